//! What cannot be a date.

use super::row::{Row, relabel};
use crate::parse::state::label_index;
use crate::record::label::Label;

/// `38 (7), 10.1029, pp. 9`: the beginning of a DOI, or another number with three or more digits behind
/// its point, is no date.
pub(super) fn dates(row: &mut Row<'_>) {
    for part in row.parts() {
        let (words, year) = (row.words(part.first, part.end), row.is_year(part.end - 1));
        if part.label == Some(Label::Date) && is_decimal(words) && !year {
            relabel(&mut row.tagged[part.first..part.end], label_index(None));
        }
    }
}

fn is_decimal(words: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    words.split_once('.').is_some_and(|(whole, rest)| {
        digits(whole) && digits(rest) && whole.len() < 4 && (3..=5).contains(&rest.len())
    })
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn decimals_are_no_dates() {
        check(&[
            (
                "Berg A., 2002, Moss, 38, 10.1029, pp. 9",
                "Aa Y T V Yy Gg",
                "author[Berg A.] date[2002] title[Moss] volume[38] pages[pp. 9]",
            ),
            (
                "Berg A. Moss. 10.1999",
                "Aa T Yy",
                "author[Berg A.] title[Moss] date[10.1999]",
            ),
        ]);
    }
}

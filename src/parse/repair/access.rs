//! The day of access that no word announces.

use super::row::Row;
use crate::record::label::Label;

/// `https://a.org/b. 13 Oct. 2022.`: a day behind an address at the end of a reference with a date is
/// that of access.
pub(super) fn access(row: &mut Row<'_>) {
    let parts = row.parts();
    let mut dates = parts.iter().filter(|part| part.label == Some(Label::Date));
    let (Some(first), Some(last)) = (dates.clone().next(), dates.next_back()) else {
        return;
    };
    let behind_address = last
        .first
        .checked_sub(1)
        .is_some_and(|at| row.label(at) == Some(Label::Url));
    let day = last.end - last.first == 3 && row.any_cue(last.first, last.end, "month");
    if first.end <= last.first && behind_address && day && last.end == row.len() {
        row.set(last.first, last.end, Label::Accessed);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn days_behind_addresses() {
        check(&[
            (
                "Roofs. 2019. http://a.org/b. 13 Oct. 2022.",
                "TYUYyy",
                "title[Roofs] date[2019] url[http://a.org/b] accessed[13 Oct. 2022]",
            ),
            (
                "Roofs. http://a.org/b. 13 Oct. 2022.",
                "TUYyy",
                "title[Roofs] url[http://a.org/b] date[13 Oct. 2022]",
            ),
            (
                "Roofs. 2019. http://a.org/b. 2022.",
                "TYUY",
                "title[Roofs] date[2019] url[http://a.org/b] date[2022]",
            ),
        ]);
    }
}

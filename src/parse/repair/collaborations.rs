//! Collaborations beside the persons who sign for them: a body and persons are no one list of names.

use super::row::{Part, Row};
use crate::record::label::Label;

/// `LHCb collaboration, R. Aaij et al.`, `R. Diener, LCTPC Collaboration`: the body is an author of its
/// own.
pub(super) fn collaborations(row: &mut Row<'_>) {
    for part in row.parts().iter().copied() {
        if part.label != Some(Label::Author) {
            continue;
        }
        let Some(body) = (part.first..part.end).find(|at| is_collaboration(row, *at)) else {
            continue;
        };
        let first = beginning(row, part, body);
        for begin in [first, body + 1] {
            if begin > part.first && begin < part.end {
                row.begin(begin);
            }
        }
    }
}

fn is_collaboration(row: &Row<'_>, at: usize) -> bool {
    let ends = row.is_comma(at + 1) || row.gap(at + 1).is_some_and(|gap| gap.opens != 0);
    let last = row.label(at + 1) != Some(Label::Author);
    row.is_word(at, "collaboration") && (ends || last)
}

/// The first word of the body: behind the last comma before its last word.
fn beginning(row: &Row<'_>, part: Part, body: usize) -> usize {
    let mut words = (part.first + 1..=body).rev();
    words.find(|at| row.is_comma(*at)).unwrap_or(part.first)
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn collaborations_are_authors_of_their_own() {
        check(&[
            (
                "ROOF collaboration, A. Berg et al., Moss, 2010",
                "Aa aaaa T Y",
                "author[ROOF collaboration] author[A. Berg et al.] title[Moss] date[2010]",
            ),
            (
                "A. Berg, ROOF Collaboration, Slates 37 (2012) 456.",
                "Aa aa C V Y G",
                "author[A. Berg] author[ROOF Collaboration] container-title[Slates] volume[37] date[2012] pages[456]",
            ),
            (
                "ROOF Collaboration (Berg A. et al.), Slates 37",
                "Aa aaaa C V",
                "author[ROOF Collaboration] author[Berg A. et al.] container-title[Slates] volume[37]",
            ),
            (
                "Berg A. Collaboration in roofs",
                "Aa Ttt",
                "author[Berg A.] title[Collaboration in roofs]",
            ),
        ]);
    }
}

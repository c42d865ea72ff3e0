//! A title in quotation marks ends with them, and a mark in brackets before everything is one thing.

use super::row::Row;
use crate::parse::gap::Within;
use crate::record::label::Label;

/// Shorter quotations may be the beginning of a title: `“Moss”, a play`.
pub(super) const LEAST_WORDS: usize = 3;

/// `“Moss on old roofs,” Roof Ecology`, all labelled title: what begins behind the quotation with a
/// capital is the host, where nothing else is it.
pub(super) fn quoted(row: &mut Row<'_>) {
    if row.has(Label::ContainerTitle) {
        return;
    }
    let parts = row.parts();
    let mut titles = parts.iter().filter(|part| part.label == Some(Label::Title));
    let found = titles.find_map(|title| {
        let group = row.group_at(title.first, Within::Quotation)?;
        let whole = group.end - group.first >= LEAST_WORDS;
        let set_apart = row.marks(group.end).contains([',', '.']);
        let further = group.end < title.end && row.is_capital(group.end);
        (whole && set_apart && further).then_some((group.end, title.end))
    });
    if let Some((first, end)) = found {
        row.set(first, end, Label::ContainerTitle);
    }
}

/// `[ACL30] Berg A.`: letters and number in brackets that open the reference are its number in the list.
pub(super) fn keys(row: &mut Row<'_>) {
    let Some(group) = row.group_at(0, Within::Brackets) else {
        return;
    };
    // `[ACL 30 a]` is as long as keys are.
    const LONGEST: usize = 3;
    let numbered = (0..group.end).any(|at| row.label(at) == Some(Label::CitationNumber));
    if numbered && group.end <= LONGEST {
        row.set(0, group.end, Label::CitationNumber);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn quotations_end_titles() {
        check(&[
            (
                "L. Rossi, « Muschi dei vecchi tetti », Memoria e tetti, n. 41, 2012",
                "Aa Tttt ttt Ii Y",
                "author[L. Rossi] title[Muschi dei vecchi tetti] container-title[Memoria e tetti] issue[n. 41] date[2012]",
            ),
            (
                "Berg, A. \"Moss on old roofs.\" Demo at the Roof Conference. 2011",
                "Aa Tttt ttttt Y",
                "author[Berg, A.] title[Moss on old roofs] container-title[Demo at the Roof Conference] date[2011]",
            ),
            (
                "Berg, A. “Moss on roofs”: a play. 2011",
                "Aa Ttttt Y",
                "author[Berg, A.] title[“Moss on roofs”: a play] date[2011]",
            ),
            (
                "Berg, A. “Moss”, Rain. 2011",
                "Aa Tt Y",
                "author[Berg, A.] title[“Moss”, Rain] date[2011]",
            ),
        ]);
    }

    #[test]
    fn keys_are_whole() {
        check(&[
            (
                "[ACL30] Berg A.",
                "0# Aa",
                "citation-number[ACL30] author[Berg A.]",
            ),
            ("[Berg] Moss. 2011", "0 T Y", "title[Moss] date[2011]"),
        ]);
    }
}

//! Cases at law: `Berg v. Board of Roofs, 347 U.S. 483 (1954)` — parties, volume, reporter, page and year.

use super::row::Row;
use crate::record::label::Label;

/// The names of the parties have no more words.
const LONGEST: usize = 16;

/// Labels a case that is cited by its reporter (The Bluebook, rule 10).
pub(super) fn cases(row: &mut Row<'_>) {
    let first = usize::from(row.label(0) == Some(Label::CitationNumber));
    let to = row.len().min(first + LONGEST);
    let Some(versus) = (first + 1..to).find(|at| {
        matches!(row.word(*at), "v" | "vs" | "V")
            && row.is_capital(*at - 1)
            && row.is_capital(*at + 1)
            && row.is_joined(*at)
    }) else {
        return;
    };
    let Some(volume) = (versus + 2..row.len().min(versus + LONGEST))
        .find(|at| row.is_comma(*at) && row.is_number(*at) && !row.is_year(*at))
    else {
        return;
    };
    // `U.S.`, `F. Supp. 2d`, `All ER`
    let reporter = volume + 1;
    let Some(page) = (reporter + 1..row.len().min(reporter + 6)).find(|at| row.is_number(*at))
    else {
        return;
    };
    let abbreviated = (reporter..page).all(|at| row.is_capital(at) || row.word(at).ends_with('d'));
    let Some(year) = (page + 1..row.len().min(page + 6)).find(|at| row.is_year(*at)) else {
        return;
    };
    let in_parentheses = row.gap(year + 1).is_some_and(|gap| gap.closes == 2);
    if !abbreviated || !in_parentheses {
        return;
    }
    row.set(first, volume, Label::Title);
    row.set(volume, reporter, Label::Volume);
    row.set(reporter, page, Label::ContainerTitle);
    row.set(page, page + 1, Label::Pages);
    row.set(year, year + 1, Label::Date);
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn cases_have_reporters() {
        check(&[
            (
                "Berg v. Board of Roofs, 347 U.S. 483 (1954).",
                "Aa Ttt ttt G Y",
                "title[Berg v. Board of Roofs] volume[347] container-title[U.S.] pages[483] date[1954]",
            ),
            (
                "12. Lind v. Falk, 12 F. Supp. 45 (D. Tver 1990).",
                "# Aaa V Cc G Bb Y",
                "citation-number[12] title[Lind v. Falk] volume[12] container-title[F. Supp.] pages[45] publisher[D. Tver] date[1990]",
            ),
            (
                "Berg v. roofs, 347 Tiles 483 (1954).",
                "Aa T V C G Y",
                "author[Berg v] title[roofs] volume[347] container-title[Tiles] pages[483] date[1954]",
            ),
        ]);
    }
}

//! The kind of a thesis and where it was written, in brackets behind its title.

use super::row::Row;
use crate::parse::gap::Within;
use crate::record::label::Label;

/// `Roofs [Doctoral dissertation, University of Tiles]. Archive`: the kind, the school, and what
/// follows for itself (APA, 10.6).
pub(super) fn theses(row: &mut Row<'_>) {
    kinds(row);
    let groups = row.tokens.groups.iter();
    let Some(group) = groups
        .filter(|group| matches!(group.kind, Within::Brackets | Within::Parentheses))
        .find(|group| names_thesis(row, group.first, group.end))
        .copied()
    else {
        return;
    };
    let titled = (0..group.first).any(|at| row.label(at) == Some(Label::Title));
    let comma = (group.first + 1..group.end).find(|at| row.is_comma(*at));
    let kind = comma.unwrap_or(group.end);
    let words = (group.first..group.end).all(|at| !row.is_number(at));
    if !titled || !words || kind - group.first > LONGEST_KIND {
        return;
    }
    let begins = row.label(group.end);
    row.set(group.first, kind, Label::Genre);
    if kind < group.end {
        row.set(kind, group.end, Label::Publisher);
    }
    // What was taken for the rest of the translation is the archive that holds the thesis.
    if begins == Some(Label::TranslatedTitle) {
        let parts = row.parts();
        if let Some(rest) = parts.iter().find(|part| part.first == group.end) {
            row.set(rest.first, rest.end, Label::Publisher);
        }
    }
}

/// `thèse de doctorat, Université de Tver`, labelled publisher: a part that is but the kind of a thesis.
fn kinds(row: &mut Row<'_>) {
    if row.has(Label::Genre) {
        return;
    }
    let found = row.parts().iter().copied().find(|part| {
        let taken = matches!(
            part.label,
            Some(Label::Publisher | Label::ContainerTitle | Label::Note | Label::PublisherPlace)
        );
        taken
            && part.end - part.first <= LONGEST_KIND
            && names_thesis(row, part.first, part.end)
            && (part.first..part.end)
                .all(|at| !row.is_number(at) && (at == part.first || !row.is_comma(at)))
    });
    if let Some(part) = found {
        row.set(part.first, part.end, Label::Genre);
    }
}

/// Kinds have fewer words: `Unpublished Master’s thesis in Architecture`.
const LONGEST_KIND: usize = 6;

/// Words before a kind that the lexicon does not know as such.
const LEVELS: &[&str] = &[
    "honours",
    "honors",
    "bachelor",
    "bachelor's",
    "bachelor’s",
    "master’s",
    "undergraduate",
    "diploma",
];

/// Whether some words begin by naming a kind of thesis.
fn names_thesis(row: &Row<'_>, first: usize, end: usize) -> bool {
    const KINDS: &[&str] = &[
        "dissertation",
        "diss",
        "thesis",
        "tesis",
        "tese",
        "dissertação",
        "thèse",
        "mémoire",
        "tesi",
        "dissertatie",
        "proefschrift",
        "rozprawa",
        "disertace",
        "diplomarbeit",
        "masterarbeit",
        "habilitationsschrift",
        "дис",
        "диссертация",
        "дисертація",
    ];
    // `Unpublished doctoral dissertation`, and no title on a thesis.
    let kind = (first..end.min(first + 4)).find(|at| row.is_one_of(*at, KINDS));
    kind.is_some_and(|kind| {
        (first..kind).all(|at| {
            let word = row.word(at).to_lowercase();
            row.is_cue(at, "thesis") || LEVELS.contains(&word.as_str())
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn kinds_and_schools() {
        check(&[
            (
                "Berg. Roofs [Doctoral dissertation, University of Tiles]. Archive.",
                "At rrrrr R",
                "author[Berg] title[Roofs] genre[Doctoral dissertation] publisher[University of Tiles] publisher[Archive]",
            ),
            (
                "Tejados [Tesis de maestría, Universidad de Musgo]. Repositorio.",
                "T kkk bbb b",
                "title[Tejados] genre[Tesis de maestría] publisher[Universidad de Musgo] publisher[Repositorio]",
            ),
            (
                "Telhados (Tese de Doutorado). Recife.",
                "T ttt P",
                "title[Telhados] genre[Tese de Doutorado] publisher-place[Recife]",
            ),
            (
                "Roofs [On the thesis of Lind]. Nov",
                "T rrrrr C",
                "title[Roofs] translated-title[On the thesis of Lind] container-title[Nov]",
            ),
        ]);
    }

    #[test]
    fn kinds_stand_alone() {
        check(&[
            (
                "Claire Berg, Les toits, thèse de doctorat, Université de Tver, 2004.",
                "Aa Tt Bbb Ppp Y",
                "author[Claire Berg] title[Les toits] genre[thèse de doctorat] publisher[Université de Tver] date[2004]",
            ),
            (
                "Lind: Dächer. Diss. Universität Tver 2010.",
                "A T K Pp Y",
                "author[Lind] title[Dächer] genre[Diss.] publisher[Universität Tver] date[2010]",
            ),
        ]);
    }
}

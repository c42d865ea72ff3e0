//! PAR017: a romanised title without a translation.

use crate::compare::entry::Prepared;
use crate::compare::pairing::{Pair, Pairing};
use crate::compare::rule::{Findings, Manual, Rule, Side};
use crate::diagnostic::Severity;
use crate::record::TextVariable;
use crate::record::label::Label;
use crate::text::language;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR017",
        name: "lost-translation",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds a romanised title without a translation in brackets, in a list whose other titles have one.

Who does not read Russian learns nothing from a romanised title.

Example: `Shchukin Yu.Ya. Teoriya polya. Moscow, 1988.`

Use instead: `Teoriya polya [Field Theory]`.",
        bad: &[(
            "Щукин Ю. Я. Теория поля. М. : Наука, 1988. 112 с.\nЩукин Ю. Я. Общая алгебра колец. М. : Наука, 1989. 212 с.\nБелов И. И. Характер. М. : Наука, 1969. 13 с.",
            "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Moscow, Nauka, 1988, 112 p.\nShchukin Yu.Ya. Obshchaya algebra kolets. Moscow, Nauka, 1989, 212 p.\nBelov I.I. Kharakter [Character]. Moscow, Nauka, 1969, 13 p.",
        )],
        good: &[
            (
                "Щукин Ю. Я. Теория поля. М. : Наука, 1988. 112 с.\nБелов И. И. Характер // Личность. М. : Наука, 1969. С. 1–13.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Moscow, Nauka, 1988, 112 p.\nBelov I.I. Kharakter [Character]. Lichnost'. Moscow, Nauka, 1969, pp. 1–13.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 2, pp. 15–24.",
            ),
            (
                "Щукин Ю. Я. Теория поля. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Щукин Ю. Я. Теория поля. М. : Наука, 1988. 112 с.\nБелов И. И., Яковлев П. П. Свойства пленок // Вестник. 1989. Т. 2. С. 5–9.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Moscow, Nauka, 1988, 112 p.\nBelov I.I., Yakovlev P.P. Properties of thin films. Vestnik, 1989, vol. 2, pp. 5–9.",
            ),
        ],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    // Two longer words that are romanised make a romanised title; names always are.
    let romanised = |pair: &Pair, latin: &Prepared<'_>| {
        let in_name = |at: usize| {
            let names = [Label::Author, Label::Editor, Label::Translator];
            names.iter().any(|label| latin.is_labelled(at, *label))
        };
        let words = pair.words.iter().filter(|w| !in_name(w.latin.start));
        words.filter(|w| w.spelling.letters > 3).count() >= 2
    };
    let all: Vec<_> = pairing
        .each()
        .filter(|(pair, _, latin)| romanised(pair, latin))
        .collect();
    let with = all
        .iter()
        .filter(|(_, _, latin)| is_translated(latin))
        .count();
    if 2 * with <= all.len() {
        return;
    }
    for (pair, _, latin) in all {
        if !is_translated(latin) {
            let message = "no translation of the title; most entries have one";
            findings.add(
                Side::Latin,
                pair.latin,
                latin.place_of(Label::Title),
                message,
            );
        }
    }
}

/// Whether some bracket stands before the host: one behind it translates the host's title; or whether
/// a dash divides the title from its translation.
fn is_translated(latin: &Prepared<'_>) -> bool {
    let labels = latin.entry.labels.iter();
    let mut titles = labels.filter(|l| l.label == Label::ContainerTitle);
    let host = titles.next().map_or(latin.text.len(), |l| l.span.start);
    latin.brackets.iter().any(|bracket| bracket.start < host) || has_two_titles(latin)
}

/// Whether the title says the same twice, `Obshchaya algebra – General algebra`.
fn has_two_titles(latin: &Prepared<'_>) -> bool {
    let title = latin.entry.reference.texts.get(&TextVariable::Title);
    title.is_some_and(|title| {
        let parts = title.value.split_once(" – ");
        let parts = parts.or_else(|| title.value.split_once(" — "));
        let english = |part: &str| {
            let guess = language::detect(part);
            guess.is_some_and(|guess| guess.language.language() == "en")
        };
        title.translated().is_some() || parts.is_some_and(|(_, second)| english(second))
    })
}

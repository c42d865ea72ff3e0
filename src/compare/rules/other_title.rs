//! PAR015: a romanised title that is not the Cyrillic one.

use crate::compare::entry::Prepared;
use crate::compare::pairing::{Pair, Pairing};
use crate::compare::rule::{Findings, Manual, Rule, Side, entry_of};
use crate::compare::{spelling, words};
use crate::diagnostic::Severity;
use crate::record::label::Label;
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR015",
        name: "other-title",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds words of a title that the romanised title lacks or spells as no system does.

A title that is only translated is not complained of.

Example: `Теория булевых колец` beside `Teoriya bulvyh kolets`.

Use instead: the title, letter by letter.",
        bad: &[
            (
                "Щукин Ю. Я. Теория булевых колец. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Teoriya bulvyh kolets. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Щукин Ю. Я. Булевы кольца. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Kol'tsa [Boolean Rings]. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Щукин Ю. Я. Общая теория булевых колец. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Obshchaya teoriya kolets. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Smith J. Experimental green roofs // Building Review. 2016. Vol. 51, no. 3. P. 301–318.",
                "Smith J. Experimenta green roofs. Building Review, 2016, vol. 51, no. 3, pp. 301–318.",
            ),
        ],
        good: &[
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 2, pp. 15–24.",
            ),
            (
                "Щукин Ю. Я. Теория булевых колец. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Theory of Boolean rings. Moscow, Nauka, 1988, 112 p.",
            ),
        ],
    },
    check,
};

/// A shorter word that is lost may have been an abbreviation, or a mark.
const SHORTEST: usize = 3;

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    for (pair, cyrillic, latin) in pairing.each() {
        // What stands behind a slash is a statement of responsibility or the host.
        let end = cyrillic.text.find(" /").unwrap_or(cyrillic.text.len());
        let title: Vec<Span> = cyrillic
            .words
            .iter()
            .filter(|w| w.end <= end && cyrillic.is_labelled(w.start, Label::Title))
            .filter(|w| words::is_cyrillic(w.of(cyrillic.text)))
            .copied()
            .collect();
        if title.is_empty() {
            for (place, word) in misprinted(cyrillic, latin) {
                let other = entry_of(Side::Cyrillic, pair.cyrillic);
                let message = format!("`{}` is `{word}` in {other}", place.of(latin.text));
                findings.add(Side::Latin, pair.latin, place, message);
            }
            continue;
        }
        let partner = |word: &Span| pair.words.iter().find(|p| p.cyrillic == *word);
        let romanised = title.iter().filter(|w| partner(w).is_some()).count();
        if 2 * romanised < title.len() + 1 && !is_romanised(pair, latin) {
            continue;
        }
        let other = entry_of(Side::Cyrillic, pair.cyrillic);
        // Words lost are shown together, at the word that stands before them.
        let mut before = latin.place_of(Label::Title);
        let mut lost: Option<Span> = None;
        for word in title.iter().map(Some).chain([None]) {
            let found = word.and_then(partner);
            let ends = found.is_some() || word.is_none();
            if let Some(lost) = lost.take_if(|_| ends) {
                let words = lost.of(cyrillic.text);
                let message = format!("`{words}` of {other} is not in the title");
                findings.add(Side::Latin, pair.latin, before, message);
            }
            match (word, found) {
                (Some(word), Some(found)) => {
                    if found.spelling.cost > 0 {
                        let (written, printed) =
                            (found.latin.of(latin.text), word.of(cyrillic.text));
                        let message = format!("`{written}` is not `{printed}` of {other}");
                        findings.add(Side::Latin, pair.latin, found.latin, message);
                    }
                    before = found.latin;
                }
                (Some(word), None) if is_lost(word.of(cyrillic.text), latin) => {
                    lost = Some(lost.map_or(*word, |lost| lost.cover(*word)));
                }
                _ => {}
            }
        }
    }
}

/// Whether a word of the title stands nowhere in the Latin entry; words may stand in another order.
fn is_lost(word: &str, latin: &Prepared<'_>) -> bool {
    let mut printed = latin.words.iter().map(|place| place.of(latin.text));
    word.chars().count() >= SHORTEST
        && !printed.any(|written| {
            spelling::may_be(word, written)
                && spelling::of(word, written).is_some_and(|s| s.cost == 0)
        })
}

/// Words that differ by a letter from those of the same foreign title in the other list.
fn misprinted<'a>(
    other: &'a Prepared<'_>,
    entry: &'a Prepared<'_>,
) -> impl Iterator<Item = (Span, &'a str)> {
    /// Shorter words are near too many others.
    const LONG: usize = 6;
    let has = |entry: &Prepared<'_>, word: &str| {
        let mut words = entry.words.iter().map(|w| w.of(entry.text));
        words.any(|printed| printed.to_lowercase() == word.to_lowercase())
    };
    let titles = other
        .words
        .iter()
        .filter(|w| other.is_labelled(w.start, Label::Title));
    let lost = titles.map(|w| w.of(other.text)).filter(move |word| {
        word.chars().count() >= LONG && !words::is_cyrillic(word) && !has(entry, word)
    });
    lost.filter_map(move |word| {
        let mut printed = entry.words.iter().filter(|place| {
            let in_bracket = entry
                .brackets
                .iter()
                .any(|bracket| bracket.contains(**place));
            !in_bracket && !has(other, place.of(entry.text))
        });
        let near = |place: &&Span| {
            let (a, b) = (place.of(entry.text).to_lowercase(), word.to_lowercase());
            strsim::levenshtein(&a, &b) == 1
        };
        Some((*printed.find(near)?, word))
    })
}

/// Whether every word of the Latin title outside brackets romanises a Cyrillic one, and one of them
/// is long: what is left of a short title shows that it was romanised, not translated.
fn is_romanised(pair: &Pair, latin: &Prepared<'_>) -> bool {
    let title = latin.words.iter().filter(|word| {
        latin.is_labelled(word.start, Label::Title)
            && !latin
                .brackets
                .iter()
                .any(|bracket| bracket.contains(**word))
    });
    let mut longest = 0;
    for word in title {
        let mut partners = pair.words.iter().filter(|p| p.latin == *word);
        if !partners.any(|p| p.spelling.cost == 0) {
            return false;
        }
        longest = longest.max(word.of(latin.text).chars().count());
    }
    longest > 4
}

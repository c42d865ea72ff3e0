//! PAR022: another place of publication.

use crate::compare::entry::Prepared;
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side, entry_of};
use crate::diagnostic::Severity;
use crate::record::label::Label;
use crate::record::{TextVariable, place};
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR022",
        name: "other-place",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds a place of publication that is not the other list's, or is misspelt. A list may leave places
out.

Example: `Л. : Наука, 1976` beside `Moscow, Nauka, 1976`.

Use instead: the place the title page gives.",
        bad: &[
            (
                "Щукин Ю. Я. Теория поля. Л. : Наука, 1976. 112 с.",
                "Shchukin Yu.Ya. Teoriya polya. Moscow, Nauka, 1976, 112 p.",
            ),
            (
                "Щукин Ю. Я. Теория поля. М. : Наука, 1976. 112 с.",
                "Shchukin Yu.Ya. Teoriya polya. Noscow, Nauka, 1976, 112 p.",
            ),
            (
                "Щукин Ю. Я. Теория поля. Л. : Наука, 1976. 112 с.",
                "Shchukin Yu.Ya. Teoriya polya. Leningard, Nauka, 1976, 112 p.",
            ),
        ],
        good: &[
            (
                "Щукин Ю. Я. Теория поля. СПб. : Наука, 2006. 112 с.",
                "Shchukin Yu.Ya. Teoriya polya. Saint-Petersburg, Nauka, 2006, 112 p.",
            ),
            (
                "Щукин Ю. Я. Теория поля. М. ; Л. : Наука, 1936. 112 с.",
                "Shchukin Yu.Ya. Teoriya polya. Moscow, Nauka, 1936, 112 p.",
            ),
            (
                "Щукин Ю. Я. Теория поля. М. : Наука, 2006. 112 с.",
                "Shchukin, Yu. Ya. (2006). Teoriya polya. Nauka.",
            ),
        ],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    for (pair, cyrillic, latin) in pairing.each() {
        let theirs = places(cyrillic);
        let full: Vec<String> = theirs.iter().map(|name| place::full(name)).collect();
        let is_theirs =
            |name: &str| place::russian(name).is_some_and(|name| full.iter().any(|f| f == name));
        let mut printed = latin.words.windows(2).flat_map(|pair| {
            let (first, last) = (pair[0], pair[1]);
            [first, last, first.cover(last)]
        });
        let known = !full.is_empty() && full.iter().all(|name| place::english(name).is_some());
        if !known || printed.any(|words| is_theirs(words.of(latin.text))) {
            continue;
        }
        let other = entry_of(Side::Cyrillic, pair.cyrillic);
        let ours = places(latin);
        if let Some((place, name)) = misspelt(&full, latin) {
            let message = format!("`{}` is not `{name}`", place.of(latin.text));
            findings.add(Side::Latin, pair.latin, place, message);
        } else if !ours.iter().any(|name| is_theirs(name))
            && let Some(ours) = ours.iter().find(|name| place::russian(name).is_some())
        {
            let message = format!("the place is {ours} here, {} in {other}", theirs.join(", "));
            let place = latin.place_of(Label::PublisherPlace);
            findings.add(Side::Latin, pair.latin, place, message);
        }
    }
}

fn places<'a>(entry: &Prepared<'a>) -> Vec<&'a str> {
    let value: Option<&str> = entry.entry.reference.text(TextVariable::PublisherPlace);
    let each = value.unwrap_or_default().split([';', ',']);
    each.map(str::trim)
        .filter(|place| !place.is_empty())
        .collect()
}

/// A word that is the English name of one of the places but for one letter.
fn misspelt(full: &[String], entry: &Prepared<'_>) -> Option<(Span, String)> {
    /// Shorter names are near too many words.
    const LONG: usize = 5;
    let names: Vec<String> = full
        .iter()
        .filter_map(|name| place::english(name))
        .collect();
    let mut words = entry.words.iter().filter(|word| {
        let mut brackets = entry.brackets.iter();
        !brackets.any(|bracket| bracket.contains(**word))
    });
    words.find_map(|word| {
        let printed = word.of(entry.text);
        let is_near = |name: &&String| {
            name.chars().count() >= LONG && strsim::osa_distance(name, printed) == 1
        };
        Some((*word, names.iter().find(is_near)?.clone()))
    })
}

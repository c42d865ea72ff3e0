//! PAR016: a bracket that is no translation of the title.

use crate::compare::entry::Prepared;
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side, entry_of};
use crate::compare::{spelling, words};
use crate::diagnostic::Severity;
use crate::record::TextVariable;
use crate::record::label::Label;
use crate::text::span::Span;
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR016",
        name: "bad-translation",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds brackets behind a title that hold no translation of it: romanised Russian, a translation of
an English title, another number than the title has, the translation of another entry.

Example: `Grooflab [Elektronnyy resurs]`, `Plan 1935 goda [The plan of 1953]`.

Use instead: the title in English.",
        bad: &[
            (
                "Brown T. Reading in the digital age of the book // Reading Quarterly. 2016. Vol. 51, no. 3. P. 301–318.",
                "Brown T. Reading in the digital age of the book [Reading in our age]. Reading Quarterly, 2016, vol. 51, no. 3, pp. 301–318.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Elektronnyy resurs]. Vestnik, 1993, no. 2, pp. 15–24.",
            ),
            (
                "Щукин Ю. Я. Планы 1935 года. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Plany 1935 goda [The plans of 1953]. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Щукин Ю. Я. Теория поля. М. : Наука, 1988. 112 с.\nЩукин Ю. Я. Общая алгебра колец. М. : Наука, 1989. 212 с.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory of Today]. Moscow, Nauka, 1988, 112 p.\nShchukin Yu.Ya. Obshchaya algebra kolets [Field theory of today]. Moscow, Nauka, 1989, 212 p.",
            ),
        ],
        good: &[
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 2, pp. 15–24.",
            ),
            (
                "Щукин Ю. Я. Планы 1935 года. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Plany 1935 goda [The plans of 1935]. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "García M. La frontera norte // Estudios Fronterizos. 2011. Vol. 12, no. 2. P. 9–35.",
                "García M. La frontera norte [The Northern Border]. Estudios Fronterizos, 2011, vol. 12, no. 2, pp. 9–35.",
            ),
        ],
    },
    check,
};

/// The usual words of a medium's bracket, which the other list may leave out.
const MEDIUM: [&str; 3] = ["Электронный", "ресурс", "Текст"];

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    let mut seen: HashMap<String, (usize, String)> = HashMap::new();
    for (pair, cyrillic, latin) in pairing.each() {
        for bracket in &latin.brackets {
            let inside = bracket.of(latin.text).trim_matches(['[', ']']);
            let is_translation = latin.is_labelled(bracket.start + 1, Label::TranslatedTitle);
            let message = if is_romanised(inside, cyrillic) {
                Some("the bracket holds romanised Russian, no translation".to_string())
            } else if !is_translation {
                None
            } else if !words::is_cyrillic(cyrillic.text) {
                // Whether a Spanish title is translated is the journal's choice.
                let language = latin.entry.reference.language.as_ref();
                let english = language.is_some_and(|tag| tag.language() == "en");
                english.then(|| "the title needs no translation: it is English".to_string())
            } else {
                let title = latin.entry.reference.text(TextVariable::Title);
                let title = title.unwrap_or_default().to_lowercase();
                match seen.insert(inside.to_lowercase(), (pair.latin, title.clone())) {
                    Some((entry, other)) if other != title => {
                        let other = entry_of(Side::Latin, entry);
                        Some(format!("the same translation as {other}, of another title"))
                    }
                    _ => strange_number(inside, latin, *bracket, cyrillic),
                }
            };
            if let Some(message) = message {
                findings.add(Side::Latin, pair.latin, *bracket, message);
            }
        }
    }
}

/// Whether most words of a bracket are words of the Cyrillic entry, letter by letter.
fn is_romanised(inside: &str, cyrillic: &Prepared<'_>) -> bool {
    let long = |word: &&str| word.chars().count() > 3;
    let words: Vec<&str> = words::words(inside).iter().map(|w| w.of(inside)).collect();
    let (mut count, mut romanised) = (0, 0);
    for word in words.into_iter().filter(long) {
        count += 1;
        let printed = cyrillic.words.iter().map(|w| w.of(cyrillic.text));
        let same = printed.chain(MEDIUM).any(|printed| {
            words::is_cyrillic(printed)
                && spelling::may_be(printed, word)
                && spelling::of(printed, word).is_some_and(|s| s.cost == 0)
        });
        romanised += usize::from(same);
    }
    3 * romanised > 2 * count
}

/// What is wrong with a number of three digits or more that only the translation has.
fn strange_number(
    inside: &str,
    latin: &Prepared<'_>,
    bracket: Span,
    cyrillic: &Prepared<'_>,
) -> Option<String> {
    let title = latin.text.get(..bracket.start).unwrap_or_default();
    let digits = inside.split(|c: char| !c.is_ascii_digit());
    let mut numbers = digits.filter(|number| number.len() > 2);
    let strange =
        numbers.find(|number| !title.contains(*number) && !cyrillic.has_number(number))?;
    Some(format!(
        "the number {strange} of the translation is not in the title"
    ))
}

//! Order of texts: by the alphabet of a language, or script by script, each by its own alphabet.

use std::str::FromStr;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};

use crate::text::lang::is_cyrillic;
use crate::text::script::Script;

/// Which script comes first in a sorted list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScriptOrder {
    /// The order of the list's language: Cyrillic before Latin in a Russian list, after it in an
    /// English one.
    #[default]
    Native,
    /// Cyrillic, then Latin, then the others.
    CyrillicFirst,
    /// Latin, then Cyrillic, then the others.
    LatinFirst,
}

impl ScriptOrder {
    /// All orders by their names.
    pub const NAMES: [(&'static str, ScriptOrder); 3] = [
        ("native", ScriptOrder::Native),
        ("cyrillic-first", ScriptOrder::CyrillicFirst),
        ("latin-first", ScriptOrder::LatinFirst),
    ];

    /// Where a script stands; what has no letters stands before all.
    fn rank(self, script: Script) -> u8 {
        let cyrillic_first = u8::from(self == ScriptOrder::CyrillicFirst);
        match script {
            Script::Common => 0,
            Script::Cyrillic => 2 - cyrillic_first,
            Script::Latin => 1 + cyrillic_first,
            _ => 3,
        }
    }
}

impl FromStr for ScriptOrder {
    type Err = ();

    fn from_str(name: &str) -> Result<ScriptOrder, ()> {
        let found = ScriptOrder::NAMES.iter().find(|(known, _)| *known == name);
        found.map(|(_, order)| *order).ok_or(())
    }
}

/// An order of texts.
pub(super) struct Collation {
    scripts: ScriptOrder,
    /// The alphabet of the list's language.
    own: CollatorBorrowed<'static>,
    /// The alphabet of texts in the other of the scripts Cyrillic and Latin, if the scripts are
    /// kept apart.
    other: Option<CollatorBorrowed<'static>>,
    own_is_cyrillic: bool,
}

impl Collation {
    /// The order of a list in the language of a tag; the root order where the language has none
    /// of its own.
    pub fn new(tag: Option<&str>, scripts: ScriptOrder) -> Collation {
        let language = tag.and_then(|tag| tag.split('-').next());
        Collation {
            scripts,
            own: collator(tag),
            other: (scripts != ScriptOrder::Native).then(|| collator(None)),
            own_is_cyrillic: language.is_some_and(is_cyrillic),
        }
    }

    /// Sort keys of one item's values, in the order of the style's keys; `descending` says of each
    /// whether it is sorted backwards, which turns no scripts over. The keys compare as bytes.
    /// `None`: nothing to sort by.
    pub fn keys(&self, values: &[Option<String>], descending: &[bool]) -> Vec<Option<Vec<u8>>> {
        let mut led = false;
        let mut keys = Vec::with_capacity(values.len());
        for (at, (value, descending)) in values.iter().zip(descending).enumerate() {
            let key = match value {
                Some(text) => Some(self.key(text, *descending)),
                // What lacks the first of the texts stays with its script, at the end there.
                None if !led => {
                    let rest = values.iter().skip(at).flatten();
                    let script = rest
                        .map(|text| leading(text))
                        .find(|s| *s != Script::Common);
                    script.filter(|_| self.other.is_some()).map(|script| {
                        let mark = [self.scripts.rank(script), 1];
                        mark.map(|byte| turned(byte, *descending)).to_vec()
                    })
                }
                None => None,
            };
            led |= value
                .as_deref()
                .is_some_and(|text| leading(text) != Script::Common);
            keys.push(key);
        }
        keys
    }

    fn key(&self, text: &str, descending: bool) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(2 * text.len() + 2);
        let mut collator = &self.own;
        if let Some(other) = &self.other {
            let script = leading(text);
            if (script == Script::Cyrillic) != self.own_is_cyrillic {
                collator = other;
            }
            let mark = [self.scripts.rank(script), 0];
            bytes.extend(mark.map(|byte| turned(byte, descending)));
        }
        let Ok(()) = collator.write_sort_key_to(text, &mut bytes);
        bytes
    }
}

/// A byte that stays in its place when the order is turned over.
fn turned(byte: u8, descending: bool) -> u8 {
    if descending { !byte } else { byte }
}

/// The script of the first letter.
fn leading(text: &str) -> Script {
    let mut scripts = text.chars().map(Script::of);
    scripts
        .find(|s| *s != Script::Common)
        .unwrap_or(Script::Common)
}

fn collator(tag: Option<&str>) -> CollatorBorrowed<'static> {
    let tag = tag.and_then(|tag| tag.parse::<icu_locale_core::Locale>().ok());
    let preferences = tag.map(Into::into).unwrap_or_default();
    Collator::try_new(preferences, CollatorOptions::default())
        .or_else(|_| Collator::try_new(Default::default(), CollatorOptions::default()))
        .expect("the root collation is compiled in")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(tag: &str, scripts: ScriptOrder, descending: bool, texts: &[&str]) -> String {
        let collation = Collation::new(Some(tag), scripts);
        let key = |text: &str| collation.keys(&[Some(text.to_string())], &[descending]);
        let mut texts = texts.to_vec();
        texts.sort_by(|a, b| match descending {
            false => key(a).cmp(&key(b)),
            true => key(b).cmp(&key(a)),
        });
        texts.join(" ")
    }

    #[test]
    fn scripts_one_after_the_other_each_by_its_alphabet() {
        use ScriptOrder::{CyrillicFirst, LatinFirst, Native};
        let texts = [
            "Zoë",
            "Ёлкин",
            "Öberg",
            "Жук",
            "Γ",
            "Ek",
            "1984",
            "Елин",
            "Іванюк",
            "Якин",
        ];
        for (tag, scripts, expected) in [
            (
                "en-US",
                Native,
                "1984 Ek Öberg Zoë Γ Елин Ёлкин Жук Іванюк Якин",
            ),
            (
                "ru-RU",
                Native,
                "1984 Елин Ёлкин Жук Іванюк Якин Ek Öberg Zoë Γ",
            ),
            (
                "en-US",
                CyrillicFirst,
                "1984 Елин Ёлкин Жук Іванюк Якин Ek Öberg Zoë Γ",
            ),
            (
                "ru-RU",
                LatinFirst,
                "1984 Ek Öberg Zoë Елин Ёлкин Жук Іванюк Якин Γ",
            ),
            // Swedish has Ö behind Z.
            (
                "sv-SE",
                CyrillicFirst,
                "1984 Елин Ёлкин Жук Іванюк Якин Ek Zoë Öberg Γ",
            ),
        ] {
            assert_eq!(
                sorted(tag, scripts, false, &texts),
                expected,
                "{tag} {scripts:?}"
            );
        }
        let backwards = sorted(
            "en-US",
            CyrillicFirst,
            true,
            &["Abe", "Zoë", "Елин", "Якин"],
        );
        assert_eq!(backwards, "Якин Елин Zoë Abe");
    }

    #[test]
    fn what_lacks_the_first_text_stays_with_its_script() {
        let collation = Collation::new(Some("en-US"), ScriptOrder::CyrillicFirst);
        let row = |author: &str, title: &str| {
            let some = |text: &str| Some(text.to_string()).filter(|text| !text.is_empty());
            collation.keys(&[some(author), some(title)], &[false, false])
        };
        let (nameless, foreign) = (row("", "Книга"), row("Abe", "A"));
        assert!(row("Якин", "Я") < nameless && nameless < foreign);
        // Later texts that are missing come last as ever.
        assert_eq!(row("Abe", "").last(), Some(&None));
        let native = Collation::new(Some("en-US"), ScriptOrder::Native);
        assert_eq!(native.keys(&[None], &[false]), [None]);
    }

    #[test]
    fn orders_have_names() {
        for (name, order) in ScriptOrder::NAMES {
            assert_eq!(name.parse(), Ok(order));
        }
        assert_eq!("cyrillic".parse::<ScriptOrder>(), Err(()));
    }
}

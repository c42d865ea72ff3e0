//! Signs for "the same author as above": `———`, `Он же`, `Idem`.

use crate::record::name::{Name, NameParts};
use crate::record::{NameVariable, Reference};
use crate::text::unicode::is_dash;

const WORDS: &[&str] = &[
    "он же",
    "она же",
    "они же",
    "его же",
    "её же",
    "ее же",
    "их же",
    "idem",
    "id",
    "eadem",
    "ders",
    "derselbe",
    "dies",
    "dieselbe",
    "dieselben",
    "the same",
    "le même",
    "той же",
    "той самий",
    "його ж",
    "el mismo",
    "lo stesso",
];

/// Whether the text is such a sign.
pub fn is_repeated(text: &str) -> bool {
    let bare = text.trim().trim_end_matches(['.', ',', ':']).trim();
    if bare.is_empty() {
        return false;
    }
    let line = bare
        .chars()
        .all(|c| is_dash(c) || c == '_' || c.is_whitespace());
    // A single dash divides fields; two and more, or a long one, stand for a name.
    if line {
        return bare.chars().filter(|c| is_dash(*c) || *c == '_').count() >= 2
            || bare.contains(['—', '⸺', '⸻']);
    }
    WORDS.contains(&bare.to_lowercase().as_str())
}

/// Puts the authors of the reference before in place of such signs, down the list; a sign with
/// nothing before it stays. The names that are put in are copies.
pub fn resolve_repeated<'r>(references: impl IntoIterator<Item = &'r mut Reference>) {
    let mut last: Option<crate::record::Names> = None;
    for reference in references {
        let Some(names) = reference.names.get_mut(&NameVariable::Author) else {
            // Editors in the place of authors may be repeated too.
            last = reference.names.get(&NameVariable::Editor).cloned();
            continue;
        };
        let stands_for_above = matches!(
            names.list.as_slice(),
            [Name { parts: NameParts::Literal(text), .. }] if is_repeated(text)
        );
        if stands_for_above && let Some(above) = &last {
            *names = above.clone();
        }
        last = Some(names.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::ItemType;

    #[test]
    fn the_author_above_is_put_in() {
        let mut list: Vec<Reference> = ["", "———", "Он же.", "x"]
            .iter()
            .map(|sign| {
                let name = match *sign {
                    "" => Name::person("Орлов", "В. Г."),
                    "x" => Name::person("Зимина", "А."),
                    sign => Name::literal(sign),
                };
                let mut reference = Reference::new(ItemType::Book);
                reference
                    .names
                    .insert(NameVariable::Author, vec![name].into());
                reference
            })
            .collect();
        resolve_repeated(&mut list);
        let families: Vec<_> = list
            .iter()
            .map(|r| r.names_of(NameVariable::Author)[0].family())
            .collect();
        assert_eq!(families, ["Орлов", "Орлов", "Орлов", "Зимина"]);
    }

    #[test]
    fn only_signs_are_signs() {
        for (text, expected) in [
            ("———", true),
            ("—", true),
            ("-", false),
            ("Он же", true),
            ("Ders.", true),
            ("Онжев", false),
            ("", false),
            ("_____", true),
        ] {
            assert_eq!(is_repeated(text), expected, "{text}");
        }
    }
}

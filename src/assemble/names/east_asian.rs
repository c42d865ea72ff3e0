//! Chinese, Japanese and Korean names in their own script: the family name stands first, mostly
//! without a space.

use crate::record::name::{Name, NameParts, Person};
use crate::text::script::Script;

/// Family names of two characters, Chinese and Korean.
const COMPOUND: &[&str] = &[
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "夏侯", "尉迟", "尉遲", "公孙", "公孫",
    "慕容", "令狐", "长孙", "司徒", "端木", "皇甫", "남궁", "황보", "제갈", "선우", "독고", "사공",
];

/// Reads a list of names in Han, Kana or Hangul; `None` when the text has other letters or looks
/// like a body.
pub fn read(text: &str) -> Option<Vec<Name>> {
    let is_east_asian =
        |c: char| matches!(Script::of(c), Script::Han | Script::Kana | Script::Hangul);
    if !text.chars().any(is_east_asian)
        || text.chars().any(|c| c.is_alphabetic() && !is_east_asian(c))
    {
        return None;
    }
    let divided = |c: char| matches!(c, ',' | ';' | '、' | '，' | '；' | '/' | '&');
    Some(
        text.split(divided)
            .map(str::trim)
            .filter(|part| part.chars().any(char::is_alphabetic))
            .map(one)
            .collect(),
    )
}

fn one(part: &str) -> Name {
    let mut words = part.split_whitespace();
    if let (Some(family), Some(given), None) = (words.next(), words.next(), words.next()) {
        return person(family, given);
    }
    let length = part.chars().count();
    let script = Script::of_text(part);
    let family_length = match length {
        2 | 3 => 1,
        4 if COMPOUND.iter().any(|name| part.starts_with(name)) => 2,
        // Japanese: mostly two and two.
        4 if script == Script::Han => 2,
        5 if script == Script::Kana || part.chars().any(|c| Script::of(c) == Script::Kana) => 2,
        _ => return Name::literal(part),
    };
    let family_length = if length == 3 && COMPOUND.iter().any(|name| part.starts_with(name)) {
        2
    } else {
        family_length
    };
    match part.char_indices().nth(family_length) {
        Some((at, _)) => {
            let (family, given) = part.split_at(at);
            person(family, given)
        }
        None => Name::literal(part),
    }
}

fn person(family: &str, given: &str) -> Name {
    NameParts::Person(Person {
        static_ordering: true,
        ..Person::new(family, given)
    })
    .into()
}

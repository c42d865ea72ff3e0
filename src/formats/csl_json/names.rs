//! CSL-JSON's name objects (CSL-JSON schema 1.0.2, `name-variable`) to names and back.

use super::dates::truthy;
use crate::record::name::{Name, NameParts, Names, Person};
use serde_json::{Map, Value, json};

/// Reads the names of a role: an array of objects or strings, or a single one. A last literal
/// `et al.` or `others` says that there are more.
pub(super) fn read(value: &Value) -> Names {
    let list = match value {
        Value::Array(list) => list.as_slice(),
        single => std::slice::from_ref(single),
    };
    let mut names = Names {
        list: list.iter().filter_map(read_one).map(Name::from).collect(),
        others: false,
    };
    if let Some(NameParts::Literal(text)) = names.list.last().map(|name| &name.parts)
        && is_others(text)
    {
        names.list.pop();
        names.others = true;
    }
    names
}

/// Writes the names of a role.
pub(super) fn write(names: &Names) -> Value {
    let mut list: Vec<Value> = names.list.iter().map(|n| write_one(&n.parts)).collect();
    if names.others {
        list.push(json!({ "literal": "et al." }));
    }
    Value::Array(list)
}

/// Reads one name; `None` when it says nothing.
pub(super) fn read_one(value: &Value) -> Option<NameParts> {
    match value {
        Value::String(text) => from_words(text),
        Value::Object(object) => from_object(object),
        _ => None,
    }
}

/// Writes one name.
pub(super) fn write_one(parts: &NameParts) -> Value {
    let person = match parts {
        NameParts::Literal(text) => return json!({ "literal": text }),
        NameParts::Person(person) => person,
    };
    let mut object = Map::new();
    for (key, part) in [
        ("family", &person.family),
        ("given", &person.given),
        ("dropping-particle", &person.dropping_particle),
        ("non-dropping-particle", &person.non_dropping_particle),
        ("suffix", &person.suffix),
    ] {
        if !part.is_empty() {
            object.insert(key.into(), json!(part));
        }
    }
    for (key, set) in [
        ("comma-suffix", person.comma_suffix),
        ("static-ordering", person.static_ordering),
    ] {
        if set {
            object.insert(key.into(), json!(true));
        }
    }
    Value::Object(object)
}

fn from_object(object: &Map<String, Value>) -> Option<NameParts> {
    let part = |key: &str| match object.get(key) {
        Some(Value::String(text)) => text.trim().to_string(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let set = |key: &str| object.get(key).is_some_and(truthy);
    let mut person = Person {
        family: part("family"),
        given: part("given"),
        dropping_particle: part("dropping-particle"),
        non_dropping_particle: part("non-dropping-particle"),
        suffix: part("suffix"),
        comma_suffix: set("comma-suffix"),
        static_ordering: set("static-ordering"),
    };
    if person.family.is_empty() && person.given.is_empty() {
        // `name` is Crossref's word for a body.
        let literal = ["literal", "name"]
            .map(part)
            .into_iter()
            .find(|t| !t.is_empty());
        return literal.map(NameParts::Literal);
    }
    if set("parse-names") {
        parse_particles(&mut person);
    }
    Some(NameParts::Person(person))
}

/// `parse-names` of citeproc-js: small words before the family name are its particle, small words
/// behind the given names a dropping one, and what follows a comma there is a suffix.
fn parse_particles(person: &mut Person) {
    if person.non_dropping_particle.is_empty() {
        let end = small_words(&person.family);
        if end < person.family.len() {
            person.non_dropping_particle = person.family[..end].trim_end().to_string();
            person.family = person.family[end..].to_string();
        }
    }
    if person.suffix.is_empty()
        && let Some((given, suffix)) = person.given.split_once(',')
    {
        let bang = suffix.strip_prefix('!');
        person.comma_suffix |= bang.is_some();
        person.suffix = bang.unwrap_or(suffix).trim().to_string();
        person.given = given.trim_end().to_string();
    }
    if person.dropping_particle.is_empty() {
        let words: Vec<&str> = person.given.split_whitespace().collect();
        let kept = words.len() - words.iter().rev().take_while(|w| is_small(w)).count();
        if (1..words.len()).contains(&kept) {
            person.dropping_particle = words[kept..].join(" ");
            person.given = words[..kept].join(" ");
        }
    }
}

/// Length of the small words at the beginning, with the spaces behind them.
fn small_words(text: &str) -> usize {
    let mut end = 0;
    for word in text.split_inclusive(' ') {
        if !is_small(word.trim_end()) {
            break;
        }
        end += word.len();
    }
    end
}

fn is_small(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

fn from_words(text: &str) -> Option<NameParts> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    Some(match text.split_once(',') {
        Some((family, given)) if !family.trim().is_empty() && !given.trim().is_empty() => {
            NameParts::Person(Person::new(family.trim(), given.trim()))
        }
        _ => NameParts::Literal(text.to_string()),
    })
}

fn is_others(text: &str) -> bool {
    matches!(
        text.trim().trim_end_matches('.').to_lowercase().as_str(),
        "et al" | "others" | "et alii" | "и др"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Names {
        read(&serde_json::from_str(text).unwrap())
    }

    #[test]
    fn names_of_all_shapes() {
        let person = |family: &str, given: &str| Names::from(vec![Name::person(family, given)]);
        for (text, expected) in [
            (
                r#"[{"family":"Иванов","given":"И. И."}]"#,
                person("Иванов", "И. И."),
            ),
            (r#"{"family":"Doe","given":"J."}"#, person("Doe", "J.")),
            (r#"["Doe, J."]"#, person("Doe", "J.")),
            (
                r#"[{"literal":"ЦЭМИ РАН"}]"#,
                vec![Name::literal("ЦЭМИ РАН")].into(),
            ),
            (r#"[{"name":"WHO"}]"#, vec![Name::literal("WHO")].into()),
            (r#"[{}, null, ""]"#, Names::default()),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
        let more = names(r#"[{"family":"Doe"},{"literal":"et al."}]"#);
        assert!(more.others && more.list.len() == 1);
        assert!(names(r#"[{"literal":"others"}]"#).others);
    }

    #[test]
    fn particles_are_parsed_only_when_asked() {
        let parse = |text: &str| match names(text).list.remove(0).parts {
            NameParts::Person(p) => [
                p.non_dropping_particle,
                p.family,
                p.given,
                p.dropping_particle,
                p.suffix,
            ]
            .join("|"),
            NameParts::Literal(text) => text,
        };
        assert_eq!(
            parse(r#"[{"family":"van den Keere","given":"Pieter","parse-names":true}]"#),
            "van den|Keere|Pieter||"
        );
        assert_eq!(
            parse(r#"[{"family":"Humboldt","given":"Alexander von","parse-names":"1"}]"#),
            "|Humboldt|Alexander|von|"
        );
        assert_eq!(
            parse(r#"[{"family":"King","given":"M. L., Jr.","parse-names":true}]"#),
            "|King|M. L.||Jr."
        );
        assert_eq!(
            parse(r#"[{"family":"van Gogh","given":"V."}]"#),
            "|van Gogh|V.||"
        );
        assert_eq!(
            parse(r#"[{"family":"hooks","given":"bell","parse-names":true}]"#),
            "|hooks|bell||"
        );
    }
}

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
        // CSL-JSON has no field for it: this is the word of BibTeX, which pandoc understands as we do, and
        // which other processors print as it is.
        list.push(json!({ "literal": "others" }));
    }
    Value::Array(list)
}

/// The keys of a name object that a name has a place for.
const KNOWN: &[&str] = &[
    "family",
    "given",
    "dropping-particle",
    "non-dropping-particle",
    "suffix",
    "comma-suffix",
    "static-ordering",
    "parse-names",
    "literal",
    "name",
];

/// What the name objects of a role have beyond that (`ORCID`, `affiliation`), a value for each
/// name: an object, or null. `None` when they have nothing more.
pub(super) fn unknown(value: &Value) -> Option<Value> {
    let beyond = |name: &Value| -> Value {
        let members = name.as_object().into_iter().flatten();
        let unknown: Map<String, Value> = members
            .filter(|(key, value)| !KNOWN.contains(&key.as_str()) && !value.is_null())
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        if unknown.is_empty() {
            Value::Null
        } else {
            Value::Object(unknown)
        }
    };
    let list = match value {
        Value::Array(list) => list.as_slice(),
        single => std::slice::from_ref(single),
    };
    let known = |name: &Value| {
        let mut keys = name.as_object().into_iter().flat_map(Map::keys);
        keys.all(|key| KNOWN.contains(&key.as_str()))
    };
    if list.iter().all(known) {
        return None;
    }
    let all: Vec<Value> = list
        .iter()
        .filter(|n| read_one(n).is_some())
        .map(beyond)
        .collect();
    all.iter()
        .any(|v| !v.is_null())
        .then_some(Value::Array(all))
}

/// Puts back into written name objects what [`unknown`] found in them; nothing when their number
/// is another by now.
pub(super) fn put_unknown(written: &mut Value, unknown: &Value) {
    let (Some(written), Some(unknown)) = (written.as_array_mut(), unknown.as_array()) else {
        return;
    };
    if written.len() != unknown.len() {
        return;
    }
    for (name, more) in written.iter_mut().zip(unknown) {
        let (Some(name), Some(more)) = (name.as_object_mut(), more.as_object()) else {
            continue;
        };
        for (key, value) in more {
            name.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
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
    if reads_otherwise(person) {
        object.insert("parse-names".into(), json!(false));
    }
    Value::Object(object)
}

/// Whether a reader would find particles or a suffix in a name that has none.
fn reads_otherwise(person: &Person) -> bool {
    if !person.dropping_particle.is_empty() || !person.non_dropping_particle.is_empty() {
        return false;
    }
    let mut parsed = person.clone();
    parse_particles(&mut parsed);
    parsed != *person
}

fn from_object(object: &Map<String, Value>) -> Option<NameParts> {
    let part = |value: &Value| match value {
        Value::String(text) => text.trim().to_string(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let mut person = Person::default();
    let (mut literal, mut name) = (String::new(), String::new());
    let mut asked = true;
    // One pass: names are most of what a file holds, and each lookup of a key would hash it.
    for (key, value) in object {
        match key.as_str() {
            "family" => person.family = part(value),
            "given" => person.given = part(value),
            "dropping-particle" => person.dropping_particle = part(value),
            "non-dropping-particle" => person.non_dropping_particle = part(value),
            "suffix" => person.suffix = part(value),
            "comma-suffix" => person.comma_suffix = truthy(value),
            "static-ordering" => person.static_ordering = truthy(value),
            "parse-names" => asked = truthy(value),
            "literal" => literal = part(value),
            // Crossref's word for a body.
            "name" => name = part(value),
            _ => {}
        }
    }
    if person.family.is_empty() && person.given.is_empty() {
        let bodies = [literal, name];
        let found = bodies.into_iter().find(|body| !body.is_empty());
        return found.map(NameParts::Literal);
    }
    let apart = [&person.dropping_particle, &person.non_dropping_particle];
    if asked && apart.iter().all(|particle| particle.is_empty()) {
        parse_particles(&mut person);
    }
    Some(NameParts::Person(person))
}

/// What processors read from a name whose particles are not given apart: small words before the
/// family name are its particle, particles behind the given names are dropping ones, and what
/// follows a comma there is a suffix. A family name in quotation marks stays as it is.
fn parse_particles(person: &mut Person) {
    let quoted = person.family.strip_prefix('"');
    if let Some(family) = quoted.and_then(|family| family.strip_suffix('"')) {
        person.family = family.to_string();
        return;
    }
    // A body may begin with a small word: only persons have given names.
    if person.given.is_empty() {
        return;
    }
    let (particle, family) = person.family.split_at(particle_end(&person.family));
    let (particle, family) = (particle.trim_end().to_string(), family.to_string());
    person.non_dropping_particle = particle;
    person.family = family;
    if person.suffix.is_empty()
        && let Some((given, suffix)) = person.given.split_once(',')
    {
        let suffix = suffix.trim_start();
        let bang = suffix.strip_prefix('!');
        person.comma_suffix |= bang.is_some();
        person.suffix = bang.unwrap_or(suffix).trim().to_string();
        person.given = given.trim_end().to_string();
    }
    let words: Vec<&str> = person.given.split_whitespace().collect();
    let kept = words.len() - words.iter().rev().take_while(|w| is_particle(w)).count();
    if let Some((given, particle)) = words.split_at_checked(kept)
        && !given.is_empty()
        && !particle.is_empty()
    {
        (person.dropping_particle, person.given) = (particle.join(" "), given.join(" "));
    }
}

/// Where the family name begins: behind small words, and behind a small beginning that an
/// apostrophe or hyphen ties to a capital (`d’Alembert`, `al-Farabi`). 0 when nothing would be
/// left.
fn particle_end(family: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = family.get(end..).unwrap_or_default();
        let word = rest.split(' ').next().unwrap_or_default();
        let tied = tied_particle(word);
        if tied > 0 {
            return end + tied;
        }
        if !is_small(word) {
            return end;
        }
        let behind = rest.get(word.len()..).unwrap_or_default();
        let next = behind.trim_start();
        if next.is_empty() {
            return 0;
        }
        end = family.len() - next.len();
    }
}

/// Length of the particle tied to a capital: 2 of `d'Arcus`.
fn tied_particle(word: &str) -> usize {
    let mut marks = word.match_indices(['\'', '’', '-', '‐']);
    let found = marks.find(|(at, mark)| {
        let (head, tail) = word.split_at(at + mark.len());
        is_small(head) && tail.starts_with(char::is_uppercase)
    });
    found.map_or(0, |(at, mark)| at + mark.len())
}

/// A word of small letters only.
fn is_small(word: &str) -> bool {
    let mark = |c: char| matches!(c, '.' | '\'' | '’' | '-' | '‐');
    word.chars().any(char::is_lowercase) && word.chars().all(|c| c.is_lowercase() || mark(c))
}

/// A particle as it stands behind given names. Not every small word is one: given names of
/// China and Korea end in small words, too (`Jae hoon`).
fn is_particle(word: &str) -> bool {
    is_small(word)
        && (word.contains(['\'', '’']) || PARTICLES.contains(&word.replace('.', "").as_str()))
}

const PARTICLES: &[&str] = &[
    "a", "af", "al", "am", "auf", "aus", "av", "aw", "ben", "bin", "d", "da", "dal", "dalla",
    "das", "de", "degli", "dei", "del", "dela", "della", "delle", "dello", "dem", "den", "der",
    "des", "di", "do", "dos", "du", "e", "el", "het", "ibn", "il", "im", "in", "la", "las", "le",
    "les", "lo", "los", "of", "onder", "op", "over", "st", "te", "ten", "ter", "tho", "thoe",
    "tot", "uit", "uijt", "v", "van", "vande", "vanden", "vander", "vd", "ver", "vom", "von",
    "vor", "y", "z", "zu", "zum", "zur",
];

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
    fn particles_are_found_where_they_are_not_given_apart() {
        let parse = |family: &str, given: &str| {
            let name = json!([{ "family": family, "given": given }]);
            match read(&name).list.remove(0).parts {
                NameParts::Person(p) => [
                    p.non_dropping_particle,
                    p.family,
                    p.given,
                    p.dropping_particle,
                    p.suffix,
                ]
                .join("|"),
                NameParts::Literal(text) => text,
            }
        };
        for (family, given, expected) in [
            ("van den Keere", "Pieter", "van den|Keere|Pieter||"),
            ("v.d. Meulen", "Jan", "v.d.|Meulen|Jan||"),
            ("in ’t Veld", "Anna", "in ’t|Veld|Anna||"),
            ("’t Hooft", "Gerard", "’t|Hooft|Gerard||"),
            ("d'Alembert", "Jean", "d'|Alembert|Jean||"),
            ("de l’Hôpital", "Guillaume", "de l’|Hôpital|Guillaume||"),
            ("al-Farabi", "Abu", "al-|Farabi|Abu||"),
            ("D'Arcus", "Bruce", "|D'Arcus|Bruce||"),
            ("Humboldt", "Alexander von", "|Humboldt|Alexander|von|"),
            ("Medici", "Lorenzo de’", "|Medici|Lorenzo|de’|"),
            ("Lee", "Jae hoon", "|Lee|Jae hoon||"),
            ("King", "M. L., Jr.", "|King|M. L.||Jr."),
            ("hooks", "bell", "|hooks|bell||"),
            ("\"de Man\"", "Paul", "|de Man|Paul||"),
            ("de Gruyter", "", "|de Gruyter|||"),
            ("ван Дейк", "Антонис", "ван|Дейк|Антонис||"),
        ] {
            assert_eq!(parse(family, given), expected, "{given} {family}");
        }
    }

    #[test]
    fn a_name_without_particles_is_written_so_that_none_are_found() {
        for (family, given) in [
            ("van Gogh", "Vincent"),
            ("\"A\"", "B"),
            ("King", "M. L., Jr."),
        ] {
            let person = NameParts::Person(Person::new(family, given));
            assert_eq!(read_one(&write_one(&person)), Some(person));
        }
        let asked = json!({ "family": "van Gogh", "given": "V.", "parse-names": false });
        assert_eq!(
            read_one(&asked),
            Some(NameParts::Person(Person::new("van Gogh", "V.")))
        );
    }
}

//! Names of persons and bodies (CSL 1.0.2, Names; CSL-JSON name objects).

use super::form::Form;

/// A person's name in its parts; a part that is absent is empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Person {
    /// Family name without particles: `Humboldt`.
    pub family: String,
    /// Given names or initials, patronymic included: `А. В.`.
    pub given: String,
    /// A particle dropped when only the family name is shown: `von` of Alexander von Humboldt.
    pub dropping_particle: String,
    /// A particle kept with the family name: `van` of Vincent van Gogh.
    pub non_dropping_particle: String,
    /// `Jr.`, `III`.
    pub suffix: String,
    /// The suffix stands behind a comma also in `given family` order.
    pub comma_suffix: bool,
    /// The name is always shown as `family given` (Chinese, Hungarian, …).
    pub static_ordering: bool,
}

/// What a name consists of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NameParts {
    /// A person.
    Person(Person),
    /// An institution, or a name that cannot be divided.
    Literal(String),
}

/// One name, with the other forms in which it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The name as the record gives it.
    pub parts: NameParts,
    /// The same name romanised, restored, or as it was printed (a genitive editor, say).
    pub forms: Vec<Form<NameParts>>,
}

/// The names in one role.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Names {
    /// The names that are known, in order.
    pub list: Vec<Name>,
    /// There are more who are not named: `et al.`, `и др.`
    pub others: bool,
}

impl Person {
    /// A person of a family name and given names.
    pub fn new(family: impl Into<String>, given: impl Into<String>) -> Person {
        Person {
            family: family.into(),
            given: given.into(),
            ..Person::default()
        }
    }

    /// The family name with its non-dropping particle: `van Gogh`.
    pub fn full_family(&self) -> String {
        join_particle(&self.non_dropping_particle, &self.family)
    }
}

impl Name {
    /// A person of a family name and given names.
    pub fn person(family: impl Into<String>, given: impl Into<String>) -> Name {
        NameParts::Person(Person::new(family, given)).into()
    }

    /// An undivided name.
    pub fn literal(text: impl Into<String>) -> Name {
        NameParts::Literal(text.into()).into()
    }

    /// Whether some given name is written out, not an initial.
    pub fn is_full(&self) -> bool {
        match &self.parts {
            NameParts::Person(person) => person
                .given
                .split_whitespace()
                .any(|word| !word.contains('.') && word.chars().count() > 2),
            NameParts::Literal(_) => false,
        }
    }

    /// The family name, or the whole of an undivided name.
    pub fn family(&self) -> &str {
        match &self.parts {
            NameParts::Person(person) => &person.family,
            NameParts::Literal(text) => text,
        }
    }
}

impl From<NameParts> for Name {
    fn from(parts: NameParts) -> Name {
        Name {
            parts,
            forms: Vec::new(),
        }
    }
}

impl From<Vec<Name>> for Names {
    fn from(list: Vec<Name>) -> Names {
        Names {
            list,
            others: false,
        }
    }
}

/// Joins a particle to what follows it: with a space unless it is tied to it.
pub fn join_particle(particle: &str, name: &str) -> String {
    if particle.is_empty() {
        return name.to_string();
    }
    let tight = is_tied(particle) || name.is_empty();
    format!("{particle}{}{name}", if tight { "" } else { " " })
}

/// Whether no space follows a particle: it ends in a hyphen, or in the apostrophe of an elision
/// (`d’`, `dell’`, `o’`). The apostrophe of a shortened word (Italian `de’` for `dei`) has one.
pub fn is_tied(particle: &str) -> bool {
    if let Some(word) = particle.strip_suffix(['\'', '’']) {
        let last = word.rsplit(' ').next().unwrap_or_default();
        let vowel = last.ends_with(['a', 'e', 'i', 'o', 'u']);
        return !vowel || last.chars().count() == 1;
    }
    particle.ends_with(['-', '‑'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_are_joined_to_names() {
        for (particle, name, expected) in [
            ("van", "Gogh", "van Gogh"),
            ("d’", "Alembert", "d’Alembert"),
            ("dell'", "Acqua", "dell'Acqua"),
            ("de l’", "Hôpital", "de l’Hôpital"),
            ("o’", "Brien", "o’Brien"),
            ("de’", "Medici", "de’ Medici"),
            ("al-", "Farabi", "al-Farabi"),
            ("’t", "Hooft", "’t Hooft"),
            ("", "Doe", "Doe"),
        ] {
            assert_eq!(join_particle(particle, name), expected);
        }
    }
}

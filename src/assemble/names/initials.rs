//! Initials that medicine prints without full stops (`Smith JR`; ICMJE, Citing Medicine, 1), put as
//! styles expect them: `J. R.`.

/// Most initials that are printed together.
const MOST: usize = 4;

/// Russian capitals of which romanisation makes two letters or more.
const DIGRAPHS: &[&str] = &[
    "Shch", "Yu", "Ya", "Ye", "Yo", "Iu", "Ia", "Ju", "Ja", "Zh", "Kh", "Ts", "Ch", "Sh",
];

/// The initials of a run of romanised ones, one of which at least is more than a capital: `E`, `Yu`
/// of `EYu`. `None` for any other word.
pub fn romanised(word: &str) -> Option<Vec<&str>> {
    let mut initials = Vec::new();
    let mut rest = word;
    while !rest.is_empty() {
        let length = match DIGRAPHS.iter().find(|d| rest.starts_with(**d)) {
            Some(digraph) => digraph.len(),
            None => rest.chars().next().filter(|c| c.is_uppercase())?.len_utf8(),
        };
        let (initial, behind) = rest.split_at(length);
        initials.push(initial);
        rest = behind;
    }
    let joined = initials.iter().any(|initial| initial.chars().count() > 1);
    (joined && (2..=MOST).contains(&initials.len())).then_some(initials)
}

/// The initials divided, when `given` is a run of capitals and the family name shows that capitals
/// are not this list's way of writing names. `None` when there is nothing to divide.
pub fn divided(given: &str, family: &str) -> Option<String> {
    let bare = given.strip_suffix('.').unwrap_or(given);
    if let Some(initials) = romanised(bare) {
        return Some(format!("{}.", initials.join(". ")));
    }
    let count = bare.chars().count();
    let capitals = bare.chars().all(char::is_uppercase);
    if !capitals || !(2..=MOST).contains(&count) || !family.chars().any(char::is_lowercase) {
        return None;
    }
    let initials: Vec<String> = bare.chars().map(|letter| format!("{letter}.")).collect();
    Some(initials.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_capitals_are_initials() {
        for (given, family, expected) in [
            ("JR", "Smith", Some("J. R.")),
            ("KA.", "Lee", Some("K. A.")),
            ("EYu", "Sokolova", Some("E. Yu.")),
            ("YaSh", "Gainullin", Some("Ya. Sh.")),
            ("Yu", "Sokolova", None),
            ("Yuan", "Sokolova", None),
            ("E", "Nowak", None),
            ("E.", "Nowak", None),
            ("J.R.", "Smith", None),
            ("ANNA", "SMITH", None),
            ("Jo", "Smith", None),
            ("", "Smith", None),
        ] {
            assert_eq!(
                divided(given, family).as_deref(),
                expected,
                "{given} {family}"
            );
        }
    }
}

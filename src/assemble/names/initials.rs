//! Initials that medicine prints without full stops (`Smith JR`; ICMJE, Citing Medicine, 1), put as
//! styles expect them: `J. R.`.

/// Most initials that are printed together.
const MOST: usize = 4;

/// The initials divided, when `given` is a run of capitals and the family name shows that capitals
/// are not this list's way of writing names. `None` when there is nothing to divide.
pub fn divided(given: &str, family: &str) -> Option<String> {
    let bare = given.strip_suffix('.').unwrap_or(given);
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

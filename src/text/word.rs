//! Words among other words.

/// Whether a word is one of some words in small letters, in whatever letters it is printed. Makes no copy
/// of the word.
pub fn is_one_of(word: &str, words: &[&str]) -> bool {
    if word.is_ascii() {
        return words.iter().any(|other| word.eq_ignore_ascii_case(other));
    }
    let mut letters = word.chars().flat_map(char::to_lowercase);
    let first = letters.next();
    words.iter().any(|word| {
        let mut word = word.chars();
        word.next() == first && letters.clone().eq(word)
    })
}

#[cfg(test)]
mod tests {
    use super::is_one_of;

    #[test]
    fn letter_case_does_not_matter() {
        for (word, expected) in [
            ("THE", true),
            ("the", true),
            ("Из", true),
            ("them", false),
            ("th", false),
            ("", false),
            ("İ", true),
        ] {
            assert_eq!(
                is_one_of(word, &["the", "из", "i\u{307}"]),
                expected,
                "{word}"
            );
        }
        assert!(is_one_of("", &[""]) && !is_one_of("a", &[]));
    }
}

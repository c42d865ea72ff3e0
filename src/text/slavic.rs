//! East Slavic patronymics: what tells a person's whole name from other words.

/// Whether the word is an East Slavic patronymic in the nominative or genitive.
pub fn is_patronymic(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ович",
        "евич",
        "ёвич",
        "ьич",
        "тич",
        "мич",
        "кич",
        "овна",
        "евна",
        "ёвна",
        "ична",
        "инична",
        "івна",
        "ївна",
        "йович",
        "овича",
        "евича",
        "ьича",
        "овны",
        "евны",
        "ичны",
        "ovich",
        "evich",
        "ovna",
        "evna",
        "ichna",
        "ovych",
        "ivna",
        "авіч",
        "евіч",
        "аўна",
        "еўна",
    ];
    // Formed in another way, or shorter than others that end so.
    const WHOLE: &[&str] = &[
        "ильич",
        "ильича",
        "ilyich",
        "ilich",
        "лукич",
        "лукича",
        "фомич",
        "фомича",
        "саввич",
        "саввича",
        "оглы",
        "кызы",
        "улы",
        "ogly",
        "kyzy",
    ];
    let lower = word.to_lowercase();
    WHOLE.contains(&lower.as_str())
        || lower.chars().count() >= 6 && ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patronymics_are_known() {
        for (word, expected) in [
            ("Иванович", true),
            ("Петровна", true),
            ("Ильич", true),
            ("Никитична", true),
            ("Тарасівна", true),
            ("Ivanovich", true),
            ("Иванов", false),
            ("Москвич", false),
            ("Кирпич", false),
        ] {
            assert_eq!(is_patronymic(word), expected, "{word}");
        }
    }
}

//! Numbers of list items as word processors print them.

use crate::text::roman::roman;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Decimal,
    LowerRoman,
    UpperRoman,
    LowerLetter,
    UpperLetter,
    LowerCyrillic,
    UpperCyrillic,
}

impl Form {
    /// By the names of ISO/IEC 29500 (`w:numFmt`).
    pub fn of_word(name: &str) -> Form {
        match name {
            "lowerRoman" => Form::LowerRoman,
            "upperRoman" => Form::UpperRoman,
            "lowerLetter" => Form::LowerLetter,
            "upperLetter" => Form::UpperLetter,
            "russianLower" => Form::LowerCyrillic,
            "russianUpper" => Form::UpperCyrillic,
            _ => Form::Decimal,
        }
    }

    /// By the letters of OpenDocument (`style:num-format`).
    pub fn of_odf(name: &str) -> Form {
        match name {
            "i" => Form::LowerRoman,
            "I" => Form::UpperRoman,
            "a" => Form::LowerLetter,
            "A" => Form::UpperLetter,
            name if name.starts_with('а') => Form::LowerCyrillic,
            name if name.starts_with('А') => Form::UpperCyrillic,
            _ => Form::Decimal,
        }
    }
}

/// A number in its form; a number the form cannot write is decimal.
pub(super) fn printed(number: u32, form: Form) -> String {
    // Word counts without ё, й, ъ, ы, ь.
    const CYRILLIC: &str = "абвгдежзиклмнопрстуфхцчшщэюя";
    let letter = |letters: &str| {
        let all: Vec<char> = letters.chars().collect();
        let at = usize::try_from(number.checked_sub(1)?).ok()?;
        let c = *all.get(at % all.len())?;
        let times = at / all.len() + 1;
        (times <= 3).then(|| std::iter::repeat_n(c, times).collect::<String>())
    };
    const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
    match form {
        Form::Decimal => None,
        Form::LowerRoman => (number < 4000).then(|| roman(number)),
        Form::UpperRoman => (number < 4000).then(|| roman(number).to_uppercase()),
        Form::LowerLetter => letter(LATIN),
        Form::UpperLetter => letter(LATIN).map(|l| l.to_uppercase()),
        Form::LowerCyrillic => letter(CYRILLIC),
        Form::UpperCyrillic => letter(CYRILLIC).map(|l| l.to_uppercase()),
    }
    .unwrap_or_else(|| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed() {
        for (number, form, expected) in [
            (12, Form::Decimal, "12"),
            (4, Form::UpperRoman, "IV"),
            (27, Form::LowerLetter, "aa"),
            (3, Form::LowerCyrillic, "в"),
            (0, Form::UpperLetter, "0"),
        ] {
            assert_eq!(printed(number, form), expected);
        }
    }
}

//! `cs:number`: numbers as digits, ordinals and Roman numerals (CSL 1.0.2, Number).

use super::Evaluator;
use crate::csl::locale::{Gender, TermForm};
use crate::csl::output::{Node, Tag};
use crate::csl::style::{Number, NumberForm, Var, VariableForm};
use crate::csl::value;
use crate::record::{self, Variable};
use crate::text::roman;
use crate::text::unicode::is_dash;

impl<'a> Evaluator<'a> {
    pub(super) fn number_element(&mut self, number: &'a Number) -> Option<Node<'a>> {
        let var = &number.variable;
        let value = self
            .value(var, VariableForm::Long)
            .filter(|_| !self.is_suppressed(var));
        self.call(value.is_some());
        let value = value?;
        self.use_up(var);
        let node = if let Some(text) = self.with_places(&value, number.form, self.gender_of(var)) {
            Node::text(text)
        } else if !record::Number::from(value.trim()).is_numeric() {
            Node::Text(value::apostrophes(&value).into_owned().into())
        } else if self.sorting.is_some() {
            Node::text(sortable(&value))
        } else {
            Node::text(self.formatted(&value, number.form, self.gender_of(var)))
        };
        let node = match var {
            Var::CitationNumber => node.tagged(Tag::CitationNumber),
            Var::Locator => node.tagged(Tag::Locator),
            _ => node,
        };
        let node = self.traced_var(node, var, VariableForm::Long);
        Some(self.dress(node, &number.look))
    }

    pub(super) fn formatted(
        &self,
        value: &str,
        form: NumberForm,
        gender: Option<Gender>,
    ) -> String {
        let mut out = String::with_capacity(value.len());
        for piece in pieces(value) {
            match piece {
                Piece::Number(text) => out.push_str(&self.one(text, form, gender)),
                Piece::Range => out.push('–'),
                Piece::Comma => out.push_str(", "),
                Piece::Ampersand => out.push_str(" & "),
            }
        }
        out
    }

    /// A number with places behind it, `7, p. 3-8`: the number in its form, the places with the
    /// label their count asks for. `None` for other values.
    pub(super) fn with_places(
        &self,
        value: &str,
        form: NumberForm,
        gender: Option<Gender>,
    ) -> Option<String> {
        let number = before_places(value);
        let mut rest = value.get(number.len()..).filter(|rest| !rest.is_empty())?;
        if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let mut out = self.one(number, form, gender);
        while let Some(mark) = rest.chars().next() {
            let part = rest.get(mark.len_utf8()..)?;
            let end = part.find(PLACE_MARKS).unwrap_or(part.len());
            let (part, tail) = part.split_at(end);
            let (label, place) = part.trim().split_once(' ')?;
            let place = place.trim();
            if !place.starts_with(|c: char| c.is_ascii_digit()) {
                return None;
            }
            let term = PLACES.iter().find(|term| {
                [false, true]
                    .iter()
                    .any(|plural| self.locale.term(term, TermForm::Short, *plural) == Some(label))
            })?;
            let label = self
                .locale
                .term(term, TermForm::Short, numbers_in(place) > 1)?;
            let place = self.formatted(place, NumberForm::Numeric, None);
            out.extend([mark.encode_utf8(&mut [0; 4]), " ", label, " ", &place]);
            rest = tail;
        }
        Some(out)
    }

    fn one(&self, text: &str, form: NumberForm, gender: Option<Gender>) -> String {
        let Ok(number) = text.parse::<u32>() else {
            return text.to_string();
        };
        match form {
            NumberForm::Numeric => text.to_string(),
            NumberForm::Ordinal => {
                format!("{number}{}", self.locale.ordinal_suffix(number, gender))
            }
            NumberForm::LongOrdinal => match self.locale.long_ordinal(number, gender) {
                Some(word) => word.to_string(),
                None => format!("{number}{}", self.locale.ordinal_suffix(number, gender)),
            },
            NumberForm::Roman => roman(number).unwrap_or_else(|| text.to_string()),
        }
    }

    /// The gender of the noun an ordinal stands with: that of the variable's term.
    fn gender_of(&self, var: &Var) -> Option<Gender> {
        match var {
            Var::Locator => self.locale.gender(self.place.label.unwrap_or("page")),
            Var::Field(Variable::Number(variable)) => self.locale.gender(variable.as_str()),
            _ => None,
        }
    }
}

/// What divides a number from a place in it.
const PLACE_MARKS: [char; 2] = [',', ';'];

/// Terms of what a place may be counted in (CSL 1.0.2, Locators).
const PLACES: &[&str] = &[
    "page",
    "note",
    "chapter",
    "figure",
    "line",
    "paragraph",
    "section",
    "column",
    "folio",
    "verse",
];

/// The number before `, p. 3`: all of a value that names no places.
pub(super) fn before_places(value: &str) -> &str {
    let place = value.match_indices(PLACE_MARKS).find(|(at, mark)| {
        let behind = value.get(at + mark.len()..).unwrap_or_default();
        let word = behind.split_whitespace().next().unwrap_or_default();
        word.starts_with(char::is_alphabetic) && word.ends_with('.')
    });
    place.map_or(value, |(at, _)| value.get(..at).unwrap_or(value))
}

enum Piece<'v> {
    Number(&'v str),
    Range,
    Comma,
    Ampersand,
}

fn pieces(value: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = value.trim();
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| is_dash(c) || matches!(c, ',' | '&'))
            .unwrap_or(rest.len());
        let (number, tail) = rest.split_at(end);
        if !number.trim().is_empty() {
            out.push(Piece::Number(number.trim()));
        }
        let mut chars = tail.chars();
        match chars.next() {
            Some(',') => out.push(Piece::Comma),
            Some('&') => out.push(Piece::Ampersand),
            Some(_) => out.push(Piece::Range),
            None => {}
        }
        rest = chars.as_str().trim_start();
    }
    out
}

/// Whether a value is nothing but numbers, with a range among them: `3-4`, `1, 3–5`.
pub(super) fn is_range(value: &str) -> bool {
    let plain = |c: char| c.is_ascii_digit() || c == ' ' || c == ',' || is_dash(c);
    value.chars().all(plain) && value.trim().chars().any(is_dash) && numbers_in(value) > 1
}

/// Whether the first number is above the second: `2395-1` is the number of a law, no range.
pub(super) fn is_descending(value: &str) -> bool {
    let mut numbers = value
        .split(is_dash)
        .map(|number| number.trim().parse::<u64>());
    matches!((numbers.next(), numbers.next()), (Some(Ok(first)), Some(Ok(second))) if first > second)
}

/// How many numbers a value names; ranges count as two.
pub(in crate::csl) fn numbers_in(value: &str) -> usize {
    // An escaped hyphen is a letter of the number.
    pieces(&value.replace("\\-", ""))
        .iter()
        .filter(|p| matches!(p, Piece::Number(_)))
        .count()
}

/// Digits filled up so that texts sort as numbers.
pub(in crate::csl) fn sortable(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 8);
    let mut rest = value;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, tail) = rest.split_at(start);
        out.push_str(before);
        let end = tail
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(tail.len());
        let (digits, tail) = tail.split_at(end);
        out.extend(std::iter::repeat_n(
            '0',
            9usize.saturating_sub(digits.len()),
        ));
        out.push_str(digits);
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The numbers that have a usual Roman numeral, 1 to 3999, as one.
fn roman(number: u32) -> Option<String> {
    (1..4000).contains(&number).then(|| roman::roman(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numerals() {
        for (number, expected) in [
            (1, Some("i")),
            (4, Some("iv")),
            (1949, Some("mcmxlix")),
            (3999, Some("mmmcmxcix")),
            (0, None),
            (4000, None),
        ] {
            assert_eq!(roman(number).as_deref(), expected, "{number}");
        }
    }

    #[test]
    fn ranges_of_numbers() {
        // CSL 1.0.2, Number: numeric content.
        for (value, expected) in [
            ("3-4", true),
            ("1, 3–5", true),
            ("A3-4", false),
            ("3, 4", false),
            ("-", false),
        ] {
            assert_eq!(is_range(value), expected, "{value}");
        }
    }

    #[test]
    fn numbers_of_laws_descend() {
        for (value, expected) in [
            ("2395-1", true),
            ("42-44", false),
            ("5", false),
            ("A-1", false),
        ] {
            assert_eq!(is_descending(value), expected, "{value}");
        }
    }

    #[test]
    fn a_number_ends_before_its_places() {
        for (value, expected) in [
            ("7, p. 3-8", "7"),
            ("7, 8", "7, 8"),
            ("7", "7"),
            (", p. 3", ""),
        ] {
            assert_eq!(before_places(value), expected, "{value}");
        }
    }

    #[test]
    fn numbers_are_counted() {
        for (value, expected) in [("3", 1), ("2-4", 2), ("1, 2 & 5", 3), ("3\\-4", 1), ("", 0)] {
            assert_eq!(numbers_in(value), expected, "{value}");
        }
    }
}

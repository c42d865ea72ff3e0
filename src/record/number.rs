//! Numbers, rows of numbers and page ranges (CSL 1.0.2, Number; Page Ranges).

use crate::text::unicode::is_dash;

/// The value of a number variable: a number (`12`), numbers (`3–4`, `1, 2 & 5`, `L12`), or what is
/// printed in place of one (`especial`, `Suppl.`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Number(pub String);

/// A range of pages or numbers as printed; `last` is `None` for a single page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageRange<'a> {
    /// `145`, `e12`, `xiv`, `35R`.
    pub first: &'a str,
    /// The end as printed, which may be cut short: `8` in `125–8`.
    pub last: Option<&'a str>,
}

impl Number {
    /// The value as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// CSL's test `is-numeric`: numbers, each with any letters joined to it (`D2`, `2b`, `L2d`),
    /// divided by hyphens, commas and ampersands (`2, 3`, `2-4`, `2 & 4`).
    pub fn is_numeric(&self) -> bool {
        let divided = |c: char| is_dash(c) || matches!(c, ',' | '&');
        let mut any = false;
        self.0.split(divided).map(str::trim).all(|part| {
            any |= !part.is_empty();
            part.chars().any(|c| c.is_ascii_digit()) && part.chars().all(char::is_alphanumeric)
        }) && any
    }

    /// The value as one whole number, if it is one.
    pub fn to_integer(&self) -> Option<u32> {
        let text = self.0.trim();
        text.bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| text.parse().ok())
            .flatten()
    }

    /// The ranges of a page variable: `12–30`, `88, 146, 242`, `S12-S15`; in printed order.
    pub fn ranges(&self) -> impl Iterator<Item = PageRange<'_>> {
        self.0
            .split([',', ';', '&'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| match part.split_once(is_dash) {
                Some((first, last))
                    if !first.trim().is_empty()
                        && !last.trim_matches(is_dash).trim().is_empty() =>
                {
                    PageRange {
                        first: first.trim(),
                        last: Some(last.trim_matches(is_dash).trim()),
                    }
                }
                _ => PageRange {
                    first: part.trim_matches(is_dash).trim(),
                    last: None,
                },
            })
    }
}

impl PageRange<'_> {
    /// The two ends as numbers, the last completed when it is cut short (`125–8` ends at 128).
    /// `None` unless both are plain digits.
    pub fn bounds(&self) -> Option<(u32, u32)> {
        let first: u32 = digits(self.first)?;
        let Some(last) = self.last else {
            return Some((first, first));
        };
        let end = digits(last)?;
        if last.len() < self.first.len() {
            let kept = &self.first[..self.first.len() - last.len()];
            return digits(&format!("{kept}{last}")).map(|end| (first, end));
        }
        Some((first, end))
    }
}

impl From<&str> for Number {
    fn from(text: &str) -> Number {
        Number(text.to_string())
    }
}

impl From<String> for Number {
    fn from(text: String) -> Number {
        Number(text)
    }
}

fn digits(text: &str) -> Option<u32> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numeric_as_csl_has_it() {
        for (text, numeric) in [
            ("12", true),
            ("D2", true),
            ("2b", true),
            ("2, 3", true),
            ("2-4", true),
            ("2 & 4", true),
            ("second", false),
            ("2nd edition", false),
            ("", false),
            ("no. 3", false),
        ] {
            assert_eq!(Number::from(text).is_numeric(), numeric, "{text}");
        }
    }

    #[test]
    fn page_ranges() {
        let bounds = |text: &str| {
            Number::from(text)
                .ranges()
                .map(|r| r.bounds())
                .collect::<Vec<_>>()
        };
        assert_eq!(bounds("12–30"), [Some((12, 30))]);
        assert_eq!(bounds("125-8"), [Some((125, 128))]);
        assert_eq!(bounds("88, 146"), [Some((88, 88)), Some((146, 146))]);
        assert_eq!(bounds("e12"), [None]);
        assert_eq!(bounds("125–118"), [Some((125, 118))]);
    }
}

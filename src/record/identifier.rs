//! Identifiers and their check digits: DOI, ISBN (ISO 2108), ISSN (ISO 3297), arXiv, PMID, PMCID.

use super::variable::IdentifierVariable;

/// What is wrong with an identifier, if anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Validity {
    /// Well formed; its check digit, where it has one, agrees.
    Valid,
    /// Its check digit does not agree with the rest.
    WrongCheckDigit,
    /// Not the shape of such an identifier.
    Malformed,
}

/// An identifier as printed, brought to its bare form where that is sure.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Identifier {
    kind: IdentifierVariable,
    value: String,
}

impl Identifier {
    /// Takes an identifier of the given kind as printed and strips what only announces it (`doi:`,
    /// `https://doi.org/`, `ISBN`, `arXiv:`). What has no valid form is kept as it was.
    pub fn new(kind: IdentifierVariable, printed: &str) -> Identifier {
        let printed = printed.trim();
        let value = match kind {
            IdentifierVariable::Doi => strip_doi(printed),
            IdentifierVariable::Isbn => strip_word(printed, "isbn"),
            IdentifierVariable::Issn => strip_word(strip_word(printed, "e"), "issn"),
            IdentifierVariable::Pmid => strip_word(printed, "pmid"),
            IdentifierVariable::Pmcid => strip_word(printed, "pmcid"),
            IdentifierVariable::Arxiv => {
                let bare = ["https://arxiv.org/abs/", "http://arxiv.org/abs/"]
                    .iter()
                    .find_map(|p| strip_prefix_ignoring_case(printed, p));
                strip_word(bare.unwrap_or(printed), "arxiv")
            }
            IdentifierVariable::Edn => strip_word(printed, "edn"),
        };
        // A word that only looked like an announcement is put back (`e` of `EISSN` above all).
        let value = if value.is_empty() { printed } else { value };
        Identifier {
            kind,
            value: value.to_string(),
        }
    }

    /// Which identifier it is.
    pub fn kind(&self) -> IdentifierVariable {
        self.kind
    }

    /// Its bare form: `10.1000/182`, `978-5-02-013850-6`, `0042-8744`.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Whether shape and check digit are right. A field with several ISBN or ISSN, divided by
    /// spaces, commas or semicolons, is as good as its worst.
    pub fn validity(&self) -> Validity {
        let each = |check: fn(&str) -> Validity| {
            let mut worst = None;
            for part in self
                .value
                .split([' ', ',', ';'])
                .filter(|p| p.chars().any(|c| c.is_ascii_digit()))
            {
                let validity = check(part);
                if worst.is_none() || validity != Validity::Valid {
                    worst = Some(validity);
                }
            }
            worst.unwrap_or(Validity::Malformed)
        };
        match self.kind {
            IdentifierVariable::Doi => doi(&self.value),
            IdentifierVariable::Isbn => each(isbn),
            IdentifierVariable::Issn => each(issn),
            IdentifierVariable::Pmid => {
                shape(&self.value, |v| (1..=8).contains(&v.len()) && all_digits(v))
            }
            IdentifierVariable::Pmcid => shape(&self.value, |v| {
                let number = strip_prefix_ignoring_case(v, "PMC").unwrap_or(v);
                (1..=8).contains(&number.len()) && all_digits(number)
            }),
            IdentifierVariable::Arxiv => shape(&self.value, is_arxiv),
            IdentifierVariable::Edn => shape(&self.value, |v| {
                v.len() == 6 && v.bytes().all(|b| b.is_ascii_uppercase())
            }),
        }
    }
}

/// DOI name: `10.` registrant `/` suffix (ISO 26324); the suffix has no white space.
pub fn doi(value: &str) -> Validity {
    shape(value, |v| {
        let Some((prefix, suffix)) = v.split_once('/') else {
            return false;
        };
        let Some(registrant) = prefix.strip_prefix("10.") else {
            return false;
        };
        registrant.len() >= 4
            && registrant
                .split('.')
                .all(|part| !part.is_empty() && all_digits(part))
            && !suffix.is_empty()
            && !suffix.chars().any(|c| c.is_whitespace() || c.is_control())
    })
}

/// ISBN-10 or ISBN-13, hyphens and spaces left out of account.
pub fn isbn(value: &str) -> Validity {
    let compact: Vec<u8> = value
        .bytes()
        .filter(|b| !matches!(b, b'-' | b' '))
        .collect();
    let value_of = |b: u8| (b as char).to_digit(10);
    match compact.len() {
        10 => {
            let Some(head) = compact[..9]
                .iter()
                .map(|b| value_of(*b))
                .collect::<Option<Vec<_>>>()
            else {
                return Validity::Malformed;
            };
            let last = match compact[9] {
                b'X' | b'x' => 10,
                b => match value_of(b) {
                    Some(digit) => digit,
                    None => return Validity::Malformed,
                },
            };
            let sum: u32 = head
                .iter()
                .zip((2..=10).rev())
                .map(|(digit, weight)| digit * weight)
                .sum();
            verdict((sum + last).is_multiple_of(11))
        }
        13 => {
            let Some(all) = compact
                .iter()
                .map(|b| value_of(*b))
                .collect::<Option<Vec<_>>>()
            else {
                return Validity::Malformed;
            };
            if !compact.starts_with(b"978") && !compact.starts_with(b"979") {
                return Validity::Malformed;
            }
            let sum: u32 = all
                .iter()
                .zip([1, 3].iter().cycle())
                .map(|(digit, weight)| digit * weight)
                .sum();
            verdict(sum.is_multiple_of(10))
        }
        _ => Validity::Malformed,
    }
}

/// ISSN: seven digits and a check digit, hyphen in the middle or none.
pub fn issn(value: &str) -> Validity {
    let compact: Vec<u8> = value.bytes().filter(|b| *b != b'-').collect();
    if compact.len() != 8 || !all_digits(&String::from_utf8_lossy(&compact[..7])) {
        return Validity::Malformed;
    }
    let last = match compact[7] {
        b'X' | b'x' => 10,
        b if b.is_ascii_digit() => u32::from(b - b'0'),
        _ => return Validity::Malformed,
    };
    let sum: u32 = compact[..7]
        .iter()
        .zip((2..=8).rev())
        .map(|(b, weight)| u32::from(b - b'0') * weight)
        .sum();
    verdict((sum + last).is_multiple_of(11))
}

/// arXiv identifier: `2105.01234v2`, or the old form `math.GT/0309136`.
fn is_arxiv(value: &str) -> bool {
    let bare = match value.rsplit_once('v') {
        Some((head, version)) if !version.is_empty() && all_digits(version) => head,
        _ => value,
    };
    if let Some((month, number)) = bare.split_once('.')
        && month.len() == 4
        && all_digits(month)
    {
        return (4..=5).contains(&number.len()) && all_digits(number);
    }
    bare.split_once('/').is_some_and(|(archive, number)| {
        number.len() == 7
            && all_digits(number)
            && archive
                .bytes()
                .all(|b| b.is_ascii_alphabetic() || matches!(b, b'-' | b'.'))
    })
}

fn strip_doi(printed: &str) -> &str {
    let mut rest = printed;
    for prefix in [
        "doi:", "doi", "https://", "http://", "dx.", "doi.org/", "doi:",
    ] {
        rest = strip_prefix_ignoring_case(rest, prefix)
            .unwrap_or(rest)
            .trim_start();
    }
    if rest.starts_with("10.") {
        rest
    } else {
        printed
    }
}

/// Strips a leading word with the colon, full stop, hyphenated number (`ISBN-13`) or spaces behind it.
fn strip_word<'a>(printed: &'a str, word: &str) -> &'a str {
    let Some(rest) = strip_prefix_ignoring_case(printed, word) else {
        return printed;
    };
    let rest = rest
        .strip_prefix("-13")
        .or_else(|| rest.strip_prefix("-10"))
        .unwrap_or(rest);
    rest.trim_start_matches([':', '.', ' ', '\u{a0}'])
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix)
        .then(|| &text[prefix.len()..])
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn shape(value: &str, fits: impl Fn(&str) -> bool) -> Validity {
    if fits(value) {
        Validity::Valid
    } else {
        Validity::Malformed
    }
}

fn verdict(agrees: bool) -> Validity {
    if agrees {
        Validity::Valid
    } else {
        Validity::WrongCheckDigit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use IdentifierVariable::*;
    use Validity::*;

    #[test]
    fn identifiers_are_bared_and_checked() {
        for (kind, printed, value, validity) in [
            (Doi, "https://doi.org/10.1000/182", "10.1000/182", Valid),
            (
                Doi,
                "doi: 10.14515/monitoring.2017.6.02",
                "10.14515/monitoring.2017.6.02",
                Valid,
            ),
            (Doi, "DOI 10.14515/x", "10.14515/x", Valid),
            (Doi, "10.1000", "10.1000", Malformed),
            (
                Isbn,
                "ISBN 978-5-02-013850-7",
                "978-5-02-013850-7",
                WrongCheckDigit,
            ),
            (
                Isbn,
                "ISBN-13: 978-3-16-148410-0",
                "978-3-16-148410-0",
                Valid,
            ),
            (Isbn, "0-8044-2957-X", "0-8044-2957-X", Valid),
            (Isbn, "12345", "12345", Malformed),
            (Issn, "ISSN 0378-5955", "0378-5955", Valid),
            (Issn, "eISSN 2434-561X", "2434-561X", Valid),
            (Issn, "0378-5954", "0378-5954", WrongCheckDigit),
            (Arxiv, "arXiv:2105.01234v2", "2105.01234v2", Valid),
            (Arxiv, "math/0309136", "math/0309136", Valid),
            (Pmid, "PMID: 18183754", "18183754", Valid),
            (Pmcid, "PMC2276363", "PMC2276363", Valid),
            (Edn, "EDN: ABCDEF", "ABCDEF", Valid),
        ] {
            let identifier = Identifier::new(kind, printed);
            assert_eq!(identifier.value(), value, "{printed}");
            assert_eq!(identifier.validity(), validity, "{printed}");
        }
    }
}

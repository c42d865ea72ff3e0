//! What is recognised by rule, not learnt: DOI, web addresses, ISBN, ISSN.

use super::token::Kind;
use crate::record::Identifier;
use crate::record::IdentifierVariable;
use crate::record::identifier::Validity;

/// The identifier at the very beginning of `rest`, with its length in bytes. `before` is the
/// token before it: four digits, a hyphen and four digits are an ISSN only after that word.
pub fn at_start(rest: &str, before: &str) -> Option<(usize, Kind)> {
    if let Some(len) = address_len(rest) {
        let kind = if is_resolver(&rest[..len]) {
            Kind::Doi
        } else {
            Kind::Url
        };
        return Some((len, kind));
    }
    if let Some(len) = doi_len(rest) {
        return Some((len, Kind::Doi));
    }
    let first = rest.as_bytes().first()?;
    if !first.is_ascii_digit() {
        return None;
    }
    let len = rest
        .bytes()
        .take_while(|b| b.is_ascii_digit() || matches!(b, b'-' | b'X' | b'x'))
        .take(20)
        .count();
    let candidate = rest[..len].trim_end_matches('-');
    let valid = |kind| Identifier::new(kind, candidate).validity() == Validity::Valid;
    if before.eq_ignore_ascii_case("issn") && valid(IdentifierVariable::Issn) {
        return Some((candidate.len(), Kind::Issn));
    }
    // Ten digits in a row may be anything; with hyphens or the word before them they are a book's.
    let announced = before.eq_ignore_ascii_case("isbn") || candidate.matches('-').count() >= 3;
    if announced && valid(IdentifierVariable::Isbn) {
        return Some((candidate.len(), Kind::Isbn));
    }
    None
}

fn starts_with_ignoring_case(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(prefix))
}

fn address_len(rest: &str) -> Option<usize> {
    let prefix = [
        "http://",
        "https://",
        "ftp://",
        "www.",
        "doi.org/10.",
        "dx.doi.org/10.",
    ]
    .into_iter()
    .find(|prefix| starts_with_ignoring_case(rest, prefix))?;
    let len = unspaced_len(rest);
    (len > prefix.len()).then_some(len)
}

fn is_resolver(address: &str) -> bool {
    let bare = ["https://", "http://"]
        .into_iter()
        .find(|prefix| starts_with_ignoring_case(address, prefix))
        .map_or(address, |prefix| &address[prefix.len()..]);
    ["doi.org/", "dx.doi.org/", "www.doi.org/"]
        .into_iter()
        .any(|host| starts_with_ignoring_case(bare, host) && doi_len(&bare[host.len()..]).is_some())
}

fn doi_len(rest: &str) -> Option<usize> {
    let registrant = rest.strip_prefix("10.")?;
    let digits = registrant
        .bytes()
        .take(12)
        .take_while(|b| b.is_ascii_digit() || *b == b'.')
        .count();
    if digits < 4 || registrant.as_bytes().get(digits) != Some(&b'/') {
        return None;
    }
    let len = unspaced_len(rest);
    (len > 3 + digits + 1).then_some(len)
}

/// The length of what runs to the next white space or mark that no address holds, without the
/// punctuation of the sentence at its end.
fn unspaced_len(rest: &str) -> usize {
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”'))
        .unwrap_or(rest.len());
    let mut kept = &rest[..balanced_len(&rest[..end])];
    // One pass from the front counts what the trimming from the back needs to know.
    let count = |c: char| kept.matches(c).count() as isize;
    let mut open = [count('(') - count(')'), count('[') - count(']')];
    while let Some(last) = kept.chars().next_back() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '}' | '_' | '*' => {}
            ')' if open[0] < 0 => open[0] += 1,
            ']' if open[1] < 0 => open[1] += 1,
            _ => break,
        }
        kept = &kept[..kept.len() - last.len_utf8()];
    }
    kept.len()
}

/// The length up to a bracket that has no partner: `a.org/b(accessed` ran into what follows.
fn balanced_len(run: &str) -> usize {
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, c) in run.char_indices() {
        match c {
            '(' | '[' => open.push((c, at)),
            ')' | ']' => {
                let partner = if c == ')' { '(' } else { '[' };
                let more = run[at + 1..].starts_with(|c: char| c == '(' || c.is_alphanumeric());
                match open.iter().rposition(|(c, _)| *c == partner) {
                    Some(found) => open.truncate(found),
                    None if more => return at,
                    None => {}
                }
            }
            _ => {}
        }
    }
    match open.first() {
        Some((_, at)) if run[at + 1..].starts_with(char::is_alphabetic) => *at,
        _ => run.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_at_the_beginning() {
        for (rest, before, expected) in [
            ("10.1000/182). x", "", Some(("10.1000/182", Kind::Doi))),
            ("10.1000/a(1)b", "", Some(("10.1000/a(1)b", Kind::Doi))),
            ("10.5 mm", "", None),
            (
                "https://doi.org/10.1000/182.",
                "",
                Some(("https://doi.org/10.1000/182", Kind::Doi)),
            ),
            (
                "http://a.ru/b_(c)).",
                "",
                Some(("http://a.ru/b_(c)", Kind::Url)),
            ),
            (
                "978-5-02-013850-6,",
                "",
                Some(("978-5-02-013850-6", Kind::Isbn)),
            ),
            ("0042-8744", "ISSN", Some(("0042-8744", Kind::Issn))),
            ("0042-8744", "pp", None),
            ("http://", "", None),
        ] {
            let found = at_start(rest, before).map(|(len, kind)| (&rest[..len], kind));
            assert_eq!(found, expected, "{rest}");
        }
    }
}

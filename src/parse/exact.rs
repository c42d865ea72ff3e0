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
    let prefix = match scheme_len(rest) {
        Some(len) => len,
        None => ["www.", "doi.org/10.", "dx.doi.org/10."]
            .into_iter()
            .find(|prefix| starts_with_ignoring_case(rest, prefix))?
            .len(),
    };
    let mut len = prefix + unspaced_len(&rest[prefix..]);
    if len == prefix {
        return None;
    }
    // A line that broke within the address, or two.
    for _ in 0..2 {
        let (address, behind) = (&rest[prefix..len], &rest[len..]);
        let more = goes_on(address, behind).or_else(|| doi_goes_on(address, behind));
        len += more.unwrap_or(0);
    }
    Some(len)
}

/// The length of `http://` and its like, with the blanks of a broken line and without the second slash.
fn scheme_len(rest: &str) -> Option<usize> {
    let name = ["https", "http", "ftp"]
        .into_iter()
        .find(|name| starts_with_ignoring_case(rest, name))?;
    let mut left = &rest[name.len()..];
    let blanks = |text: &str| text.len() - text.trim_start_matches(' ').len();
    for mark in [":", "/"] {
        let blank = blanks(left);
        left = left[blank..].strip_prefix(mark).filter(|_| blank < 2)?;
    }
    left = left.strip_prefix('/').unwrap_or(left);
    let spaced = rest[name.len()..rest.len() - left.len()].contains(' ');
    left = &left[if spaced { blanks(left).min(1) } else { 0 }..];
    Some(rest.len() - left.len())
}

/// `a.org/ b/c-d`, `a. org/b`: how much more of an address stands behind a blank, where it ends with a slash
/// and what follows is a path by its form, or the blank is within the host's name.
fn goes_on(address: &str, rest: &str) -> Option<usize> {
    let (stop, more) = behind_blank(rest)?;
    let path = unspaced_len(more);
    let run = &more[..path];
    let is_path = run.starts_with(|c: char| c.is_ascii_lowercase())
        && run.contains('/')
        && !run.contains("://")
        && run.is_ascii();
    let host = run.split('/').next().unwrap_or("");
    let is_host = stop == 1
        && !address.contains('/')
        && host.len() >= 2
        && host.bytes().all(|b| b.is_ascii_lowercase() || b == b'.');
    (is_path && (stop == 0 && address.ends_with('/') || is_host)).then_some(stop + 1 + path)
}

/// What stands behind one blank, with a full stop before it or not, and how many stops there are.
fn behind_blank(rest: &str) -> Option<(usize, &str)> {
    let behind = rest.strip_prefix('.').unwrap_or(rest);
    Some((rest.len() - behind.len(), behind.strip_prefix(' ')?))
}

/// `10.1016/j. roof.2011.11.020`, `10.1016/j.roof. 2011.11.020`: how much more of a DOI, or of its address, stands
/// behind a full stop and a blank. The names of one house's DOIs begin so, and end in a year and two numbers.
fn doi_goes_on(doi: &str, rest: &str) -> Option<usize> {
    let (stop, more) = behind_blank(rest).filter(|(stop, _)| *stop == 1)?;
    let name = doi.rsplit_once("10.1016/")?.1;
    let len = unspaced_len(more);
    let run = &more[..len];
    let ends_so = |text: &str| {
        let numbers: Vec<&str> = text.rsplitn(4, '.').take(3).collect();
        let lengths = numbers.iter().map(|number| number.len());
        lengths.eq([3, 2, 4])
            && numbers
                .iter()
                .all(|n| n.bytes().all(|b| b.is_ascii_digit()))
    };
    let named = |name: &str| name.bytes().all(|b| b.is_ascii_lowercase());
    let goes_on = match name.strip_prefix("j") {
        Some("") => run.split_once('.').is_some_and(|(first, _)| named(first)) && ends_so(run),
        Some(journal) => journal.strip_prefix('.').is_some_and(named) && ends_so(run),
        None => false,
    };
    goes_on.then_some(stop + 1 + len)
}

fn is_resolver(address: &str) -> bool {
    let bare = address[scheme_len(address).unwrap_or(0)..].replace(' ', "");
    ["doi.org/", "dx.doi.org/", "www.doi.org/"]
        .into_iter()
        .any(|host| {
            starts_with_ignoring_case(&bare, host) && doi_len(&bare[host.len()..]).is_some()
        })
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
    let more = doi_goes_on(&rest[..len], &rest[len..]).unwrap_or(0);
    (len > 3 + digits + 1).then_some(len + more)
}

/// The length of what runs to the next white space or mark that no address holds, without the
/// punctuation of the sentence at its end.
fn unspaced_len(rest: &str) -> usize {
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”'))
        .unwrap_or(rest.len());
    let end = file_end(&rest[..end]).unwrap_or(end);
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

/// `a.org/b.pdf,NACA`: where the name of a file ends before a comma that touches what follows.
fn file_end(run: &str) -> Option<usize> {
    [".pdf,", ".html,", ".htm,", ".doc,", ".php,", ".aspx,"]
        .into_iter()
        .filter_map(|name| Some(run.find(name)? + name.len() - 1))
        .min()
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
            (
                "http://a.org/b.pdf,NACA (1954)",
                "",
                Some(("http://a.org/b.pdf", Kind::Url)),
            ),
            (
                "http : //a.org/b/. Moss",
                "",
                Some(("http : //a.org/b/", Kind::Url)),
            ),
            (
                "https ://a.org/b",
                "",
                Some(("https ://a.org/b", Kind::Url)),
            ),
            ("http:/a.org/b", "", Some(("http:/a.org/b", Kind::Url))),
            (
                "http://a.org/ b/c-d/ (accessed",
                "",
                Some(("http://a.org/ b/c-d/", Kind::Url)),
            ),
            (
                "http://a.org/ 2/3/2019",
                "",
                Some(("http://a.org/", Kind::Url)),
            ),
            ("http://a.org/ Moss", "", Some(("http://a.org/", Kind::Url))),
            (
                "http://a. org/b, 2",
                "",
                Some(("http://a. org/b", Kind::Url)),
            ),
            (
                "http://a.org/b. c/d",
                "",
                Some(("http://a.org/b", Kind::Url)),
            ),
            ("http://a.org. Moss", "", Some(("http://a.org", Kind::Url))),
            (
                "http://dx.doi. org/10.1016/j. roof.2011.11.020.",
                "",
                Some(("http://dx.doi. org/10.1016/j. roof.2011.11.020", Kind::Doi)),
            ),
            (
                "10.1016/j.roof. 2011.11.020. Moss",
                "",
                Some(("10.1016/j.roof. 2011.11.020", Kind::Doi)),
            ),
            (
                "10.1016/j.roof.2011.11.020. 2011",
                "",
                Some(("10.1016/j.roof.2011.11.020", Kind::Doi)),
            ),
            ("http moss", "", None),
            ("https: moss", "", None),
            ("http://", "", None),
        ] {
            let found = at_start(rest, before).map(|(len, kind)| (&rest[..len], kind));
            assert_eq!(found, expected, "{rest}");
        }
    }
}

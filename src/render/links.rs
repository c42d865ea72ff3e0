//! Addresses in printed text: finding them, and making them safe to be followed.
//!
//! What looks like an address is linked as it is printed; nothing is looked up.

use super::RenderOptions;
use super::block::{Event, Run, Tag, events};
use crate::text::rich::{Inline, Rich, RichEntry, RichList};
use std::borrow::Cow;
use std::ops::Range;

/// The list as it is printed: with links if the options ask for them.
pub(super) fn applied<'a>(list: &'a RichList, options: &RenderOptions) -> Cow<'a, RichList> {
    if !options.links {
        return Cow::Borrowed(list);
    }
    Cow::Owned(RichList {
        entries: list
            .entries
            .iter()
            .map(|entry| RichEntry {
                id: entry.id.clone(),
                content: linked(&entry.content),
                language: entry.language.clone(),
            })
            .collect(),
        ..*list
    })
}

/// The text with its addresses (`http://…`, `https://…`) and DOIs (`doi:10.…/…`, `10.…/…`) made
/// links. Links that are there already stay as they are.
pub fn linked(rich: &Rich) -> Rich {
    let mut around: Vec<Vec<Inline>> = Vec::new();
    let mut content: Vec<Inline> = Vec::new();
    // An address is often printed in parts (`https://doi.org/` and the DOI): neighbours are one.
    let mut text = String::new();
    let mut links = 0_usize;
    for event in events(rich) {
        if let Event::Text(more) = event {
            text.push_str(more);
            continue;
        }
        push_text(&mut content, &std::mem::take(&mut text), links > 0);
        match event {
            Event::Open(tag) => {
                links += usize::from(matches!(tag, Tag::Link(_)));
                around.push(std::mem::take(&mut content));
            }
            Event::Close(tag) => {
                let inside = std::mem::replace(&mut content, around.pop().unwrap_or_default());
                content.push(match tag {
                    Tag::Format(format) => Inline::Formatted(format, inside),
                    Tag::Link(url) => {
                        links -= 1;
                        Inline::Link {
                            url: url.to_string(),
                            content: inside,
                        }
                    }
                });
            }
            Event::Text(_) => {}
        }
    }
    push_text(&mut content, &text, false);
    Rich(content)
}

/// Appends a text, with its addresses as links unless it is (part of) a link itself.
fn push_text(out: &mut Vec<Inline>, text: &str, in_link: bool) {
    let mut done = 0;
    let found = if in_link { Vec::new() } else { addresses(text) };
    for (range, url) in found {
        push_plain(out, text.get(done..range.start));
        done = range.end;
        let content = vec![Inline::Text(
            text.get(range).unwrap_or_default().to_string(),
        )];
        out.push(Inline::Link { url, content });
    }
    push_plain(out, text.get(done..));
}

fn push_plain(out: &mut Vec<Inline>, text: Option<&str>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        out.push(Inline::Text(text.to_string()));
    }
}

/// The addresses in a text: the bytes where each stands, and where it leads.
fn addresses(text: &str) -> Vec<(Range<usize>, String)> {
    let mut out = Vec::new();
    let mut at = 0;
    let mut before = None;
    while let Some(rest) = text.get(at..)
        && let Some(first) = rest.chars().next()
    {
        let inside_word = before.is_some_and(|c: char| c.is_alphanumeric() || c == '_');
        let found = match first {
            'h' | 'H' if !inside_word => web_address(rest),
            'd' | 'D' if !inside_word => doi_with_prefix(rest),
            // `/` before it: the DOI of an address whose beginning was not understood.
            '1' if !inside_word && !matches!(before, Some('.' | '/' | '-')) => {
                doi(rest).map(|len| (len, doi_url(rest.get(..len).unwrap_or_default())))
            }
            _ => None,
        };
        let step = match found {
            Some((len, url)) => {
                out.push((at..at + len, url));
                len
            }
            None => first.len_utf8(),
        };
        before = rest.get(..step).and_then(|t| t.chars().next_back());
        at += step;
    }
    out
}

/// Length and address of the web address at the beginning of `rest`.
fn web_address(rest: &str) -> Option<(usize, String)> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| has_prefix(rest, scheme))?;
    let len = end(rest, |c| c.is_whitespace() || "<>\"«»“”„".contains(c));
    let host = rest.get(scheme.len()..len)?;
    let first = host.chars().next()?;
    (first.is_alphanumeric() || first == '[').then(|| (len, rest[..len].to_string()))
}

fn doi_with_prefix(rest: &str) -> Option<(usize, String)> {
    let after = has_prefix(rest, "doi:").then(|| rest.get(4..))??;
    let gap = after.len() - after.trim_start_matches([' ', '\u{a0}']).len();
    let name = after.get(gap..)?;
    let len = doi(name)?;
    Some((4 + gap + len, doi_url(name.get(..len)?)))
}

/// Length of the DOI at the beginning of `rest`: `10.`, a registrant of at least four digits, a
/// slash, and a suffix (ISO 26324, 4.2).
fn doi(rest: &str) -> Option<usize> {
    let registrant = rest.strip_prefix("10.")?;
    let digits = registrant
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b'.')
        .count();
    if !(4..=20).contains(&digits) || registrant.as_bytes().get(digits) != Some(&b'/') {
        return None;
    }
    let len = end(rest, |c| c.is_whitespace() || "\"«»“”„".contains(c));
    (len > 3 + digits + 1).then_some(len)
}

fn doi_url(doi: &str) -> String {
    let mut url = String::from("https://doi.org/");
    for c in doi.chars() {
        match c {
            '%' => url.push_str("%25"),
            '#' => url.push_str("%23"),
            '?' => url.push_str("%3F"),
            c => url.push(c),
        }
    }
    url
}

fn has_prefix(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len())
        .is_some_and(|t| t.eq_ignore_ascii_case(prefix))
}

/// Where an address that begins `text` ends: before the first character that stops it, and
/// before the punctuation of the sentence around it. A closing bracket belongs to the address if
/// its partner does.
fn end(text: &str, stops: impl Fn(char) -> bool) -> usize {
    let whole = text
        .find(|c: char| stops(c) || c.is_control())
        .unwrap_or(text.len());
    let mut kept = text.get(..whole).unwrap_or_default();
    const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>')];
    let mut open = PAIRS.map(|(open, close)| {
        kept.chars().filter(|c| *c == open).count() as isize
            - kept.chars().filter(|c| *c == close).count() as isize
    });
    while let Some(last) = kept.chars().next_back() {
        if let Some(pair) = PAIRS.iter().position(|(_, close)| *close == last) {
            if open[pair] >= 0 {
                break;
            }
            open[pair] += 1;
        } else if let Some(pair) = PAIRS.iter().position(|(open, _)| *open == last) {
            open[pair] -= 1;
        } else if !".,;:!?'’‘…—–*".contains(last) {
            break;
        }
        kept = kept.get(..kept.len() - last.len_utf8()).unwrap_or_default();
    }
    kept.len()
}

/// An address as it may be written into a document: `http`, `https` and `mailto` only, and
/// nothing in it but the characters of RFC 3986 (all others percent-encoded). `doi:…` becomes the
/// address of its resolver. `None` for every other scheme.
pub(super) fn safe(url: &str) -> Option<String> {
    let url = url.trim();
    let resolved;
    let url = if has_prefix(url, "doi:") {
        resolved = doi_url(url.get(4..)?.trim());
        &resolved
    } else {
        url
    };
    let allowed = ["http://", "https://", "mailto:"];
    let scheme = allowed.into_iter().find(|s| has_prefix(url, s))?;
    let rest = url.get(scheme.len()..)?;
    if rest.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(url.len());
    out.push_str(scheme);
    let mut buffer = [0; 4];
    for (at, c) in rest.char_indices() {
        let escaped = c == '%'
            && rest
                .get(at + 1..at + 3)
                .is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
        if c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=".contains(c) || escaped {
            out.push(c);
        } else {
            for byte in c.encode_utf8(&mut buffer).bytes() {
                out.push_str(&percent(byte));
            }
        }
    }
    Some(out)
}

/// The runs in groups of one link, each with its address if that is safe.
pub(super) fn groups<'r, 'a>(
    runs: &'r [Run<'a>],
) -> impl Iterator<Item = (Option<String>, &'r [Run<'a>])> {
    runs.chunk_by(|a, b| a.link == b.link)
        .map(|group| (group.first().and_then(|run| safe(run.link?)), group))
}

/// Writes runs one by one, with `open` before and `close` after those of a link to a safe address.
pub(super) fn write_runs(
    runs: &[Run<'_>],
    out: &mut String,
    mut open: impl FnMut(&str, &mut String),
    close: &str,
    mut write: impl FnMut(&Run<'_>, &mut String),
) {
    for (url, group) in groups(runs) {
        if let Some(url) = &url {
            open(url, out);
        }
        for run in group {
            write(run, out);
        }
        if url.is_some() {
            out.push_str(close);
        }
    }
}

/// A byte percent-encoded (RFC 3986, 2.1).
pub(super) fn percent(byte: u8) -> String {
    format!("%{byte:02X}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_without_the_punctuation_around_them() {
        for (text, expected) in [
            (
                "URL: https://example.org/a.",
                vec![("https://example.org/a", "https://example.org/a")],
            ),
            (
                "(http://a.b/c_(d))",
                vec![("http://a.b/c_(d)", "http://a.b/c_(d)")],
            ),
            ("«HTTP://a.b/я», и", vec![("HTTP://a.b/я", "HTTP://a.b/я")]),
            (
                "doi: 10.1000/182.",
                vec![("doi: 10.1000/182", "https://doi.org/10.1000/182")],
            ),
            (
                "DOI 10.1002/(X)1:2<3::A>4.0;2-O,",
                vec![(
                    "10.1002/(X)1:2<3::A>4.0;2-O",
                    "https://doi.org/10.1002/(X)1:2<3::A>4.0;2-O",
                )],
            ),
            (
                "<10.1000/a#b>",
                vec![("10.1000/a#b", "https://doi.org/10.1000/a%23b")],
            ),
            (
                "https://doi.org/10.1000/1",
                vec![("https://doi.org/10.1000/1", "https://doi.org/10.1000/1")],
            ),
            ("http:// xhttp://a.b 110.1000/1 10.10/1 ahttp", vec![]),
            ("http://..., https://)", vec![]),
        ] {
            let found = addresses(text);
            let found: Vec<(&str, &str)> = found
                .iter()
                .map(|(range, url)| (&text[range.clone()], url.as_str()))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn an_address_in_parts_is_one_link() {
        let rich = Rich(vec![
            Inline::Text("See https://doi.org/".into()),
            Inline::Text("10.1000/182".into()),
            Inline::Text(". End".into()),
        ]);
        let linked = linked(&rich);
        assert_eq!(linked.to_plain(), rich.to_plain());
        assert_eq!(
            linked.0[1],
            Inline::Link {
                url: "https://doi.org/10.1000/182".into(),
                content: vec![Inline::Text("https://doi.org/10.1000/182".into())],
            }
        );
    }

    #[test]
    fn only_harmless_addresses_are_safe() {
        for (url, expected) in [
            ("http://a.b/c?d=e&f#g", Some("http://a.b/c?d=e&f#g")),
            (
                "HTTPS://a.b/\"<я> 100%",
                Some("https://a.b/%22%3C%D1%8F%3E%20100%25"),
            ),
            ("http://a.b/%41", Some("http://a.b/%41")),
            ("doi:10.1000/1", Some("https://doi.org/10.1000/1")),
            ("mailto:a@b.c", Some("mailto:a@b.c")),
            ("javascript:alert(1)", None),
            (" data:text/html,x", None),
            ("file:///etc/passwd", None),
            ("https://", None),
            ("", None),
        ] {
            assert_eq!(safe(url).as_deref(), expected, "{url}");
        }
    }
}

//! Tags of inline markup and character references in a text that should have none: a list copied from the
//! source of a page, or exported with the markup of titles.

use super::span::{Mapped, Span};

/// Elements of HTML and JATS that set letters apart and divide nothing; letter case does not matter.
const ELEMENTS: &[&str] = &[
    "i",
    "em",
    "italic",
    "b",
    "strong",
    "bold",
    "u",
    "underline",
    "sub",
    "sup",
    "sc",
    "small",
    "span",
    "font",
    "cite",
];

/// The character references that XML has by itself, and the commonest one of HTML.
const REFERENCES: &[(&str, &str)] = &[
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&nbsp;", "\u{a0}"),
];

/// A tag is no longer than this (bytes).
const LONGEST: usize = 120;

#[derive(Clone, Copy, PartialEq)]
enum Tag {
    Opening,
    Closing,
}

/// The text without its tags, each character knowing its place in it; `None` where there are none.
pub fn without(text: &str) -> Option<Mapped> {
    let mut out: Option<Mapped> = None;
    let mut copied = 0;
    for (at, _) in text.match_indices(['<', '&']) {
        if at < copied {
            // Within a tag.
            continue;
        }
        let rest = &text[at..];
        let (len, stands_for) = match (tag(rest), reference(rest)) {
            (Some((_, len)), _) => (len, ""),
            (None, Some(found)) => found,
            (None, None) => continue,
        };
        let out = out.get_or_insert_default();
        out.push_verbatim(text, Span::new(copied, at));
        out.push(stands_for, Span::new(at, at + len));
        copied = at + len;
    }
    let mut out = out?;
    out.push_verbatim(text, Span::new(copied, text.len()));
    Some(out)
}

/// The span with the tags around it that belong to what it holds: those whose partners lie inside, and
/// those that enclose all of it, with a comma or stop before the closing one.
pub fn with_tags(text: &str, span: Span) -> Span {
    let mut out = span;
    let (mut open, mut closed) = (0usize, 0usize);
    for (at, _) in span.of(text).match_indices('<') {
        match tag(&text[span.start + at..]) {
            Some((Tag::Opening, _)) => open += 1,
            Some((Tag::Closing, _)) if open > 0 => open -= 1,
            Some((Tag::Closing, _)) => closed += 1,
            None => {}
        }
    }
    loop {
        let before = opening_before(text, out.start);
        let behind = closing_behind(text, out.end);
        match (before, behind) {
            (_, Some(end)) if open > 0 => {
                out.end = end;
                open -= 1;
            }
            (Some(start), _) if closed > 0 => {
                out.start = start;
                closed -= 1;
            }
            (Some(start), Some(end)) => out = Span::new(start, end),
            _ => return out,
        }
    }
}

/// Where the opening tag begins that ends at a byte.
fn opening_before(text: &str, end: usize) -> Option<usize> {
    let head = text.get(..end).filter(|head| head.ends_with('>'))?;
    let start = head.rfind('<')?;
    (tag(&head[start..]) == Some((Tag::Opening, end - start))).then_some(start)
}

/// Where the closing tag ends that begins at a byte, or behind a mark there.
fn closing_behind(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let marks = rest.len() - rest.trim_start_matches(['.', ',', ';', ':']).len();
    match tag(&rest[marks..]) {
        Some((Tag::Closing, len)) => Some(start + marks + len),
        _ => None,
    }
}

/// The tag at the beginning of a text, and its length in bytes.
fn tag(text: &str) -> Option<(Tag, usize)> {
    let inside = text.strip_prefix('<')?;
    let mut bytes = inside.bytes().take(LONGEST);
    let end = bytes.position(|b| matches!(b, b'<' | b'>'))?;
    let inside = inside
        .get(..end)
        .filter(|_| inside[end..].starts_with('>'))?;
    let (tag, inside) = match inside.strip_prefix('/') {
        Some(name) => (Tag::Closing, name),
        None => (Tag::Opening, inside),
    };
    let name = inside.split(|c: char| c.is_ascii_whitespace()).next()?;
    let is_element = ELEMENTS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name));
    is_element.then_some((tag, end + 2))
}

/// The character reference at the beginning of a text: its length in bytes, and what it stands for.
fn reference(text: &str) -> Option<(usize, &'static str)> {
    let mut known = REFERENCES.iter();
    let (printed, character) = known.find(|(printed, _)| text.starts_with(printed))?;
    Some((printed.len(), character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_places_stay() {
        for (text, plain) in [
            ("Moss on <i>Tegula</i> roofs", "Moss on Tegula roofs"),
            ("<ITALIC>J. Roofs</ITALIC>, <b>7</b>", "J. Roofs, 7"),
            ("a<span class=\"x\">b</span>c", "abc"),
            ("a <i title=\"&amp; d\">b</i> c", "a b c"),
            ("a <i <b>b</b> c", "a <i b c"),
            ("Berg &amp; Lind", "Berg & Lind"),
        ] {
            let found = without(text).unwrap();
            assert_eq!(found.text, plain);
            for (at, c) in plain.char_indices().filter(|(_, c)| c.is_alphabetic()) {
                let source = found.source_span(Span::new(at, at + c.len_utf8()));
                assert_eq!(source.of(text), c.to_string(), "{text}");
            }
        }
        for text in ["a < b", "<script>", "AT&T", "<i", "</>", "< i>", ""] {
            assert_eq!(without(text), None, "{text}");
        }
        let unclosed = "<i ".repeat(100_000);
        assert_eq!(without(&unclosed), None);
    }

    #[test]
    fn tags_belong_to_what_they_enclose() {
        for (text, inside, expected) in [
            ("1 <i>Roofs</i>, 2", "Roofs", "<i>Roofs</i>"),
            ("1 <i>Roofs,</i> 2", "Roofs", "<i>Roofs,</i>"),
            ("1 <b><i>Roofs</i></b> 2", "Roofs", "<b><i>Roofs</i></b>"),
            ("On <i>Tegula</i>. 2", "On <i>Tegula", "On <i>Tegula</i>"),
            (
                "<i>A</i> <i>Roofs</i> b",
                "A</i> <i>Roofs</i> b",
                "<i>A</i> <i>Roofs</i> b",
            ),
            ("<i>A. Roofs</i>", "Roofs", "Roofs"),
            ("<i>Roofs, 2</i>", "Roofs", "Roofs"),
        ] {
            let start = text.find(inside).unwrap();
            let span = with_tags(text, Span::new(start, start + inside.len()));
            assert_eq!(span.of(text), expected, "{text}");
        }
    }
}

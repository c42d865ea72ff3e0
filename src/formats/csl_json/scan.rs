//! Where the values of a JSON text stand. `serde_json` reads values but forgets their places; this
//! scan finds the places and leaves the reading, and all complaints about syntax, to `serde_json`.

use crate::text::span::Span;

/// What a file of items holds on its outermost floor.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Outline {
    /// The places of the items, in order; each is one JSON value, or what was meant for one.
    pub items: Vec<Span>,
    /// Text that belongs to no item and should not stand there.
    pub strays: Vec<Span>,
    /// The file ends inside a list or an object.
    pub unclosed: bool,
}

/// Finds the items of a file: those of an array, of the array under `references` or `items` in an
/// object, or the outermost values themselves (a lone object, JSON Lines). Linear, no recursion.
pub(super) fn outline(text: &str) -> Outline {
    let mut out = Outline::default();
    let mut at = skip_blank(text, 0);
    while at < text.len() {
        let end = if byte(text, at) == Some(b'[') {
            elements(text, at, &mut out)
        } else {
            let value = value_at(text, at);
            match list_in(text, value) {
                Some(list) => {
                    elements(text, list.start, &mut out);
                }
                None if byte(text, at) == Some(b'{') => out.items.push(value),
                None => out.strays.push(value),
            }
            value.end
        };
        at = skip_blank(text, end);
    }
    out
}

/// The members of the object at `object`: key (as written, without its quotes) and value, in order.
pub(super) fn members(text: &str, object: Span) -> Vec<(Span, Span)> {
    let mut found = Vec::new();
    let mut at = skip_blank(text, object.start + 1);
    while at < object.end && byte(text, at) == Some(b'"') {
        let key = value_at(text, at);
        at = skip_blank(text, key.end);
        if byte(text, at) != Some(b':') {
            break;
        }
        at = skip_blank(text, at + 1);
        if at >= object.end {
            break;
        }
        let value = value_at(text, at);
        found.push((Span::new(key.start + 1, key.end.saturating_sub(1)), value));
        at = skip_blank(text, value.end);
    }
    found
}

/// The array under `references` or `items` of an object that is itself no item.
fn list_in(text: &str, object: Span) -> Option<Span> {
    if byte(text, object.start) != Some(b'{') {
        return None;
    }
    members(text, object)
        .into_iter()
        .find(|(key, value)| {
            matches!(key.of(text), "references" | "items") && byte(text, value.start) == Some(b'[')
        })
        .map(|(_, value)| value)
}

/// The elements of the array whose bracket is at `open`; gives the byte behind the array.
fn elements(text: &str, open: usize, out: &mut Outline) -> usize {
    let mut at = skip_blank(text, open + 1);
    while let Some(b) = byte(text, at) {
        if b == b']' {
            return at + 1;
        }
        let value = value_at(text, at);
        if b == b'{' {
            out.items.push(value);
        } else {
            out.strays.push(value);
        }
        at = skip_blank(text, value.end);
    }
    out.unclosed = true;
    text.len()
}

/// The value that begins at `start`, which must lie inside the text; up to the end of the text when
/// it is not closed. Never empty.
fn value_at(text: &str, start: usize) -> Span {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    let mut at = start;
    while let Some(b) = bytes.get(at) {
        match b {
            b'"' => at = string_end(bytes, at),
            b'{' | b'[' => {
                depth += 1;
                at += 1;
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            _ if depth == 0 => {
                let rest = &bytes[at..];
                let ends = |b: &u8| b.is_ascii_whitespace() || b",]}[{\":".contains(b);
                at += rest.iter().position(ends).unwrap_or(rest.len()).max(1);
            }
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    Span::new(start, at.min(text.len()))
}

/// The byte behind the string whose opening quote is at `open`.
fn string_end(bytes: &[u8], open: usize) -> usize {
    let mut at = open + 1;
    while let Some(rest) = bytes.get(at..)
        && let Some(found) = memchr::memchr2(b'"', b'\\', rest)
    {
        at += found;
        if bytes.get(at) == Some(&b'"') {
            return at + 1;
        }
        at += 2;
    }
    bytes.len()
}

/// White space and commas; a comma too many is forgiven.
fn skip_blank(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes().get(at..).unwrap_or_default();
    at + bytes
        .iter()
        .take_while(|b| b.is_ascii_whitespace() || **b == b',')
        .count()
}

fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(text: &str) -> Vec<&str> {
        outline(text).items.iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn items_are_found_wherever_they_stand() {
        for (text, expected) in [
            (
                r#"[{"a":"]}"},{"b":[{}]}]"#,
                vec![r#"{"a":"]}"}"#, r#"{"b":[{}]}"#],
            ),
            (r#"{"id":"x"}"#, vec![r#"{"id":"x"}"#]),
            (
                r#"{"style":"apa","references":[{"id":1}]}"#,
                vec![r#"{"id":1}"#],
            ),
            (r#"{"items":{"id":1}}"#, vec![r#"{"items":{"id":1}}"#]),
            ("{\"id\":1}\n{\"id\":2}\n", vec!["{\"id\":1}", "{\"id\":2}"]),
            (r#"[{"a":"\"}"},]"#, vec![r#"{"a":"\"}"}"#]),
            ("[]", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(items(text), expected, "{text}");
            assert!(!outline(text).unclosed, "{text}");
        }
    }

    #[test]
    fn broken_texts_end() {
        for text in ["[", "[{", "[{\"a", "[{\"a\\", "[{}", "[{\"é"] {
            assert!(
                outline(text).unclosed || !outline(text).items.is_empty(),
                "{text}"
            );
        }
        assert_eq!(outline("[1, \"x\", {}]").strays.len(), 2);
    }

    #[test]
    fn members_know_their_places() {
        let text = r#" {"id": "x", "n": [1, 2]}"#;
        let found: Vec<_> = members(text, Span::new(1, text.len()))
            .into_iter()
            .map(|(k, v)| (k.of(text), v.of(text)))
            .collect();
        assert_eq!(found, [("id", "\"x\""), ("n", "[1, 2]")]);
    }
}

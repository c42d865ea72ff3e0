//! Text with inline markup: what values hold and what styles print into.
//!
//! Values in records are plain strings in which CSL-JSON's small markup may stand (`<i>`, `<b>`,
//! `<sup>`, `<sub>`, `<sc>`, `<span class="nocase">`, …); [`Rich::from_markup`] reads it. A `<`
//! that begins none of these tags, or one whose partner is missing, is a plain `<`. What a style
//! prints is a [`Rich`] too, which `render` turns into HTML, LaTeX and the rest.

use super::lang::LangTag;

/// One kind of formatting, as CSL 1.0.2 (Formatting, Display) and CSL-JSON's markup name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    Italic,
    Oblique,
    /// `font-style: normal` inside italics.
    Upright,
    Bold,
    Light,
    /// `font-weight: normal` inside bold.
    Regular,
    SmallCaps,
    /// `font-variant: normal` inside small capitals.
    NoSmallCaps,
    Underline,
    /// `text-decoration: none` inside underlining.
    NoUnderline,
    Superscript,
    Subscript,
    /// `vertical-align: baseline` inside raised or lowered text.
    Baseline,
    /// Text whose letter case no style may change.
    NoCase,
    /// Text that takes no part in the formatting around it.
    NoDecor,
    /// `display="block"`.
    Block,
    /// `display="left-margin"`.
    LeftMargin,
    /// `display="right-inline"`.
    RightInline,
    /// `display="indent"`.
    Indent,
}

/// How deep the markup of a value may nest; a tag deeper down is plain text. (The types are
/// recursive: cloning and dropping them takes stack for every level.)
const MAX_DEPTH: usize = 64;

/// The longest opening tag there is, with room for spaces, in bytes.
const LONGEST_TAG: usize = 80;

/// A piece of rich text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Formatted content.
    Formatted(Format, Vec<Inline>),
    /// A link.
    Link {
        /// Where it leads; an absolute address.
        url: String,
        /// What is shown.
        content: Vec<Inline>,
    },
}

/// A rich text: a row of pieces.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Rich(pub Vec<Inline>);

/// One printed entry of a bibliography, or one citation.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct RichEntry {
    /// The id of the reference (of a citation: empty, or its own id).
    pub id: String,
    /// What the style prints.
    pub content: Rich,
    /// The language of the reference, where it is known (of a citation: none).
    pub language: Option<LangTag>,
}

/// A printed bibliography, with what CSL 1.0.2 (Whitespace) says of its layout.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct RichList {
    /// The entries in the order of the style.
    pub entries: Vec<RichEntry>,
    /// `hanging-indent`.
    pub hanging_indent: bool,
    /// `second-field-align` is `flush` or `margin`: entries begin with a left-margin piece.
    pub second_field_align: bool,
    /// `entry-spacing`, in lines between entries.
    pub entry_spacing: u8,
    /// `line-spacing`, in lines.
    pub line_spacing: u8,
}

impl Rich {
    /// Text without markup.
    pub fn plain(text: impl Into<String>) -> Rich {
        Rich(vec![Inline::Text(text.into())])
    }

    /// Reads CSL-JSON's markup. Never fails: what is no markup stays text.
    pub fn from_markup(value: &str) -> Rich {
        if !value.contains('<') {
            return if value.is_empty() {
                Rich::default()
            } else {
                Rich::plain(value)
            };
        }
        // Each level: the closing tag's name, the opening tag's text, its format, its content.
        let mut stack: Vec<(&str, &str, Format, Vec<Inline>)> = Vec::new();
        let mut content: Vec<Inline> = Vec::new();
        let mut rest = value;
        while let Some(at) = rest.find('<') {
            push_text(&mut content, &rest[..at]);
            rest = &rest[at..];
            if stack.len() < MAX_DEPTH
                && let Some((name, format, len)) = opening_tag(rest)
            {
                stack.push((name, &rest[..len], format, std::mem::take(&mut content)));
                rest = &rest[len..];
            } else if let Some((name, len)) = closing_tag(rest)
                && let Some(depth) = stack.iter().rposition(|level| level.0 == name)
            {
                // Tags left open inside are plain text.
                while stack.len() > depth + 1 {
                    reopen_as_text(&mut stack, &mut content);
                }
                if let Some((_, _, format, mut before)) = stack.pop() {
                    before.push(Inline::Formatted(format, std::mem::take(&mut content)));
                    content = before;
                }
                rest = &rest[len..];
            } else {
                push_text(&mut content, "<");
                rest = &rest[1..];
            }
        }
        push_text(&mut content, rest);
        while !stack.is_empty() {
            reopen_as_text(&mut stack, &mut content);
        }
        Rich(content)
    }

    /// The text alone.
    pub fn to_plain(&self) -> String {
        fn walk(pieces: &[Inline], out: &mut String) {
            for piece in pieces {
                match piece {
                    Inline::Text(text) => out.push_str(text),
                    Inline::Formatted(_, content) | Inline::Link { content, .. } => {
                        walk(content, out)
                    }
                }
            }
        }
        let mut out = String::new();
        walk(&self.0, &mut out);
        out
    }
}

/// The value's text without CSL-JSON's markup.
pub fn strip_markup(value: &str) -> String {
    if value.contains('<') {
        Rich::from_markup(value).to_plain()
    } else {
        value.to_string()
    }
}

fn push_text(content: &mut Vec<Inline>, text: &str) {
    if text.is_empty() {
        return;
    }
    match content.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => content.push(Inline::Text(text.to_string())),
    }
}

fn reopen_as_text<'a>(
    stack: &mut Vec<(&'a str, &'a str, Format, Vec<Inline>)>,
    content: &mut Vec<Inline>,
) {
    if let Some((_, tag, _, mut before)) = stack.pop() {
        push_text(&mut before, tag);
        for piece in content.drain(..) {
            match piece {
                Inline::Text(text) => push_text(&mut before, &text),
                other => before.push(other),
            }
        }
        *content = before;
    }
}

/// Name, format and length of the tag at the beginning of `text`.
fn opening_tag(text: &str) -> Option<(&'static str, Format, usize)> {
    for (tag, name, format) in [
        ("<i>", "i", Format::Italic),
        ("<em>", "em", Format::Italic),
        ("<b>", "b", Format::Bold),
        ("<strong>", "strong", Format::Bold),
        ("<sup>", "sup", Format::Superscript),
        ("<sub>", "sub", Format::Subscript),
        ("<sc>", "sc", Format::SmallCaps),
    ] {
        if text.starts_with(tag) {
            return Some((name, format, tag.len()));
        }
    }
    if !text.starts_with("<span") {
        return None;
    }
    let len = text.bytes().take(LONGEST_TAG).position(|b| b == b'>')? + 1;
    let inside: String = text[5..len - 1]
        .chars()
        .filter(|c| !c.is_whitespace() && *c != ';')
        .collect();
    let format = match inside.replace('\'', "\"").as_str() {
        "class=\"nocase\"" => Format::NoCase,
        "class=\"nodecor\"" => Format::NoDecor,
        "style=\"font-variant:small-caps\"" => Format::SmallCaps,
        _ => return None,
    };
    Some(("span", format, len))
}

fn closing_tag(text: &str) -> Option<(&'static str, usize)> {
    let rest = text.strip_prefix("</")?;
    ["i", "em", "b", "strong", "sup", "sub", "sc", "span"]
        .into_iter()
        .find(|name| {
            rest.strip_prefix(name)
                .is_some_and(|rest| rest.starts_with('>'))
        })
        .map(|name| (name, name.len() + 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_read_and_all_else_is_text() {
        let check = |value: &str, plain: &str, formats: usize| {
            let rich = Rich::from_markup(value);
            assert_eq!(rich.to_plain(), plain, "{value}");
            let count = rich
                .0
                .iter()
                .filter(|p| matches!(p, Inline::Formatted(..)))
                .count();
            assert_eq!(count, formats, "{value}");
        };
        check("On <i>E. coli</i>", "On E. coli", 1);
        check("a < b <i>c", "a < b <i>c", 0);
        check("<i>a<b>b</i>", "a<b>b", 1);
        check("x</i>", "x</i>", 0);
        check("<span class=\"nocase\">NaCl</span>", "NaCl", 1);
        check("<script>alert(1)</script>", "<script>alert(1)</script>", 0);
        check("<span style=\"font-variant: small-caps;\">b</span>", "b", 1);
        check("<i>a <i>b</i> c</i>", "a b c", 1);
    }

    #[test]
    fn tags_beyond_the_depth_limit_are_text() {
        let deep = "<i>".repeat(100_000) + "x" + &"</i>".repeat(100_000);
        let rich = Rich::from_markup(&deep);
        let plain = rich.to_plain();
        assert!(plain.contains("<i>x"));
        assert_eq!(plain.len(), deep.len() - MAX_DEPTH * "<i></i>".len());
        for unclosed in ["<span ", "</", "<", "<i>"] {
            let text = unclosed.repeat(100_000);
            assert_eq!(Rich::from_markup(&text).to_plain(), text);
        }
    }
}

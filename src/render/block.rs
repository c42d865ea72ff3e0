//! The two shapes of a rich text that outputs work with: a walk through its tree, and its blocks
//! of runs, in which nested formatting has been worked out.

use crate::text::rich::{Format, Inline, Rich};
use std::borrow::Cow;

/// What begins and ends in a walk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tag<'a> {
    Format(Format),
    /// A link and its address.
    Link(&'a str),
}

/// One step of a walk through a rich text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event<'a> {
    Text(&'a str),
    Open(Tag<'a>),
    Close(Tag<'a>),
}

/// Walks through a rich text in reading order. It keeps its own stack, so that no depth of
/// nesting can exhaust the program's.
pub fn events(rich: &Rich) -> impl Iterator<Item = Event<'_>> {
    let mut stack: Vec<(std::slice::Iter<'_, Inline>, Option<Tag<'_>>)> =
        vec![(rich.0.iter(), None)];
    std::iter::from_fn(move || {
        loop {
            let (pieces, _) = stack.last_mut()?;
            let (tag, content) = match pieces.next() {
                Some(Inline::Text(text)) => return Some(Event::Text(text)),
                Some(Inline::Formatted(format, content)) => (Tag::Format(*format), content),
                Some(Inline::Link { url, content }) => (Tag::Link(url), content),
                None => match stack.pop()?.1 {
                    Some(tag) => return Some(Event::Close(tag)),
                    None => continue,
                },
            };
            stack.push((content.iter(), Some(tag)));
            return Some(Event::Open(tag));
        }
    })
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Slant {
    #[default]
    Upright,
    Italic,
    Oblique,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    #[default]
    Regular,
    Bold,
    Light,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Position {
    #[default]
    Baseline,
    Superscript,
    Subscript,
}

/// How a run looks, all formatting around it taken together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub slant: Slant,
    pub weight: Weight,
    pub position: Position,
    pub small_caps: bool,
    pub underline: bool,
}

impl Look {
    /// The look inside `format`, when this is the look around it.
    pub fn within(self, format: Format) -> Look {
        match format {
            Format::Italic => Look {
                slant: Slant::Italic,
                ..self
            },
            Format::Oblique => Look {
                slant: Slant::Oblique,
                ..self
            },
            Format::Upright => Look {
                slant: Slant::Upright,
                ..self
            },
            Format::Bold => Look {
                weight: Weight::Bold,
                ..self
            },
            Format::Light => Look {
                weight: Weight::Light,
                ..self
            },
            Format::Regular => Look {
                weight: Weight::Regular,
                ..self
            },
            Format::SmallCaps => Look {
                small_caps: true,
                ..self
            },
            Format::NoSmallCaps => Look {
                small_caps: false,
                ..self
            },
            Format::Underline => Look {
                underline: true,
                ..self
            },
            Format::NoUnderline => Look {
                underline: false,
                ..self
            },
            Format::Superscript => Look {
                position: Position::Superscript,
                ..self
            },
            Format::Subscript => Look {
                position: Position::Subscript,
                ..self
            },
            Format::Baseline => Look {
                position: Position::Baseline,
                ..self
            },
            Format::NoDecor => Look::default(),
            Format::NoCase
            | Format::Block
            | Format::LeftMargin
            | Format::RightInline
            | Format::Indent => self,
        }
    }
}

/// Text of one look.
#[derive(Clone, Debug, PartialEq)]
pub struct Run<'a> {
    /// Never empty.
    pub text: Cow<'a, str>,
    pub look: Look,
    /// The address, if the run is (part of) a link.
    pub link: Option<&'a str>,
}

/// What stands on lines of its own: an entry has one block, or more if the style says so
/// (CSL 1.0.2, Display).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block<'a> {
    /// The text in the left margin, such as a number; empty if there is none.
    pub label: Vec<Run<'a>>,
    /// The block as a whole stands farther to the right.
    pub indented: bool,
    /// The text.
    pub runs: Vec<Run<'a>>,
}

impl<'a> Block<'a> {
    /// The block on one line: label, space, text.
    pub fn into_line(mut self) -> Vec<Run<'a>> {
        if !self.label.is_empty() && !self.runs.is_empty() {
            push(
                &mut self.label,
                Run {
                    text: Cow::Borrowed(" "),
                    look: Look::default(),
                    link: None,
                },
            );
        }
        for run in self.runs {
            push(&mut self.label, run);
        }
        self.label
    }
}

/// The runs of a text, its `display` formatting left aside.
pub fn runs(rich: &Rich) -> Vec<Run<'_>> {
    let mut out = Vec::new();
    walk(rich, |run, _, _| push(&mut out, run));
    out
}

/// The blocks of an entry, without white space at their ends. An empty entry has none.
pub fn blocks(rich: &Rich) -> Vec<Block<'_>> {
    let mut out: Vec<Block<'_>> = Vec::new();
    // The number of the `display` element that the last run stood in, and its kind.
    let mut last = (0, None);
    walk(rich, |run, display, number| {
        if number != last.0 && run.text.trim().is_empty() {
            return; // Space between two blocks.
        }
        let begins = out.is_empty()
            || match display {
                Some(Format::RightInline) => number != last.0 && last.1 != Some(Format::LeftMargin),
                // What follows a hanging text outside any element (the full stop that ends an
                // entry) belongs to it.
                None => matches!(last.1, Some(Format::Block | Format::Indent)),
                Some(_) => number != last.0,
            };
        last = (number, display);
        if begins {
            out.push(Block::default());
        }
        if let Some(block) = out.last_mut() {
            block.indented |= begins && display == Some(Format::Indent);
            match display {
                Some(Format::LeftMargin) => push(&mut block.label, run),
                _ => push(&mut block.runs, run),
            }
        }
    });
    for block in &mut out {
        trim(&mut block.label);
        trim(&mut block.runs);
    }
    out.retain(|block| !block.label.is_empty() || !block.runs.is_empty());
    out
}

/// Gives every non-empty text with its look and link, the `display` format it stands in, and that
/// element's number (from 1; 0 outside all elements). The innermost element and the outermost
/// link count.
fn walk<'a>(rich: &'a Rich, mut each: impl FnMut(Run<'a>, Option<Format>, usize)) {
    let mut around: Vec<(Look, Option<&'a str>, Option<Format>, usize)> = Vec::new();
    let mut now = (Look::default(), None, None, 0);
    let mut elements = 0;
    for event in events(rich) {
        match event {
            Event::Text("") => {}
            Event::Text(text) => each(
                Run {
                    text: Cow::Borrowed(text),
                    look: now.0,
                    link: now.1,
                },
                now.2,
                now.3,
            ),
            Event::Open(tag) => {
                around.push(now);
                match tag {
                    Tag::Link(url) => now.1 = now.1.or(Some(url)),
                    Tag::Format(format) if is_display(format) => {
                        elements += 1;
                        (now.2, now.3) = (Some(format), elements);
                    }
                    Tag::Format(format) => now.0 = now.0.within(format),
                }
            }
            Event::Close(_) => now = around.pop().unwrap_or_default(),
        }
    }
}

fn is_display(format: Format) -> bool {
    matches!(
        format,
        Format::Block | Format::LeftMargin | Format::RightInline | Format::Indent
    )
}

/// Appends a run, to the one before if both look alike.
fn push<'a>(runs: &mut Vec<Run<'a>>, run: Run<'a>) {
    match runs.last_mut() {
        Some(last) if last.look == run.look && last.link == run.link => {
            last.text.to_mut().push_str(&run.text);
        }
        _ => runs.push(run),
    }
}

fn trim(runs: &mut Vec<Run<'_>>) {
    while let Some(last) = runs.last_mut() {
        let kept = last.text.trim_end().len();
        if kept > 0 {
            if kept < last.text.len() {
                last.text.to_mut().truncate(kept);
            }
            break;
        }
        runs.pop();
    }
    let blank = runs.iter().take_while(|r| r.text.trim().is_empty()).count();
    runs.drain(..blank);
    if let Some(first) = runs.first_mut() {
        let cut = first.text.len() - first.text.trim_start().len();
        if cut > 0 {
            first.text.to_mut().drain(..cut);
        }
    }
}

/// The characters of a text that may be printed: line breaks and tabs count as spaces, control
/// characters (C0, C1) are left out, since no output format can carry them safely, and so are the
/// marks that set the direction of writing until another ends them (UAX 9, 2.1–2.3): they would turn
/// what follows the value.
pub fn printable(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter_map(shown)
}

/// Whether a character is printed as it is.
pub fn is_printable(c: char) -> bool {
    shown(c) == Some(c)
}

fn shown(c: char) -> Option<char> {
    match c {
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(pieces: &[(Option<Format>, &str)]) -> Rich {
        Rich(
            pieces
                .iter()
                .map(|(format, text)| match format {
                    Some(format) => {
                        Inline::Formatted(*format, vec![Inline::Text(text.to_string())])
                    }
                    None => Inline::Text(text.to_string()),
                })
                .collect(),
        )
    }

    #[test]
    fn display_elements_make_blocks() {
        use Format::{Block as Whole, Indent, LeftMargin, RightInline};
        for (pieces, expected) in [
            (vec![(None, " plain ")], vec![("", "plain")]),
            (
                vec![
                    (Some(LeftMargin), "1. "),
                    (Some(RightInline), "Text"),
                    (None, "."),
                ],
                vec![("1.", "Text.")],
            ),
            (
                vec![
                    (Some(Whole), "Author"),
                    (None, " "),
                    (Some(Indent), "Title"),
                ],
                vec![("", "Author"), ("", "Title")],
            ),
            (
                vec![
                    (Some(LeftMargin), "1"),
                    (Some(LeftMargin), "2"),
                    (None, " x"),
                ],
                vec![("1", ""), ("2", "x")],
            ),
            (vec![(None, " "), (Some(Whole), "")], vec![]),
        ] {
            let rich = entry(&pieces);
            let blocks: Vec<(String, String)> = blocks(&rich)
                .iter()
                .map(|b| {
                    let text = |runs: &[Run]| runs.iter().map(|r| r.text.as_ref()).collect();
                    (text(&b.label), text(&b.runs))
                })
                .collect();
            let blocks: Vec<(&str, &str)> = blocks
                .iter()
                .map(|(label, text)| (label.as_str(), text.as_str()))
                .collect();
            assert_eq!(blocks, expected, "{pieces:?}");
        }
    }

    #[test]
    fn looks_are_worked_out_and_like_runs_joined() {
        let rich = Rich::from_markup(
            "<i>a<span class=\"nodecor\">b</span></i>c<span class=\"nocase\">d</span>",
        );
        let runs = runs(&rich);
        let texts: Vec<&str> = runs.iter().map(|r| r.text.as_ref()).collect();
        assert_eq!(texts, ["a", "bcd"]);
        assert_eq!(runs[0].look.slant, Slant::Italic);
    }
}

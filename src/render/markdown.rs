//! Markdown that CommonMark, GitHub and pandoc all read alike: an entry a paragraph; what
//! Markdown has no marks for is HTML.
//!
//! Straight quotation marks and dots are left as they are: a reader that makes them curly does so
//! for the whole of its document.

use super::block::{Look, Position, Run, Slant, Weight, blocks, printable, runs};
use super::{Output, RenderOptions, links};
use crate::text::rich::{Rich, RichList};

pub(super) const OUTPUT: Output = Output {
    name: "markdown",
    aliases: &["md", "commonmark", "gfm"],
    title: "Markdown",
    extension: "md",
    binary: false,
    document: false,
    bibliography,
    inline,
};

fn bibliography(list: &RichList, options: &RenderOptions) -> Vec<u8> {
    let list = links::applied(list, options);
    let mut out = String::new();
    for block in list.entries.iter().flat_map(|e| blocks(&e.content)) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&written(&block.into_line()));
        out.push('\n');
    }
    out.into_bytes()
}

fn inline(rich: &Rich) -> String {
    written(&runs(rich))
}

fn written(runs: &[Run<'_>]) -> String {
    let mut out = String::new();
    let mut groups = links::groups(runs).peekable();
    while let Some((url, group)) = groups.next() {
        let Some(url) = url else {
            // What follows the group, if anything does, is a link.
            write_runs(group, groups.peek().map(|_| '['), &mut out);
            continue;
        };
        if matches!(group, [run] if run.look == Look::default() && run.text == url) {
            out.push('<');
            out.push_str(&url);
            out.push('>');
            continue;
        }
        out.push('[');
        write_runs(group, Some(']'), &mut out);
        out.push_str("](");
        for c in url.chars() {
            match c {
                '(' | ')' => out.push_str(&links::percent(c as u8)),
                '&' => out.push_str("&amp;"),
                c => out.push(c),
            }
        }
        out.push(')');
    }
    out
}

/// Writes runs, none or all of which are in a link; `after` is the character that comes next.
fn write_runs(runs: &[Run<'_>], after: Option<char>, out: &mut String) {
    for (i, run) in runs.iter().enumerate() {
        let text: String = printable(&run.text).collect();
        // Spaces inside emphasis marks would undo them.
        let core = text.trim();
        let lead = text.len() - text.trim_start().len();
        let (lead, trail) = (
            text.get(..lead).unwrap_or_default(),
            text.get(lead + core.len()..).unwrap_or_default(),
        );
        out.push_str(lead);
        if core.is_empty() {
            continue;
        }
        let next = match runs.get(i + 1) {
            _ if !trail.is_empty() => Some(' '),
            // Emphasis marks beside emphasis marks can be read in several ways.
            Some(next) if next.look != Look::default() => Some('*'),
            Some(next) => printable(&next.text).next(),
            None => after,
        };
        emphasise(core, run.look, next, out);
        out.push_str(trail);
    }
}

/// Writes a text that neither begins nor ends with a space, in its look.
fn emphasise(text: &str, look: Look, next: Option<char>, out: &mut String) {
    let html = [
        (look.position == Position::Superscript, "<sup>", "</sup>"),
        (look.position == Position::Subscript, "<sub>", "</sub>"),
        (
            look.small_caps,
            "<span style=\"font-variant:small-caps;\">",
            "</span>",
        ),
        (look.underline, "<u>", "</u>"),
    ];
    let tags = || html.iter().filter(|(set, ..)| *set);
    let tagged = tags().next().is_some();
    out.extend(tags().map(|(_, open, _)| *open));
    // Marks work only where CommonMark 0.31 (6.2) lets them open and close; tags work anywhere.
    let previous = out.chars().next_back();
    let next = if tagged { Some('<') } else { next };
    let marks = flanks(previous, text.chars().next()) && flanks(next, text.chars().next_back());
    let (strong, emphasis) = if marks {
        (("**", "**"), ("*", "*"))
    } else {
        (("<b>", "</b>"), ("<i>", "</i>"))
    };
    let strong = (look.weight == Weight::Bold).then_some(strong);
    let emphasis = (look.slant != Slant::Upright).then_some(emphasis);
    out.extend(strong.map(|(open, _)| open));
    out.extend(emphasis.map(|(open, _)| open));
    escape(text, out);
    out.extend(emphasis.map(|(_, close)| close));
    out.extend(strong.map(|(_, close)| close));
    out.extend(tags().rev().map(|(_, _, close)| *close));
}

/// Whether an emphasis mark works between a character outside it and one inside.
fn flanks(outside: Option<char>, inside: Option<char>) -> bool {
    outside != Some('*')
        && (inside.is_some_and(char::is_alphanumeric)
            || outside.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation()))
}

/// Writes a text so that nothing in it is a mark, at any place of a line.
fn escape(text: &str, out: &mut String) {
    let start_of_line = out.is_empty();
    let list_mark = if start_of_line { list_mark(text) } else { None };
    let mut chars = text.char_indices().peekable();
    let mut previous: Option<char> = None;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let special = match c {
            '\\' | '*' | '`' | '[' | ']' | '<' | '|' | '~' | '^' | '$' | '{' => true,
            '_' => ![previous, next]
                .iter()
                .all(|c| c.is_some_and(char::is_alphanumeric)),
            '&' => next.is_some_and(|c| c == '#' || c.is_ascii_alphanumeric()),
            // Before a link it would make an image.
            '!' => next.is_none(),
            // pandoc's citations.
            '@' => !previous.is_some_and(char::is_alphanumeric),
            // pandoc makes dashes of two and more.
            '-' => (start_of_line && at == 0) || out.ends_with('-'),
            ':' => {
                (start_of_line && at == 0) || colon_is_mark(text.get(at + 1..).unwrap_or_default())
            }
            '.' => list_mark == Some(at) || out.ends_with("www"),
            '>' | '#' | '+' | '=' | '%' => start_of_line && at == 0,
            _ => list_mark == Some(at),
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        previous = Some(c);
    }
}

/// Whether a colon before `rest` means something: in an address, which shall be no link on GitHub if
/// it is none here, and before the name of an emoji (`:smile:`).
fn colon_is_mark(rest: &str) -> bool {
    const LONGEST_NAME: usize = 40;
    let name = (rest.bytes().take(LONGEST_NAME))
        .take_while(|b| b.is_ascii_alphanumeric() || b"_+-".contains(b))
        .count();
    rest.starts_with("//") || (name > 0 && rest.as_bytes().get(name) == Some(&b':'))
}

/// Where the full stop or bracket stands that would make the beginning of a line the number of a
/// list item: `1.`, `1)`, and with pandoc `(1)`, `a.`, `iv)`.
fn list_mark(text: &str) -> Option<usize> {
    let open = usize::from(text.starts_with('('));
    let number = text.get(open..)?;
    let len = number
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    let (number, rest) = number.split_at_checked(len)?;
    let counts = number.bytes().all(|b| b.is_ascii_digit())
        || len == 1
        || number.bytes().all(|b| b"ivxlcdmIVXLCDM".contains(&b));
    let mut rest = rest.chars();
    let is_mark =
        matches!(rest.next(), Some('.' | ')')) && rest.next().is_none_or(char::is_whitespace);
    (len > 0 && counts && is_mark).then_some(open + len)
}

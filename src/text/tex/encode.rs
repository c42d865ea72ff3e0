//! Text with markup to TeX that shows just that text: no value can run a command, close a brace it
//! did not open, or begin a comment.

use super::command::{self, ACCENTS, MATH, SYMBOLS};
use crate::text::rich::{Format, Inline, Rich};
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Encodes a value with CSL-JSON's markup as LaTeX text, its braces balanced as BibTeX counts
/// them (backslashes do not matter to it). With `ascii`, letters and marks that have a command are
/// written by it; the rest stays UTF-8.
pub fn escape(value: &str, ascii: bool) -> String {
    let mut out = String::with_capacity(value.len() + value.len() / 8);
    if value.contains('<') {
        pieces(&Rich::from_markup(value).0, ascii, &mut out);
    } else {
        text(value, ascii, &mut out);
    }
    out
}

/// Depth is bounded by [`Rich::from_markup`].
fn pieces(content: &[Inline], ascii: bool, out: &mut String) {
    for piece in content {
        match piece {
            Inline::Text(value) => text(value, ascii, out),
            Inline::Link { content, .. } => pieces(content, ascii, out),
            Inline::Formatted(format, content) => {
                out.push_str(match format {
                    Format::Italic | Format::Oblique => "\\emph{",
                    Format::Bold => "\\textbf{",
                    Format::SmallCaps => "\\textsc{",
                    Format::Underline => "\\underline{",
                    Format::Superscript => "\\textsuperscript{",
                    Format::Subscript => "\\textsubscript{",
                    Format::Upright => "\\textup{",
                    _ => "{",
                });
                pieces(content, ascii, out);
                out.push('}');
            }
        }
    }
}

fn text(value: &str, ascii: bool, out: &mut String) {
    let mut chars = value.chars().peekable();
    let mut before = '\0';
    while let Some(c) = chars.next() {
        match c {
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '`' => out.push_str("\\textasciigrave{}"),
            '\u{a0}' => out.push('~'),
            '\u{2009}' => out.push_str("\\,"),
            // Two of these would make one other character.
            '-' | '\'' | '<' | '>' if before == c || out.ends_with(c) => {
                out.push_str("{}");
                out.push(c);
            }
            // In a group it begins none of babel's shorthands.
            '"' => out.push_str("{\"}"),
            '\n' if chars.peek() == Some(&'\n') => {
                while chars.next_if_eq(&'\n').is_some() {}
                out.push_str("\\par ");
            }
            c if c.is_control() => out.push(' '),
            c if c.is_ascii() || !ascii => out.push(c),
            c => in_ascii(c, out),
        }
        before = c;
    }
}

/// A character by its command, or as it is when it has none.
fn in_ascii(c: char, out: &mut String) {
    let ligature = match c {
        '–' => "--",
        '—' => "---",
        '“' => "``",
        '”' => "''",
        _ => "",
    };
    if let Some(first) = ligature.chars().next() {
        if out.ends_with(first) {
            out.push_str("{}");
        }
        return out.push_str(ligature);
    }
    if let Some(name) = NAMES.get(&c) {
        return out.push_str(&format!("{{\\{name}}}"));
    }
    if let Some(name) = command::cyrillic_name(c) {
        return out.push_str(&format!("{{\\{name}}}"));
    }
    if let Some((name, _)) = MATH.iter().find(|(_, t)| t.chars().eq([c])) {
        return out.push_str(&format!("\\ensuremath{{\\{name}}}"));
    }
    match accented(c) {
        Some(letter) => out.push_str(&letter),
        None => out.push(c),
    }
}

/// `é` as `{\'e}`, `ệ` as `{\^{\d e}}`.
fn accented(c: char) -> Option<String> {
    let mut parts = [c].into_iter().nfd();
    let base = parts.next().filter(char::is_ascii_alphabetic)?;
    let mut tex = base.to_string();
    let mut any = false;
    for mark in parts {
        let (name, _) = ACCENTS.iter().find(|(_, m)| *m == mark)?;
        let letters = name.bytes().all(|b| b.is_ascii_alphabetic());
        let dotless = matches!(tex.as_str(), "i" | "j") && "`'^~=u\"rHv".contains(name);
        let body = match (dotless, any) {
            (true, _) => format!("\\{tex}"),
            (false, true) => format!("{{{tex}}}"),
            (false, false) => tex,
        };
        let gap = if letters && !body.starts_with(['\\', '{']) {
            " "
        } else {
            ""
        };
        tex = format!("\\{name}{gap}{body}");
        any = true;
    }
    any.then(|| format!("{{{tex}}}"))
}

static NAMES: LazyLock<HashMap<char, &'static str>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for (name, text) in SYMBOLS {
        let mut chars = text.chars();
        if let (Some(c), None) = (chars.next(), chars.next())
            && !c.is_ascii()
        {
            names.entry(c).or_insert(*name);
        }
    }
    names
});

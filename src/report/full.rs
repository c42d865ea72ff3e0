//! Each finding as a compiler shows it: what is wrong, where, the line with the place underlined,
//! and how to mend it. References are long lines: they are cut around the place.

use super::place::Places;
use super::{FileFindings, harmless, push_harmless};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::span::{LineUnit, Span};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::ops::Range;

/// Code points shown before and behind the place, and of the place itself.
const BEFORE: usize = 44;
const BEHIND: usize = 32;
const INSIDE: usize = 44;

pub fn print(files: &[FileFindings<'_>], colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut out = String::new();
    for file in files {
        let places = Places::new(file.source);
        let name = harmless(file.name);
        for d in file.diagnostics {
            out.push_str(&one(&renderer, colour, &places, &name, file, d));
            out.push_str("\n\n");
        }
    }
    out
}

fn one(
    renderer: &Renderer,
    colour: bool,
    places: &Places<'_>,
    name: &str,
    file: &FileFindings<'_>,
    d: &Diagnostic,
) -> String {
    let level = match d.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let at = places.of(d.span.start);
    let line = match file.lines {
        LineUnit::PrintedLine => places.page(d.span.start).1,
        LineUnit::Line | LineUnit::Paragraph => at.line,
    };
    let (excerpt, place) = excerpt(file.source, places.line_span(d.span.start), d.span);
    let title = level.primary_title(harmless(&d.message)).id(d.code);
    let snippet = Snippet::source(excerpt)
        .line_start(line)
        .annotation(AnnotationKind::Primary.span(place));
    let group = title.element(snippet);
    let shown = match &d.fix {
        Some(fix) => {
            let guess = if fix.safe { "" } else { " (a guess)" };
            let help = Level::HELP.message(format!("{}{guess}", harmless(&fix.message)));
            renderer.render(&[group.element(help)])
        }
        None => renderer.render(&[group]),
    };
    // The renderer would count the column in the excerpt, so the line with the place is ours; the
    // title, which has no line end, is the first line.
    let (head, body) = shown.split_once('\n').unwrap_or((&shown, ""));
    let indent = " ".repeat(line.to_string().len());
    let (blue, end) = if colour {
        ("\u{1b}[1m\u{1b}[94m", "\u{1b}[0m")
    } else {
        ("", "")
    };
    format!(
        "{head}\n{indent}{blue}-->{end} {name}:{}\n{body}",
        places.shown(d.span.start, file.lines)
    )
}

/// The part of the line around the place, harmless, and where the place is in it.
fn excerpt(source: &str, line: Span, span: Span) -> (String, Range<usize>) {
    let line_end = line.end.max(span.start);
    let head = source.get(line.start..span.start).unwrap_or_default();
    let inside = source
        .get(span.start..span.end.min(line_end))
        .unwrap_or_default();
    let tail = source
        .get(span.start + inside.len()..line_end)
        .unwrap_or_default();

    let mut out = String::new();
    let from = head.char_indices().rev().take(BEFORE).last();
    let from = from.map_or(head.len(), |(at, _)| at);
    if from > 0 {
        out.push('…');
    }
    head[from..]
        .chars()
        .for_each(|c| push_harmless(c, &mut out));
    let start = out.len();
    let cut = push_first(inside, INSIDE, &mut out);
    let end = out.len();
    if !cut {
        push_first(tail, BEHIND, &mut out);
    }
    (out, start..end)
}

/// Appends at most `count` characters, with `…` when there are more; whether there were.
fn push_first(text: &str, count: usize, out: &mut String) -> bool {
    let cut = text.char_indices().nth(count).map(|(at, _)| at);
    text[..cut.unwrap_or(text.len())]
        .chars()
        .for_each(|c| push_harmless(c, out));
    if cut.is_some() {
        out.push('…');
    }
    cut.is_some()
}

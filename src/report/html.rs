//! Findings as one web page that needs nothing else: for each file its findings, each with the
//! place marked in its line.

use super::place::Places;
use super::{FileFindings, escaped, summary_of, word};
use crate::diagnostic::Diagnostic;
use crate::text::span::Span;
use std::fmt::Write;

const STYLE: &str = "\
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1.1rem;overflow-wrap:anywhere}
ol{list-style:none;padding:0}
li{border-left:.3rem solid #888;padding:.2rem 1rem;margin:1rem 0}
li.error{border-color:#c33}li.warning{border-color:#c80}li.info{border-color:#48c}
p{margin:.2rem 0}.place{opacity:.75}
blockquote{margin:.3rem 0;font-family:ui-monospace,monospace;overflow-wrap:anywhere}
mark{background:#fd6;color:#000}
";

/// Code points shown before the place, of it, and behind it.
const BEFORE: usize = 80;
const INSIDE: usize = 160;
const BEHIND: usize = 80;

pub fn print(files: &[FileFindings<'_>]) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>snoska check</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{}</h1>\n",
        summary_of(files.iter().flat_map(|file| file.diagnostics))
    );
    for file in files {
        let places = Places::new(file.source);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "<h2>{}</h2>", escaped(file.name));
        if file.diagnostics.is_empty() {
            out.push_str("<p>nothing found</p>\n");
            continue;
        }
        out.push_str("<ol>\n");
        for d in file.diagnostics {
            finding(file.source, &places, d, &mut out);
        }
        out.push_str("</ol>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn finding(source: &str, places: &Places<'_>, d: &Diagnostic, out: &mut String) {
    let at = places.of(d.span.start);
    let line = places.line_span(d.span.start);
    let severity = word(d.severity);
    let entry = d
        .reference
        .map_or(String::new(), |number| format!(", entry {number}"));
    let _ = writeln!(
        out,
        "<li class=\"{severity}\"><p><b>{}</b> {severity}: {}</p>\
         <p class=\"place\">line {}, column {}{entry}</p>{}",
        d.code,
        escaped(&d.message),
        at.line,
        at.column,
        excerpt(source, line, d.span)
    );
    if let Some(fix) = &d.fix {
        let guess = if fix.safe { "" } else { " (a guess)" };
        let _ = writeln!(out, "<p>Help: {}{guess}</p>", escaped(&fix.message));
    }
    out.push_str("</li>\n");
}

fn excerpt(source: &str, line: Span, span: Span) -> String {
    let end = line.end.max(span.start);
    let head = Span::new(line.start, span.start).of(source);
    let inside = Span::new(span.start, span.end.min(end)).of(source);
    let tail = Span::new(span.start + inside.len(), end).of(source);
    let from = head.char_indices().rev().take(BEFORE).last();
    let from = from.map_or(head.len(), |(at, _)| at);
    format!(
        "<blockquote>{}{}<mark>{}</mark>{}</blockquote>",
        if from > 0 { "…" } else { "" },
        escaped(head.get(from..).unwrap_or_default()),
        first(inside, INSIDE),
        first(tail, BEHIND)
    )
}

fn first(text: &str, count: usize) -> String {
    match text.char_indices().nth(count) {
        Some((at, _)) => escaped(text.get(..at).unwrap_or_default()) + "…",
        None => escaped(text),
    }
}

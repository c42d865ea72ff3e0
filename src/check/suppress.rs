//! Findings that the author of a list has said to leave alone: a line
//! `% snoska: ignore=DUP002,SYN` before an entry keeps these codes silent about it.
//!
//! The line may begin with `%`, `#`, `//` or `<!--`, whatever the file takes for a comment.

use super::rule::List;
use crate::diagnostic::Diagnostic;
use crate::text::span::Span;

const KEYWORD: &str = "snoska: ignore=";

/// Whether a line is such a comment.
pub fn is_comment(line: &str) -> bool {
    codes_of(line).is_some()
}

/// Drops the findings that comments of the list's source silence, and all findings that lie in
/// the comments themselves.
pub fn apply(list: &List<'_>, found: &mut Vec<Diagnostic>) {
    if !list.source.contains(KEYWORD) {
        return;
    }
    let mut comments: Vec<Span> = Vec::new();
    let mut silent: Vec<(usize, Vec<&str>)> = Vec::new();
    let starts: Vec<usize> = list.entries.iter().map(|e| e.text.source().start).collect();
    let mut at = 0;
    for line in list.source.split_inclusive('\n') {
        let end = at + line.len();
        if let Some(codes) = codes_of(line) {
            comments.push(Span::new(at, end));
            // Entries stand in the order of the file.
            let next = starts.partition_point(|start| *start < end);
            silent.push((next + 1, codes));
        }
        at = end;
    }
    found.retain(|d| {
        let in_comment = comments.partition_point(|c| c.start <= d.span.start);
        let in_comment = in_comment > 0 && d.span.start < comments[in_comment - 1].end;
        let silenced = silent.iter().any(|(reference, codes)| {
            d.reference == Some(*reference) && codes.iter().any(|code| d.code.starts_with(code))
        });
        !in_comment && !silenced
    });
}

fn codes_of(line: &str) -> Option<Vec<&str>> {
    let line = line.trim();
    let body = ["%", "#", "//", "<!--"]
        .iter()
        .find_map(|mark| line.strip_prefix(mark))?;
    let codes = body
        .trim_start_matches(['%', '#', ' '])
        .strip_prefix(KEYWORD)?;
    let codes = codes.trim_end_matches("-->");
    Some(
        codes
            .split([',', ' '])
            .map(str::trim)
            .filter(|code| !code.is_empty())
            .collect(),
    )
}

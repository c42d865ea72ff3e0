//! A line for each finding: `file:line:column: CODE message`.

use super::place::Places;
use super::{FileFindings, harmless};
use std::fmt::Write;

pub fn print(files: &[FileFindings<'_>], colour: bool) -> String {
    let (bold, red, end) = if colour {
        ("\u{1b}[1m", "\u{1b}[31m", "\u{1b}[0m")
    } else {
        ("", "", "")
    };
    let mut out = String::new();
    for file in files {
        let places = Places::new(file.source);
        let name = harmless(file.name);
        for d in file.diagnostics {
            let at = places.of(d.span.start);
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "{bold}{name}{end}:{}:{}: {red}{}{end} {}",
                at.line,
                at.column,
                d.code,
                harmless(&d.message)
            );
        }
    }
    out
}

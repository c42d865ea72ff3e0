//! Annotations of GitHub Actions (workflow commands: `::warning file=…,line=…::message`).

use super::FileFindings;
use super::place::Places;
use crate::diagnostic::Severity;
use std::fmt::Write;

pub fn print(files: &[FileFindings<'_>]) -> String {
    let mut out = String::new();
    for file in files {
        let places = Places::new(file.source);
        for d in file.diagnostics {
            let (start, end) = (places.of(d.span.start), places.of(d.span.end));
            let level = match d.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "::{level} file={},line={},col={},endLine={},endColumn={},title={}::{}",
                property(file.name),
                start.line,
                start.column,
                end.line,
                end.column,
                d.code,
                data(&d.message)
            );
        }
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

//! Findings as JUnit XML, which most services that run tests can show: a suite for each file, a
//! case for each finding. Errors and warnings are failures; a remark is a case that passes and says
//! something.

use super::place::Places;
use super::{FileFindings, word};
use crate::diagnostic::{Diagnostic, Severity};
use std::fmt::Write;

pub fn print(files: &[FileFindings<'_>]) -> String {
    let failed = |d: &&Diagnostic| d.severity != Severity::Info;
    let suites: Vec<(usize, usize)> = files
        .iter()
        .map(|file| {
            let failures = file.diagnostics.iter().filter(failed).count();
            (file.diagnostics.len().max(1), failures)
        })
        .collect();
    let (tests, failures) = suites
        .iter()
        .fold((0, 0), |sum, suite| (sum.0 + suite.0, sum.1 + suite.1));
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuites name=\"snoska\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n"
    );
    for (file, (tests, failures)) in files.iter().zip(suites) {
        let name = escaped(file.name);
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">"
        );
        if file.diagnostics.is_empty() {
            let _ = writeln!(
                out,
                "    <testcase classname=\"{name}\" name=\"nothing found\"/>"
            );
        }
        let places = Places::new(file.source);
        for d in file.diagnostics {
            case(&name, &places, d, &mut out);
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

fn case(name: &str, places: &Places<'_>, d: &Diagnostic, out: &mut String) {
    let at = places.of(d.span.start);
    let place = format!("{name}:{}:{}", at.line, at.column);
    let message = escaped(&d.message);
    let said = if d.severity == Severity::Info {
        format!("<system-out>{place}: {message}</system-out>")
    } else {
        let kind = word(d.severity);
        format!("<failure type=\"{kind}\" message=\"{message}\">{place}: {message}</failure>")
    };
    let _ = writeln!(
        out,
        "    <testcase classname=\"{name}\" name=\"{} {}:{}\" line=\"{}\">{said}</testcase>",
        d.code, at.line, at.column, at.line
    );
}

fn escaped(text: &str) -> String {
    super::escaped(text)
        // Code points that XML 1.0 (2.2) has no place for.
        .replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

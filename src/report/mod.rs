//! Findings as people and programs want to see them.
//!
//! A form of report is a plain value of [`ALL`]. What a report prints of the input is made harmless
//! first: no control character of a file reaches a terminal.

mod concise;
mod full;
mod github;
mod html;
mod json;
mod junit;
mod place;
mod sarif;

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::span::LineUnit;
use crate::text::unicode::is_control;

/// What was found in one file.
#[derive(Clone, Copy, Debug)]
pub struct FileFindings<'a> {
    /// The file's name, as it is shown.
    pub name: &'a str,
    /// Its decoded text, in which the findings have their places.
    pub source: &'a str,
    /// What its lines are, for people who look for a place.
    pub lines: LineUnit,
    /// The findings, in the order in which they are shown.
    pub diagnostics: &'a [Diagnostic],
}

/// A form of report.
pub struct Report {
    /// The name `--output-format` takes.
    pub name: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
    /// Prints the findings of all files; in colour if asked, where the form has colours.
    pub print: fn(&[FileFindings<'_>], bool) -> String,
}

/// Every form of report.
pub const ALL: &[Report] = &[
    Report {
        name: "full",
        title: "each finding with its line, as a compiler shows it",
        print: full::print,
    },
    Report {
        name: "concise",
        title: "a line for each finding",
        print: concise::print,
    },
    Report {
        name: "json",
        title: "an array of objects",
        print: |files, _| json::print(files),
    },
    Report {
        name: "github",
        title: "annotations of GitHub Actions",
        print: |files, _| github::print(files),
    },
    Report {
        name: "sarif",
        title: "SARIF 2.1.0",
        print: |files, _| sarif::print(files),
    },
    Report {
        name: "junit",
        title: "JUnit XML, a case for each finding",
        print: |files, _| junit::print(files),
    },
    Report {
        name: "html",
        title: "a web page",
        print: |files, _| html::print(files),
    },
];

/// The form of report of a name.
pub fn find(name: &str) -> Option<&'static Report> {
    ALL.iter().find(|report| report.name == name)
}

/// One line for people: `3 errors, 12 warnings in 43 references; 5 can be fixed with --fix`.
pub fn summary(diagnostics: &[Diagnostic], references: usize) -> String {
    let mut line = format!(
        "{} in {}",
        summary_of(diagnostics),
        named(&(references, "reference", "references"))
    );
    let safe = |wanted: bool| {
        let fixes = diagnostics.iter().filter_map(|d| d.fix.as_ref());
        fixes.filter(|fix| fix.safe == wanted).count()
    };
    match (safe(true), safe(false)) {
        (0, 0) => {}
        (0, guesses) => {
            line += &format!("; {guesses} may be fixed with --fix --unsafe-fixes");
        }
        (sure, 0) => line += &format!("; {sure} can be fixed with --fix"),
        (sure, guesses) => {
            line +=
                &format!("; {sure} can be fixed with --fix, {guesses} more with --unsafe-fixes");
        }
    }
    line
}

/// `3 errors, 12 warnings`.
fn summary_of<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> String {
    let (mut errors, mut warnings, mut remarks) = (0, 0, 0);
    for d in diagnostics {
        match d.severity {
            Severity::Error => errors += 1,
            Severity::Warning => warnings += 1,
            Severity::Info => remarks += 1,
        }
    }
    let counts = [
        (errors, "error", "errors"),
        (warnings, "warning", "warnings"),
        (remarks, "remark", "remarks"),
    ];
    let said: Vec<String> = counts.iter().filter(|(n, ..)| *n > 0).map(named).collect();
    if said.is_empty() {
        "nothing found".to_string()
    } else {
        said.join(", ")
    }
}

fn named((n, one, many): &(usize, &str, &str)) -> String {
    format!("{n} {}", if *n == 1 { one } else { many })
}

/// The word for a severity.
fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// A character as it may be shown on one line of a terminal: control characters by their pictures
/// (U+2400 and on) or numbers, line ends and tabs by a space.
fn push_harmless(c: char, out: &mut String) {
    match c {
        '\n' | '\t' | '\u{2028}' | '\u{2029}' => out.push(' '),
        '\0'..='\u{1f}' => out.push(char::from_u32(0x2400 + c as u32).unwrap_or(' ')),
        c if is_control(c) => out.push_str(&format!("<U+{:04X}>", c as u32)),
        c => out.push(c),
    }
}

fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push_harmless(c, &mut out));
    out
}

/// Harmless, and as text or an attribute of HTML and XML.
fn escaped(text: &str) -> String {
    harmless(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Edit, Fix};
    use crate::text::span::Span;

    const SOURCE: &str = "first line\nИванов И. (2018),, 19.03\u{1b}[31m.\n";

    fn finding() -> Diagnostic {
        let start = SOURCE.find(",,").unwrap();
        let span = Span::new(start, start + 2);
        Diagnostic {
            code: "SYN001",
            severity: Severity::Warning,
            message: "nothing between `,` and `,`".into(),
            reference: Some(2),
            key: None,
            span,
            fix: Some(Fix {
                message: "keep one `,`".into(),
                edits: vec![Edit {
                    span,
                    text: ",".into(),
                }],
                safe: true,
            }),
        }
    }

    fn printed(name: &str) -> String {
        let diagnostics = [finding()];
        let file = FileFindings {
            name: "list:1.txt",
            source: SOURCE,
            lines: LineUnit::Line,
            diagnostics: &diagnostics,
        };
        (find(name).unwrap().print)(&[file], false)
    }

    #[test]
    fn json_is_the_contract() {
        let value: serde_json::Value = serde_json::from_str(&printed("json")).unwrap();
        let expected = serde_json::json!([{
            "code": "SYN001", "severity": "warning", "message": "nothing between `,` and `,`",
            "file": "list:1.txt", "reference": 2, "key": null,
            "line": 2, "column": 17, "end_line": 2, "end_column": 19, "snippet": ",,",
            "fix": {"message": "keep one `,`", "safe": true, "edits": [
                {"line": 2, "column": 17, "end_line": 2, "end_column": 19, "text": ","}]}
        }]);
        assert_eq!(value, expected);
    }

    #[test]
    fn lines_for_people_and_actions() {
        assert_eq!(
            printed("concise"),
            "list:1.txt:2:17: SYN001 nothing between `,` and `,`\n"
        );
        assert_eq!(
            printed("github"),
            "::warning file=list%3A1.txt,line=2,col=17,endLine=2,endColumn=19,title=SYN001\
             ::nothing between `,` and `,`\n"
        );
    }

    #[test]
    fn full_shows_the_place_and_no_control_character() {
        let text = printed("full");
        assert!(text.contains("warning[SYN001]: nothing between"), "{text}");
        assert!(text.contains("list:1.txt:2:17"), "{text}");
        assert!(text.contains("keep one `,`"), "{text}");
        assert!(!text.contains('\u{1b}'), "{text}");
        let lines: Vec<&str> = text.lines().collect();
        let shown = lines.iter().position(|l| l.contains("Иванов")).unwrap();
        let column = |line: &str, what: char| line.chars().position(|c| c == what);
        assert_eq!(
            column(lines[shown], ','),
            column(lines[shown + 1], '^'),
            "{text}"
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let source = format!("{}, ,{}", "а".repeat(5000), "б".repeat(5000));
        let mut finding = finding();
        finding.span = Span::new(10_000, 10_003);
        let file = FileFindings {
            name: "a",
            source: &source,
            lines: LineUnit::Line,
            diagnostics: &[finding],
        };
        let text = full::print(&[file], false);
        assert!(text.lines().all(|l| l.chars().count() < 140), "{text}");
        assert!(
            text.contains("…а") && text.contains("б…") && text.contains("^^^"),
            "{text}"
        );
        assert!(text.contains("a:1:5001"), "{text}");
    }

    #[test]
    fn sarif_is_json_with_a_result() {
        let value: serde_json::Value = serde_json::from_str(&printed("sarif")).unwrap();
        assert_eq!(value["runs"][0]["results"][0]["ruleId"], "SYN001");
        assert_eq!(value["version"], "2.1.0");
    }

    #[test]
    fn junit_is_xml_with_a_failure() {
        let text = printed("junit");
        let tree = roxmltree::Document::parse(&text).unwrap();
        let failure = tree
            .descendants()
            .find(|n| n.has_tag_name("failure"))
            .unwrap();
        assert_eq!(failure.attribute("type"), Some("warning"));
        assert_eq!(
            failure.attribute("message"),
            Some("nothing between `,` and `,`")
        );
        assert_eq!(
            failure.text(),
            Some("list:1.txt:2:17: nothing between `,` and `,`")
        );
        let root = tree.root_element();
        assert_eq!(
            (root.attribute("tests"), root.attribute("failures")),
            (Some("1"), Some("1"))
        );
        let clean = FileFindings {
            name: "a&b\u{1}",
            source: "",
            lines: LineUnit::Line,
            diagnostics: &[],
        };
        let text = junit::print(&[clean]);
        assert!(roxmltree::Document::parse(&text).is_ok(), "{text}");
        assert!(text.contains("tests=\"1\" failures=\"0\""), "{text}");
    }

    #[test]
    fn html_marks_the_place_and_escapes() {
        let text = printed("html");
        assert!(text.contains("(2018)<mark>,,</mark> 19.03"), "{text}");
        let mut finding = finding();
        finding.span = Span::new(0, 3);
        let source = "<b>&\u{202e}";
        let file = FileFindings {
            name: "<x>",
            source,
            lines: LineUnit::Line,
            diagnostics: &[finding],
        };
        let text = html::print(&[file]);
        assert!(text.contains("<mark>&lt;b&gt;</mark>&amp;"), "{text}");
        assert!(
            text.contains("<h2>&lt;x&gt;</h2>") && !text.contains('\u{202e}'),
            "{text}"
        );
    }

    #[test]
    fn summaries() {
        assert_eq!(summary(&[], 3), "nothing found in 3 references");
        assert_eq!(
            summary(&[finding()], 1),
            "1 warning in 1 reference; 1 can be fixed with --fix"
        );
    }
}

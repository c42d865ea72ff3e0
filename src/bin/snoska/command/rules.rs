//! `snoska rules`: the rules of `check` and `compare`; with a code, its manual page.

use anyhow::Result;
use serde_json::json;
use snoska::diagnostic::Severity;
use snoska::{check, compare};

use super::listing::{self, Row};
use crate::args::Search;
use crate::exit::Outcome;
use crate::output;

/// What is shown of a rule, whichever command it belongs to.
#[derive(Clone, Copy)]
struct Page {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    default: bool,
    text: &'static str,
}

/// Lists rules, or explains the one that is named.
pub fn run(args: &Search) -> Result<Outcome> {
    let of_check = |rule: &&check::Rule| Page {
        code: rule.manual.code,
        name: rule.manual.name,
        severity: rule.manual.severity,
        default: rule.manual.default,
        text: rule.manual.text.trim(),
    };
    let of_compare = |rule: &&compare::Rule| Page {
        code: rule.manual.code,
        name: rule.manual.name,
        severity: rule.manual.severity,
        default: rule.manual.default,
        text: rule.manual.text.trim(),
    };
    let all = check::rules::ALL.iter().map(of_check);
    let all: Vec<Page> = all
        .chain(compare::rules::ALL.iter().map(of_compare))
        .collect();
    if let [word] = args.words.as_slice()
        && !args.json
        && let Some(page) = all.iter().find(|page| page.is_called(word.trim()))
    {
        let on = if page.default { "on" } else { "off" };
        let text = format!(
            "{} {} ({}, {on} by default)\n\n{}\n",
            page.code,
            page.name,
            severity(page.severity),
            page.text
        );
        output::write(None, text.as_bytes())?;
        return Ok(Outcome::Clean);
    }
    let rows: Vec<Row> = all
        .iter()
        .map(|page| Row {
            name: page.code.to_string(),
            title: format!("{:7}  {}", severity(page.severity), page.name),
            place: Vec::new(),
            more: vec![
                ("default", json!(page.default)),
                ("manual", json!(page.text)),
            ],
        })
        .collect();
    listing::print(&rows, args)
}

impl Page {
    fn is_called(&self, word: &str) -> bool {
        self.code.eq_ignore_ascii_case(word) || self.name.eq_ignore_ascii_case(word)
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

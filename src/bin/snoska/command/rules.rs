//! `snoska rules`: the rules of `check`; with a code, its manual page.

use anyhow::Result;
use serde_json::json;
use snoska::check::{self, rules};
use snoska::diagnostic::Severity;

use super::listing::{self, Row};
use crate::args::Search;
use crate::exit::Outcome;
use crate::output;

/// Lists rules, or explains the one that is named.
pub fn run(args: &Search) -> Result<Outcome> {
    if let [word] = args.words.as_slice()
        && !args.json
        && let Some(rule) = check::find(word)
    {
        let manual = &rule.manual;
        let on = if manual.default { "on" } else { "off" };
        let page = format!(
            "{} {} ({}, {on} by default)\n\n{}\n",
            manual.code,
            manual.name,
            severity(manual.severity),
            manual.text.trim()
        );
        output::write(None, page.as_bytes())?;
        return Ok(Outcome::Clean);
    }
    let rows: Vec<Row> = rules::ALL
        .iter()
        .map(|rule| Row {
            name: rule.manual.code.to_string(),
            title: format!("{:7}  {}", severity(rule.manual.severity), rule.manual.name),
            place: Vec::new(),
            more: vec![
                ("default", json!(rule.manual.default)),
                ("manual", json!(rule.manual.text.trim())),
            ],
        })
        .collect();
    listing::print(&rows, args)
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

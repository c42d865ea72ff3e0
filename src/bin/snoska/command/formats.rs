//! `snoska formats`: record formats, document kinds, outputs and reports.

use anyhow::Result;
use serde_json::json;
use snoska::{document, formats, render, report};

use super::listing::{self, Row};
use crate::args::Search;
use crate::exit::Outcome;

/// Lists what can be read and written.
pub fn run(args: &Search) -> Result<Outcome> {
    let mut rows = Vec::new();
    let mut add = |name: &str, kind: &str, title: &str, use_: &str, aliases: &[&str]| {
        rows.push(Row {
            name: name.to_string(),
            title: format!("{kind}: {title} ({use_})"),
            place: Vec::new(),
            more: vec![
                ("kind", json!(kind)),
                ("use", json!(use_)),
                ("aliases", json!(aliases)),
            ],
        });
    };
    for codec in formats::ALL {
        let use_ = match (codec.read.is_some(), codec.write.is_some()) {
            (true, true) => "--from, --to of parse and convert",
            (true, false) => "--from",
            _ => "--to of parse and convert",
        };
        add(codec.name, "records", codec.title, use_, codec.aliases);
    }
    for kind in document::KINDS {
        add(kind.name, "document", kind.title, "--from", kind.aliases);
    }
    add(
        "labels",
        "labels",
        "labelled references, a JSON object a line",
        "--from, --to of parse",
        &[],
    );
    add(
        "table",
        "table",
        "a table for reading",
        "--to of parse",
        &[],
    );
    for output in render::ALL {
        add(
            output.name,
            "output",
            output.title,
            "--to of format",
            output.aliases,
        );
    }
    for report in report::ALL {
        add(
            report.name,
            "report",
            report.title,
            "--output-format of check",
            &[],
        );
    }
    listing::print(&rows, args)
}

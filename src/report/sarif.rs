//! SARIF 2.1.0 (OASIS), for code scanning services. Regions count columns in code points.

use super::FileFindings;
use super::place::Places;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::span::Span;
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub fn print(files: &[FileFindings<'_>]) -> String {
    let mut codes = BTreeSet::new();
    let mut results = Vec::new();
    for file in files {
        let places = Places::new(file.source);
        for d in file.diagnostics {
            codes.insert(d.code);
            results.push(result(file.name, &places, d));
        }
    }
    let rules: Vec<Value> = codes.iter().map(|code| json!({"id": code})).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "snoska", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn result(name: &str, places: &Places<'_>, d: &Diagnostic) -> Value {
    let level = match d.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    let mut result = json!({
        "ruleId": d.code,
        "level": level,
        "message": {"text": d.message},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": name},
            "region": region(places, d.span),
        }}],
    });
    if let Some(fix) = &d.fix {
        let replacements: Vec<Value> = fix
            .edits
            .iter()
            .map(|edit| {
                json!({
                    "deletedRegion": region(places, edit.span),
                    "insertedContent": {"text": edit.text},
                })
            })
            .collect();
        result["fixes"] = json!([{
            "description": {"text": fix.message},
            "artifactChanges": [{
                "artifactLocation": {"uri": name},
                "replacements": replacements,
            }],
        }]);
    }
    result
}

fn region(places: &Places<'_>, span: Span) -> Value {
    let (start, end) = (places.of(span.start), places.of(span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

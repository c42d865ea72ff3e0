//! Findings as JSON: an array of objects; lines and columns from 1, columns in code points.

use super::place::Places;
use super::{FileFindings, word};
use crate::text::span::{LineUnit, Span};
use serde_json::{Map, Value, json};

pub fn print(files: &[FileFindings<'_>]) -> String {
    let mut all = Vec::new();
    for file in files {
        let places = Places::new(file.source);
        for d in file.diagnostics {
            let mut object = Map::new();
            object.insert("code".into(), d.code.into());
            object.insert("severity".into(), word(d.severity).into());
            object.insert("message".into(), d.message.as_str().into());
            object.insert("file".into(), file.name.into());
            object.insert("reference".into(), json!(d.reference));
            object.insert("key".into(), json!(d.key));
            object.extend(range(&places, d.span));
            if file.lines == LineUnit::PrintedLine {
                object.insert("page".into(), places.page(d.span.start).0.into());
            }
            object.insert("snippet".into(), d.span.of(file.source).into());
            if let Some(fix) = &d.fix {
                let edits = fix.edits.iter().map(|edit| {
                    let mut object = range(&places, edit.span);
                    object.insert("text".into(), edit.text.as_str().into());
                    Value::Object(object)
                });
                let edits: Vec<Value> = edits.collect();
                let fix = json!({"message": fix.message, "edits": edits, "safe": fix.safe});
                object.insert("fix".into(), fix);
            }
            all.push(Value::Object(object));
        }
    }
    let mut text = format!("{:#}", Value::Array(all));
    text.push('\n');
    text
}

fn range(places: &Places<'_>, span: Span) -> Map<String, Value> {
    let (start, end) = (places.of(span.start), places.of(span.end));
    [
        ("line", start.line),
        ("column", start.column),
        ("end_line", end.line),
        ("end_column", end.column),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_string(), value.into()))
    .collect()
}

//! Checks the lines of a file, each as one entry: `check_lines FILE [LABELS.jsonl] [json]`.
//!
//! With a `labels` file (objects with `text` and `spans`), a line that stands there gets its labels
//! and the fields that are plain text; the others are seen by the rules that need the text alone.

use snoska::check::{List, known, run};
use snoska::diagnostic::Selection;
use snoska::record::entry::{Entry, FieldSpan};
use snoska::record::label::{Label, LabelledSpan};
use snoska::record::{Date, DateVariable, ItemType, Reference, Text, TextVariable, Variable};
use snoska::report::{self, FileFindings};
use snoska::text::span::{CodePoints, Mapped, Span};
use std::collections::HashMap;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let name = arguments.first().expect("a file");
    let source = std::fs::read_to_string(name).expect("a readable file");
    let labels = arguments
        .iter()
        .skip(1)
        .find(|a| a.ends_with(".jsonl"))
        .map(|path| read_labels(path))
        .unwrap_or_default();
    let mut entries = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let text = line.trim_end();
        if !text.trim().is_empty() {
            let span = Span::new(at, at + text.len());
            entries.push(entry(Mapped::verbatim(&source, span), &labels));
        }
        at += line.len();
    }
    let today = snoska::record::date::DatePoint::year(2026);
    let started = std::time::Instant::now();
    let list = List::new(&source, &entries, true, today);
    let known: Vec<_> = known().collect();
    let all = Selection::new(&known, &["ALL"], &[]).expect("a family of rules");
    let found = run(&list, &all);
    let elapsed = started.elapsed();
    let file = FileFindings {
        name,
        source: &source,
        lines: snoska::text::span::LineUnit::Line,
        diagnostics: &found,
    };
    let form = arguments.iter().find_map(|a| report::find(a));
    let form = form.or(report::find("full")).expect("a form of report");
    print!("{}", (form.print)(&[file], false));
    eprintln!("{} ({elapsed:?})", report::summary(&found, entries.len()));
}

type Labels = HashMap<String, Vec<(usize, usize, String)>>;

fn read_labels(path: &str) -> Labels {
    let text = std::fs::read_to_string(path).expect("a readable file");
    let objects = text.lines().map(|line| {
        let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let spans = serde_json::from_value(value["spans"].clone()).expect("spans");
        (value["text"].as_str().expect("a text").to_string(), spans)
    });
    objects.collect()
}

fn entry(text: Mapped, labels: &Labels) -> Entry {
    let mut reference = Reference::new(ItemType::Document);
    let (mut fields, mut labelled) = (Vec::new(), Vec::new());
    let points = CodePoints::new(&text.text);
    for (start, end, name) in labels.get(text.text.trim()).into_iter().flatten() {
        let bytes = points.to_byte(*start).zip(points.to_byte(*end));
        let Some((start, end)) = bytes else { continue };
        let span = Span::new(start, end);
        let Ok(label) = name.parse::<Label>() else {
            continue;
        };
        labelled.push(LabelledSpan {
            span,
            label,
            confidence: 1.0,
        });
        let printed = span.of(&text.text);
        let variable = match label {
            Label::Title => Variable::Text(TextVariable::Title),
            Label::ContainerTitle => Variable::Text(TextVariable::ContainerTitle),
            Label::Date => Variable::Date(DateVariable::Issued),
            _ => continue,
        };
        match variable {
            Variable::Text(v) => {
                reference.texts.insert(v, Text::new(printed));
            }
            Variable::Date(v) => {
                if let Some(date) = Date::from_edtf(printed.trim_matches(['(', ')', '.'])) {
                    reference.dates.insert(v, date);
                }
            }
            _ => {}
        }
        fields.push(FieldSpan {
            variable,
            span,
            confidence: 1.0,
        });
    }
    let mut entry = Entry::of_record(text, reference, fields);
    entry.labels = labelled;
    entry
}

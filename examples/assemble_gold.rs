//! Holds what `assemble` makes of hand-labelled spans against hand-made records.
//!
//!     cargo run --release --example assemble_gold -- FILE.jsonl [--quiet]
//!
//! Each line is a JSON object with `text` and `spans` (code points); where there are also `type`,
//! `language`, `names` and `fields`, these are compared and the differences shown. A file with
//! spans alone is assembled for its speed.

use serde_json::Value;
use snoska::assemble::assemble;
use snoska::record::label::LabelledSpan;
use snoska::record::name::NameParts;
use snoska::record::{NumberVariable, Reference};
use snoska::text::span::{CodePoints, Span};
use std::collections::BTreeMap;
use std::time::Instant;

/// Right and all, by what is compared.
#[derive(Default)]
struct Tally(BTreeMap<&'static str, (usize, usize)>);

impl Tally {
    fn hold(&mut self, what: &'static str, id: &str, got: &str, expected: &str, quiet: bool) {
        let entry = self.0.entry(what).or_default();
        entry.1 += 1;
        if got == expected {
            entry.0 += 1;
        } else if !quiet {
            println!("{id} {what}: got {got:?}, expected {expected:?}");
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments
        .next()
        .ok_or("usage: assemble_gold FILE.jsonl [--quiet]")?;
    let quiet = arguments.any(|a| a == "--quiet");
    let source = std::fs::read_to_string(path)?;
    let inputs: Vec<(Value, String, Vec<LabelledSpan>)> = source
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let value: Value = serde_json::from_str(line)?;
            let text = value["text"].as_str().unwrap_or_default().to_string();
            let spans = labels(&value, &text);
            Ok((value, text, spans))
        })
        .collect::<Result<_, serde_json::Error>>()?;
    let mut tally = Tally::default();
    let start = Instant::now();
    let assembled: Vec<_> = inputs
        .iter()
        .map(|(_, text, spans)| assemble(text, spans))
        .collect();
    let seconds = start.elapsed().as_secs_f64();
    let mut leftover = 0;
    for ((gold, text, _), got) in inputs.iter().zip(&assembled) {
        leftover += usize::from(!got.leftover.is_empty());
        compare(gold, &got.reference, &mut tally, quiet);
        if !quiet && !got.leftover.is_empty() && gold.get("type").is_some() {
            let pieces: Vec<&str> = got.leftover.iter().map(|span| span.of(text)).collect();
            println!(
                "{} leftover: {pieces:?}",
                gold["id"].as_str().unwrap_or("?")
            );
        }
    }
    for (what, (right, all)) in &tally.0 {
        println!(
            "{what:16} {right:6} of {all:6}  {:6.2} %",
            100.0 * *right as f64 / (*all).max(1) as f64
        );
    }
    println!(
        "{} references, {leftover} with a leftover, {:.0} references/s",
        inputs.len(),
        inputs.len() as f64 / seconds.max(1e-9)
    );
    Ok(())
}

fn labels(value: &Value, text: &str) -> Vec<LabelledSpan> {
    let points = CodePoints::new(text);
    let Some(spans) = value["spans"].as_array() else {
        return Vec::new();
    };
    spans
        .iter()
        .filter_map(|span| {
            let at = |i: usize| points.to_byte(span[i].as_u64()? as usize);
            Some(LabelledSpan {
                span: Span::new(at(0)?, at(1)?),
                label: span[2].as_str()?.parse().ok()?,
                confidence: 1.0,
            })
        })
        .collect()
}

fn compare(gold: &Value, got: &Reference, tally: &mut Tally, quiet: bool) {
    let id = gold["id"].as_str().unwrap_or("?");
    if let Some(item_type) = gold["type"].as_str() {
        tally.hold("type", id, got.item_type.as_str(), item_type, quiet);
    }
    if let Some(language) = gold["language"].as_str() {
        let guess = got.language.as_ref().map_or("", |l| l.as_str());
        tally.hold("language", id, guess, language, quiet);
    }
    if gold.get("type").is_some() {
        compare_names(gold, got, id, tally, quiet);
    }
    let Some(fields) = gold["fields"].as_object() else {
        return;
    };
    let digits = |text: &str| {
        text.split(|c: char| !c.is_ascii_digit())
            .filter(|d| !d.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    for (name, variable) in [
        ("page", NumberVariable::Page),
        ("number-of-pages", NumberVariable::NumberOfPages),
        ("volume", NumberVariable::Volume),
        ("issue", NumberVariable::Issue),
        ("edition", NumberVariable::Edition),
        ("number-of-volumes", NumberVariable::NumberOfVolumes),
    ] {
        let expected = fields.get(name).and_then(Value::as_str).unwrap_or("");
        let value = got.number(variable).unwrap_or("");
        if !expected.is_empty() || !value.is_empty() {
            tally.hold("numbers", id, &digits(value), &digits(expected), quiet);
        }
    }
    if let Some(number) = fields.get("number").and_then(Value::as_str) {
        tally.hold(
            "number",
            id,
            got.number(NumberVariable::Number).unwrap_or(""),
            number,
            quiet,
        );
    }
    if let Some(code) = fields.get("vak-code").and_then(Value::as_str) {
        tally.hold(
            "vak-code",
            id,
            got.custom
                .get("vak-code")
                .and_then(Value::as_str)
                .unwrap_or(""),
            code,
            quiet,
        );
    }
    if let Some(date) = fields.get("date").and_then(Value::as_str) {
        let year: String = date.chars().filter(char::is_ascii_digit).take(4).collect();
        tally.hold(
            "year",
            id,
            &got.year().map(|y| y.to_string()).unwrap_or_default(),
            &year,
            quiet,
        );
    }
    if let Some(title) = fields.get("title").and_then(Value::as_str) {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        tally.hold(
            "title",
            id,
            got.text(snoska::record::TextVariable::Title).unwrap_or(""),
            &title,
            quiet,
        );
    }
}

fn compare_names(gold: &Value, got: &Reference, id: &str, tally: &mut Tally, quiet: bool) {
    let mut roles: Vec<String> = got.names.keys().map(|role| role.to_string()).collect();
    let expected = gold["names"].as_object();
    roles.extend(expected.into_iter().flat_map(|names| names.keys().cloned()));
    roles.sort();
    roles.dedup();
    for role in roles {
        let expected: Vec<String> = gold["names"][&role]
            .as_array()
            .into_iter()
            .flatten()
            .map(shown)
            .collect();
        let mut value: Vec<String> = Vec::new();
        if let Some(names) = role.parse().ok().and_then(|role| got.names.get(&role)) {
            value.extend(names.list.iter().map(|name| match &name.parts {
                NameParts::Literal(text) => format!("={text}"),
                NameParts::Person(person) => format!("{}|{}", person.full_family(), person.given),
            }));
            if names.others {
                value.push("=et al.".to_string());
            }
        }
        let rows = expected.len().max(value.len());
        for i in 0..rows {
            let at = |list: &[String]| list.get(i).cloned().unwrap_or_default();
            tally.hold("names", id, &at(&value), &at(&expected), quiet);
        }
    }
}

fn shown(name: &Value) -> String {
    match name["literal"].as_str() {
        Some(text) => format!("={text}"),
        None => format!(
            "{}|{}",
            name["family"].as_str().unwrap_or(""),
            name["given"].as_str().unwrap_or("")
        ),
    }
}

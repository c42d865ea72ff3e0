//! Answers the questions of a gold file, for scoring: gold lines on stdin, predictions on stdout,
//! both JSON objects, one a line.
//!
//! * `forward`: `{"system", "cyrillic"}` is answered by `{"system", "cyrillic", "latin"}`;
//! * `detect`: `{"id", "latin"}` by `{"id", "system", "detected"}`, a line for each system when
//!   `latin` is an object of systems and texts;
//! * `restore`: the same by `{"id", "system", "cyrillic"}`, and `restore-unknown` without telling the
//!   program the system;
//! * `homoglyph`: `{"id", "token", "context"}` by `{"id", "fixed"}`.

use serde_json::{Value, json};
use snoska::translit;
use std::io::{self, BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let task = std::env::args().nth(1).unwrap_or_default();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let gold: Value = serde_json::from_str(&line?)?;
        let answers = match task.as_str() {
            "forward" => forward(&gold),
            "detect" => each_system(&gold, |_, latin| {
                let found = translit::detect(latin);
                let mut ids: Vec<&str> = found.systems.iter().map(|(id, _)| *id).collect();
                if ids.is_empty() {
                    ids.push("none");
                }
                ("detected", json!(ids))
            }),
            "restore" => each_system(&gold, |system, latin| {
                let restored = translit::restore(latin, translit::find(system));
                ("cyrillic", json!(restored.text))
            }),
            "restore-unknown" => each_system(&gold, |_, latin| {
                ("cyrillic", json!(translit::restore(latin, None).text))
            }),
            "homoglyph" => vec![homoglyph(&gold)],
            _ => return Err("usage: translit_score TASK < GOLD".into()),
        };
        for answer in answers {
            writeln!(out, "{answer}")?;
        }
    }
    Ok(())
}

fn text<'v>(gold: &'v Value, key: &str) -> &'v str {
    gold[key].as_str().unwrap_or_default()
}

fn forward(gold: &Value) -> Vec<Value> {
    let (system, cyrillic) = (text(gold, "system"), text(gold, "cyrillic"));
    let latin = translit::find(system).map(|system| translit::romanize(cyrillic, system));
    vec![json!({"system": system, "cyrillic": cyrillic, "latin": latin})]
}

fn each_system(gold: &Value, answer: impl Fn(&str, &str) -> (&'static str, Value)) -> Vec<Value> {
    let one = |system: &str, latin: &str| {
        let (key, value) = answer(system, latin);
        json!({"id": gold["id"], "system": system, key: value})
    };
    match &gold["latin"] {
        Value::Object(systems) => systems
            .iter()
            .map(|(system, latin)| one(system, latin.as_str().unwrap_or_default()))
            .collect(),
        latin => vec![one(
            text(gold, "system"),
            latin.as_str().unwrap_or_default(),
        )],
    }
}

fn homoglyph(gold: &Value) -> Value {
    let (token, context) = (text(gold, "token"), text(gold, "context"));
    let found = translit::homoglyphs(context);
    let fixed = found
        .iter()
        .find(|found| found.span.of(context) == token)
        .map_or(token, |found| found.fixed.as_str());
    json!({"id": gold["id"], "fixed": fixed})
}

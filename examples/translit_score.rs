//! Answers the questions of a gold file, for scoring: gold lines on stdin, predictions on stdout,
//! both JSON objects, one a line.
//!
//! `forward`: `{"system", "cyrillic"}` is answered by `{"system", "cyrillic", "latin"}`.

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
            _ => return Err("usage: translit_score forward < GOLD".into()),
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

//! `snoska systems`: the romanisation systems, and one text in all of them.

use anyhow::{Result, bail};
use serde_json::json;
use snoska::translit::{self, System};

use super::listing::{self, Row};
use crate::args::Systems;
use crate::exit::Outcome;
use crate::output;

/// Lists systems, or prints a text in each of them.
pub fn run(args: &Systems) -> Result<Outcome> {
    let rows: Vec<Row> = translit::systems().iter().map(row).collect();
    match &args.compare {
        None => listing::print(&rows, &args.search),
        Some(text) => {
            let rows: Vec<Row> = translit::systems()
                .iter()
                .zip(rows)
                .map(|(system, row)| Row {
                    title: translit::romanize(text, system).into_owned(),
                    ..row
                })
                .collect();
            listing::print(&rows, &args.search)
        }
    }
}

/// The system of a name given on the command line.
pub fn find(name: &str) -> Result<&'static System> {
    if let Some(system) = translit::find(name) {
        return Ok(system);
    }
    let hint = translit::nearest(name)
        .map(|near| format!("; did you mean `{near}`?"))
        .unwrap_or_default();
    bail!(
        "unknown romanisation system `{}`{hint} (`snoska systems` lists them)",
        output::printable(name)
    )
}

fn row(system: &System) -> Row {
    Row {
        name: system.id.clone(),
        title: system.name.clone(),
        place: Vec::new(),
        more: vec![
            ("standard", json!(system.standard)),
            ("languages", json!(system.languages)),
            ("aliases", json!(system.aliases)),
            ("used_by", json!(system.used_by)),
            ("status", json!(system.status)),
        ],
    }
}

//! `snoska systems`: the romanisation systems, and one text in all of them.

use anyhow::{Context, Result, bail};
use serde_json::json;
use snoska::text::language;
use snoska::translit::{self, System};
use std::borrow::Cow;
use std::path::Path;

use super::listing::{self, Row};
use crate::args::Systems;
use crate::exit::Outcome;
use crate::output;

/// Lists systems, or prints a text in each of them.
pub fn run(args: &Systems) -> Result<Outcome> {
    let rows: Vec<Row> = translit::systems().iter().map(row).collect();
    match &args.compare {
        None => {
            let rows: Vec<Row> = translit::systems()
                .iter()
                .zip(rows)
                .map(|(system, row)| Row {
                    title: with_users(system),
                    ..row
                })
                .collect();
            listing::print(&rows, &args.search)
        }
        Some(text) => {
            let rows: Vec<Row> = (translit::systems().iter().zip(rows))
                .filter(|(system, _)| fits(system, text))
                .map(|(system, row)| Row {
                    title: translit::romanize(text, system).into_owned(),
                    ..row
                })
                .collect();
            listing::print(&rows, &args.search)
        }
    }
}

/// Whether a system is for the language of a text, and has all its letters.
fn fits(system: &System, text: &str) -> bool {
    let language = language::detect(text).map(|guess| guess.language);
    let of_language = language.is_none_or(|language| {
        let language = language.language();
        system.languages.iter().any(|known| known == language)
    });
    of_language && translit::unmapped(text, system).is_empty()
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

/// The system of a name, or of a file of the user's own.
pub fn find_or_read(name: &str) -> Result<Cow<'static, System>> {
    let Some(id) = name.strip_suffix(".toml") else {
        return Ok(Cow::Borrowed(find(name)?));
    };
    let text = std::fs::read_to_string(name)
        .with_context(|| format!("cannot read {}", output::printable(name)))?;
    let id = Path::new(id).file_name().unwrap_or_default();
    Ok(Cow::Owned(System::parse(&id.to_string_lossy(), &text)?))
}

/// A system's name with who writes by it.
fn with_users(system: &System) -> String {
    if system.used_by.is_empty() {
        return system.name.clone();
    }
    format!("{} ({})", system.name, system.used_by.join("; "))
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
            ("sources", json!(system.sources)),
            ("status", json!(system.status)),
        ],
    }
}

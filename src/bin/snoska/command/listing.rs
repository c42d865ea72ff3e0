//! What there is: tables of styles, formats, systems and rules, searched by words.

use anyhow::Result;
use serde_json::{Map, Value};

use crate::args::Search;
use crate::exit::Outcome;
use crate::output;

/// One row of a listing: the name, what it is, and all else that a search may find.
#[derive(Default)]
pub struct Row {
    /// The name to use on the command line.
    pub name: String,
    /// What it is, in a few words.
    pub title: String,
    /// Further facts by name, shown as JSON and searched, not printed in the table.
    pub more: Vec<(&'static str, Value)>,
    /// Facts shown as JSON that no search finds, such as where a file lies.
    pub place: Vec<(&'static str, Value)>,
}

impl Row {
    fn matches(&self, words: &[String]) -> bool {
        let more = self
            .more
            .iter()
            .map(|(_, value)| value.to_string())
            .collect::<Vec<_>>()
            .join(" ");
        let text = format!("{} {} {more}", self.name, self.title).to_lowercase();
        words.iter().all(|word| text.contains(&word.to_lowercase()))
    }

    fn to_json(&self) -> Value {
        let mut object = Map::new();
        object.insert("name".into(), self.name.clone().into());
        object.insert("title".into(), self.title.clone().into());
        object.extend(
            self.more
                .iter()
                .chain(&self.place)
                .map(|(key, value)| ((*key).to_string(), value.clone())),
        );
        Value::Object(object)
    }
}

/// Prints the rows that have all the words: a table, or a JSON array.
pub fn print(rows: &[Row], search: &Search) -> Result<Outcome> {
    let found: Vec<&Row> = rows
        .iter()
        .filter(|row| row.matches(&search.words))
        .collect();
    let text = if search.json {
        let array: Vec<Value> = found.iter().map(|row| row.to_json()).collect();
        format!("{}\n", serde_json::to_string_pretty(&array)?)
    } else {
        let width = found
            .iter()
            .map(|row| row.name.chars().count())
            .max()
            .unwrap_or(0);
        found
            .iter()
            .map(|row| {
                format!("{:width$}  {}\n", row.name, row.title)
                    .trim_end()
                    .to_string()
                    + "\n"
            })
            .collect()
    };
    if found.is_empty() && !search.json {
        anyhow::bail!("nothing has the words `{}`", search.words.join(" "));
    }
    output::write(None, text.as_bytes())?;
    Ok(Outcome::Clean)
}

//! `snoska styles show`: what a style says of itself, and what it leaves to choose.

use anyhow::{Result, anyhow};
use serde_json::{Map, Value, json};
use snoska::csl::{self, Style, StyleInfo, StyleOption};

use crate::exit::Outcome;
use crate::style::Library;
use crate::{Context, output};

/// Shows the style of a name or a path.
pub fn run(name: &str, as_json: bool, context: &Context) -> Result<Outcome> {
    let library = Library::open(context);
    let found = library.find_or_read(name)?;
    let at = |error| anyhow!("{}: {error}", found.place);
    let info = StyleInfo::parse(&found.xml).map_err(at)?;
    let style = Style::parse(&found.xml).map_err(at)?;
    let parent = match &info.parent {
        Some(id) => library.by_id(id)?,
        None => None,
    };
    // What a dependent style leaves to choose are its parent's options.
    let variants = match &parent {
        Some(parent) => Style::parse(&parent.xml)
            .map_err(|error| anyhow!("{}: {error}", parent.place))?
            .variants()
            .to_vec(),
        None => style.variants().to_vec(),
    };
    let default = |option: &StyleOption| {
        let chosen = style.choices().get(&option.name);
        chosen.unwrap_or(&option.default).clone()
    };
    let mut facts: Vec<(&str, Value)> = vec![
        ("name", json!(found.name)),
        ("title", json!(info.title)),
        ("short_title", json!(info.short_title)),
        ("id", json!(info.id)),
        ("aliases", json!(csl::styles::aliases(&found.name))),
        ("authors", json!(info.authors)),
        ("license", json!(info.license)),
        ("citation_format", json!(info.citation_format)),
        ("fields", json!(info.fields)),
        ("locale", json!(style.default_locale())),
        ("parent", json!(info.parent)),
        ("source", json!(found.source)),
        ("path", json!(found.place)),
    ];
    if info.parent.is_some() {
        facts.push(("parent_installed", json!(parent.is_some())));
    }
    let options: Vec<Value> = (variants.iter())
        .map(|option| {
            let values: Vec<Value> = (option.values.iter())
                .map(|value| json!({"name": value.name, "title": value.title}))
                .collect();
            json!({"name": option.name, "title": option.title, "default": default(option),
                   "values": values})
        })
        .collect();
    let text = if as_json {
        let mut object: Map<String, Value> = (facts.into_iter())
            .map(|(key, value)| (key.to_string(), value))
            .collect();
        object.insert("options".into(), Value::Array(options));
        format!(
            "{}\n",
            serde_json::to_string_pretty(&Value::Object(object))?
        )
    } else {
        lines(&facts) + &choices(&variants, default)
    };
    output::write(None, text.as_bytes())?;
    Ok(Outcome::Clean)
}

/// A line a fact that is there.
fn lines(facts: &[(&str, Value)]) -> String {
    let mut out = String::new();
    for (key, value) in facts {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Array(list) => {
                let words: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
                words.join(", ")
            }
            Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_string(),
            _ => String::new(),
        };
        if !text.is_empty() {
            out.push_str(&format!("{:16}  {text}\n", key.replace('_', " ")));
        }
    }
    out
}

/// The options with their values, a mark at those that hold when nobody chooses.
fn choices(options: &[StyleOption], default: impl Fn(&StyleOption) -> String) -> String {
    let mut out = String::new();
    for option in options {
        out.push_str(&format!(
            "\n--style-option {}=…  {}\n",
            option.name, option.title
        ));
        let default = default(option);
        for value in &option.values {
            let mark = if value.name == default { "*" } else { " " };
            let line = format!("  {mark} {:12}  {}", value.name, value.title);
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
    out
}

//! `snoska styles`, and how a style is found by its name.

use anyhow::{Context as _, Result, anyhow, bail};
use serde_json::json;
use snoska::csl::{self, Choices, Style};
use std::path::{Path, PathBuf};

use super::listing::{self, Row};
use crate::args::Search;
use crate::exit::Outcome;
use crate::{Context, output};

/// Lists the embedded styles and those in the configuration's folders.
pub fn run(args: &Search, context: &Context) -> Result<Outcome> {
    let mut rows: Vec<Row> = csl::styles::all()
        .iter()
        .map(|style| Row {
            name: style.name.to_string(),
            title: style.title.to_string(),
            more: vec![
                ("aliases", json!(style.aliases)),
                ("source", json!("embedded")),
            ],
        })
        .collect();
    for path in context
        .config
        .style_folders
        .iter()
        .flat_map(|folder| csl_files(folder))
    {
        rows.push(Row {
            name: path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            title: read(&path, &Choices::new()).map_or_else(
                |error| format!("({error:#})"),
                |style| style.title().to_string(),
            ),
            more: vec![("source", json!(path.display().to_string()))],
        });
    }
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    listing::print(&rows, args)
}

/// The style of a name: a path, a file in a folder of the configuration, or an embedded one.
/// Its options take the values chosen, as `areas=dash`.
pub fn load(name: &str, choices: &[String], context: &Context) -> Result<Style> {
    let choices = chosen(choices)?;
    if name.ends_with(".csl") || (name.contains(['/', '\\']) && csl::styles::find(name).is_none()) {
        return read(Path::new(name), &choices);
    }
    let file = format!("{name}.csl");
    if let Some(path) = context
        .config
        .style_folders
        .iter()
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
    {
        return read(&path, &choices);
    }
    match csl::styles::read_with(name, &choices) {
        Some(style) => style.map_err(|error| anyhow!("style `{name}`: {error}")),
        None => {
            let near = csl::styles::nearest(name);
            let hint = if near.is_empty() {
                String::new()
            } else {
                format!("; did you mean `{}`?", near.join("` or `"))
            };
            bail!(
                "unknown style `{}`{hint} (`snoska styles` lists them)",
                output::printable(name)
            )
        }
    }
}

fn read(path: &Path, choices: &Choices) -> Result<Style> {
    let xml =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let at = |error| anyhow!("{}:{error}", path.display());
    let style = Style::parse(&xml).map_err(at)?;
    let Some(parent) = style.parent() else {
        return if choices.is_empty() {
            Ok(style)
        } else {
            Style::parse_with(&xml, choices).map_err(at)
        };
    };
    // A dependent style is its parent under another name.
    match csl::styles::xml(parent) {
        Some(xml) => style
            .resolved(&xml, choices)
            .map_err(|error| anyhow!("style `{parent}`: {error}")),
        None => bail!(
            "{}: depends on the style `{parent}`, which is not here",
            path.display()
        ),
    }
}

/// Choices as they stand on the command line: `areas=dash`.
fn chosen(words: &[String]) -> Result<Choices> {
    words
        .iter()
        .map(|word| match word.split_once('=') {
            Some((name, value)) => Ok((name.to_string(), value.to_string())),
            None => bail!(
                "`{}` is no choice such as `areas=dash`",
                output::printable(word)
            ),
        })
        .collect()
}

fn csl_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "csl"))
        .collect()
}

//! `snoska styles`, and how a style is found by its name.

use anyhow::{Context as _, Result, anyhow, bail};
use serde_json::json;
use snoska::csl::{self, Style};
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
            title: read(&path).map_or_else(
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
pub fn load(name: &str, context: &Context) -> Result<Style> {
    if name.ends_with(".csl") || name.contains(['/', '\\']) {
        return read(Path::new(name));
    }
    let file = format!("{name}.csl");
    if let Some(path) = context
        .config
        .style_folders
        .iter()
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
    {
        return read(&path);
    }
    match csl::styles::read(name) {
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

fn read(path: &Path) -> Result<Style> {
    let xml =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let style = Style::parse(&xml).map_err(|error| anyhow!("{}:{error}", path.display()))?;
    match style.parent() {
        None => Ok(style),
        // A dependent style is its parent under another name.
        Some(parent) => match csl::styles::read(parent) {
            Some(style) => style.map_err(|error| anyhow!("style `{parent}`: {error}")),
            None => bail!(
                "{}: depends on the style `{parent}`, which is not here",
                path.display()
            ),
        },
    }
}

fn csl_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "csl"))
        .collect()
}

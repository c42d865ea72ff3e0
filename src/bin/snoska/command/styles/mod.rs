//! `snoska styles`: what there is, and adding to it.

mod add;
mod show;
mod update;

use anyhow::{Context as _, Result, bail};
use serde_json::json;
use snoska::csl::{self, Choices, Style};

use super::listing::{self, Row};
use crate::args::{Styles, StylesCommand};
use crate::exit::Outcome;
use crate::style::{self, Library, Listed};
use crate::{Context, output};

/// Lists, or does what the subcommand says.
pub fn run(args: &Styles, context: &Context) -> Result<Outcome> {
    match &args.command {
        None => {
            let listed = Library::open(context).list();
            let rows: Vec<Row> = listed.into_iter().map(row).collect();
            listing::print(&rows, &args.search)
        }
        Some(StylesCommand::Show { style, json }) => show::run(style, *json, context),
        Some(StylesCommand::Add { styles }) => add::run(styles, context),
        Some(StylesCommand::Update { url }) => update::run(url.as_deref(), context),
        Some(StylesCommand::Remove { styles }) => remove(styles, context),
    }
}

fn row(listed: Listed) -> Row {
    let place = vec![
        ("source", json!(listed.source)),
        ("path", json!(listed.place)),
    ];
    match listed.info {
        Ok(info) => Row {
            title: info.title,
            more: vec![
                ("aliases", json!(csl::styles::aliases(&listed.name))),
                ("short_title", json!(info.short_title)),
                ("citation_format", json!(info.citation_format)),
                ("fields", json!(info.fields)),
                ("id", json!(info.id)),
                ("parent", json!(info.parent)),
            ],
            name: listed.name,
            place,
        },
        Err(error) => Row {
            title: format!("(broken: {error:#})"),
            name: listed.name,
            place,
            ..Row::default()
        },
    }
}

/// The style of a name or a path. Its options take the values chosen, as `areas=dash`.
pub fn load(name: &str, choices: &[String], context: &Context) -> Result<Style> {
    Library::open(context).load(name, &chosen(choices)?)
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

/// Removes styles that `add` stored: all of them or, if one is not among these, none.
fn remove(names: &[String], context: &Context) -> Result<Outcome> {
    let folder = style::user_folder().unwrap_or_default();
    let library = Library::open(context);
    let mut paths = Vec::new();
    for name in names {
        let path = folder.join(format!("{name}.csl"));
        if name.contains(['/', '\\']) || !path.is_file() {
            let name = output::printable(name);
            match library.find_or_read(&name) {
                Ok(found) => bail!(
                    "`{name}` is not of those that `snoska styles add` stored, but {}: {}",
                    found.source,
                    found.place
                ),
                Err(error) => return Err(error),
            }
        }
        paths.push(path);
    }
    for path in paths {
        std::fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        context.note(&format!("removed {}", path.display()));
    }
    Ok(Outcome::Clean)
}

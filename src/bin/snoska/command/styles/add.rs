//! `snoska styles add`: styles from files and addresses into the user's folder.

use anyhow::{Context as _, Result, anyhow, bail};
use snoska::csl::{Style, StyleInfo};
use std::path::Path;

use crate::exit::Outcome;
use crate::style::{self, LARGEST, Library, fetch};
use crate::{Context, output};

/// A style that was read and found sound, to be stored.
struct New {
    name: String,
    xml: String,
    info: StyleInfo,
}

/// Stores the styles of these files and addresses. All are read first: if one of them is no style,
/// none is stored. The parent of a dependent style is fetched if it is not installed; if it cannot
/// be, that is told.
pub fn run(sources: &[String], context: &Context) -> Result<Outcome> {
    let library = Library::open(context);
    let mut new: Vec<New> = Vec::new();
    for source in sources {
        let style = read(source)?;
        if new.iter().any(|other| other.name == style.name) {
            bail!("two of the styles are called `{}`", style.name);
        }
        new.push(style);
    }
    let parents: Vec<String> = new.iter().filter_map(|s| s.info.parent.clone()).collect();
    for parent in parents {
        if new
            .iter()
            .any(|style| style::same_id(&style.info.id, &parent))
            || library.by_id(&parent)?.is_some()
        {
            continue;
        }
        match read_parent(&parent) {
            Ok(style) if new.iter().all(|other| other.name != style.name) => new.push(style),
            Ok(style) => context.note(&format!(
                "the parent `{parent}` is not stored: another style is called `{}`",
                style.name
            )),
            Err(error) => context.note(&format!(
                "the parent `{parent}` is not installed, and without it the style cannot be \
                 used: {error:#}"
            )),
        }
    }
    let folder = style::made(style::user_folder())?;
    for style in new {
        let path = folder.join(format!("{}.csl", style.name));
        let replaced = path.exists();
        output::replace(&path, style.xml.as_bytes())?;
        context.note(&format!(
            "{} `{}`: {}",
            if replaced { "replaced" } else { "added" },
            style.name,
            style.info.title
        ));
    }
    Ok(Outcome::Clean)
}

/// Reads the style of a path or an address, and sees to it that it can be used.
fn read(source: &str) -> Result<New> {
    let xml = if fetch::is_address(source) {
        let mut bytes = Vec::new();
        fetch::fetch(source, LARGEST, &mut bytes, &mut |_, _| {})?;
        String::from_utf8(bytes).map_err(|_| anyhow!("{source}: not UTF-8"))?
    } else {
        style::read_file(Path::new(source))?
    };
    let at = |error| anyhow!("{source}: {error}");
    Style::parse(&xml).map_err(at)?;
    let info = StyleInfo::parse(&xml).map_err(at)?;
    if info.id.is_empty() {
        bail!("{source}: the style has no id");
    }
    let name = name(source).or_else(|| name(&info.id));
    let name = name.with_context(|| format!("{source}: no name for the style in this"))?;
    Ok(New { name, xml, info })
}

/// Fetches the style of an id.
fn read_parent(id: &str) -> Result<New> {
    if !fetch::is_address(id) {
        bail!("`{id}` is no address");
    }
    let style = read(id)?;
    if !style::same_id(&style.info.id, id) {
        bail!("at that address lies the style `{}`", style.info.id);
    }
    if style.info.parent.is_some() {
        bail!("it is a dependent style itself");
    }
    Ok(style)
}

/// The name of a style in a file or at an address: the last part of it without `.csl`, and with no
/// character that means something in a path or a shell.
fn name(source: &str) -> Option<String> {
    let path = match fetch::is_address(source) {
        true => source.split(['?', '#']).next().unwrap_or(source),
        false => source,
    };
    let last = path.trim_end_matches('/').rsplit(['/', '\\']).next()?;
    let stem = last.strip_suffix(".csl").unwrap_or(last);
    let safe: String = (stem.chars())
        .map(|c| {
            if c.is_alphanumeric() || "-_.".contains(c) {
                c
            } else {
                '-'
            }
        })
        .collect();
    let safe = safe.trim_matches(['.', '-']);
    (!safe.is_empty()).then(|| safe.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe() {
        for (source, expected) in [
            ("apa.csl", Some("apa")),
            ("a/b/my style (2).csl", Some("my-style--2")),
            ("http://x.test/styles/apa", Some("apa")),
            ("https://x.test/apa.csl?raw=true#top", Some("apa")),
            ("http://x.test/styles/apa/", Some("apa")),
            ("..", None),
            (".csl", None),
            ("../../.bashrc", Some("bashrc")),
            ("стиль.csl", Some("стиль")),
            ("a\u{1b}[31m.csl", Some("a--31m")),
        ] {
            assert_eq!(name(source).as_deref(), expected, "{source}");
        }
    }
}

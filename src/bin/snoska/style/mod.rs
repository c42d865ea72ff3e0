//! Where styles are found: the configuration's folders, the user's own, the official repository's
//! archive if it was fetched, those built in, Zotero's and Debian's; the first that has a name
//! wins.

pub mod archive;
pub mod fetch;
mod source;

use anyhow::{Context as _, Result, anyhow, bail};
use snoska::csl::{self, Choices, Style, StyleInfo};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::{Context, output};
use source::Source;
pub use source::read_file;

/// The largest style that is read, in bytes; the longest of the official repository has a
/// twentieth of it.
pub const LARGEST: u64 = 4 << 20;

/// A style that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its name, as `--style` takes it.
    pub name: String,
    /// A path, or the name of the style in the program.
    pub place: String,
    /// Which of the sources has it: `built-in`, `user`, …
    pub source: &'static str,
    /// Its text.
    pub xml: String,
}

/// A style of a listing: what it says of itself, or why it cannot be read.
pub struct Listed {
    pub name: String,
    pub place: String,
    pub source: &'static str,
    pub info: Result<StyleInfo>,
}

/// All styles installed.
pub struct Library {
    sources: Vec<Source>,
}

impl Library {
    /// The library of this user and this folder.
    pub fn open(context: &Context) -> Library {
        let mut sources: Vec<Source> = (context.config.style_folders.iter())
            .map(|folder| Source::folder("configuration", folder.clone()))
            .collect();
        if let Some(folder) = user_folder() {
            sources.push(Source::folder("user", folder));
        }
        if let Some(path) = archive_path() {
            sources.push(Source::Archive(path));
        }
        sources.push(Source::BuiltIn);
        if let Ok(home) = etcetera::home_dir() {
            sources.push(Source::folder("zotero", home.join("Zotero/styles")));
        }
        let debian = PathBuf::from("/usr/share/citation-style-language/styles");
        sources.push(Source::folder("debian", debian));
        Library { sources }
    }

    /// The style of a name, an alias, or an id (an address). `None` if there is none.
    ///
    /// # Errors
    /// A file that has the name but cannot be read.
    pub fn find(&self, name: &str) -> Result<Option<Found>> {
        if name.contains("://") {
            return self.by_id(name);
        }
        if let Some(found) = self.named(name)? {
            return Ok(Some(found));
        }
        let alias = csl::styles::find(name).map(|style| style.name.to_string());
        match alias.or_else(|| self.renamed(name)) {
            Some(name) => self.named(&name),
            None => Ok(None),
        }
    }

    /// The style of an id. The id of the official repository ends in the style's name; only where
    /// that does not help are all styles looked through.
    pub fn by_id(&self, id: &str) -> Result<Option<Found>> {
        let is_it = |xml: &str| StyleInfo::parse(xml).is_ok_and(|info| same_id(&info.id, id));
        let name = id.rsplit('/').next().unwrap_or(id);
        for source in &self.sources {
            if let Some(found) = source.read(name)?.filter(|found| is_it(&found.xml)) {
                return Ok(Some(found));
            }
        }
        if let Some(found) = source::built_in(id) {
            return Ok(Some(found));
        }
        for source in &self.sources {
            let mut name = None;
            source.each(&mut |listed| {
                if listed.info.is_ok_and(|info| same_id(&info.id, id)) {
                    name.get_or_insert(listed.name);
                }
            });
            if let Some(name) = name {
                return source.read(&name);
            }
        }
        Ok(None)
    }

    fn named(&self, name: &str) -> Result<Option<Found>> {
        for source in &self.sources {
            if let Some(found) = source.read(name)?
                && !is_overruled(source, &found.name, &found.xml)
            {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// The present name of a style that the official repository has given another.
    fn renamed(&self, name: &str) -> Option<String> {
        (self.sources.iter())
            .filter_map(Source::archive)
            .find_map(|path| archive::renamed(path, name))
    }

    /// Every style, by name; of several of one name the one that [`Library::find`] gives.
    pub fn list(&self) -> Vec<Listed> {
        let mut taken = BTreeSet::new();
        let mut out = Vec::new();
        for source in &self.sources {
            source.each(&mut |listed| {
                let overruled = matches!(source, Source::Archive(_))
                    && (listed.info.as_ref()).is_ok_and(|info| is_another(&listed.name, &info.id));
                if !overruled && taken.insert(listed.name.clone()) {
                    out.push(listed);
                }
            });
        }
        out.sort_by(|a, b| a.name.cmp(&b.name));
        out
    }

    /// The style of a name or a path, with its options settled; a dependent style is its parent.
    ///
    /// # Errors
    /// An unknown name (with the nearest ones), a file that cannot be read, a broken style (with line
    /// and column), a parent that is not installed.
    pub fn load(&self, name: &str, choices: &Choices) -> Result<Style> {
        let found = self.find_or_read(name)?;
        let at = |error| anyhow!("{}: {error}", found.place);
        let style = Style::parse(&found.xml).map_err(at)?;
        let Some(parent) = style.parent() else {
            return match choices.is_empty() {
                true => Ok(style),
                false => Style::parse_with(&found.xml, choices).map_err(at),
            };
        };
        let Some(parent) = self.by_id(parent)? else {
            bail!(
                "{}: depends on the style `{parent}`, which is not installed \
                 (`snoska styles add {parent}` fetches it)",
                found.place
            )
        };
        style
            .resolved(&parent.xml, choices)
            .map_err(|error| anyhow!("{}: {error}", parent.place))
    }

    /// The style of a name, or in the file of a path.
    ///
    /// # Errors
    /// See [`Library::load`].
    pub fn find_or_read(&self, name: &str) -> Result<Found> {
        let path = Path::new(name);
        if name.ends_with(".csl") || (name.contains(['/', '\\']) && !name.contains("://")) {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            return Ok(Found {
                name: stem.into_owned(),
                place: path.display().to_string(),
                source: "file",
                xml: read_file(path)?,
            });
        }
        self.find(name)?.ok_or_else(|| self.unknown(name))
    }

    fn unknown(&self, name: &str) -> anyhow::Error {
        let listed = self.list();
        let names = listed.iter().map(|listed| listed.name.as_str());
        let near = csl::styles::nearest(name, names);
        let hint = match near.is_empty() {
            true => String::new(),
            false => format!("; did you mean `{}`?", near.join("` or `")),
        };
        anyhow!(
            "unknown style `{}`{hint} (`snoska styles` lists them)",
            output::printable(name)
        )
    }
}

/// Our own styles keep their names: a style of the official repository that has one of these goes
/// by its id alone.
fn is_overruled(source: &Source, name: &str, xml: &str) -> bool {
    matches!(source, Source::Archive(_))
        && StyleInfo::parse(xml).is_ok_and(|info| is_another(name, &info.id))
}

fn is_another(name: &str, id: &str) -> bool {
    let built_in = csl::styles::all().iter().find(|style| style.name == name);
    built_in.is_some_and(|style| !same_id(style.id, id))
}

/// Ids are addresses that were written with either scheme.
pub fn same_id(a: &str, b: &str) -> bool {
    fn bare(id: &str) -> &str {
        let bare = id.strip_prefix("https://");
        bare.or_else(|| id.strip_prefix("http://")).unwrap_or(id)
    }
    !a.is_empty() && bare(a) == bare(b)
}

/// The user's own styles, those that `snoska styles add` stores.
pub fn user_folder() -> Option<PathBuf> {
    Some(data_folder()?.join("styles"))
}

/// The official repository's archive, which `snoska styles update` fetches.
pub fn archive_path() -> Option<PathBuf> {
    Some(data_folder()?.join("styles.zip"))
}

fn data_folder() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.data_dir().join("snoska"))
}

/// A folder of the user's data, made if it is not there.
pub fn made(folder: Option<PathBuf>) -> Result<PathBuf> {
    let folder = folder.context("this system names no folder for the user's data")?;
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    Ok(folder)
}

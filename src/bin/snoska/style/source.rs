//! One place that has styles: a folder, the archive, the program itself.

use anyhow::{Context as _, Result, anyhow, bail};
use snoska::csl::{self, StyleInfo};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{Found, LARGEST, Listed, archive};

/// A place with styles.
pub enum Source {
    /// A folder with `.csl` files, and what it is called.
    Folder(&'static str, PathBuf),
    /// The official repository as a zip archive; it need not be there.
    Archive(PathBuf),
    /// The program.
    BuiltIn,
}

/// Folders within a folder that have styles too: those of the official repository, and Zotero's for
/// the parents of dependent styles.
const BELOW: [&str; 3] = ["", "dependent", "hidden"];

impl Source {
    pub fn folder(name: &'static str, path: PathBuf) -> Source {
        Source::Folder(name, path)
    }

    /// The path of an archive that is there.
    pub fn archive(&self) -> Option<&Path> {
        match self {
            Source::Archive(path) if path.is_file() => Some(path),
            _ => None,
        }
    }

    /// The style of a name; letter case aside in the program alone.
    pub fn read(&self, name: &str) -> Result<Option<Found>> {
        if name.is_empty() || name.contains(['/', '\\', '\0']) {
            return Ok(None);
        }
        match self {
            Source::Folder(source, folder) => {
                let file = format!("{name}.csl");
                let path = (BELOW.iter().map(|below| folder.join(below).join(&file)))
                    .find(|path| path.is_file());
                let Some(path) = path else { return Ok(None) };
                Ok(Some(Found {
                    name: name.to_string(),
                    place: path.display().to_string(),
                    source,
                    xml: read_file(&path)?,
                }))
            }
            Source::Archive(_) => match self.archive() {
                Some(path) => archive::read(path, name),
                None => Ok(None),
            },
            Source::BuiltIn => {
                let named =
                    |style: &csl::styles::EmbeddedStyle| style.name.eq_ignore_ascii_case(name);
                let style = csl::styles::all().iter().find(|style| named(style));
                Ok(style.and_then(|style| built_in(style.name)))
            }
        }
    }

    /// Gives every style, in no order.
    pub fn each(&self, give: &mut dyn FnMut(Listed)) {
        match self {
            Source::Folder(source, folder) => {
                for path in BELOW
                    .iter()
                    .flat_map(|below| csl_files(&folder.join(below)))
                {
                    let stem = path.file_stem().unwrap_or_default();
                    give(Listed {
                        name: stem.to_string_lossy().into_owned(),
                        place: path.display().to_string(),
                        source,
                        info: info(&path),
                    });
                }
            }
            Source::Archive(_) => {
                if let Some(path) = self.archive() {
                    archive::each(path, give);
                }
            }
            Source::BuiltIn => {
                for style in csl::styles::all() {
                    let xml = csl::styles::xml(style.name).unwrap_or_default();
                    give(Listed {
                        name: style.name.to_string(),
                        place: style.name.to_string(),
                        source: "built-in",
                        info: StyleInfo::parse(&xml).map_err(|error| anyhow!("{error}")),
                    });
                }
            }
        }
    }
}

/// A style of the program, by name, alias or id.
pub fn built_in(name: &str) -> Option<Found> {
    let style = csl::styles::find(name)?;
    Some(Found {
        name: style.name.to_string(),
        place: style.name.to_string(),
        source: "built-in",
        xml: csl::styles::xml(style.name)?,
    })
}

/// The text of a style's file.
pub fn read_file(path: &Path) -> Result<String> {
    let context = || format!("cannot read {}", path.display());
    let mut text = String::new();
    let file = File::open(path).with_context(context)?;
    file.take(LARGEST + 1)
        .read_to_string(&mut text)
        .with_context(context)?;
    if text.len() as u64 > LARGEST {
        bail!("{}: too long for a style", path.display());
    }
    Ok(text)
}

fn info(path: &Path) -> Result<StyleInfo> {
    let head = StyleInfo::head(File::open(path)?, LARGEST)?;
    StyleInfo::parse(&head).map_err(|error| anyhow!("{error}"))
}

fn csl_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "csl"))
        .collect()
}

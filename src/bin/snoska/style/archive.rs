//! The official repository's styles in the archive that GitHub makes of it, read where they lie: an
//! update is one file put into another's place.

use anyhow::{Context as _, Result, anyhow, bail};
use snoska::csl::{Style, StyleInfo};
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;
use zip::ZipArchive;

use super::{Found, LARGEST, Listed};

/// Limits for an archive, ten times what the official one has and more: bytes as fetched, bytes
/// unpacked, files.
pub const LARGEST_ARCHIVE: u64 = 128 << 20;
const LARGEST_UNPACKED: u64 = 2 << 30;
const MOST_FILES: usize = 100_000;

/// Where the repository notes styles that have changed their names: old name to new.
const RENAMED: &str = "renamed-styles.json";

const SOURCE: &str = "official";

type Archive = ZipArchive<BufReader<File>>;

/// What an archive holds.
pub struct Summary {
    /// How many styles.
    pub styles: usize,
    /// Those that cannot be used: name and why.
    pub broken: Vec<(String, String)>,
}

/// Unpacks all of an archive once, so that it is known to be whole, and reads every style.
///
/// # Errors
/// What is no zip archive, a damaged one, one beyond the limits, one without styles.
pub fn check(path: &Path, mut progress: impl FnMut(usize, usize)) -> Result<Summary> {
    let mut archive = open(path)?;
    let styles = names(&archive);
    if styles.is_empty() {
        bail!("there are no styles in the archive");
    }
    let mut broken = Vec::new();
    let mut unpacked = 0;
    for (done, (name, index)) in styles.iter().enumerate() {
        progress(done, styles.len());
        let text =
            text(&mut archive, *index).with_context(|| format!("`{name}` in the archive"))?;
        unpacked += text.len() as u64;
        if unpacked > LARGEST_UNPACKED {
            bail!("the archive unpacks to more than {LARGEST_UNPACKED} bytes");
        }
        if let Err(error) = Style::parse(&text) {
            broken.push((name.clone(), error.to_string()));
        }
    }
    Ok(Summary {
        styles: styles.len(),
        broken,
    })
}

/// The style of a name.
pub fn read(path: &Path, name: &str) -> Result<Option<Found>> {
    let mut archive = open(path)?;
    let Some(index) = names(&archive).get(name).copied() else {
        return Ok(None);
    };
    let place = place(path, name);
    let xml = text(&mut archive, index).with_context(|| place.clone())?;
    Ok(Some(Found {
        name: name.to_string(),
        place,
        source: SOURCE,
        xml,
    }))
}

/// Gives every style; none if the archive cannot be read.
pub fn each(path: &Path, give: &mut dyn FnMut(Listed)) {
    let Ok(mut archive) = open(path) else { return };
    for (name, index) in names(&archive) {
        let info = archive
            .by_index(index)
            .map_err(anyhow::Error::from)
            .and_then(|file| Ok(StyleInfo::head(file, LARGEST)?))
            .and_then(|head| StyleInfo::parse(&head).map_err(|error| anyhow!("{error}")));
        give(Listed {
            place: place(path, &name),
            name,
            source: SOURCE,
            info,
        });
    }
}

/// The present name of a style that once had this one.
pub fn renamed(path: &Path, name: &str) -> Option<String> {
    let mut archive = open(path).ok()?;
    let file = (archive.file_names().flatten())
        .find(|file| file.rsplit('/').next() == Some(RENAMED))?
        .into_owned();
    let index = archive.index_for_name(&file)?;
    let names: HashMap<String, String> =
        serde_json::from_str(&text(&mut archive, index).ok()?).ok()?;
    names.get(name).cloned()
}

fn open(path: &Path) -> Result<Archive> {
    let context = || format!("cannot read {}", path.display());
    let mut file = File::open(path).with_context(context)?;
    if file.metadata().with_context(context)?.len() > LARGEST_ARCHIVE {
        bail!("{}: too large for an archive of styles", path.display());
    }
    file.rewind().with_context(context)?;
    let archive = ZipArchive::new(BufReader::new(file)).with_context(context)?;
    if archive.len() > MOST_FILES {
        bail!("{}: too many files in the archive", path.display());
    }
    Ok(archive)
}

/// The styles of an archive by name, with their places in it; of two of one name the one that lies
/// less deep.
fn names(archive: &Archive) -> BTreeMap<String, usize> {
    let mut out: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for path in archive.file_names().flatten() {
        let file = path.rsplit('/').next().unwrap_or_default();
        let Some(name) = file.strip_suffix(".csl").filter(|name| !name.is_empty()) else {
            continue;
        };
        let Some(index) = archive.index_for_name(&path) else {
            continue;
        };
        let depth = path.matches('/').count();
        let known = out.entry(name.to_string()).or_insert((depth, index));
        *known = (*known).min((depth, index));
    }
    out.into_iter()
        .map(|(name, (_, index))| (name, index))
        .collect()
}

fn text(archive: &mut Archive, index: usize) -> Result<String> {
    let mut text = String::new();
    // What a file says of its size is not to be trusted.
    let file = archive.by_index(index)?;
    file.take(LARGEST + 1).read_to_string(&mut text)?;
    if text.len() as u64 > LARGEST {
        bail!("too long for a style");
    }
    Ok(text)
}

fn place(path: &Path, name: &str) -> String {
    format!("{}:{name}.csl", path.display())
}

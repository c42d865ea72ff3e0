//! Reading files and standard input.

use anyhow::{Context, Result, bail};
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

/// What was read.
pub struct File {
    /// The name for people: the path as given, or `<stdin>`.
    pub name: String,
    /// Where it lies; `None` for standard input.
    pub path: Option<PathBuf>,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Reads the files, or standard input when there are none or one is `-`.
pub fn read(paths: &[PathBuf]) -> Result<Vec<File>> {
    let stdin = [PathBuf::from("-")];
    let paths = if paths.is_empty() { &stdin } else { paths };
    paths
        .iter()
        .map(|path| {
            if path == Path::new("-") {
                read_stdin()
            } else {
                read_file(path)
            }
        })
        .collect()
}

fn read_stdin() -> Result<File> {
    let mut stdin = std::io::stdin().lock();
    if stdin.is_terminal() {
        eprintln!("reading standard input; end it with Ctrl-D");
    }
    let mut bytes = Vec::new();
    stdin
        .read_to_end(&mut bytes)
        .context("cannot read standard input")?;
    Ok(File {
        name: "<stdin>".to_string(),
        path: None,
        bytes,
    })
}

fn read_file(path: &Path) -> Result<File> {
    let name = path.display().to_string();
    if path.is_dir() {
        bail!("{name} is a folder; name the files in it");
    }
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {name}"))?;
    Ok(File {
        name,
        path: Some(path.to_path_buf()),
        bytes,
    })
}

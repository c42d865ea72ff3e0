//! Reading files and standard input.

use crate::output;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, IsTerminal, Read};
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

/// Hands over the lines of all files, each with its end, while they are read: only a line is held
/// at a time, and of a very long one a piece that ends in white space. Files that are no UTF-8 are
/// read whole. Gives remarks on how the files were read.
pub fn each_line(
    paths: &[PathBuf],
    mut take: impl FnMut(&str) -> std::io::Result<()>,
) -> Result<Vec<String>> {
    let mut remarks = Vec::new();
    let stdin = [PathBuf::from("-")];
    let paths = if paths.is_empty() { &stdin } else { paths };
    for path in paths {
        let mut name = path.display().to_string();
        let source: Box<dyn Read> = if path == Path::new("-") {
            name = "<stdin>".to_string();
            if std::io::stdin().is_terminal() {
                output::say("reading standard input; end it with Ctrl-D\n");
            }
            Box::new(std::io::stdin().lock())
        } else if path.is_dir() {
            bail!("{name} is a folder; name the files in it");
        } else {
            Box::new(std::fs::File::open(path).with_context(|| format!("cannot read {name}"))?)
        };
        let own = lines_of(&name, source, &mut take)?;
        remarks.extend(own.iter().map(|remark| format!("{name}: {remark}")));
    }
    Ok(remarks)
}

fn lines_of(
    name: &str,
    source: impl Read,
    take: &mut dyn FnMut(&str) -> std::io::Result<()>,
) -> Result<Vec<String>> {
    /// Bytes by which a file is known for UTF-8.
    const SAMPLE: u64 = 64 * 1024;
    /// The longest piece, in bytes.
    const LONGEST: u64 = 1024 * 1024;
    let cannot_read = || format!("cannot read {name}");
    let mut source = std::io::BufReader::new(source);
    let mut sample = Vec::new();
    (&mut source)
        .take(SAMPLE)
        .read_to_end(&mut sample)
        .with_context(cannot_read)?;
    if !snoska::document::begins_as_utf8(&sample) {
        source.read_to_end(&mut sample).with_context(cannot_read)?;
        let decoded = snoska::document::decode(&sample)
            .map_err(|error| anyhow::anyhow!("{name}: {error}"))?;
        for line in decoded.text.split_inclusive('\n') {
            take(line)?;
        }
        return Ok(decoded.remarks());
    }
    let start = if sample.starts_with("\u{feff}".as_bytes()) {
        3
    } else {
        0
    };
    let mut source = std::io::Cursor::new(sample.split_off(start)).chain(source);
    let mut piece = Vec::new();
    loop {
        let room = LONGEST.saturating_sub(piece.len() as u64);
        let read = (&mut source)
            .take(room)
            .read_until(b'\n', &mut piece)
            .with_context(cannot_read)?;
        if piece.is_empty() {
            return Ok(Vec::new());
        }
        let rest = if read == 0 || piece.ends_with(b"\n") {
            Vec::new()
        } else {
            // Behind the last white space, or else behind the last whole character.
            let space = piece.iter().rposition(u8::is_ascii_whitespace);
            let character = piece.iter().rposition(|byte| byte & 0xc0 != 0x80);
            let end = space.map_or(character.unwrap_or(0), |space| space + 1);
            if end == 0 || (piece.len() as u64) < LONGEST {
                continue;
            }
            piece.split_off(end)
        };
        let text = std::str::from_utf8(&piece)
            .map_err(|_| anyhow::anyhow!("{name} begins as UTF-8 but does not go on so"))?;
        take(text)?;
        piece = rest;
    }
}

fn read_stdin() -> Result<File> {
    let mut stdin = std::io::stdin().lock();
    if stdin.is_terminal() {
        output::say("reading standard input; end it with Ctrl-D\n");
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

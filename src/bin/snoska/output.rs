//! Writing results: to a file, whole or not at all, or to standard output.

use anyhow::{Context, Result};
use snoska::text::unicode::is_control;
use std::borrow::Cow;
use std::io::{IsTerminal, Write};
use std::path::Path;

/// Whether results go to a terminal.
pub fn is_terminal(output: Option<&Path>) -> bool {
    output.is_none() && std::io::stdout().is_terminal()
}

/// Columns of the terminal; 100 where there is none.
pub fn width() -> usize {
    terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0).max(40))
}

/// Writes to the file, or to standard output. On a terminal, control characters of the text are
/// shown as U+FFFD.
pub fn write(output: Option<&Path>, content: &[u8]) -> Result<()> {
    if is_terminal(output)
        && let Ok(text) = std::str::from_utf8(content)
    {
        return write_trusted(output, printable(text).as_bytes());
    }
    write_trusted(output, content)
}

/// Writes what was made for a terminal: its control sequences are our own.
pub fn write_trusted(output: Option<&Path>, content: &[u8]) -> Result<()> {
    match output {
        Some(path) => replace(path, content),
        None => to_stdout(content),
    }
}

/// Replaces a file whole or not at all: the content is written beside it and moved into its place.
/// What the file was allowed (its permissions) it stays allowed; a link is followed.
pub fn replace(path: &Path, content: &[u8]) -> Result<()> {
    let path = &std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let context = || format!("cannot write {}", path.display());
    let folder = path
        .parent()
        .filter(|dir| !dir.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if !path.is_file() && path.exists() {
        // A pipe or device cannot be replaced; it is written to.
        return std::fs::write(path, content).with_context(context);
    }
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(context)?;
    file.write_all(content).with_context(context)?;
    let permissions = match std::fs::metadata(path) {
        Ok(old) => Some(old.permissions()),
        Err(_) => default_permissions(),
    };
    if let Some(permissions) = permissions {
        std::fs::set_permissions(file.path(), permissions).with_context(context)?;
    }
    file.as_file().sync_all().with_context(context)?;
    file.persist(path)
        .map_err(|error| error.error)
        .with_context(context)?;
    Ok(())
}

/// A temporary file is for its owner alone; a new file should be as the umask has it.
#[cfg(unix)]
fn default_permissions() -> Option<std::fs::Permissions> {
    use std::os::unix::fs::PermissionsExt;
    let probe = tempfile::tempdir().ok()?;
    let path = probe.path().join("probe");
    std::fs::write(&path, b"").ok()?;
    let mode = std::fs::metadata(&path).ok()?.permissions().mode();
    Some(std::fs::Permissions::from_mode(mode & 0o777))
}

#[cfg(not(unix))]
fn default_permissions() -> Option<std::fs::Permissions> {
    None
}

fn to_stdout(content: &[u8]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(content).and_then(|()| out.flush()) {
        // The reader has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.context("cannot write to standard output"),
    }
}

/// Writes to standard error as far as somebody reads it: that nobody does (`2>&1 | head`) is no reason to
/// end otherwise.
pub fn say(text: impl std::fmt::Display) {
    let _ = write!(std::io::stderr().lock(), "{text}");
}

/// The text with nothing in it that a terminal could take for a command.
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_control) {
        Cow::Owned(
            text.chars()
                .map(|c| if is_control(c) { '\u{fffd}' } else { c })
                .collect(),
        )
    } else {
        Cow::Borrowed(text)
    }
}

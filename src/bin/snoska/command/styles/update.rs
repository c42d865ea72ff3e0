//! `snoska styles update`: the official repository's archive, in whole.

use anyhow::{Context as _, Result};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, Write};

use crate::Context;
use crate::exit::Outcome;
use crate::style::{self, archive, fetch};

/// The official repository as GitHub packs it.
const OFFICIAL: &str =
    "https://github.com/citation-style-language/styles/archive/refs/heads/master.zip";

/// How many broken styles are named.
const NAMED: usize = 5;

/// Fetches the archive from `url`, the configured address or the official one, and puts it into
/// the place of the one before if it is whole.
pub fn run(url: Option<&str>, context: &Context) -> Result<Outcome> {
    let url = url
        .or(context.config.styles_url.as_deref())
        .unwrap_or(OFFICIAL);
    let path = style::archive_path().context("this system names no folder for the user's data")?;
    let folder = style::made(path.parent().map(Into::into))?;
    let mut file = tempfile::NamedTempFile::new_in(folder).context("cannot write the archive")?;
    let bar = bar(context);
    fetch::fetch(
        url,
        archive::LARGEST_ARCHIVE,
        &mut file,
        &mut |done, all| {
            if let Some(all) = all {
                bar.set_length(all);
            }
            bar.set_position(done);
        },
    )?;
    file.flush()?;
    bar.set_style(words("checking [{bar:30}] {pos} of {len} styles"));
    let summary = archive::check(file.path(), |done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    })
    .with_context(|| format!("{url} gave no archive of styles"))?;
    bar.finish_and_clear();
    file.as_file().sync_all()?;
    file.persist(&path)
        .map_err(|error| error.error)
        .with_context(|| format!("cannot write {}", path.display()))?;
    for (name, error) in summary.broken.iter().take(NAMED) {
        context.note(&format!("`{name}` cannot be used: {error}"));
    }
    if summary.broken.len() > NAMED {
        let more = summary.broken.len() - NAMED;
        context.note(&format!("nor can {more} more"));
    }
    context.note(&format!("{} styles in {}", summary.styles, path.display()));
    Ok(Outcome::Clean)
}

/// A progress bar on a terminal, else none.
fn bar(context: &Context) -> ProgressBar {
    if context.quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = words("fetching [{bar:30}] {bytes} of {total_bytes}");
    ProgressBar::new(0).with_style(style)
}

fn words(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

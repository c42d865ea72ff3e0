//! `snoska convert`: one record format to another, with a report of what is lost.

use anyhow::{Result, bail};
use snoska::diagnostic::Diagnostic;
use snoska::formats::codec::{Codec, WriteOptions, Written};
use snoska::formats::{self, citekey};
use snoska::record::Reference;
use snoska::romanize;
use std::collections::HashMap;

use super::{records, script, systems};
use crate::args::Convert;
use crate::exit::Outcome;
use crate::{Context, output};

/// Converts, and says on standard error what the target cannot hold.
pub fn run(args: &Convert, context: &Context) -> Result<Outcome> {
    let target = args.output.output.as_deref();
    let codec = match (
        &args.to,
        target.and_then(|path| formats::for_path(&path.to_string_lossy())),
    ) {
        (Some(to), _) => writer(to)?,
        (None, Some(codec)) => codec,
        (None, None) => bail!("name the format to write with `--to` (`snoska formats` lists them)"),
    };
    let inputs = records::read(&args.input, &args.model, context)?;
    records::show_complaints(&inputs, context);
    let mut references: Vec<Reference> = inputs
        .into_iter()
        .flat_map(|named| named.input.entries)
        .map(|entry| entry.reference)
        .collect();
    if let Some(name) = args
        .romanize
        .as_deref()
        .or(context.config.romanize.as_deref())
    {
        let system = systems::find(name)?;
        script::note_foreign_names(&references, context);
        references = references
            .iter()
            .map(|r| romanize::reference(r, system, &romanize::Options::default()))
            .collect();
    }
    if let Some(pattern) = &args.keys {
        let pattern = records::pattern(Some(pattern), context)?;
        citekey::rename_all(&mut references, &pattern, &records::romanized);
    }
    let written = write(codec, &references, args.ascii, context)?;
    if args.strict && !written.losses.is_empty() {
        bail!(
            "`{}` cannot hold {} of the fields (see above)",
            codec.name,
            written.losses.len()
        );
    }
    output::write(target, written.text.as_bytes())?;
    Ok(Outcome::Clean)
}

/// The format of a name given on the command line, if it can be written.
pub fn writer(name: &str) -> Result<&'static Codec> {
    match formats::find(name) {
        Some(codec) if codec.write.is_some() => Ok(codec),
        Some(codec) => bail!("`{}` can be read but not written", codec.name),
        None => {
            let hint = formats::nearest(name)
                .map(|near| format!("; did you mean `{near}`?"))
                .unwrap_or_default();
            bail!(
                "unknown format `{}`{hint} (`snoska formats` lists them)",
                output::printable(name)
            )
        }
    }
}

/// Writes references and remarks what is lost.
pub fn write(
    codec: &Codec,
    references: &[Reference],
    ascii: bool,
    context: &Context,
) -> Result<Written> {
    let Some(write) = codec.write else {
        bail!("`{}` can be read but not written", codec.name)
    };
    let written = write(references, &WriteOptions { ascii });
    note_losses(&written.losses, context);
    Ok(written)
}

/// So many records with one loss are each named with it; of more, these many stand for all.
const FEW: usize = 3;

/// Remarks what is lost: a long list loses the same thing again and again, and says so once.
fn note_losses(losses: &[Diagnostic], context: &Context) {
    let mut alike: Vec<(&Diagnostic, Vec<String>)> = Vec::new();
    let mut known: HashMap<(&str, &str), usize> = HashMap::new();
    for loss in losses {
        let record = loss.key.clone();
        let record = record.or(loss.reference.map(|n| n.to_string()));
        let at = *known.entry((loss.code, &loss.message)).or_insert_with(|| {
            alike.push((loss, Vec::new()));
            alike.len() - 1
        });
        alike[at].1.push(record.unwrap_or_default());
    }
    for (loss, records) in alike {
        let said = format!("{} {}", loss.code, loss.message);
        if records.len() <= FEW {
            for record in records {
                context.note(&format!("{record}: {said}"));
            }
        } else {
            let some = records[..FEW].join(", ");
            context.note(&format!("{} records: {said} ({some}, …)", records.len()));
        }
    }
}

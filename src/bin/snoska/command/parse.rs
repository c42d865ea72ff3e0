//! `snoska parse`: free text to records, labels or a table.

use anyhow::{Result, anyhow, bail};
use snoska::formats::{self, table};
use snoska::parse::{LabelledReference, labelled};
use snoska::pipeline::{self, Lists};
use snoska::record::entry::Entry;

use super::convert;
use super::records::{self, Named};
use crate::args::Parse;
use crate::exit::Outcome;
use crate::{Context, output};

/// Parses, and prints as `--to` says.
pub fn run(args: &Parse, context: &Context) -> Result<Outcome> {
    let mut files = args.input.clone();
    if args.article {
        files.list = Some(Lists::Nothing);
    }
    let inputs = records::read(&files, &args.model, context)?;
    records::show_complaints(&inputs, context);
    let target = args.output.output.as_deref();
    let default = if output::is_terminal(target) {
        "table"
    } else {
        "csl-json"
    };
    let to = match (&args.to, target) {
        (Some(to), _) => to.as_str(),
        (None, Some(path)) => {
            formats::for_path(&path.to_string_lossy()).map_or(default, |codec| codec.name)
        }
        (None, None) => default,
    };
    let inputs = if args.article {
        articles(args, inputs, context)?
    } else {
        inputs
    };
    let text = match to {
        "table" => {
            let width = output::width();
            let entries: Vec<Entry> = inputs
                .into_iter()
                .flat_map(|named| named.input.entries)
                .collect();
            table::write(&entries, width)
        }
        "labels" => labels(inputs)?,
        _ => {
            let codec = convert::writer(to)?;
            let references: Vec<_> = inputs
                .into_iter()
                .flat_map(|named| named.input.entries)
                .map(|entry| entry.reference)
                .collect();
            convert::write(codec, &references, false, context)?.text
        }
    };
    output::write(target, text.as_bytes())?;
    Ok(Outcome::Clean)
}

/// The inputs with the record of their article in place of their references.
fn articles(args: &Parse, inputs: Vec<Named>, context: &Context) -> Result<Vec<Named>> {
    let tagger = records::tagger(
        args.model
            .model
            .as_deref()
            .or(context.config.model.as_deref()),
    )?;
    let mut out = Vec::new();
    for mut named in inputs {
        let reference = pipeline::article(&named.input, &|| tagger.get()).ok_or_else(|| {
            anyhow!(
                "{}: the document says nothing of its own article",
                named.name
            )
        })?;
        named.input.entries = vec![Entry::of_record(Default::default(), reference, Vec::new())];
        out.push(named);
    }
    records::assign_keys(&mut out, context)?;
    Ok(out)
}

/// The `labels` form; ids are passed through where the input has them. The records are let go one by
/// one, since a long list takes much room.
fn labels(inputs: Vec<Named>) -> Result<String> {
    let mut out = Vec::new();
    for named in inputs {
        let is_record_file = matches!(named.input.source, pipeline::Source::Records(_));
        let mut ids = named.input.line_ids.into_iter();
        for entry in named.input.entries {
            if entry.labels.is_empty() && is_record_file {
                bail!(
                    "{}: a record file has no labelled text; `--to labels` needs free text",
                    named.name
                );
            }
            let line = LabelledReference {
                id: ids.next().flatten(),
                text: entry.text.text,
                spans: entry.labels,
                item_type: Some(entry.reference.item_type),
                confidence: Some(entry.confidence),
                ..LabelledReference::default()
            };
            labelled::write(&[line], &mut out)?;
        }
    }
    Ok(String::from_utf8(out)?)
}

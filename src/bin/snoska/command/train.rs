//! `snoska train`: the parser's model, learnt from `labels` files.

use anyhow::{Context as _, Result, anyhow, bail};
use indicatif::{ProgressBar, ProgressStyle};
use snoska::parse::example::Annotated;
use snoska::parse::{self, LabelledReference, TrainOptions, labelled, unify};
use std::fs::File;
use std::io::BufReader;

use crate::args::Train;
use crate::exit::Outcome;
use crate::{Context, output};

/// Reads the files, trains, writes the model.
pub fn run(args: &Train, context: &Context) -> Result<Outcome> {
    let mut references: Vec<LabelledReference> = Vec::new();
    for path in &args.files {
        let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
        let read = labelled::read(BufReader::new(file))
            .map_err(|error| anyhow!("{}: {error}", path.display()))?;
        references.extend(read);
    }
    if references.is_empty() {
        bail!("there is no reference in the files");
    }
    // Lines that name a source have its habits, which are unified; others are taken at their word.
    let examples: Vec<Annotated> = references
        .iter()
        .map(|r| {
            if r.source.is_some() {
                unify::unify(r)
            } else {
                Annotated::exactly(r)
            }
        })
        .collect();
    let mut options = TrainOptions::default();
    if let Some(iterations) = args.iterations {
        options.epochs = iterations;
    }
    context.note(&format!("training on {} references", references.len()));
    let bar = ProgressBar::new(options.epochs as u64).with_style(ProgressStyle::with_template(
        "{bar:40} {pos}/{len} {msg} {eta}",
    )?);
    let bar = if context.quiet {
        ProgressBar::hidden()
    } else {
        bar
    };
    let model = parse::train(&examples, &options, &mut |progress| {
        bar.set_position(progress.epoch as u64);
        bar.set_message(format!("loss {:.4}", progress.loss));
    });
    bar.finish_and_clear();
    output::replace(&args.output, &model.to_bytes())?;
    Ok(Outcome::Clean)
}

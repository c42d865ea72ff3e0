//! `snoska train`: the parser's model, learnt from `labels` files and the XML of public sources.

use anyhow::{Context as _, Result, anyhow, bail};
use indicatif::{ProgressBar, ProgressStyle};
use snoska::parse::example::Annotated;
use snoska::parse::{self, LabelledReference, TrainOptions, labelled, sources, unify};
use snoska::pipeline::training::{Mixture, sets};

use super::records;
use crate::args::Train;
use crate::exit::Outcome;
use crate::{Context, output};

/// Reads the files, trains, writes the model.
pub fn run(args: &Train, context: &Context) -> Result<Outcome> {
    let mut references: Vec<LabelledReference> = Vec::new();
    for path in &args.files {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let in_file = |error: &dyn std::fmt::Display| anyhow!("{}: {error}", path.display());
        let read = if text
            .trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with('<')
        {
            sources::read(&text).map_err(|error| in_file(&error))?
        } else {
            labelled::read(text.as_bytes()).map_err(|error| in_file(&error))?
        };
        references.extend(read.into_iter().map(LabelledReference::without_tags));
    }
    if references.is_empty() {
        bail!("there is no reference in the files");
    }
    // Lines that name a source have its habits, which are unified; others are taken at their word.
    let sets: Vec<Vec<Annotated>> = if args.synthesize {
        sets(&references, &Mixture::default())
    } else {
        let one = |r: &LabelledReference| {
            if r.source.is_some() {
                unify::unify(r)
            } else {
                Annotated::exactly(r)
            }
        };
        vec![references.iter().map(one).collect()]
    };
    let base = match &args.continued {
        Some(path) => Some(records::tagger(path.as_deref())?),
        None => None,
    };
    let mut options = match base {
        Some(_) => TrainOptions::correction(),
        None => TrainOptions::default(),
    };
    if let Some(iterations) = args.iterations {
        options.epochs = iterations;
    }
    context.note(&format!("training on {} references", references.len()));
    let bar = ProgressBar::new((options.epochs * sets.len()) as u64).with_style(
        ProgressStyle::with_template("{bar:40} {pos}/{len} {msg} {eta}")?,
    );
    let bar = if context.quiet {
        ProgressBar::hidden()
    } else {
        bar
    };
    let base = base.as_ref().map(|base| base.get().model());
    let model = parse::train(&sets, &options, base, &mut |progress| {
        bar.set_position(progress.epoch as u64);
        bar.set_message(format!("loss {:.4}", progress.loss));
    });
    bar.finish_and_clear();
    output::replace(&args.output, model.to_bytes())?;
    Ok(Outcome::Clean)
}

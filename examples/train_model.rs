//! Trains the tagger's model on labelled references, made-up and printed ones: `train_model OUTPUT FILE…`.
//! `RUNS`, `PRINTED` and `EPOCHS` in the environment vary the recipe, for experiments.

use snoska::parse::{LabelledReference, TrainOptions, labelled, train};
use snoska::pipeline::training::{Mixture, sets};
use std::error::Error;
use std::fs::File;
use std::io::BufReader;

/// A number from the environment.
fn varied<T: std::str::FromStr>(name: &str, default: T) -> T {
    let value = std::env::var(name).ok();
    value
        .and_then(|value| value.parse().ok())
        .unwrap_or(default)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let output = args.next().ok_or("usage: train_model OUTPUT FILE…")?;
    let mut real = Vec::new();
    for file in args {
        let references = labelled::read(BufReader::new(File::open(&file)?))
            .map_err(|error| format!("{file}: {error}"))?;
        real.extend(references.into_iter().map(LabelledReference::without_tags));
    }
    let mixture = Mixture::default();
    let mixture = Mixture {
        runs: varied("RUNS", mixture.runs),
        printed: varied("PRINTED", mixture.printed),
        ..mixture
    };
    let options = TrainOptions::default();
    let options = TrainOptions {
        epochs: varied("EPOCHS", options.epochs),
        ..options
    };
    let start = std::time::Instant::now();
    let sets = sets(&real, &mixture);
    eprintln!(
        "{} runs over {} references each, {} of them real, {:.0} s",
        sets.len(),
        sets.first().map_or(0, Vec::len),
        real.len(),
        start.elapsed().as_secs_f32()
    );
    let model = train(&sets, &options, None, &mut |progress| {
        eprintln!(
            "epoch {} of {}: loss {:.3}, {:.0} s",
            progress.epoch,
            progress.epochs,
            progress.loss,
            start.elapsed().as_secs_f32()
        );
    });
    let bytes = model.to_bytes();
    eprintln!(
        "{:?} features and weights, {} bytes",
        model.size(),
        bytes.len()
    );
    std::fs::write(output, bytes)?;
    Ok(())
}

//! Trains the tagger's model on labelled references and made-up ones: `train_model OUTPUT FILE…`.

use snoska::parse::{TrainOptions, labelled, synthesize, train};
use std::error::Error;
use std::fs::File;
use std::io::BufReader;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let output = args.next().ok_or("usage: train_model OUTPUT FILE…")?;
    let mut real = Vec::new();
    for file in args {
        let references = labelled::read(BufReader::new(File::open(&file)?))
            .map_err(|error| format!("{file}: {error}"))?;
        real.extend(references);
    }
    let examples = synthesize::examples(&real);
    eprintln!(
        "{} references, {} of them made up",
        examples.len(),
        examples.len() - real.len()
    );
    let options = TrainOptions::default();
    let start = std::time::Instant::now();
    let model = train(&examples, &options, &mut |progress| {
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

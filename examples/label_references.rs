//! Labels the texts of a `labels` file anew: `label_references [--model MODEL] FILE`.

use snoska::parse::{LabelledReference, Tagger, labelled};
use std::error::Error;
use std::fs::File;
use std::io::{BufReader, BufWriter};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let loaded;
    let tagger = if args.first().is_some_and(|arg| arg == "--model") {
        args.remove(0);
        let start = std::time::Instant::now();
        loaded = Tagger::from_bytes(std::fs::read(args.remove(0))?)?;
        eprintln!(
            "model loaded in {:.1} ms",
            start.elapsed().as_secs_f64() * 1000.0
        );
        &loaded
    } else {
        Tagger::embedded()
    };
    let file = args
        .first()
        .ok_or("usage: label_references [--model MODEL] FILE")?;
    let mut references = labelled::read(BufReader::new(File::open(file)?))?;
    let start = std::time::Instant::now();
    for reference in &mut references {
        let found = tagger.label(&reference.text);
        *reference = LabelledReference {
            id: reference.id.take(),
            text: std::mem::take(&mut reference.text),
            spans: found.spans,
            confidence: Some(found.confidence),
            ..LabelledReference::default()
        };
    }
    let seconds = start.elapsed().as_secs_f64();
    eprintln!(
        "{:.0} references a second",
        references.len() as f64 / seconds
    );
    labelled::write(&references, BufWriter::new(std::io::stdout().lock()))?;
    Ok(())
}

//! Shows printed training references, their parts marked: `print_references SEED COUNT FILE…`.

use snoska::parse::labelled;
use snoska::pipeline::printed;
use std::error::Error;
use std::fs::File;
use std::io::BufReader;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let seed = args.next().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let count = args
        .next()
        .and_then(|count| count.parse().ok())
        .unwrap_or(50);
    let mut real = Vec::new();
    for file in args {
        real.extend(labelled::read(BufReader::new(File::open(&file)?))?);
    }
    for reference in printed::references(&real, count, seed) {
        let mut at = 0;
        let mut line = String::new();
        for span in &reference.spans {
            line.push_str(reference.text.get(at..span.span.start).unwrap_or_default());
            line.push_str(&format!(
                "{{{} {}}}",
                span.label.as_str(),
                span.span.of(&reference.text)
            ));
            at = span.span.end;
        }
        line.push_str(reference.text.get(at..).unwrap_or_default());
        println!("{line}");
    }
    Ok(())
}

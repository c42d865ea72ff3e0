//! Converts a file of records: `convert --from FORMAT --to FORMAT FILE`. What is wrong with the file
//! and what is lost goes to standard error.

use snoska::formats::{self, WriteOptions};
use snoska::record::Reference;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("convert: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let (mut from, mut to, mut file) = (None, None, None);
    let mut options = WriteOptions::default();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--from" => from = arguments.next(),
            "--to" => to = arguments.next(),
            "--ascii" => options.ascii = true,
            _ => file = Some(argument),
        }
    }
    let file = file.ok_or("which file?")?;
    let bytes = std::fs::read(&file).map_err(|error| format!("{file}: {error}"))?;
    let text = String::from_utf8_lossy(&bytes);
    let format = |name: &str| formats::find(name).ok_or(format!("no format `{name}`"));
    let source = match from {
        Some(name) => format(&name)?,
        None => formats::recognise(&text).ok_or(format!("{file}: of what format is it?"))?,
    };
    let target = format(to.as_deref().unwrap_or("csl-json"))?;
    let read = source.read.ok_or("the format is only written")?(&text);
    let references: Vec<Reference> = read.entries.into_iter().map(|e| e.reference).collect();
    let written = target.write.ok_or("the format is only read")?(&references, &options);
    for finding in read.diagnostics.iter().chain(&written.losses) {
        eprintln!("{} {:?}: {}", finding.code, finding.span, finding.message);
    }
    print!("{}", written.text);
    Ok(())
}

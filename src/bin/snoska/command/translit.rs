//! `snoska translit`: text, line by line: romanised, restored, told apart, put right.

use anyhow::{Result, bail};
use serde_json::json;
use snoska::translit::{self, Options, System};
use std::borrow::Cow;

use super::systems;
use crate::args::Translit;
use crate::exit::Outcome;
use crate::{input, output};

/// Works through all lines of all files.
pub fn run(args: &Translit) -> Result<Outcome> {
    let work = work(args)?;
    let mut out = String::new();
    for file in input::read(&args.files)? {
        let decoded = snoska::document::decode(&file.bytes)
            .map_err(|error| anyhow::anyhow!("{}: {error}", file.name))?;
        for line in decoded.text.split_inclusive('\n') {
            let text = line.trim_end_matches(['\n', '\r']);
            out += &work(text);
            // A last line without an end stays without one, but for lines that are JSON.
            out += if args.detect || args.json {
                "\n"
            } else {
                &line[text.len()..]
            };
        }
    }
    output::write(args.output.output.as_deref(), out.as_bytes())?;
    Ok(Outcome::Clean)
}

type Work = Box<dyn Fn(&str) -> String>;

fn work(args: &Translit) -> Result<Work> {
    if args.detect {
        return Ok(Box::new(detect));
    }
    if args.homoglyphs {
        return Ok(Box::new(translit::repair));
    }
    let system = args.system.as_deref().map(systems::find).transpose()?;
    if args.restore {
        let json = args.json;
        return Ok(Box::new(move |line| restore(line, system, json)));
    }
    let Some(system) = system else {
        bail!("say what to do: --system SYSTEM, --restore, --detect or --homoglyphs");
    };
    let system: Cow<'static, System> = if args.drop_soft_sign {
        let none = Some(String::new());
        Cow::Owned(system.with_options(&Options {
            soft_sign: none.clone(),
            hard_sign: none,
            ..Options::default()
        }))
    } else {
        Cow::Borrowed(system)
    };
    Ok(Box::new(move |line| {
        translit::romanize(line, &system).into_owned()
    }))
}

/// One JSON object: the systems, best first, and how sure that is.
fn detect(line: &str) -> String {
    let detection = translit::detect(line);
    let systems: Vec<&str> = detection.systems.iter().map(|(id, _)| *id).collect();
    let systems = if systems.is_empty() {
        vec!["none"]
    } else {
        systems
    };
    json!({ "systems": systems, "confidence": detection.confidence }).to_string()
}

fn restore(line: &str, system: Option<&System>, json: bool) -> String {
    let restored = translit::restore(line, system);
    if !json {
        return restored.text;
    }
    let words: Vec<_> = restored
        .words
        .iter()
        .map(|word| {
            json!({
                "latin": word.latin.of(line), "cyrillic": word.cyrillic,
                "confidence": word.confidence, "alternatives": word.alternatives,
            })
        })
        .collect();
    json!({ "text": restored.text, "confidence": restored.confidence, "words": words }).to_string()
}

//! `snoska translit`: text, line by line: romanised, restored, told apart, put right.

use anyhow::{Result, bail};
use serde_json::json;
use snoska::text::language;
use snoska::translit::{
    self, Capitals, Detection, Detector, ListDetector, Options, Restorer, System,
};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{ErrorKind, Write};

use super::systems;
use crate::args::Translit;
use crate::exit::Outcome;
use crate::{Context, input, output};

/// Works through all lines of all files. Standard output is written while the input is read; a file
/// is written whole or not at all.
pub fn run(args: &Translit, context: &Context) -> Result<Outcome> {
    if args.together {
        return together(args, context);
    }
    let system = args
        .system
        .as_deref()
        .map(systems::find_or_read)
        .transpose()?;
    let mut work = Work::new(args, system.as_deref(), context)?;
    let is_json = args.detect || (args.json && args.restore);
    let to_file = args.output.output.as_deref();
    let mut kept = Vec::new();
    let mut stdout = std::io::BufWriter::new(std::io::stdout().lock());
    let on_terminal = output::is_terminal(to_file);
    let worked = input::each_line(&args.files, |line| {
        let text = line.trim_end_matches(['\n', '\r']);
        let done = work.line(text);
        let printable;
        let shown: &str = if on_terminal {
            printable = output::printable(&done);
            &printable
        } else {
            &done
        };
        // A last line without an end stays without one, but for lines that are JSON.
        let end = if is_json { "\n" } else { &line[text.len()..] };
        let out: &mut dyn Write = match to_file {
            Some(_) => &mut kept,
            None => &mut stdout,
        };
        out.write_all(shown.as_bytes())?;
        out.write_all(end.as_bytes())
    });
    if worked.as_ref().is_err_and(is_broken_pipe) {
        return Ok(Outcome::Clean);
    }
    for remark in worked? {
        context.note(&remark);
    }
    stdout.flush().or_else(|error| match error.kind() {
        ErrorKind::BrokenPipe => Ok(()),
        _ => Err(error),
    })?;
    if to_file.is_some() {
        output::write(to_file, &kept)?;
    }
    work.report(context);
    Ok(Outcome::Clean)
}

/// Whether nobody reads on: no failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

/// Names the one system of all lines.
fn together(args: &Translit, context: &Context) -> Result<Outcome> {
    let mut list = ListDetector::default();
    let remarks = input::each_line(&args.files, |line| {
        list.add(line);
        Ok(())
    })?;
    for remark in remarks {
        context.note(&remark);
    }
    let found = list.finish();
    let answer = describe(&found.detection, found.text, found.detector) + "\n";
    output::write(args.output.output.as_deref(), answer.as_bytes())?;
    Ok(Outcome::Clean)
}

/// What is done with every line.
enum Work<'s> {
    Detect(Detector),
    Repair,
    Restore {
        restorer: Restorer<'s>,
        json: bool,
    },
    Romanize {
        system: Box<Cow<'s, System>>,
        /// Cyrillic letters that the system has no rule for.
        left: BTreeSet<char>,
        /// Foreign names behind Cyrillic letters, with what is to be said of each; nobody looks for them where
        /// nothing is to be said.
        foreign: Option<BTreeMap<String, String>>,
    },
}

impl<'s> Work<'s> {
    fn new(args: &Translit, system: Option<&'s System>, context: &Context) -> Result<Work<'s>> {
        if args.detect {
            return Ok(Work::Detect(Detector::new()));
        }
        if args.homoglyphs {
            return Ok(Work::Repair);
        }
        if args.restore {
            return Ok(Work::Restore {
                restorer: Restorer::new(system),
                json: args.json,
            });
        }
        let Some(system) = system else {
            bail!("say what to do: --system SYSTEM, --restore, --detect or --homoglyphs");
        };
        let options = options(args);
        let system = if options == Options::default() {
            Cow::Borrowed(system)
        } else {
            Cow::Owned(system.with_options(&options))
        };
        Ok(Work::Romanize {
            foreign: (system.is_russian() && !context.quiet).then(BTreeMap::new),
            system: Box::new(system),
            left: BTreeSet::new(),
        })
    }

    fn line<'l>(&mut self, line: &'l str) -> Cow<'l, str> {
        match self {
            Work::Detect(detector) => {
                let found = detector.detect(line);
                describe(&found, line, detector).into()
            }
            Work::Repair => translit::repair(line).into(),
            Work::Restore { restorer, json } => restore(line, restorer, *json).into(),
            Work::Romanize {
                system,
                left,
                foreign,
            } => {
                left.extend(translit::unmapped(line, system).iter().map(|(_, c)| *c));
                if let Some(foreign) = foreign {
                    note_names(line, foreign);
                }
                translit::romanize(line, system)
            }
        }
    }

    /// Says what was left in Cyrillic, and which names are likely no Russian ones.
    fn report(&self, context: &Context) {
        let Work::Romanize {
            system,
            left,
            foreign,
        } = self
        else {
            return;
        };
        if !left.is_empty() {
            let letters: Vec<String> = left.iter().map(char::to_string).collect();
            context.note(&format!(
                "`{}` has no rule for {}: left as they are",
                system.id,
                letters.join(" ")
            ));
        }
        for remark in foreign.iter().flat_map(BTreeMap::values) {
            context.note(&format!(
                "{remark}: romanised letter by letter, the name may not be its bearer's own"
            ));
        }
    }
}

/// Notes the foreign names of a line, each once.
fn note_names(line: &str, foreign: &mut BTreeMap<String, String>) {
    /// Names that are noted: of a library's whole catalogue nobody reads more.
    const MOST: usize = 200;
    if foreign.len() >= MOST {
        return;
    }
    for (name, found) in translit::foreign_names(line) {
        if !foreign.contains_key(name) {
            foreign.insert(name.to_string(), found.remark(name));
        }
    }
}

fn options(args: &Translit) -> Options {
    let none = || args.drop_soft_sign.then(String::new);
    Options {
        soft_sign: args.soft_sign.clone().or_else(none),
        hard_sign: none(),
        yo_as_ye: args.yo_as_ye,
        capitals: args.capitals.as_deref().map(|way| match way {
            "word" => Capitals::Word,
            _ => Capitals::First,
        }),
    }
}

/// One JSON object: the systems, best first, the share of each, and how sure that is; what cannot be
/// told from the best one, in words too; and the language, if that can be told.
fn describe(detection: &Detection, text: &str, detector: &Detector) -> String {
    if let Some(other) = translit::other_language(text, detector) {
        let share = 1.0 / other.systems.len() as f32;
        return json!({
            "systems": other.systems, "shares": vec![share; other.systems.len()],
            "confidence": other.confidence, "language": other.language,
        })
        .to_string();
    }
    let (mut systems, shares): (Vec<&str>, Vec<f32>) = detection.systems.iter().copied().unzip();
    let is_russian = !systems.is_empty();
    if !is_russian {
        systems.push("none");
    }
    let mut answer =
        json!({ "systems": systems, "shares": shares, "confidence": detection.confidence });
    let guess = language::detect(text).map(|guess| guess.language);
    match guess.filter(|language| language.language() != "ru") {
        _ if is_russian => answer["language"] = json!("ru"),
        Some(language) => answer["language"] = json!(language.language()),
        None => {}
    }
    if let Some(best) = detection
        .best()
        .filter(|_| !detection.equivalent.is_empty())
    {
        let others = detection.equivalent.join(", ");
        answer["equivalent"] = json!(detection.equivalent);
        answer["note"] = json!(format!(
            "{best} cannot be told apart from {others} by this text"
        ));
    }
    answer.to_string()
}

fn restore(line: &str, restorer: &mut Restorer, json: bool) -> String {
    let restored = restorer.restore(line);
    if !json {
        return restored.text;
    }
    let words: Vec<_> = restored
        .words
        .iter()
        .map(|word| {
            json!({
                "latin": word.latin.of(line), "cyrillic": word.cyrillic,
                "confidence": word.confidence, "exact": word.exact,
                "alternatives": word.alternatives,
            })
        })
        .collect();
    json!({
        "text": restored.text, "system": restored.system,
        "confidence": restored.confidence, "words": words,
    })
    .to_string()
}

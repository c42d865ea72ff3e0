//! How much of a printed romanised list comes out of its Cyrillic list, and what `compare` finds:
//! `pair_scores FOLDER [--show]`, a folder with `NAME-ru.txt` and `NAME-lat.txt` and, where it is
//! known, what is wrong with them (`defects.jsonl`).
//!
//! For each pair the Cyrillic list is read and romanised by the system that suits the printed list
//! best, one of the program's or of `examples/systems`. A value that the printed list has otherwise
//! is the printed list's own fault where `compare` says so; the Cyrillic list may not say it (`и
//! др.`); all else is ours, or a matter of taste (a name as its bearer spells it), and is shown.

use snoska::compare::{self, Pairing};
use snoska::diagnostic::{Diagnostic, Known, Selection};
use snoska::parse::Tagger;
use snoska::pipeline::{self, Input, ReadOptions};
use snoska::record::name::NameParts;
use snoska::record::{NameVariable, NumberVariable, Reference, TextVariable};
use snoska::romanize::{self, Options};
use snoska::translit::{self, System};
use std::collections::BTreeMap;
use std::path::Path;

/// How often a field of the printed list was reproduced; was not by its own fault, because the
/// Cyrillic list does not say it, or otherwise.
#[derive(Default)]
struct Score {
    same: usize,
    their_fault: usize,
    unsaid: usize,
    other: usize,
}

type Scores = BTreeMap<&'static str, Score>;

fn main() {
    let folder = std::env::args().nth(1).expect("a folder");
    let folder = Path::new(&folder);
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("a readable folder")
        .flatten()
        .filter_map(|file| {
            Some(
                file.file_name()
                    .to_str()?
                    .strip_suffix("-ru.txt")?
                    .to_string(),
            )
        })
        .collect();
    names.sort();
    let defects = std::fs::read_to_string(folder.join("defects.jsonl")).unwrap_or_default();
    let show = std::env::args().any(|argument| argument == "--show");
    let systems = systems();
    let mut all = Scores::new();
    let (mut findings, mut known_defects) = (0, 0);
    for name in &names {
        let cyrillic = read(&folder.join(format!("{name}-ru.txt")));
        let latin = read(&folder.join(format!("{name}-lat.txt")));
        let pairing = Pairing::new(&cyrillic.entries, &latin.entries);
        let known: Vec<Known> = compare::known().collect();
        let usual = Selection::new::<&str>(&known, &[], &[]).expect("no words");
        let found = compare::run(&pairing, &usual);
        let system = best_system(&systems, &pairing, &cyrillic, &latin);
        println!(
            "{name}: {} pairs of {} and {} entries, {}",
            pairing.pairs.len(),
            cyrillic.entries.len(),
            latin.entries.len(),
            system.id
        );
        let scores = score(&pairing, &cyrillic, &latin, system, &found.latin, show);
        print(&scores);
        for (field, score) in scores {
            let sum = all.entry(field).or_default();
            sum.same += score.same;
            sum.their_fault += score.their_fault;
            sum.unsaid += score.unsaid;
            sum.other += score.other;
        }
        for (list, input, diagnostics) in [
            ("ru", &cyrillic, &found.cyrillic),
            ("lat", &latin, &found.latin),
        ] {
            for d in diagnostics {
                let file = format!("{name}-{list}.txt");
                let noted = is_noted(&defects, &file, input, d);
                findings += 1;
                known_defects += usize::from(noted);
                let mark = if noted { "noted" } else { "new" };
                let entry = d.reference.unwrap_or(0);
                println!("  {mark:5} {list} {entry}: {} {}", d.code, d.message);
            }
        }
    }
    println!("all lists");
    print(&all);
    println!("  compare: {findings} findings, {known_defects} of them noted by hand before");
}

fn read(path: &Path) -> Input {
    let bytes = std::fs::read(path).expect("a readable list");
    let options = ReadOptions {
        path: path.to_str(),
        ..ReadOptions::default()
    };
    pipeline::read(&bytes, options, &Tagger::embedded).expect("a list")
}

/// The system by which most titles of the printed list are what they are.
fn best_system<'s>(
    systems: &'s [System],
    pairing: &Pairing<'_>,
    cyrillic: &Input,
    latin: &Input,
) -> &'s System {
    let likeness = |system: &System| {
        let pairs = pairing.pairs.iter();
        let words = pairs.map(|pair| {
            let ours = words(&romanized(
                &cyrillic.entries[pair.cyrillic].reference,
                system,
            ));
            let theirs = words(&latin.entries[pair.latin].reference);
            theirs.iter().filter(|word| ours.contains(word)).count()
        });
        (words.sum::<usize>(), system.prevalence)
    };
    let best = systems.iter().max_by_key(|system| likeness(system));
    best.expect("a system")
}

/// The program's systems for Russian, and those of journals that follow none.
fn systems() -> Vec<System> {
    let own = translit::systems().iter().filter(|s| s.is_russian());
    let mut all: Vec<System> = own.cloned().collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/systems");
    for file in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = file.path();
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        let text = std::fs::read_to_string(&path).expect("a readable system");
        all.push(System::parse(&id, &text).expect("a system"));
    }
    all
}

fn words(reference: &Reference) -> Vec<String> {
    let title = reference.text(TextVariable::Title).unwrap_or_default();
    title.split_whitespace().map(folded).collect()
}

fn romanized(reference: &Reference, system: &System) -> Reference {
    romanize::reference(reference, system, &Options::default())
}

fn score(
    pairing: &Pairing<'_>,
    cyrillic: &Input,
    latin: &Input,
    system: &System,
    found: &[Diagnostic],
    show: bool,
) -> Scores {
    let mut scores = Scores::new();
    for pair in &pairing.pairs {
        let source = &cyrillic.entries[pair.cyrillic];
        let ours = romanized(&source.reference, system);
        let theirs = &latin.entries[pair.latin].reference;
        let mut count = |field, codes: &[&str], said: bool, ours: &str, theirs: &str| {
            let score = scores.entry(field).or_default();
            let mut of_entry = found.iter().filter(|d| d.reference == Some(pair.latin + 1));
            let fault = of_entry.any(|d| codes.contains(&d.code));
            match (ours == theirs, fault, said) {
                (true, ..) => score.same += 1,
                (false, true, _) => score.their_fault += 1,
                (false, false, false) => score.unsaid += 1,
                (false, false, true) => {
                    score.other += 1;
                    if show && field != "title words" {
                        println!("    {} {field}: {ours} | {theirs}", pair.latin + 1);
                    }
                }
            }
        };
        let names = persons(&ours);
        let others = source.reference.names.values().any(|names| names.others);
        for name in persons(theirs) {
            let codes = ["PAR003", "PAR004", "PAR012", "PAR013", "PAR014"];
            let same = names.iter().find(|ours| **ours == name);
            let family = |name: &str| name.split(' ').next().map(str::to_string);
            let near = names.iter().find(|ours| family(ours) == family(&name));
            let shown = names.join("; ");
            let ours = same.or(near).unwrap_or(&shown);
            count("names", &codes, !others || near.is_some(), ours, &name);
        }
        if let Some(year) = theirs.year() {
            let ours = ours.year().map(|year| year.to_string());
            count(
                "years",
                &["PAR006"],
                ours.is_some(),
                &ours.unwrap_or_default(),
                &year.to_string(),
            );
        }
        for (field, variable, codes) in [
            (
                "volumes",
                NumberVariable::Volume,
                ["PAR009", "PAR010", "PAR011"],
            ),
            (
                "issues",
                NumberVariable::Issue,
                ["PAR009", "PAR010", "PAR011"],
            ),
            (
                "pages",
                NumberVariable::Page,
                ["PAR007", "PAR008", "PAR008"],
            ),
            (
                "pages",
                NumberVariable::NumberOfPages,
                ["PAR007", "PAR008", "PAR008"],
            ),
        ] {
            if let Some(value) = theirs.number(variable) {
                let ours = ours.number(variable).map(digits).unwrap_or_default();
                count(field, &codes, true, &ours, &digits(value));
            }
        }
        // A title that is only translated has not been romanised.
        let is_romanised = theirs.language.as_ref().is_some_and(|l| l.is_romanized());
        if is_romanised && theirs.text(TextVariable::Title).is_some() {
            let codes = ["PAR012", "PAR013", "PAR014", "PAR015"];
            let (left, right) = (words(&ours).concat(), words(theirs).concat());
            count("titles", &codes, true, &left, &right);
            // The printed title in what the Cyrillic list prints, however both were read.
            let text = translit::repair(&source.text.text);
            let text = translit::romanize(&text, system);
            let whole: Vec<String> = text.split_whitespace().map(folded).collect();
            let stands = whole.concat().contains(&right);
            let same = if stands { right.as_str() } else { "" };
            count("titles, text", &codes, true, same, &right);
            for word in words(theirs).iter().filter(|word| !word.is_empty()) {
                let same = whole.iter().find(|ours| *ours == word);
                count(
                    "title words",
                    &codes,
                    true,
                    same.map_or("", String::as_str),
                    word,
                );
            }
        }
    }
    scores
}

/// Family names with initials, folded.
fn persons(reference: &Reference) -> Vec<String> {
    let roles = [NameVariable::Author, NameVariable::Editor];
    let names = roles.into_iter().flat_map(|role| reference.names_of(role));
    names
        .filter_map(|name| match &name.parts {
            NameParts::Person(person) => {
                let initials = person
                    .given
                    .split(['.', ' ', '\u{a0}'])
                    .filter(|p| !p.is_empty());
                let initials: Vec<String> = initials.map(folded).collect();
                Some(format!("{} {}", folded(&person.family), initials.join(".")))
            }
            NameParts::Literal(_) => None,
        })
        .collect()
}

/// Letters and digits alone, small.
fn folded(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase);
    letters.filter(|c| c.is_alphanumeric()).collect()
}

fn digits(text: &str) -> String {
    let runs = text.split(|c: char| !c.is_alphanumeric());
    runs.filter(|run| !run.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a defect was noted at the place of a finding or, of the same kind of fault, in its entry.
fn is_noted(defects: &str, file: &str, input: &Input, d: &Diagnostic) -> bool {
    let mut lines = defects.lines();
    lines.any(|line| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
        if value["list"] != file || value["item"].as_u64() != d.reference.map(|n| n as u64) {
            return false;
        }
        let text = value["text"].as_str().unwrap_or_default();
        let offset = value["offset"].as_u64().unwrap_or(0) as usize;
        let start = input
            .text
            .char_indices()
            .nth(offset)
            .map_or(0, |(at, _)| at);
        let overlaps = start < d.span.end && d.span.start < start + text.len();
        overlaps || (value["kind"] == "missing-field" && matches!(d.code, "PAR008" | "PAR010"))
    })
}

fn print(scores: &Scores) {
    for (field, score) in scores {
        let total = score.same + score.their_fault + score.unsaid + score.other;
        println!(
            "  {field:12} {:4} of {total:4} ({:5.1} %); {} the printed list's fault, {} not in the Cyrillic list, {} other",
            score.same,
            100.0 * score.same as f64 / total.max(1) as f64,
            score.their_fault,
            score.unsaid,
            score.other
        );
    }
}

//! `snoska compare`: the two lists of a Russian journal, held against each other.

use anyhow::{Result, bail};
use snoska::compare::{self, Pairing};
use snoska::diagnostic::Diagnostic;
use snoska::pipeline::Lists;
use snoska::record::entry::Entry;
use snoska::text::script::Script;

use super::findings::{Reporting, count};
use super::records::{self, Named};
use crate::args::{self, Compare};
use crate::exit::Outcome;
use crate::{Context, output};

/// Compares, and reports.
pub fn run(args: &Compare, context: &Context) -> Result<Outcome> {
    let reporting = Reporting::new(&args.findings, context)?;
    let inputs = read(args, context)?;
    let [first, second] = inputs.as_slice() else {
        bail!("two lists are compared");
    };
    let found = find(first, second, &reporting);
    let target = args.output.output.as_deref();
    let text = reporting.print(&[first, second], &found, context.color && target.is_none());
    output::write_trusted(target, text.as_bytes())?;
    Ok(reporting.conclude(count(&inputs), &found, context))
}

/// The two lists, in the order given; a document that holds both comes twice.
fn read(args: &Compare, context: &Context) -> Result<Vec<Named>> {
    let files = |files, list| args::Input {
        files,
        from: args.from.clone(),
        list,
    };
    if let [both] = args.files.as_slice() {
        if both.as_os_str() == "-" {
            bail!(
                "standard input can be read but once; name two files, or a document with both lists"
            );
        }
        let mut inputs = Vec::new();
        for list in [Lists::Cyrillic, Lists::Latin] {
            let input = files(vec![both.clone()], Some(list));
            inputs.extend(records::read(&input, &args.model, context)?);
        }
        return Ok(inputs);
    }
    records::read(&files(args.files.clone(), None), &args.model, context)
}

/// What is found in each of two inputs, whichever of them is the Cyrillic one.
fn find(first: &Named, second: &Named, reporting: &Reporting) -> Vec<Vec<Diagnostic>> {
    let (a, b) = (&first.input.entries, &second.input.entries);
    if cyrillic_share(b) > cyrillic_share(a) {
        let found = compare::run(&Pairing::new(b, a), &reporting.selection);
        return vec![found.latin, found.cyrillic];
    }
    let found = compare::run(&Pairing::new(a, b), &reporting.selection);
    vec![found.cyrillic, found.latin]
}

/// How much of a list is in Cyrillic letters: the share of its entries.
fn cyrillic_share(entries: &[Entry]) -> f32 {
    let is_cyrillic = |entry: &&Entry| Script::of_text(&entry.text.text) == Script::Cyrillic;
    entries.iter().filter(is_cyrillic).count() as f32 / entries.len().max(1) as f32
}

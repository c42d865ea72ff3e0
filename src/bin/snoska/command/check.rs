//! `snoska check`: finds what is wrong, mends what is safe, and reports what is left.

use anyhow::{Result, bail};
use snoska::check::{self, Expected, List, Selection, diff};
use snoska::csl::{self, Style};
use snoska::diagnostic::{Diagnostic, Severity};
use snoska::pipeline::{Input, Source};
use snoska::record::Reference;
use snoska::record::date::DatePoint;
use snoska::render;
use snoska::report::{self, FileFindings, Report};
use snoska::text::span::LineUnit;
use std::collections::HashMap;

use super::records::{self, Named};
use super::{mend, styles};
use crate::args::{Check, Level};
use crate::exit::Outcome;
use crate::{Context, output};

/// Checks, mends if asked, and reports.
pub fn run(args: &Check, context: &Context) -> Result<Outcome> {
    let config = &context.config.check;
    let select = if args.select.is_empty() {
        &config.select
    } else {
        &args.select
    };
    let ignore = if args.ignore.is_empty() {
        &config.ignore
    } else {
        &args.ignore
    };
    let checker = Checker {
        selection: Selection::new(select, ignore)?,
        style: args
            .style
            .as_deref()
            .map(|name| styles::load(name, &[], context))
            .transpose()?,
        today: today(),
    };
    let form = form(args, context)?;
    let least = match args.fail_on.or(config.fail_on).unwrap_or(Level::Warning) {
        Level::Info => Severity::Info,
        Level::Warning => Severity::Warning,
        Level::Error => Severity::Error,
    };
    let inputs = records::read(&args.input, &args.model, context)?;
    let findings: Vec<Vec<Diagnostic>> = inputs.iter().map(|n| checker.find(&n.input)).collect();
    let target = args.output.output.as_deref();
    if !(args.fix || args.diff) {
        let text = print(form, &inputs, &findings, context.color && target.is_none());
        output::write_trusted(target, text.as_bytes())?;
        return Ok(conclude(count(&inputs), &findings, least, context));
    }

    let mended = mend::all(inputs, findings.clone(), &checker, args, context)?;
    if args.diff {
        let shown: String = mended
            .iter()
            .map(|m| diff::diff(&m.before, &m.named.input.text, &m.named.name))
            .collect();
        output::write(target, shown.as_bytes())?;
        let entries = mended.iter().map(|m| m.named.input.entries.len()).sum();
        return Ok(conclude(entries, &findings, least, context));
    }
    mend::write(&mended, context)?;
    let (left, findings): (Vec<Named>, Vec<Vec<Diagnostic>>) =
        mended.into_iter().map(|m| (m.named, m.left)).unzip();
    // Standard output already holds the mended text of standard input.
    let filters = left.iter().any(|named| named.path.is_none());
    let colour = context.color && target.is_none() && !filters;
    let text = print(form, &left, &findings, colour);
    if target.is_some() || !filters {
        output::write_trusted(target, text.as_bytes())?;
    } else if !context.quiet {
        eprint!("{text}");
    }
    Ok(conclude(count(&left), &findings, least, context))
}

fn count(inputs: &[Named]) -> usize {
    inputs.iter().map(|named| named.input.entries.len()).sum()
}

/// What is asked of each input.
pub struct Checker {
    selection: Selection,
    style: Option<Style>,
    today: DatePoint,
}

impl Checker {
    /// What the reader and the rules find in one input, in the order of the file.
    pub fn find(&self, input: &Input) -> Vec<Diagnostic> {
        let printed = !matches!(input.source, Source::Records(_));
        let mut list = List::new(&input.text, &input.entries, printed, self.today);
        if let Some(style) = self.style.as_ref().filter(|_| printed) {
            list = list.expecting(expected(style, input));
        }
        let mut found = check::run(&list, &self.selection);
        let complaints = input.diagnostics.iter();
        found.extend(
            complaints
                .filter(|d| self.selection.allows(d.code))
                .cloned(),
        );
        found.sort_by_key(|d| (d.span.start, d.span.end, d.code));
        found
    }
}

/// What a style prints of each entry, in the order of the entries.
fn expected(style: &Style, input: &Input) -> Vec<Option<Expected>> {
    let references: Vec<Reference> = input.entries.iter().map(|e| e.reference.clone()).collect();
    let options = csl::Options {
        item_language: style.item_language(),
        ..csl::Options::default()
    };
    let list = csl::bibliography(style, &references, &options);
    let plain = render::find("text").map(|output| output.inline);
    let mut by_id: HashMap<&str, (usize, String)> = HashMap::new();
    for (place, entry) in list.entries.iter().enumerate() {
        let text = plain.map_or_else(String::new, |inline| inline(&entry.content));
        by_id.entry(&entry.id).or_insert((place, text));
    }
    let each = references.iter().map(|reference| {
        let (place, text) = by_id.get(reference.id.as_str())?.clone();
        Some(Expected { text, place })
    });
    each.collect()
}

fn form(args: &Check, context: &Context) -> Result<&'static Report> {
    let name = args
        .output_format
        .as_deref()
        .or(context.config.check.output_format.as_deref())
        .unwrap_or("full");
    if let Some(form) = report::find(name) {
        return Ok(form);
    }
    let names: Vec<&str> = report::ALL.iter().map(|form| form.name).collect();
    bail!(
        "unknown form of report `{}`; there are {}",
        output::printable(name),
        names.join(", ")
    )
}

fn print(form: &Report, inputs: &[Named], findings: &[Vec<Diagnostic>], colour: bool) -> String {
    let files: Vec<FileFindings> = inputs
        .iter()
        .zip(findings)
        .map(|(named, diagnostics)| FileFindings {
            name: &named.name,
            source: &named.input.text,
            lines: match named.input.source {
                Source::Document(kind) => kind.lines,
                Source::Records(_) | Source::Labels => LineUnit::Line,
            },
            diagnostics,
        })
        .collect();
    (form.print)(&files, colour)
}

/// The last line on standard error, and the exit status.
fn conclude(
    entries: usize,
    findings: &[Vec<Diagnostic>],
    least: Severity,
    context: &Context,
) -> Outcome {
    if !context.quiet {
        let all: Vec<Diagnostic> = findings.iter().flatten().cloned().collect();
        eprintln!("{}", report::summary(&all, entries));
    }
    let mut severities = findings.iter().flatten().map(|d| d.severity);
    if severities.any(|severity| severity >= least) {
        Outcome::Found
    } else {
        Outcome::Clean
    }
}

fn today() -> DatePoint {
    let date = jiff::ZonedDateTime::now().date();
    DatePoint::day(
        date.year().into(),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
    )
    .unwrap_or_else(|| DatePoint::year(date.year().into()))
}

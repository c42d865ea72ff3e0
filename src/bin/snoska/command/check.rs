//! `snoska check`: finds what is wrong, and mends what is safe.

use anyhow::{Result, anyhow, bail};
use snoska::check::{self, List, Selection, diff, fix};
use snoska::diagnostic::{Diagnostic, Severity};
use snoska::document::Mending;
use snoska::pipeline::Source;
use snoska::record::date::DatePoint;
use snoska::report::{self, FileFindings};

use super::records::{self, Named};
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
    let selection = Selection::new(select, ignore)?;
    let inputs = records::read(&args.input, &args.model, context)?;
    let findings: Vec<Vec<Diagnostic>> =
        inputs.iter().map(|named| find(named, &selection)).collect();
    if args.diff || args.fix {
        let mended = mend(args, &inputs, &findings, context)?;
        if args.diff || mended.is_none() {
            return Ok(Outcome::Clean);
        }
    }
    let name = args
        .output_format
        .as_deref()
        .or(config.output_format.as_deref())
        .unwrap_or("full");
    let Some(form) = report::find(name) else {
        let names: Vec<&str> = report::ALL.iter().map(|form| form.name).collect();
        bail!(
            "unknown form of report `{}`; there are {}",
            output::printable(name),
            names.join(", ")
        );
    };
    let files: Vec<FileFindings> = inputs
        .iter()
        .zip(&findings)
        .map(|(named, diagnostics)| FileFindings {
            name: &named.name,
            source: &named.input.text,
            diagnostics,
        })
        .collect();
    let target = args.output.output.as_deref();
    let text = (form.print)(&files, context.color && target.is_none());
    output::write_trusted(target, text.as_bytes())?;
    if !context.quiet {
        let entries = inputs.iter().map(|named| named.input.entries.len()).sum();
        let all: Vec<Diagnostic> = findings.iter().flatten().cloned().collect();
        eprintln!("{}", report::summary(&all, entries));
    }
    let least = match args.fail_on.or(config.fail_on).unwrap_or(Level::Warning) {
        Level::Info => Severity::Info,
        Level::Warning => Severity::Warning,
        Level::Error => Severity::Error,
    };
    let found = findings
        .iter()
        .flatten()
        .any(|diagnostic| diagnostic.severity >= least);
    Ok(if found {
        Outcome::Found
    } else {
        Outcome::Clean
    })
}

/// What the reader and the rules find in one input, in the order of the file.
fn find(named: &Named, selection: &Selection) -> Vec<Diagnostic> {
    let input = &named.input;
    let printed = !matches!(input.source, Source::Records(_));
    let list = List::new(&input.text, &input.entries, printed, today());
    let mut found = check::run(&list, selection);
    found.extend(
        input
            .diagnostics
            .iter()
            .filter(|d| selection.allows(d.code))
            .cloned(),
    );
    found.sort_by_key(|d| (d.span.start, d.span.end, d.code));
    found
}

/// Applies the fixes, or shows them. `None` when there was nothing to do but that.
fn mend(
    args: &Check,
    inputs: &[Named],
    findings: &[Vec<Diagnostic>],
    context: &Context,
) -> Result<Option<()>> {
    let mut shown = String::new();
    for (named, found) in inputs.iter().zip(findings) {
        if let Source::Document(kind) = named.input.source
            && let Mending::ByHand(advice) = kind.mending
        {
            context.note(&format!(
                "{}: {} documents are not mended: {advice}",
                named.name, kind.name
            ));
            continue;
        }
        let fixed = fix::apply(&named.input.text, found, args.unsafe_fixes);
        if args.diff {
            shown += &diff::diff(&named.input.text, &fixed.text, &named.name);
        } else if let Some(path) = &named.path {
            if fixed.applied > 0 {
                let bytes = snoska::document::encode(&fixed.text, named.input.encoding)
                    .ok_or_else(|| {
                        anyhow!(
                            "{}: cannot be written back as {}",
                            named.name,
                            named.input.encoding
                        )
                    })?;
                output::replace(path, &bytes)?;
            }
            context.note(&format!("{}: {} mended", named.name, fixed.applied));
        } else {
            output::write(None, fixed.text.as_bytes())?;
            return Ok(None);
        }
    }
    if args.diff {
        output::write(args.output.output.as_deref(), shown.as_bytes())?;
    }
    Ok(Some(()))
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

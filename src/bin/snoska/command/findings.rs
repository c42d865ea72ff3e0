//! Findings as `check` and `compare` report them: which are wanted, in which form, and the exit
//! status they make.

use anyhow::{Result, bail};
use snoska::diagnostic::{Diagnostic, Known, Selection, Severity};
use snoska::pipeline::Source;
use snoska::report::{self, FileFindings, Report};
use snoska::text::span::LineUnit;
use snoska::{check, compare};

use super::records::Named;
use crate::args::{Findings, Level};
use crate::exit::Outcome;
use crate::{Context, output};

/// What is reported, and how.
pub struct Reporting {
    /// The rules that run.
    pub selection: Selection,
    form: &'static Report,
    least: Severity,
}

impl Reporting {
    /// What the flags say or, where they are silent, the configuration.
    pub fn new(args: &Findings, context: &Context) -> Result<Reporting> {
        let config = &context.config.check;
        fn flags_or<'c>(flags: &'c [String], config: &'c [String]) -> &'c [String] {
            if flags.is_empty() { config } else { flags }
        }
        // The settings of a folder are for both commands, so either knows the other's rules.
        let known: Vec<Known> = check::known().chain(compare::known()).collect();
        let select = flags_or(&args.select, &config.select);
        let ignore = flags_or(&args.ignore, &config.ignore);
        Ok(Reporting {
            selection: Selection::new(&known, select, ignore)?,
            form: form(args, context)?,
            least: match args.fail_on.or(config.fail_on).unwrap_or(Level::Warning) {
                Level::Info => Severity::Info,
                Level::Warning => Severity::Warning,
                Level::Error => Severity::Error,
            },
        })
    }

    /// The report on all inputs.
    pub fn print(&self, inputs: &[&Named], findings: &[Vec<Diagnostic>], colour: bool) -> String {
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
        (self.form.print)(&files, colour)
    }

    /// The last line on standard error, and the exit status.
    pub fn conclude(
        &self,
        entries: usize,
        findings: &[Vec<Diagnostic>],
        context: &Context,
    ) -> Outcome {
        if !context.quiet {
            let all: Vec<Diagnostic> = findings.iter().flatten().cloned().collect();
            output::say(format_args!("{}\n", report::summary(&all, entries)));
        }
        let mut severities = findings.iter().flatten().map(|d| d.severity);
        if severities.any(|severity| severity >= self.least) {
            Outcome::Found
        } else {
            Outcome::Clean
        }
    }
}

/// The entries of all inputs.
pub fn count(inputs: &[Named]) -> usize {
    inputs.iter().map(|named| named.input.entries.len()).sum()
}

fn form(args: &Findings, context: &Context) -> Result<&'static Report> {
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

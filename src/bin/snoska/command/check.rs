//! `snoska check`: finds what is wrong, mends what is safe, and reports what is left.

use anyhow::Result;
use snoska::check::{self, Expected, List, diff};
use snoska::csl::{self, Style};
use snoska::diagnostic::{Diagnostic, Selection};
use snoska::pipeline::{Input, Source};
use snoska::record::Reference;
use snoska::record::date::DatePoint;
use snoska::render;
use std::collections::HashMap;

use super::findings::{Reporting, count};
use super::records::{self, Named};
use super::{mend, styles};
use crate::args::Check;
use crate::exit::Outcome;
use crate::{Context, output};

/// Checks, mends if asked, and reports.
pub fn run(args: &Check, context: &Context) -> Result<Outcome> {
    let reporting = Reporting::new(&args.findings, context)?;
    let style = args.style.as_deref();
    let style = style
        .map(|name| styles::load(name, &[], context))
        .transpose()?;
    let checker = Checker::new(&reporting, style);
    let inputs = records::read(&args.input, &args.model, context)?;
    let findings: Vec<Vec<Diagnostic>> = inputs.iter().map(|n| checker.find(&n.input)).collect();
    let target = args.output.output.as_deref();
    if !(args.fix || args.diff) {
        let text = reporting.print(
            &inputs.iter().collect::<Vec<_>>(),
            &findings,
            context.color && target.is_none(),
        );
        output::write_trusted(target, text.as_bytes())?;
        return Ok(reporting.conclude(count(&inputs), &findings, context));
    }

    let mended = mend::all(inputs, findings.clone(), &checker, args, context)?;
    if args.diff {
        let shown: String = mended
            .iter()
            .map(|m| diff::diff(&m.before, &m.named.input.text, &m.named.name))
            .collect();
        output::write(target, shown.as_bytes())?;
        let entries = mended.iter().map(|m| m.named.input.entries.len()).sum();
        return Ok(reporting.conclude(entries, &findings, context));
    }
    mend::write(&mended, context)?;
    let (left, findings): (Vec<Named>, Vec<Vec<Diagnostic>>) =
        mended.into_iter().map(|m| (m.named, m.left)).unzip();
    // Standard output already holds the mended text of standard input.
    let filters = left.iter().any(|named| named.path.is_none());
    let colour = context.color && target.is_none() && !filters;
    let text = reporting.print(&left.iter().collect::<Vec<_>>(), &findings, colour);
    if target.is_some() || !filters {
        output::write_trusted(target, text.as_bytes())?;
    } else if !context.quiet {
        output::say(&text);
    }
    Ok(reporting.conclude(count(&left), &findings, context))
}

/// What is asked of each input.
pub struct Checker {
    selection: Selection,
    style: Option<Style>,
    today: DatePoint,
}

impl Checker {
    /// The rules that are reported, and the style that lists are compared with.
    pub fn new(reporting: &Reporting, style: Option<Style>) -> Checker {
        Checker {
            selection: reporting.selection.clone(),
            style,
            today: today(),
        }
    }

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

fn today() -> DatePoint {
    let date = jiff::ZonedDateTime::now().date();
    DatePoint::day(
        date.year().into(),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
    )
    .unwrap_or_else(|| DatePoint::year(date.year().into()))
}

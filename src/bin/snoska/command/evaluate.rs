//! `snoska evaluate`: how well the parser finds what annotated references hold.

use anyhow::{Context as _, Result, anyhow, bail};
use serde_json::json;
use snoska::parse::evaluate::{Annotation, Counts, Evaluation};
use snoska::parse::{LabelledReference, Tagger, labelled};
use std::fmt::Write as _;
use std::fs::File;
use std::io::BufReader;

use super::records;
use crate::args::Evaluate;
use crate::exit::Outcome;
use crate::{Context, output};

/// Reads the files, parses their texts, prints the table.
pub fn run(args: &Evaluate, context: &Context) -> Result<Outcome> {
    let path = args.model.model.as_deref();
    let tagger = records::tagger(path.or(context.config.model.as_deref()))?;
    let tagger = tagger.get();
    let mut evaluation = Evaluation::new(Annotation {
        merges_volume_and_issue: args.merge_volume_issue,
        labels_whole_words: args.whole_words,
    });
    for path in &args.files {
        let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
        let references = labelled::read(BufReader::new(file))
            .map_err(|error| anyhow!("{}: {error}", path.display()))?;
        let references: Vec<LabelledReference> = references
            .into_iter()
            .map(LabelledReference::without_tags)
            .collect();
        add(&mut evaluation, &references, tagger);
    }
    if evaluation.references == 0 {
        bail!("there is no reference in the files");
    }
    let report = if args.json {
        to_json(&evaluation)?
    } else {
        to_table(&evaluation)
    };
    output::write(None, report.as_bytes())?;
    Ok(Outcome::Clean)
}

/// The references of a file are one list.
fn add(evaluation: &mut Evaluation, references: &[LabelledReference], tagger: &Tagger) {
    let texts: Vec<&str> = references.iter().map(|r| r.text.as_str()).collect();
    for (annotated, found) in references.iter().zip(tagger.label_list(&texts)) {
        evaluation.add(annotated, &found);
    }
}

fn percent(share: f64) -> f64 {
    100.0 * share
}

fn whole(evaluation: &Evaluation) -> f64 {
    percent(evaluation.whole as f64 / evaluation.references as f64)
}

fn to_table(evaluation: &Evaluation) -> String {
    let mut out = format!(
        "{:28} {:>9} {:>7} {:>7} {:>7}\n",
        "field", "precision", "recall", "F1", "number"
    );
    let mut row = |name: &str, counts: Counts| {
        let _ = writeln!(
            out,
            "{name:28} {:9.2} {:7.2} {:7.2} {:7}",
            percent(counts.precision()),
            percent(counts.recall()),
            percent(counts.f1()),
            counts.expected
        );
    };
    for (label, counts) in evaluation.fields() {
        row(label.as_str(), counts);
    }
    row("all", evaluation.all());
    let _ = writeln!(
        out,
        "\n{} references, {:.2} % of them right in every field",
        evaluation.references,
        whole(evaluation)
    );
    let _ = writeln!(
        out,
        "\n{:28} {:>9} {:>7}",
        "confidence of a field", "right", "number"
    );
    for step in evaluation.confidence.iter().filter(|step| step.count > 0) {
        let count = step.count as f64;
        let _ = writeln!(
            out,
            "{:28.3} {:9.3} {:7}",
            step.confidence / count,
            step.right as f64 / count,
            step.count
        );
    }
    out
}

fn to_json(evaluation: &Evaluation) -> Result<String> {
    let counts = |counts: Counts| {
        json!({
            "precision": counts.precision(),
            "recall": counts.recall(),
            "f1": counts.f1(),
            "support": counts.expected,
        })
    };
    let fields: serde_json::Map<String, serde_json::Value> = evaluation
        .fields()
        .into_iter()
        .map(|(label, of)| (label.as_str().to_owned(), counts(of)))
        .collect();
    let confidence: Vec<_> = evaluation
        .confidence
        .iter()
        .filter(|step| step.count > 0)
        .map(|step| {
            let count = step.count as f64;
            json!({
                "confidence": step.confidence / count,
                "right": step.right as f64 / count,
                "count": step.count,
            })
        })
        .collect();
    let report = json!({
        "references": evaluation.references,
        "whole": whole(evaluation) / 100.0,
        "micro": counts(evaluation.all()),
        "fields": fields,
        "confidence": confidence,
    });
    Ok(serde_json::to_string_pretty(&report)? + "\n")
}

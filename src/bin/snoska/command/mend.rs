//! Mending for `check`: applies fixes, reads the mended text again, until nothing is left to mend.

use anyhow::{Result, anyhow};
use snoska::check::fix;
use snoska::diagnostic::Diagnostic;
use snoska::document::{self, Mending};
use snoska::pipeline::{self, Source};

use super::check::Checker;
use super::records::{self, Named};
use crate::args::Check;
use crate::{Context, output};

/// One fix can lay bare the next; more often than this it is no progress but a circle.
const ROUNDS: usize = 8;

/// An input after mending.
pub struct Mended {
    /// The input with the mended text, read anew; its bytes are those of the file as it is.
    pub named: Named,
    /// The text before mending.
    pub before: String,
    /// What is still found in it.
    pub left: Vec<Diagnostic>,
    /// How many findings were mended.
    pub count: usize,
}

/// Mends every input of a kind that is mended; `findings` are those of the inputs as they are.
/// Writes nothing.
pub fn all(
    inputs: Vec<Named>,
    findings: Vec<Vec<Diagnostic>>,
    checker: &Checker,
    args: &Check,
    context: &Context,
) -> Result<Vec<Mended>> {
    let model = args
        .model
        .model
        .as_deref()
        .or(context.config.model.as_deref());
    let tagger = records::tagger(model)?;
    let mut mended = Vec::with_capacity(inputs.len());
    for (named, left) in inputs.into_iter().zip(findings) {
        let mut m = Mended {
            before: named.input.text.clone(),
            named,
            left,
            count: 0,
        };
        if is_mended(&m, context) {
            one(&mut m, checker, args, &tagger, context)?;
        }
        mended.push(m);
    }
    Ok(mended)
}

/// Whether fixes can be written into a file of this kind; remarks it where one cannot.
fn is_mended(m: &Mended, context: &Context) -> bool {
    let advice = match m.named.input.source {
        Source::Records(_) => return true,
        Source::Document(kind) => match kind.mending {
            Mending::InPlace => return true,
            Mending::ByHand(advice) => advice,
        },
        Source::Labels => "correct the texts where the places point",
    };
    if m.left.iter().any(|d| d.fix.is_some()) {
        let name = &m.named.name;
        context.note(&format!(
            "{name}: files of this kind are not mended: {advice}"
        ));
    }
    false
}

fn one(
    m: &mut Mended,
    checker: &Checker,
    args: &Check,
    tagger: &records::Model,
    context: &Context,
) -> Result<()> {
    let mut seen = vec![m.before.clone()];
    for _ in 0..ROUNDS {
        let input = &m.named.input;
        let fixed = fix::apply(&input.text, &m.left, args.unsafe_fixes);
        if fixed.applied == 0 || seen.contains(&fixed.text) {
            break;
        }
        let lists = args.input.list.unwrap_or_default();
        // A text that can be read no more is not what mending is for.
        let Ok(next) = pipeline::read_again(input, fixed.text.clone(), lists, &|| tagger.get())
        else {
            break;
        };
        seen.push(fixed.text);
        m.count += fixed.applied;
        m.named.input = next;
        records::assign_keys(std::slice::from_mut(&mut m.named), context)?;
        m.left = checker.find(&m.named.input);
    }
    Ok(())
}

/// Writes the mended texts back: into their files, or to standard output what came from standard
/// input. Nothing is written when one of them cannot be.
pub fn write(mended: &[Mended], context: &Context) -> Result<()> {
    let mut ready = Vec::with_capacity(mended.len());
    for m in mended {
        let named = &m.named;
        if m.count == 0 {
            ready.push(named.bytes.clone());
            continue;
        }
        let encoding = named.input.encoding;
        let bytes = document::encode_like(&named.bytes, &m.before, &named.input.text, encoding);
        ready.push(bytes.ok_or_else(|| {
            anyhow!(
                "{}: cannot be written back as {encoding} without loss; convert it to UTF-8 first",
                named.name
            )
        })?);
    }
    for (m, bytes) in mended.iter().zip(ready) {
        match &m.named.path {
            Some(path) if m.count > 0 => output::replace(path, &bytes)?,
            Some(_) => {}
            None => output::write(None, &bytes)?,
        }
        context.note(&format!("{}: {} mended", m.named.name, m.count));
    }
    Ok(())
}

//! Any input to records: what all commands that take records begin with.

use anyhow::{Context as _, Result, anyhow};
use snoska::formats::citekey::{self, Pattern};
use snoska::parse::Tagger;
use snoska::pipeline::{self, Input, ReadOptions};
use snoska::record::{ItemType, Reference};
use snoska::translit;
use std::path::{Path, PathBuf};

use crate::args;
use crate::{Context, input};

/// An input with the name of its file.
pub struct Named {
    /// The path as given, or `<stdin>`.
    pub name: String,
    /// Where it lies; `None` for standard input.
    pub path: Option<PathBuf>,
    /// The bytes it consisted of.
    pub bytes: Vec<u8>,
    /// What was read.
    pub input: Input,
}

/// Reads all inputs, remarks on standard error what is remarkable, and gives every record that
/// has none a cite key, unique over all inputs.
pub fn read(
    files: &args::Input,
    model: &args::ParserModel,
    context: &Context,
) -> Result<Vec<Named>> {
    let tagger = tagger(model.model.as_deref().or(context.config.model.as_deref()))?;
    let mut inputs = Vec::new();
    for file in input::read(&files.files)? {
        let path = file.path.as_deref().map(Path::to_string_lossy);
        let options = ReadOptions {
            path: path.as_deref(),
            from: files.from.as_deref(),
            lists: files.list.unwrap_or_default(),
        };
        let input = pipeline::read(&file.bytes, options, &|| tagger.get())
            .map_err(|error| anyhow!("{}: {error}", file.name))?;
        for note in &input.notes {
            context.note(&format!("{}: {note}", file.name));
        }
        inputs.push(Named {
            name: file.name,
            path: file.path,
            bytes: file.bytes,
            input,
        });
    }
    assign_keys(&mut inputs, context)?;
    Ok(inputs)
}

/// Gives every record that has none a cite key, unique over all inputs.
pub fn assign_keys(inputs: &mut [Named], context: &Context) -> Result<()> {
    let pattern = pattern(None, context)?;
    // The keys of all inputs together must differ: the records are lent out as one list.
    let empty = || Reference::new(ItemType::Document);
    let mut references: Vec<Reference> = inputs
        .iter_mut()
        .flat_map(|named| &mut named.input.entries)
        .map(|entry| std::mem::replace(&mut entry.reference, empty()))
        .collect();
    citekey::assign(&mut references, &pattern, &romanized);
    for (entry, reference) in inputs
        .iter_mut()
        .flat_map(|named| &mut named.input.entries)
        .zip(references)
    {
        entry.reference = reference;
    }
    Ok(())
}

/// Shows on standard error what the readers complain of; `check` shows it with its own findings.
pub fn show_complaints(inputs: &[Named], context: &Context) {
    for named in inputs {
        if named.input.diagnostics.is_empty() {
            continue;
        }
        let lines = snoska::text::span::LineIndex::new(&named.input.text);
        for found in &named.input.diagnostics {
            let at = lines.line_column(&named.input.text, found.span.start);
            let place = format!("{}:{}:{}", named.name, at.line, at.column);
            context.note(&format!("{place}: {} {}", found.code, found.message));
        }
    }
}

/// The pattern of cite keys: the flag's, else the configuration's, else the usual one.
pub fn pattern(flag: Option<&str>, context: &Context) -> Result<Pattern> {
    match flag.or(context.config.keys.as_deref()) {
        Some(text) => text
            .parse()
            .map_err(|error| anyhow!("cite key pattern `{text}`: {error}")),
        None => Ok(Pattern::default()),
    }
}

/// Cyrillic in ASCII letters, for cite keys.
pub fn romanized(text: &str) -> String {
    match translit::find("icao-9303") {
        Some(system) => translit::romanize(text, system).into_owned(),
        None => text.to_string(),
    }
}

/// The parser's model: the built-in one is loaded when it is first needed.
pub struct Model(Option<Tagger>);

/// The model of a file, or the built-in one.
pub fn tagger(path: Option<&Path>) -> Result<Model> {
    let Some(path) = path else {
        return Ok(Model(None));
    };
    let bytes =
        std::fs::read(path).with_context(|| format!("cannot read the model {}", path.display()))?;
    let tagger =
        Tagger::from_bytes(bytes).map_err(|error| anyhow!("{}: {error}", path.display()))?;
    Ok(Model(Some(tagger)))
}

impl Model {
    /// The tagger. References are labelled by all threads, and this one becomes one of them: on one core
    /// there is no other, and nothing is handed over.
    pub fn get(&self) -> &Tagger {
        // It fails where the threads have been made already, and they do.
        let _ = rayon::ThreadPoolBuilder::new()
            .use_current_thread()
            .build_global();
        self.0.as_ref().unwrap_or_else(|| Tagger::embedded())
    }
}

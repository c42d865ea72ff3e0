//! The whole way from any input to records, in one place: bytes → text → list → entries →
//! labelled spans → records. It reads no files and prints nothing.

use crate::assemble;
use crate::diagnostic::Diagnostic;
use crate::document::{self, ArticleClues, DecodeError, DocumentKind, KindError};
use crate::formats::{self, codec::Codec};
use crate::parse::{self, Labelled, LabelledError, Tagger};
use crate::record::Reference;
use crate::record::entry::Entry;
use crate::text::span::{Mapped, Span};
use serde_json::Value;

/// What an input is read as.
#[derive(Clone, Copy)]
pub enum Source {
    /// A record format.
    Records(&'static Codec),
    /// A document with free-text references in it.
    Document(&'static DocumentKind),
    /// `labels` lines; the text of each is parsed anew.
    Labels,
}

/// An input that has been read.
pub struct Input {
    /// The file's decoded text; the places of entries and diagnostics are bytes of it.
    pub text: String,
    /// The encoding it was decoded from, by its WHATWG name.
    pub encoding: &'static str,
    /// What it was read as.
    pub source: Source,
    /// The entries, in the order of the file.
    pub entries: Vec<Entry>,
    /// For `labels` lines: the `id` of each, by entry.
    pub line_ids: Vec<Option<Value>>,
    /// What the reader complains of.
    pub diagnostics: Vec<Diagnostic>,
    /// Remarks on how it was read (a guessed encoding, a piece too long for a reference).
    pub notes: Vec<String>,
    /// What a document says of its own article.
    pub article: ArticleClues,
}

/// Why an input could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// No text.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// `--from` names no format.
    #[error("unknown input format `{name}`{}", .nearest.map(|n| format!("; did you mean `{n}`?")).unwrap_or_default())]
    UnknownFormat {
        /// What was asked for.
        name: String,
        /// The nearest name there is.
        nearest: Option<&'static str>,
    },
    /// A document kind that cannot be read.
    #[error(transparent)]
    Kind(KindError),
    /// A format that is only written.
    #[error("`{0}` can be written but not read")]
    WriteOnly(&'static str),
    /// A record file without a record.
    #[error("there is no record of the format `{0}` in it")]
    NoRecords(&'static str),
    /// Broken `labels` lines.
    #[error(transparent)]
    Labels(#[from] LabelledError),
    /// A document without a reference list.
    #[error("no reference list was found; if every line is one reference, use `--from lines`")]
    NoReferences,
}

/// Reads an input. `path` is the file's name, if it has one; `from` names the format, else it is
/// found from name and content.
///
/// # Errors
/// [`ReadError`]: what stops us. What is merely wrong in the text is in the input's diagnostics.
pub fn read<'t>(
    bytes: &[u8],
    path: Option<&str>,
    from: Option<&str>,
    tagger: &dyn Fn() -> &'t Tagger,
) -> Result<Input, ReadError> {
    let decoded = document::decode(bytes)?;
    if decoded.text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let source = match from {
        Some(name) => named(name)?,
        None => guess(path, &decoded.text),
    };
    let mut input = Input {
        notes: encoding_notes(&decoded),
        text: decoded.text,
        encoding: decoded.encoding,
        source,
        entries: Vec::new(),
        line_ids: Vec::new(),
        diagnostics: Vec::new(),
        article: ArticleClues::default(),
    };
    match source {
        Source::Records(codec) => {
            let read = codec.read.ok_or(ReadError::WriteOnly(codec.name))?(&input.text);
            if read.entries.is_empty()
                && read.diagnostics.is_empty()
                && !(codec.recognise)(&input.text)
            {
                return Err(ReadError::NoRecords(codec.name));
            }
            input.entries = read.entries;
            input.diagnostics = read.diagnostics;
        }
        Source::Document(kind) => read_document(&mut input, kind, tagger())?,
        Source::Labels => read_labels(&mut input, tagger())?,
    }
    Ok(input)
}

/// The record of the article that a document holds: from its metadata, else from its line "how to
/// cite", else from its title alone. `None` when it says nothing of itself.
pub fn article<'t>(input: &Input, tagger: &dyn Fn() -> &'t Tagger) -> Option<Reference> {
    let clues = &input.article;
    if let Some(reference) = assemble::meta::reference(&clues.meta) {
        return Some(reference);
    }
    if let Some(line) = &clues.how_to_cite {
        let labelled = tagger().label(&line.text);
        return Some(assemble::assemble(&line.text, &labelled.spans).reference);
    }
    let title = clues.title.as_ref()?;
    Some(assemble::meta::titled(&title.text))
}

fn named(name: &str) -> Result<Source, ReadError> {
    if name == "labels" {
        return Ok(Source::Labels);
    }
    if let Some(codec) = formats::find(name) {
        return Ok(Source::Records(codec));
    }
    match document::kind_named(name) {
        Ok(kind) => Ok(Source::Document(kind)),
        Err(KindError::Unknown(_)) => Err(ReadError::UnknownFormat {
            name: name.to_string(),
            nearest: formats::nearest(name),
        }),
        Err(error) => Err(ReadError::Kind(error)),
    }
}

/// The name's extension decides where it can; `.txt` and no extension leave it to the content.
fn guess(path: Option<&str>, text: &str) -> Source {
    if let Some(codec) = path.and_then(formats::for_path) {
        return Source::Records(codec);
    }
    let extension = path
        .and_then(|path| path.rsplit_once('.'))
        .map(|(_, extension)| extension);
    if extension == Some("jsonl") {
        return Source::Labels;
    }
    let telling = extension.is_some_and(|e| {
        document::KINDS
            .iter()
            .any(|k| k.name != "text" && k.extensions.contains(&e))
    });
    if !telling && let Some(codec) = formats::recognise(text) {
        return Source::Records(codec);
    }
    Source::Document(document::kind_of(extension, text))
}

fn read_document(
    input: &mut Input,
    kind: &'static DocumentKind,
    tagger: &Tagger,
) -> Result<(), ReadError> {
    if kind.name == "lines" {
        let (lines, long): (Vec<_>, Vec<_>) =
            document::lines(&input.text).into_iter().partition(fits);
        input.notes.extend(
            long.iter()
                .map(|line| oversized(&input.text, line.source())),
        );
        input.entries = parse_list(&lines, tagger);
        return if input.entries.is_empty() {
            Err(ReadError::NoReferences)
        } else {
            Ok(())
        };
    }
    let found = document::find(&(kind.extract)(&input.text));
    for list in &found.lists {
        input.entries.extend(parse_list(&list.entries, tagger));
    }
    input.notes.extend(
        found
            .oversized
            .iter()
            .map(|span| oversized(&input.text, *span)),
    );
    input.article = found.article;
    if input.entries.is_empty() {
        Err(ReadError::NoReferences)
    } else {
        Ok(())
    }
}

fn read_labels(input: &mut Input, tagger: &Tagger) -> Result<(), ReadError> {
    let lines = parse::labelled::read(input.text.as_bytes())?;
    let texts: Vec<Mapped> = lines
        .iter()
        .map(|line| Mapped::verbatim(&line.text, Span::new(0, line.text.len())))
        .collect();
    input.entries = parse_list(&texts, tagger);
    input.line_ids = lines.into_iter().map(|line| line.id).collect();
    Ok(())
}

/// One list of references to entries: labelled together, since a list has habits of its own, and
/// assembled each for itself.
fn parse_list(texts: &[Mapped], tagger: &Tagger) -> Vec<Entry> {
    // A text too long for a reference is not looked at: it has no labels.
    let lines: Vec<&str> = texts
        .iter()
        .map(|text| if fits(text) { text.text.as_str() } else { "" })
        .collect();
    let labelled = tagger.label_list(&lines);
    let mut entries: Vec<Entry> = texts
        .iter()
        .zip(labelled)
        .map(|(text, labelled)| entry(text, labelled))
        .collect();
    assemble::names::repeated::resolve_repeated(
        entries.iter_mut().map(|entry| &mut entry.reference),
    );
    entries
}

fn entry(text: &Mapped, labelled: Labelled) -> Entry {
    let mut assembled = assemble::assemble(&text.text, &labelled.spans);
    if !assembled.leftover.is_empty() {
        // What no field holds is kept with the record, so that it can be seen and searched.
        let parts = assembled
            .leftover
            .iter()
            .map(|span| span.of(&text.text).into())
            .collect();
        assembled
            .reference
            .custom
            .insert("leftover".to_string(), Value::Array(parts));
    }
    Entry {
        text: text.clone(),
        labels: labelled.spans,
        reference: assembled.reference,
        fields: assembled.fields,
        leftover: assembled.leftover,
        type_confidence: assembled.type_confidence,
        confidence: labelled.confidence,
    }
}

/// Whether a text is short enough for a reference.
fn fits(text: &Mapped) -> bool {
    text.text.len() <= document::LONGEST_ENTRY
        || text.text.chars().count() <= document::LONGEST_ENTRY
}

fn encoding_notes(decoded: &document::Decoded) -> Vec<String> {
    let mut notes = Vec::new();
    if decoded.encoding != "UTF-8" {
        let how = if decoded.guessed { "read as" } else { "is" };
        notes.push(format!("{how} {}", decoded.encoding));
    }
    if decoded.had_errors {
        notes.push("some bytes are no characters; U+FFFD stands for them".to_string());
    }
    notes
}

fn oversized(text: &str, span: Span) -> String {
    let line = text
        .get(..span.start)
        .map_or(0, |before| before.matches('\n').count())
        + 1;
    format!(
        "line {line}: left out a piece of {} characters, too long for a reference",
        span.of(text).chars().count()
    )
}

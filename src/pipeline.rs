//! The whole way from any input to records, in one place: bytes → text → list → entries →
//! labelled spans → records. It reads no files and prints nothing.

mod lists;
pub mod printed;
pub mod training;

pub use lists::{Lists, NoSuchList};

use crate::assemble::{self, meta::Statement, twin};
use crate::diagnostic::Diagnostic;
use crate::document::{self, ArticleClues, Content, DecodeError, DocumentKind, ExtractError, Page};
use crate::formats::{self, codec::Codec};
use crate::parse::{self, Labelled, LabelledError, Tagger};
use crate::record::Reference;
use crate::record::entry::Entry;
use crate::text::lang::LangTag;
use crate::text::span::{Mapped, Span};
use crate::text::tags;
use rayon::prelude::*;
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
    /// The file's decoded text (of `labels` lines their texts, one a line); the places of entries
    /// and diagnostics are bytes of it.
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

impl Input {
    /// A text read as `source`, of which nothing is understood yet.
    fn of_text(text: String, source: Source) -> Input {
        Input {
            text,
            encoding: "UTF-8",
            source,
            entries: Vec::new(),
            line_ids: Vec::new(),
            diagnostics: Vec::new(),
            notes: Vec::new(),
            article: ArticleClues::default(),
        }
    }
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
    /// The text of a binary document could not be taken out.
    #[error(transparent)]
    Extract(#[from] ExtractError),
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
    /// The list asked for is not there.
    #[error(transparent)]
    NoSuchList(#[from] NoSuchList),
}

/// How an input is to be read.
#[derive(Clone, Copy, Default)]
pub struct ReadOptions<'a> {
    /// The file's name, if it has one: its extension may tell the format.
    pub path: Option<&'a str>,
    /// The name of the format; it is found from name and content if not given.
    pub from: Option<&'a str>,
    /// Which of a document's reference lists are given.
    pub lists: Lists,
}

/// Reads an input.
///
/// # Errors
/// [`ReadError`]: what stops us. What is merely wrong in the text is in the input's diagnostics.
pub fn read<'t>(
    bytes: &[u8],
    options: ReadOptions<'_>,
    tagger: &dyn Fn() -> &'t Tagger,
) -> Result<Input, ReadError> {
    let named = options.from.map(named).transpose()?;
    let binary = match named {
        Some(Source::Document(kind)) => Some(kind),
        Some(_) => None,
        None => document::binary_kind_of(bytes),
    };
    if let Some(kind) = binary
        && let Content::Binary { read, .. } = kind.content
    {
        let extracted = read(bytes)?;
        let mut input = Input::of_text(extracted.text, Source::Document(kind));
        read_document(&mut input, &extracted.page, options.lists, tagger())?;
        return Ok(input);
    }
    let decoded = document::decode(bytes)?;
    if decoded.text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let source = named.unwrap_or_else(|| guess(options.path, &decoded.text));
    let input = Input {
        encoding: decoded.encoding,
        notes: decoded.remarks(),
        ..Input::of_text(decoded.text, source)
    };
    read_text(input, options.lists, tagger)
}

/// Reads an input again after its text has become `text`: as what it was read before, and the same
/// ones of its lists. What is no text in its file has no entries then.
///
/// # Errors
/// [`ReadError`], as [`read`].
pub fn read_again<'t>(
    input: &Input,
    text: String,
    lists: Lists,
    tagger: &dyn Fn() -> &'t Tagger,
) -> Result<Input, ReadError> {
    let input = Input {
        encoding: input.encoding,
        ..Input::of_text(text, input.source)
    };
    read_text(input, lists, tagger)
}

/// Reads the entries of an input that has a text and no more.
fn read_text<'t>(
    mut input: Input,
    lists: Lists,
    tagger: &dyn Fn() -> &'t Tagger,
) -> Result<Input, ReadError> {
    match input.source {
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
        Source::Document(kind) if kind.name == "lines" => read_lines(&mut input, tagger())?,
        Source::Document(kind) => {
            if let Content::Text { extract, .. } = kind.content {
                let page = extract(&input.text);
                read_document(&mut input, &page, lists, tagger())?;
            }
        }
        Source::Labels => read_labels(&mut input, tagger())?,
    }
    Ok(input)
}

/// The record of the article that a document holds: from its metadata and its lines "how to cite",
/// which fill each other and give each other's languages, else from its title alone. `None` when
/// it says nothing of itself.
pub fn article<'t>(input: &Input, tagger: &dyn Fn() -> &'t Tagger) -> Option<Reference> {
    let clues = &input.article;
    let statements: Vec<Statement> = clues
        .meta
        .iter()
        .map(|tag| Statement {
            name: &tag.name,
            content: &tag.content,
            language: tag.language.as_deref().and_then(LangTag::new),
        })
        .collect();
    let stated = assemble::meta::reference(&statements);
    let linked = clues
        .linked_data
        .iter()
        .filter_map(|data| assemble::schema_org::reference(data));
    let cited = clues.how_to_cite.iter().map(|line| {
        let labelled = tagger().label(&line.text);
        assemble::assemble(&line.text, &labelled.spans).reference
    });
    let mut out: Option<Reference> = None;
    for next in linked.chain(stated).chain(cited) {
        let Some(known) = &mut out else {
            out = Some(next);
            continue;
        };
        if twin::is_original(known, &next) {
            let translation = std::mem::replace(known, next);
            twin::merge(known, &translation);
        } else {
            twin::merge(known, &next);
        }
    }
    out.or_else(|| Some(assemble::meta::titled(&clues.title.as_ref()?.text)))
}

fn named(name: &str) -> Result<Source, ReadError> {
    if name == "labels" {
        return Ok(Source::Labels);
    }
    if let Some(codec) = formats::find(name) {
        return Ok(Source::Records(codec));
    }
    match document::kind_named(name) {
        Some(kind) => Ok(Source::Document(kind)),
        None => Err(ReadError::UnknownFormat {
            name: name.to_string(),
            nearest: formats::nearest(name),
        }),
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
    let telling = extension.is_some_and(|e| document::kind_of_extension(e).is_some());
    if !telling && let Some(codec) = formats::recognise(text) {
        return Source::Records(codec);
    }
    Source::Document(document::kind_of(extension, text))
}

fn read_lines(input: &mut Input, tagger: &Tagger) -> Result<(), ReadError> {
    let (lines, long): (Vec<_>, Vec<_>) = document::lines(&input.text).into_iter().partition(fits);
    input.notes.extend(
        long.iter()
            .map(|line| oversized(&input.text, line.source())),
    );
    input.entries = parse_list(lines, tagger);
    if input.entries.is_empty() {
        Err(ReadError::NoReferences)
    } else {
        Ok(())
    }
}

fn read_document(
    input: &mut Input,
    page: &Page,
    lists: Lists,
    tagger: &Tagger,
) -> Result<(), ReadError> {
    let found = document::find(page);
    input.article = found.article;
    input.notes.extend(
        found
            .oversized
            .iter()
            .map(|span| oversized(&input.text, *span)),
    );
    let (chosen, note) = lists.choose(&input.text, &found.lists)?;
    input.notes.extend(note);
    for list in chosen {
        input
            .entries
            .extend(parse_list(list.entries.clone(), tagger));
    }
    Ok(())
}

fn read_labels(input: &mut Input, tagger: &Tagger) -> Result<(), ReadError> {
    let lines = parse::labelled::read(input.text.as_bytes())?;
    // The texts of the lines, one a line, are what the places of the entries count in.
    let mut all = String::new();
    let spans: Vec<Span> = lines
        .iter()
        .map(|line| {
            let start = all.len();
            all.push_str(&line.text);
            all.push('\n');
            Span::new(start, start + line.text.len())
        })
        .collect();
    let texts: Vec<Mapped> = spans
        .iter()
        .map(|span| Mapped::verbatim(&all, *span))
        .collect();
    input.text = all;
    input.line_ids = lines.into_iter().map(|line| line.id).collect();
    input.entries = parse_list(texts, tagger);
    Ok(())
}

/// Fewer references are not worth another thread.
const ENOUGH: usize = 64;

/// One list of references to entries: labelled together, since a list has habits of its own, and
/// assembled each for itself.
fn parse_list(texts: Vec<Mapped>, tagger: &Tagger) -> Vec<Entry> {
    let bare: Vec<Option<Mapped>> = texts.iter().map(|text| tags::without(&text.text)).collect();
    // A text too long for a reference is not looked at: it has no labels.
    let lines: Vec<&str> = texts
        .iter()
        .zip(&bare)
        .map(|(text, bare)| match bare {
            _ if !fits(text) => "",
            Some(bare) => bare.text.as_str(),
            None => text.text.as_str(),
        })
        .collect();
    let labelled = tagger.label_list(&lines);
    let mut entries: Vec<Entry> = texts
        .into_par_iter()
        .with_min_len(ENOUGH)
        .zip(bare.into_par_iter().zip(labelled))
        .map(|(text, (bare, labelled))| match bare {
            Some(bare) => marked_entry(text, bare, labelled),
            None => entry(text, labelled),
        })
        .collect();
    assemble::repeated::resolve(entries.iter_mut().map(|entry| &mut entry.reference));
    entries
}

fn entry(text: Mapped, labelled: Labelled) -> Entry {
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
        text,
        labels: labelled.spans,
        reference: assembled.reference,
        fields: assembled.fields,
        leftover: assembled.leftover,
        type_confidence: assembled.type_confidence,
        confidence: labelled.confidence,
    }
}

/// The entry of a text with tags in it, `bare` without them: its record is that of the bare text, its places
/// are those of the text.
fn marked_entry(text: Mapped, bare: Mapped, labelled: Labelled) -> Entry {
    let mut entry = entry(bare, labelled);
    let bare = std::mem::replace(&mut entry.text, text);
    let labels = entry.labels.iter_mut().map(|label| &mut label.span);
    let fields = entry.fields.iter_mut().map(|field| &mut field.span);
    for span in labels.chain(fields).chain(&mut entry.leftover) {
        *span = tags::with_tags(&entry.text.text, bare.source_span(*span));
    }
    entry
}

/// Whether a text is short enough for a reference.
fn fits(text: &Mapped) -> bool {
    text.text.len() <= document::LONGEST_ENTRY
        || text.text.chars().count() <= document::LONGEST_ENTRY
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

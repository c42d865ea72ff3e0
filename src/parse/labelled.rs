//! The `labels` file form: one JSON object a line, one line a reference.
//!
//! `{"id"?, "text", "spans": [[start, end, label], …], "type"?, "confidence"?, "source"?}`; offsets
//! count code points in the file and bytes in the program. What `parse` writes is what `train`
//! reads. Keys not named here are not read.

use crate::record::ItemType;
use crate::record::label::{Label, LabelledSpan};
use crate::text::span::{CodePoints, Span};
use crate::text::tags;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{self, BufRead, Write};

/// A reference's text with its labelled parts.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct LabelledReference {
    /// Passed through as it is: a string or a number, most often.
    pub id: Option<Value>,
    /// The reference's text.
    pub text: String,
    /// Its parts, in order, not overlapping; bytes of `text`.
    pub spans: Vec<LabelledSpan>,
    /// The item type, where known.
    pub item_type: Option<ItemType>,
    /// How sure the whole is, 0 to 1.
    pub confidence: Option<f32>,
    /// The collection the reference was taken from; training needs to know whose habits it has.
    pub source: Option<String>,
    /// The labels of the source itself, span by span; empty where they are not given.
    pub raw_labels: Vec<String>,
}

impl LabelledReference {
    /// The reference as it is read: without the tags of markup in its text ([`tags::without`]).
    pub fn without_tags(mut self) -> LabelledReference {
        let Some(bare) = tags::without(&self.text) else {
            return self;
        };
        // Where in the text each character that stays began.
        let places: Vec<(usize, usize)> = bare
            .text
            .char_indices()
            .map(|(at, c)| (bare.source_span(Span::new(at, at + c.len_utf8())).start, at))
            .collect();
        let stays = |place: usize| {
            let next = places.partition_point(|(source, _)| *source < place);
            places.get(next).map_or(bare.text.len(), |(_, at)| *at)
        };
        for label in &mut self.spans {
            label.span = Span::new(stays(label.span.start), stays(label.span.end));
        }
        self.text = bare.text;
        self
    }
}

/// Why a file could not be read as `labels`.
#[derive(Debug, thiserror::Error)]
pub enum LabelledError {
    /// The file itself could not be read.
    #[error("line {line}: {error}")]
    Io {
        /// Line, from 1.
        line: usize,
        /// What the system said.
        error: io::Error,
    },
    /// The line is no JSON object of this form.
    #[error("line {line}: {message}")]
    Form {
        /// Line, from 1.
        line: usize,
        /// What is wrong with it.
        message: String,
    },
}

#[derive(Deserialize)]
struct Line {
    id: Option<Value>,
    text: String,
    #[serde(default)]
    spans: Vec<(usize, usize, String)>,
    #[serde(rename = "type")]
    item_type: Option<String>,
    confidence: Option<f32>,
    source: Option<String>,
    #[serde(default)]
    raw_labels: Vec<String>,
}

/// Reads a file; empty lines are skipped, the first error ends the reading.
pub fn read(input: impl BufRead) -> Result<Vec<LabelledReference>, LabelledError> {
    let mut out = Vec::new();
    for (i, line) in input.lines().enumerate() {
        let number = i + 1;
        let line = line.map_err(|error| LabelledError::Io {
            line: number,
            error,
        })?;
        if line.trim().is_empty() {
            continue;
        }
        let reference = read_line(&line).map_err(|message| LabelledError::Form {
            line: number,
            message,
        })?;
        out.push(reference);
    }
    Ok(out)
}

fn read_line(line: &str) -> Result<LabelledReference, String> {
    let line: Line = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let points = CodePoints::new(&line.text);
    let mut spans = Vec::with_capacity(line.spans.len());
    for (start, end, label) in &line.spans {
        let label: Label = label
            .parse()
            .map_err(|error| format!("{error} as a label"))?;
        let bytes = (points.to_byte(*start), points.to_byte(*end));
        let (Some(from), Some(to)) = bytes else {
            return Err(format!("the span {start}..{end} ends after the text"));
        };
        if from >= to {
            return Err(format!("the span {start}..{end} is empty"));
        }
        spans.push(LabelledSpan {
            span: Span::new(from, to),
            label,
            confidence: 1.0,
        });
    }
    let raw_labels = if line.raw_labels.len() == spans.len() {
        line.raw_labels
    } else {
        vec![]
    };
    if raw_labels.is_empty() {
        spans.sort_by_key(|span| span.span);
    }
    if let Some(pair) = spans
        .windows(2)
        .find(|pair| pair[0].span.end > pair[1].span.start)
    {
        let start = points.from_byte(pair[1].span.start);
        return Err(format!(
            "the span that begins at {start} overlaps the one before it"
        ));
    }
    Ok(LabelledReference {
        id: line.id,
        text: line.text,
        spans,
        item_type: line.item_type.and_then(|word| word.parse().ok()),
        confidence: line.confidence,
        source: line.source,
        raw_labels,
    })
}

/// Writes a file.
pub fn write<'r>(
    references: impl IntoIterator<Item = &'r LabelledReference>,
    mut output: impl Write,
) -> io::Result<()> {
    for reference in references {
        serde_json::to_writer(&mut output, &WrittenLine::new(reference))?;
        output.write_all(b"\n")?;
    }
    Ok(())
}

/// One reference as the object of its line.
#[derive(Serialize)]
struct WrittenLine<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'r Value>,
    text: &'r str,
    spans: Vec<(usize, usize, Label)>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    item_type: Option<ItemType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f64>,
}

impl WrittenLine<'_> {
    fn new(reference: &LabelledReference) -> WrittenLine<'_> {
        let points = CodePoints::new(&reference.text);
        let spans = reference.spans.iter().map(|span| {
            let (start, end) = (span.span.start, span.span.end);
            (points.from_byte(start), points.from_byte(end), span.label)
        });
        // Three digits say all there is to say.
        let rounded = |confidence: f32| (f64::from(confidence) * 1000.0).round() / 1000.0;
        WrittenLine {
            id: reference.id.as_ref(),
            text: &reference.text,
            spans: spans.collect(),
            item_type: reference.item_type,
            confidence: reference.confidence.map(rounded),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_code_points_outside_and_bytes_inside() {
        let line = r#"{"id":7,"text":"Жук Ж. Ы, 1999","spans":[[0,6,"author"],[10,14,"date"]]}"#;
        let read = read(line.as_bytes()).unwrap();
        assert_eq!(read[0].spans[0].span.of(&read[0].text), "Жук Ж.");
        assert_eq!(read[0].spans[1].span.of(&read[0].text), "1999");
        let mut written = Vec::new();
        write(&read, &mut written).unwrap();
        assert_eq!(String::from_utf8(written).unwrap().trim(), line);
    }

    #[test]
    fn without_tags_the_parts_are_the_same() {
        let line = r#"{"text":"A. <i>Roofs &amp; Ё</i>. <b>7</b>, 8","spans":[[0,1,"author"],[3,23,"title"],[25,33,"volume"],[35,36,"pages"]]}"#;
        let bare = read(line.as_bytes()).unwrap().remove(0).without_tags();
        assert_eq!(bare.text, "A. Roofs & Ё. 7, 8");
        let parts = bare.spans.iter().map(|span| span.span.of(&bare.text));
        assert_eq!(parts.collect::<Vec<_>>(), ["A", "Roofs & Ё", "7", "8"]);
    }

    #[test]
    fn errors_name_the_line() {
        for (file, expected) in [
            ("{\"text\":\"a\"}\n{", "line 2: "),
            (
                "{\"text\":\"a\",\"spans\":[[0,2,\"date\"]]}",
                "line 1: the span 0..2 ends after",
            ),
            (
                "{\"text\":\"a\",\"spans\":[[0,1,\"dat\"]]}",
                "line 1: unknown word `dat`",
            ),
            (
                "{\"text\":\"abc\",\"spans\":[[0,2,\"date\"],[1,3,\"note\"]]}",
                "line 1: the span that begins at 1 overlaps",
            ),
        ] {
            let message = read(file.as_bytes()).unwrap_err().to_string();
            assert!(message.starts_with(expected), "{message}");
        }
    }
}

//! Answers CSL test fixtures: one fixture a line on standard input (JSON: `name`, `mode`, `csl`,
//! `input`, `citation_items`, `citations`), one answer a line on standard output
//! (`{"name", "output"}` or `{"name", "error"}`).
//!
//! Locales come from the folder named by the environment variable `CSL_LOCALES`, files
//! `locales-<tag>.xml`, else from those built in.

use std::collections::HashMap;
use std::io::{BufRead, Write};
use std::path::PathBuf;
use std::sync::OnceLock;

use serde_json::{Value, json};
use snoska::csl::{Citation, Cite, Locale, Options, Position, Processor, Style, locales};
use snoska::formats::csl_json;
use snoska::record::Reference;
use snoska::text::rich::{Format, Inline, Rich};

const NOTHING_PRINTED: &str = "[CSL STYLE ERROR: reference with no printed form.]";

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let Ok(fixture) = serde_json::from_str::<Value>(&line) else {
            continue;
        };
        let answer = match answer(&fixture) {
            Ok(output) => json!({ "name": fixture["name"], "output": output }),
            Err(error) => json!({ "name": fixture["name"], "error": error }),
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

fn answer(fixture: &Value) -> Result<String, String> {
    let style =
        Style::parse(fixture["csl"].as_str().unwrap_or_default()).map_err(|e| e.to_string())?;
    let items: Vec<Reference> = list(&fixture["input"])
        .iter()
        .filter_map(Value::as_object)
        .map(csl_json::from_item)
        .collect();
    let options = Options {
        locales: find_locale,
        ..Options::default()
    };
    let document = document(&fixture["citations"]);
    let items = if fixture["citations"].is_array() {
        cited(items, &document)
    } else {
        items
    };
    let processor = Processor::new(&style, &items, &options);
    if fixture["mode"]
        .as_str()
        .is_some_and(|mode| mode.starts_with("bibliography"))
    {
        return Ok(bibliography(&processor));
    }
    let printed = if fixture["citations"].is_array() {
        processor.citations(&document)
    } else {
        let citations = match fixture["citation_items"].as_array() {
            Some(lists) => lists.iter().map(|cites| citation(cites, 0, "")).collect(),
            None => vec![Citation {
                cites: processor
                    .order()
                    .iter()
                    .map(|at| Cite::new(&*items[*at].id))
                    .collect(),
                ..Citation::default()
            }],
        };
        citations
            .iter()
            .map(|citation| processor.citation(citation))
            .collect()
    };
    let lines: Vec<String> = printed.iter().map(|entry| shown(&entry.content)).collect();
    Ok(lines.join("\n"))
}

fn shown(content: &Rich) -> String {
    let text = html(content);
    if text.is_empty() {
        NOTHING_PRINTED.to_string()
    } else {
        text
    }
}

fn bibliography(processor: &Processor<'_>) -> String {
    let mut out = String::from("<div class=\"csl-bib-body\">\n");
    for entry in processor.bibliography().entries {
        out.push_str("  <div class=\"csl-entry\">");
        out.push_str(&shown(&entry.content));
        out.push_str("</div>\n");
    }
    out.push_str("</div>");
    out
}

/// The final state of a document that is edited step by step.
fn document(steps: &Value) -> Vec<Citation> {
    let mut known: HashMap<String, Citation> = HashMap::new();
    let mut order: Vec<(String, u32)> = Vec::new();
    for step in list(steps) {
        let id = id(&step[0]["citationID"]);
        let note = number(&step[0]["properties"]["noteIndex"]);
        known.insert(id.clone(), citation(&step[0]["citationItems"], note, &id));
        let place = |pair: &Value| (self::id(&pair[0]), number(&pair[1]));
        order = list(&step[1]).iter().map(place).collect();
        order.push((id, note));
        order.extend(list(&step[2]).iter().map(place));
    }
    order
        .into_iter()
        .filter_map(|(id, note)| {
            Some(Citation {
                note,
                ..known.get(&id)?.clone()
            })
        })
        .collect()
}

/// The items that are cited, in the order in which they are.
fn cited(items: Vec<Reference>, document: &[Citation]) -> Vec<Reference> {
    let mut by_id: HashMap<String, Reference> =
        items.into_iter().map(|i| (i.id.clone(), i)).collect();
    document
        .iter()
        .flat_map(|c| &c.cites)
        .filter_map(|cite| by_id.remove(&cite.id))
        .collect()
}

fn citation(cites: &Value, note: u32, id: &str) -> Citation {
    Citation {
        id: id.to_string(),
        note,
        cites: list(cites).iter().map(cite).collect(),
        ..Citation::default()
    }
}

fn cite(cite: &Value) -> Cite {
    let text = |name: &str| cite[name].as_str().unwrap_or_default().to_string();
    Cite {
        locator: Some(text_of(&cite["locator"])).filter(|l| !l.is_empty()),
        label: cite["label"]
            .as_str()
            .filter(|l| !l.is_empty())
            .map(str::to_string),
        prefix: text("prefix"),
        suffix: text("suffix"),
        position: match cite["position"].as_u64() {
            Some(0) => Some(Position::First),
            Some(1) => Some(Position::Subsequent),
            Some(2) => Some(Position::Ibid),
            Some(3) => Some(Position::IbidWithLocator),
            _ => None,
        },
        near_note: cite["near-note"].as_bool(),
        suppress_author: cite["suppress-author"].as_bool().unwrap_or(false),
        ..Cite::new(self::id(&cite["id"]))
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn number(value: &Value) -> u32 {
    value.as_u64().and_then(|n| n.try_into().ok()).unwrap_or(0)
}

/// An id or another text, which may be a number.
fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn id(value: &Value) -> String {
    text_of(value)
}

fn find_locale(tag: &str) -> Option<Locale> {
    static FOLDER: OnceLock<Option<PathBuf>> = OnceLock::new();
    let Some(folder) = FOLDER.get_or_init(|| std::env::var_os("CSL_LOCALES").map(PathBuf::from))
    else {
        return locales::find(tag);
    };
    let tag = locales::dialect(tag);
    let xml = std::fs::read_to_string(folder.join(format!("locales-{tag}.xml"))).ok()?;
    Locale::parse(&xml).ok()
}

/// The HTML of the fixtures.
fn html(rich: &Rich) -> String {
    let mut out = String::new();
    write_html(&rich.0, &mut out);
    out
}

fn write_html(pieces: &[Inline], out: &mut String) {
    for piece in pieces {
        match piece {
            Inline::Text(text) => {
                for c in text.chars() {
                    match c {
                        '&' => out.push_str("&#38;"),
                        '<' => out.push_str("&#60;"),
                        '>' => out.push_str("&#62;"),
                        c => out.push(c),
                    }
                }
            }
            Inline::Link { content, .. } => write_html(content, out),
            Inline::Formatted(format, content) => {
                let (open, close) = tags(*format);
                let block = matches!(
                    format,
                    Format::Block | Format::LeftMargin | Format::RightInline | Format::Indent
                );
                if block && !out.ends_with('\n') {
                    out.push('\n');
                }
                out.push_str(open);
                write_html(content, out);
                out.push_str(close);
                if block {
                    out.push('\n');
                }
            }
        }
    }
}

fn tags(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::Italic => ("<i>", "</i>"),
        Format::Oblique => ("<em>", "</em>"),
        Format::Bold => ("<b>", "</b>"),
        Format::Light => ("<span style=\"font-weight:light;\">", "</span>"),
        Format::Upright => ("<span style=\"font-style:normal;\">", "</span>"),
        Format::Regular => ("<span style=\"font-weight:normal;\">", "</span>"),
        Format::SmallCaps => ("<span style=\"font-variant:small-caps;\">", "</span>"),
        Format::NoSmallCaps => ("<span style=\"font-variant:normal;\">", "</span>"),
        Format::Underline => ("<span style=\"text-decoration:underline;\">", "</span>"),
        Format::NoUnderline => ("<span style=\"text-decoration:none;\">", "</span>"),
        Format::Superscript => ("<sup>", "</sup>"),
        Format::Subscript => ("<sub>", "</sub>"),
        Format::Baseline => ("<span style=\"baseline\">", "</span>"),
        Format::NoCase | Format::NoDecor => ("", ""),
        Format::Block => ("<div class=\"csl-block\">", "</div>"),
        Format::LeftMargin => ("<div class=\"csl-left-margin\">", "</div>"),
        Format::RightInline => ("<div class=\"csl-right-inline\">", "</div>"),
        Format::Indent => ("<div class=\"csl-indent\">", "</div>"),
    }
}

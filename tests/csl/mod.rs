//! CSL 1.0.2 section by section, on tiny styles of our own.

mod citations;
mod dates;
mod disambiguation;
mod draft;
mod hostile;
mod in_text;
mod multilingual;
mod names;
mod numbers;
mod structure;
mod text;

use snoska::csl::{self, Citation, Cite, Options, Style};
use snoska::formats::csl_json;
use snoska::record::Reference;
use snoska::text::rich::{Inline, Rich};

/// A style of what stands behind `info`; `root` are further attributes of `cs:style`.
fn style(class: &str, root: &str, body: &str) -> Style {
    let version = if root.contains("version=") {
        ""
    } else {
        "version='1.0'"
    };
    let xml = format!(
        "<style xmlns=\"http://purl.org/net/xbiblio/csl\" {version} class=\"{class}\" {root}>\
         <info><title>t</title><id>t</id><updated>2020-01-01T00:00:00Z</updated></info>\
         {body}</style>"
    );
    Style::parse(&xml).unwrap_or_else(|error| panic!("{error}: {xml}"))
}

/// The items of a JSON array.
fn items(json: &str) -> Vec<Reference> {
    let read = csl_json::read(json);
    assert!(read.diagnostics.is_empty(), "{json}");
    read.entries.into_iter().map(|e| e.reference).collect()
}

/// Text with its formatting shown: `<Italic>…</>`.
fn shown(rich: &Rich) -> String {
    fn write(pieces: &[Inline], out: &mut String) {
        for piece in pieces {
            match piece {
                Inline::Text(text) => out.push_str(text),
                Inline::Link { content, .. } => write(content, out),
                Inline::Formatted(format, content) => {
                    out.push_str(&format!("<{format:?}>"));
                    write(content, out);
                    out.push_str("</>");
                }
            }
        }
    }
    let mut out = String::new();
    write(&rich.0, &mut out);
    out
}

/// The bibliography of items; `body` is all of the style behind `info` but the citation.
fn bibliography(root: &str, body: &str, json: &str) -> Vec<String> {
    let body = format!("{body}<citation><layout><text value=\"x\"/></layout></citation>");
    let style = style("in-text", root, &body);
    let list = csl::bibliography(&style, &items(json), &Options::default());
    list.entries.iter().map(|e| shown(&e.content)).collect()
}

/// One item in a bibliography of this layout.
fn entry(layout: &str, item: &str) -> String {
    entry_with("", "", layout, item)
}

/// The same with attributes of the style and with what stands before the bibliography.
fn entry_with(root: &str, before: &str, layout: &str, item: &str) -> String {
    let body = format!("{before}<bibliography><layout>{layout}</layout></bibliography>");
    bibliography(root, &body, &format!("[{item}]")).concat()
}

/// The cites of a list divided by spaces, each `id` or `id:locator`.
fn cites(list: &str) -> Vec<Cite> {
    list.split(' ')
        .map(|cite| match cite.split_once(':') {
            Some((id, locator)) => Cite {
                locator: Some(locator.to_string()),
                ..Cite::new(id)
            },
            None => Cite::new(cite),
        })
        .collect()
}

/// The citations of a document: notes 1, 2, … in a note style, else in the text. Each is a list of
/// cites `id` or `id:locator`.
fn citations(class: &str, body: &str, json: &str, cited: &[&str]) -> Vec<String> {
    let style = style(class, "", body);
    let citations: Vec<Citation> = cited
        .iter()
        .zip(1..)
        .map(|(list, number)| Citation {
            cites: cites(list),
            note: if class == "note" { number } else { 0 },
            ..Citation::default()
        })
        .collect();
    csl::citations(&style, &items(json), &citations, &Options::default())
        .iter()
        .map(|e| shown(&e.content))
        .collect()
}

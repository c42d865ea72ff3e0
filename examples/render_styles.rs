//! Prints a list of items in every style of a folder, to compare two versions of the processor, or
//! this processor with another: `render_styles STYLES ITEMS [CITATIONS]`.
//!
//! `STYLES` is a folder of `.csl` files, or `built-in` for the styles built in; `ITEMS` a file of
//! CSL-JSON; `CITATIONS` a JSON list of citations as processors take them
//! (`{"citationItems": [{"id", "locator", "label", "prefix", "suffix"}], "properties":
//! {"noteIndex"}}`), a document in its order. Locales come from the folder named by the environment
//! variable `CSL_LOCALES`, files `locales-<tag>.xml`, else from those built in.
//!
//! Writes one line of JSON a style, in the order of their names: `style` (its name), `class`, `ids`
//! and `entries` (the bibliography, HTML; null for a style that has none),
//! `citations` (HTML); or `style` and `error`. A dependent style tells its `parent` besides, and
//! prints as the style of that name in the folder.

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Mutex, OnceLock};

use serde_json::{Value, json};

use snoska::csl::{
    Choices, Citation, CitationMode, Cite, Class, Locale, Options, Processor, Style,
};
use snoska::csl::{locales, styles};
use snoska::formats;
use snoska::record::Reference;
use snoska::render::{self, RenderOptions};
use snoska::text::rich::{Rich, RichEntry, RichList};

type Result<T> = std::result::Result<T, String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("render_styles: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let (folder, items, document) = match arguments {
        [folder, items] => (folder, items, None),
        [folder, items, document] => (folder, items, Some(document)),
        _ => return Err("render_styles STYLES ITEMS [CITATIONS]".to_string()),
    };
    let items = references(Path::new(items))?;
    let document = match document {
        Some(file) => citations(&text(Path::new(file))?)?,
        None => Vec::new(),
    };
    let mut out = std::io::stdout().lock();
    for (name, xml) in sources(folder)? {
        let mut answer = match printed(folder, &xml, &items, &document) {
            Ok(answer) => answer,
            Err(message) => json!({ "error": message }),
        };
        answer["style"] = json!(name);
        writeln!(out, "{answer}").map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Names and XML of the styles, by name.
fn sources(folder: &str) -> Result<Vec<(String, String)>> {
    if folder == "built-in" {
        let named = styles::all()
            .iter()
            .filter_map(|style| Some((style.name.to_string(), styles::xml(style.name)?)));
        return Ok(named.collect());
    }
    let files = std::fs::read_dir(folder).map_err(|error| format!("{folder}: {error}"))?;
    let mut paths: Vec<PathBuf> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "csl"));
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            Ok((name.into_owned(), text(path)?))
        })
        .collect()
}

fn printed(folder: &str, xml: &str, items: &[Reference], document: &[Citation]) -> Result<Value> {
    let mut style = Style::parse(xml).map_err(|error| error.to_string())?;
    let mut parent_name = Value::Null;
    if let Some(parent) = style.parent() {
        let name = parent.rsplit('/').next().unwrap_or(parent).to_string();
        let xml = match folder {
            "built-in" => styles::xml(&name).ok_or(format!("{name}: not built in"))?,
            _ => text(&Path::new(folder).join(format!("{name}.csl")))?,
        };
        let resolved = style.resolved(&xml, &Choices::default());
        style = resolved.map_err(|error| format!("{name}: {error}"))?;
        parent_name = json!(name);
    }
    let options = Options {
        locales: find_locale,
        ..Options::default()
    };
    let processor = Processor::new(&style, items, &options);
    let list = processor.bibliography().entries;
    let bibliography = style.has_bibliography().then_some(&list);
    let ids = bibliography.map(|list| list.iter().map(|entry| &*entry.id).collect::<Vec<_>>());
    let entries = bibliography.map(|list| list.iter().map(block).collect::<Vec<_>>());
    let cited = processor.citations(document);
    let cited: Vec<String> = cited.iter().map(|entry| html(&entry.content)).collect();
    Ok(json!({
        "class": match style.class() { Class::Note => "note", Class::InText => "in-text" },
        "parent": parent_name,
        "ids": ids,
        "entries": entries,
        "citations": cited,
    }))
}

fn html(content: &Rich) -> String {
    render::find("html").map_or_else(String::new, |output| (output.inline)(content))
}

/// An entry with its blocks, each within its `<div>`.
fn block(entry: &RichEntry) -> String {
    let list = RichList {
        entries: vec![entry.clone()],
        ..RichList::default()
    };
    let printed = render::find("html")
        .map(|output| (output.bibliography)(&list, &RenderOptions::default()))
        .unwrap_or_default();
    String::from_utf8_lossy(&printed).into_owned()
}

fn text(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn references(file: &Path) -> Result<Vec<Reference>> {
    let read = formats::find("csl-json").and_then(|format| format.read);
    let read = read.ok_or("no format `csl-json`")?(&text(file)?);
    for finding in &read.diagnostics {
        eprintln!("render_styles: {} {}", finding.code, finding.message);
    }
    Ok(read
        .entries
        .into_iter()
        .map(|entry| entry.reference)
        .collect())
}

fn citations(text: &str) -> Result<Vec<Citation>> {
    let list: Vec<Value> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    Ok(list.iter().map(citation).collect())
}

fn citation(citation: &Value) -> Citation {
    let note = citation["properties"]["noteIndex"].as_u64();
    Citation {
        id: citation["citationID"].as_str().unwrap_or_default().into(),
        mode: CitationMode::Full,
        note: note.and_then(|note| note.try_into().ok()).unwrap_or(0),
        cites: citation["citationItems"]
            .as_array()
            .map_or(&[][..], Vec::as_slice)
            .iter()
            .map(|cite| Cite {
                locator: cite["locator"].as_str().map(str::to_string),
                label: cite["label"].as_str().map(str::to_string),
                prefix: cite["prefix"].as_str().unwrap_or_default().to_string(),
                suffix: cite["suffix"].as_str().unwrap_or_default().to_string(),
                suppress_author: cite["suppress-author"].as_bool().unwrap_or(false),
                ..Cite::new(cite["id"].as_str().unwrap_or_default())
            })
            .collect(),
    }
}

/// Locales of the folder, each read once.
fn find_locale(tag: &str) -> Option<Locale> {
    static FOLDER: OnceLock<Option<PathBuf>> = OnceLock::new();
    static READ: Mutex<Option<HashMap<String, Option<Locale>>>> = Mutex::new(None);
    let Some(folder) = FOLDER.get_or_init(|| std::env::var_os("CSL_LOCALES").map(PathBuf::from))
    else {
        return locales::find(tag);
    };
    let tag = locales::dialect(tag);
    let mut read = READ.lock().ok()?;
    let known = read.get_or_insert_default();
    let parse = || {
        let xml = std::fs::read_to_string(folder.join(format!("locales-{tag}.xml"))).ok()?;
        Locale::parse(&xml).ok()
    };
    known.entry(tag.to_string()).or_insert_with(parse).clone()
}

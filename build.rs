//! Packs the styles and locales of the CSL project into the program.
//!
//! The `hayagriva` crate carries them in its archive, parsed; they are written back as the XML that
//! `csl::Style` and `csl::Locale` read, so that the program reads a built-in style by the same way
//! as a user's. To them come the project's own styles of `data/styles`. Each is compressed by
//! itself: whoever asks for one decompresses one.
//!
//! Gives `OUT_DIR/styles.rs` and `OUT_DIR/locales.rs`, the lists that `csl::styles` and
//! `csl::locales` include. Needs no network.

use std::collections::{BTreeMap, HashSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use citationberg::{Locale, LocaleFile, Style};
use hayagriva::archive::{ArchivedStyle, locales};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const OWN_STYLES: &str = "data/styles";

/// Level 6 of zlib: higher levels save no more than a hundredth.
const COMPRESSION: u8 = 6;

struct Packed {
    title: String,
    id: String,
    aliases: Vec<String>,
    xml: String,
}

fn main() -> Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={OWN_STYLES}");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut styles = BTreeMap::new();
    archived_styles(&mut styles)?;
    own_styles(&mut styles)?;
    write_styles(&out, &styles)?;
    write_locales(&out)
}

fn archived_styles(styles: &mut BTreeMap<String, Packed>) -> Result<()> {
    for archived in ArchivedStyle::all() {
        let id = archived.csl_id().to_string();
        let name = id.rsplit('/').next().unwrap_or(&id).to_string();
        let style = archived.get();
        let xml = respelled(&style.to_xml()?);
        let packed = Packed {
            title: title(&style),
            aliases: archived.names().iter().map(|n| n.to_string()).collect(),
            id,
            xml,
        };
        if styles.insert(name.clone(), packed).is_some() {
            return Err(format!("two styles are called {name}").into());
        }
    }
    Ok(())
}

fn title(style: &Style) -> String {
    style.info().title.value.clone()
}

fn own_styles(styles: &mut BTreeMap<String, Packed>) -> Result<()> {
    for entry in fs::read_dir(OWN_STYLES)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "csl") {
            continue;
        }
        println!("cargo:rerun-if-changed={}", path.display());
        let xml = fs::read_to_string(&path)?;
        let name = path.file_stem().ok_or("a style without a name")?;
        let packed = Packed {
            title: element(&xml, "title")?,
            id: element(&xml, "id")?,
            aliases: Vec::new(),
            xml,
        };
        // The CSL project's style of the same name goes by its id alone.
        if let Some(other) = styles.insert(name.to_string_lossy().into_owned(), packed) {
            styles.insert(other.id.clone(), other);
        }
    }
    Ok(())
}

/// The text of the first `<name>` of `xml`. Our own styles use the processor's extensions to CSL,
/// which `citationberg` does not read.
fn element(xml: &str, name: &str) -> Result<String> {
    let start = xml.split_once(&format!("<{name}>"));
    let text = start.and_then(|(_, rest)| rest.split_once(&format!("</{name}>")));
    let (text, _) = text.ok_or_else(|| format!("a style without <{name}>"))?;
    Ok(text.to_string())
}

fn write_styles(out: &Path, styles: &BTreeMap<String, Packed>) -> Result<()> {
    let mut taken: HashSet<String> = styles.keys().cloned().collect();
    let mut code = String::from("&[\n");
    for (name, style) in styles {
        let aliases: Vec<&String> = style
            .aliases
            .iter()
            .filter(|alias| taken.insert((*alias).clone()))
            .collect();
        let file = format!("style-{}.z", name.replace(['/', ':'], "-"));
        compress(&out.join(&file), &style.xml)?;
        writeln!(
            code,
            "EmbeddedStyle {{ name: {name:?}, title: {:?}, id: {:?}, aliases: &{aliases:?}, \
             packed: include_bytes!(concat!(env!(\"OUT_DIR\"), {:?})) }},",
            style.title,
            style.id,
            format!("/{file}"),
        )?;
    }
    code.push_str("]\n");
    Ok(fs::write(out.join("styles.rs"), code)?)
}

fn write_locales(out: &Path) -> Result<()> {
    let mut by_tag = BTreeMap::new();
    for locale in locales() {
        let tag = locale.lang.clone().ok_or("a locale without a language")?;
        by_tag.insert(tag.0, locale_xml(locale)?);
    }
    let mut code = String::from("&[\n");
    for (tag, xml) in by_tag {
        let file = format!("locale-{tag}.z");
        compress(&out.join(&file), &xml)?;
        writeln!(
            code,
            "({tag:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), {:?}))),",
            format!("/{file}"),
        )?;
    }
    code.push_str("]\n");
    Ok(fs::write(out.join("locales.rs"), code)?)
}

fn locale_xml(locale: Locale) -> Result<String> {
    let file = LocaleFile::try_from(locale).map_err(|()| "a locale without a language")?;
    // `citationberg` calls the root of a locale `style`.
    let xml = file.to_xml()?;
    let inner = xml
        .strip_prefix("<style")
        .and_then(|rest| rest.strip_suffix("</style>"));
    let inner = inner.ok_or("a locale that is no element")?;
    Ok(respelled(&format!("<locale{inner}</locale>")))
}

/// Terms that `citationberg` does not call as CSL 1.0.2 and the CSL project's locales do: its name,
/// theirs.
const TERMS: &[(&str, &str)] = &[
    ("and-others", "and others"),
    ("editor-translator", "editortranslator"),
    ("printing-number", "printing"),
    ("sub verbo", "sub-verbo"),
];

/// Attributes whose values `citationberg` does not write as CSL 1.0.2 does.
const ATTRIBUTES: &[(&str, &str)] = &[
    ("locator=\"sub&#32;verbo\"", "locator=\"sub-verbo\""),
    ("term=\"et al\"", "term=\"et-al\""),
    ("term=\"sub verbo\"", "term=\"sub-verbo\""),
];

/// XML of `citationberg` in the spelling of CSL. A term is written under both names: some of its
/// names are those of two terms, and which of them a style used can no longer be told.
fn respelled(xml: &str) -> String {
    const END: &str = "</term>";
    let mut out = String::with_capacity(xml.len());
    for piece in xml.split_inclusive(END) {
        out.push_str(piece);
        let start = piece.rfind("<term ").filter(|_| piece.ends_with(END));
        let term = start
            .and_then(|start| piece.get(start..))
            .unwrap_or_default();
        for (theirs, csl) in TERMS {
            let name = format!("<term name=\"{theirs}\"");
            if let Some(rest) = term.strip_prefix(&name) {
                out.push_str(&format!("<term name=\"{csl}\"{rest}"));
            }
        }
    }
    for (theirs, csl) in ATTRIBUTES {
        out = out.replace(theirs, csl);
    }
    out
}

fn compress(file: &Path, xml: &str) -> Result<()> {
    let packed = miniz_oxide::deflate::compress_to_vec(xml.as_bytes(), COMPRESSION);
    Ok(fs::write(file, packed)?)
}

//! What a table of fields cannot say: values spread over several fields, and fields whose meaning
//! hangs on another.

use super::fields::Shape;
use super::read::Work;
use super::{NOTES_APART, verbatim};
use crate::formats::{dates, language};
use crate::record::form::{Form, FormKind};
use crate::record::{Date, DateVariable, Identifier, IdentifierVariable, ItemType, NameVariable};
use crate::record::{Text, TextVariable, Variable, own};
use crate::text::lang::LangTag;
use crate::text::tex;

/// `editortype` and its like, and the role each stands for (the biblatex manual, 2.3.6).
pub(super) const EDITOR_TYPES: &[(&str, NameVariable)] = &[
    ("editor", NameVariable::Editor),
    ("compiler", NameVariable::Compiler),
    ("director", NameVariable::Director),
    ("producer", NameVariable::Producer),
    ("organizer", NameVariable::Organizer),
    ("illustrator", NameVariable::Illustrator),
    ("collaborator", NameVariable::Contributor),
];

/// Keys of biblatex's `type` and what they stand for.
const GENRES: &[(&str, &str)] = &[
    ("mathesis", "Master’s thesis"),
    ("phdthesis", "PhD thesis"),
    ("bathesis", "Bachelor’s thesis"),
    ("candthesis", "Candidate thesis"),
    ("techreport", "Technical report"),
    ("resreport", "Research report"),
    ("patent", "Patent"),
    ("patentus", "US patent"),
    ("patreq", "Patent request"),
    ("software", "Software"),
    ("datacd", "Data CD"),
    ("audiocd", "Audio CD"),
];

/// What must be settled before the table is read.
pub(super) fn before(work: &mut Work<'_>, kind: &str) {
    let options = work.fields.get("options").map(|v| v.tex.replace(' ', ""));
    match options.as_deref() {
        Some("useprefix=true" | "useprefix") => {
            work.keep_particle = true;
            work.fields.take("options");
        }
        Some(options) if options.contains("useprefix=true") => work.keep_particle = true,
        _ => {}
    }
    languages(work);
    editors(work);
    eprint(work);
    web_address(work);
    let multivolume = work.fields.get("maintitle").is_some();
    if multivolume {
        main_title(work);
    }
    let usual = match kind {
        "mastersthesis" | "masterthesis" => "mathesis",
        "phdthesis" => "phdthesis",
        "bachelorsthesis" => "bathesis",
        _ => "",
    };
    let stated = work.fields.get("type").map(|v| v.tex.trim().to_string());
    let word = stated.as_deref().unwrap_or(usual);
    if let Some((_, genre)) = GENRES.iter().find(|(key, _)| *key == word) {
        let genre = Text::new(*genre);
        work.reference.texts.insert(TextVariable::Genre, genre);
        work.fields.take("type");
    }
}

/// What completes the values the table has read.
pub(super) fn after(work: &mut Work<'_>) {
    for (field, variable) in [
        ("subtitle", TextVariable::Title),
        ("booksubtitle", TextVariable::ContainerTitle),
        ("journalsubtitle", TextVariable::ContainerTitle),
        ("issuesubtitle", TextVariable::VolumeTitle),
    ] {
        append(work, field, variable, ": ");
    }
    if let Some(addon) = work
        .fields
        .get("titleaddon")
        .map(|v| tex::to_unicode(&v.tex))
    {
        let bracketed = addon.strip_prefix('[').and_then(|a| a.strip_suffix(']'));
        let title = work.reference.texts.get_mut(&TextVariable::Title);
        if let (Some(translation), Some(title)) = (bracketed, title) {
            title.forms.push(Form {
                kind: FormKind::Translated { language: None },
                value: translation.to_string(),
            });
            work.fields.take("titleaddon");
        } else {
            append(work, "titleaddon", TextVariable::Title, ". ");
        }
    }
    own_variables(work);
    issued(work);
}

/// Variables of our own: fields of their names, and `пер. с англ.` at the end of a note.
fn own_variables(work: &mut Work<'_>) {
    for name in own::ALL {
        if let Some(text) = work.take_text(name) {
            work.reference
                .custom
                .insert((*name).to_string(), text.into());
        }
    }
    let note = work.reference.text(TextVariable::Note).unwrap_or_default();
    let (note, from) = match note.rsplit_once(NOTES_APART) {
        Some((note, from)) => (note.to_string(), from.to_string()),
        None => (String::new(), note.to_string()),
    };
    if !own::is_translated_from(&from) {
        return;
    }
    let variable = Variable::Text(TextVariable::Note);
    if note.is_empty() {
        work.reference.texts.remove(&TextVariable::Note);
        work.places.retain(|(of, _)| *of != variable);
    } else if let Some(text) = work.reference.texts.get_mut(&TextVariable::Note) {
        text.value = note;
    }
    let custom = &mut work.reference.custom;
    custom.insert(own::TRANSLATED_FROM.into(), from.into());
}

fn append(work: &mut Work<'_>, field: &str, variable: TextVariable, between: &str) {
    let Some(text) = work.reference.texts.get_mut(&variable) else {
        return;
    };
    let Some(value) = work.fields.take(field) else {
        return;
    };
    let more = super::case::unprotect(&tex::to_unicode_keeping_case(&value.tex));
    let closed = text.value.ends_with(['?', '!', ':', '.', '…']);
    let between = if closed { " " } else { between };
    if !more.is_empty() {
        text.value.push_str(between);
        text.value.push_str(&more);
    }
}

/// A part of a work in several volumes: `maintitle` names the whole, `title` (or `booktitle`) the
/// volume.
fn main_title(work: &mut Work<'_>) {
    let is_book = work.reference.item_type == ItemType::Book;
    let (whole, volume) = if is_book {
        (TextVariable::Title, "title")
    } else {
        (TextVariable::ContainerTitle, "booktitle")
    };
    work.store(
        volume,
        Variable::Text(TextVariable::VolumeTitle),
        Shape::Title,
    );
    let subtitle = if is_book { "subtitle" } else { "booksubtitle" };
    append(work, subtitle, TextVariable::VolumeTitle, ": ");
    work.store("maintitle", Variable::Text(whole), Shape::Title);
    append(work, "mainsubtitle", whole, ": ");
    append(work, "maintitleaddon", whole, ". ");
    let addon = if is_book {
        "titleaddon"
    } else {
        "booktitleaddon"
    };
    append(work, addon, TextVariable::VolumeTitle, ". ");
}

/// `langid` says how the entry is typeset, `language` what the document is in; the first that is a
/// language counts, and a tag counts for more than babel's name of it.
fn languages(work: &mut Work<'_>) {
    let read = |work: &Work<'_>, field: &str| {
        let value = work.fields.get(field)?;
        Some((language::read(&tex::to_unicode(&value.tex))?, value.place))
    };
    // `hyphenation` is the older name of `langid`.
    if let Some(value) = work.fields.take("hyphenation") {
        work.fields.inherit("langid", &value);
    }
    let (langid, stated) = (read(work, "langid"), read(work, "language"));
    let (field, found) = match (langid, stated) {
        (Some((id, _)), Some((tag, place))) if tag.language() == id.language() => {
            work.fields.take("langid");
            ("language", Some((tag, place)))
        }
        (Some(id), _) => ("langid", Some(id)),
        (None, stated) => ("language", stated),
    };
    if let Some((tag, place)) = found {
        work.fields.take(field);
        work.places.extend(place.map(|p| (Variable::Language, p)));
        work.reference.language = Some(tag);
    }
}

/// Which `langid` and which `language` say that a record is of a language.
pub(super) fn language_fields(tag: &LangTag, biblatex: bool) -> Vec<(&'static str, String)> {
    let babel = language::babel_name(tag);
    let exact = babel.and_then(language::read).as_ref() == Some(tag);
    let mut fields = Vec::new();
    if let Some(name) = babel.filter(|_| biblatex || exact) {
        let field = if biblatex { "langid" } else { "language" };
        fields.push((field, name.to_string()));
    }
    if !exact {
        fields.push(("language", tag.to_string()));
    }
    fields
}

fn editors(work: &mut Work<'_>) {
    for (field, kind) in [
        ("editor", "editortype"),
        ("editora", "editoratype"),
        ("editorb", "editorbtype"),
        ("editorc", "editorctype"),
    ] {
        let word = work.fields.get(kind).map(|v| v.tex.trim().to_lowercase());
        let role = EDITOR_TYPES
            .iter()
            .find(|(name, _)| Some(*name) == word.as_deref());
        if let Some((_, role)) = role
            && !work.reference.names.contains_key(role)
            && work.store(field, Variable::Names(*role), Shape::Names)
        {
            work.fields.take(kind);
        }
    }
}

/// `eprint` with the archive it is of.
fn eprint(work: &mut Work<'_>) {
    let archive = ["eprinttype", "archiveprefix"]
        .iter()
        .find_map(|f| work.fields.get(f))
        .map(|v| v.tex.trim().to_lowercase());
    let Some(value) = work.fields.get("eprint").map(|v| verbatim::read(&v.tex)) else {
        return;
    };
    let kind = match archive.as_deref() {
        Some("arxiv") => IdentifierVariable::Arxiv,
        Some("pubmed" | "pmid") => IdentifierVariable::Pmid,
        Some("pmc" | "pmcid") => IdentifierVariable::Pmcid,
        Some("edn") => IdentifierVariable::Edn,
        None if is_arxiv(&value) => IdentifierVariable::Arxiv,
        _ => return,
    };
    let place = work.fields.take("eprint").and_then(|v| v.place);
    work.fields.take("eprinttype");
    work.fields.take("archiveprefix");
    work.places
        .extend(place.map(|p| (Variable::Identifier(kind), p)));
    let identifier = Identifier::new(kind, &value);
    work.reference.identifiers.insert(kind, identifier);
}

fn is_arxiv(value: &str) -> bool {
    use crate::record::identifier::Validity;
    Identifier::new(IdentifierVariable::Arxiv, value).validity() == Validity::Valid
}

/// `howpublished` is often nothing but an address.
fn web_address(work: &mut Work<'_>) {
    let url = Variable::Text(TextVariable::Url);
    let is_url = |tex: &str| tex.contains("\\url{") || tex.trim_start().starts_with("http");
    let found = work.fields.get("howpublished").filter(|v| is_url(&v.tex));
    let Some(value) = found else {
        return;
    };
    let text = match value.tex.find("\\url{") {
        Some(at) => {
            let rest = &value.tex[at + 5..];
            verbatim::read(rest.split('}').next().unwrap_or_default())
        }
        None => verbatim::read(&value.tex),
    };
    let given = work.fields.get("url").map(|v| verbatim::read(&v.tex));
    if text.contains(char::is_whitespace) || given.is_some_and(|given| given != text) {
        return;
    }
    let place = work.fields.take("howpublished").and_then(|v| v.place);
    work.places.extend(place.map(|p| (url, p)));
    work.reference
        .texts
        .insert(TextVariable::Url, Text::new(text));
    work.fields.take("url");
}

/// `year`, `month` and `day`, where there is no `date`.
fn issued(work: &mut Work<'_>) {
    if work.reference.dates.contains_key(&DateVariable::Issued) {
        for field in ["year", "month", "day"] {
            work.fields.take(field);
        }
        return;
    }
    let variable = Variable::Date(DateVariable::Issued);
    if !work.store("year", variable, Shape::Date) {
        return;
    }
    let month = work.take_text("month");
    let day = work.take_text("day");
    let Some(Date::Point(year)) = work.reference.dates.get(&DateVariable::Issued) else {
        return;
    };
    let (year, Some(month)) = (*year, month) else {
        return;
    };
    let words = month.replace('\u{a0}', " ");
    let words = match words.trim().parse::<u8>() {
        Ok(number @ 1..=12) => MONTHS[usize::from(number) - 1].to_string(),
        _ => words,
    };
    let date = day
        .and_then(|day| dates::with_month(year, &format!("{day} {words}")))
        .or_else(|| dates::with_month(year, &words));
    if let Some(date) = date {
        work.reference.dates.insert(DateVariable::Issued, date);
    }
}

/// BibTeX's macros for the months.
pub(super) const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

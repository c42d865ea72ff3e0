//! Records to `.bib` files, and what is lost on the way.

use super::fields::{FIELDS, Shape};
use super::special::{EDITOR_TYPES, MONTHS, language_fields};
use super::{Dialect, KEPT, NOTES_APART, case, names, types, verbatim};
use crate::formats::codec::{WriteOptions, Written};
use crate::formats::loss::{Losses, variables, written};
use crate::record::date::{DatePart, DatePoint, Season};
use crate::record::name::NameParts;
use crate::record::{Date, DateVariable, IdentifierVariable, ItemType, Reference};
use crate::record::{TextVariable, Variable, own};
use crate::text::tex;
use serde_json::{Map, Value};

/// Writes a file.
pub(in crate::formats) fn write(
    references: &[Reference],
    options: &WriteOptions,
    dialect: Dialect,
) -> Written {
    let write = |reference: &Reference, text: &mut String, losses: &mut Losses| {
        let number = losses.number();
        let mut writer = Writer {
            reference,
            biblatex: dialect.is_biblatex(),
            ascii: options.ascii,
            fields: Vec::new(),
            done: Vec::new(),
            losses,
        };
        let kind = writer.entry();
        if number > 1 {
            text.push('\n');
        }
        let key = citekey(&reference.id, number);
        text.push_str(&format!("@{kind}{{{key},\n"));
        for (name, value) in &writer.fields {
            text.push_str(&format!("  {name} = {value},\n"));
        }
        text.push_str("}\n");
    };
    written(references, write, |text| super::read(text, dialect))
}

struct Writer<'a> {
    reference: &'a Reference,
    biblatex: bool,
    ascii: bool,
    /// Names and values, the values with their braces.
    fields: Vec<(String, String)>,
    /// Variables that have been written.
    done: Vec<Variable>,
    losses: &'a mut Losses,
}

impl Writer<'_> {
    /// Collects the fields and gives the entry type.
    fn entry(&mut self) -> String {
        let reference = self.reference;
        let kept = reference.custom.get(KEPT).and_then(Value::as_object);
        let kind = self.entry_type(kept);
        for row in FIELDS {
            if row.by.writes(self.biblatex)
                && row.when.holds(reference.item_type)
                && !self.done.contains(&row.variable)
                && reference.has(row.variable)
                && !self.has_field(row.field)
            {
                self.row(row.field, row.variable, row.shape);
            }
            if row.field == "title" {
                self.translation();
            }
            if row.field == "bookauthor" {
                self.editors();
            }
            if row.field == "url" {
                self.eprint();
            }
        }
        self.own_fields();
        self.language();
        if let Some(subtype) = types::subtype(reference.item_type).filter(|_| self.biblatex) {
            self.put("entrysubtype", subtype.to_string());
        }
        if self.useprefix() {
            self.put("options", "useprefix=true".to_string());
        }
        self.kept_fields(kept);
        self.report_losses();
        kind
    }

    fn put(&mut self, field: &str, value: String) {
        self.fields
            .push((field.to_string(), format!("{{{value}}}")));
    }

    fn has_field(&self, field: &str) -> bool {
        self.fields.iter().any(|(name, _)| name == field)
    }

    fn entry_type(&mut self, kept: Option<&Map<String, Value>>) -> String {
        let item = self.reference.item_type;
        let original = kept.and_then(|kept| kept.get("entrytype")?.as_str());
        if let Some(kind) = original
            && !kind.is_empty()
            && kind.bytes().all(|b| b.is_ascii_alphanumeric())
            && types::read(kind, "").0 == item
        {
            return kind.to_string();
        }
        if item == ItemType::Thesis && !self.biblatex {
            let genre = self.reference.text(TextVariable::Genre).unwrap_or_default();
            let genre = genre.to_lowercase();
            if genre.contains("master") || genre.contains("магист") {
                return "mastersthesis".to_string();
            }
        }
        let kind = types::write(item, self.biblatex).unwrap_or("misc");
        if types::read(
            kind,
            types::subtype(item)
                .filter(|_| self.biblatex)
                .unwrap_or_default(),
        )
        .0 != item
        {
            self.losses.changed_type(item, kind);
        }
        kind.to_string()
    }

    /// Writes one variable into one field.
    fn row(&mut self, field: &str, variable: Variable, shape: Shape) {
        let reference = self.reference;
        match variable {
            Variable::Names(v) => {
                if let Some(names) = reference.names.get(&v) {
                    self.put(field, names::write(names, self.ascii));
                }
            }
            Variable::Date(v) => {
                if let Some(date) = reference.dates.get(&v) {
                    self.date(field, v, date);
                }
            }
            Variable::Text(TextVariable::Note) => {
                let note = reference.text(TextVariable::Note).unwrap_or_default();
                match reference.own(own::TRANSLATED_FROM) {
                    Some(from) if own::is_translated_from(from) => {
                        self.text(field, shape, &format!("{note}{NOTES_APART}{from}"))
                    }
                    _ => self.text(field, shape, note),
                }
            }
            Variable::Text(v) => {
                let text = reference.text(v).unwrap_or_default();
                self.text(field, shape, text);
            }
            Variable::Number(v) => {
                let text = reference.number(v).unwrap_or_default();
                self.text(field, shape, text);
            }
            Variable::Identifier(v) => {
                let text = reference.identifier(v).unwrap_or_default();
                self.text(field, shape, text);
            }
            Variable::Language => {}
        }
        self.done.push(variable);
    }

    fn text(&mut self, field: &str, shape: Shape, text: &str) {
        let value = match shape {
            Shape::Title => tex::escape(&case::protect(text), self.ascii),
            Shape::Verbatim => verbatim::write(text),
            Shape::Pages => {
                let pages = text.replace(['–', '—', '‐', '‑', '−'], "-");
                tex::escape(&pages, self.ascii)
                    .replace("{}-", "-")
                    .replace('-', "--")
                    .replace("----", "--")
            }
            Shape::List => {
                let value = tex::escape(text, self.ascii);
                // The word `and` would divide it.
                let divides = text
                    .split_whitespace()
                    .any(|w| w.eq_ignore_ascii_case("and"));
                if divides {
                    format!("{{{value}}}")
                } else {
                    value
                }
            }
            _ => tex::escape(text, self.ascii),
        };
        self.put(field, value);
    }

    fn date(&mut self, field: &str, variable: DateVariable, date: &Date) {
        if field != "date" {
            return self.put(field, verbatim_date(date, self.ascii));
        }
        match date {
            Date::Literal(words) => self.put("year", tex::escape(words, self.ascii)),
            _ => self.put("date", date.to_string()),
        }
        self.done.push(Variable::Date(variable));
    }

    /// `year`, `month` and `day` for BibTeX.
    fn year_and_month(&mut self) {
        let Some(date) = self.reference.dates.get(&DateVariable::Issued) else {
            return;
        };
        self.done.push(Variable::Date(DateVariable::Issued));
        let (year, month, day) = split_date(date);
        self.put("year", tex::escape(&year, self.ascii).replace("-{}-", "--"));
        if let Some(month) = month {
            match MONTHS.iter().find(|m| **m == month) {
                Some(name) => self.fields.push(("month".into(), (*name).to_string())),
                None => self.put("month", month),
            }
        }
        if let Some(day) = day {
            self.put("day", day);
        }
        let whole = match date {
            Date::Point(point) => !point.uncertain && !point.approximate,
            Date::Literal(_) => true,
            Date::Range(..) => matches!(split_date(date), (_, None, None)),
        };
        if !whole {
            self.losses.narrowed(Variable::Date(DateVariable::Issued));
        }
    }

    fn translation(&mut self) {
        let title = self.reference.texts.get(&TextVariable::Title);
        if let Some(translation) = title.and_then(|title| title.translated())
            && !self.has_field("titleaddon")
        {
            self.put(
                "titleaddon",
                format!("[{}]", tex::escape(translation, self.ascii)),
            );
            if !self.biblatex {
                let what =
                    "the translated title goes into `titleaddon`, which BibTeX styles do not print";
                self.losses.moved(what);
            }
        }
        // BibTeX's own order: the year behind the title.
        if !self.biblatex && !self.has_field("year") {
            self.year_and_month();
        }
    }

    /// Roles for which biblatex has `editortype`.
    fn editors(&mut self) {
        if !self.biblatex {
            return;
        }
        let mut free = ["editor", "editora", "editorb", "editorc"].into_iter();
        if self.has_field("editor") {
            free.next();
        }
        for (word, role) in EDITOR_TYPES.iter().skip(1) {
            let Some(names) = self.reference.names.get(role) else {
                continue;
            };
            let Some(field) = free.next() else {
                return;
            };
            self.put(field, names::write(names, self.ascii));
            self.put(&format!("{field}type"), (*word).to_string());
            self.done.push(Variable::Names(*role));
        }
    }

    /// The first of the identifiers that are `eprint`s; the others have fields of their own names.
    fn eprint(&mut self) {
        for (kind, archive, field) in [
            (IdentifierVariable::Arxiv, "arxiv", "arxiv"),
            (IdentifierVariable::Pmid, "pubmed", "pmid"),
            (IdentifierVariable::Pmcid, "pmcid", "pmcid"),
            (IdentifierVariable::Edn, "edn", "edn"),
        ] {
            let Some(value) = self.reference.identifier(kind) else {
                continue;
            };
            let value = verbatim::write(value);
            if self.has_field("eprint") {
                self.put(field, value);
            } else {
                self.put("eprint", value);
                let field = if self.biblatex {
                    "eprinttype"
                } else {
                    "archiveprefix"
                };
                self.put(field, archive.to_string());
            }
            self.done.push(Variable::Identifier(kind));
        }
    }

    /// Variables of our own have fields of their own names, which BibTeX passes over; that the work
    /// was translated stands in the note, where it is printed.
    fn own_fields(&mut self) {
        for name in own::ALL {
            let Some(text) = self.reference.own(name) else {
                continue;
            };
            let field = match *name {
                own::TRANSLATED_FROM if own::is_translated_from(text) => "note",
                name => name,
            };
            if !self.has_field(field) {
                self.text(field, Shape::Text, text);
            }
        }
    }

    fn language(&mut self) {
        if let Some(tag) = &self.reference.language {
            for (field, value) in language_fields(tag, self.biblatex) {
                self.put(field, value);
            }
            self.done.push(Variable::Language);
        }
    }

    /// Whether the particles of the names are kept with the family names, which biblatex must be
    /// told and BibTeX always does.
    fn useprefix(&self) -> bool {
        let names = self.reference.names.values().flat_map(|names| &names.list);
        let person = |parts: &NameParts| match parts {
            NameParts::Person(p) => !p.non_dropping_particle.is_empty(),
            NameParts::Literal(_) => false,
        };
        self.biblatex && names.into_iter().any(|name| person(&name.parts))
    }

    /// Fields that came from a `.bib` file and that no variable holds.
    fn kept_fields(&mut self, kept: Option<&Map<String, Value>>) {
        for (name, value) in kept.into_iter().flatten() {
            let plain = name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_:+.".contains(&b));
            let Some(value) = value.as_str() else {
                continue;
            };
            if name != "entrytype" && plain && !name.is_empty() && !self.has_field(name) {
                let value = if is_harmless(value) {
                    value.to_string()
                } else {
                    tex::escape(&tex::to_unicode(value), self.ascii)
                };
                self.put(name, value);
            }
        }
    }

    fn report_losses(&mut self) {
        for variable in variables(self.reference) {
            if !self.done.contains(&variable) {
                self.losses.dropped(variable);
            }
        }
        for (variable, text) in &self.reference.texts {
            let written =
                usize::from(*variable == TextVariable::Title && text.translated().is_some());
            if text.forms.len() > written {
                self.losses.forms(Variable::Text(*variable));
            }
        }
        for (variable, names) in &self.reference.names {
            if names.list.iter().any(|name| !name.forms.is_empty()) {
                self.losses.forms(Variable::Names(*variable));
            }
        }
        self.losses.languages(self.reference);
        let written =
            |key: &str| key == KEPT || own::ALL.contains(&key) && self.reference.own(key).is_some();
        for key in self.reference.custom.keys().filter(|key| !written(key)) {
            self.losses.custom(key);
        }
    }
}

/// TeX that a `.bib` file may hold as it is: its braces are balanced and it runs no command.
fn is_harmless(tex: &str) -> bool {
    let mut depth = 0i64;
    let mut command = false;
    for c in tex.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            c if command && c.is_ascii_alphabetic() => return false,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
        command = c == '\\';
    }
    depth == 0 && !command && !tex.contains("\n@")
}

fn verbatim_date(date: &Date, ascii: bool) -> String {
    match date {
        Date::Literal(words) => tex::escape(words, ascii),
        _ => date.to_string(),
    }
}

/// A date as BibTeX's year, month and day.
fn split_date(date: &Date) -> (String, Option<String>, Option<String>) {
    use crate::record::date::Bound;
    match date {
        Date::Literal(words) => (words.clone(), None, None),
        Date::Point(point) => {
            let (month, day) = month_and_day(*point);
            (year_of(*point), month, day)
        }
        Date::Range(Bound::Point(start), Bound::Point(end)) => {
            let years = |p: &DatePoint| p.part == DatePart::Year;
            if years(start) && years(end) {
                let years = format!("{}--{}", year_of(*start), year_of(*end));
                return (years, None, None);
            }
            let (month, _) = month_and_day(*start);
            (year_of(*start), month, None)
        }
        Date::Range(..) => (date.first().map(year_of).unwrap_or_default(), None, None),
    }
}

fn year_of(point: DatePoint) -> String {
    let point = DatePoint {
        part: DatePart::Year,
        approximate: false,
        uncertain: false,
        ..point
    };
    point.to_string()
}

fn month_and_day(point: DatePoint) -> (Option<String>, Option<String>) {
    let season = match point.part {
        DatePart::Season(Season::Spring) => Some("Spring"),
        DatePart::Season(Season::Summer) => Some("Summer"),
        DatePart::Season(Season::Autumn) => Some("Autumn"),
        DatePart::Season(Season::Winter) => Some("Winter"),
        _ => None,
    };
    let month = point
        .month_number()
        .and_then(|m| MONTHS.get(usize::from(m).checked_sub(1)?));
    let month = season.or(month.copied()).map(str::to_string);
    (month, point.day_number().map(|d| d.to_string()))
}

/// A key BibTeX can read: what would end or divide it becomes a hyphen.
fn citekey(id: &str, number: usize) -> String {
    let bad = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(
                c,
                '{' | '}' | '(' | ')' | ',' | '=' | '"' | '#' | '%' | '\'' | '\\' | '~' | '@'
            )
    };
    let key = id.trim().replace(bad, "-");
    if key.is_empty() {
        format!("ref{number}")
    } else {
        key
    }
}

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
use unicode_normalization::char::decompose_compatible;

use snoska::csl::{Citation, Cite, Locale, Options, Position, Processor, Style, locales};
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
        .map(csl_json::reference)
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
                        c => match superscript(c) {
                            Some(raised) => {
                                out.push_str("<sup>");
                                out.push_str(&raised);
                                out.push_str("</sup>");
                            }
                            None => out.push(c),
                        },
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

/// The letters of a superscript character, which the fixtures' HTML writes as markup.
fn superscript(c: char) -> Option<String> {
    let raised = matches!(c,
        'ª' | '²' | '³' | '¹' | 'º' | 'ʰ'..='ʸ' | 'ˠ'..='ˤ' | 'ᴬ'..='ᵡ' | '⁰'..='ⁿ' | '℠' | '™'
        | '㆒'..='㆟');
    match c {
        'ˀ' => Some("ʔ".to_string()),
        'ˁ' => Some("ʕ".to_string()),
        'ۥ' => Some("و".to_string()),
        'ۦ' => Some("ي".to_string()),
        _ => {
            let mut plain = String::new();
            decompose_compatible(c, |part| plain.push(part));
            (raised && !plain.starts_with(c)).then_some(plain)
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

/// A small reader of CSL-JSON, as loose as the fixtures are.
mod csl_json {
    use serde_json::Value;

    use super::{list, text_of};
    use snoska::record::date::{Bound, Date, DatePoint, Season};
    use snoska::record::name::{Name, NameParts, Names, Person};
    use snoska::record::{Identifier, ItemType, Reference, Text, Variable};
    use snoska::text::lang::LangTag;

    pub fn reference(item: &Value) -> Reference {
        let kind = item["type"]
            .as_str()
            .and_then(|t| t.parse().ok())
            .unwrap_or(ItemType::Document);
        let mut reference = Reference::new(kind);
        for (key, value) in item.as_object().into_iter().flatten() {
            match key.parse::<Variable>() {
                _ if key == "id" => reference.id = text_of(value),
                _ if key == "type" => {}
                Ok(variable) => field(&mut reference, variable, value),
                Err(_) => {
                    reference.custom.insert(key.clone(), value.clone());
                }
            }
        }
        reference
    }

    fn field(reference: &mut Reference, variable: Variable, value: &Value) {
        let text = text_of(value);
        match variable {
            Variable::Names(v) => {
                let names: Vec<Name> = list(value).iter().map(name).collect();
                if !names.is_empty() {
                    reference.names.insert(v, Names::from(names));
                }
            }
            Variable::Date(v) => {
                if let Some(date) = date(value) {
                    reference.dates.insert(v, date);
                }
            }
            _ if text.is_empty() => {}
            Variable::Text(v) => {
                reference.texts.insert(v, Text::new(text));
            }
            Variable::Number(v) => {
                reference.numbers.insert(v, text.into());
            }
            Variable::Identifier(v) => {
                reference.identifiers.insert(v, Identifier::new(v, &text));
            }
            Variable::Language => match LangTag::new(&text) {
                Some(tag) => reference.language = Some(tag),
                None => {
                    reference
                        .custom
                        .insert("language".to_string(), value.clone());
                }
            },
        }
    }

    fn name(name: &Value) -> Name {
        let text = |key: &str| name[key].as_str().unwrap_or_default().trim().to_string();
        if !text("literal").is_empty() {
            return Name::literal(text("literal"));
        }
        let truthy = |key: &str| match &name[key] {
            Value::Bool(b) => *b,
            Value::String(s) => !s.is_empty() && s != "false",
            Value::Number(n) => n.as_u64() != Some(0),
            _ => false,
        };
        let mut person = Person {
            family: text("family"),
            given: text("given"),
            dropping_particle: text("dropping-particle"),
            non_dropping_particle: text("non-dropping-particle"),
            suffix: text("suffix"),
            comma_suffix: truthy("comma-suffix"),
            static_ordering: truthy("static-ordering"),
        };
        let given = !person.given.is_empty();
        if given && person.non_dropping_particle.is_empty() && person.dropping_particle.is_empty() {
            particles(&mut person);
        }
        NameParts::Person(person).into()
    }

    /// Particles within the family name are not dropped, those behind the given name are
    /// (CSL-JSON's convention). A family name in quotation marks has none.
    fn particles(person: &mut Person) {
        if let Some(quoted) = person
            .family
            .strip_prefix('"')
            .and_then(|f| f.strip_suffix('"'))
        {
            person.family = quoted.to_string();
            return;
        }
        if let Some((particle, family)) = leading_particle(&person.family) {
            person.non_dropping_particle = particle;
            person.family = family;
        }
        if let Some((given, suffix)) = person.given.split_once(',') {
            let (suffix, comma) = match suffix.trim().strip_prefix('!') {
                Some(forced) => (forced.trim(), true),
                None => (suffix.trim(), false),
            };
            if person.suffix.is_empty() {
                person.suffix = suffix.to_string();
                person.comma_suffix = comma;
                person.given = given.trim().to_string();
            }
        }
        let words: Vec<&str> = person.given.split_whitespace().collect();
        let small = |w: &&&str| {
            w.chars()
                .all(|c| c.is_lowercase() || matches!(c, '\'' | '’' | '-'))
        };
        let count = words.iter().rev().take_while(small).count();
        if count > 0 && count < words.len() {
            let (given, particle) = words.split_at(words.len() - count);
            person.dropping_particle = particle.join(" ");
            person.given = given.join(" ");
        }
    }

    fn leading_particle(family: &str) -> Option<(String, String)> {
        let mut end = 0;
        let mut rest = family;
        while let Some(at) = rest.find([' ', '\'', '’']) {
            let (word, tail) = rest.split_at(at);
            let mark = tail.chars().next()?;
            if !word.chars().all(|c| c.is_lowercase() || c == '-') || word.is_empty() {
                break;
            }
            end += at + mark.len_utf8();
            rest = &family[end..];
        }
        if end == 0 || rest.is_empty() {
            return None;
        }
        Some((family[..end].trim().to_string(), rest.to_string()))
    }

    fn integer(value: &Value) -> Option<i32> {
        match value {
            Value::String(text) => text.trim().parse().ok(),
            value => value.as_i64().and_then(|n| n.try_into().ok()),
        }
    }

    fn date(value: &Value) -> Option<Date> {
        if let Some(raw) = value["raw"].as_str().or(value.as_str()) {
            return Some(raw_date(raw));
        }
        let circa = !matches!(&value["circa"], Value::Null | Value::Bool(false))
            && text_of(&value["circa"]) != "0";
        let season =
            integer(&value["season"]).and_then(|n| Season::from_number(n.try_into().ok()?));
        let points: Vec<Option<DatePoint>> = list(&value["date-parts"])
            .iter()
            .map(|parts| point(parts, circa, season))
            .collect();
        match points.as_slice() {
            [Some(from)] => Some(Date::Point(*from)),
            [Some(from), Some(to), ..] => Some(Date::Range(Bound::Point(*from), Bound::Point(*to))),
            [Some(from), None, ..] => Some(Date::Range(Bound::Point(*from), Bound::Open)),
            _ => value["literal"]
                .as_str()
                .map(|text| Date::Literal(text.to_string())),
        }
    }

    /// CSL-JSON's year −1 is 1 BC, which is our year 0.
    fn point(parts: &Value, circa: bool, season: Option<Season>) -> Option<DatePoint> {
        let part = |at: usize| integer(&parts[at]);
        let year = part(0).filter(|y| *y != 0)?;
        let year = if year < 0 { year + 1 } else { year };
        let month = part(1)
            .and_then(|m| u8::try_from(m).ok())
            .filter(|m| *m > 0);
        let day = part(2)
            .and_then(|d| u8::try_from(d).ok())
            .filter(|d| *d > 0);
        let point = match (month, day) {
            (Some(month @ 1..=12), Some(day)) => {
                DatePoint::day(year, month, day).or(DatePoint::month(year, month))
            }
            (Some(month @ 1..=12), None) => DatePoint::month(year, month),
            (Some(month), _) => {
                // 13 to 16 and 21 to 24 are seasons.
                let season = if month < 20 { month - 12 } else { month };
                Season::from_number(season).map(|season| DatePoint::season(year, season))
            }
            _ => season.map(|season| DatePoint::season(year, season)),
        };
        Some(DatePoint {
            approximate: circa,
            ..point.unwrap_or(DatePoint::year(year))
        })
    }

    fn raw_date(raw: &str) -> Date {
        if let Some(date) = Date::from_edtf(raw) {
            return date;
        }
        Date::Literal(raw.to_string())
    }
}

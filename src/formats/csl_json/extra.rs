//! What a record knows beyond CSL-JSON, kept under `custom.snoska` of an item:
//!
//! ```json
//! "custom": { "snoska": {
//!   "identifiers": { "arXiv": "2105.01234", "EDN": "ABCDEF" },
//!   "languages": { "title": "ru" },
//!   "dates": { "issued": "199X" },
//!   "forms": {
//!     "title": [ { "kind": "translated", "language": "en", "value": "…" } ],
//!     "author": [ { "name": 1, "kind": "romanized", "system": "…",
//!                   "value": { "family": "…", "given": "…" } } ]
//!   }
//! } }
//! ```
//!
//! `kind` is `printed`, `romanized` (with `system`), `restored` (with `system`, `confidence`) or
//! `translated` (with `language`); `name` counts the names of a role from 1. `dates` holds EDTF
//! for dates that an object cannot say in full, and counts only while it agrees with the object.
//! What does not have this shape is passed over.

use super::{dates, names};
use crate::record::form::{Form, FormKind};
use crate::record::{Date, DateVariable, Identifier, IdentifierVariable, Reference};
use crate::record::{NameVariable, TextVariable};
use crate::text::lang::LangTag;
use serde_json::{Map, Value, json};

/// The key of the object under `custom`.
pub(super) const KEY: &str = "snoska";

/// Writes what CSL-JSON has no place for; empty when there is nothing.
pub(super) fn write(reference: &Reference) -> Map<String, Value> {
    let mut identifiers = Map::new();
    for variable in [IdentifierVariable::Arxiv, IdentifierVariable::Edn] {
        if let Some(value) = reference.identifier(variable) {
            identifiers.insert(variable.as_str().into(), json!(value));
        }
    }
    let mut languages = Map::new();
    let mut forms = Map::new();
    for (variable, text) in &reference.texts {
        if let Some(language) = &text.language {
            languages.insert(variable.as_str().into(), json!(language.as_str()));
        }
        let list: Vec<Value> = text
            .forms
            .iter()
            .map(|form| write_form(&form.kind, json!(form.value), None))
            .collect();
        if !list.is_empty() {
            forms.insert(variable.as_str().into(), list.into());
        }
    }
    for (variable, names) in &reference.names {
        let mut list = Vec::new();
        for (i, name) in names.list.iter().enumerate() {
            for form in &name.forms {
                list.push(write_form(
                    &form.kind,
                    names::write_one(&form.value),
                    Some(i + 1),
                ));
            }
        }
        if !list.is_empty() {
            forms.insert(variable.as_str().into(), list.into());
        }
    }
    let mut edtf = Map::new();
    for (variable, date) in &reference.dates {
        if dates::read(&dates::write(date)).as_ref() != Some(date) {
            edtf.insert(variable.as_str().into(), json!(date.to_string()));
        }
    }
    [
        ("identifiers", identifiers),
        ("languages", languages),
        ("dates", edtf),
        ("forms", forms),
    ]
    .into_iter()
    .filter(|(_, map)| !map.is_empty())
    .map(|(key, map)| (key.to_string(), Value::Object(map)))
    .collect()
}

/// Puts back into a record, whose CSL variables have been read, what [`write`] kept.
pub(super) fn read(extra: &Value, reference: &mut Reference) {
    for (key, value) in object(extra, "identifiers") {
        if let (Ok(kind), Some(text)) = (key.parse::<IdentifierVariable>(), value.as_str()) {
            let identifier = Identifier::new(kind, text);
            reference.identifiers.insert(kind, identifier);
        }
    }
    for (key, value) in object(extra, "languages") {
        if let Ok(variable) = key.parse::<TextVariable>()
            && let Some(text) = reference.texts.get_mut(&variable)
        {
            text.language = value.as_str().and_then(LangTag::new);
        }
    }
    for (key, value) in object(extra, "dates") {
        if let Ok(variable) = key.parse::<DateVariable>()
            && let Some(held) = reference.dates.get_mut(&variable)
            && let Some(full) = value.as_str().and_then(Date::from_edtf)
            && dates::read(&dates::write(&full)).as_ref() == Some(held)
        {
            *held = full;
        }
    }
    for (key, value) in object(extra, "forms") {
        let list = value.as_array().into_iter().flatten();
        if let Ok(variable) = key.parse::<TextVariable>() {
            if let Some(text) = reference.texts.get_mut(&variable) {
                text.forms.extend(list.filter_map(|item| {
                    let value = item.get("value")?.as_str()?.to_string();
                    let kind = read_kind(item)?;
                    Some(Form { kind, value })
                }));
            }
        } else if let Ok(variable) = key.parse::<NameVariable>() {
            list.for_each(|item| read_name_form(item, variable, reference));
        }
    }
}

fn read_name_form(item: &Value, variable: NameVariable, reference: &mut Reference) {
    let number = item.get("name").and_then(Value::as_u64);
    let at = number.and_then(|n| usize::try_from(n).ok()?.checked_sub(1));
    let names = reference.names.get_mut(&variable);
    let name = names.and_then(|names| names.list.get_mut(at?));
    let value = item.get("value").and_then(names::read_one);
    if let (Some(name), Some(value), Some(kind)) = (name, value, read_kind(item)) {
        name.forms.push(Form { kind, value });
    }
}

fn write_form(kind: &FormKind, value: Value, name: Option<usize>) -> Value {
    let mut form = Map::new();
    if let Some(number) = name {
        form.insert("name".into(), json!(number));
    }
    let word = match kind {
        FormKind::Printed => "printed",
        FormKind::Romanized { .. } => "romanized",
        FormKind::Restored { .. } => "restored",
        FormKind::Translated { .. } => "translated",
    };
    form.insert("kind".into(), json!(word));
    if let FormKind::Romanized { system } | FormKind::Restored { system, .. } = kind
        && !system.is_empty()
    {
        form.insert("system".into(), json!(system));
    }
    if let FormKind::Restored { confidence, .. } = kind {
        form.insert("confidence".into(), json!(confidence));
    }
    if let FormKind::Translated {
        language: Some(language),
    } = kind
    {
        form.insert("language".into(), json!(language.as_str()));
    }
    form.insert("value".into(), value);
    Value::Object(form)
}

fn read_kind(item: &Value) -> Option<FormKind> {
    let text = |key: &str| item.get(key).and_then(Value::as_str);
    let system = || text("system").unwrap_or_default().to_string();
    Some(match text("kind")? {
        "printed" => FormKind::Printed,
        "romanized" => FormKind::Romanized { system: system() },
        "restored" => FormKind::Restored {
            system: system(),
            confidence: item
                .get("confidence")
                .and_then(Value::as_f64)
                .unwrap_or(0.0) as f32,
        },
        "translated" => FormKind::Translated {
            language: text("language").and_then(LangTag::new),
        },
        _ => return None,
    })
}

pub(super) fn object<'a>(
    extra: &'a Value,
    key: &str,
) -> impl Iterator<Item = (&'a String, &'a Value)> {
    extra
        .get(key)
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
}

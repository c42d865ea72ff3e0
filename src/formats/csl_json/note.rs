//! Variables that users of reference managers write into `note`, which has no field for them
//! (Zotero's "Extra"): lines `container-title-short: Proc.`, and `{:genre: Essay}` within the text.
//!
//! A date is written in EDTF, a name as `Family || Given`, one a line.

use serde_json::{Map, Value, json};

use crate::record::Variable;

/// The item with the variables of its note in their places and the rest in `note`; `None` when the
/// note has none. A variable the item already has stays as it is, and so does its line; a `type`
/// replaces the item's.
pub(super) fn spread(item: &Map<String, Value>) -> Option<Map<String, Value>> {
    let note = item.get("note")?.as_str()?;
    let mut out = item.clone();
    let mut left: Vec<String> = Vec::new();
    for line in note.lines() {
        match assignment(line) {
            Some((key, value)) if place(key, value, item, &mut out) => {}
            _ => left.push(inline(line, item, &mut out)),
        }
    }
    let rest = left.join("\n");
    if rest.len() == note.len() {
        return None;
    }
    let rest = rest.trim();
    if rest.is_empty() {
        out.remove("note");
    } else {
        out.insert("note".into(), json!(rest));
    }
    Some(out)
}

/// Takes every `{:key: value}` out of a line.
fn inline(line: &str, item: &Map<String, Value>, out: &mut Map<String, Value>) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, tail)) = rest.split_once("{:") {
        let found = tail.split_once('}').and_then(|(inside, after)| {
            let (key, value) = assignment(inside)?;
            place(key, value, item, out).then_some(after)
        });
        kept.push_str(before);
        match found {
            Some(after) => rest = after,
            None => {
                kept.push_str("{:");
                rest = tail;
            }
        }
    }
    kept.push_str(rest);
    kept
}

fn assignment(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let value = value.trim();
    (!value.is_empty()).then_some((key.trim(), value))
}

/// Puts a value where it belongs; `false` when the key is no variable or has a value already.
fn place(key: &str, value: &str, item: &Map<String, Value>, out: &mut Map<String, Value>) -> bool {
    if key == "type" {
        out.insert(key.into(), json!(value));
        return true;
    }
    if key == "note" || item.contains_key(key) {
        return false;
    }
    match key.parse::<Variable>() {
        Ok(Variable::Names(_)) => {
            let list = out.entry(key).or_insert_with(|| json!([]));
            if let Some(list) = list.as_array_mut() {
                list.push(name(value));
            }
        }
        // One value each: a second line of the same variable is text.
        Ok(_) if out.contains_key(key) => return false,
        Ok(Variable::Date(_)) => {
            out.insert(key.into(), json!({ "raw": value }));
        }
        Ok(_) => {
            out.insert(key.into(), json!(value));
        }
        Err(_) => return false,
    }
    true
}

fn name(text: &str) -> Value {
    match text.split_once("||") {
        Some((family, given)) => json!({ "family": family.trim(), "given": given.trim() }),
        None => json!({ "literal": text }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_come_out_of_the_note() {
        let read = |item: Value| {
            let item = item.as_object().cloned().unwrap_or_default();
            spread(&item).map_or(Value::Null, Value::Object)
        };
        for (item, expected) in [
            (
                json!({"note": "genre: Essay\noriginal-date: 1911-08\nA gift."}),
                json!({"note": "A gift.", "genre": "Essay", "original-date": {"raw": "1911-08"}}),
            ),
            (
                json!({"note": "editor: Roe || Jane\neditor: Press Office\ntype: report", "type": "book"}),
                json!({"type": "report", "editor": [{"family": "Roe", "given": "Jane"}, {"literal": "Press Office"}]}),
            ),
            (
                json!({"note": "Bound {:publisher: Dom} in calf {:x: y}"}),
                json!({"note": "Bound  in calf {:x: y}", "publisher": "Dom"}),
            ),
            // What the item has stays; other lines are text.
            (json!({"note": "DOI: 10.1/a", "DOI": "10.1/b"}), Value::Null),
            (json!({"note": "Remark: none\nurl\nDOI:"}), Value::Null),
        ] {
            assert_eq!(read(item.clone()), expected, "{item}");
        }
    }
}

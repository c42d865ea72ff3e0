//! JSON for other programs: an array of entries, each with its runs of text.
//!
//! `[{"id": "…", "text": "…", "runs": [{"text": "…", "italic": true}]}]`. A run's keys besides
//! `text` stand only where they are true: `italic`, `oblique`, `bold`, `light`, `small_caps`,
//! `underline`, `superscript`, `subscript`; and `link`, an address. An entry of several blocks
//! has a line feed between them in `text`, and a number in the margin is an entry's `label`.
//! Nothing is left out of the text: JSON can hold every character.

use super::block::{Position, Run, Slant, Weight, blocks, runs};
use super::{Output, RenderOptions, links};
use crate::text::rich::{Rich, RichList};
use serde_json::{Map, Value, json};

pub(super) const OUTPUT: Output = Output {
    name: "json",
    aliases: &[],
    title: "JSON: entries as runs of formatted text",
    extension: "json",
    binary: false,
    document: true,
    bibliography,
    inline,
};

fn bibliography(list: &RichList, options: &RenderOptions) -> Vec<u8> {
    let list = links::applied(list, options);
    let mut out = String::from("[");
    for (i, entry) in list.entries.iter().enumerate() {
        let mut object = Map::new();
        object.insert("id".into(), json!(entry.id));
        let mut runs: Vec<Run<'_>> = Vec::new();
        for (n, mut block) in blocks(&entry.content).into_iter().enumerate() {
            if n == 0 && !block.label.is_empty() {
                let label = std::mem::take(&mut block.label);
                object.insert("label".into(), json!(plain(&label)));
            }
            if n > 0 {
                runs.push(Run {
                    text: "\n".into(),
                    look: Default::default(),
                    link: None,
                });
            }
            runs.extend(block.into_line());
        }
        object.insert("text".into(), json!(plain(&runs)));
        object.insert("runs".into(), values(&runs));
        out.push_str(if i > 0 { ",\n" } else { "\n" });
        out.push_str(&Value::Object(object).to_string());
    }
    out.push_str("\n]\n");
    out.into_bytes()
}

/// The array of runs.
fn inline(rich: &Rich) -> String {
    values(&runs(rich)).to_string()
}

fn plain(runs: &[Run<'_>]) -> String {
    runs.iter().map(|run| run.text.as_ref()).collect()
}

fn values(runs: &[Run<'_>]) -> Value {
    runs.iter().map(value).collect()
}

fn value(run: &Run<'_>) -> Value {
    let look = run.look;
    let mut object = Map::new();
    object.insert("text".into(), json!(run.text));
    for (set, key) in [
        (look.slant == Slant::Italic, "italic"),
        (look.slant == Slant::Oblique, "oblique"),
        (look.weight == Weight::Bold, "bold"),
        (look.weight == Weight::Light, "light"),
        (look.small_caps, "small_caps"),
        (look.underline, "underline"),
        (look.position == Position::Superscript, "superscript"),
        (look.position == Position::Subscript, "subscript"),
    ] {
        if set {
            object.insert(key.into(), json!(true));
        }
    }
    if let Some(url) = run.link.and_then(links::safe) {
        object.insert("link".into(), json!(url));
    }
    Value::Object(object)
}

//! Automatic numbers: Word keeps no number with a paragraph, it counts (ISO/IEC 29500-1, 17.9).

use super::super::counter;
use super::{attribute, child, is, value};
use roxmltree::{Document, Node};
use std::collections::HashMap;

/// Levels of a list.
const LEVELS: usize = 9;

/// The numberings of a document and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering<'t> {
    /// By the name that paragraphs use.
    instances: HashMap<&'t str, Instance<'t>>,
    /// By the name that instances use.
    definitions: HashMap<&'t str, [Level; LEVELS]>,
    /// How far each definition has counted: instances of one definition go on counting together.
    counts: HashMap<&'t str, [Option<u32>; LEVELS]>,
}

struct Instance<'t> {
    definition: &'t str,
    restarts: [Option<u32>; LEVELS],
    used: bool,
}

#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    /// `%1.`, `[%1]`, `%1.%2`
    pattern: String,
}

impl<'t> Numbering<'t> {
    /// Reads `word/numbering.xml`.
    pub fn read(tree: &'t Document<'_>) -> Numbering<'t> {
        let mut out = Numbering::default();
        for node in tree.root_element().children() {
            if is(node, "abstractNum")
                && let Some(id) = attribute(node, "abstractNumId")
            {
                let mut levels: [Level; LEVELS] = Default::default();
                for (at, level) in numbered_children(node, "lvl") {
                    levels[at] = Level {
                        start: number(level, "start").unwrap_or(1),
                        format: value(level, "numFmt").unwrap_or("decimal").to_string(),
                        pattern: value(level, "lvlText").unwrap_or("").to_string(),
                    };
                }
                out.definitions.insert(id, levels);
            } else if is(node, "num")
                && let Some(id) = attribute(node, "numId")
                && let Some(definition) = value(node, "abstractNumId")
            {
                let mut restarts = [None; LEVELS];
                for (at, level) in numbered_children(node, "lvlOverride") {
                    restarts[at] = number(level, "startOverride");
                }
                let instance = Instance {
                    definition,
                    restarts,
                    used: false,
                };
                out.instances.insert(id, instance);
            }
        }
        out
    }

    /// Counts a paragraph of the numbering `id` at `level` (from 0) and gives its printed
    /// number; `None` when nothing is printed.
    pub fn next(&mut self, id: &str, level: u8) -> Option<String> {
        let instance = self.instances.get_mut(id)?;
        let levels = self.definitions.get(instance.definition)?;
        let counts = self.counts.entry(instance.definition).or_default();
        let level = usize::from(level).min(LEVELS - 1);
        if !std::mem::replace(&mut instance.used, true) {
            for (count, restart) in counts.iter_mut().zip(instance.restarts) {
                if let Some(start) = restart {
                    *count = start.checked_sub(1);
                }
            }
        }
        for (at, count) in counts.iter_mut().enumerate() {
            if at < level {
                count.get_or_insert(levels[at].start);
            } else if at == level {
                *count = Some(count.map_or(levels[at].start, |n| n.saturating_add(1)));
            } else {
                *count = None;
            }
        }
        let own = &levels[level];
        match own.format.as_str() {
            "bullet" => return Some("•".to_string()),
            "none" => return None,
            _ => {}
        }
        let mut out = String::new();
        let mut pattern = own.pattern.chars().peekable();
        while let Some(c) = pattern.next() {
            match (c, pattern.peek().and_then(|d| d.to_digit(10))) {
                ('%', Some(n @ 1..=9)) => {
                    pattern.next();
                    let at = n as usize - 1;
                    let count = counts[at].unwrap_or(levels[at].start);
                    out += &counter::printed(count, counter::Form::of_word(&levels[at].format));
                }
                _ => out.push(c),
            }
        }
        (!out.trim().is_empty()).then_some(out)
    }
}

fn numbered_children<'a, 'i>(
    node: Node<'a, 'i>,
    name: &'static str,
) -> impl Iterator<Item = (usize, Node<'a, 'i>)> {
    node.children()
        .filter(move |n| is(*n, name))
        .filter_map(|n| {
            let at = attribute(n, "ilvl")?.parse::<usize>().ok()?;
            (at < LEVELS).then_some((at, n))
        })
}

fn number(node: Node<'_, '_>, name: &str) -> Option<u32> {
    child(node, name)
        .and_then(|n| attribute(n, "val"))
        .and_then(|v| v.parse().ok())
}

//! Calls of macros.

use roxmltree::Node;

use super::MAX_DEPTH;
use super::xml::{Result, children, error_at, name};
use crate::csl::style::*;

/// Macros must not call themselves, directly or through others, nor lie too deep.
pub(super) fn check_macros(style: &Style, root: Node<'_, '_>) -> Result<()> {
    let calls: Vec<Vec<usize>> = style
        .macros
        .iter()
        .map(|m| {
            let mut found = Vec::new();
            called(&m.elements, &mut found);
            found
        })
        .collect();
    // Depth of each macro's tree of calls; in progress while it is being walked.
    let mut state: Vec<Option<usize>> = vec![None; calls.len()];
    let mut open = vec![false; calls.len()];
    fn walk(
        at: usize,
        calls: &[Vec<usize>],
        state: &mut [Option<usize>],
        open: &mut [bool],
    ) -> Option<usize> {
        if let Some(depth) = state[at] {
            return Some(depth);
        }
        if open[at] || open.iter().filter(|o| **o).count() > MAX_DEPTH {
            return None;
        }
        open[at] = true;
        let mut depth = 0;
        for &next in &calls[at] {
            depth = depth.max(1 + walk(next, calls, state, open)?);
        }
        open[at] = false;
        state[at] = Some(depth);
        Some(depth)
    }
    for at in 0..calls.len() {
        let depth = walk(at, &calls, &mut state, &mut open);
        if depth.is_none_or(|depth| depth > MAX_DEPTH) {
            let name = &style.macros[at].name;
            let node = children(root)
                .find(|c| self::name(*c) == "macro" && c.attribute("name") == Some(name))
                .unwrap_or(root);
            return Err(error_at(
                node,
                format!("macro `{name}` calls itself, or macros lie too deep"),
            ));
        }
    }
    Ok(())
}

fn called(elements: &[Element], found: &mut Vec<usize>) {
    for element in elements {
        match element {
            Element::Text(Text {
                source: TextSource::Macro(index),
                ..
            }) => found.push(*index),
            Element::Group(group) => called(&group.elements, found),
            Element::Names(names) => called(&names.substitute, found),
            Element::Choose(branches) => {
                for branch in branches {
                    called(&branch.elements, found);
                }
            }
            _ => {}
        }
    }
}

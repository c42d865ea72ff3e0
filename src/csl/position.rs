//! Where each cite of a document stands with regard to earlier ones (CSL 1.0.2, Choose).

use std::collections::HashMap;

use super::citation::{Citation, Cite};
use super::style::Position;

/// The position of one cite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    pub position: Position,
    pub near_note: bool,
    /// The note in which the item was first cited.
    pub first_note: Option<u32>,
}

/// The positions of all cites of a document, by citation.
pub(super) fn positions(citations: &[Citation], near_distance: u32) -> Vec<Vec<Found>> {
    // Item: note of the first cite, note of the last one.
    let mut seen: HashMap<&str, (u32, u32)> = HashMap::new();
    // Citations of the text and of the notes follow upon their own kind.
    let mut previous: [Option<&Citation>; 2] = [None; 2];
    // The note of the citation before holds other items too.
    let mut crowded = false;
    let mut out = Vec::with_capacity(citations.len());
    for citation in citations {
        let mut row = Vec::with_capacity(citation.cites.len());
        let [in_text, in_notes] = &mut previous;
        let text = citation.note == 0;
        let previous = if text { in_text } else { in_notes };
        // A note between two, which cites nothing, is what the reader would take for the same place.
        let before_it = previous
            .filter(|p| text || !crowded || p.note == citation.note)
            .filter(|p| citation.note.saturating_sub(p.note) <= 1);
        for (at, cite) in citation.cites.iter().enumerate() {
            let earlier = seen.get(cite.id.as_str()).copied();
            let found = match earlier {
                None => Found {
                    position: Position::First,
                    near_note: false,
                    first_note: None,
                },
                Some((first, last)) => Found {
                    position: repeated(cite, before(citation, at, before_it)),
                    // Cites of the text count as notes of one place.
                    near_note: citation.note.saturating_sub(last) <= near_distance,
                    first_note: (first > 0).then_some(first),
                },
            };
            let first = earlier.map_or(citation.note, |(first, _)| first);
            seen.insert(&cite.id, (first, citation.note));
            row.push(Found {
                position: cite.position.unwrap_or(found.position),
                near_note: cite.near_note.unwrap_or(found.near_note),
                ..found
            });
        }
        if !text {
            crowded = previous.is_some_and(|p| {
                let other =
                    || p.cites.last().map(|c| &c.id) != citation.cites.first().map(|c| &c.id);
                p.note == citation.note && (crowded || other())
            });
        }
        *previous = Some(citation);
        out.push(row);
    }
    out
}

/// The cite before this one: in the same citation, or the only one of the citation before.
fn before<'c>(
    citation: &'c Citation,
    at: usize,
    previous: Option<&'c Citation>,
) -> Option<&'c Cite> {
    if at > 0 {
        return citation.cites.get(at - 1);
    }
    match previous?.cites.as_slice() {
        [only] => Some(only),
        cites
            if cites
                .iter()
                .all(|c| Some(&c.id) == cites.first().map(|f| &f.id)) =>
        {
            cites.last()
        }
        _ => None,
    }
}

fn repeated(cite: &Cite, before: Option<&Cite>) -> Position {
    let Some(before) = before.filter(|before| before.id == cite.id) else {
        return Position::Subsequent;
    };
    let place = |cite: &Cite| {
        let label = cite.label.clone().unwrap_or_else(|| "page".to_string());
        cite.locator
            .clone()
            .filter(|l| !l.is_empty())
            .map(|locator| (label, locator))
    };
    match (place(before), place(cite)) {
        (None, None) => Position::Ibid,
        (None, Some(_)) => Position::IbidWithLocator,
        (Some(_), None) => Position::Subsequent,
        (Some(a), Some(b)) if a == b => Position::Ibid,
        (Some(_), Some(_)) => Position::IbidWithLocator,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cite(text: &str) -> Cite {
        let (id, locator) = text
            .split_once(':')
            .map_or((text, None), |(i, l)| (i, Some(l.to_string())));
        Cite {
            locator,
            ..Cite::new(id)
        }
    }

    #[test]
    fn ibid_is_what_stands_directly_before() {
        use Position::*;
        // Cites of notes 1, 2, …: `item:locator`, several divided by spaces.
        for (notes, expected) in [
            (vec!["a", "a"], vec![First, Ibid]),
            (vec!["a", "a:3"], vec![First, IbidWithLocator]),
            (vec!["a:3", "a:3"], vec![First, Ibid]),
            (vec!["a:3", "a:4"], vec![First, IbidWithLocator]),
            (vec!["a:3", "a"], vec![First, Subsequent]),
            (vec!["a", "b", "a"], vec![First, First, Subsequent]),
            (vec!["a b", "b"], vec![First, First, Subsequent]),
            (vec!["a a"], vec![First, Ibid]),
        ] {
            let citations: Vec<Citation> = notes
                .iter()
                .zip(1..)
                .map(|(note, number)| Citation {
                    cites: note.split(' ').map(cite).collect(),
                    note: number,
                    ..Citation::default()
                })
                .collect();
            let found: Vec<Position> = positions(&citations, 5)
                .into_iter()
                .flatten()
                .map(|f| f.position)
                .collect();
            assert_eq!(found, expected, "{notes:?}");
        }
    }

    #[test]
    fn text_and_notes_are_followed_apart() {
        let at = |id: &str, note| Citation {
            cites: vec![cite(id)],
            note,
            ..Citation::default()
        };
        let found = positions(&[at("a", 0), at("b", 1), at("a", 0), at("b", 2)], 5);
        let found: Vec<Position> = found.iter().flatten().map(|f| f.position).collect();
        // CSL 1.0.2, Choose: the cite before, of the same kind.
        use Position::*;
        assert_eq!(found, [First, First, Ibid, Ibid]);
        // A note of two citations is no single cite.
        let found = positions(&[at("a", 1), at("b", 1), at("b", 2), at("b", 3)], 5);
        let found: Vec<Position> = found.iter().flatten().map(|f| f.position).collect();
        assert_eq!(found, [First, First, Subsequent, Ibid]);
    }

    #[test]
    fn notes_are_near_up_to_the_distance() {
        let at = |id: &str, note| Citation {
            cites: vec![cite(id)],
            note,
            ..Citation::default()
        };
        let found = positions(&[at("a", 1), at("b", 2), at("a", 6), at("a", 12)], 5);
        let near: Vec<bool> = found.iter().flatten().map(|f| f.near_note).collect();
        assert_eq!(near, [false, false, true, false]);
        assert_eq!(found[3][0].first_note, Some(1));
    }
}

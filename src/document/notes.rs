//! Footnotes and endnotes: those that cite, cut into the references they hold.

use super::entry_shape::{Start, start};
use super::evidence::Evidence;
use super::line::Line;
use super::page::Mark;
use super::segment::Pieces;
use crate::text::above;
use crate::text::span::Span;

/// A note that scores so much holds a reference.
const LIKELY: f32 = 1.8;

/// Parts the lines of a page: those of its text, and each note's.
pub(super) fn apart(lines: Vec<Line>) -> (Vec<Line>, Vec<Vec<Line>>) {
    let mut notes: Vec<Vec<Line>> = Vec::new();
    let mut inside = false;
    let mut text = Vec::with_capacity(lines.len());
    for line in lines {
        if line.mark == Some(Mark::Note) {
            notes.push(Vec::new());
            inside = true;
        } else if line.blank_before || line.mark.is_some() {
            inside = false;
        }
        match notes.last_mut().filter(|_| inside) {
            Some(note) => note.push(line),
            None => text.push(line),
        }
    }
    (text, notes)
}

/// The references in the notes, in their order. A note that only comments gives none; one that
/// cites several works, parted by semicolons, gives each.
pub(super) fn references(text: &str, notes: &[Vec<Line>]) -> Vec<Pieces> {
    let pieces = notes
        .iter()
        .map(|note| note.iter().map(|line| line.span).collect::<Pieces>());
    pieces
        .flat_map(|note| parts(text, note))
        .map(|part| without_sign(text, part))
        .filter(|part| cites(text, part))
        .collect()
}

/// Cuts a note at semicolons behind which a work begins.
fn parts(text: &str, note: Pieces) -> Vec<Pieces> {
    let mut out = vec![Pieces::new()];
    for piece in note {
        let content = piece.of(text);
        let mut from = 0;
        for (at, _) in content.match_indices(';') {
            let rest = content.get(at + 1..).unwrap_or("");
            let before = content.get(from..at).unwrap_or("");
            let part = out.last_mut();
            if matches!(start(rest.trim_start()), Start::Author | Start::SameAuthor)
                && Evidence::of(before).score() >= LIKELY
                && let Some(part) = part
            {
                part.push(Span::new(piece.start + from, piece.start + at).trim(text));
                out.push(Pieces::new());
                from = at + 1;
            }
        }
        if let Some(part) = out.last_mut() {
            part.push(Span::new(piece.start + from, piece.end).trim(text));
        }
    }
    out.retain(|part| part.iter().any(|piece| !piece.is_empty()));
    out
}

/// The part without the word that sends the reader to it: `См.:`, `See also`.
fn without_sign(text: &str, mut part: Pieces) -> Pieces {
    const SIGNS: &[&str] = &[
        "см. также",
        "см., например",
        "см.",
        "ср.",
        "цит. по",
        "подробнее см.",
        "подробнее об этом см.",
        "see also",
        "see, for example",
        "see e.g.",
        "see, e.g.",
        "see",
        "cf.",
        "cited in",
        "vgl.",
        "siehe",
        "voir aussi",
        "voir",
        "véase también",
        "véase",
        "див.",
    ];
    if let Some(first) = part.first_mut() {
        let content = first.of(text);
        for sign in SIGNS {
            let length: usize = content
                .chars()
                .take(sign.chars().count())
                .map(char::len_utf8)
                .sum();
            let (head, rest) = content.split_at_checked(length).unwrap_or(("", content));
            let parted = rest.starts_with([' ', ':', ',', '\u{a0}']);
            if head.to_lowercase() == *sign && parted {
                let body = rest.trim_start_matches([':', ',', ' ', '\u{a0}']);
                first.start += content.len() - body.len();
                break;
            }
        }
    }
    part
}

fn cites(text: &str, part: &[Span]) -> bool {
    let joined: Vec<&str> = part.iter().map(|piece| piece.of(text)).collect();
    let joined = joined.join(" ");
    let body = super::marker::marker(&joined)
        .and_then(|m| joined.get(m.len..))
        .unwrap_or(&joined)
        .trim_start();
    if above::is_pointer(body) {
        return true;
    }
    let bonus = match start(body) {
        Start::Author | Start::SameAuthor => 0.9,
        Start::Likely => 0.4,
        _ => 0.0,
    };
    Evidence::of(body).score() + bonus >= LIKELY
}

#[cfg(test)]
mod tests {
    use super::super::find::find;
    use super::super::page::Extracted;
    use super::*;

    #[test]
    fn notes_that_cite_are_references() {
        let mut document = Extracted::default();
        document.push_paragraph("Карты и моря", Some(Mark::Heading));
        document.push_paragraph("Об этих картах писали не раз.", None);
        for note in [
            "См.: Иванов И. И. Карты мира. М.: Наука, 1999. С. 15; Петров П. П. Моря. М.: Мир, 2001. С. 7.",
            "Там же. С. 16.",
            "Здесь и далее перевод наш.",
            "Smith J. Maps and seas. London: Sea, 1999. P. 12.",
        ] {
            document.push_paragraph(note, Some(Mark::Note));
        }
        let found = find(&document.page);
        assert_eq!(found.lists.len(), 1);
        let list = &found.lists[0];
        assert!(list.in_notes);
        let entries: Vec<&str> = list.entries.iter().map(|e| e.text.as_str()).collect();
        assert_eq!(
            entries,
            [
                "Иванов И. И. Карты мира. М.: Наука, 1999. С. 15",
                "Петров П. П. Моря. М.: Мир, 2001. С. 7.",
                "Там же. С. 16.",
                "Smith J. Maps and seas. London: Sea, 1999. P. 12.",
            ]
        );
    }
}

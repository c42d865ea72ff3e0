//! Footnotes and endnotes: those that cite, cut into the references they hold.

use super::entry_shape::{Start, start};
use super::evidence::Evidence;
use super::line::Line;
use super::page::Mark;
use super::segment::Pieces;
use crate::text::above;
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

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
        } else if line.blank_before || line.page_break || line.mark.is_some() {
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

/// Cuts a note where a work ends and the next begins: at a semicolon, or at words that send the
/// reader on (`См. также:`).
fn parts(text: &str, note: Pieces) -> Vec<Pieces> {
    let mut out = vec![Pieces::new()];
    for (i, piece) in note.iter().enumerate() {
        let content = piece.of(text);
        // A semicolon at the end of a line: the work begins in the next.
        let below = note.get(i + 1).map_or("", |next| next.of(text));
        let mut from = 0;
        for at in borders(content) {
            let behind = content.get(at..).unwrap_or("").trim_start_matches(';');
            let behind = match behind.trim() {
                "" => below,
                _ => behind,
            };
            let before = content.get(from..at).unwrap_or("");
            let sent = sign(behind).map_or(0, |sign| sign.end);
            let work = behind.get(sent..).unwrap_or("").trim_start();
            let begins = matches!(start(work), Start::Author | Start::SameAuthor)
                || sent > 0 && start(work) == Start::Likely;
            let ended = Evidence::of(before).score() >= LIKELY || above::is_pointer(before.trim());
            if let Some(part) = out.last_mut().filter(|_| begins && ended) {
                part.push(Span::new(piece.start + from, piece.start + at).trim(text));
                out.push(Pieces::new());
                from = at + usize::from(content.get(at..).is_some_and(|t| t.starts_with(';')));
            }
        }
        if let Some(part) = out.last_mut() {
            part.push(Span::new(piece.start + from, piece.end).trim(text));
        }
    }
    out.retain(|part| part.iter().any(|piece| !piece.is_empty()));
    out
}

/// The bytes at which a work may end: semicolons, and words that send on behind a full stop.
fn borders(content: &str) -> Vec<usize> {
    let mut out: Vec<usize> = content.match_indices(';').map(|(at, _)| at).collect();
    out.extend(
        SIGN.find_iter(content)
            .map(|found| found.start())
            .filter(|at| {
                let before = content.get(..*at).unwrap_or("");
                before.trim_end().ends_with('.')
            }),
    );
    out.sort_unstable();
    out
}

/// Words that send the reader to a work: `См.:`, `Подробнее об этом см., например:`, `See also`.
static SIGN: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?ix)
        \b(?: (?: подробнее | подробно | детальнее | докладніше | детальніше | for\ (?:more\ )?details
             | further | ausführlich(?:er)? | pour\ plus\ de\ détails )
           (?: \s+(?:об\ этом|о\ нем|о\ нём|про\ це|hierzu|dazu) )? ,? \s* )?
        (?: см | ср | цит\.?\ по | див | пор | see | cf | compare | vgl | siehe | voir | véase | cfr
          | zob | viz | cited\ in | quoted\ in | zitiert\ nach | cité\ d’après )
        \b\.?
        (?: ,?\s* (?: также | тж | еще | ещё | об\ этом | подробнее | подробно | напр | например
          | в\ частности | also | e\.\ ?g | for\ example | for\ instance | inter\ alia | in\ particular
          | auch | dazu | z\.\ ?B | aussi | notamment | par\ exemple | también | por\ ejemplo | anche
          | też | np | також | детальніше | наприклад ) \b\.? )*
        \s*[:,]?\s*";
    Regex::new(pattern).expect("the pattern is fixed")
});

/// The words at the beginning of a text that send the reader to a work, with the mark behind them.
fn sign(content: &str) -> Option<Span> {
    let blank = content.len() - content.trim_start().len();
    let found = SIGN
        .find_at(content, blank)
        .filter(|found| found.start() == blank)?;
    let rest = content.get(found.end()..)?;
    // `See, J.` is an author.
    let initial = found.as_str().trim_end().ends_with(',')
        && rest.chars().nth(1) == Some('.')
        && rest.starts_with(char::is_uppercase);
    let apart = found.as_str().ends_with([':', ',', ' ', '\u{a0}']) && !rest.is_empty();
    (apart && !initial).then(|| Span::new(found.start(), found.end()))
}

/// The part without the words that send the reader to it, and without a remark before them
/// (`Об этом писали не раз, см.: …`).
fn without_sign(text: &str, mut part: Pieces) -> Pieces {
    let Some(first) = part.first_mut() else {
        return part;
    };
    let content = first.of(text);
    if let Some(sign) = sign(content) {
        first.start += sign.end;
        return part;
    }
    let sent = SIGN.find_iter(content).find(|found| {
        let before = content.get(..found.start()).unwrap_or("");
        let work = content.get(found.end()..).unwrap_or("");
        found.start() > 0
            && Evidence::of(before).score() < LIKELY
            && matches!(start(work), Start::Author | Start::SameAuthor)
    });
    if let Some(found) = sent {
        first.start += found.end();
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
            "Об этом писали не раз, подробнее см.: Зимин А. А. Реки. М.: Наука, 1989. С. 4. См. также: Лис Б. Б. Дом. М.: Мир, 1988. С. 9.",
            "Ibid., p. 15; see also Jones K. Rivers. Oxford: Land, 2001. P. 3.",
            "See, J. Bridges of the North. London: Sea, 1999. P. 12.",
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
                "Зимин А. А. Реки. М.: Наука, 1989. С. 4.",
                "Лис Б. Б. Дом. М.: Мир, 1988. С. 9.",
                "Ibid., p. 15",
                "Jones K. Rivers. Oxford: Land, 2001. P. 3.",
                "See, J. Bridges of the North. London: Sea, 1999. P. 12.",
            ]
        );
    }
}

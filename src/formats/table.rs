//! A table for reading: one line an entry, fields in columns. Only written, for people; `?` marks a
//! field of which the parser is not sure.
//!
//! Deliberately without knowledge of the terminal: the caller gives the width in columns. Nothing in
//! the records can send the terminal a command.

use crate::record::entry::Entry;
use crate::record::{DateVariable, NameVariable, NumberVariable, TextVariable, Variable};
use crate::text::rich::strip_markup;
use crate::text::unicode::is_control;

/// Below this a field is marked as doubtful.
const DOUBTFUL: f32 = 0.7;
const GAP: usize = 2;

/// The table of some entries, `width` columns wide at most (at least 40), a line end behind each
/// line.
pub fn write(entries: &[Entry], width: usize) -> String {
    let rows: Vec<[String; 7]> = entries
        .iter()
        .enumerate()
        .map(|(i, e)| row(i + 1, e))
        .collect();
    let head = ["#", "type", "authors", "year", "title", "in", "vol, pp"].map(String::from);
    let widths = widths(std::iter::once(&head).chain(&rows), width.max(40));
    let mut out = String::new();
    for row in std::iter::once(&head).chain(&rows) {
        let mut line = String::new();
        let mut column = 0;
        let mut filled = 0;
        for (cell, width) in row.iter().zip(widths) {
            if width == 0 {
                continue;
            }
            line.extend(std::iter::repeat_n(' ', column - filled));
            let (text, used) = fit(cell, width);
            line.push_str(&text);
            filled = column + used;
            column += width + GAP;
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn row(number: usize, entry: &Entry) -> [String; 7] {
    let r = &entry.reference;
    let mark = |text: String, variable: Variable| {
        let doubt = entry
            .fields
            .iter()
            .any(|f| f.variable == variable && f.confidence < DOUBTFUL);
        clean(&text) + if doubt && !text.is_empty() { "?" } else { "" }
    };
    let text = |v: TextVariable| {
        mark(
            strip_markup(r.text(v).unwrap_or_default()),
            Variable::Text(v),
        )
    };
    let number_of = |v: NumberVariable| {
        mark(
            r.number(v).unwrap_or_default().to_string(),
            Variable::Number(v),
        )
    };
    let kind = r.item_type.as_str().to_string();
    let doubtful_kind = entry.type_confidence < DOUBTFUL;
    let role = [NameVariable::Author, NameVariable::Editor]
        .into_iter()
        .find(|v| r.names.contains_key(v))
        .unwrap_or(NameVariable::Author);
    let issued = r.dates.get(&DateVariable::Issued);
    let year = match (r.year(), issued) {
        (Some(year), _) => year.to_string(),
        (None, date) => date.map(ToString::to_string).unwrap_or_default(),
    };
    let container = [TextVariable::ContainerTitle, TextVariable::Publisher]
        .into_iter()
        .map(text)
        .find(|t| !t.is_empty())
        .unwrap_or_default();
    let (volume, issue) = (
        number_of(NumberVariable::Volume),
        number_of(NumberVariable::Issue),
    );
    let issue = if issue.is_empty() {
        issue
    } else {
        format!("({issue})")
    };
    let pages = number_of(NumberVariable::Page);
    let between = if pages.is_empty() || (volume.is_empty() && issue.is_empty()) {
        ""
    } else {
        ": "
    };
    [
        number.to_string(),
        if doubtful_kind {
            format!("{kind}?")
        } else {
            kind
        },
        mark(authors(entry, role), Variable::Names(role)),
        mark(year, Variable::Date(DateVariable::Issued)),
        text(TextVariable::Title),
        container,
        format!("{volume}{issue}{between}{pages}"),
    ]
}

/// Family names: all of two, of more the first and an ellipsis.
fn authors(entry: &Entry, role: NameVariable) -> String {
    let Some(names) = entry.reference.names.get(&role) else {
        return String::new();
    };
    let families: Vec<&str> = names.list.iter().map(|n| n.family()).collect();
    match families.as_slice() {
        [one] if names.others => format!("{one} …"),
        [one] => (*one).to_string(),
        [one, two] if !names.others => format!("{one}, {two}"),
        [first, ..] => format!("{first} …"),
        [] => String::new(),
    }
}

/// One line of harmless characters.
fn clean(text: &str) -> String {
    let visible = |c: char| {
        if c.is_whitespace() || is_control(c) {
            ' '
        } else {
            c
        }
    };
    text.chars().map(visible).collect()
}

/// Narrow columns get what they need; title, container and authors share the rest, and the
/// container goes first where there is no room.
fn widths<'a>(rows: impl Iterator<Item = &'a [String; 7]>, width: usize) -> [usize; 7] {
    let mut need = [0usize; 7];
    for row in rows {
        for (most, cell) in need.iter_mut().zip(row) {
            *most = (*most).max(cell.chars().take(500).map(columns).sum());
        }
    }
    let [number, kind, authors, year, title, container, place] = need;
    let mut widths = [
        number,
        kind.min(18),
        authors.min(24),
        year.min(9),
        title,
        container.min(30),
        place.min(18),
    ];
    let used = |widths: &[usize; 7]| {
        let shown = widths.iter().filter(|w| **w > 0).count();
        widths.iter().sum::<usize>() + GAP * shown.saturating_sub(1)
    };
    // The title gives way down to 30 columns, then whole columns go, then the title again.
    let shrink = |widths: &mut [usize; 7], least: usize| {
        let over = used(widths).saturating_sub(width);
        widths[4] = widths[4].saturating_sub(over).max(least.min(widths[4]));
    };
    shrink(&mut widths, 30);
    for column in [5, 6, 1] {
        if used(&widths) > width {
            widths[column] = match column {
                5 => widths[5].min(16),
                _ => 0,
            };
        }
    }
    if used(&widths) > width {
        widths[5] = 0;
    }
    shrink(&mut widths, 8);
    if used(&widths) > width {
        widths[2] = widths[2].min(12);
    }
    shrink(&mut widths, 4);
    widths
}

/// The text cut to a width, with an ellipsis, and how many columns it takes.
fn fit(text: &str, width: usize) -> (String, usize) {
    let whole: usize = text.chars().map(columns).sum();
    if whole <= width {
        return (text.to_string(), whole);
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        if used + columns(c) + 1 > width {
            break;
        }
        used += columns(c);
        out.push(c);
    }
    out.push('…');
    (out, used + 1)
}

/// How many columns a character takes: none for combining marks, two for East Asian wide letters
/// (UAX 11, W and F).
fn columns(c: char) -> usize {
    match c as u32 {
        0x300..=0x36f
        | 0x483..=0x489
        | 0x200b..=0x200d
        | 0x20d0..=0x20ff
        | 0xfe00..=0xfe0f
        | 0xfe20..=0xfe2f => 0,
        0x1100..=0x115f
        | 0x2e80..=0x303e
        | 0x3041..=0x33ff
        | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff
        | 0xa000..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1f64f
        | 0x1f900..=0x1f9ff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::entry::FieldSpan;
    use crate::record::{Date, ItemType, Name, Reference, Text};
    use crate::text::span::{Mapped, Span};

    fn entry(title: &str, confidence: f32) -> Entry {
        let mut r = Reference::new(ItemType::ArticleJournal);
        r.texts.insert(TextVariable::Title, Text::new(title));
        r.texts
            .insert(TextVariable::ContainerTitle, Text::new("Вопросы философии"));
        r.names.insert(
            NameVariable::Author,
            vec![Name::person("Иванов", "И.")].into(),
        );
        r.dates.insert(DateVariable::Issued, Date::year(2001));
        r.numbers.insert(NumberVariable::Page, "1–9".into());
        r.numbers.insert(NumberVariable::Volume, "3".into());
        let field = FieldSpan {
            variable: Variable::Text(TextVariable::Title),
            span: Span::at(0),
            confidence,
        };
        Entry::of_record(Mapped::default(), r, vec![field])
    }

    #[test]
    fn lines_fit_and_doubt_is_marked() {
        let list = [
            entry("Короткое", 0.3),
            entry(
                "中文标题很长很长很长很长很长很长很长很长很长很长很长很长很长很长",
                0.9,
            ),
        ];
        for width in [40, 60, 80, 200] {
            let table = write(&list, width);
            assert_eq!(table.lines().count(), 3);
            for line in table.lines() {
                assert!(
                    line.chars().map(columns).sum::<usize>() <= width,
                    "{width}: {line}"
                );
            }
        }
        let table = write(&list, 200);
        assert!(
            table.contains("Короткое?") && table.contains("3: 1–9"),
            "{table}"
        );
    }

    #[test]
    fn no_control_character_passes() {
        let table = write(&[entry("a\u{1b}[31mb\u{202e}c\nd", 1.0)], 100);
        assert!(table.chars().all(|c| c == '\n' || !is_control(c)));
        assert_eq!(table.lines().count(), 2);
    }
}

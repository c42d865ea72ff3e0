//! What BibTeX and biblatex have in common: syntax, names, letter case, and the table of fields,
//! read in both directions.
//!
//! Either format is read with the fields of both, as files in the wild mix them. A field no
//! variable can hold is kept as it is written in `custom["bibtex"]` of the record, and the entry
//! type in its `entrytype` where the item type would not give it back.

mod case;
mod fields;
mod inherit;
mod names;
mod read;
mod special;
mod syntax;
mod types;
mod verbatim;
mod write;

pub(super) use read::read;
pub(super) use write::write;

/// The key of a record's `custom` for fields that no variable holds.
const KEPT: &str = "bibtex";

/// What divides a note from the statement that the work was translated.
const NOTES_APART: &str = "; ";

/// Which of the two formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Bibtex,
    Biblatex,
}

impl Dialect {
    fn is_biblatex(self) -> bool {
        self == Dialect::Biblatex
    }
}

/// Whether a text looks like a `.bib` file.
pub(super) fn recognise(text: &str) -> bool {
    entry_heads(text).next().is_some()
}

/// Whether a `.bib` file uses what only biblatex has, near its beginning.
pub(super) fn recognise_biblatex(text: &str) -> bool {
    let mut end = text.len().min(100_000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text[..end];
    let only_biblatex = [
        "journaltitle",
        "langid",
        "date",
        "location",
        "eventtitle",
        "eprinttype",
        "xdata",
        "booksubtitle",
        "maintitle",
        "institution=",
        "related",
        "origdate",
    ];
    recognise(head)
        && head.lines().any(|line| {
            let name = line
                .trim_start()
                .split(['=', ' ', '\t'])
                .next()
                .unwrap_or_default();
            line.contains('=')
                && only_biblatex
                    .iter()
                    .any(|field| name.eq_ignore_ascii_case(field))
        })
}

/// The types after an `@` at the beginning of a line, with a brace behind.
fn entry_heads(text: &str) -> impl Iterator<Item = &str> {
    let text = text.trim_start_matches('\u{feff}');
    text.lines().filter_map(|line| {
        let rest = line.trim_start().strip_prefix('@')?.trim_start();
        let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (kind, behind) = rest.split_at(len);
        (len > 1 && behind.trim_start().starts_with(['{', '('])).then_some(kind)
    })
}

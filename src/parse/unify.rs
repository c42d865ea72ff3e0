//! One way of annotating out of many: what training makes of its sources.
//!
//! The sources differ in what belongs to a field. AnyStyle and ParsCit label every word, so that
//! `In:`, `edited by`, `pp.` are parts of fields; GROBID and the article XML label the bare value.
//! Here all of them are brought to our conventions, token by token:
//!
//! - words of number (`pp.`, `Т.`, `no.`) belong to pages, volume and issue;
//! - words of role (`In`, `edited by`, `(eds.)`, `transl.`) are `other`, outside the names;
//! - what announces an address (`URL`, `Available at`) is `available-at`, a date of access with
//!   its words is `accessed`, kinds of thesis are `genre`, `(In Russian)` is `language-note`;
//! - a title's translation in brackets at its end (`Moss [Mousse des toits]`) is
//!   `translated-title`, a container's `container-title-translated`;
//! - AnyStyle's volume, which holds the issue too (`61(2)`), is taken apart;
//! - where a source cannot be relied on, a word may be one of several labels: AnyStyle's `source`,
//!   LinkedBooks' titles (which swallow the container and more) and its numbers.

use super::example::{Annotated, LabelSet, Part, label_set};
use super::feature::cue::{class, cues, word_key};
use super::gap::Separator;
use super::labelled::LabelledReference;
use super::token::{Kind, Tokens, tokenize};
use super::translation;
use crate::record::label::Label;
use crate::text::span::Span;

/// The reference by our conventions.
pub fn unify(reference: &LabelledReference) -> Annotated {
    let mut cells = Cells::new(reference);
    cells.take_apart_volumes();
    cells.name_translations();
    cells.put_out_roles();
    cells.name_addresses();
    cells.name_notes();
    cells.take_in_number_words();
    cells.name_role_words();
    Annotated {
        text: reference.text.clone(),
        parts: cells.parts(),
        elsewhere: NONE,
        weight: weight(reference),
    }
}

/// Whether the parts of a reference hold more than the bare values, as its source labels them.
pub fn holds_more_than_values(reference: &LabelledReference) -> bool {
    matches!(
        reference.source.as_deref(),
        Some("linkedbooks" | "anystyle-ugly")
    )
}

fn weight(reference: &LabelledReference) -> f32 {
    match reference.source.as_deref() {
        Some("anystyle-ugly") => 0.5,
        Some("linkedbooks") => 0.3,
        _ => 1.0,
    }
}

/// A token's label, while it is worked on.
#[derive(Clone, Copy, PartialEq)]
struct Cell {
    labels: LabelSet,
    begins: bool,
}

struct Cells<'r> {
    text: &'r str,
    tokens: Tokens,
    cells: Vec<Cell>,
    /// For every token the word in small letters and its classes.
    words: Vec<(String, u32)>,
}

const NONE: LabelSet = 1;

fn only(label: Label) -> LabelSet {
    label_set(&[label])
}

impl<'r> Cells<'r> {
    fn new(reference: &'r LabelledReference) -> Self {
        let text = reference.text.as_str();
        let tokens = tokenize(text);
        let words: Vec<(String, u32)> = tokens
            .list
            .iter()
            .map(|token| {
                let word = token.span.of(text).to_lowercase();
                let set = cues(word_key(word.chars()));
                (word, set)
            })
            .collect();
        let mut cells = vec![
            Cell {
                labels: NONE,
                begins: true
            };
            tokens.list.len()
        ];
        for (i, span) in reference.spans.iter().enumerate() {
            let raw = reference.raw_labels.get(i).map_or("", String::as_str);
            let source = reference.source.as_deref().unwrap_or("");
            let labels = labels_of(source, raw, span.label);
            let mut begins = true;
            for (cell, token) in cells.iter_mut().zip(&tokens.list) {
                if token.span.start < span.span.end && span.span.start < token.span.end {
                    *cell = Cell { labels, begins };
                    begins = false;
                }
            }
        }
        Cells {
            text,
            tokens,
            cells,
            words,
        }
    }

    /// The runs of tokens that are one part: first token, token after the last, labels.
    fn runs(&self) -> Vec<(usize, usize, LabelSet)> {
        let mut out: Vec<(usize, usize, LabelSet)> = Vec::new();
        for (i, cell) in self.cells.iter().enumerate() {
            match out.last_mut() {
                Some((_, end, labels)) if !cell.begins && *labels == cell.labels => *end = i + 1,
                _ => out.push((i, i + 1, cell.labels)),
            }
        }
        out
    }

    fn runs_of(&self, label: Label) -> Vec<(usize, usize)> {
        let runs = self.runs().into_iter();
        runs.filter(|run| run.2 == only(label))
            .map(|(start, end, _)| (start, end))
            .collect()
    }

    fn set(&mut self, start: usize, end: usize, labels: LabelSet) {
        for i in start..end {
            self.cells[i] = Cell {
                labels,
                begins: i == start || labels == NONE,
            };
        }
        // What follows begins anew.
        if let Some(next) = self.cells.get_mut(end) {
            next.begins = true;
        }
    }

    fn is(&self, i: usize, class_name: &str) -> bool {
        self.words
            .get(i)
            .is_some_and(|(_, set)| set & class(class_name) != 0)
    }

    fn word(&self, i: usize) -> &str {
        self.words.get(i).map_or("", |(word, _)| word.as_str())
    }

    /// `61(2)`, `vol. 8, no. 1`: the number in parentheses, after a mark or an announcement is the
    /// issue.
    fn take_apart_volumes(&mut self) {
        for (start, end) in self.runs_of(Label::Volume) {
            let mut label = Label::Volume;
            let mut seen_number = false;
            for i in start..end {
                let gap = self.tokens.gaps[i];
                let number = self.tokens.list[i].kind == Kind::Number;
                let divided = matches!(
                    gap.separator,
                    Separator::Comma
                        | Separator::Colon
                        | Separator::Slash
                        | Separator::TightPeriod
                        | Separator::Period
                );
                let new = if self.is(i, "issue") && self.word(i) != "s" && !number {
                    Label::Issue
                } else if self.is(i, "volume") && !number {
                    Label::Volume
                } else if (i > start && gap.opens == 2) || (number && seen_number && divided) {
                    Label::Issue
                } else {
                    label
                };
                seen_number |= number;
                self.cells[i] = Cell {
                    labels: only(new),
                    begins: i == start || new != label,
                };
                label = new;
            }
        }
    }

    /// `Mkhi na kryshakh [Mosses on roofs]`: several words in brackets at the end of a title.
    fn name_translations(&mut self) {
        for (label, translated) in translation::TRANSLATED {
            for (start, end) in self.runs_of(label) {
                let found = translation::at_the_end(self.text, &self.tokens, start, end);
                if let Some(first) = found {
                    self.set(start, first, only(label));
                    self.set(first, end, only(translated));
                }
            }
        }
    }

    /// Role words at the ends of names and `In` before a container are `other`.
    fn put_out_roles(&mut self) {
        for label in [
            Label::Editor,
            Label::Translator,
            Label::Author,
            Label::ContainerTitle,
        ] {
            for (start, end) in self.runs_of(label) {
                let role = |i: usize| match label {
                    Label::ContainerTitle => IN_WORDS.contains(&self.word(i)),
                    _ => ROLE_WORDS.contains(&self.word(i)),
                };
                let mut first = start;
                while first < end && first - start < 6 {
                    let linked = first > start && LINKING_WORDS.contains(&self.word(first));
                    let initial = self.tokens.list[first].span.len() == 1
                        && self.tokens.list[first].span.of(self.text) != self.word(first);
                    if initial || !(role(first) || linked) {
                        break;
                    }
                    first += 1;
                }
                let mut last = end;
                while last > first && end - last < 3 && label != Label::ContainerTitle {
                    if !role(last - 1) {
                        break;
                    }
                    last -= 1;
                }
                // A span of role words alone stays what its source says.
                if first == last || (first, last) == (start, end) {
                    continue;
                }
                if label == Label::Author && first > start {
                    continue;
                }
                self.set(start, first, only(Label::Other));
                self.set(first, last, only(label));
                self.set(last, end, only(Label::Other));
            }
        }
    }

    /// Addresses by their form, and the words before them.
    fn name_addresses(&mut self) {
        for i in 0..self.cells.len() {
            let label = match self.tokens.list[i].kind {
                Kind::Doi => Label::Doi,
                Kind::Url => Label::Url,
                Kind::Isbn => Label::Isbn,
                Kind::Issn => Label::Issn,
                Kind::Word | Kind::Number => continue,
            };
            let set = self.cells[i].labels;
            let addresses = label_set(&[
                Label::Doi,
                Label::Url,
                Label::Isbn,
                Label::Issn,
                Label::Note,
            ]) | NONE;
            if set & addresses == 0 {
                continue;
            }
            let mut start = i;
            while start > 0
                && i - start < 4
                && self.cells[start - 1].labels & (set | NONE) != 0
                && (self.is(start - 1, "available")
                    || ADDRESS_WORDS.contains(&self.word(start - 1)))
            {
                start -= 1;
            }
            if start < i {
                self.set(start, i, only(Label::AvailableAt));
            }
            self.set(i, i + 1, only(label));
        }
        for (start, end) in self.runs_of(Label::Doi) {
            if end - start > 1 && self.word(start) == "doi" {
                self.set(start, start + 1, NONE);
            }
        }
    }

    /// Notes that are something better known.
    fn name_notes(&mut self) {
        for (start, end) in self.runs_of(Label::Note) {
            let any = |name: &str| (start..end).any(|i| self.is(i, name));
            let years = (start..end).any(|i| self.tokens.list[i].kind == Kind::Number);
            let label = if any("accessed") && years && end - start < 9 {
                Label::Accessed
            } else if any("language") && end - start == 2 && self.is(start, "in") {
                Label::LanguageNote
            } else if any("thesis") && end - start < 8 {
                Label::Genre
            } else if (start..end).all(|i| self.is(i, "available")) {
                Label::AvailableAt
            } else {
                continue;
            };
            self.set(start, end, only(label));
        }
        // `Retrieved` before a date of access the source labels without it.
        for (start, end) in self.runs_of(Label::Accessed) {
            let mut first = start;
            while first > 0
                && start - first < 4
                && self.cells[first - 1].labels == NONE
                && self.is(first - 1, "accessed")
            {
                first -= 1;
            }
            self.set(first, end, only(Label::Accessed));
        }
    }

    /// `pp.`, `vol.`, `№` that a source leaves outside its numbers.
    fn take_in_number_words(&mut self) {
        for (label, name) in [
            (Label::Pages, "pages"),
            (Label::Volume, "volume"),
            (Label::Issue, "issue"),
        ] {
            for (mut start, mut end) in self.runs_of(label) {
                let free =
                    |cells: &Self, i: usize| cells.cells[i].labels == NONE && cells.is(i, name);
                while start > 0 && free(self, start - 1) {
                    start -= 1;
                }
                let number_last = self.tokens.list[end - 1].kind == Kind::Number;
                let close = self.tokens.gaps[end].separator <= Separator::Space;
                if label == Label::Pages
                    && number_last
                    && close
                    && end < self.cells.len()
                    && free(self, end)
                {
                    end += 1;
                }
                self.set(start, end, only(label));
            }
        }
    }

    /// `In`, `eds.`, `edited by` that a source leaves without a label.
    fn name_role_words(&mut self) {
        for i in 0..self.cells.len() {
            let linked = i > 0
                && self.cells[i - 1].labels == only(Label::Other)
                && LINKING_WORDS.contains(&self.word(i));
            let role = ROLE_WORDS.contains(&self.word(i)) || IN_WORDS.contains(&self.word(i));
            if self.cells[i].labels == NONE && (role || linked) {
                let joined = i > 0
                    && self.cells[i - 1].labels == only(Label::Other)
                    && !self.tokens.gaps[i].divides();
                self.cells[i] = Cell {
                    labels: only(Label::Other),
                    begins: !joined,
                };
            }
        }
    }

    fn parts(&self) -> Vec<Part> {
        let span = |start: usize, end: usize| {
            Span::new(
                self.tokens.list[start].span.start,
                self.tokens.list[end - 1].span.end,
            )
        };
        debug_assert!(
            self.tokens
                .list
                .last()
                .is_none_or(|t| t.span.end <= self.text.len())
        );
        self.runs()
            .into_iter()
            .filter(|run| run.2 != NONE)
            .map(|(start, end, labels)| Part {
                span: span(start, end),
                labels,
            })
            .collect()
    }
}

/// What a source's label may mean.
fn labels_of(source: &str, raw: &str, label: Label) -> LabelSet {
    match (source, raw) {
        ("anystyle-ugly", "source") => LabelSet::MAX >> (31 - Label::ALL.len()),
        ("linkedbooks", "title") => label_set(&[
            Label::Title,
            Label::ContainerTitle,
            Label::CollectionTitle,
            Label::Publisher,
            Label::Editor,
            Label::Other,
        ]),
        ("linkedbooks", "publicationnumber-year") => {
            label_set(&[Label::Volume, Label::Issue, Label::Date])
        }
        ("linkedbooks", "publicationspecifications") => label_set(&[
            Label::Note,
            Label::Other,
            Label::Edition,
            Label::Editor,
            Label::Volume,
            Label::Event,
        ]),
        (_, "trans-title") => only(Label::TranslatedTitle),
        _ => only(label),
    }
}

const IN_WORDS: &[&str] = &["in", "dans", "em", "nel", "у", "в"];

/// Small words between an announcement and its address.
const ADDRESS_WORDS: &[&str] = &["at", "from", "em", "en", "in", "à", "из", "по"];

/// Words that say what a name did.
const ROLE_WORDS: &[&str] = &[
    "in",
    "ed",
    "eds",
    "edited",
    "editor",
    "editors",
    "hrsg",
    "hg",
    "dir",
    "dirs",
    "coord",
    "coords",
    "org",
    "orgs",
    "comp",
    "comps",
    "compiled",
    "red",
    "ред",
    "под",
    "отв",
    "сост",
    "dans",
    "translated",
    "trans",
    "transl",
    "translation",
    "translator",
    "trad",
    "traduit",
    "traduction",
    "traducción",
    "tradução",
    "übers",
    "пер",
    "перевод",
    "cura",
    "éd",
    "éds",
    "tr",
    "herausgegeben",
    "direction",
    "sous",
    "editado",
    "coordinador",
];

/// Words that lead from a role to a name: `edited by`, `translated from the German by`.
const LINKING_WORDS: &[&str] = &[
    "by",
    "and",
    "from",
    "the",
    "par",
    "por",
    "von",
    "de",
    "di",
    "la",
    "du",
    "with",
    "german",
    "french",
    "russian",
    "english",
    "с",
    "англ",
    "general",
    "général",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::labelled::read;

    /// Parts as `text=label|label`.
    fn unified(line: &str) -> Vec<String> {
        let reference = read(line.as_bytes()).unwrap().remove(0);
        let annotated = unify(&reference);
        let names = |set: LabelSet| -> Vec<&str> {
            Label::ALL
                .iter()
                .filter(|l| only(**l) & set != 0)
                .map(|l| l.as_str())
                .collect()
        };
        annotated
            .parts
            .iter()
            .map(|p| {
                format!(
                    "{}={}",
                    p.span.of(&annotated.text),
                    names(p.labels).join("|")
                )
            })
            .collect()
    }

    #[test]
    fn sources_are_brought_to_one_convention() {
        for (line, expected) in [
            (
                r#"{"text":"Acta, 61(2): pp. 3-9.","spans":[[0,5,"container-title"],[6,12,"volume"],[13,21,"pages"]]}"#,
                vec![
                    "Acta=container-title",
                    "61=volume",
                    "2=issue",
                    "pp. 3-9=pages",
                ],
            ),
            (
                r#"{"text":"In: A. Bee (eds.) Hives","spans":[[0,17,"editor"],[18,23,"container-title"]]}"#,
                vec![
                    "In=other",
                    "A. Bee=editor",
                    "eds=other",
                    "Hives=container-title",
                ],
            ),
            (
                r#"{"text":"In Acta vol. 3, p. 5","spans":[[3,7,"container-title"],[13,14,"volume"],[19,20,"pages"]]}"#,
                vec![
                    "In=other",
                    "Acta=container-title",
                    "vol. 3=volume",
                    "p. 5=pages",
                ],
            ),
            (
                r#"{"text":"Available at http://a.org/b","spans":[[0,27,"url"]]}"#,
                vec!["Available at=available-at", "http://a.org/b=url"],
            ),
            (
                r#"{"text":"Accessed 3 May 2014","spans":[[0,19,"note"]]}"#,
                vec!["Accessed 3 May 2014=accessed"],
            ),
        ] {
            assert_eq!(unified(line), expected, "{line}");
        }
    }
}

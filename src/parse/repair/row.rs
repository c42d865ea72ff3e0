//! A row of labelled tokens as the steps of the repair see it: parts with one label, the words and
//! marks in and between them.

use crate::parse::feature::cue::{CueSet, class};
use crate::parse::gap::{Gap, Group, Separator, Within};
use crate::parse::spans::{Tagged, exact_label};
use crate::parse::state::{LABELS, label_index, label_of};
use crate::parse::token::{Kind, Tokens};
use crate::record::label::Label;
use crate::text::word::is_one_of;
use std::cell::RefCell;
use std::rc::Rc;

/// Few references have more parts: room for them is asked for at once.
const MOST_PARTS: usize = 32;

/// The tokens of one reference with their labels.
pub(super) struct Row<'t> {
    pub text: &'t str,
    pub tokens: &'t Tokens,
    /// The classes of `cues.txt` that each token is in.
    cues: &'t [CueSet],
    /// Changed by [`Row::tags_mut`] alone, which forgets what was seen of them.
    tagged: &'t mut [Tagged],
    seen: RefCell<Option<Seen>>,
}

/// What the labels of a row are, until one changes: most steps ask, and few change anything.
struct Seen {
    parts: Rc<[Part]>,
    /// Bit `i` is label number `i`.
    labels: u64,
}

const _: () = assert!(LABELS <= 64, "a label has no bit");

/// Neighbouring tokens that are one span, or a run without a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Part {
    pub label: Option<Label>,
    /// Number of the first token.
    pub first: usize,
    /// Number of the token behind the last.
    pub end: usize,
}

impl<'t> Row<'t> {
    /// The tokens of a text with their classes of `cues.txt` and their labels.
    pub fn new(
        text: &'t str,
        tokens: &'t Tokens,
        cues: &'t [CueSet],
        tagged: &'t mut [Tagged],
    ) -> Row<'t> {
        Row {
            text,
            tokens,
            cues,
            tagged,
            seen: RefCell::new(None),
        }
    }

    /// The labels as they are.
    pub fn tags(&self) -> &[Tagged] {
        self.tagged
    }

    /// The labels, to be changed.
    pub fn tags_mut(&mut self) -> &mut [Tagged] {
        self.seen.take();
        self.tagged
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tagged.len()
    }

    /// The label of a token; that of an identifier is its form's.
    pub fn label(&self, at: usize) -> Option<Label> {
        let token = self.tokens.list.get(at)?;
        exact_label(token.kind).or_else(|| label_of(self.tagged.get(at)?.label))
    }

    /// Whether a token bears the label.
    pub fn has(&self, label: Label) -> bool {
        self.has_any(&[label])
    }

    /// Whether a token bears one of the labels.
    pub fn has_any(&self, labels: &[Label]) -> bool {
        let asked = labels
            .iter()
            .fold(0, |set, label| set | 1 << label_index(Some(*label)));
        self.with_seen(|seen| seen.labels & asked != 0)
    }

    /// The word or number of a token; empty behind the last.
    pub fn word(&self, at: usize) -> &'t str {
        let token = self.tokens.list.get(at);
        token.map_or("", |token| token.span.of(self.text))
    }

    /// The words of some tokens with what stands between them.
    pub fn words(&self, first: usize, end: usize) -> &'t str {
        let last = end.checked_sub(1).and_then(|at| self.tokens.list.get(at));
        match (self.tokens.list.get(first), last) {
            (Some(first), Some(last)) => self
                .text
                .get(first.span.start..last.span.end)
                .unwrap_or_default(),
            _ => "",
        }
    }

    /// Whether the word of a token is one of some words in small letters, in whatever letters it is printed.
    pub fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        is_one_of(self.word(at), words)
    }

    /// Whether a token is a word in small letters, in whatever letters it is printed.
    pub fn is_word(&self, at: usize, word: &str) -> bool {
        self.is_one_of(at, &[word])
    }

    /// Whether the words from a token on are these ones in small letters, in whatever letters they are printed.
    pub fn says(&self, at: usize, words: &[&str]) -> bool {
        (at..).zip(words).all(|(at, word)| self.is_word(at, word))
    }

    /// What stands before a token; behind the last one for their number.
    pub fn gap(&self, at: usize) -> Option<Gap> {
        self.tokens.gaps.get(at).copied()
    }

    /// The separating mark before a token.
    pub fn separator(&self, at: usize) -> Separator {
        self.gap(at).map_or(Separator::Edge, |gap| gap.separator)
    }

    /// Whether nothing but white space stands before a token.
    pub fn is_joined(&self, at: usize) -> bool {
        self.gap(at).is_some_and(|gap| {
            gap.separator == Separator::Space && gap.opens == 0 && gap.closes == 0
        })
    }

    /// The marks before a token, without white space.
    pub fn marks(&self, at: usize) -> &'t str {
        let start = at.checked_sub(1).and_then(|at| self.tokens.list.get(at));
        let start = start.map_or(0, |token| token.span.end);
        let end = self.tokens.list.get(at);
        let end = end.map_or(self.text.len(), |token| token.span.start);
        self.text.get(start..end).unwrap_or_default().trim()
    }

    /// Whether a comma stands before a token, the stop of an initial before it or not: `A., B`.
    pub fn is_comma(&self, at: usize) -> bool {
        at > 0 && self.marks(at).contains(',')
    }

    /// Whether a colon stands before a token, the stop of an abbreviation before it or not: `D.C.: A`.
    pub fn is_colon(&self, at: usize) -> bool {
        at > 0 && self.marks(at).ends_with(':')
    }

    /// Whether a token is a number of four digits that may be a year.
    pub fn is_year(&self, at: usize) -> bool {
        let word = self.word(at);
        word.len() == 4
            && word
                .parse::<u16>()
                .is_ok_and(|year| (1400..2100).contains(&year))
    }

    /// Whether a token is a number.
    pub fn is_number(&self, at: usize) -> bool {
        let token = self.tokens.list.get(at);
        token.is_some_and(|token| token.kind == Kind::Number)
    }

    /// Whether two numbers with a dash between them stand in a part: `4–9`, `31 - 70`.
    pub fn has_range(&self, part: Part) -> bool {
        (part.first + 1..part.end).any(|at| {
            let dash = matches!(self.separator(at), Separator::Hyphen | Separator::Dash);
            dash && self.is_number(at) && self.is_number(at - 1)
        })
    }

    /// Whether a token is a word with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// Whether a token is one capital letter.
    pub fn is_initial(&self, at: usize) -> bool {
        self.is_capital(at) && self.word(at).chars().count() == 1
    }

    /// Whether a word is in a class of `cues.txt`.
    pub fn is_cue(&self, at: usize, name: &str) -> bool {
        self.cues.get(at).is_some_and(|set| set & class(name) != 0)
    }

    /// Whether one of some words is in a class of `cues.txt`.
    pub fn any_cue(&self, first: usize, end: usize, name: &str) -> bool {
        (first..end).any(|at| self.is_cue(at, name))
    }

    /// The parts in order.
    pub fn parts(&self) -> Rc<[Part]> {
        self.with_seen(|seen| Rc::clone(&seen.parts))
    }

    /// The neighbouring parts that have these labels, one behind the other.
    pub fn neighbours<const N: usize>(&self, labels: [Label; N]) -> Vec<[Part; N]> {
        if !labels.iter().all(|label| self.has(*label)) {
            return Vec::new();
        }
        self.parts()
            .windows(N)
            .filter_map(|parts| <[Part; N]>::try_from(parts).ok())
            .filter(|parts| parts.map(|part| part.label) == labels.map(Some))
            .collect()
    }

    fn with_seen<T>(&self, ask: impl FnOnce(&Seen) -> T) -> T {
        ask(self.seen.borrow_mut().get_or_insert_with(|| self.look()))
    }

    fn look(&self) -> Seen {
        let mut labels = 0;
        let mut parts: Vec<Part> = Vec::with_capacity(MOST_PARTS);
        for at in 0..self.len() {
            let label = self.label(at);
            let begins = label.is_some() && self.tagged[at].begins;
            labels |= 1 << label_index(label);
            match parts.last_mut() {
                Some(part) if part.label == label && !begins => part.end = at + 1,
                _ => parts.push(Part {
                    label,
                    first: at,
                    end: at + 1,
                }),
            }
        }
        Seen {
            parts: parts.into(),
            labels,
        }
    }

    /// Makes some tokens one part; what follows begins anew.
    pub fn set(&mut self, first: usize, end: usize, label: Label) {
        let tagged = self.tags_mut();
        relabel(&mut tagged[first..end], label_index(Some(label)));
        if let Some(next) = tagged.get_mut(end) {
            next.begins = true;
        }
    }

    /// Takes the label of some tokens away.
    pub fn clear(&mut self, first: usize, end: usize) {
        relabel(&mut self.tags_mut()[first..end], label_index(None));
    }

    /// Makes a part begin at a token.
    pub fn begin(&mut self, at: usize) {
        self.tags_mut()[at].begins = true;
    }

    /// The group in brackets of a kind that begins with a token.
    pub fn group_at(&self, first: usize, kind: Within) -> Option<Group> {
        let groups = self.tokens.groups.iter();
        let mut groups = groups.filter(|group| group.first == first && group.kind == kind);
        groups.next().copied()
    }

    /// Whether a sentence ends before a token: behind a full stop that is no abbreviation's.
    pub fn ends_sentence(&self, at: usize) -> bool {
        match self.separator(at) {
            Separator::PeriodDash | Separator::Exclamation | Separator::DoubleSlash => true,
            Separator::Period => at > 0 && !self.is_abbreviation(at - 1),
            _ => false,
        }
    }

    /// Whether the full stop behind a word is most likely its own: initials, `St.`, `vol.`
    fn is_abbreviation(&self, at: usize) -> bool {
        const WORDS: &[&str] = &[
            "st", "no", "vol", "ed", "eds", "vs", "dr", "jr", "prof", "им", "св", "т", "ч", "вып",
            "ред", "г", "н",
        ];
        let word = self.word(at);
        let mut letters = word.chars();
        match (letters.next(), letters.next()) {
            // `Allium sativum L. Next`: behind a small word stands no person's initial, unless the
            // word is a short one: `printed by C. Lind`.
            (Some(first), None) if first.is_uppercase() => {
                at == 0
                    || !self.is_joined(at)
                    || self.is_capital(at - 1)
                    || !self.word(at - 1).starts_with(char::is_alphabetic)
                    || self.word(at - 1).chars().count() < 4
            }
            _ => self.is_one_of(at, WORDS),
        }
    }

    /// The first token of the last sentence of a part.
    pub fn last_sentence(&self, part: Part) -> usize {
        (part.first + 1..part.end)
            .rev()
            .find(|at| self.ends_sentence(*at))
            .unwrap_or(part.first)
    }
}

/// One part with this label.
pub(super) fn relabel(part: &mut [Tagged], label: usize) {
    for (at, tag) in part.iter_mut().enumerate() {
        tag.label = label;
        tag.begins = at == 0;
    }
}

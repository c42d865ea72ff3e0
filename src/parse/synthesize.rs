//! Made-up references for layouts that are thin in the real training data: GOST, romanised with
//! translations, the Harvard of Russian journals and others.
//!
//! A small grammar (`data/lexicon/synthesis.txt`) writes a reference and its labels at once; names,
//! titles and places are taken from the real training references too. The same input gives the
//! same references. What they say is nonsense; only their layout is meant. Used in training alone.

use super::labelled::LabelledReference;
use super::latin::{BRITISH, LIBRARY, SCIENTIFIC, romanize};
use super::random::Random;
use super::unify::holds_more_than_values;
use crate::record::label::{Label, LabelledSpan};
use crate::text::span::Span;
use std::collections::{BTreeMap, HashMap};

/// The grammar. Its signs are explained at its head.
const GRAMMAR: &str = include_str!("../../data/lexicon/synthesis.txt");

/// Rules within rules, at most.
const MAX_DEPTH: usize = 24;

/// The `source` of made-up references.
const SOURCE: &str = "synthetic";

/// `count` made-up references, with values taken from `real`.
pub fn synthesize(real: &[LabelledReference], count: usize, seed: u64) -> Vec<LabelledReference> {
    let grammar = Grammar::read(GRAMMAR);
    let pools = Pools::of(real);
    let mut random = Random(seed);
    (0..count)
        .map(|_| {
            let style = Style::any(&mut random);
            let mut writer = Writer {
                grammar: &grammar,
                pools: &pools,
                random: &mut random,
                style,
                text: String::new(),
                spans: Vec::new(),
            };
            writer.rule("reference", 0);
            writer.finish()
        })
        .collect()
}

/// Rules with their alternatives.
struct Grammar {
    rules: HashMap<&'static str, Vec<&'static str>>,
}

impl Grammar {
    fn read(text: &'static str) -> Grammar {
        let mut rules: HashMap<_, Vec<_>> = HashMap::new();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for (name, alternatives) in lines.filter_map(|line| line.split_once(" = ")) {
            let alternatives = split(alternatives).into_iter();
            let list = rules.entry(name).or_default();
            list.extend(alternatives.map(str::trim));
        }
        Grammar { rules }
    }
}

/// The alternatives between bars that are in no bracket.
fn split(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '{' | '<' => depth += 1,
            '}' | '>' => depth -= 1,
            '|' if depth == 0 => {
                out.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    out.push(&text[start..]);
    out
}

/// The text up to the bracket that closes the one before it, and the text after that.
fn enclosed(text: &str) -> (&str, &str) {
    let mut depth = 0_i32;
    for (at, c) in text.char_indices() {
        match c {
            '{' | '<' => depth += 1,
            '}' | '>' if depth == 0 => return (&text[..at], &text[at + 1..]),
            '}' | '>' => depth -= 1,
            _ => {}
        }
    }
    (text, "")
}

/// Values of the real references, by label and script: `title`, `title-ru`.
struct Pools<'r>(BTreeMap<String, Vec<&'r str>>);

/// Longer values are left out, in bytes.
const MAX_VALUE: usize = 160;

impl<'r> Pools<'r> {
    fn of(real: &'r [LabelledReference]) -> Pools<'r> {
        let mut pools: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for reference in real {
            if holds_more_than_values(reference) || reference.source.as_deref() == Some(SOURCE) {
                continue;
            }
            for span in &reference.spans {
                let edges = |c: char| c.is_whitespace() || ".,;:()[]\"«»“”‘’'_".contains(c);
                let inside = |c: char| edges(c) && !(span.label == Label::Author && c == '.');
                let value = span.span.of(&reference.text);
                let value = value.trim_start_matches(edges).trim_end_matches(inside);
                let cyrillic = value.chars().any(|c| ('А'..='я').contains(&c));
                let script = if cyrillic { "-ru" } else { "" };
                // Breaks and left-over markup are no part of a value.
                // A title in brackets is another part here.
                let clean = !value.contains(['\n', '<', '>', '[', ']']);
                if clean && value.len() > 1 && value.len() <= MAX_VALUE {
                    let name = format!("{}{script}", span.label.as_str());
                    pools.entry(name).or_default().push(value);
                }
            }
        }
        Pools(pools)
    }
}

/// The habits of one reference.
struct Style {
    dash: &'static str,
    range: &'static str,
    quotes: [&'static str; 2],
    colon: &'static str,
    between_initials: &'static str,
    letters: &'static [(char, &'static str)],
    stop: bool,
}

impl Style {
    fn any(random: &mut Random) -> Style {
        Style {
            dash: random.pick(&["–", "–", "—", "-"]),
            range: random.pick(&["–", "–", "-", "-", "—"]),
            quotes: random.pick(&[["“", "”"], ["“", "”"], ["\"", "\""], ["«", "»"], ["‘", "’"]]),
            colon: random.pick(&[" :", ":"]),
            between_initials: random.pick(&[" ", "", ""]),
            letters: random.pick(&[SCIENTIFIC, BRITISH, LIBRARY]),
            stop: random.below(4) > 0,
        }
    }
}

struct Writer<'g, 'r> {
    grammar: &'g Grammar,
    pools: &'g Pools<'r>,
    random: &'g mut Random,
    style: Style,
    text: String,
    spans: Vec<LabelledSpan>,
}

impl Writer<'_, '_> {
    fn rule(&mut self, name: &str, depth: usize) {
        let Some(alternatives) = self.grammar.rules.get(name) else {
            debug_assert!(false, "no rule {name}");
            return;
        };
        let chosen = self.random.pick(alternatives);
        self.write(chosen, depth + 1);
    }

    /// Writes a piece of the grammar.
    fn write(&mut self, mut piece: &str, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        while let Some(c) = piece.chars().next() {
            let rest = &piece[c.len_utf8()..];
            piece = match c {
                '{' => {
                    let (inner, after) = enclosed(rest);
                    self.item(inner, depth);
                    after
                }
                '<' => {
                    let (inner, after) = enclosed(rest);
                    let chosen = self.random.pick(&split(inner));
                    self.write(chosen, depth + 1);
                    after
                }
                ' ' if rest.starts_with(':') => {
                    self.text.push_str(self.style.colon);
                    &rest[1..]
                }
                _ => {
                    self.sign(c);
                    rest
                }
            };
        }
    }

    fn sign(&mut self, c: char) {
        match c {
            '—' => self.text.push_str(self.style.dash),
            '–' => self.text.push_str(self.style.range),
            '“' => self.text.push_str(self.style.quotes[0]),
            '”' => self.text.push_str(self.style.quotes[1]),
            '_' => self.text.push_str(self.style.between_initials),
            _ => self.text.push(c),
        }
    }

    /// Writes what stands in braces.
    fn item(&mut self, item: &str, depth: usize) {
        let start = self.text.len();
        let label = item
            .split_once('=')
            .and_then(|(name, content)| Some((name.parse::<Label>().ok()?, content)));
        if let Some((label, content)) = label {
            self.write(content, depth + 1);
            if self.text.len() > start {
                let span = Span::new(start, self.text.len());
                self.spans.push(LabelledSpan::certain(span, label));
            }
        } else if let Some(rule) = item.strip_prefix('~') {
            self.rule(rule, depth);
            let cyrillic = self.text.split_off(start);
            self.text.push_str(&romanize(&cyrillic, self.style.letters));
        } else if let Some(rule) = item.strip_prefix('^') {
            self.rule(rule, depth);
            let written = self.text.split_off(start);
            let mut letters = written.chars();
            self.text
                .extend(letters.next().into_iter().flat_map(char::to_uppercase));
            self.text.push_str(letters.as_str());
        } else if let Some(pool) = item.strip_prefix('@') {
            match self.pools.0.get(pool) {
                Some(values) => self.text.push_str(self.random.pick(values)),
                // Without real references a value is a word all the same.
                None => self.text.push_str("Varia"),
            }
        } else if let Some(range) = item.strip_prefix('#') {
            let (low, high) = range.split_once('-').unwrap_or((range, range));
            let low: usize = low.parse().unwrap_or(1);
            let high: usize = high.parse().unwrap_or(low);
            let number = low + self.random.below(high.saturating_sub(low) + 1);
            self.text.push_str(&number.to_string());
        } else if let Some(range) = item.strip_prefix("pages ") {
            // A first page and one not far behind it.
            let first = 1 + self.random.below(range.parse().unwrap_or(400));
            let last = first + 1 + self.random.below(25);
            let written = format!("{first}{}{last}", self.style.range);
            self.text.push_str(&written);
        } else {
            self.rule(item, depth);
        }
    }

    fn finish(mut self) -> LabelledReference {
        self.text.truncate(self.text.trim_end().len());
        if !self.style.stop && self.text.ends_with('.') {
            self.text.pop();
        }
        let end = self.text.len();
        for span in &mut self.spans {
            span.span = Span::new(span.span.start.min(end), span.span.end.min(end));
        }
        LabelledReference {
            text: self.text,
            spans: self.spans,
            source: Some(SOURCE.to_owned()),
            ..LabelledReference::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn references_are_well_formed_and_the_same_each_time() {
        let made = synthesize(&[], 3000, 7);
        assert_eq!(made, synthesize(&[], 3000, 7));
        let mut labels = BTreeSet::new();
        for reference in &made {
            let mut end = 0;
            for span in &reference.spans {
                assert!(span.span.start >= end, "{}", reference.text);
                end = span.span.end;
                let value = span.span.of(&reference.text);
                assert_eq!(value, value.trim(), "{}", reference.text);
                labels.insert(span.label.as_str());
            }
            assert!(!reference.text.contains(['{', '}', '<', '>', '|']));
        }
        for label in ["genre", "translated-title", "language-note", "accessed"] {
            assert!(labels.contains(label), "{label}");
        }
    }

    #[test]
    fn every_rule_named_exists() {
        let grammar = Grammar::read(GRAMMAR);
        for alternatives in grammar.rules.values().flatten() {
            for at in alternatives.match_indices('{').map(|(at, _)| at + 1) {
                let (inner, _) = enclosed(&alternatives[at..]);
                let name = inner.trim_start_matches(['~', '^']);
                let known = inner.starts_with(['@', '#'])
                    || inner.starts_with("pages ")
                    || inner.contains('=')
                    || grammar.rules.contains_key(name);
                assert!(known, "{inner} in {alternatives}");
            }
        }
    }
}

//! SPL001: a word one letter away from one that the list spells otherwise.

use crate::check::rule::View;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::label::Label;
use crate::record::{NameVariable, Variable};
use crate::text::script::Script;
use crate::text::span::Span;
use std::collections::{HashMap, HashSet};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SPL001",
        name: "misspelt-word",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Any,
        text: "\
Finds a word that stands once in a list, one letter away from a word that stands in several other
entries, and a word one letter away from a usual word of references (`Noscow`, `Pablishers`).

Example: `Izvestiya vuzov. Yaderaya Energetika` beside `Yadernaya Energetika` in three entries

Use instead: `Yadernaya`

Endings are not looked at, since words are inflected; nor are names of persons.",
        bad: &[
            "{title|A}. {publisher|Pablishers}, {publisher-place|Noscow}, 2001.",
            "{container-title|Ядерная энергетика}, 1.\n{container-title|Ядерная энергетика}, 2.\n{container-title|Ядерная энергетика}, 3.\n{container-title|Ядерная эненргетика}, 4.",
            "{title|The administration}.\n{title|On administration}.\n{title|New administration}.\n{title|Old adminstration}.",
        ],
        good: &[
            "{title|The administration}.\n{title|On administrations}.\n{title|New administration}.\n{title|An administrative}.",
            "{author|Petrenko A.} T.\n{author|Petrenko B.} T.\n{author|Petrenko C.} T.\n{author|Petrunko D.} T.",
            "{publisher|Editoria}, {publisher-place|Roma}. {title|Universita} Moscou. Jornal.",
            "{title|Organization}.\n{title|The organization}.\n{title|An organization}.\n{title|An organisation}.",
        ],
    },
    check,
};

/// Shorter words are too near each other.
const SHORTEST: usize = 7;
/// In so many entries the other word must stand.
const USUAL: usize = 3;
/// Letters at the end that inflection changes.
const ENDING: usize = 3;

/// Usual words of references, in lower case, and words of other languages that look like them.
const KNOWN: &[&str] = &[
    "moscow",
    "moskva",
    "москва",
    "petersburg",
    "peterburg",
    "петербург",
    "publisher",
    "publishers",
    "publishing",
    "university",
    "universidad",
    "universität",
    "université",
    "università",
    "universitet",
    "университет",
    "университета",
    "издательство",
    "izdatel'stvo",
    "izdatelstvo",
    "proceedings",
    "journal",
    "journals",
    "vestnik",
    "вестник",
    "izvestiya",
    "известия",
    "dissertation",
    "диссертация",
    "автореферат",
    "institute",
    "institut",
    "instituto",
    "институт",
    "института",
    "international",
    "internacional",
    "internazionale",
    "internationale",
    "conference",
    "conferencia",
    "conférence",
    "конференции",
    "материалы",
    "сборник",
    "научных",
    "available",
    "accessed",
    "обращения",
    "электронный",
    "ресурс",
];

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let words = list.vocabulary();
    let known: HashSet<&str> = KNOWN.iter().copied().collect();
    // In a long list a word may well stand three times and its neighbour once, both right.
    let usual = USUAL.max(list.entries.len() / 100);
    // What is left of the usual words when a letter is taken out, where it may be taken out.
    let mut near: HashMap<String, Vec<&str>> = HashMap::new();
    let often = words
        .counts()
        .filter(|(word, count)| *count >= usual && long(word));
    let often = often.map(|(word, _)| word);
    let references = known
        .iter()
        .copied()
        .filter(|word| word.chars().count() >= 6);
    let all: HashSet<&str> = often.chain(references).collect();
    for word in all {
        for form in shortened(word).chain([word.to_string()]) {
            near.entry(form).or_default().push(word);
        }
    }
    for word in words.words.iter().filter(|w| words.count(&w.lower) == 1) {
        let lower = word.lower.as_str();
        if lower.chars().count() < 6 || known.contains(lower) {
            continue;
        }
        let Some(view) = list.view(word.index) else {
            continue;
        };
        // Letters of two scripts in one word are another rule's matter.
        let odd = word
            .span
            .of(view.text)
            .chars()
            .map(Script::of)
            .collect::<HashSet<_>>()
            .len()
            > 1;
        if odd || is_name(&view, word.span) {
            continue;
        }
        let candidates = shortened(lower).chain([lower.to_string()]);
        let right = candidates
            .filter_map(|shorter| near.get(&shorter))
            .flatten()
            .filter(|right| one_edit(lower, right))
            .min();
        if let Some(right) = right {
            report(&view, word.span, right, findings);
        }
    }
}

fn long(word: &str) -> bool {
    word.chars().count() >= SHORTEST
}

fn report(view: &View<'_>, span: Span, right: &str, findings: &mut Findings<'_>) {
    let printed = span.of(view.text);
    // The letter case of what is printed.
    let capital = printed.chars().next().is_some_and(char::is_uppercase);
    let shout = printed.chars().all(|c| !c.is_lowercase());
    let mut letters = right.chars();
    let written = match letters.next() {
        _ if shout => right.to_uppercase(),
        Some(first) if capital => first.to_uppercase().chain(letters).collect(),
        _ => right.to_string(),
    };
    findings
        .add(
            view.index,
            span,
            format!("`{printed}` is perhaps misspelt for `{written}`"),
        )
        .unsafe_fix(format!("write `{written}`"), &[(span, &written)]);
}

/// Whether a place is in the names of persons.
fn is_name(view: &View<'_>, span: Span) -> bool {
    let names = [
        NameVariable::Author,
        NameVariable::Editor,
        NameVariable::Translator,
    ];
    let in_field = view.entry.fields.iter().any(|field| {
        field.span.contains(span) && names.iter().any(|v| field.variable == Variable::Names(*v))
    });
    let labels = [
        Label::Author,
        Label::Editor,
        Label::Translator,
        Label::Other,
    ];
    let mut labelled = view.entry.labels.iter().filter(|l| l.span.contains(span));
    in_field || labelled.any(|l| labels.contains(&l.label))
}

/// The word with each of its letters taken out, first letter and ending excepted.
fn shortened(word: &str) -> impl Iterator<Item = String> + '_ {
    let count = word.chars().count();
    (0..count.saturating_sub(ENDING)).map(move |gone| {
        let kept = word.chars().enumerate().filter(|(at, _)| *at != gone);
        kept.map(|(_, c)| c).collect()
    })
}

/// Whether one letter more, less or other before the ending makes one word of the other.
fn one_edit(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let (x, y) = (
        a.len().saturating_sub(head + tail),
        b.len().saturating_sub(head + tail),
    );
    if a.len().abs_diff(b.len()) > 1 || x > 1 || y > 1 || tail < ENDING {
        return false;
    }
    // Spellings that are both right: organize, colour, modelling; accents are another rule's.
    let pair = (a.get(head), b.get(head));
    let variant = match (x, y, pair) {
        (1, 1, (Some(p), Some(q))) => {
            let (p, q) = (*p.min(q), *p.max(q));
            (p, q) == ('s', 'z') || base(p) == base(q) || p.is_numeric()
        }
        (1, 0, (Some(p), _)) | (0, 1, (_, Some(p))) => *p == 'u' || *p == 'l' || *p == 'e',
        // A doubled letter is counted with what stands before and behind it.
        _ => head + tail > a.len().min(b.len()) && a.contains(&'l'),
    };
    // The first letter is looked at only where the word is one of references.
    let first = head == 0 && !KNOWN.contains(&b.iter().collect::<String>().as_str());
    !variant && !first && a != b
}

fn base(c: char) -> char {
    use unicode_normalization::UnicodeNormalization;
    c.nfd().next().unwrap_or(c)
}

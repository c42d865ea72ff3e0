//! JRN002: one journal in several spellings.

use crate::check::journals::{self, Printed};
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "JRN002",
        name: "journal-spelling",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Any,
        text: "\
Finds a journal whose name is spelt otherwise than in most entries of the list: in capital letters,
accents, hyphens, `&` for `and`, an article, or one letter of a long name (`Arkhitektura` /
`Arhitektura`).

Indexes and readers take the two for two journals.

Example: `Foro internacional` beside `Foro Internacional` twice

Use instead: `Foro Internacional`

Names that differ in a number or a single letter (`Series A`, `Series B`) are different journals
and left alone. Where no spelling has the majority the later one is named, without a fix.",
        bad: &[
            "A, {container-title|Foro Internacional}.\nB, {container-title|Foro internacional}.\nC, {container-title|Foro Internacional}.",
            "A, {container-title|Health & Place}.\nB, {container-title|Health and Place}.\nC, {container-title|Health and Place}.",
            "A, {container-title|Academia. Arkhitektura i stroitel'stvo}.\nB, {container-title|Academia. Arhitektura i stroitel'stvo}.",
        ],
        good: &[
            "A, {container-title|Acta Crystallographica A}.\nB, {container-title|Acta Crystallographica B}.",
            "A, {container-title|Proceedings 12th Symposium}.\nB, {container-title|Proceedings 13th Symposium}.",
            "A, {container-title|Foro Internaciona}.\nB, {container-title|Foro Internacional}.",
            "А // {container-title|Вопросы истории}.\nБ // {container-title|Вопросы истории}.",
        ],
    },
    check,
};

/// Names shorter than this differ by one letter too easily.
const LONG: usize = 14;

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let names = journals::printed(list);
    let mut groups: BTreeMap<String, Vec<&Printed<'_>>> = BTreeMap::new();
    for name in &names {
        groups
            .entry(journals::key(&name.words))
            .or_default()
            .push(name);
    }
    for group in groups.values() {
        report(group, findings);
    }
    // One letter apart: the names that share a first or a second half are compared, no others.
    let mut halves: BTreeMap<String, Vec<(&str, &Printed<'_>)>> = BTreeMap::new();
    for (key, group) in groups.iter().filter(|(key, _)| key.chars().count() >= LONG) {
        let Some(first) = group.first() else { continue };
        for half in halves_of(key) {
            halves.entry(half).or_default().push((key, first));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    for near in halves.values().filter(|near| near.len() > 1) {
        // Very many names with one half are a series, not a misspelling.
        for pair in near.windows(2) {
            let [(a, _), (b, _)] = pair else { continue };
            if journals::one_letter_apart(a, b) && seen.insert((*a, *b)) {
                let both: Vec<_> = [a, b]
                    .iter()
                    .filter_map(|k| groups.get(**k))
                    .flatten()
                    .copied()
                    .collect();
                report(&both, findings);
            }
        }
    }
}

fn halves_of(key: &str) -> [String; 2] {
    let middle = key.chars().count() / 2;
    [
        key.chars().take(middle - 1).collect(),
        format!(
            "…{}",
            key.chars()
                .skip(middle + 1)
                .collect::<String>()
                .chars()
                .rev()
                .take(middle - 2)
                .collect::<String>()
        ),
    ]
}

fn report(group: &[&Printed<'_>], findings: &mut Findings<'_>) {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for name in group {
        let count = counts.entry(name.text).or_insert((0, name.index));
        count.0 += 1;
        count.1 = count.1.min(name.index);
    }
    if counts.len() < 2 {
        return;
    }
    // The most frequent, of equals the first in the list.
    let Some((usual, (most, first))) = counts
        .iter()
        .max_by_key(|(_, (count, index))| (*count, usize::MAX - index))
    else {
        return;
    };
    let clear = counts.values().filter(|(count, _)| count == most).count() == 1;
    // Spaces alone are another rule's matter.
    let letters = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let usual_letters = letters(usual);
    for name in group
        .iter()
        .filter(|name| letters(name.text) != usual_letters)
    {
        let finding = findings.add(
            name.index,
            name.span,
            format!("`{}` is spelt `{usual}` in entry {}", name.text, first + 1),
        );
        if clear {
            finding.unsafe_fix(format!("write `{usual}`"), &[(name.span, usual)]);
        }
    }
}

//! Which rules run: by code, family or name, chosen and left out.

use std::collections::BTreeSet;

/// What a selection knows of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// `SYN001`.
    pub code: &'static str,
    /// `empty-field`.
    pub name: &'static str,
    /// The rule is on unless it is ignored.
    pub default: bool,
}

/// The rules that run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Codes of the rules that do not run.
    off: BTreeSet<&'static str>,
}

/// A code, family or name that no rule has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no rule or family of rules is called `{word}`{}", .nearest.as_ref().map_or(String::new(), |n| format!("; the nearest is `{n}`")))]
pub struct UnknownCode {
    /// What was asked for.
    pub word: String,
    /// What was perhaps meant.
    pub nearest: Option<String>,
}

impl Selection {
    /// Of all `rules` those of `select` (those on by default when it is empty) without those of
    /// `ignore`. Words are codes (`ID001`), the beginnings of codes (`ID`, `LST`), names
    /// (`empty-field`) or `ALL`, in any letter case. Where both name a rule, the longer word wins,
    /// then `ignore`.
    ///
    /// # Errors
    /// A word that names none of `rules`.
    pub fn new<S: AsRef<str>>(
        rules: &[Known],
        select: &[S],
        ignore: &[S],
    ) -> Result<Selection, UnknownCode> {
        for word in select.iter().chain(ignore) {
            check(rules, word.as_ref())?;
        }
        let is_on = |rule: &Known| {
            let chosen = match select {
                [] => rule.default.then_some(0),
                _ => strongest(rule, select),
            };
            match (chosen, strongest(rule, ignore)) {
                (None, _) => false,
                (Some(_), None) => true,
                (Some(chosen), Some(left_out)) => chosen > left_out,
            }
        };
        let off = rules.iter().filter(|rule| !is_on(rule));
        Ok(Selection {
            off: off.map(|rule| rule.code).collect(),
        })
    }

    /// Whether findings of this code are wanted; codes of no rule (a reader's) always are.
    pub fn allows(&self, code: &str) -> bool {
        !self.off.contains(code)
    }
}

/// How exactly the best of `words` names the rule.
fn strongest<S: AsRef<str>>(rule: &Known, words: &[S]) -> Option<usize> {
    words
        .iter()
        .filter_map(|word| names(rule, word.as_ref()))
        .max()
}

fn names(rule: &Known, word: &str) -> Option<usize> {
    let word = word.trim();
    if word.eq_ignore_ascii_case("ALL") {
        return Some(1);
    }
    if word.eq_ignore_ascii_case(rule.name) {
        return Some(usize::MAX);
    }
    let head = rule.code.get(..word.len())?;
    (!word.is_empty() && head.eq_ignore_ascii_case(word)).then_some(word.len() + 1)
}

fn check(rules: &[Known], word: &str) -> Result<(), UnknownCode> {
    if rules.iter().any(|rule| names(rule, word).is_some()) {
        return Ok(());
    }
    let upper = word.trim().to_uppercase();
    let families = rules
        .iter()
        .map(|rule| rule.code.trim_end_matches(char::is_numeric));
    let codes = rules.iter().map(|rule| rule.code);
    let rule_names = rules.iter().map(|rule| rule.name);
    // Of equally near words the one of the same letters: they were put in another order.
    let scored = |known: &'static str, word: &str| {
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().collect();
            letters.sort_unstable();
            letters
        };
        let distance = strsim::damerau_levenshtein(known, word);
        (distance, letters(known) != letters(word), known)
    };
    let lower = upper.to_lowercase();
    let nearest = families
        .chain(codes)
        .map(|code| scored(code, &upper))
        .chain(rule_names.map(|name| scored(name, &lower)))
        .min();
    Err(UnknownCode {
        word: word.to_string(),
        nearest: nearest
            .filter(|(distance, _, best)| *distance <= best.len() / 2)
            .map(|(_, _, best)| best.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &[Known] = &[
        known("SYN001", "empty-field", true),
        known("SYN002", "unbalanced-bracket", true),
        known("ID001", "doi-form", true),
        known("LST001", "list-order", false),
    ];

    const fn known(code: &'static str, name: &'static str, default: bool) -> Known {
        Known {
            code,
            name,
            default,
        }
    }

    #[test]
    fn the_longer_word_wins() {
        let all: &[&str] = &["SYN001", "SYN002", "ID001", "LST001"];
        let cases: [(&[&str], &[&str], &[&str]); 7] = [
            (&["SYN001"], &[], &["SYN001"]),
            (&["syn001"], &["SYN"], &["SYN001"]),
            (&["empty-field"], &[], &["SYN001"]),
            (&["SYN"], &["SYN001"], &["SYN002"]),
            (&[], &["ALL"], &[]),
            (&["ALL"], &[], all),
            (&[], &[], &["SYN001", "SYN002", "ID001"]),
        ];
        for (select, ignore, expected) in cases {
            let selection = Selection::new(RULES, select, ignore).unwrap();
            let on = all.iter().filter(|code| selection.allows(code));
            assert_eq!(
                on.copied().collect::<Vec<_>>(),
                expected,
                "{select:?} {ignore:?}"
            );
        }
    }

    #[test]
    fn unknown_words_name_the_nearest() {
        let select = |word: &str| Selection::new(RULES, &[word], &[]);
        assert!(select("SYN0").is_ok(), "a beginning of codes is a family");
        let nearest = |word: &str| select(word).unwrap_err().nearest;
        assert_eq!(nearest("SNY001").as_deref(), Some("SYN001"));
        assert_eq!(nearest("qqqqqqqqqqqqqqqqqqqqqqqqq"), None);
    }
}

//! Which rules run: by code, family or name, chosen and left out.

use super::rule::Rule;
use super::rules::ALL;

/// The rules that run.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// One for each of [`ALL`].
    on: Vec<bool>,
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

impl Default for Selection {
    /// The rules that are on by default.
    fn default() -> Self {
        Selection {
            on: ALL.iter().map(|rule| rule.manual.default).collect(),
        }
    }
}

impl Selection {
    /// The rules of `select` (those on by default when it is empty) without those of `ignore`.
    /// Words are codes (`ID001`), the beginnings of codes (`ID`, `LST`), names (`empty-field`) or
    /// `ALL`, in any letter case. Where both name a rule, the longer word wins, then `ignore`.
    pub fn new<S: AsRef<str>>(select: &[S], ignore: &[S]) -> Result<Selection, UnknownCode> {
        for word in select.iter().chain(ignore) {
            known(word.as_ref())?;
        }
        let on = ALL.iter().map(|rule| {
            let chosen = match select {
                [] => rule.manual.default.then_some(0),
                _ => strongest(rule, select),
            };
            match (chosen, strongest(rule, ignore)) {
                (None, _) => false,
                (Some(_), None) => true,
                (Some(chosen), Some(left_out)) => chosen > left_out,
            }
        });
        Ok(Selection { on: on.collect() })
    }

    /// Whether findings of this code are wanted; codes of no rule (a reader's) always are.
    pub fn allows(&self, code: &str) -> bool {
        let mut pairs = ALL.iter().zip(&self.on);
        pairs
            .find(|(rule, _)| rule.manual.code == code)
            .is_none_or(|(_, on)| *on)
    }

    /// The rules that run, in the order of the manual.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        let pairs = ALL.iter().zip(&self.on);
        pairs.filter(|(_, on)| **on).map(|(rule, _)| *rule)
    }
}

/// How exactly the best of `words` names the rule.
fn strongest<S: AsRef<str>>(rule: &Rule, words: &[S]) -> Option<usize> {
    words
        .iter()
        .filter_map(|word| names(rule, word.as_ref()))
        .max()
}

fn names(rule: &Rule, word: &str) -> Option<usize> {
    let word = word.trim();
    if word.eq_ignore_ascii_case("ALL") {
        return Some(1);
    }
    if word.eq_ignore_ascii_case(rule.manual.name) {
        return Some(usize::MAX);
    }
    let head = rule.manual.code.get(..word.len())?;
    (!word.is_empty() && head.eq_ignore_ascii_case(word)).then_some(word.len() + 1)
}

fn known(word: &str) -> Result<(), UnknownCode> {
    if ALL.iter().any(|rule| names(rule, word).is_some()) {
        return Ok(());
    }
    let upper = word.trim().to_uppercase();
    let families = ALL
        .iter()
        .map(|rule| rule.manual.code.trim_end_matches(char::is_numeric));
    let codes = ALL.iter().map(|rule| rule.manual.code);
    let rule_names = ALL.iter().map(|rule| rule.manual.name);
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

    #[test]
    fn the_longer_word_wins() {
        let codes = |select: &[&str], ignore: &[&str]| -> Vec<&'static str> {
            let selection = Selection::new(select, ignore).unwrap();
            selection.rules().map(|rule| rule.manual.code).collect()
        };
        assert_eq!(codes(&["SYN001"], &[]), ["SYN001"]);
        assert_eq!(codes(&["syn001"], &["SYN"]), ["SYN001"]);
        assert_eq!(codes(&["empty-field"], &[]), ["SYN001"]);
        assert!(codes(&["SYN"], &["SYN001"]).iter().all(|c| *c != "SYN001"));
        assert!(codes(&[], &["ALL"]).is_empty());
        assert_eq!(codes(&["ALL"], &[]).len(), ALL.len());
    }

    #[test]
    fn unknown_words_name_the_nearest() {
        let error = Selection::new(&["SYN01"], &[]).map(|_| ());
        assert_eq!(error, Ok(()), "a beginning of codes is a family");
        let error = Selection::new(&["SNY001"], &[]).unwrap_err();
        assert_eq!(error.nearest.as_deref(), Some("SYN001"));
        let error = Selection::new(&["qqqqqqqqqqqqqqqqqqqqqqqqq"], &[]).unwrap_err();
        assert_eq!(error.nearest, None);
    }
}

//! What the words before a Russian word say about its ending, where the romanised letters leave
//! several: whether `-ii` is `-ии` or `-ий`, `-y` `-ы` or `-ый`.
//!
//! A handful of facts of Russian grammar, not a parser: titles are rows of nouns and adjectives.

use super::lexicon::{RUSSIAN, cyrillic};
use super::reading::Reading;

/// What a contradiction of grammar costs, in eighths of a bit.
const CONTRADICTS: u32 = 8 * 8;
/// Bytes of the stem of a word too short to have an ending.
const SHORT: usize = 2 * 2;
/// What an unusual form costs.
const UNUSUAL: u32 = 8 * 2;

/// Puts the costs of a word's readings right by the words before it (small letters, the nearest
/// last; only those of the same row of words) and sorts them.
pub(super) fn agree(readings: &mut [Reading], before: &[String]) {
    let Some(best) = readings.first() else { return };
    let stem = match (
        best.cyrillic.strip_suffix('и'),
        best.cyrillic.strip_suffix('й'),
    ) {
        (Some(stem), _) | (_, Some(stem))
            if stem.len() > SHORT
                && stem.ends_with(['и', 'е'])
                && stem.starts_with(char::is_lowercase) =>
        {
            stem.to_string()
        }
        // Names agree with nothing.
        _ => {
            prefer_full_forms(readings);
            return;
        }
    };
    let (singular, plural) = (format!("{stem}и"), format!("{stem}й"));
    let both = readings.iter().filter(|r| r.known);
    let both = both.filter(|r| r.cyrillic == singular || r.cyrillic == plural);
    if both.count() == 2 {
        let unlikely = match ending_called_for(&stem, before) {
            Some(Ending::I) => Some(&plural),
            Some(Ending::ShortI) => Some(&singular),
            None => None,
        };
        for reading in readings.iter_mut() {
            if Some(&reading.cyrillic) == unlikely {
                reading.cost += CONTRADICTS;
            }
        }
    }
    readings.sort_by_key(|reading| reading.cost);
}

enum Ending {
    I,
    ShortI,
}

/// The ending that the words before a noun in `-ии` or `-ий` ask for.
fn ending_called_for(stem: &str, before: &[String]) -> Option<Ending> {
    let ends = |word: &str, endings: &[&str]| endings.iter().any(|end| word.ends_with(end));
    let locative = |word: &str| matches!(word, "в" | "во" | "на" | "о" | "об" | "при");
    let nearest = before.last().map(String::as_str);
    if let Some(word) = nearest.filter(|word| word.chars().count() > 3) {
        if ends(word, &["ых", "их"]) {
            return Some(Ending::ShortI);
        }
        if ends(word, &["ые", "ной", "кой", "вой", "шей", "щей", "ней"]) {
            return Some(Ending::I);
        }
    }
    if is_neuter(stem) {
        // `-ии` of these is the locative alone, which a preposition rules.
        let ruled = ruling_word(before).is_some_and(locative);
        return Some(if ruled { Ending::I } else { Ending::ShortI });
    }
    if let [.., word, and] = before
        && matches!(and.as_str(), "и" | "или")
    {
        // Nouns joined by a conjunction are of one case.
        if ends(word, &["ий", "ов", "ев"]) {
            return Some(Ending::ShortI);
        }
        if ends(word, &["ии"]) {
            return Some(Ending::I);
        }
    }
    // A row of words does not begin with a genitive.
    nearest.is_none_or(locative).then_some(Ending::I)
}

/// The word that rules a noun in the locative: before its adjectives and the nouns it is joined to (`о
/// смысле и значении`).
fn ruling_word(before: &[String]) -> Option<&str> {
    let ends = |word: &str, endings: &[&str]| endings.iter().any(|end| word.ends_with(end));
    let mut joined = false;
    for word in before.iter().rev() {
        if matches!(word.as_str(), "и" | "или") {
            joined = true;
        } else if joined && ends(word, &["е", "и", "ах", "ях"]) {
            joined = false;
        } else if !ends(word, &["ом", "ем"]) {
            return Some(word);
        }
    }
    None
}

/// Whether the noun with this stem (without the last letter) has a nominative in `-ие`.
fn is_neuter(stem: &str) -> bool {
    let nominative = format!("{}е", stem.to_lowercase());
    RUSSIAN
        .class_of(nominative.chars().filter_map(cyrillic))
        .is_some_and(|class| class > 1)
}

/// A short adjective or participle (`-ны`, `-ены`) is rarer in titles than the full form or the
/// noun written alike.
fn prefer_full_forms(readings: &mut [Reading]) {
    let known = readings.first().is_some_and(|best| best.known);
    let forms: Vec<String> = readings
        .iter()
        .filter(|reading| reading.known == known)
        .map(|reading| reading.cyrillic.clone())
        .collect();
    for reading in readings.iter_mut() {
        let Some(stem) = reading.cyrillic.strip_suffix('ы') else {
            continue;
        };
        let full = [format!("{stem}ый"), format!("{stem}ий")];
        if full.iter().any(|form| forms.contains(form)) {
            reading.cost += UNUSUAL;
        }
    }
    readings.sort_by_key(|reading| reading.cost);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_before_decide() {
        for (before, expected) in [
            (&["атомных"][..], "станций"),
            (&["атомной"], "станции"),
            (&["на"], "станции"),
        ] {
            let mut readings: Vec<Reading> = ["станции", "станций"]
                .map(|word| Reading {
                    cyrillic: word.to_string(),
                    cost: 80,
                    known: true,
                    systems: 0,
                })
                .into();
            let before: Vec<String> = before.iter().map(|w| w.to_string()).collect();
            agree(&mut readings, &before);
            assert_eq!(readings[0].cyrillic, expected, "{before:?}");
        }
        let mut readings: Vec<Reading> = ["исследовании", "исследований"]
            .map(|word| Reading {
                cyrillic: word.to_string(),
                cost: 80,
                known: true,
                systems: 0,
            })
            .into();
        agree(&mut readings, &["результаты".to_string()]);
        assert_eq!(readings[0].cyrillic, "исследований");
        for reading in &mut readings {
            reading.cost = 80;
        }
        agree(&mut readings, &["о", "развитии", "и"].map(str::to_string));
        assert_eq!(readings[0].cyrillic, "исследовании");
    }
}

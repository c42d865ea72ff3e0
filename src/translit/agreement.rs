//! What the words before a Russian word say about its ending, where the romanised letters leave
//! several: whether `-ii` is `-ии` or `-ий`, `-y` `-ы` or `-ый`, `-t` `-т` or `-ть`.
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
                && (stem.starts_with(char::is_lowercase) || begins_row(stem, before)) =>
        {
            stem.to_string()
        }
        // Names agree with nothing.
        _ => {
            prefer_names_in_iy(readings);
            prefer_full_forms(readings, before);
            choose_verb_form(readings, before);
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

/// Whether a word with a capital is a usual noun at the beginning of a row of words, not a name: `Теории`, not
/// `Евгении`.
fn begins_row(stem: &str, before: &[String]) -> bool {
    let noun = class_of(stem, 'я').max(class_of(stem, 'е'));
    before.is_empty() && noun > Some(1) && noun > class_of(stem, 'й')
}

/// Whether the noun with this stem (without the last letter) has a nominative in `-ие`.
fn is_neuter(stem: &str) -> bool {
    is_usual(stem, 'е')
}

/// Whether the lexicon has counted the word with this stem and last letter.
fn is_usual(stem: &str, last: char) -> bool {
    class_of(stem, last) > Some(1)
}

/// How usual the word with this stem and last letter is.
fn class_of(stem: &str, last: char) -> Option<u8> {
    let word = stem.to_lowercase();
    RUSSIAN.class_of(word.chars().chain([last]).filter_map(cyrillic))
}

/// A name in `-ии` is one in `-ий` rather, unless it may be a form of a usual word in `-ия`.
fn prefer_names_in_iy(readings: &mut [Reading]) {
    for reading in readings.iter_mut() {
        let stem = reading.cyrillic.strip_suffix('и');
        let stem = stem.filter(|stem| stem.ends_with('и') && stem.starts_with(char::is_uppercase));
        if stem.is_some_and(|stem| !is_usual(stem, 'я')) {
            reading.cost += UNUSUAL;
        }
    }
    readings.sort_by_key(|reading| reading.cost);
}

/// A short adjective or participle (`-ны`, `-ены`) is rarer in titles than the full form or the
/// noun written alike.
fn prefer_full_forms(readings: &mut [Reading], before: &[String]) {
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
            // A name within a row is no plural.
            let is_name = !known && !before.is_empty() && stem.starts_with(char::is_uppercase);
            reading.cost += if is_name { 2 * UNUSUAL } else { UNUSUAL };
        }
    }
    readings.sort_by_key(|reading| reading.cost);
}

/// Lets the words before a verb choose between `-т` and `-ть` (`-тся` and `-ться`), which are one where the
/// soft sign is left out.
fn choose_verb_form(readings: &mut [Reading], before: &[String]) {
    /// What it costs that nothing asks for an infinitive, or something does for it, in eighths of a bit.
    const UNCALLED: u32 = 8 * 3;
    let is_infinitive = |word: &str| word.ends_with("ть") || word.ends_with("ться");
    let finite_of = |word: &str| match word.strip_suffix("ться") {
        Some(stem) => Some(format!("{stem}тся")),
        None => word.strip_suffix('ь').map(str::to_string),
    };
    let known = |form: &str| readings.iter().any(|r| r.known && r.cyrillic == form);
    let both = readings.iter().any(|reading| {
        let finite = finite_of(&reading.cyrillic).filter(|_| is_infinitive(&reading.cyrillic));
        reading.known && finite.is_some_and(|finite| known(&finite))
    });
    let Some(wanted) = infinitive_called_for(before).filter(|_| both) else {
        return;
    };
    for reading in readings.iter_mut() {
        if is_infinitive(&reading.cyrillic) != wanted {
            reading.cost += UNCALLED;
        }
    }
    readings.sort_by_key(|reading| reading.cost);
}

/// Whether the words before a verb ask for its infinitive: true where one of them rules it, false where one is its
/// subject, none where neither is seen.
fn infinitive_called_for(before: &[String]) -> Option<bool> {
    const SUBJECTS: [&str; 14] = [
        "он",
        "она",
        "оно",
        "они",
        "кто",
        "кто-то",
        "никто",
        "который",
        "которая",
        "которое",
        "которые",
        "это",
        "каждый",
        "всякий",
    ];
    for word in before.iter().rev() {
        if rules_infinitive(word) {
            return Some(true);
        }
        if SUBJECTS.contains(&word.as_str()) {
            return Some(false);
        }
        if word.ends_with("ть") || word.ends_with("ться") {
            return None;
        }
    }
    None
}

/// Whether a word (small letters) is one behind which infinitives stand.
fn rules_infinitive(word: &str) -> bool {
    const WORDS: [&str; 30] = [
        "чтобы",
        "чтоб",
        "можно",
        "нельзя",
        "надо",
        "нужно",
        "пора",
        "следует",
        "необходимо",
        "невозможно",
        "трудно",
        "легко",
        "легче",
        "труднее",
        "лучше",
        "должен",
        "должна",
        "должно",
        "должны",
        "будет",
        "будут",
        "буду",
        "будем",
        "стал",
        "стала",
        "стало",
        "стали",
        "давайте",
        "незачем",
        "нечего",
    ];
    /// How the forms of verbs, and nouns of them, begin.
    const BEGINNINGS: [&str; 48] = [
        "може",
        "могу",
        "могл",
        "мог",
        "смог",
        "смож",
        "хоч",
        "хоте",
        "хоти",
        "хотя",
        "захоте",
        "захоч",
        "приход",
        "пришлось",
        "придет",
        "начал",
        "начин",
        "начн",
        "начат",
        "продолжа",
        "уме",
        "сумел",
        "позвол",
        "пыта",
        "попыт",
        "стрем",
        "стара",
        "постара",
        "реши",
        "готов",
        "способ",
        "вынужд",
        "обяза",
        "люби",
        "любл",
        "люб",
        "заставл",
        "застави",
        "помога",
        "помог",
        "удал",
        "удаст",
        "удает",
        "возможност",
        "необходимост",
        "разреш",
        "предлага",
        "намер",
    ];
    /// Verbs and words that begin so and rule nothing.
    const OTHERS: [&str; 3] = ["хотя", "могуч", "любов"];
    WORDS.contains(&word)
        || (BEGINNINGS.iter().any(|start| word.starts_with(start))
            && !OTHERS.iter().any(|start| word.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Forms that are equally likely by themselves.
    fn readings(forms: [&str; 2]) -> Vec<Reading> {
        let reading = |word: &str| Reading {
            cyrillic: word.to_string(),
            cost: 80,
            known: true,
            systems: 0,
        };
        forms.map(reading).into()
    }

    #[test]
    fn the_words_before_decide() {
        for (before, expected) in [
            (&["атомных"][..], "станций"),
            (&["атомной"], "станции"),
            (&["на"], "станции"),
        ] {
            let mut readings = readings(["станции", "станций"]);
            let before: Vec<String> = before.iter().map(|w| w.to_string()).collect();
            agree(&mut readings, &before);
            assert_eq!(readings[0].cyrillic, expected, "{before:?}");
        }
        let mut readings = readings(["исследовании", "исследований"]);
        agree(&mut readings, &["результаты".to_string()]);
        assert_eq!(readings[0].cyrillic, "исследований");
        for reading in &mut readings {
            reading.cost = 80;
        }
        agree(&mut readings, &["о", "развитии", "и"].map(str::to_string));
        assert_eq!(readings[0].cyrillic, "исследовании");
    }

    #[test]
    fn names_and_verbs_are_told() {
        for (forms, before, expected) in [
            (["Горации", "Гораций"], "", "Гораций"),
            (["Теорий", "Теории"], "", "Теории"),
            (["Евгений", "Евгении"], "", "Евгений"),
            (["говорит", "говорить"], "можно и не", "говорить"),
            (["говорить", "говорит"], "он ему", "говорит"),
            (["учится", "учиться"], "хочет всегда", "учиться"),
            (["учиться", "учится"], "который всегда", "учится"),
        ] {
            let mut readings = readings(forms);
            let before: Vec<String> = before.split_whitespace().map(String::from).collect();
            agree(&mut readings, &before);
            assert_eq!(readings[0].cyrillic, expected, "{before:?}");
        }
    }
}

//! Words in Latin letters that stay as they are among romanised ones, whatever they may be read as:
//! numerals, formulas, nuclides, abbreviations of other languages.

use super::formula::{is_formula, is_joined_to_symbol, is_symbol, is_within_formula};
use super::reading::{Reading, is_latin_abbreviation, is_numeral};
use super::token::Token;
use crate::text::word::is_one_of;

/// Whether a word is none whatever it may be read as: a numeral, a chemical formula, an
/// abbreviation that is known in Latin letters only.
pub(super) fn is_foreign(text: &str, token: &Token, readings: &[Reading], named: bool) -> bool {
    // Two letters known without a vowel are an abbreviation, and those have a full stop.
    let vowel = |c: char| "аеёиоуыэюя".contains(c);
    let usual = readings.iter().any(|reading| {
        let is_word = token.units.len() > 2 || reading.cyrillic.to_lowercase().contains(vowel);
        reading.known && is_word
    });
    is_numeral(token)
        || is_within_formula(text, token.span)
        || is_ordinal(text, token)
        || is_programming_language(text, token)
        || is_sign(text, token)
        || is_reference_word(text, token)
        || is_latin_abbreviation(token, readings, named)
        || is_nuclide(text, token)
        || is_year_letter(text, token)
        || is_dimension(text, token)
        || (is_formula(token) && is_joined_to_symbol(text, token.span))
        || has_inner_capital(token) && is_formula(token)
        || (!usual && !text[token.span.end..].starts_with('.') && is_formula(token))
}

/// Whether a small letter stands before a capital: no word is written so.
fn has_inner_capital(token: &Token) -> bool {
    let pairs = token.units.windows(2);
    pairs
        .into_iter()
        .any(|pair| !pair[0].capital && pair[1].capital)
}

/// Whether a word is the symbol of an element behind its mass number: `60 Co`, `99Mo`.
fn is_nuclide(text: &str, token: &Token) -> bool {
    let before = text[..token.span.start].trim_end_matches(' ');
    // Markup sets the number high.
    if let Some(before) = before.strip_suffix("</sup>")
        && before.ends_with(|c: char| c.is_ascii_digit())
    {
        return is_symbol(token.span.of(text));
    }
    token.units.len() == 2
        && !token.is_capitals()
        && before.ends_with(|c: char| c.is_ascii_digit())
        && is_formula(token)
}

/// Whether a word is the letter of `2D` and `3D`.
fn is_dimension(text: &str, token: &Token) -> bool {
    let before = &text[..token.span.start];
    let number = before.ends_with(['1', '2', '3', '4'])
        && !before[..before.len() - 1].ends_with(|c: char| c.is_alphanumeric());
    matches!(token.units.as_slice(), [unit] if unit.c == 'd' && unit.capital) && number
}

/// Whether a word is the letter that tells apart works of one year: `2005a`.
fn is_year_letter(text: &str, token: &Token) -> bool {
    let [unit] = token.units.as_slice() else {
        return false;
    };
    let before = &text[..token.span.start];
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    // `2005 g` and `1881g.` are years by name.
    matches!(unit.c, 'a'..='f') && !unit.capital && digits == 4
}

/// Whether a word is one that romanised references have in English: `vol. 3`, `no. 4`, `pp. 5`, `Nauka Publ.`,
/// `In`
fn is_reference_word(text: &str, token: &Token) -> bool {
    /// Those behind which a number stands.
    const NUMBERING: [&str; 7] = ["vol", "vols", "no", "nos", "pp", "iss", "art"];
    let word = token.span.of(text);
    let behind = &text[token.span.end..];
    // Before the book that an article is in; not `In-t`.
    if word == "In" && behind.starts_with([' ', ':']) {
        return true;
    }
    let Some(behind) = behind.strip_prefix('.') else {
        return false;
    };
    // Pages are counted in English so; printer's sheets (`5 p. l.`) in Russian.
    let is_counted = text[..token.span.start]
        .trim_end()
        .ends_with(|c: char| c.is_ascii_digit());
    if word == "p" && is_counted && !behind.trim_start().starts_with("l.") {
        return true;
    }
    let is_numbering = is_one_of(word, &NUMBERING);
    let numbers = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    word == "Publ" || is_numbering && numbers(behind)
}

/// Whether a word is a lone capital that numbers what stands before it: `chast' I`, `Tom V`.
fn is_sign(text: &str, token: &Token) -> bool {
    /// How words for numbered things begin, in any system.
    const NUMBERED: [&str; 12] = [
        "tom", "chast", "čast", "glav", "knig", "razdel", "seri", "vypusk", "volum", "part",
        "chapter", "book",
    ];
    /// The same words cut short.
    const CUT_SHORT: [&str; 14] = [
        "t.", "ch.", "č.", "kn.", "gl.", "vyp.", "razd.", "ser.", "vol.", "pt.", "no.", "№",
        "part.", "bd.",
    ];
    let [unit] = token.units.as_slice() else {
        return false;
    };
    let before = text[..token.span.start].trim_end();
    let word = before
        .rfind(char::is_whitespace)
        .map_or(before, |space| before[space..].trim_start())
        .to_lowercase();
    unit.capital
        && matches!(unit.c, 'i' | 'v' | 'x')
        && (begins_century(&text[token.span.end..])
            || NUMBERED.iter().any(|beginning| word.starts_with(beginning))
            || word == "vol."
            // Behind a full stop it is an initial: `Ivanova T. V.`
            || (CUT_SHORT.contains(&word.as_str()) && !text[token.span.end..].starts_with('.')))
}

/// Whether a word is a lone capital that numbers what stands behind it: `materialy V Mezhdunarodnoi
/// konferentsii`. A preposition or conjunction has no capital there.
fn is_ordinal(text: &str, token: &Token) -> bool {
    /// How words begin that are numbered so, in any system: meetings and their adjectives.
    const NUMBERED: [&str; 16] = [
        "me", "vse", "vsje", "naučn", "nauchn", "naucn", "kongr", "sʺezd", "s”ezd", "sezd",
        "simpoz", "konf", "respubl", "region", "evraz", "sib",
    ];
    let [unit] = token.units.as_slice() else {
        return false;
    };
    if !unit.capital || !matches!(unit.c, 'i' | 'v' | 'x') {
        return false;
    }
    let next = word_behind(&text[token.span.end..]);
    let previous = word_before(&text[..token.span.start]);
    let (Some(next), Some(previous)) = (next, previous) else {
        return false;
    };
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    let small_next = next.to_lowercase();
    previous.chars().count() > 2
        && next.chars().count() > 3
        && previous.chars().any(char::is_lowercase)
        && (is_small(previous) || NUMBERED.iter().any(|start| small_next.starts_with(start)))
}

/// The word one space behind the beginning of `text`.
fn word_behind(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(' ')?;
    let end = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    (end > 0).then_some(&rest[..end])
}

/// The word one space before the end of `text`, without the marks of its last letter.
fn word_before(text: &str) -> Option<&str> {
    let rest = text
        .strip_suffix(' ')?
        .trim_end_matches(['\'', '’', '`', 'ʹ']);
    let start = rest
        .char_indices()
        .rev()
        .find(|(_, c)| !c.is_alphabetic())
        .map_or(0, |(at, c)| at + c.len_utf8());
    (start < rest.len()).then_some(&rest[start..])
}

/// Whether a word is `C` of `C++` and `C#`.
fn is_programming_language(text: &str, token: &Token) -> bool {
    let behind = &text[token.span.end..];
    let [unit] = token.units.as_slice() else {
        return false;
    };
    unit.capital && unit.c.is_ascii() && (behind.starts_with("++") || behind.starts_with('#'))
}

/// Whether a text goes on as one does behind the number of a century: `v.`, `vv.`, `vek`, or a dash
/// and another numeral.
fn begins_century(text: &str) -> bool {
    let rest = text.trim_start();
    let word = rest
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let cut_short = matches!(word, "v" | "vv") && rest[word.len()..].starts_with('.');
    let range = rest
        .strip_prefix(['-', '–', '—'])
        .map(str::trim_start)
        .and_then(|rest| rest.split(|c: char| !c.is_alphabetic()).next());
    let second = |word: &str| word.len() > 1 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    (text.starts_with(' ') && (cut_short || word.starts_with("vek"))) || range.is_some_and(second)
}

#[cfg(test)]
mod tests {
    use crate::translit::{find, restore};

    #[test]
    fn numerals_and_symbols_stay() {
        let system = find("bsi-journals");
        for (latin, cyrillic) in [
            ("v V v. do n.e.", "в V в. до н.э."),
            ("kontsa V-IV vv.", "конца V-IV вв."),
            ("Ch. I: Rabota", "Ч. I: Работа"),
            ("T. V. Ivanova", "Т. В. Иванова"),
            ("izotop 60 Co v pochve", "изотоп 60 Co в почве"),
            ("Moskva, 2005a", "Москва, 2005a"),
            ("leto 1881g.", "лето 1881г."),
            (
                "Materialy V Mezhdunarodnoi konferentsii",
                "Материалы V Международной конференции",
            ),
            ("trudy X s\"ezda", "труды X съезда"),
            ("Ivanov V i drugie", "Иванов В и другие"),
            ("V Moskve", "В Москве"),
            ("poroshok UO2 i splav Pb-Bi", "порошок UO2 и сплав Pb-Bi"),
            ("yazyk C++", "язык C++"),
            ("Ivanova T. V.", "Иванова Т. В."),
            ("yadra <sup>238</sup>U", "ядра <sup>238</sup>U"),
            ("splav GaAs, model' 3D", "сплав GaAs, модель 3D"),
            (
                "Moskva, Nauka Publ., vol. 3, no. 4, pp. 5–7",
                "Москва, Наука Publ., vol. 3, no. 4, pp. 5–7",
            ),
            (
                "Nikol'skaya vol.; publ. dokumentov",
                "Никольская вол.; публ. документов",
            ),
        ] {
            assert_eq!(restore(latin, system).text, cyrillic);
        }
    }
}

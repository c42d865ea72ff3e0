//! Words in Latin letters that stay as they are among romanised ones, whatever they may be read as:
//! numerals, formulas, nuclides, abbreviations of other languages.

use super::formula::is_formula;
use super::reading::{Reading, is_latin_abbreviation, is_numeral};
use super::token::Token;

/// Whether a word is none whatever it may be read as: a numeral, a chemical formula, an
/// abbreviation that is known in Latin letters only.
pub(super) fn is_foreign(text: &str, token: &Token, readings: &[Reading], named: bool) -> bool {
    let usual = readings.iter().any(|reading| reading.known);
    is_numeral(token)
        || is_sign(text, token)
        || is_latin_abbreviation(token, readings, named)
        || is_nuclide(text, token)
        || is_year_letter(text, token)
        || (!usual && !text[token.span.end..].starts_with('.') && is_formula(token))
}

/// Whether a word is the symbol of an element behind its mass number: `60 Co`, `99Mo`.
fn is_nuclide(text: &str, token: &Token) -> bool {
    let before = text[..token.span.start].trim_end_matches(' ');
    token.units.len() == 2
        && !token.is_capitals()
        && before.ends_with(|c: char| c.is_ascii_digit())
        && is_formula(token)
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
            || (CUT_SHORT.contains(&word.as_str()) && !begins_name(&text[token.span.end..])))
}

/// Whether a text goes on as one does behind an initial: a full stop, then a capital letter.
fn begins_name(text: &str) -> bool {
    text.strip_prefix('.')
        .is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase))
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
        ] {
            assert_eq!(restore(latin, system).text, cyrillic);
        }
    }
}

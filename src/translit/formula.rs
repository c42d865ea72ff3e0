//! Chemical formulas, which stay in Latin letters among romanised words.

use super::token::Token;
use crate::text::span::Span;

/// The symbols of the elements that have two letters, and the one-letter symbols behind them.
const TWO: &str = " Ac Ag Al Am Ar As At Au Ba Be Bi Bk Br Ca Cd Ce Cf Cl Cm Co Cr Cs Cu Dy Er Es \
                   Eu Fe Fm Fr Ga Gd Ge He Hf Hg Ho In Ir Kr La Li Lr Lu Md Mg Mn Mo Na Nb Nd Ne Ni \
                   No Np Os Pa Pb Pd Pm Po Pr Pt Pu Ra Rb Re Rh Rn Ru Sb Sc Se Si Sm Sn Sr Ta Tb Tc \
                   Te Th Ti Tl Tm Xe Yb Zn Zr ";
const ONE: &str = "BCFHIKNOPSUVWY";

/// Whether a word consists of symbols of elements, one of them with two letters: `Pb`, `GaAs`.
pub(super) fn is_formula(token: &Token) -> bool {
    let letters: Option<Vec<char>> = token
        .units
        .iter()
        .map(|unit| match unit.capital {
            true => unit.c.to_uppercase().next(),
            false => Some(unit.c),
        })
        .collect();
    let Some(letters) = letters.filter(|letters| letters.len() <= 12) else {
        return false;
    };
    let mut rest = letters.as_slice();
    let mut has_two = false;
    while let Some((first, behind)) = rest.split_first() {
        match behind.first().filter(|second| second.is_lowercase()) {
            Some(second) if TWO.contains(&format!(" {first}{second} ")) => {
                has_two = true;
                rest = &behind[1..];
            }
            None if ONE.contains(*first) => rest = behind,
            _ => return false,
        }
    }
    has_two
}

/// Whether a word stands within a formula that has numbers in it: `UO2`, `Fe3O4`, or within the sign of
/// a nuclide: `131I`. Letters and digits are one piece; a number in a formula is small (`BN600` is the
/// name of a machine), a nuclide's has two digits or three.
pub(super) fn is_within_formula(text: &str, word: Span) -> bool {
    /// Bytes that are looked at on either side of the word; no formula is longer.
    const AROUND: usize = 24;
    let bytes = text.as_bytes();
    let behind = bytes.get(word.end..).unwrap_or_default().iter();
    let before = bytes.get(..word.start).unwrap_or_default().iter().rev();
    let piece = |byte: &&u8| byte.is_ascii_alphanumeric();
    let end = word.end + behind.take(AROUND).take_while(piece).count();
    let start = word.start - before.take(AROUND).take_while(piece).count();
    let Some(piece) = bytes.get(start..end) else {
        return false;
    };
    let digits = piece
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    match digits {
        0 => has_numbers(piece),
        2 | 3 => matches!(symbol(&piece[digits..]), Some(len) if digits + len == piece.len()),
        _ => false,
    }
}

/// Whether a word is joined by a hyphen to the symbol of an element with two letters: `Pb-Bi`.
pub(super) fn is_joined_to_symbol(text: &str, word: Span) -> bool {
    let is_symbol = |piece: &str| piece.len() == 2 && TWO.contains(&format!(" {piece} "));
    let letters = |c: char| c.is_ascii_alphabetic();
    let before = text[..word.start].strip_suffix('-').map(|rest| {
        let start = rest.trim_end_matches(letters).len();
        &rest[start..]
    });
    let behind = text[word.end..].strip_prefix('-').map(|rest| {
        let len = rest.len() - rest.trim_start_matches(letters).len();
        &rest[..len]
    });
    before.is_some_and(is_symbol) || behind.is_some_and(is_symbol)
}

/// Whether a piece consists of symbols of elements and small numbers behind them. One letter and a
/// number may be anything (`V3`).
fn has_numbers(piece: &[u8]) -> bool {
    /// Formulas with larger numbers are rarer than types of machines and steels.
    const MOST: u32 = 24;
    let mut rest = piece;
    let mut numbers = false;
    let mut letters = 0;
    while !rest.is_empty() {
        let Some(len) = symbol(rest) else {
            return false;
        };
        rest = &rest[len..];
        letters += len;
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = rest[..digits].iter().fold(0u32, |number, digit| {
            number.saturating_mul(10) + u32::from(digit - b'0')
        });
        if digits > 0 && !(1..=MOST).contains(&number) {
            return false;
        }
        numbers |= digits > 0;
        rest = &rest[digits..];
    }
    numbers && letters > 1
}

/// Whether a word is the symbol of an element.
pub(super) fn is_symbol(word: &str) -> bool {
    symbol(word.as_bytes()) == Some(word.len())
}

/// The length of the symbol of an element that a piece begins with.
fn symbol(piece: &[u8]) -> Option<usize> {
    let first = char::from(*piece.first()?);
    match piece.get(1) {
        Some(second) if second.is_ascii_lowercase() => TWO
            .contains(&format!(" {first}{} ", char::from(*second)))
            .then_some(2),
        _ => ONE.contains(first).then_some(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translit::token::latin_words;

    #[test]
    fn numbers_belong_to_formulas() {
        for (text, expected) in [
            ("UO2", true),
            ("Fe3O4.", true),
            ("131I", true),
            ("V3", false),
            ("C12H22O11", true),
            ("BN600", false),
            ("CHS68", false),
            ("1990G", false),
            ("12 V", false),
            ("Moskva1", false),
        ] {
            let word = latin_words(text)[0].span;
            assert_eq!(is_within_formula(text, word), expected, "{text}");
        }
    }

    #[test]
    fn formulas_are_known() {
        for (word, expected) in [
            ("Pb", true),
            ("GaAs", true),
            ("AlOOH", true),
            ("Ivan", false),
            ("UO", false),
            ("Xq", false),
        ] {
            assert_eq!(is_formula(&latin_words(word)[0]), expected, "{word}");
        }
    }
}

//! Chemical formulas, which stay in Latin letters among romanised words.

use super::token::Token;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translit::token::latin_words;

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

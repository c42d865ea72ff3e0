//! The small words of other languages in Latin letters, by which a title of one of them is told from
//! romanised Russian.

use super::token::Token;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Articles, pronouns, prepositions, conjunctions and forms of "to be" of languages that titles are
/// written in, a language a line: those that no usual Russian word is romanised as (not `by`, `les`,
/// `pero`, which are бы, лес, перо).
const FOREIGN_WORDS: &str = "
    and for from of or the with which its this these their
    aus das dem der des ein eine einer eines mit und vom zum zur auf nicht wird sich nach oder sind werden durch über
    au aux du et une des dans pour avec qui sont cette ces leur leurs
    con las una que como más muy quien
    della delle dei degli gli che sono nella alla dalla più questo
    das em uma não são ao
    het een zijn wordt naar voor niet
    je se sa od koji koja koje kojih kojima kao nije nisu što šta sve gdje biti njihov njihova ova ovaj između prema više može
    ktorý ktorá ktoré ktorí ako aj alebo medzi sú sa jeho ku
    který která které kteří jako jsou není nebo při jeho jejich než až
    się jest nie są przez oraz lub która które przy jego więc
    és egy hogy vagy
    ovat sekä joka kuin että mutta tämä olla
    bir için olarak olan
    și este pentru din care sunt
";

/// More of them, that may be seldom Russian words or particles of names in Russian: ил, де.
const SHARED_WORDS: &str = "
    in is are be been by at an as no not
    de la le les los las el un est il lo di non ed al ai da en den die
";

static FOREIGN_WORD_SET: LazyLock<HashSet<&str>> =
    LazyLock::new(|| FOREIGN_WORDS.split_whitespace().collect());

static LATIN_WORD_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let shared = SHARED_WORDS.split_whitespace();
    FOREIGN_WORD_SET.iter().copied().chain(shared).collect()
});

/// Whether a word in small letters is one of another language's small words, and no Russian word.
pub(super) fn is_foreign_word(token: &Token) -> bool {
    let word: String = token.units.iter().map(|unit| unit.c).collect();
    token.units.iter().all(|unit| !unit.capital) && FOREIGN_WORD_SET.contains(word.as_str())
}

/// Whether a word is a small word of a language written in Latin letters, whatever else it may be.
pub(super) fn is_latin_word(token: &Token) -> bool {
    let word: String = token.units.iter().map(|unit| unit.c).collect();
    LATIN_WORD_SET.contains(word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translit::{romanize, systems};

    #[test]
    fn usual_russian_words_are_none() {
        let russian = "бы и в на не по из за для при как об его их она он оно они вы мы ты я то же ли или от до со во \
                       под над без лес дел ель есть ей эй перо дал вон боли";
        let forms = russian.split_whitespace().flat_map(|word| {
            let usual = systems()
                .iter()
                .filter(|system| system.is_russian() && system.prevalence > 2);
            usual.map(move |system| romanize(word, system).into_owned())
        });
        for form in forms {
            assert!(!FOREIGN_WORD_SET.contains(form.as_str()), "{form}");
        }
    }
}

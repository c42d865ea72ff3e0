//! How references begin and how they end: what can be told from the first and the last words of
//! a line, whatever the language.

use super::line::is_blank;
use crate::text::above;
use crate::text::script::Script;
use crate::text::unicode::{is_dash, is_quote};

/// How a text begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Start {
    /// Nothing begins here: a small letter, a closing mark, `//`, a dash between areas.
    Continuation,
    /// A digit.
    Number,
    /// A capital letter of any word.
    Capital,
    /// An opening quotation mark or bracket.
    Quote,
    /// `Family, Given.` or a body followed by a year in brackets.
    Likely,
    /// A personal name with initials: `Иванов И. И.`, `Smith, J.`, `Smith AB,`.
    Author,
    /// A dash for the author named before: `———.`
    SameAuthor,
}

/// How a text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    /// More must follow: a comma, a dash, a hyphen, `№`, `С.`, an initial.
    Open,
    /// Nothing is known.
    Plain,
    /// A full stop or a closing bracket.
    Stop,
    /// As references end: pages, a year, an address, `с.`
    Full,
}

/// Only so many characters of a line are looked at.
const LOOKED_AT: usize = 240;

/// How `text` begins.
pub(super) fn start(text: &str) -> Start {
    let text = text.trim_start_matches(is_blank);
    let text = text
        .char_indices()
        .nth(LOOKED_AT)
        .map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    let Some(first) = text.chars().next() else {
        return Start::Continuation;
    };
    if same_author(text) {
        return Start::SameAuthor;
    }
    if first.is_ascii_digit() {
        return Start::Number;
    }
    if is_quote(first) && !matches!(first, '»' | '”' | '’' | '›')
        || matches!(first, '[' | '¿' | '¡')
    {
        return Start::Quote;
    }
    if first == '(' {
        return Start::Number;
    }
    if !first.is_alphabetic() {
        return Start::Continuation;
    }
    if han_name(text) {
        return Start::Likely;
    }
    let words = leading_words(text);
    if first.is_lowercase() && !words.first().is_some_and(|w| is_particle(w.text)) {
        return Start::Continuation;
    }
    name_start(text, &words).unwrap_or(if first.is_lowercase() {
        Start::Continuation
    } else {
        Start::Capital
    })
}

/// `王小明，`, `王小明 2009`: two to four Han letters before a mark or a number.
fn han_name(text: &str) -> bool {
    let han = |c: &char| Script::of(*c) == Script::Han;
    let letters = text.chars().take_while(han).count();
    let mut behind = text.chars().skip_while(han);
    let mark = behind.next();
    (2..=4).contains(&letters)
        && match mark {
            Some(',' | '，' | '、' | '.' | '．' | ';' | '；' | '：' | '(' | '（') => true,
            Some(c) if is_blank(c) => behind.next().is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        }
}

/// `——.`, `———,`, `_____.`, `---.`: the author of the entry above.
fn same_author(text: &str) -> bool {
    if above::author(text).is_some() || above::work(text).is_some() {
        return true;
    }
    let dashes = text
        .chars()
        .take_while(|c| is_dash(*c) || *c == '_')
        .count();
    let rest = text.trim_start_matches(|c| is_dash(c) || c == '_');
    match dashes {
        0 => false,
        1 => text.starts_with(['—', '⸺', '⸻']) && rest.starts_with(['.', ',']),
        _ => rest.starts_with([' ', '.', ',', '\u{a0}', '(', ':']),
    }
}

struct Lead<'a> {
    text: &'a str,
    /// What stands between this word and the next.
    gap: &'a str,
}

/// The first words with what stands between them.
fn leading_words(text: &str) -> Vec<Lead<'_>> {
    let in_word = |c: char| {
        c.is_alphanumeric()
            || matches!(c, '\'' | '’' | '-' | '‑' | '‐' | '`' | 'ʹ' | '´')
            || ('\u{300}'..'\u{370}').contains(&c)
    };
    let mut words = Vec::new();
    let mut rest = text;
    while words.len() < 14 && !rest.is_empty() {
        let len = rest.find(|c: char| !in_word(c)).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(len);
        let gap_len = tail.find(in_word).unwrap_or(tail.len());
        let (gap, next) = tail.split_at(gap_len);
        words.push(Lead { text: word, gap });
        rest = next;
        if len == 0 && gap_len == 0 {
            break;
        }
    }
    words
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "della"
            | "di"
            | "da"
            | "dos"
            | "das"
            | "do"
            | "du"
            | "des"
            | "la"
            | "le"
            | "les"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ter"
            | "ten"
            | "zu"
            | "zur"
            | "el"
            | "al"
            | "bin"
            | "ibn"
            | "af"
            | "av"
            | "ван"
            | "фон"
            | "де"
            | "дер"
            | "ла"
            | "ле"
            | "да"
            | "ди"
            | "d"
            | "d’"
            | "d'"
            | "y"
            | "den-"
    )
}

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        || word
            .strip_prefix("d'")
            .or(word.strip_prefix("d’"))
            .or(word.strip_prefix("al-"))
            .is_some_and(|w| w.starts_with(char::is_uppercase))
}

/// One capital letter, or a digraph of romanised Russian and abbreviated first names (`Yu`, `Th`).
fn is_initial(word: &str, gap: &str) -> bool {
    if !gap.starts_with('.') {
        return false;
    }
    // The second one of `C.-K. Chiu`.
    let word = word.trim_start_matches(['-', '‐', '‑']);
    let mut chars = word.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    let rest = chars.as_str();
    // `J.-M.` reads as one word up to the first stop; `А-В.` is a hyphened initial.
    capital
        && match rest.chars().count() {
            0 => true,
            1 => rest.chars().all(char::is_alphabetic),
            2 => rest.starts_with('-') || rest.chars().all(char::is_lowercase) && is_digraph(word),
            _ => false,
        }
}

fn is_digraph(word: &str) -> bool {
    matches!(
        word,
        "Chr" | "Yur" | "Shch" | "Вяч" | "Вас" | "Влд" | "Алр" | "Дж"
    )
}

/// A row of capital letters without stops: `AB` of `Smith AB,`.
fn is_initials_row(word: &str) -> bool {
    (1..=3).contains(&word.chars().count())
        && word.chars().all(|c| c.is_uppercase() && c.is_alphabetic())
}

fn name_start(text: &str, words: &[Lead<'_>]) -> Option<Start> {
    let mut i = 0;
    while words
        .get(i)
        .is_some_and(|w| is_particle(w.text) && w.gap == " ")
    {
        i += 1;
    }
    let first = words.get(i)?;
    if !starts_upper(first.text) {
        return None;
    }
    // `А. В. Анисимов`, `H.Cámara` needs two letters after.
    if is_initial(first.text, first.gap) {
        let mut j = i;
        while words.get(j).is_some_and(|w| is_initial(w.text, w.gap)) {
            j += 1;
        }
        let family = words.get(j)?;
        let spaced = words
            .get(j - 1)
            .is_some_and(|w| w.gap.trim_start_matches('.').is_empty() || w.gap.trim() == ".");
        // `L. Fu, "…"`: so short a name is one before a comma.
        let long = match family.text.chars().count() {
            0 | 1 => false,
            2 => family.gap.starts_with(','),
            _ => true,
        };
        return (spaced && starts_upper(family.text) && long).then_some(Start::Author);
    }
    // One to three words of the family name, then initials.
    for j in i..i + 4 {
        let word = words.get(j)?;
        if !(starts_upper(word.text) || is_particle(word.text)) || word.text.chars().count() < 2 {
            break;
        }
        let next = words.get(j + 1)?;
        let gap = word.gap.trim();
        let paren = gap.starts_with('(') && gap.len() == 1;
        match gap {
            "," | "" if is_initial(next.text, next.gap) => {
                // `Москва: Мир, С. 5` is no name; a page sign is told by the digit after it.
                let after = words.get(j + 2).map_or("", |w| w.text);
                let is_pages = next.gap.trim() == "."
                    && after.starts_with(|c: char| c.is_ascii_digit())
                    && after.len() < 4;
                return (!is_pages).then_some(Start::Author);
            }
            "," | ""
                if is_initials_row(next.text)
                    && (gap.is_empty() || next.gap.starts_with(['.', ';', '('])) =>
            {
                let closes = next.gap.starts_with([',', '.', ';', ':'])
                    || next.gap.trim_start().starts_with('(');
                let and = words
                    .get(j + 2)
                    .is_some_and(|w| matches!(w.text, "and" | "et" | "и" | "y" | "und"));
                if closes || and {
                    return Some(if text.starts_with(char::is_uppercase) && j == i {
                        Start::Author
                    } else {
                        Start::Likely
                    });
                }
            }
            "," if starts_upper(next.text) && next.text.chars().count() > 1 => {
                return family_and_given(words, j + 1);
            }
            _ if paren && next.text.len() == 4 && next.text.bytes().all(|b| b.is_ascii_digit()) => {
                return Some(Start::Likely);
            }
            _ => {}
        }
        if !gap.is_empty() {
            break;
        }
    }
    year_in_brackets(text).then_some(Start::Likely)
}

/// `Couto, José Bernardo.`, `Иванов, Иван Иванович`: given names up to a stop.
fn family_and_given(words: &[Lead<'_>], from: usize) -> Option<Start> {
    for (at, word) in words.get(from..)?.iter().take(4).enumerate() {
        if !(starts_upper(word.text) || is_particle(word.text)) {
            return None;
        }
        let gap = word.gap.trim();
        let year = next_is_year(words, from + at);
        if gap.starts_with(['.', '(', ';']) || gap == "," || gap == ":" || year {
            return Some(Start::Likely);
        }
        if !gap.is_empty() {
            return None;
        }
    }
    None
}

/// Whether a year follows a word: `LeMoine, Fanny 1972.`
fn next_is_year(words: &[Lead<'_>], at: usize) -> bool {
    words.get(at + 1).is_some_and(|next| {
        let digits = next.text.get(..4).unwrap_or("");
        next.text.len() <= 5 && digits.bytes().all(|b| b.is_ascii_digit()) && digits.len() == 4
    })
}

/// `Some Institute (2001), …`: a year in brackets near the beginning, no stop before it.
pub(super) fn year_in_brackets(text: &str) -> bool {
    let Some(open) = text.find('(') else {
        return false;
    };
    let before = text.get(..open).unwrap_or("");
    let inside = text.get(open + 1..).unwrap_or("");
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4
        && inside
            .get(4..)
            .unwrap_or("")
            .starts_with([')', 'a', 'b', 'c', ','])
        && !before.trim_end().ends_with(',')
        && before.chars().count() < 90
}

/// How `text` ends.
pub(super) fn end(text: &str) -> End {
    let text = text.trim_end_matches(|c| is_blank(c) && c != '\u{ad}');
    let tail_start = text.char_indices().rev().nth(60).map_or(0, |(i, _)| i);
    let tail = text.get(tail_start..).unwrap_or(text);
    let Some(last) = tail.chars().next_back() else {
        return End::Open;
    };
    let word = last_word(tail);
    // An address may hold the blank of a line that broke before.
    let broken = word.ends_with('/') && tail.contains("://");
    if word.contains("://")
        || broken
        || word.starts_with("www.")
        || word.starts_with("10.") && word.contains('/')
    {
        return if last == '/' || last.is_alphanumeric() || last == '.' {
            End::Full
        } else {
            End::Open
        };
    }
    if is_dash(last)
        || matches!(
            last,
            ',' | ';' | ':' | '/' | '&' | '(' | '[' | '«' | '“' | '\u{ad}' | '+' | '=' | '№'
        )
    {
        return End::Open;
    }
    let closing = |c: char| is_quote(c) || matches!(c, ')' | ']' | '.' | '?' | '!' | '*' | '_');
    let core = word.trim_matches(|c: char| !c.is_alphanumeric());
    if core.chars().next().is_some_and(|c| c.is_ascii_digit())
        && (core.len() <= 5 || core.contains('–') || core.contains('-') || core.contains('.'))
    {
        return End::Full;
    }
    if last == '.' || closing(last) {
        let before = tail.strip_suffix(word).unwrap_or("").trim_end();
        let after_digit = before.ends_with(|c: char| c.is_ascii_digit());
        if after_digit
            && matches!(
                core,
                "с" | "c" | "p" | "pp" | "s" | "S" | "стр" | "р" | "т" | "h" | "л" | "ил" | "s. "
            )
        {
            return End::Full;
        }
        if last == '.' && opens(core) {
            return End::Open;
        }
        return End::Stop;
    }
    if matches!(
        core,
        "and"
            | "и"
            | "of"
            | "the"
            | "в"
            | "на"
            | "de"
            | "la"
            | "del"
            | "y"
            | "und"
            | "der"
            | "für"
            | "for"
            | "in"
            | "с"
            | "по"
            | "для"
            | "et"
            | "a"
            | "an"
            | "to"
            | "та"
            | "о"
            | "об"
            | "к"
            | "от"
            | "из"
            | "з"
            | "у"
            | "і"
            | "e"
            | "do"
            | "da"
            | "von"
            | "die"
            | "das"
            | "des"
            | "el"
            | "los"
            | "las"
            | "en"
            | "on"
            | "with"
            | "by"
    ) {
        return End::Open;
    }
    End::Plain
}

/// Abbreviations after which something must come.
fn opens(core: &str) -> bool {
    let mut chars = core.chars();
    let initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    initial
        || core
            .rsplit('.')
            .next()
            .is_some_and(|w| w.chars().count() == 1 && w.chars().all(char::is_uppercase))
        || matches!(
            core,
            "Vol"
                | "vol"
                | "No"
                | "no"
                | "pp"
                | "p"
                | "Pp"
                | "P"
                | "С"
                | "с"
                | "Т"
                | "т"
                | "Вып"
                | "вып"
                | "Iss"
                | "iss"
                | "ред"
                | "Под"
                | "Ed"
                | "Eds"
                | "Bd"
                | "Nr"
                | "S"
                | "núm"
                | "Ч"
                | "Кн"
                | "пер"
                | "им"
                | "проф"
                | "Vyp"
                | "vyp"
                | "изд-во"
                | "Изд-во"
                | "Proc"
                | "Ser"
                | "Сер"
                | "науч"
                | "учеб"
                | "сб"
                | "Сб"
                | "англ"
                | "общ"
                | "отв"
                | "Отв"
                | "Гл"
                | "гл"
                | "cf"
                | "vols"
                | "докл"
                | "тез"
                | "конф"
                | "канд"
                | "д-ра"
                | "гос"
        )
}

fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings() {
        for (text, expected) in [
            ("Иванов И. И. О картах", Start::Author),
            ("Иванов, И.И. О картах", Start::Author),
            ("И. И. Иванов. О картах", Start::Author),
            ("Smith, J. (2010), Maps", Start::Author),
            ("Smith AB, Lee C. Maps", Start::Author),
            ("Perez Lopez, A. and Diaz, B.", Start::Author),
            ("van der Berg, H. Maps", Start::Author),
            ("C.-K. Chiu and A. Roe, Maps", Start::Author),
            ("L. Fu, \"Maps\"", Start::Author),
            ("Couto, José Bernardo. Mapas", Start::Likely),
            ("World Bank (2001), Maps", Start::Likely),
            ("——. Mapas", Start::SameAuthor),
            ("———, Mapas", Start::SameAuthor),
            ("— 3-е изд.", Start::Continuation),
            ("“On maps” (2008)", Start::Quote),
            ("2009. — 231 с.", Start::Number),
            ("карта мира", Start::Continuation),
            ("// Вестник", Start::Continuation),
            ("Карты мира", Start::Capital),
            ("Наука, С. 12–30", Start::Capital),
        ] {
            assert_eq!(start(text), expected, "{text}");
        }
    }

    #[test]
    fn endings() {
        for (text, expected) in [
            ("Наука, 2009. 231 с.", End::Full),
            ("pp. 12–30.", End::Full),
            ("Moscow, Russia.", End::Stop),
            ("история и", End::Open),
            ("Изд-во МГУ,", End::Open),
            ("между-", End::Open),
            ("https://example.org/a/b", End::Full),
            ("URL: http://example.org/ a/b/", End::Full),
            ("the moss/", End::Open),
            ("Под ред. И.", End::Open),
            ("история карт", End::Plain),
            ("(дата обращения: 01.02.2003).", End::Full),
        ] {
            assert_eq!(end(text), expected, "{text}");
        }
    }
}

//! The words of a name: which are initials, particles, suffixes, titles.
//!
//! Looks at one word at a time; what a row of them means is for [`super::person`] to say.

use super::initials;

/// What a word of a name is by its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters with full stops: `A.`, `I.O.`, `Ph.C.`, `Н.Ю.`, `J.-P.`
    Initials,
    /// One to four capitals without full stops, romanised ones too (`EYu`): initials of the
    /// Vancouver form, or a short name printed in capitals.
    Capitals,
    /// A name.
    Word,
    /// `von`, `de`, `van`, `фон`, in small letters.
    Particle,
    /// `Jr.`, `III`.
    Suffix,
    /// `Dr.`, `проф.`
    Honorific,
    /// Another word in small letters: persons' names have none.
    Lower,
}

/// A word of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// As printed.
    pub text: &'a str,
    /// What it looks like.
    pub kind: Kind,
}

/// Particles in small letters; those of a capital letter belong to the family name as printed.
const PARTICLES: &[&str] = &[
    "af",
    "al",
    "am",
    "an",
    "auf",
    "av",
    "aus",
    "ben",
    "bin",
    "da",
    "dal",
    "dall",
    "dalla",
    "das",
    "de",
    "degli",
    "dei",
    "del",
    "dela",
    "della",
    "delle",
    "delli",
    "dello",
    "den",
    "der",
    "des",
    "di",
    "do",
    "dos",
    "du",
    "d",
    "el",
    "ibn",
    "in",
    "la",
    "las",
    "le",
    "les",
    "los",
    "op",
    "ter",
    "te",
    "ten",
    "the",
    "van",
    "vande",
    "vanden",
    "vander",
    "vom",
    "von",
    "und",
    "y",
    "zu",
    "zum",
    "zur",
    "аль",
    "ан",
    "бен",
    "бин",
    "ван",
    "да",
    "де",
    "дель",
    "делла",
    "ден",
    "дер",
    "ди",
    "дон",
    "дос",
    "дю",
    "ибн",
    "ла",
    "ле",
    "оглы",
    "тер",
    "фон",
    "цу",
    "эль",
];

const SUFFIXES: &[&str] = &[
    "jr", "sr", "jun", "sen", "jnr", "snr", "junior", "senior", "ii", "iii", "iv", "filho", "neto",
    "júnior", "sobrinho", "мл", "ст", "esq",
];

const HONORIFICS: &[&str] = &[
    "dr",
    "prof",
    "mr",
    "mrs",
    "ms",
    "sir",
    "rev",
    "доктор",
    "проф",
    "д-р",
    "акад",
    "канд",
    "чл.-корр",
    "ph.d",
    "phd",
    "m.d",
    "md",
    "sj",
    "s.j",
    "o.p",
];

/// Cuts a piece of a list (no commas in it) into words; initials joined to a name are set apart
/// (`В.В.Савинкин`).
pub fn tokens(part: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    for word in part.split_whitespace() {
        let word = word.trim_matches(|c: char| {
            matches!(
                c,
                ',' | ';' | ':' | '(' | ')' | '[' | ']' | '/' | '"' | '“' | '”' | '«' | '»' | '*'
            )
        });
        if !word.chars().any(char::is_alphabetic) {
            continue;
        }
        match initials_then_name(word) {
            Some(at) => {
                let (initials, name) = word.split_at(at);
                out.push(token(initials));
                out.push(token(name));
            }
            None => out.push(token(word)),
        }
    }
    out
}

fn token(text: &str) -> Token<'_> {
    Token {
        text,
        kind: kind(text),
    }
}

fn kind(word: &str) -> Kind {
    let bare = word.trim_end_matches('.');
    let lower = bare.to_lowercase();
    let is = |list: &[&str]| list.contains(&lower.as_str());
    let first_is_small = bare
        .chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(char::is_lowercase);
    // `H. d’Alembert`, `al-Biruni`: a small particle joined to a capital.
    if first_is_small {
        if is(PARTICLES) || joined_particle(bare).is_some() {
            return if joined_particle(bare).is_some() {
                Kind::Word
            } else {
                Kind::Particle
            };
        }
        if is(HONORIFICS) {
            return Kind::Honorific;
        }
        if is(SUFFIXES) && word.ends_with('.') {
            return Kind::Suffix;
        }
        return if bare.chars().count() == 1 && word.ends_with('.') {
            Kind::Initials
        } else {
            Kind::Lower
        };
    }
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    if is(SUFFIXES) && (letters > 2 || word.ends_with('.') || bare == "II" || bare == "IV") {
        return Kind::Suffix;
    }
    if is(HONORIFICS)
        && (letters > 2 || word.ends_with('.'))
        && !(letters == 2 && bare.chars().all(char::is_uppercase))
    {
        return Kind::Honorific;
    }
    if is_initials(word) {
        return Kind::Initials;
    }
    let no_small = bare
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase);
    if no_small && (1..=4).contains(&letters) && !bare.contains(['\'', '’'])
        || initials::romanised(bare).is_some()
    {
        return Kind::Capitals;
    }
    Kind::Word
}

/// `d’Alembert` → the byte where the name begins.
pub fn joined_particle(word: &str) -> Option<usize> {
    let (at, mark) = word
        .char_indices()
        .find(|(_, c)| matches!(c, '\'' | '’' | '-' | '‑'))?;
    let after = at + mark.len_utf8();
    let head = word.get(..at)?;
    let small =
        !head.is_empty() && head.chars().all(char::is_lowercase) && head.chars().count() <= 4;
    let capital = word
        .get(after..)?
        .chars()
        .next()
        .is_some_and(char::is_uppercase);
    (small && capital).then_some(after)
}

/// Whether the word is initials: pieces of one to three letters, each a capital with a full stop
/// behind it, the last full stop perhaps forgotten.
fn is_initials(word: &str) -> bool {
    if !word.contains('.') {
        return false;
    }
    let mut pieces = word.split('.').peekable();
    let mut any = false;
    while let Some(piece) = pieces.next() {
        let is_last = pieces.peek().is_none();
        let piece = piece.trim_matches(|c: char| !c.is_alphanumeric());
        if piece.is_empty() {
            continue;
        }
        any = true;
        // `М.Ю` with its last stop forgotten is still initials, `В.Попов` is not.
        let most = if is_last { 1 } else { 4 };
        let mut letters = piece.chars();
        if !letters.next().is_some_and(char::is_uppercase) || piece.chars().count() > most {
            // `T-E.`: each half begins with a capital.
            let halves = piece
                .split('-')
                .all(|half| half.chars().count() <= 2 && half.starts_with(char::is_uppercase));
            if !halves {
                return false;
            }
        }
    }
    any
}

/// Where the name begins in `В.В.Савинкин`, `H.Cámara`.
fn initials_then_name(word: &str) -> Option<usize> {
    let at = word.trim_end_matches('.').rfind('.')? + 1;
    let (initials, name) = word.split_at(at);
    (name.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && name.starts_with(char::is_uppercase)
        && name.chars().any(char::is_lowercase)
        && is_initials(initials))
    .then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Kind::*;

    #[test]
    fn words_by_their_look() {
        for (text, expected) in [
            ("Петрова М.Ю", vec![Word, Initials]),
            ("В.В.Савинкин", vec![Initials, Word]),
            ("Jessup Ph.C.", vec![Word, Initials]),
            ("J.-P. Serre", vec![Initials, Word]),
            ("van der Berg CB", vec![Particle, Particle, Word, Capitals]),
            ("King Jr.", vec![Word, Suffix]),
            ("Dr. House", vec![Honorific, Word]),
            ("Office of Health", vec![Word, Lower, Word]),
            ("d’Alembert", vec![Word]),
            ("St. John", vec![Initials, Word]),
            ("Hopmans T-EJP", vec![Word, Capitals]),
            ("Sokolova EYu", vec![Word, Capitals]),
            ("Kim Yu", vec![Word, Word]),
            ("McDonald YuA", vec![Word, Capitals]),
        ] {
            let kinds: Vec<_> = tokens(text).iter().map(|t| t.kind).collect();
            assert_eq!(kinds, expected, "{text}");
        }
    }
}

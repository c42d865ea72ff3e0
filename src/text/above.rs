//! Signs by which a reference points to the one before it: `———`, `Он же` stand for its authors,
//! `Там же. С. 15`, `Ibid., p. 5` for the whole of it (GOST R 7.0.5-2008, 6.3.2), `Указ. соч.`,
//! `op. cit.` for a work of the same author cited further above (6.3.3).

use super::span::Span;
use super::unicode::is_dash;

/// Words that stand for the authors above.
const AUTHOR: &[&str] = &[
    "он же",
    "она же",
    "они же",
    "его же",
    "её же",
    "ее же",
    "их же",
    "той же",
    "тот же",
    "те же",
    "він же",
    "вона ж",
    "вона же",
    "вони ж",
    "вони же",
    "його ж",
    "її ж",
    "їх же",
    "той самий",
    "та сама",
    "ён жа",
    "яна ж",
    "яны ж",
    "същият",
    "същата",
    "исти",
    "иста",
    "idem",
    "ídem",
    "eadem",
    "iidem",
    "eaedem",
    "derselbe",
    "dieselbe",
    "dieselben",
    "the same",
    "le même",
    "la même",
    "les mêmes",
    "el mismo",
    "la misma",
    "los mismos",
    "lo stesso",
    "la stessa",
    "o mesmo",
    "a mesma",
    "tenże",
    "taż",
    "týž",
    "táž",
    "isti",
    "ista",
];

/// Such words that are abbreviations: a full stop stands behind them.
const AUTHOR_ABBREVIATED: &[&str] = &["id", "íd", "ead", "ders", "dies"];

/// Words that stand for the work above.
const WORK: &[&str] = &[
    "там же",
    "там само",
    "там жа",
    "пак там",
    "исто",
    "ibidem",
    "ibídem",
    "ibid",
    "ibíd",
    "ebenda",
    "ebd",
    "ebda",
    "tamże",
    "tamtéž",
    "ib",
    "loc. cit",
    "loc.cit",
    "同上",
    "同書",
];

/// Words that stand for a work of the same author named before.
const CITED: &[&str] = &[
    "указ. соч",
    "указ. раб",
    "указ. ст",
    "указ. изд",
    "указ. произв",
    "цит. соч",
    "цит. изд",
    "вказ. праця",
    "вказ. пр",
    "назв. праця",
    "зазнач. твір",
    "зазнач. праця",
    "пос. съч",
    "op. cit",
    "op.cit",
    "ob. cit",
    "ob.cit",
    "art. cit",
    "art.cit",
    "a. a. o",
    "a.a.o",
    "opere citato",
    "dz. cyt",
];

/// The letters that they begin with.
const CITED_BEGIN: &[char] = &[
    'у', 'У', 'ц', 'Ц', 'в', 'В', 'н', 'Н', 'з', 'З', 'п', 'П', 'o', 'O', 'a', 'A', 'd', 'D',
];

/// Words before a place in a work, with what they count.
const PLACES: &[(Place, &[&str])] = &[
    (
        Place::Pages,
        &[
            "с", "стр", "стор", "p", "pp", "pg", "pag", "pág", "págs", "page", "pages", "s",
            "seite", "str", "л", "лл", "арк", "f", "fol", "ff", "頁",
        ],
    ),
    (
        Place::Volume,
        &[
            "т", "том", "ч", "кн", "vol", "vols", "v", "t", "tome", "tomo", "bd", "band",
        ],
    ),
    (
        Place::Issue,
        &["№", "вып", "вип", "no", "nº", "n°", "nr", "issue", "heft"],
    ),
];

/// What a number behind a sign counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Pages or leaves.
    Pages,
    /// A volume or part.
    Volume,
    /// An issue.
    Issue,
}

/// A text that points to a work above and says no more than the place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// The sign with its full stop, in bytes of the text.
    pub sign: Span,
    /// The places behind it, words and numbers, in bytes of the text.
    pub places: Vec<(Place, Span)>,
}

/// The length in bytes of a sign for the authors above at the beginning of `text`, with the full
/// stop of an abbreviation. What follows is nothing, a mark, or a year in brackets.
pub fn author(text: &str) -> Option<usize> {
    let ended = |rest: &str| {
        let rest = rest.trim_start();
        rest.is_empty() || rest.starts_with(['.', ',', ':', ';', '(', '['])
    };
    let line = line_length(text);
    if line > 0 {
        return text.get(line..).is_some_and(ended).then_some(line);
    }
    if let Some(len) = words_at_start(text, AUTHOR) {
        return text.get(len..).is_some_and(ended).then_some(len);
    }
    let len = words_at_start(text, AUTHOR_ABBREVIATED)?;
    let rest = text.get(len..)?;
    match rest.strip_prefix('.') {
        Some(_) => Some(len + 1),
        None => (rest.is_empty()).then_some(len),
    }
}

/// A line of dashes or underscores; a single short one divides fields.
fn line_length(text: &str) -> usize {
    let mut len = 0;
    let mut signs = 0;
    for (at, c) in text.char_indices() {
        match c {
            '_' => signs += 1,
            c if is_dash(c) => {
                signs += if matches!(c, '—' | '⸺' | '⸻') {
                    2
                } else {
                    1
                }
            }
            c if c.is_whitespace() && signs > 0 => continue,
            _ => break,
        }
        len = at + c.len_utf8();
    }
    if signs < 2 { 0 } else { len }
}

/// Whether the whole text is a sign for the authors above.
pub fn is_author(text: &str) -> bool {
    let text = text.trim();
    author(text).is_some_and(|len| {
        text.get(len..)
            .is_some_and(|rest| rest.trim_matches(['.', ',', ':']).trim().is_empty())
    })
}

/// A text that begins with a sign for the work above and holds nothing else but a place in it.
pub fn work(text: &str) -> Option<Pointer> {
    pointer(text, words_at_start(text, WORK)?, 0)
}

/// Whether the whole text is a sign for the work above.
pub fn is_work(text: &str) -> bool {
    work(text.trim()).is_some_and(|found| found.places.is_empty())
}

/// `Иванов И. И. Указ. соч. С. 20`: a sign for a work named before, alone or behind names, and
/// nothing else but a place in it.
pub fn cited(text: &str) -> Option<Pointer> {
    // What is longer holds more than names and a place.
    const LONGEST: usize = 240;
    if text.len() > LONGEST {
        return None;
    }
    let mut inside = false;
    text.char_indices()
        .filter(|(_, c)| {
            let behind = std::mem::replace(&mut inside, c.is_alphanumeric());
            !behind && CITED_BEGIN.contains(c)
        })
        .find_map(|(at, _)| {
            let rest = text.get(at..)?;
            pointer(rest, words_at_start(rest, CITED)?, at)
        })
}

/// Whether the text is nothing but a sign for a work above, with names before it or a place in the
/// work behind it.
pub fn is_pointer(text: &str) -> bool {
    work(text).or_else(|| cited(text)).is_some()
}

/// Whether the whole text is a sign for a work named before.
pub fn is_cited(text: &str) -> bool {
    cited(text.trim()).is_some_and(|found| found.sign.start == 0 && found.places.is_empty())
}

/// The length of the words at the beginning of `text`, in any letter case, that no letter follows.
fn words_at_start(text: &str, list: &[&str]) -> Option<usize> {
    // Most words begin otherwise than all of the list, whose letters are small.
    let first = text.chars().next()?.to_lowercase().next();
    let mut alike = list.iter().filter(|words| words.chars().next() == first);
    alike.find_map(|words| {
        let mut rest = text.chars();
        for expected in words.chars() {
            let c = rest.next()?;
            let same = c.to_lowercase().eq(expected.to_lowercase())
                || expected == ' ' && c.is_whitespace();
            if !same {
                return None;
            }
        }
        let rest = rest.as_str();
        (!rest.starts_with(char::is_alphanumeric)).then(|| text.len() - rest.len())
    })
}

fn pointer(text: &str, words: usize, base: usize) -> Option<Pointer> {
    let rest = text.get(words..)?;
    let sign = words + usize::from(rest.starts_with('.'));
    let places = places(text, sign)?
        .into_iter()
        .map(|(place, span)| (place, Span::new(base + span.start, base + span.end)))
        .collect();
    Some(Pointer {
        sign: Span::new(base, base + sign),
        places,
    })
}

/// The places in `text` from a byte on; `None` when anything else stands there.
fn places(text: &str, from: usize) -> Option<Vec<(Place, Span)>> {
    let mut out: Vec<(Place, Span)> = Vec::new();
    let mut at = from;
    loop {
        let rest = text.get(at..)?;
        let body = rest.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, '.' | ',' | ':' | ';' | '(' | ')' | '[' | ']')
        });
        at += rest.len() - body.len();
        if body.is_empty() {
            return Some(out);
        }
        let (place, numbers) = match place_word(body) {
            Some((place, len)) => {
                let behind = body.get(len..)?;
                let number = behind.trim_start_matches(|c: char| c.is_whitespace() || c == '.');
                (place, at + len + (behind.len() - number.len()))
            }
            // `Ibid., 15`: a number alone is a page; one behind another place goes on with it.
            None => (out.last().map_or(Place::Pages, |(place, _)| *place), at),
        };
        let len = number_length(text.get(numbers..)?)?;
        out.push((place, Span::new(at, numbers + len)));
        at = numbers + len;
    }
}

fn place_word(text: &str) -> Option<(Place, usize)> {
    PLACES
        .iter()
        .find_map(|(place, words)| Some((*place, words_at_start(text, words)?)))
        .or_else(|| {
            // `p15`, `С.15`
            let len = text.find(|c: char| c.is_ascii_digit())?;
            let word = text.get(..len)?.trim_end_matches('.');
            let known = |words: &[&str]| words_at_start(word, words) == Some(word.len());
            PLACES
                .iter()
                .find(|(_, words)| !word.is_empty() && known(words))
                .map(|(place, _)| (*place, word.len()))
        })
}

/// The length of a number, a range, or a leaf's side: `15`, `XIV`, `15–17`, `4 об.`, `15 f.`
fn number_length(text: &str) -> Option<usize> {
    let mut len = digits(text);
    if len == 0 {
        return None;
    }
    loop {
        let rest = text.get(len..)?;
        let dash = rest.trim_start();
        let next = dash.trim_start_matches(|c: char| is_dash(c) || c == '/');
        let number = next.trim_start();
        let more = digits(number);
        if next.len() == dash.len() || more == 0 {
            break;
        }
        len += rest.len() - number.len() + more;
    }
    let rest = text.get(len..)?;
    // Behind a number stands no letter but these: `15f.`; a word may begin like one: `mir`.
    const TAILS: &[&str] = &[
        "об",
        "и след",
        "и сл",
        "f",
        "ff",
        "sq",
        "sqq",
        "et seq",
        "ss",
    ];
    let tail = rest.trim_start();
    match words_at_start(tail, TAILS) {
        Some(words) => {
            let stop = tail.get(words..)?.starts_with('.');
            Some(len + rest.len() - tail.len() + words + usize::from(stop))
        }
        None => (!rest.starts_with(char::is_alphabetic)).then_some(len),
    }
}

/// The length of the digits or Roman numerals at the beginning.
fn digits(text: &str) -> usize {
    let is_number = |c: char| c.is_ascii_digit() || "IVXLCDMivxlcdmХ".contains(c);
    text.find(|c| !is_number(c)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_that_signs_begin_with_are_known() {
        let begins = |c: char| {
            CITED
                .iter()
                .any(|words| c.to_lowercase().eq(words.chars().take(1)))
        };
        assert!(CITED_BEGIN.iter().all(|c| begins(*c)));
        for words in CITED {
            let upper = words.to_uppercase();
            assert!(
                words.starts_with(CITED_BEGIN) && upper.starts_with(CITED_BEGIN),
                "{words}"
            );
        }
    }

    #[test]
    fn signs_for_the_authors_above() {
        for (text, expected) in [
            ("———", Some("———")),
            ("———. Дороги", Some("———")),
            ("— — —. Roads", Some("— — —")),
            ("_____ (2001) Roads", Some("_____")),
            ("—. Roads", Some("—")),
            // A dash before an item of a list.
            ("— Smith J. Roads", None),
            ("-. Roads", None),
            ("- 12 p.", None),
            ("Он же.", Some("Он же")),
            ("ОНА ЖЕ. Дороги", Some("ОНА ЖЕ")),
            ("Він же. Дороги", Some("Він же")),
            ("Його ж. Дороги", Some("Його ж")),
            ("Idem, Roads", Some("Idem")),
            ("Eadem (2001). Roads", Some("Eadem")),
            ("Ders.: Straßen", Some("Ders.")),
            ("Dies., Straßen", Some("Dies.")),
            ("Id., Les routes", Some("Id.")),
            ("Ídem. Los caminos", Some("Ídem")),
            ("El mismo. Los caminos", Some("El mismo")),
            ("Dies irae. Berlin", None),
            ("Он же мой брат. М., 1990", None),
            ("Idemov A. Roads", None),
            ("Id A. Roads", None),
            ("", None),
        ] {
            assert_eq!(
                author(text).and_then(|len| text.get(..len)),
                expected,
                "{text}"
            );
        }
        assert!(is_author("Ders.") && is_author("Id") && is_author(" ——— ."));
        assert!(!is_author("Он же. Дороги"));
    }

    #[test]
    fn pointers_to_works_above() {
        use Place::{Issue, Pages, Volume};
        for (text, sign, places) in [
            ("Там же", "Там же", vec![]),
            ("Там же. С. 15.", "Там же.", vec![(Pages, "С. 15")]),
            ("Там же, с. 15—17.", "Там же", vec![(Pages, "с. 15—17")]),
            (
                "Там же. Т. 2. С. 15, 17.",
                "Там же.",
                vec![(Volume, "Т. 2"), (Pages, "С. 15"), (Pages, "17")],
            ),
            ("Там же. Л. 4 об.", "Там же.", vec![(Pages, "Л. 4 об.")]),
            (
                "Там само. № 3. С. 15",
                "Там само.",
                vec![(Issue, "№ 3"), (Pages, "С. 15")],
            ),
            ("Ibid., p. 5.", "Ibid.", vec![(Pages, "p. 5")]),
            ("ibid. pp. 5 – 7", "ibid.", vec![(Pages, "pp. 5 – 7")]),
            (
                "Ibid., 5, 7 ff.",
                "Ibid.",
                vec![(Pages, "5"), (Pages, "7 ff.")],
            ),
            ("Ibidem, p. XIV", "Ibidem", vec![(Pages, "p. XIV")]),
            ("Ebd., S. 12.", "Ebd.", vec![(Pages, "S. 12")]),
            (
                "Ebenda, Bd. II, S. 12f.",
                "Ebenda",
                vec![(Volume, "Bd. II"), (Pages, "S. 12f.")],
            ),
            ("Ibíd., p.23", "Ibíd.", vec![(Pages, "p.23")]),
        ] {
            let found = work(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(found.sign.of(text), sign, "{text}");
            let found: Vec<_> = found.places.iter().map(|(p, s)| (*p, s.of(text))).collect();
            assert_eq!(found, places, "{text}");
        }
        for text in [
            "Там же, где море. М., 1990",
            "Ibidov A. Roads",
            "Ibid. is a word",
            "Там жена",
            "",
        ] {
            assert_eq!(work(text), None, "{text}");
        }
        for (text, sign, places) in [
            ("Указ. соч. С. 20.", "Указ. соч.", vec!["С. 20"]),
            (
                "Иванов И. И. Указ. соч. С. 20.",
                "Указ. соч.",
                vec!["С. 20"],
            ),
            ("Smith J. Op. cit., p. 12", "Op. cit.", vec!["p. 12"]),
            ("Müller, a.a.O., S. 12", "a.a.O.", vec!["S. 12"]),
            ("García, ob. cit., p. 15", "ob. cit.", vec!["p. 15"]),
            ("Op. cit.", "Op. cit.", vec![]),
        ] {
            let found = cited(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(found.sign.of(text), sign, "{text}");
            let found: Vec<_> = found.places.iter().map(|(_, s)| s.of(text)).collect();
            assert_eq!(found, places, "{text}");
        }
        assert_eq!(cited("Op. cit. as a genre. London, 1990"), None);
        assert!(is_work("Ibid") && is_work("Там же") && is_cited("Op. cit"));
    }
}

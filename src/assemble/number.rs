//! Printed volumes, issues, pages and editions to numbers: announcing words off, volume and issue
//! apart, a page range told from a number of pages.

use crate::text::script::Script;
use crate::text::unicode::{is_dash, latin_twin};

/// Words that announce a volume, an issue, a part, a page; lower case, without full stops.
const VOLUME: &[&str] = &[
    "vol",
    "vols",
    "volume",
    "volumes",
    "v",
    "t",
    "т",
    "тт",
    "том",
    "тома",
    "tom",
    "tome",
    "tomo",
    "bd",
    "band",
    "bde",
    "jg",
    "jahrg",
    "jahrgang",
    "год",
    "ročník",
    "roč",
    "cilt",
    "cil",
    "вол",
    "з",
    "anno",
    "año",
    "god",
    "kn",
    "кн",
    "книга",
];
const ISSUE: &[&str] = &[
    "no",
    "nos",
    "nr",
    "n",
    "num",
    "núm",
    "número",
    "numéro",
    "number",
    "issue",
    "issues",
    "iss",
    "h",
    "heft",
    "fasc",
    "fascicule",
    "вып",
    "выпуск",
    "випуск",
    "вип",
    "№",
    "nº",
    "n°",
    "бр",
    "br",
    "sayı",
    "č",
    "číslo",
    "zesz",
    "z",
    "сув",
    "vyp",
    "nₒ",
    "ns",
    "hft",
    "lfg",
    "бюл",
    "выпуски",
    "st",
];
const PART: &[&str] = &[
    "ч",
    "часть",
    "part",
    "pt",
    "parte",
    "teil",
    "partie",
    "cz",
    "ch",
    "част",
    "частина",
];
const PAGE: &[&str] = &[
    "p", "pp", "ppp", "pg", "pgs", "page", "pages", "pag", "pagg", "pág", "págs", "s", "ss",
    "seite", "seiten", "с", "сс", "стр", "стор", "c", "str", "blz", "сл", "b", "рр", "р", "σ",
    "σσ", "л", "р-р",
];

/// Units of a number of pages that announce no page: Hungarian, Turkish, Chinese, Japanese, Korean.
const TOTAL: &[&str] = &[
    "leaves",
    "л",
    "sheets",
    "стр",
    "страниц",
    "страницы",
    "o",
    "old",
    "lap",
    "sayfa",
    "stran",
    "stron",
    "頁",
    "页",
    "쪽",
];

/// What a volume span holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VolumeIssue {
    /// `53`, `XII`.
    pub volume: Option<String>,
    /// `2`, `3/4`, `4 (9)`, `especial`.
    pub issue: Option<String>,
    /// The number of a part: `1` of `ч. 1`.
    pub part: Option<String>,
}

/// Reads a volume span, which may hold the issue too: `61(2)`, `Т. 53, вып. 2`, `28, 3/4`.
pub fn volume(text: &str) -> VolumeIssue {
    let mut out = VolumeIssue::default();
    let text = text.trim_matches(edge);
    for (i, piece) in pieces(text).into_iter().enumerate() {
        let (word, value) = announced(piece);
        let slot = match word.as_deref() {
            Some(word) if PART.contains(&word) => &mut out.part,
            Some(word) if ISSUE.contains(&word) => &mut out.issue,
            Some(_) => &mut out.volume,
            None if i == 0 => &mut out.volume,
            None => &mut out.issue,
        };
        append(slot, &value);
    }
    // `61(2)`: the bracket behind a volume is the issue, unless it is a year.
    if out.issue.is_none()
        && let Some(volume) = &out.volume
        && let Some((head, tail)) = volume.split_once('(')
        && let Some(inside) = tail.trim_end().strip_suffix(')')
        && !head.trim().is_empty()
    {
        let (head, inside) = (head.trim().to_string(), announced(inside).1);
        if inside.len() != 4
            || inside
                .parse::<u32>()
                .map_or(true, |n| !(1500..2100).contains(&n))
        {
            out.issue = Some(inside);
        }
        out.volume = Some(head);
    }
    out
}

/// `no. 2 (53)`: number 2 of volume 53, where the journal is cited in English and no volume stands
/// elsewhere. A Russian `№ 4 (9)` counts the numbers through from the first: that is no volume.
pub fn issue_of_volume(text: &str) -> Option<VolumeIssue> {
    let rest = ["no.", "No.", "no ", "No "]
        .iter()
        .find_map(|cue| text.trim().strip_prefix(cue))?;
    let (issue, volume) = rest.trim().strip_suffix(')')?.split_once('(')?;
    let plain = |part: &str| {
        let part = part.trim();
        let fits = part.contains(|c: char| c.is_ascii_digit())
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '–'));
        fits.then(|| part.to_string())
    };
    Some(VolumeIssue {
        issue: Some(plain(issue)?),
        volume: Some(plain(volume)?),
        part: None,
    })
}

/// Reads an issue span: its words off; `№ 4 (9)` is one number with its running number.
pub fn issue(text: &str) -> VolumeIssue {
    let mut out = VolumeIssue::default();
    for piece in pieces(text.trim_matches(edge)) {
        let (word, value) = announced(piece);
        let slot = match word.as_deref() {
            Some(word) if PART.contains(&word) => &mut out.part,
            Some(word)
                if VOLUME.contains(&word)
                    && word.chars().count() > 1
                    && !word.starts_with('k')
                    && !word.starts_with('к') =>
            {
                &mut out.volume
            }
            _ => &mut out.issue,
        };
        append(slot, &value);
    }
    out
}

/// Words of [`ISSUE`] that are more than a sign for a number, and how they are abbreviated.
const ISSUE_WORDS: &[(&str, &[&str])] = &[
    ("вып.", &["вып", "выпуск", "выпуски"]),
    ("вип.", &["вип", "випуск"]),
    ("vyp.", &["vyp"]),
    ("iss.", &["iss", "issue", "issues"]),
    ("fasc.", &["fasc", "fascicule"]),
    ("H.", &["h", "heft", "hft"]),
    ("Lfg.", &["lfg"]),
    ("zesz.", &["zesz"]),
];

/// The word before the number of the issue in a span of a volume or an issue, abbreviated: `вып.`
/// of `Т. 53, выпуск 2`; `None` for `№` and its like.
pub fn issue_word(text: &str) -> Option<&'static str> {
    pieces(text.trim_matches(edge))
        .into_iter()
        .find_map(|piece| {
            let word = announced(piece).0?;
            let known = ISSUE_WORDS
                .iter()
                .find(|(_, words)| words.contains(&word.as_str()))?;
            Some(known.0)
        })
}

/// What a span of pages says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pages {
    /// Where in a host the part stands: `12-30`, `e0123456`.
    Range(String),
    /// How many there are: `205`, `II, 43`.
    Total(String),
    /// How many volumes: `4` of `4 т.`
    Volumes(String),
    /// An item of a gazette: `5020` of `Ст. 5020`.
    Section(String),
    /// An extent that is not in pages: `1 электрон. опт. диск (CD-ROM)`.
    Extent(String),
}

/// Reads a span of pages. `None` when it holds no number.
pub fn pages(text: &str) -> Option<Pages> {
    let text = text.trim_matches(edge);
    // `S45–S52`: the pages of a supplement; `S. 45` are pages in German.
    let of_supplement = text
        .strip_prefix('S')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if of_supplement && text.chars().any(is_dash) {
        return Some(Pages::Range(with_hyphens(text)));
    }
    let lower = text.to_lowercase();
    if !text.chars().any(char::is_alphanumeric) {
        return None;
    }
    let (word, rest) = announced(text);
    let has_number = |text: &str| text.chars().any(|c| c.is_ascii_digit()) || is_roman(text);
    if let Some(word) = word.filter(|_| has_number(&rest)) {
        if matches!(word.as_str(), "ст" | "art" | "статья" | "cт") {
            return Some(Pages::Section(rest));
        }
        return Some(Pages::Range(with_hyphens(strip_tail_word(&rest))));
    }
    // A number before its word is a total, unless it is a range: `12–30 с.`
    if let Some((number, unit)) = tail_word(text).filter(|(number, _)| has_number(number)) {
        let number = number
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '[' | ']' | '.' | ','));
        let is_range = number.chars().any(is_dash);
        if ["т", "тома", "томов", "vols", "vol", "v", "bde", "t"].contains(&unit.as_str())
            && number.len() <= 3
        {
            return Some(Pages::Volumes(number.to_string()));
        }
        if PAGE.contains(&unit.as_str()) || TOTAL.contains(&unit.as_str()) {
            return Some(if is_range {
                Pages::Range(with_hyphens(number))
            } else {
                // `341, [2] с.`: the bracket within is the number's own.
                let closes = number.contains('[') && !number.contains(']');
                let end = if closes { "]" } else { "" };
                Pages::Total(number.replace('*', "") + end)
            });
        }
    }
    if ["диск", "disk", "cd-rom", "dvd", "файл", "кассет", "карт"]
        .iter()
        .any(|word| lower.contains(word))
    {
        return Some(Pages::Extent(text.to_string()));
    }
    has_number(text).then(|| Pages::Range(with_hyphens(text)))
}

/// What an edition span says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// `2` of `2-е изд.`; the words where there is no number.
    pub value: String,
    /// What the value leaves out: `перераб. и доп.`
    pub rest: Option<String>,
}

/// Reads an edition: `2-е изд., перераб. и доп.`, `3rd ed.`, `Zweite Auflage`, `rev. ed.`
pub fn edition(text: &str) -> Option<Edition> {
    const ORDINALS: &[(&str, u8)] = &[
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fourth", 4),
        ("fifth", 5),
        ("sixth", 6),
        ("seventh", 7),
        ("eighth", 8),
        ("ninth", 9),
        ("tenth", 10),
        ("первое", 1),
        ("второе", 2),
        ("третье", 3),
        ("четвертое", 4),
        ("четвёртое", 4),
        ("пятое", 5),
        ("шестое", 6),
        ("erste", 1),
        ("zweite", 2),
        ("dritte", 3),
        ("vierte", 4),
        ("deuxième", 2),
        ("seconde", 2),
        ("troisième", 3),
        ("segunda", 2),
        ("tercera", 3),
        ("cuarta", 4),
        ("terceira", 3),
        ("quarta", 4),
        ("primera", 1),
        ("primeira", 1),
        ("seconda", 2),
        ("terza", 3),
        ("друге", 2),
        ("третє", 3),
        ("перше", 1),
    ];
    let text = text.trim_matches(|c: char| edge(c) && c != '.');
    if !text.chars().any(char::is_alphanumeric) {
        return None;
    }
    let digits: String = text
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    let value = if !digits.is_empty() && digits.len() <= 3 {
        digits
    } else if let Some((_, number)) = text.split(|c: char| !c.is_alphabetic()).find_map(|word| {
        ORDINALS
            .iter()
            .find(|(ordinal, _)| *ordinal == word.to_lowercase())
    }) {
        number.to_string()
    } else {
        return Some(Edition {
            value: text.to_string(),
            rest: None,
        });
    };
    let rest = text
        .split_once(',')
        .map(|(_, rest)| rest.trim())
        .filter(|rest| rest.chars().any(char::is_alphabetic))
        .map(str::to_string);
    Some(Edition { value, rest })
}

/// A number behind the name of a series: `Литературные памятники ; вып. 3`, `Springer Series, vol.
/// 12`, `Schriftenreihe 27`.
pub fn series(text: &str) -> (&str, Option<String>) {
    let text =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | ',' | ';' | ':'));
    let text = text.trim_end_matches([')', ']', '.']).trim_end();
    let digits_at = text
        .trim_end_matches('.')
        .rfind(|c: char| !(c.is_ascii_digit() || is_dash(c) || c == '/'))
        .map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
    let number = text.get(digits_at..).unwrap_or("").trim_end_matches('.');
    let head = text.get(..digits_at).unwrap_or("").trim_end();
    if number.is_empty()
        || head.is_empty()
        || !number.starts_with(|c: char| c.is_ascii_digit())
        || number.len() > 5
    {
        return (text, None);
    }
    let announced_by = head
        .rsplit(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '.' | '('))
        .find(|w| !w.is_empty())
        .unwrap_or("");
    let word = announced_by.to_lowercase();
    let is_word = [VOLUME, ISSUE, PART]
        .iter()
        .any(|list| list.contains(&word.as_str()));
    let title = if is_word {
        let at = head.rfind(announced_by).unwrap_or(head.len());
        head.get(..at).unwrap_or(head)
    } else if head.ends_with([',', ';', ':', '.']) || number.len() < 4 {
        head
    } else {
        return (text, None);
    };
    (
        title.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.')),
        Some(number.to_string()),
    )
}

/// Punctuation around a printed number.
fn edge(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, ',' | ';' | ':' | '.' | '/' | '—' | '–')
        || matches!(c, '<' | '>')
}

/// Cuts at commas and semicolons, and at a full stop that ends a number (`V. 127. № 3`).
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let divides = matches!(c, ',' | ';') || c == '.' && before.is_ascii_digit();
        // `8 Suppl 1`, `3 № 4`
        let sign = c == '№'
            && at > start
            && text
                .get(start..at)
                .is_some_and(|head| head.chars().any(|c| c.is_ascii_digit()));
        if divides || sign {
            out.push(text.get(start..at).unwrap_or(""));
            start = if sign { at } else { at + c.len_utf8() };
        }
        before = c;
    }
    out.push(text.get(start..).unwrap_or(""));
    out.retain(|piece| piece.chars().any(char::is_alphanumeric));
    out
}

/// The announcing word of a piece, if it begins with one, and the rest of the piece.
fn announced(piece: &str) -> (Option<String>, String) {
    let piece = piece.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':'));
    let end = piece
        .find(|c: char| !(c.is_alphabetic() || matches!(c, '№' | '°' | 'º' | 'ₒ')))
        .unwrap_or(piece.len());
    let word = piece.get(..end).unwrap_or("");
    let rest = piece
        .get(end..)
        .unwrap_or("")
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '°' | 'º'));
    let lower = one_script(word);
    let known = [VOLUME, ISSUE, PART, PAGE, &["ст", "art", "статья", "cт"]]
        .iter()
        .any(|list| list.contains(&lower.as_str()));
    if known && !rest.is_empty() {
        (Some(lower), rest.trim_end_matches('.').to_string())
    } else {
        (None, piece.trim_end_matches('.').to_string())
    }
}

/// The word behind the last number: `с` of `205 с.`
fn tail_word(text: &str) -> Option<(&str, String)> {
    let bare = text.trim_end_matches(['.', ' ', ']', ')']);
    let at = bare.rfind(|c: char| !c.is_alphabetic())?;
    let split = at + bare[at..].chars().next()?.len_utf8();
    let (head, word) = bare.split_at(split);
    (!word.is_empty() && head.chars().any(char::is_alphanumeric)).then(|| (head, one_script(word)))
}

/// The word in small letters; where Latin and Cyrillic are mixed (`Рp.` with a Cyrillic Р), its
/// look-alikes in Latin.
fn one_script(word: &str) -> String {
    let lower = word.to_lowercase();
    let is = |script: Script| lower.chars().any(|c| Script::of(c) == script);
    if is(Script::Latin) && is(Script::Cyrillic) {
        lower.chars().map(|c| latin_twin(c).unwrap_or(c)).collect()
    } else {
        lower
    }
}

/// `12-30 pp` behind an announcing word or not: the unit goes.
fn strip_tail_word(text: &str) -> &str {
    match tail_word(text) {
        Some((head, word)) if PAGE.contains(&word.as_str()) => head.trim_end(),
        _ => text,
    }
}

/// One hyphen, without spaces, for whatever dash divides a range.
fn with_hyphens(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim_end_matches(['.', ',', ';']).chars() {
        if is_dash(c) {
            while out.ends_with([' ', '-', '\u{a0}']) {
                out.pop();
            }
            out.push('-');
        } else if !(c.is_whitespace() && out.ends_with('-')) {
            out.push(c);
        }
    }
    out.trim().to_string()
}

fn append(slot: &mut Option<String>, value: &str) {
    let value = value.trim();
    if value.is_empty() {
        return;
    }
    match slot {
        Some(known) => {
            known.push_str(", ");
            known.push_str(value);
        }
        None => *slot = Some(value.to_string()),
    }
}

fn is_roman(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| "ivxlcdmIVXLCDM".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_issues() {
        for (text, expected) in [
            ("Т. 53, вып. 2", Some("вып.")),
            ("Выпуск 69", Some("вып.")),
            ("Bd. 12, H. 3", Some("H.")),
            ("Fasc. 4", Some("fasc.")),
            ("№ 4 (9)", None),
            ("61(2)", None),
            ("no. 3/4", None),
            ("Вып.", None),
        ] {
            assert_eq!(issue_word(text), expected, "{text}");
        }
    }

    #[test]
    fn volumes_and_issues() {
        for (text, volume_, issue_, part) in [
            ("Т. 53", Some("53"), None, None),
            ("vol. 53", Some("53"), None, None),
            ("61(2)", Some("61"), Some("2"), None),
            ("87 (1)", Some("87"), Some("1"), None),
            ("100 (1988)", Some("100"), None, None),
            ("25(5-6):", Some("25"), Some("5-6"), None),
            ("Т. 53, вып. 2", Some("53"), Some("2"), None),
            ("V. 127. № 3", Some("127"), Some("3"), None),
            ("28, 3/4", Some("28"), Some("3/4"), None),
            ("Vol. 8, n° 1", Some("8"), Some("1"), None),
            ("Vol. 82, Part 1", Some("82"), None, Some("1")),
            ("Т.2", Some("2"), None, None),
            ("XII", Some("XII"), None, None),
            ("Bd. 12, H. 3", Some("12"), Some("3"), None),
            ("Ч. 2", None, None, Some("2")),
        ] {
            let got = volume(text);
            assert_eq!(
                (
                    got.volume.as_deref(),
                    got.issue.as_deref(),
                    got.part.as_deref()
                ),
                (volume_, issue_, part),
                "{text}"
            );
        }
        for (text, expected) in [
            ("№ 4 (9)", "4 (9)"),
            ("no. 3/4", "3/4"),
            ("no. especial", "especial"),
            ("Вып. 4", "4"),
            ("Выпуск 69", "69"),
            ("Suppl 4", "Suppl 4"),
            ("iss. 2", "2"),
            ("n. 3", "3"),
            ("№ 52", "52"),
        ] {
            assert_eq!(issue(text).issue.as_deref(), Some(expected), "{text}");
        }
        let both = issue("№ 52, ч. 1");
        assert_eq!(
            (both.issue.as_deref(), both.part.as_deref()),
            (Some("52"), Some("1"))
        );
    }

    #[test]
    fn pages_and_totals() {
        let range = |text: &str| Some(Pages::Range(text.to_string()));
        let total = |text: &str| Some(Pages::Total(text.to_string()));
        for (text, expected) in [
            ("С. 12–30", range("12-30")),
            ("S45–S52", range("S45-S52")),
            ("S. 45–52", range("45-52")),
            ("312 o.", total("312")),
            ("250頁", total("250")),
            ("pp. 88, 146, 242", range("88, 146, 242")),
            ("Рp. 220–224", range("220-224")),
            ("pp. 219-231.", range("219-231")),
            ("34 — 42", range("34-42")),
            ("12–30 с.", range("12-30")),
            ("p. 154", range("154")),
            ("360", range("360")),
            ("e0123456", range("e0123456")),
            ("R709–R711", range("R709-R711")),
            ("xiv-xx", range("xiv-xx")),
            ("205 с.", total("205")),
            ("102 c.", total("102")),
            ("320 p.", total("320")),
            ("151 pp.", total("151")),
            ("128 S.", total("128")),
            ("[8] с.", total("8")),
            ("II, 43 с.", total("II, 43")),
            ("568  *с.", total("568")),
            ("Ст. 5020", Some(Pages::Section("5020".into()))),
            ("4 т.", Some(Pages::Volumes("4".into()))),
            ("N.p.", None),
        ] {
            assert_eq!(pages(text), expected, "{text}");
        }
    }

    #[test]
    fn editions_and_series() {
        for (text, value, rest) in [
            ("2-е изд., перераб. и доп.", "2", Some("перераб. и доп.")),
            ("3-е изд.", "3", None),
            ("2nd ed.", "2", None),
            ("5th edn", "5", None),
            ("Second edition", "2", None),
            ("2. Aufl.", "2", None),
            ("rev. ed.", "rev. ed.", None),
        ] {
            let got = edition(text).unwrap();
            assert_eq!(
                (got.value.as_str(), got.rest.as_deref()),
                (value, rest),
                "{text}"
            );
        }
        for (text, title, number) in [
            (
                "Литературные памятники ; вып. 3",
                "Литературные памятники",
                Some("3"),
            ),
            (
                "(Schriftenreihe des Kreises 27).",
                "Schriftenreihe des Kreises",
                Some("27"),
            ),
            (
                "Lecture Notes in Computer Science, vol. 1234",
                "Lecture Notes in Computer Science",
                Some("1234"),
            ),
            ("Lecture Notes", "Lecture Notes", None),
            ("Europe 1992", "Europe 1992", None),
        ] {
            let (got, n) = series(text);
            assert_eq!((got, n.as_deref()), (title, number), "{text}");
        }
    }
}

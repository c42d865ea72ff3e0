//! What stands at the end of a title and is no part of it: the speciality of a thesis, the number of a
//! volume, the count of volumes (GOST R 7.0.100-2018, 5.2.6).

use super::other::is_speciality;

/// A title without what stands at its end, and that.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct Cut<'a> {
    /// The title; empty when all of the text was something else.
    pub title: &'a str,
    /// The code of the speciality: `10.02.01`.
    pub speciality: Option<&'a str>,
    /// The number of the volume: `1`, `II`.
    pub volume: Option<&'a str>,
    /// How many volumes there are.
    pub volumes: Option<&'a str>,
    /// The kind of document: `Dissertation`.
    pub genre: Option<&'a str>,
    /// The conference of a volume of papers.
    pub event: Option<&'a str>,
}

/// Cuts a title's end off: `Мосты : специальность 10.02.01`, `Мосты : в 2 томах. Том 1`, `Bridges. Vol. 2`.
pub fn cut(printed: &str) -> Cut<'_> {
    let mut cut = Cut {
        title: printed,
        ..Cut::default()
    };
    if let Some((title, code)) = speciality(printed) {
        (cut.title, cut.speciality) = (title, Some(code));
    }
    if let Some((title, tail)) = cut.title.rsplit_once(" : ") {
        if THESES.contains(&tail.trim_end_matches('.')) {
            (cut.title, cut.genre) = (title, Some(tail));
        } else if is_event(tail) {
            (cut.title, cut.event) = (title, Some(tail));
        }
    }
    if let Some((title, number)) = volume(cut.title) {
        (cut.title, cut.volume) = (title, Some(number));
        if let Some((title, count)) = volumes(cut.title) {
            (cut.title, cut.volumes) = (title, Some(count));
        }
    }
    cut
}

const THESES: &[&str] = &[
    "Dissertation",
    "Diss",
    "dissertation",
    "PhD thesis",
    "Doctoral dissertation",
    "Masterarbeit",
    "Diplomarbeit",
];

/// `Вторая международная научная конференция`: a conference is named, and not what came of it (`материалы
/// конференции`).
fn is_event(text: &str) -> bool {
    const EVENTS: &[&str] = &[
        "конференция",
        "симпозиум",
        "конгресс",
        "съезд",
        "семинар",
        "conference",
        "symposium",
        "congress",
        "workshop",
    ];
    const OUTCOMES: &[&str] = &[
        "материал",
        "труд",
        "сб",
        "тез",
        "доклад",
        "статьи",
        "proc",
        "papers",
        "abstracts",
        "selected",
    ];
    let small = text.to_lowercase();
    let mut words = small.split(|c: char| !c.is_alphanumeric());
    let has_outcome = OUTCOMES.iter().any(|stem| small.starts_with(stem));
    !has_outcome && words.any(|word| EVENTS.contains(&word))
}

/// `Мосты : специальность 10.02.01 «Русский язык»`.
fn speciality(text: &str) -> Option<(&str, &str)> {
    let (title, tail) = text.rsplit_once(" специальность ")?;
    let title = title.trim_end();
    let title = title.strip_suffix([':', '.', ','])?;
    let code = tail
        .split_whitespace()
        .next()?
        .trim_end_matches([',', '.', ';']);
    is_speciality(code).then_some((title.trim_end(), code))
}

/// `Мосты. Том 1`: the word has a capital and a stop before it, or begins the text.
fn volume(text: &str) -> Option<(&str, &str)> {
    const WORDS: &[&str] = &["Том", "Т.", "Vol.", "Volume", "Bd.", "Band", "Tom"];
    let text = text.trim_end();
    let (head, number) = text.rsplit_once(' ')?;
    let head = head.trim_end();
    let word = WORDS.iter().find(|word| head.ends_with(**word))?;
    let before = head.get(..head.len() - word.len())?.trim_end();
    let digits = number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
    let roman = number.len() <= 5 && number.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let set_apart = before.is_empty() || before.ends_with(['.', ':', ';']);
    (set_apart && (digits || roman))
        .then(|| (before.trim_end_matches(['.', ':', ';', ' ']), number))
}

/// `Мосты : в 2 томах`, or no more than `2 томах`, its `в` taken for something else.
fn volumes(text: &str) -> Option<(&str, &str)> {
    const UNITS: &[&str] = &["томах", "т", "т.", "vol", "vol.", "vols", "vols."];
    let mut words = text.rsplitn(3, ' ');
    let (unit, count, before) = (words.next()?, words.next()?, words.next().unwrap_or(""));
    if !UNITS.contains(&unit) || count.len() > 2 || !count.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let title = match before {
        "" | "в" | "in" => "",
        _ => before
            .strip_suffix(" в")
            .or_else(|| before.strip_suffix(" in"))?,
    };
    Some((title.trim_end_matches([':', '.', ' ']), count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_conferences_are_cut_off() {
        for (printed, title, genre, event) in [
            (
                "Brücken : Dissertation",
                "Brücken",
                Some("Dissertation"),
                None,
            ),
            (
                "Мосты : Вторая конференция",
                "Мосты",
                None,
                Some("Вторая конференция"),
            ),
            (
                "Мосты : материалы II конференции",
                "Мосты : материалы II конференции",
                None,
                None,
            ),
            (
                "Bridges : a Conference",
                "Bridges",
                None,
                Some("a Conference"),
            ),
            ("Bridges : a history", "Bridges : a history", None, None),
        ] {
            let expected = Cut {
                title,
                genre,
                event,
                ..Cut::default()
            };
            assert_eq!(cut(printed), expected, "{printed}");
        }
    }

    #[test]
    fn what_is_no_title_is_cut_off() {
        for (printed, title, speciality, volume, volumes) in [
            (
                "Мосты : специальность 10.02.01",
                "Мосты",
                Some("10.02.01"),
                None,
                None,
            ),
            (
                "Мосты : специальность 5.9.8 «Мосты»",
                "Мосты",
                Some("5.9.8"),
                None,
                None,
            ),
            (
                "Моя специальность 10 лет",
                "Моя специальность 10 лет",
                None,
                None,
                None,
            ),
            (
                "Мосты : в 2 томах. Том 1",
                "Мосты",
                None,
                Some("1"),
                Some("2"),
            ),
            ("2 томах. Том 1", "", None, Some("1"), Some("2")),
            (
                "Знаки: комплексы. Том 1",
                "Знаки: комплексы",
                None,
                Some("1"),
                None,
            ),
            ("Bridges. Vol. II", "Bridges", None, Some("II"), None),
            ("Наш первый Том 1", "Наш первый Том 1", None, None, None),
            ("Мосты", "Мосты", None, None, None),
            ("", "", None, None, None),
        ] {
            let expected = Cut {
                title,
                speciality,
                volume,
                volumes,
                ..Cut::default()
            };
            assert_eq!(cut(printed), expected, "{printed}");
        }
    }
}

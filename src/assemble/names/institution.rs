//! Bodies that stand where a person's name might: ministries, universities, acronyms.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// [`STEMS`] by their first two bytes: a word is held against few.
static BY_BEGINNING: LazyLock<FxHashMap<[u8; 2], Vec<&'static str>>> = LazyLock::new(|| {
    let mut out: FxHashMap<[u8; 2], Vec<&'static str>> = FxHashMap::default();
    for stem in STEMS {
        if let Some(beginning) = stem.as_bytes().first_chunk() {
            out.entry(*beginning).or_default().push(stem);
        }
    }
    out
});

/// Whether a word in lower case begins like one that names a body.
fn begins_like_body(word: &str) -> bool {
    let beginning = word.as_bytes().first_chunk();
    let stems = beginning.and_then(|beginning| BY_BEGINNING.get(beginning));
    stems.is_some_and(|stems| stems.iter().any(|stem| word.starts_with(stem)))
}

/// Beginnings of words that name a body, in lower case; none is shorter than two bytes.
const STEMS: &[&str] = &[
    "academ",
    "acad.",
    "administra",
    "agenc",
    "agency",
    "agentur",
    "agência",
    "akadem",
    "amt",
    "anstalt",
    "armed",
    "army",
    "assembl",
    "associa",
    "asocia",
    "ayuntamiento",
    "bank",
    "board",
    "brasil.",
    "bundes",
    "bureau",
    "centre",
    "center",
    "centro",
    "cámara",
    "câmara",
    "chamber",
    "college",
    "command",
    "collaboration",
    "command",
    "comisi",
    "comissão",
    "comité",
    "commission",
    "committee",
    "commune",
    "community",
    "company",
    "comune",
    "confedera",
    "congres",
    "consejo",
    "conseil",
    "consorti",
    "corporation",
    "council",
    "departament",
    "department",
    "dept",
    "deutsche",
    "division",
    "federal",
    "federat",
    "forces",
    "forum",
    "foundation",
    "fundación",
    "fundação",
    "gesellschaft",
    "gobierno",
    "government",
    "governo",
    "group",
    "grupo",
    "hospital",
    "inc.",
    "initiative",
    "institut",
    "laborator",
    "library",
    "ltd",
    "museo",
    "museum",
    "ministerio",
    "ministry",
    "ministère",
    "ministerstvo",
    "ministério",
    "nations",
    "navy",
    "network",
    "observator",
    "office",
    "organisa",
    "organiza",
    "parliament",
    "partnership",
    "program",
    "project",
    "república",
    "school",
    "secretar",
    "senado",
    "senate",
    "service",
    "societ",
    "sociedad",
    "society",
    "state",
    "statisti",
    "survey",
    "team",
    "union",
    "univ",
    "verband",
    "verein",
    "workgroup",
    "академ",
    "администрац",
    "агентств",
    "архив",
    "ассоциац",
    "банк",
    "библиотек",
    "бюро",
    "ведомств",
    "верховн",
    "всемирн",
    "вцспс",
    "группа",
    "департамент",
    "дирекц",
    "дума",
    "единая",
    "инспекц",
    "институт",
    "коллектив",
    "коллег",
    "комисси",
    "комитет",
    "компани",
    "конгресс",
    "консорциум",
    "корпорац",
    "лаборатор",
    "мвд",
    "минзд",
    "мино",
    "министерств",
    "міністерств",
    "минобр",
    "минстр",
    "минтр",
    "минфин",
    "минэ",
    "музей",
    "нии",
    "общество",
    "объединени",
    "организац",
    "отдел",
    "палат",
    "партия",
    "правительств",
    "президент",
    "россий",
    "росстат",
    "ростехнадзор",
    "сельсовет",
    "служб",
    "совет",
    "союз",
    "товариществ",
    "управлени",
    "университет",
    "федеральн",
    "федерац",
    "фонд",
    "хозяйств",
    "центр",
    "школ",
    "штаб",
    "інститут",
    "університет",
];

/// Acronyms of five letters and more that might be taken for a family name in capitals.
const ACRONYMS: &[&str] = &[
    "UNESCO",
    "UNICEF",
    "UNCTAD",
    "EUROSTAT",
    "USEPA",
    "USDA",
    "CEPAL",
    "ЮНЕСКО",
    "ФАО",
    "ВЦИОМ",
    "ЦРУБ",
];

/// Countries that stand before their bodies and look like initials.
const COUNTRIES: &[&str] = &["U.S. ", "U.K. ", "U.N. ", "E.U. ", "U.S.A. "];

/// States under whose names their laws and offices are entered; some are family names, too.
const STATES: &[&str] = &[
    "brasil",
    "españa",
    "méxico",
    "portugal",
    "colombia",
    "argentina",
    "chile",
    "perú",
    "uruguay",
    "paraguay",
    "bolivia",
    "ecuador",
    "venezuela",
    "angola",
    "moçambique",
    "россия",
    "российская федерация",
    "україна",
    "украина",
    "республика беларусь",
];

/// Whether all that is printed for an author is a state: `BRASIL`, `SÃO PAULO (Estado)` (ABNT NBR 6023:2018,
/// 8.1.2.1).
pub fn is_state(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let kind = [
        "(estado)",
        "(município)",
        "(municipio)",
        "(cidade)",
        "(distrito federal)",
    ]
    .into_iter()
    .any(|kind| text.ends_with(kind));
    kind || STATES.contains(&text.as_str())
}

/// Whether a part of a list of names is a body and not a person.
pub fn is_institution(part: &str) -> bool {
    let part = part.trim();
    if ACRONYMS.contains(&part) || COUNTRIES.iter().any(|country| part.starts_with(country)) {
        return true;
    }
    // `Моск. гос. ун-т`: contracted words (GOST R 7.0.12).
    let mut words = part.split_whitespace();
    if words.any(|word| word.starts_with("ун-т") || word.starts_with("ин-т")) {
        return true;
    }
    part.split(|c: char| !(c.is_alphabetic() || c == '.'))
        .filter(|word| word.chars().count() >= 3)
        .any(|word| {
            let lower = word.to_lowercase();
            begins_like_body(&lower)
                // `H.Cámara`, joined to an initial
                || lower.split('.').skip(1).any(|half| half.len() > 4 && begins_like_body(half))
        })
}

//! Words that announce names or say in which role they stand: `ed. by`, `(eds.)`, `Под ред.`,
//! `Hrsg. von`, `a cura di`, `пер. с англ.`

use crate::text::span::Span;
use crate::text::word::is_one_of;

/// What the words around some names say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Roles {
    /// Editors.
    pub editor: bool,
    /// Translators.
    pub translator: bool,
    /// The names stand in the genitive (`под ред. В. П. Аникина`).
    pub genitive: bool,
}

const EDITOR: &[&str] = &[
    "ed",
    "eds",
    "edited",
    "editor",
    "editors",
    "edn",
    "edit",
    "hrsg",
    "hg",
    "hgg",
    "hrsgg",
    "herausgegeben",
    "herausgeber",
    "éd",
    "éds",
    "dir",
    "dirs",
    "cur",
    "curr",
    "curatore",
    "cura",
    "coord",
    "coords",
    "coordinador",
    "coordinadores",
    "org",
    "orgs",
    "organizador",
    "organizadores",
    "ред",
    "редактор",
    "редакторы",
    "редакцией",
    "редакцією",
    "редакция",
    "сост",
    "составитель",
    "составители",
    "упоряд",
    "укл",
    "уклад",
    "red",
    "redaktor",
    "redakcją",
    "comp",
    "comps",
    "compiler",
    "compiled",
    "ed.by",
    "рэд",
];

const TRANSLATOR: &[&str] = &[
    "trans",
    "transl",
    "translated",
    "translator",
    "translators",
    "trad",
    "traducción",
    "traduit",
    "tradução",
    "übers",
    "übersetzt",
    "пер",
    "перев",
    "перевод",
    "перевода",
    "переводчик",
    "переклад",
    "переклала",
];

/// Words that stand with those above and say nothing by themselves.
const BESIDE: &[&str] = &[
    "in",
    "by",
    "von",
    "v",
    "de",
    "par",
    "por",
    "di",
    "a",
    "c",
    "under",
    "the",
    "general",
    "editorship",
    "of",
    "and",
    "with",
    "под",
    "д",
    "р",
    "ра",
    "докт",
    "канд",
    "техн",
    "наук",
    "проф",
    "акад",
    "доц",
    "общ",
    "общей",
    "науч",
    "научной",
    "отв",
    "ответственный",
    "гл",
    "главный",
    "главная",
    "с",
    "со",
    "и",
    "коммент",
    "комментарии",
    "вступ",
    "ст",
    "предисл",
    "прим",
    "примеч",
    "за",
    "заг",
    "загальною",
    "з",
    "та",
    "наук",
    "pod",
    "red",
    "chief",
    "series",
    "vol",
    "volume",
    "from",
    "into",
    "english",
    "russian",
    "en",
    "dans",
    "im",
    "auf",
    "спец",
    "авт",
    "тит",
    "пад",
    "агул",
    "русский",
    "рус",
    "первого",
    "изд",
    "на",
];

/// Words between which and the names the names are in the genitive.
const GENITIVE: &[&str] = &[
    "под",
    "за",
    "під",
    "пад",
    "пер",
    "перев",
    "перевод",
    "переклад",
    "redakcją",
    "pod",
];

/// Reads role words: the whole of a text that stands before or behind names.
pub fn roles(text: &str) -> Roles {
    let mut roles = Roles::default();
    for span in words(text) {
        read_word(span.of(text), &mut roles);
    }
    roles
}

/// Whether the text consists of such words alone.
pub fn only_roles(text: &str) -> bool {
    let mut any = false;
    for span in words(text) {
        let word = span.of(text);
        if is_role(word) {
            any = true;
        } else if !is_one_of(word, BESIDE) && !is_language(word) {
            return false;
        }
    }
    any
}

/// The names of `text` without the role words before and behind them, and what these say.
pub fn strip(text: &str) -> (&str, Roles) {
    let mut found = Roles::default();
    let mut start = 0;
    let mut saw_role = false;
    for span in words(text) {
        let word = span.of(text);
        let small = word.chars().next().is_some_and(char::is_lowercase);
        let role = is_role(word);
        // A single capital with a full stop is an initial, not `C.`, `V.`.
        let is_initial = !small && word.chars().count() <= 1;
        let beside = (is_one_of(word, BESIDE)
            && (small || !saw_role)
            && !is_initial
            && !is_one_of(word, &["v", "c"]))
            || (saw_role && (small && is_language(word)));
        if !(role && (small || word.chars().count() > 1)
            || beside && (saw_role || leads_to_role(text, span) || is_one_of(word, &["in"])))
        {
            break;
        }
        saw_role |= role;
        read_word(word, &mut found);
        start = span.end;
    }
    let rest = text.get(start..).unwrap_or("");
    let rest = if start > 0 {
        rest.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '—' | '–' | '['))
    } else {
        rest
    };
    let mut end = rest.len();
    let tail: Vec<Span> = words(rest).collect();
    for (i, span) in tail.iter().enumerate().rev() {
        let word = span.of(rest);
        let before = rest.get(..span.start).unwrap_or("").trim_end();
        // `Smith, J. (ed.)`, `Smith J, editor`, `Smith J., Ed.`: set apart from the name.
        if i > 0 && is_role(word) && before.ends_with(['(', ',', '['])
            || i > 0 && is_role(word) && word.len() > 4
        {
            read_word(word, &mut found);
            end = span.start;
        } else {
            break;
        }
    }
    let core = rest.get(..end).unwrap_or("");
    let core = core.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '(' | '[' | ';' | ':' | '/')
    });
    (core, found)
}

fn leads_to_role(text: &str, from: Span) -> bool {
    words(text)
        .filter(|span| span.start > from.start)
        .take(3)
        .any(|span| is_role(span.of(text)))
}

fn read_word(word: &str, roles: &mut Roles) {
    roles.editor |= is_one_of(word, EDITOR);
    roles.translator |= is_one_of(word, TRANSLATOR);
    roles.genitive |= is_one_of(word, GENITIVE);
}

fn is_role(word: &str) -> bool {
    is_one_of(word, EDITOR) || is_one_of(word, TRANSLATOR)
}

/// `англ`, `нем`: languages translated from.
fn is_language(word: &str) -> bool {
    const LANGUAGES: &[&str] = &[
        "англ",
        "английского",
        "нем",
        "немецкого",
        "фр",
        "франц",
        "французского",
        "исп",
        "ит",
        "итал",
        "лат",
        "греч",
        "др",
        "древнегреч",
        "пол",
        "польск",
        "укр",
        "рус",
        "яп",
        "кит",
        "нидерл",
        "швед",
        "чеш",
        "eng",
        "engl",
        "russ",
        "german",
        "french",
        "deutsch",
        "inglés",
        "рос",
    ];
    is_one_of(word, LANGUAGES)
}

fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    text.split_inclusive(|c: char| !c.is_alphabetic())
        .filter_map(move |piece| {
            let start = at;
            at += piece.len();
            let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
            (!word.is_empty()).then(|| Span::new(start, start + word.len()))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn role_words_are_stripped_and_read() {
        for (text, core, editor, translator, genitive) in [
            ("Под ред. В. П. Аникина", "В. П. Аникина", true, false, true),
            ("edited by B. Jones", "B. Jones", true, false, false),
            ("F. Jackson (ed.)", "F. Jackson", true, false, false),
            (
                "In N. Standaert & A. Dudink (Eds.),",
                "N. Standaert & A. Dudink",
                true,
                false,
                false,
            ),
            (
                "пер. с англ. И. И. Петровой",
                "И. И. Петровой",
                false,
                true,
                true,
            ),
            ("Hrsg. von H. Müller", "H. Müller", true, false, false),
            ("Nikol’skii, B.P.", "Nikol’skii, B.P.", false, false, false),
            ("a cura di N. Ivanoff", "N. Ivanoff", true, false, false),
            (
                "Kedrova GE, Potapov VV, editors",
                "Kedrova GE, Potapov VV",
                true,
                false,
                false,
            ),
            ("В. Г. Орлов", "В. Г. Орлов", false, false, false),
            ("C. Rose", "C. Rose", false, false, false),
        ] {
            let (got, roles) = strip(text);
            assert_eq!(got, core, "{text}");
            assert_eq!(
                (roles.editor, roles.translator, roles.genitive),
                (editor, translator, genitive),
                "{text}"
            );
        }
    }
}

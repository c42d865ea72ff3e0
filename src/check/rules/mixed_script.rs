//! SCR001: a word of Latin and Cyrillic letters.

use super::digit_letters;
use super::wrong_script_mark;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::text::script::Script;
use crate::text::unicode::{cyrillic_twin, latin_twin};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SCR001",
        name: "mixed-script",
        severity: Severity::Error,
        default: true,
        scope: Scope::Any,
        text: "\
Finds a word that mixes Latin and Cyrillic letters, most of which look alike (а е о р с у х, A B C E
H K M O P T X).

The eye sees nothing, but no index finds the word: `Мoscow` with a Cyrillic `М` is no place, and
`Cавинкин` with a Latin `C` no author.

Example: `Мoscow` (Cyrillic `М`)

Use instead: `Moscow`

The fix is safe when letters that exist in one script only show which script is meant and every
odd letter has a twin in it.",
        bad: &[
            "Kravchenko, I.N. (2002), Istoriia SShA, Nauchnaia kniga Publ., Мoscow, Russia.",
            "Cавинкин В.В. Двенадцать сюжетов. 2018.",
            "Тайны руки. Изслѣдованiя. Москва, 1868.",
            "{#a}{title|Аcademia}",
        ],
        good: &[
            "Moscow. Москва. IT-технологии, 3D-модель, Wi-Fi-сеть.",
            "β-каротин и μm. URL: http://сайт.ru/Мoscow.",
            "Иванов И. И. Title и название.",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for part in view.parts() {
            let text = part.of(view.text);
            if text.is_ascii() {
                continue;
            }
            for word in scan::words(text) {
                let letters = word.of(text);
                let span = word.shifted(part.start);
                if letters.is_ascii()
                    || !is_mixed(letters)
                    || view.hides(span)
                    || digit_letters::is_roman(letters)
                    || wrong_script_mark::is_page_mark(letters)
                {
                    continue;
                }
                let odd = odd_letters(letters);
                let finding = findings.add(view.index, span, message(letters, odd));
                let Some(script) = odd else { continue };
                let mended: String = letters
                    .chars()
                    .map(|c| twin(c, script).unwrap_or(c))
                    .collect();
                if !is_mixed(&mended) {
                    finding.safe_fix(format!("write `{mended}`"), &[(span, mended.as_str())]);
                }
            }
        }
    }
}

/// Whether a word has both Latin and Cyrillic letters.
fn is_mixed(word: &str) -> bool {
    let has = |script| word.chars().any(|c| Script::of(c) == script);
    has(Script::Latin) && has(Script::Cyrillic)
}

/// The script that does not belong into the word, if its other letters tell.
fn odd_letters(word: &str) -> Option<Script> {
    let without_twin = |script: Script| {
        word.chars()
            .filter(|c| Script::of(*c) == script && twin(*c, script).is_none())
            .count()
    };
    match (without_twin(Script::Latin), without_twin(Script::Cyrillic)) {
        (0, 0) => None,
        (0, _) => Some(Script::Latin),
        (_, 0) => Some(Script::Cyrillic),
        _ => None,
    }
}

/// The look-alike in the other script of a letter that is of `script`.
fn twin(c: char, script: Script) -> Option<char> {
    match script {
        Script::Latin => cyrillic_twin(c),
        _ => latin_twin(c),
    }
}

fn message(word: &str, odd: Option<Script>) -> String {
    let name = match odd {
        Some(Script::Latin) => "Latin",
        Some(_) => "Cyrillic",
        None => return format!("`{word}` mixes Latin and Cyrillic letters"),
    };
    let letters: Vec<String> = word
        .chars()
        .filter(|c| Some(Script::of(*c)) == odd)
        .map(|c| format!("`{c}`"))
        .collect();
    let verb = if letters.len() == 1 { "is" } else { "are" };
    format!("in `{word}` {} {verb} {name}", letters.join(", "))
}

//! SCR013: a romanised letter of which more than the first is a capital.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SCR013",
        name: "capital-digraph",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Any,
        text: "\
Finds romanised words and initials in which the second letter of a digraph is a capital too
(`CHuprakov`, `SHrejder YU. A.`), though the word is not in capitals.

Converters that replace letter by letter do this: `Ч` becomes `CH` wherever it stands. Indexes then
hold `CHuprakov` and `Chuprakov` as two authors.

Example: `CHuprakov D. V., SHrejder YU. A.`

Use instead: `Chuprakov D. V., Shrejder Yu. A.`",
        bad: &[
            "Vedernikova A. V., CHuprakov D. V. O predstavlenii. 2017.",
            "Kiselev I.YA., Slesarev M.YU. Rekonstrukciya. 2018.",
            "SHCHerba L. V. EHlementy. ZHeltyj zhuravl'. 2001.",
            "{#a}{title|CHislennye metody}",
        ],
        good: &[
            "Chuprakov D. V., Shrejder Yu. A. 2017. KHz, PhD, CHO-cells, CHs, THz.",
            "CHUPRAKOV D. V. CHISLENNYE METODY. 2001. KISELEV I. YA. METODY.",
            "Kim YA. A title. Smith JA, Lee CH. Another. 2001.",
            "eHealth and YAML, TSh, SHAP values. Zurich, CH. 2001.",
        ],
    },
    check,
};

/// Digraphs of romanised Russian, the longest first.
const DIGRAPHS: &[&str] = &[
    "SHCH", "CH", "SH", "ZH", "KH", "TS", "YU", "YA", "YO", "YE", "EH", "JU", "JA", "JO",
];

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for part in view.parts() {
            let text = part.of(view.text);
            for word in scan::words(text) {
                let Some(len) = digraph(text, word) else {
                    continue;
                };
                let span = word.shifted(part.start);
                if view.hides(span) {
                    continue;
                }
                let tail = Span::new(word.start + 1, word.start + len);
                let small = tail.of(text).to_lowercase();
                let edit = (tail.shifted(part.start), small.as_str());
                findings
                    .add(
                        view.index,
                        span,
                        format!(
                            "only the first letter of `{}` is a capital",
                            &word.of(text)[..len]
                        ),
                    )
                    .safe_fix(
                        format!("write `{}{small}`", &text[word.start..tail.start]),
                        &[edit],
                    );
            }
        }
    }
}

/// The length of the digraph in capitals at the beginning of a word that is not in capitals.
fn digraph(text: &str, word: Span) -> Option<usize> {
    let letters = word.of(text);
    let digraph = DIGRAPHS.iter().find(|d| letters.starts_with(**d))?;
    let rest = &letters[digraph.len()..];
    let vowel = |c: char| "aeiouyаеиоу".contains(c);
    let as_word = rest.chars().count() >= 3
        && rest.chars().all(char::is_lowercase)
        && rest.chars().any(vowel);
    (as_word || rest.is_empty() && is_initial(text, word)).then_some(digraph.len())
}

/// Whether the capitals are an initial among names that are not in capitals: a full stop behind,
/// another initial beside. (`Kim YA.` is two initials in the Vancouver style.)
fn is_initial(text: &str, word: Span) -> bool {
    if scan::after(text, word.end) != Some('.') {
        return false;
    }
    let head = text[..word.start].trim_end();
    let tail = text[word.end + 1..].trim_start();
    let initial_before = {
        let mut back = head.chars().rev();
        back.next() == Some('.')
            && back.next().is_some_and(char::is_uppercase)
            && back.next().is_none_or(|c| !c.is_alphabetic())
    };
    let mut ahead = tail.chars();
    let initial_after = ahead.next().is_some_and(char::is_uppercase) && ahead.next() == Some('.');
    let after = tail
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    // Beside a name in capitals the digraph is right.
    let in_capitals = |w: &str| w.chars().count() > 2 && w.chars().all(char::is_uppercase);
    let shouted =
        in_capitals(after) || in_capitals(scan::last_word(head.trim_end_matches(['.', ' ', ','])));
    !shouted && (initial_before || initial_after) && !surrounded_by_capitals(head)
}

/// Whether the last long word before is in capitals.
fn surrounded_by_capitals(head: &str) -> bool {
    let words = head.rsplit(|c: char| !c.is_alphabetic());
    let long = words.take(6).find(|w| w.chars().count() > 2);
    long.is_some_and(|w| w.chars().all(char::is_uppercase))
}

//! SYN012: characters that a wrong encoding has left.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::text::script::Script;
use crate::text::span::Span;
use encoding_rs::{Encoding, WINDOWS_1251, WINDOWS_1252};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN012",
        name: "mojibake",
        severity: Severity::Error,
        default: true,
        scope: Scope::Any,
        text: "\
Finds control characters, the replacement character U+FFFD, and text that was written in UTF-8 and
read as Windows-1252 or Windows-1251 (`Ð¡Ð¾Ð²ÐµÑ‚`, `GÃ³mez`, `РЎРѕРІРµС‚`).

Such text is lost to search. Where it can be read back, the fix does so; it is a guess, since the
same letters may be meant.

Example: `GÃ³mez, M. (2007)`

Use instead: `Gómez, M. (2007)`",
        bad: &[
            "Ojeda GÃ³mez, M. (2007), Contadora, México.",
            "Ð¡Ð¾Ð²ÐµÑ‚ÑÐºÐ¸Ð¹ Ð°Ñ€Ñ…Ð¸Ð². Ðœ., 2001.",
            "РЎРѕРІРµС‚. М., 2001.",
            "G\u{fffd}mez, M. (2007), Contadora.",
            "It\u{2019}s a \u{1}test.",
            "The authorâ€™s voice. 2001.",
        ],
        good: &[
            "Gómez, M. «CAFÉ» „É” IRMÃ Ñandú, Über, RÍO (2007).",
            "Рассказы и Сказки: «С», РС, №5. М., 2001.",
            "Crème brûlée à l’été.",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for part in view.parts() {
            let text = part.of(view.text);
            if text.is_ascii() && !text.bytes().any(|b| b < 32 || b == 127) {
                continue;
            }
            for (at, c) in text.char_indices() {
                let span = Span::new(at, at + c.len_utf8()).shifted(part.start);
                if c == '\u{fffd}' {
                    findings.add(view.index, span, "a character was lost here (U+FFFD)");
                } else if c < ' ' && !matches!(c, '\t' | '\n' | '\r') || c == '\u{7f}' {
                    findings
                        .add(
                            view.index,
                            span,
                            format!("control character U+{:04X}", c as u32),
                        )
                        .safe_fix("drop it", &[(span, "")]);
                }
            }
            for run in runs(text) {
                if let Some(meant) = read_back(run.of(text)) {
                    let span = run.shifted(part.start);
                    findings
                        .add(view.index, span, "UTF-8 that was read in another encoding")
                        .unsafe_fix(format!("read it as `{meant}`"), &[(span, meant.as_str())]);
                }
            }
        }
    }
}

/// The longest runs of characters that are not ASCII, single spaces between them included.
fn runs(text: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => runs.push(Span::new(at, end)),
        }
    }
    runs
}

/// What the run says when it is taken for UTF-8 read in a single-byte encoding.
fn read_back(run: &str) -> Option<String> {
    // UTF-8's first bytes read so are letters, most of what follows are not: a run of letters
    // alone says nothing of the kind, and most runs are such.
    if run.chars().count() < 2 || run.chars().all(|c| c.is_lowercase()) {
        return None;
    }
    [WINDOWS_1252, WINDOWS_1251]
        .into_iter()
        .filter_map(|encoding| decoded(run, encoding))
        .find(|meant| is_plausible(run, meant))
}

fn decoded(run: &str, encoding: &'static Encoding) -> Option<String> {
    let (bytes, _, unmappable) = encoding.encode(run);
    if unmappable {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}

fn is_plausible(run: &str, meant: &str) -> bool {
    let known = |c: char| {
        matches!(
            Script::of(c),
            Script::Cyrillic | Script::Latin | Script::Greek
        ) && (c as u32) < 0x460
            || matches!(
                c,
                '\u{2010}'..='\u{2026}' | '«' | '»' | '№' | '\u{a0}' | '°' | '€'
            )
    };
    // One pair alone must be one that no language writes: `Ã` or `Â` and a sign, `â€` and a third.
    let single = meant.chars().count() == 1;
    let telling = run.starts_with(['Ã', 'Â', 'Ä', 'Å'])
        && scan::after(run, 2).is_some_and(|c| !c.is_alphabetic() && !"»”“«’‘".contains(c))
        || run.starts_with("â€");
    meant.chars().all(known) && (!single || telling)
}

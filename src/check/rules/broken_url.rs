//! ID006: an address broken by a space.

use crate::check::mask::Kind;
use crate::check::rule::{Findings, List, Manual, Rule, Scope, View};
use crate::diagnostic::Severity;
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "ID006",
        name: "broken-url",
        severity: Severity::Error,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds an address with a space inside it: after its scheme, before a continuation that only an
address can have (`/`, `=`, `%20`, `.html`), or after a slash or hyphen before a small letter.

The line was broken there in print; as it stands the address leads to another page or to none.

Example: `http://balletacademy.ru/ tvorchestvo/nashi-laureaty/`

Use instead: `http://balletacademy.ru/tvorchestvo/nashi-laureaty/`

The fix joins the parts. It is a guess: a hyphen at the break may have been the printer’s.",
        bad: &[
            "Наши лауреаты // Академия [Сайт]. URL: http://balletacademy.ru/ tvorchestvo/nashi-laureaty/",
            "Title. https://www.osti.gov/ biblio (accessed 1.1.2018).",
            "Title. URL: http://www.citywalls.ru/house10969.html?highl ight=%F2%E5 (accessed 1.1.2018).",
            "Title. URL: http:// www.site.ru/a (accessed 1.1.2018).",
        ],
        good: &[
            "Title. URL: http://a.ru/b/ (accessed 1.1.2018).",
            "Title. http://a.ru/b/ accessed 1.1.2018. See http://a.ru and/or http://b.ru/c.html",
            "Title. URL: http://www.a.org/ and http://b.org/; http://c.org/ дата обращения 01.02.2018",
        ],
    },
    check,
};

/// A scheme with a space behind its slashes.
static LONE_SCHEME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bhttps?(?:\s:\s?//|:\s//|://\s|:\s/\s?/)\s?[a-z0-9]")
        .expect("the pattern is fixed")
});

/// Words that may stand behind an address.
const WORDS_BEHIND: &[&str] = &[
    "accessed",
    "access",
    "and",
    "or",
    "date",
    "data",
    "retrieved",
    "last",
    "viewed",
    "visited",
    "checked",
    "on",
    "in",
    "at",
    "the",
    "consulted",
    "consultado",
    "consulté",
    "cited",
    "abgerufen",
    "see",
    "pp",
    "p",
    "vol",
    "no",
    "doi",
    "html",
    "und",
    "y",
    "en",
    "el",
    "and/or",
    "last-accessed",
    "available",
    "from",
    "as",
    "of",
    "is",
    "via",
    "last-visited",
    "seen",
    "archived",
    "acesso",
    "acessado",
    "acceso",
    "zugriff",
    "stand",
    "rev",
    "et",
    "a",
    "de",
    "e",
    "i",
    "(in",
];

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for found in LONE_SCHEME.find_iter(view.text) {
            let span = Span::new(found.start(), found.end() - 1);
            let joined: String = span
                .of(view.text)
                .chars()
                .filter(|c| !c.is_whitespace())
                .collect();
            findings
                .add(view.index, span, "a space inside the address")
                .unsafe_fix("join the parts", &[(span, joined.as_str())]);
        }
        for url in view.mask.of_kind(Kind::Url) {
            if let Some(rest) = continuation(&view, url) {
                let space = Span::new(url.end, rest.start);
                findings
                    .add(
                        view.index,
                        Span::new(url.start, rest.end),
                        "a space inside the address",
                    )
                    .unsafe_fix("join the parts", &[(space, "")]);
            }
        }
    }
}

/// What seems to be the rest of the address that ends before one space.
fn continuation(view: &View<'_>, url: Span) -> Option<Span> {
    let text = view.text;
    let behind = text[url.end..].strip_prefix([' ', '\n'])?;
    let token = behind.split([' ', '\n', '(']).next()?;
    let trimmed = token.trim_end_matches(['.', ',', ';', ')', ']', '>', ':']);
    let span = Span::new(url.end + 1, url.end + 1 + trimmed.len());
    let head = url.of(text);
    let word = trimmed.to_ascii_lowercase();
    let is_address = trimmed
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"/-_.~%=&?+#:;".contains(&b));
    let known_word = WORDS_BEHIND.contains(&word.as_str());
    if trimmed.is_empty()
        || !is_address
        || known_word
        || view.mask.hides(span.start)
        || is_date(trimmed)
    {
        return None;
    }
    let inner_slash = trimmed.trim_end_matches('/').contains('/') && !trimmed.starts_with('/');
    let telling = inner_slash && trimmed.contains(|c: char| c.is_ascii_lowercase())
        || trimmed.contains('=')
        || trimmed.contains('%')
        || [".html", ".htm", ".pdf", ".php", ".aspx"]
            .iter()
            .any(|end| word.ends_with(end));
    let open = head.ends_with(['/', '-', '_', '=', '%', '?', '&']);
    let small = trimmed
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b"-_".contains(&b))
        && trimmed.len() > 3;
    // A lone small word goes on the address only where the entry or a bracket follows it.
    let tail = text[span.end..].trim_start_matches(['/', '.']).trim_start();
    let closes = tail.is_empty() || tail.starts_with(['(', '[']);
    (telling || open && small && closes).then_some(span)
}

fn is_date(token: &str) -> bool {
    token
        .bytes()
        .all(|b| b.is_ascii_digit() || b"./-:".contains(&b))
}

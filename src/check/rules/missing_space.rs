//! SYN006: a space missing after a punctuation mark.

use crate::check::mask::Kind;
use crate::check::rule::{Findings, List, Manual, Rule, Scope, View};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::text::span::Span;
use crate::text::word::is_one_of;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN006",
        name: "missing-space",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds a comma, colon or full stop with a word close behind it (`Moscow:Nauka`), a mark of pages or
volume with its number close behind it (`pp.55`) in a list that sets them apart elsewhere, a dash
or slash between areas with a space on one side only (`2017. –№ 2`), and an address with a bracket
close behind it.

Programs that read lists cut at punctuation and a space; without the space two elements become one.

Example: `Moscow:Nauka`, `«Citywalls».URL`, `–2017`

Use instead: `Moscow: Nauka`, `«Citywalls». URL`, `– 2017`

Addresses, identifiers (`arXiv:math`), times, initials, names of sites (`Korrespondent.Net`) and
chemical names are left alone.",
        bad: &[
            "Ivanov I. Title. Moscow:Nauka, 2001.",
            "Петров П. Название,том второй. М., 2001.",
            "Demidov sad. Arhitekturnyj sajt «Citywalls».URL: http://a.ru",
            "Ab C. One, pp.55–62.\nDe F. Two, pp. 1–2.\nGh I. Three, pp. 3–4.",
            "Power Technology. –2017. – Vol. 51.",
            "Новая сцена. URL: https://a.ru/36722/(дата обращения 13.03.2019).",
            "Шебанова Л. Методика :автореф. дис. Омск, 2004.",
        ],
        good: &[
            "Ivanov I.I., Petrov P. Title. Vol. 10:2. URL: http://a.ru:80/b,c (accessed 10:30).",
            "Smith J. arXiv:math/0309136, doi:10.1000/x,y. Korrespondent.Net. N,N-Dimethyl. Ph.D.",
            "Ab C. One, pp.55–62.\nDe F. Two, pp.1–2.",
            "Иванов И. М.–Л.: Наука, 1931. и/или. Node.js and ASP.NET",
        ],
    },
    check,
};

/// Words before a colon that are glued to what they name.
const SCHEMES: &[&str] = &[
    "arxiv", "doi", "urn", "pmid", "pmcid", "isbn", "issn", "http", "https", "ftp", "mailto",
    "hdl", "edn", "handle", "id", "zbl", "mr", "oai", "info", "std", "swh", "ark", "nbn", "uri",
    "url", "abs", "hep", "cond", "udc",
];

/// Ends of names of sites, and of programs' files.
const DOMAINS: &[&str] = &[
    "net", "com", "ru", "org", "info", "edu", "gov", "io", "js", "рф", "su", "eu", "uk", "de",
    "fr", "es", "mx", "br", "lat", "ua", "by", "kz", "pdf", "html", "htm", "php", "doc", "docx",
    "gob", "py", "exe", "biz", "tv", "me", "co", "ac", "cz", "it", "nl", "pl", "fi", "us", "ch",
    "at",
];

/// A mark of pages, volume or number and how its number follows.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    let marks = "pp|p|Pp|P|S|С|с|стр|vol|Vol|Т|т|no|No|Вып|вып|iss|núm|Bd|Nr|[Cc]h";
    Regex::new(&format!(r"(?:^|[\s(,])((?:{marks})\.)(\s*)\d")).expect("the pattern is fixed")
});

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let mut close: Vec<(usize, Span)> = Vec::new();
    let mut apart = 0;
    for view in list.views() {
        let mut at = 0;
        while at < view.text.len() {
            at = match separator(&view, at) {
                Some(found) => {
                    let (span, message, replacement) = found;
                    findings
                        .add(view.index, span, message)
                        .safe_fix("add the space", &[(span, replacement.as_str())]);
                    span.end.max(at + 1)
                }
                None => at + scan::after(view.text, at).map_or(1, char::len_utf8),
            };
        }
        address_and_bracket(&view, findings);
        for found in MARK.captures_iter(view.text) {
            let (Some(mark), Some(space)) = (found.get(1), found.get(2)) else {
                continue;
            };
            match space.is_empty() {
                true if !view.mask.hides(mark.start()) => {
                    close.push((view.index, Span::new(mark.start(), mark.end() + 1)));
                }
                _ => apart += 1,
            }
        }
    }
    // A list that sets all its marks close has a style of its own.
    if apart > 2 * close.len() || (apart > 0 && close.len() == 1) {
        for (index, span) in close {
            let mark = Span::new(span.start, span.end - 1);
            let text = list.view(index).map_or("", |v| mark.of(v.text));
            findings
                .add(
                    index,
                    span,
                    format!("no space between `{text}` and its number"),
                )
                .safe_fix("add the space", &[(mark, &format!("{text} "))]);
        }
    }
}

/// A fault at the punctuation mark at `at`: its place, what to say, what should stand there.
fn separator(view: &View<'_>, at: usize) -> Option<(Span, String, String)> {
    let text = view.text;
    let c = scan::after(text, at)?;
    if !matches!(c, ',' | ';' | ':' | '.' | '–' | '—') || view.mask.hides(at) {
        return None;
    }
    let behind = at + c.len_utf8();
    let (before, after) = (scan::before(text, at)?, scan::after(text, behind)?);
    if view.mask.hides(behind) {
        return None;
    }
    let one = Span::new(at, behind);
    match c {
        ',' | ';' | ':' if after.is_alphabetic() => {
            let left = word_before(text, at);
            let right = word_after(text, behind);
            let glued = c == ':' && is_one_of(left, SCHEMES);
            let chemical = text[behind + right.len()..].starts_with('-') && c == ',';
            let lone_colon = c == ':' && before == ' ';
            let words =
                left.chars().count() >= 2 && before.is_alphabetic() || lone_colon || before == '.';
            let long = right.chars().count() >= 3 && !glued && !chemical;
            (words && long).then(|| (one, format!("no space after `{c}`"), format!("{c} ")))
        }
        '.' if after.is_uppercase() => {
            let left = word_before(text, at);
            let right = word_after(text, behind);
            let closed = matches!(before, '»' | '”' | ']' | ')');
            let long = left.chars().count() >= 4 && left.chars().skip(1).all(char::is_lowercase);
            let capital = right.chars().count() >= 2
                && (right.chars().skip(1).all(char::is_lowercase) || closed);
            let site = is_one_of(right, DOMAINS)
                || scan::after(text, behind + right.len()).is_some_and(|c| c == '.' || c == '/');
            ((long || closed) && capital && !site)
                .then(|| (one, "no space after the full stop".into(), ". ".into()))
        }
        '–' | '—' => {
            // Between areas: after a stop, before one of the usual beginnings.
            let area = |c: char| matches!(c, '.' | ',' | ']' | ')');
            if before == ' ' && !after.is_whitespace() {
                let stop = scan::before(text, text[..at].trim_end().len()).is_some_and(area);
                (stop && after.is_alphanumeric() || after == '№')
                    .then(|| (one, format!("no space after `{c}`"), format!("{c} ")))
            } else if area(before) && after == ' ' {
                Some((one, format!("no space before `{c}`"), format!(" {c}")))
            } else {
                None
            }
        }
        _ => None,
    }
}

fn address_and_bracket(view: &View<'_>, findings: &mut Findings<'_>) {
    for span in view.mask.of_kind(Kind::Url) {
        if scan::after(view.text, span.end) == Some('(') {
            let bracket = Span::new(span.end, span.end + 1);
            findings
                .add(
                    view.index,
                    bracket,
                    "no space between the address and the bracket",
                )
                .safe_fix("add the space", &[(bracket, " (")]);
        }
    }
}

fn word_before(text: &str, at: usize) -> &str {
    let head = text.get(..at).unwrap_or_default();
    let letters = head.chars().rev().take_while(|c| c.is_alphabetic());
    let len: usize = letters.map(char::len_utf8).sum();
    &head[head.len() - len..]
}

fn word_after(text: &str, at: usize) -> &str {
    let tail = text.get(at..).unwrap_or_default();
    let end = tail.find(|c: char| !c.is_alphabetic());
    &tail[..end.unwrap_or(tail.len())]
}

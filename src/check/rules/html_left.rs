//! SYN014: HTML that was never turned into text.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN014",
        name: "html-left",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Any,
        text: "\
Finds HTML entities (`&amp;`, `&#8211;`) and tags (`<i>`, `<br/>`) in the text.

They were copied from the source of a page or came out of a database, and they will be printed as
they stand.

Example: `Health &amp; Place`

Use instead: `Health & Place`

In records the tags of CSL-JSON (`<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>`, `<span>`) are markup and
left alone.",
        bad: &[
            "Smith J. Title // Health &amp; Place. 2001.",
            "Smith J. On <i>Drosophila</i>. 2001.",
            "Smith J. Title. 2001. pp. 1&#8211;9.",
            "{#a}{title|Health &amp; Place}",
        ],
        good: &[
            "Smith & Sons. AT&T; R&D. a < b > c. 2001.",
            "{#a}{title|On <i>Drosophila</i>}",
            "Smith J. Title. <http://a.ru>.",
        ],
    },
    check,
};

static HTML: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)&(#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp|ndash|mdash|laquo|raquo|ldquo|rdquo|lsquo|rsquo|hellip|shy|thinsp|[aeiouyn](?:acute|grave|uml|circ|tilde|cedil|ring)|ccedil|szlig|copy|times|deg);|</?(i|b|em|strong|sup|sub|sc|br|p|span|a|u|small|font|div)(?:\s[^<>]{0,200})?/?>",
    )
    .expect("the pattern is fixed")
});

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for part in view.parts() {
            let text = part.of(view.text);
            if !text.contains(['&', '<']) {
                continue;
            }
            for found in HTML.captures_iter(text) {
                let Some(all) = found.get(0) else { continue };
                let span = Span::new(all.start(), all.end()).shifted(part.start);
                let name = found.get(1).map_or("", |n| n.as_str());
                let tag = found.get(2).map_or("", |t| t.as_str()).to_ascii_lowercase();
                let is_markup = matches!(tag.as_str(), "i" | "b" | "sup" | "sub" | "sc" | "span");
                // An ampersand inside an address is part of it.
                let in_address = !name.is_empty() && view.hides(span) && name != "amp";
                if is_markup && !list.printed || in_address {
                    continue;
                }
                if !tag.is_empty() {
                    findings
                        .add(view.index, span, format!("HTML tag `{}`", all.as_str()))
                        .safe_fix("drop the tag", &[(span, "")]);
                } else {
                    let finding =
                        findings.add(view.index, span, format!("HTML entity `{}`", all.as_str()));
                    if let Some(meant) = character(name) {
                        finding.safe_fix(format!("write `{meant}`"), &[(span, meant.as_str())]);
                    }
                }
            }
        }
    }
}

fn character(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        let c = char::from_u32(code.ok()?)?;
        return (!c.is_control()).then(|| c.to_string());
    }
    let c = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{a0}",
        "ndash" => "–",
        "mdash" => "—",
        "laquo" => "«",
        "raquo" => "»",
        "ldquo" => "“",
        "rdquo" => "”",
        "lsquo" => "‘",
        "rsquo" => "’",
        "hellip" => "…",
        _ => return None,
    };
    Some(c.to_string())
}

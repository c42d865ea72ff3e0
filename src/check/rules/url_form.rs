//! ID007: an address of a doubtful form.

use crate::check::mask::Kind;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "ID007",
        name: "url-form",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Any,
        text: "\
Finds an address with a misspelt or doubled scheme (`http//`, `http:/a`, `http://http://`), with
parameters that only track the reader (`utm_source`, `fbclid`, `gclid`, `yclid`), on the author’s own
machine (`localhost`, `file://`), or without a scheme (`www.site.ru`, as information).

Example: `http//www.site.ru/a?utm_source=news`

Use instead: `http://www.site.ru/a`",
        bad: &[
            "Title. URL: http//www.site.ru/a (accessed 1.1.2018).",
            "Title. URL: https://site.ru/a?utm_source=news&id=3 (accessed 1.1.2018).",
            "Title. URL: http://localhost:8080/a.",
            "Title. URL: http://http://site.ru/a.",
            "Title. URL: www.site.ru/a.",
        ],
        good: &[
            "Title. URL: https://site.ru/a?id=3&b=utm (accessed 1.1.2018).",
            "Title. URL: https://web.archive.org/web/2018/http://site.ru/a.",
            "Title. URL: http://site.ru.",
        ],
    },
    check,
};

const TRACKING: &[&str] = &["utm_", "fbclid=", "gclid=", "yclid=", "mc_cid=", "mc_eid="];

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for span in view.mask.of_kind(Kind::Url) {
            let url = span.of(view.text);
            let lower = url.to_ascii_lowercase();
            let scheme_end = url.find("//").map(|at| at + 2);
            if lower.starts_with("www.") {
                findings
                    .add(view.index, span, "the address has no scheme")
                    .severity(Severity::Info)
                    .safe_fix(
                        "write `http://` before it",
                        &[(
                            Span::new(span.start, span.start + 4),
                            &format!("http://{}", &url[..4]),
                        )],
                    );
            } else if let Some((scheme, rest)) = misspelt(&lower) {
                let bad = Span::new(span.start, span.start + url.len() - rest);
                findings
                    .add(view.index, span, "the scheme of the address is misspelt")
                    .safe_fix(format!("write `{scheme}`"), &[(bad, scheme)]);
            } else if let Some(end) = scheme_end
                && ["localhost", "127.0.0.1", "192.168."]
                    .iter()
                    .any(|h| lower[end.min(lower.len())..].starts_with(h))
            {
                findings.add(
                    view.index,
                    span,
                    "the address is on the author’s own machine",
                );
            }
            if TRACKING.iter().any(|t| lower.contains(t)) {
                let kept = without_tracking(url);
                if kept != url {
                    findings
                        .add(
                            view.index,
                            span,
                            "the address holds parameters that track the reader",
                        )
                        .safe_fix("drop them", &[(span, kept.as_str())]);
                }
            }
        }
    }
}

/// The right scheme, and how much of the address is left behind the misspelt one.
fn misspelt(url: &str) -> Option<(&'static str, usize)> {
    for (wrong, right) in [
        ("http://http://", "http://"),
        ("https://https://", "https://"),
        ("http://https://", "https://"),
        ("http//:", "http://"),
        ("https//:", "https://"),
        ("http//", "http://"),
        ("https//", "https://"),
        ("http:///", "http://"),
        ("https:///", "https://"),
    ] {
        if let Some(rest) = url.strip_prefix(wrong) {
            return Some((right, rest.len()));
        }
    }
    // One slash only.
    for (wrong, right) in [("http:/", "http://"), ("https:/", "https://")] {
        if let Some(rest) = url.strip_prefix(wrong)
            && !rest.starts_with('/')
        {
            return Some((right, rest.len()));
        }
    }
    None
}

fn without_tracking(url: &str) -> String {
    let (address, fragment) = match url.split_once('#') {
        Some((address, fragment)) => (address, Some(fragment)),
        None => (url, None),
    };
    let Some((path, query)) = address.split_once('?') else {
        return url.to_string();
    };
    let tracks = |p: &str| {
        TRACKING
            .iter()
            .any(|t| p.to_ascii_lowercase().starts_with(t))
    };
    let kept: Vec<&str> = query.split('&').filter(|p| !tracks(p)).collect();
    let mut out = path.to_string();
    if !kept.is_empty() {
        out.push('?');
        out.push_str(&kept.join("&"));
    }
    if let Some(fragment) = fragment {
        out.push('#');
        out.push_str(fragment);
    }
    out
}

//! ID002: a DOI printed by way of the old resolver, or announced twice.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "ID002",
        name: "doi-resolver",
        severity: Severity::Info,
        default: true,
        scope: Scope::Any,
        text: "\
Finds a DOI behind the old resolver (`http://dx.doi.org/`) or the resolver without encryption
(`http://doi.org/`), and one announced twice (`doi: https://doi.org/…`).

The old address still works by a redirection; Crossref has asked since 2017 for the new one.

Example: `http://dx.doi.org/10.1000/182`

Use instead: `https://doi.org/10.1000/182`

References: Crossref DOI display guidelines.",
        bad: &[
            "Smith J. Title. 2001. http://dx.doi.org/10.1000/182",
            "Smith J. Title. 2001. doi: https://doi.org/10.1000/182",
            "Smith J. Title. 2001. http://doi.org/10.1000/182",
        ],
        good: &[
            "Smith J. Title. 2001. https://doi.org/10.1000/182",
            "Smith J. Title. 2001. doi: 10.1000/182",
            "Smith J. Title. 2001. Available at http://www.doi.org/hb.html",
        ],
    },
    check,
};

static OLD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:\bdoi\s?:?\s*)?\bhttps?://(?:dx\.)?doi\.org/(?:doi:\s?)?10\.")
        .expect("the pattern is fixed")
});

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    const NEW: &str = "https://doi.org/";
    for view in list.views() {
        for part in view.parts() {
            for old in OLD.find_iter(part.of(view.text)) {
                let prefix = &old.as_str()[..old.len() - "10.".len()];
                if prefix == NEW {
                    continue;
                }
                let span = Span::new(old.start(), old.start() + prefix.len()).shifted(part.start);
                findings
                    .add(
                        view.index,
                        span,
                        format!("the DOI stands behind `{}`", prefix.trim()),
                    )
                    .safe_fix(format!("write `{NEW}`"), &[(span, NEW)]);
            }
        }
    }
}

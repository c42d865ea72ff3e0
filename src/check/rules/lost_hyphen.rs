//! SPL004: a hyphen lost at the end of a line.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SPL004",
        name: "lost-hyphen",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Any,
        text: "\
Finds names and compounds that are never written without their hyphen and have lost it, as copying
out of a PDF makes them.

Example: `СанктПетербург`, `BadenBaden`, `научнотехнический`

Use instead: `Санкт-Петербург`, `Baden-Baden`, `научно-технический`",
        bad: &[
            "Иванов И. Название. СанктПетербург: Наука, 2001.",
            "Lee K. Title. BadenBaden: Nomos, 2001.",
            "Иванов И. // Учебнометодический вестник. 2001.",
        ],
        good: &[
            "Иванов И. Название. Санкт-Петербург: Наука, 2001.",
            "Lee K. Title. KudaGo, ResearchGate. 2001.",
            "Иванов И. Научная методика. 2001.",
        ],
    },
    check,
};

/// Two parts that a hyphen joins, run together; each part is a group.
static LOST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)\b(?:
        (Санкт|Нью|Алма|Улан|Йошкар|Усть|Комсомольск|Гусь)(Петербург\p{L}*|Йорк\p{L}*|Ата|Удэ|Ола|Илимск\p{L}*|Хрустальн\p{L}+)
        |(Sankt|Saint|Baden|New|Alma|Ulan|Yoshkar)(Peterburg\p{L}*|Petersburg\p{L}*|Baden|Württemberg|Ata|Ude|Ola)
        |((?i:научно|учебно|историко|социально|физико|материально|нормативно|информационно|организационно))
         ((?:техни|практи|исследоват|методи|педагоги|популярн|производств|образоват|познават|воспитат|культурн|эконом|политич|гуманит|психолог|математич|аналитич|правов|коммуникац)\p{Ll}+)
        |((?i:nauchno|uchebno|istoriko|sotsial'?no|social'?no|fiziko))
         ((?:tekhni|tehni|prakti|issledovat|metodi|pedagogi|populyarn|proizvodstv|obrazovat|ekonom|jekonom|politich|matematich)\p{Ll}+)
        )",
    )
    .expect("the pattern is fixed")
});

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for part in view.parts() {
            for found in LOST.captures_iter(part.of(view.text)) {
                let mut groups = found.iter().skip(1).flatten();
                let (Some(left), Some(right)) = (groups.next(), groups.next()) else {
                    continue;
                };
                let span = Span::new(part.start + left.start(), part.start + right.end());
                let written = format!("{}-{}", left.as_str(), right.as_str());
                if !view.hides(span) {
                    findings
                        .add(
                            view.index,
                            span,
                            format!("the hyphen of `{written}` is lost"),
                        )
                        .unsafe_fix(format!("write `{written}`"), &[(span, &written)]);
                }
            }
        }
    }
}

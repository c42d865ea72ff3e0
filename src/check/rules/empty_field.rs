//! SYN001: a hole where a field should be.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN001",
        name: "empty-field",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds two separators with nothing between them (`,,`, `, ,`, `: ,`, `; ;`) and brackets or
quotation marks with nothing in them.

A hole is what is left of a field that was lost: a name of a newspaper that was a link, a
co-author, a publisher. The reader cannot find the source by what remains.

Example: `“Title” (2018),, 19.03.`

Use instead: `“Title” (2018), Diario de Juárez, 19.03.` If the field is not known, drop the second
separator too; `--fix` does this.",
        bad: &[
            "“La Marina” [Mexico’s Navy] (2018),, 19.03, available at: http://a.mx (accessed: 17.09.2018).",
            "Cements for Buildings / V.I. Travush, N.I. Karpenko, , V.T. Erofeev // Power Technology.",
            "Иванов И. И. Название. М. : , 2018. 40 с.",
            "Smith, J. (), A Title, London.",
        ],
        good: &[
            "“La Marina” (2018), Diario, 19.03, available at: http://a.mx/x,,y (accessed: 17.09.2018).",
            "Иванов И. И. Название. М. : Наука, 2018. 40 с.",
            "Smith, J., Jr. (2001), f(x, y), London.",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        let text = view.text;
        // The last separator or opening mark, while nothing but spaces has come after it.
        let mut open: Option<(usize, char)> = None;
        for (at, c) in text.char_indices() {
            if c.is_whitespace() {
                continue;
            }
            if let Some((start, first)) = open
                && is_hole(first, c)
                && !view.hides(Span::new(start, at + 1))
                && !announces_address(&text[..start], first)
            {
                let span = Span::new(start, at + c.len_utf8());
                let finding = findings.add(
                    view.index,
                    span,
                    format!("nothing stands between `{first}` and `{c}`"),
                );
                if matches!(c, ',' | ';') {
                    let kept = if first == ':' { "," } else { span_of(first) };
                    finding.safe_fix(format!("keep one `{kept}`"), &[(span, kept)]);
                }
            }
            open = Some((at, c));
        }
    }
}

fn is_hole(first: char, second: char) -> bool {
    matches!(
        (first, second),
        (',', ',')
            | (',', ';')
            | (';', ',')
            | (';', ';')
            | (':', ',')
            | (':', ';')
            | ('(', ')')
            | ('[', ']')
            | ('«', '»')
            | ('“', '”')
    )
}

fn span_of(separator: char) -> &'static str {
    if separator == ';' { ";" } else { "," }
}

/// A colon with nothing behind it after `available at` or `URL` is another rule's matter.
fn announces_address(before: &str, first: char) -> bool {
    first == ':'
        && matches!(
            scan::last_word(before),
            "at" | "from" | "URL" | "доступа" | "en"
        )
}

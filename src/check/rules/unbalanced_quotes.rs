//! SYN003: quotation marks that are not closed, not opened, or of two kinds.

use crate::check::rule::{Findings, List, Manual, Rule, Scope, View};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN003",
        name: "unbalanced-quotes",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds a quotation mark without its partner, and a pair of two kinds (`“Title\"`).

Quotation marks say what is the title. One that is missing lets the title run into the journal's
name, in the reader's eye and in every index that reads the list.

Example: `Publ. «Raduga-PRESS LLC`, `“Correspondent. Net\"`

Use instead: `Publ. «Raduga-PRESS LLC»`, `“Correspondent. Net”`

Single marks are left alone, as they cannot be told from apostrophes; so are inches (`5\"`) and
the quotation marks of German („…“), Polish („…”), Danish (»…«) and Swedish (”…”).",
        bad: &[
            "Математика на рубеже веков» (Дубна) : сб. материалов. М., 2000.",
            "Кн. Т. 1. Киров : «Изд-во ООО «Радуга-ПРЕСС», 2016. 384 с.",
            "Mesto ne dlya vseh? [Portal “Correspondent. Net\"]. 2019.",
            "Kirov: «Publ. \"Raduga-PRESS LLC». 2016.",
        ],
        good: &[
            "Задачи в курсе «Упорядоченные множества» // Материалы «Задачи: “опыт”». 2017.",
            "Müller, F. „Der Titel“. In: »Das Buch«. 1999; Svensson, A. ”Titeln”. 2001.",
            "Tests of a 5\" pipe // J. Pipes. 2001. \"Straight\" quotes.",
            "Nowak J. „Tytuł”, Warszawa 1999.",
            "Сапрыкин С. \"Заметки по \"искусствознанию\" Причерноморья.\" Древности. 2001.",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for fault in faults(&view) {
            match fault {
                Fault::Open(at, c) => {
                    let span = Span::new(at, at + c.len_utf8());
                    findings.add(
                        view.index,
                        span,
                        format!("quotation mark {c} is never closed"),
                    );
                }
                Fault::Close(at, c) => {
                    let span = Span::new(at, at + c.len_utf8());
                    findings.add(
                        view.index,
                        span,
                        format!("quotation mark {c} closes nothing"),
                    );
                }
                Fault::Mixed(start, opening, at, closing) => {
                    let span = Span::new(at, at + closing.len_utf8());
                    let wanted = if opening == '"' {
                        '"'
                    } else {
                        partner(opening)
                    };
                    findings
                        .add(
                            view.index,
                            Span::new(start, span.end),
                            format!("quotation opened by {opening} is closed by {closing}"),
                        )
                        .unsafe_fix(
                            format!("close it by {wanted}"),
                            &[(span, wanted.encode_utf8(&mut [0; 4]))],
                        );
                }
            }
        }
    }
}

enum Fault {
    Open(usize, char),
    Close(usize, char),
    Mixed(usize, char, usize, char),
}

fn faults(view: &View<'_>) -> Vec<Fault> {
    let text = view.text;
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut faults = Vec::new();
    for (at, c) in text.char_indices() {
        if !matches!(c, '"' | '«' | '»' | '“' | '”' | '„') || view.mask.hides(at) {
            continue;
        }
        let before = scan::before(text, at);
        let after = scan::after(text, at + c.len_utf8());
        let opens_here = before
            .is_none_or(|b| b.is_whitespace() || "([{—–-/«“„\"‘'¿¡=".contains(b))
            && after.is_some_and(|a| !a.is_whitespace() && !",.;:)]".contains(a));
        match open.iter().rposition(|(_, o)| closes(*o, c)) {
            Some(depth) if !(opens_here && c != '“') => {
                // The marks inside that nothing has closed.
                faults.extend(open.drain(depth + 1..).map(|(at, c)| Fault::Open(at, c)));
                open.pop();
            }
            // A straight mark among spaces, with nothing open, can only open.
            _ if c == '"' && open.is_empty() && before.is_none_or(char::is_whitespace) => {
                open.push((at, c));
            }
            _ if c == '"' && before.is_some_and(|b| b.is_ascii_digit()) => {}
            _ if matches!(c, '«' | '“' | '„' | '"')
                && (opens_here || c != '"')
                && !(c == '“' && !opens_here && !open.is_empty()) =>
            {
                open.push((at, c));
            }
            _ if matches!(c, '»' | '”') && opens_here => open.push((at, c)),
            _ => match open.pop() {
                Some((start, opening)) if is_double(opening, c) => {
                    faults.push(Fault::Mixed(start, opening, at, c));
                }
                Some(other) => {
                    open.push(other);
                    faults.push(Fault::Close(at, c));
                }
                None => faults.push(Fault::Close(at, c)),
            },
        }
    }
    faults.extend(open.into_iter().map(|(at, c)| Fault::Open(at, c)));
    faults
}

/// Whether `closing` ends a quotation that `opening` began, in some language.
fn closes(opening: char, closing: char) -> bool {
    matches!(
        (opening, closing),
        ('"', '"')
            | ('«', '»')
            | ('»', '«')
            | ('»', '»')
            | ('“', '”')
            | ('”', '”')
            | ('„', '“' | '”')
    )
}

/// Whether the two are an English mark and a straight one, which are easily mistaken.
fn is_double(opening: char, closing: char) -> bool {
    matches!(
        (opening, closing),
        ('“' | '„' | '”', '"') | ('"', '”' | '“') | ('“', '“')
    )
}

fn partner(opening: char) -> char {
    match opening {
        '«' => '»',
        '»' => '«',
        '„' => '“',
        _ => '”',
    }
}

//! Spans that hold two fields: `сб. науч. тр. / под ред.`, `Handbuch. 3. Aufl.`, `Roofs : in 3 vols`.

use crate::assemble::names::{is_institution, roles};
use crate::record::label::{Label, LabelledSpan};
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// What stands at the end of a span and is a field of its own.
struct Tail {
    of: &'static [Label],
    /// One of these ends a span that may have the tail, or stands in it: asked first, since most
    /// lists need none of the forms, and a form takes a millisecond to build.
    hints: Hints,
    /// The first group is the field.
    form: LazyLock<Regex>,
    label: Label,
}

enum Hints {
    /// The last word, without its stop.
    Last(&'static [&'static str]),
    /// A part of the text.
    Within(&'static [&'static str]),
}

impl Hints {
    fn fit(&self, printed: &str) -> bool {
        match self {
            Hints::Last(words) => {
                let text = printed.trim_end_matches(['.', ')', ' ']);
                let word = text.rsplit(|c: char| !c.is_alphabetic()).next();
                word.is_some_and(|word| words.contains(&word))
            }
            Hints::Within(parts) => parts.iter().any(|part| printed.contains(part)),
        }
    }
}

const TITLES: &[Label] = &[Label::Title, Label::ContainerTitle];

static TAILS: [Tail; 5] = [
    // `Handbuch der Dächer. 3., überarb. Aufl.`, `Roofs, 2nd ed.`, `Roofs (2nd ed.)`
    Tail {
        of: TITLES,
        hints: Hints::Last(&[
            "Aufl", "Auflage", "ed", "edn", "edition", "éd", "изд", "вид", "wyd", "vyd", "izd",
        ]),
        form: LazyLock::new(|| {
            pattern(
                r"(?x) [.,(]\s* ( [0-9]{1,2} (?:\.|st|nd|rd|th|e|ª|a|-?[её]?[ея])? ,? \s+
                (?: \p{Ll}[\p{Ll}.]+,?\s+ ){0,3}
                (?: Aufl(?:age)? | ed | edn | edition | éd | изд | вид | wyd | vyd | izd ) \.? ) \)? $",
            )
        }),
        label: Label::Edition,
    },
    // `История мостов : в 3 т.`: read as a number of volumes.
    Tail {
        of: TITLES,
        hints: Hints::Last(&[
            "т",
            "тт",
            "томах",
            "ч",
            "частях",
            "кн",
            "книгах",
            "vol",
            "vols",
            "volumes",
            "Bde",
            "Bänden",
            "tomos",
            "tomach",
            "svazcích",
        ]),
        form: LazyLock::new(|| {
            pattern(
                r"(?x) [.,:]\s+ ( (?: в | у | in | en | w | v ) \s+ [0-9]{1,2} (?:-?(?:х|ти))? \s+
                (?: тт? | томах | ч | частях | кн | книгах | vols? | volumes | Bde | Bänden | tomos
                  | tomach | svazcích ) \.? ) $",
            )
        }),
        label: Label::Other,
    },
    // `R: A language for roofs. Version 4.1.0`
    Tail {
        of: TITLES,
        hints: Hints::Within(&["ersion ", "ерсия ", "er. "]),
        form: LazyLock::new(|| {
            pattern(r"(?i)[.,(]\s*((?:version|версия|ver\.)\s+[0-9][\w.]*)\)?$")
        }),
        label: Label::Other,
    },
    // The kind and medium of GB/T 7714-2015, appendix B: `屋顶[J]`, `屋顶[EB/OL]`.
    Tail {
        of: &[Label::Title],
        hints: Hints::Within(&["["]),
        form: LazyLock::new(|| pattern(r"(\[[A-Z]{1,2}(?:/[A-Z]{2})?\])\.?$")),
        label: Label::Other,
    },
    // `№ 257-ФЗ (ред. от 15.04.2019)`
    Tail {
        of: &[Label::Other],
        hints: Hints::Within(&["ред.", "с изм."]),
        form: LazyLock::new(|| {
            pattern(r"[0-9][\w-]*\s+\(?((?:в\s+)?(?:ред|с изм)\.\s.*[0-9]{4}.*)$")
        }),
        label: Label::Note,
    },
];

fn pattern(form: &str) -> Regex {
    Regex::new(form).expect("the pattern is fixed")
}

/// Divides the spans (in order, not overlapping).
pub(super) fn fields(text: &str, list: &mut Vec<LabelledSpan>) {
    let mut out: Vec<LabelledSpan> = Vec::with_capacity(list.len() + 2);
    for label in list.drain(..) {
        out.push(label);
        act(text, &mut out);
        responsibility(text, &mut out);
        let mut tails = Vec::new();
        for tail in &TAILS {
            if let Some(cut) = cut_tail(text, &mut out, tail) {
                tails.push(cut);
            }
        }
        out.extend(tails.into_iter().rev());
    }
    *list = out;
}

fn cut_tail(text: &str, out: &mut [LabelledSpan], tail: &Tail) -> Option<LabelledSpan> {
    let last = out
        .last_mut()
        .filter(|last| tail.of.contains(&last.label))?;
    let printed = last.span.of(text);
    if !tail.hints.fit(printed) {
        return None;
    }
    let found = tail.form.captures(printed)?.get(1)?;
    let head = printed.get(..found.start())?;
    let head = head
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ':' | '(' | ';'));
    if !head.contains(char::is_alphanumeric) {
        return None;
    }
    let start = last.span.start;
    let cut = LabelledSpan {
        span: Span::new(start + found.start(), start + found.end()),
        label: tail.label,
        confidence: last.confidence,
    };
    last.span.end = start + head.len();
    Some(cut)
}

/// `федер. закон от 8 нояб. 2007 г. № 257-ФЗ`: the day of an act goes with its number.
fn act(text: &str, out: &mut [LabelledSpan]) {
    let [.., genre, number] = out else { return };
    if genre.label != Label::Genre || number.label != Label::Other {
        return;
    }
    let signed = number.span.of(text).starts_with(['№', 'N']);
    let Some((head, _)) = genre
        .span
        .of(text)
        .split_once(" от ")
        .filter(|(_, day)| signed && day.starts_with(|c: char| c.is_ascii_digit()))
    else {
        return;
    };
    let end = genre.span.start + head.len();
    number.span.start = end + " ".len();
    genre.span.end = end;
}

/// `автореф. дис. / МГУПС`, `сб. науч. тр. / под общ. ред. проф.`: behind a genre's slash stands
/// who answers for the work (GOST 7.1-2003, 5.2.6).
fn responsibility(text: &str, out: &mut Vec<LabelledSpan>) {
    let Some(last) = out.last_mut().filter(|last| last.label == Label::Genre) else {
        return;
    };
    let printed = last.span.of(text);
    let Some((head, tail)) = printed.split_once(" / ") else {
        return;
    };
    let acronym = tail.trim().chars().count() > 1 && tail.trim().chars().all(char::is_uppercase);
    let body = acronym || is_institution(tail) && roles::roles(tail) == roles::Roles::default();
    let label = if body { Label::Publisher } else { Label::Other };
    let cut = LabelledSpan {
        span: Span::new(last.span.end - tail.len(), last.span.end),
        label,
        confidence: last.confidence,
    };
    last.span.end = last.span.start + head.trim_end().len();
    out.push(cut);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_in_one_span_are_divided() {
        use Label::{ContainerTitle, Edition, Genre, Note, Other, Publisher, Title};
        for (label, text, expected) in [
            (
                ContainerTitle,
                "Handbuch der Dächer. 3., überarb. Aufl.",
                &[
                    (ContainerTitle, "Handbuch der Dächer"),
                    (Edition, "3., überarb. Aufl."),
                ][..],
            ),
            (
                Title,
                "Roofs (2nd ed.)",
                &[(Title, "Roofs"), (Edition, "2nd ed.")],
            ),
            (
                Title,
                "История мхов : в 3 т.",
                &[(Title, "История мхов"), (Other, "в 3 т.")],
            ),
            (
                Title,
                "Moss: a language. Version 4.1.0",
                &[(Title, "Moss: a language"), (Other, "Version 4.1.0")],
            ),
            (Title, "苔藓研究[J]", &[(Title, "苔藓研究"), (Other, "[J]")]),
            (
                Genre,
                "автореф. дис. / МГУПС",
                &[(Genre, "автореф. дис."), (Publisher, "МГУПС")],
            ),
            (
                Genre,
                "сб. тр. / под общ. ред. проф.",
                &[(Genre, "сб. тр."), (Other, "под общ. ред. проф.")],
            ),
            (
                Other,
                "№ 257-ФЗ (ред. от 15.04.2019",
                &[(Other, "№ 257-ФЗ"), (Note, "ред. от 15.04.2019")],
            ),
            (Title, "Version 2", &[(Title, "Version 2")]),
            (
                Title,
                "Men in 3 vols of ice",
                &[(Title, "Men in 3 vols of ice")],
            ),
        ] {
            let mut list = vec![LabelledSpan {
                span: Span::new(0, text.len()),
                label,
                confidence: 1.0,
            }];
            fields(text, &mut list);
            let found: Vec<_> = list.iter().map(|l| (l.label, l.span.of(text))).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}

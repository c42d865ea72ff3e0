//! Signs for what stands above: where they stand is exact, whatever the model took them for.

use crate::record::label::{Label, LabelledSpan};
use crate::record::overlay::{add, give_way};
use crate::text::above::{self, Place, Pointer};
use crate::text::span::Span;

/// Labels the signs at the beginning of the text and the places behind them; the spans (in order,
/// not overlapping) give way. A sign for authors is an author; one for a work is its title, as in
/// the data the model is trained on.
pub fn mark(text: &str, spans: &mut Vec<LabelledSpan>) {
    let from = text.len() - text.trim_start().len();
    let body = text.get(from..).unwrap_or("");
    let shifted = |span: Span| Span::new(from + span.start, from + span.end);
    if let Some(len) = above::author(body) {
        let sign = shifted(Span::new(0, len));
        give_way(text, spans, sign);
        add(spans, sign, Label::Author);
        title_behind(spans);
        let rest = body.get(len..).unwrap_or("").trim_end();
        let rest = rest.trim_start_matches([',', '.', ':', ' ', '\u{a0}']);
        if let Some(pointer) = above::work(rest).or_else(|| above::cited(rest)) {
            let base = rest.as_ptr() as usize - text.as_ptr() as usize;
            point(text, spans, &pointer, base);
        }
    } else if let Some(pointer) = above::work(body) {
        point(text, spans, &pointer, from);
    } else if let Some(pointer) = above::cited(body) {
        point(text, spans, &pointer, from);
        let names = Span::new(from, shifted(pointer.sign).start).trim(text);
        if !names.of(text).is_empty() && !spans.iter().any(|l| l.span.start < names.end) {
            add(spans, names, Label::Author);
        }
    }
}

fn point(text: &str, spans: &mut Vec<LabelledSpan>, pointer: &Pointer, base: usize) {
    let shifted = |span: Span| Span::new(base + span.start, base + span.end);
    give_way(
        text,
        spans,
        Span::new(base + pointer.sign.start, text.len()),
    );
    add(spans, shifted(pointer.sign), Label::Title);
    for (place, span) in &pointer.places {
        let label = match place {
            Place::Pages => Label::Pages,
            Place::Volume => Label::Volume,
            Place::Issue => Label::Issue,
        };
        add(spans, shifted(*span), label);
    }
}

/// What was cut behind a sign is the title, if there is no other.
fn title_behind(spans: &mut [LabelledSpan]) {
    if spans.iter().any(|l| l.label == Label::Title) {
        return;
    }
    if let [_, next, ..] = spans
        && matches!(next.label, Label::Author | Label::ContainerTitle)
    {
        next.label = Label::Title;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_marked() {
        use Label::{Author, ContainerTitle, Date, Pages, Title, Volume};
        for (text, model, expected) in [
            (
                "Он же. Дороги. М., 1992",
                &[(Title, "Он же. Дороги"), (Date, "1992")][..],
                &[(Author, "Он же"), (Title, "Дороги"), (Date, "1992")][..],
            ),
            (
                "Його ж. Річки. Київ, 1993",
                &[(ContainerTitle, "Його ж. Річки")],
                &[(Author, "Його ж"), (Title, "Річки")],
            ),
            (
                "Ders.: Straßen",
                &[(Author, "Ders"), (Title, "Straßen")],
                &[(Author, "Ders."), (Title, "Straßen")],
            ),
            (
                "Ebd., Bd. 2, S. 12",
                &[(Title, "Ebd., Bd."), (Pages, "2, S. 12")],
                &[(Title, "Ebd."), (Volume, "Bd. 2"), (Pages, "S. 12")],
            ),
            (
                "Иванов И. И. Указ. соч. С. 20.",
                &[(Author, "Иванов И. И. Указ"), (Title, "соч")],
                &[
                    (Author, "Иванов И. И."),
                    (Title, "Указ. соч."),
                    (Pages, "С. 20"),
                ],
            ),
            (
                "Он же. Указ. соч. С. 20.",
                &[(Title, "Он же. Указ. соч")],
                &[(Author, "Он же"), (Title, "Указ. соч."), (Pages, "С. 20")],
            ),
            (
                "Он жебрак. М.",
                &[(Title, "Он жебрак")],
                &[(Title, "Он жебрак")],
            ),
        ] {
            let mut spans: Vec<LabelledSpan> = model
                .iter()
                .map(|(label, part)| {
                    let start = text.find(part).unwrap();
                    LabelledSpan {
                        span: Span::new(start, start + part.len()),
                        label: *label,
                        confidence: 0.5,
                    }
                })
                .collect();
            mark(text, &mut spans);
            let found: Vec<_> = spans.iter().map(|l| (l.label, l.span.of(text))).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}

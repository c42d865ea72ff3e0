//! The day and month of a newspaper beside its year: `(2017), El País, 13.02, …`. Such a pair of
//! numbers looks like a volume and an issue; that it is a day of the calendar, stands alone
//! between commas and lies beside a bare year settles it.

use crate::record::date::DatePoint;
use crate::record::label::{Label, LabelledSpan};
use crate::text::span::Span;

/// How sure such a date is.
const CONFIDENCE: f32 = 0.9;

/// Adds the day and month to the spans (in order, not overlapping) where no label claims it.
pub fn add(text: &str, spans: &mut Vec<LabelledSpan>) {
    let bare_year = spans
        .iter()
        .any(|s| s.label == Label::Date && is_year(s.span.of(text)));
    let dated = spans.iter().filter(|s| s.label == Label::Date).count();
    if !bare_year || dated != 1 {
        return;
    }
    let ends = spans.iter().map(|s| s.span.start).chain([text.len()]);
    let starts = [0].into_iter().chain(spans.iter().map(|s| s.span.end));
    let found = starts
        .zip(ends)
        .find_map(|(start, end)| in_gap(text, Span::new(start, end)));
    if let Some(span) = found {
        spans.push(LabelledSpan {
            span,
            label: Label::Date,
            confidence: CONFIDENCE,
        });
        spans.sort_by_key(|s| s.span);
    }
}

fn in_gap(text: &str, gap: Span) -> Option<Span> {
    let mut at = gap.start;
    for piece in gap.of(text).split(',') {
        let span = Span::new(at, at + piece.len()).trim(text);
        if is_day_month(span.of(text)) {
            return Some(span);
        }
        at += piece.len() + 1;
    }
    None
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

/// `13.02`: a day of a leap year.
fn is_day_month(text: &str) -> bool {
    let Some((day, month)) = text.split_once('.') else {
        return false;
    };
    let number = |part: &str| {
        (1..=2)
            .contains(&part.len())
            .then(|| part.parse::<u8>().ok())
            .flatten()
    };
    let (Some(day), Some(month)) = (number(day), number(month)) else {
        return false;
    };
    DatePoint::day(2000, month, day).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_between_commas_is_a_date() {
        for (text, expected) in [
            ("“Storm” (2017), Daily, 13.02, available", Some("13.02")),
            ("“Storm” (2017), Daily, 30.02, available", None),
            ("“Storm” (2017), Daily, 13.2.1, available", None),
            ("“Storm” (2017), Daily 13.02 and more", None),
        ] {
            let year = text.find("2017").unwrap();
            let mut spans = vec![LabelledSpan {
                span: Span::new(year, year + 4),
                label: Label::Date,
                confidence: 1.0,
            }];
            add(text, &mut spans);
            assert_eq!(spans.get(1).map(|s| s.span.of(text)), expected, "{text}");
        }
    }
}

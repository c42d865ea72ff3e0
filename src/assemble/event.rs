//! Where and when a conference was held.

use super::date;
use super::draft::Draft;
use super::spans::Spans;
use super::title::clean;
use crate::record::label::LabelledSpan;
use crate::record::{DateVariable, TextVariable};

/// Reads `Москва, 12–14 мая 2015 г.`; whether the span says that and no more.
pub fn fill(part: LabelledSpan, spans: &Spans<'_>, draft: &mut Draft) -> bool {
    let printed = part.span.of(spans.text);
    let Some(digit) = printed.find(|c: char| c.is_ascii_digit()) else {
        return false;
    };
    let (Some(place), Some(when)) = (printed.get(..digit), printed.get(digit..)) else {
        return false;
    };
    let Some(place) = place.trim_end().strip_suffix(',') else {
        return false;
    };
    let short = when.split_whitespace().count() <= 6;
    let Some(date) = date::read(&[when]).filter(|_| short && date::has_day(when)) else {
        return false;
    };
    draft.text(TextVariable::EventPlace, clean(place), ", ", part);
    draft.date(DateVariable::EventDate, date, part);
    true
}

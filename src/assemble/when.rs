//! Dates of issue and of access.

use super::date;
use super::draft::Draft;
use super::spans::Spans;
use crate::record::label::Label;
use crate::record::{Date, DateVariable};

/// Reads the date of issue, which may stand in several pieces, and the date of access.
pub fn fill(spans: &Spans<'_>, draft: &mut Draft) {
    let pieces: Vec<&str> = spans.texts(Label::Date).collect();
    if let Some(date) = date::read(&pieces) {
        let year = date.first().map(|point| point.year);
        for part in spans.of(Label::Date) {
            // A piece with another year is not in the record, and so is left over.
            let printed = part.span.of(spans.text);
            let agrees = !date::has_year(printed)
                || date::read(&[printed])
                    .and_then(|d| d.first())
                    .map(|p| p.year)
                    == year;
            if agrees {
                draft.date(DateVariable::Issued, date.clone(), part);
            }
        }
    }
    for part in spans.of(Label::Accessed) {
        match date::read(&[part.span.of(spans.text)]) {
            Some(Date::Literal(_)) | None => {}
            Some(date) => draft.date(DateVariable::Accessed, date, part),
        }
    }
}

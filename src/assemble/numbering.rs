//! Volume, issue, part, pages and edition of the reference.

use super::draft::Draft;
use super::number::{self, Pages, VolumeIssue};
use super::spans::Spans;
use crate::record::label::{Label, LabelledSpan};
use crate::record::{NumberVariable, TextVariable, own};

/// Reads the spans that hold numbers.
pub fn fill(spans: &Spans<'_>, draft: &mut Draft) {
    for part in spans.all() {
        let printed = part.span.of(spans.text);
        match part.label {
            Label::Volume | Label::Issue if is_of_series(spans, *part) => {
                let number = number::volume(printed);
                if let Some(number) = number.volume.or(number.issue) {
                    draft.number(NumberVariable::CollectionNumber, &number, *part);
                }
            }
            Label::Volume => add(number::volume(printed), printed, *part, draft),
            Label::Issue => {
                let alone = !spans.all().iter().any(|other| other.label == Label::Volume);
                let numbers = alone.then(|| number::issue_of_volume(printed)).flatten();
                add(
                    numbers.unwrap_or_else(|| number::issue(printed)),
                    printed,
                    *part,
                    draft,
                );
            }
            Label::Edition => {
                if let Some(edition) = number::edition(printed) {
                    draft.number(NumberVariable::Edition, &edition.value, *part);
                    if let Some(rest) = edition.rest {
                        draft.custom(own::EDITION_STATEMENT, &rest, *part);
                    }
                }
            }
            Label::Pages => match number::pages(printed) {
                Some(Pages::Range(pages)) => draft.number(NumberVariable::Page, &pages, *part),
                Some(Pages::Total(total)) => {
                    draft.number(NumberVariable::NumberOfPages, &total, *part)
                }
                Some(Pages::Volumes(count)) => {
                    draft.number(NumberVariable::NumberOfVolumes, &count, *part)
                }
                Some(Pages::Section(item)) => draft.number(NumberVariable::Section, &item, *part),
                Some(Pages::Extent(extent)) => {
                    draft.text(TextVariable::Dimensions, extent, "; ", *part)
                }
                None => {}
            },
            _ => {}
        }
    }
}

/// Whether a volume is that of a series in parentheses: `(Roof Studies, T. 20)`.
fn is_of_series(spans: &Spans<'_>, volume: LabelledSpan) -> bool {
    let before = spans
        .all()
        .iter()
        .rfind(|part| part.span.end <= volume.span.start);
    before.is_some_and(|series| {
        let text = |from: usize, to: usize| spans.text.get(from..to).unwrap_or_default();
        series.label == Label::CollectionTitle
            && text(0, series.span.start).trim_end().ends_with('(')
            && !text(series.span.end, volume.span.start).contains(')')
            && text(volume.span.end, spans.text.len())
                .trim_start_matches('.')
                .starts_with(')')
    })
}

fn add(numbers: VolumeIssue, printed: &str, part: LabelledSpan, draft: &mut Draft) {
    if numbers.issue.is_some()
        && let Some(word) = number::issue_word(printed)
    {
        draft.custom(own::ISSUE_WORD, word, part);
    }
    for (variable, value) in [
        (NumberVariable::Volume, numbers.volume),
        (NumberVariable::Issue, numbers.issue),
        (NumberVariable::PartNumber, numbers.part),
    ] {
        if let Some(value) = value {
            draft.number(variable, &value, part);
        }
    }
}

//! Labels that the form of the words or their place contradicts.

use crate::record::label::{Label, LabelledSpan};
use crate::text::span::Span;

/// Puts such labels right.
pub(super) fn put_right(text: &str, list: &mut [LabelledSpan]) {
    let dated = list.iter().any(|l| l.label == Label::Date);
    for at in 0..list.len() {
        let here = list[at];
        match here.label {
            Label::Pages if dated && is_day(here.span.of(text)) => list[at].label = Label::Date,
            Label::TranslatedTitle if is_of_host(list, at) => {
                list[at].label = Label::ContainerTitleTranslated;
            }
            Label::Title if at > 0 => country(text, list, at),
            _ => {}
        }
    }
}

/// `08.05` behind the name of a newspaper is a day, no page.
fn is_day(text: &str) -> bool {
    let two = |part: &str, most: u8| {
        part.len() == 2
            && part
                .parse::<u8>()
                .is_ok_and(|number| (1..=most).contains(&number))
    };
    let text = text.trim_end_matches('.');
    text.split_once('.')
        .is_some_and(|(day, month)| two(day, 31) && two(month, 12))
}

/// Whether a second translation stands right behind the host: it is that of the host's title.
fn is_of_host(list: &[LabelledSpan], at: usize) -> bool {
    let before = list.get(..at).unwrap_or_default();
    let behind_host = before
        .last()
        .is_some_and(|l| l.label == Label::ContainerTitle);
    behind_host && before.iter().any(|l| l.label == Label::TranslatedTitle)
}

/// `Пат. 2498765 Рос. | Федерация. Способ лечения`: the country's second word is no title.
fn country(text: &str, list: &mut [LabelledSpan], at: usize) {
    const COUNTRY: &str = "Федерация. ";
    let (before, here) = (list[at - 1].span, list[at].span);
    let cut_short = before.of(text).trim_end_matches('.').ends_with("Рос");
    let gap = text.get(before.end..here.start).unwrap_or_default();
    if cut_short && gap.trim_matches(['.', ' ']).is_empty() && here.of(text).starts_with(COUNTRY) {
        let start = here.start + COUNTRY.len();
        list[at - 1].span = Span::new(before.start, start - 2);
        list[at].span = Span::new(start, here.end).trim(text);
    }
}

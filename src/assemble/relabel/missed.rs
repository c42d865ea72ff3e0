//! Fields that bear no label or a wrong one though their form tells what they are: the day of a
//! newspaper, a series behind the number of pages, the place and time of a conference.

use crate::assemble::month::month;
use crate::assemble::number::{self, Pages};
use crate::assemble::other;
use crate::record::label::{Label, LabelledSpan};
use crate::text::span::Span;
use crate::text::unicode::is_dash;
use regex::Regex;
use std::sync::LazyLock;

/// Finds the fields and puts them into the list (in order, not overlapping).
pub(super) fn fields(text: &str, list: &mut Vec<LabelledSpan>) {
    events(text, list);
    days(text, list);
    series(text, list);
    volumes(text, list);
    unlabelled(text, list);
    repositories(text, list);
}

/// A repository of data is no journal.
fn repositories(text: &str, list: &mut [LabelledSpan]) {
    const REPOSITORIES: &[&str] = &[
        "zenodo",
        "figshare",
        "dryad",
        "dryad digital repository",
        "pangaea",
        "mendeley data",
        "harvard dataverse",
        "dataverse",
        "osf",
        "gbif",
        "github",
        "gitlab",
    ];
    for label in list.iter_mut().filter(|l| l.label == Label::ContainerTitle) {
        let name = label.span.of(text).to_lowercase();
        let name = name.trim_matches(|c: char| !c.is_alphanumeric());
        if REPOSITORIES.contains(&name) {
            label.label = Label::Publisher;
        }
    }
}

/// `12 марта`, `3 de mayo`, `March 12`: a day without its year.
fn is_day(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(4).collect();
    let (day, word) = match words.as_slice() {
        [day, "de", word] => (*day, *word),
        [a, b] if a.starts_with(|c: char| c.is_ascii_digit()) => (*a, *b),
        [a, b] => (*b, *a),
        _ => return false,
    };
    let number = day.trim_end_matches('.').parse::<u8>();
    number.is_ok_and(|day| (1..=31).contains(&day))
        && word.chars().count() > 2
        && word.trim_end_matches('.').chars().all(char::is_alphabetic)
        && month(word).is_some()
}

/// The day and month of a newspaper beside its year: `2015. 12 марта. С. 4`.
fn days(text: &str, list: &mut Vec<LabelledSpan>) {
    let is_year = |label: &LabelledSpan| {
        let printed = label
            .span
            .of(text)
            .trim_matches(|c: char| !c.is_alphanumeric());
        label.label == Label::Date
            && printed.len() == 4
            && printed.bytes().all(|b| b.is_ascii_digit())
    };
    let mut dated = list.iter().filter(|label| label.label == Label::Date);
    let (Some(year), None) = (dated.next().copied(), dated.next()) else {
        return;
    };
    if !is_year(&year) {
        return;
    }
    for label in list.iter_mut() {
        let numbered = matches!(label.label, Label::Pages | Label::Volume | Label::Issue);
        if numbered && is_day(label.span.of(text)) {
            label.label = Label::Date;
            return;
        }
    }
    let behind = list
        .iter()
        .find(|label| label.span.start >= year.span.end)
        .map_or(text.len(), |label| label.span.start);
    let gap = Span::new(year.span.end, behind);
    let inner = gap.of(text);
    let day = inner.trim_matches(|c: char| {
        c.is_whitespace() || is_dash(c) || matches!(c, '.' | ',' | ';' | ':' | '(' | ')')
    });
    if is_day(day) {
        let start = gap.start + (day.as_ptr() as usize - inner.as_ptr() as usize);
        insert(list, Span::new(start, start + day.len()), Label::Date);
    }
}

/// `630 с. (Литературные памятники ; вып. 3)`: brackets behind the number of pages hold the series
/// (GOST 7.1-2003, 5.7).
fn series(text: &str, list: &mut [LabelledSpan]) {
    for at in 1..list.len() {
        let (before, here) = (list[at - 1], list[at]);
        let gap = text.get(before.span.end..here.span.start).unwrap_or("");
        let printed = here.span.of(text);
        let total = before.label == Label::Pages
            && matches!(number::pages(before.span.of(text)), Some(Pages::Total(_)));
        if here.label == Label::Note
            && total
            && (gap.contains('(') || printed.starts_with('('))
            && printed
                .trim_start_matches('(')
                .starts_with(char::is_uppercase)
        {
            list[at].label = Label::CollectionTitle;
        }
    }
}

/// A note that counts the volumes: `6 vols`.
fn volumes(text: &str, list: &mut [LabelledSpan]) {
    for label in list {
        let printed = label
            .span
            .of(text)
            .trim_matches(|c: char| !c.is_alphanumeric());
        if label.label == Label::Note && other::volume_count(printed).is_some() {
            label.label = Label::Other;
        }
    }
}

/// The place and time of a conference: `(Москва, 12–14 мая 2015 г.)`, `, Rome, Italy, 12-14 May 2015.`
fn events(text: &str, list: &mut Vec<LabelledSpan>) {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?x) [(,]\s* ( \p{Lu}[^(),;:0-9]{1,40} (?: ,\s \p{Lu}[^(),;:0-9]{1,30} )? ,\s*
              [0-9]{1,2} (?: \s?[-–—]\s?[0-9]{1,2}
                           | \s+[^\s0-9(),;:.–—-]{3,12}\.?\s?[-–—]\s?[0-9]{1,2} )?
              \s+ (?:de\s+)? ([^\s0-9(),;:.–—-]{3,12})\.? \s+ (?:de\s+)? ([0-9]{4}) (?:\s?г\.?)? )
              \s* [).,;]",
        )
        .expect("the pattern is fixed")
    });
    // The year of the conference and that of its papers.
    if list.iter().all(|l| l.label != Label::ContainerTitle)
        || years(text) < 2
        || !names_a_day(text)
    {
        return;
    }
    let Some(found) = FORM.captures(text) else {
        return;
    };
    let (Some(all), Some(word)) = (found.get(1), found.get(2)) else {
        return;
    };
    let span = Span::new(all.start(), all.end());
    // Another date must say when the work was issued; the title must stand before all this.
    let elsewhere = list
        .iter()
        .any(|l| l.label == Label::Date && !l.span.overlaps(span));
    let whole = list
        .iter()
        .all(|l| !l.span.overlaps(span) || span.contains(l.span));
    let hosted = list
        .iter()
        .any(|l| l.label == Label::ContainerTitle && l.span.end <= span.start);
    if month(word.as_str()).is_none() || !elsewhere || !whole || !hosted {
        return;
    }
    list.retain(|l| !l.span.overlaps(span));
    insert(list, span, Label::Event);
}

/// Whether behind a comma stands a number of one or two digits with a blank or a dash: asked first,
/// since few texts have the form.
fn names_a_day(text: &str) -> bool {
    text.split(',').skip(1).any(|behind| {
        let behind = behind.trim_start();
        let day = behind.trim_start_matches(|c: char| c.is_ascii_digit());
        (1..=2).contains(&(behind.len() - day.len()))
            && day.starts_with(|c: char| c.is_whitespace() || is_dash(c))
    })
}

/// How many numbers of four digits stand in the text.
fn years(text: &str) -> usize {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|number| number.len() == 4)
        .count()
}

/// What a piece without a label is by its form: a version, or the kind of work.
fn form(piece: &str) -> Option<Label> {
    const KINDS: &[&str] = &[
        "dataset",
        "data set",
        "software",
        "computer software",
        "computer program",
        "source code",
        "preprint",
    ];
    // All of these hold more than a mark and begin with a letter.
    if piece.len() < 3 || !piece.starts_with(char::is_alphabetic) {
        return None;
    }
    let lower = piece.to_lowercase();
    if KINDS.contains(&lower.as_str()) {
        return Some(Label::Genre);
    }
    let number = lower
        .strip_prefix("version ")
        .or_else(|| lower.strip_prefix("версия "))?;
    let numbered = number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_alphanumeric() || c == '.');
    numbered.then_some(Label::Other)
}

/// What stands between the labels: a version, a kind in brackets.
fn unlabelled(text: &str, list: &mut Vec<LabelledSpan>) {
    let starts = [0].into_iter().chain(list.iter().map(|l| l.span.end));
    let ends = list.iter().map(|l| l.span.start).chain([text.len()]);
    let mut found = Vec::new();
    for (start, end) in starts.zip(ends) {
        let Some(gap) = text.get(start..end).filter(|gap| gap.len() < 200) else {
            continue;
        };
        let pieces = gap
            .split(['[', ']', '(', ')', ';', ','])
            .flat_map(|piece| piece.split(". "));
        for piece in pieces {
            let piece = piece.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':'));
            let at = start + (piece.as_ptr() as usize - gap.as_ptr() as usize);
            let span = Span::new(at, at + piece.len());
            found.extend(form(piece).map(|label| (span, label)));
        }
    }
    for (span, label) in found {
        insert(list, span, label);
    }
}

fn insert(list: &mut Vec<LabelledSpan>, span: Span, label: Label) {
    let at = list.partition_point(|l| l.span.start < span.start);
    list.insert(
        at,
        LabelledSpan {
            span,
            label,
            confidence: 0.9,
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missed_fields_are_found() {
        use Label::{
            CollectionTitle, ContainerTitle, Date, Event, Genre, Note, Other, Pages,
            PublisherPlace, Title, Volume,
        };
        for (text, labels, expected) in [
            (
                "Известия. 2015. 12 марта. С. 4",
                &[
                    (ContainerTitle, "Известия"),
                    (Date, "2015"),
                    (Pages, "С. 4"),
                ][..],
                &[
                    (ContainerTitle, "Известия"),
                    (Date, "2015"),
                    (Date, "12 марта"),
                    (Pages, "С. 4"),
                ][..],
            ),
            (
                "El País. 2018. 3 de mayo",
                &[
                    (ContainerTitle, "El País"),
                    (Date, "2018"),
                    (Volume, "3 de mayo"),
                ],
                &[
                    (ContainerTitle, "El País"),
                    (Date, "2018"),
                    (Date, "3 de mayo"),
                ],
            ),
            (
                "Мхи. 630 с. (Памятники ; вып. 3)",
                &[
                    (Title, "Мхи"),
                    (Pages, "630 с."),
                    (Note, "Памятники ; вып. 3"),
                ],
                &[
                    (Title, "Мхи"),
                    (Pages, "630 с."),
                    (CollectionTitle, "Памятники ; вып. 3"),
                ],
            ),
            (
                "Мхи : материалы (Москва, 12–14 мая 2015 г.). М., 2015",
                &[
                    (ContainerTitle, "Мхи : материалы"),
                    (PublisherPlace, "Москва"),
                    (PublisherPlace, "М."),
                    (Date, ", 2015"),
                ],
                &[
                    (ContainerTitle, "Мхи : материалы"),
                    (Event, "Москва, 12–14 мая 2015 г."),
                    (PublisherPlace, "М."),
                    (Date, ", 2015"),
                ],
            ),
            (
                "Moss data; Version 1.2. [dataset]",
                &[(Title, "Moss data")],
                &[
                    (Title, "Moss data"),
                    (Other, "Version 1.2"),
                    (Genre, "dataset"),
                ],
            ),
            (
                "Moss. 6 vols",
                &[(Title, "Moss"), (Note, "6 vols")],
                &[(Title, "Moss"), (Other, "6 vols")],
            ),
        ] {
            let mut list: Vec<LabelledSpan> = Vec::new();
            for (label, part) in labels {
                let start = text.rfind(part).unwrap();
                let start = if *part == "Москва" {
                    text.find(part).unwrap()
                } else {
                    start
                };
                insert(&mut list, Span::new(start, start + part.len()), *label);
            }
            fields(text, &mut list);
            let found: Vec<_> = list.iter().map(|l| (l.label, l.span.of(text))).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}

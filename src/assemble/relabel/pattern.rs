//! Forms of writing that say by themselves what is what, whatever the model took them for: the
//! numbers of Vancouver style, shelf marks of archives, editors announced as such, patents. (Collections that
//! the model is trained on label them otherwise, each in its way; a record has one.)

use super::patents::PATENTS;
use super::statements::{STANDARD, STATEMENTS};
use crate::record::label::{Label, LabelledSpan};
use crate::record::overlay::{add, give_way};
use crate::text::span::Span;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// A form and the labels of its groups. The text of the form outside of them is no field.
pub(super) struct Pattern {
    /// Whether a text may have the form: asked first, since most lists need none of the forms, and
    /// a form takes a millisecond to build.
    pub hint: fn(&str) -> bool,
    /// Whether it has letters that no text of ASCII has.
    pub cyrillic: bool,
    pub form: LazyLock<Regex>,
    pub labels: &'static [(usize, Label)],
}

/// `2012;15(3):45–9`, `2018 May 3;15:S45-52` (NLM, Citing Medicine, chapter 1).
static VANCOUVER: Pattern = Pattern {
    hint: |text| {
        text.match_indices(';')
            .any(|(at, _)| between_digits(text, at))
    },
    cyrillic: false,
    form: LazyLock::new(|| {
        pattern(
            r"(?x) (?:^|[\s.(]) ( (?:18|19|20)[0-9][0-9] (?:\s+[A-Z][a-z]{2,8}\.?)? (?:\s+[0-9]{1,2})? )
            ;\s? ([0-9]{1,4}) (?: \s?\( ([^()]{1,24}) \) )? :\s?
            ( [A-Za-z]{0,2}[0-9]+ (?: \s?[-–—]\s?[A-Za-z]{0,2}[0-9]+ )? )",
        )
    }),
    labels: &[
        (1, Label::Date),
        (2, Label::Volume),
        (3, Label::Issue),
        (4, Label::Pages),
    ],
};

/// `РГАДА. Ф. 1. Оп. 2. Д. 3. Л. 4 об.` at the beginning, as the host or in brackets.
static SHELF_MARK: Pattern = Pattern {
    hint: |text| text.contains("Ф. ") || text.contains("Ф.\u{a0}"),
    cyrillic: true,
    form: LazyLock::new(|| {
        pattern(
            r"(?x) (?: ^\s* (?:[0-9]+\.\s+)? | //\s* | \[\s* )
            ( \p{Lu}[\p{L}\ -]+ (?:\ \([^()]{1,40}\))? [.,] \s*
              Ф\.\s*[\w-]+[.,]\s*
              (?: (?:Оп|Карт|К|Д|Ед\.\s?хр|№|Спр|Л|Лл|Арк|Т|Ч|П)\.?\s*
                  [\w-]* [0-9] [\w/]* (?:\s*[-–,]\s*[0-9]+)* (?:\s?об)? [.,;]?\s* )+ )",
        )
    }),
    labels: &[(1, Label::Other)],
};

/// `In P. Durand (dir.), …`, `in A. Bianchi (a cura di), …`.
static HOST_EDITOR: Pattern = Pattern {
    hint: |text| {
        const ROLES: &[&str] = &[
            "(ed", "(Ed", "(ED", "(dir", "(Dir", "(hrsg", "(Hrsg", "(hg", "(Hg", "(coord",
            "(Coord", "(comp", "(Comp", "(org", "(Org", "(éd", "(Éd", "(a cura", "(red", "(szerk",
            "[ed", "[Ed",
        ];
        ROLES.iter().any(|role| text.contains(role))
    },
    cyrillic: false,
    form: LazyLock::new(|| {
        pattern(
            r"(?x) [.,;”»?!] \s+ (?: In | in | Dans | dans | En | en | Em | em | W | w ) :? \s+
            ( \p{Lu} [^()0-9«»“”;:]{2,}? ) \s*
            [(\[] ( (?i: eds? | dirs? | hrsg | hg | coords? | comps? | orgs? | éds? | edd
                    | a\ cura\ di | red | szerk | eds?\.\ lit ) ) \.? [)\]]",
        )
    }),
    labels: &[(1, Label::Editor), (2, Label::Other)],
};

/// Whether a digit stands before a byte and another behind it.
fn between_digits(text: &str, at: usize) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    let behind = text
        .get(at + 1..)
        .and_then(|t| t.trim_start().chars().next());
    is_digit(before) && is_digit(behind)
}

/// The compiled form. Classes that are repeated a bounded number of times name signs and `0-9`, not
/// `\d` or `\p{L}`: each repetition of such a class is a thousand states, and eighty take 25 milliseconds.
pub(super) fn pattern(form: &str) -> Regex {
    Regex::new(form).expect("the pattern is fixed")
}

impl Pattern {
    /// The form in a text that `is_ascii`, or is not.
    fn find<'t>(&self, text: &'t str, is_ascii: bool) -> Option<Captures<'t>> {
        (!(self.cyrillic && is_ascii) && (self.hint)(text))
            .then(|| self.form.captures(text))
            .flatten()
    }
}

/// So many characters the editors of a host have at most. The form does not count them: each sign it
/// had counted to would be a state of its own.
const LONGEST_NAMES: usize = 80;

/// Labels what has one of the forms; the spans (in order, not overlapping) give way.
pub(super) fn mark(text: &str, spans: &mut Vec<LabelledSpan>) {
    let is_ascii = text.is_ascii();
    let forms = [&VANCOUVER, &SHELF_MARK].into_iter();
    for form in forms.chain(PATENTS).chain(STATEMENTS) {
        if let Some(found) = form
            .find(text, is_ascii)
            .filter(|found| ends_whole(text, found))
        {
            set(text, spans, &found, form.labels);
        }
    }
    if let Some(found) = STANDARD.find(text, is_ascii) {
        let end = found.get(0).map_or(0, |all| all.end());
        set(text, spans, &found, STANDARD.labels);
        title_behind(spans, end);
    }
    if let Some(found) = HOST_EDITOR.find(text, is_ascii)
        && let Some(names) = found.get(1)
        && names.as_str().chars().count() <= LONGEST_NAMES
        && !is_labelled(spans, names.start(), Label::Editor)
    {
        set(text, spans, &found, HOST_EDITOR.labels);
        host_behind(spans, found.get(0).map_or(0, |all| all.end()));
    }
}

/// No number goes on behind the form: `2007; 84(3): 10.1007/s11524` is a DOI, and no page.
fn ends_whole(text: &str, found: &Captures<'_>) -> bool {
    let end = found.get(0).map_or(0, |all| all.end());
    let mut behind = text.get(end..).unwrap_or("").chars();
    let (next, after) = (behind.next(), behind.next());
    next != Some('/') && !(next == Some('.') && after.is_some_and(|c| c.is_ascii_digit()))
}

fn is_labelled(spans: &[LabelledSpan], at: usize, label: Label) -> bool {
    spans
        .iter()
        .any(|l| l.label == label && l.span.start <= at && at < l.span.end)
}

fn set(text: &str, spans: &mut Vec<LabelledSpan>, found: &Captures<'_>, labels: &[(usize, Label)]) {
    let Some(all) = found.get(0) else { return };
    // The number of the entry in its list is no part of the form.
    let number = spans
        .first()
        .filter(|l| l.label == Label::CitationNumber && l.span.end < all.end());
    let start = number.map_or(all.start(), |l| l.span.end.max(all.start()));
    give_way(text, spans, Span::new(start, all.end()).trim(text));
    for (group, label) in labels {
        if let Some(part) = found.get(*group) {
            add(
                spans,
                Span::new(part.start(), part.end()).trim(text),
                *label,
            );
        }
    }
}

/// What stands behind the designation of a standard is its title.
fn title_behind(spans: &mut [LabelledSpan], at: usize) {
    let has_title = spans.iter().any(|l| l.label == Label::Title);
    if let Some(next) = spans.iter_mut().find(|l| l.span.start >= at)
        && next.label == Label::ContainerTitle
        && !has_title
    {
        next.label = Label::Title;
    }
}

/// A title behind the editors of the host is the host's.
fn host_behind(spans: &mut [LabelledSpan], at: usize) {
    if spans.iter().any(|l| l.label == Label::ContainerTitle) {
        return;
    }
    if let Some(next) = spans.iter_mut().find(|l| l.span.start >= at)
        && next.label == Label::Title
    {
        next.label = Label::ContainerTitle;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_marked() {
        use Label::{
            Author, CitationNumber, ContainerTitle, Date, Editor, Genre, Issue, Note, Other, Pages,
            Publisher, PublisherPlace, Title, Volume,
        };
        for (text, model, expected) in [
            (
                "Roe J. Moss. J Moss. 2012;15(3):45-67.",
                &[
                    (ContainerTitle, "J Moss"),
                    (Volume, "2012;15"),
                    (Issue, "3"),
                ][..],
                &[
                    (ContainerTitle, "J Moss"),
                    (Date, "2012"),
                    (Volume, "15"),
                    (Issue, "3"),
                    (Pages, "45-67"),
                ][..],
            ),
            (
                "Moss. J Moss. 2018 May 3;15(Suppl 2):S45-S52.",
                &[(Date, "2018"), (Pages, "45-S52")],
                &[
                    (Date, "2018 May 3"),
                    (Volume, "15"),
                    (Issue, "Suppl 2"),
                    (Pages, "S45-S52"),
                ],
            ),
            (
                "РГИА. Ф. 1293. Оп. 169. Д. 1422. Л. 5–7 об. (Планы)",
                &[
                    (Author, "РГИА. Ф. 1293"),
                    (Title, "5–7 об"),
                    (Publisher, "Планы"),
                ],
                &[
                    (Other, "РГИА. Ф. 1293. Оп. 169. Д. 1422. Л. 5–7 об."),
                    (Publisher, "Планы"),
                ],
            ),
            (
                "I ponti, in A. Bianchi (a cura di), Storia dei ponti, Roma",
                &[
                    (Title, "I ponti"),
                    (Author, "A. Bianchi (a cura di)"),
                    (Title, "Storia dei ponti"),
                ],
                &[
                    (Title, "I ponti"),
                    (Editor, "A. Bianchi"),
                    (Other, "a cura di"),
                    (ContainerTitle, "Storia dei ponti"),
                ],
            ),
            (
                "Отчет о крышах. [ЦГИА СПб. Ф. 513. Оп. 102. Д. 44. Л. 12 об.]",
                &[(Title, "Отчет о крышах"), (Note, "ЦГИА СПб. Ф. 513")],
                &[
                    (Title, "Отчет о крышах"),
                    (Other, "ЦГИА СПб. Ф. 513. Оп. 102. Д. 44. Л. 12 об."),
                ],
            ),
            (
                "7. Пат. 2345678 РФ. Щётка / Рыбин Р. К. ; опубл. 27.01.2009",
                &[(CitationNumber, "7"), (Title, "Пат. 2345678 РФ. Щётка")],
                &[
                    (CitationNumber, "7"),
                    (Genre, "Пат."),
                    (Other, "2345678"),
                    (PublisherPlace, "РФ"),
                    (Title, "Щётка"),
                    (Author, "Рыбин Р. К."),
                    (Date, "27.01.2009"),
                ],
            ),
            (
                "Пат. 2345678 РФ. Очистка крыш / Рыбин Р. К. ; заявл. 12.03.2007 ; опубл. 27.01.2009, Бюл. № 3. 8 с.",
                &[(Other, "2345678 РФ"), (Issue, "Бюл. № 3. 8 с")],
                &[
                    (Genre, "Пат."),
                    (Other, "2345678"),
                    (PublisherPlace, "РФ"),
                    (Title, "Очистка крыш"),
                    (Author, "Рыбин Р. К."),
                    (Note, "заявл. 12.03.2007"),
                    (Date, "27.01.2009"),
                    (Issue, "3"),
                    (Pages, "8 с"),
                ],
            ),
            (
                "Патент РФ № 2456789. Укладка крыш / Рыбин И. П. Опубл. 10.07.2012. Бюл. № 19.",
                &[(Author, "Рыбин И. П. Опубл"), (Date, "10")],
                &[
                    (Genre, "Патент РФ"),
                    (Other, "2456789"),
                    (Title, "Укладка крыш"),
                    (Author, "Рыбин И. П."),
                    (Date, "10.07.2012"),
                    (Issue, "19"),
                ],
            ),
            (
                "Green T. USA Patent 5123456. Roof brush",
                &[
                    (Author, "Green T."),
                    (Title, "USA Patent 5123456. Roof brush"),
                ],
                &[
                    (Author, "Green T."),
                    (Genre, "USA Patent"),
                    (Other, "5123456"),
                    (Title, "Roof brush"),
                ],
            ),
            (
                "Green T. Roof brush (U.S. Patent No. 5,123,456). Office",
                &[
                    (Title, "Roof brush (U.S. Patent No. 5,123,456)"),
                    (Publisher, "Office"),
                ],
                &[
                    (Title, "Roof brush"),
                    (Genre, "U.S. Patent"),
                    (Other, "5,123,456"),
                    (Publisher, "Office"),
                ],
            ),
            (
                "Green TL, inventor; Roof Corp., assignee. Roof brush. United States patent US 5,123,456. 1992",
                &[
                    (Author, "Green TL"),
                    (Title, "inventor; Roof Corp., assignee. Roof brush"),
                    (Date, "1992"),
                ],
                &[
                    (Author, "Green TL"),
                    (Note, "Roof Corp., assignee"),
                    (Title, "Roof brush"),
                    (Genre, "United States patent"),
                    (Other, "US 5,123,456"),
                    (Date, "1992"),
                ],
            ),
            // What only looks so.
            (
                "Green T. Patent law in Japan. 1992",
                &[(Title, "Patent law in Japan")],
                &[(Title, "Patent law in Japan")],
            ),
            (
                "Moss. 2007; 84(3): 10.1007/s115",
                &[(Title, "Moss"), (Date, "2007")],
                &[(Title, "Moss"), (Date, "2007")],
            ),
            ("Moss; 15(3)", &[(Title, "Moss")], &[(Title, "Moss")]),
            (
                "Ф. Ницше. М., 1990",
                &[(Author, "Ф. Ницше")],
                &[(Author, "Ф. Ницше")],
            ),
        ] {
            let mut spans: Vec<LabelledSpan> = Vec::new();
            for (label, part) in model {
                let start = text.find(part).unwrap();
                add(&mut spans, Span::new(start, start + part.len()), *label);
            }
            mark(text, &mut spans);
            let found: Vec<_> = spans.iter().map(|l| (l.label, l.span.of(text))).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}

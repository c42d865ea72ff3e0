//! Titles put together anew from title and subtitles (the draft of CSL 1.1, Titles).

use std::borrow::Cow;

use super::{Area, Evaluator};
use crate::csl::style::{Marks, TitleOptions};
use crate::record::TextVariable;

impl<'a> Evaluator<'a> {
    /// A title with the style's delimiters before its subtitles, if the style names any.
    pub(super) fn rejoined(&self, variable: TextVariable, title: Cow<'a, str>) -> Cow<'a, str> {
        let style = self.shared.style;
        let area = match self.area {
            Area::Citation => Some(&style.citation.titles),
            Area::InText => style.in_text.as_ref().map(|i| &i.titles),
            Area::Bibliography => style.bibliography.as_ref().map(|b| &b.titles),
        };
        let get = |pick: fn(&'a TitleOptions) -> Option<&'a str>| {
            area.and_then(pick).or_else(|| pick(&style.titles))
        };
        let Some(first) = get(|o| o.delimiter.as_deref()).filter(|_| is_title(variable)) else {
            return title;
        };
        let others = get(|o| o.sub_delimiter.as_deref()).unwrap_or(first);
        let marks = area.and_then(|o| o.normalize).or(style.titles.normalize);
        match rejoined(&title, first, others, marks.unwrap_or_default()) {
            Some(changed) => Cow::Owned(changed),
            None => title,
        }
    }
}

fn is_title(variable: TextVariable) -> bool {
    matches!(
        variable,
        TextVariable::CollectionTitle
            | TextVariable::ContainerTitle
            | TextVariable::OriginalTitle
            | TextVariable::PartTitle
            | TextVariable::ReviewedTitle
            | TextVariable::Title
            | TextVariable::VolumeTitle
    )
}

/// `None`: nothing in the title divides it. Full stops are left alone: they end abbreviations as
/// often as titles.
fn rejoined(title: &str, first: &str, others: &str, marks: Marks) -> Option<String> {
    let divides = |c: char| match c {
        ':' => true,
        ';' => marks != Marks::Simple,
        '—' => marks == Marks::Full,
        _ => false,
    };
    let mut out = String::with_capacity(title.len());
    let mut count = 0;
    let mut in_markup = false;
    let mut rest = title.chars().peekable();
    while let Some(c) = rest.next() {
        in_markup = (in_markup || c == '<') && c != '>';
        if in_markup || !divides(c) {
            out.push(c);
            continue;
        }
        let mut mark = String::from(c);
        while let Some(same) = rest.next_if_eq(&c) {
            mark.push(same);
        }
        let spaced = rest.peek().is_some_and(|next| next.is_whitespace());
        let before = out.trim_end();
        if before.is_empty() || !(spaced || c == '—' && rest.peek().is_some()) {
            out.push_str(&mark);
            continue;
        }
        out.truncate(before.len());
        out.push_str(if count == 0 { first } else { others });
        count += 1;
        while rest.next_if(|next| next.is_whitespace()).is_some() {}
    }
    (count > 0).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subtitles_stand_behind_the_delimiters_of_the_style() {
        for (title, marks, expected) in [
            ("A: b", Marks::Simple, Some("A : b")),
            ("A :: b: c", Marks::Simple, Some("A : b, c")),
            ("A; or, b", Marks::Simple, None),
            ("A; or, b", Marks::Extended, Some("A : or, b")),
            ("A—B: c", Marks::Simple, Some("A—B : c")),
            ("A—B: c", Marks::Full, Some("A : B, c")),
            ("Ratio 3:4", Marks::Full, None),
            (": b", Marks::Simple, None),
            (
                "<span style=\"font-variant: small-caps;\">A</span>: b",
                Marks::Full,
                Some("<span style=\"font-variant: small-caps;\">A</span> : b"),
            ),
            ("A:", Marks::Full, None),
            ("", Marks::Full, None),
        ] {
            assert_eq!(
                rejoined(title, " : ", ", ", marks).as_deref(),
                expected,
                "{title}"
            );
        }
    }
}

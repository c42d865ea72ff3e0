//! Place and publisher, as printed (`М.`, `СПб.`, `Nauka Publ.`): what an abbreviation stands for
//! is not asked here.

use super::draft::Draft;
use super::spans::Spans;
use super::title::one_space;
use crate::record::TextVariable;
use crate::record::label::Label;

/// Reads places and publishers.
pub fn fill(spans: &Spans<'_>, draft: &mut Draft) {
    for part in spans.all() {
        let printed = part.span.of(spans.text);
        match part.label {
            Label::PublisherPlace | Label::Publisher => {
                let (place, publisher) = divided(printed, part.label);
                let between = spans.before(part.span).of(spans.text);
                // `[Doctoral dissertation, University of Tiles]. ProQuest`: the archive behind the
                // school (APA, 10.6).
                if between.contains(']')
                    && spans.has(Label::Genre)
                    && spans
                        .previous(part.span)
                        .is_some_and(|l| l.label == Label::Publisher)
                {
                    draft.text(TextVariable::Archive, one_space(bare(printed)), "; ", *part);
                    continue;
                }
                // `Madison, USA` is one place in two pieces; `М. ; СПб.` are two.
                let divider = if between.trim().starts_with(',') {
                    ", "
                } else {
                    " ; "
                };
                draft.text(
                    TextVariable::PublisherPlace,
                    one_space(bare(place)),
                    divider,
                    *part,
                );
                draft.text(
                    TextVariable::Publisher,
                    one_space(bare(publisher)),
                    " ; ",
                    *part,
                );
            }
            _ => {}
        }
    }
}

/// Place and publisher of one span: `Москва : Наука` holds both.
fn divided(printed: &str, label: Label) -> (&str, &str) {
    if let Some((place, publisher)) = printed.split_once(':')
        && !publisher.trim().is_empty()
        && !place.trim().is_empty()
        // `Eksmo : MIRBIS` are two publishers; a place has few words.
        && (label == Label::PublisherPlace || printed.contains(": ") && !printed.contains(" : ") && place.split_whitespace().count() <= 2)
    {
        return (place, publisher);
    }
    match label {
        Label::PublisherPlace => (printed, ""),
        _ => ("", printed),
    }
}

/// Without the punctuation at its ends; the full stop of an abbreviation stays.
fn bare(printed: &str) -> &str {
    let text = printed.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '/' | '—' | '–' | '_')
    });
    let text = match (text.strip_prefix(['(', '[']), text.strip_suffix([')', ']'])) {
        (Some(_), Some(_)) => text.get(1..text.len() - 1).unwrap_or(text),
        (Some(rest), None) if !rest.contains([')', ']']) => rest,
        (None, Some(rest)) if !rest.contains(['(', '[']) => rest,
        _ => text,
    };
    let Some(head) = text.strip_suffix('.') else {
        return text;
    };
    // `М.`, `СПб.`, `Publ.` are abbreviations, `Chicago.` ends a field.
    let word = head
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    let long = word.chars().count() > 5 && word.chars().any(|c| c.is_lowercase());
    // `Madison, USA.`: an acronym takes no stop, but for that of `U.S.A.`
    let acronym = word.chars().count() > 2 && word.chars().all(char::is_uppercase);
    if long || acronym { head } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_publishers() {
        for (printed, label, place, publisher) in [
            ("М.", Label::PublisherPlace, "М.", ""),
            ("СПб", Label::PublisherPlace, "СПб", ""),
            ("Москва : Наука", Label::PublisherPlace, "Москва", "Наука"),
            ("London:", Label::PublisherPlace, "London", ""),
            ("Chicago.", Label::PublisherPlace, "Chicago", ""),
            ("Madison, USA.", Label::PublisherPlace, "Madison, USA", ""),
            ("U.S.A.", Label::PublisherPlace, "U.S.A.", ""),
            ("(Belmont, CA:", Label::PublisherPlace, "Belmont, CA", ""),
            ("Nauka Publ.", Label::Publisher, "", "Nauka Publ."),
            ("Эксмо : МИРБИС", Label::Publisher, "", "Эксмо : МИРБИС"),
            ("London: Routledge", Label::Publisher, "London", "Routledge"),
            ("Continuum,", Label::Publisher, "", "Continuum"),
            (
                "Изд-во ООО «Радуга»",
                Label::Publisher,
                "",
                "Изд-во ООО «Радуга»",
            ),
        ] {
            let (got_place, got_publisher) = divided(printed, label);
            assert_eq!(
                (bare(got_place), bare(got_publisher)),
                (place, publisher),
                "{printed}"
            );
        }
    }
}

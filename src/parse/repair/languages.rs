//! `[in Russian]`, `in Japanese`: what a work is written in is no part of its title.

use super::row::Row;
use crate::record::label::Label;

/// Two words, the second a language, in brackets or at the end of the reference.
pub(super) fn languages(row: &mut Row<'_>) {
    forthcoming(row);
    for at in 1..row.len().saturating_sub(1) {
        let says = row.word(at).eq_ignore_ascii_case("in")
            && row.is_joined(at + 1)
            && row.is_capital(at + 1)
            && row.is_cue(at + 1, "language");
        if !says {
            continue;
        }
        let end = at + 2;
        let (before, behind) = (row.gap(at), row.gap(end));
        // Parentheses may be part of a title as printed.
        let bracketed =
            before.is_some_and(|gap| gap.opens == 3) && behind.is_some_and(|gap| gap.closes == 3);
        let last = end == row.len() && row.word(at) == "in";
        let taken = matches!(
            row.label(at),
            None | Some(
                Label::Title
                    | Label::TranslatedTitle
                    | Label::ContainerTitle
                    | Label::ContainerTitleTranslated
                    | Label::Publisher
                    | Label::Note
            )
        );
        if (bracketed || last) && taken {
            row.set(at, end, Label::LanguageNote);
        }
    }
}

/// `in press`, labelled as a language: a note.
fn forthcoming(row: &mut Row<'_>) {
    for part in row.parts().iter().copied() {
        if part.label == Some(Label::LanguageNote)
            && row.any_cue(part.first, part.end, "forthcoming")
        {
            row.set(part.first, part.end, Label::Note);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn languages_are_told_from_titles() {
        check(&[
            (
                "Berg, Roofs and Moss [in Russian], Luch, Tver",
                "A Ttttt B P",
                "author[Berg] title[Roofs and Moss] language-note[in Russian] publisher[Luch] publisher-place[Tver]",
            ),
            (
                "Berg. Roofs 2007 Slates 61 129--143 in Japanese",
                "A T Y C V Gg 00",
                "author[Berg] title[Roofs] date[2007] container-title[Slates] volume[61] pages[129--143] language-note[in Japanese]",
            ),
            (
                "Berg. Roofs in Japanese towns. 2007",
                "A Tttt Y",
                "author[Berg] title[Roofs in Japanese towns] date[2007]",
            ),
        ]);
    }

    #[test]
    fn what_is_to_come_is_no_language() {
        check(&[(
            "Berg. Moss. J Tiles, in press",
            "A T Cc Ww",
            "author[Berg] title[Moss] container-title[J Tiles] note[in press]",
        )]);
    }
}

//! Numbers that are printed right behind a word: the letter there is a section of the journal, the
//! number its volume.

use super::row::Row;
use crate::parse::gap::Separator;
use crate::record::label::Label;

/// Puts the letters and numbers where they belong.
pub(super) fn glued(row: &mut Row<'_>) {
    sections(row);
    volumes(row);
}

/// `Phys. Rev. D47`: the letter, labelled volume, is the end of the journal's name.
fn sections(row: &mut Row<'_>) {
    let pairs = row.neighbours([Label::ContainerTitle, Label::Volume]);
    let found = pairs.into_iter().find(|[_, volume]| {
        volume.end - volume.first >= 2
            && is_section(row, volume.first)
            && is_glued(row, volume.first + 1)
            && follows(row, volume.first)
    });
    if let Some([host, volume]) = found {
        row.set(host.first, volume.first + 1, Label::ContainerTitle);
        row.set(volume.first + 1, volume.end, Label::Volume);
    }
}

/// One of the first capitals of the alphabet.
fn is_section(row: &Row<'_>, at: usize) -> bool {
    matches!(row.word(at), "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H")
}

/// Whether a number touches the word before it.
fn is_glued(row: &Row<'_>, number: usize) -> bool {
    let (before, token) = (row.tokens.list.get(number - 1), row.tokens.list.get(number));
    row.is_number(number)
        && before
            .zip(token)
            .is_some_and(|(before, token)| before.span.end == token.span.start)
}

/// Whether nothing but white space or the stop of an abbreviation stands before a token.
fn follows(row: &Row<'_>, at: usize) -> bool {
    matches!(
        row.separator(at),
        Separator::Space | Separator::Period | Separator::TightPeriod
    ) && row
        .gap(at)
        .is_some_and(|gap| gap.opens == 0 && gap.closes == 0)
}

/// `Progress in Physics67: 1187`, all labelled host, where nothing else is a volume.
fn volumes(row: &mut Row<'_>) {
    if row.has(Label::Volume) {
        return;
    }
    let hosts = row.parts().iter().copied().find(|part| {
        let last = part.end - 1;
        part.label == Some(Label::ContainerTitle)
            && last > part.first
            && is_glued(row, last)
            && row.word(last).len() <= 3
            && row.word(last - 1).chars().count() > 2
            && row.word(last - 1).chars().skip(1).all(char::is_lowercase)
    });
    if let Some(host) = hosts {
        row.set(host.end - 1, host.end, Label::Volume);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn numbers_right_behind_words() {
        check(&[
            (
                "Berg, Moss, Roof. Rev. D47 (1993) 2965",
                "A T Cc Vv Y G",
                "author[Berg] title[Moss] container-title[Roof. Rev. D] volume[47] date[1993] pages[2965]",
            ),
            (
                "Berg, Moss, Roof. Rev .B 47",
                "A T Cc Vv",
                "author[Berg] title[Moss] container-title[Roof. Rev] volume[B 47]",
            ),
            (
                "Berg, Moss, Roofs, A47, 29",
                "A T C Vv G",
                "author[Berg] title[Moss] container-title[Roofs] volume[A47] pages[29]",
            ),
            (
                "Berg. Moss. Progress in Roofs67: 1187",
                "A T Cccc G",
                "author[Berg] title[Moss] container-title[Progress in Roofs] volume[67] pages[1187]",
            ),
            (
                "Berg. Moss. Proc ICRC2015. 3",
                "A T Ccc G",
                "author[Berg] title[Moss] container-title[Proc ICRC2015] pages[3]",
            ),
        ]);
    }
}

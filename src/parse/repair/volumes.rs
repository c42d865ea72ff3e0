//! How many volumes there are is not which one is meant, and what a volume is one of.

use super::row::Row;
use crate::record::label::Label;

/// Mends what stands around volumes.
pub(super) fn volumes(row: &mut Row<'_>) {
    counts(row);
    series(row);
    parts_of_titles(row);
}

/// `volume 82 of Slates in Roofs`: the small word is no part of the name.
fn series(row: &mut Row<'_>) {
    for two in row.parts().windows(2) {
        let [volume, host] = two else { continue };
        let named = matches!(
            host.label,
            Some(Label::ContainerTitle | Label::CollectionTitle)
        );
        if named
            && volume.label == Some(Label::Volume)
            && host.end - host.first > 2
            && row.word(host.first) == "of"
            && row.is_joined(host.first)
        {
            row.clear(host.first, host.first + 1);
            row.begin(host.first + 1);
        }
    }
}

/// `Roofs. | Volume II : | Slates`, labelled place and publisher: the number and the name of a part.
fn parts_of_titles(row: &mut Row<'_>) {
    let found = row
        .neighbours([Label::Title, Label::PublisherPlace, Label::Publisher])
        .into_iter()
        .find_map(|[title, number, name]| {
            (number.end - number.first == 2
                && row.word(number.first).chars().count() > 1
                && row.is_cue(number.first, "volume")
                && !row.is_cue(number.first, "place"))
            .then_some((title.first, name.end))
        });
    if let Some((first, end)) = found {
        row.set(first, end, Label::Title);
    }
}

/// `6 vols. Vol. 3`, all labelled volume: the count is a note.
fn counts(row: &mut Row<'_>) {
    let counted = row.parts().iter().copied().find(|part| {
        part.label == Some(Label::Volume)
            && part.end - part.first == 4
            && row.is_number(part.first)
            && row.is_cue(part.first + 1, "volume")
            && row.is_cue(part.first + 2, "volume")
            && row.is_number(part.first + 3)
    });
    if let Some(part) = counted {
        row.set(part.first, part.first + 2, Label::Note);
        row.set(part.first + 2, part.end, Label::Volume);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn counts_are_no_volumes() {
        check(&[
            (
                "Berg. Rapport de toits. Volume II : Etudes et annexes. 298 pp.",
                "A Ttt Pp Bbb Gg",
                "author[Berg] title[Rapport de toits. Volume II : Etudes et annexes] pages[298 pp.]",
            ),
            (
                "Moss, 6 vols. Vol. 3. London",
                "T Vvvv P",
                "title[Moss] note[6 vols] volume[Vol. 3] publisher-place[London]",
            ),
            (
                "Moss, volume 82 of Slates in Roofs, Bath",
                "T Vv Cccc P",
                "title[Moss] volume[volume 82] container-title[Slates in Roofs] publisher-place[Bath]",
            ),
            (
                "Moss, vol. 6, vol. 7",
                "T VvVv",
                "title[Moss] volume[vol. 6] volume[vol. 7]",
            ),
        ]);
    }
}

//! How many volumes there are is not which one is meant.

use super::row::Row;
use crate::record::label::Label;

/// `6 vols. Vol. 3`, all labelled volume: the count is a note.
pub(super) fn volumes(row: &mut Row<'_>) {
    let counted = row.parts().into_iter().find(|part| {
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
                "Moss, 6 vols. Vol. 3. London",
                "T Vvvv P",
                "title[Moss] note[6 vols] volume[Vol. 3] publisher-place[London]",
            ),
            (
                "Moss, vol. 6, vol. 7",
                "T VvVv",
                "title[Moss] volume[vol. 6] volume[vol. 7]",
            ),
        ]);
    }
}

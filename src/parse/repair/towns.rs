//! A town that stands where places stand, whatever label it was given.

use super::row::{Part, Row};
use crate::parse::gap::Within;
use crate::record::label::Label;
use crate::text::town::is_town;

/// Finds the place of publication where no label tells it: lists without publishers print but the town.
pub(super) fn towns(row: &mut Row<'_>) {
    second(row);
    if row.has(Label::PublisherPlace) {
        return;
    }
    behind_publisher(row);
    if row.has(Label::PublisherPlace) {
        return;
    }
    let parts = row.parts();
    let place = parts.iter().rev().find_map(|part| match part.label {
        Some(Label::Publisher) => whole(row, *part),
        Some(
            Label::Title | Label::ContainerTitle | Label::Volume | Label::Issue | Label::Pages,
        ) => last(row, *part),
        _ => None,
    });
    if let Some((first, end)) = place {
        row.set(first, end, Label::PublisherPlace);
    }
}

/// `Kiev, Sudak`, the second labelled publisher.
fn second(row: &mut Row<'_>) {
    for [place, town] in row.neighbours([Label::PublisherPlace, Label::Publisher]) {
        if town.end - town.first == 1
            && row.is_comma(town.first)
            && is_town(row.word(place.end - 1))
            && is_town(row.word(town.first))
        {
            row.set(town.first, town.end, Label::PublisherPlace);
        }
    }
}

/// `University of Roofs, Leeds`, `University of Roofs, Armidale (NSW)`, all labelled publisher: a town, or a name
/// with a state in parentheses, behind the last comma.
fn behind_publisher(row: &mut Row<'_>) {
    let parts = row.parts();
    let mut publishers = parts
        .iter()
        .filter(|part| part.label == Some(Label::Publisher));
    let found = publishers.find_map(|part| {
        let comma = (part.first + 1..part.end)
            .rev()
            .find(|at| row.is_comma(*at))?;
        let state = row
            .group_at(part.end - 1, Within::Parentheses)
            .is_some_and(|group| group.end == part.end)
            && part.end - comma == 2
            && (2..=4).contains(&row.word(part.end - 1).chars().count())
            && row.word(part.end - 1).chars().all(char::is_uppercase)
            && row.is_capital(comma);
        let town = part.end - comma == 1 && is_town(row.word(comma));
        (state || town).then_some((comma, part.end))
    });
    if let Some((first, end)) = found {
        row.set(first, end, Label::PublisherPlace);
    }
}

/// `Moss on roofs. Halle`, labelled publisher.
fn whole(row: &Row<'_>, part: Part) -> Option<(usize, usize)> {
    let alone = part.end - part.first == 1 && row.ends_sentence(part.first);
    (alone && is_town(row.word(part.first))).then_some((part.first, part.end))
}

/// `Moss on roofs. Halle`, `Moss: 1–5. Halle`, all of one label: a town that is the last sentence, before
/// the end, the year or the pages.
fn last(row: &Row<'_>, part: Part) -> Option<(usize, usize)> {
    let town = part.end - 1;
    let next = row.label(part.end);
    let ends = part.end == row.len()
        || next == Some(Label::Date)
        || next == Some(Label::Pages) && part.label != Some(Label::Title)
        || next == Some(Label::Volume) && part.label == Some(Label::ContainerTitle);
    // The first word of a part is no place behind it.
    let sentence = town > part.first && row.ends_sentence(town);
    (ends && sentence && is_town(row.word(town))).then_some((town, part.end))
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn towns_behind_other_parts_are_places() {
        check(&[
            (
                "Berg 2011, Moss on roofs, University of New Slates, Armidale (NSW).",
                "A Y Ttt Bbbbbb",
                "author[Berg] date[2011] title[Moss on roofs] publisher[University of New Slates] publisher-place[Armidale (NSW)]",
            ),
            (
                "Berg 2011, Moss on roofs, Luch, Leeds.",
                "A Y Ttt Bb",
                "author[Berg] date[2011] title[Moss on roofs] publisher[Luch] publisher-place[Leeds]",
            ),
            (
                "Berg, A. (1917) Moos auf Dächern. Halle",
                "Aa Y Ttt B",
                "author[Berg, A.] date[1917] title[Moos auf Dächern] publisher-place[Halle]",
            ),
            (
                "Берг, А. (1972) Мхи. Крыши старых домов. Кишинев, 371-374",
                "Aa Y T Cccc Gg",
                "author[Берг, А.] date[1972] title[Мхи] container-title[Крыши старых домов] publisher-place[Кишинев] pages[371-374]",
            ),
            (
                "Berg, A. (1910) Moss. Roofs 44:1–5. Simferopol",
                "Aa Y T C V Ggg",
                "author[Berg, A.] date[1910] title[Moss] container-title[Roofs] volume[44] pages[1–5] publisher-place[Simferopol]",
            ),
            (
                "Берг, А. (1999) Мхи. Крыши домов, T. 3. Керчь, 143-52",
                "Aa Y T Cc Vvv Gg",
                "author[Берг, А.] date[1999] title[Мхи] container-title[Крыши домов] volume[T. 3] publisher-place[Керчь] pages[143-52]",
            ),
            (
                "Берг, А. (2004) Мхи. Крыши домов. Киев, Симферополь, 13-35",
                "Aa Y T Cc P B Gg",
                "author[Берг, А.] date[2004] title[Мхи] container-title[Крыши домов] publisher-place[Киев] publisher-place[Симферополь] pages[13-35]",
            ),
            (
                "Берг, А. (2004) Мхи. Крыши домов. Екатеринбург 36:164",
                "Aa Y T Ccc V G",
                "author[Берг, А.] date[2004] title[Мхи] container-title[Крыши домов] publisher-place[Екатеринбург] volume[36] pages[164]",
            ),
            (
                "Berg, A. (1910) Roofs of Halle",
                "Aa Y Ttt",
                "author[Berg, A.] date[1910] title[Roofs of Halle]",
            ),
            (
                "Berg, A. (1910) Roofs. Halle. Luch",
                "Aa Y Tt B",
                "author[Berg, A.] date[1910] title[Roofs. Halle] publisher[Luch]",
            ),
        ]);
    }
}

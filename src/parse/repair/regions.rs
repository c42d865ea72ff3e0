//! States and countries behind towns, under the label of a publisher or a host: `Marrakech, | Morocco`.

use super::row::{Part, Row};
use crate::record::label::Label;

/// Gives towns their states and countries.
pub(super) fn regions(row: &mut Row<'_>) {
    behind_place(row);
    towns_before(row);
    in_hosts(row);
}

/// Countries and states whose names are one word, as lists print them behind towns.
const ONE_WORD: &[&str] = &[
    "Algeria",
    "Argentina",
    "Australia",
    "Austria",
    "Bangladesh",
    "Belarus",
    "Belgique",
    "Belgium",
    "Bolivia",
    "Brasil",
    "Brazil",
    "Bulgaria",
    "Canada",
    "Chile",
    "China",
    "Colombia",
    "Croatia",
    "Cuba",
    "Cyprus",
    "Czechia",
    "Danmark",
    "Denmark",
    "Deutschland",
    "Ecuador",
    "Egypt",
    "England",
    "España",
    "Estonia",
    "Ethiopia",
    "Finland",
    "France",
    "Georgia",
    "Germany",
    "Ghana",
    "Greece",
    "Hungary",
    "Iceland",
    "India",
    "Indonesia",
    "Iran",
    "Iraq",
    "Ireland",
    "Israel",
    "Italia",
    "Italy",
    "Jamaica",
    "Japan",
    "Jordan",
    "Kazakhstan",
    "Kenya",
    "Korea",
    "Latvia",
    "Lebanon",
    "Lithuania",
    "Luxembourg",
    "Malaysia",
    "Malta",
    "Mexico",
    "México",
    "Morocco",
    "Nederland",
    "Nepal",
    "Netherlands",
    "Niederlande",
    "Nigeria",
    "Norway",
    "Pakistan",
    "Peru",
    "Perú",
    "Philippines",
    "Poland",
    "Polska",
    "Portugal",
    "Romania",
    "Russia",
    "Schweiz",
    "Scotland",
    "Serbia",
    "Singapore",
    "Slovakia",
    "Slovenia",
    "Spain",
    "Suisse",
    "Sweden",
    "Switzerland",
    "Taiwan",
    "Tanzania",
    "Thailand",
    "Tunisia",
    "Turkey",
    "UK",
    "USA",
    "Uganda",
    "Ukraine",
    "Uruguay",
    "Venezuela",
    "Vietnam",
    "Wales",
    "Zambia",
    "Zimbabwe",
    "Österreich",
    "Россия",
    "Украина",
    "Беларусь",
    "Казахстан",
    "Alabama",
    "Alaska",
    "Arizona",
    "Arkansas",
    "California",
    "Colorado",
    "Connecticut",
    "Delaware",
    "Florida",
    "Hawaii",
    "Idaho",
    "Illinois",
    "Indiana",
    "Iowa",
    "Kansas",
    "Kentucky",
    "Louisiana",
    "Maine",
    "Maryland",
    "Massachusetts",
    "Michigan",
    "Minnesota",
    "Mississippi",
    "Missouri",
    "Montana",
    "Nebraska",
    "Nevada",
    "Ohio",
    "Oklahoma",
    "Ontario",
    "Oregon",
    "Pennsylvania",
    "Queensland",
    "Québec",
    "Quebec",
    "Tasmania",
    "Tennessee",
    "Texas",
    "Utah",
    "Vermont",
    "Victoria",
    "Virginia",
    "Wisconsin",
    "Wyoming",
];

/// Those of two words.
const TWO_WORDS: &[&str] = &[
    "British Columbia",
    "Costa Rica",
    "Czech Republic",
    "Great Britain",
    "Hong Kong",
    "New Hampshire",
    "New Jersey",
    "New Mexico",
    "New South",
    "New Zealand",
    "Nova Scotia",
    "North Carolina",
    "Rhode Island",
    "Saudi Arabia",
    "South Africa",
    "South Carolina",
    "South Korea",
    "Sri Lanka",
    "The Netherlands",
    "United Kingdom",
    "United States",
    "West Germany",
    "West Virginia",
];

/// Whether some words are the name of a state or a country, and nothing else.
pub(super) fn is_region(row: &Row<'_>, first: usize, end: usize) -> bool {
    match end.saturating_sub(first) {
        1 => ONE_WORD.contains(&row.word(first)),
        2 => TWO_WORDS.contains(&row.words(first, end)) || row.words(first, end) == "U.K",
        _ => false,
    }
}

/// Whether a part begins with the name of a state or a country, whatever follows it.
pub(super) fn begins_with_region(row: &Row<'_>, part: Part) -> bool {
    (part.first + 1..=part.end.min(part.first + 2)).any(|end| is_region(row, part.first, end))
}

/// `Marrakech, | Morocco, 2008`, labelled publisher: a country behind a town.
fn behind_place(row: &mut Row<'_>) {
    let parts = row.parts();
    let found = parts.windows(2).find_map(|two| {
        let [place, region] = two else { return None };
        let labels = place.label == Some(Label::PublisherPlace)
            && matches!(region.label, Some(Label::Publisher | Label::ContainerTitle));
        (labels && row.is_comma(region.first) && is_region(row, region.first, region.end))
            .then_some((place.first, region.end))
    });
    if let Some((first, end)) = found {
        row.set(first, end, Label::PublisherPlace);
    }
}

/// `Tile House, Upper Saddle River, | New Jersey`, labelled publisher up to the state: what stands between
/// the publisher and a state is the town.
fn towns_before(row: &mut Row<'_>) {
    /// Towns have no more words.
    const LONGEST: usize = 3;
    let found = row
        .neighbours([Label::Publisher, Label::PublisherPlace])
        .into_iter()
        .find_map(|[publisher, place]| {
            let state = (1..=2).any(|words| {
                let end = place.first + words;
                end <= place.end
                    && is_region(row, place.first, end)
                    && (end == place.end || row.is_comma(end))
            });
            if !state || !row.is_comma(place.first) {
                return None;
            }
            let comma = (publisher.first + 1..publisher.end)
                .rev()
                .find(|at| row.is_comma(*at))?;
            let town = publisher.end - comma <= LONGEST
                && (comma..publisher.end).all(|at| row.is_capital(at) && !row.is_number(at));
            town.then_some((comma, place.end))
        });
    if let Some((first, end)) = found {
        row.set(first, end, Label::PublisherPlace);
    }
}

/// `Geneva, Switzerland`, labelled host behind another host: a place ends with its country.
fn in_hosts(row: &mut Row<'_>) {
    /// Places have no more words.
    const LONGEST: usize = 8;
    if row.has(Label::PublisherPlace) {
        return;
    }
    let parts = row.parts();
    let mut hosts = parts
        .iter()
        .filter(|part| part.label == Some(Label::ContainerTitle));
    let (Some(_), Some(place), None) = (hosts.next(), hosts.next().copied(), hosts.next()) else {
        return;
    };
    let last = place.end - 1;
    let country = last > place.first && row.is_comma(last) && is_region(row, last, place.end);
    let serial = row.any_cue(place.first, place.end, "journal")
        || row.any_cue(place.first, place.end, "conference");
    let numbered = row.label(place.end) == Some(Label::Volume);
    let commas = (place.first + 1..place.end).filter(|at| row.is_comma(*at));
    if country && !serial && !numbered && commas.count() == 1 && place.end - place.first <= LONGEST
    {
        row.set(place.first, place.end, Label::PublisherPlace);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn regions_go_with_their_towns() {
        check(&[
            (
                "Berg, “Moss,” in Proc. Tiles, Marrakech, Morocco, 2008.",
                "A T 0 Cc P B Y",
                "author[Berg] title[Moss] container-title[Proc. Tiles] publisher-place[Marrakech, Morocco] date[2008]",
            ),
            (
                "Berg. Moss. London, Luch, 1990.",
                "A T P B Y",
                "author[Berg] title[Moss] publisher-place[London] publisher[Luch] date[1990]",
            ),
            (
                "Berg. 1996. Moss. Tile Hall, Upper Saddle River, New Jersey, USA.",
                "A Y T Bb bbb Ppp",
                "author[Berg] date[1996] title[Moss] publisher[Tile Hall] publisher-place[Upper Saddle River, New Jersey, USA.]",
            ),
            (
                "Berg. Moss. In Proc. Tiles, pages 7–8, Canton of Geneva, Switzerland, 2013. Luch.",
                "A T O Cc Ggg Cccc Y B",
                "author[Berg] title[Moss] other[In] container-title[Proc. Tiles] pages[pages 7–8] publisher-place[Canton of Geneva, Switzerland] date[2013] publisher[Luch]",
            ),
        ]);
    }
}

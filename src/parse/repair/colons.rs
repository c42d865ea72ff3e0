//! A place, a colon and a publisher, where the labels put the border elsewhere: `Gland, Switzerland: Roof Union`.

use super::regions::begins_with_region;
use super::row::{Part, Row};
use crate::parse::gap::Within;
use crate::record::label::Label;
use crate::text::town::is_town;

/// Puts the border of place and publisher at their colon.
pub(super) fn colons(row: &mut Row<'_>) {
    in_publishers(row);
    in_hosts(row);
    in_parentheses(row);
    before_colon(row);
    first_towns(row);
    turned(row);
}

/// `Hamish Hamilton: London`, labelled the other way round: a town that is known stands behind the colon.
fn turned(row: &mut Row<'_>) {
    let found = row
        .neighbours([Label::PublisherPlace, Label::Publisher])
        .into_iter()
        .find_map(|[place, publisher]| {
            let known = row.is_cue(publisher.first, "place") && is_town(row.word(publisher.first));
            let unknown = (place.first..place.end)
                .all(|at| !is_town(row.word(at)) && !row.is_cue(at, "place") && !row.is_comma(at));
            (row.is_colon(publisher.first)
                && publisher.end - publisher.first == 1
                && place.end - place.first > 1
                && known
                && unknown)
                .then_some((place, publisher))
        });
    if let Some((publisher, place)) = found {
        row.set(publisher.first, publisher.end, Label::Publisher);
        row.set(place.first, place.end, Label::PublisherPlace);
    }
}

/// Names of places, with their state, have no more words.
const LONGEST: usize = 6;

/// The first colon behind the words of a part that can be a place.
fn colon_in(row: &Row<'_>, part: Part) -> Option<usize> {
    (part.first + 1..part.end.min(part.first + LONGEST + 1)).find(|at| row.is_colon(*at))
}

/// Whether all words have capitals, small ones between them, and none is a number.
fn is_proper(row: &Row<'_>, first: usize, end: usize) -> bool {
    (first..end).all(|at| {
        !row.is_number(at)
            && (row.is_capital(at)
                || at > first && row.word(at).chars().count() <= 3
                || row.word(at) == "&")
    })
}

/// `Notre Dame, Ind.: University of Tiles`, all labelled publisher; `Londres, | Royaume-Uni : Luch`, labelled
/// publisher behind the place.
fn in_publishers(row: &mut Row<'_>) {
    let placed = row.has(Label::PublisherPlace);
    for [before, publisher] in padded(row) {
        if publisher.label != Some(Label::Publisher) {
            continue;
        }
        let Some(colon) = colon_in(row, publisher) else {
            continue;
        };
        if !is_proper(row, publisher.first, colon) {
            continue;
        }
        let goes_on = before.label == Some(Label::PublisherPlace) && row.is_comma(publisher.first);
        let first = if goes_on {
            before.first
        } else if placed {
            continue;
        } else {
            publisher.first
        };
        row.set(first, colon, Label::PublisherPlace);
        row.set(colon, publisher.end, Label::Publisher);
        return;
    }
}

/// The parts in pairs, an empty one before the first.
fn padded(row: &Row<'_>) -> Vec<[Part; 2]> {
    let mut before = Part {
        label: None,
        first: 0,
        end: 0,
    };
    row.parts()
        .iter()
        .copied()
        .map(|part| {
            let two = [before, part];
            before = part;
            two
        })
        .collect()
}

/// `Hemel Hempstead: Slate, 1991`, `Gland, Switzerland: Roof Union`, labelled host behind a title or another
/// host.
fn in_hosts(row: &mut Row<'_>) {
    if row.has_any(&[Label::Publisher, Label::PublisherPlace]) {
        return;
    }
    let mut hosted = false;
    let mut titled = false;
    let numbered = row.has_any(&[Label::Volume, Label::Issue, Label::Pages]);
    for [before, part] in padded(row) {
        if part.label == Some(Label::ContainerTitle)
            && titled
            && (hosted || !numbered)
            && !row.is_cue(part.first.saturating_sub(1), "in")
            && let Some(colon) = colon_in(row, part)
            && is_imprint(row, part, colon, hosted)
            && before.label != Some(Label::Event)
        {
            row.set(part.first, colon, Label::PublisherPlace);
            row.set(colon, part.end, Label::Publisher);
            return;
        }
        titled |= part.label == Some(Label::Title);
        hosted |= part.label == Some(Label::ContainerTitle);
    }
}

/// Whether what stands before the colon of a host is a place, by its words or by the year behind the host.
fn is_imprint(row: &Row<'_>, part: Part, colon: usize, hosted: bool) -> bool {
    let last = row.word(colon - 1);
    let state = row.is_comma(colon - 1)
        && (row.is_cue(colon - 1, "country")
            || row.is_cue(colon - 1, "place")
            || last.chars().count() == 2 && last.chars().all(char::is_uppercase));
    let town = is_town(row.word(part.first)) || row.is_cue(part.first, "place");
    let known = state
        || town
            && (colon - part.first <= 2
                || row.marks(part.first + 1).contains([',', '&'])
                || row.word(part.first + 1) == "&");
    let short = colon - part.first <= 2
        && part.end - colon <= 3
        && is_proper(row, colon, part.end)
        && row.label(part.end) == Some(Label::Date)
        && row.is_year(part.end)
        && row.is_comma(part.end)
        && !hosted
        && !row.any_cue(part.first, part.end, "journal");
    let behind = part.end == row.len()
        || matches!(
            row.label(part.end),
            Some(Label::Date | Label::Pages | Label::Url | Label::Doi)
        );
    is_proper(row, part.first, colon) && row.is_capital(colon) && (known && behind || short)
}

/// `Moss (Tver: Luch, 1986)`, the parentheses labelled title or note: place, publisher and year.
fn in_parentheses(row: &mut Row<'_>) {
    /// Imprints have no more words.
    const WORDS: usize = 14;
    if row.has_any(&[Label::PublisherPlace, Label::ContainerTitle]) {
        return;
    }
    let tokens = row.tokens;
    for group in &tokens.groups {
        if group.kind != Within::Parentheses || group.end - group.first > WORDS || group.first == 0
        {
            continue;
        }
        let year = group.end - 1;
        let taken = (group.first..year).all(|at| {
            matches!(
                row.label(at),
                None | Some(Label::Title | Label::Note | Label::Publisher | Label::Date)
            )
        });
        let mut colons = (group.first + 1..group.end).filter(|at| row.is_colon(*at));
        let (Some(colon), None) = (colons.next(), colons.next()) else {
            continue;
        };
        let titled = row.label(group.first - 1) == Some(Label::Title);
        if taken
            && titled
            && row.is_year(year)
            && row.is_comma(year)
            && colon < year
            && is_proper(row, group.first, colon)
            && row.is_capital(colon)
            && !row.is_number(year - 1)
        {
            row.set(group.first, colon, Label::PublisherPlace);
            row.set(colon, year, Label::Publisher);
            row.set(year, group.end, Label::Date);
            return;
        }
    }
}

/// `Moss. Grand Rapids, Mich.: | Luch`, labelled title or host up to the colon: the last sentence before a
/// publisher's colon is the place.
fn before_colon(row: &mut Row<'_>) {
    if row.has(Label::PublisherPlace) {
        return;
    }
    let parts = row.parts();
    let mut titled = false;
    for two in parts.windows(2) {
        let [part, publisher] = two else { continue };
        let taken = matches!(
            part.label,
            Some(Label::Title | Label::ContainerTitle | Label::Note)
        );
        let publishes = matches!(
            publisher.label,
            Some(Label::Publisher | Label::ContainerTitle)
        );
        if taken && publishes && row.is_colon(publisher.first) {
            let first = row.last_sentence(*part);
            let whole = first == part.first;
            let short = publisher.first - first <= LONGEST;
            // A title is left when the place is taken from this part.
            let left = titled || !whole && part.label == Some(Label::Title);
            let certain = publisher.label == Some(Label::Publisher)
                || publisher.end == row.len()
                || row.label(publisher.end) == Some(Label::Date);
            if left && short && certain && is_proper(row, first, publisher.first) {
                row.set(first, publisher.first, Label::PublisherPlace);
                row.set(publisher.first, publisher.end, Label::Publisher);
                return;
            }
        }
        titled |= part.label == Some(Label::Title);
    }
}

/// `Lanham, | New York & London: Luch`, `Braamfontein, | South Africa: Luch`, the first labelled publisher or
/// host: a second publisher behind the colon shows that it is of the place; so is a town at the end of a
/// title.
fn first_towns(row: &mut Row<'_>) {
    let parts = row.parts();
    let mut titles = parts.iter().filter(|part| part.label == Some(Label::Title));
    let title = titles.next().map(|part| part.end);
    let found = parts.windows(3).find_map(|three| {
        let [town, place, publisher] = three else {
            return None;
        };
        let labels = place.label == Some(Label::PublisherPlace)
            && publisher.label == Some(Label::Publisher)
            && (row.is_colon(publisher.first) || row.is_comma(publisher.first));
        let joined = row.is_comma(place.first) || matches!(row.word(place.first), "&" | "and");
        if !labels || !joined {
            return None;
        }
        let titled = title.is_some_and(|end| end <= town.first);
        match town.label {
            // Another town, or a state behind this one.
            Some(Label::Publisher) if !titled => None,
            Some(Label::Publisher)
                if is_first_town(row, *town, *place)
                    && (row.is_colon(publisher.first) || is_known(row, *town, *place)) =>
            {
                Some((town.first, place.end))
            }
            Some(Label::ContainerTitle) if town.end - town.first <= 2 => {
                let word = row.word(place.first);
                let state = word.chars().count() == 2 && word.chars().all(char::is_uppercase)
                    || row.is_cue(place.first, "country")
                    || is_town(row.word(town.first)) && row.is_colon(publisher.first);
                state.then_some((town.first, place.end))
            }
            Some(Label::Title) => {
                let last = town.end - 1;
                let named = row.ends_sentence(last) && is_town(row.word(last));
                (named && last > town.first).then_some((last, place.end))
            }
            _ => None,
        }
    });
    if let Some((first, end)) = found {
        row.set(first, end, Label::PublisherPlace);
    }
}

/// Whether a town or the state behind it is known.
fn is_known(row: &Row<'_>, town: Part, place: Part) -> bool {
    begins_with_region(row, place) || is_town(row.word(town.end - 1))
}

/// Whether what is labelled publisher before a place can be a town: one word, or two that a state follows or a
/// parenthesis opens with.
fn is_first_town(row: &Row<'_>, town: Part, place: Part) -> bool {
    let words = town.end - town.first;
    let opens = row.gap(town.first).is_some_and(|gap| gap.opens == 2);
    let state = begins_with_region(row, place);
    let plain =
        is_proper(row, town.first, town.end) && !row.any_cue(town.first, town.end, "publisher");
    plain && (words == 1 || words == 2 && (opens || state || is_town(row.word(town.end - 1))))
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn colons_divide_place_and_publisher() {
        check(&[
            (
                "Berg. 2011. Moss. Notre Dame, Ind.: University of Tiles.",
                "A Y T Bbbbbb",
                "author[Berg] date[2011] title[Moss] publisher-place[Notre Dame, Ind.] publisher[University of Tiles]",
            ),
            (
                "Berg. Moss. Londres, Royaume-Uni : Luch.",
                "A T P Bbb",
                "author[Berg] title[Moss] publisher-place[Londres, Royaume-Uni] publisher[Luch]",
            ),
            (
                "Berg, Moss, Hemel Hempstead: Slate, 1991.",
                "A T Ccc Y",
                "author[Berg] title[Moss] publisher-place[Hemel Hempstead] publisher[Slate] date[1991]",
            ),
            (
                "Berg (1992). Moss. Gland, Switzerland: Tile Union.",
                "A Y T Cccc",
                "author[Berg] date[1992] title[Moss] publisher-place[Gland, Switzerland] publisher[Tile Union]",
            ),
            (
                "Berg (1992). Moss. Roof Studies: New Series 12, 4–9.",
                "A Y T Cccc V Gg",
                "author[Berg] date[1992] title[Moss] container-title[Roof Studies: New Series] volume[12] pages[4–9]",
            ),
            (
                "Berg, Moss on Roofs (Grand Rapids: Luch, 1986).",
                "A Tttttt Y",
                "author[Berg] title[Moss on Roofs] publisher-place[Grand Rapids] publisher[Luch] date[1986]",
            ),
            (
                "Berg, Roofs: A Study of Tver (Part 2: Slates), 1986.",
                "A Tttttttt Y",
                "author[Berg] title[Roofs: A Study of Tver (Part 2: Slates)] date[1986]",
            ),
            (
                "Berg. Moss. Grand Rapids, Mich.: Luch Books, 1993.",
                "A T Ccc Bb Y",
                "author[Berg] title[Moss] publisher-place[Grand Rapids, Mich] publisher[Luch Books] date[1993]",
            ),
            (
                "Berg. Moss on roofs. Downers Grove, Ill.: Luch Books, 2002.",
                "A Tttttt Bb Y",
                "author[Berg] title[Moss on roofs] publisher-place[Downers Grove, Ill.] publisher[Luch Books] date[2002]",
            ),
            (
                "Berg, Moss (Lanham, New York & London: Luch, 1994).",
                "A T B Pppp B Y",
                "author[Berg] title[Moss] publisher-place[Lanham, New York & London] publisher[Luch] date[1994]",
            ),
            (
                "Berg. 1985. Moss. Braamfontein, South Africa: Luch.",
                "A Y T B Pp B",
                "author[Berg] date[1985] title[Moss] publisher-place[Braamfontein, South Africa] publisher[Luch]",
            ),
            (
                "Berg. Moss in war. Manchester, New York: Luch, 2012.",
                "A Tttt Pp B Y",
                "author[Berg] title[Moss in war] publisher-place[Manchester, New York] publisher[Luch] date[2012]",
            ),
            (
                "Berg (1995). Moss. Slate Holm: London.",
                "A Y T Pp B",
                "author[Berg] date[1995] title[Moss] publisher[Slate Holm] publisher-place[London]",
            ),
        ]);
    }

    #[test]
    fn two_publishers_have_two_places() {
        check(&[(
            "Berg. Moss. Luch, London, Vakka, Lille, 1989.",
            "A T B P B P Y",
            "author[Berg] title[Moss] publisher[Luch] publisher-place[London] publisher[Vakka] publisher-place[Lille] date[1989]",
        )]);
    }
}

//! Meetings: a paper's host by its name, whatever the label it was given, and where they were held.

use super::row::{Part, Row};
use crate::record::label::Label;

/// Longer names are seldom.
const LONGEST: usize = 10;

/// Finds meetings and their places.
pub(super) fn meetings(row: &mut Row<'_>) {
    hosts(row);
    places(row);
}

/// `Meeting #33, Sophia Antipolis, France, 26–30 August 2019`: between a meeting's name and its days
/// stands its place, if it ends with a country or is a town that is known.
fn places(row: &mut Row<'_>) {
    if row.has(Label::PublisherPlace) && row.has(Label::Publisher) {
        return;
    }
    let parts = row.parts();
    let Some(date) = parts.iter().find(|part| {
        part.label == Some(Label::Date) && (part.first..part.end).any(|at| row.is_cue(at, "month"))
    }) else {
        return;
    };
    // A place that is a sentence of its own is whole.
    let whole = |part: &Part| {
        part.end == date.first
            && part.label == Some(Label::PublisherPlace)
            && !row.is_comma(part.first)
            && !row.is_joined(part.first)
    };
    if parts.iter().any(whole) {
        return;
    }
    let titled = |part: &&Part| matches!(part.label, Some(Label::Title | Label::ContainerTitle));
    let placed =
        |part: &&Part| matches!(part.label, Some(Label::Publisher | Label::PublisherPlace));
    let before = parts
        .iter()
        .rev()
        .skip_while(|part| part.end > date.first)
        .take_while(|part| titled(part) || placed(part))
        .filter(titled);
    let found = before.filter_map(|name| {
        let kind = (name.first..name.end).find(|at| row.is_cue(*at, "conference"))?;
        Some((*name, place(row, kind, date.first)?))
    });
    let Some((name, first)) = found.last() else {
        return;
    };
    let label = name.label.unwrap_or(Label::Title);
    let date = (date.first, date.end);
    row.set(name.first, first, label);
    row.set(first, date.0, Label::PublisherPlace);
    row.set(date.0, date.1, Label::Date);
}

/// Where the place begins among the words between a kind of meeting and its date.
fn place(row: &Row<'_>, kind: usize, end: usize) -> Option<usize> {
    let named = |first: usize| {
        let words = (first..end).all(|at| row.is_capital(at) && !row.is_number(at));
        let country = row.is_cue(end - 1, "country")
            || matches!(
                row.word(end - 1),
                "Republic" | "Kingdom" | "States" | "Emirates"
            );
        let known = row.is_cue(end - 1, "place") && end - first <= 2;
        words && end - first <= 7 && (country || known)
    };
    let number = (kind + 1..end)
        .take_while(|at| row.is_number(*at) || row.word(*at) == "#")
        .last();
    let comma = (kind + 1..end)
        .find(|at| row.is_comma(*at))
        .filter(|at| named(*at));
    let behind_number = number.map(|at| at + 1).filter(|at| *at < end && named(*at));
    comma.into_iter().chain(behind_number).min()
}

/// `Moss on roofs. Roof Basin Symposium`, `Moss on roofs. | Roof Biology Colloquium`: the last words of a
/// title, or a publisher behind it, that name a meeting are the host, where nothing else is it.
fn hosts(row: &mut Row<'_>) {
    if row.has(Label::ContainerTitle) || row.has(Label::CollectionTitle) {
        return;
    }
    let parts = row.parts();
    let Some(title) = parts.iter().rfind(|part| part.label == Some(Label::Title)) else {
        return;
    };
    let publisher = parts.iter().find(|part| {
        part.label == Some(Label::Publisher)
            && part.first >= title.end
            && is_meeting(row, part.first, part.end)
    });
    if let Some(publisher) = publisher {
        row.set(publisher.first, publisher.end, Label::ContainerTitle);
        return;
    }
    if let Some((first, end)) = proceedings(row, *title) {
        let all = title.end;
        row.set(first, end, Label::ContainerTitle);
        if end < all {
            row.clear(end, end + 1);
            row.set(end + 1, all, Label::PublisherPlace);
        }
        return;
    }
    // A style that sets the title off by a comma most often does so with the host.
    let mut words = (title.first + 1..title.end).rev();
    let comma = words.find(|at| row.is_comma(title.first) && row.is_comma(*at));
    let sentence = Some(row.last_sentence(*title)).filter(|at| *at > title.first);
    let first = comma.or(sentence);
    if let Some(first) = first.filter(|first| is_meeting(row, *first, title.end)) {
        row.set(first, title.end, Label::ContainerTitle);
    }
}

/// `Moss on roofs, Proceedings of the Roof Workshop, at Tver, Russia`: where the proceedings begin behind a
/// mark in a title, and where they end, before ` at ` with their place or with the title.
fn proceedings(row: &Row<'_>, title: Part) -> Option<(usize, usize)> {
    let first = (title.first + 1..title.end).find(|at| {
        let marked = row.is_comma(*at) || row.ends_sentence(*at);
        let named = row.is_one_of(at + 1, &["of", "the"]);
        marked && row.is_capital(*at) && row.is_one_of(*at, &["proceedings", "proc"]) && named
    })?;
    let place = (first + 3..title.end - 1).find(|at| row.is_comma(*at) && row.is_word(*at, "at"));
    let end = place.unwrap_or(title.end);
    (end - first > 3).then_some((first, end))
}

/// Whether words are the name of a meeting and nothing else: all with capitals but small ones, the kind
/// of meeting last.
fn is_meeting(row: &Row<'_>, first: usize, end: usize) -> bool {
    let capital = |at: usize| row.is_capital(at) || row.is_number(at);
    let last = end.saturating_sub(1);
    (2..=LONGEST).contains(&(end - first))
        && row.is_cue(last, "conference")
        && capital(last)
        && (first..end).all(|at| capital(at) || row.word(at).chars().count() <= 3)
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn meetings_are_hosts() {
        check(&[
            (
                "Berg, Anna, 2007, Moss on roofs, Proceedings of the Roof Workshop, at Tver, Russia. 13-16",
                "Aa Y Ttt ttttt ttt Gg",
                "author[Berg, Anna] date[2007] title[Moss on roofs] container-title[Proceedings of the Roof Workshop] publisher-place[Tver, Russia] pages[13-16]",
            ),
            (
                "Berg A. Moss on roofs. Roof Basin Symposium, pp 10. 1956",
                "Aa Tttttt Gg Y",
                "author[Berg A.] title[Moss on roofs] container-title[Roof Basin Symposium] pages[pp 10] date[1956]",
            ),
            (
                "Berg A., I muschi dei tetti, XX Italian Roof Conference, Napoli, 2011",
                "Aa Tttttttt P Y",
                "author[Berg A.] title[I muschi dei tetti] container-title[XX Italian Roof Conference] publisher-place[Napoli] date[2011]",
            ),
            (
                "Berg A. Moss on roofs. Roof Biology and Tiles Colloquium 2017",
                "Aa Ttt Bbbbb Y",
                "author[Berg A.] title[Moss on roofs] container-title[Roof Biology and Tiles Colloquium] date[2017]",
            ),
            (
                "Berg, A., Moss on roofs. Roof Basin Symposium, pp 10. 1956",
                "Aa Tttttt Gg Y",
                "author[Berg, A.] title[Moss on roofs] container-title[Roof Basin Symposium] pages[pp 10] date[1956]",
            ),
            (
                "Meeting #33 Sophia Antipolis, France, 26 August 2019",
                "Tttttt Yyy",
                "title[Meeting #33] publisher-place[Sophia Antipolis, France] date[26 August 2019]",
            ),
            (
                "Meeting 107, Prague, Czech Republic, 26 August 2019",
                "Ttt Bb Yyy",
                "title[Meeting 107] publisher-place[Prague, Czech Republic] date[26 August 2019]",
            ),
            (
                "Berg A. Moss. In Fifth Conference on Roofs, Leeds, England, May 1997",
                "Aa T 0 Cccccc Yy",
                "author[Berg A.] title[Moss] container-title[Fifth Conference on Roofs] publisher-place[Leeds, England] date[May 1997]",
            ),
            (
                "Berg A. Moss. Slates and Roofs Conference. London, England: May 1997",
                "Aa T Cccc Pp Yy",
                "author[Berg A.] title[Moss] container-title[Slates and Roofs Conference] publisher-place[London, England] date[May 1997]",
            ),
            (
                "Berg A. Conference of Roofs, New Slates, May 1997",
                "Aa Ttttt Yy",
                "author[Berg A.] title[Conference of Roofs, New Slates] date[May 1997]",
            ),
            (
                "Berg A. Notes from a roof conference. 2017",
                "Aa Ttttt Y",
                "author[Berg A.] title[Notes from a roof conference] date[2017]",
            ),
        ]);
    }
}

//! Meetings: a paper's host by its name, whatever the label it was given.

use super::row::Row;
use crate::record::label::Label;

/// Longer names are seldom.
const LONGEST: usize = 10;

/// `Moss on roofs. Roof Basin Symposium`, `Moss on roofs. | Roof Biology Colloquium`: the last words of a
/// title, or a publisher behind it, that name a meeting are the host, where nothing else is it.
pub(super) fn meetings(row: &mut Row<'_>) {
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
    // A style that sets the title off by a comma most often does so with the host.
    let commas = (title.first + 1..title.end).rev();
    let comma = commas
        .into_iter()
        .find(|at| row.is_comma(title.first) && row.is_comma(*at));
    let sentence = Some(row.last_sentence(*title)).filter(|at| *at > title.first);
    let first = comma.or(sentence);
    if let Some(first) = first.filter(|first| is_meeting(row, *first, title.end)) {
        row.set(first, title.end, Label::ContainerTitle);
    }
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
                "Berg A. Notes from a roof conference. 2017",
                "Aa Ttttt Y",
                "author[Berg A.] title[Notes from a roof conference] date[2017]",
            ),
        ]);
    }
}

//! A reference has a title: what another label took of it, where nothing else can be meant.

use super::bodies::has_body;
use super::quoted::LEAST_WORDS;
use super::row::{Part, Row};
use crate::parse::gap::Within;
use crate::record::label::Label;

/// Finds titles under other labels.
pub(super) fn titles(row: &mut Row<'_>) {
    years(row);
    going_on(row);
    subtitles(row);
    announced(row);
    if row.has(Label::Title) {
        return;
    }
    quoted(row);
    hosts(row);
    journals(row);
    nameless(row);
    data_sets(row);
}

/// `Leukemia (2009) 23, 1587–1597`, labelled author: what stands alone before a volume and pages is the
/// journal, if no person is called so.
fn journals(row: &mut Row<'_>) {
    if row.has(Label::ContainerTitle) || row.has(Label::Editor) {
        return;
    }
    let parts = row.parts();
    let mut named = parts
        .iter()
        .filter(|part| part.label == Some(Label::Author));
    let (Some(author), None) = (named.next().copied(), named.next()) else {
        return;
    };
    let placed = row.has(Label::Volume) && row.has(Label::Pages) && !row.has(Label::Publisher);
    let person = (author.first..author.end).any(|at| {
        at > author.first && row.is_comma(at)
            || row.word(at).chars().count() == 1 && row.word(at) != "&"
    });
    let numbered = |part: &&Part| matches!(part.label, Some(Label::Volume | Label::Date));
    let next = parts
        .iter()
        .find(|part| part.first >= author.end && part.label.is_some());
    let words = author.end - author.first;
    // A name is not followed by pages at once.
    let paged = next.is_some_and(|part| part.label == Some(Label::Pages)) && words <= 5;
    let numbered = words > 1 && placed && next.is_some_and(|part| numbered(&part));
    if author.first == 0 && !person && (numbered || paged) {
        row.set(author.first, author.end, Label::ContainerTitle);
    }
}

/// `Roof Trends Panel Wave 59 [Data set]`, labelled host and volume: what a mark of its kind follows is the title.
fn data_sets(row: &mut Row<'_>) {
    const KINDS: &[&str] = &[
        "data set",
        "dataset",
        "computer software",
        "software",
        "database",
        "video",
    ];
    if row.has_any(&[Label::Title, Label::Pages, Label::Issue]) {
        return;
    }
    let found = row
        .neighbours([Label::ContainerTitle, Label::Volume])
        .into_iter()
        .find_map(|[host, volume]| {
            if !row.is_joined(volume.first) {
                return None;
            }
            let group = row.group_at(volume.end, Within::Brackets)?;
            let kind = row.words(group.first, group.end).to_lowercase();
            KINDS
                .contains(&kind.as_str())
                .then_some((host.first, volume.end))
        });
    if let Some((first, end)) = found {
        row.set(first, end, Label::Title);
    }
}

/// `Where Roofs Meet Water. 2019`, labelled author, in a reference without title and host: many words that are no
/// names of persons or bodies are the title.
fn nameless(row: &mut Row<'_>) {
    if row.has_any(&[Label::ContainerTitle, Label::Publisher, Label::Title]) {
        return;
    }
    let parts = row.parts();
    let mut named = parts
        .iter()
        .filter(|part| part.label == Some(Label::Author));
    let (Some(author), None) = (named.next(), named.next()) else {
        return;
    };
    let words = author.first..author.end;
    let plain = words
        .clone()
        .all(|at| row.word(at).chars().count() > 1 && (at == author.first || !row.is_comma(at)));
    if author.end - author.first > 3
        && plain
        && row.is_capital(author.first)
        && row.ends_sentence(author.end)
        && !has_body(row, author.first, author.end)
        && !row.any_cue(author.first, author.end, "and")
    {
        row.set(author.first, author.end, Label::Title);
    }
}

/// `In Frontiers of Roofs: Slate and Moss`, all labelled title: what a reference begins with behind that word and
/// a capital is a host.
fn announced(row: &mut Row<'_>) {
    let parts = row.parts();
    let [title] = *parts else { return };
    if title.label == Some(Label::Title)
        && row.word(0) == "In"
        && title.end > 3
        && row.is_joined(1)
        && row.is_capital(1)
        && row.gap(0).is_some_and(|gap| gap.opens == 0)
    {
        row.set(0, 1, Label::Other);
        row.set(1, title.end, Label::ContainerTitle);
    }
}

/// `Neurofibromatosis type | 2 patients`, labelled note, `programs | (ASAP) for students`, labelled host: what
/// follows a title without a mark, or with the parenthesis of an acronym alone, is more of it.
fn going_on(row: &mut Row<'_>) {
    let parts = row.parts();
    let found = parts.windows(2).find_map(|two| {
        let [title, more] = two else { return None };
        let opens = row.gap(more.first).is_some_and(|gap| gap.opens == 2);
        let acronym = row.word(more.first).chars().all(char::is_uppercase)
            && row
                .group_at(more.first, Within::Parentheses)
                .is_some_and(|group| group.end == more.first + 1 && group.end < more.end);
        let goes_on = match more.label {
            Some(Label::Note) => {
                row.is_joined(more.first)
                    && more.end - more.first > 2
                    && (row.is_number(more.first)
                        || row.word(more.first).starts_with(char::is_lowercase))
            }
            Some(Label::ContainerTitle) => opens && acronym && row.marks(more.first + 1) == ")",
            _ => false,
        };
        (title.label == Some(Label::Title) && goes_on).then_some((title.first, more.end))
    });
    if let Some((first, end)) = found {
        row.set(first, end, Label::Title);
    }
}

/// `Pierre, ardoise. Toits anciens, Paris, 1976`, the second sentence labelled host: before a place and a year,
/// without volume, pages and publisher, what is no serial by its words is more of the title.
fn subtitles(row: &mut Row<'_>) {
    if row.has_any(&[
        Label::Volume,
        Label::Issue,
        Label::Pages,
        Label::Publisher,
        Label::Editor,
        Label::Doi,
        Label::Url,
    ]) {
        return;
    }
    let parts = row.parts();
    let found = parts.windows(4).find_map(|four| {
        let [title, host, place, date] = four else {
            return None;
        };
        let labels = [title.label, host.label, place.label, date.label];
        let expected = [
            Label::Title,
            Label::ContainerTitle,
            Label::PublisherPlace,
            Label::Date,
        ];
        let sentence = row.marks(host.first) == ".";
        (labels == expected.map(Some)
            && sentence
            && row.is_comma(place.first)
            && host.end - host.first > 2
            && !is_serial(row, *host))
        .then_some((title.first, host.end))
    });
    if let Some((first, end)) = found {
        row.set(first, end, Label::Title);
    }
}

/// `Roofs of the river, 1719–1775`: years behind a title that is in no host are no pages of one, unless
/// a word says so.
fn years(row: &mut Row<'_>) {
    if row.has(Label::ContainerTitle) || row.has(Label::Volume) || row.has(Label::Issue) {
        return;
    }
    let pairs = row.neighbours([Label::Title, Label::Pages]);
    let found = pairs.into_iter().find(|[_, pages]| {
        pages.end - pages.first == 2
            && row.is_year(pages.first)
            && row.is_year(pages.first + 1)
            && row.is_comma(pages.first)
    });
    if let Some([title, pages]) = found {
        row.set(title.first, pages.end, Label::Title);
    }
}

/// Words in quotation marks that are taken for a note are the title, where nothing else is.
fn quoted(row: &mut Row<'_>) {
    let groups = row.tokens.groups.iter();
    let found = groups
        .filter(|group| group.kind == Within::Quotation && group.end - group.first >= LEAST_WORDS)
        .find(|group| {
            (group.first..group.end)
                .all(|at| matches!(row.label(at), None | Some(Label::Note | Label::Other)))
        });
    if let Some(group) = found {
        row.set(group.first, group.end, Label::Title);
    }
}

/// `Berg, A. 1888. Roofs of the river, 258–268`: a host behind authors that is no journal by its words
/// and has no volume is the work itself.
fn hosts(row: &mut Row<'_>) {
    // Volumes of a book have a publisher, those of a journal have pages.
    let of_book = row.has(Label::Publisher) && !row.has(Label::Pages);
    if row.has(Label::Issue) || row.has(Label::Volume) && !of_book {
        return;
    }
    let parts = row.parts();
    let hosts = parts
        .iter()
        .filter(|part| part.label == Some(Label::ContainerTitle));
    let (Some(host), 1) = (hosts.clone().next().copied(), hosts.count()) else {
        return;
    };
    let mut named = parts
        .iter()
        .filter(|part| !matches!(part.label, None | Some(Label::CitationNumber)));
    let headed = named
        .next()
        .is_some_and(|part| part.label == Some(Label::Editor));
    let authored = parts
        .iter()
        .any(|part| part.label == Some(Label::Author) && part.end <= host.first)
        || headed;
    let announced = host
        .first
        .checked_sub(1)
        .is_some_and(|at| row.is_cue(at, "in") && row.label(at) != Some(Label::Author));
    if authored && !announced && (of_book && is_no_journal(row, host) || !is_serial(row, host)) {
        row.set(host.first, host.end, Label::Title);
    }
}

/// Whether no word of a host says that it is a journal or a conference.
fn is_no_journal(row: &Row<'_>, host: Part) -> bool {
    !row.any_cue(host.first, host.end, "journal")
        && !row.any_cue(host.first, host.end, "conference")
}

/// Whether a host is a journal or a conference by its words, or has an abbreviated name.
fn is_serial(row: &Row<'_>, host: Part) -> bool {
    let stops =
        (host.first + 1..=host.end).any(|at| row.marks(at).starts_with('.') && at < host.end);
    let short = host.end - host.first < 3;
    let small = (host.first..host.end).any(|at| row.word(at).starts_with(char::is_lowercase));
    stops || !is_no_journal(row, host) || (short && !small)
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn titles_are_found_under_other_labels() {
        check(&[
            (
                "In Frontiers of Roofs: Slate and Moss",
                "Ttttttt",
                "other[In] container-title[Frontiers of Roofs: Slate and Moss]",
            ),
            (
                "Roofology, 365–369. London: Luch.",
                "A Gg P B",
                "container-title[Roofology] pages[365–369] publisher-place[London] publisher[Luch]",
            ),
            (
                "A. Berg and B. Lind, Moss Mechanics [in Russian], Vol. 1, Luch, Tver (1965).",
                "aa 0 aa Cc Rr Vv B P Y",
                "author[A. Berg] author[B. Lind] title[Moss Mechanics] language-note[in Russian] volume[Vol. 1] publisher[Luch] publisher-place[Tver] date[1965]",
            ),
            (
                "A. Berg, in Moss Mechanics of Roofs, Vol. 1 (Luch, 1965).",
                "Aa 0 Cccc Vv B Y",
                "author[A. Berg] container-title[Moss Mechanics of Roofs] volume[Vol. 1] publisher[Luch] date[1965]",
            ),
            (
                "Jean Berg, Pierre et ardoise. Les toits anciens, Paris, 1976",
                "Aa Ttt Ccc P Y",
                "author[Jean Berg] title[Pierre et ardoise. Les toits anciens] publisher-place[Paris] date[1976]",
            ),
            (
                "Jean Berg, Pierre et ardoise. Actes du congrès, Paris, 1976",
                "Aa Ttt Ccc P Y",
                "author[Jean Berg] title[Pierre et ardoise] container-title[Actes du congrès] publisher-place[Paris] date[1976]",
            ),
            (
                "Berg A. Moss on houses of type 2 roofs: old and new",
                "Aa Ttttt Nnnnn",
                "author[Berg A.] title[Moss on houses of type 2 roofs: old and new]",
            ),
            (
                "Berg A. Moss in associate programs (MAP) for roofs. Bath",
                "Aa Tttt Ccc P",
                "author[Berg A.] title[Moss in associate programs (MAP) for roofs] publisher-place[Bath]",
            ),
            (
                "1977 Roofs of the river, 1719–1775.",
                "Y Tttt Gg",
                "date[1977] title[Roofs of the river, 1719–1775]",
            ),
            (
                "Berg A. Roofs, J Moss, 1719–1775.",
                "Aa T Cc Gg",
                "author[Berg A.] title[Roofs] container-title[J Moss] pages[1719–1775]",
            ),
            (
                "“The moss was seen on May 3, 1961,” 2011",
                "Nnnnnnnn Y",
                "title[The moss was seen on May 3, 1961] date[2011]",
            ),
            (
                "SLATE & ROOF REVIEW 11:199–207 (2001)",
                "Aaaa V Gg Y",
                "container-title[SLATE & ROOF REVIEW] volume[11] pages[199–207] date[2001]",
            ),
            (
                "Berg K. (2009) 23, 1587–1597",
                "Aa Y V Gg",
                "author[Berg K.] date[2009] volume[23] pages[1587–1597]",
            ),
            (
                "Berg, J. 1888. L’architecture romane, 258-268",
                "Aa Y Cc Gg",
                "author[Berg, J.] date[1888] title[L’architecture romane] pages[258-268]",
            ),
            (
                "Berg, J. 1988. Nature, 258-268",
                "Aa Y C Gg",
                "author[Berg, J.] date[1988] container-title[Nature] pages[258-268]",
            ),
            (
                "Berg, J. 1988. Phys. Roofs A, 258-268",
                "Aa Y Ccc Gg",
                "author[Berg, J.] date[1988] container-title[Phys. Roofs A] pages[258-268]",
            ),
        ]);
    }

    #[test]
    fn titles_are_found_under_names() {
        check(&[
            (
                "Where Moss Meets Water. 2019. http://a.org/b",
                "Aaaa Y U",
                "title[Where Moss Meets Water] date[2019] url[http://a.org/b]",
            ),
            (
                "World Slate Tile Organization. 2019. http://a.org/b",
                "Aaaa Y U",
                "author[World Slate Tile Organization] date[2019] url[http://a.org/b]",
            ),
            (
                "Ann Lind, eds. Slates in life. Lille: Luch, 2002.",
                "Ee O Ccc P B Y",
                "editor[Ann Lind] other[eds.] title[Slates in life] publisher-place[Lille] publisher[Luch] date[2002]",
            ),
        ]);
    }

    #[test]
    fn data_sets_have_titles() {
        check(&[
            (
                "Tile Center. (2020). Roof Panel Wave 59 [Data set]. http://a.org",
                "Aa Y Ccc V Kk U",
                "author[Tile Center] date[2020] title[Roof Panel Wave 59] genre[Data set] url[http://a.org]",
            ),
            (
                "Tile Center. (2020). Roof Studies 59. http://a.org",
                "Aa Y Cc V U",
                "author[Tile Center] date[2020] container-title[Roof Studies] volume[59] url[http://a.org]",
            ),
        ]);
    }
}

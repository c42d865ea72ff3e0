//! The publisher: what stands between the place or the title and the year is it, whatever the words look
//! like.

use super::bodies::{has_body, names_body};
use super::row::{Part, Row};
use crate::parse::gap::{Group, Separator, Within};
use crate::record::label::Label;

/// Finds and mends publishers.
pub(super) fn publishers(row: &mut Row<'_>) {
    in_place(row);
    behind_place(row);
    numbered(row);
    before_semicolon(row);
    in_parentheses(row);
    at_the_end(row);
    departments(row);
    identifier_words(row);
    chinese(row);
    before_reports(row);
    before_places(row);
}

/// `西安电子科技大学出版社`, labelled host or place: the word ends with that for a publisher.
fn chinese(row: &mut Row<'_>) {
    const ENDS: &[&str] = &["出版社", "书局", "書局", "印书馆", "印書館", "出版公司"];
    for part in row.parts().iter().copied() {
        let taken = matches!(
            part.label,
            None | Some(Label::ContainerTitle | Label::PublisherPlace | Label::Note)
        );
        let named = |at: usize| ENDS.iter().any(|end| row.word(at).ends_with(end));
        if taken && part.end - part.first <= 2 && named(part.end - 1) {
            row.set(part.first, part.end, Label::Publisher);
        }
    }
}

/// Words for a part of a university.
fn is_department(row: &Row<'_>, at: usize) -> bool {
    const WORDS: &[&str] = &[
        "department",
        "dept",
        "departments",
        "school",
        "faculty",
        "laboratory",
        "laboratories",
        "lab",
        "division",
        "fakultät",
        "departamento",
        "faculdade",
        "facultad",
        "faculté",
        "кафедра",
        "факультет",
    ];
    row.is_one_of(at, WORDS)
}

/// `Ph.D. thesis, School of Roofs, | Tile University`, `Roof Science Dept, | Tile University`, labelled kind, host or
/// translator, and `Institute for Roofs, | University of Tver`, labelled place: a part of a university and the
/// university are one publisher.
fn departments(row: &mut Row<'_>) {
    let parts = row.parts();
    let found = parts.windows(2).find_map(|two| {
        let [part, next] = two else { return None };
        if !row.is_comma(next.first) {
            return None;
        }
        let taken = matches!(
            part.label,
            Some(
                Label::Genre
                    | Label::Translator
                    | Label::ContainerTitle
                    | Label::CollectionTitle
                    | Label::Note
                    | Label::PublisherPlace
            )
        );
        if taken && next.label == Some(Label::Publisher) {
            let cut = (part.first + 1..part.end)
                .rev()
                .find(|at| row.is_comma(*at))
                .unwrap_or(part.first);
            let named = is_department(row, cut) || is_department(row, part.end - 1);
            return (named && row.is_capital(cut)).then_some((cut, next.end));
        }
        let university = |at: usize| {
            matches!(
                row.word(at),
                "University"
                    | "Univ"
                    | "Universität"
                    | "Université"
                    | "Universidade"
                    | "Universidad"
            )
        };
        if part.label == Some(Label::Publisher)
            && next.label == Some(Label::PublisherPlace)
            && (university(next.first) || university(next.end - 1))
        {
            let town = (next.first + 1..next.end).find(|at| row.is_comma(*at));
            return Some((part.first, town.unwrap_or(next.end)));
        }
        None
    });
    if let Some((first, end)) = found {
        row.set(first, end, Label::Publisher);
    }
}

/// `Luch Press, ISBN | 978-…`, labelled publisher: the word belongs to the number.
fn identifier_words(row: &mut Row<'_>) {
    for at in 1..row.len() {
        let identifier = matches!(row.label(at), Some(Label::Isbn | Label::Issn | Label::Doi));
        let word = matches!(row.word(at - 1), "ISBN" | "ISSN" | "DOI" | "doi");
        let taken = matches!(
            row.label(at - 1),
            Some(
                Label::Publisher
                    | Label::PublisherPlace
                    | Label::Title
                    | Label::ContainerTitle
                    | Label::Note
            )
        );
        if identifier && word && taken {
            row.clear(at - 1, at);
        }
    }
}

/// `“Moss,” NRSA, Tech. Rep., 1988`, labelled host: who made a report published it.
fn before_reports(row: &mut Row<'_>) {
    if row.has_any(&[Label::Publisher, Label::Volume, Label::Pages, Label::Issue]) {
        return;
    }
    let found = row
        .neighbours([Label::ContainerTitle, Label::Genre])
        .into_iter()
        .find_map(|[host, kind]| {
            let report = row.any_cue(kind.first, kind.end, "report");
            let short = host.end - host.first == 1 && is_acronym(row.word(host.first));
            (report && short && row.is_comma(kind.first)).then_some(host)
        });
    if let Some(host) = found {
        row.set(host.first, host.end, Label::Publisher);
    }
}

/// `Roofs of the East. Reef Research, Perth, 1292 pp.`, `R Foundation for Roofs, Vienna, 2013`, labelled host: what
/// stands between a title and a place, and has no volume, is the publisher, if the book's pages are counted
/// or its words are those of a body.
fn before_places(row: &mut Row<'_>) {
    if row.has_any(&[Label::Publisher, Label::Volume, Label::Issue, Label::Editor]) {
        return;
    }
    let parts = row.parts();
    let counted = parts.iter().any(|part| {
        part.label == Some(Label::Pages)
            && part.end - part.first == 2
            && row.is_number(part.first)
            && row.is_cue(part.end - 1, "pages")
    });
    let paged = row.has(Label::Pages);
    let found = row
        .neighbours([Label::Title, Label::ContainerTitle, Label::PublisherPlace])
        .into_iter()
        .find_map(|[_, host, _]| {
            let body = has_body(row, host.first, host.end) && !paged;
            let serial = row.any_cue(host.first, host.end, "journal")
                || row.any_cue(host.first, host.end, "conference");
            (counted || body && !serial).then_some(host)
        });
    if let Some(host) = found {
        row.set(host.first, host.end, Label::Publisher);
    }
}

/// Publishers have fewer words.
const LONGEST: usize = 10;

/// `Université Lyon 2, Lyon`, all labelled place: what begins as a body is the publisher, and the place
/// stands behind it.
fn in_place(row: &mut Row<'_>) {
    if row.has(Label::Publisher) {
        return;
    }
    let parts = row.parts();
    let place = parts.iter().find(|part| {
        part.label == Some(Label::PublisherPlace)
            && names_body(row, part.first)
            && part.end - part.first > 1
            && row.word(part.first + 1) != "Park"
    });
    if let Some(place) = place {
        let comma = (place.first + 1..place.end)
            .rev()
            .find(|at| row.is_comma(*at))
            .filter(|at| !is_acronym(row.word(*at)) || row.is_cue(*at, "country"));
        row.set(place.first, comma.unwrap_or(place.end), Label::Publisher);
    }
}

/// `Université Lyon 2; 2009`: the number before the semicolon is that of the university.
fn numbered(row: &mut Row<'_>) {
    let pairs = row.neighbours([Label::Publisher, Label::Date]);
    let found = pairs.into_iter().find(|[_, date]| {
        date.end - date.first == 2
            && row.is_joined(date.first)
            && row.is_year(date.first + 1)
            && row.separator(date.first + 1) == Separator::Semicolon
    });
    if let Some([publisher, date]) = found {
        row.set(publisher.first, date.first + 1, Label::Publisher);
        row.set(date.first + 1, date.end, Label::Date);
    }
}

/// `London: Bios Roofs Ltd`, `Paris: Du May, 1992`: what stands behind a place and a colon is the
/// publisher, up to the year.
fn behind_place(row: &mut Row<'_>) {
    if row.has(Label::Publisher) {
        return;
    }
    let parts = row.parts();
    let Some([place, next]) = parts.windows(2).find_map(|two| match two {
        [a, b] if a.label == Some(Label::PublisherPlace) => Some([*a, *b]),
        _ => None,
    }) else {
        return;
    };
    let first = place.end;
    let known = matches!(
        next.label,
        Some(Label::Url | Label::Doi | Label::Isbn | Label::Pages | Label::Volume)
    );
    // A gazette that stands there is a host; a note with numbers says something else.
    let other = match next.label {
        Some(Label::ContainerTitle) => row.any_cue(next.first, next.end, "journal"),
        Some(Label::Note) => (next.first..next.end).any(|at| row.is_number(at)),
        _ => false,
    };
    if !row.is_colon(first) || known || other || !row.is_capital(first) {
        return;
    }
    let end = (first + 1..row.len())
        .find(|at| {
            let divided = row.separator(*at) >= Separator::Comma;
            let stop = row.ends_sentence(*at) || row.separator(*at) == Separator::Semicolon;
            stop || divided && (row.is_number(*at) || row.label(*at) != next.label)
        })
        .unwrap_or(row.len());
    let words = (first..end).all(|at| !row.is_number(at));
    if words && end - first <= LONGEST {
        row.set(first, end, Label::Publisher);
    }
}

/// `The moss. Corvid; 2009`, `Tulsa: University of Tiles, Wichita; 2001`: a semicolon before the year
/// that ends a book's reference stands behind its publisher (NLM, Citing Medicine, chapter 2).
fn before_semicolon(row: &mut Row<'_>) {
    let parts = row.parts();
    let Some(year) = parts.iter().find(|part| {
        part.label == Some(Label::Date)
            && part.end - part.first == 1
            && row.is_year(part.first)
            && row.separator(part.first) == Separator::Semicolon
    }) else {
        return;
    };
    let ends = matches!(row.separator(year.end), Separator::Period | Separator::Edge)
        && row.marks(year.end).trim_end_matches('.').is_empty();
    let numbered = row.has(Label::Volume) || row.has(Label::Issue);
    if !ends || numbered || year.first == 0 {
        return;
    }
    let end = year.first;
    let colon = (1..end)
        .rev()
        .take(LONGEST)
        .find(|at| row.is_colon(*at) && row.label(at - 1) == Some(Label::PublisherPlace));
    let first = colon.unwrap_or_else(|| {
        (1..end)
            .rev()
            .find(|at| row.ends_sentence(*at) || row.separator(*at) == Separator::Semicolon)
            .unwrap_or(0)
    });
    let whole = (first..end).all(|at| row.label(at) == Some(Label::Publisher));
    if first == 0
        || end - first > LONGEST
        || whole
        || !is_publisher(row, first, end, colon.is_some())
    {
        return;
    }
    row.set(first, end, Label::Publisher);
}

/// Whether the words before a semicolon and a year can be a publisher: no host, no place alone.
fn is_publisher(row: &Row<'_>, first: usize, end: usize, placed: bool) -> bool {
    let before = |label| (0..first).any(|at| row.label(at) == Some(label));
    // Where the title was taken for a name, the publisher was taken for the title.
    let titled =
        before(Label::Title) || before(Label::Author) && row.label(first) == Some(Label::Title);
    let words = row.is_capital(first) && (first..end).all(|at| !row.is_number(at));
    let loose = (first..end).all(|at| {
        matches!(
            row.label(at),
            None | Some(
                Label::Title
                    | Label::Author
                    | Label::ContainerTitle
                    | Label::PublisherPlace
                    | Label::Publisher
                    | Label::CollectionTitle
                    | Label::Note
            )
        )
    });
    let announced = row.is_colon(first) && row.is_cue(first - 1, "in");
    titled
        && words
        && loose
        && !announced
        && (placed || !is_place(row, end) && !is_serial(row, first, end))
}

/// Whether the words before a token end with the name of a place.
fn is_place(row: &Row<'_>, end: usize) -> bool {
    row.label(end - 1) == Some(Label::PublisherPlace) && row.is_cue(end - 1, "place")
}

/// Whether some words are taken for a host and have words of journals or conferences among them.
fn is_serial(row: &Row<'_>, first: usize, end: usize) -> bool {
    let hosted = (first..end).any(|at| row.label(at) == Some(Label::ContainerTitle));
    let serial = ["journal", "conference"]
        .iter()
        .any(|class| row.any_cue(first, end, class));
    hosted && serial
}

/// `(Slate, Paris, 1965)`: in parentheses that end with the year the publisher stands before the place
/// (AIP style), none of it is the title's.
fn in_parentheses(row: &mut Row<'_>) {
    let groups: Vec<Group> = row.tokens.groups.clone();
    for group in groups {
        if group.kind != Within::Parentheses || group.end - group.first > LONGEST {
            continue;
        }
        let year = group.end - 1;
        let commas: Vec<usize> = (group.first + 1..group.end)
            .filter(|at| row.is_comma(*at))
            .collect();
        let [place, last] = commas.as_slice() else {
            continue;
        };
        let plain = (group.first + 1..group.end)
            .all(|at| !matches!(row.separator(at), Separator::Colon | Separator::Semicolon));
        let swallowed = row.label(group.first) == Some(Label::Title);
        let words = (group.first..year).all(|at| !row.is_number(at));
        if *last == year && row.is_year(year) && plain && swallowed && words && group.first > 0 {
            row.set(group.first, *place, Label::Publisher);
            row.set(*place, year, Label::PublisherPlace);
            row.set(year, group.end, Label::Date);
        }
    }
}

/// `Berg, A. (2012). Moss on roofs. Tile House.`: what ends a book's reference behind its title is its
/// publisher (APA, 9.29), not a host, which would have numbers; before an address it may be a site,
/// unless it is a body by its acronym.
fn at_the_end(row: &mut Row<'_>) {
    let parts = row.parts();
    let bare: Vec<&Part> = parts
        .iter()
        .filter(|part| !matches!(part.label, None | Some(Label::Url | Label::AvailableAt)))
        .collect();
    let Some(date) = bare.iter().position(|part| part.label == Some(Label::Date)) else {
        return;
    };
    let closed = row.gap(bare[date].end).is_some_and(|gap| gap.closes != 0);
    let tail = bare.get(date + 1..).unwrap_or_default();
    let labels: Vec<Option<Label>> = tail.iter().map(|part| part.label).collect();
    let (first, end) = match (labels.as_slice(), tail) {
        ([Some(Label::Title), Some(Label::ContainerTitle)], [title, host])
            if title.end == host.first =>
        {
            (host.first, host.end)
        }
        ([Some(Label::Title)], [title]) => (row.last_sentence(**title), title.end),
        _ => return,
    };
    let swallowed = labels.len() == 1;
    let serial = ["journal", "conference", "forthcoming", "medium"]
        .iter()
        .any(|class| row.any_cue(first, row.len(), class));
    let quoted = row.gap(first).is_some_and(|gap| gap.closes == 1);
    let follows = row.ends_sentence(first) && !quoted && closed;
    let year = bare[date].end - bare[date].first == 1 && row.is_year(bare[date].first);
    let is_publisher = match (swallowed, end == row.len()) {
        (false, true) => year && end - first <= 4,
        (false, false) => (first..end).any(|at| is_acronym(row.word(at))),
        (true, _) => end - first == 1 && is_acronym(row.word(first)) && first > tail[0].first,
    };
    let words = (first..end).all(|at| !row.is_number(at));
    if follows && !serial && is_publisher && words {
        row.set(first, end, Label::Publisher);
    }
}

/// `UNESCO`, `CNPq`
fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    (3..=7).contains(&word.chars().count()) && capitals > 2
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn publishers_are_found() {
        check(&[
            (
                "Hale K. The Tower. Lind Books; 2012.",
                "Aa Tt Bb Y",
                "author[Hale K.] title[The Tower] publisher[Lind Books] date[2012]",
            ),
            (
                "Hale K. The Storm. Corvid; 2009.",
                "Aa Tt t Y",
                "author[Hale K.] title[The Storm] publisher[Corvid] date[2009]",
            ),
            (
                "Hale K. Slates. Owen & Daughters; 2013.",
                "Aa T Ccc Y",
                "author[Hale K.] title[Slates] publisher[Owen & Daughters] date[2013]",
            ),
            (
                "Hale K. Slates. Owen; 2013.",
                "Aa a T Y",
                "author[Hale K.] title[Slates] publisher[Owen] date[2013]",
            ),
            (
                "Vale R. The House. Martin K. Rowell Books; 2011.",
                "Aa Tt Pp Bb Y",
                "author[Vale R.] title[The House] publisher[Martin K. Rowell Books] date[2011]",
            ),
            (
                "Vale R. Moss. Tulsa, OK: University, Wichita County; 2001.",
                "Aa T Pp B Pp Y",
                "author[Vale R.] title[Moss] publisher-place[Tulsa, OK] publisher[University, Wichita County] date[2001]",
            ),
            (
                "Play N. Ends. Washington, D.C.: American Society; 2020.",
                "Aa T Ppp Bb Y",
                "author[Play N.] title[Ends] publisher-place[Washington, D.C.] publisher[American Society] date[2020]",
            ),
            (
                "Melo L. Manual. Goiânia: AB; 2020. p. 49.",
                "Aa T Pp Y Gg",
                "author[Melo L.] title[Manual] publisher-place[Goiânia] publisher[AB] date[2020] pages[p. 49]",
            ),
            (
                "Wood D. Os bebês. São Paulo; Martins Fontes; 1994.",
                "Aa Tt Pp Bb Y",
                "author[Wood D.] title[Os bebês] publisher-place[São Paulo] publisher[Martins Fontes] date[1994]",
            ),
            (
                "Old Songs. London: Printed by C. Lind, for T. Berg.",
                "Tt P Nnnnnnn",
                "title[Old Songs] publisher-place[London] publisher[Printed by C. Lind, for T. Berg]",
            ),
            (
                "Ley de tejas. Madrid: Boletín Oficial, 2013.",
                "Ttt P Cc Y",
                "title[Ley de tejas] publisher-place[Madrid] container-title[Boletín Oficial] date[2013]",
            ),
            (
                "Petit A. Lichens. Université Lyon 2, Lyon, 2009.",
                "Aa T Pppp Y",
                "author[Petit A.] title[Lichens] publisher[Université Lyon 2] publisher-place[Lyon] date[2009]",
            ),
            (
                "Petit A. Lichens. Université Paris, MSH, 2009.",
                "Aa T Ppp Y",
                "author[Petit A.] title[Lichens] publisher[Université Paris, MSH] date[2009]",
            ),
            (
                "Petit A. Lichens. Lyon: Université Lyon 2; 2009.",
                "Aa T P Bb Yy",
                "author[Petit A.] title[Lichens] publisher-place[Lyon] publisher[Université Lyon 2] date[2009]",
            ),
            (
                "Petit A. Lichens. University Park, PA, 2009.",
                "Aa T Ppp Y",
                "author[Petit A.] title[Lichens] publisher-place[University Park, PA] date[2009]",
            ),
            (
                "Vale R. Moss. In: Proceedings of the Society; 2015. p. 4.",
                "Aa T O Cccc Y Gg",
                "author[Vale R.] title[Moss] other[In] container-title[Proceedings of the Society] date[2015] pages[p. 4]",
            ),
            (
                "Vale R. Moss. J Roofs; 2015.",
                "Aa T Cc Y",
                "author[Vale R.] title[Moss] container-title[J Roofs] date[2015]",
            ),
            (
                "Vale R. Moss. London; 2015.",
                "Aa T P Y",
                "author[Vale R.] title[Moss] publisher-place[London] date[2015]",
            ),
            (
                "Durand P. Les toits. Paris: Du May, 1992.",
                "Aa Tt P Yyy",
                "author[Durand P.] title[Les toits] publisher-place[Paris] publisher[Du May] date[1992]",
            ),
            (
                "Bell R. Moss. London: Bios Scientific Ltd; 2001.",
                "Aa T P 000 Y",
                "author[Bell R.] title[Moss] publisher-place[London] publisher[Bios Scientific Ltd] date[2001]",
            ),
            (
                "Bell R. Moss. London: 2001.",
                "Aa T P Y",
                "author[Bell R.] title[Moss] publisher-place[London] date[2001]",
            ),
            (
                "F. Spivey, Geometry (Slate or Perish, Houston, 1979).",
                "Aa T ttt B Y",
                "author[F. Spivey] title[Geometry] publisher[Slate or Perish] publisher-place[Houston] date[1979]",
            ),
            (
                "F. Spivey, Geometry (Rules, Laws, 12).",
                "Aa T tt t",
                "author[F. Spivey] title[Geometry (Rules, Laws, 12)]",
            ),
            (
                "Vigo, L. (2021). A vida do telhado. Martins Fontes.",
                "Aa Y Tttt Cc",
                "author[Vigo, L.] date[2021] title[A vida do telhado] publisher[Martins Fontes]",
            ),
            (
                "Vigo, L. (2021). A vida. Journal of Tiles.",
                "Aa Y Tt Ccc",
                "author[Vigo, L.] date[2021] title[A vida] container-title[Journal of Tiles]",
            ),
            (
                "Vigo, L. (2021). A vida. UNESCO. http://a.org",
                "Aa Y Tt t U",
                "author[Vigo, L.] date[2021] title[A vida] publisher[UNESCO] url[http://a.org]",
            ),
            (
                "Vigo, L. (2021, May 3). A vida. Agência IBGE. http://a.org",
                "Aa Yyy Tt Cc U",
                "author[Vigo, L.] date[2021, May 3] title[A vida] publisher[Agência IBGE] url[http://a.org]",
            ),
            (
                "Vigo, L. (2021). A vida. Blog dos telhados. http://a.org",
                "Aa Y Tt Ccc U",
                "author[Vigo, L.] date[2021] title[A vida] container-title[Blog dos telhados] url[http://a.org]",
            ),
            (
                "Vigo, L. (2021, May 3). A vida. El Tejado.",
                "Aa Yyy Tt Cc",
                "author[Vigo, L.] date[2021, May 3] title[A vida] container-title[El Tejado]",
            ),
        ]);
    }

    #[test]
    fn publishers_are_found_under_hosts() {
        check(&[
            (
                "A. Berg, “Moss,” NRSA, Tech. Rep., 1988.",
                "Aa T C Kk Y",
                "author[A. Berg] title[Moss] publisher[NRSA] genre[Tech. Rep] date[1988]",
            ),
            (
                "Berg (2012) Slates. Tile Research, Perth, 1292 pp.",
                "A Y T Cc P Gg",
                "author[Berg] date[2012] title[Slates] publisher[Tile Research] publisher-place[Perth] pages[1292 pp.]",
            ),
            (
                "R Team. Moss. T Foundation for Roofs, Vienna, 2013.",
                "Aa T Cccc P Y",
                "author[R Team] title[Moss] publisher[T Foundation for Roofs] publisher-place[Vienna] date[2013]",
            ),
            (
                "Berg. Moss. Roof Symposium, Vienna, 2013.",
                "A T Cc P Y",
                "author[Berg] title[Moss] container-title[Roof Symposium] publisher-place[Vienna] date[2013]",
            ),
        ]);
    }

    #[test]
    fn parts_of_universities_are_publishers() {
        check(&[
            (
                "Berg (1996). Moss. Ph.D. thesis, School of Roofs, Tile University.",
                "A Y T Kkkkkk Bb",
                "author[Berg] date[1996] title[Moss] genre[Ph.D. thesis] publisher[School of Roofs, Tile University]",
            ),
            (
                "Berg. Moss. Roof Science Dept., University of Tiles, Bath, 1995.",
                "A T Ccc Bbb P Y",
                "author[Berg] title[Moss] publisher[Roof Science Dept., University of Tiles] publisher-place[Bath] date[1995]",
            ),
            (
                "Berg. Moss. PhD thesis, Department of Tiles, University of Bath, Bath, 1990.",
                "A T Kk Bbb Pppp Y",
                "author[Berg] title[Moss] genre[PhD thesis] publisher[Department of Tiles, University of Bath] publisher-place[Bath] date[1990]",
            ),
            (
                "Berg (2003). Moss. Tile Press, ISBN 978-3-16-148410-0.",
                "A Y T Bbb 0",
                "author[Berg] date[2003] title[Moss] publisher[Tile Press] isbn[978-3-16-148410-0]",
            ),
        ]);
    }

    #[test]
    fn chinese_publishers_are_told_by_their_end() {
        check(&[(
            "王小明. 屋顶苔藓. 北京: 高等教育出版社, 1957: 15",
            "A T P C Y G",
            "author[王小明] title[屋顶苔藓] publisher-place[北京] publisher[高等教育出版社] date[1957] pages[15]",
        )]);
    }
}

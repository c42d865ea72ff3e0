//! Where in a page the reference lists begin and end: after a heading, else where line after line
//! looks like a reference. Several lists are given in the order of the page.

use super::article::{self, ArticleClues};
use super::entry_shape::{Start, start};
use super::evidence::Evidence;
use super::furniture::without_furniture;
use super::heading::{Heading, Section, heading};
use super::join::{Words, join};
use super::line::{Line, lines};
use super::marker::marker;
use super::notes;
use super::numbering::{self, Begin};
use super::page::{Mark, Page};
use super::segment::{By, Pieces, by_signs, cut, without_backlinks};
use super::shape;
use crate::text::span::{Mapped, Span};

/// What is found in a page.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The reference lists, in the order of the page; none is empty.
    pub lists: Vec<FoundList>,
    /// What the page says of the article itself.
    pub article: ArticleClues,
    /// Pieces of a list (bytes of the file's text) left out because they are too long for a
    /// reference ([`LONGEST_ENTRY`]).
    pub oversized: Vec<Span>,
}

/// One reference list.
#[derive(Clone, Debug)]
pub struct FoundList {
    /// Its heading, bytes of the file's text.
    pub heading: Option<Span>,
    /// The entries: lines joined, white space drawn together, the printed number kept; each
    /// knows its place in the file's text.
    pub entries: Vec<Mapped>,
    /// The entries stand in footnotes or endnotes, not in a list of their own.
    pub in_notes: bool,
}

/// No reference is longer (characters).
pub const LONGEST_ENTRY: usize = 20_000;

/// An entry scores at least so much to look like a reference.
const LIKELY: f32 = 1.4;

/// The same for an entry of a numbered list or of the markup's items under a heading.
const LIKELY_IN_ORDER: f32 = 0.9;

/// A list as lines of the page, before it is joined.
struct Region {
    heading: Option<Span>,
    entries: Vec<Pieces>,
    in_notes: bool,
}

/// Finds the reference lists of a page and cuts them into entries.
pub fn find(page: &Page) -> Found {
    let text = &page.text.text;
    let (lines, notes) = notes::apart(without_furniture(text, lines(page)));
    let mut regions = with_heading(text, &lines, page.may_wrap);
    if regions.is_empty() {
        regions = without_heading(text, &lines, page.may_wrap);
    }
    let words = Words::of(text);
    let mut found = Found {
        article: article::clues(page, &lines, regions.first().and_then(first_byte)),
        ..Found::default()
    };
    regions.push(Region {
        heading: None,
        entries: notes::references(text, &notes),
        in_notes: true,
    });
    for region in regions {
        let mut entries = Vec::with_capacity(region.entries.len());
        for pieces in region.entries {
            let pieces = without_backlinks(text, pieces);
            let length: usize = pieces.iter().map(|p| p.len()).sum();
            if length > LONGEST_ENTRY * 4 || joined_length(text, &pieces) > LONGEST_ENTRY {
                found
                    .oversized
                    .extend(whole(&pieces).map(|s| page.text.source_span(s)));
                continue;
            }
            let entry = join(text, &pieces, &words).over(&page.text);
            if entry.text.contains(char::is_alphanumeric) {
                entries.push(entry);
            }
        }
        if !entries.is_empty() {
            found.lists.push(FoundList {
                heading: region.heading.map(|s| page.text.source_span(s)),
                entries,
                in_notes: region.in_notes,
            });
        }
    }
    found
}

fn first_byte(region: &Region) -> Option<usize> {
    region
        .heading
        .or_else(|| region.entries.first().and_then(|e| e.first().copied()))
        .map(|s| s.start)
}

fn whole(pieces: &[Span]) -> Option<Span> {
    Some(pieces.first()?.cover(*pieces.last()?))
}

fn joined_length(text: &str, pieces: &[Span]) -> usize {
    pieces.iter().map(|p| p.of(text).chars().count() + 1).sum()
}

/// How much an entry looks like a reference, its beginning counted in.
fn likeness(text: &str, pieces: &[Span]) -> f32 {
    let mut joined = String::new();
    for piece in pieces {
        if joined.len() > 6000 {
            break;
        }
        joined.push_str(piece.of(text));
        joined.push(' ');
    }
    let body = joined.trim_start();
    let body = marker(body).map_or(body, |m| body.get(m.len..).unwrap_or(body));
    Evidence::of(body).score() + beginning(start(body))
}

fn beginning(start: Start) -> f32 {
    match start {
        Start::SameAuthor => 2.0,
        Start::Author => 0.9,
        Start::Likely => 0.6,
        Start::Continuation => -0.8,
        _ => 0.0,
    }
}

/// The lists that stand under a heading of their own.
fn with_heading(text: &str, lines: &[Line], may_wrap: bool) -> Vec<Region> {
    let mut out = Vec::new();
    let mut i = 0;
    while let Some(line) = lines.get(i) {
        i += 1;
        let Some(Heading::List { rest }) = list_heading(text, line) else {
            continue;
        };
        let end = end_of_list(text, lines, i);
        let mut body: Vec<Line> = Vec::with_capacity(end - i + 1);
        if let Some(rest) = rest {
            body.push(Line {
                span: Span::new(line.span.start + rest, line.span.end),
                blank_before: true,
                ..*line
            });
        }
        body.extend_from_slice(lines.get(i..end).unwrap_or_default());
        let cut = cut(text, &body, may_wrap);
        let mut entries = cut.entries;
        if cut.by == By::Shape {
            drop_tail(text, &body, &mut entries);
        }
        // Numbers, items and a heading that the markup says is one leave less doubt.
        let (likely, share) = match (cut.by, line.mark) {
            (By::Shape, Some(Mark::Heading)) => (LIKELY_IN_ORDER, 0.35),
            (By::Shape, _) => (LIKELY, 0.35),
            _ => (LIKELY_IN_ORDER, 0.25),
        };
        if looks_like_list(text, &entries, likely, share) {
            let title = Span::new(
                line.span.start,
                line.span.start + rest.unwrap_or(line.span.len()),
            );
            out.push(Region {
                heading: Some(title.trim(text)),
                entries,
                in_notes: false,
            });
            i = end;
        }
    }
    out
}

/// A line that names a list and is written as a heading: with a capital, or marked as one.
fn list_heading(text: &str, line: &Line) -> Option<Heading> {
    let content = line.of(text);
    let letter = content.chars().find(|c| c.is_alphabetic())?;
    let begins = !letter.is_lowercase() || line.mark == Some(Mark::Heading);
    heading(content).filter(|h| begins && matches!(h, Heading::List { .. }))
}

/// The first line from `from` on that is not of the list any more.
fn end_of_list(text: &str, lines: &[Line], from: usize) -> usize {
    for (i, line) in lines.iter().enumerate().skip(from) {
        let found = heading(line.of(text));
        let ends = match found {
            Some(Heading::List { rest }) => {
                // `Afro-American` / `Literature: The Reconstruction` is a title over two lines.
                let whole = rest.is_none() || starts_section(text, lines, i);
                list_heading(text, line).is_some() && i > from && whole
            }
            Some(Heading::Notes) => line.blank_before || line.mark.is_some(),
            Some(Heading::Other(Section::Caption)) => {
                line.blank_before && !resumes(text, lines, i + 1)
            }
            Some(Heading::Other(section)) => {
                line.mark == Some(Mark::Heading)
                    || starts_section(text, lines, i)
                        && !is_title(text, lines, i, section)
                        && !goes_on_counting(text, lines, from, i)
            }
            None => line.mark == Some(Mark::Heading) && !references_follow(text, lines, i + 1),
        };
        if ends {
            return i;
        }
    }
    lines.len()
}

/// Whether the words of a section begin a reference's title: `Introduction: Roofs and rain. J Roofs. 2012;7:1–9`
/// among others of its kind.
fn is_title(text: &str, lines: &[Line], i: usize, section: Section) -> bool {
    let like = |line: &Line| likeness(text, &[line.span]) >= LIKELY;
    matches!(section, Section::Rest | Section::Abstract)
        && lines.get(i).is_some_and(like)
        && references_follow(text, lines, i + 1)
}

/// Whether a line bears the number that comes next after those of the list that begins at `from`.
fn goes_on_counting(text: &str, lines: &[Line], from: usize, i: usize) -> bool {
    let number = |line: &Line| marker(line.of(text)).map(|m| (m.style, m.number));
    let Some((style, own)) = lines.get(i).and_then(number) else {
        return false;
    };
    let before = lines.get(from..i).unwrap_or_default().iter().rev();
    let last = before.filter_map(number).find(|(s, _)| *s == style);
    last.is_some_and(|(_, last)| last + 1 == own)
}

/// In plain text a section's first line follows an empty line, or what ends a reference.
fn starts_section(text: &str, lines: &[Line], i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|j| lines.get(j));
    lines.get(i).is_some_and(|l| l.blank_before)
        || before
            .is_none_or(|b| super::entry_shape::end(b.of(text)) >= super::entry_shape::End::Stop)
}

/// Whether references stand in the lines from `from` on, some way below or not.
fn resumes(text: &str, lines: &[Line], from: usize) -> bool {
    const FAR: usize = 60;
    const ENOUGH: usize = 3;
    let next = lines.iter().skip(from).take(FAR);
    let like = next.filter(|line| likeness(text, &[line.span]) >= LIKELY);
    like.take(ENOUGH).count() == ENOUGH
}

fn references_follow(text: &str, lines: &[Line], from: usize) -> bool {
    let next = lines
        .iter()
        .skip(from)
        .take(3)
        .filter(|l| l.mark != Some(Mark::Heading));
    let scores: Vec<f32> = next.map(|l| likeness(text, &[l.span])).collect();
    !scores.is_empty() && scores.iter().sum::<f32>() >= LIKELY * scores.len() as f32
}

/// Whether enough of the entries look like references.
fn looks_like_list(text: &str, entries: &[Pieces], likely: f32, share: f32) -> bool {
    let like = entries
        .iter()
        .filter(|e| likeness(text, e) >= likely)
        .count();
    like > 0 && like as f32 >= share * entries.len() as f32
}

/// Drops what stands after the last references: a list without numbers has no other end.
fn drop_tail(text: &str, lines: &[Line], entries: &mut Vec<Pieces>) {
    const ENOUGH: f32 = -1.6;
    // An empty line where the list has none says that something else begins.
    const APART: f32 = 0.8;
    let is_apart = |entry: &Pieces| {
        let start = entry.first().map_or(0, |piece| piece.start);
        let at = lines.binary_search_by_key(&start, |line| line.span.start);
        at.is_ok_and(|at| lines[at].blank_before)
    };
    let apart: Vec<bool> = entries.iter().map(is_apart).collect();
    let spaced = apart.iter().skip(1).filter(|apart| **apart).count() * 2 > entries.len();
    let values: Vec<f32> = entries
        .iter()
        .zip(apart)
        .map(|(entry, apart)| {
            let like = (likeness(text, entry) - LIKELY).clamp(-2.0, 2.0);
            if apart && !spaced { like - APART } else { like }
        })
        .collect();
    // The prefix with the greatest sum; what follows goes if there is enough against it.
    let (mut sum, mut best, mut keep) = (0.0f32, 0.0f32, 0);
    for (i, value) in values.iter().enumerate() {
        sum += value;
        if sum >= best {
            best = sum;
            keep = i + 1;
        }
    }
    if keep > 0 && sum - best <= ENOUGH {
        entries.truncate(keep);
    }
}

/// Lists without a heading: a numbered series of references, else the lines that look like
/// references and stand together.
fn without_heading(text: &str, lines: &[Line], may_wrap: bool) -> Vec<Region> {
    let numbered = numbered_runs(text, lines, may_wrap);
    if !numbered.is_empty() {
        return numbered;
    }
    if let Some(list) = bulleted(text, lines, may_wrap) {
        return vec![list];
    }
    let dense = super::density::regions(text, lines, may_wrap);
    let out: Vec<Region> = dense
        .into_iter()
        .filter_map(|range| region(text, lines.get(range)?, may_wrap))
        .collect();
    if out.is_empty() {
        small(text, lines, may_wrap)
    } else {
        out
    }
}

/// A page that is nothing but one list with bullets.
fn bulleted(text: &str, lines: &[Line], may_wrap: bool) -> Option<Region> {
    let cut = by_signs(text, lines, may_wrap)?;
    let is_list =
        cut.by == By::Bullets && looks_like_list(text, &cut.entries, LIKELY_IN_ORDER, 0.6);
    is_list.then_some(Region {
        heading: None,
        entries: cut.entries,
        in_notes: false,
    })
}

fn region(text: &str, lines: &[Line], may_wrap: bool) -> Option<Region> {
    let cut = cut(text, lines, may_wrap);
    let mut entries = cut.entries;
    if cut.by == By::Shape {
        drop_tail(text, lines, &mut entries);
    }
    looks_like_list(text, &entries, LIKELY, 0.4).then_some(Region {
        heading: None,
        entries,
        in_notes: false,
    })
}

/// Series of numbered references somewhere in the page.
fn numbered_runs(text: &str, lines: &[Line], may_wrap: bool) -> Vec<Region> {
    let Some(begins) = numbering::numbered(text, lines) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for run in begins.chunk_by(|_, next: &Begin| next.number != 1) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            continue;
        };
        let end = begins
            .iter()
            .find(|b| b.line > last.line)
            .map_or_else(|| end_of_list(text, lines, last.line + 1), |b| b.line);
        let body = lines.get(first.line..end).unwrap_or_default();
        let cut = cut(text, body, may_wrap);
        let alone = body.len() * 10 >= lines.len() * 8;
        // A text that is nothing but a numbered list is one of references if some look like it.
        let (likely, share) = if alone {
            (LIKELY_IN_ORDER, 0.25)
        } else {
            (LIKELY, 0.5)
        };
        if cut.by != By::Shape
            && (run.len() > 1 || alone)
            && looks_like_list(text, &cut.entries, likely, share)
        {
            out.push(Region {
                heading: None,
                entries: cut.entries,
                in_notes: false,
            });
        }
    }
    out
}

/// A text of a few lines, which may be nothing but references.
fn small(text: &str, lines: &[Line], may_wrap: bool) -> Vec<Region> {
    const FEW: usize = 40;
    if lines.is_empty()
        || lines.len() > FEW
        || lines
            .iter()
            .any(|l| matches!(heading(l.of(text)), Some(Heading::Other(Section::Abstract))))
    {
        return Vec::new();
    }
    let entries = cut(text, lines, may_wrap).entries;
    let like = entries
        .iter()
        .filter(|e| likeness(text, e) >= 0.9 && !shape::is_prose(text, e))
        .count();
    if like * 2 > entries.len() {
        vec![Region {
            heading: None,
            entries,
            in_notes: false,
        }]
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Content, kind_of};
    use super::*;

    fn page(source: &str) -> Page {
        match kind_of(None, source).content {
            Content::Text { extract, .. } => extract(source),
            Content::Binary { .. } => panic!("a text is no binary document"),
        }
    }

    fn lists(source: &str) -> Vec<Vec<String>> {
        let found = find(&page(source));
        let texts = |list: FoundList| list.entries.into_iter().map(|e| e.text).collect();
        found.lists.into_iter().map(texts).collect()
    }

    #[test]
    fn lists_of_many_layouts_are_cut() {
        for (name, source, sizes) in [
            (
                "numbered, two entries in one line",
                "Литература\n1. Иванов И. И. Карты // Вестник. 2001. № 3. С. 5.\n2. Петров П. П. Моря. М.: Наука,\n1999. 120 с. 3. Lee C. Seas. Bonn: Land, 2001. 20 p.",
                &[3][..],
            ),
            (
                "a volume number is no entry",
                "References\n1. Smith J. Maps. Vol. 2. London: Sea, 1999. 12 p.\n2. Lee C. Seas. Bonn: Land, 2001. 20 p.",
                &[2],
            ),
            (
                "two lists",
                "Литература\n1. Иванов И. И. Карты. М.: Наука, 1999. 12 с.\n2. Лебедев А. Моря. М.: Мир, 2001. 20 с.\n\nReferences\n1. Ivanov I. Karty. Moscow: Nauka, 1999. 12 p.\n2. Lebedev A. Morya. Moscow: Mir, 2001. 20 p.",
                &[2, 2],
            ),
            (
                "no heading, prose before, how to cite after",
                "Maps and seas\n\nWe have shown that there is more than one map of this sea, and that it was drawn twice.\n\nSmith, J. (2010), Maps, Sea Publ., London.\n\nLee, C. (2011), “Seas”, Waves, no. 3, pp. 12–30.\n\nGarcía, A. (2012), Ríos, Peña, México.\n\nHow to cite\nRoe, A. (2019). Maps and seas. Waves, 12(2), 169-180.",
                &[3],
            ),
            (
                "hanging indent",
                "References\n\nSmith, J. A long history of maps and of the\n    seas. London: Sea, 1999.\nLee, C. Seas and all the lands which lie at\n    their shores. Bonn: Land, 2001.\nRoe, A. Rivers. Bonn: Land, 2003.",
                &[3],
            ),
            (
                "HTML items",
                "<html><h2>References</h2><ol><li>Smith J. Maps. London: Sea, 1999.</li><li>Lee C. Seas. Bonn: Land, 2001.</li></ol><p>About us</p></html>",
                &[2],
            ),
            (
                "prose",
                "This is a text that has no list.\n\nIt was written in 1999.",
                &[],
            ),
            ("nothing", "", &[]),
        ] {
            let found: Vec<usize> = lists(source).iter().map(Vec::len).collect();
            assert_eq!(found, sizes, "{name}: {:#?}", lists(source));
        }
    }

    #[test]
    fn entries_end_where_they_end() {
        let smith = "Smith J. Maps. London: Sea, 1999.";
        let lee = "Lee C. Seas. Bonn: Land, 2001.";
        let roe = "Roe A. Rivers. Waves 2003;4(1):5–6.";
        for (name, source, expected) in [
            (
                "numbers before tabs, a title that could head a section",
                format!("References\n1.\t{smith}\n2.\tIntroduction: all the seas. Waves 2003;4(1):5–6.\n3.\t{lee}"),
                vec![format!("1. {smith}"), "2. Introduction: all the seas. Waves 2003;4(1):5–6.".into(), format!("3. {lee}")],
            ),
            (
                "the same without numbers",
                format!("References\n{smith}\nIntroduction: all the seas. Waves 2003;4(1):5–6.\n{lee}\n{roe}\n{smith}"),
                vec![smith.into(), "Introduction: all the seas. Waves 2003;4(1):5–6.".into(), lee.into(), roe.into(), smith.into()],
            ),
            (
                "a stop behind the bracket",
                format!("References\n[1]. {smith}\n[2]. Lee C. Seas.\nBonn: Land, 2001.\n[3]. {roe}"),
                vec![format!("[1]. {smith}"), format!("[2]. {lee}"), format!("[3]. {roe}")],
            ),
            (
                "a title over two lines that could head a list",
                format!("References\n1. {smith}\n2. Lee C. Land and\nLiterature: Seas. Bonn: Land, 2001.\n3. {roe}"),
                vec![format!("1. {smith}"), "2. Lee C. Land and Literature: Seas. Bonn: Land, 2001.".into(), format!("3. {roe}")],
            ),
            (
                "groups count anew, and their titles are no entries",
                format!("References\n\nI. Sources\n1. {smith}\n2. Lee C. Seas. Bonn 2001 7654321\n\nII. Studies\n1. {roe}\n2. {lee}\n3. {smith}"),
                vec![format!("1. {smith}"), "2. Lee C. Seas. Bonn 2001 7654321".into(), format!("1. {roe}"), format!("2. {lee}"), format!("3. {smith}")],
            ),
            (
                "groups with bullets, a dash within an entry",
                format!("References\n\nBooks\n– {smith}\n– Lee C. Seas\n– 2001. Bonn: Land, 2001.\n\nArticles\n– {roe}\n\nA. Roe is professor of rivers."),
                vec![smith.into(), "Lee C. Seas – 2001. Bonn: Land, 2001.".into(), roe.into()],
            ),
            (
                "bullets before initials, lines that begin with years in brackets",
                "References\n- J. Smith, A. Roe, Phys. Maps\n(1996) 2:827–835\n- C. Lee, Phys. Seas 64, 1\n(1997), 0908.3425\n- A. Roe, Phys. Waves 7, 3 (1998)".to_string(),
                vec!["J. Smith, A. Roe, Phys. Maps (1996) 2:827–835".into(), "C. Lee, Phys. Seas 64, 1 (1997), 0908.3425".into(), "A. Roe, Phys. Waves 7, 3 (1998)".into()],
            ),
            (
                "two entries in the first line",
                format!("1. Smith J. Maps. London: Sea, 1999. 2. {lee}\n3. {roe}"),
                vec![format!("1. {smith}"), format!("2. {lee}"), format!("3. {roe}")],
            ),
            (
                "a table behind the list",
                format!("References\n{smith}\n{lee}\n{roe}\n\nTable 1. Seas by depth\nSea 12 33.5\nBay 20 45.1"),
                vec![smith.into(), lee.into(), roe.into()],
            ),
            (
                "the next article",
                format!("References\n{smith}\n{lee}\n{roe}\n\nУДК 551.46\nПро моря"),
                vec![smith.into(), lee.into(), roe.into()],
            ),
            (
                "an empty line that the list has nowhere else",
                format!("References\n1. {smith}\n2. Lee C. Seas. Waves 2003 7654321\n\nA. Roe is professor of rivers. He has written three books."),
                vec![format!("1. {smith}"), "2. Lee C. Seas. Waves 2003 7654321".into()],
            ),
            (
                "a head that two pages have",
                format!("References\n1. Smith J. Maps.\n\u{c}Seas and Lands\nLondon: Sea, 1999.\n2. {lee}\n\u{c}Seas and Lands\n3. {roe}"),
                vec![format!("1. {smith}"), format!("2. {lee}"), format!("3. {roe}")],
            ),
            (
                "Chinese",
                "References\n王小明, 2009, '屋顶上的苔藓', 植物学报, 第23页.\n李文华, 2010, '海洋', 资源科学, 第91-95页.".to_string(),
                vec!["王小明, 2009, '屋顶上的苔藓', 植物学报, 第23页.".into(), "李文华, 2010, '海洋', 资源科学, 第91-95页.".into()],
            ),
            (
                "nothing but bullets",
                "• Roe A, Lee C: Seas. 2003; 5.\n• All seas: A report. 2009.\n• Roe A: Waves. 2004;\n• Smith J: Lands. 2005; 3.".to_string(),
                vec!["Roe A, Lee C: Seas. 2003; 5.".into(), "All seas: A report. 2009.".into(), "Roe A: Waves. 2004;".into(), "Smith J: Lands. 2005; 3.".into()],
            ),
        ] {
            let found: Vec<String> = lists(&source).concat();
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn entries_point_into_the_file() {
        let source = "<html><h2>References</h2><ol><li>Smith J. <i>Maps</i> &amp; seas. London: Sea, 1999.</li><li>Lee C. Seas. Bonn: Land, 2001.</li></ol></html>";
        let found = find(&page(source));
        let list = found.lists.first().unwrap();
        assert_eq!(list.heading.unwrap().of(source), "References");
        let entry = list.entries.first().unwrap();
        assert_eq!(entry.text, "Smith J. Maps & seas. London: Sea, 1999.");
        let at = entry.text.find("& seas").unwrap();
        assert_eq!(
            entry.source_span(Span::new(at, at + 6)).of(source),
            "&amp; seas"
        );
    }

    #[test]
    fn what_is_too_long_is_no_reference() {
        let source = format!(
            "1. Smith J. {} 1999.\n2. Lee C. Seas. Bonn: Land, 2001.\n3. Roe A. Rivers. Bonn: Land, 2003.",
            "Maps ".repeat(9000)
        );
        let found = find(&page(&source));
        assert_eq!(found.lists.first().map(|l| l.entries.len()), Some(2));
        assert_eq!(found.oversized.len(), 1);
    }
}

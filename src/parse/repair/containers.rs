//! The host of a work that has none: what the label of a title, publisher or author swallowed.
//!
//! What tells it is its place: behind `In:`, or right before a volume and pages, which no title and no
//! publisher has.

use super::hosts::place_group;
use super::row::{Part, Row};
use crate::parse::gap::{Separator, Within};
use crate::record::label::Label;

/// Finds hosts where no part bears their label.
pub(super) fn containers(row: &mut Row<'_>) {
    if row.has(Label::ContainerTitle) {
        return;
    }
    announced(row);
    behind_editors(row);
    published(row);
    alone(row);
}

/// Whether a volume comes next, or a date and a volume.
pub(super) fn is_numbered<'p>(mut parts: impl Iterator<Item = &'p Part>) -> bool {
    match parts.next().and_then(|part| part.label) {
        Some(Label::Volume) => true,
        Some(Label::Date) => parts
            .next()
            .is_some_and(|part| matches!(part.label, Some(Label::Volume | Label::Issue))),
        _ => false,
    }
}

pub(super) fn behind(parts: &[Part], part: Part) -> impl Iterator<Item = &Part> {
    parts.iter().filter(move |other| other.first >= part.end)
}

/// A title behind `In:` or `//`, and the names that may stand between, is the host's.
fn announced(row: &mut Row<'_>) {
    let parts = row.parts();
    let mut titled = false;
    let mut announced = false;
    for part in parts.iter().copied() {
        announced |= row.separator(part.first) == Separator::DoubleSlash && part.first > 0;
        match part.label {
            None | Some(Label::Other) => {
                announced |= (part.first..part.end).any(|at| is_announcement(row, at));
            }
            Some(Label::Author | Label::Editor | Label::Translator) => {}
            Some(Label::Title) if titled && announced => {
                row.set(part.first, part.end, Label::ContainerTitle);
                return;
            }
            label => {
                announced = false;
                titled |= label == Some(Label::Title);
            }
        }
    }
}

/// `In`, `In:`, `in:` and the like at the beginning of a sentence or behind a comma.
fn is_announcement(row: &Row<'_>, at: usize) -> bool {
    const WORDS: &[&str] = &[
        "In", "in", "IN", "Dans", "dans", "En", "en", "Em", "em", "W", "w",
    ];
    let set_apart = row.gap(at).is_some_and(|gap| gap.divides() && at > 0);
    set_apart && WORDS.contains(&row.word(at))
}

/// `Moss. Lind, C. (ed.). A life of roofs: essays. Sydney`: a title behind editors that stand behind a
/// title is the host's.
fn behind_editors(row: &mut Row<'_>) {
    let parts = row.parts();
    let labelled: Vec<Part> = parts
        .iter()
        .copied()
        .filter(|part| !matches!(part.label, None | Some(Label::Other)))
        .collect();
    let found = labelled.windows(3).find(|three| {
        let labels = three.iter().map(|part| part.label);
        labels.eq([Label::Title, Label::Editor, Label::Title].map(Some))
    });
    if let Some([_, _, host]) = found {
        row.set(host.first, host.end, Label::ContainerTitle);
    }
}

/// A publisher right before a volume and pages is the host: `Tile Society 2: 1–111`; what stands
/// before it and a comma begins its name: `Memoirs of the College, Tile Society 2: 1–111`.
fn published(row: &mut Row<'_>) {
    const HOUSES: &[&str] = &[
        "press",
        "presses",
        "verlag",
        "publisher",
        "publishers",
        "publishing",
        "springer",
        "elsevier",
        "wiley",
        "routledge",
        "books",
        "kluwer",
        "ieee",
        "acm",
        "inc",
        "ltd",
        "gmbh",
    ];
    let parts = row.parts();
    let publishers = parts
        .iter()
        .filter(|part| part.label == Some(Label::Publisher));
    let (Some(publisher), 1) = (publishers.clone().next().copied(), publishers.count()) else {
        return;
    };
    let is_house = (publisher.first..publisher.end).any(|at| row.is_one_of(at, HOUSES));
    // `Science (New York, NY) 328`
    let place = place_group(row, publisher.end);
    let end = place.unwrap_or(publisher.end);
    let mut next = parts.iter().filter(|part| part.first >= end);
    let numbered = next
        .next()
        .is_some_and(|part| part.label == Some(Label::Volume) && part.first == end);
    let bare = row.is_number(end);
    if is_house || !numbered || !bare || !row.has(Label::Pages) || !row.has(Label::Title) {
        return;
    }
    let mut first = publisher.first;
    let title = parts
        .iter()
        .find(|part| part.label == Some(Label::Title) && part.end == first);
    if let Some(title) = title
        && row.is_comma(first)
        && row.last_sentence(*title) > title.first
        && row.is_capital(row.last_sentence(*title))
    {
        first = row.last_sentence(*title);
    }
    row.set(first, end, Label::ContainerTitle);
}

/// Where the host begins in a title that ends with it.
pub(super) fn host_in(row: &Row<'_>, title: Part) -> usize {
    let quoted = row.tokens.groups.iter().find(|group| {
        group.end == title.end
            && group.first > title.first
            && matches!(group.kind, Within::Quotation)
            && row.is_comma(group.first)
    });
    if let Some(group) = quoted {
        return group.first;
    }
    let abbreviated = abbreviations(row, title);
    if abbreviated < title.end {
        return abbreviated;
    }
    // A style that sets the title off by a comma does so with the host.
    if row.is_comma(title.first) {
        return (title.first + 1..title.end)
            .rev()
            .find(|at| row.is_comma(*at))
            .unwrap_or(title.first);
    }
    row.last_sentence(title)
}

/// Where the abbreviated name of a journal begins at the end of a part: `Chin. Phys.`, `J. Biol. Chem.`;
/// its end when there is none.
pub(super) fn abbreviations(row: &Row<'_>, part: Part) -> usize {
    let contracted = |at: usize| {
        let word = row.word(at);
        row.is_capital(at)
            && word.chars().count() <= 8
            && word.chars().skip(1).all(char::is_lowercase)
            && row.marks(at + 1).starts_with('.')
    };
    let mut first = part.end;
    // `Phys. Rev. C`: the letter of a section.
    if first > part.first + 1
        && row.word(first - 1).chars().count() == 1
        && row.is_capital(first - 1)
    {
        first -= 1;
    }
    while first > part.first && contracted(first - 1) {
        first -= 1;
        let divides = !matches!(
            row.separator(first),
            Separator::Period | Separator::TightPeriod | Separator::Space
        );
        if divides {
            break;
        }
    }
    let known = row.any_cue(first, part.end, "journal") || row.is_comma(first);
    if part.end - first >= 2 && known {
        first
    } else {
        part.end
    }
}

/// A reference that is but a name and numbers names a journal: `Roofs and Tiles 8 (2007) 624–634`.
fn alone(row: &mut Row<'_>) {
    let parts = row.parts();
    let Some(name) = parts.first().copied() else {
        return;
    };
    let numbers = parts.get(1..).unwrap_or_default().iter().all(|part| {
        matches!(
            part.label,
            None | Some(Label::Volume | Label::Issue | Label::Date | Label::Pages | Label::Doi)
        )
    });
    let known = row.any_cue(name.first, name.end, "journal") || name.end - name.first > 2;
    let serial = row.any_cue(name.first, name.end, "journal");
    let named = (name.first..name.end).all(|at| {
        row.word(at).chars().count() > 1
            && (serial && at > name.first && row.is_comma(at)
                || matches!(
                    row.separator(at),
                    Separator::Space | Separator::Edge | Separator::Mark
                ))
    });
    if matches!(name.label, Some(Label::Title | Label::Author))
        && numbers
        && known
        && named
        && (row.has(Label::Pages) || row.has(Label::Issue) && serial)
        && is_numbered(behind(&parts, name))
    {
        row.set(name.first, name.end, Label::ContainerTitle);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn hosts_are_found() {
        check(&[
            (
                "Berg A. Moss on roofs. Journal of Roofs, 12(3), 4–9",
                "Aa Ttt ttt V I Gg",
                "author[Berg A.] title[Moss on roofs] container-title[Journal of Roofs] volume[12] issue[3] pages[4–9]",
            ),
            (
                "Берг А. Мхи крыш. Вестник мхов. 12, № 3. С. 4–9",
                "Aa Tt tt V Ii Ggg",
                "author[Берг А.] title[Мхи крыш] container-title[Вестник мхов] volume[12] issue[№ 3] pages[С. 4–9]",
            ),
            (
                "DIAS, M. Musgos. Musgos: teoria, Recife, v. 23, n. 1, p. 3-4",
                "Aa T tt P Vv Ii Ggg",
                "author[DIAS, M.] title[Musgos] container-title[Musgos: teoria] publisher-place[Recife] volume[v. 23] issue[n. 1] pages[p. 3-4]",
            ),
            (
                "Berg A, Review of moss, Chin. Phys. 40 (2016) 17",
                "Aa Ttt tt V Y G",
                "author[Berg A] title[Review of moss] container-title[Chin. Phys.] volume[40] date[2016] pages[17]",
            ),
            (
                "S. Sato, The Tiles. Form and Use, Early Roofs, 9, 2000, 14",
                "Aa Tt ttt tt V Y G",
                "author[S. Sato] title[The Tiles. Form and Use] container-title[Early Roofs] volume[9] date[2000] pages[14]",
            ),
            (
                "Sato S, Review of tiles, Chin. Phys. C40 (2016) 17",
                "Aa Ttt ttt V Y G",
                "author[Sato S] title[Review of tiles] container-title[Chin. Phys. C] volume[40] date[2016] pages[17]",
            ),
            (
                "S. Sato et al., Tiles in the rain, Cosmet. Toilet. 11 (2003) 6",
                "Aaaa Cccc cc V Y G",
                "author[S. Sato et al.] title[Tiles in the rain] container-title[Cosmet. Toilet.] volume[11] date[2003] pages[6]",
            ),
            (
                "M. Borg, Phil. Trans. Roy. Soc. London A, 342, 37 (1993)",
                "Aa Cccccc V G Y",
                "author[M. Borg] container-title[Phil. Trans. Roy. Soc. London A] volume[342] pages[37] date[1993]",
            ),
            (
                "Lind, W.Y., Munz, T. Tiles: new designs 13 12 (2007)",
                "Aaa aa Ccc V G Y",
                "author[Lind, W.Y., Munz, T.] container-title[Tiles: new designs] volume[13] pages[12] date[2007]",
            ),
            (
                "Kos J., Mchy, „Przegląd Dachów” 3, 2001, s. 234",
                "Aa T tt V Y Gg",
                "author[Kos J.] title[Mchy] container-title[Przegląd Dachów] volume[3] date[2001] pages[s. 234]",
            ),
            (
                "Берг А. Сочинения. История крыш. Т. 2. С. 15",
                "Aa T tt Vv Gg",
                "author[Берг А.] title[Сочинения. История крыш] volume[Т. 2] pages[С. 15]",
            ),
            (
                "Berg A. Moss. The roofs. 12, 4–9. Tile House",
                "Aa T tt V Gg Bb",
                "author[Berg A.] title[Moss. The roofs] volume[12] pages[4–9] publisher[Tile House]",
            ),
            (
                "Berg A. Moss. In: Advances in roofs. pp. 4–9",
                "Aa T O Ttt Ggg",
                "author[Berg A.] title[Moss] other[In] container-title[Advances in roofs] pages[pp. 4–9]",
            ),
            (
                "Bianchi G., I muschi, in «Rivista di tetti», 12, 1987",
                "Aa Tt 0 Ttt V Y",
                "author[Bianchi G.] title[I muschi] container-title[Rivista di tetti] volume[12] date[1987]",
            ),
            (
                "Берг А. Мхи // Крыши. 2001",
                "Aa T T Y",
                "author[Берг А.] title[Мхи] container-title[Крыши] date[2001]",
            ),
            (
                "COSTA. Prefácio. In: MORETTI, G. Telhados: história. Roma",
                "A T O Ee Tt P",
                "author[COSTA] title[Prefácio] other[In] editor[MORETTI, G.] container-title[Telhados: história] publisher-place[Roma]",
            ),
            (
                "DIAS. A ilusão. CHOLO, A. (ed.). A vida. Sydney",
                "A Tt Ee O Tt P",
                "author[DIAS] title[A ilusão] editor[CHOLO, A.] other[ed.] container-title[A vida] publisher-place[Sydney]",
            ),
            (
                "Berg A. Moss. In roofs we trust. Roma",
                "Aa T Tttt P",
                "author[Berg A.] title[Moss] title[In roofs we trust] publisher-place[Roma]",
            ),
            (
                "Moss. Nature (London) 325, 4–9",
                "T C P V Gg",
                "title[Moss] container-title[Nature (London)] volume[325] pages[4–9]",
            ),
            (
                "Moss. Science (New York, N.Y.). 2010;328:4",
                "T C Pppp Y V G",
                "title[Moss] container-title[Science (New York, N.Y.)] date[2010] volume[328] pages[4]",
            ),
            (
                "Moss. Science (New York, NY) 328: 4",
                "T B Ppp V G",
                "title[Moss] container-title[Science (New York, NY)] volume[328] pages[4]",
            ),
            (
                "Moss. In Proceedings (Lille, France), 2015, pp. 4",
                "T O C Pp Y Gg",
                "title[Moss] other[In] container-title[Proceedings] publisher-place[Lille, France] date[2015] pages[pp. 4]",
            ),
            (
                "Yeh S. Biology. Memoirs of the College, Tile Society 2: 1–9",
                "Aa T tttt Bb V Gg",
                "author[Yeh S.] title[Biology] container-title[Memoirs of the College, Tile Society] volume[2] pages[1–9]",
            ),
            (
                "Yeh S. Biology, Tile Press 2, 1–9",
                "Aa T Bb V Gg",
                "author[Yeh S.] title[Biology] publisher[Tile Press] volume[2] pages[1–9]",
            ),
            (
                "Yeh S. Effects on Allium sativum L. Roof Studies 12: 1–9",
                "Aa Ccccc cc V Gg",
                "author[Yeh S.] title[Effects on Allium sativum L] container-title[Roof Studies] volume[12] pages[1–9]",
            ),
            (
                "Yeh S. Biology. Memoirs of the College, Tile Society 2: 1–9",
                "Aa T tttt Cc V Gg",
                "author[Yeh S.] title[Biology] container-title[Memoirs of the College, Tile Society] volume[2] pages[1–9]",
            ),
            (
                "Lind H. Moss on roofs 2007 Roof Letters 13 12",
                "Aa Ccc ccc V G",
                "author[Lind H.] title[Moss on roofs] date[2007] container-title[Roof Letters] volume[13] pages[12]",
            ),
            (
                "Zinn, A.; Huse, D. A. Phys Rev A 2012, 86, 53",
                "Aa aaa Ccc Y V G",
                "author[Zinn, A.; Huse, D. A.] container-title[Phys Rev A] date[2012] volume[86] pages[53]",
            ),
            (
                "J. Green, AIP Conf. Proc. 17, 40 (2016)",
                "Aa Ttt V G Y",
                "author[J. Green] container-title[AIP Conf. Proc.] volume[17] pages[40] date[2016]",
            ),
            (
                "LIMA. Telhados. In: CONGRESSO DE TELHADOS, 5., 2012, Curitiba. Anais [...]. Curitiba",
                "A T O Qqq Cccc P",
                "author[LIMA] title[Telhados] other[In] event[CONGRESSO DE TELHADOS, 5., 2012, Curitiba] container-title[Anais] publisher-place[Curitiba]",
            ),
            (
                "H. Lind, Journal of the Tile Society, Roof Communications 16, 57",
                "Aa Ccccccc V G",
                "author[H. Lind] container-title[Journal of the Tile Society, Roof Communications] volume[16] pages[57]",
            ),
            (
                "Roofs and Tiles 8 (2007) 624–634",
                "Ttt V Y Gg",
                "container-title[Roofs and Tiles] volume[8] date[2007] pages[624–634]",
            ),
            (
                "Berg 8 (2007) 624",
                "A V Y G",
                "author[Berg] volume[8] date[2007] pages[624]",
            ),
            (
                "Moss. Journal of the Society of the North 40: 7",
                "T C oooo cc V G",
                "title[Moss] container-title[Journal of the Society of the North] volume[40] pages[7]",
            ),
            (
                "A. Berg, C. R. Acad. Sci. 30, 301",
                "Aa aa Cc V G",
                "author[A. Berg] container-title[C. R. Acad. Sci.] volume[30] pages[301]",
            ),
        ]);
    }
}

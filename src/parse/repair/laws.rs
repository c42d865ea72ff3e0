//! Laws: the gazette they were published in, and its number (`… BOE núm. 260, de 30 de octubre de 2007`).

use super::row::{Part, Row};
use crate::record::label::Label;

/// Finds the gazettes of laws.
pub(super) fn laws(row: &mut Row<'_>) {
    if row.has(Label::ContainerTitle) {
        return;
    }
    let parts = row.parts();
    let Some(title) = parts
        .iter()
        .find(|part| part.label == Some(Label::Title))
        .copied()
    else {
        return;
    };
    if !is_law(row, title.first) {
        return;
    }
    // What is not in the title may stand behind it.
    let next = parts.iter().find(|part| part.first == title.end);
    let taken = next.filter(|part| {
        matches!(
            part.label,
            Some(Label::Publisher | Label::Note | Label::PublisherPlace | Label::Title)
        )
    });
    if let Some(part) = taken
        && gazette(row, part.first).is_some_and(|end| end == part.end)
    {
        row.set(part.first, part.end, Label::ContainerTitle);
        return;
    }
    let found = (title.first + 1..title.end)
        .filter(|at| row.is_comma(*at) || row.ends_sentence(*at))
        .find_map(|at| Some((at, gazette(row, at)?)));
    if let Some((first, end)) = found.filter(|(_, end)| *end <= title.end) {
        numbered(row, title, first, end);
    }
}

/// Labels a gazette and what follows it in the title: its number.
fn numbered(row: &mut Row<'_>, title: Part, first: usize, end: usize) {
    let announced = usize::from(row.is_cue(end, "issue") && end < title.end);
    let number = end + announced;
    row.set(first, end, Label::ContainerTitle);
    if number < title.end && row.is_number(number) && !row.is_year(number) {
        row.set(end, number + 1, Label::Issue);
    }
}

/// Whether a title begins as laws do, in the languages whose laws are entered by their kind.
fn is_law(row: &Row<'_>, first: usize) -> bool {
    const KINDS: &[&str] = &[
        "lei",
        "ley",
        "decreto",
        "loi",
        "décret",
        "arrêté",
        "ordonnance",
        "resolução",
        "resolución",
        "portaria",
        "ordenanza",
        "legge",
        "gesetz",
        "verordnung",
        "directiva",
        "diretiva",
        "acordo",
        "закон",
        "указ",
        "постановление",
    ];
    const FIRST: &[&str] = &["real", "medida", "федеральный", "instrução", "instrucción"];
    const SECOND: &[&str] = &["decreto", "orden", "provisória", "закон", "normativa"];
    row.is_one_of(first, KINDS) || row.is_one_of(first, FIRST) && row.is_one_of(first + 1, SECOND)
}

/// Where the name of a gazette that begins with a token ends.
fn gazette(row: &Row<'_>, first: usize) -> Option<usize> {
    /// `Diário Oficial do Estado do Rio Grande do Sul`
    const LONGEST: usize = 10;
    const NAMES: &[&[&str]] = &[
        &["boletín", "oficial"],
        &["diario", "oficial"],
        &["diário", "oficial"],
        &["diário", "da", "república"],
        &["journal", "officiel"],
        &["gazzetta", "ufficiale"],
        &["official", "journal"],
        &["gaceta", "oficial"],
        &["registro", "oficial"],
        &["собрание", "законодательства"],
    ];
    const ACRONYMS: &[&str] = &[
        "BOE", "DOU", "DOF", "JORF", "JO", "DOUE", "BGBl", "RGBl", "BOCM",
    ];
    if ACRONYMS.contains(&row.word(first)) {
        return Some(first + 1);
    }
    let name = NAMES.iter().find(|name| row.says(first, name))?;
    // `Boletín Oficial del Estado`, `Diário Oficial da União`
    let behind = first + name.len();
    let limit = row.len().min(first + LONGEST + 1);
    let end = (behind..limit)
        .find(|at| {
            row.is_comma(*at)
                || row.ends_sentence(*at)
                || row.is_number(*at)
                || row.is_cue(*at, "issue")
                || row.gap(*at).is_some_and(|gap| gap.opens != 0)
        })
        .unwrap_or(limit);
    (end - first <= LONGEST).then_some(end)
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn gazettes_are_hosts() {
        check(&[
            (
                "Real Decreto 13/2007, por el que se ordenan las tejas. BOE núm. 26, de 30 de octubre de 2007.",
                "Ttttttttttt ttt ttttt Y",
                "title[Real Decreto 13/2007, por el que se ordenan las tejas] container-title[BOE] issue[núm. 26] date[30 de octubre de 2007]",
            ),
            (
                "Lei nº 12, de 2012. Dispõe sobre telhas. Diário Oficial da União, Brasília, 2012.",
                "Ttttt ttt tttt P Y",
                "title[Lei nº 12, de 2012. Dispõe sobre telhas] container-title[Diário Oficial da União] publisher-place[Brasília] date[2012]",
            ),
            (
                "Loi n° 78 relative aux toits. Journal officiel, 1978.",
                "Ttttttt Bb Y",
                "title[Loi n° 78 relative aux toits] container-title[Journal officiel] date[1978]",
            ),
            (
                "Tejas de España. BOE núm. 26, 2007.",
                "Ttt ttt Y",
                "title[Tejas de España. BOE núm. 26] date[2007]",
            ),
        ]);
    }
}

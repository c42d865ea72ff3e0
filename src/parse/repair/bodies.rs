//! Bodies as authors: a state and its offices, or a university and its faculties, one a sentence
//! (`BRASIL. Ministério da Saúde. Guia de telhados`; ABNT NBR 6023:2018, 8.1.2).

use super::row::{Part, Row};
use crate::parse::gap::{Separator, Within};
use crate::record::label::Label;
use crate::text::word::is_one_of;

/// Takes the body or the row of bodies at the beginning for the author.
pub(super) fn bodies(row: &mut Row<'_>) {
    expansions(row);
    body(row);
    before_colon(row);
    standards(row);
    let parts = row.parts();
    let Some(start) = parts
        .iter()
        .find(|part| part.label != Some(Label::CitationNumber))
    else {
        return;
    };
    let first = start.first;
    let heads = heads(row, &parts, first);
    let Some(state) = heads.first() else { return };
    let is_state = names_state(row, state);
    let is_row = (is_state || names_body(row, state.first))
        && heads.get(1).is_some_and(|next| names_body(row, next.first));
    if !is_row {
        return;
    }
    let count = 1 + heads
        .iter()
        .skip(1)
        .take_while(|head| names_body(row, head.first))
        .count();
    // The last one is the title, if nothing else can be.
    let Some(title) = heads.get(count) else {
        return;
    };
    let end = title.first;
    if !is_loose(row.label(end)) {
        return;
    }
    let untitled = (end..row.len()).all(|at| row.label(at) != Some(Label::Title));
    row.set(first, end, Label::Author);
    if untitled && row.label(end) != Some(Label::ContainerTitle) {
        row.set(end, title.end, Label::Title);
    }
}

/// `WRO – World Roof Organization. Roofs and health`, labelled title behind the dash: what an acronym at the head
/// stands for is no title (as Brazilian lists enter bodies).
fn expansions(row: &mut Row<'_>) {
    let parts = row.parts();
    let mut named = parts
        .iter()
        .filter(|part| part.label != Some(Label::CitationNumber));
    let Some(author) = named
        .next()
        .filter(|part| part.label == Some(Label::Author))
    else {
        return;
    };
    let (head, first) = (author.first, author.first + 1);
    let acronym = row.word(head);
    let capitals =
        (3..=10).contains(&acronym.chars().count()) && acronym.chars().all(char::is_uppercase);
    if !capitals || !matches!(row.separator(first), Separator::Dash) {
        return;
    }
    let to = row.len().min(first + 16);
    let Some(end) = (first + 2..to).find(|at| row.ends_sentence(*at)) else {
        return;
    };
    let dated = (first..end).any(|at| row.label(at) == Some(Label::Date));
    let title = matches!(row.label(end), Some(Label::Title | Label::Author))
        && row.is_capital(end)
        && !dated;
    // `N` of National, `B` of Bureau, `S` of Statistics.
    let mut letters = acronym.chars().peekable();
    for at in first..end {
        let initial = row.word(at).chars().next();
        if initial.is_some_and(|c| c.to_uppercase().eq(letters.peek().copied())) {
            letters.next();
        }
    }
    if title && letters.next().is_none() {
        let last = (end..row.len())
            .find(|at| row.label(*at) != row.label(end) || *at > end && row.tags()[*at].begins)
            .unwrap_or(row.len());
        row.set(head, end, Label::Author);
        row.set(end, last, Label::Title);
    }
}

/// `DIN EN | ISO 9001:2015`, labelled author: the letters before the number of a standard are no body.
fn standards(row: &mut Row<'_>) {
    const LETTERS: &[&str] = &[
        "DIN", "EN", "BS", "NF", "UNE", "UNI", "ANSI", "ASTM", "ISO", "IEC", "ABNT", "NBR", "SS",
        "PN", "ГОСТ", "СТБ", "ДСТУ",
    ];
    let parts = row.parts();
    let found = parts.windows(2).find_map(|two| {
        let [letters, number] = two else { return None };
        let named = (letters.first..letters.end).all(|at| LETTERS.contains(&row.word(at)));
        let labels = (letters.label, number.label) == (Some(Label::Author), Some(Label::Other));
        let joined = row.is_joined(number.first) || row.marks(number.first) == "/";
        let numbered = (number.first..number.end).any(|at| row.is_number(at));
        (labels && named && joined && numbered).then_some((letters.first, number.end))
    });
    if let Some((first, end)) = found {
        row.set(first, end, Label::Other);
    }
}

/// `U.S. Department of Roofs: Tiles announced`, all labelled title: a body, a colon and a capital, where there is
/// neither author nor publisher.
fn before_colon(row: &mut Row<'_>) {
    if row.has_any(&[Label::Author, Label::Editor, Label::Publisher]) {
        return;
    }
    let parts = row.parts();
    let mut named = parts
        .iter()
        .filter(|part| part.label != Some(Label::CitationNumber));
    let Some(title) = named.next().filter(|part| part.label == Some(Label::Title)) else {
        return;
    };
    let to = title.end.min(title.first + 12);
    let Some(colon) = (title.first + 2..to).find(|at| row.is_colon(*at)) else {
        return;
    };
    let plain = row.gap(title.first).is_some_and(|gap| gap.opens == 0);
    let proper = (title.first..colon).all(|at| {
        !row.is_number(at)
            && (row.is_capital(at) || matches!(row.word(at), "of" | "for" | "and" | "the" | "de"))
    });
    let article = matches!(row.word(title.first), "The" | "A" | "An");
    if plain && proper && !article && has_body(row, title.first, colon) && row.is_capital(colon) {
        row.set(title.first, colon, Label::Author);
        row.set(colon, title.end, Label::Title);
    }
}

/// `World Roof Organization. Roofs and health`, all labelled title: where there is no author, a body
/// that is the title's first sentence is.
fn body(row: &mut Row<'_>) {
    let parts = row.parts();
    let named = parts
        .iter()
        .find(|part| part.label != Some(Label::CitationNumber));
    let Some(title) = named
        .filter(|part| part.label == Some(Label::Title))
        .copied()
    else {
        return;
    };
    // `Council of Roofs, ‘Moss: a study’`: what stands before a quoted title is no part of it.
    let quotation = row.tokens.groups.iter().find(|group| {
        matches!(group.kind, Within::Quotation | Within::SingleQuotation)
            && group.first > title.first
            && group.end == title.end
            && row.is_comma(group.first)
    });
    let quotation = quotation.map(|group| group.first);
    let sentence = (title.first + 1..title.end).find(|at| row.ends_sentence(*at));
    let Some(end) = quotation.or(sentence) else {
        return;
    };
    let quoted = row.gap(title.first).is_some_and(|gap| gap.opens != 0);
    let published = row.has(Label::Publisher) || row.has(Label::PublisherPlace);
    let divided = published || quotation.is_some();
    if divided && !quoted && !row.has(Label::Author) && names_organisation(row, title.first, end) {
        row.set(title.first, end, Label::Author);
        row.set(end, title.end, Label::Title);
    }
}

/// Words that a body may be named by.
const TAILS: &[&str] = &[
    "organization",
    "organisation",
    "council",
    "committee",
    "association",
    "agency",
    "commission",
    "foundation",
    "department",
    "federation",
    "bureau",
    "administration",
    "institute",
    "authority",
];

/// Whether one of some words is that for a body.
pub(super) fn has_body(row: &Row<'_>, first: usize, end: usize) -> bool {
    let is_body = |at: usize| row.is_one_of(at, TAILS);
    (first..end).any(|at| row.is_capital(at) && (is_body(at) || names_body(row, at)))
}

/// Whether all of some words are the name of a body: `Ministry of Roofs`, `World Roof Organization`,
/// `Tilers’ Council of Victoria`, `Comité de toits`.
fn names_organisation(row: &Row<'_>, first: usize, end: usize) -> bool {
    const SMALL: &[&str] = &[
        "of", "for", "and", "the", "on", "in", "de", "da", "del", "y", "e",
    ];
    const OFFICES: &[&str] = &[
        "министерство",
        "правительство",
        "міністерство",
        "комитет",
        "федеральная",
        "федеральное",
        "государственный",
        "департамент",
    ];
    let office = row.is_one_of(first, OFFICES) && row.word(end - 1).chars().count() > 1;
    let proper = (first..end).all(|at| row.is_capital(at) || SMALL.contains(&row.word(at)));
    let named = names_body(row, first) && SMALL.contains(&row.word(first + 1))
        || row.is_one_of(end - 1, TAILS) && !row.is_word(first, "the");
    // The kind of body, then where: a conjunction of its own.
    let placed = (first + 1..end).any(|at| row.is_one_of(at, TAILS) && row.word(at + 1) == "of");
    let committee = row.is_word(first, "comité") && !row.any_cue(first, end, "conference");
    (3..=10).contains(&(end - first)) && (office || committee || proper && (named || placed))
}

/// The sentences from a token on, as long as no date, place or number begins.
fn heads(row: &Row<'_>, parts: &[Part], first: usize) -> Vec<Part> {
    let mut heads: Vec<Part> = Vec::new();
    let end = parts
        .iter()
        .find(|part| part.first >= first && !is_loose(part.label))
        .map_or(row.len(), |part| part.first);
    for at in first..end {
        match heads.last_mut() {
            Some(head) if !row.ends_sentence(at) => head.end = at + 1,
            _ => heads.push(Part {
                label: row.label(at),
                first: at,
                end: at + 1,
            }),
        }
    }
    heads
}

/// Labels that a row of bodies and the title behind it are taken for.
fn is_loose(label: Option<Label>) -> bool {
    matches!(
        label,
        None | Some(
            Label::Author
                | Label::Title
                | Label::Publisher
                | Label::Note
                | Label::Other
                | Label::Editor
                | Label::Translator
                | Label::ContainerTitle
        )
    )
}

/// A name in capitals (`SÃO PAULO (Estado)`), or the name of a country whose bodies are entered under it.
fn names_state(row: &Row<'_>, head: &Part) -> bool {
    const COUNTRIES: &[&str] = &[
        "Brasil",
        "México",
        "Mexico",
        "España",
        "Portugal",
        "Colombia",
        "Chile",
        "Argentina",
        "Perú",
        "Peru",
        "Uruguay",
        "Paraguay",
        "Bolivia",
        "Ecuador",
        "Venezuela",
        "Cuba",
        "Guatemala",
        "Angola",
        "Moçambique",
        "France",
        "Italia",
    ];
    let length = head.end - head.first;
    let words = head.first..head.end;
    let capitals = row.word(head.first).chars().count() > 2
        && row.word(head.first).chars().all(char::is_uppercase)
        && length <= 5
        && words.skip(1).all(|at| !row.is_comma(at));
    capitals || length == 1 && COUNTRIES.contains(&row.word(head.first))
}

/// Whether a name that begins with this word is that of a body.
pub(super) fn names_body(row: &Row<'_>, at: usize) -> bool {
    const HEADS: &[&str] = &[
        "ministério",
        "ministerio",
        "ministère",
        "ministero",
        "ministry",
        "secretaria",
        "secretaría",
        "secretariat",
        "subsecretaría",
        "departamento",
        "département",
        "department",
        "instituto",
        "institut",
        "institute",
        "istituto",
        "universität",
        "hochschule",
        "universidade",
        "universidad",
        "université",
        "università",
        "university",
        "faculdade",
        "facultad",
        "faculté",
        "facoltà",
        "faculty",
        "conselho",
        "consejo",
        "conseil",
        "câmara",
        "cámara",
        "senado",
        "tribunal",
        "supremo",
        "superior",
        "agência",
        "agencia",
        "fundação",
        "fundación",
        "comissão",
        "comisión",
        "commission",
        "coordenação",
        "coordenadoria",
        "diretoria",
        "dirección",
        "direcção",
        "direção",
        "superintendência",
        "prefeitura",
        "gabinete",
        "presidência",
        "presidencia",
        "congresso",
        "congreso",
        "assembleia",
        "asamblea",
        "reitoria",
        "pró",
        "procuradoria",
        "procuraduría",
        "centro",
        "escola",
        "escuela",
        "observatorio",
    ];
    let word = row.word(at);
    word.starts_with(char::is_uppercase)
        && is_one_of(word, HEADS)
        // `Pró-Reitoria de Ensino`
        && (word.to_lowercase() != "pró" || row.is_word(at + 1, "reitoria"))
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn rows_of_bodies_are_authors() {
        check(&[
            (
                "Ethnic Tilers’ Council of Victoria, ‘Talking Roofs: Moss in Slates’",
                "Ttttt ttttt",
                "author[Ethnic Tilers’ Council of Victoria] title[Talking Roofs: Moss in Slates]",
            ),
            (
                "Comité résistance ardoise. Des toits. Clichy: Seine, 1957.",
                "Ttttt P B Y",
                "author[Comité résistance ardoise] title[Des toits] publisher-place[Clichy] publisher[Seine] date[1957]",
            ),
            (
                "Notes on ‘Roofs of Moss’",
                "Ttttt",
                "title[Notes on ‘Roofs of Moss’]",
            ),
            (
                "BRASIL. Ministério da Saúde. Guia de telhados. Brasília: MS, 2014.",
                "A NNN Eee P B Y",
                "author[BRASIL. Ministério da Saúde] title[Guia de telhados] publisher-place[Brasília] publisher[MS] date[2014]",
            ),
            (
                "México. Secretaría de Salud. Programa de tejados. México: SSA, 2008.",
                "B bbb Ttt P B Y",
                "author[México. Secretaría de Salud] title[Programa de tejados] publisher-place[México] publisher[SSA] date[2008]",
            ),
            (
                "SÃO PAULO (Estado). Secretaria da Educação. Telhados. São Paulo, 2011.",
                "Aaa Ttt t Pp Y",
                "author[SÃO PAULO (Estado). Secretaria da Educação] title[Telhados] publisher-place[São Paulo] date[2011]",
            ),
            (
                "UNIVERSIDADE DE GOIÁS. Pró-Reitoria de Ensino. Regulamento. Goiânia, 2009",
                "Aaa Tttt t P Y",
                "author[UNIVERSIDADE DE GOIÁS. Pró-Reitoria de Ensino] title[Regulamento] publisher-place[Goiânia] date[2009]",
            ),
            (
                "World Roof Organization. Roofs and health. Geneva: WRO; 2014",
                "Ttt ttt P B Y",
                "author[World Roof Organization] title[Roofs and health] publisher-place[Geneva] publisher[WRO] date[2014]",
            ),
            (
                "Министерство строительства СССР. Правила крыш. М.: Луч, 2003",
                "Ttt tt P B Y",
                "author[Министерство строительства СССР] title[Правила крыш] publisher-place[М.] publisher[Луч] date[2003]",
            ),
            (
                "The Roof Association. A novel. London: Lind, 2003",
                "Ttt tt P B Y",
                "title[The Roof Association. A novel] publisher-place[London] publisher[Lind] date[2003]",
            ),
            // A person, a title that speaks of a body, a body that is all there is.
            (
                "LIMA, A. Ministério e telhado. Recife, 2001.",
                "Aa Ttt P Y",
                "author[LIMA, A.] title[Ministério e telhado] publisher-place[Recife] date[2001]",
            ),
            (
                "BRASIL. Lei de telhados. Brasília, 1973.",
                "A Ttt P Y",
                "author[BRASIL] title[Lei de telhados] publisher-place[Brasília] date[1973]",
            ),
            (
                "BRASIL. Ministério da Saúde. 2014.",
                "A Ttt Y",
                "author[BRASIL] title[Ministério da Saúde] date[2014]",
            ),
        ]);
    }

    #[test]
    fn bodies_are_told_from_titles_by_their_marks() {
        check(&[
            (
                "WRO – World Roof Organization. Tiles of China, several editions",
                "A Ttt ttttt",
                "author[WRO – World Roof Organization] title[Tiles of China, several editions]",
            ),
            (
                "LUCH – World Roof Organization. Tiles of China",
                "A Ttt ttt",
                "author[LUCH] title[World Roof Organization. Tiles of China]",
            ),
            (
                "State Department of Tiles: Moss found in roofs",
                "Tttttttt",
                "author[State Department of Tiles] title[Moss found in roofs]",
            ),
            (
                "State Department of Tiles: a history of roofs",
                "Tttttttt",
                "title[State Department of Tiles: a history of roofs]",
            ),
        ]);
    }

    #[test]
    fn letters_of_standards_are_no_bodies() {
        check(&[(
            "DIN EN ISO 9001:2015: Dächer. Berlin: Luch, 2015.",
            "Aa Ooo T P B Y",
            "other[DIN EN ISO 9001:2015] title[Dächer] publisher-place[Berlin] publisher[Luch] date[2015]",
        )]);
    }
}

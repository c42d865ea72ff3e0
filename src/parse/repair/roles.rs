//! Names whose role a word before or behind them tells: `edited by Ann Lind`, `Ann Lind, eds.`

use super::row::{Part, Row};
use crate::record::label::Label;

/// Gives names the role that is printed beside them.
pub(super) fn roles(row: &mut Row<'_>) {
    within(row);
    begins(row);
    ends_title(row);
    before_role(row);
    other_role(row);
    heads(row);
    ends_head(row);
    hosts(row);
}

/// `Ann Lind, Bo Falk, and Eva Dahl, editors | Moss`, `Ann Lind (ed.) | Moss`, all labelled title or author: names at
/// the head that end with their role, before a host.
fn ends_head(row: &mut Row<'_>) {
    if row.has(Label::Editor) {
        return;
    }
    let parts: Vec<Part> = row
        .parts()
        .iter()
        .copied()
        .skip_while(|part| matches!(part.label, None | Some(Label::CitationNumber)))
        .collect();
    let Some(at) = (0..parts.len().min(2))
        .find(|at| parts[*at].label == Some(Label::Title) && is_role(row, parts[*at].end - 1))
    else {
        return;
    };
    let (head, title) = (parts[0], parts[at]);
    let before = at == 0 || head.label == Some(Label::Author) && row.is_comma(title.first);
    let role = title.end - 1;
    let hosted = parts
        .get(at + 1)
        .is_some_and(|next| matches!(next.label, Some(Label::ContainerTitle | Label::Title)));
    if before
        && hosted
        && role > head.first
        && is_set_apart(row, role)
        && are_names(row, head.first, role)
    {
        row.set(head.first, role, Label::Editor);
        row.set(role, role + 1, Label::Other);
    }
}

/// `In | Roof Lexicography | , eds. | A. Lind & B. Falk`, the first labelled editor: what a role stands behind, and
/// its names behind that, is what they edited.
fn hosts(row: &mut Row<'_>) {
    if row.has(Label::ContainerTitle) {
        return;
    }
    let parts = row.parts();
    let found = parts.windows(4).find_map(|four| {
        let [announcement, host, role, names] = four else {
            return None;
        };
        let labels = [host.label, names.label] == [Some(Label::Editor); 2];
        let loose = |part: &Part| matches!(part.label, None | Some(Label::Other));
        let initials = (host.first..host.end).any(|at| row.is_initial(at));
        (labels
            && loose(announcement)
            && loose(role)
            && row.is_cue(announcement.end - 1, "in")
            && is_role(row, role.end - 1)
            && !initials
            && host.end - host.first > 1)
            .then_some(*host)
    });
    if let Some(host) = found {
        row.set(host.first, host.end, Label::ContainerTitle);
    }
}

/// `Berg, Ann, Peter Lind, | Eva Falk | , eds. Moss`, labelled author and editor, and the title editor, too: whom
/// a role at the head follows are editors, all of them, and what follows the role is the title.
fn heads(row: &mut Row<'_>) {
    let parts: Vec<Part> = row
        .parts()
        .iter()
        .copied()
        .skip_while(|part| matches!(part.label, Some(Label::CitationNumber)))
        .collect();
    let mut at = 0;
    if let [authors, editors, ..] = parts.as_slice()
        && authors.label == Some(Label::Author)
        && editors.label == Some(Label::Editor)
        && row.is_comma(editors.first)
        && is_role(row, editors.end)
    {
        row.set(authors.first, editors.end, Label::Editor);
        at = 1;
    }
    if row.has(Label::Title) {
        return;
    }
    if let Some([editors, role, title]) = parts.get(at..at + 3)
        && editors.label == Some(Label::Editor)
        && title.label == Some(Label::Editor)
        && matches!(role.label, None | Some(Label::Other))
        && is_role(row, role.end - 1)
    {
        row.set(title.first, title.end, Label::Title);
    }
}

/// More names are printed at the head only.
const LONGEST: usize = 16;

/// The role that the words from a token on announce, and where the names begin.
fn announcement(row: &Row<'_>, at: usize) -> Option<(Label, usize)> {
    const EDITED: &[&str] = &["ed", "eds", "edited", "hrsg", "herausgegeben", "éd", "éds"];
    const TRANSLATED: &[&str] = &[
        "trans",
        "transl",
        "translated",
        "traduit",
        "trad",
        "traducción",
        "tradução",
        "übersetzt",
        "übers",
    ];
    const LINKS: &[&str] = &["by", "von", "par", "por", "de", "di", "and"];
    // `a cura di R. Berg`, `sous la direction de R. Berg`, `под ред. Р. Берга`
    const PHRASES: &[&[&str]] = &[
        &["a", "cura", "di"],
        &["sous", "la", "direction", "de"],
        &["sous", "la", "dir", "de"],
        &["bajo", "la", "dirección", "de"],
        &["под", "ред"],
    ];
    // Most words begin otherwise than all of these; what is added to them may need a letter here.
    const BEGIN: &[char] = &[
        'e', 'E', 'h', 'H', 'é', 'É', 't', 'T', 'ü', 'Ü', 'a', 'A', 's', 'S', 'b', 'B', 'п', 'П',
    ];
    if !row.word(at).starts_with(BEGIN) {
        return None;
    }
    if let Some(phrase) = PHRASES.iter().find(|phrase| row.says(at, phrase)) {
        return Some((Label::Editor, at + phrase.len()));
    }
    let label = if row.is_one_of(at, EDITED) {
        Label::Editor
    } else if row.is_one_of(at, TRANSLATED) {
        Label::Translator
    } else {
        return None;
    };
    let mut first = at + 1;
    let linked = LINKS.contains(&row.word(first)) && row.gap(first).is_some_and(|g| g.opens == 0);
    first += usize::from(linked);
    // `ed. and trans. by`
    let english = label == Label::Editor && row.word(at).starts_with(['e', 'E']);
    if english && translates(row, first) {
        first += 1;
        first += usize::from(LINKS.contains(&row.word(first)));
    }
    // Whole words need their link: `Edited volumes`.
    let whole = row.is_one_of(at, &["edited", "translated", "herausgegeben"]);
    let abbreviated = linked || row.marks(at + 1).starts_with('.') || row.is_word(at, "eds");
    (if whole { linked } else { abbreviated }).then_some((label, first))
}

/// Whether a second role follows the first: `ed. and trans. by`.
fn translates(row: &Row<'_>, at: usize) -> bool {
    row.is_one_of(at, &["trans", "transl", "translated"])
}

/// `edited by Ann Lind`, labelled author, host or title, behind a title.
fn begins(row: &mut Row<'_>) {
    let mut titled = false;
    for part in row.parts().iter().copied() {
        let taken = matches!(
            part.label,
            Some(Label::Author | Label::ContainerTitle | Label::Title | Label::PublisherPlace)
        );
        if taken
            && titled
            && let Some((label, first)) = announcement(row, part.first)
            && let Some(end) = end_of_names(row, part.first, first, part.end)
        {
            row.set(part.first, first, Label::Other);
            row.set(first, end, label);
            if end < part.end {
                row.set(end, part.end, Label::ContainerTitle);
            }
        }
        titled |= matches!(part.label, Some(Label::Title | Label::ContainerTitle));
    }
}

/// Where the names from a token on end in a part that they begin. What stands before a volume is no person
/// (`Trans. Roof Soc. 17`), but a host may follow the person (`Trans. Ann Lind. Roof Inquiry 17`).
fn end_of_names(row: &Row<'_>, role: usize, first: usize, end: usize) -> Option<usize> {
    // `a cura di R. Berg, vol. II`: a phrase leaves no doubt.
    let end = if first < role + 2 && matches!(row.label(end), Some(Label::Volume | Label::Issue)) {
        let host = (first + 2..end).find(|at| row.ends_sentence(*at))?;
        let words = end - host > 1 || !row.marks(end).starts_with('.');
        (words && !row.any_cue(first, end, "journal")).then_some(host)?
    } else {
        end
    };
    (first < end && are_names(row, first, end)).then_some(end)
}

/// `Roofs, ed. Ann Lind`, all labelled title or host: what a role announces behind a mark at its end.
fn ends_title(row: &mut Row<'_>) {
    for part in row.parts().iter().copied() {
        let numbered = matches!(row.label(part.end), Some(Label::Volume | Label::Issue));
        if numbered || !matches!(part.label, Some(Label::Title | Label::ContainerTitle)) {
            continue;
        }
        let from = part.end.saturating_sub(LONGEST).max(part.first + 1);
        let found = (from..part.end).find_map(|at| {
            let divided = row.is_comma(at) || row.marks(at).contains(['.', '(', ';']);
            let (label, first) = announcement(row, at).filter(|_| divided)?;
            are_names(row, first, part.end).then_some((at, label, first))
        });
        if let Some((at, label, first)) = found {
            row.set(at, first, Label::Other);
            row.set(first, part.end, label);
        }
    }
}

/// `In | Ann Lind and Peter Berg | (eds), Roofs`, labelled host or place: names right before the word of
/// their role, before the name of what they edited.
fn before_role(row: &mut Row<'_>) {
    let parts = row.parts();
    for (at, part) in parts.iter().enumerate() {
        let taken = matches!(
            part.label,
            Some(Label::ContainerTitle | Label::PublisherPlace | Label::Title)
        );
        let role = part.end;
        let loose = matches!(row.label(role), None | Some(Label::Other));
        let before = at.checked_sub(1).and_then(|at| parts.get(at));
        let begins = before.is_none_or(|before| match before.label {
            Some(Label::CitationNumber | Label::Title) => true,
            None | Some(Label::Other) => row.is_cue(before.end - 1, "in"),
            _ => false,
        });
        let work = row.label(role + 1);
        let named = matches!(
            work,
            Some(Label::Title | Label::ContainerTitle | Label::PublisherPlace | Label::Date)
        );
        // `Roofs: a history. Ann Lind, ed.`
        let sentence = row.last_sentence(*part);
        let behind = sentence > part.first
            && part.label != Some(Label::PublisherPlace)
            && matches!(row.word(role), "ed" | "eds")
            && is_set_apart(row, role)
            && are_names(row, sentence, part.end);
        if taken && loose && behind {
            row.set(sentence, part.end, Label::Editor);
            row.set(role, role + 1, Label::Other);
            continue;
        }
        if taken
            && loose
            && begins
            && named
            && is_role(row, role)
            && is_set_apart(row, role)
            && are_names(row, part.first, part.end)
        {
            row.set(part.first, part.end, Label::Editor);
            row.set(role, role + 1, Label::Other);
        }
    }
}

/// Where the first title begins; behind the last token where there is none.
fn first_title(row: &Row<'_>) -> usize {
    let title = (0..row.len()).find(|at| row.label(*at) == Some(Label::Title));
    title.unwrap_or(row.len())
}

/// `Ann Lind and Peter Berg, eds. Roofs`, all labelled title or host: names before a role in the plural,
/// at the head or behind the title of a part.
fn within(row: &mut Row<'_>) {
    let parts = row.parts();
    let title = first_title(row);
    for (at, part) in parts.iter().enumerate() {
        if !matches!(part.label, Some(Label::ContainerTitle | Label::Title)) {
            continue;
        }
        let to = part.end.min(part.first + LONGEST);
        let Some(role) = (part.first + 2..to).find(|at| is_plural_role(row, *at)) else {
            continue;
        };
        let before = at.checked_sub(1).and_then(|at| parts.get(at)).copied();
        let first = match before {
            // `Lind | Ann and Peter Berg, eds.`
            Some(names) if names.label == Some(Label::Author) && row.is_comma(part.first) => {
                names.first
            }
            None => part.first,
            Some(before) if before.label == Some(Label::CitationNumber) => part.first,
            Some(before) if before.label == Some(Label::Title) => part.first,
            _ => continue,
        };
        let hosted = title < first;
        if role + 1 < part.end
            && row.is_capital(role + 1)
            && row.is_comma(role)
            && row.marks(role + 1).contains(['.', ',', ')'])
            && are_names(row, first, role)
        {
            row.set(first, role, Label::Editor);
            row.set(role, role + 1, Label::Other);
            let label = if hosted {
                Label::ContainerTitle
            } else {
                Label::Title
            };
            row.set(role + 1, part.end, label);
        }
    }
}

/// `Edited by | Ann Lind`, labelled translator: the word tells.
fn other_role(row: &mut Row<'_>) {
    let title = first_title(row);
    for two in row.parts().windows(2) {
        let [role, names] = two else { continue };
        let label = match announcement(row, role.first) {
            Some((label, first)) if first == role.end => label,
            _ => continue,
        };
        // `(ed.) Roofs` is what they edited; a word leads to names.
        let leads = row.is_one_of(role.end - 1, &["by", "von", "par", "por"]);
        let named = leads
            && matches!(
                names.label,
                Some(Label::Title | Label::ContainerTitle | Label::Publisher)
            )
            && names.end - names.first <= 8
            && are_names(row, names.first, names.end);
        let both = (role.first + 1..role.end).any(|at| translates(row, at));
        let other = named
            || !both
                && matches!(
                    (names.label, label),
                    (Some(Label::Translator | Label::Author), Label::Editor)
                        | (Some(Label::Editor | Label::Author), Label::Translator)
                );
        let alone = matches!(role.label, None | Some(Label::Other));
        if other && alone && title < role.first {
            row.set(role.first, role.end, Label::Other);
            row.set(names.first, names.end, label);
        }
    }
}

/// Words that say, behind names, that they edited.
fn is_role(row: &Row<'_>, at: usize) -> bool {
    const ROLES: &[&str] = &[
        "ed",
        "eds",
        "hg",
        "hrsg",
        "hrg",
        "dir",
        "dirs",
        "org",
        "orgs",
        "coord",
        "coords",
        "éd",
        "éds",
        "editor",
        "editors",
        "compilador",
        "compiladores",
        "coordinador",
        "coordinadores",
        "organizador",
        "organizadores",
        "coordenador",
        "coordenadores",
    ];
    row.is_one_of(at, ROLES)
}

fn is_plural_role(row: &Row<'_>, at: usize) -> bool {
    row.is_one_of(at, &["eds", "éds", "dirs", "orgs", "coords"])
}

/// Whether a comma or a parenthesis stands before a role, or it is small.
pub(super) fn is_set_apart(row: &Row<'_>, at: usize) -> bool {
    row.is_comma(at)
        || row.gap(at).is_some_and(|gap| gap.opens == 2)
        || row.word(at).starts_with(char::is_lowercase)
}

/// Whether some words can be but names of persons: all with capitals but what stands between and in names,
/// two of them or more, no number.
pub(super) fn are_names(row: &Row<'_>, first: usize, end: usize) -> bool {
    const BETWEEN: &[&str] = &[
        "and", "et", "und", "y", "e", "&", "a", "och", "og", "en", "de", "del", "della", "di",
        "da", "dos", "van", "von", "der", "den", "la", "le", "ter", "al", "и",
    ];
    // Initials alone are no names.
    let whole = (first..end).any(|at| row.is_capital(at) && row.word(at).chars().count() > 1);
    let named = (first..end).all(|at| {
        !row.is_number(at)
            && (row.is_capital(at) || BETWEEN.contains(&row.word(at)))
            && (at == first
                || !row
                    .marks(at)
                    .contains([':', '?', '!', '"', '“', '«', '(', '/']))
    });
    named
        && whole
        && (2..=LONGEST).contains(&(end - first))
        && (row.is_capital(end - 1) || row.word(end - 1) == "al")
        && !row.any_cue(first, end, "publisher")
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn roles_are_told_by_their_words() {
        check(&[
            (
                "Lind, B. Roofs. Trans. Ann Falk and Eva Dahl. Tver: Luch, 1990.",
                "Aa T Cccccc P B Y",
                "author[Lind, B.] title[Roofs] other[Trans] translator[Ann Falk and Eva Dahl] publisher-place[Tver] publisher[Luch] date[1990]",
            ),
            (
                "Lind, B. “Roofs.” Trans. Bea Falk. Slate Inquiry 13 (1989): 28.",
                "Aa T Ccccc V Y G",
                "author[Lind, B.] title[Roofs] other[Trans] translator[Bea Falk] container-title[Slate Inquiry] volume[13] date[1989] pages[28]",
            ),
            (
                "Lind, B. Roofs. Trans. Tile Soc. 25 (2015): 3.",
                "Aa T Ccc V Y G",
                "author[Lind, B.] title[Roofs] container-title[Trans. Tile Soc] volume[25] date[2015] pages[3]",
            ),
            (
                "Slates of the east, ed. Ann Falk, Eva Dahl, Lille, 1998.",
                "Tttt Aaaaa P Y",
                "title[Slates of the east] other[ed.] editor[Ann Falk, Eva Dahl] publisher-place[Lille] date[1998]",
            ),
            (
                "Lind. Slates, ed. Ann Falk. Lille: Luch, 1998.",
                "A Tttt P B Y",
                "author[Lind] title[Slates] other[ed.] editor[Ann Falk] publisher-place[Lille] publisher[Luch] date[1998]",
            ),
            (
                "Lind. Slates, 2 ed. Lille: Luch, 1998.",
                "A Ttt P B Y",
                "author[Lind] title[Slates, 2 ed.] publisher-place[Lille] publisher[Luch] date[1998]",
            ),
            (
                "Lind. Slates. Edited by Ann Falk. Lille, 1998.",
                "A T Oo Ll P Y",
                "author[Lind] title[Slates] other[Edited by] editor[Ann Falk] publisher-place[Lille] date[1998]",
            ),
            (
                "Lind. Slates. Edited and translated by Ann Falk. Lille, 1998.",
                "A T Oooo Ll P Y",
                "author[Lind] title[Slates] other[Edited and translated by] translator[Ann Falk] publisher-place[Lille] date[1998]",
            ),
            (
                "Lind. Moss. In Ann Falk & Eva Dahl (eds), Old roofs. Lille",
                "A T O Ccccc O Cc P",
                "author[Lind] title[Moss] other[In] editor[Ann Falk & Eva Dahl] other[eds] container-title[Old roofs] publisher-place[Lille]",
            ),
            (
                "Lind. Moss. In Tiles: a history. Ann Falk, ed., Luch, 2015.",
                "A T O Ccccc O B Y",
                "author[Lind] title[Moss] other[In] container-title[Tiles: a history] editor[Ann Falk] other[ed.] publisher[Luch] date[2015]",
            ),
            (
                "Falk, Ann, and Eva Dahl, eds. Slates and Society. Lille: Luch, 1987.",
                "Ttttt t ttt P B Y",
                "editor[Falk, Ann, and Eva Dahl] other[eds.] title[Slates and Society] publisher-place[Lille] publisher[Luch] date[1987]",
            ),
            (
                "Lind. Moss. Ann Falk and Eva Dahl, eds. Roofs in Context. Lille",
                "A T Cccccc ccc P",
                "author[Lind] title[Moss] editor[Ann Falk and Eva Dahl] other[eds.] container-title[Roofs in Context] publisher-place[Lille]",
            ),
            (
                "van Falk, Eva and Ann R. Dahl, eds. The Slates. Lille: Luch, 1999.",
                "Aa Tttttt tt P B Y",
                "editor[van Falk, Eva and Ann R. Dahl] other[eds.] title[The Slates] publisher-place[Lille] publisher[Luch] date[1999]",
            ),
            (
                "Falk, Ann, Bo Lind, Eva Dahl, eds. Maps: Slates. Luch, 1993.",
                "Aaaa Ee O Ee B Y",
                "editor[Falk, Ann, Bo Lind, Eva Dahl] other[eds.] title[Maps: Slates] publisher[Luch] date[1993]",
            ),
        ]);
    }

    #[test]
    fn roles_end_rows_of_names() {
        check(&[
            (
                "Ann Lind, Bo Falk, and Eva Dahl, editors. Proc. Tiles. Luch, 1994.",
                "Aa Ttttt t Cc B Y",
                "editor[Ann Lind, Bo Falk, and Eva Dahl] other[editors] container-title[Proc. Tiles.] publisher[Luch] date[1994]",
            ),
            (
                "Lind. Moss. In Roof Lexicography, eds. A. Falk & B. Dahl. Bath",
                "A T O Ee O Eeeee P",
                "author[Lind] title[Moss] other[In] container-title[Roof Lexicography] other[eds.] editor[A. Falk & B. Dahl] publisher-place[Bath]",
            ),
            (
                "Lind. Moss. In Roofs, translated by Ann Falk and Eva Dahl. Bath",
                "A T O C Oo Ttttt P",
                "author[Lind] title[Moss] other[In] container-title[Roofs] other[translated by] translator[Ann Falk and Eva Dahl] publisher-place[Bath]",
            ),
            (
                "Lind. Moss. In Falk, A. (ed.) Roofs and Tiles. Bath",
                "A T O Ee O Ccc P",
                "author[Lind] title[Moss] other[In] editor[Falk, A.] other[ed.] container-title[Roofs and Tiles] publisher-place[Bath]",
            ),
        ]);
    }

    #[test]
    fn roles_are_phrases() {
        check(&[(
            "Lind, Moss, in Storia dei tetti, a cura di R. Berg e C. Falk, vol. II, Torino, 1974",
            "A T O Ccc Aaaaaaaa Vv P Y",
            "author[Lind] title[Moss] other[in] container-title[Storia dei tetti] other[a cura di] editor[R. Berg e C. Falk] volume[vol. II] publisher-place[Torino] date[1974]",
        )]);
    }
}

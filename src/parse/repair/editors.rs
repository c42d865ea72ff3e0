//! Editors of the host, whom their role in brackets tells (`In J. Blanc (Dir.), Roofs`).

use super::roles::is_set_apart;
use super::row::{Part, Row};
use crate::parse::gap::Within;
use crate::record::label::Label;
use crate::text::word::is_one_of;

/// Takes the editors out of the name of the host, and out of the authors where they stand behind the
/// title; what announces them is no part of their names.
pub(super) fn editors(row: &mut Row<'_>) {
    announced(row);
    heads(row);
    for part in row.parts().iter().copied() {
        announcement(row, part);
        match part.label {
            Some(Label::ContainerTitle) => {
                in_host(row, part);
                before_host(row, part);
            }
            Some(Label::Author) => in_authors(row, part),
            _ => {}
        }
    }
}

/// `Lind, R., & Berg, H. (Eds.). (1985). Roofs`, labelled author: names at the head that a role follows are
/// editors.
fn heads(row: &mut Row<'_>) {
    const ROLES: &[&str] = &[
        "ed", "eds", "editor", "editors", "hg", "hrsg", "dir", "dirs", "org", "orgs", "coord",
        "coords", "ред", "сост",
    ];
    if row.has(Label::Editor) {
        return;
    }
    let parts = row.parts();
    let mut authors = parts
        .iter()
        .filter(|part| part.label == Some(Label::Author));
    let (Some(head), None) = (authors.next(), authors.next()) else {
        return;
    };
    let before = parts.iter().take_while(|part| part.end <= head.first);
    let at_head = before
        .clone()
        .all(|part| matches!(part.label, None | Some(Label::CitationNumber)));
    let is_role = |at: usize| row.is_one_of(at, ROLES);
    // The role may bear the label of the names.
    let role = if is_role(head.end - 1) {
        head.end - 1
    } else {
        head.end
    };
    let other = matches!(
        row.label(role),
        None | Some(Label::Other | Label::Author | Label::Note)
    );
    if at_head && is_role(role) && other && is_set_apart(row, role) && role > head.first {
        row.set(head.first, role, Label::Editor);
        row.set(role, role + 1, Label::Other);
    }
}

/// `edited by Ann Lind and Peter Berg, Luch Press`, labelled title, host or publisher: the names up to the
/// comma are editors.
fn announced(row: &mut Row<'_>) {
    if row.has(Label::Editor) {
        return;
    }
    let says = |row: &Row<'_>, at: usize| {
        row.word(at).eq_ignore_ascii_case("edited") && row.word(at + 1) == "by"
    };
    let Some(at) = (1..row.len()).find(|at| says(row, *at)) else {
        return;
    };
    let first = at + 2;
    let named = |at: usize| {
        row.is_capital(at) && !row.is_number(at)
            || matches!(row.word(at), "and" | "&" | "de" | "van" | "von")
    };
    let end = (first..row.len())
        .find(|at| *at > first && (row.is_comma(*at) || row.ends_sentence(*at)) || !named(*at))
        .unwrap_or(row.len());
    let taken = matches!(
        row.label(first),
        None | Some(Label::Title | Label::ContainerTitle | Label::Publisher | Label::Note)
    );
    if taken && (2..=8).contains(&(end - first)) {
        row.set(at, first, Label::Other);
        row.set(first, end, Label::Editor);
    }
}

/// `[w:] Kowalski J.`, `In: Lind A.`, all labelled editor.
fn announcement(row: &mut Row<'_>, part: Part) {
    const WORDS: &[&str] = &["in", "w", "dans", "en", "em"];
    let opens = part.label == Some(Label::Editor) && part.first + 1 < part.end;
    let word = row.word(part.first).to_lowercase();
    if opens && WORDS.contains(&word.as_str()) && row.marks(part.first + 1).contains([':', ']']) {
        row.set(part.first, part.first + 1, Label::Other);
    }
}

/// `J. Blanc (Dir.), Roofs`, all labelled host: names with initials before a role in parentheses.
fn in_host(row: &mut Row<'_>, host: Part) {
    let Some((first, end)) = role(row, host.first, host.end) else {
        return;
    };
    let named = first > host.first && row.is_comma(end) && end < host.end;
    if named && are_names(row, host.first, first) {
        row.set(host.first, first, Label::Editor);
        row.set(first, end, Label::Other);
        row.set(end, host.end, Label::ContainerTitle);
    }
}

/// `In R. K. Berg, Moss on roofs`, `in S Berg ed., Moss`: a name with its initials first and a comma
/// before the name of the host are its editor's.
fn before_host(row: &mut Row<'_>, host: Part) {
    let announced = host
        .first
        .checked_sub(1)
        .is_some_and(|at| row.word(at).eq_ignore_ascii_case("in"));
    let initials = (host.first..host.end)
        .take_while(|at| row.is_initial(*at))
        .count();
    let name = host.first + initials;
    let role = matches!(row.word(name + 1), "ed" | "eds" | "Ed" | "Eds") && row.is_joined(name + 1);
    let end = name + 1 + usize::from(role);
    let named = (1..=3).contains(&initials)
        && row.is_capital(name)
        && (host.first + 1..=name).all(|at| matches!(row.marks(at), "" | "." | "-"))
        && end + 1 < host.end
        && row.is_comma(end);
    if announced && named && !row.has(Label::Editor) {
        row.set(host.first, name + 1, Label::Editor);
        if role {
            row.set(name + 1, end, Label::Other);
        }
        row.set(end, host.end, Label::ContainerTitle);
    }
}

/// `in G. Bianchi (a cura di)`, labelled author, behind the title.
fn in_authors(row: &mut Row<'_>, names: Part) {
    let titled = (0..names.first).any(|at| row.label(at) == Some(Label::Title));
    if let Some((first, end)) = role(row, names.first, names.end)
        && titled
        && first > names.first
        && end == names.end
    {
        row.set(names.first, first, Label::Editor);
        row.set(first, end, Label::Other);
    }
}

/// The first words in parentheses among some that say who edited.
fn role(row: &Row<'_>, first: usize, end: usize) -> Option<(usize, usize)> {
    const ROLES: &[&str] = &[
        "ed",
        "eds",
        "dir",
        "dirs",
        "hrsg",
        "hg",
        "coord",
        "coords",
        "comp",
        "comps",
        "org",
        "orgs",
        "éd",
        "éds",
        "red",
        "szerk",
        "a cura di",
        "ред",
        "отв. ред",
        "сост",
    ];
    let groups = row.tokens.groups.iter();
    let mut groups = groups.filter(|group| {
        group.kind == Within::Parentheses
            && (first..end).contains(&group.first)
            && group.end <= end
            && is_one_of(row.words(group.first, group.end), ROLES)
    });
    groups.next().map(|group| (group.first, group.end))
}

/// Few words, all with capitals but those between names, and an initial among them.
fn are_names(row: &Row<'_>, first: usize, end: usize) -> bool {
    const BETWEEN: &[&str] = &[
        "and", "et", "und", "y", "e", "i", "&", "de", "von", "van", "der", "da", "di", "la", "и",
    ];
    let initial = (first..end).any(|at| row.is_initial(at));
    let named = (first..end)
        .all(|at| !row.is_number(at) && (row.is_capital(at) || BETWEEN.contains(&row.word(at))));
    initial && named && end - first <= 16
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn editors_are_told_by_their_role() {
        check(&[
            (
                "Lind, R., & Berg, H.-J. (Eds.). (1985). Roofs. Luch.",
                "Aaaaaa O Y T B",
                "editor[Lind, R., & Berg, H.-J.] other[Eds.] date[1985] title[Roofs] publisher[Luch]",
            ),
            (
                "Lind, R. Ed. Roofs. Luch.",
                "Aa T T B",
                "author[Lind, R.] title[Ed.] title[Roofs] publisher[Luch]",
            ),
            (
                "Lind. “Moss,” Roof Slates, edited by Ann Lind and Peter Berg, Luch Press, 2005",
                "A T Cc 00 Ttttt Bb Y",
                "author[Lind] title[Moss] container-title[Roof Slates] other[edited by] editor[Ann Lind and Peter Berg] publisher[Luch Press] date[2005]",
            ),
            (
                "Durand. Mousses. In J. Blanc et P. Noir (Dir.), Toitures et climat. Paris",
                "A T O ccccc c ccc P",
                "author[Durand] title[Mousses] other[In] editor[J. Blanc et P. Noir] other[Dir] container-title[Toitures et climat] publisher-place[Paris]",
            ),
            (
                "Verdi. Tetti, in G. Bianchi (a cura di), La città, Milano",
                "A T O Aaaaa Cc P",
                "author[Verdi] title[Tetti] other[in] editor[G. Bianchi] other[a cura di] container-title[La città] publisher-place[Milano]",
            ),
            (
                "Nowak. Mchy. [w:] Kowalski J. (red.), Przyroda, Kraków",
                "A T Eee O C P",
                "author[Nowak] title[Mchy] other[w] editor[Kowalski J.] other[red] container-title[Przyroda] publisher-place[Kraków]",
            ),
            (
                "Lind. Moss. In R. K. Berg, The Roof, pp. 2",
                "A T 0 Ccccc Gg",
                "author[Lind] title[Moss] editor[R. K. Berg] container-title[The Roof] pages[pp. 2]",
            ),
            (
                "Lind, ‘Moss’ in S Berg ed., Roof and Slate (1988)",
                "A T 0 Cccccc Y",
                "author[Lind] title[Moss] editor[S Berg] other[ed.] container-title[Roof and Slate] date[1988]",
            ),
            (
                "Lind. Moss. In J. Roofs, Slates, pp. 2",
                "A T E Ccc Gg",
                "author[Lind] title[Moss] editor[In] container-title[J. Roofs, Slates] pages[pp. 2]",
            ),
            (
                "Lind. Moss. In The Roof (ed.), Slates, Oslo",
                "A T O Ccc c P",
                "author[Lind] title[Moss] other[In] container-title[The Roof (ed.), Slates] publisher-place[Oslo]",
            ),
        ]);
    }
}

//! Names and titles that ran into each other where the form of a name tells where it ends.

use super::row::{Row, relabel};
use crate::parse::gap::Separator;
use crate::parse::state::label_index;
use crate::record::label::Label;
use crate::text::script::Script;
use crate::text::slavic;
use crate::text::word::is_one_of;

/// `MELCOR Code Manuals. 2018`, the first word labelled author: a word in capitals that goes on in the
/// title without a mark is the title's.
pub(super) fn acronyms(row: &mut Row<'_>) {
    let parts = row.parts();
    let mut parts = parts
        .iter()
        .skip_while(|part| matches!(part.label, None | Some(Label::CitationNumber)));
    let (Some(author), Some(title)) = (parts.next(), parts.next()) else {
        return;
    };
    let word = row.word(author.first);
    let capitals = word.chars().count() > 2 && word.chars().all(char::is_uppercase);
    if (author.label, title.label) == (Some(Label::Author), Some(Label::Title))
        && author.end == author.first + 1
        && capitals
        && row.is_joined(title.first)
    {
        row.set(author.first, title.end, Label::Title);
    }
}

/// `Beck JM. P. | carinii infects`: a capital behind the stop of the last name, before a title that goes on in
/// small letters, is the title's.
pub(super) fn species(row: &mut Row<'_>) {
    let parts = row.parts();
    for two in parts.windows(2) {
        let [author, title] = two else { continue };
        let last = author.end - 1;
        if (author.label, title.label) == (Some(Label::Author), Some(Label::Title))
            && last > author.first + 1
            && row.is_initial(last)
            && row.marks(last) == "."
            && row.word(last - 1).chars().count() > 1
            && row.word(last - 1).chars().all(char::is_uppercase)
            && row.word(title.first).starts_with(char::is_lowercase)
        {
            row.set(author.first, last, Label::Author);
            row.set(last, title.end, Label::Title);
            return;
        }
    }
}

/// `Family Given Patronymic, Family Given Patronymic. Title`: whole names at the beginning are
/// authors.
pub(super) fn full_names(row: &mut Row<'_>) {
    let (text, tokens) = (row.text, row.tokens);
    let tagged = row.tags();
    let word = |at: usize| tokens.list.get(at).map_or("", |token| token.span.of(text));
    let is_name =
        |at: usize| word(at).chars().count() > 1 && word(at).starts_with(char::is_uppercase);
    let spaced = |at: usize| {
        tokens
            .gaps
            .get(at)
            .is_some_and(|gap| gap.separator == Separator::Space)
    };
    let author = label_index(Some(Label::Author));
    let Some(first) = tagged.iter().position(|tag| tag.label == author) else {
        return;
    };
    let mut end = first;
    let is_whole = |at: usize| {
        is_name(at)
            && is_name(at + 1)
            && slavic::is_patronymic(word(at + 2))
            && spaced(at + 1)
            && spaced(at + 2)
    };
    while is_whole(end)
        && (end == first
            || tokens
                .gaps
                .get(end)
                .is_some_and(|gap| gap.separator == Separator::Comma))
    {
        end += 3;
    }
    // One name is the model's to find.
    if end < first + 6 || end >= tagged.len() || tagged[end - 1].label == author {
        return;
    }
    let title = label_index(Some(Label::Title));
    let cut = tagged[end - 1].label;
    let tagged = row.tags_mut();
    relabel(&mut tagged[first..end], author);
    if tagged[end].label == cut && !tagged[end].begins {
        let rest = (end..tagged.len())
            .find(|at| *at > end && (tagged[*at].label != cut || tagged[*at].begins))
            .unwrap_or(tagged.len());
        let untitled = tagged.iter().all(|tag| tag.label != title);
        for (at, tag) in tagged[end..rest].iter_mut().enumerate() {
            if untitled {
                tag.label = title;
            }
            tag.begins = at == 0;
        }
    }
}

/// A name with initials right behind the authors and a comma, cut off at its particle, is one of
/// them: `Müller H.-J., von der Leyen U. Brückenbau`.
pub(super) fn names_in_titles(row: &mut Row<'_>) {
    let (text, tokens) = (row.text, row.tokens);
    let tagged = row.tags();
    const PARTICLES: &[&str] = &[
        "von", "van", "der", "den", "de", "la", "le", "du", "da", "das", "dos", "do", "di", "del",
        "della", "zu", "zur", "ter", "ten", "af", "av", "el", "al", "фон", "ван", "дер", "де",
        "да", "ди", "дель", "ла", "ле", "тер",
    ];
    let [author, title] = [Label::Author, Label::Title].map(|label| label_index(Some(label)));
    let word = |at: usize| tokens.list[at].span.of(text);
    let Some(begin) =
        (1..tagged.len()).find(|at| tagged[*at].label == title && tagged[*at - 1].label == author)
    else {
        return;
    };
    let is_particle = |at: usize| is_one_of(word(at), PARTICLES);
    // The particle itself may be with the authors already.
    let mut at = begin;
    let mut particles = usize::from(is_particle(begin - 1));
    while at < tagged.len() && is_particle(at) {
        particles += 1;
        at += 1;
    }
    let first = begin - usize::from(is_particle(begin - 1));
    let behind_comma = tokens.gaps[first].separator == Separator::Comma
        || text
            .get(..tokens.list[first].span.start)
            .is_some_and(|before| before.trim_end().ends_with(','));
    let is_initial = |at: usize| {
        let next = tokens.list.get(at + 1).map_or(text.len(), |t| t.span.start);
        word(at).chars().count() == 1
            && word(at).starts_with(char::is_uppercase)
            && text
                .get(tokens.list[at].span.end..next)
                .is_some_and(|gap| gap.trim_start().starts_with('.'))
    };
    let family = (at..tagged.len().min(at + 2))
        .take_while(|at| word(*at).chars().count() > 1 && word(*at).starts_with(char::is_uppercase))
        .count();
    let given = (at + family..tagged.len())
        .take_while(|at| is_initial(*at))
        .count();
    let end = at + family + given;
    if particles == 0 || !behind_comma || family == 0 || given == 0 || end >= tagged.len() {
        return;
    }
    let tagged = row.tags_mut();
    for tag in &mut tagged[begin..end] {
        tag.label = author;
        tag.begins = false;
    }
    if tagged[end].label == title {
        tagged[end].begins = true;
    }
}

/// Behind the initials of `Family I. O.` stands no name but with initials of its own: what is there
/// is the title, where there is no other. Cyrillic lists never print a given name there, so that
/// it is the beginning of the title that follows, too.
pub(super) fn titles_in_names(row: &mut Row<'_>) {
    let (text, tokens) = (row.text, row.tokens);
    let tagged = row.tags();
    const PARTS_OF_NAMES: &[&str] = &["jr", "jnr", "sr", "ii", "iii", "iv", "мл", "ст"];
    let [author, title] = [Label::Author, Label::Title].map(|label| label_index(Some(label)));
    let Some(first) = tagged.iter().position(|tag| tag.label == author) else {
        return;
    };
    let end = (first..tagged.len())
        .find(|at| tagged[*at].label != author || *at > first && tagged[*at].begins)
        .unwrap_or(tagged.len());
    let word = |at: usize| tokens.list[at].span.of(text);
    let behind = |at: usize| {
        let next = tokens.list.get(at + 1).map_or(text.len(), |t| t.span.start);
        text.get(tokens.list[at].span.end..next).unwrap_or("")
    };
    let is_initial = |at: usize| {
        word(at).chars().count() == 1
            && word(at).starts_with(char::is_uppercase)
            && behind(at).trim() == "."
    };
    let Some(last) = (first..end).rev().find(|at| is_initial(*at)) else {
        return;
    };
    let tail = last + 1;
    let family = (first..last).rev().find(|at| !is_initial(*at));
    let inverted = family.is_some_and(|family| {
        behind(family).trim().is_empty()
            && word(family).chars().count() > 1
            && word(family).starts_with(char::is_uppercase)
    });
    let titled = tagged.iter().any(|tag| tag.label == title);
    let before_title = tagged
        .get(end)
        .is_some_and(|tag| tag.label == title && tokens.gaps[end].opens == 0);
    let cyrillic = Script::of_text(word(first)) == Script::Cyrillic;
    let whole = (tail..end)
        .all(|at| word(at).chars().count() > 1 || !word(at).starts_with(char::is_uppercase));
    let ended = end > tail && !behind(end - 1).trim_start().starts_with([',', ';']);
    if tail >= end
        || !whole
        || !ended
        || !inverted
        || titled && !(before_title && cyrillic)
        || !word(tail).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || is_one_of(word(tail), PARTS_OF_NAMES)
    {
        return;
    }
    let tagged = row.tags_mut();
    for (at, tag) in tagged[tail..end].iter_mut().enumerate() {
        tag.label = title;
        tag.begins = at == 0;
    }
    if before_title && let Some(next) = tagged.get_mut(end) {
        next.begins = false;
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn names_end_where_titles_begin() {
        check(&[
            (
                "Берг А. Б. Мосты. М., 1990",
                "Aaaap0",
                "author[Берг А. Б.] title[Мосты] publisher-place[М.]",
            ),
            (
                "Берг А. Б. Мосты. Очерки. М.",
                "AaaaTp",
                "author[Берг А. Б.] title[Мосты. Очерки] publisher-place[М.]",
            ),
            (
                "Berg A., B. Lind. M.",
                "Aaaap",
                "author[Berg A., B. Lind] publisher-place[M.]",
            ),
            ("Berg A.B., 1990", "Aaa0", "author[Berg A.B.]"),
            (
                "13. MOSS Code Manuals. 2018",
                "# A Tt Y",
                "citation-number[13] title[MOSS Code Manuals] date[2018]",
            ),
            (
                "MOSS. Code Manuals. 2018",
                "A Tt Y",
                "author[MOSS] title[Code Manuals] date[2018]",
            ),
            (
                "Berg EN, Lind JM. P. muscosa covers roofs. 2018",
                "Aaaaa Ttt Y",
                "author[Berg EN, Lind JM.] title[P. muscosa covers roofs] date[2018]",
            ),
            (
                "Lind C. and B. Berg. M.",
                "Aaaaap",
                "author[Lind C. and B. Berg] publisher-place[M.]",
            ),
            (
                "Berg J. Peter. Roofs",
                "AaaT",
                "author[Berg J. Peter] title[Roofs]",
            ),
            ("Berg A., Lind C.", "Aaaa", "author[Berg A., Lind C.]"),
        ]);
    }
}

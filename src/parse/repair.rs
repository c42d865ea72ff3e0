//! What a row of labels cannot be, put right by rule: the chain sees one gap at a time and cuts
//! now and then what belongs together.
//!
//! A bracketed or quoted group of words is one thing; a field does not begin behind a conjunction;
//! a country goes with its town.

use super::gap::{Group, Separator, Within};
use super::spans::Tagged;
use super::state::label_index;
use super::token::{Kind, Tokens};
use crate::record::label::Label;
use crate::text::language::{self, Guess};
use crate::text::script::Script;
use crate::text::slavic;

/// Puts the labels of a text's tokens right.
pub fn repair(text: &str, tokens: &Tokens, tagged: &mut [Tagged]) {
    for group in &tokens.groups {
        if group.end - group.first < LEAST_WORDS {
            continue;
        }
        match group.kind {
            Within::Brackets => translation(text, tokens, tagged, group),
            Within::Quotation | Within::SingleQuotation => quotation(tokens, tagged, group),
            _ => {}
        }
    }
    conjunctions(text, tokens, tagged);
    full_names(text, tokens, tagged);
    names_in_titles(text, tokens, tagged);
    titles_in_names(text, tokens, tagged);
    countries(text, tokens, tagged);
    identifiers(tokens, tagged);
}

/// Fewer words in brackets are as often an addition as a translation.
const LEAST_WORDS: usize = 2;
/// The least confidence that tells two languages apart.
const SURE: f32 = 0.4;

/// Words in brackets behind a title are its translation, whatever marks lie in them.
fn translation(text: &str, tokens: &Tokens, tagged: &mut [Tagged], group: &Group) {
    let label = |label| label_index(Some(label));
    let Some(before) = group.first.checked_sub(1).map(|at| tagged[at].label) else {
        return;
    };
    let first = tagged[group.first].label;
    let titles = [
        (Label::Title, Label::TranslatedTitle),
        (Label::ContainerTitle, Label::ContainerTitleTranslated),
    ];
    let Some((_, translated)) = titles
        .into_iter()
        .find(|(printed, _)| label(*printed) == before)
    else {
        return;
    };
    let known = titles
        .into_iter()
        .any(|(printed, translated)| [label(printed), label(translated)].contains(&first));
    let opens = tokens.list[group.first].span.of(text);
    let capital = opens
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let words = tokens.list[group.first..group.end]
        .iter()
        .filter(|token| token.span.len() > 2)
        .count();
    if !known || !capital || words < LEAST_WORDS || !only_words(tokens, group) {
        return;
    }
    let cut = tagged[group.first + 1..group.end]
        .iter()
        .any(|tag| tag.begins || tag.label != first);
    if cut || (before == label(Label::Title) && translates(text, tokens, tagged, group)) {
        if let Some(next) = tagged.get_mut(group.end)
            && next.label == label(translated)
        {
            // What went on behind the brackets is no part of them.
            next.begins = true;
        }
        relabel(&mut tagged[group.first..group.end], label(translated));
    }
}

/// Whether the words in brackets are English and those before them are not.
fn translates(text: &str, tokens: &Tokens, tagged: &[Tagged], group: &Group) -> bool {
    let title = tagged[..group.first]
        .iter()
        .rposition(|tag| tag.begins)
        .unwrap_or(0);
    let language = |from: usize, to: usize| {
        let (first, last) = (tokens.list.get(from)?, tokens.list.get(to.checked_sub(1)?)?);
        let words = text.get(first.span.start..last.span.end)?;
        language::detect(words)
    };
    let english = |guess: &Guess| guess.language.language() == "en";
    match (
        language(title, group.first),
        language(group.first, group.end),
    ) {
        (Some(title), Some(group)) => {
            !english(&title) && english(&group) && title.confidence.min(group.confidence) >= SURE
        }
        _ => false,
    }
}

/// A quotation that a title begins with is a title to its end.
fn quotation(tokens: &Tokens, tagged: &mut [Tagged], group: &Group) {
    let title = label_index(Some(Label::Title));
    let first = tagged[group.first];
    let begins = first.begins || group.first == 0 || tagged[group.first - 1].label != title;
    if first.label == title && begins && only_words(tokens, group) {
        relabel(&mut tagged[group.first..group.end], title);
    }
}

/// No address or identifier stands in the group.
fn only_words(tokens: &Tokens, group: &Group) -> bool {
    tokens.list[group.first..group.end]
        .iter()
        .all(|token| matches!(token.kind, Kind::Word | Kind::Number))
}

/// One part with this label.
fn relabel(part: &mut [Tagged], label: usize) {
    for (at, tag) in part.iter_mut().enumerate() {
        tag.label = label;
        tag.begins = at == 0;
    }
}

/// A title does not end in a conjunction or preposition: what follows it without a mark goes on
/// with it.
fn conjunctions(text: &str, tokens: &Tokens, tagged: &mut [Tagged]) {
    const WORDS: &[&str] = &[
        "a", "and", "at", "by", "con", "de", "del", "der", "des", "die", "do", "du", "e", "el",
        "en", "et", "for", "from", "für", "in", "la", "las", "le", "les", "los", "of", "on",
        "para", "por", "the", "to", "und", "von", "with", "y", "zur", "в", "во", "для", "и", "из",
        "к", "на", "о", "об", "от", "по", "с", "со",
    ];
    let title = label_index(Some(Label::Title));
    let others = [Label::Author, Label::PublisherPlace].map(|label| label_index(Some(label)));
    for at in 1..tagged.len() {
        let (before, here) = (tagged[at - 1], tagged[at]);
        let joined = matches!(tokens.gaps[at].separator, Separator::Space)
            && tokens.gaps[at].opens == 0
            && tokens.gaps[at].closes == 0;
        if before.label != title
            || !others.contains(&here.label)
            || !joined
            || tokens.list[at].kind != Kind::Word
            || !WORDS.contains(&tokens.list[at - 1].span.of(text))
        {
            continue;
        }
        let end = (at + 1..tagged.len())
            .find(|next| tagged[*next].label != here.label || tagged[*next].begins)
            .unwrap_or(tagged.len());
        for tag in &mut tagged[at..end] {
            tag.label = title;
            tag.begins = false;
        }
        if let Some(next) = tagged.get_mut(end)
            && next.label == title
        {
            next.begins = false;
        }
    }
}

/// `Family Given Patronymic, Family Given Patronymic. Title`: whole names at the beginning are
/// authors.
fn full_names(text: &str, tokens: &Tokens, tagged: &mut [Tagged]) {
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
fn names_in_titles(text: &str, tokens: &Tokens, tagged: &mut [Tagged]) {
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
    let is_particle = |at: usize| PARTICLES.contains(&word(at).to_lowercase().as_str());
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
fn titles_in_names(text: &str, tokens: &Tokens, tagged: &mut [Tagged]) {
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
        || PARTS_OF_NAMES.contains(&word(tail).to_lowercase().as_str())
    {
        return;
    }
    for (at, tag) in tagged[tail..end].iter_mut().enumerate() {
        tag.label = title;
        tag.begins = at == 0;
    }
    if before_title && let Some(next) = tagged.get_mut(end) {
        next.begins = false;
    }
}

/// Beside a DOI known by its form no other word or number is one: behind it stand the bare numbers
/// of other registers.
fn identifiers(tokens: &Tokens, tagged: &mut [Tagged]) {
    if !tokens.list.iter().any(|token| token.kind == Kind::Doi) {
        return;
    }
    let doi = label_index(Some(Label::Doi));
    for (token, tag) in tokens.list.iter().zip(tagged) {
        if tag.label == doi && token.kind != Kind::Doi {
            tag.label = match token.kind {
                Kind::Number => label_index(Some(Label::Other)),
                _ => 0,
            };
            tag.begins = true;
        }
    }
}

/// A name or two behind a place that bear no label are its state or country: `Moscow, Russia`.
fn countries(text: &str, tokens: &Tokens, tagged: &mut [Tagged]) {
    let place = label_index(Some(Label::PublisherPlace));
    let capital = |at: usize| {
        let token = tokens.list[at];
        token.kind == Kind::Word && token.span.of(text).starts_with(char::is_uppercase)
    };
    let mut at = 1;
    while at < tagged.len() {
        let begins = tagged[at - 1].label == place
            && tagged[at].label == 0
            && tokens.gaps[at].separator == Separator::Comma;
        if begins {
            let end = (at..tagged.len())
                .find(|next| {
                    tagged[*next].label != 0
                        || !capital(*next)
                        || (*next > at && tokens.gaps[*next].separator != Separator::Space)
                })
                .unwrap_or(tagged.len());
            let closed = tokens
                .gaps
                .get(end)
                .is_some_and(|gap| gap.separator >= Separator::Comma || gap.opens != 0);
            if (1..=2).contains(&(end - at)) && closed {
                for tag in &mut tagged[at..end] {
                    tag.label = place;
                    tag.begins = false;
                }
            }
            at = end;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::spans::spans;
    use crate::parse::token::tokenize;

    /// The labelled parts after repair; words are labelled by the letter below each.
    fn repaired(text: &str, letters: &str) -> Vec<(Label, String)> {
        let tokens = tokenize(text);
        let label = |c: char| match c.to_ascii_lowercase() {
            't' => label_index(Some(Label::Title)),
            'r' => label_index(Some(Label::TranslatedTitle)),
            'c' => label_index(Some(Label::ContainerTitle)),
            'a' => label_index(Some(Label::Author)),
            'p' => label_index(Some(Label::PublisherPlace)),
            'd' => label_index(Some(Label::Doi)),
            _ => 0,
        };
        // A capital letter begins a span.
        let mut tagged: Vec<Tagged> = letters
            .chars()
            .map(|c| Tagged {
                label: label(c),
                begins: c.is_uppercase(),
                confidence: 1.0,
            })
            .collect();
        assert_eq!(tagged.len(), tokens.list.len(), "{text}");
        repair(text, &tokens, &mut tagged);
        spans(text, &tokens, &tagged)
            .into_iter()
            .map(|span| (span.label, span.span.of(text).to_string()))
            .collect()
    }

    #[test]
    fn groups_stay_whole() {
        use Label::{Author, ContainerTitle, Doi, Other, PublisherPlace, Title, TranslatedTitle};
        for (text, letters, expected) in [
            (
                "Mir [The World. A Story], Nov",
                "TtttCC",
                vec![
                    (Title, "Mir"),
                    (TranslatedTitle, "The World. A Story"),
                    (ContainerTitle, "Nov"),
                ],
            ),
            (
                "“El mundo; en paz” (2018)",
                "TttC0",
                vec![(Title, "El mundo; en paz")],
            ),
            (
                "Tratado entre México y Costa Rica, Cuba y Perú",
                "TtttAaaTt",
                vec![(Title, "Tratado entre México y Costa Rica, Cuba y Perú")],
            ),
            (
                "Mir, Moscow, Russia. (In Russian)",
                "TP000",
                vec![(Title, "Mir"), (PublisherPlace, "Moscow, Russia")],
            ),
            (
                "Mir. doi: 10.1000/182 14735121",
                "TDdd",
                vec![(Title, "Mir"), (Doi, "10.1000/182"), (Other, "14735121")],
            ),
            // A title taken for a name: behind initials stands none.
            (
                "Берг А. Б. Мосты. М., 1990",
                "Aaaap0",
                vec![
                    (Author, "Берг А. Б."),
                    (Title, "Мосты"),
                    (PublisherPlace, "М."),
                ],
            ),
            (
                "Берг А. Б. Мосты. Очерки. М.",
                "AaaaTp",
                vec![
                    (Author, "Берг А. Б."),
                    (Title, "Мосты. Очерки"),
                    (PublisherPlace, "М."),
                ],
            ),
            (
                "Berg A., B. Lind. M.",
                "Aaaap",
                vec![(Author, "Berg A., B. Lind"), (PublisherPlace, "M.")],
            ),
            ("Berg A.B., 1990", "Aaa0", vec![(Author, "Berg A.B.")]),
            (
                "Lind C. and B. Berg. M.",
                "Aaaaap",
                vec![(Author, "Lind C. and B. Berg"), (PublisherPlace, "M.")],
            ),
            (
                "Berg J. Peter. Roofs",
                "AaaT",
                vec![(Author, "Berg J. Peter"), (Title, "Roofs")],
            ),
            // An addition is no translation, and an author is none of all this.
            ("Mir [note], Berg", "Tt0", vec![(Title, "Mir [note]")]),
            (
                "Berg A., Lind C.",
                "Aaaa",
                vec![(Author, "Berg A., Lind C.")],
            ),
        ] {
            let found = repaired(text, letters);
            let found: Vec<(Label, &str)> = found.iter().map(|(l, s)| (*l, s.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}

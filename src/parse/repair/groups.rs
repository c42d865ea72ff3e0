//! Words in brackets and quotation marks are one thing, whatever marks lie in them.

use super::row::{Row, relabel};
use crate::parse::gap::{Group, Within};
use crate::parse::spans::Tagged;
use crate::parse::state::label_index;
use crate::parse::token::{Kind, Tokens};
use crate::record::label::Label;
use crate::text::language::{self, Guess};

/// Fewer words in brackets are as often an addition as a translation.
const LEAST_WORDS: usize = 2;
/// The least confidence that tells two languages apart.
const SURE: f32 = 0.4;

/// Keeps bracketed translations and quoted titles whole.
pub(super) fn groups(row: &mut Row<'_>) {
    let (text, tokens) = (row.text, row.tokens);
    for group in &tokens.groups {
        if group.end - group.first < LEAST_WORDS {
            continue;
        }
        match group.kind {
            Within::Brackets => translation(text, tokens, row.tags_mut(), group),
            Within::Quotation | Within::SingleQuotation => quotation(tokens, row.tags_mut(), group),
            Within::Parentheses => original(text, tokens, row.tags_mut(), group),
        }
    }
}

/// `(édition originale : Roofs, 1972)`: what tells of another edition in parentheses is a note, whatever it
/// names.
fn original(text: &str, tokens: &Tokens, tagged: &mut [Tagged], group: &Group) {
    const BEGINNINGS: &[&str] = &[
        "édition originale",
        "original edition",
        "originally published",
        "first published",
        "erstausgabe",
        "edición original",
        "edição original",
        "tradução de",
        "traducción de",
        "ориг. изд",
        "первое издание",
    ];
    let begins = tokens.list.get(group.first).and_then(|first| {
        let rest = text.get(first.span.start..)?;
        let head: String = rest.chars().take(24).collect();
        Some(head.to_lowercase())
    });
    let tells = begins.is_some_and(|head| BEGINNINGS.iter().any(|words| head.starts_with(words)));
    // A name with its dates alone is no edition.
    if tells && group.end - group.first > 2 {
        relabel(
            &mut tagged[group.first..group.end],
            label_index(Some(Label::Note)),
        );
        if let Some(next) = tagged.get_mut(group.end) {
            next.begins = true;
        }
    }
}

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

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn groups_stay_whole() {
        check(&[
            (
                "Berg, Toits, Paris, 1976 (édition originale : Roof Economics, 1972).",
                "A T P Y Nn Bb Y",
                "author[Berg] title[Toits] publisher-place[Paris] date[1976] note[édition originale : Roof Economics, 1972]",
            ),
            (
                "Mir [The World. A Story], Nov",
                "TtttCC",
                "title[Mir] translated-title[The World. A Story] container-title[Nov]",
            ),
            (
                "“El mundo; en paz” (2018)",
                "TttC0",
                "title[El mundo; en paz]",
            ),
            ("Mir [note], Berg", "Tt0", "title[Mir [note]]"),
        ]);
    }
}

//! From labelled tokens to labelled spans: identifiers by rule, and what punctuation at its ends
//! a span keeps.

use super::gap::Separator;
use super::state::{label_index, label_of};
use super::token::{Kind, Tokens};
use crate::record::label::{Label, LabelledSpan};
use crate::text::span::Span;

/// A token's label as the model gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tagged {
    /// Number of the label, 0 for none.
    pub label: usize,
    /// Whether a span begins here.
    pub begins: bool,
    /// 0 to 1.
    pub confidence: f32,
}

/// The spans of a text's labelled tokens.
pub fn spans(text: &str, tokens: &Tokens, tagged: &[Tagged]) -> Vec<LabelledSpan> {
    let mut out: Vec<LabelledSpan> = Vec::new();
    let mut open: Option<(usize, usize, usize, f32)> = None;
    let mut close = |open: &mut Option<(usize, usize, usize, f32)>, limit: usize| {
        let Some((label, first, last, confidence)) = open.take() else {
            return;
        };
        let Some(label) = label_of(label) else { return };
        let from = out.last().map_or(0, |span: &LabelledSpan| span.span.end);
        let core = Span::new(tokens.list[first].span.start, tokens.list[last].span.end);
        let span = extend(text, core, label, tokens, last, from, limit);
        out.push(LabelledSpan {
            span,
            label,
            confidence,
        });
    };
    for (i, (token, tag)) in tokens.list.iter().zip(tagged).enumerate() {
        let (label, begins, confidence) = match exact_label(token.kind) {
            Some(label) => (label_index(Some(label)), true, 1.0),
            None => (tag.label, tag.begins, tag.confidence),
        };
        if let Some((now, _, last, least)) = &mut open
            && *now == label
            && !begins
        {
            *last = i;
            *least = least.min(confidence);
            continue;
        }
        close(&mut open, token.span.start);
        if label != 0 {
            open = Some((label, i, i, confidence));
        }
    }
    close(&mut open, text.len());
    out
}

/// The label that the form of a token tells.
pub fn exact_label(kind: Kind) -> Option<Label> {
    match kind {
        Kind::Doi => Some(Label::Doi),
        Kind::Url => Some(Label::Url),
        Kind::Isbn => Some(Label::Isbn),
        Kind::Issn => Some(Label::Issn),
        Kind::Word | Kind::Number => None,
    }
}

/// The span with the punctuation it keeps: the full stop of an abbreviation, a question mark of a
/// title, and the marks whose partners lie inside.
fn extend(
    text: &str,
    core: Span,
    label: Label,
    tokens: &Tokens,
    last: usize,
    from: usize,
    limit: usize,
) -> Span {
    if matches!(label, Label::Doi | Label::Url | Label::Isbn | Label::Issn) {
        return core;
    }
    let mut span = core;
    let inner = core.of(text);
    // Partners first: `Title (1983–1985)` lost its last parenthesis, `«A». B` its first mark.
    for (opening, closing) in PAIRS {
        let opened = inner.matches(opening).count();
        let closed = inner.matches(closing).count() - apostrophes(inner, closing);
        if opened > closed
            && let Some(len) = next_mark(text.get(span.end..limit), closing)
        {
            span.end += len;
        } else if closed > opened
            && text
                .get(from..span.start)
                .is_some_and(|before| before.ends_with(opening))
        {
            span.start -= opening.len_utf8();
        }
    }
    // Some print the closing mark on both sides: `’Slow’ roofs`.
    if inner.matches('’').count() - apostrophes(inner, '’') == 1
        && !inner.contains('‘')
        && !inner.ends_with('’')
        && text.get(from..span.start).is_some_and(|b| b.ends_with('’'))
    {
        span.start -= '’'.len_utf8();
    }
    // Spanish opens a question that its closing mark alone would not show.
    let before = text.get(from..span.start).unwrap_or("");
    if let Some(mark) = before
        .chars()
        .next_back()
        .filter(|c| matches!(c, '¿' | '¡'))
    {
        span.start -= mark.len_utf8();
    }
    let rest = text.get(span.end..limit).unwrap_or("");
    match rest.chars().next() {
        Some(mark @ ('?' | '!'))
            if matches!(
                label,
                Label::Title
                    | Label::TranslatedTitle
                    | Label::ContainerTitle
                    | Label::ContainerTitleTranslated
            ) =>
        {
            span.end += mark.len_utf8();
        }
        Some('.') if span.end == core.end && keeps_full_stop(text, label, tokens, last) => {
            span.end += 1;
        }
        _ => {}
    }
    span
}

const PAIRS: [(char, char); 6] = [
    ('(', ')'),
    ('[', ']'),
    ('«', '»'),
    ('“', '”'),
    ('„', '“'),
    ('‘', '’'),
];

/// How many of the closing marks stand within words and close nothing: `It’s`.
fn apostrophes(text: &str, closing: char) -> usize {
    if closing != '’' || !text.contains('’') {
        return 0;
    }
    let letters: Vec<char> = text.chars().collect();
    letters
        .windows(3)
        .filter(|w| w[1] == '’' && w[0].is_alphabetic() && w[2].is_alphabetic())
        .count()
}

/// The length of what leads up to and including `mark`, if nothing but a full stop comes before.
fn next_mark(rest: Option<&str>, mark: char) -> Option<usize> {
    let rest = rest?;
    let bare = rest.strip_prefix(['.', '?', '!']).unwrap_or(rest);
    bare.starts_with(mark)
        .then_some(rest.len() - bare.len() + mark.len_utf8())
}

/// Whether the full stop after token `last` belongs to its word.
fn keeps_full_stop(text: &str, label: Label, tokens: &Tokens, last: usize) -> bool {
    let word = tokens.list[last].span.of(text);
    if tokens.list[last].kind == Kind::Number {
        return false;
    }
    let letters = word.chars().count();
    let small: String = word.to_lowercase();
    let known = ABBREVIATIONS.contains(&small.as_str());
    match label {
        Label::Author | Label::Editor | Label::Translator => {
            (letters == 1 || known || is_short_initial(word))
                && word.chars().any(char::is_uppercase)
                || known
        }
        Label::PublisherPlace | Label::Pages | Label::Volume | Label::Issue => {
            letters <= 3 && word.chars().all(char::is_alphabetic) || known
        }
        Label::ContainerTitle | Label::CollectionTitle => {
            // `Phys. Rev. Lett.`: the words before are abbreviated too.
            known
                || last > 0 && letters <= 6 && {
                    let before = tokens.gaps[last].separator;
                    matches!(before, Separator::Period | Separator::TightPeriod)
                }
        }
        _ => known,
    }
}

fn is_short_initial(word: &str) -> bool {
    word.chars().count() == 2 && word.chars().next().is_some_and(char::is_uppercase)
}

/// Words that are written with a full stop, in small letters.
const ABBREVIATIONS: &[&str] = &[
    "al",
    "bd",
    "co",
    "corp",
    "diss",
    "ed",
    "edn",
    "eds",
    "fasc",
    "hrsg",
    "inc",
    "izd",
    "jr",
    "kg",
    "ltd",
    "no",
    "nr",
    "p",
    "pp",
    "publ",
    "rev",
    "s",
    "sr",
    "st",
    "suppl",
    "t",
    "univ",
    "verl",
    "vol",
    "вып",
    "г",
    "др",
    "дис",
    "доп",
    "изд",
    "ил",
    "испр",
    "кн",
    "наук",
    "перераб",
    "пр",
    "ред",
    "рр",
    "с",
    "соавт",
    "сост",
    "стер",
    "стр",
    "т",
    "тип",
    "ун-та",
    "ч",
    "arh",
    "kand",
    "dr",
    "spb",
    "спб",
    "м",
    "л",
];

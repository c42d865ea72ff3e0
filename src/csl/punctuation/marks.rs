//! Marks and white space where two texts meet.

use std::borrow::Cow;

/// The text without its first character.
pub(super) fn without_first(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => {
            let mut rest = text.chars();
            rest.next();
            Cow::Borrowed(rest.as_str())
        }
        Cow::Owned(text) => Cow::Owned(text.chars().skip(1).collect()),
    }
}

/// Whether marks like this one merge.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?')
}

/// Two texts meet: the same white space, and marks that [`merge`], stand once. Gives what is left of
/// the second. `apart`: of marks only the same one merges.
pub(super) fn meet<'t>(
    left: &mut Cow<'_, str>,
    mut text: Cow<'t, str>,
    apart: bool,
) -> Cow<'t, str> {
    let Some(end) = left.chars().next_back() else {
        return text;
    };
    while end.is_whitespace() && end != '\n' && text.starts_with(end) {
        text = without_first(text);
    }
    let Some(right) = text.chars().next() else {
        return text;
    };
    match merge(end, right).filter(|_| !apart || end == right) {
        Some(Merged::Left) => text = without_first(text),
        Some(Merged::Right) => {
            left.to_mut().pop();
        }
        None => {}
    }
    // `word. ` and `. next` meet: one space.
    if left.ends_with(' ') && text.starts_with(' ') {
        text = without_first(text);
    }
    text
}

/// Which of two neighbouring marks stays.
pub(super) enum Merged {
    Left,
    Right,
}

/// Merges two marks that meet; `None`: both stay.
pub(super) fn merge(left: char, right: char) -> Option<Merged> {
    match (left, right) {
        (':', ':' | '.') | ('.', '.') | (';', ':' | '.' | ';') | (',', ',') => Some(Merged::Left),
        ('!', ':' | '.' | '!') | ('?', ':' | '.' | '?') => Some(Merged::Left),
        (':' | ';', '!' | '?') => Some(Merged::Right),
        _ => None,
    }
}

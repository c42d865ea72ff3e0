//! The marks that printed lists set before their entries: numbers and bullets.

use super::line::is_blank;

/// How the numbers of a list are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Style {
    /// `[1]`
    Square,
    /// `(1)`
    Round,
    /// `1.`
    Stop,
    /// `1)`
    Bracket,
    /// `1` before white space
    Bare,
}

/// A number before an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// How it is written.
    pub style: Style,
    /// The number.
    pub number: u32,
    /// Its length in bytes, without the white space after it.
    pub len: usize,
}

/// The number with which `text` begins, if it can be one of a list's.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let (opening, rest) = match text.chars().next()? {
        '[' => (Some(Style::Square), text.get(1..)?),
        '(' => (Some(Style::Round), text.get(1..)?),
        '［' => (Some(Style::Square), text.get('［'.len_utf8()..)?),
        _ => (None, text),
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=4).contains(&digits) {
        return None;
    }
    let number = rest.get(..digits)?.parse().ok()?;
    let after = rest.get(digits..)?;
    let next = after.chars().next();
    let (style, closing) = match (opening, next) {
        (Some(Style::Square), Some(c @ (']' | '］'))) => (Style::Square, c.len_utf8()),
        (Some(Style::Round), Some(')')) => (Style::Round, 1),
        (Some(_), _) => return None,
        (None, Some('.' | '．')) => (Style::Stop, next.map_or(1, char::len_utf8)),
        (None, Some(')')) => (Style::Bracket, 1),
        (None, Some(c)) if is_blank(c) => (Style::Bare, 0),
        _ => return None,
    };
    let tail = after.get(closing..)?;
    // `[1]. Smith`, `1): Smith`: the stop is of the number.
    let tail = match (style, tail.strip_prefix(['.', ':'])) {
        (Style::Square | Style::Round | Style::Bracket, Some(rest))
            if rest.starts_with(is_blank) =>
        {
            rest
        }
        _ => tail,
    };
    // `1.5 km`, `3.2.1`: no marker. `1.Иванов` and `[1]Smith` are.
    if style != Style::Bare
        && tail.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '–'))
        && !matches!(style, Style::Square)
    {
        return None;
    }
    if tail.trim_matches(is_blank).is_empty() && !tail.is_empty() {
        return None;
    }
    Some(Marker {
        style,
        number,
        len: text.len() - tail.len(),
    })
}

/// The length of the bullet (with the white space after it) with which `text` begins.
pub(super) fn bullet(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let sign = matches!(
        first,
        '•' | '·'
            | '▪'
            | '■'
            | '●'
            | '◦'
            | '‣'
            | '∙'
            | '►'
            | '○'
            | '*'
            | '–'
            | '—'
            | '-'
            | '+'
            | '\u{f0b7}'
            | '\u{f0a7}'
            | '\u{2043}'
            | '✓'
            | '□'
            | '♦'
    );
    let rest = text.get(first.len_utf8()..)?;
    let body = rest.trim_start_matches(is_blank);
    (sign && body.len() < rest.len() && !body.is_empty()).then(|| text.len() - body.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_before_entries() {
        for (text, expected) in [
            ("1. Иванов", Some((Style::Stop, 1, 2))),
            ("12.Иванов", Some((Style::Stop, 12, 3))),
            ("[3] Smith", Some((Style::Square, 3, 3))),
            ("(4) Smith", Some((Style::Round, 4, 3))),
            ("5) Smith", Some((Style::Bracket, 5, 2))),
            ("6 Smith", Some((Style::Bare, 6, 1))),
            ("1.5 km", None),
            ("(2008), Maps", None),
            ("2009,—231", None),
            ("Smith", None),
            ("", None),
        ] {
            let found = marker(text).map(|m| (m.style, m.number, m.len));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn bullets() {
        for (text, expected) in [
            ("• Smith", Some(4)),
            ("— Иванов", Some(4)),
            ("——. Maps", None),
            ("-5", None),
        ] {
            assert_eq!(bullet(text), expected, "{text}");
        }
    }
}

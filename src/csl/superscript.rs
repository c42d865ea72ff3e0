//! Raised letters of Unicode and what they are raised from.

use unicode_normalization::char::decompose_compatible;

/// Whether Unicode's compatibility decomposition of the character is `<super>` (UnicodeData), or
/// it is a raised letter that has none.
pub(super) fn is_raised(c: char) -> bool {
    matches!(c,
        'ª' | '²' | '³' | '¹' | 'º' | '\u{2b0}'..='\u{2b8}' | '\u{2c0}' | '\u{2c1}'
        | '\u{2e0}'..='\u{2e4}' | '\u{6e5}' | '\u{6e6}' | '\u{10fc}' | '\u{1d2c}'..='\u{1d61}'
        | '\u{1d78}' | '\u{1d9b}'..='\u{1dbf}' | '\u{2070}' | '\u{2071}'
        | '\u{2074}'..='\u{207f}' | '\u{2120}' | '\u{2122}' | '\u{2c7d}' | '\u{2d6f}'
        | '\u{3192}'..='\u{319f}' | '\u{a69c}' | '\u{a69d}' | '\u{a770}' | '\u{a7f8}'
        | '\u{a7f9}' | '\u{ab5c}'..='\u{ab5f}')
}

/// What a raised character is raised from; `None` for others.
pub(super) fn plain(c: char) -> Option<String> {
    if !is_raised(c) {
        return None;
    }
    let known = match c {
        '\u{2c0}' => Some('ʔ'),
        '\u{2c1}' => Some('ʕ'),
        '\u{6e5}' => Some('و'),
        '\u{6e6}' => Some('ي'),
        _ => None,
    };
    if let Some(known) = known {
        return Some(known.to_string());
    }
    let mut out = String::new();
    decompose_compatible(c, |part| out.push(part));
    // Letters without a decomposition stay as they are.
    (!out.starts_with(c)).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_letters_have_plain_ones() {
        for (raised, expected) in [
            ('²', Some("2")),
            ('ʳ', Some("r")),
            ('™', Some("TM")),
            ('r', None),
        ] {
            assert_eq!(plain(raised).as_deref(), expected, "{raised}");
        }
    }
}

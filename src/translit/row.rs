//! Which words of a text are romanised Russian: those of one stretch belong together, and a change of
//! language inside it has to be paid for.

use crate::text::span::Span;

/// What a change of language costs, in eighths of a bit: between words with nothing but space between
/// them, behind a mark of punctuation, and at a bracket or a sign that sets languages apart.
const JOINED: f32 = 8.0 * 3.5;
const WITHIN: f32 = 8.0 * 1.4;
const BEHIND_MARK: f32 = 8.0 * 1.4;
const APART: f32 = 8.0 * 0.4;

/// For every word whether it is Russian, so that all together are likeliest. A word comes with its
/// place in `text` and with how much likelier it is Russian by itself, in eighths of a bit.
pub(super) fn are_russian(text: &str, words: &[(Span, f32)]) -> Vec<bool> {
    // What the words up to here are worth at best, when the last one is Russian and when it is not.
    let mut worth = [0.0f32; 2];
    let mut before: Vec<[bool; 2]> = Vec::with_capacity(words.len());
    let mut end = None;
    for (span, advantage) in words {
        let change = end.map_or(0.0, |end| change_cost(Span::new(end, span.start).of(text)));
        let mut next = [0.0; 2];
        let mut from = [false; 2];
        for russian in [false, true] {
            let stays = worth[usize::from(russian)];
            let changes = worth[usize::from(!russian)] - change;
            from[usize::from(russian)] = if changes > stays { !russian } else { russian };
            next[usize::from(russian)] =
                changes.max(stays) + if russian { *advantage } else { 0.0 };
        }
        worth = next;
        before.push(from);
        end = Some(span.end);
    }
    let mut russian = worth[1] > worth[0];
    let mut found: Vec<bool> = before
        .iter()
        .rev()
        .map(|from| {
            let word = russian;
            russian = from[usize::from(word)];
            word
        })
        .collect();
    found.reverse();
    found
}

fn change_cost(gap: &str) -> f32 {
    if gap.contains(['[', ']', '/', '=', '(', ')']) {
        APART
    } else if matches!(gap, "-" | "." | "_") {
        JOINED
    } else if gap.chars().all(char::is_whitespace) {
        WITHIN
    } else {
        BEHIND_MARK
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translit::token::latin_words;

    #[test]
    fn words_go_with_their_neighbours() {
        for (text, advantages, expected) in [
            ("Anri Bergson", &[90.0, -10.0][..], &[true, true][..]),
            ("Anri Bergson", &[90.0, -60.0], &[true, false]),
            ("teoriia [theory]", &[90.0, -10.0], &[true, false]),
            ("on the road", &[8.0, -90.0, -90.0], &[false, false, false]),
            ("", &[], &[]),
        ] {
            let spans = latin_words(text).into_iter().map(|token| token.span);
            let words: Vec<(Span, f32)> = spans.zip(advantages.iter().copied()).collect();
            assert_eq!(are_russian(text, &words), expected, "{text}");
        }
    }
}

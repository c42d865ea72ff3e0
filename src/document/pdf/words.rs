//! Glyphs to words.

use super::glyphs::Glyph;
use super::lines::Line;
use encoding_rs::{WINDOWS_1251, WINDOWS_1252};
use unicode_normalization::UnicodeNormalization;

/// Glyphs that stand together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    pub text: String,
    pub x0: f64,
    pub x1: f64,
    pub y: f64,
    pub size: f64,
    /// So many bytes of it, at its beginning, are a small raised number, as footnotes have.
    pub sign: usize,
}

/// A gap of so much of the font's size parts two words (a space has about a quarter).
const GAP: f64 = 0.14;

/// The words of a page, in the order in which they are drawn.
pub(super) fn words(glyphs: Vec<Glyph>) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut open = false;
    let mut before: Option<Glyph> = None;
    for glyph in glyphs {
        // Letters drawn twice are bold, not double.
        let twice = before.as_ref().is_some_and(|b| {
            b.text == glyph.text
                && (b.x0 - glyph.x0).abs() < 0.1 * glyph.size
                && (b.y - glyph.y).abs() < 0.1 * glyph.size
        });
        if twice {
            continue;
        }
        if glyph.text.trim().is_empty() {
            open = false;
            before = Some(glyph);
            continue;
        }
        match out.last_mut().filter(|_| open) {
            Some(word) if is_behind_sign(word, &glyph) => {
                word.sign = word.text.len();
                word.text.push_str(&glyph.text);
                (word.x1, word.y, word.size) = (glyph.x1, glyph.y, glyph.size);
            }
            Some(word) if goes_on(word, &glyph) => {
                if !accented(&mut word.text, &glyph, before.as_ref()) {
                    word.text.push_str(&glyph.text);
                }
                word.x1 = word.x1.max(glyph.x1);
                word.size = word.size.max(glyph.size);
            }
            _ => out.push(begun(&glyph)),
        }
        open = true;
        before = Some(glyph);
    }
    out
}

/// A word that begins with this glyph.
fn begun(glyph: &Glyph) -> Word {
    Word {
        text: glyph.text.clone(),
        x0: glyph.x0,
        x1: glyph.x1,
        y: glyph.y,
        size: glyph.size,
        sign: 0,
    }
}

/// Whether all there is of a word is a small raised number, and the glyph stands right behind it.
fn is_behind_sign(word: &Word, glyph: &Glyph) -> bool {
    let gap = (glyph.x0 - word.x1) / glyph.size;
    word.is_raised_before(glyph.y, glyph.size) && (-0.1..GAP).contains(&gap)
}

impl Word {
    /// Whether it is a number, small and raised beside what stands on this baseline in this size.
    pub fn is_raised_before(&self, y: f64, size: f64) -> bool {
        const SMALL: f64 = 0.85;
        self.sign == 0
            && self.text.bytes().all(|b| b.is_ascii_digit())
            && self.size < SMALL * size
            && (0.15..1.0).contains(&((y - self.y) / size))
    }
}

fn goes_on(word: &Word, glyph: &Glyph) -> bool {
    let size = word.size.min(glyph.size);
    let gap = glyph.x0 - word.x1;
    // An accent is drawn above its letter, which comes before or after it.
    let least = if is_accent(&glyph.text) || word.text.ends_with(|c| combining(c).is_some()) {
        -1.2
    } else {
        -0.4
    };
    (word.y - glyph.y).abs() < 0.6 * size && gap < GAP * size && gap > least * size
}

/// Puts an accent that is drawn as a glyph of its own (TeX's older fonts) on its letter; whether
/// there was one.
fn accented(text: &mut String, glyph: &Glyph, before: Option<&Glyph>) -> bool {
    let Some(before) = before else { return false };
    let middle = |g: &Glyph| (g.x0 + g.x1) / 2.0;
    let over = |a: &Glyph, b: &Glyph| {
        b.x0 - 0.05 * b.size <= middle(a) && middle(a) <= b.x1 + 0.05 * b.size
    };
    let (letter, mark, from) = if let Some(mark) = lone(&glyph.text).and_then(combining)
        && over(glyph, before)
    {
        (before.text.as_str(), mark, before.text.len())
    } else if let Some(mark) = lone(&before.text).and_then(combining)
        && over(before, glyph)
    {
        (glyph.text.as_str(), mark, before.text.len())
    } else {
        return false;
    };
    // `ı` under an accent is `i`.
    let letter = letter.replace('ı', "i").replace('ȷ', "j");
    if !letter.chars().all(char::is_alphabetic) {
        return false;
    }
    let kept = text.len().saturating_sub(from);
    if !text.is_char_boundary(kept) {
        return false;
    }
    text.truncate(kept);
    text.extend(format!("{letter}{mark}").nfc());
    true
}

fn lone(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

fn is_accent(text: &str) -> bool {
    lone(text).and_then(combining).is_some()
}

/// The combining form of an accent that takes up space.
fn combining(accent: char) -> Option<char> {
    Some(match accent {
        '´' | 'ˊ' => '\u{301}',
        '`' | 'ˋ' => '\u{300}',
        'ˆ' => '\u{302}',
        '˜' => '\u{303}',
        '¨' => '\u{308}',
        '¯' | 'ˉ' => '\u{304}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '˚' => '\u{30a}',
        '˝' => '\u{30b}',
        'ˇ' => '\u{30c}',
        '¸' => '\u{327}',
        '˛' => '\u{328}',
        _ => return None,
    })
}

/// Older Russian files call their fonts Western: `Ëèòåðàòóðà` is `Литература`. Where most words of
/// a document read so, they are put right.
pub(super) fn restore_cyrillic(pages: &mut [Vec<Line>]) {
    let texts = || pages.iter().flatten().map(|line| line.text.as_str());
    let words = texts().flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
    let (mut garbled, mut all) = (0usize, 0usize);
    for word in words.filter(|w| w.chars().count() > 3) {
        all += 1;
        garbled += usize::from(is_garbled(word));
    }
    if garbled < 20 || garbled * 4 < all {
        return;
    }
    for line in pages.iter_mut().flatten() {
        let words = line.text.split(' ').map(|word| {
            let (bytes, _, lost) = WINDOWS_1252.encode(word);
            let (text, broken) = WINDOWS_1251.decode_without_bom_handling(&bytes);
            if lost || broken || !is_garbled(word) {
                word.to_string()
            } else {
                text.into_owned()
            }
        });
        line.text = words.collect::<Vec<_>>().join(" ");
    }
}

/// Whether all letters of a word are those that windows-1251's letters turn into.
fn is_garbled(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| matches!(c, 'À'..='ÿ'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(text: &str, x0: f64, x1: f64) -> Glyph {
        Glyph {
            text: text.to_string(),
            x0,
            x1,
            y: 100.0,
            size: 10.0,
        }
    }

    #[test]
    fn glyphs_become_words() {
        for (glyphs, expected) in [
            (
                vec![
                    glyph("a", 0.0, 5.0),
                    glyph("b", 5.2, 10.0),
                    glyph("c", 12.5, 17.0),
                ],
                vec!["ab", "c"],
            ),
            (
                vec![
                    glyph("a", 0.0, 5.0),
                    glyph(" ", 5.0, 7.0),
                    glyph("b", 5.2, 10.0),
                ],
                vec!["a", "b"],
            ),
            (
                vec![
                    glyph("M", 0.0, 8.0),
                    glyph("¨", 8.5, 12.5),
                    glyph("u", 8.0, 13.0),
                ],
                vec!["Mü"],
            ),
            (
                vec![
                    glyph("e", 0.0, 5.0),
                    glyph("´", 0.5, 4.5),
                    glyph("s", 5.0, 9.0),
                ],
                vec!["és"],
            ),
            (vec![glyph("b", 0.0, 5.0), glyph("b", 0.3, 5.3)], vec!["b"]),
        ] {
            let words = words(glyphs);
            let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
            assert_eq!(texts, expected);
        }
    }

    #[test]
    fn raised_numbers_are_signs() {
        let raised = |text: &str, x0: f64, x1: f64| Glyph {
            y: 97.0,
            size: 6.0,
            ..glyph(text, x0, x1)
        };
        for (glyphs, sign) in [
            (vec![raised("1", 0.0, 3.0), glyph("S", 3.0, 8.0)], 1),
            (
                vec![
                    raised("1", 0.0, 3.0),
                    raised("2", 3.0, 6.0),
                    glyph("S", 7.0, 12.0),
                ],
                2,
            ),
            (vec![glyph("1", 0.0, 3.0), glyph("S", 3.0, 8.0)], 0),
            (vec![raised("a", 0.0, 3.0), glyph("S", 3.0, 8.0)], 0),
            (vec![glyph("S", 0.0, 5.0), raised("1", 5.0, 8.0)], 0),
        ] {
            let words = words(glyphs);
            assert_eq!(words.len(), 1);
            assert_eq!(words[0].sign, sign, "{}", words[0].text);
        }
    }
}

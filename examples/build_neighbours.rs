//! Builds `data/lexicon/ru.neighbours`: which endings and usual words stand beside each other in
//! Russian, by which a form is chosen among those that romanised letters leave (`говорит` or
//! `говорить`, `линии` or `линий`).
//!
//! ```text
//! build_neighbours TEXT OUTPUT
//! ```
//!
//! `TEXT` is a file of Russian prose, a paragraph a line. What is kept of it are counts: how often which
//! kinds of words stand side by side. A kind is a usual word, an ending of others, or a mark between
//! words; the file is deflated and holds the kinds, a line each (`=слово`, `ение`, `,`), an empty line, and
//! for every kind the kinds that follow it more often or less often than chance has it: their number, and
//! for each its distance from the one before and, as one signed byte, the binary logarithm of how much
//! more often, in eighths. Numbers are LEB128.

use std::collections::HashMap;
use std::fs;

type Fail = Box<dyn std::error::Error>;

/// A word is a kind of its own when the text has it so often.
const USUAL: u32 = 100;
/// An ending (of up to four letters) is a kind when the text has it so often.
const ENDING: u32 = 100;
/// Pairs that are added to those counted and to those expected, so that what was not seen is not impossible.
const DOUBT: f64 = 0.5;
/// What is hardly more or less than chance is left out, in eighths of a bit.
const SLIGHT: i8 = 6;
/// What is less than chance counts for no more than this: other prose may have it.
const LEAST: f64 = -8.0;

fn main() -> Result<(), Fail> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [text, output] = args.as_slice() else {
        return Err("usage: build_neighbours TEXT OUTPUT".into());
    };
    let text = fs::read_to_string(text)?;
    let lines: Vec<Vec<String>> = text.lines().map(pieces).collect();
    let kinds = kinds(&lines);
    let number: HashMap<&str, usize> = kinds
        .iter()
        .enumerate()
        .map(|(at, kind)| (kind.as_str(), at))
        .collect();
    let mut pairs: HashMap<(usize, usize), u32> = HashMap::new();
    let (mut first, mut second) = (vec![0u32; kinds.len()], vec![0u32; kinds.len()]);
    let mut all = 0u32;
    for line in &lines {
        let row: Vec<usize> = line.iter().map(|piece| kind_of(piece, &number)).collect();
        for pair in row.windows(2) {
            *pairs.entry((pair[0], pair[1])).or_default() += 1;
            first[pair[0]] += 1;
            second[pair[1]] += 1;
            all += 1;
        }
    }
    let mut out = (kinds.join("\n") + "\n\n").into_bytes();
    let mut kept = 0;
    for (a, before) in first.iter().enumerate() {
        let mut row: Vec<(usize, i8)> = Vec::new();
        for (b, behind) in second.iter().enumerate() {
            let seen = f64::from(pairs.get(&(a, b)).copied().unwrap_or(0));
            let expected = f64::from(*before) * f64::from(*behind) / f64::from(all.max(1));
            let bits = ((seen + DOUBT) / (expected + DOUBT)).log2();
            let eighths = (8.0 * bits).round().clamp(LEAST, 127.0) as i8;
            if eighths.abs() >= SLIGHT {
                row.push((b, eighths));
            }
        }
        kept += row.len();
        leb128(&mut out, row.len());
        let mut last = 0;
        for (b, eighths) in row {
            leb128(&mut out, b - last);
            out.push(eighths as u8);
            last = b;
        }
    }
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(&out, 10);
    println!(
        "{} kinds, {kept} pairs, {} bytes, {} packed",
        kinds.len(),
        out.len(),
        packed.len()
    );
    fs::write(output, packed)?;
    Ok(())
}

/// The words of a line in small letters, and the marks between them: as `src/translit/neighbours.rs`
/// cuts them.
fn pieces(line: &str) -> Vec<String> {
    let mut pieces = vec![".".to_string()];
    let mut word = String::new();
    let mut gap = String::new();
    for c in line.chars().chain(['.']) {
        if c.is_alphabetic() {
            if let Some(mark) = mark_of(&gap).filter(|_| word.is_empty() && pieces.len() > 1) {
                pieces.push(mark.to_string());
            }
            gap.clear();
            word.extend(c.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            let word = std::mem::take(&mut word).replace('ё', "е");
            let is_russian = word.chars().all(|c| ('а'..='я').contains(&c));
            pieces.push(if is_russian { word } else { "a".to_string() });
        }
        gap.push(c);
    }
    pieces.push(".".to_string());
    pieces
}

/// The mark that stands for what is between two words; `None` for nothing but space.
fn mark_of(gap: &str) -> Option<&'static str> {
    if gap.chars().all(char::is_whitespace) {
        None
    } else if gap.contains(|c: char| c.is_ascii_digit()) {
        Some("5")
    } else if gap.contains(['.', '!', '?', '…']) {
        Some(".")
    } else if gap.contains([',', ';', ':']) {
        Some(",")
    } else {
        Some("-")
    }
}

fn is_word(piece: &str) -> bool {
    piece.starts_with(|c| ('а'..='я').contains(&c))
}

/// The kinds of words and marks of a text.
fn kinds(lines: &[Vec<String>]) -> Vec<String> {
    let mut words: HashMap<&str, u32> = HashMap::new();
    for piece in lines.iter().flatten().filter(|piece| is_word(piece)) {
        *words.entry(piece).or_default() += 1;
    }
    let mut endings: HashMap<&str, u32> = HashMap::new();
    let mut kinds: Vec<String> = [".", ",", "-", "5", "a", "?"].map(String::from).into();
    for (word, count) in &words {
        if *count >= USUAL {
            kinds.push(format!("={word}"));
            continue;
        }
        let ends = word.char_indices().rev().take(4);
        for (at, _) in ends.filter(|(at, _)| *at > 0) {
            *endings.entry(&word[at..]).or_default() += count;
        }
    }
    let usual = endings.iter().filter(|(_, count)| **count >= ENDING);
    kinds.extend(usual.map(|(ending, _)| ending.to_string()));
    kinds[6..].sort_unstable();
    kinds
}

/// The kind of a piece: the word itself, or its longest ending.
fn kind_of(piece: &str, number: &HashMap<&str, usize>) -> usize {
    if !is_word(piece) {
        return number[piece];
    }
    if let Some(own) = number.get(format!("={piece}").as_str()) {
        return *own;
    }
    let ends = piece.char_indices().skip(1);
    let known = ends.filter_map(|(at, _)| number.get(&piece[at..])).next();
    *known.unwrap_or(&number["?"])
}

fn leb128(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

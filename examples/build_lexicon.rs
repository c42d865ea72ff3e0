//! Builds `data/lexicon/ru.lexicon`, `latin.lexicon`, `western.lexicon` and those of romanised words (`uk-latn.lexicon`), by which
//! romanised Russian is told from other text and put back into Cyrillic. `data/lexicon/SOURCE.md` says where the
//! sources come from.
//!
//! ```text
//! build_lexicon SOURCES OUTPUT
//! ```
//!
//! `SOURCES` is a folder with `vocab.bin` (words with counts), `first.txt`, `last.txt` (names),
//! `ru_RU.dic`, `ru_RU.aff` (a Hunspell dictionary), `english.txt`, `english-huge.txt` and, in a folder `western`, one list for each
//! other language (word lists), in a folder `romanized` those of `ukrainian.txt` and `bulgarian.txt`; words of our own
//! stand in `bibliography.txt`, `foreign-names.txt`, `ancient-names.txt` and `latin-terms.txt` in the folder of the output.
//!
//! A lexicon file is deflated and holds: the automaton of its words (number of nodes, then for every
//! node its number of edges with bit 7 for "a word ends here", and for every edge its letter and how
//! many nodes before this one its target stands), one byte a word in the order of the words (0:
//! known as a name, 1: known as a form, above: 2 plus twice the binary logarithm of its count in
//! hundreds; with bit 7 set, a name or an abbreviation, which no dictionary has in small letters), and
//! rows of letters with their cost (see `write_ngrams`). Numbers are LEB128.

use snoska::translit::{self, System};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

type Fail = Box<dyn std::error::Error>;

fn main() -> Result<(), Fail> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [sources, output] = args.as_slice() else {
        return Err("usage: build_lexicon SOURCES OUTPUT".into());
    };
    let (sources, output) = (Path::new(sources), Path::new(output));
    let counted = read_counts(&fs::read(sources.join("vocab.bin"))?)?;

    let mut russian = Words::default();
    for name in lines(&fs::read_to_string(sources.join("last.txt"))?) {
        for form in surname_forms(name) {
            russian.add(&form, 0, 0.5);
        }
    }
    for name in lines(&fs::read_to_string(sources.join("first.txt"))?) {
        russian.add(name, 0, 1.0);
    }
    let rules = read_affixes(&fs::read_to_string(sources.join("ru_RU.aff"))?);
    for line in lines(&fs::read_to_string(sources.join("ru_RU.dic"))?).skip(1) {
        for form in expand(line, &rules) {
            russian.add(&form, 1, 0.3);
            if line.starts_with(char::is_lowercase) {
                russian.is_common(&form);
                for short in short_forms(&form) {
                    russian.add(&short, 0, 0.0);
                    russian.is_common(&short);
                }
            }
        }
    }
    for (word, count) in &counted {
        russian.add(
            word,
            frequency_class(*count),
            1.0 + f32::from(frequency_class(*count)) / 4.0,
        );
    }
    let bibliography = fs::read_to_string(output.join("bibliography.txt"))?;
    for line in lines(&bibliography).filter(|line| !line.starts_with('#')) {
        if let Some((word, class)) = line.split_once('\t') {
            russian.add(word, class.parse()?, 1.0);
            russian.is_common(word);
        }
    }
    let foreign = fs::read_to_string(output.join("foreign-names.txt"))?;
    for line in lines(&foreign).filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once('\t') {
            for form in foreign_forms(&name.to_lowercase()) {
                russian.add(&form, if form == name.to_lowercase() { 8 } else { 5 }, 1.0);
            }
        }
    }
    let ancient = fs::read_to_string(output.join("ancient-names.txt"))?;
    for line in lines(&ancient).filter(|line| !line.starts_with('#')) {
        for name in line.split_whitespace().map(str::to_lowercase) {
            // The genitive of a name in -ий is no name in -ия.
            let declined = if name.ends_with("ий") { 1 } else { 5 };
            for form in ancient_forms(&name) {
                russian.add(&form, if form == name { 8 } else { declined }, 1.0);
            }
        }
    }
    russian.write(
        &output.join("ru.lexicon"),
        cyrillic,
        [0.0, 0.0, 1.0, 2.0, 4.0, 12.0],
    )?;

    let mut latin = Words::default();
    for word in lines(&fs::read_to_string(sources.join("english-huge.txt"))?) {
        latin.spell(word, 1.0);
    }
    for word in lines(&fs::read_to_string(sources.join("english.txt"))?) {
        latin.add(word, 1, 1.0);
    }
    for (word, count) in &counted {
        latin.add(
            word,
            frequency_class(*count),
            1.0 + f32::from(frequency_class(*count)) / 4.0,
        );
    }
    let terms = fs::read_to_string(output.join("latin-terms.txt"))?;
    for line in lines(&terms).filter(|line| !line.starts_with('#')) {
        if let Some((class, words)) = line.split_once('\t') {
            for word in words.split_whitespace() {
                latin.add(word, class.parse()?, 1.0);
            }
        }
    }
    latin.write(
        &output.join("latin.lexicon"),
        ascii,
        [0.0, 0.0, 1.0, 3.0, 12.0, f32::MAX],
    )?;

    let mut western = Words::default();
    for language in WESTERN {
        let list =
            fs::read_to_string(sources.join("western").join(language).with_extension("txt"))?;
        let words: Vec<String> = lines(&list).map(without_accents).collect();
        // Each language weighs the same, however long its list is.
        let weight = WESTERN_WEIGHT / words.len().max(1) as f32;
        words.iter().for_each(|word| western.spell(word, weight));
    }
    western.write(&output.join("western.lexicon"), ascii, SPELLING_ALONE)?;

    let mut common: Vec<&str> = russian.common.iter().map(String::as_str).collect();
    common.sort_unstable();
    write_romanized("ru", common.iter().step_by(6).copied(), output)?;
    let list = |name: &str| fs::read_to_string(sources.join("romanized").join(name));
    write_romanized("uk", lines(&list("ukrainian.txt")?).step_by(8), output)?;
    write_romanized("bg", lines(&list("bulgarian.txt")?).step_by(4), output)
}

/// Writes how words of a language are spelt by the systems that are for it, in `xx-latn.lexicon`.
fn write_romanized<'w>(
    language: &str,
    words: impl Iterator<Item = &'w str>,
    output: &Path,
) -> Result<(), Fail> {
    /// Systems for Russian that are met seldom are left out.
    const LEAST: u8 = 4;
    let is_usual = |system: &System| language != "ru" || system.prevalence >= LEAST;
    let systems: Vec<&System> = translit::systems()
        .iter()
        .filter(|system| system.languages.first().is_some_and(|l| l == language))
        .filter(|system| is_usual(system))
        .collect();
    let words: Vec<&str> = words.collect();
    let weight = ROMANIZED_WEIGHT / (words.len() * systems.len()).max(1) as f32;
    let mut romanized = Words::default();
    for word in words {
        for system in &systems {
            let latin = without_accents(&translit::romanize(&word.to_lowercase(), system));
            romanized.spell(
                &latin.replace(|c: char| !c.is_ascii_alphabetic(), ""),
                weight,
            );
        }
    }
    romanized.write(
        &output.join(format!("{language}-latn.lexicon")),
        ascii,
        SPELLING_ALONE,
    )
}

/// What the rows of a lexicon without words have to weigh, by their length.
const SPELLING_ALONE: [f32; 6] = [0.0, 0.0, 2.0, 30.0, 200.0, f32::MAX];

/// What all words of a romanised language weigh together.
const ROMANIZED_WEIGHT: f32 = 1_000_000.0;

/// The languages, other than English, whose spelling is learnt, by the names of their lists.
const WESTERN: [&str; 14] = [
    "catalan",
    "danish",
    "dutch",
    "french",
    "german",
    "hungarian",
    "indonesian",
    "italian",
    "norwegian",
    "portuguese",
    "romanian",
    "spanish",
    "swedish",
    "turkish",
];
/// What all words of such a language weigh together.
const WESTERN_WEIGHT: f32 = 100_000.0;

/// A word in small letters, without what stands on them: only its letters from a to z count.
fn without_accents(word: &str) -> String {
    let small = word.to_lowercase();
    small.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// Twice the binary logarithm of the count in hundreds, plus 2.
fn frequency_class(count: u32) -> u8 {
    2 + (2.0 * (f64::from(count.max(100)) / 100.0).log2()) as u8
}

/// The vocabulary of navec: the number of words, a count for each (both u32, little end first),
/// then the words, a line each.
fn read_counts(bytes: &[u8]) -> Result<Vec<(String, u32)>, Fail> {
    let number = |at: usize| -> Result<u32, Fail> {
        Ok(u32::from_le_bytes(
            bytes
                .get(at..at + 4)
                .ok_or("vocab.bin is short")?
                .try_into()?,
        ))
    };
    let words = number(0)? as usize;
    let text = std::str::from_utf8(bytes.get(4 + 4 * words..).ok_or("vocab.bin is short")?)?;
    text.split('\n')
        .enumerate()
        .map(|(i, word)| Ok((word.to_string(), number(4 + 4 * i)?)))
        .collect()
}

/// A surname in its cases and in both genders, for the two regular declensions.
fn surname_forms(name: &str) -> Vec<String> {
    let with = |stem: &str, ends: &[&str]| ends.iter().map(|end| format!("{stem}{end}")).collect();
    if let Some(stem) = name
        .strip_suffix("ский")
        .or_else(|| name.strip_suffix("цкий"))
    {
        let stem = &name[..stem.len() + "ск".len()];
        return with(
            stem,
            &["ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "их", "ие"],
        );
    }
    if ["ов", "ев", "ин", "ын", "ёв"]
        .iter()
        .any(|end| name.ends_with(end))
    {
        return with(name, &["", "а", "у", "ым", "е", "ой", "ы", "ых"]);
    }
    vec![name.to_string()]
}

/// A name of antiquity in its cases: a man, a woman, a place.
fn ancient_forms(name: &str) -> Vec<String> {
    let with = |stem: &str, ends: &[&str]| -> Vec<String> {
        let declined = ends.iter().map(|end| format!("{stem}{end}"));
        std::iter::once(name.to_string()).chain(declined).collect()
    };
    let ends = |ending: &str| name.strip_suffix(ending);
    if let Some(stem) = ends("ия") {
        with(stem, &["ии", "ию", "ией"])
    } else if let Some(stem) = ends("ий") {
        with(stem, &["ия", "ию", "ием", "ии"])
    } else if let Some(stem) = ends("я") {
        with(stem, &["и", "ю", "ей", "е"])
    } else if let Some(stem) = ends("а") {
        with(stem, &["ы", "у", "ой", "е"])
    } else if let Some(stem) = ends("ы") {
        with(stem, &["", "ам", "ами", "ах"])
    } else {
        foreign_forms(name)
    }
}

/// The forms of a noun in `-ние` that verse and speech have beside the usual ones: `преданье`.
fn short_forms(word: &str) -> Vec<String> {
    let ends = ["ье", "ья", "ью", "ьем", "ьям", "ьями", "ьях"];
    let stem = word.strip_suffix("ие");
    let stem = stem.filter(|stem| stem.ends_with("ан") || stem.ends_with("ен"));
    let with = |stem: &str| ends.iter().map(|end| format!("{stem}{end}")).collect();
    stem.map_or_else(Vec::new, with)
}

/// A foreign surname of a man in its cases: one in a vowel, and one in `-ий`, is left as it is.
fn foreign_forms(name: &str) -> Vec<String> {
    let with = |stem: &str, ends: [&str; 4]| {
        let declined = ends.iter().map(|end| format!("{stem}{end}"));
        std::iter::once(name.to_string()).chain(declined).collect()
    };
    if name.ends_with(|c| "аеёиоуыэюя’".contains(c)) || name.ends_with("ий") {
        return vec![name.to_string()];
    }
    match name.strip_suffix(['ь', 'й']) {
        Some(stem) => with(stem, ["я", "ю", "ем", "е"]),
        None => with(name, ["а", "у", "ом", "е"]),
    }
}

/// A rule of a Hunspell affix file: what is cut off, what is put on, and the end it needs (a row
/// of letter classes).
struct Affix {
    cut: String,
    add: String,
    condition: Vec<(bool, Vec<char>)>,
}

fn read_affixes(text: &str) -> BTreeMap<char, Vec<Affix>> {
    let mut rules: BTreeMap<char, Vec<Affix>> = BTreeMap::new();
    for line in text.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let ["SFX", flag, cut, add, condition, ..] = parts.as_slice() else {
            continue;
        };
        let bare = |part: &str| {
            if part == "0" {
                String::new()
            } else {
                part.to_string()
            }
        };
        if let Some(flag) = flag.chars().next() {
            rules.entry(flag).or_default().push(Affix {
                cut: bare(cut),
                add: bare(add),
                condition: read_condition(condition),
            });
        }
    }
    rules
}

/// `[^аб]в.` as classes: whether the letters are those not allowed, and the letters.
fn read_condition(text: &str) -> Vec<(bool, Vec<char>)> {
    let mut classes = Vec::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '[' => {
                let class: Vec<char> = chars.by_ref().take_while(|c| *c != ']').collect();
                match class.split_first() {
                    Some(('^', rest)) => classes.push((true, rest.to_vec())),
                    _ => classes.push((false, class)),
                }
            }
            '.' => classes.push((true, Vec::new())),
            c => classes.push((false, vec![c])),
        }
    }
    classes
}

/// The forms of a line of the dictionary, `word/FLAGS`.
fn expand(line: &str, rules: &BTreeMap<char, Vec<Affix>>) -> Vec<String> {
    let (word, flags) = line.split_once('/').unwrap_or((line, ""));
    let word = word.to_lowercase();
    let letters: Vec<char> = word.chars().collect();
    let mut forms = vec![word.clone()];
    for affix in flags.chars().filter_map(|flag| rules.get(&flag)).flatten() {
        let Some(from) = letters.len().checked_sub(affix.condition.len()) else {
            continue;
        };
        let fits = letters[from..]
            .iter()
            .zip(&affix.condition)
            .all(|(letter, (not, class))| class.contains(letter) != *not);
        if let (true, Some(stem)) = (fits, word.strip_suffix(affix.cut.as_str())) {
            forms.push(format!("{stem}{}", affix.add));
        }
    }
    forms
}

/// Added to the class of a word that a dictionary has not, or as a name only.
const PROPER: u8 = 0x80;

/// A letter's number in the Russian lexicon, from 1; ё counts as е.
fn cyrillic(c: char) -> Option<u8> {
    match c {
        'ё' => cyrillic('е'),
        'а'..='я' => Some((c as u32 - 'а' as u32) as u8 + 1),
        _ => None,
    }
}

/// A letter's number in the Latin lexicon, from 1.
fn ascii(c: char) -> Option<u8> {
    c.is_ascii_lowercase().then(|| c as u8 - b'a' + 1)
}

/// Words with their class (none for those that only show how words are spelt), and what each weighs
/// when rows of letters are counted.
#[derive(Default)]
struct Words {
    words: HashMap<String, (Option<u8>, f32)>,
    /// Those that a dictionary has in small letters.
    common: HashSet<String>,
}

impl Words {
    fn add(&mut self, word: &str, class: u8, weight: f32) {
        self.put(word, Some(class), weight);
    }

    /// A word is one of the language, no name.
    fn is_common(&mut self, word: &str) {
        self.common.insert(word.to_lowercase().replace('ё', "е"));
    }

    /// Adds a word to the rows of letters alone.
    fn spell(&mut self, word: &str, weight: f32) {
        self.put(word, None, weight);
    }

    fn put(&mut self, word: &str, class: Option<u8>, weight: f32) {
        for part in word.to_lowercase().split('-') {
            let known = self
                .words
                .entry(part.replace('ё', "е"))
                .or_insert((class, weight));
            *known = (known.0.max(class), known.1.max(weight));
        }
    }

    fn write(
        &self,
        path: &Path,
        letter: fn(char) -> Option<u8>,
        thresholds: [f32; 6],
    ) -> Result<(), Fail> {
        let mut words: Vec<(Vec<u8>, Option<u8>, f32)> = self
            .words
            .iter()
            .filter_map(|(word, (class, weight))| {
                let is_proper = !self.common.is_empty() && !self.common.contains(word);
                let class = class.map(|class| if is_proper { class | PROPER } else { class });
                let letters: Option<Vec<u8>> = word.chars().map(letter).collect();
                Some((
                    letters.filter(|l| !l.is_empty() && l.len() < 40)?,
                    class,
                    *weight,
                ))
            })
            .collect();
        words.sort_by(|a, b| a.0.cmp(&b.0));
        let mut automaton = Automaton::default();
        for (word, class, _) in &words {
            if class.is_some() {
                automaton.insert(word);
            }
        }
        let mut out = automaton.finish();
        let graph = out.len();
        let classes: Vec<u8> = words.iter().filter_map(|(_, class, _)| *class).collect();
        number(&mut out, classes.len());
        out.extend(&classes);
        let rows = write_ngrams(&mut out, &words, thresholds);
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(&out, 10);
        println!(
            "{}: {} words, {graph} bytes of graph, {rows} rows of letters, {} bytes, {} packed",
            path.display(),
            words.len(),
            out.len(),
            packed.len()
        );
        fs::write(path, packed)?;
        Ok(())
    }
}

fn number(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// A minimal acyclic automaton, built from sorted words (Daciuk and others, 2000).
#[derive(Default)]
struct Automaton {
    known: HashMap<Node, usize>,
    nodes: Vec<Node>,
    /// The nodes along the last word, not yet shared.
    path: Vec<Node>,
    last: Vec<u8>,
}

#[derive(Clone, Default, PartialEq, Eq, Hash)]
struct Node {
    is_word: bool,
    edges: Vec<(u8, usize)>,
}

impl Automaton {
    fn insert(&mut self, word: &[u8]) {
        if self.path.is_empty() {
            self.path.push(Node::default());
        }
        let common = word
            .iter()
            .zip(&self.last)
            .take_while(|(a, b)| a == b)
            .count();
        self.share(common);
        self.path
            .extend((common..word.len()).map(|_| Node::default()));
        if let Some(node) = self.path.last_mut() {
            node.is_word = true;
        }
        self.last = word.to_vec();
    }

    /// Gives the nodes deeper than `depth` their final places.
    fn share(&mut self, depth: usize) {
        while self.path.len() > depth + 1 {
            let Some(node) = self.path.pop() else { return };
            let place = *self.known.entry(node.clone()).or_insert_with(|| {
                self.nodes.push(node);
                self.nodes.len() - 1
            });
            let letter = self.last[self.path.len() - 1];
            if let Some(parent) = self.path.last_mut() {
                parent.edges.push((letter, place));
            }
        }
    }

    fn finish(mut self) -> Vec<u8> {
        self.share(0);
        self.nodes.extend(self.path.pop());
        let mut out = Vec::new();
        number(&mut out, self.nodes.len());
        for (place, node) in self.nodes.iter().enumerate() {
            out.push(node.edges.len() as u8 | (u8::from(node.is_word) << 7));
            for (letter, target) in &node.edges {
                out.push(*letter);
                number(&mut out, place - target);
            }
        }
        out
    }
}

/// Writes, for every length from 1 to 6, the rows of letters seen (0 is the edge of a word) and the
/// cost of the last letter after the others, in eighths of a bit. A row is a number of six bits a
/// letter; rows come in order, each as its distance from the one before.
fn write_ngrams(
    out: &mut Vec<u8>,
    words: &[(Vec<u8>, Option<u8>, f32)],
    thresholds: [f32; 6],
) -> usize {
    let mut counts: Vec<HashMap<u64, f32>> = vec![HashMap::new(); 7];
    for (word, _, weight) in words {
        let letters: Vec<u8> = [&[0u8][..], word, &[0u8][..]].concat();
        for end in 1..letters.len() {
            for len in 1..=6.min(end + 1) {
                let row = key(&letters[end + 1 - len..=end]);
                *counts[len].entry(row).or_default() += weight;
            }
        }
    }
    let mut rows = 0;
    for len in 1..=6 {
        let mut contexts: HashMap<u64, f32> = HashMap::new();
        for (row, count) in &counts[len] {
            *contexts.entry(row >> 6).or_default() += count;
        }
        let mut kept: Vec<(u64, u8)> = counts[len]
            .iter()
            .filter(|(_, count)| **count >= thresholds[len - 1])
            .map(|(row, count)| {
                let cost = (8.0 * (contexts[&(row >> 6)] / count).log2()).round();
                (*row, cost.min(255.0) as u8)
            })
            .collect();
        kept.sort_unstable();
        rows += kept.len();
        number(out, kept.len());
        let mut before = 0;
        for (row, _) in &kept {
            number(out, (row - before) as usize);
            before = *row;
        }
        out.extend(kept.iter().map(|(_, cost)| cost));
    }
    rows
}

fn key(letters: &[u8]) -> u64 {
    letters
        .iter()
        .fold(0, |key, letter| key << 6 | u64::from(*letter))
}

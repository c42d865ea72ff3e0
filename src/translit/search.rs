//! The Cyrillic words that letters in Latin script may stand for, with what each costs.
//!
//! Two searches over the same readings: through the words of the lexicon, and, for words it does
//! not know, by what rows of letters are usual.

use super::inverse::{Inverse, Reading, Systems};
use super::lexicon::{Context, Lexicon, Place, class_cost, cyrillic};
use super::token::Unit;
use std::cmp::Reverse;

/// Longer words are not looked for.
const LONGEST: usize = 60;
/// Steps of the search through the lexicon; no honest word needs a tenth of them.
const STEPS: u32 = 20_000;
/// How many beginnings of a word are kept at each place in the search by rows of letters.
const BEAM: usize = 16;
/// A beginning that costs so much more than another one of the same Latin letters is given up.
const HOPELESS: u32 = 8 * 16;
/// What a letter that nothing was written for costs more in a word that is not in the lexicon; behind л a soft
/// sign is as usual as none.
const SILENT: u32 = 8;
/// What a word costs more for not being in the lexicon, in eighths of a bit.
const UNKNOWN: u32 = 8 * 4;

/// The letters of Slavic languages, the most usual first.
const USUAL: &str = "оаиеінтрсвлкдмпуязбгйыьчжшхюцщїєэфъґўёјљњџћђ";

/// A Cyrillic letter (small) and the unit of the Latin word that it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    pub c: char,
    pub unit: usize,
    /// Something was written for it; a silent letter and the second of a reading were not.
    pub written: bool,
}

/// A word that the Latin letters may stand for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    pub letters: Vec<Letter>,
    /// In eighths of a bit.
    pub cost: u32,
    /// How usual it is, where the lexicon has it.
    pub class: Option<u8>,
    /// The lexicon has it as a name or an abbreviation only.
    pub proper: bool,
    /// Only these systems may have written it so: each has all its readings.
    pub systems: Systems,
}

impl Candidate {
    fn is_written_as(&self, other: &Candidate) -> bool {
        let letters = |candidate: &'_ Candidate| {
            candidate
                .letters
                .iter()
                .map(|letter| letter.c)
                .collect::<Vec<_>>()
        };
        self.letters.len() == other.letters.len() && letters(self) == letters(other)
    }
}

/// The words of `lexicon` that `units` may stand for, cheapest first.
pub(super) fn known_words(units: &[Unit], inverse: &Inverse, lexicon: &Lexicon) -> Vec<Candidate> {
    if units.len() > LONGEST {
        return Vec::new();
    }
    let mut walk = Walk {
        units,
        inverse,
        lexicon,
        steps: STEPS,
        letters: Vec::with_capacity(units.len() + 4),
        found: Vec::new(),
    };
    walk.from(0, lexicon.start(), Systems::MAX);
    walk.found.sort_by_key(|candidate| candidate.cost);
    walk.found.dedup_by(|b, a| {
        let same = a.cost == b.cost && a.is_written_as(b);
        if same {
            a.systems |= b.systems;
        }
        same
    });
    walk.found
}

struct Walk<'a> {
    units: &'a [Unit],
    inverse: &'a Inverse,
    lexicon: &'a Lexicon,
    steps: u32,
    letters: Vec<Letter>,
    found: Vec<Candidate>,
}

impl Walk<'_> {
    /// Goes on at unit `at`. Every call reads a unit or more, or one silent letter, so it is no
    /// deeper than twice [`LONGEST`].
    fn from(&mut self, at: usize, place: Place, systems: Systems) {
        let Some(unit) = self.units.get(at) else {
            if let Some(class) = self.lexicon.class(place) {
                self.found.push(Candidate {
                    letters: self.letters.clone(),
                    cost: class_cost(class),
                    class: Some(class),
                    proper: self.lexicon.is_proper(place),
                    systems,
                });
            }
            return;
        };
        let inverse = self.inverse;
        for reading in inverse.readings(unit.c) {
            let Some(rest) = self.steps.checked_sub(1) else {
                return;
            };
            self.steps = rest;
            if !fits(reading, self.units, at) {
                continue;
            }
            let Some(place) = self.read(place, &reading.cyrillic) else {
                continue;
            };
            let before = self.letters.len();
            push_reading(&mut self.letters, reading, at);
            let next = at + reading.latin.len();
            let systems = systems & reading.systems;
            self.from(next, place, systems);
            for (silent, of) in silent_after(inverse, &reading.cyrillic) {
                if let Some(place) = self.read(place, &[silent]) {
                    self.letters.push(silent_letter(silent, next));
                    self.from(next, place, systems & of);
                    self.letters.pop();
                }
            }
            self.letters.truncate(before);
        }
    }

    fn read(&self, place: Place, letters: &[char]) -> Option<Place> {
        letters.iter().try_fold(place, |place, letter| {
            self.lexicon.step(place, cyrillic(*letter)?)
        })
    }
}

/// The likeliest words by rows of letters, cheapest first, at most [`BEAM`].
pub(super) fn spelled_words(
    units: &[Unit],
    inverse: &Inverse,
    lexicon: &Lexicon,
) -> Vec<Candidate> {
    if units.is_empty() || units.len() > LONGEST {
        return Vec::new();
    }
    let mut steps: Vec<Step> = Vec::new();
    let mut open: Vec<Vec<Beginning>> = vec![Vec::new(); units.len() + 1];
    open[0].push(Beginning {
        cost: UNKNOWN,
        context: Context::START,
        last: None,
        systems: Systems::MAX,
    });
    let mut letters = Vec::with_capacity(2);
    for at in 0..units.len() {
        let beginnings = best(std::mem::take(&mut open[at]));
        if beginnings.is_empty() {
            continue;
        }
        for reading in inverse.readings(units[at].c) {
            if !fits(reading, units, at) {
                continue;
            }
            let next = at + reading.latin.len();
            letters.clear();
            push_reading(&mut letters, reading, at);
            for beginning in &beginnings {
                let read = beginning.with(&letters, reading.systems, lexicon, &mut steps);
                open[next].push(read);
                for (silent, of) in silent_after(inverse, &reading.cyrillic) {
                    let letter = [silent_letter(silent, next)];
                    let mut signed = read.with(&letter, of, lexicon, &mut steps);
                    if *reading.cyrillic != ['л'] {
                        signed.cost += SILENT;
                    }
                    open[next].push(signed);
                }
            }
        }
    }
    let ends = best(std::mem::take(&mut open[units.len()]));
    let mut found: Vec<Candidate> = ends
        .into_iter()
        .map(|end| Candidate {
            letters: letters_of(end.last, &steps),
            cost: end.cost + lexicon.cost(end.context, 0).0,
            class: None,
            proper: false,
            systems: end.systems,
        })
        .collect();
    found.sort_by_key(|candidate| candidate.cost);
    found
}

/// The beginning of a word.
#[derive(Clone, Copy)]
struct Beginning {
    cost: u32,
    context: Context,
    /// Its last letter, in the list of all steps.
    last: Option<usize>,
    /// The systems that have all its readings.
    systems: Systems,
}

struct Step {
    letter: Letter,
    before: Option<usize>,
}

impl Beginning {
    fn with(
        mut self,
        letters: &[Letter],
        systems: Systems,
        lexicon: &Lexicon,
        steps: &mut Vec<Step>,
    ) -> Beginning {
        self.systems &= systems;
        for letter in letters {
            // Readings hold only letters of the lexicon; another one would cost dearly.
            let (cost, context) = lexicon.cost(self.context, cyrillic(letter.c).unwrap_or(0));
            steps.push(Step {
                letter: *letter,
                before: self.last,
            });
            self = Beginning {
                cost: self.cost + cost,
                context,
                last: Some(steps.len() - 1),
                systems: self.systems,
            };
        }
        self
    }
}

/// The cheapest beginnings; of those that end alike only one.
fn best(mut open: Vec<Beginning>) -> Vec<Beginning> {
    let cheapest = open.iter().map(|beginning| beginning.cost).min();
    let most = cheapest.map_or(0, |cost| cost + HOPELESS);
    open.retain(|beginning| beginning.cost <= most);
    open.sort_by_key(|beginning| beginning.cost);
    let mut kept: Vec<Beginning> = Vec::with_capacity(BEAM);
    for beginning in open {
        if let Some(alike) = kept.iter_mut().find(|k| k.context == beginning.context) {
            alike.systems |= beginning.systems;
        } else if kept.len() < BEAM {
            kept.push(beginning);
        }
    }
    kept
}

fn letters_of(last: Option<usize>, steps: &[Step]) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut at = last;
    while let Some(step) = at.and_then(|at| steps.get(at)) {
        letters.push(step.letter);
        at = step.before;
    }
    letters.reverse();
    letters
}

fn fits(reading: &Reading, units: &[Unit], at: usize) -> bool {
    let end = at + reading.latin.len();
    units.get(at..end).is_some_and(|part| {
        part.iter()
            .map(|unit| unit.c)
            .eq(reading.latin.iter().copied())
            && (!reading.at_end || end == units.len() && at > 0)
            // No system writes a small letter with a capital inside.
            && (part[0].capital || part.iter().all(|unit| !unit.capital))
    })
}

fn push_reading(letters: &mut Vec<Letter>, reading: &Reading, unit: usize) {
    for (i, c) in reading.cyrillic.iter().enumerate() {
        letters.push(Letter {
            c: *c,
            unit,
            written: i == 0,
        });
    }
}

fn silent_letter(c: char, next: usize) -> Letter {
    Letter {
        c,
        unit: next.saturating_sub(1),
        written: false,
    }
}

/// The letters that may follow unwritten, with the systems that have it so: signs, and only after a
/// consonant.
fn silent_after<'i>(
    inverse: &'i Inverse,
    read: &[char],
) -> impl Iterator<Item = (char, Systems)> + use<'i> {
    let consonant = read
        .last()
        .is_some_and(|c| !matches!(c, 'а' | 'е' | 'ё' | 'и' | 'й' | 'о' | 'у' | 'ъ'..='я'));
    inverse.silent.iter().copied().filter(move |_| consonant)
}

/// The Latin letters read by the longest readings, first come first served, where no lexicon helps:
/// for languages other than Russian. Units without a reading are given back as they are.
pub(super) fn read_plainly(units: &[Unit], inverse: &Inverse) -> Vec<Letter> {
    // Of readings of the same letters, the one for a single letter that stands in the alphabet, and of several such
    // letters (і, ї, й; а, ъ) the most usual.
    let mut letters = Vec::with_capacity(units.len());
    let mut at = 0;
    while let Some(unit) = units.get(at) {
        let reading = inverse
            .readings(unit.c)
            .iter()
            .filter(|reading| fits(reading, units, at))
            .max_by_key(|reading| {
                let letters = &reading.cyrillic;
                let rank = letters.first().and_then(|letter| USUAL.find(*letter));
                (
                    reading.latin.len(),
                    Reverse((letters.len(), rank.unwrap_or(USUAL.len()))),
                )
            });
        match reading {
            Some(reading) => {
                push_reading(&mut letters, reading, at);
                at += reading.latin.len();
            }
            None => {
                letters.push(Letter {
                    c: unit.c,
                    unit: at,
                    written: true,
                });
                at += 1;
            }
        }
    }
    letters
}

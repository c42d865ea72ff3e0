//! A list's own habits: which part follows which across which marks, as its surer references show.
//!
//! One style wrote the whole list, so a reference that is hard to read by itself is read again
//! with what the others do: where they go from the author to the date across ` (`, this one will
//! too. A reference never speaks for itself.

use super::gap::Gap;
use super::lattice::Steps;
use super::state::{LABELS, WIDTH, is_inside, label_of_state};
use super::token::Tokens;
use std::collections::HashMap;

/// Fewer references have no habits to speak of.
pub const FEWEST: usize = 6;
/// Pseudo-observations that stand against the list's.
const PRIOR: f32 = 2.0;
/// The share of them that each next step has.
const SHARE: f32 = 0.1;
/// How much a habit counts beside the model in a list of one style.
const STRENGTH: f32 = 0.5;
/// How well the references of a list of many styles, of one style foretell each other's steps.
const MIXED: f32 = 0.72;
const UNIFORM: f32 = 0.9;
/// What is seen fewer times foretells nothing.
const ENOUGH: f32 = 2.0;

/// The steps of one reference: label left, marks crossed, step taken (a label entered or, as
/// [`STAY`], none).
#[derive(Clone, Debug, Default)]
pub struct Taken {
    steps: Vec<(u8, u32, u8)>,
    /// How much they count: the probability of its labels.
    weight: f32,
}

const STAY: u8 = WIDTH as u8;

impl Taken {
    /// The steps of a reference labelled with these states.
    pub fn new(tokens: &Tokens, states: &[usize], probability: f32) -> Taken {
        let mut before = 0;
        let mut steps = Vec::new();
        for (gap, state) in tokens.gaps.iter().zip(states) {
            let label = label_of_state(*state);
            if gap.divides() {
                let taken = if is_inside(*state) { STAY } else { label as u8 };
                steps.push((before, gap.marks, taken));
            }
            before = label as u8;
        }
        Taken {
            steps,
            weight: probability,
        }
    }

    /// The probability of the labels, 0 to 1.
    pub fn weight(&self) -> f32 {
        self.weight
    }
}

/// What the references of a list do.
#[derive(Debug, Default)]
pub struct Habits {
    /// By label left and marks crossed: how often which step.
    steps: HashMap<(u8, u32), Vec<(u8, f32)>>,
    /// How much they count: more where the references are alike.
    strength: f32,
}

impl Habits {
    /// The habits of a list.
    pub fn of(references: &[Taken]) -> Habits {
        let mut habits = Habits::default();
        for reference in references {
            habits.add(reference);
        }
        let sameness = (habits.foretold(references) - MIXED) / (UNIFORM - MIXED);
        habits.strength = STRENGTH * sameness.clamp(0.0, 1.0);
        habits
    }

    fn add(&mut self, reference: &Taken) {
        let weight = reference.weight;
        for (left, marks, taken) in &reference.steps {
            let seen = self.steps.entry((*left, *marks)).or_default();
            match seen.iter_mut().find(|(step, _)| step == taken) {
                Some((_, count)) => *count += weight,
                None => seen.push((*taken, weight)),
            }
        }
    }

    /// How often the others of the list did what at such a place, and all of it; `None` where they
    /// were seldom there.
    fn others(&self, own: &Taken, left: u8, marks: u32) -> Option<(Vec<(u8, f32)>, f32)> {
        let counts: Vec<(u8, f32)> = self
            .steps
            .get(&(left, marks))?
            .iter()
            .map(|(step, count)| {
                let same = (left, marks, *step);
                let own_count = own.steps.iter().filter(|taken| **taken == same).count();
                (*step, (count - own_count as f32 * own.weight).max(0.0))
            })
            .collect();
        let all: f32 = counts.iter().map(|(_, count)| count).sum();
        (all >= ENOUGH).then_some((counts, all))
    }

    /// The mean share of the others that take the same step as a reference, 0 to 1.
    fn foretold(&self, references: &[Taken]) -> f32 {
        let (mut sum, mut count) = (0.0, 0.0_f32);
        for own in references {
            for (left, marks, taken) in &own.steps {
                let Some((counts, all)) = self.others(own, *left, *marks) else {
                    continue;
                };
                let same = counts.iter().find(|(step, _)| step == taken);
                sum += same.map_or(0.0, |(_, same)| same / all);
                count += 1.0;
            }
        }
        sum / count.max(1.0)
    }

    /// Adds to the steps across `gap` what the list's references but `own` do there.
    pub fn bend(&self, gap: Gap, own: &Taken, steps: &mut Steps) {
        if !gap.divides() {
            return;
        }
        for left in 0..LABELS {
            let Some((counts, all)) = self.others(own, left as u8, gap.marks) else {
                continue;
            };
            // Above 0 for what is seen more often than its share.
            let relative =
                |count: f32| self.strength * ((count / SHARE + PRIOR) / (all + PRIOR)).ln();
            let least = relative(0.0);
            steps.enter[left]
                .iter_mut()
                .for_each(|score| *score += least);
            steps.stay[left] += least;
            for (step, count) in counts {
                let more = relative(count) - least;
                match step {
                    STAY => steps.stay[left] += more,
                    label => {
                        if let Some(score) = steps.enter[left].get_mut(usize::from(label)) {
                            *score += more;
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::state::{inside, label_index};
    use crate::parse::token::tokenize;
    use crate::record::label::Label;

    #[test]
    fn a_reference_is_bent_to_what_the_others_do() {
        let [author, title] = [Label::Author, Label::Title].map(|label| label_index(Some(label)));
        let tokens = tokenize("Berg: Moss on roofs");
        let states = [author, title, inside(title), inside(title)];
        let list: Vec<Taken> = (0..8).map(|_| Taken::new(&tokens, &states, 1.0)).collect();
        let habits = Habits::of(&list);
        let gap = tokens.gaps[1];
        let other = Taken::new(&tokens, &[title, inside(title)], 0.1);
        let mut steps = Steps::zero();
        habits.bend(gap, &other, &mut steps);
        assert!(steps.enter[author][title] > 0.0);
        assert!(steps.stay[author] < 0.0);
        // Nobody was here: nothing to say.
        assert_eq!(steps.enter[title], [0.0; WIDTH]);
        let mut alone = Steps::zero();
        Habits::of(&list[..1]).bend(gap, &list[0], &mut alone);
        assert_eq!(alone.enter[author][title], 0.0);
    }
}

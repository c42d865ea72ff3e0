//! A list's own habits: which part follows which across which marks, as its surer references show.
//!
//! One style wrote the whole list, so a reference that is hard to read by itself is read again
//! with what the others do: where they go from the author to the date across ` (`, this one will
//! too. A reference never speaks for itself.

use super::gap::Gap;
use super::lattice::{Steps, exp};
use super::state::{WIDTH, is_inside, label_of_state};
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
}

/// The steps seen behind one label, and how often each.
#[derive(Debug)]
struct Seen {
    left: u8,
    counts: Vec<(u8, f32)>,
}

/// What the references of a list do.
#[derive(Debug, Default)]
pub struct Habits {
    /// By marks crossed, then by label left: how often which step.
    steps: HashMap<u32, Vec<Seen>>,
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
            let seen = self.steps.entry(*marks).or_default();
            let at = seen.iter().position(|seen| seen.left == *left);
            let at = at.unwrap_or_else(|| {
                seen.push(Seen {
                    left: *left,
                    counts: Vec::new(),
                });
                seen.len() - 1
            });
            let counts = &mut seen[at].counts;
            match counts.iter_mut().find(|(step, _)| step == taken) {
                Some((_, count)) => *count += weight,
                None => counts.push((*taken, weight)),
            }
        }
    }

    /// Whether the list has habits at all.
    pub fn are_any(&self) -> bool {
        self.strength > 0.0
    }

    /// What the list's references did across these marks.
    fn across(&self, marks: u32) -> &[Seen] {
        self.steps.get(&marks).map_or(&[], Vec::as_slice)
    }

    /// The mean share of the others that take the same step as a reference, 0 to 1.
    fn foretold(&self, references: &[Taken]) -> f32 {
        let (mut sum, mut count) = (0.0, 0.0_f32);
        for own in references {
            for (left, marks, taken) in &own.steps {
                let seen = self.across(*marks).iter().find(|seen| seen.left == *left);
                let Some((counts, all)) = seen.and_then(|seen| seen.others(own, *marks)) else {
                    continue;
                };
                let same = counts.iter().find(|(step, _)| step == taken);
                sum += same.map_or(0.0, |(_, same)| same / all);
                count += 1.0;
            }
        }
        sum / count.max(1.0)
    }

    /// The steps across `gap`, scores and factors, with what the list's references but `own` do there;
    /// `None` where they are the model's.
    pub fn bent(
        &self,
        gap: Gap,
        own: &Taken,
        model: &(Steps, Steps),
    ) -> Option<Box<(Steps, Steps)>> {
        if !gap.divides() {
            return None;
        }
        let others = self
            .across(gap.marks)
            .iter()
            .filter_map(|seen| Some((usize::from(seen.left), seen.others(own, gap.marks)?)));
        let mut bent: Option<Box<(Steps, Steps)>> = None;
        for (left, (counts, all)) in others {
            let (scores, factors) = &mut **bent.get_or_insert_with(|| Box::new(model.clone()));
            let (Some(enter), Some(stay)) = (scores.enter.get_mut(left), scores.stay.get_mut(left))
            else {
                continue;
            };
            // Above 0 for what is seen more often than its share.
            let relative =
                |count: f32| self.strength * ((count / SHARE + PRIOR) / (all + PRIOR)).ln();
            let least = relative(0.0);
            enter.iter_mut().for_each(|score| *score += least);
            *stay += least;
            for (step, count) in counts {
                let more = relative(count) - least;
                match step {
                    STAY => *stay += more,
                    label => {
                        if let Some(score) = enter.get_mut(usize::from(label)) {
                            *score += more;
                        }
                    }
                }
            }
            // Four at a time, as mapping the array would not.
            let factors_of = factors.enter[left].iter_mut().zip(enter.iter());
            factors_of.for_each(|(factor, score)| *factor = exp(*score));
            factors.stay[left] = exp(*stay);
        }
        bent
    }
}

impl Seen {
    /// How often the others of the list did what here, across `marks`, and all of it; `None` where
    /// they were seldom here.
    fn others(&self, own: &Taken, marks: u32) -> Option<(Vec<(u8, f32)>, f32)> {
        let counts: Vec<(u8, f32)> = self
            .counts
            .iter()
            .map(|(step, count)| {
                let same = (self.left, marks, *step);
                let own_count = own.steps.iter().filter(|taken| **taken == same).count();
                (*step, (count - own_count as f32 * own.weight).max(0.0))
            })
            .collect();
        let all: f32 = counts.iter().map(|(_, count)| count).sum();
        (all >= ENOUGH).then_some((counts, all))
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
        let model = (Steps::zero(), Steps::zero().exp());
        let (steps, factors) = *habits.bent(gap, &other, &model).expect("habits");
        assert!(steps.enter[author][title] > 0.0);
        assert!(steps.stay[author] < 0.0);
        assert_eq!(factors.enter, steps.exp().enter);
        assert_eq!(factors.stay, steps.exp().stay);
        // Nobody was here: nothing to say.
        assert_eq!(steps.enter[title], [0.0; WIDTH]);
        let alone = Habits::of(&list[..1]);
        assert!(alone.bent(gap, &list[0], &model).is_none());
        assert!(habits.bent(tokens.gaps[2], &other, &model).is_none());
    }
}

//! The linear chain: the best row of states, and how probable every state is.
//!
//! From one token to the next a chain either stays inside its span or enters a new one (or "no
//! label"). What entering costs depends on the label left, the label entered and the gap crossed.

// Rows of scores are walked in parallel, several at a time, by the number of the state.
#![allow(clippy::needless_range_loop, clippy::manual_memcpy)]

use multiversion::multiversion;

use super::state::{
    ALL_STATES, LABELS, STATES, StateSet, WIDTH, inside, is_inside, label_of_state,
};

/// Scores of one token's states.
pub type Row = [f32; STATES];

/// Scores of the steps across one gap.
#[derive(Clone, Debug)]
pub struct Steps {
    /// `enter[a][b]`: leave a span of label `a` and begin one of label `b`.
    pub enter: [[f32; WIDTH]; LABELS],
    /// `stay[a]`: go on inside a span of label `a`.
    pub stay: [f32; WIDTH],
}

impl Steps {
    /// All scores 0.
    pub fn zero() -> Steps {
        Steps {
            enter: [[0.0; WIDTH]; LABELS],
            stay: [0.0; WIDTH],
        }
    }

    /// Adds the scores of `other`.
    pub fn add(&mut self, other: &Steps) {
        self.add_times(other, 1.0);
    }

    /// Adds the scores of `other`, so many times.
    pub fn add_times(&mut self, other: &Steps, times: f32) {
        for (row, more) in self.enter.iter_mut().zip(&other.enter) {
            row.iter_mut()
                .zip(more)
                .for_each(|(score, more)| *score += times * more);
        }
        self.stay
            .iter_mut()
            .zip(&other.stay)
            .for_each(|(score, more)| *score += times * more);
    }

    /// The scores as factors of a probability.
    pub fn exp(&self) -> Steps {
        let mut out = self.clone();
        out.enter
            .as_flattened_mut()
            .iter_mut()
            .for_each(|score| *score = exp(*score));
        out.stay.iter_mut().for_each(|score| *score = exp(*score));
        out
    }
}

/// `e^x` for scores: a polynomial of the fifth degree, within 1e-6 of the true value and the same
/// on every machine.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    // Not `clamp`, which has a word on what is no number and is slow for it.
    let scaled = smaller(larger(x * std::f32::consts::LOG2_E, -126.0), 126.0);
    // Added to so large a number, the whole part stands in the last bits.
    let shifted = scaled + 12_582_912.0;
    let whole = shifted - 12_582_912.0;
    let part = (scaled - whole) * std::f32::consts::LN_2;
    let tail = 1.0 / 24.0 + part * (1.0 / 120.0 + part / 720.0);
    let power = 1.0 + part * (1.0 + part * (0.5 + part * (1.0 / 6.0 + part * tail)));
    f32::from_bits((shifted.to_bits() << 23).wrapping_add(127 << 23)) * power
}

/// The best row of states for tokens with these scores, and its score; `steps[i]` lies before
/// token `i`.
#[multiversion(targets("x86_64+avx2"))]
pub fn best(scores: &[Row], steps: &[&Steps]) -> (Vec<usize>, f32) {
    // What came before is looked for only along the best row, when its end is known.
    let mut before: Vec<Row> = Vec::with_capacity(scores.len());
    let mut reached: Row = [f32::NEG_INFINITY; STATES];
    for (i, (row, step)) in scores.iter().zip(steps).enumerate() {
        let mut next: Row = [f32::NEG_INFINITY; STATES];
        if i == 0 {
            for b in 0..LABELS {
                next[b] = step.enter[0][b] + row[b];
            }
        } else {
            // The better of the two states of each label; a span's end does not know which.
            let mut leave = [f32::NEG_INFINITY; WIDTH];
            for a in 0..WIDTH {
                leave[a] = larger(reached[WIDTH + a], reached[a]);
            }
            let mut entered = [f32::NEG_INFINITY; WIDTH];
            for a in 0..LABELS {
                for b in 0..WIDTH {
                    entered[b] = larger(leave[a] + step.enter[a][b], entered[b]);
                }
            }
            for b in 0..LABELS {
                next[b] = entered[b] + row[b];
            }
            for a in 1..LABELS {
                next[inside(a)] = leave[a] + step.stay[a] + row[inside(a)];
            }
        }
        before.push(reached);
        reached = next;
    }
    let mut state = (0..STATES).fold(0, |b, s| if reached[s] > reached[b] { s } else { b });
    let score = reached[state];
    let mut states = vec![0; scores.len()];
    for i in (0..scores.len()).rev() {
        states[i] = state;
        let label = if is_inside(state) {
            label_of_state(state)
        } else {
            let score = |a: usize| {
                let leave = larger(before[i][WIDTH + a], before[i][a]);
                leave + steps[i].enter[a][state]
            };
            (0..LABELS).fold(0, |best, a| if score(a) > score(best) { a } else { best })
        };
        let deeper = before[i][WIDTH + label] > before[i][label];
        state = if deeper { inside(label) } else { label };
    }
    (states, if scores.is_empty() { 0.0 } else { score })
}

/// A share of the whole that no sum is changed by: what has less is passed over. Most labels have, at
/// most tokens.
const HARDLY: f32 = 1e-12;

/// The larger of two scores, the second when they are equal or one is none: as the machine does it.
#[inline(always)]
fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// The smaller of two scores.
#[inline(always)]
fn smaller(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

/// The largest of many numbers, in eight parts beside each other.
#[inline(always)]
fn largest(values: &Row) -> f32 {
    let mut lanes = [f32::NEG_INFINITY; LANES];
    for some in values.as_chunks::<LANES>().0 {
        lanes
            .iter_mut()
            .zip(some)
            .for_each(|(lane, v)| *lane = larger(*v, *lane));
    }
    lanes.into_iter().fold(f32::NEG_INFINITY, larger)
}

/// The sum of many numbers, in as many parts.
#[inline(always)]
fn total(values: &Row) -> f32 {
    let mut lanes = [0.0; LANES];
    for some in values.as_chunks::<LANES>().0 {
        lanes.iter_mut().zip(some).for_each(|(lane, v)| *lane += v);
    }
    lanes.into_iter().sum()
}

const LANES: usize = 8;

/// Probabilities of the states of every token.
#[derive(Clone, Debug, Default)]
pub struct Posterior {
    /// For every token, for every state; only [`posterior`] fills it.
    pub states: Vec<Row>,
    /// Logarithm of the sum over all rows of states.
    pub log_total: f32,
    forward: Vec<Row>,
    factors: Vec<Row>,
    scales: Vec<f32>,
    backward: Vec<Row>,
}

/// Sums over all rows of states that keep to `allowed` (every row, if there is none).
/// `steps` are factors, `scores` are logarithms.
pub fn posterior(
    scores: &[Row],
    steps: &[&Steps],
    allowed: Option<&[StateSet]>,
    out: &mut Posterior,
) {
    sum_forward(out, scores, steps, allowed);
    sum_backward(out, steps);
    out.states.clear();
    let both = out.forward.iter().zip(&out.backward);
    out.states.extend(
        both.map(|(forward, backward)| -> Row {
            std::array::from_fn(|s| forward[s] * backward[s])
        }),
    );
}

impl Posterior {
    /// Adds to `into` how probable every step before token `i` is, times `weight`.
    pub fn add_steps(&self, i: usize, steps: &Steps, weight: f32, into: &mut Steps) {
        let mut ahead = [0.0; STATES];
        for s in 0..STATES {
            ahead[s] = weight * self.factors[i][s] * self.backward[i][s] / self.scales[i];
        }
        let mut leave = [0.0; WIDTH];
        match i.checked_sub(1) {
            None => leave[0] = 1.0,
            Some(before) => {
                for b in 0..WIDTH {
                    leave[b] = self.forward[before][b] + self.forward[before][WIDTH + b];
                }
            }
        }
        for a in 0..LABELS {
            if leave[a] < 1e-7 {
                continue;
            }
            for b in 0..WIDTH {
                into.enter[a][b] += leave[a] * steps.enter[a][b] * ahead[b];
            }
            if i > 0 {
                into.stay[a] += leave[a] * steps.stay[a] * ahead[WIDTH + a];
            }
        }
    }

    /// The probability that token `i` bears the label of `state`, wherever its span begins.
    pub fn label(&self, i: usize, state: usize) -> f32 {
        let label = if is_inside(state) {
            state - WIDTH
        } else {
            state
        };
        let (Some(forward), Some(backward)) = (self.forward.get(i), self.backward.get(i)) else {
            return 0.0;
        };
        let of_state = |s: usize| forward[s] * backward[s];
        of_state(label) + of_state(WIDTH + label)
    }
}

/// Sums from the first token on, and over all: `log_total` is known then.
#[multiversion(targets("x86_64+avx2"))]
pub fn sum_forward(
    sums: &mut Posterior,
    scores: &[Row],
    steps: &[&Steps],
    allowed: Option<&[StateSet]>,
) {
    let n = scores.len();
    sums.factors.clear();
    sums.forward.clear();
    sums.scales.clear();
    sums.log_total = 0.0;
    for i in 0..n {
        let set = allowed
            .and_then(|list| list.get(i))
            .map_or(ALL_STATES, |set| set & ALL_STATES);
        let (factors, top) = factors(&scores[i], set);
        sums.factors.push(factors);
        sums.log_total += top;
    }
    let mut leave = [0.0; WIDTH];
    leave[0] = 1.0;
    for i in 0..n {
        let mut entered = [0.0; WIDTH];
        for a in (0..LABELS).filter(|a| leave[*a] > HARDLY) {
            for b in 0..WIDTH {
                entered[b] += leave[a] * steps[i].enter[a][b];
            }
        }
        let factors = &sums.factors[i];
        let mut reached: Row = [0.0; STATES];
        // The first token begins a span: nothing lies before it.
        let before = if i == 0 { 0.0 } else { 1.0 };
        for b in 0..WIDTH {
            reached[b] = entered[b] * factors[b];
            reached[WIDTH + b] = before * (leave[b] * steps[i].stay[b]) * factors[WIDTH + b];
        }
        let sum = larger(total(&reached), f32::MIN_POSITIVE);
        let share = 1.0 / sum;
        reached.iter_mut().for_each(|value| *value *= share);
        for b in 0..WIDTH {
            leave[b] = reached[b] + reached[WIDTH + b];
        }
        sums.forward.push(reached);
        sums.scales.push(sum);
        sums.log_total += sum.ln();
    }
}

/// Sums from the last token back, with the steps of [`sum_forward`].
#[multiversion(targets("x86_64+avx2"))]
pub fn sum_backward(sums: &mut Posterior, steps: &[&Steps]) {
    let n = sums.factors.len();
    sums.backward.clear();
    sums.backward.resize(n, [1.0; STATES]);
    for i in (0..n.saturating_sub(1)).rev() {
        let mut ahead = [0.0; STATES];
        let share = 1.0 / sums.scales[i + 1];
        for s in 0..STATES {
            ahead[s] = sums.factors[i + 1][s] * sums.backward[i + 1][s] * share;
        }
        let step = steps[i + 1];
        let mut value = [0.0; WIDTH];
        for a in 0..WIDTH {
            value[a] = step.stay[a] * ahead[WIDTH + a];
        }
        let most = largest(&ahead);
        for b in (0..WIDTH).filter(|b| ahead[*b] > most * HARDLY) {
            for (value, enter) in value.iter_mut().zip(&step.enter) {
                *value += enter[b] * ahead[b];
            }
        }
        for b in 0..WIDTH {
            sums.backward[i][b] = value[b];
            sums.backward[i][WIDTH + b] = value[b];
        }
    }
}

/// The scores as factors, the largest 1, and the logarithm of what they were divided by; 0 for states
/// not in `set`.
#[inline(always)]
fn factors(scores: &Row, set: StateSet) -> (Row, f32) {
    // A state outside is so improbable before the largest is looked for, and 0 in the end.
    let (share, penalty) = match set {
        ALL_STATES => (&SHARE, &PENALTY),
        _ => (&choose(set, 1.0, 0.0), &choose(set, 0.0, f32::NEG_INFINITY)),
    };
    let mut within = *scores;
    for s in 0..STATES {
        within[s] += penalty[s];
    }
    let top = largest(&within);
    let top = if top.is_finite() { top } else { 0.0 };
    let mut out = [0.0; STATES];
    for s in 0..STATES {
        out[s] = exp(within[s] - top) * share[s];
    }
    (out, top)
}

const SHARE: Row = choose(ALL_STATES, 1.0, 0.0);
const PENALTY: Row = choose(ALL_STATES, 0.0, f32::NEG_INFINITY);

/// One number for the states in `set`, another for the rest.
const fn choose(set: StateSet, of_set: f32, of_rest: f32) -> Row {
    let mut out = [of_rest; STATES];
    let mut s = 0;
    while s < STATES {
        if set >> s & 1 == 1 {
            out[s] = of_set;
        }
        s += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain() -> (Vec<Row>, Steps) {
        let mut steps = Steps::zero();
        let mut rows = vec![[0.0; STATES]; 3];
        for (i, row) in rows.iter_mut().enumerate() {
            for (s, score) in row.iter_mut().enumerate() {
                *score = ((s * 7 + i * 13) % 11) as f32 / 5.0;
            }
        }
        for a in 0..LABELS {
            for b in 0..LABELS {
                steps.enter[a][b] = ((a * 3 + b * 5) % 7) as f32 / 4.0;
            }
            steps.stay[a] = (a % 5) as f32 / 3.0;
        }
        (rows, steps)
    }

    /// All rows of states of a chain of three tokens with their scores.
    fn enumerate(rows: &[Row], steps: &Steps) -> Vec<([usize; 3], f32)> {
        let states: Vec<usize> = (0..STATES).filter(|s| ALL_STATES >> s & 1 == 1).collect();
        let step = |from: Option<usize>, to: usize| -> Option<f32> {
            let label = |s: usize| s % WIDTH;
            match (from, is_inside(to)) {
                (None, true) => None,
                (None, false) => Some(steps.enter[0][to]),
                (Some(f), true) => (label(f) == label(to)).then(|| steps.stay[label(to)]),
                (Some(f), false) => Some(steps.enter[label(f)][to]),
            }
        };
        let mut out = Vec::new();
        for &x in &states {
            for &y in &states {
                for &z in &states {
                    let Some(s) = step(None, x) else { continue };
                    let Some(t) = step(Some(x), y) else { continue };
                    let Some(u) = step(Some(y), z) else { continue };
                    out.push(([x, y, z], s + t + u + rows[0][x] + rows[1][y] + rows[2][z]));
                }
            }
        }
        out
    }

    #[test]
    fn the_best_row_is_the_best_of_all() {
        let (rows, steps) = chain();
        let all = enumerate(&rows, &steps);
        let expected = all
            .iter()
            .fold(&all[0], |b, r| if r.1 > b.1 { r } else { b });
        let (_, score) = best(&rows, &[&steps; 3]);
        assert!((score - expected.1).abs() < 1e-4);
    }

    #[test]
    fn probabilities_are_those_of_all_rows() {
        let (rows, steps) = chain();
        let all = enumerate(&rows, &steps);
        let total: f64 = all.iter().map(|(_, score)| f64::from(*score).exp()).sum();
        let factors = steps.exp();
        let mut found = Posterior::default();
        posterior(&rows, &[&factors; 3], None, &mut found);
        assert!((f64::from(found.log_total) - total.ln()).abs() < 1e-3);
        for state in [0, 3, inside(3)] {
            let expected: f64 = all
                .iter()
                .filter(|(states, _)| states[1] == state)
                .map(|(_, score)| f64::from(*score).exp() / total)
                .sum();
            assert!(
                (f64::from(found.states[1][state]) - expected).abs() < 1e-4,
                "{state}"
            );
        }
    }

    #[test]
    fn the_exponential_is_near() {
        for x in [-80.0f32, -3.2, -0.5, 0.0, 0.3, 1.0, 12.0, 80.0] {
            assert!((exp(x) / x.exp() - 1.0).abs() < 3e-6, "{x}");
        }
    }
}

//! The linear chain: the best row of states, and how probable every state is.
//!
//! From one token to the next a chain either stays inside its span or enters a new one (or "no
//! label"). What entering costs depends on the label left, the label entered and the gap crossed.

// Rows of scores are walked in parallel, several at a time, by the number of the state.
#![allow(clippy::needless_range_loop, clippy::manual_memcpy)]

use super::state::{ALL_STATES, LABELS, STATES, StateSet, WIDTH, inside, is_inside};

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
        for (row, more) in self.enter.iter_mut().zip(&other.enter) {
            row.iter_mut()
                .zip(more)
                .for_each(|(score, more)| *score += more);
        }
        self.stay
            .iter_mut()
            .zip(&other.stay)
            .for_each(|(score, more)| *score += more);
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
#[inline]
pub fn exp(x: f32) -> f32 {
    let scaled = (x * std::f32::consts::LOG2_E).clamp(-126.0, 126.0);
    let whole = (scaled + 12_582_912.0) - 12_582_912.0;
    let part = (scaled - whole) * std::f32::consts::LN_2;
    let tail = 1.0 / 24.0 + part * (1.0 / 120.0 + part / 720.0);
    let power = 1.0 + part * (1.0 + part * (0.5 + part * (1.0 / 6.0 + part * tail)));
    f32::from_bits(((whole as i32 + 127) << 23) as u32) * power
}

/// The best row of states for tokens with these scores, and its score; `steps[i]` lies before
/// token `i`.
pub fn best(scores: &[Row], steps: &[&Steps]) -> (Vec<usize>, f32) {
    let mut back: Vec<[u8; STATES]> = Vec::with_capacity(scores.len());
    let mut reached: Row = [f32::NEG_INFINITY; STATES];
    for (i, (row, step)) in scores.iter().zip(steps).enumerate() {
        let mut from = [0u8; STATES];
        let mut next: Row = [f32::NEG_INFINITY; STATES];
        if i == 0 {
            for b in 0..LABELS {
                next[b] = step.enter[0][b] + row[b];
            }
        } else {
            // The better of the two states of each label; a span's end does not know which.
            let mut leave = [f32::NEG_INFINITY; WIDTH];
            let mut leave_from = [0u8; WIDTH];
            for a in 0..WIDTH {
                let deeper = reached[WIDTH + a] > reached[a];
                leave[a] = if deeper {
                    reached[WIDTH + a]
                } else {
                    reached[a]
                };
                leave_from[a] = if deeper { (WIDTH + a) as u8 } else { a as u8 };
            }
            let mut label_from = [0i32; WIDTH];
            let mut entered = [f32::NEG_INFINITY; WIDTH];
            for a in 0..LABELS {
                for b in 0..WIDTH {
                    let score = leave[a] + step.enter[a][b];
                    let better = score > entered[b];
                    entered[b] = if better { score } else { entered[b] };
                    label_from[b] = if better { a as i32 } else { label_from[b] };
                }
            }
            for b in 0..LABELS {
                next[b] = entered[b] + row[b];
                from[b] = leave_from[label_from[b] as usize];
            }
            for a in 1..LABELS {
                next[inside(a)] = leave[a] + step.stay[a] + row[inside(a)];
                from[inside(a)] = leave_from[a];
            }
        }
        back.push(from);
        reached = next;
    }
    let mut state = (0..STATES).fold(0, |b, s| if reached[s] > reached[b] { s } else { b });
    let score = reached[state];
    let mut states = vec![0; scores.len()];
    for (i, from) in back.iter().enumerate().rev() {
        states[i] = state;
        state = usize::from(from[state]);
    }
    (states, if scores.is_empty() { 0.0 } else { score })
}

/// Probabilities of the states of every token.
#[derive(Clone, Debug, Default)]
pub struct Posterior {
    /// For every token, for every state.
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
    let n = scores.len();
    for list in [
        &mut out.states,
        &mut out.forward,
        &mut out.factors,
        &mut out.backward,
    ] {
        list.clear();
        list.resize(n, [0.0; STATES]);
    }
    out.scales.clear();
    out.log_total = 0.0;
    for i in 0..n {
        let set = ALL_STATES
            & allowed
                .and_then(|list| list.get(i))
                .copied()
                .unwrap_or(ALL_STATES);
        let top = (0..STATES)
            .filter(|s| set >> s & 1 == 1)
            .map(|s| scores[i][s])
            .fold(f32::NEG_INFINITY, f32::max);
        let top = if top.is_finite() { top } else { 0.0 };
        for s in 0..STATES {
            let factor = exp(scores[i][s] - top);
            out.factors[i][s] = if set >> s & 1 == 1 { factor } else { 0.0 };
        }
        out.log_total += top;
    }
    let mut leave = [0.0; WIDTH];
    leave[0] = 1.0;
    for i in 0..n {
        let mut entered = [0.0; WIDTH];
        for a in 0..LABELS {
            for b in 0..WIDTH {
                entered[b] += leave[a] * steps[i].enter[a][b];
            }
        }
        let factors = &out.factors[i];
        let reached = &mut out.forward[i];
        for b in 0..WIDTH {
            reached[b] = entered[b] * factors[b];
            // The first token begins a span: nothing lies before it.
            let stayed = if i == 0 {
                0.0
            } else {
                leave[b] * steps[i].stay[b]
            };
            reached[WIDTH + b] = stayed * factors[WIDTH + b];
        }
        let sum: f32 = reached.iter().sum();
        let sum = if sum > 0.0 { sum } else { f32::MIN_POSITIVE };
        reached.iter_mut().for_each(|value| *value /= sum);
        for b in 0..WIDTH {
            leave[b] = reached[b] + reached[WIDTH + b];
        }
        out.scales.push(sum);
        out.log_total += sum.ln();
    }
    for i in (0..n).rev() {
        if i + 1 == n {
            out.backward[i] = [1.0; STATES];
        } else {
            let mut ahead = [0.0; STATES];
            for s in 0..STATES {
                ahead[s] = out.factors[i + 1][s] * out.backward[i + 1][s] / out.scales[i + 1];
            }
            let step = steps[i + 1];
            let mut value = [0.0; WIDTH];
            for a in 0..LABELS {
                let mut sum = step.stay[a] * ahead[WIDTH + a];
                for b in 0..WIDTH {
                    sum += step.enter[a][b] * ahead[b];
                }
                value[a] = sum;
            }
            for b in 0..WIDTH {
                out.backward[i][b] = value[b];
                out.backward[i][WIDTH + b] = value[b];
            }
        }
        for s in 0..STATES {
            out.states[i][s] = out.forward[i][s] * out.backward[i][s];
        }
    }
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
        self.states
            .get(i)
            .map_or(0.0, |row| row[label] + row[WIDTH + label])
    }
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

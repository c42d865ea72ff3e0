//! The best assignment of the entries of one list to those of the other: no entry twice, and the
//! sum of the likenesses the greatest.

use std::collections::BTreeMap;

/// An entry of the one list, an entry of the other, and how alike they are (more than 0).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    pub left: usize,
    pub right: usize,
    pub score: f32,
}

/// Cells of a matrix up to which a group of entries is solved exactly; beyond that the likest pairs
/// are taken first.
const EXACT: usize = 250_000;

/// The pairs chosen of `candidates`, in the order of the left list. Entries that no chain of
/// candidates joins do not touch each other: each group is solved for itself.
pub fn assign(candidates: &[Candidate]) -> Vec<Candidate> {
    let mut chosen = Vec::new();
    for group in groups(candidates) {
        let lefts = numbered(group.iter().map(|c| c.left));
        let rights = numbered(group.iter().map(|c| c.right));
        if lefts.len() * rights.len() <= EXACT {
            chosen.extend(exact(&group, &lefts, &rights));
        } else {
            chosen.extend(greedy(group));
        }
    }
    chosen.sort_by_key(|c| c.left);
    chosen
}

fn numbered(values: impl Iterator<Item = usize>) -> BTreeMap<usize, usize> {
    let mut numbers: BTreeMap<usize, usize> = values.map(|value| (value, 0)).collect();
    for (number, slot) in numbers.values_mut().enumerate() {
        *slot = number;
    }
    numbers
}

/// The candidates in groups that share no entry.
fn groups(candidates: &[Candidate]) -> Vec<Vec<Candidate>> {
    // Entries of both lists as nodes: left ones even, right ones odd.
    let mut parent: BTreeMap<usize, usize> = BTreeMap::new();
    fn root(parent: &mut BTreeMap<usize, usize>, mut node: usize) -> usize {
        while let Some(&up) = parent.get(&node) {
            if up == node {
                break;
            }
            // Halving the way keeps later ways short.
            let above = parent.get(&up).copied().unwrap_or(up);
            parent.insert(node, above);
            node = above;
        }
        node
    }
    for c in candidates {
        let (left, right) = (2 * c.left, 2 * c.right + 1);
        parent.entry(left).or_insert(left);
        parent.entry(right).or_insert(right);
        let (a, b) = (root(&mut parent, left), root(&mut parent, right));
        parent.insert(a, b);
    }
    let mut groups: BTreeMap<usize, Vec<Candidate>> = BTreeMap::new();
    for c in candidates {
        let group = root(&mut parent, 2 * c.left);
        groups.entry(group).or_default().push(*c);
    }
    groups.into_values().collect()
}

fn greedy(mut group: Vec<Candidate>) -> Vec<Candidate> {
    group.sort_by(|a, b| b.score.total_cmp(&a.score));
    let (mut lefts, mut rights) = (BTreeMap::new(), BTreeMap::new());
    group.retain(|c| {
        let free = !lefts.contains_key(&c.left) && !rights.contains_key(&c.right);
        if free {
            lefts.insert(c.left, ());
            rights.insert(c.right, ());
        }
        free
    });
    group
}

/// The Hungarian method in its form with potentials (Kuhn 1955; shortest augmenting paths), on a
/// square matrix whose empty cells cost nothing and win nothing.
fn exact(
    group: &[Candidate],
    lefts: &BTreeMap<usize, usize>,
    rights: &BTreeMap<usize, usize>,
) -> Vec<Candidate> {
    let size = lefts.len().max(rights.len());
    let mut cost = vec![0.0f32; size * size];
    let mut of_cell: BTreeMap<usize, Candidate> = BTreeMap::new();
    for c in group {
        if let (Some(row), Some(column)) = (lefts.get(&c.left), rights.get(&c.right)) {
            let cell = row * size + column;
            cost[cell] = -c.score;
            of_cell.insert(cell, *c);
        }
    }
    // Rows and columns from 1; 0 is the row that looks for a column.
    let mut row_potential = vec![0.0f32; size + 1];
    let mut column_potential = vec![0.0f32; size + 1];
    let mut row_of = vec![0usize; size + 1];
    for row in 1..=size {
        row_of[0] = row;
        let mut least = vec![f32::INFINITY; size + 1];
        let mut way = vec![0usize; size + 1];
        let mut done = vec![false; size + 1];
        let mut column = 0;
        while row_of[column] != 0 {
            done[column] = true;
            let current = row_of[column];
            let (mut step, mut next) = (f32::INFINITY, 0);
            for j in (1..=size).filter(|j| !done[*j]).collect::<Vec<_>>() {
                let reduced = cost[(current - 1) * size + j - 1]
                    - row_potential[current]
                    - column_potential[j];
                if reduced < least[j] {
                    least[j] = reduced;
                    way[j] = column;
                }
                if least[j] < step {
                    step = least[j];
                    next = j;
                }
            }
            for j in 0..=size {
                if done[j] {
                    row_potential[row_of[j]] += step;
                    column_potential[j] -= step;
                } else {
                    least[j] -= step;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[way[column]];
            column = way[column];
        }
    }
    (1..=size)
        .filter_map(|column| of_cell.get(&((row_of[column] - 1) * size + column - 1)))
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidates(scores: &[(usize, usize, f32)]) -> Vec<Candidate> {
        let each = scores
            .iter()
            .map(|&(left, right, score)| Candidate { left, right, score });
        each.collect()
    }

    #[test]
    fn the_sum_decides_not_the_best_pair() {
        for (scores, expected) in [
            // The likest pair (0, 1) would leave 1 without a partner.
            (
                &[(0, 0, 9.0), (0, 1, 10.0), (1, 1, 8.0)][..],
                &[(0, 0), (1, 1)][..],
            ),
            (&[(0, 3, 5.0), (7, 1, 4.0)], &[(0, 3), (7, 1)]),
            (&[(0, 0, 5.0), (1, 0, 6.0), (2, 0, 4.0)], &[(1, 0)]),
            (&[], &[]),
        ] {
            let chosen = assign(&candidates(scores));
            let pairs: Vec<_> = chosen.iter().map(|c| (c.left, c.right)).collect();
            assert_eq!(pairs, expected, "{scores:?}");
        }
    }

    #[test]
    fn a_great_group_is_solved_too() {
        let all: Vec<Candidate> = (0..600)
            .flat_map(|left| {
                (0..600).map(move |right| Candidate {
                    left,
                    right,
                    score: if left == right { 2.0 } else { 1.0 },
                })
            })
            .collect();
        let chosen = assign(&all);
        assert_eq!(chosen.len(), 600);
        assert!(chosen.iter().all(|c| c.left == c.right));
    }
}

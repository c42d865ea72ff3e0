//! The difference of two texts in the unified form (POSIX `diff -u`).
//!
//! Made for texts that differ in few places or line by line, as a list and its mended form do:
//! after a difference the two are brought in step again at the nearest equal lines. The result is
//! always right, not always the shortest, and the time is linear.

use std::fmt::Write;

/// How far ahead equal lines are looked for after a difference.
const WINDOW: usize = 32;
/// Lines shown around a difference.
const CONTEXT: usize = 3;

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Keep,
    Remove,
    Insert,
}

/// The changes from `old` to `new`, both called `name`; empty when they are equal.
pub fn diff(old: &str, new: &str, name: &str) -> String {
    if old == new {
        return String::new();
    }
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let steps = steps(&old, &new);
    let mut out = format!("--- {name}\n+++ {name}\n");
    let changes: Vec<usize> = (0..steps.len())
        .filter(|i| steps[*i] != Step::Keep)
        .collect();
    // Changes with no more than two contexts between them share a hunk.
    let hunks = changes.chunk_by(|a, b| b - a <= 2 * CONTEXT + 1);
    let (mut at, mut old_line, mut new_line) = (0, 0, 0);
    for hunk in hunks {
        let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else {
            continue;
        };
        let start = first.saturating_sub(CONTEXT).max(at);
        let end = (last + 1 + CONTEXT).min(steps.len());
        // All that lies between two hunks is kept.
        old_line += start - at;
        new_line += start - at;
        let body = &steps[start..end];
        let count = |gone: Step| body.iter().filter(|s| **s != gone).count();
        let (removed, inserted) = (count(Step::Insert), count(Step::Remove));
        let number = |line: usize, count: usize| if count == 0 { line } else { line + 1 };
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "@@ -{},{removed} +{},{inserted} @@",
            number(old_line, removed),
            number(new_line, inserted)
        );
        for step in body {
            let (mark, line) = match step {
                Step::Insert => ('+', new.get(new_line)),
                Step::Remove => ('-', old.get(old_line)),
                Step::Keep => (' ', old.get(old_line)),
            };
            old_line += usize::from(*step != Step::Insert);
            new_line += usize::from(*step != Step::Remove);
            push_line(&mut out, mark, line.copied().unwrap_or_default());
        }
        at = end;
    }
    out
}

fn push_line(out: &mut String, mark: char, line: &str) {
    out.push(mark);
    out.push_str(line);
    if !line.ends_with('\n') {
        out.push_str("\n\\ No newline at end of file\n");
    }
}

fn steps(old: &[&str], new: &[&str]) -> Vec<Step> {
    let mut steps = Vec::with_capacity(old.len().max(new.len()));
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            steps.push(Step::Keep);
            i += 1;
            j += 1;
            continue;
        }
        let (gone, come) = resync(&old[i..], &new[j..]).unwrap_or((1, 1));
        steps.extend(std::iter::repeat_n(Step::Remove, gone));
        steps.extend(std::iter::repeat_n(Step::Insert, come));
        i += gone;
        j += come;
    }
    steps.extend(std::iter::repeat_n(Step::Remove, old.len() - i));
    steps.extend(std::iter::repeat_n(Step::Insert, new.len() - j));
    steps
}

/// How many lines to pass over on either side to come to equal ones, as few as possible together.
fn resync(old: &[&str], new: &[&str]) -> Option<(usize, usize)> {
    let ahead = |sum: usize| {
        // Nearly equal numbers first: a changed line is one against one.
        let mut pairs: Vec<(usize, usize)> = (0..=sum).map(|a| (a, sum - a)).collect();
        pairs.sort_by_key(|(a, b)| a.abs_diff(*b));
        pairs
    };
    (1..=WINDOW).flat_map(ahead).find(|(a, b)| {
        matches!((old.get(*a), new.get(*b)), (Some(x), Some(y)) if x == y && !x.trim().is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hunks_as_diff_prints_them() {
        let old = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n";
        let new = "a\nB\nc\nd\ne\nf\ng\nh\ni\nj\nl\nm";
        assert_eq!(
            diff(old, new, "x.txt"),
            "--- x.txt\n+++ x.txt\n@@ -1,5 +1,5 @@\n a\n-b\n+B\n c\n d\n e\n\
             @@ -8,5 +8,5 @@\n h\n i\n j\n-k\n l\n+m\n\\ No newline at end of file\n"
        );
        assert_eq!(diff(old, old, "x"), "");
        assert_eq!(diff("", "a\n", "x"), "--- x\n+++ x\n@@ -0,0 +1,1 @@\n+a\n");
    }

    #[test]
    fn steps_lead_from_one_to_the_other() {
        for (old, new) in [
            ("a\n\nb\n\nc\n", "a1\n\nb1\n\nc1\n"),
            ("a\nb\nc\n", "c\nb\na\n"),
            ("", "x"),
            ("x", ""),
            ("1\n2\n3\n4\n", "0\n1\n3\n4\n5\n"),
        ] {
            let old_lines: Vec<&str> = old.split_inclusive('\n').collect();
            let new_lines: Vec<&str> = new.split_inclusive('\n').collect();
            let (mut i, mut j, mut made) = (0, 0, String::new());
            for step in steps(&old_lines, &new_lines) {
                match step {
                    Step::Keep => made.push_str(old_lines[i]),
                    Step::Insert => made.push_str(new_lines[j]),
                    Step::Remove => {}
                }
                i += usize::from(step != Step::Insert);
                j += usize::from(step != Step::Remove);
            }
            assert_eq!(made, new);
            assert_eq!((i, j), (old_lines.len(), new_lines.len()));
        }
    }
}

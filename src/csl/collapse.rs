//! Cites of one citation together: groups of the same names, ranges of numbers, years of one
//! author, suffixes of one year (CSL 1.0.2, Cite Grouping, Cite Collapsing).

use std::borrow::Cow;
use std::collections::HashMap;

use super::eval::letters;
use super::output::{Branch, Node, Tag};
use super::style::{Citation, Class, Collapse};

/// A cite as it is printed alone.
pub(super) struct Printed<'a> {
    pub node: Node<'a>,
    pub prefix: Option<Node<'a>>,
    pub suffix: Option<Node<'a>>,
    /// The author stands in the text around and is not printed here.
    pub suppressed: bool,
    pub has_locator: bool,
    pub number: Option<u32>,
    pub year_suffix: Option<u32>,
}

impl Printed<'_> {
    fn bare(&self) -> bool {
        self.prefix.is_none() && self.suffix.is_none() && !self.has_locator
    }

    fn punctuated(&self) -> (bool, bool) {
        let plain = |affix: &Option<Node<'_>>| affix.as_ref().map(Node::plain).unwrap_or_default();
        let begins = plain(&self.prefix)
            .trim_start()
            .starts_with([',', '.', ';', ':']);
        let ends = plain(&self.suffix).trim_end().ends_with([',', ';']);
        (begins, ends)
    }
}

/// A cite's output and what stands between it and the next.
struct Piece<'a> {
    node: Node<'a>,
    delimiter: Cow<'a, str>,
    /// Whether the author's affixes begin and end with punctuation.
    punctuated: (bool, bool),
}

/// The content of a citation, its cites joined.
pub(super) fn join<'a>(
    style: &'a Citation,
    class: Class,
    delimiter: &'a str,
    mut cites: Vec<Printed<'a>>,
) -> Node<'a> {
    let grouped = matches!(
        style.collapse,
        Some(Collapse::Year | Collapse::YearSuffix | Collapse::YearSuffixRanged)
    ) || style.cite_group_delimiter.is_some();
    let pieces = if style.collapse == Some(Collapse::CitationNumber) {
        numbers(style, delimiter, cites)
    } else if grouped && cites.len() > 1 {
        // Where cites are sorted, by year say, those of one author are brought together; where
        // they are not, the order is the author's own.
        if !style.sort.is_empty()
            && (style.cite_group_delimiter.is_some() || class == Class::InText)
        {
            group(&mut cites);
        }
        years(style, class, delimiter, cites)
    } else {
        cites
            .into_iter()
            .map(|cite| Piece {
                punctuated: cite.punctuated(),
                node: whole(cite),
                delimiter: Cow::Borrowed(delimiter),
            })
            .collect()
    };
    let mut row = Vec::with_capacity(2 * pieces.len());
    let mut between: Option<Cow<'a, str>> = None;
    let mut ended = false;
    for piece in pieces {
        if piece.node.is_empty() {
            continue;
        }
        let (begins, ends) = piece.punctuated;
        if let Some(delimiter) = between.replace(piece.delimiter)
            && !begins
        {
            // Punctuation of the author's own stands instead of the style's.
            row.push(if ended {
                Node::text(" ")
            } else {
                Node::Text(delimiter)
            });
        }
        ended = ends;
        row.push(piece.node);
    }
    Node::row(row)
}

/// Leaves out the author of the first cite, here and in the others that have the same.
pub(super) fn suppress(cites: &mut [Printed<'_>]) {
    let author = cites.first().and_then(names_of);
    for cite in cites {
        cite.suppressed = author.is_some() && names_of(cite) == author;
    }
}

fn whole(mut cite: Printed<'_>) -> Node<'_> {
    if cite.suppressed
        && let Some(creators) = cite.node.find_mut(Tag::Creators)
    {
        creators.children.clear();
    }
    if cite.prefix.is_none() && cite.suffix.is_none() {
        return cite.node;
    }
    let mut row = Vec::new();
    row.extend(cite.prefix);
    row.push(cite.node);
    row.extend(cite.suffix);
    Node::row(row)
}

/// Cites of the same names stand behind the first of them (CSL 1.0.2, Cite Grouping).
fn group(cites: &mut Vec<Printed<'_>>) {
    let mut at: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Vec<Printed<'_>>> = Vec::new();
    for cite in cites.drain(..) {
        let next = groups.len();
        let index = match names_of(&cite) {
            Some(names) => *at.entry(names).or_insert(next),
            None => next,
        };
        if index == next {
            groups.push(Vec::new());
        }
        groups[index].push(cite);
    }
    cites.extend(groups.into_iter().flatten());
}

fn names_of(cite: &Printed<'_>) -> Option<String> {
    cite.node
        .find(Tag::Creators)
        .map(|branch| Node::from(branch.clone()).key())
}

fn year_of(cite: &Printed<'_>) -> Option<String> {
    let mut branch = cite.node.find(Tag::Year)?.clone();
    branch.children.iter_mut().for_each(|child| {
        if let Some(suffix) = child.find_mut(Tag::YearSuffix) {
            suffix.children.clear();
        }
    });
    Some(Node::from(branch).key())
}

/// Cites of the same names that stand together: the names once, then years and suffixes.
fn years<'a>(
    style: &'a Citation,
    class: Class,
    delimiter: &'a str,
    cites: Vec<Printed<'a>>,
) -> Vec<Piece<'a>> {
    let group_delimiter = match &style.cite_group_delimiter {
        Some(own) => own.as_str(),
        // Years in the text are divided by a comma unless the style names a delimiter of groups.
        None if class == Class::InText && style.after_collapse_delimiter.is_none() => ", ",
        None => delimiter,
    };
    let suffix_delimiter = style
        .year_suffix_delimiter
        .as_deref()
        .or(style.cite_group_delimiter.as_deref())
        .unwrap_or(delimiter);
    let after = style
        .after_collapse_delimiter
        .as_deref()
        .unwrap_or(delimiter);
    let collapse = style.collapse;
    let by_suffix = matches!(
        collapse,
        Some(Collapse::YearSuffix | Collapse::YearSuffixRanged)
    );
    let names: Vec<Option<String>> = cites.iter().map(names_of).collect();
    let years: Vec<Option<String>> = cites.iter().map(year_of).collect();
    let same_names = |a: usize, b: usize| names[a].is_some() && names[a] == names[b];
    // Whether a cite is only a suffix of the year before it.
    let continues: Vec<bool> = (0..cites.len())
        .map(|at| {
            by_suffix
                && at > 0
                && names[at - 1] == names[at]
                && years[at].is_some()
                && years[at - 1] == years[at]
                && cites[at].year_suffix.is_some()
                && cites[at - 1].year_suffix.is_some()
                && cites[at].prefix.is_none()
                && cites[at - 1].suffix.is_none()
                && !cites[at - 1].has_locator
                && !cites[at].has_locator
        })
        .collect();
    let located: Vec<bool> = cites.iter().map(|c| c.has_locator).collect();
    let suffixes: Vec<Option<u32>> = cites.iter().map(|c| c.year_suffix).collect();
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    let count = cites.len();
    let mut collapsed = false;
    let mut cites = cites.into_iter().enumerate().peekable();
    while let Some((at, mut cite)) = cites.next() {
        let punctuated = cite.punctuated();
        let in_group = at > 0 && same_names(at - 1, at);
        if in_group && collapse.is_some() && cite.prefix.is_none() {
            if let Some(creators) = cite.node.find_mut(Tag::Creators) {
                creators.children.clear();
                creators.tag = None;
            }
            collapsed = true;
        }
        let node = if continues[at] {
            let suffix = cite.node.find(Tag::YearSuffix).cloned().map(Node::from);
            let mut row = Vec::new();
            row.extend(suffix);
            row.extend(cite.suffix);
            Node::row(row)
        } else {
            whole(cite)
        };
        let mut last = at;
        let mut row = node;
        if collapse == Some(Collapse::YearSuffixRanged) {
            // Suffixes in a row: a–c.
            while let Some((next, _)) = cites.peek()
                && continues[*next]
                && suffixes[*next] == suffixes[last].map(|s| s + 1)
            {
                last = *next;
                cites.next();
            }
            if last > at {
                let end = Node::text(letters(suffixes[last].unwrap_or(0)));
                let between = if last == at + 1 {
                    suffix_delimiter
                } else {
                    "–"
                };
                row = Node::row(vec![row, Node::text(between), end]);
                collapsed = true;
            }
        }
        let next = last + 1;
        let delimiter = if next >= count {
            delimiter
        } else if continues[next] {
            suffix_delimiter
        } else if same_names(last, next)
            && (!located[last] || style.after_collapse_delimiter.is_none())
        {
            group_delimiter
        } else if same_names(last, next)
            || std::mem::take(&mut collapsed)
            || collapse == Some(Collapse::Year)
            || (located[last] && collapse.is_some())
        {
            after
        } else {
            delimiter
        };
        pieces.push(Piece {
            punctuated,
            node: row,
            delimiter: Cow::Borrowed(delimiter),
        });
    }
    pieces
}

/// Three and more numbers in a row become a range.
fn numbers<'a>(style: &'a Citation, delimiter: &'a str, cites: Vec<Printed<'a>>) -> Vec<Piece<'a>> {
    let after = style
        .after_collapse_delimiter
        .as_deref()
        .unwrap_or(delimiter);
    let mut pieces = Vec::new();
    let mut cites = cites.into_iter().peekable();
    while let Some(cite) = cites.next() {
        let mut run = vec![cite];
        while let (Some(last), Some(next)) = (run.last(), cites.peek())
            && last.bare()
            && next.bare()
            && last.number.is_some()
            && next.number == last.number.map(|n| n + 1)
        {
            run.extend(cites.next());
        }
        if run.len() < 3 {
            pieces.extend(run.into_iter().map(|c| Piece {
                punctuated: c.punctuated(),
                node: whole(c),
                delimiter: Cow::Borrowed(delimiter),
            }));
            continue;
        }
        let last = run.pop().map(whole);
        let first = run.into_iter().next().map(whole);
        let ends = first.into_iter().chain(last).collect();
        let node = Branch {
            children: ends,
            delimiter: Cow::Borrowed("–"),
            ..Branch::default()
        };
        pieces.push(Piece {
            punctuated: (false, false),
            node: node.into(),
            delimiter: Cow::Borrowed(after),
        });
    }
    pieces
}

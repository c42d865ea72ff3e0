//! Two printings of the same authors: the heading and the statement of responsibility (GOST
//! 7.1-2003, 5.2.6; GOST 7.80-2000), of which the second may name more and in fuller form.

use crate::record::name::{Name, NameParts, Names, Person};
use crate::text::unicode::latin_twin;

/// How many pairs of names are compared at most.
const MOST: usize = 1_000_000;

/// One list of both. A name in both is kept once, with the fuller given names; the order is the
/// first's, then what the second adds.
pub fn merge(first: Names, second: Names) -> Names {
    if first.list.is_empty() {
        return second;
    }
    let mut list = first.list;
    // Each name of one is held against each of the other: two very long lists are only joined.
    let too_long = list.len().saturating_mul(second.list.len()) > MOST;
    let heading_alone = list.len();
    for name in second.list.iter() {
        match list.iter_mut().find(|known| !too_long && same(known, name)) {
            Some(known) => keep_fuller(known, name),
            None => list.push(name.clone()),
        }
    }
    // `Иванов И. И. [и др.] … / И. И. Иванов, П. П. Петров`: the second names them all.
    let others = second.others || (first.others && second.list.len() <= heading_alone);
    Names { list, others }
}

fn same(a: &Name, b: &Name) -> bool {
    match (&a.parts, &b.parts) {
        (NameParts::Person(a), NameParts::Person(b)) => {
            alike(&a.full_family(), &b.full_family()) && initials_agree(a, b)
        }
        (a, b) => a == b,
    }
}

fn alike(a: &str, b: &str) -> bool {
    // A letter of the wrong script makes no other person of a man: `Cавинкин`, `Савинкин`.
    let fold = |s: &str| -> String {
        let same_script = s.chars().map(|c| latin_twin(c).unwrap_or(c));
        let small: String = same_script.flat_map(char::to_lowercase).collect();
        small.replace(['ё', 'ë'], "e")
    };
    fold(a) == fold(b)
}

fn initials_agree(a: &Person, b: &Person) -> bool {
    let initial = |p: &Person| p.given.chars().find(|c| c.is_alphabetic());
    match (initial(a), initial(b)) {
        (Some(a), Some(b)) => a.to_lowercase().eq(b.to_lowercase()),
        _ => true,
    }
}

fn keep_fuller(known: &mut Name, other: &Name) {
    if let (NameParts::Person(known), NameParts::Person(other)) = (&mut known.parts, &other.parts) {
        let letters = |p: &Person| p.given.chars().filter(|c| c.is_alphabetic()).count();
        if letters(other) > letters(known) {
            known.given.clone_from(&other.given);
        }
    }
}

//! Names of towns, from `data/lexicon/towns.txt` (GeoNames): one word each.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static TOWNS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/lexicon/towns.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

/// Whether a town is called so; `word` as printed, with its capital.
pub fn is_town(word: &str) -> bool {
    TOWNS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::is_town;

    #[test]
    fn towns_are_known_by_their_names() {
        for town in ["Poznań", "Симферополь", "Кишинев", "Wien", "Kyoto"] {
            assert!(is_town(town), "{town}");
        }
        for word in ["poznań", "Springer", "Nature", "Наука", "# Towns"] {
            assert!(!is_town(word), "{word}");
        }
    }
}

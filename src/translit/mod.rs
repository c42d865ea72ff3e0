//! Romanisation: Cyrillic to Latin letters by a system, which system wrote a text, and back.
//!
//! Ground floor: text in, text out; it knows no records. Systems are data (`data/translit`), a
//! user's own is one more file ([`System::parse`]).

mod address;
mod agreement;
mod capitals;
mod cells;
mod code;
mod convert;
mod detect;
mod foreign;
mod formula;
mod homoglyph;
mod initials;
mod inverse;
mod kept;
mod language;
mod lexicon;
mod list;
mod look;
mod name;
mod neighbours;
mod odds;
mod out;
mod pairs;
mod person;
mod reading;
mod restore;
mod row;
mod search;
mod small_words;
mod swift;
mod system;
mod systems;
mod table;
mod token;
mod window;

pub use convert::{romanize, unmapped};
pub use detect::{Detection, Detector, detect};
pub use homoglyph::{Homoglyph, homoglyphs, repair};
pub use language::{OtherLanguage, other_language};
pub use list::{ListDetection, ListDetector};
pub use name::{ForeignName, foreign_name};
pub use person::foreign_names;
pub use restore::{Restored, Restorer, Word, restore};
pub use system::{Capitals, Options, Rule, System, SystemError};

use std::sync::LazyLock;

/// The systems that come with the program, by id.
pub fn systems() -> &'static [System] {
    static SYSTEMS: LazyLock<Vec<System>> = LazyLock::new(|| {
        systems::FILES
            .iter()
            // The test `every_file_is_read` holds that all of them can be read.
            .filter_map(|(id, text)| System::parse(id, text).ok())
            .collect()
    });
    &SYSTEMS
}

/// The system of an id or another name, letter case, spaces and underscores aside: `ala-lc`,
/// `LC`, `BGN PCGN`.
pub fn find(name: &str) -> Option<&'static System> {
    let name = normalized(name);
    systems()
        .iter()
        .find(|system| system.id == name)
        .or_else(|| {
            systems()
                .iter()
                .find(|system| system.aliases.contains(&name) || normalized(&system.name) == name)
        })
}

/// The name closest to `name`, for a message about one that is not known; `None` when none is
/// near.
pub fn nearest(name: &str) -> Option<&'static str> {
    let name = normalized(name);
    systems()
        .iter()
        .flat_map(|system| {
            std::iter::once(system.id.as_str()).chain(system.aliases.iter().map(String::as_str))
        })
        .map(|known| (strsim::jaro_winkler(known, &name), known))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

fn normalized(name: &str) -> String {
    name.trim()
        .to_lowercase()
        .replace([' ', '_', '/', ':'], "-")
        .replace(',', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/translit");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|entry| entry.unwrap().file_name().into_string().ok())
            .filter_map(|name| name.strip_suffix(".toml").map(str::to_string))
            .collect();
        files.sort();
        let listed: Vec<&str> = systems::FILES.iter().map(|(id, _)| *id).collect();
        assert_eq!(files, listed);
        for (id, text) in systems::FILES {
            if let Err(error) = System::parse(id, text) {
                panic!("{error}");
            }
        }
    }

    #[test]
    fn every_system_writes_its_samples() {
        for system in systems() {
            assert!(!system.samples.is_empty(), "{} has no samples", system.id);
            for (cyrillic, latin) in &system.samples {
                assert_eq!(romanize(cyrillic, system), *latin, "{}", system.id);
                assert!(unmapped(cyrillic, system).is_empty(), "{}", system.id);
            }
        }
    }

    #[test]
    fn names_find_one_system() {
        let mut seen = std::collections::BTreeMap::new();
        for system in systems() {
            for name in std::iter::once(&system.id).chain(&system.aliases) {
                let other = seen.insert(normalized(name), &system.id);
                assert_eq!(other, None, "{name} of {}", system.id);
            }
        }
        for (name, id) in [
            ("LC", Some("ala-lc")),
            ("BGN/PCGN", Some("bgn-pcgn-1947")),
            ("ala_lc_simple", Some("ala-lc-simple")),
            ("klingon", None),
        ] {
            assert_eq!(find(name).map(|s| s.id.as_str()), id, "{name}");
        }
        assert_eq!(nearest("ala-lcc"), Some("ala-lc"));
        assert_eq!(nearest("qqqq"), None);
    }
}

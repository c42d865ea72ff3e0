//! Record formats: the list of them, found by name, extension or content.

mod bib;
pub mod biblatex;
pub mod bibtex;
pub mod citekey;
pub mod codec;
pub mod csl_json;
mod dates;
mod language;
mod loss;
pub mod nbib;
pub mod ris;
pub mod table;

pub use codec::{Codec, Read, WriteOptions, Written};

/// Every record format, in the order in which a text is tried for them.
pub const ALL: &[&Codec] = &[
    &csl_json::CODEC,
    &biblatex::CODEC,
    &bibtex::CODEC,
    &ris::CODEC,
    &nbib::CODEC,
];

/// The format of a name or alias, letter case aside.
pub fn find(name: &str) -> Option<&'static Codec> {
    let wanted = name.trim();
    ALL.iter().copied().find(|codec| {
        let mut names = std::iter::once(&codec.name).chain(codec.aliases);
        names.any(|name| name.eq_ignore_ascii_case(wanted))
    })
}

/// The format of a file name's extension (with or without what stands before it).
pub fn for_path(path: &str) -> Option<&'static Codec> {
    let extension = path.rsplit(['.', '/', '\\']).next()?;
    ALL.iter().copied().find(|codec| {
        let mut extensions = codec.extensions.iter();
        extensions.any(|known| known.eq_ignore_ascii_case(extension))
    })
}

/// The format a text looks like.
pub fn recognise(text: &str) -> Option<&'static Codec> {
    ALL.iter().copied().find(|codec| (codec.recognise)(text))
}

/// The format whose name is most like this one, for `did you mean`; `None` when none is near.
pub fn nearest(name: &str) -> Option<&'static str> {
    let wanted = name.trim().to_lowercase();
    ALL.iter()
        .flat_map(|codec| std::iter::once(&codec.name).chain(codec.aliases))
        .map(|name| (strsim::jaro_winkler(&wanted, name), *name))
        .filter(|(score, _)| *score > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

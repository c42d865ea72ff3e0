//! BibTeX: the entry types and fields of its standard styles (*BibTeXing*, 1988), with those in
//! common use since (`doi`, `url`, `isbn`, `eprint`, `language`).

use super::bib::{self, Dialect};
use super::codec::{Codec, Read, WriteOptions, Written};
use crate::record::Reference;

/// The format's description.
pub const CODEC: Codec = Codec {
    name: "bibtex",
    aliases: &["bib"],
    title: "BibTeX, for LaTeX with BibTeX styles",
    extensions: &["bib", "bibtex"],
    recognise: bib::recognise,
    read: Some(read),
    write: Some(write),
};

/// Reads a file; fields and entry types of biblatex are understood too.
pub fn read(text: &str) -> Read {
    bib::read(text, Dialect::Bibtex)
}

/// Writes a file.
pub fn write(references: &[Reference], options: &WriteOptions) -> Written {
    bib::write(references, options, Dialect::Bibtex)
}

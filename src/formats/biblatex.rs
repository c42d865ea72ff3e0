//! biblatex: the entry types and fields of its data model (the biblatex manual, 2.1 and 2.2), as
//! biber reads them.

use super::bib::{self, Dialect};
use super::codec::{Codec, Read, WriteOptions, Written};
use crate::record::Reference;

/// The format's description.
pub const CODEC: Codec = Codec {
    name: "biblatex",
    aliases: &["biber"],
    title: "biblatex, for LaTeX with biber",
    extensions: &["bib", "biblatex"],
    recognise: bib::recognise_biblatex,
    read: Some(read),
    write: Some(write),
};

/// Reads a file; fields and entry types of BibTeX are understood too.
pub fn read(text: &str) -> Read {
    bib::read(text, Dialect::Biblatex)
}

/// Writes a file.
pub fn write(references: &[Reference], options: &WriteOptions) -> Written {
    bib::write(references, options, Dialect::Biblatex)
}

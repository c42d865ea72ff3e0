//! ZIP archives that are documents (DOCX, ODT, EPUB): their parts as texts and as XML trees, with
//! limits on what an archive may unpack to.

use super::kind::ExtractError;
use roxmltree::{Document, ParsingOptions};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// A part may unpack to so many bytes: the text of a thousand pages has a tenth of it.
const LARGEST_PART: u64 = 64 << 20;
/// All parts together.
const LARGEST: u64 = 128 << 20;
/// Elements and texts of one part.
const MOST_NODES: u32 = 4_000_000;

/// An archive opened.
pub(super) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    kind: &'static str,
    left: u64,
}

impl<'a> Container<'a> {
    /// Opens the archive of a document of `kind` (as people write it).
    ///
    /// # Errors
    /// What is no ZIP archive, and what is a broken one.
    pub fn open(bytes: &'a [u8], kind: &'static str) -> Result<Self, ExtractError> {
        if !is_zip(bytes) {
            return Err(ExtractError::Other {
                kind,
                why: "it is no ZIP archive".to_string(),
            });
        }
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(kind, reason(&error)))?;
        Ok(Container {
            archive,
            kind,
            left: LARGEST,
        })
    }

    /// The text of a part; `None` when there is no such part.
    ///
    /// # Errors
    /// A part that cannot be unpacked, unpacks to too much, or is no text.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, ExtractError> {
        let kind = self.kind;
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => {
                return Err(ExtractError::Encrypted {
                    kind,
                    advice: "save it without one",
                });
            }
            Err(error) => return Err(damaged(kind, format!("{name}: {}", reason(&error)))),
        };
        let most = LARGEST_PART.min(self.left);
        let mut bytes = Vec::new();
        // The archive's own word on the size of a part is not trusted.
        file.take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| damaged(kind, format!("{name}: {error}")))?;
        let length = bytes.len() as u64;
        if length > most {
            return Err(ExtractError::TooLarge {
                kind,
                why: format!("{name} unpacks to more than {} MB", most >> 20),
            });
        }
        self.left -= length;
        match super::encoding::decode(&bytes) {
            Ok(decoded) => Ok(Some(decoded.text)),
            Err(_) => Err(damaged(kind, format!("{name} is no text"))),
        }
    }
}

/// Reads the XML of a part.
///
/// # Errors
/// What is not well formed, has too many elements, or declares entities of its own.
pub(super) fn xml<'t>(
    text: &'t str,
    name: &str,
    kind: &'static str,
) -> Result<Document<'t>, ExtractError> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => ExtractError::TooLarge {
            kind,
            why: format!("{name} has more than {MOST_NODES} elements"),
        },
        error => damaged(kind, format!("{name}: {error}")),
    })
}

/// Whether the bytes begin as those of a ZIP archive.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether an archive names a part near its beginning or its end, where names stand.
pub(super) fn names(bytes: &[u8], part: &str) -> bool {
    const NEAR: usize = 1 << 20;
    let has = |bytes: &[u8]| bytes.windows(part.len()).any(|w| w == part.as_bytes());
    let head = bytes.get(..NEAR).unwrap_or(bytes);
    let tail = bytes.get(bytes.len().saturating_sub(NEAR)..);
    is_zip(bytes) && (has(head) || tail.is_some_and(has))
}

fn damaged(kind: &'static str, why: String) -> ExtractError {
    ExtractError::Damaged {
        kind,
        why,
        advice: "open it in its own program and save it anew",
    }
}

fn reason(error: &ZipError) -> String {
    match error {
        ZipError::InvalidArchive(_) => "the archive is broken or cut off".to_string(),
        error => error.to_string(),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::{Cursor, Write};
    use zip::write::{SimpleFileOptions, ZipWriter};

    /// An archive of these parts.
    pub fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            out.start_file(*name, SimpleFileOptions::default()).unwrap();
            out.write_all(content.as_bytes()).unwrap();
        }
        out.finish().unwrap().into_inner()
    }
}

//! The package around a Word document: an archive of parts, and how they hang together.

use crate::render::block::printable;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What every part begins with.
pub(super) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
/// The namespace of relations between the parts of a document.
pub(super) const OFFICE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(super) fn content_types() -> String {
    const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{MAIN}.document.main+xml\"/>\
         <Override PartName=\"/word/styles.xml\" ContentType=\"{MAIN}.styles+xml\"/></Types>"
    )
}

pub(super) fn package_relations() -> String {
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"document\" \
         Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    )
}

pub(super) fn document_relations(addresses: &[String]) -> String {
    let mut xml = format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"styles\" \
         Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>"
    );
    for (i, address) in addresses.iter().enumerate() {
        xml.push_str(&format!("<Relationship Id=\"link{}\" ", i + 1));
        xml.push_str(&format!("Type=\"{OFFICE}/hyperlink\" Target=\""));
        escape(address, &mut xml);
        xml.push_str("\" TargetMode=\"External\"/>");
    }
    xml.push_str("</Relationships>");
    xml
}

/// The parts as a package (ECMA-376 Part 2), the table of contents first.
pub(super) fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut write = || {
        for (name, part) in parts {
            let options = SimpleFileOptions::default()
                .compression_method(CompressionMethod::Deflated)
                .last_modified_time(DateTime::default())
                .large_file(u32::try_from(part.len()).is_err());
            zip.start_file(*name, options)?;
            zip.write_all(part.as_bytes())?;
        }
        zip::result::ZipResult::Ok(())
    };
    let written = write().and_then(|()| zip.finish());
    // Memory takes all writes, the names differ, and large parts are announced.
    written.expect("an archive in memory").into_inner()
}

/// Writes a text as it may stand between tags and in quotation marks: the characters of XML 1.0
/// (2.2) only.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in printable(text) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
}

//! Prints the number of references found in a document, and each of them on a line:
//! `cargo run --example find_references -- FILE…`

use snoska::document::{Content, Extracted, binary_kind_of, decode, find, kind_of};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args_os().skip(1) {
        let path = std::path::PathBuf::from(path);
        let extension = path.extension().and_then(|e| e.to_str());
        let (kind, document) = extract(&std::fs::read(&path)?, extension)?;
        let found = find(&document.page);
        let total: usize = found.lists.iter().map(|list| list.entries.len()).sum();
        println!(
            "{}: {total} references in {} lists ({kind})",
            path.display(),
            found.lists.len(),
        );
        for list in &found.lists {
            let heading = list.heading.map_or("", |span| span.of(&document.text));
            println!("# {heading}");
            for entry in &list.entries {
                println!("{}", entry.text);
            }
        }
    }
    Ok(())
}

/// The name of a file's kind, and its text.
fn extract(
    bytes: &[u8],
    extension: Option<&str>,
) -> Result<(&'static str, Extracted), Box<dyn std::error::Error>> {
    if let Some(kind) = binary_kind_of(bytes)
        && let Content::Binary { read, .. } = kind.content
    {
        return Ok((kind.name, read(bytes)?));
    }
    let text = decode(bytes)?.text;
    let kind = kind_of(extension, &text);
    let page = match kind.content {
        Content::Text { extract, .. } => extract(&text),
        Content::Binary { .. } => return Err("a text is no binary document".into()),
    };
    Ok((kind.name, Extracted { text, page }))
}

//! Prints the number of references found in a document, and each of them on a line:
//! `cargo run --example find_references -- FILE…`

use snoska::document::{decode, find, kind_of};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args_os().skip(1) {
        let path = std::path::PathBuf::from(path);
        let decoded = decode(&std::fs::read(&path)?)?;
        let extension = path.extension().and_then(|e| e.to_str());
        let kind = kind_of(extension, &decoded.text);
        let found = find(&(kind.extract)(&decoded.text));
        let total: usize = found.lists.iter().map(|list| list.entries.len()).sum();
        println!(
            "{}: {total} references in {} lists ({}, {})",
            path.display(),
            found.lists.len(),
            kind.name,
            decoded.encoding
        );
        for list in &found.lists {
            let heading = list.heading.map_or("", |span| span.of(&decoded.text));
            println!("# {heading}");
            for entry in &list.entries {
                println!("{}", entry.text);
            }
        }
    }
    Ok(())
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{ItemType, Reference, TextVariable, own};

    #[test]
    fn variables_of_our_own_come_back() {
        for (name, note, variables) in [
            ("csl-json", None, own::ALL),
            ("csl-json", Some("Тираж мал"), own::ALL),
            ("biblatex", None, own::ALL),
            ("biblatex", Some("Тираж мал; с карт."), own::ALL),
            ("bibtex", None, own::ALL),
            ("bibtex", Some("Тираж мал"), own::ALL),
            ("ris", None, &[own::TRANSLATED_FROM]),
            ("ris", Some("Тираж мал"), &[own::TRANSLATED_FROM]),
        ] {
            let codec = find(name).unwrap();
            let mut book = Reference::new(ItemType::Book);
            book.id = "b".into();
            book.texts.insert(TextVariable::Title, "Мосты".into());
            if let Some(note) = note {
                book.texts.insert(TextVariable::Note, note.into());
            }
            for variable in variables {
                let text = match *variable {
                    own::TRANSLATED_FROM => "пер. с англ.",
                    _ => "доп. и испр.",
                };
                book.custom.insert((*variable).into(), text.into());
            }
            let write = codec.write.unwrap();
            let written = write(std::slice::from_ref(&book), &WriteOptions::default());
            assert!(written.losses.is_empty(), "{name}: {:?}", written.losses);
            assert!(written.text.contains("пер. с англ."), "{}", written.text);
            let read = codec.read.unwrap();
            let back = read(&written.text).entries.remove(0).reference;
            assert_eq!(back, book, "{}", written.text);
        }
    }
}

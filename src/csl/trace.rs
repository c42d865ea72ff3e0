//! Where the values of variables stand in a printed entry: an entry that labels its own parts, to
//! train and test parsers with.

use crate::record::{TextVariable, Variable};
use crate::text::span::Span;

/// What a part of a printed entry shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The value of a variable.
    Variable(Variable),
    /// The translation of a text.
    Translation(TextVariable),
    /// The entry's number in the list.
    CitationNumber,
}

/// A printed entry as plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TracedEntry {
    /// The place of the reference among those the processor was given.
    pub item: usize,
    /// What the style prints.
    pub text: String,
    /// Where values stand, as bytes of the text, in its order; without affixes and labels, but with
    /// marks that were drawn to the value. A row of names is one part, with its `et al.`
    pub parts: Vec<(Span, Source)>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csl::{Options, Processor, styles};
    use crate::record::name::{Name, Names};
    use crate::record::{
        Date, DateVariable, Identifier, IdentifierVariable, ItemType, NameVariable, Number,
        NumberVariable, Reference, Text,
    };
    use crate::text::lang::LangTag;

    fn article() -> Reference {
        let mut article = Reference::new(ItemType::ArticleJournal);
        article.id = "a".to_owned();
        let names = Names {
            list: vec![Name::person("Berg", "Anna"), Name::person("Щукин", "Юрий")],
            others: false,
        };
        article.names.insert(NameVariable::Author, names);
        let title = Text::new("Мхи на крышах: обзор").with_translation("Moss", LangTag::new("en"));
        article.texts.insert(TextVariable::Title, title);
        article
            .texts
            .insert(TextVariable::ContainerTitle, Text::new("Природа"));
        article.dates.insert(DateVariable::Issued, Date::year(1993));
        for (variable, value) in [
            (NumberVariable::Volume, "53"),
            (NumberVariable::Issue, "2"),
            (NumberVariable::Page, "15–24"),
        ] {
            article.numbers.insert(variable, Number(value.to_owned()));
        }
        let doi = Identifier::new(IdentifierVariable::Doi, "10.1000/182");
        article.identifiers.insert(IdentifierVariable::Doi, doi);
        article
    }

    #[test]
    fn values_are_found_where_the_style_prints_them() {
        let style = styles::read("apa").unwrap().unwrap();
        let references = [article()];
        let options = Options {
            translations: true,
            traced: true,
            ..Options::default()
        };
        let [entry] = Processor::new(&style, &references, &options)
            .traced()
            .try_into()
            .unwrap();
        let parts: Vec<(&str, &str)> = entry
            .parts
            .iter()
            .map(|(span, source)| {
                let name = match source {
                    Source::Variable(variable) => variable.as_str(),
                    Source::Translation(_) => "translation",
                    Source::CitationNumber => "number",
                };
                (name, span.of(&entry.text))
            })
            .collect();
        assert_eq!(
            parts,
            [
                ("author", "Berg, A., & Щукин, Ю."),
                ("issued", "1993"),
                ("title", "Мхи на крышах: обзор"),
                ("translation", "Moss"),
                ("container-title", "Природа"),
                ("volume", "53"),
                ("issue", "2"),
                ("page", "15–24"),
                ("DOI", "10.1000/182"),
            ]
        );
    }

    /// To be traced changes nothing of what is printed, but for a space between blocks.
    #[test]
    fn every_style_prints_the_same_traced() {
        let bare = |text: &str| text.replace([' ', '\u{a0}'], "");
        let references = [article()];
        for embedded in styles::all() {
            let style = styles::read(embedded.name).unwrap().unwrap();
            let printed = Processor::new(&style, &references, &Options::default()).bibliography();
            let options = Options {
                traced: true,
                ..Options::default()
            };
            let traced = Processor::new(&style, &references, &options).traced();
            assert_eq!(printed.entries.len(), traced.len(), "{}", embedded.name);
            for (printed, traced) in printed.entries.iter().zip(traced) {
                let plain = printed.content.to_plain();
                assert_eq!(bare(&plain), bare(&traced.text), "{}", embedded.name);
            }
        }
    }
}

//! Whether a printed reference says the same when it has been read, printed by a style and read
//! again: `round_trip FILE.jsonl STYLE… [--show]`; each line of the file is a JSON object with
//! `text`.

use snoska::csl;
use snoska::parse::Tagger;
use snoska::pipeline::{self, ReadOptions};
use snoska::record::name::NameParts;
use snoska::record::{
    DateVariable, IdentifierVariable, NameVariable, NumberVariable, Reference, TextVariable, own,
    place,
};
use snoska::render;
use std::collections::BTreeMap;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let show = arguments.iter().any(|a| a == "--show");
    let mut words = arguments.iter().filter(|a| !a.starts_with("--"));
    let source = std::fs::read_to_string(words.next().expect("a file")).expect("a readable file");
    let texts = source.lines().map(|line| {
        let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
        value["text"].as_str().expect("a text").to_string()
    });
    let texts: Vec<String> = texts.collect();
    for name in words {
        let style = csl::styles::read(name).expect("a style of the program");
        let style = style.expect("a style");
        let options = csl::Options {
            item_language: style.item_language(),
            ..csl::Options::default()
        };
        let (mut same, mut count) = (0u32, 0u32);
        let mut lost: BTreeMap<&str, usize> = BTreeMap::new();
        for text in &texts {
            let Some(first) = read(text) else { continue };
            count += 1;
            let list = csl::bibliography(&style, std::slice::from_ref(&first), &options);
            let plain = render::find("text").expect("an output").inline;
            let printed = list.entries.first().map(|entry| plain(&entry.content));
            let printed = printed.unwrap_or_default();
            let second = read(printed.trim_start_matches("1. "));
            let (before, after) = (
                facts(&first),
                second.as_ref().map(facts).unwrap_or_default(),
            );
            let differing: Vec<&str> = before
                .iter()
                .filter(|(field, value)| after.get(*field) != Some(value))
                .map(|(field, _)| *field)
                .collect();
            same += u32::from(differing.is_empty());
            for field in &differing {
                *lost.entry(field).or_default() += 1;
                if show {
                    let now = after.get(field).map_or("", String::as_str);
                    println!("{field}: {} | {now}\n    {printed}", before[field]);
                }
            }
        }
        let share = 100.0 * f64::from(same) / f64::from(count.max(1));
        println!("{name}: {same} of {count} the same ({share:.1} %); otherwise: {lost:?}");
    }
}

fn read(text: &str) -> Option<Reference> {
    let options = ReadOptions {
        from: Some("lines"),
        ..ReadOptions::default()
    };
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let input = pipeline::read(line.as_bytes(), options, &Tagger::embedded).ok()?;
    input
        .entries
        .into_iter()
        .next()
        .map(|entry| entry.reference)
}

/// What a reference says, in a form that does not depend on how it is printed.
fn facts(reference: &Reference) -> BTreeMap<&'static str, String> {
    let mut facts = BTreeMap::new();
    for (field, role) in [
        ("authors", NameVariable::Author),
        ("editors", NameVariable::Editor),
    ] {
        let names = reference
            .names_of(role)
            .iter()
            .map(|name| match &name.parts {
                NameParts::Person(person) => {
                    let initials = person.given.chars().filter(|c| c.is_uppercase());
                    format!(
                        "{} {}",
                        folded(&person.full_family()),
                        initials.collect::<String>()
                    )
                }
                NameParts::Literal(text) => folded(text),
            });
        facts.insert(field, names.collect::<Vec<_>>().join("; "));
    }
    for (field, variable) in [
        ("title", TextVariable::Title),
        ("host", TextVariable::ContainerTitle),
        ("publisher", TextVariable::Publisher),
        ("address", TextVariable::Url),
    ] {
        facts.insert(field, folded(reference.text(variable).unwrap_or_default()));
    }
    let places = reference
        .text(TextVariable::PublisherPlace)
        .unwrap_or_default();
    facts.insert("place", folded(&place::short(places)));
    for (field, variable) in [
        ("volume", NumberVariable::Volume),
        ("issue", NumberVariable::Issue),
        ("pages", NumberVariable::Page),
        ("total", NumberVariable::NumberOfPages),
        ("edition", NumberVariable::Edition),
    ] {
        facts.insert(
            field,
            folded(reference.number(variable).unwrap_or_default()),
        );
    }
    for name in own::ALL {
        facts.insert(name, folded(reference.own(name).unwrap_or_default()));
    }
    let doi = reference
        .identifier(IdentifierVariable::Doi)
        .unwrap_or_default();
    facts.insert("doi", doi.to_lowercase());
    facts.insert(
        "year",
        reference
            .year()
            .map(|year| year.to_string())
            .unwrap_or_default(),
    );
    let accessed = reference.dates.get(&DateVariable::Accessed);
    facts.insert(
        "accessed",
        accessed
            .map(|date| format!("{:?}", date.first()))
            .unwrap_or_default(),
    );
    facts.insert("type", reference.item_type.to_string());
    facts.retain(|_, value| !value.is_empty());
    facts
}

/// Letters and digits alone, small.
fn folded(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase);
    letters.filter(|c| c.is_alphanumeric()).collect()
}

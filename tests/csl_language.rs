//! Lists of several languages: each entry in the terms, dates and quotation marks of its own.

use snoska::csl::{Options, Processor, Style, bibliography, styles};
use snoska::record::date::{Date, DatePoint};
use snoska::record::name::{NameParts, Person};
use snoska::record::{
    DateVariable, ItemType, Name, NameVariable, Names, Number, NumberVariable, Reference, Text,
    TextVariable,
};
use snoska::text::lang::LangTag;

fn person(family: &str, given: &str) -> Name {
    NameParts::Person(Person {
        family: family.to_string(),
        given: given.to_string(),
        ..Person::default()
    })
    .into()
}

/// A chapter with four authors, an editor, a volume, an edition and pages.
fn chapter(language: Option<&str>, names: [&str; 5], titles: [&str; 2]) -> Reference {
    let mut item = Reference::new(ItemType::Chapter);
    item.id = language.unwrap_or("none").to_string();
    item.language = language.and_then(LangTag::new);
    let [editor, authors @ ..] = names.map(|name| {
        let (family, given) = name.split_once(' ').expect("two names");
        person(family, given)
    });
    item.names
        .insert(NameVariable::Author, Names::from(Vec::from(authors)));
    item.names
        .insert(NameVariable::Editor, Names::from(vec![editor]));
    let [title, container] = titles;
    item.texts.insert(TextVariable::Title, Text::new(title));
    item.texts
        .insert(TextVariable::ContainerTitle, Text::new(container));
    item.dates
        .insert(DateVariable::Issued, Date::Point(DatePoint::year(2001)));
    for (variable, value) in [
        (NumberVariable::Volume, "2"),
        (NumberVariable::Edition, "2"),
        (NumberVariable::Page, "5-9"),
    ] {
        item.numbers.insert(variable, Number::from(value));
    }
    item
}

const ENGLISH: [&str; 5] = [
    "White Leo",
    "Smith Ann",
    "Brown Bob",
    "Clark Ian",
    "Green Gil",
];

fn items() -> Vec<Reference> {
    let russian = [
        "Ильин Лев",
        "Петрова Анна",
        "Орлов Борис",
        "Попов Иван",
        "Львов Глеб",
    ];
    let german = [
        "Weiss Leo",
        "Weber Anna",
        "Braun Bodo",
        "Klein Ida",
        "Gross Gert",
    ];
    let roman = [
        "Titov Lev",
        "Petrova Anna",
        "Orlov Boris",
        "Popov Ivan",
        "Lvov Gleb",
    ];
    vec![
        chapter(Some("ru"), russian, ["Почвы", "Сборник"]),
        chapter(Some("en"), ENGLISH, ["Soils", "A reader"]),
        chapter(Some("de"), german, ["Böden", "Ein Lesebuch"]),
        chapter(Some("ru-Latn"), roman, ["Pochvy", "Sbornik"]),
        chapter(None, ENGLISH, ["Clays", "A reader"]),
    ]
}

fn printed(style: &str, item_language: bool) -> Vec<(String, String)> {
    let style = styles::read(style).expect("built in").expect("well-formed");
    let options = Options {
        item_language,
        ..Options::default()
    };
    bibliography(&style, &items(), &options)
        .entries
        .into_iter()
        .map(|entry| (entry.id, entry.content.to_plain()))
        .collect()
}

#[test]
fn terms_and_marks_are_those_of_the_entry() {
    // Style, language of the item, what stands in its entry.
    for (style, language, parts) in [
        ("apa", "ru", &["2-е изд.", "Т. 2", "(Ред.)"][..]),
        ("apa", "en", &["2nd ed.", "Vol. 2", "pp. 5–9", "(Ed.)"]),
        ("apa", "de", &["2. Aufl.", "Bd. 2", "S. 5–9", "(Hrsg.)"]),
        // Romanised Russian stands in an English list as English does.
        ("apa", "ru-Latn", &["2nd ed.", "Vol. 2", "pp. 5–9"]),
        ("apa", "none", &["2nd ed.", "Vol. 2", "pp. 5–9"]),
        (
            "chicago-author-date",
            "ru",
            &["«Почвы»", "и Глеб Львов", "под редакцией"],
        ),
        (
            "chicago-author-date",
            "en",
            &["“Soils.”", "and Gil Green", "edited by"],
        ),
        (
            "chicago-author-date",
            "de",
            &["„Böden“", "und Gert Gross", "herausgegeben von"],
        ),
        (
            "gost-r-7-0-5-2008-numeric",
            "ru",
            &["[и др.]", "Т. 2", "под ред. Л. Ильина", "С. 5–9"],
        ),
        (
            "gost-r-7-0-5-2008-numeric",
            "en",
            &["[et al.]", "Vol. 2", "ed. by L. White", "P. 5–9"],
        ),
        (
            "gost-r-7-0-5-2008-numeric",
            "de",
            &["[et al.]", "Bd. 2", "hrsg. von L. Weiss", "S. 5–9"],
        ),
        // Latin letters take no Cyrillic words.
        (
            "gost-r-7-0-5-2008-numeric",
            "ru-Latn",
            &["[et al.]", "Vol. 2", "ed. by", "P. 5–9"],
        ),
    ] {
        let list = printed(style, true);
        let entry = list.iter().find(|(id, _)| id == language);
        let text = &entry.expect("every item has an entry").1;
        for part in parts {
            assert!(text.contains(part), "{style} {language}: {part} in {text}");
        }
    }
}

#[test]
fn without_the_option_all_terms_are_those_of_the_list() {
    for (_, text) in printed("apa", false) {
        assert!(text.contains("2nd ed., Vol. 2, pp. 5–9"), "{text}");
    }
}

/// A style with layouts and conditions by language.
const BY_LANGUAGE: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">
  <info><title>t</title><id>i</id></info>
  <citation>
    <layout locale="ru uk" prefix="[" suffix="]"><text variable="title"/></layout>
    <layout prefix="(" suffix=")"><text variable="title"/></layout>
  </citation>
  <bibliography>
    <layout locale="de" suffix="!"><text variable="title"/></layout>
    <layout suffix=".">
      <choose>
        <if language="ru"><text variable="title" prefix="Рус. "/></if>
        <else><text variable="title"/></else>
      </choose>
    </layout>
  </bibliography>
</style>"#;

#[test]
fn layouts_and_conditions_go_by_language() {
    let style = Style::parse(BY_LANGUAGE).expect("well-formed");
    let items = items();
    let processor = Processor::new(&style, &items, &Options::default());
    let entries: Vec<String> = processor
        .bibliography()
        .entries
        .iter()
        .map(|entry| entry.content.to_plain())
        .collect();
    let expected = ["Рус. Почвы.", "Soils.", "Böden!", "Рус. Pochvy.", "Clays."];
    assert_eq!(entries, expected);
    for (id, expected) in [("ru", "[Почвы]"), ("de", "(Böden)"), ("none", "(Clays)")] {
        let citation = snoska::csl::Citation {
            cites: vec![snoska::csl::Cite::new(id)],
            ..Default::default()
        };
        assert_eq!(processor.citation(&citation).content.to_plain(), expected);
    }
}

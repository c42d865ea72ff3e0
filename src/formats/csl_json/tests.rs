use super::*;
use crate::record::date::{Bound, DatePoint, Season, YearPrecision};
use crate::record::form::{Form, FormKind};
use crate::record::name::{NameParts, Person};
use crate::record::{Date, DateVariable, Name, NameVariable, Names, NumberVariable};
use crate::text::lang::LangTag;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;

fn one(text: &str) -> Reference {
    let mut read = read(text);
    assert!(
        read.diagnostics.is_empty(),
        "{text}: {:?}",
        read.diagnostics
    );
    assert_eq!(read.entries.len(), 1, "{text}");
    read.entries.remove(0).reference
}

fn item_of(reference: &Reference) -> Value {
    to_item(reference)
}

#[test]
fn what_csl_does_not_know_is_written_back() {
    let text = r#"[{"id":7,"type":"journal-article","title":"T","volume":12,"shortTitle":"S",
        "event":"E","foo":{"bar":[1]},"language":"klingonish","ISSN":["0042-8744","1234-5679"],
        "custom":{"mine":true},"note":""}]"#;
    let reference = one(text);
    assert_eq!(reference.id, "7");
    assert_eq!(reference.item_type, ItemType::ArticleJournal);
    assert_eq!(reference.text(TextVariable::TitleShort), Some("S"));
    assert_eq!(reference.text(TextVariable::EventTitle), Some("E"));
    assert_eq!(reference.number(NumberVariable::Volume), Some("12"));
    let issn = reference.identifier(IdentifierVariable::Issn);
    assert_eq!(issn, Some("0042-8744, 1234-5679"));
    let item = item_of(&reference);
    assert_eq!(item["type"], "journal-article");
    assert_eq!(item["foo"], json!({"bar": [1]}));
    assert_eq!(item["language"], "klingonish");
    assert_eq!(item["custom"], json!({"mine": true}));
    assert!(item.get("note").is_none());
    let mut changed = reference;
    changed.item_type = ItemType::Book;
    assert_eq!(item_of(&changed)["type"], "book");
}

#[test]
fn an_entry_knows_its_places() {
    let text = "\u{feff}[\n {\"id\": \"а\", \"title\": \"Б\"},\n {\"id\": \"в\", \"volume\": 3}\n]";
    let entries = read(text).entries;
    assert_eq!(
        entries[0].text.source().of(text),
        "{\"id\": \"а\", \"title\": \"Б\"}"
    );
    let span = entries[0]
        .span_of(Variable::Text(TextVariable::Title))
        .unwrap();
    assert_eq!(entries[0].text.source_span(span).of(text), "Б");
    let span = entries[1]
        .span_of(Variable::Number(NumberVariable::Volume))
        .unwrap();
    assert_eq!(entries[1].text.source_span(span).of(text), "3");
}

#[test]
fn a_broken_item_is_reported_and_the_others_are_read() {
    let text = "[{\"id\": \"a\"},\n {\"id\": nil},\n 5, {\"id\": \"c\"}";
    let read = read(text);
    assert_eq!(read.entries.len(), 2);
    let at: Vec<&str> = read
        .diagnostics
        .iter()
        .map(|d| &text[d.span.start..(d.span.start + 2).min(text.len())])
        .collect();
    assert_eq!(at, ["il", "5,", ""]);
    assert!(super::read("").entries.is_empty());
}

#[test]
fn hostile_texts_are_survived() {
    let deep = "[".repeat(100_000);
    let texts = [
        deep.clone(),
        format!("[{{\"a\":{deep}"),
        format!("[{{\"a\":{deep}{}}}]", "]".repeat(100_000)),
        "{\"a\"".repeat(10_000),
        "[{\"id\":\"\\ud800\"}]".to_string(),
        "}]}]\"".to_string(),
        "[{\"id\":1e999}]".to_string(),
    ];
    for text in texts {
        let read = read(&text);
        assert!(!read.diagnostics.is_empty() || !read.entries.is_empty());
    }
}

#[test]
fn recognised_by_its_look() {
    for (text, expected) in [
        ("[{\"id\": 1}]", true),
        ("[]", true),
        ("{\"references\": []}", true),
        ("[1] Иванов И. И. Книга.", false),
        ("@book{a, title={b}}", false),
        ("", false),
    ] {
        assert_eq!(recognise(text), expected, "{text}");
    }
}

fn words() -> impl Strategy<Value = String> {
    "[A-Za-zА-Яа-яé<>/{}\\\\\"'%&,.:0-9-][A-Za-zА-Яа-я \\PC]{0,12}[A-Za-zа-я.]"
}

fn language() -> impl Strategy<Value = LangTag> {
    select(&["ru", "en-GB", "ru-Latn", "zh-Hant-TW", "es"][..])
        .prop_map(|tag| LangTag::new(tag).unwrap())
}

fn kind() -> impl Strategy<Value = FormKind> {
    prop_oneof![
        Just(FormKind::Printed),
        "[a-z-]{0,8}".prop_map(|system| FormKind::Romanized { system }),
        ("[a-z-]{0,8}", 0..=8u8).prop_map(|(system, c)| FormKind::Restored {
            system,
            confidence: f32::from(c) / 8.0
        }),
        proptest::option::of(language()).prop_map(|language| FormKind::Translated { language }),
    ]
}

fn form<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Form<T>> {
    (kind(), value).prop_map(|(kind, value)| Form { kind, value })
}

fn text() -> impl Strategy<Value = Text> {
    (
        words(),
        proptest::option::of(language()),
        vec(form(words()), 0..3),
    )
        .prop_map(|(value, language, forms)| Text {
            value,
            language,
            forms,
        })
}

fn parts() -> impl Strategy<Value = NameParts> {
    let part = || "[A-ZА-Я][a-zа-я.-]{0,6}";
    prop_oneof![
        part().prop_map(NameParts::Literal),
        (
            part(),
            "([A-ZА-Я]\\.)?",
            "(von)?",
            "(van)?",
            "(Jr\\.)?",
            any::<(bool, bool)>()
        )
            .prop_map(
                |(family, given, dropping, non_dropping, suffix, (comma, fixed))| NameParts::Person(
                    Person {
                        family,
                        given,
                        dropping_particle: dropping,
                        non_dropping_particle: non_dropping,
                        suffix,
                        comma_suffix: comma,
                        static_ordering: fixed,
                    }
                )
            ),
    ]
}

fn names() -> impl Strategy<Value = Names> {
    let name = (parts(), vec(form(parts()), 0..2)).prop_map(|(parts, forms)| Name { parts, forms });
    (vec(name, 1..4), any::<bool>()).prop_map(|(list, others)| Names { list, others })
}

fn point() -> impl Strategy<Value = DatePoint> {
    let shape = prop_oneof![
        (-3000..12000i32).prop_map(DatePoint::year),
        (-50..2100i32, 1..=12u8).prop_map(|(y, m)| DatePoint::month(y, m).unwrap()),
        (1..2100i32, 1..=12u8, 1..=28u8).prop_map(|(y, m, d)| DatePoint::day(y, m, d).unwrap()),
        (1..2100i32).prop_map(|y| DatePoint::season(y, Season::Autumn)),
        (10..200i32).prop_map(|y| DatePoint {
            year_precision: YearPrecision::Decade,
            ..DatePoint::year(y * 10)
        }),
    ];
    (shape, any::<(bool, bool)>()).prop_map(|(point, (approximate, uncertain))| DatePoint {
        approximate,
        uncertain,
        ..point
    })
}

fn date() -> impl Strategy<Value = Date> {
    let range = |a: Bound, b: Bound| Date::Range(a, b);
    prop_oneof![
        point().prop_map(Date::Point),
        (point(), point()).prop_map(move |(a, b)| range(Bound::Point(a), Bound::Point(b))),
        point().prop_map(move |a| range(Bound::Point(a), Bound::Open)),
        point().prop_map(move |a| range(Bound::Point(a), Bound::Unknown)),
        point().prop_map(move |a| range(Bound::Open, Bound::Point(a))),
        "[a-z][a-z ]{0,8}[a-z]".prop_map(Date::Literal),
    ]
}

prop_compose! {
    fn reference()(
        id in "[a-z0-9]{0,8}",
        item_type in select(ItemType::ALL),
        language in proptest::option::of(language()),
        texts in btree_map(select(TextVariable::ALL), text(), 0..5),
        names in btree_map(select(NameVariable::ALL), names(), 0..3),
        dates in btree_map(select(DateVariable::ALL), date(), 0..3),
        numbers in btree_map(select(NumberVariable::ALL), "[0-9]{1,3}(–[0-9a-z]{1,3})?", 0..4),
        identifiers in btree_map(select(IdentifierVariable::ALL), "1[0-9]{2,5}/?[0-9]", 0..3),
        custom in btree_map("[a-z]{1,5}", "[a-z]{0,5}", 0..3),
    ) -> Reference {
        Reference {
            id,
            item_type,
            language,
            texts: texts.into_iter().collect(),
            names: names.into_iter().collect(),
            dates: dates.into_iter().collect(),
            numbers: numbers.into_iter().map(|(k, v)| (k, Number(v))).collect(),
            identifiers: identifiers
                .into_iter()
                .map(|(k, v)| (k, Identifier::new(k, &v)))
                .collect(),
            custom: custom
                .into_iter()
                .filter(|(k, _)| k != KEPT && k != extra::KEY)
                .map(|(k, v)| (k, json!(v)))
                .collect(),
        }
    }
}

#[test]
fn what_a_name_object_has_beyond_a_name_comes_back() {
    let item = json!([{
        "id": "a", "type": "book",
        "author": [
            {"family": "Doe", "given": "J.", "ORCID": "https://orcid.org/0000-0002-1825-0097"},
            {"literal": "WHO", "affiliation": [{"name": "UN"}]},
            {"family": "Roe"}
        ],
        "editor": [{"family": "Poe"}]
    }]);
    let read = read(&item.to_string());
    let reference = read.entries[0].reference.clone();
    let written = write(std::slice::from_ref(&reference), &WriteOptions::default());
    let back: Value = serde_json::from_str(&written.text).unwrap();
    assert_eq!(back, item);
    // Of another number of names nobody knows whose it was.
    let mut fewer = reference;
    fewer
        .names
        .iter_mut()
        .for_each(|(_, names)| names.list.truncate(1));
    let written = write(&[fewer], &WriteOptions::default());
    assert!(!written.text.contains("ORCID"), "{}", written.text);
}

proptest! {
    #[test]
    fn written_and_read_a_record_is_the_same(references in vec(reference(), 1..4)) {
        let written = write(&references, &WriteOptions::default());
        let read = read(&written.text);
        prop_assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
        let back: Vec<Reference> = read.entries.into_iter().map(|e| e.reference).collect();
        prop_assert_eq!(back, references);
    }

    #[test]
    fn any_text_is_read(text in "[\\[\\]{}\",:a-z0-9é\\\\ ]{0,60}") {
        read(&text);
    }
}

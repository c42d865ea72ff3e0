//! Hostile styles and items: an error or some output, in bounded time and memory, never a panic.

use std::fmt::Write;

use super::{citations, items, shown};
use snoska::csl::{self, Options, Style};

const INFO: &str = "<info><title>t</title><id>t</id><updated>2020-01-01T00:00:00Z</updated></info>";

fn xml(body: &str) -> String {
    format!(
        "<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\" class=\"note\">{INFO}{body}</style>"
    )
}

/// What the style prints of one item; `None` when it is not accepted.
fn survives(body: &str, json: &str) -> Option<String> {
    let style = Style::parse(&xml(body)).ok()?;
    let list = csl::bibliography(&style, &items(json), &Options::default());
    Some(list.entries.iter().map(|e| shown(&e.content)).collect())
}

const ITEM: &str = r#"[{"id":"a","type":"book","title":"T","page":"1-2","author":[{"family":"Doe","given":"J"}],"issued":{"date-parts":[[2000]]}}]"#;

fn laid_out(layout: &str) -> String {
    format!(
        "<citation><layout>{layout}</layout></citation><bibliography><layout>{layout}</layout></bibliography>"
    )
}

#[test]
fn deep_nesting() {
    for depth in [100, 1_000, 50_000] {
        for (open, close) in [
            ("<group>", "</group>"),
            ("<choose><if variable='title'>", "</if></choose>"),
            (
                "<names variable='editor'><substitute>",
                "</substitute></names>",
            ),
        ] {
            let body = laid_out(&format!(
                "{}<text variable='title'/>{}",
                open.repeat(depth),
                close.repeat(depth)
            ));
            survives(&body, ITEM);
        }
    }
}

#[test]
fn macros_that_call_themselves_or_double() {
    let circle =
        "<macro name='a'><text macro='b'/></macro><macro name='b'><text macro='a'/></macro>";
    survives(&format!("{circle}{}", laid_out("<text macro='a'/>")), ITEM);
    let itself = "<macro name='a'><text macro='a'/><text variable='title'/></macro>";
    survives(&format!("{itself}{}", laid_out("<text macro='a'/>")), ITEM);
    // Each macro calls the next twice: 2^60 calls.
    let mut doubling = String::new();
    for n in 0..60 {
        write!(
            doubling,
            "<macro name='m{n}'><text macro='m{0}'/><text macro='m{0}'/></macro>",
            n + 1
        )
        .unwrap();
    }
    doubling.push_str("<macro name='m60'><text variable='title'/></macro>");
    survives(
        &format!("{doubling}{}", laid_out("<text macro='m0'/>")),
        ITEM,
    );
    let mut chain = String::new();
    for n in 0..20_000 {
        write!(
            chain,
            "<macro name='m{n}'><text macro='m{}'/></macro>",
            n + 1
        )
        .unwrap();
    }
    chain.push_str("<macro name='m20000'><text variable='title'/></macro>");
    survives(&format!("{chain}{}", laid_out("<text macro='m0'/>")), ITEM);
}

#[test]
fn long_texts_that_double() {
    let mut doubling = String::new();
    for n in 0..40 {
        write!(
            doubling,
            "<macro name='m{n}'><text macro='m{0}'/><text macro='m{0}'/></macro>",
            n + 1
        )
        .unwrap();
    }
    doubling.push_str("<macro name='m40'><text variable='title'/></macro>");
    let title = "word ".repeat(10_000);
    let json = format!(r#"[{{"id":"a","type":"book","title":"{title}"}}]"#);
    let body = format!("{doubling}{}", laid_out("<text macro='m0'/>"));
    let printed = survives(&body, &json).expect("the style is one");
    assert!(printed.len() < 20_000_000, "{}", printed.len());
}

#[test]
fn enormous_numbers_in_attributes() {
    for value in ["4294967295", "18446744073709551616", "-1", "0", "", "x"] {
        let body = format!(
            "<citation et-al-min='{value}' et-al-use-first='{value}' near-note-distance='{value}'><layout><text value='x'/></layout></citation>\
             <bibliography et-al-min='{value}' et-al-use-first='{value}' line-spacing='{value}' entry-spacing='{value}'>\
             <sort><key variable='author' names-min='{value}' names-use-first='{value}'/></sort><layout>\
             <names variable='author'><name et-al-min='{value}' et-al-use-first='{value}' et-al-use-last='true'/></names></layout></bibliography>"
        );
        let printed = survives(&body, ITEM);
        assert!(printed.is_none_or(|text| text.len() < 100), "{value}");
    }
}

#[test]
fn strange_items() {
    let layout = "<text variable='title' text-case='title' quotes='true'/><number variable='volume' form='roman'/>\
        <number variable='edition' form='long-ordinal'/><text variable='page'/><label variable='page'/>\
        <names variable='author'><name initialize-with='.' name-as-sort-order='all'/></names>\
        <date variable='issued' form='text'/><text variable='citation-label'/>";
    let long = "я".repeat(100_000);
    let tags = "<i>".repeat(5_000);
    let quotes = "\\\"'".repeat(20_000);
    for json in [
        format!(r#"[{{"id":"a","type":"book","title":"{long}","page":"{long}","volume":"{long}"}}]"#),
        format!(r#"[{{"id":"a","type":"book","title":"{tags}x","author":[{{"family":"{tags}","given":"{tags}"}}]}}]"#),
        format!(r#"[{{"id":"a","type":"book","title":"{quotes}","page":"{quotes}"}}]"#),
        r#"[{"id":"a","type":"book","volume":"4294967296","edition":"0","page":"99999999999999999999-1","issued":{"date-parts":[[-2147483648,1,1],[2147483647,12,31]]}}]"#.to_string(),
        r#"[{"id":"a","type":"book","page":"-","volume":"--","edition":",&,","author":[{"family":" ","given":"."},{"family":"-","given":"-"}]}]"#.to_string(),
        r#"[{"id":"a","type":"book","page":"1-2-3–4—5","title":"\u0000\u0010\u000f\ud83d\ude00\u202e","author":[{"family":"\u0301","given":"\u200f"}]}]"#.to_string(),
        r#"[{"id":"a","type":"book","title":"</span></i><span style=\"","author":[{"literal":""}],"issued":{"literal":""}}]"#.to_string(),
    ] {
        survives(&laid_out(layout), &json);
    }
}

#[test]
fn many_names_and_many_alike() {
    let author = r#"{"family":"Doe","given":"J"}"#;
    let many = vec![author; 2_000].join(",");
    let json = format!(r#"[{{"id":"a","type":"book","author":[{many}]}}]"#);
    let layout = laid_out(
        "<names variable='author'><name and='text' et-al-min='3' et-al-use-first='1'/></names>",
    );
    assert_eq!(survives(&layout, &json).as_deref(), Some("J Doe et al."));
    // A hundred works of the same forty authors.
    let forty = vec![author; 40].join(",");
    let alike: Vec<String> = (0..100)
        .map(|n| format!(r#"{{"id":"i{n}","type":"book","author":[{forty}]}}"#))
        .collect();
    let body = "<citation et-al-min='3' et-al-use-first='1' disambiguate-add-names='true' \
        disambiguate-add-givenname='true' disambiguate-add-year-suffix='true'><layout delimiter='; '>\
        <names variable='author'><name form='short' initialize-with='.'/></names>\
        <text variable='year-suffix'/></layout></citation>";
    let printed = citations(
        "in-text",
        body,
        &format!("[{}]", alike.join(",")),
        &["i0 i99"],
    );
    assert_eq!(printed, ["Doe et al.a; Doe et al.cv"]);
}

#[test]
fn broken_styles_are_errors() {
    for text in [
        "",
        "<",
        "<style/>",
        "<style xmlns='http://purl.org/net/xbiblio/csl'>",
        "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;'>]><a>&c;</a>",
        "not xml",
    ] {
        assert!(Style::parse(text).is_err(), "{text}");
    }
    assert!(Style::parse(&xml(&laid_out("<text macro='none'/>"))).is_err());
}

#[test]
fn a_huge_locale() {
    let mut terms = String::new();
    for n in 0..50_000 {
        write!(terms, "<term name='t{n}'>x</term>").unwrap();
    }
    let body = format!(
        "<locale><terms>{terms}</terms></locale>{}",
        laid_out("<text term='t49999'/>")
    );
    assert_eq!(survives(&body, ITEM).as_deref(), Some("X"));
}

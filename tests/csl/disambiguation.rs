//! CSL 1.0.2, Disambiguation: each step.

use super::{bibliography, citations};

fn cited(attributes: &str, layout: &str, json: &str) -> String {
    let body =
        format!("<citation {attributes}><layout delimiter='; '>{layout}</layout></citation>");
    let ids: Vec<String> = super::items(json).into_iter().map(|i| i.id).collect();
    citations("in-text", &body, json, &[&ids.join(" ")]).concat()
}

const LAYOUT: &str = "<group delimiter=' '><names variable='author'><name form='short' initialize-with='. '/></names>\
    <date variable='issued'><date-part name='year'/></date></group>";

fn item(id: &str, authors: &[&str]) -> String {
    let names: Vec<String> = authors
        .iter()
        .map(|name| {
            let (given, family) = name.rsplit_once(' ').unwrap_or(("", name));
            format!(r#"{{"family":"{family}","given":"{given}"}}"#)
        })
        .collect();
    format!(
        r#"{{"id":"{id}","type":"book","title":"T{id}","author":[{}],"issued":{{"date-parts":[[2000]]}}}}"#,
        names.join(",")
    )
}

fn list(items: &[&[&str]]) -> String {
    let items: Vec<String> = items
        .iter()
        .zip(1..)
        .map(|(authors, id)| item(&id.to_string(), authors))
        .collect();
    format!("[{}]", items.join(","))
}

#[test]
fn names_are_added() {
    let json = list(&[
        &["A Doe", "B Roe", "C Poe"],
        &["A Doe", "D Moe", "C Poe"],
        &["X Foe"],
    ]);
    let et_al = "et-al-min='3' et-al-use-first='1'";
    for (attributes, expected) in [
        ("", "Doe et al. 2000; Doe et al. 2000; Foe 2000"),
        (
            "disambiguate-add-names='true'",
            "Doe, Roe, et al. 2000; Doe, Moe, et al. 2000; Foe 2000",
        ),
    ] {
        assert_eq!(
            cited(&format!("{et_al} {attributes}"), LAYOUT, &json),
            expected,
            "{attributes}"
        );
    }
}

#[test]
fn names_that_do_not_help_stay_hidden() {
    let json = list(&[&["A Doe", "B Roe", "C Poe"], &["A Doe", "B Roe", "C Poe"]]);
    let attributes = "et-al-min='3' et-al-use-first='1' disambiguate-add-names='true'";
    assert_eq!(
        cited(attributes, LAYOUT, &json),
        "Doe et al. 2000; Doe et al. 2000"
    );
}

#[test]
fn given_names_are_expanded() {
    // CSL 1.0.2, givenname-disambiguation-rule.
    let json = list(&[
        &["John Doe"],
        &["Anna Doe"],
        &["Jim Roe", "Al Poe"],
        &["Joe Roe", "Al Poe"],
        &["Ed Moe", "Jack Doe"],
    ]);
    for (rule, expected) in [
        (
            "by-cite",
            "J. Doe 2000; A. Doe 2000; Jim Roe, Poe 2000; Joe Roe, Poe 2000; Moe, Doe 2000",
        ),
        (
            "all-names",
            "John Doe 2000; A. Doe 2000; Jim Roe, Poe 2000; Joe Roe, Poe 2000; Moe, Jack Doe 2000",
        ),
        (
            "all-names-with-initials",
            "J. Doe 2000; A. Doe 2000; Roe, Poe 2000; Roe, Poe 2000; Moe, J. Doe 2000",
        ),
        (
            "primary-name",
            "J. Doe 2000; A. Doe 2000; Jim Roe, Poe 2000; Joe Roe, Poe 2000; Moe, Doe 2000",
        ),
    ] {
        let attributes =
            format!("disambiguate-add-givenname='true' givenname-disambiguation-rule='{rule}'");
        let printed = cited(&attributes, LAYOUT, &json);
        assert_eq!(printed, expected, "{rule}");
    }
    // A name that has no more to show makes no other grow.
    let institution = list(&[&["Doe"], &["John Doe"]]);
    let attributes = "disambiguate-add-givenname='true' givenname-disambiguation-rule='all-names'";
    assert_eq!(
        cited(attributes, LAYOUT, &institution),
        "Doe 2000; Doe 2000"
    );
}

#[test]
fn the_condition_holds_where_it_helps() {
    let layout = format!(
        "{LAYOUT}<choose><if disambiguate='true'><text variable='title' prefix=', '/></if></choose>"
    );
    let json = list(&[&["A Doe"], &["A Doe"], &["B Roe"]]);
    assert_eq!(
        cited("", &layout, &json),
        "Doe 2000, T1; Doe 2000, T2; Roe 2000"
    );
}

#[test]
fn year_suffixes_come_last() {
    // CSL 1.0.2, disambiguate-add-year-suffix: in the order of the bibliography.
    let json = list(&[&["A Doe"], &["A Doe"], &["B Roe"]]);
    let suffixed = "disambiguate-add-year-suffix='true'";
    assert_eq!(
        cited(suffixed, LAYOUT, &json),
        "Doe 2000a; Doe 2000b; Roe 2000"
    );
    let explicit = format!("{LAYOUT}<text variable='year-suffix' prefix='-'/>");
    assert_eq!(
        cited(suffixed, &explicit, &json),
        "Doe 2000-a; Doe 2000-b; Roe 2000"
    );
    let entry = "<date variable='issued'><date-part name='year'/></date><text variable='title' prefix=' '/>";
    let body = format!(
        "<bibliography><sort><key variable='title' sort='descending'/></sort><layout>{entry}</layout></bibliography>\
         <citation {suffixed}><layout>{LAYOUT}</layout></citation>"
    );
    let style = super::style("in-text", "", &body);
    let list = snoska::csl::bibliography(&style, &super::items(&json), &Default::default());
    let entries: Vec<String> = list
        .entries
        .iter()
        .map(|e| super::shown(&e.content))
        .collect();
    assert_eq!(entries, ["2000 T3", "2000a T2", "2000b T1"]);
}

#[test]
fn a_date_of_access_tells_nothing_apart() {
    let layout = format!(
        "{LAYOUT}<date variable='accessed' prefix=', seen '><date-part name='year'/></date>"
    );
    let json = r#"[
        {"id":"1","type":"webpage","author":[{"family":"Doe"}],"issued":{"date-parts":[[2000]]},"accessed":{"date-parts":[[2001]]}},
        {"id":"2","type":"webpage","author":[{"family":"Doe"}],"issued":{"date-parts":[[2000]]},"accessed":{"date-parts":[[2002]]}}]"#;
    assert_eq!(
        cited("disambiguate-add-year-suffix='true'", &layout, json),
        "Doe 2000a, seen 2001; Doe 2000b, seen 2002"
    );
}

#[test]
fn cites_are_compared_in_their_short_form() {
    let body = "<citation><layout><choose><if position='first'><text variable='title'/></if>\
        <else><names variable='author'><name form='short'/></names><choose><if disambiguate='true'>\
        <text variable='title' prefix=', '/></if></choose></else></choose></layout></citation>";
    let json = list(&[&["A Doe"], &["A Doe"], &["B Roe"]]);
    let printed = citations("note", body, &json, &["1", "2", "3", "1", "3"]);
    assert_eq!(printed, ["T1", "T2", "T3", "Doe, T1", "Roe"]);
}

#[test]
fn a_bibliography_prints_without_disambiguation() {
    let json = list(&[&["A Doe"], &["A Doe"]]);
    let body = format!("<bibliography><layout>{LAYOUT}</layout></bibliography>");
    assert_eq!(bibliography("", &body, &json), ["Doe 2000", "Doe 2000"]);
}

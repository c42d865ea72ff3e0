//! CSL 1.0.2, Date.

use super::{bibliography, entry};

fn date(element: &str, value: &str) -> String {
    entry(
        element,
        &format!(r#"{{"id":"a","type":"book","issued":{value}}}"#),
    )
}

const PARTS: &str = r#"<date variable="issued" delimiter=" "><date-part name="day"/><date-part name="month"/><date-part name="year"/></date>"#;

#[test]
fn localised_dates() {
    // CSL 1.0.2, Localized date formats: form, date-parts, parts overridden.
    let day = r#"{"date-parts":[[1999,6,1]]}"#;
    for (attributes, inside, expected) in [
        ("form='text'", "", "June 1, 1999"),
        ("form='text' date-parts='year-month'", "", "June 1999"),
        ("form='text' date-parts='year'", "", "1999"),
        ("form='numeric'", "", "06/01/1999"),
        (
            "form='text'",
            "<date-part name='month' form='short'/>",
            "June 1, 1999",
        ),
        (
            "form='text'",
            "<date-part name='month' form='numeric-leading-zeros'/>",
            "06 1, 1999",
        ),
        (
            "form='text'",
            "<date-part name='day' form='ordinal'/>",
            "June 1st, 1999",
        ),
        (
            "form='text'",
            "<date-part name='year' form='short'/>",
            "June 1, 99",
        ),
        ("form='text' prefix='(' suffix=')'", "", "(June 1, 1999)"),
    ] {
        let element = format!("<date variable='issued' {attributes}>{inside}</date>");
        assert_eq!(date(&element, day), expected, "{attributes} {inside}");
    }
}

#[test]
fn dates_of_parts() {
    // CSL 1.0.2, Non-localized date formats; Date-part.
    for (value, expected) in [
        (r#"{"date-parts":[[1999,6,1]]}"#, "1 June 1999"),
        (r#"{"date-parts":[[1999,6]]}"#, "June 1999"),
        (r#"{"date-parts":[[1999]]}"#, "1999"),
        (r#"{"date-parts":[[1999]],"season":1}"#, "Spring 1999"),
        (r#"{"date-parts":[[1999,24]]}"#, "Winter 1999"),
        (r#"{"literal":"last year"}"#, "last year"),
        (r#"{"raw":"1999-06"}"#, "June 1999"),
        (r#"{"date-parts":[["1999","06","01"]]}"#, "1 June 1999"),
    ] {
        assert_eq!(date(PARTS, value), expected, "{value}");
    }
}

#[test]
fn eras() {
    // CSL 1.0.2, AD and BC.
    for (year, expected) in [
        ("-44", "44BC"),
        ("-1", "1BC"),
        ("79", "79AD"),
        ("1000", "1000"),
    ] {
        let value = format!(r#"{{"date-parts":[[{year}]]}}"#);
        let printed = date(
            "<date variable='issued'><date-part name='year'/></date>",
            &value,
        );
        assert_eq!(printed.replace(' ', ""), expected, "{year}");
    }
}

#[test]
fn ranges() {
    // CSL 1.0.2, Date Ranges: the largest part that differs gives the delimiter.
    for (value, expected) in [
        ("[[1999,6,1],[1999,6,3]]", "1–3 June 1999"),
        ("[[1999,6,1],[1999,7,3]]", "1 June–3 July 1999"),
        ("[[1999,6],[1999,7]]", "June–July 1999"),
        ("[[1999,6,1],[2000,7,3]]", "1 June 1999–3 July 2000"),
        ("[[1999],[2001]]", "1999–2001"),
        ("[[1999,6,1],[1999,6,1]]", "1 June 1999"),
        ("[[1999],[0]]", "1999–"),
    ] {
        let value = format!(r#"{{"date-parts":{value}}}"#);
        assert_eq!(date(PARTS, &value), expected, "{value}");
    }
    let slash = r#"<date variable="issued"><date-part name="year" range-delimiter="/"/></date>"#;
    assert_eq!(
        date(slash, r#"{"date-parts":[[1999],[2001]]}"#),
        "1999/2001"
    );
}

#[test]
fn approximate_dates() {
    // CSL 1.0.2, Approximate Dates: is-uncertain-date.
    let layout = "<choose><if is-uncertain-date='issued'><text value='c. '/></if></choose>\
        <date variable='issued'><date-part name='year'/></date>";
    for (value, expected) in [
        (r#"{"date-parts":[[1560]],"circa":true}"#, "c. 1560"),
        (r#"{"date-parts":[[1560]],"circa":1}"#, "c. 1560"),
        (r#"{"date-parts":[[1560]],"circa":false}"#, "1560"),
        (r#"{"date-parts":[[1560]]}"#, "1560"),
    ] {
        assert_eq!(date(layout, value), expected, "{value}");
    }
}

#[test]
fn dates_sort() {
    // CSL 1.0.2, Sorting: dates; missing ones last.
    let json = r#"[{"id":"a","type":"book","title":"a","issued":{"date-parts":[[2001,5]]}},
        {"id":"b","type":"book","title":"b"},
        {"id":"c","type":"book","title":"c","issued":{"date-parts":[[-50]]}},
        {"id":"d","type":"book","title":"d","issued":{"date-parts":[[-100]]}},
        {"id":"e","type":"book","title":"e","issued":{"date-parts":[[2001,5,2]]}},
        {"id":"f","type":"book","title":"f","issued":{"date-parts":[[2001],[2003]]}}]"#;
    for (direction, expected) in [
        ("ascending", ["d", "c", "f", "a", "e", "b"]),
        ("descending", ["e", "a", "f", "c", "d", "b"]),
    ] {
        let body = format!(
            "<bibliography><sort><key variable='issued' sort='{direction}'/></sort>\
             <layout><text variable='title'/></layout></bibliography>"
        );
        assert_eq!(bibliography("", &body, json), expected, "{direction}");
    }
}

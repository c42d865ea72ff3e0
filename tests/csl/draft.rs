//! What the draft of CSL 1.1 adds, for styles of `version="1.1"`.

use super::entry_with;

/// One item in a bibliography of this layout, in a style of a version.
fn entry(version: &str, layout: &str, item: &str) -> String {
    entry_with(&format!("version='{version}'"), "", layout, item)
}

#[test]
fn conditions_within_conditions() {
    let item = r#"{"id":"1","type":"book","title":"T","volume":"2","edition":"rev."}"#;
    for (matching, conditions, expected) in [
        (
            "all",
            &["type='book' variable='title'", "variable='volume'"][..],
            "yes",
        ),
        ("all", &["type='book'", "variable='issue'"], "no"),
        (
            "any",
            &["variable='issue' type='book'", "is-numeric='edition'"],
            "no",
        ),
        (
            "any",
            &[
                "variable='issue' type='book'",
                "variable='volume issue' match='any'",
            ],
            "yes",
        ),
        ("none", &["variable='issue'", "type='chapter'"], "yes"),
        (
            "none",
            &["variable='issue'", "type='chapter book' match='any'"],
            "no",
        ),
    ] {
        let conditions: String = conditions
            .iter()
            .map(|c| format!("<condition {c}/>"))
            .collect();
        let layout = format!(
            "<choose><if><conditions match='{matching}'>{conditions}</conditions><text value='yes'/></if>\
             <else><text value='no'/></else></choose>"
        );
        assert_eq!(
            entry("1.1", &layout, item),
            expected,
            "{matching} {conditions}"
        );
    }
    // Other versions know no such element: the branch has no condition.
    let layout = "<choose><if><conditions><condition type='chapter'/></conditions>\
        <text value='yes'/></if></choose>";
    assert_eq!(entry("1.0", layout, item), "yes");
}

#[test]
fn dates_are_tested_for_precision_and_range() {
    for (test, edtf, expected) in [
        ("date-precision='year'", "1899", true),
        ("date-precision='year'", "1899-05", false),
        ("date-precision='month'", "1899-05", true),
        ("date-precision='day'", "1899-05-06", true),
        ("date-range='../1900'", "1899", true),
        ("date-range='../1900'", "1900-12-31", true),
        ("date-range='../1900'", "1901", false),
        ("date-range='../1900'", "1899/1902", false),
        ("date-range='1990-05/1990-07'", "1990-06-30", true),
        ("date-range='1990-05/1990-07'", "1990", false),
        ("date-range='199X'", "1994-02", true),
        ("date-range='2000/..'", "2015/..", true),
        ("date-range='2000/2020'", "2015/..", false),
        (
            "date-range='../1900' date-precision='year'",
            "1899-05",
            false,
        ),
    ] {
        let layout = format!(
            "<choose><if tested='issued' {test}><text value='yes'/></if><else><text value='no'/></else></choose>"
        );
        let item = format!(r#"{{"id":"1","type":"book","issued":"{edtf}"}}"#);
        let expected = if expected { "yes" } else { "no" };
        assert_eq!(entry("1.1", &layout, &item), expected, "{test} {edtf}");
    }
}

#[test]
fn variables_are_compared() {
    let item = r#"{"id":"1","type":"book","title":"T","original-title":"T","publisher":"P",
        "author":[{"family":"Doe","given":"J."}],"editor":[{"family":"Doe","given":"J."}],
        "translator":[{"family":"Roe"}],
        "issued":{"date-parts":[[2001]]},"original-date":{"date-parts":[[1999]]}}"#;
    for (tested, matches, expected) in [
        ("title", "original-title", "yes"),
        ("title", "publisher", "no"),
        ("author", "editor", "yes"),
        ("author", "translator", "no"),
        ("issued", "original-date", "no"),
        // What is empty has nothing in common with anything.
        ("medium", "genre", "no"),
    ] {
        let layout = format!(
            "<choose><if tested='{tested}' matches='{matches}'><text value='yes'/></if>\
             <else><text value='no'/></else></choose>"
        );
        assert_eq!(entry("1.1", &layout, item), expected, "{tested} {matches}");
    }
}

#[test]
fn dates_are_read_as_the_draft_writes_them() {
    // CSL-JSON 1.1: EDTF strings, objects of year, month and day, and pairs of them.
    let layout = "<date variable='issued' form='numeric'/>";
    for (issued, expected) in [
        (r#""2004-02-01""#, "02/01/2004"),
        (r#""2004-02/2005-03""#, "02/2004–03/2005"),
        (r#"{"year":2004,"month":2,"day":1}"#, "02/01/2004"),
        (r#"[{"year":2004},{"year":2006}]"#, "2004–2006"),
    ] {
        let item = format!(r#"{{"id":"1","type":"book","issued":{issued}}}"#);
        assert_eq!(entry("1.1", layout, &item), expected, "{issued}");
    }
}

#[test]
fn titles_and_names() {
    let item = r#"{"id":"1","type":"book","title":"on style: a study","container-title":"Sources; or, notes",
        "author":[{"family":"Doe"},{"family":"Roe"}]}"#;
    let names =
        "<names variable='author'><name and='short' delimiter-precedes-last='never'/></names>";
    let short = "<locale><terms><term name='and' form='short'>u.</term></terms></locale>";
    let title = "<text variable='title'/>";
    let container = "<text variable='container-title'/>";
    let capitals = "<text variable='title' text-case='capitalize-subtitle'/>";
    for (root, before, layout, expected) in [
        ("version='1.1'", short, names, "Doe u. Roe"),
        ("version='1.0'", short, names, "Doe, Roe"),
        ("version='1.1'", "", capitals, "On style: A study"),
        ("version='1.0'", "", capitals, "on style: a study"),
        (
            "version='1.1' title-delimiter=' : '",
            "",
            title,
            "on style : a study",
        ),
        (
            "version='1.1' title-delimiter=' : '",
            "",
            container,
            "Sources; or, notes",
        ),
        (
            "version='1.1' title-delimiter=' : ' normalize-title-delimiters='extended'",
            "",
            container,
            "Sources : or, notes",
        ),
        (
            "version='1.0' title-delimiter=' : '",
            "",
            title,
            "on style: a study",
        ),
    ] {
        assert_eq!(
            entry_with(root, before, layout, item),
            expected,
            "{root} {layout}"
        );
    }
}

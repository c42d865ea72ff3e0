//! CSL 1.0.2, Citation: positions, grouping, collapsing.

use super::{citations, cites, items, shown, style};
use snoska::csl::{self, Citation, Options};

const LAYOUT: &str = "<group delimiter=' '><names variable='author'><name form='short'/></names>\
    <date variable='issued'><date-part name='year'/></date></group>\
    <text variable='locator' prefix=', '/>";

const ITEMS: &str = r#"[
    {"id":"a","type":"book","title":"A","author":[{"family":"Doe"}],"issued":{"date-parts":[[2000]]}},
    {"id":"b","type":"book","title":"B","author":[{"family":"Doe"}],"issued":{"date-parts":[[2000]]}},
    {"id":"c","type":"book","title":"C","author":[{"family":"Doe"}],"issued":{"date-parts":[[2000]]}},
    {"id":"d","type":"book","title":"D","author":[{"family":"Doe"}],"issued":{"date-parts":[[2005]]}},
    {"id":"r","type":"book","title":"R","author":[{"family":"Roe"}],"issued":{"date-parts":[[2003]]}}]"#;

#[test]
fn positions() {
    // CSL 1.0.2, Choose: position; near-note-distance.
    let body = "<citation near-note-distance='2'><layout><choose>\
        <if position='ibid-with-locator'><text value='ibid+'/></if>\
        <else-if position='ibid'><text value='ibid'/></else-if>\
        <else-if position='near-note'><text value='near'/></else-if>\
        <else-if position='subsequent'><text value='again '/><text variable='first-reference-note-number'/></else-if>\
        <else><text value='first'/></else></choose></layout></citation>";
    for (notes, expected) in [
        (
            vec!["a", "a", "a:3", "a:3", "a:4", "a"],
            vec!["first", "ibid", "ibid+", "ibid", "ibid+", "near"],
        ),
        (vec!["a", "r", "a"], vec!["first", "first", "near"]),
        (
            vec!["a", "r", "b", "c", "a"],
            vec!["first", "first", "first", "first", "again 1"],
        ),
        (vec!["a r", "r"], vec!["firstfirst", "near"]),
    ] {
        assert_eq!(
            citations("note", body, ITEMS, &notes),
            expected,
            "{notes:?}"
        );
    }
}

#[test]
fn notes_near_and_far() {
    // CSL 1.0.2, Choose: near-note counts notes, not citations; what stands in the text counts
    // by itself.
    let layout = "<layout delimiter='|'><choose>\
        <if position='ibid-with-locator'><text value='ibid+'/></if>\
        <else-if position='ibid'><text value='ibid'/></else-if>\
        <else-if position='near-note'><text value='near '/><text variable='first-reference-note-number'/></else-if>\
        <else-if position='subsequent'><text value='again '/><text variable='first-reference-note-number'/></else-if>\
        <else><text value='first'/></else></choose></layout>";
    for (attributes, notes, expected) in [
        (
            "",
            &[(1, "a"), (2, "b"), (6, "a"), (12, "a"), (20, "a")][..],
            "first first near 1 again 1 again 1",
        ),
        (
            "near-note-distance='3'",
            &[(1, "a"), (2, "b"), (4, "a"), (8, "a"), (9, "b a")],
            "first first near 1 again 1 again 2|near 1",
        ),
        (
            "near-note-distance='0'",
            &[(1, "a"), (2, "b"), (3, "a")],
            "first first again 1",
        ),
        (
            "",
            &[(1, "a b"), (2, "b"), (3, "b"), (4, "a b"), (5, "a")],
            "first|first near 1 ibid near 1|near 1 near 1",
        ),
        (
            "",
            &[(1, "a:1"), (2, "a:1"), (3, "a:2"), (4, "a"), (5, "a:2")],
            "first ibid ibid+ near 1 ibid+",
        ),
        ("", &[(1, "a a"), (1, "a")], "first|ibid ibid"),
    ] {
        let style = style(
            "note",
            "",
            &format!("<citation {attributes}>{layout}</citation>"),
        );
        let citations: Vec<Citation> = notes
            .iter()
            .map(|(note, list)| Citation {
                note: *note,
                cites: cites(list),
                ..Citation::default()
            })
            .collect();
        let printed = csl::citations(&style, &items(ITEMS), &citations, &Options::default());
        let printed: Vec<String> = printed.iter().map(|e| shown(&e.content)).collect();
        assert_eq!(printed.join(" "), expected, "{attributes} {notes:?}");
    }
}

#[test]
fn collapsed_cites() {
    // CSL 1.0.2, Cite Grouping; Cite Collapsing.
    for (class, attributes, sort, cites, expected) in [
        (
            "in-text",
            "",
            "",
            "a d r",
            "(Doe 2000a; Doe 2005; Roe 2003)",
        ),
        (
            "in-text",
            "collapse='year'",
            "",
            "a d r",
            "(Doe 2000a, 2005; Roe 2003)",
        ),
        (
            "note",
            "collapse='year'",
            "",
            "a d r",
            "(Doe 2000a; 2005; Roe 2003)",
        ),
        (
            "in-text",
            "collapse='year' cite-group-delimiter='/'",
            "",
            "a d r",
            "(Doe 2000a/2005; Roe 2003)",
        ),
        (
            "in-text",
            "collapse='year' after-collapse-delimiter=' | '",
            "",
            "a d r",
            "(Doe 2000a; 2005 | Roe 2003)",
        ),
        (
            "in-text",
            "collapse='year'",
            "",
            "a r d",
            "(Doe 2000a; Roe 2003; Doe 2005)",
        ),
        (
            "in-text",
            "collapse='year'",
            "<key variable='issued'/>",
            "a r d",
            "(Doe 2000a, 2005; Roe 2003)",
        ),
        (
            "in-text",
            "cite-group-delimiter=', '",
            "<key variable='issued'/>",
            "a r d",
            "(Doe 2000a, Doe 2005; Roe 2003)",
        ),
        (
            "in-text",
            "collapse='year-suffix' year-suffix-delimiter=','",
            "",
            "a b c d",
            "(Doe 2000a,b,c, 2005)",
        ),
        (
            "in-text",
            "collapse='year-suffix-ranged' year-suffix-delimiter=','",
            "",
            "a b c d",
            "(Doe 2000a–c, 2005)",
        ),
        (
            "in-text",
            "collapse='year-suffix-ranged' year-suffix-delimiter=','",
            "",
            "a c d",
            "(Doe 2000a,c, 2005)",
        ),
        (
            "in-text",
            "collapse='year-suffix'",
            "",
            "a b",
            "(Doe 2000a; b)",
        ),
        (
            "in-text",
            "collapse='year' after-collapse-delimiter=' | '",
            "",
            "a:5 d r",
            "(Doe 2000a, 5 | 2005 | Roe 2003)",
        ),
        (
            "in-text",
            "collapse='year'",
            "",
            "a:5 d r",
            "(Doe 2000a, 5, 2005; Roe 2003)",
        ),
    ] {
        let sort = match sort {
            "" => String::new(),
            keys => format!("<sort>{keys}</sort>"),
        };
        let body = format!(
            "<citation disambiguate-add-year-suffix='true' {attributes}>{sort}\
             <layout prefix='(' suffix=')' delimiter='; '>{LAYOUT}</layout></citation>"
        );
        assert_eq!(
            citations(class, &body, ITEMS, &[cites]),
            [expected],
            "{class} {attributes} {cites}"
        );
    }
}

#[test]
fn collapsed_numbers() {
    for (cites, expected) in [
        ("a b c r", "[1–3, 5]"),
        ("a b", "[1, 2]"),
        ("a c r", "[1, 3, 5]"),
        ("a b c d r", "[1–5]"),
        ("a b:7 c", "[1, 2: 7, 3]"),
        ("r a b c", "[1–3, 5]"),
    ] {
        let body = "<citation collapse='citation-number'><sort><key variable='citation-number'/></sort>\
            <layout prefix='[' suffix=']' delimiter=', '><text variable='citation-number'/>\
            <text variable='locator' prefix=': '/></layout></citation>";
        assert_eq!(
            citations("in-text", body, ITEMS, &[cites]),
            [expected],
            "{cites}"
        );
    }
}

#[test]
fn cites_are_sorted() {
    for (keys, expected) in [
        (
            "<key variable='issued' sort='descending'/>",
            "(Doe 2005; Roe 2003; Doe 2000)",
        ),
        (
            "<key variable='author'/><key variable='issued'/>",
            "(Doe 2000; Doe 2005; Roe 2003)",
        ),
        (
            "<key variable='publisher'/>",
            "(Roe 2003; Doe 2005; Doe 2000)",
        ),
    ] {
        let body = format!(
            "<citation><sort>{keys}</sort><layout prefix='(' suffix=')' delimiter='; '>{LAYOUT}</layout></citation>"
        );
        assert_eq!(
            citations("in-text", &body, ITEMS, &["r d a"]),
            [expected],
            "{keys}"
        );
    }
}

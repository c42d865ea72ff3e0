//! CSL 1.0.2, Names.

use super::{bibliography, entry, entry_with};

const THREE: &str = r#"{"id":"a","type":"book","author":[{"family":"Doe","given":"John"},
    {"family":"Roe","given":"Jane"},{"family":"Poe","given":"Edgar Allan"}]}"#;
const TWO: &str = r#"{"id":"a","type":"book","author":[{"family":"Doe","given":"John"},
    {"family":"Roe","given":"Jane"}]}"#;

fn names(attributes: &str, item: &str) -> String {
    entry(
        &format!("<names variable=\"author\"><name {attributes}/></names>"),
        item,
    )
}

#[test]
fn name_and_delimiters() {
    // CSL 1.0.2, Name: and, delimiter, delimiter-precedes-last.
    for (item, attributes, expected) in [
        (THREE, "", "John Doe, Jane Roe, Edgar Allan Poe"),
        (
            THREE,
            "delimiter='; '",
            "John Doe; Jane Roe; Edgar Allan Poe",
        ),
        (
            THREE,
            "and='text'",
            "John Doe, Jane Roe, and Edgar Allan Poe",
        ),
        (
            THREE,
            "and='symbol'",
            "John Doe, Jane Roe, & Edgar Allan Poe",
        ),
        (TWO, "and='text'", "John Doe and Jane Roe"),
        (
            TWO,
            "and='text' delimiter-precedes-last='always'",
            "John Doe, and Jane Roe",
        ),
        (
            THREE,
            "and='text' delimiter-precedes-last='never'",
            "John Doe, Jane Roe and Edgar Allan Poe",
        ),
        (
            TWO,
            "and='text' delimiter-precedes-last='after-inverted-name' name-as-sort-order='first'",
            "Doe, John, and Jane Roe",
        ),
        (
            THREE,
            "and='text' delimiter-precedes-last='after-inverted-name' name-as-sort-order='first'",
            "Doe, John, Jane Roe and Edgar Allan Poe",
        ),
        // Of our own: names whose given names are no initials.
        (
            r#"{"id":"a","type":"book","author":[{"family":"Doe","given":"J. A."},
                {"family":"Roe","given":"Jane B."}]}"#,
            "name-as-sort-order='full' sort-separator=' '",
            "J. A. Doe, Roe Jane B.",
        ),
    ] {
        assert_eq!(names(attributes, item), expected, "{attributes}");
    }
}

#[test]
fn et_al_abbreviation() {
    // CSL 1.0.2, Et-al Abbreviation.
    for (item, attributes, expected) in [
        (
            THREE,
            "et-al-min='3' et-al-use-first='1'",
            "John Doe et al.",
        ),
        (
            TWO,
            "et-al-min='3' et-al-use-first='1'",
            "John Doe, Jane Roe",
        ),
        (
            THREE,
            "et-al-min='3' et-al-use-first='2'",
            "John Doe, Jane Roe, et al.",
        ),
        (
            THREE,
            "et-al-min='2' et-al-use-first='5'",
            "John Doe, Jane Roe, Edgar Allan Poe",
        ),
        (
            THREE,
            "et-al-min='3'",
            "John Doe, Jane Roe, Edgar Allan Poe",
        ),
        (THREE, "et-al-min='3' et-al-use-first='0'", ""),
        (
            THREE,
            "et-al-min='3' et-al-use-first='2' delimiter-precedes-et-al='never'",
            "John Doe, Jane Roe et al.",
        ),
        (
            THREE,
            "et-al-min='3' et-al-use-first='1' delimiter-precedes-et-al='always'",
            "John Doe, et al.",
        ),
        (
            THREE,
            "et-al-min='3' et-al-use-first='1' delimiter-precedes-et-al='after-inverted-name' name-as-sort-order='all'",
            "Doe, John, et al.",
        ),
        (
            THREE,
            "et-al-min='3' et-al-use-first='1' et-al-use-last='true'",
            "John Doe, … Edgar Allan Poe",
        ),
        (
            THREE,
            "et-al-min='3' et-al-use-first='2' et-al-use-last='true'",
            "John Doe, Jane Roe, et al.",
        ),
    ] {
        assert_eq!(names(attributes, item), expected, "{attributes}");
    }
}

#[test]
fn forms_and_initials() {
    // CSL 1.0.2, Name: form, initialize, initialize-with, name-as-sort-order, sort-separator.
    for (attributes, expected) in [
        ("form='short'", "Doe, Roe, Poe"),
        ("form='count'", "3"),
        ("form='count' et-al-min='3' et-al-use-first='2'", "2"),
        ("initialize-with='. '", "J. Doe, J. Roe, E. A. Poe"),
        ("initialize-with='.'", "J. Doe, J. Roe, E.A. Poe"),
        ("initialize-with=''", "J Doe, J Roe, EA Poe"),
        (
            "initialize-with='. ' initialize='false'",
            "John Doe, Jane Roe, Edgar Allan Poe",
        ),
        (
            "name-as-sort-order='first'",
            "Doe, John, Jane Roe, Edgar Allan Poe",
        ),
        (
            "name-as-sort-order='all' delimiter='; '",
            "Doe, John; Roe, Jane; Poe, Edgar Allan",
        ),
        (
            "name-as-sort-order='all' sort-separator=' ' initialize-with=''",
            "Doe J, Roe J, Poe EA",
        ),
    ] {
        assert_eq!(names(attributes, THREE), expected, "{attributes}");
    }
}

#[test]
fn initials_of_hyphenated_names() {
    // CSL 1.0.2, Style: initialize-with-hyphen.
    let item = r#"{"id":"a","type":"book","author":[{"family":"Roux","given":"Jean-Paul"}]}"#;
    let layout = "<names variable=\"author\"><name initialize-with=\".\"/></names>";
    for (root, expected) in [
        ("", "J.-P. Roux"),
        ("initialize-with-hyphen='true'", "J.-P. Roux"),
        ("initialize-with-hyphen='false'", "J.P. Roux"),
    ] {
        assert_eq!(entry_with(root, "", layout, item), expected, "{root}");
    }
}

#[test]
fn order_of_the_parts() {
    // CSL 1.0.2, Name-part Order; demote-non-dropping-particle.
    let item = r#"{"id":"a","type":"book","author":[{"family":"Fontaine","given":"Jean",
        "dropping-particle":"de","non-dropping-particle":"La","suffix":"III"}]}"#;
    for (demote, attributes, expected) in [
        ("never", "", "Jean de La Fontaine III"),
        (
            "never",
            "name-as-sort-order='all'",
            "La Fontaine, Jean de, III",
        ),
        (
            "sort-only",
            "name-as-sort-order='all'",
            "La Fontaine, Jean de, III",
        ),
        (
            "display-and-sort",
            "name-as-sort-order='all'",
            "Fontaine, Jean de La, III",
        ),
        ("display-and-sort", "", "Jean de La Fontaine III"),
        ("display-and-sort", "form='short'", "La Fontaine"),
    ] {
        let layout = format!("<names variable=\"author\"><name {attributes}/></names>");
        let root = format!("demote-non-dropping-particle=\"{demote}\"");
        assert_eq!(
            entry_with(&root, "", &layout, item),
            expected,
            "{demote} {attributes}"
        );
    }
}

#[test]
fn other_orders_of_names() {
    for (name, attributes, expected) in [
        (
            r#"{"literal":"Acme Corp."}"#,
            "name-as-sort-order='all' initialize-with='.'",
            "Acme Corp.",
        ),
        (r#"{"family":"毛","given":"泽东"}"#, "", "毛泽东"),
        (
            r#"{"family":"Kodály","given":"Zoltán","static-ordering":true}"#,
            "",
            "Kodály Zoltán",
        ),
        (r#"{"family":"Plato"}"#, "initialize-with='.'", "Plato"),
        (r#"{"given":"Plato"}"#, "", "Plato"),
        (
            r#"{"family":"King","given":"Martin","suffix":"Jr.","comma-suffix":true}"#,
            "",
            "Martin King, Jr.",
        ),
        (
            r#"{"family":"van Dijk","given":"Jan"}"#,
            "form='short'",
            "van Dijk",
        ),
        (
            r#"{"family":"Humboldt","given":"Alexander von"}"#,
            "form='short'",
            "Humboldt",
        ),
        (
            r#"{"family":"Humboldt","given":"Alexander von"}"#,
            "initialize-with='. '",
            "A. von Humboldt",
        ),
    ] {
        let item = format!(r#"{{"id":"a","type":"book","author":[{name}]}}"#);
        assert_eq!(names(attributes, &item), expected, "{name} {attributes}");
    }
}

#[test]
fn parts_have_looks_of_their_own() {
    // CSL 1.0.2, Name-part.
    let layout = "<names variable=\"author\"><name name-as-sort-order=\"first\">\
        <name-part name=\"family\" font-variant=\"small-caps\"/>\
        <name-part name=\"given\" prefix=\"[\" suffix=\"]\" text-case=\"uppercase\"/></name></names>";
    assert_eq!(
        entry(layout, TWO),
        "<SmallCaps>Doe</>, [JOHN], [JANE] <SmallCaps>Roe</>"
    );
}

#[test]
fn labels() {
    // CSL 1.0.2, Label in cs:names; Names: editor and translator as one.
    let one = r#"{"id":"a","type":"book","editor":[{"family":"Doe","given":"J."}]}"#;
    let both = r#"{"id":"a","type":"book","editor":[{"family":"Doe","given":"J."}],
        "translator":[{"family":"Doe","given":"J."}]}"#;
    let differ = r#"{"id":"a","type":"book","editor":[{"family":"Doe","given":"J."}],
        "translator":[{"family":"Roe","given":"J."}]}"#;
    let label = |variables: &str, attributes: &str| {
        format!(
            "<names variable=\"{variables}\" delimiter=\"; \"><name/>\
             <label form=\"short\" prefix=\", \" {attributes}/></names>"
        )
    };
    for (item, variables, attributes, expected) in [
        (one, "editor", "", "J. Doe, ed."),
        (one, "editor", "plural='always'", "J. Doe, eds."),
        (one, "editor", "strip-periods='true'", "J. Doe, ed"),
        (one, "editor", "text-case='capitalize-first'", "J. Doe, Ed."),
        (both, "editor translator", "", "J. Doe, ed. & tran."),
        (
            differ,
            "editor translator",
            "",
            "J. Doe, ed.; J. Roe, tran.",
        ),
    ] {
        let printed = entry(&label(variables, attributes), item).replace("trans.", "tran.");
        assert_eq!(printed, expected, "{variables} {attributes}");
    }
}

#[test]
fn substitution() {
    // CSL 1.0.2, Substitute: the first that prints stands in, and is not printed again.
    let layout = "<group delimiter=\". \"><names variable=\"author\"><name form=\"short\"/>\
        <label form=\"short\" prefix=\" (\" suffix=\")\"/><substitute><names variable=\"editor\"/>\
        <text variable=\"title\"/></substitute></names><names variable=\"editor\"/>\
        <text variable=\"title\"/></group>";
    for (item, expected) in [
        (
            r#"{"id":"a","type":"book","author":[{"family":"Doe"}],"title":"T"}"#,
            "Doe. T",
        ),
        (
            r#"{"id":"a","type":"book","editor":[{"family":"Roe"}],"title":"T"}"#,
            "Roe (ed.). T",
        ),
        (r#"{"id":"a","type":"book","title":"T"}"#, "T"),
        (r#"{"id":"a","type":"book"}"#, ""),
    ] {
        assert_eq!(entry(layout, item), expected, "{item}");
    }
}

#[test]
fn a_repeated_author_is_replaced() {
    // CSL 1.0.2, Reference Grouping.
    let json = r#"[
        {"id":"a","type":"book","title":"A","author":[{"family":"Doe"},{"family":"Roe"}]},
        {"id":"b","type":"book","title":"B","author":[{"family":"Doe"},{"family":"Roe"}]},
        {"id":"c","type":"book","title":"C","author":[{"family":"Doe"},{"family":"Poe"}]},
        {"id":"d","type":"book","title":"D","author":[{"family":"Poe"}]}]"#;
    for (rule, expected) in [
        (
            "complete-all",
            ["Doe, Roe. A", "—. B", "Doe, Poe. C", "Poe. D"],
        ),
        (
            "complete-each",
            ["Doe, Roe. A", "—, —. B", "Doe, Poe. C", "Poe. D"],
        ),
        (
            "partial-each",
            ["Doe, Roe. A", "—, —. B", "—, Poe. C", "Poe. D"],
        ),
        (
            "partial-first",
            ["Doe, Roe. A", "—, Roe. B", "—, Poe. C", "Poe. D"],
        ),
    ] {
        let body = format!(
            "<bibliography subsequent-author-substitute=\"—\" \
             subsequent-author-substitute-rule=\"{rule}\"><layout><group delimiter=\". \">\
             <names variable=\"author\"/><text variable=\"title\"/></group></layout></bibliography>"
        );
        assert_eq!(bibliography("", &body, json), expected, "{rule}");
    }
}

#[test]
fn options_are_inherited() {
    // CSL 1.0.2, Inheritable Name Options: nearest wins.
    let body = "<bibliography and=\"symbol\" initialize-with=\".\"><layout>\
        <names variable=\"author\"><name initialize-with=\"\"/></names></layout></bibliography>";
    let json = format!("[{TWO}]");
    let printed = bibliography("and=\"text\" name-delimiter=\"; \"", body, &json);
    assert_eq!(printed, ["J Doe & J Roe"]);
}

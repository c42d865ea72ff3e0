//! CSL 1.0.2, Number; Label; Page Ranges; Locators.

use super::{citations, entry, entry_with};

#[test]
fn forms_of_numbers() {
    // CSL 1.0.2, Number: form; what is no number stays as it is.
    for (form, value, expected) in [
        ("numeric", "3", "3"),
        ("ordinal", "1", "1st"),
        ("ordinal", "2", "2nd"),
        ("ordinal", "11", "11th"),
        ("ordinal", "112", "112th"),
        ("ordinal", "21", "21st"),
        ("long-ordinal", "2", "second"),
        ("long-ordinal", "12", "12th"),
        ("roman", "14", "xiv"),
        ("roman", "2-4", "ii–iv"),
        ("ordinal", "2, 3", "2nd, 3rd"),
        ("ordinal", "2&3", "2nd & 3rd"),
        ("ordinal", "2nd", "2nd"),
        ("ordinal", "revised", "revised"),
        ("ordinal", "7, p. 3-8", "7th, pp. 3–8"),
        ("ordinal", "7, pp. 3; n. 2", "7th, p. 3; n. 2"),
        ("numeric", "2 - 4", "2–4"),
    ] {
        let item = format!(r#"{{"id":"a","type":"book","edition":"{value}"}}"#);
        let layout = format!("<number variable='edition' form='{form}'/>");
        assert_eq!(entry(&layout, &item), expected, "{form} {value}");
    }
}

#[test]
fn ordinals_have_the_gender_of_their_noun() {
    // CSL 1.0.2, Gender-specific ordinals; match.
    let locale = "<locale><terms>\
        <term name='edition' gender='feminine'>édition</term><term name='volume' gender='masculine'>volume</term>\
        <term name='ordinal'>e</term><term name='ordinal-01' gender-form='feminine' match='whole-number'>re</term>\
        <term name='ordinal-01' gender-form='masculine' match='whole-number'>er</term></terms></locale>";
    for (variable, value, expected) in [
        ("edition", "1", "1re"),
        ("volume", "1", "1er"),
        ("edition", "21", "21e"),
        ("issue", "2", "2e"),
    ] {
        let item = format!(r#"{{"id":"a","type":"book","{variable}":"{value}"}}"#);
        let layout = format!("<number variable='{variable}' form='ordinal'/>");
        assert_eq!(
            entry_with("", locale, &layout, &item),
            expected,
            "{variable} {value}"
        );
    }
}

#[test]
fn labels_of_numbers() {
    // CSL 1.0.2, Label: plural.
    for (variable, value, attributes, expected) in [
        ("page", "3", "", "p. 3"),
        ("page", "3-5", "", "pp. 3–5"),
        ("page", "3, 5", "", "pp. 3, 5"),
        ("page", "3 and 5", "", "pp. 3 and 5"),
        ("page", "3-5", "plural='never'", "p. 3–5"),
        ("page", "3", "plural='always'", "pp. 3"),
        ("page", "3", "strip-periods='true'", "p 3"),
        ("number-of-pages", "1", "", "p. 1"),
        ("number-of-pages", "200", "", "pp. 200"),
        ("volume", "2", "", "vol. 2"),
    ] {
        let item = format!(r#"{{"id":"a","type":"book","{variable}":"{value}"}}"#);
        let layout = format!(
            "<group delimiter=' '><label variable='{variable}' form='short' {attributes}/>\
             <text variable='{variable}'/></group>"
        );
        assert_eq!(
            entry(&layout, &item),
            expected,
            "{variable} {value} {attributes}"
        );
    }
}

#[test]
fn page_ranges() {
    // CSL 1.0.2, Appendix V.
    for (format, pages, expected) in [
        ("", "321-328", "321–328"),
        ("expanded", "321-28", "321–328"),
        ("minimal", "321-328", "321–8"),
        ("minimal-two", "321-328", "321–28"),
        ("minimal-two", "5-8", "5–8"),
        ("chicago", "321-328", "321–28"),
        ("chicago", "100-104", "100–104"),
        ("chicago", "101-108", "101–8"),
        ("chicago", "xi-xiv", "xi–xiv"),
        ("expanded", "A3-A7", "A3–A7"),
    ] {
        let root = match format {
            "" => String::new(),
            format => format!("page-range-format='{format}'"),
        };
        let item = format!(r#"{{"id":"a","type":"book","page":"{pages}"}}"#);
        assert_eq!(
            entry_with(&root, "", "<text variable='page'/>", &item),
            expected,
            "{root} {pages}"
        );
    }
}

#[test]
fn first_pages() {
    let item = r#"{"id":"a","type":"book","page":"36-40, 44"}"#;
    assert_eq!(entry("<text variable='page-first'/>", item), "36");
}

#[test]
fn locators_have_the_label_of_what_they_count() {
    // CSL 1.0.2, Locators.
    let body = "<citation><layout><group delimiter=' '><text variable='title'/>\
        <label variable='locator' form='short'/><text variable='locator'/></group></layout></citation>";
    let json = r#"[{"id":"a","type":"book","title":"T"}]"#;
    for (cite, expected) in [("a", "T"), ("a:5", "T p. 5"), ("a:5-7", "T pp. 5–7")] {
        assert_eq!(
            citations("in-text", body, json, &[cite]),
            [expected],
            "{cite}"
        );
    }
}

#[test]
fn citation_labels() {
    // CSL 1.0.2, Standard Variables: citation-label; Citation number.
    let layout = "<text variable='citation-number' suffix='. '/><text variable='citation-label'/>";
    for (item, expected) in [
        (
            r#"{"id":"a","type":"book","author":[{"family":"Doe"}],"issued":{"date-parts":[[1965]]}}"#,
            "1. Doe65",
        ),
        (
            r#"{"id":"a","type":"book","author":[{"family":"Doe"},{"family":"Roe"}],"issued":{"date-parts":[[2003]]}}"#,
            "1. DoRo03",
        ),
        (
            r#"{"id":"a","type":"book","citation-label":"D03"}"#,
            "1. D03",
        ),
    ] {
        assert_eq!(entry(layout, item), expected, "{item}");
    }
}

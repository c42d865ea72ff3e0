//! CSL 1.0.2, Text-case; Quotes; Strip-periods; Affixes; Display; punctuation that meets.

use super::{bibliography, entry, entry_with};

fn title(attributes: &str, title: &str) -> String {
    let title = title.replace('"', "\\\"");
    let item = format!(r#"{{"id":"a","type":"book","title":"{title}"}}"#);
    entry(&format!("<text variable='title' {attributes}/>"), &item)
}

#[test]
fn text_case() {
    // CSL 1.0.2, Text-case; Non-English Items.
    for (case, value, expected) in [
        ("lowercase", "The BIG one", "the big one"),
        ("uppercase", "straße", "STRASSE"),
        ("capitalize-first", "the big one", "The big one"),
        ("capitalize-all", "the big one", "The Big One"),
        ("sentence", "THE BIG ONE", "The big one"),
        (
            "title",
            "the rise and fall of an empire",
            "The Rise and Fall of an Empire",
        ),
        ("title", "life: a user's manual", "Life: A User’s Manual"),
        ("title", "what it is for", "What It Is For"),
        ("title", "the iPhone and mRNA", "The iPhone and mRNA"),
        (
            "title",
            "the <span class='nocase'>de facto</span> state",
            "The de facto State",
        ),
        ("uppercase", "a <i>b</i> c", "A <Italic>B</> C"),
    ] {
        let printed = title(&format!("text-case='{case}'"), value);
        assert_eq!(printed, expected, "{case} {value}");
    }
    for (language, expected) in [
        ("en", "A Short History"),
        ("en-GB", "A Short History"),
        ("de", "A short history"),
        ("en (translated)", "A Short History"),
        ("klingonish", "A short history"),
    ] {
        let item = format!(
            r#"{{"id":"a","type":"book","title":"A short history","language":"{language}"}}"#
        );
        assert_eq!(
            entry("<text variable='title' text-case='title'/>", &item),
            expected,
            "{language}"
        );
    }
}

#[test]
fn quotation_marks() {
    // CSL 1.0.2, Quotes: marks of the locale, inner ones within, punctuation within American ones.
    for (language, layout, expected) in [
        (
            "en-US",
            "<text variable='title' quotes='true' suffix=', '/><text value='x'/>",
            "“A ‘B’ c,” x",
        ),
        (
            "en-GB",
            "<text variable='title' quotes='true' suffix=', '/><text value='x'/>",
            "‘A “B” c’, x",
        ),
        (
            "de-DE",
            "<text variable='title' quotes='true' suffix='. '/><text value='x'/>",
            "„A ‚B‘ c“. x",
        ),
        (
            "ru-RU",
            "<text variable='title' quotes='true' suffix='. '/><text value='x'/>",
            "«A „B“ c». x",
        ),
        ("en-US", "<text variable='title'/>", "A “B” c"),
    ] {
        let root = format!("default-locale='{language}'");
        let item = r#"{"id":"a","type":"book","title":"A \"B\" c"}"#;
        assert_eq!(
            entry_with(&root, "", layout, item),
            expected,
            "{language} {layout}"
        );
    }
    for (value, expected) in [
        ("Plato's cave", "Plato’s cave"),
        ("the '90s", "the ’90s"),
        ("« Mot »", "«\u{202f}Mot\u{202f}»"),
    ] {
        assert_eq!(title("", value), expected, "{value}");
    }
}

#[test]
fn marks_that_meet() {
    for (value, suffix, expected) in [
        ("Why?", ". ", "Why? x"),
        ("End.", ". ", "End. x"),
        ("End", ". ", "End. x"),
        ("End!", ".", "End!x"),
        ("End.", ", ", "End., x"),
        ("End,", ", ", "End, x"),
        ("End:", ". ", "End: x"),
    ] {
        let item = format!(r#"{{"id":"a","type":"book","title":"{value}"}}"#);
        let layout = format!("<text variable='title' suffix='{suffix}'/><text value='x'/>");
        assert_eq!(entry(&layout, &item), expected, "{value}{suffix}");
    }
}

#[test]
fn affixes_and_formatting() {
    // CSL 1.0.2, Affixes: outside the formatting, but for those of cs:layout.
    for (layout, expected) in [
        (
            "<text variable='title' prefix='(' suffix=')' font-style='italic'/>",
            "(<Italic>T</>)",
        ),
        (
            "<text variable='title' font-weight='bold' font-style='italic'/>",
            "<Bold><Italic>T</></>",
        ),
        (
            "<text variable='title' vertical-align='sup'/>",
            "<Superscript>T</>",
        ),
        (
            "<text variable='title' text-decoration='underline'/>",
            "<Underline>T</>",
        ),
        ("<text variable='note' prefix='(' suffix=')'/>", ""),
        ("<text value='A.B.' strip-periods='true'/>", "AB"),
        (
            "<group font-style='italic'><text variable='title'/><text value='n' font-style='normal'/></group>",
            "<Italic>T<Upright>n</></>",
        ),
    ] {
        let item = r#"{"id":"a","type":"book","title":"T"}"#;
        let printed = entry(layout, item);
        assert_eq!(printed, expected, "{layout}");
    }
}

#[test]
fn markup_is_turned_over() {
    for (attributes, value, expected) in [
        (
            "font-style='italic'",
            "On <i>Homo</i>",
            "<Italic>On <Upright>Homo</></>",
        ),
        ("", "H<sub>2</sub>O", "H<Subscript>2</>O"),
        ("", "a < b & c > d", "a < b & c > d"),
        ("", "m²", "m<Superscript>2</>"),
    ] {
        assert_eq!(title(attributes, value), expected, "{value}");
    }
}

#[test]
fn marks_meet_in_the_tree() {
    // The specification leaves marks to the processor; these are the usage of CSL's processors.
    let item = r#"{"id":"a","type":"book","title":"Why?","volume":"7","publisher":"P"}"#;
    for (layout, expected) in [
        // What is said to be plain is apart from the marks around it as what is formatted is.
        (
            "<group delimiter='. '><text variable='title' quotes='false'/><text variable='publisher'/></group>",
            "Why?. P",
        ),
        (
            "<group delimiter='. '><text variable='title' font-style='normal'/><text variable='publisher'/></group>",
            "Why?. P",
        ),
        // The same mark twice ends what it follows for good, unless a row of pieces came between.
        (
            "<group suffix='.'><text variable='volume' suffix='.'/></group><text variable='publisher' prefix='; '/>",
            "7. P",
        ),
        (
            "<group suffix='.'><group><text value='Vol. '/><text variable='volume' suffix='.'/></group></group><text variable='publisher' prefix='; '/>",
            "Vol. 7.; P",
        ),
        // A quotation ended by the group around it leaves a comma outside.
        (
            "<group suffix='.'><text variable='volume' quotes='true'/></group><text variable='publisher' prefix=', '/>",
            "“7.”, P",
        ),
    ] {
        assert_eq!(entry(layout, item), expected, "{layout}");
    }
}

#[test]
fn addresses_and_identifiers() {
    let item =
        r#"{"id":"a","type":"book","title":"T","DOI":"10.1/a.b","URL":"https://a.org/b/?c.d"}"#;
    for (layout, expected) in [
        ("<text variable='URL'/>", "https://a.org/b/?c.d"),
        // RFC 3986, 3: scheme and authority.
        ("<text variable='URL' form='short'/>", "https://a.org"),
        ("<text variable='DOI' strip-periods='true'/>", "10.1/a.b"),
        ("<text variable='title' suffix='&amp;#8212;'/>", "T—"),
        ("<text variable='title' suffix='&amp;#x;'/>", "T&#x;"),
    ] {
        assert_eq!(entry(layout, item), expected, "{layout}");
    }
}

#[test]
fn display_and_second_field() {
    // CSL 1.0.2, Display; second-field-align.
    let json = r#"[{"id":"a","type":"book","title":"T","publisher":"P"}]"#;
    for (attributes, layout, expected) in [
        (
            "",
            "<text variable='title' display='block'/><text variable='publisher' display='indent'/>",
            "<Block>T</><Indent>P</>",
        ),
        // Blocks are the layout's own elements, conditions aside.
        (
            "",
            "<group delimiter='. '><text variable='title' display='block'/><text variable='publisher'/></group>",
            "T. P",
        ),
        (
            "",
            "<choose><if type='book'><text variable='title' display='block'/></if></choose><text variable='publisher'/>",
            "<Block>T</>P",
        ),
        (
            "second-field-align='flush'",
            "<text variable='citation-number' suffix='. '/><text variable='title'/>",
            "<LeftMargin>1. </><RightInline>T</>",
        ),
    ] {
        let body = format!("<bibliography {attributes}><layout>{layout}</layout></bibliography>");
        assert_eq!(bibliography("", &body, json), [expected], "{layout}");
    }
}

#[test]
fn narrow_spaces_of_french() {
    // Within what authors and the style write, not in what divides it.
    let item = r#"{"id":"1","type":"book","title":"À qui ? « moi » : oui","publisher":"P"}"#;
    let layout = "<group delimiter=' : '><text variable='title'/><text variable='publisher' suffix=' ;'/>\
        <text value='v ; w'/></group>";
    for (root, expected) in [
        (
            "default-locale='fr-FR'",
            "À qui_? «_moi_»_: oui : P ; : v_; w",
        ),
        (
            "default-locale='en-US'",
            "À qui ? «_moi_» : oui : P ; : v ; w",
        ),
    ] {
        let printed = entry_with(root, "", layout, item).replace('\u{202f}', "_");
        assert_eq!(printed, expected, "{root}");
    }
}

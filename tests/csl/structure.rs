//! CSL 1.0.2, Group; Choose; Macro; Term; Locale Fallback; Sorting.

use super::{bibliography, entry, entry_with, items, shown};
use snoska::csl::{self, Choices, Options, Style};

#[test]
fn groups_vanish_with_their_variables() {
    // CSL 1.0.2, Group.
    let item = r#"{"id":"a","type":"book","title":"T"}"#;
    for (layout, expected) in [
        (
            "<group><text value='in '/><text variable='title'/></group>",
            "in T",
        ),
        (
            "<group><text value='in '/><text variable='publisher'/></group>",
            "",
        ),
        ("<group><text value='in '/></group>", "in "),
        (
            "<group delimiter=', '><text variable='title'/><group><text value='x'/><text variable='publisher'/></group></group>",
            "T",
        ),
        (
            "<group><text value='a'/><group><text value='b'/></group><text variable='publisher'/></group>",
            "ab",
        ),
        (
            "<group delimiter='; '><text variable='publisher'/><text variable='title'/></group>",
            "T",
        ),
    ] {
        assert_eq!(entry(layout, item), expected, "{layout}");
    }
}

#[test]
fn conditions() {
    // CSL 1.0.2, Choose.
    let item =
        r#"{"id":"a","type":"chapter","title":"T","volume":"IV","edition":"2nd","page":"3"}"#;
    for (test, expected) in [
        ("type='chapter'", "yes"),
        // An item has one type: a list of them means one of them.
        ("type='book chapter'", "yes"),
        ("type='book report'", "no"),
        ("type='book chapter' match='any'", "yes"),
        ("type='book chapter' match='all' variable='title'", "yes"),
        ("type='book chapter' match='all' variable='publisher'", "no"),
        ("type='book' match='none'", "yes"),
        ("variable='title page'", "yes"),
        ("variable='title publisher'", "no"),
        ("variable='title publisher' match='any'", "yes"),
        ("variable='publisher' match='none'", "yes"),
        ("is-numeric='volume'", "no"),
        ("is-numeric='edition'", "yes"),
        ("is-numeric='page'", "yes"),
        ("is-numeric='issue'", "no"),
        ("type='chapter' variable='publisher'", "no"),
        ("type='chapter' variable='publisher' match='any'", "yes"),
    ] {
        let layout = format!(
            "<choose><if {test}><text value='yes'/></if><else><text value='no'/></else></choose>"
        );
        assert_eq!(entry(&layout, item), expected, "{test}");
    }
}

#[test]
fn terms_and_their_forms() {
    // CSL 1.0.2, Terms: verb-short falls back to verb, symbol to short, both to long. A term that
    // opens an entry has a capital.
    let locale = "<locale><terms><term name='made' form='verb'>made by</term>\
        <term name='cut' form='short'>ct.</term><term name='page'><single>page</single>\
        <multiple>pages</multiple></term></terms></locale>";
    for (layout, expected) in [
        ("<text term='made' form='verb-short'/>", "Made by"),
        ("<text term='cut' form='symbol'/>", "Ct."),
        ("<text term='cut'/>", ""),
        ("<text term='page' plural='true'/>", "Pages"),
        ("<text term='page'/>", "Page"),
        ("<text value='1 '/><text term='page'/>", "1 page"),
        ("<text term='no-such-term'/>", ""),
    ] {
        let item = r#"{"id":"a","type":"book"}"#;
        assert_eq!(entry_with("", locale, layout, item), expected, "{layout}");
    }
}

#[test]
fn locales_fall_back() {
    // CSL 1.0.2, Locale Fallback: the style's dialect, language, general; then the locale files.
    let locales = "<locale><terms><term name='in'>general</term><term name='at'>general</term>\
        <term name='by'>general</term></terms></locale>\
        <locale xml:lang='de'><terms><term name='in'>german</term><term name='at'>german</term></terms></locale>\
        <locale xml:lang='de-AT'><terms><term name='in'>austrian</term></terms></locale>";
    let layout = "<group delimiter=' '><text term='in'/><text term='at'/><text term='by'/><text term='and'/></group>";
    let item = r#"{"id":"a","type":"book"}"#;
    for (language, expected) in [
        ("de-AT", "Austrian german general und"),
        ("de-DE", "German german general und"),
        ("en-US", "General general general and"),
        ("xx", "General general general and"),
    ] {
        let root = format!("default-locale='{language}'");
        assert_eq!(
            entry_with(&root, locales, layout, item),
            expected,
            "{language}"
        );
    }
}

#[test]
fn entries_are_sorted() {
    // CSL 1.0.2, Sorting: variables, macros, names, direction, what is missing last.
    let json = r#"[
        {"id":"1","type":"book","title":"beta","author":[{"family":"Doe","given":"B"}],"volume":"10"},
        {"id":"2","type":"book","title":"Alpha","author":[{"family":"Doe","given":"A"}],"volume":"9"},
        {"id":"3","type":"book","title":"gamma"},
        {"id":"4","type":"book","title":"Éa","author":[{"family":"van Aa","given":"C"}]}]"#;
    for (root, keys, expected) in [
        ("", "<key variable='title'/>", "2 1 4 3"),
        ("", "<key variable='title' sort='descending'/>", "3 4 1 2"),
        (
            "demote-non-dropping-particle='never'",
            "<key variable='author'/>",
            "2 1 4 3",
        ),
        ("", "<key variable='author'/>", "4 2 1 3"),
        (
            "demote-non-dropping-particle='sort-only'",
            "<key variable='author'/>",
            "4 2 1 3",
        ),
        ("", "<key macro='v'/><key variable='title'/>", "2 1 4 3"),
        (
            "",
            "<key variable='publisher'/><key variable='citation-number' sort='descending'/>",
            "4 3 2 1",
        ),
    ] {
        let body = format!(
            "<macro name='v'><number variable='volume'/></macro><bibliography><sort>{keys}</sort>\
             <layout><text variable='note'/><text variable='title'/></layout></bibliography>"
        );
        let printed = bibliography(root, &body, json);
        let order: Vec<&str> = printed
            .iter()
            .map(|title| match title.as_str() {
                "beta" => "1",
                "Alpha" => "2",
                "gamma" => "3",
                _ => "4",
            })
            .collect();
        assert_eq!(order.join(" "), expected, "{root} {keys}");
    }
}

#[test]
fn dependent_styles_follow_their_parents() {
    // CSL 1.0.2, Styles: dependent styles; default-locale.
    let parent = |root: &str| {
        format!(
            "<style version='1.0' class='in-text' {root}><info><title>Parent</title><id>parent</id></info>\
             <citation><layout><text value='x'/></layout></citation>\
             <bibliography><sort><key variable='title'/></sort><layout suffix=','>\
             <text variable='title'/><text term='and' prefix=' '/></layout></bibliography></style>"
        )
    };
    let list = items(
        r#"[{"id":"a","type":"book","title":"Alpha"},{"id":"b","type":"book","title":"Бета"}]"#,
    );
    for (own, parent_root, expected) in [
        ("", "", "Alpha and, Бета and,"),
        ("", "default-locale='de-DE'", "Alpha und, Бета und,"),
        (
            "default-locale='ru-RU'",
            "default-locale='de-DE'",
            "Бета и, Alpha и,",
        ),
        (
            "script-order='cyrillic-first'",
            "default-locale='de-DE'",
            "Бета und, Alpha und,",
        ),
        ("default-locale-sort='ru'", "", "Бета and, Alpha and,"),
    ] {
        let dependent = format!(
            "<style version='1.0' {own}><info><title>Child</title><id>child</id>\
             <link href='parent' rel='independent-parent'/></info></style>"
        );
        let dependent = Style::parse(&dependent).unwrap();
        assert_eq!(dependent.parent(), Some("parent"));
        let style = dependent
            .resolved(&parent(parent_root), &Choices::new())
            .unwrap();
        assert_eq!((style.id(), style.title()), ("child", "Child"));
        let printed = csl::bibliography(&style, &list, &Options::default());
        let texts: Vec<String> = printed.entries.iter().map(|e| shown(&e.content)).collect();
        assert_eq!(texts.join(" "), expected, "{own} {parent_root}");
    }
    // A chain of them has no end that prints.
    let child = "<style><info><id>c</id><link href='p' rel='independent-parent'/></info></style>";
    let chained = Style::parse(child)
        .unwrap()
        .resolved(child, &Choices::new());
    assert!(chained.is_err());
}

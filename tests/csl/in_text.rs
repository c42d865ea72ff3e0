//! Authors in the text and citations without them, affixes of cites, labels (CSL 1.0.2, Citation;
//! the draft of CSL 1.1, cs:intext).

use super::{citations, items, shown, style};
use snoska::csl::{self, Citation, CitationMode, Cite, Options};

const ITEMS: &str = r#"[
    {"id":"a","type":"book","title":"A","author":[{"family":"Doe","given":"John"},{"family":"Roe","given":"Al"}],
     "issued":{"date-parts":[[2001]]}},
    {"id":"b","type":"book","title":"B","author":[{"family":"Doe","given":"John"},{"family":"Roe","given":"Al"}],
     "issued":{"date-parts":[[2004]]}},
    {"id":"c","type":"book","title":"Nobody","editor":[{"family":"Poe"}],"issued":{"date-parts":[[2003]]}},
    {"id":"d","type":"book","title":"Nothing","issued":{"date-parts":[[2005]]}},
    {"id":"s","type":"book","title":"S","author":[{"family":"Smith","given":"Jim"}],
     "issued":{"date-parts":[[2002]]}}]"#;

const AUTHOR_DATE: &str = "<citation collapse='year'><layout prefix='(' suffix=')' delimiter='; '>\
    <group delimiter=', '><names variable='author'><name form='short' and='text'/><substitute>\
    <names variable='editor'/><text variable='title'/></substitute></names>\
    <date variable='issued'><date-part name='year'/></date><text variable='locator'/></group>\
    </layout></citation>";

const NUMERIC: &str = "<citation collapse='citation-number'><layout prefix='[' suffix=']' delimiter=', '>\
    <text variable='citation-number'/></layout></citation>";

fn cite(text: &str) -> Cite {
    let (prefix, rest) = text.rsplit_once('<').unwrap_or(("", text));
    let (rest, suffix) = rest.split_once('>').unwrap_or((rest, ""));
    let (id, locator) = rest.split_once(':').unwrap_or((rest, ""));
    Cite {
        prefix: prefix.to_string(),
        suffix: suffix.to_string(),
        locator: Some(locator.to_string()),
        ..Cite::new(id)
    }
}

fn printed(root: &str, body: &str, cites: &[&str], mode: CitationMode) -> String {
    let style = style("in-text", root, body);
    let citation = Citation {
        cites: cites.iter().map(|text| cite(text)).collect(),
        mode,
        ..Citation::default()
    };
    let printed = csl::citations(&style, &items(ITEMS), &[citation], &Options::default());
    shown(&printed[0].content)
}

fn composite(infix: &str) -> CitationMode {
    CitationMode::Composite {
        infix: infix.to_string(),
    }
}

#[test]
fn authors_in_the_text() {
    use CitationMode::{AuthorOnly, Full, SuppressAuthor};
    let raised = NUMERIC.replace("prefix='[' suffix=']'", "vertical-align='sup'");
    for (body, cites, mode, expected) in [
        (AUTHOR_DATE, &["a"][..], Full, "(Doe and Roe, 2001)"),
        (AUTHOR_DATE, &["a"], AuthorOnly, "Doe and Roe"),
        (AUTHOR_DATE, &["a"], SuppressAuthor, "(2001)"),
        (AUTHOR_DATE, &["a"], composite(""), "Doe and Roe (2001)"),
        (
            AUTHOR_DATE,
            &["a"],
            composite("argue"),
            "Doe and Roe argue (2001)",
        ),
        (
            AUTHOR_DATE,
            &["a"],
            composite("'s view"),
            "Doe and Roe’s view (2001)",
        ),
        // The same author is left out of every cite, another is not.
        (AUTHOR_DATE, &["a", "b"], SuppressAuthor, "(2001, 2004)"),
        (
            AUTHOR_DATE,
            &["a", "b:7", "s"],
            composite(""),
            "Doe and Roe (2001, 2004, 7; Smith, 2002)",
        ),
        (
            AUTHOR_DATE,
            &["a", "s", "b"],
            SuppressAuthor,
            "(2001; Smith, 2002; 2004)",
        ),
        // Affixes stay with what they belong to.
        (
            AUTHOR_DATE,
            &["see <a:5> etc."],
            AuthorOnly,
            "see Doe and Roe etc.",
        ),
        (
            AUTHOR_DATE,
            &["see <a:5> etc."],
            composite(""),
            "Doe and Roe (see 2001, 5 etc.)",
        ),
        // What stands in for an author is one.
        (AUTHOR_DATE, &["c"], composite(""), "Poe (2003)"),
        (AUTHOR_DATE, &["d"], composite(""), "Nothing (2005)"),
        (NUMERIC, &["a"], AuthorOnly, "Doe and Roe"),
        (NUMERIC, &["a", "s"], composite(""), "Doe and Roe [1, 5]"),
        (NUMERIC, &["c"], composite(""), "Poe [3]"),
        (NUMERIC, &["d"], composite(""), "Nothing [4]"),
        (NUMERIC, &["a", "b", "c"], SuppressAuthor, "[1–3]"),
        (
            &raised,
            &["a"],
            composite(""),
            "Doe and Roe<Superscript>1</>",
        ),
    ] {
        assert_eq!(
            printed("", body, cites, mode.clone()),
            expected,
            "{cites:?} {mode:?}"
        );
    }
}

#[test]
fn the_draft_gives_the_author_in_the_text_a_layout() {
    let own = "<intext et-al-min='2' et-al-use-first='1'><layout><names variable='author'>\
        <name initialize-with='. '/></names></layout></intext>";
    let body = format!("{own}{NUMERIC}");
    for (root, cites, mode, expected) in [
        (
            "version='1.1'",
            "a",
            CitationMode::AuthorOnly,
            "J. Doe et al.",
        ),
        ("version='1.1'", "s", composite(""), "J. Smith [5]"),
        ("version='1.0'", "s", composite(""), "Smith [5]"),
    ] {
        assert_eq!(
            printed(root, &body, &[cites], mode),
            expected,
            "{root} {cites}"
        );
    }
}

#[test]
fn single_cites_without_their_author() {
    for (id, expected) in [("a", "(2001)"), ("c", "(2003)"), ("d", "(2005)")] {
        let style = style("in-text", "", AUTHOR_DATE);
        let citation = Citation {
            cites: vec![Cite {
                suppress_author: true,
                ..Cite::new(id)
            }],
            ..Citation::default()
        };
        let printed = csl::citations(&style, &items(ITEMS), &[citation], &Options::default());
        assert_eq!(shown(&printed[0].content), expected);
    }
}

#[test]
fn affixes_of_cites() {
    // A space divides an affix that ends or begins with a word; marks of the author's own stand
    // for the style's delimiter.
    for (cites, expected) in [
        (&["see<a>"][..], "(see Doe and Roe, 2001)"),
        (&["see <a>"], "(see Doe and Roe, 2001)"),
        (&["<a>, passim"], "(Doe and Roe, 2001, passim)"),
        (&["<a>passim"], "(Doe and Roe, 2001 passim)"),
        (&["<a:3>ff."], "(Doe and Roe, 2001, 3 ff.)"),
        (&["“<a>”"], "(“Doe and Roe, 2001”)"),
        (&["<i>cf.</i> <a>"], "(<Italic>cf.</> Doe and Roe, 2001)"),
        (&["see<a>", "<s>"], "(see Doe and Roe, 2001; Smith, 2002)"),
        (
            &["<a>", ", but see <s>"],
            "(Doe and Roe, 2001, but see Smith, 2002)",
        ),
        (&["<a>,", "and <s>"], "(Doe and Roe, 2001, and Smith, 2002)"),
        (
            &["<a>", "also <b>"],
            "(Doe and Roe, 2001, also Doe and Roe, 2004)",
        ),
    ] {
        assert_eq!(
            printed("", AUTHOR_DATE, cites, CitationMode::Full),
            expected,
            "{cites:?}"
        );
    }
}

#[test]
fn labels() {
    // CSL 1.0.2, citation-label: the record's, else one made of names and year.
    let list = r#"[
        {"id":"a","type":"book","author":[{"family":"Doe"}],"issued":{"date-parts":[[2001]]}},
        {"id":"b","type":"book","author":[{"family":"Doe"},{"family":"Roe"}],"issued":{"date-parts":[[1999]]}},
        {"id":"c","type":"book","author":[{"family":"Иванов"},{"family":"Петров"},{"family":"Сидоров"}],
         "issued":{"date-parts":[[2012]]}},
        {"id":"d","type":"book","citation-label":"Own","author":[{"family":"Doe"}]},
        {"id":"e","type":"book","author":[{"family":"Doe"}],"issued":{"date-parts":[[2001]]},"title":"E"}]"#;
    let body = |attributes: &str| {
        format!(
            "<citation {attributes}><layout prefix='[' suffix=']' delimiter=', '>\
             <text variable='citation-label'/></layout></citation>"
        )
    };
    for (attributes, cites, expected) in [
        ("", "a", "[Doe01]"),
        ("", "b", "[DoRo99]"),
        ("", "c", "[ИвПС12]"),
        ("", "d", "[Own]"),
        (
            "disambiguate-add-year-suffix='true'",
            "a e",
            "[Doe01a, Doe01b]",
        ),
    ] {
        let printed = citations("in-text", &body(attributes), list, &[cites]);
        assert_eq!(printed, [expected], "{cites}");
    }
}

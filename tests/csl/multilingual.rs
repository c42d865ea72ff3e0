//! Lists in several languages: CSL-M's extensions, and our own.

use super::{bibliography, entry_with, items, style};
use snoska::csl::{self, Options, ScriptOrder};

const LIST: &str = r#"[
    {"id":"1","type":"book","language":"en","title":"Alpha","author":[{"family":"Zimmer"}]},
    {"id":"2","type":"book","language":"ru","title":"Бета","author":[{"family":"Якин"}]},
    {"id":"3","type":"book","language":"ru","title":"Азбука"},
    {"id":"4","type":"book","language":"sv","title":"Gamma","author":[{"family":"Öst"}]},
    {"id":"5","type":"book","language":"uk","title":"Дельта","author":[{"family":"Іванюк"}]}]"#;

const SORTED: &str = "<bibliography><sort><key variable='author'/><key variable='title'/></sort>\
    <layout><names variable='author'/><text variable='title' prefix=' '/></layout></bibliography>";

#[test]
fn scripts_come_in_the_order_that_style_or_caller_asks() {
    let titles = |root: &str, order: Option<ScriptOrder>| {
        let body = format!("{SORTED}<citation><layout><text value='x'/></layout></citation>");
        let style = style("in-text", root, &body);
        let options = Options {
            script_order: order,
            ..Options::default()
        };
        let list = csl::bibliography(&style, &items(LIST), &options);
        let ids: Vec<String> = list.entries.into_iter().map(|e| e.id).collect();
        ids.join(" ")
    };
    let cyrillic = "script-order='cyrillic-first'";
    for (root, order, expected) in [
        // What lacks an author comes last, unless the scripts are kept apart.
        ("", None, "4 1 5 2 3"),
        ("default-locale='ru-RU'", None, "5 2 4 1 3"),
        ("", Some(ScriptOrder::CyrillicFirst), "5 2 3 4 1"),
        (cyrillic, None, "5 2 3 4 1"),
        (cyrillic, Some(ScriptOrder::Native), "4 1 5 2 3"),
        (
            "default-locale='ru-RU'",
            Some(ScriptOrder::LatinFirst),
            "4 1 5 2 3",
        ),
        // CSL-M, default-locale-sort: the alphabet alone is of another language.
        ("default-locale-sort='ru-RU'", None, "5 2 4 1 3"),
        ("default-locale-sort='sv-SE'", None, "1 4 5 2 3"),
    ] {
        assert_eq!(titles(root, order), expected, "{root} {order:?}");
    }
}

#[test]
fn a_list_is_sorted_by_the_forms_that_the_style_asks_for() {
    // CSL-M, -x-sort- in default-locale.
    let list = r#"[
        {"id":"1","type":"book","language":"ru","title":"Щука","author":[
          {"family":"Щукин","multi":{"_key":{"ru-alalc97":{"family":"Shchukin"}}}}],
         "multi":{"_keys":{"title":{"ru-alalc97":"Shchuka","en":"A pike"}}}},
        {"id":"2","type":"book","language":"en","title":"B","author":[{"family":"Abbot"}]},
        {"id":"3","type":"book","language":"en","title":"C","author":[{"family":"Young"}]}]"#;
    let by = |root: &str, keys: &str| {
        let body = format!(
            "<macro name='names'><names variable='author'><name form='short'/></names></macro>\
             <bibliography><sort>{keys}</sort>\
             <layout><text macro='names'/><text variable='title' prefix=' '/></layout></bibliography>"
        );
        bibliography(root, &body, list).join(", ")
    };
    let names = "<key variable='author'/>";
    for (root, keys, expected) in [
        ("", names, "Abbot B, Young C, Щукин Щука"),
        (
            "default-locale='en-US-x-sort-ru-alalc97'",
            names,
            "Abbot B, Щукин Щука, Young C",
        ),
        (
            "default-locale='en-US-x-sort-ru-Latn'",
            "<key macro='names'/>",
            "Abbot B, Щукин Щука, Young C",
        ),
        (
            "default-locale='en-US -x-sort-uk-Latn -x-sort-en'",
            "<key variable='title'/>",
            "Щукин Щука, Abbot B, Young C",
        ),
    ] {
        assert_eq!(by(root, keys), expected, "{root} {keys}");
    }
}

#[test]
fn other_forms_of_a_csl_m_item_are_forms_of_the_record() {
    let item = r#"{"id":"1","type":"book","language":"ru","title":"Щука",
        "multi":{"_keys":{"title":{"ru-alalc97":"Shchuka","en":"A pike"}}}}"#;
    let layout = "<text variable='title'/><text variable='title' form='romanized' prefix=' '/>\
        <text variable='title' form='translated' prefix=' [' suffix=']'/>";
    assert_eq!(entry_with("", "", layout, item), "Щука Shchuka [A pike]");
}

#[test]
fn conditions_of_csl_m() {
    let item = |more: &str| format!(r#"{{"id":"1","type":"book","title":"T"{more}}}"#);
    let day = r#","issued":{"date-parts":[[2001,5,6]]}"#;
    let month = r#","issued":{"date-parts":[[2001,5]]}"#;
    let season = r#","issued":{"date-parts":[[2001]],"season":2}"#;
    let year = r#","issued":{"date-parts":[[2001]]}"#;
    let range = r#","issued":{"date-parts":[[2001,5],[2002,1,1]]}"#;
    for (root, condition, more, expected) in [
        ("", "locale='ru'", r#","language":"ru""#, true),
        ("", "locale='de en'", r#","language":"de-AT""#, true),
        ("", "locale='de-DE'", r#","language":"de-AT""#, false),
        // The list's, where the item has none.
        ("", "locale='en'", "", true),
        ("default-locale='ru-RU'", "locale='ru'", "", true),
        ("", "language='en'", "", false),
        ("", "context='bibliography'", "", true),
        ("", "context='citation'", "", false),
        ("", "has-day='issued'", day, true),
        ("", "has-day='issued'", month, false),
        ("", "has-to-month-or-season='issued'", day, false),
        ("", "has-to-month-or-season='issued'", month, true),
        ("", "has-to-month-or-season='issued'", season, true),
        ("", "has-to-month-or-season='issued'", range, true),
        ("", "has-year-only='issued'", year, true),
        ("", "has-year-only='issued'", month, false),
        ("", "has-year-only='issued'", "", false),
        ("", "variable='title issued' match='nand'", "", true),
        ("", "variable='title issued' match='nand'", year, false),
    ] {
        let layout = format!(
            "<choose><if {condition}><text value='yes'/></if><else><text value='no'/></else></choose>"
        );
        let expected = if expected { "yes" } else { "no" };
        assert_eq!(
            entry_with(root, "", &layout, &item(more)),
            expected,
            "{condition} {more}"
        );
    }
}

#[test]
fn lists_of_names_may_be_left_out() {
    // CSL-M, suppress-min, suppress-max: an entry under its title from four authors on.
    let layout = "<group delimiter=' '><names variable='author'>\
        <name suppress-min='4' name-as-sort-order='all' initialize-with='. '/></names>\
        <text variable='title'/><group prefix='(' suffix=')'>\
        <names variable='author'><name suppress-max='3' form='count'/></names>\
        <text value=' authors'/></group></group>";
    let item = |count: usize| {
        let author = r#"{"family":"Чехов","given":"Антон"}"#;
        let authors = vec![author; count].join(",");
        format!(r#"{{"id":"1","type":"book","title":"Т","author":[{authors}]}}"#)
    };
    for (count, expected) in [
        (1, "Чехов, А. Т"),
        (3, "Чехов, А., Чехов, А., Чехов, А. Т"),
        (4, "Т (4 authors)"),
    ] {
        assert_eq!(entry_with("", "", layout, &item(count)), expected);
    }
}

#[test]
fn items_may_have_no_entry() {
    // CSL-M, exclude-types, exclude-with-fields.
    let list = r#"[{"id":"1","type":"personal_communication","title":"A"},{"id":"2","type":"book","title":"B"},
        {"id":"3","type":"book","title":"C","note":"n"},{"id":"4","type":"book","title":"D"}]"#;
    let body = "<bibliography exclude-types='personal_communication' exclude-with-fields='note'>\
        <layout><text variable='citation-number' suffix=' '/><text variable='title'/></layout></bibliography>";
    assert_eq!(bibliography("", body, list), ["2 B", "4 D"]);
}

#[test]
fn words_that_stay_small_in_titles() {
    // CSL-M, skip-words.
    let title = "<text variable='title' text-case='title'/>";
    let item = r#"{"id":"1","type":"book","title":"war and peace versus anna among us"}"#;
    for (before, expected) in [
        ("", "War and Peace versus Anna among Us"),
        (
            "<locale><style-options skip-words='Anna, and'/></locale>",
            "War and Peace Versus anna Among Us",
        ),
    ] {
        assert_eq!(entry_with("", before, title, item), expected, "{before}");
    }
}

#[test]
fn substitution_alone() {
    // CSL-M, dummy: a variable that is always empty.
    let layout = "<names variable='dummy'><name/><substitute><names variable='author'/></substitute></names>\
        <names variable='author' prefix='!'/>";
    let item = r#"{"id":"1","type":"book","author":[{"family":"Doe"}]}"#;
    assert_eq!(entry_with("", "", layout, item), "Doe");
}

#[test]
fn names_in_other_forms() {
    let item = r#"{"id":"1","type":"book","language":"ru","author":[
        {"family":"Чехов","given":"А.","multi":{"_key":{"ru-alalc97":{"family":"Chekhov","given":"A."}}}},
        {"family":"Doe","given":"J."}]}"#;
    let names = |form: &str| {
        format!("<names variable='author' {form}><name initialize-with='. '/></names>")
    };
    for (form, expected) in [
        ("", "А. Чехов, J. Doe"),
        ("form='romanized'", "A. Chekhov, J. Doe"),
        // No name is known so.
        ("form='translated'", ""),
    ] {
        assert_eq!(entry_with("", "", &names(form), item), expected, "{form}");
    }
}

#[test]
fn names_of_some_languages_keep_their_order() {
    // CSL-M, name-as-sort-order and name-never-short of a locale.
    let options =
        "<locale><style-options name-as-sort-order='hu vi' name-never-short='vi'/></locale>";
    for (language, form, expected) in [
        ("hu", "long", "Kovács János"),
        ("hu", "short", "Kovács"),
        ("vi", "short", "Kovács János"),
        ("en", "long", "János Kovács"),
        ("en", "short", "Kovács"),
    ] {
        let item = format!(
            r#"{{"id":"1","type":"book","language":"{language}","author":[{{"family":"Kovács","given":"János"}}]}}"#
        );
        let names = format!("<names variable='author'><name form='{form}'/></names>");
        assert_eq!(
            entry_with("", options, &names, &item),
            expected,
            "{language} {form}"
        );
    }
}

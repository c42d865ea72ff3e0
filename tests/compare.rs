//! `compare` on lists as they are printed: every rule finds its bad examples and no good one.

use snoska::compare::{self, Pairing, rules};
use snoska::diagnostic::{Diagnostic, Known, Selection};
use snoska::parse::Tagger;
use snoska::pipeline::{self, Input, ReadOptions};

fn read(list: &str) -> Input {
    let options = ReadOptions {
        from: Some("lines"),
        ..ReadOptions::default()
    };
    pipeline::read(list.as_bytes(), options, &Tagger::embedded).unwrap()
}

fn findings(code: &str, (cyrillic, latin): (&str, &str)) -> Vec<Diagnostic> {
    let known: Vec<Known> = compare::known().collect();
    let selection = Selection::new(&known, &[code], &[]).unwrap();
    let (cyrillic, latin) = (read(cyrillic), read(latin));
    let found = compare::run(&Pairing::new(&cyrillic.entries, &latin.entries), &selection);
    [found.cyrillic, found.latin].concat()
}

#[test]
fn every_rule_finds_its_bad_examples_and_no_good_one() {
    let mut wrong = Vec::new();
    for manual in rules::ALL.iter().map(|rule| &rule.manual) {
        for bad in manual.bad {
            if findings(manual.code, *bad).is_empty() {
                wrong.push(format!("{} finds nothing in {bad:?}", manual.code));
            }
        }
        for good in manual.good {
            for found in findings(manual.code, *good) {
                wrong.push(format!(
                    "{} says `{}` of {good:?}",
                    manual.code, found.message
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn codes_are_in_order_and_manuals_whole() {
    let all = rules::ALL;
    assert!(all.is_sorted_by(|a, b| a.manual.code < b.manual.code));
    for manual in all.iter().map(|rule| &rule.manual) {
        assert!(
            !manual.bad.is_empty() && !manual.good.is_empty(),
            "{}",
            manual.code
        );
        assert!(manual.text.contains("Example:"), "{}", manual.code);
    }
}

#[test]
fn hostile_lists_do_no_harm() {
    for text in [
        "[",
        "]",
        "[]]",
        "'",
        "1",
        "\u{301}",
        "Ю",
        "\u{44c}\u{44c}",
        "[а",
        "С. 1–",
    ] {
        for repeat in [1, 40] {
            let line = text.repeat(repeat);
            let list = format!("{line}. Иванов {line}\n{line} [Ivanov 1999] {line}\nx {line}");
            for code in rules::ALL.iter().map(|rule| rule.manual.code) {
                findings(code, (&list, &list));
            }
        }
    }
}

//! The rules, one a file. A new rule is a file and a line here.

use super::rule::Rule;

/// Every rule, in the order of the codes.
pub static ALL: &[&Rule] = &[
    &empty_field::RULE,
    &unbalanced_bracket::RULE,
    &unbalanced_quotes::RULE,
    &missing_final_stop::RULE,
    &doubled_stop::RULE,
    &missing_space::RULE,
    &stray_space::RULE,
    &range_dash::RULE,
    &broken_word::RULE,
    &merged_entries::RULE,
    &cut_off::RULE,
    &mojibake::RULE,
    &not_nfc::RULE,
    &html_left::RULE,
    &number_series::RULE,
    &odd_characters::RULE,
    &stray_sign::RULE,
    &doubled_mark::RULE,
    &abbreviation_stop::RULE,
    &mixed_script::RULE,
    &initials_script::RULE,
    &digit_letters::RULE,
    &capital_digraph::RULE,
    &wrong_script_mark::RULE,
    &misspelt_word::RULE,
    &split_word::RULE,
    &joined_words::RULE,
    &lost_hyphen::RULE,
    &lost_accent::RULE,
    &initials_spacing::RULE,
    &name_order::RULE,
    &initial_stop::RULE,
    &editor_mark::RULE,
    &et_al::RULE,
    &name_title::RULE,
    &future_year::RULE,
    &odd_year::RULE,
    &missing_access_date::RULE,
    &impossible_date::RULE,
    &backward_range::RULE,
    &total_pages::RULE,
    &missing_pages::RULE,
    &first_edition::RULE,
    &broken_date::RULE,
    &doi_form::RULE,
    &doi_resolver::RULE,
    &isbn::RULE,
    &issn::RULE,
    &lost_address::RULE,
    &broken_url::RULE,
    &url_form::RULE,
    &shared_identifier::RULE,
    &isbn_of_article::RULE,
    &identifier_form::RULE,
    &cut_journal::RULE,
    &journal_spelling::RULE,
    &title_is_container::RULE,
    &duplicate::RULE,
    &near_duplicate::RULE,
    &same_key::RULE,
    &list_order::RULE,
    &same_author_year::RULE,
    &missing_field::RULE,
    &joined_authors::RULE,
    &shouted_title::RULE,
    &style_order::RULE,
    &style_punctuation::RULE,
    &style_spacing::RULE,
    &style_dash::RULE,
    &style_extra::RULE,
    &style_missing::RULE,
    &style_other::RULE,
    &style_whole::RULE,
];

mod abbreviation_stop;
mod backward_range;
mod broken_date;
mod broken_url;
mod broken_word;
mod capital_digraph;
mod cut_journal;
mod cut_off;
mod digit_letters;
mod doi_form;
mod doi_resolver;
mod doubled_mark;
mod doubled_stop;
mod duplicate;
mod editor_mark;
mod empty_field;
mod et_al;
mod first_edition;
mod future_year;
mod html_left;
mod identifier_form;
mod impossible_date;
mod initial_stop;
mod initials_script;
mod initials_spacing;
mod isbn;
mod isbn_of_article;
mod issn;
mod joined_authors;
mod joined_words;
mod journal_spelling;
mod list_order;
mod lost_accent;
mod lost_address;
mod lost_hyphen;
mod merged_entries;
mod missing_access_date;
mod missing_field;
mod missing_final_stop;
mod missing_pages;
mod missing_space;
mod misspelt_word;
mod mixed_script;
mod mojibake;
mod name_order;
mod name_title;
mod near_duplicate;
mod not_nfc;
mod number_series;
mod odd_characters;
mod odd_year;
mod range_dash;
mod same_author_year;
mod same_key;
mod shared_identifier;
mod shouted_title;
mod split_word;
mod stray_sign;
mod stray_space;
mod style_dash;
mod style_extra;
mod style_missing;
mod style_order;
mod style_other;
mod style_punctuation;
mod style_spacing;
mod style_whole;
mod title_is_container;
mod total_pages;
mod unbalanced_bracket;
mod unbalanced_quotes;
mod url_form;
mod wrong_script_mark;

#[cfg(test)]
mod tests {
    use super::ALL;
    use crate::check::example;
    use crate::check::fix;
    use crate::check::rule::List;
    use crate::check::{known, run};
    use crate::diagnostic::{Diagnostic, Selection};
    use crate::record::date::DatePoint;

    fn findings(code: &str, example: &example::Example) -> Vec<Diagnostic> {
        let today = DatePoint::day(2026, 1, 1).unwrap();
        let list = List::new(&example.source, &example.entries, example.printed, today)
            .expecting(example.expected.clone());
        let known: Vec<_> = known().collect();
        run(&list, &Selection::new(&known, &[code], &[]).unwrap())
    }

    #[test]
    fn codes_are_in_order_and_names_unique() {
        assert!(
            ALL.is_sorted_by(|a, b| a.manual.code < b.manual.code
                || family(a.manual.code) != family(b.manual.code))
        );
        let mut names: Vec<_> = ALL.iter().map(|r| r.manual.name).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
    }

    fn family(code: &str) -> &str {
        code.trim_end_matches(char::is_numeric)
    }

    #[test]
    fn manuals_are_whole() {
        for manual in ALL.iter().map(|rule| &rule.manual) {
            assert!(
                manual.bad.len() >= 3 && manual.good.len() >= 2,
                "{}",
                manual.code
            );
            assert!(manual.text.contains("Example:"), "{}", manual.code);
        }
    }

    #[test]
    fn every_rule_finds_its_bad_examples_and_no_good_one() {
        let mut wrong = Vec::new();
        for manual in ALL.iter().map(|rule| &rule.manual) {
            for bad in manual.bad {
                if findings(manual.code, &example::read(bad)).is_empty() {
                    wrong.push(format!("{} finds nothing in: {bad}", manual.code));
                }
            }
            for good in manual.good {
                for found in findings(manual.code, &example::read(good)) {
                    wrong.push(format!(
                        "{} says `{}` of: {good}",
                        manual.code, found.message
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn what_is_mended_is_not_found_again() {
        for manual in ALL.iter().map(|rule| &rule.manual) {
            for bad in manual.bad {
                let example = example::read(bad);
                let found = findings(manual.code, &example);
                let without = found.iter().filter(|d| d.fix.is_none()).count();
                let fixed = fix::apply(&example.source, &found, true);
                if fixed.applied == 0 {
                    continue;
                }
                let mut again = example::read(&fixed.text);
                again.printed = example.printed;
                again.expected.clone_from(&example.expected);
                if !again.printed {
                    // The fields of a record must be marked anew; records have tests of their own.
                    continue;
                }
                let left = findings(manual.code, &again).len();
                assert!(left <= without, "{}: {} → {}", manual.code, bad, fixed.text);
            }
        }
    }

    #[test]
    fn hostile_text_does_no_harm() {
        for text in [
            "",
            " ",
            "(",
            "\u{301}",
            ".",
            "..",
            ",",
            "10.1000/",
            "doi:",
            "http://",
            "1.",
            "«",
            "е\u{301}",
            "@",
            "<",
            "$",
            "–",
            "Х",
        ] {
            for repeat in [1, 2, 3, 50] {
                let line = text.repeat(repeat);
                let list = format!("{line}\n1. {line}\n{line} ж");
                let example = example::read(&list);
                for rule in ALL {
                    let found = findings(rule.manual.code, &example);
                    fix::apply(&example.source, &found, true);
                }
            }
        }
    }
}

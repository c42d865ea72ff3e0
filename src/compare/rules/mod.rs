//! The rules on two lists, one a file. A new rule is a file and a line here.

use super::rule::Rule;

/// Every rule, in the order of the codes.
pub static ALL: &[&Rule] = &[
    &unmatched_entry::RULE,
    &entry_order::RULE,
    &lost_name::RULE,
    &other_name::RULE,
    &changed_role::RULE,
    &other_year::RULE,
    &other_pages::RULE,
    &lost_pages::RULE,
    &other_number::RULE,
    &lost_number::RULE,
    &number_unit::RULE,
    &mixed_romanization::RULE,
    &other_romanization::RULE,
    &capital_digraph::RULE,
    &other_title::RULE,
    &bad_translation::RULE,
    &lost_translation::RULE,
    &other_address::RULE,
    &lost_doi::RULE,
    &other_initials::RULE,
    &other_figure::RULE,
    &other_place::RULE,
];

mod bad_translation;
mod capital_digraph;
mod changed_role;
mod entry_order;
mod lost_doi;
mod lost_name;
mod lost_number;
mod lost_pages;
mod lost_translation;
mod mixed_romanization;
mod number_unit;
mod other_address;
mod other_figure;
mod other_initials;
mod other_name;
mod other_number;
mod other_pages;
mod other_place;
mod other_romanization;
mod other_title;
mod other_year;
mod unmatched_entry;

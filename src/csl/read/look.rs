//! Attributes that many elements share: affixes and formatting, and the options of names.

use roxmltree::Node;

use super::xml::{integer, is_draft, is_true, owned, single_spaces, string};
use crate::csl::style::*;
use crate::text::rich::Format;

/// `inherited`: the attribute names of `cs:style`, `cs:citation` and `cs:bibliography`, else those
/// of `cs:name`.
pub(super) fn name_options(node: Node<'_, '_>, inherited: bool) -> NameOptions {
    let precedes = |attribute: &str| {
        Some(match node.attribute(attribute)? {
            "contextual" => Precedes::Contextual,
            "after-inverted-name" => Precedes::AfterInvertedName,
            "always" => Precedes::Always,
            "never" => Precedes::Never,
            _ => return None,
        })
    };
    NameOptions {
        and: match node.attribute("and") {
            Some("text") => Some(And::Text),
            Some("symbol") => Some(And::Symbol),
            Some("long") if is_draft(node) => Some(And::Text),
            Some("short") if is_draft(node) => Some(And::Short),
            _ => None,
        },
        delimiter: owned(
            node,
            if inherited {
                "name-delimiter"
            } else {
                "delimiter"
            },
        ),
        names_delimiter: inherited.then(|| owned(node, "names-delimiter")).flatten(),
        delimiter_precedes_et_al: precedes("delimiter-precedes-et-al"),
        delimiter_precedes_last: precedes("delimiter-precedes-last"),
        et_al_min: integer(node, "et-al-min"),
        et_al_use_first: integer(node, "et-al-use-first"),
        et_al_subsequent_min: integer(node, "et-al-subsequent-min"),
        et_al_subsequent_use_first: integer(node, "et-al-subsequent-use-first"),
        et_al_use_last: node.attribute("et-al-use-last").map(|v| v == "true"),
        form: match node.attribute(if inherited { "name-form" } else { "form" }) {
            Some("long") => Some(NameForm::Long),
            Some("short") => Some(NameForm::Short),
            Some("count") => Some(NameForm::Count),
            _ => None,
        },
        initialize: node.attribute("initialize").map(|v| v != "false"),
        initialize_with: owned(node, "initialize-with"),
        name_as_sort_order: match node.attribute("name-as-sort-order") {
            Some("first") => Some(SortOrder::First),
            Some("all") => Some(SortOrder::All),
            Some("full") => Some(SortOrder::Full),
            _ => None,
        },
        sort_separator: owned(node, "sort-separator").map(single_spaces),
        // 0 divides persons from bodies there, which is not done here.
        suppress_min: integer(node, "suppress-min").filter(|n| *n > 0),
        suppress_max: integer(node, "suppress-max").filter(|n| *n > 0),
    }
}

/// Options of titles, which the draft of CSL 1.1 has.
pub(super) fn title_options(node: Node<'_, '_>) -> TitleOptions {
    if !is_draft(node) {
        return TitleOptions::default();
    }
    TitleOptions {
        delimiter: owned(node, "title-delimiter"),
        sub_delimiter: owned(node, "title-sub-delimiter"),
        normalize: match node.attribute("normalize-title-delimiters") {
            Some("simple") => Some(Marks::Simple),
            Some("extended") => Some(Marks::Extended),
            Some("full") => Some(Marks::Full),
            _ => None,
        },
    }
}

pub(super) fn look(node: Node<'_, '_>) -> Look {
    Look {
        prefix: string(node, "prefix"),
        suffix: string(node, "suffix"),
        formatting: Formatting {
            style: match node.attribute("font-style") {
                Some("italic") => Some(Format::Italic),
                Some("oblique") => Some(Format::Oblique),
                Some("normal") => Some(Format::Upright),
                _ => None,
            },
            variant: match node.attribute("font-variant") {
                Some("small-caps") => Some(Format::SmallCaps),
                Some("normal") => Some(Format::NoSmallCaps),
                _ => None,
            },
            weight: match node.attribute("font-weight") {
                Some("bold") => Some(Format::Bold),
                Some("light") => Some(Format::Light),
                Some("normal") => Some(Format::Regular),
                _ => None,
            },
            decoration: match node.attribute("text-decoration") {
                Some("underline") => Some(Format::Underline),
                Some("none") => Some(Format::NoUnderline),
                _ => None,
            },
            align: match node.attribute("vertical-align") {
                Some("sup") => Some(Format::Superscript),
                Some("sub") => Some(Format::Subscript),
                Some("baseline") => Some(Format::Baseline),
                _ => None,
            },
        },
        display: match node.attribute("display").filter(|_| is_of_layout(node)) {
            Some("block") => Some(Format::Block),
            Some("left-margin") => Some(Format::LeftMargin),
            Some("right-inline") => Some(Format::RightInline),
            Some("indent") => Some(Format::Indent),
            _ => None,
        },
        quotes: match node.attribute("quotes") {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => None,
        },
        strip_periods: is_true(node, "strip-periods"),
        text_case: match node.attribute("text-case") {
            Some("lowercase") => Some(TextCase::Lowercase),
            Some("uppercase") => Some(TextCase::Uppercase),
            Some("capitalize-first") => Some(TextCase::CapitalizeFirst),
            Some("capitalize-subtitle") if is_draft(node) => Some(TextCase::CapitalizeSubtitle),
            Some("capitalize-all") => Some(TextCase::CapitalizeAll),
            Some("sentence") => Some(TextCase::Sentence),
            Some("title") => Some(TextCase::Title),
            _ => None,
        },
    }
}

/// Whether an element is the layout's own, conditions aside. Blocks are made of the layout's own
/// elements alone: within one, a block would part marks from what they follow.
fn is_of_layout(node: Node<'_, '_>) -> bool {
    let mut around = node.ancestors().skip(1);
    let conditional = |name: &str| matches!(name, "choose" | "if" | "else-if" | "else");
    around
        .find(|n| !conditional(n.tag_name().name()))
        .is_some_and(|n| n.tag_name().name() == "layout")
}

//! What a style is made of: its root, macros, citations, bibliography, sorting.

use std::collections::HashMap;

use roxmltree::Node;

use super::Reader;
use super::element::var;
use super::look::{look, name_options, title_options};
use super::macros::check_macros;
use super::xml::{
    Result, child, children, error_at, integer, is_draft, is_true, name, owned, string, words,
};
use crate::csl::locale::Locale;
use crate::csl::option;
use crate::csl::style::*;
use crate::text::lang::LangTag;

impl<'a> Reader<'a> {
    pub(super) fn new(root: Node<'a, '_>) -> Result<Reader<'a>> {
        let mut macros = HashMap::new();
        for (index, node) in children(root).filter(|c| name(*c) == "macro").enumerate() {
            let Some(name) = node.attribute("name") else {
                return Err(error_at(node, "a macro without a name"));
            };
            macros.insert(name, index);
        }
        Ok(Reader { macros })
    }

    pub(super) fn style(&self, root: Node<'a, '_>) -> Result<Style> {
        let info = child(root, "info");
        let text = |wanted: &str| {
            let found = info.and_then(|info| child(info, wanted));
            found
                .and_then(|node| node.text())
                .unwrap_or_default()
                .trim()
                .to_string()
        };
        let parent = info.and_then(|info| {
            children(info)
                .find(|c| name(*c) == "link" && c.attribute("rel") == Some("independent-parent"))
                .and_then(|link| owned(link, "href"))
        });
        let mut macros = Vec::new();
        for node in children(root).filter(|c| name(*c) == "macro") {
            macros.push(Macro {
                name: string(node, "name"),
                elements: self.elements(node, 0)?,
            });
        }
        let mut locales = Vec::new();
        for node in children(root).filter(|c| name(*c) == "locale") {
            locales.push(Locale::read(node)?);
        }
        let citation = match child(root, "citation") {
            Some(node) => self.citation(node)?,
            None if parent.is_some() => Citation::default(),
            None => return Err(error_at(root, "the style has no `citation`")),
        };
        let in_text = child(root, "intext")
            .filter(|_| is_draft(root))
            .map(|node| {
                Ok(InText {
                    names: name_options(node, true),
                    titles: title_options(node),
                    layouts: self.layouts(node)?,
                })
            })
            .transpose()?;
        let bibliography = child(root, "bibliography")
            .map(|n| self.bibliography(n))
            .transpose()?;
        let (default_locale, sort_forms) = default_locale(root);
        let style = Style {
            id: text("id"),
            title: text("title"),
            parent,
            variants: Vec::new(),
            choices: option::chosen(root),
            class: match root.attribute("class") {
                Some("note") => Class::Note,
                _ => Class::InText,
            },
            default_locale,
            sort_locale: owned(root, "default-locale-sort").filter(|l| !l.is_empty()),
            sort_forms,
            script_order: root
                .attribute("script-order")
                .and_then(|name| name.parse().ok()),
            item_language: is_true(root, "item-language"),
            romanization: root.attribute("romanization").map(str::to_string),
            options: StyleOptions {
                initialize_with_hyphen: root.attribute("initialize-with-hyphen") != Some("false"),
                page_range_format: page_range_format(root),
                demote_non_dropping_particle: match root.attribute("demote-non-dropping-particle") {
                    Some("never") => Demote::Never,
                    Some("sort-only") => Demote::SortOnly,
                    _ => Demote::DisplayAndSort,
                },
            },
            names: name_options(root, true),
            titles: title_options(root),
            macros,
            locales,
            citation,
            in_text,
            bibliography,
        };
        check_macros(&style, root)?;
        Ok(style)
    }

    fn citation(&self, node: Node<'a, '_>) -> Result<Citation> {
        Ok(Citation {
            names: name_options(node, true),
            titles: title_options(node),
            sort: self.sort(node)?,
            layouts: self.layouts(node)?,
            add_names: is_true(node, "disambiguate-add-names"),
            add_givenname: is_true(node, "disambiguate-add-givenname"),
            add_year_suffix: is_true(node, "disambiguate-add-year-suffix"),
            givenname_rule: match node.attribute("givenname-disambiguation-rule") {
                Some("all-names") => GivennameRule::AllNames,
                Some("all-names-with-initials") => GivennameRule::AllNamesWithInitials,
                Some("primary-name") => GivennameRule::PrimaryName,
                Some("primary-name-with-initials") => GivennameRule::PrimaryNameWithInitials,
                _ => GivennameRule::ByCite,
            },
            cite_group_delimiter: owned(node, "cite-group-delimiter"),
            collapse: match node.attribute("collapse") {
                Some("citation-number") => Some(Collapse::CitationNumber),
                Some("year") => Some(Collapse::Year),
                Some("year-suffix") => Some(Collapse::YearSuffix),
                Some("year-suffix-ranged") => Some(Collapse::YearSuffixRanged),
                _ => None,
            },
            year_suffix_delimiter: owned(node, "year-suffix-delimiter"),
            after_collapse_delimiter: owned(node, "after-collapse-delimiter"),
            near_note_distance: integer(node, "near-note-distance").unwrap_or(5),
        })
    }

    fn bibliography(&self, node: Node<'a, '_>) -> Result<Bibliography> {
        Ok(Bibliography {
            names: name_options(node, true),
            titles: title_options(node),
            sort: self.sort(node)?,
            layouts: self.layouts(node)?,
            hanging_indent: is_true(node, "hanging-indent"),
            second_field_align: matches!(
                node.attribute("second-field-align"),
                Some("flush" | "margin")
            ),
            line_spacing: integer(node, "line-spacing").unwrap_or(1),
            entry_spacing: integer(node, "entry-spacing").unwrap_or(1),
            subsequent_author_substitute: owned(node, "subsequent-author-substitute"),
            exclude_types: words(node, "exclude-types")
                .filter_map(|word| word.parse().ok())
                .collect(),
            exclude_with: words(node, "exclude-with-fields")
                .filter_map(|word| word.parse().ok())
                .collect(),
            substitute_rule: match node.attribute("subsequent-author-substitute-rule") {
                Some("complete-each") => SubstituteRule::CompleteEach,
                Some("partial-each") => SubstituteRule::PartialEach,
                Some("partial-first") => SubstituteRule::PartialFirst,
                _ => SubstituteRule::CompleteAll,
            },
        })
    }

    /// The layouts, those for certain languages first.
    fn layouts(&self, node: Node<'a, '_>) -> Result<Vec<Layout>> {
        let mut layouts = Vec::new();
        for layout in children(node).filter(|c| name(*c) == "layout") {
            layouts.push(Layout {
                languages: words(layout, "locale").map(str::to_string).collect(),
                look: look(layout),
                delimiter: string(layout, "delimiter"),
                elements: self.elements(layout, 0)?,
            });
        }
        if layouts.is_empty() {
            return Err(error_at(node, format!("`{}` has no `layout`", name(node))));
        }
        layouts.sort_by_key(|layout| layout.languages.is_empty());
        Ok(layouts)
    }

    fn sort(&self, node: Node<'a, '_>) -> Result<Vec<SortKey>> {
        let Some(sort) = child(node, "sort") else {
            return Ok(Vec::new());
        };
        let mut keys = Vec::new();
        for key in children(sort).filter(|c| name(*c) == "key") {
            let source = if let Some(variable) = key.attribute("variable") {
                SortSource::Variable(var(variable))
            } else {
                SortSource::Macro(self.macro_index(key)?)
            };
            keys.push(SortKey {
                source,
                descending: key.attribute("sort") == Some("descending"),
                names: NameOptions {
                    et_al_min: integer(key, "names-min"),
                    et_al_use_first: integer(key, "names-use-first"),
                    et_al_use_last: key.attribute("names-use-last").map(|v| v == "true"),
                    ..NameOptions::default()
                },
            });
        }
        Ok(keys)
    }

    pub(super) fn macro_index(&self, node: Node<'a, '_>) -> Result<usize> {
        let Some(wanted) = node.attribute("macro") else {
            let message = format!("`{}` says neither `variable` nor `macro`", name(node));
            return Err(error_at(node, message));
        };
        self.macros
            .get(wanted)
            .copied()
            .ok_or_else(|| error_at(node, format!("there is no macro `{wanted}`")))
    }
}

/// The locale of `default-locale`, and the forms to sort by that CSL-M adds to it:
/// `en-US-x-sort-ru-alalc97`. Its other additions (`-x-translit-`, `-x-translat-`) say what to
/// print; here the style's own elements do (`form="romanized"`).
fn default_locale(root: Node<'_, '_>) -> (Option<String>, Vec<LangTag>) {
    let mut parts = root
        .attribute("default-locale")
        .unwrap_or_default()
        .split("-x-")
        .map(str::trim);
    let locale = parts.next().filter(|tag| !tag.is_empty());
    let forms = parts.filter_map(|part| LangTag::new(part.strip_prefix("sort-")?));
    (locale.map(str::to_string), forms.collect())
}

fn page_range_format(node: Node<'_, '_>) -> Option<PageRangeFormat> {
    Some(match node.attribute("page-range-format")? {
        "expanded" => PageRangeFormat::Expanded,
        "minimal" => PageRangeFormat::Minimal,
        "minimal-two" => PageRangeFormat::MinimalTwo,
        "chicago" | "chicago-15" => PageRangeFormat::Chicago15,
        "chicago-16" => PageRangeFormat::Chicago16,
        _ => return None,
    })
}

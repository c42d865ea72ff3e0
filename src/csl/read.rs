//! XML into the types of `style` and `locale`.
//!
//! What a processor cannot use is an error with its place (a macro that does not exist or calls
//! itself); what it can do without is passed over (unknown attributes and elements), since styles
//! are written for many processors.

use std::collections::HashMap;

use roxmltree::{Document, Node};

use super::locale::{Locale, TermForm};
use super::option::{self, Choices, StyleOption};
use super::style::*;
use crate::record::Variable;
use crate::text::rich::Format;

/// Why a style or a locale could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct StyleError {
    /// Line, from 1.
    pub line: u32,
    /// Column in code points, from 1.
    pub column: u32,
    /// What is wrong.
    pub message: String,
}

/// Elements may lie this deep in each other, macros included.
const MAX_DEPTH: usize = 200;

pub(super) type Result<T> = std::result::Result<T, StyleError>;

pub(super) fn parse_document(xml: &str) -> Result<Document<'_>> {
    // A byte order mark is no part of the text.
    Document::parse(xml.trim_start_matches('\u{feff}').trim_start()).map_err(|error| {
        let pos = error.pos();
        StyleError {
            line: pos.row,
            column: pos.col,
            message: error.to_string(),
        }
    })
}

pub(super) fn error_at(node: Node<'_, '_>, message: impl Into<String>) -> StyleError {
    let pos = node.document().text_pos_at(node.range().start);
    StyleError {
        line: pos.row,
        column: pos.col,
        message: message.into(),
    }
}

impl Style {
    /// Reads a style, independent or dependent.
    ///
    /// # Errors
    /// What is no well-formed XML, no `style`, or cannot be used (see the module).
    pub fn parse(xml: &str) -> Result<Style> {
        Style::parse_with(xml, &Choices::new())
    }

    /// Reads a style with values chosen for its options (see [`StyleOption`]); the defaults hold
    /// for the others.
    ///
    /// # Errors
    /// Those of [`Style::parse`]; a choice that the style does not offer.
    pub fn parse_with(xml: &str, choices: &Choices) -> Result<Style> {
        let document = parse_document(xml)?;
        let options = option::declared(document.root_element())?;
        match option::settled(&document, &options, choices)? {
            None => Style::read(&document, options),
            Some(settled) => Style::read(&parse_document(&settled)?, options),
        }
    }

    /// This dependent style as its parent prints, whose text is given: with the options that this
    /// one chooses and, before them, `choices`.
    ///
    /// # Errors
    /// Those of [`Style::parse_with`] for the parent; a parent that is dependent itself.
    pub fn resolved(&self, parent: &str, choices: &Choices) -> Result<Style> {
        let mut all = self.choices.clone();
        all.extend(choices.iter().map(|(n, v)| (n.clone(), v.clone())));
        let parent = Style::parse_with(parent, &all)?;
        if parent.parent.is_some() {
            let message = "the parent of a dependent style is a dependent style itself";
            return Err(StyleError {
                line: 1,
                column: 1,
                message: message.to_string(),
            });
        }
        Ok(Style {
            id: self.id.clone(),
            title: self.title.clone(),
            default_locale: self.default_locale.clone().or(parent.default_locale),
            ..parent
        })
    }

    fn read(document: &Document<'_>, variants: Vec<StyleOption>) -> Result<Style> {
        let root = document.root_element();
        if root.tag_name().name() != "style" {
            let message = format!(
                "this is no style: its root element is `{}`",
                root.tag_name().name()
            );
            return Err(error_at(root, message));
        }
        let mut style = Reader::new(root)?.style(root)?;
        style.variants = variants;
        Ok(style)
    }
}

struct Reader<'a> {
    macros: HashMap<&'a str, usize>,
}

fn children<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

fn name<'a>(node: Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

fn child<'a, 'i>(node: Node<'a, 'i>, wanted: &str) -> Option<Node<'a, 'i>> {
    children(node).find(|c| name(*c) == wanted)
}

fn is_true(node: Node<'_, '_>, attribute: &str) -> bool {
    node.attribute(attribute) == Some("true")
}

fn string(node: Node<'_, '_>, attribute: &str) -> String {
    node.attribute(attribute).unwrap_or_default().to_string()
}

fn owned(node: Node<'_, '_>, attribute: &str) -> Option<String> {
    node.attribute(attribute).map(str::to_string)
}

fn integer<T: std::str::FromStr>(node: Node<'_, '_>, attribute: &str) -> Option<T> {
    node.attribute(attribute)?.trim().parse().ok()
}

impl<'a> Reader<'a> {
    fn new(root: Node<'a, '_>) -> Result<Reader<'a>> {
        let mut macros = HashMap::new();
        for (index, node) in children(root).filter(|c| name(*c) == "macro").enumerate() {
            let Some(name) = node.attribute("name") else {
                return Err(error_at(node, "a macro without a name"));
            };
            macros.insert(name, index);
        }
        Ok(Reader { macros })
    }

    fn style(&self, root: Node<'a, '_>) -> Result<Style> {
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
        let bibliography = child(root, "bibliography")
            .map(|n| self.bibliography(n))
            .transpose()?;
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
            default_locale: owned(root, "default-locale").filter(|l| !l.is_empty()),
            item_language: is_true(root, "item-language"),
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
            macros,
            locales,
            citation,
            bibliography,
        };
        check_macros(&style, root)?;
        Ok(style)
    }

    fn citation(&self, node: Node<'a, '_>) -> Result<Citation> {
        Ok(Citation {
            names: name_options(node, true),
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

    fn macro_index(&self, node: Node<'a, '_>) -> Result<usize> {
        let Some(wanted) = node.attribute("macro") else {
            let message = format!("`{}` says neither `variable` nor `macro`", name(node));
            return Err(error_at(node, message));
        };
        self.macros
            .get(wanted)
            .copied()
            .ok_or_else(|| error_at(node, format!("there is no macro `{wanted}`")))
    }

    fn elements(&self, parent: Node<'a, '_>, depth: usize) -> Result<Vec<Element>> {
        if depth > MAX_DEPTH {
            return Err(error_at(parent, "elements lie too deep in each other"));
        }
        let mut elements = Vec::new();
        for node in children(parent) {
            elements.push(match name(node) {
                "text" => Element::Text(self.text(node)?),
                "date" => Element::Date(date(node)),
                "number" => Element::Number(number(node)?),
                "names" => Element::Names(Box::new(self.names(node, depth)?)),
                "label" => Element::Label(label(node)),
                "group" => Element::Group(Group {
                    delimiter: string(node, "delimiter"),
                    look: look(node),
                    elements: self.elements(node, depth + 1)?,
                }),
                "choose" => Element::Choose(self.choose(node, depth)?),
                _ => continue,
            });
        }
        Ok(elements)
    }

    fn text(&self, node: Node<'a, '_>) -> Result<Text> {
        let source = if let Some(variable) = node.attribute("variable") {
            let form = match node.attribute("form") {
                Some("short") => VariableForm::Short,
                Some("translated") => VariableForm::Translated,
                Some("romanized") => VariableForm::Romanized,
                Some("restored") => VariableForm::Restored,
                Some("full") => VariableForm::Full,
                _ => VariableForm::Long,
            };
            TextSource::Variable(var(variable), form)
        } else if node.has_attribute("macro") {
            TextSource::Macro(self.macro_index(node)?)
        } else if let Some(term) = node.attribute("term") {
            TextSource::Term {
                name: term.to_string(),
                form: TermForm::parse(node.attribute("form")),
                plural: is_true(node, "plural"),
            }
        } else if let Some(value) = node.attribute("value") {
            TextSource::Value(value.to_string())
        } else {
            return Err(error_at(
                node,
                "`text` says none of `variable`, `macro`, `term`, `value`",
            ));
        };
        Ok(Text {
            source,
            look: look(node),
        })
    }

    fn names(&self, node: Node<'a, '_>, depth: usize) -> Result<Names> {
        let mut names = Names {
            variables: words(node, "variable").map(var).collect(),
            delimiter: owned(node, "delimiter"),
            name: None,
            et_al: None,
            label: None,
            substitute: Vec::new(),
            look: look(node),
        };
        for part in children(node) {
            match name(part) {
                "name" => {
                    let piece = |wanted: &str| {
                        children(part)
                            .filter(|c| name(*c) == "name-part")
                            .find(|c| c.attribute("name") == Some(wanted))
                            .map(look)
                            .unwrap_or_default()
                    };
                    names.name = Some(Name {
                        options: name_options(part, false),
                        genitive: part.attribute("case") == Some("genitive"),
                        look: look(part),
                        family: piece("family"),
                        given: piece("given"),
                    });
                }
                "et-al" => {
                    let term = part.attribute("term").unwrap_or("et-al").to_string();
                    names.et_al = Some(EtAl {
                        term,
                        look: look(part),
                    });
                }
                "label" => {
                    let before = names.name.is_none() && child(node, "name").is_some();
                    names.label = Some(NamesLabel {
                        before,
                        label: label(part),
                    });
                }
                "substitute" => names.substitute = self.elements(part, depth + 1)?,
                _ => {}
            }
        }
        Ok(names)
    }

    fn choose(&self, node: Node<'a, '_>, depth: usize) -> Result<Vec<Branch>> {
        let mut branches = Vec::new();
        for branch in children(node) {
            if !matches!(name(branch), "if" | "else-if" | "else") {
                continue;
            }
            branches.push(Branch {
                matching: match branch.attribute("match") {
                    Some("any") => Match::Any,
                    Some("none") => Match::None,
                    _ => Match::All,
                },
                tests: if name(branch) == "else" {
                    Vec::new()
                } else {
                    tests(branch)
                },
                elements: self.elements(branch, depth + 1)?,
            });
        }
        Ok(branches)
    }
}

fn tests(node: Node<'_, '_>) -> Vec<Test> {
    let mut tests = Vec::new();
    if let Some(value) = node.attribute("disambiguate") {
        tests.push(Test::Disambiguate(value == "true"));
    }
    tests.extend(words(node, "is-numeric").map(|w| Test::IsNumeric(var(w))));
    tests.extend(words(node, "is-uncertain-date").map(|w| Test::IsUncertainDate(var(w))));
    tests.extend(words(node, "locator").map(|w| Test::Locator(w.to_string())));
    tests.extend(
        words(node, "position")
            .filter_map(position)
            .map(Test::Position),
    );
    tests.extend(words(node, "type").map(|w| Test::Type(w.parse().ok())));
    tests.extend(words(node, "variable").map(|w| Test::Variable(var(w))));
    tests.extend(words(node, "names-more-than").filter_map(|word| {
        let (variable, count) = word.split_once(':')?;
        Some(Test::MoreNames(variable.parse().ok()?, count.parse().ok()?))
    }));
    tests.extend(words(node, "language").map(|w| Test::Language(w.to_string())));
    tests
}

fn position(word: &str) -> Option<Position> {
    Some(match word {
        "first" => Position::First,
        "subsequent" => Position::Subsequent,
        "ibid" => Position::Ibid,
        "ibid-with-locator" => Position::IbidWithLocator,
        "near-note" => Position::NearNote,
        "far-note" => Position::FarNote,
        _ => return None,
    })
}

fn words<'a>(node: Node<'a, '_>, attribute: &str) -> impl Iterator<Item = &'a str> {
    node.attribute(attribute)
        .unwrap_or_default()
        .split_whitespace()
}

pub(super) fn var(name: &str) -> Var {
    match name {
        "locator" => Var::Locator,
        "citation-number" => Var::CitationNumber,
        "first-reference-note-number" => Var::FirstReferenceNoteNumber,
        "year-suffix" => Var::YearSuffix,
        _ => match name.parse::<Variable>() {
            Ok(variable) => Var::Field(variable),
            Err(_) => Var::Custom(name.to_string()),
        },
    }
}

fn number(node: Node<'_, '_>) -> Result<Number> {
    let Some(variable) = node.attribute("variable") else {
        return Err(error_at(node, "`number` says no `variable`"));
    };
    Ok(Number {
        variable: var(variable),
        form: match node.attribute("form") {
            Some("ordinal") => NumberForm::Ordinal,
            Some("long-ordinal") => NumberForm::LongOrdinal,
            Some("roman") => NumberForm::Roman,
            _ => NumberForm::Numeric,
        },
        look: look(node),
    })
}

fn label(node: Node<'_, '_>) -> Label {
    Label {
        variable: node.attribute("variable").map(var),
        form: TermForm::parse(node.attribute("form")),
        plural: match node.attribute("plural") {
            Some("always") => LabelPlural::Always,
            Some("never") => LabelPlural::Never,
            _ => LabelPlural::Contextual,
        },
        look: look(node),
    }
}

/// A `cs:date` of a style or of a locale.
pub(super) fn date(node: Node<'_, '_>) -> Date {
    Date {
        variable: node.attribute("variable").and_then(|v| v.parse().ok()),
        form: match node.attribute("form") {
            Some("numeric") => Some(DateForm::Numeric),
            Some("text") => Some(DateForm::Text),
            _ => None,
        },
        precision: match node.attribute("date-parts") {
            Some("year") => DatePrecision::Year,
            Some("year-month") => DatePrecision::Month,
            _ => DatePrecision::Day,
        },
        delimiter: string(node, "delimiter"),
        parts: children(node)
            .filter(|c| name(*c) == "date-part")
            .filter_map(date_part)
            .collect(),
        look: look(node),
    }
}

fn date_part(node: Node<'_, '_>) -> Option<DatePart> {
    Some(DatePart {
        name: match node.attribute("name")? {
            "day" => DatePartName::Day,
            "month" => DatePartName::Month,
            "year" => DatePartName::Year,
            _ => return None,
        },
        form: match node.attribute("form") {
            Some("long") => Some(DatePartForm::Long),
            Some("short") => Some(DatePartForm::Short),
            Some("numeric") => Some(DatePartForm::Numeric),
            Some("numeric-leading-zeros") => Some(DatePartForm::NumericLeadingZeros),
            Some("ordinal") => Some(DatePartForm::Ordinal),
            _ => None,
        },
        range_delimiter: owned(node, "range-delimiter"),
        look: look(node),
    })
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

/// `inherited`: the attribute names of `cs:style`, `cs:citation` and `cs:bibliography`, else those
/// of `cs:name`.
fn name_options(node: Node<'_, '_>, inherited: bool) -> NameOptions {
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
            _ => None,
        },
        sort_separator: owned(node, "sort-separator"),
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
        display: match node.attribute("display") {
            Some("block") => Some(Format::Block),
            Some("left-margin") => Some(Format::LeftMargin),
            Some("right-inline") => Some(Format::RightInline),
            Some("indent") => Some(Format::Indent),
            _ => None,
        },
        quotes: is_true(node, "quotes"),
        strip_periods: is_true(node, "strip-periods"),
        text_case: match node.attribute("text-case") {
            Some("lowercase") => Some(TextCase::Lowercase),
            Some("uppercase") => Some(TextCase::Uppercase),
            Some("capitalize-first") => Some(TextCase::CapitalizeFirst),
            Some("capitalize-all") => Some(TextCase::CapitalizeAll),
            Some("sentence") => Some(TextCase::Sentence),
            Some("title") => Some(TextCase::Title),
            _ => None,
        },
    }
}

/// Macros must not call themselves, directly or through others, nor lie too deep.
fn check_macros(style: &Style, root: Node<'_, '_>) -> Result<()> {
    let calls: Vec<Vec<usize>> = style
        .macros
        .iter()
        .map(|m| {
            let mut found = Vec::new();
            called(&m.elements, &mut found);
            found
        })
        .collect();
    // Depth of each macro's tree of calls; in progress while it is being walked.
    let mut state: Vec<Option<usize>> = vec![None; calls.len()];
    let mut open = vec![false; calls.len()];
    fn walk(
        at: usize,
        calls: &[Vec<usize>],
        state: &mut [Option<usize>],
        open: &mut [bool],
    ) -> Option<usize> {
        if let Some(depth) = state[at] {
            return Some(depth);
        }
        if open[at] || open.iter().filter(|o| **o).count() > MAX_DEPTH {
            return None;
        }
        open[at] = true;
        let mut depth = 0;
        for &next in &calls[at] {
            depth = depth.max(1 + walk(next, calls, state, open)?);
        }
        open[at] = false;
        state[at] = Some(depth);
        Some(depth)
    }
    for at in 0..calls.len() {
        let depth = walk(at, &calls, &mut state, &mut open);
        if depth.is_none_or(|depth| depth > MAX_DEPTH) {
            let name = &style.macros[at].name;
            let node = children(root)
                .find(|c| self::name(*c) == "macro" && c.attribute("name") == Some(name))
                .unwrap_or(root);
            return Err(error_at(
                node,
                format!("macro `{name}` calls itself, or macros lie too deep"),
            ));
        }
    }
    Ok(())
}

fn called(elements: &[Element], found: &mut Vec<usize>) {
    for element in elements {
        match element {
            Element::Text(Text {
                source: TextSource::Macro(index),
                ..
            }) => found.push(*index),
            Element::Group(group) => called(&group.elements, found),
            Element::Names(names) => called(&names.substitute, found),
            Element::Choose(branches) => {
                for branch in branches {
                    called(&branch.elements, found);
                }
            }
            _ => {}
        }
    }
}

//! Rendering elements (CSL 1.0.2, Rendering Elements).

use roxmltree::Node;

use super::condition::condition;
use super::look::{look, name_options};
use super::xml::{Result, child, children, error_at, is_true, name, owned, string, words};
use super::{MAX_DEPTH, Reader};
use crate::csl::locale::TermForm;
use crate::csl::style::*;
use crate::record::Variable;

impl<'a> Reader<'a> {
    pub(super) fn elements(&self, parent: Node<'a, '_>, depth: usize) -> Result<Vec<Element>> {
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
                Some("short") => Some(VariableForm::Short),
                Some("full") => Some(VariableForm::Full),
                Some("with-country") => Some(VariableForm::WithCountry),
                _ => other_form(node),
            };
            TextSource::Variable(var(variable), form.unwrap_or(VariableForm::Long))
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
            form: other_form(node),
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
                condition: condition(branch),
                elements: self.elements(branch, depth + 1)?,
            });
        }
        Ok(branches)
    }
}

/// Another form of a text or of names that a record may know (an extension of ours).
fn other_form(node: Node<'_, '_>) -> Option<VariableForm> {
    Some(match node.attribute("form")? {
        "translated" => VariableForm::Translated,
        "romanized" => VariableForm::Romanized,
        "restored" => VariableForm::Restored,
        _ => return None,
    })
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
pub(in crate::csl) fn date(node: Node<'_, '_>) -> Date {
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

//! `cs:label`: the term of a number's or a locator's kind, singular or plural.

use super::number::before_places;
use super::{Evaluator, numbers_in};
use crate::csl::locale::TermForm;
use crate::csl::output::Node;
use crate::csl::style::{Label, LabelPlural, Var, VariableForm};
use crate::csl::value;
use crate::record::{NumberVariable, Variable};

impl<'a> Evaluator<'a> {
    pub(super) fn label_element(&mut self, label: &'a Label) -> Option<Node<'a>> {
        let var = label.variable.as_ref()?;
        let value = self
            .value(var, VariableForm::Long)
            .filter(|_| !self.is_suppressed(var))?;
        let term = match var {
            Var::Locator => self.place.label.unwrap_or("page"),
            Var::Field(variable) => variable.as_str(),
            Var::CitationNumber => "citation-number",
            Var::FirstReferenceNoteNumber => "note",
            Var::YearSuffix | Var::Custom(_) => return None,
        };
        let plural = match label.plural {
            LabelPlural::Always => true,
            LabelPlural::Never => false,
            LabelPlural::Contextual => match var {
                Var::Field(Variable::Number(
                    NumberVariable::NumberOfPages | NumberVariable::NumberOfVolumes,
                )) => value.trim() != "1",
                _ => {
                    let and = self.locale.term("and", TermForm::Long, false);
                    let value = before_places(&value);
                    numbers_in(value) > 1
                        || joined_by(value, "and")
                        || and.is_some_and(|and| joined_by(value, and))
                }
            },
        };
        self.term_label(term, label, plural)
    }

    /// The term in the label's form and look. Where a locale lacks `sub-verbo` it may have
    /// `sub verbo`, the spelling of CSL 1.0.1.
    pub(super) fn term_label(
        &self,
        term: &str,
        label: &'a Label,
        plural: bool,
    ) -> Option<Node<'a>> {
        let find = |term: &str| self.locale.term(term, label.form, plural);
        let text = find(term)
            .or_else(|| find(&term.replace(' ', "-")))
            .or_else(|| find(&term.replace('-', " ")))?;
        (!text.is_empty()).then(|| self.dress_words(value::plain(text), &label.look))
    }
}

/// Whether a word stands between two numbers: `213 and 235`.
fn joined_by(value: &str, word: &str) -> bool {
    let words: Vec<&str> = value.split_whitespace().collect();
    words.windows(3).any(|w| {
        matches!(w, [before, middle, after]
            if *middle == word
                && before.ends_with(|c: char| c.is_ascii_digit())
                && after.starts_with(|c: char| c.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_joins_numbers() {
        // CSL 1.0.2, Label: contextual plurals.
        for (value, word, expected) in [
            ("12 and 14", "and", true),
            ("12 и 14", "и", true),
            ("12 and", "and", false),
            ("sand 14", "and", false),
        ] {
            assert_eq!(joined_by(value, word), expected, "{value}");
        }
    }
}

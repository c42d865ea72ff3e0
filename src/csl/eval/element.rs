//! `cs:text`, `cs:group`, `cs:choose`, and what all elements share.

use std::borrow::Cow;

use super::number::{is_descending, is_range};
use super::{Evaluator, MAX_STEPS, page};
use crate::csl::case;
use crate::csl::output::{Branch, Node, Tag};
use crate::csl::style::{
    Element, Group, Look, NumberForm, Text, TextCase, TextSource, Var, VariableForm,
};
use crate::csl::trace::Source;
use crate::csl::value;
use crate::record::{ItemType, NumberVariable, TextVariable, Variable};

impl<'a> Evaluator<'a> {
    pub(super) fn element(&mut self, element: &'a Element, out: &mut Vec<Node<'a>>) {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            return;
        }
        if let Some(look) = element.look() {
            self.spend(look.prefix.len() + look.suffix.len());
        }
        let node = match element {
            Element::Text(text) => self.text_element(text),
            Element::Date(date) => self.date_element(date),
            Element::Number(number) => self.number_element(number),
            Element::Names(names) => self.names_element(names, None),
            Element::Label(label) => self.label_element(label),
            Element::Group(group) => self.group(group),
            Element::Choose(branches) => {
                if let Some(elements) = self.choose(branches) {
                    for element in elements {
                        self.element(element, out);
                    }
                }
                return;
            }
        };
        if let Some(node) = node
            && !node.is_empty()
        {
            self.begun = true;
            out.push(node);
        }
    }

    /// Strips full stops, changes the letter case and adds affixes and formatting.
    pub(super) fn dress(&self, mut node: Node<'a>, look: &'a Look) -> Node<'a> {
        if look.strip_periods {
            node.for_each_text(false, &mut |text, _| {
                if text.contains('.') {
                    *text = Cow::Owned(text.replace('.', ""));
                }
            });
        }
        self.dress_whole(node, look)
    }

    /// Like [`Evaluator::dress`], for what is wrong without its full stops: a DOI, an address.
    fn dress_whole(&self, mut node: Node<'a>, look: &'a Look) -> Node<'a> {
        if let Some(text_case) = look.text_case {
            case::apply(&mut node, text_case, self.letters());
        }
        node.looking(look)
    }

    /// [`Evaluator::dress`] for the style's own words, which title case changes in any language.
    pub(super) fn dress_words(&self, mut node: Node<'a>, look: &'a Look) -> Node<'a> {
        if look.text_case == Some(TextCase::Title) {
            case::apply(&mut node, TextCase::Title, self.words());
        }
        self.dress(node, look)
    }

    fn text_element(&mut self, text: &'a Text) -> Option<Node<'a>> {
        let look = &text.look;
        match &text.source {
            TextSource::Value(value) => {
                let node = value::node_in(value, self.locale.language());
                Some(self.dress_words(node, look))
            }
            TextSource::Term { name, form, plural } => {
                let term = self.locale.term(name, *form, *plural)?;
                if term.is_empty() {
                    return None;
                }
                self.spend(term.len());
                let mut node = value::plain(term);
                // A term that opens a sentence has a capital.
                if self.place.opens && !self.begun && self.sorting.is_none() {
                    case::apply(&mut node, TextCase::CapitalizeFirst, self.words());
                }
                Some(self.dress_words(node, look))
            }
            TextSource::Macro(index) => {
                let elements = &self.shared.style.macros.get(*index)?.elements;
                let children = self.grouped(elements)?;
                Some(self.dress(Node::row(children), look))
            }
            TextSource::Variable(var, form) => self.variable(var, *form, look),
        }
    }

    fn variable(&mut self, var: &'a Var, form: VariableForm, look: &'a Look) -> Option<Node<'a>> {
        let value = self.value(var, form).filter(|_| !self.is_suppressed(var));
        // A year-suffix that an item does not need is no empty variable.
        if *var != Var::YearSuffix || value.is_some() {
            self.call(value.is_some());
        }
        let value = match var {
            Var::Field(Variable::Text(variable)) => self.rejoined(*variable, value?),
            _ => value?,
        };
        self.spend(value.len());
        self.use_up(var);
        let node = match var {
            Var::Field(Variable::Number(NumberVariable::Page)) | Var::Locator => {
                let pages = page::format(
                    &value,
                    self.shared.style.options.page_range_format,
                    self.locale,
                );
                let node = if pages.contains(['"', '\'', '<']) {
                    value::owned(value::node(&pages))
                } else {
                    Node::text(pages)
                };
                if *var == Var::Locator {
                    node.tagged(Tag::Locator)
                } else {
                    node
                }
            }
            // Ranges of numbers are written as those of pages are.
            Var::Field(Variable::Number(variable))
                if is_range(&value)
                    && !(*variable == NumberVariable::Number && is_descending(&value)) =>
            {
                Node::text(self.formatted(&value, NumberForm::Numeric, None))
            }
            Var::Field(Variable::Number(_))
                if let Some(text) = self.with_places(&value, NumberForm::Numeric, None) =>
            {
                Node::text(text)
            }
            Var::CitationNumber => Node::Text(value).tagged(Tag::CitationNumber),
            Var::YearSuffix => Node::Text(value).tagged(Tag::YearSuffix),
            Var::Field(Variable::Identifier(_) | Variable::Text(TextVariable::Url)) => {
                let node = self.traced_var(Node::Text(value), var, form);
                return Some(self.dress_whole(node, look));
            }
            _ => match value {
                Cow::Borrowed(value) => value::node_in(value, self.locale.language()),
                Cow::Owned(value) => value::owned(value::node_in(&value, self.locale.language())),
            },
        };
        let node = self.dress(self.traced_var(node, var, form), look);
        Some(match self.translation(var, form) {
            Some((variable, text)) => {
                let source = Source::Translation(variable);
                bracketed(node, self.traced(value::node(text), source))
            }
            None => node,
        })
    }

    /// The translation that follows a title, and of which title.
    fn translation(&self, var: &Var, form: VariableForm) -> Option<(TextVariable, &'a str)> {
        if !self.shared.translations || form != VariableForm::Long || self.sorting.is_some() {
            return None;
        }
        let serial = matches!(
            self.item.item_type,
            ItemType::ArticleJournal | ItemType::ArticleMagazine | ItemType::ArticleNewspaper
        );
        let variable = match var {
            Var::Field(Variable::Text(v @ TextVariable::Title)) => v,
            // Journals are known by their own names.
            Var::Field(Variable::Text(v @ TextVariable::ContainerTitle)) if !serial => v,
            _ => return None,
        };
        Some((*variable, self.item.texts.get(variable)?.translated()?))
    }

    fn group(&mut self, group: &'a Group) -> Option<Node<'a>> {
        let children = self.grouped(&group.elements)?;
        self.spend(group.delimiter.len().saturating_mul(children.len()));
        let delimiter = Cow::Borrowed(group.delimiter.as_str());
        let node = Branch {
            children,
            delimiter,
            ..Branch::default()
        };
        Some(self.dress(node.into(), &group.look))
    }

    /// The elements of a group or macro, which are left out when they called variables and all of
    /// them were empty. What is printed counts as a filled variable in the group around (CSL 1.0.2,
    /// Group).
    fn grouped(&mut self, elements: &'a [Element]) -> Option<Vec<Node<'a>>> {
        let outer = std::mem::take(&mut self.seen);
        let begun = self.begun;
        let children = self.elements(elements);
        let own = std::mem::replace(&mut self.seen, outer);
        let printed = !children.is_empty() && (own.filled || !own.called);
        self.seen.called |= own.called || printed;
        self.seen.filled |= printed;
        self.begun = begun || printed;
        printed.then_some(children)
    }
}

/// A dressed title with its translation in brackets: outside quotation marks and font, inside the
/// affixes.
fn bracketed<'a>(title: Node<'a>, translation: Node<'a>) -> Node<'a> {
    let (mut prefix, mut suffix) = (Cow::Borrowed(""), Cow::Borrowed(""));
    let title = match title {
        Node::Branch(mut branch) => {
            prefix = std::mem::take(&mut branch.prefix);
            suffix = std::mem::take(&mut branch.suffix);
            Node::Branch(branch)
        }
        text => text,
    };
    let bracket = Branch {
        prefix: Cow::Borrowed(" ["),
        suffix: Cow::Borrowed("]"),
        children: vec![translation],
        ..Branch::default()
    };
    Branch {
        prefix,
        suffix,
        children: vec![title, bracket.into()],
        ..Branch::default()
    }
    .into()
}

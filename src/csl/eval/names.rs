//! `cs:names`: rows of names, et al., labels, substitution (CSL 1.0.2, Names).

use std::sync::LazyLock;

use super::person::{self, Shape};
use super::{Area, Block, Evaluator, NO_NAME_OPTIONS, Options};
use crate::csl::locale::TermForm;
use crate::csl::output::{Node, Tag};
use crate::csl::style::{
    And, Element, EtAl, LabelPlural, Name, NameForm, NameOptions, Names, NamesLabel, Position,
    Precedes, SortOrder, Text, TextSource, Var, VariableForm,
};
use crate::csl::trace::Source;
use crate::csl::value;
use crate::record::declension::genitive;
use crate::record::form::FormKind;
use crate::record::name::{NameParts, Person};
use crate::record::{self, NameVariable, Variable};
use crate::text::lang::LangTag;
use crate::text::script::Script;

/// The parts of a `cs:names`, those it lacks taken from the `cs:names` whose substitute it is.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    names: &'a Names,
    name: &'a Name,
    et_al: Option<&'a EtAl>,
    label: Option<&'a NamesLabel>,
}

/// Name options of a row, resolved.
#[derive(Clone, Copy)]
struct Rules<'a> {
    and: Option<And>,
    delimiter: &'a str,
    precedes_et_al: Precedes,
    precedes_last: Precedes,
    et_al_min: usize,
    /// `None`: no list is abbreviated.
    et_al_use_first: Option<usize>,
    et_al_use_last: bool,
    form: NameForm,
    initialize: bool,
    initialize_with: Option<&'a str>,
    order: Option<SortOrder>,
    sort_separator: &'a str,
}

/// A name in another form that the record knows.
fn in_form(name: &record::Name, wanted: VariableForm) -> Option<&NameParts> {
    let fits = |kind: &FormKind| match wanted {
        VariableForm::Translated => matches!(kind, FormKind::Translated { .. }),
        VariableForm::Romanized => matches!(kind, FormKind::Romanized { .. }),
        VariableForm::Restored => matches!(kind, FormKind::Restored { .. }),
        VariableForm::Long
        | VariableForm::Short
        | VariableForm::Full
        | VariableForm::WithCountry => false,
    };
    let found = name.forms.iter().find(|form| fits(&form.kind));
    found.map(|form| &form.value)
}

/// A `cs:name` that says nothing.
static BARE: LazyLock<Name> = LazyLock::new(Name::default);

impl<'a> Evaluator<'a> {
    /// The names in a role. `editor-translator` may also be what editor and translator have in
    /// common (CSL 1.0.2, Names).
    pub(super) fn names_of(&self, variable: NameVariable) -> Option<&'a record::Names> {
        let item = self.item;
        item.names.get(&variable)
    }

    pub(super) fn names_element(
        &mut self,
        names: &'a Names,
        outer: Option<Setting<'a>>,
    ) -> Option<Node<'a>> {
        let setting = Setting {
            names,
            name: names
                .name
                .as_ref()
                .or(outer.map(|o| o.name))
                .unwrap_or(&BARE),
            et_al: names.et_al.as_ref().or(outer.and_then(|o| o.et_al)),
            label: match outer {
                Some(outer) if names.name.is_none() && names.label.is_none() => outer.label,
                _ => names.label.as_ref(),
            },
        };
        let rows = self.rows(setting);
        let count: usize = rows.iter().map(|(_, list)| list.list.len()).sum();
        let hidden = self.hides(count, &setting.name.options);
        self.call(!rows.is_empty() && !hidden);
        let suppressed = self.place.suppress_author && self.sorting.is_none();
        if rows.is_empty() {
            // What stands in for the author goes with him.
            let outer = std::mem::take(&mut self.place.suppress_author);
            let substitute = self.substitute(setting);
            self.place.suppress_author = outer;
            return substitute.filter(|_| !suppressed);
        }
        if suppressed || hidden {
            return None;
        }
        let rules = self.rules(setting.name);
        if rules.form == NameForm::Count {
            let count: usize = rows.iter().map(|(_, list)| self.shown(list, rules)).sum();
            let text = if self.sorting.is_some() {
                format!("{count:09}")
            } else {
                count.to_string()
            };
            return Some(self.dress(Node::text(text), &names.look));
        }
        let delimiter = names.delimiter.as_deref().or_else(|| {
            self.options()
                .get(NO_NAME_OPTIONS, |o| o.names_delimiter.as_deref())
        });
        let mut pieces = Vec::new();
        for (term, list) in rows {
            // Only `editortranslator` is no variable.
            let variable = term.parse().unwrap_or(NameVariable::Editor);
            let source = Source::Variable(Variable::Names(variable));
            let row = self.row(list, rules, setting);
            let row = self.traced(row, source);
            pieces.push(self.labelled(row, term, list, setting.label));
        }
        let node = Node::joined(pieces, delimiter.unwrap_or_default()).tagged(Tag::Creators);
        Some(self.dress(node, &names.look))
    }

    /// The rows of names that have something to show, each with the term of its label. Equal
    /// editors and translators become one row.
    fn rows(&mut self, setting: Setting<'a>) -> Vec<(&'static str, &'a record::Names)> {
        let mut rows: Vec<(&'static str, &'a record::Names)> = Vec::new();
        for var in &setting.names.variables {
            let Var::Field(Variable::Names(variable)) = var else {
                continue;
            };
            let Some(list) = self.names_of(*variable) else {
                continue;
            };
            // A substitute does not print the same names twice either.
            let repeated = self.substituting && self.used.contains(var);
            if repeated || self.is_suppressed(var) || (list.list.is_empty() && !list.others) {
                continue;
            }
            if let Some(form) = setting.names.form
                && !list.list.iter().any(|name| in_form(name, form).is_some())
            {
                continue;
            }
            self.use_up(var);
            rows.push((variable.as_str(), list));
        }
        let pair = rows.len() == 2
            && rows.iter().any(|r| r.0 == "editor")
            && rows.iter().any(|r| r.0 == "translator");
        if pair
            && setting.label.is_some()
            && let [(_, a), (_, b)] = rows.as_slice()
            && a.list
                .iter()
                .map(|n| &n.parts)
                .eq(b.list.iter().map(|n| &n.parts))
        {
            let term = ["editortranslator", "editor-translator"]
                .into_iter()
                .find(|term| self.locale.term(term, TermForm::Long, false).is_some())
                // A term that a style empties says that the roles stay apart.
                .filter(|term| {
                    let text = self.locale.term(term, TermForm::Long, false);
                    text.is_some_and(|text| !text.is_empty())
                });
            if let Some(term) = term {
                rows = vec![(term, *a)];
            }
        }
        rows
    }

    fn substitute(&mut self, setting: Setting<'a>) -> Option<Node<'a>> {
        let nested = std::mem::replace(&mut self.substituting, true);
        let outer = std::mem::take(&mut self.used);
        let mut found = None;
        for element in &setting.names.substitute {
            let mut out = Vec::new();
            self.substitute_element(element, setting, &mut out);
            if !out.is_empty() {
                found = Some(Node::row(out));
                break;
            }
            if self.is_empty_term(element) {
                break;
            }
        }
        self.substituting = nested;
        let used = std::mem::replace(&mut self.used, outer);
        if found.is_some() {
            if nested {
                self.used.extend(used.iter().cloned());
            }
            self.suppressed.extend(used);
        }
        let found = found?;
        let node = if found.find(Tag::Creators).is_some() {
            found
        } else {
            found.tagged(Tag::Creators)
        };
        Some(self.dress(node, &setting.names.look))
    }

    /// Whether an element is a term that the locale or style has left empty: it says that nothing
    /// stands here, so that nothing else is tried.
    fn is_empty_term(&self, element: &Element) -> bool {
        matches!(element, Element::Text(Text { source: TextSource::Term { name, form, plural }, .. })
            if self.locale.term(name, *form, *plural) == Some(""))
    }

    /// `cs:names` within the `cs:choose` of a substitute take what they lack from the `cs:names`
    /// around as well.
    fn substitute_element(
        &mut self,
        element: &'a Element,
        setting: Setting<'a>,
        out: &mut Vec<Node<'a>>,
    ) {
        match element {
            Element::Names(names) => out.extend(self.names_element(names, Some(setting))),
            Element::Choose(branches) => {
                for element in self.choose(branches).unwrap_or_default() {
                    self.substitute_element(element, setting, out);
                }
            }
            element => self.element(element, out),
        }
    }

    pub(super) fn options(&self) -> Options<'a> {
        let shared = self.shared;
        match self.area {
            Area::Citation => shared.citation_names,
            Area::InText => shared.in_text_names,
            Area::Bibliography => shared.bibliography_names,
        }
    }

    /// Whether so many names are not printed at all.
    fn hides(&self, count: usize, own: &'a NameOptions) -> bool {
        let get = |pick: fn(&NameOptions) -> Option<u32>| self.options().get(own, pick);
        get(|o| o.suppress_min).is_some_and(|min| count >= min as usize)
            || get(|o| o.suppress_max).is_some_and(|max| count <= max as usize)
    }

    fn rules(&self, name: &'a Name) -> Rules<'a> {
        let own = &name.options;
        let options = self.options();
        let sorting = self.sorting;
        let get = |pick: fn(&NameOptions) -> Option<u32>| {
            sorting
                .and_then(pick)
                .or_else(|| options.get(own, pick))
                .map(|number| number as usize)
        };
        let subsequent = self.place.position.is_some_and(|p| p != Position::First);
        let mut et_al_min = get(|o| o.et_al_min).unwrap_or(0);
        let mut et_al_use_first = get(|o| o.et_al_use_first);
        if subsequent {
            et_al_min = get(|o| o.et_al_subsequent_min).unwrap_or(et_al_min);
            et_al_use_first = get(|o| o.et_al_subsequent_use_first).or(et_al_use_first);
        }
        let precedes = |pick: fn(&NameOptions) -> Option<Precedes>| {
            options.get(own, pick).unwrap_or(Precedes::Contextual)
        };
        let form = options.get(own, |o| o.form).unwrap_or(NameForm::Long);
        Rules {
            and: options.get(own, |o| o.and),
            delimiter: options.get(own, |o| o.delimiter.as_deref()).unwrap_or(", "),
            precedes_et_al: precedes(|o| o.delimiter_precedes_et_al),
            precedes_last: precedes(|o| o.delimiter_precedes_last),
            et_al_min,
            et_al_use_first,
            et_al_use_last: sorting
                .and_then(|o| o.et_al_use_last)
                .or_else(|| options.get(own, |o| o.et_al_use_last))
                .unwrap_or(false),
            form,
            initialize: options.get(own, |o| o.initialize).unwrap_or(true),
            initialize_with: options.get(own, |o| o.initialize_with.as_deref()),
            order: options.get(own, |o| o.name_as_sort_order),
            sort_separator: options
                .get(own, |o| o.sort_separator.as_deref())
                .unwrap_or(", "),
        }
    }

    /// How many names of a row are shown (CSL 1.0.2, Et-al Abbreviation).
    fn shown(&self, list: &record::Names, rules: Rules<'_>) -> usize {
        let total = list.list.len();
        match rules.et_al_use_first {
            Some(first) if rules.et_al_min > 0 && total >= rules.et_al_min => first.min(total),
            _ => total,
        }
    }

    /// One row of names.
    fn row(&mut self, list: &'a record::Names, rules: Rules<'a>, setting: Setting<'a>) -> Node<'a> {
        let total = list.list.len();
        let mut shown = self.shown(list, rules);
        if self.sorting.is_some() {
            return self.sortable_row(list, shown, rules);
        }
        let decision = self.decisions.blocks.get(self.blocks.len());
        if let Some(decision) = decision {
            shown = shown.max(decision.shown).min(total);
        }
        if shown == 0 {
            // Without a name there is nothing for "et al." to stand behind.
            self.blocks.push(Block {
                total,
                ..Block::default()
            });
            return Node::row(Vec::new()).tagged(Tag::Names);
        }
        let last = rules.et_al_use_last && shown + 2 <= total;
        self.steps = self.steps.saturating_add(shown);
        let mut pieces = Vec::with_capacity(2 * shown + 1);
        let levels = decision.map_or(&[][..], |d| d.levels.as_slice());
        let inverted = |at: usize| match rules.order {
            Some(SortOrder::All) => true,
            Some(SortOrder::First) => at == 0,
            Some(SortOrder::Full) => list.list.get(at).is_some_and(record::Name::is_full),
            None => false,
        };
        let whole = shown == total && !list.others;
        for (at, name) in list.list.iter().take(shown).enumerate() {
            if at > 0 && whole && at + 1 == shown {
                let after = list
                    .list
                    .get(at - 1)
                    .is_some_and(|n| person::inverts(&n.parts));
                pieces.push(self.before_last(shown, after && inverted(at - 1), rules));
            } else if at > 0 {
                pieces.push(Node::text(rules.delimiter));
            }
            let level = levels.get(at).copied().unwrap_or(0);
            let shape = self.shape(setting.name, rules, inverted(at), level);
            let form = setting.names.form.and_then(|form| in_form(name, form));
            let node = match self.in_genitive(name, setting.name) {
                Some(parts) if form.is_none() => value::owned(person::node(&parts, shape)),
                _ => person::node(form.unwrap_or(&name.parts), shape),
            };
            pieces.push(node.tagged(Tag::Name));
        }
        if last && let Some(name) = list.list.last() {
            pieces.push(Node::text(rules.delimiter));
            pieces.push(Node::text("… "));
            let shape = self.shape(setting.name, rules, inverted(total - 1), 0);
            pieces.push(person::node(&name.parts, shape).tagged(Tag::Name));
        } else if !whole {
            pieces.extend(self.et_al(
                shown,
                shown > 0 && inverted(shown - 1),
                rules,
                setting.et_al,
            ));
        }
        let with = rules.initialize_with.filter(|_| rules.initialize);
        self.blocks.push(Block {
            total,
            shown,
            max_level: if with.is_some() { 2 } else { 1 },
            names: Vec::new(),
        });
        if let Some(block) = self.blocks.last_mut()
            && self.collecting
        {
            block.names = list
                .list
                .iter()
                .map(|name| keys(&name.parts, rules.form, with))
                .collect();
        }
        Node::row(pieces).tagged(Tag::Names)
    }

    /// A Russian name in the genitive, if the style wants it: as it was printed, where it was,
    /// else by rule.
    fn in_genitive(&self, name: &record::Name, style: &Name) -> Option<NameParts> {
        let NameParts::Person(person) = &name.parts else {
            return None;
        };
        if !style.genitive || self.locale.language() != "ru" {
            return None;
        }
        let printed = name.forms.iter().find_map(|form| match &form.value {
            NameParts::Person(printed)
                if form.kind == FormKind::Printed
                    && Script::of_text(&printed.family) == Script::of_text(&person.family) =>
            {
                Some(printed)
            }
            _ => None,
        });
        let declined = match printed {
            Some(printed) => Person {
                family: printed.family.clone(),
                given: printed.given.clone(),
                ..person.clone()
            },
            None => genitive(person),
        };
        Some(NameParts::Person(declined))
    }

    fn shape(&self, name: &'a Name, rules: Rules<'a>, inverted: bool, level: u8) -> Shape<'a> {
        let options = &self.shared.style.options;
        let language = self.item.language.as_ref().map_or("", LangTag::language);
        let short = rules.form == NameForm::Short && !self.locale.keeps_names_long(language);
        let initials = rules
            .initialize_with
            .filter(|_| level < 2 || self.shared.style.citation.givenname_rule.only_initials());
        Shape {
            name,
            short: short && level == 0,
            inverted,
            family_first: self.locale.has_family_first(language),
            sort_separator: rules.sort_separator,
            initials,
            only_initials: !rules.initialize,
            hyphen: options.initialize_with_hyphen,
            demote: options.demote_non_dropping_particle,
            letters: self.words(),
            // Czech, French and Russian do not break a line behind a particle.
            particle_space: match self.locale.language() {
                "cs" | "fr" | "ru" => "\u{a0}",
                _ => " ",
            },
        }
    }

    /// What stands before the last name.
    fn before_last(&self, shown: usize, after_inverted: bool, rules: Rules<'a>) -> Node<'a> {
        let and = match rules.and {
            None => return Node::text(rules.delimiter),
            Some(And::Symbol) => "&",
            Some(And::Text) => self
                .locale
                .term("and", TermForm::Long, false)
                .unwrap_or("and"),
            Some(And::Short) => self
                .locale
                .term("and", TermForm::Short, false)
                .unwrap_or("and"),
        };
        let delimited = match rules.precedes_last {
            Precedes::Contextual => shown > 2,
            Precedes::AfterInvertedName => after_inverted,
            Precedes::Always => true,
            Precedes::Never => false,
        };
        if delimited {
            Node::text(format!("{}{and} ", rules.delimiter))
        } else {
            Node::text(format!(" {and} "))
        }
    }

    fn et_al(
        &self,
        shown: usize,
        after_inverted: bool,
        rules: Rules<'a>,
        et_al: Option<&'a EtAl>,
    ) -> Vec<Node<'a>> {
        let term = et_al.map_or("et-al", |e| e.term.as_str());
        let text = self
            .locale
            .term(term, TermForm::Long, false)
            .unwrap_or_default();
        if text.is_empty() {
            return Vec::new();
        }
        let delimited = match rules.precedes_et_al {
            Precedes::Contextual => shown > 1,
            Precedes::AfterInvertedName => after_inverted,
            Precedes::Always => true,
            Precedes::Never => false,
        };
        let node = value::plain(text);
        let node = match et_al {
            Some(et_al) => self.dress(node, &et_al.look),
            None => node,
        };
        vec![
            Node::text(match text.chars().next() {
                _ if delimited => rules.delimiter,
                // Letters of Chinese and Japanese take no space.
                Some('\u{2e80}'..='\u{9fff}') => "",
                _ => " ",
            }),
            node,
        ]
    }

    fn sortable_row(&self, list: &'a record::Names, shown: usize, rules: Rules<'_>) -> Node<'a> {
        let demote = self.shared.style.options.demote_non_dropping_particle;
        let initials = rules.initialize_with.filter(|_| rules.initialize);
        let total = list.list.len();
        let last = list
            .list
            .last()
            .filter(|_| rules.et_al_use_last && shown + 2 <= total);
        let names: Vec<String> = list
            .list
            .iter()
            .take(shown)
            .chain(last)
            .map(|n| person::sort_name(self.sort_parts(n), demote, initials, rules.form))
            .collect();
        Node::text(names.join("   "))
    }

    /// The name in the form by which the style sorts.
    pub(in crate::csl) fn sort_parts(&self, name: &'a record::Name) -> &'a NameParts {
        self.sort_form(&name.forms, None).unwrap_or(&name.parts)
    }

    fn labelled(
        &self,
        row: Node<'a>,
        term: &str,
        list: &record::Names,
        label: Option<&'a NamesLabel>,
    ) -> Node<'a> {
        let Some(NamesLabel { before, label }) = label.filter(|_| self.sorting.is_none()) else {
            return row;
        };
        let plural = match label.plural {
            LabelPlural::Always => true,
            LabelPlural::Never => false,
            LabelPlural::Contextual => list.list.len() > 1 || list.others,
        };
        let Some(label) = self.term_label(term, label, plural) else {
            return row;
        };
        Node::row(if *before {
            vec![label, row]
        } else {
            vec![row, label]
        })
    }
}

/// See [`Block::names`].
fn keys(parts: &NameParts, form: NameForm, with: Option<&str>) -> [String; 3] {
    let whole = person::name_key(parts, 2, None);
    let initials = match with {
        Some(with) => person::name_key(parts, 1, Some(with)),
        None => whole.clone(),
    };
    let base = match form {
        NameForm::Short => person::name_key(parts, 0, None),
        _ => initials.clone(),
    };
    [base, initials, whole]
}

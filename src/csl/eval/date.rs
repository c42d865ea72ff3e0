//! `cs:date`: localised and free dates, ranges, seasons, eras, the year-suffix (CSL 1.0.2, Date).

use std::borrow::Cow;
use std::cmp::Ordering;

use super::{Area, Evaluator, letters};
use crate::csl::locale::{Gender, TermForm};
use crate::csl::output::{Branch, Node, Tag};
use crate::csl::style::{
    Date, DatePart, DatePartForm, DatePartName, DatePrecision, Look, Var, VariableForm,
};
use crate::csl::{case, value};
use crate::record;
use crate::record::date::{Bound, DatePart as Known, DatePoint};
use crate::record::{DateVariable, Variable};

/// A part that will be printed, with its look as the style overrides the locale's.
#[derive(Clone, Copy)]
struct Part<'a> {
    part: &'a DatePart,
    /// The style's word on the same part of a localised date.
    over: Option<&'a DatePart>,
}

impl<'a> Part<'a> {
    fn form(&self) -> Option<DatePartForm> {
        self.over.and_then(|o| o.form).or(self.part.form)
    }

    fn range_delimiter(&self) -> &'a str {
        let over = self.over.and_then(|o| o.range_delimiter.as_deref());
        over.or(self.part.range_delimiter.as_deref()).unwrap_or("–")
    }
}

impl<'a> Evaluator<'a> {
    pub(super) fn date_element(&mut self, date: &'a Date) -> Option<Node<'a>> {
        let Some(Variable::Date(variable)) = date.variable else {
            self.call(false);
            return None;
        };
        let var = Var::Field(Variable::Date(variable));
        let item = self.item;
        let value = item
            .dates
            .get(&variable)
            .filter(|_| !self.is_suppressed(&var));
        let Some(value) = value else {
            self.call(false);
            return None;
        };
        self.use_up(&var);
        let locale = self.locale;
        let localized = date.form.and_then(|form| locale.date(form));
        let parts: Vec<Part<'a>> = match localized {
            Some(shape) => shape
                .parts
                .iter()
                .filter(|part| part.name.within(date.precision))
                .map(|part| Part {
                    part,
                    over: date.parts.iter().find(|o| o.name == part.name),
                })
                .collect(),
            None => date
                .parts
                .iter()
                .map(|part| Part { part, over: None })
                .collect(),
        };
        let delimiter = match localized {
            Some(shape) if date.delimiter.is_empty() => shape.delimiter.as_str(),
            _ => date.delimiter.as_str(),
        };
        let seen = self.seen;
        self.call(true);
        if self.sorting.is_some() {
            return sort_key(value, &parts).map(Node::text);
        }
        if self.comparing && variable == DateVariable::Accessed {
            return None;
        }
        // The first date bears the year-suffix, be it that of issue or another.
        let suffix = self.take_suffix();
        let node = match value {
            record::Date::Literal(text) => {
                let mut pieces = vec![value::node(text)];
                pieces.extend(suffix);
                Node::row(pieces).tagged(Tag::Year)
            }
            record::Date::Point(point) => self.point(*point, &parts, delimiter, suffix),
            record::Date::Range(from, to) => self.range(from, to, &parts, delimiter, suffix),
        };
        self.seen = seen;
        self.call(!node.is_empty());
        if node.is_empty() {
            return None;
        }
        let node = if variable == DateVariable::Issued {
            node.tagged(Tag::Date)
        } else {
            node
        };
        let node = self.traced_var(node, &var, VariableForm::Long);
        let node = match localized {
            Some(shape) => self.dress(node, &shape.look),
            None => node,
        };
        Some(self.dress(node, &date.look))
    }

    /// The year-suffix, once a cite, unless the style says itself where it stands.
    fn take_suffix(&mut self) -> Option<Node<'a>> {
        let area = usize::from(self.area == Area::Bibliography);
        if self.dated
            || self
                .shared
                .explicit_suffix
                .get(area)
                .copied()
                .unwrap_or(false)
        {
            return None;
        }
        let number = self.decisions.year_suffix?;
        // The date's letter case is not that of its suffix.
        let suffix = Branch {
            tag: Some(Tag::YearSuffix),
            fixed_case: true,
            children: vec![Node::text(letters(number))],
            ..Branch::default()
        };
        Some(suffix.into())
    }

    fn point(
        &mut self,
        point: DatePoint,
        parts: &[Part<'a>],
        delimiter: &'a str,
        mut suffix: Option<Node<'a>>,
    ) -> Node<'a> {
        let pieces: Vec<Node<'a>> = parts
            .iter()
            .filter_map(|part| self.part(point, *part, Trim::default(), &mut suffix))
            .collect();
        Node::joined(pieces, delimiter)
    }

    fn range(
        &mut self,
        from: &Bound,
        to: &Bound,
        parts: &[Part<'a>],
        delimiter: &'a str,
        mut suffix: Option<Node<'a>>,
    ) -> Node<'a> {
        let (from, to) = match (from, to) {
            (Bound::Point(from), Bound::Point(to)) => (*from, *to),
            (Bound::Point(point), open) | (open, Bound::Point(point)) => {
                let node = self.point(*point, parts, delimiter, suffix);
                if *open == Bound::Unknown {
                    return node;
                }
                let dash = Node::text(year_delimiter(parts));
                let began = matches!(to, Bound::Open);
                return Node::row(if began {
                    vec![node, dash]
                } else {
                    vec![dash, node]
                });
            }
            _ => return Node::row(Vec::new()),
        };
        let differing = |part: &Part<'a>| {
            let name = part.part.name;
            name.differs(from, to) && (name.known(from) || name.known(to))
        };
        let first = parts.iter().position(differing);
        let last = parts.iter().rposition(differing);
        let (Some(first), Some(last)) = (first, last) else {
            return self.point(from, parts, delimiter, suffix);
        };
        // The largest part that differs says what stands between.
        let largest = [DatePartName::Year, DatePartName::Month, DatePartName::Day]
            .into_iter()
            .find_map(|name| parts.iter().find(|p| p.part.name == name && differing(p)));
        let between = largest.map_or("–", Part::range_delimiter);
        let mut pieces = Vec::new();
        let mut block = (Vec::new(), Vec::new());
        for (at, part) in parts.iter().enumerate() {
            if at < first || at > last {
                let piece = self.part(from, *part, Trim::default(), &mut suffix);
                if at > last && !block.0.is_empty() {
                    pieces.push(joined_block(std::mem::take(&mut block), delimiter, between));
                }
                pieces.extend(piece);
                continue;
            }
            let end = Trim {
                prefix: false,
                suffix: at == last,
            };
            let start = Trim {
                prefix: at == first,
                suffix: false,
            };
            // The suffix of the year stands at the end of the range.
            block.0.extend(self.part(from, *part, end, &mut None));
            block.1.extend(self.part(to, *part, start, &mut suffix));
        }
        if !block.0.is_empty() || !block.1.is_empty() {
            pieces.push(joined_block(block, delimiter, between));
        }
        Node::joined(pieces, delimiter)
    }

    /// One part of a date; `None` when the date does not know it.
    fn part(
        &mut self,
        point: DatePoint,
        part: Part<'a>,
        trim: Trim,
        suffix: &mut Option<Node<'a>>,
    ) -> Option<Node<'a>> {
        let node = match part.part.name {
            DatePartName::Year => {
                let year = Node::text(self.year(point.year, part.form()));
                let mut row = vec![year];
                if let Some(suffix) = suffix.take() {
                    self.dated = true;
                    row.push(suffix);
                }
                Node::row(row).tagged(Tag::Year)
            }
            DatePartName::Month => self.month(point, part.form())?,
            DatePartName::Day => {
                let month = point.month_number()?;
                Node::text(self.day(point.day_number()?, month, part.form()))
            }
        };
        Some(self.dress_part(node, part, trim))
    }

    fn year(&self, year: i32, form: Option<DatePartForm>) -> String {
        let term = |name: &str| {
            self.locale
                .term(name, TermForm::Long, false)
                .unwrap_or_default()
        };
        // The year 0 is 1 BC.
        if year < 1 {
            return format!("{}{}", 1 - i64::from(year), term("bc"));
        }
        match form {
            Some(DatePartForm::Short) => format!("{:02}", year % 100),
            _ if year < 1000 => format!("{year}{}", term("ad")),
            _ => year.to_string(),
        }
    }

    fn month(&self, point: DatePoint, form: Option<DatePartForm>) -> Option<Node<'a>> {
        let form = form.unwrap_or(DatePartForm::Long);
        let term_form = match form {
            DatePartForm::Short => TermForm::Short,
            _ => TermForm::Long,
        };
        if let Known::Season(season) = point.part {
            let term =
                self.locale
                    .term(&format!("season-{:02}", season as u8), term_form, false)?;
            return Some(Node::text(term));
        }
        let month = point.month_number()?;
        Some(match form {
            DatePartForm::Numeric | DatePartForm::Ordinal => Node::text(month.to_string()),
            DatePartForm::NumericLeadingZeros => Node::text(format!("{month:02}")),
            DatePartForm::Long | DatePartForm::Short => Node::text(self.locale.term(
                &format!("month-{month:02}"),
                term_form,
                false,
            )?),
        })
    }

    fn day(&self, day: u8, month: u8, form: Option<DatePartForm>) -> String {
        match form {
            Some(DatePartForm::NumericLeadingZeros) => format!("{day:02}"),
            Some(DatePartForm::Ordinal) if day == 1 || !self.locale.limit_day_ordinals() => {
                let gender: Option<Gender> = self.locale.gender(&format!("month-{month:02}"));
                format!(
                    "{day}{}",
                    self.locale.ordinal_suffix(u32::from(day), gender)
                )
            }
            _ => day.to_string(),
        }
    }

    /// The look of a part: what the style says of it over what the locale says.
    fn dress_part(&self, mut node: Node<'a>, part: Part<'a>, trim: Trim) -> Node<'a> {
        let looks = [
            part.over.map_or(&part.part.look, |o| &o.look),
            &part.part.look,
        ];
        if looks.iter().any(|look| look.strip_periods) {
            node.for_each_text(false, &mut |text, _| {
                if text.contains('.') {
                    *text = Cow::Owned(text.replace('.', ""));
                }
            });
        }
        if let Some(text_case) = looks.iter().find_map(|look| look.text_case) {
            case::apply(&mut node, text_case, self.letters());
        }
        let affix = |pick: fn(&Look) -> &str, trimmed: bool| -> &'a str {
            let found = looks.into_iter().map(pick).find(|text| !text.is_empty());
            found.filter(|_| !trimmed).unwrap_or_default()
        };
        Branch {
            prefix: Cow::Borrowed(affix(|look| &look.prefix, trim.prefix)),
            suffix: Cow::Borrowed(affix(|look| &look.suffix, trim.suffix)),
            formatting: looks
                .iter()
                .map(|look| look.formatting)
                .find(|formatting| !formatting.is_plain())
                .unwrap_or_default(),
            children: vec![node],
            ..Branch::default()
        }
        .into()
    }
}

/// Which affixes of a part are left out, where a range's ends meet.
#[derive(Clone, Copy, Default)]
struct Trim {
    prefix: bool,
    suffix: bool,
}

fn joined_block<'a>(
    (from, to): (Vec<Node<'a>>, Vec<Node<'a>>),
    delimiter: &'a str,
    between: &'a str,
) -> Node<'a> {
    Node::joined(
        vec![Node::joined(from, delimiter), Node::joined(to, delimiter)],
        between,
    )
}

fn year_delimiter<'a>(parts: &[Part<'a>]) -> &'a str {
    let year = parts.iter().find(|p| p.part.name == DatePartName::Year);
    year.map_or("–", Part::range_delimiter)
}

impl DatePartName {
    fn within(self, precision: DatePrecision) -> bool {
        match precision {
            DatePrecision::Day => true,
            DatePrecision::Month => self != DatePartName::Day,
            DatePrecision::Year => self == DatePartName::Year,
        }
    }

    fn known(self, point: DatePoint) -> bool {
        match self {
            DatePartName::Year => true,
            DatePartName::Month => {
                matches!(point.part, Known::Season(_)) || point.month_number().is_some()
            }
            DatePartName::Day => point.day_number().is_some(),
        }
    }

    /// Whether this part, or a larger one, is not the same in both.
    fn differs(self, a: DatePoint, b: DatePoint) -> bool {
        let year = a.year != b.year;
        let month = |p: DatePoint| match p.part {
            Known::Season(season) => Some(season as u8 + 20),
            _ => p.month_number(),
        };
        match self {
            DatePartName::Year => year,
            DatePartName::Month => year || month(a) != month(b),
            DatePartName::Day => year || month(a) != month(b) || a.day_number() != b.day_number(),
        }
    }
}

/// A date as text that sorts: year, month and day, as far as the parts would be printed; the end
/// of a range behind its beginning (CSL 1.0.2, Sorting).
fn sort_key(date: &record::Date, parts: &[Part<'_>]) -> Option<String> {
    let shown = |name: DatePartName| parts.iter().any(|p| p.part.name == name);
    let (month, day) = (shown(DatePartName::Month), shown(DatePartName::Day));
    Some(date_key(date, month, day)).filter(|key| !key.is_empty())
}

/// See [`sort_key`]; with month and day or without.
pub(in crate::csl) fn date_key(date: &record::Date, month: bool, day: bool) -> String {
    let point = |p: &DatePoint| {
        // Years before the era count downwards; the sign sorts before digits.
        let year = match p.year.cmp(&0) {
            Ordering::Less => format!("0{:09}", 999_999_999 + i64::from(p.year)),
            _ => format!("1{:09}", p.year),
        };
        let shown_month = if month { sort_month(*p) } else { 0 };
        let shown_day = if day { p.day_number().unwrap_or(0) } else { 0 };
        format!("{year}{shown_month:02}{shown_day:02}")
    };
    match date {
        record::Date::Literal(text) => text.clone(),
        record::Date::Point(p) => point(p),
        record::Date::Range(Bound::Point(from), Bound::Point(to)) => {
            format!("{}-{}", point(from), point(to))
        }
        record::Date::Range(Bound::Point(p), _) | record::Date::Range(_, Bound::Point(p)) => {
            point(p)
        }
        record::Date::Range(..) => String::new(),
    }
}

/// Seasons stand where their first month would.
fn sort_month(point: DatePoint) -> u8 {
    match point.part {
        Known::Season(season) => season as u8 * 3,
        _ => point.month_number().unwrap_or(0),
    }
}

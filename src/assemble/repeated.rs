//! References that point to one above: `———`, `Он же` for its authors, `Там же`, `Ibid.` for the
//! whole of it or for what holds it, `Указ. соч.`, `op. cit.` for a work of the same author.

use crate::record::name::{Name, NameParts};
use crate::record::{
    DateVariable, ItemType, NameVariable, NumberVariable, Reference, TextVariable,
};
use crate::text::above;

/// Puts what stands above in place of the signs for it, down the list; a sign with nothing above
/// it stays. What is put in are copies; a page or volume beside a sign takes the place of that of
/// the work.
pub fn resolve<'r>(references: impl IntoIterator<Item = &'r mut Reference>) {
    let mut done: Vec<&'r mut Reference> = Vec::new();
    for reference in references {
        let target = points_to(reference);
        authors(reference, done.last().map(|above| &**above));
        match target {
            Some(Target::Work) => {
                if let Some(above) = done.last() {
                    copy(above, reference);
                }
            }
            Some(Target::Cited) => {
                if let Some(above) = cited(&done, reference) {
                    copy(above, reference);
                }
            }
            Some(Target::Host) => {
                if let Some(above) = done.last() {
                    host(above, reference);
                }
            }
            None => {}
        }
        done.push(reference);
    }
}

/// What of the entries above a reference points to.
enum Target {
    /// The work before.
    Work,
    /// A work named further above.
    Cited,
    /// What holds the work before.
    Host,
}

fn points_to(reference: &Reference) -> Option<Target> {
    let is = |variable, sign: fn(&str) -> bool| reference.text(variable).is_some_and(sign);
    if is(TextVariable::Title, above::is_work) {
        Some(Target::Work)
    } else if is(TextVariable::Title, above::is_cited) {
        Some(Target::Cited)
    } else if is(TextVariable::ContainerTitle, above::is_work) {
        Some(Target::Host)
    } else {
        // `Idem, p. 5`: nothing but the sign and a place in the work.
        let titled = [TextVariable::Title, TextVariable::ContainerTitle]
            .iter()
            .any(|variable| reference.texts.contains_key(variable));
        let place = reference.numbers.contains_key(&NumberVariable::Page);
        (!titled && place && has_sign(reference)).then_some(Target::Work)
    }
}

fn has_sign(reference: &Reference) -> bool {
    matches!(
        reference.names_of(NameVariable::Author),
        [Name { parts: NameParts::Literal(text), .. }] if above::is_author(text)
    )
}

/// Puts the authors above, or the editors in their place, in the place of a sign.
fn authors(reference: &mut Reference, above: Option<&Reference>) {
    let names = above.and_then(|above| {
        let of = |variable| above.names.get(&variable);
        of(NameVariable::Author).or_else(|| of(NameVariable::Editor))
    });
    if let Some(names) = names.filter(|_| has_sign(reference)) {
        reference.names.insert(NameVariable::Author, names.clone());
    }
}

/// The nearest work above by the author that the reference names; the one before if it names none.
fn cited<'a>(done: &'a [&mut Reference], reference: &Reference) -> Option<&'a Reference> {
    let author = |reference: &Reference| {
        let names = reference.names_of(NameVariable::Author);
        names.first().map(|name| name.family().to_lowercase())
    };
    let wanted = author(reference);
    done.iter()
        .rev()
        .map(|above| &**above)
        .find(|above| wanted.is_none() || author(above) == wanted)
}

/// Makes a reference a copy of the work above, with its own volume, issue and pages.
fn copy(above: &Reference, reference: &mut Reference) {
    let own = std::mem::replace(reference, above.clone());
    reference.id = own.id;
    reference.custom = own.custom;
    reference.numbers.extend(own.numbers);
}

/// Gives a part the host of the part above, or the book above as its host.
fn host(above: &Reference, reference: &mut Reference) {
    const TEXTS: &[TextVariable] = &[TextVariable::Publisher, TextVariable::PublisherPlace];
    const NUMBERS: &[NumberVariable] = &[NumberVariable::Volume, NumberVariable::Issue];
    let is_part = above.texts.contains_key(&TextVariable::ContainerTitle);
    let (title, authors) = if is_part {
        (TextVariable::ContainerTitle, NameVariable::ContainerAuthor)
    } else {
        (TextVariable::Title, NameVariable::Author)
    };
    let Some(title) = above.texts.get(&title) else {
        return;
    };
    reference.item_type = if is_part {
        above.item_type
    } else {
        ItemType::Chapter
    };
    let texts = &mut reference.texts;
    texts.insert(TextVariable::ContainerTitle, title.clone());
    for variable in TEXTS {
        if let Some(text) = above.texts.get(variable) {
            texts.entry(*variable).or_insert_with(|| text.clone());
        }
    }
    let own = NUMBERS
        .iter()
        .any(|number| reference.numbers.contains_key(number));
    for variable in NUMBERS.iter().filter(|_| !own) {
        if let Some(number) = above.numbers.get(variable) {
            reference.numbers.insert(*variable, number.clone());
        }
    }
    for (from, to) in [
        (authors, NameVariable::ContainerAuthor),
        (NameVariable::Editor, NameVariable::Editor),
    ] {
        if let Some(names) = above.names.get(&from) {
            reference.names.entry(to).or_insert_with(|| names.clone());
        }
    }
    if let Some(date) = above.dates.get(&DateVariable::Issued) {
        let dates = &mut reference.dates;
        dates
            .entry(DateVariable::Issued)
            .or_insert_with(|| date.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::date::{Date, DatePoint};

    /// A record of `family|title|container|year|page`.
    fn record(fields: &str) -> Reference {
        let mut out = Reference::new(ItemType::Book);
        let fields: Vec<&str> = fields.split('|').collect();
        let text = |i: usize| fields.get(i).copied().filter(|text| !text.is_empty());
        if let Some(family) = text(0) {
            let name = if above::is_author(family) {
                Name::literal(family)
            } else {
                Name::person(family, "А.")
            };
            out.names.insert(NameVariable::Author, vec![name].into());
        }
        for (i, variable) in [(1, TextVariable::Title), (2, TextVariable::ContainerTitle)] {
            if let Some(value) = text(i) {
                out.texts.insert(variable, value.into());
            }
        }
        if let Some(year) = text(3).and_then(|year| year.parse().ok()) {
            let date = Date::Point(DatePoint::year(year));
            out.dates.insert(DateVariable::Issued, date);
        }
        if let Some(page) = text(4) {
            out.numbers.insert(NumberVariable::Page, page.into());
        }
        out
    }

    fn printed(reference: &Reference) -> String {
        let authors = reference.names_of(NameVariable::Author);
        let text = |variable| reference.text(variable).unwrap_or("");
        format!(
            "{}|{}|{}|{}|{}",
            authors.first().map_or("", |name| match &name.parts {
                NameParts::Literal(text) => text,
                NameParts::Person(person) => &person.family,
            }),
            text(TextVariable::Title),
            text(TextVariable::ContainerTitle),
            reference
                .year()
                .map_or(String::new(), |year| year.to_string()),
            reference.number(NumberVariable::Page).unwrap_or(""),
        )
    }

    #[test]
    fn what_stands_above_is_put_in() {
        for (list, expected) in [
            // The authors, down the list.
            (
                [
                    "Орлов|Реки||1990|",
                    "———|Моря||1991|",
                    "Он же|Горы||1992|",
                    "Зима|Лес|||",
                ],
                [
                    "Орлов|Реки||1990|",
                    "Орлов|Моря||1991|",
                    "Орлов|Горы||1992|",
                    "Зима|Лес|||",
                ],
            ),
            // The work, with another page.
            (
                [
                    "Berg|Rivers||1990|12",
                    "|Ibid.|||15",
                    "|Ibid|||",
                    "Idem||||7",
                ],
                [
                    "Berg|Rivers||1990|12",
                    "Berg|Rivers||1990|15",
                    "Berg|Rivers||1990|15",
                    "Berg|Rivers||1990|7",
                ],
            ),
            // The author's work, not the one before.
            (
                [
                    "Berg|Rivers||1990|",
                    "Lind|Seas||1991|",
                    "Berg|Op. cit|||9",
                    "|Op. cit.|||10",
                ],
                [
                    "Berg|Rivers||1990|",
                    "Lind|Seas||1991|",
                    "Berg|Rivers||1990|9",
                    "Berg|Rivers||1990|10",
                ],
            ),
            // What holds it.
            (
                [
                    "Орлов|Реки|Вода|1990|3–9",
                    "Зима|Лес|Там же||10–12",
                    "Лис|Дом|||",
                    "Зима|Сад|Там же||5",
                ],
                [
                    "Орлов|Реки|Вода|1990|3–9",
                    "Зима|Лес|Вода|1990|10–12",
                    "Лис|Дом|||",
                    "Зима|Сад|Дом||5",
                ],
            ),
            // Nothing above: the signs stay.
            (
                [
                    "———|Моря||1991|",
                    "Berg|Op. cit|||9",
                    "|Там же|||",
                    "———|Моря|||",
                ],
                [
                    "———|Моря||1991|",
                    "Berg|Op. cit|||9",
                    "Berg|Op. cit|||9",
                    "Berg|Моря|||",
                ],
            ),
        ] {
            let mut records: Vec<Reference> = list.iter().map(|fields| record(fields)).collect();
            resolve(&mut records);
            let found: Vec<String> = records.iter().map(printed).collect();
            assert_eq!(found, expected, "{list:?}");
        }
    }
}

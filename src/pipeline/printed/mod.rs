//! References printed by citation styles, with every part labelled: training data without end for the
//! parser.
//!
//! The records come from labelled references, and from kinds of documents that those lack
//! (`kinds`); a style prints them in some language, and the places of the variables' values become
//! labels. Then the page has its way with them (`noise`). What they say may be nonsense; only their
//! layout is meant. The same input gives the same references.

mod kinds;
mod noise;

use crate::assemble::assemble;
use crate::csl::{Options, Processor, Source, Style, TracedEntry, styles};
use crate::parse::LabelledReference;
use crate::parse::example::label_set;
use crate::parse::random::Random;
use crate::parse::synthesize::synthesize;
use crate::parse::unify::{holds_more_than_values, unify};
use crate::record::label::{Label, LabelledSpan};
use crate::record::{DateVariable, IdentifierVariable, NameVariable, NumberVariable};
use crate::record::{Reference, TextVariable, Variable};
use crate::romanize;
use crate::text::lang::LangTag;
use crate::text::span::Span;
use crate::translit::{self, System};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The `source` of printed references.
pub const SOURCE: &str = "printed";

/// References that are printed as one list.
const LIST: usize = 25;

/// Languages of lists; those whose real references are fewest more than once.
const LOCALES: &[&str] = &[
    "en-US", "en-US", "en-GB", "ru-RU", "ru-RU", "uk-UA", "es-ES", "es-MX", "de-DE", "de-DE",
    "fr-FR", "fr-FR", "pt-BR", "it-IT", "pl-PL", "cs-CZ", "nl-NL", "tr-TR", "sv-SE", "bg-BG",
    "sr-RS", "zh-CN", "hu-HU",
];

/// Systems by which lists for foreign readers are romanised.
const SYSTEMS: &[&str] = &[
    "bsi-journals",
    "ala-lc-simple",
    "gost-7.79-b",
    "bgn-pcgn-1947",
    "iso-9-1995",
];

/// About `count` printed references made from `real`.
pub fn references(real: &[LabelledReference], count: usize, seed: u64) -> Vec<LabelledReference> {
    let mut random = Random(seed);
    // Russian records are few among the real ones; their values are made up as their layouts are.
    let made_up = synthesize(real, count / 8, seed.wrapping_add(1000));
    let known = real
        .iter()
        .filter_map(of_real)
        .chain(made_up.iter().filter_map(of_made_up));
    let records = Records::new(kinds::records(known.collect(), &mut random));
    let mut out = Vec::with_capacity(count + LIST);
    // Lists of records that no style prints would never fill it.
    for _ in 0..4 * count.div_ceil(LIST) {
        if out.len() >= count {
            break;
        }
        list(&records, &mut random, &mut out);
    }
    out.truncate(count);
    out
}

/// The records to print.
struct Records {
    all: Vec<Reference>,
    /// Places of those in each language that has some.
    by_language: Vec<Vec<usize>>,
}

/// Languages with fewer records are not made the main one of a list.
const LEAST: usize = 10;

impl Records {
    fn new(all: Vec<Reference>) -> Records {
        let mut by_language: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
        for (at, record) in all.iter().enumerate() {
            let language = record.language.as_ref().map(LangTag::language);
            by_language.entry(language).or_default().push(at);
        }
        let by_language = by_language
            .into_values()
            .filter(|places| places.len() >= LEAST);
        Records {
            by_language: by_language.collect(),
            all,
        }
    }

    fn any(&self, random: &mut Random) -> Option<&Reference> {
        self.all.get(random.below(self.all.len()))
    }

    /// Records for a list, most of them in its main language, as in life; half of the lists in any
    /// language, however few records it has.
    fn some(&self, random: &mut Random) -> Vec<&Reference> {
        let main = self.by_language.get(random.below(self.by_language.len()));
        let main = main.filter(|_| random.chance(50));
        let one = |_| match main {
            Some(main) if random.chance(80) => self.all.get(main[random.below(main.len())]),
            _ => self.any(random),
        };
        (0..LIST).filter_map(one).collect()
    }
}

/// The record of a real reference, if its labels can be relied on.
fn of_real(reference: &LabelledReference) -> Option<Reference> {
    if holds_more_than_values(reference) {
        return None;
    }
    let unified = unify(reference);
    let sure = unified.parts.iter().filter_map(|part| {
        let label = Label::ALL
            .iter()
            .find(|label| part.labels == label_set(&[**label]))?;
        Some(LabelledSpan::certain(part.span, *label))
    });
    record(&unified.text, &sure.collect::<Vec<_>>())
}

/// The record of a made-up reference, if it is in Cyrillic.
fn of_made_up(reference: &LabelledReference) -> Option<Reference> {
    let cyrillic = reference.text.chars().any(|c| ('А'..='я').contains(&c));
    record(&reference.text, &reference.spans).filter(|_| cyrillic)
}

/// The record, if it says enough.
fn record(text: &str, spans: &[LabelledSpan]) -> Option<Reference> {
    let record = assemble(text, spans).reference;
    let title = record.text(TextVariable::Title)?;
    let few = record.names.values().all(|names| names.list.len() <= 12);
    let clean = record.texts.values().all(|text| is_clean(&text.value));
    ((8..300).contains(&title.len()) && few && clean).then_some(record)
}

/// Whether a value is a whole one and no more: without left-over markup, with brackets and quotation
/// marks in pairs.
fn is_clean(value: &str) -> bool {
    let count = |marks: &[char]| value.matches(marks).count();
    let paired = |open: char, close: char| count(&[open]) == count(&[close]);
    !value.contains(['<', '>', '[', ']', '{', '}', '|'])
        && paired('(', ')')
        && paired('«', '»')
        && count(&['“', '„', '”']) % 2 == 0
        && count(&['"']) % 2 == 0
}

/// Styles that print a bibliography, in the order of their names; our own more than once, since real
/// references have least of their layouts.
static STYLES: LazyLock<Vec<Style>> = LazyLock::new(|| {
    let own = |name: &str| name.starts_with("gost") || name.starts_with("vestnik");
    let mut names: Vec<&str> = styles::all().iter().map(|style| style.name).collect();
    let twice: Vec<&str> = names.iter().copied().filter(|name| own(name)).collect();
    names.extend(&twice);
    names.extend(&twice);
    let read = names
        .into_iter()
        .filter_map(|name| styles::read(name)?.ok());
    read.collect()
});

/// Prints one list.
fn list(records: &Records, random: &mut Random, out: &mut Vec<LabelledReference>) {
    let style = &STYLES[random.below(STYLES.len())];
    let locale = LangTag::new(random.pick(LOCALES));
    let romanized = random.chance(35);
    let system = translit::find(random.pick(SYSTEMS));
    let mut chosen = Vec::with_capacity(LIST);
    for record in records.some(random) {
        let mut record = match system {
            Some(system) if romanized => foreign(record, system, records, random),
            _ => record.clone(),
        };
        record.id = chosen.len().to_string();
        chosen.push(record);
    }
    let options = Options {
        locale: locale.as_ref(),
        item_language: random.chance(60),
        translations: random.chance(70),
        traced: true,
        ..Options::default()
    };
    let habits = noise::Habits::any(random);
    let processor = Processor::new(style, &chosen, &options);
    for entry in processor.traced() {
        if let Some(labelled) = labelled(&entry) {
            out.push(noise::laid_over(labelled, &habits, random));
        }
    }
}

/// The record as a list for foreign readers has it: romanised, its title translated.
fn foreign(
    record: &Reference,
    system: &System,
    records: &Records,
    random: &mut Random,
) -> Reference {
    let options = romanize::Options {
        translate_words: random.chance(50),
        missing_translation: None,
    };
    let mut out = romanize::reference(record, system, &options);
    if out.language == record.language {
        return out;
    }
    if random.chance(70)
        && let Some(other) = english_title(records, random)
        && let Some(title) = out.texts.get_mut(&TextVariable::Title)
        && title.translated().is_none()
    {
        *title = std::mem::take(title).with_translation(other, LangTag::new("en"));
    }
    out
}

/// A title that some English record has.
fn english_title<'r>(records: &'r Records, random: &mut Random) -> Option<&'r str> {
    (0..20).find_map(|_| {
        let record = records.any(random)?;
        let english = record.language.as_ref()?.language() == "en";
        record.text(TextVariable::Title).filter(|_| english)
    })
}

/// Words of styles of our own that are notes, though no variable stands behind them.
const NOTES: &[&str] = &[
    "Текст : непосредственный",
    "Текст : электронный",
    "Электронный ресурс",
];

/// The printed entry with labels; None if too little of it is known, or a part of it has none of our
/// labels.
fn labelled(entry: &TracedEntry) -> Option<LabelledReference> {
    let mut spans = Vec::new();
    for (span, source) in &entry.parts {
        let label = label(*source)?;
        let span = bare(&entry.text, *span, label);
        if !span.is_empty() {
            spans.push(LabelledSpan::certain(span, label));
        }
    }
    for (at, words) in NOTES
        .iter()
        .flat_map(|words| entry.text.match_indices(words))
    {
        let span = Span::new(at, at + words.len());
        if !spans.iter().any(|other| other.span.overlaps(span)) {
            spans.push(LabelledSpan::certain(span, Label::Note));
        }
    }
    spans.sort_by_key(|labelled| labelled.span.start);
    (spans.len() >= 3).then(|| LabelledReference {
        text: entry.text.clone(),
        spans,
        source: Some(SOURCE.to_owned()),
        ..LabelledReference::default()
    })
}

/// The label of what shows a variable's value.
fn label(source: Source) -> Option<Label> {
    use TextVariable as T;
    let variable = match source {
        Source::CitationNumber => return Some(Label::CitationNumber),
        Source::Translation(T::ContainerTitle) => return Some(Label::ContainerTitleTranslated),
        Source::Translation(_) => return Some(Label::TranslatedTitle),
        Source::Variable(variable) => variable,
    };
    Some(match variable {
        Variable::Text(text) => match text {
            T::Title | T::TitleShort | T::ReviewedTitle => Label::Title,
            T::ContainerTitle | T::ContainerTitleShort => Label::ContainerTitle,
            T::CollectionTitle => Label::CollectionTitle,
            T::Publisher => Label::Publisher,
            T::PublisherPlace => Label::PublisherPlace,
            T::EventTitle | T::EventPlace => Label::Event,
            T::Genre => Label::Genre,
            T::Medium => Label::Medium,
            T::Note => Label::Note,
            T::Url => Label::Url,
            _ => return None,
        },
        Variable::Number(number) => match number {
            NumberVariable::Volume | NumberVariable::CollectionNumber => Label::Volume,
            NumberVariable::Issue => Label::Issue,
            NumberVariable::Page | NumberVariable::PageFirst | NumberVariable::NumberOfPages => {
                Label::Pages
            }
            NumberVariable::Edition => Label::Edition,
            _ => return None,
        },
        Variable::Date(DateVariable::Issued) => Label::Date,
        Variable::Date(DateVariable::Accessed) => Label::Accessed,
        Variable::Names(names) => match names {
            NameVariable::Author => Label::Author,
            NameVariable::Editor
            | NameVariable::CollectionEditor
            | NameVariable::Compiler
            | NameVariable::EditorialDirector => Label::Editor,
            NameVariable::Translator => Label::Translator,
            _ => return None,
        },
        Variable::Identifier(identifier) => match identifier {
            IdentifierVariable::Doi => Label::Doi,
            IdentifierVariable::Isbn => Label::Isbn,
            IdentifierVariable::Issn => Label::Issn,
            _ => return None,
        },
        _ => return None,
    })
}

/// The span without marks at its ends; a name keeps the stop of its last initial.
fn bare(text: &str, span: Span, label: Label) -> Span {
    let names = matches!(label, Label::Author | Label::Editor | Label::Translator);
    let mark = |c: char| c.is_whitespace() || ".,;:()[]\"«»“”‘’„—–-/".contains(c);
    let value = span.of(text);
    let start = span.start + (value.len() - value.trim_start_matches(mark).len());
    let value = &text[start..span.end];
    let kept = value.trim_end_matches(|c: char| mark(c) && !(names && c == '.'));
    Span::new(start, start + kept.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn references_are_well_formed_and_the_same_each_time() {
        let real = synthesize(&[], 200, 3);
        let printed = references(&real, 400, 7);
        assert_eq!(printed, references(&real, 400, 7));
        assert_eq!(printed.len(), 400);
        let mut labels = BTreeSet::new();
        for reference in &printed {
            let mut end = 0;
            for labelled in &reference.spans {
                assert!(labelled.span.start >= end, "{}", reference.text);
                end = labelled.span.end;
                let value = labelled.span.of(&reference.text);
                assert!(
                    !value.is_empty() && value == value.trim(),
                    "{}",
                    reference.text
                );
                labels.insert(labelled.label.as_str());
            }
        }
        for label in [
            "author",
            "editor",
            "date",
            "volume",
            "genre",
            "accessed",
            "translated-title",
        ] {
            assert!(labels.contains(label), "{label} of {labels:?}");
        }
    }

    #[test]
    fn values_are_whole() {
        for (value, clean) in [
            ("Моря (и реки)", true),
            ("Моря (и реки", false),
            ("Das „Wort“", true),
            ("L’art, «Revue", false),
            ("Moss <i>x</i>", false),
        ] {
            assert_eq!(is_clean(value), clean, "{value}");
        }
    }

    #[test]
    fn marks_at_the_ends_are_no_part_of_a_value() {
        for (value, label, expected) in [
            ("“Moss.” ", Label::Title, "Moss"),
            ("Berg, A., ", Label::Author, "Berg, A."),
            ("— 3–9.", Label::Pages, "3–9"),
            (" . ", Label::Title, ""),
        ] {
            assert_eq!(
                bare(value, Span::new(0, value.len()), label).of(value),
                expected
            );
        }
    }
}

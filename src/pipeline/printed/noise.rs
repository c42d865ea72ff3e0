//! What pages, typists and scanners do to a printed reference: other marks, lost stops, spaces too many
//! or too few, letters misread and mistyped.

use crate::parse::LabelledReference;
use crate::parse::random::Random;
use crate::record::label::{Label, LabelledSpan};
use crate::text::span::Span;

/// How all references of one list were treated.
pub struct Habits {
    /// Typewriter's quotation marks, as a list has them that was never set.
    straight_quotes: bool,
    /// What divides the ends of ranges.
    range: Option<char>,
    /// What divides areas.
    dash: Option<char>,
    /// The last stop is left out.
    open_end: bool,
    /// Each has its number before it, in this form.
    numbered: Option<[&'static str; 2]>,
    /// So many of a thousand letters are touched.
    slips: usize,
}

impl Habits {
    /// Some habits.
    pub fn any(random: &mut Random) -> Habits {
        let numbers = [
            ["", ". "],
            ["", " "],
            ["[", "] "],
            ["(", ") "],
            ["", ") "],
            ["", ".\u{2003}"],
        ];
        Habits {
            straight_quotes: random.chance(35),
            range: random
                .chance(50)
                .then(|| random.pick(&['-', '-', '–', '—', '‐'])),
            dash: random.chance(40).then(|| random.pick(&['-', '–', '—'])),
            open_end: random.chance(25),
            numbered: random.chance(20).then(|| random.pick(&numbers)),
            slips: random.pick(&[0, 0, 0, 0, 2, 6]),
        }
    }
}

/// The reference as it looks on the page.
pub fn laid_over(
    reference: LabelledReference,
    habits: &Habits,
    random: &mut Random,
) -> LabelledReference {
    let mut page = Page {
        text: String::with_capacity(reference.text.len() + 8),
        ends: Vec::with_capacity(reference.text.len() + 1),
    };
    let own_number = reference
        .spans
        .first()
        .is_some_and(|s| s.label == Label::CitationNumber);
    let number = (1 + random.below(90)).to_string();
    let numbered = habits.numbered.filter(|_| !own_number);
    if let Some([before, after]) = numbered {
        page.text.extend([before, &number, after]);
    }
    let mut chars = reference.text.char_indices().peekable();
    let mut before = None;
    while let Some((at, c)) = chars.next() {
        page.reach(at);
        let after = chars.peek().map(|(_, c)| *c);
        match c {
            '.' if habits.open_end && after.is_none() => {}
            '“' | '”' | '„' | '«' | '»' if habits.straight_quotes => page.text.push('"'),
            '‘' | '’' if habits.straight_quotes => page.text.push('\''),
            '\u{a0}' | '\u{202f}' | '\u{2009}' => page.text.push(' '),
            '-' | '–' if between_numbers(before, after) => {
                page.text.push(habits.range.unwrap_or(c))
            }
            '–' | '—' => page.text.push(habits.dash.unwrap_or(c)),
            _ if habits.slips > 0 && random.below(1000) < habits.slips => {
                slip(c, after, &mut page.text, random)
            }
            _ => page.text.push(c),
        }
        before = Some(c);
    }
    page.reach(reference.text.len());
    let mut spans = Vec::with_capacity(reference.spans.len() + 1);
    if let Some([before, _]) = numbered {
        let span = Span::new(before.len(), before.len() + number.len());
        spans.push(LabelledSpan::certain(span, Label::CitationNumber));
    }
    spans.extend(reference.spans.iter().map(|labelled| LabelledSpan {
        span: page.span(labelled.span).trim(&page.text),
        ..*labelled
    }));
    spans.retain(|labelled| !labelled.span.is_empty());
    LabelledReference {
        text: page.text,
        spans,
        ..reference
    }
}

/// A text written anew, and how far it was at each byte of the old one.
struct Page {
    text: String,
    ends: Vec<usize>,
}

impl Page {
    fn reach(&mut self, at: usize) {
        self.ends.resize(at + 1, self.text.len());
    }

    fn span(&self, old: Span) -> Span {
        let new = |at: usize| self.ends.get(at).copied().unwrap_or(self.text.len());
        Span::new(new(old.start), new(old.end))
    }
}

fn between_numbers(before: Option<char>, after: Option<char>) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    digit(before) && digit(after)
}

/// One letter or space gone wrong.
fn slip(c: char, after: Option<char>, text: &mut String, random: &mut Random) {
    match (c, random.below(4)) {
        // Digits are looked at more closely than letters.
        (c, _) if c.is_ascii_digit() => text.push(c),
        (' ', 0) if after.is_some_and(char::is_uppercase) => {}
        (' ', _) => text.push_str("  "),
        ('l', 0) => text.push('1'),
        ('O' | 'О', 0) => text.push('0'),
        ('m', 0) => text.push_str("rn"),
        (c, 1) if c.is_alphabetic() => {}
        (c, 2) if c.is_lowercase() => text.extend([c, c]),
        (c, _) => text.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn habits() -> Habits {
        Habits {
            straight_quotes: true,
            range: Some('-'),
            dash: Some('–'),
            open_end: true,
            numbered: Some(["[", "] "]),
            slips: 0,
        }
    }

    #[test]
    fn marks_change_and_labels_stay_where_they_were() {
        let text = "Лосев А. «Имя» — М., 1927. — С. 3–9.";
        let find = |part: &str, label| {
            let start = text.find(part).unwrap();
            LabelledSpan::certain(Span::new(start, start + part.len()), label)
        };
        let reference = LabelledReference {
            text: text.to_owned(),
            spans: vec![find("Имя", Label::Title), find("3–9", Label::Pages)],
            ..LabelledReference::default()
        };
        let page = laid_over(reference, &habits(), &mut Random(1));
        let [number, title, pages] = page.spans.as_slice() else {
            panic!("{:?}", page.spans)
        };
        assert_eq!(number.label, Label::CitationNumber);
        assert_eq!(title.span.of(&page.text), "Имя");
        assert_eq!(pages.span.of(&page.text), "3-9");
        assert!(page.text.starts_with('['));
        assert!(
            page.text
                .ends_with("] Лосев А. \"Имя\" – М., 1927. – С. 3-9"),
            "{}",
            page.text
        );
    }

    #[test]
    fn any_slip_leaves_labels_within_the_text() {
        let text = "Ölmüş O. «Долгое ‘имя’», ООО — 12–14 l. Om “x”.";
        for seed in 0..300 {
            let mut random = Random(seed);
            let mut habits = Habits::any(&mut random);
            habits.slips = 300;
            let spans = (0..text.len())
                .filter(|at| text.is_char_boundary(*at) && at % 7 == 0)
                .map(|at| LabelledSpan::certain(Span::new(at, text.len()), Label::Title))
                .collect();
            let reference = LabelledReference {
                text: text.to_owned(),
                spans,
                ..LabelledReference::default()
            };
            let page = laid_over(reference, &habits, &mut random);
            for span in page.spans {
                assert!(page.text.get(span.span.start..span.span.end).is_some());
            }
        }
    }
}

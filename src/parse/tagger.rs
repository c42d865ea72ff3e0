//! The tagger: a model put to work on texts.

use super::above;
use super::calibration;
use super::day_month;
use super::feature::cue::CueSet;
use super::feature::{Keys, observe_into};
use super::gap::Gap;
use super::habits::{FEWEST, Habits, Taken};
use super::lattice::{Posterior, Row, Steps, best, sum_backward, sum_forward};
use super::model::{Model, ModelError};
use super::repair::repair;
use super::spans::{Tagged, spans};
use super::state::{is_inside, label_of_state};
use super::token::{Tokens, tokenize};
use crate::record::label::LabelledSpan;
use rayon::prelude::*;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A text's labels.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Labelled {
    /// The labelled parts in order, not overlapping; bytes of the text.
    pub spans: Vec<LabelledSpan>,
    /// How sure it is that all labels are right, 0 to 1.
    pub confidence: f32,
}

/// Labels references with a model.
#[derive(Debug)]
pub struct Tagger {
    model: Model,
}

const MODEL: &[u8] = include_bytes!("../../data/model/references.model");

static EMBEDDED: LazyLock<Tagger> = LazyLock::new(|| {
    // A test reads the embedded file, so a program with a damaged one is not released; if the
    // bytes were damaged afterwards, labelling nothing is all that can be done.
    Tagger::from_bytes(MODEL).unwrap_or_else(|_| Tagger::new(Model::empty()))
});

impl Tagger {
    /// A tagger with this model.
    pub fn new(model: Model) -> Tagger {
        Tagger { model }
    }

    /// The tagger the program carries.
    pub fn embedded() -> &'static Tagger {
        &EMBEDDED
    }

    /// A tagger with the model of a file's bytes.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Tagger, ModelError> {
        Ok(Tagger::new(Model::from_bytes(bytes)?))
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Labels the text of one reference. Linear in its length.
    pub fn label(&self, text: &str) -> Labelled {
        let seen = self.see(text, &mut Keys::default());
        let steps = self.steps(&seen);
        let mut sums = Posterior::default();
        let way = Way::best(&seen, &steps, &mut sums);
        labelled(text, &seen, &way, &steps, &mut sums)
    }

    /// Labels the references of one list, in their order: each by itself, and those that are not
    /// sure once more with the list's habits.
    pub fn label_list(&self, texts: &[&str]) -> Vec<Labelled> {
        if texts.len() >= ENOUGH {
            self.model.prepare();
        }
        let mut out = Vec::with_capacity(texts.len());
        for texts in texts.chunks(LIST) {
            let has_habits = texts.len() >= FEWEST;
            let (read, taken): (Vec<Read>, Vec<Taken>) = texts
                .par_iter()
                .with_min_len(ENOUGH)
                .map_init(Room::default, |room, text| {
                    self.read(text, has_habits, room)
                })
                .unzip();
            let habits = Habits::of(if has_habits { &taken } else { &[] });
            let labelled = texts
                .par_iter()
                .with_min_len(ENOUGH)
                .zip(read.into_par_iter().zip(&taken))
                .map_init(Posterior::default, |room, (text, (read, own))| match read {
                    Read::Sure(labelled) => labelled,
                    Read::Unsure(seen, way) => {
                        self.read_again(text, (&seen, &way), &habits, own, room)
                    }
                });
            out.par_extend(labelled);
        }
        out
    }

    /// Reads a text by itself; what it is not sure of is only seen, if there are `habits` to come.
    fn read(&self, text: &str, habits: bool, room: &mut Room) -> (Read, Taken) {
        let seen = self.see(text, &mut room.keys);
        let steps = self.steps(&seen);
        let way = Way::best(&seen, &steps, &mut room.sums);
        let taken = Taken::new(&seen.tokens, &way.states, way.probability);
        let read = if habits && way.probability < SURE {
            Read::Unsure(seen, way)
        } else {
            Read::Sure(labelled(text, &seen, &way, &steps, &mut room.sums))
        };
        (read, taken)
    }

    /// Reads a text that has been seen, and read by itself, with the habits of its list, its `own` steps
    /// apart.
    fn read_again(
        &self,
        text: &str,
        (seen, alone): (&Seen, &Way),
        habits: &Habits,
        own: &Taken,
        room: &mut Posterior,
    ) -> Labelled {
        let of_model = self.steps(seen);
        if !habits.are_any() {
            sum_forward(room, &seen.scores, &factors(&of_model), None);
            return labelled(text, seen, alone, &of_model, room);
        }
        // The same marks come again and again.
        let mut bent: Vec<Bent> = Vec::new();
        let mut bent_at = Vec::with_capacity(of_model.len());
        for (gap, model) in seen.gaps().iter().zip(&of_model) {
            let known = bent
                .iter()
                .position(|b| b.marks == gap.marks && std::ptr::eq(b.model, *model));
            bent_at.push(known.unwrap_or_else(|| {
                bent.push(Bent {
                    marks: gap.marks,
                    model,
                    steps: habits.bent(*gap, own, model),
                });
                bent.len() - 1
            }));
        }
        let steps: Vec<&(Steps, Steps)> = bent_at.iter().map(|at| bent[*at].steps()).collect();
        let way = Way::best(seen, &steps, room);
        labelled(text, seen, &way, &steps, room)
    }

    fn see(&self, text: &str, keys: &mut Keys) -> Seen {
        let tokens = tokenize(text);
        observe_into(text, &tokens, keys);
        let scores = self.model.scores(keys);
        Seen {
            tokens,
            scores,
            cues: std::mem::take(&mut keys.cues),
        }
    }

    /// The steps before every token: scores and factors.
    fn steps(&self, seen: &Seen) -> Vec<&(Steps, Steps)> {
        seen.gaps()
            .iter()
            .map(|gap| self.model.steps(*gap))
            .collect()
    }
}

/// Room to work in, the same for many texts.
#[derive(Default)]
struct Room {
    keys: Keys,
    sums: Posterior,
}

/// The steps across one kind of gap, bent to the habits of a list.
struct Bent<'m> {
    marks: u32,
    model: &'m (Steps, Steps),
    /// `None` where they are the model's.
    steps: Option<Box<(Steps, Steps)>>,
}

impl Bent<'_> {
    fn steps(&self) -> &(Steps, Steps) {
        self.steps.as_deref().unwrap_or(self.model)
    }
}

/// What is seen of a text.
struct Seen {
    tokens: Tokens,
    /// The scores of every token's states.
    scores: Vec<Row>,
    /// Every token's classes of the lexicon of cues.
    cues: Vec<CueSet>,
}

impl Seen {
    /// The gaps before the tokens.
    fn gaps(&self) -> &[Gap] {
        &self.tokens.gaps[..self.tokens.list.len()]
    }
}

/// A text after its first reading.
enum Read {
    Sure(Labelled),
    Unsure(Seen, Way),
}

/// The best row of states.
struct Way {
    states: Vec<usize>,
    /// How probable the whole row is, 0 to 1; 0 for no tokens.
    probability: f32,
}

impl Way {
    /// The best row for what is seen; `room` has the sums from the first token on then.
    fn best(seen: &Seen, steps: &[&(Steps, Steps)], room: &mut Posterior) -> Way {
        let scores: Vec<&Steps> = steps.iter().map(|steps| &steps.0).collect();
        let (states, score) = best(&seen.scores, &scores);
        sum_forward(room, &seen.scores, &factors(steps), None);
        let probability = match states.as_slice() {
            [] => 0.0,
            _ => (score - room.log_total).exp().clamp(0.0, 1.0),
        };
        Way {
            states,
            probability,
        }
    }
}

fn factors<'s>(steps: &[&'s (Steps, Steps)]) -> Vec<&'s Steps> {
    steps.iter().map(|steps| &steps.1).collect()
}

/// The labels of a text by the best row of states that was found for it.
fn labelled(
    text: &str,
    seen: &Seen,
    way: &Way,
    steps: &[&(Steps, Steps)],
    room: &mut Posterior,
) -> Labelled {
    if way.states.is_empty() {
        return Labelled::default();
    }
    sum_backward(room, &factors(steps));
    let mut tagged: Vec<Tagged> = way
        .states
        .iter()
        .enumerate()
        .map(|(i, state)| Tagged {
            label: label_of_state(*state),
            begins: !is_inside(*state),
            confidence: room.label(i, *state).clamp(0.0, 1.0),
        })
        .collect();
    repair(text, &seen.tokens, &seen.cues, &mut tagged);
    let mut spans = spans(text, &seen.tokens, &tagged);
    day_month::add(text, &mut spans);
    above::mark(text, &mut spans);
    for span in &mut spans {
        span.confidence = calibration::confidence(span.confidence);
    }
    Labelled {
        spans,
        confidence: calibration::confidence(way.probability),
    }
}

/// References labelled together: longer lists are taken in pieces.
const LIST: usize = 512;
/// Fewer are not worth another thread, or preparing the model for them.
const ENOUGH: usize = 64;
/// What is more probable than this is not read again.
const SURE: f32 = 0.95;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::label::Label;

    #[test]
    fn the_embedded_model_labels_references() {
        let tagger = Tagger::from_bytes(MODEL).unwrap();
        for (text, label, expected) in [
            (
                "Berg A, Lind C. Moss on old roofs. J Ecol. 2012;7(3):41–9.",
                Label::Author,
                "Berg A, Lind C.",
            ),
            (
                "Berg A, Lind C. Moss on old roofs. J Ecol. 2012;7(3):41–9.",
                Label::Date,
                "2012",
            ),
            (
                "Berg A, Lind C. Moss on old roofs. J Ecol. 2012;7(3):41–9.",
                Label::Issue,
                "3",
            ),
            (
                "Ptitsyn R.K. Mkhi na kryshakh [Mosses on roofs]. Botanika [Botany], 2012, no. 4, pp. 41–49. (In Russ.).",
                Label::TranslatedTitle,
                "Mosses on roofs",
            ),
            (
                "Ptitsyn R.K. Mkhi na kryshakh [Mosses on roofs]. Botanika [Botany], 2012, no. 4, pp. 41–49. (In Russ.).",
                Label::ContainerTitleTranslated,
                "Botany",
            ),
            (
                "Ptitsyn R.K. Mkhi na kryshakh [Mosses on roofs]. Botanika [Botany], 2012, no. 4, pp. 41–49. (In Russ.).",
                Label::LanguageNote,
                "In Russ.",
            ),
            (
                "Птицын Р. К. Мхи на крышах : учеб. пособие. – 2-е изд. – Тверь : Луч, 2012. – 149 с.",
                Label::Genre,
                "учеб. пособие",
            ),
            (
                "Птицын Р. К. Мхи на крышах : учеб. пособие. – 2-е изд. – Тверь : Луч, 2012. – 149 с.",
                Label::Edition,
                "2-е изд.",
            ),
            (
                "Птицын Р. К. Мхи на крышах [Электронный ресурс]. URL: http://mkhi.ru/1 (дата обращения: 03.02.2019).",
                Label::Note,
                "Электронный ресурс",
            ),
            (
                "Птицын Р. К. Мхи на крышах [Электронный ресурс]. URL: http://mkhi.ru/1 (дата обращения: 03.02.2019).",
                Label::Accessed,
                "дата обращения: 03.02.2019",
            ),
            (
                "Ptitsyn, R.K. (ed.) (2012), Mkhi na kryshakh [Mosses on Roofs. The U.S. Case; a Review], Luch Publ., Tver, Russia. (In Russian)",
                Label::Editor,
                "Ptitsyn, R.K.",
            ),
            (
                "Ptitsyn, R.K. (ed.) (2012), Mkhi na kryshakh [Mosses on Roofs. The U.S. Case; a Review], Luch Publ., Tver, Russia. (In Russian)",
                Label::TranslatedTitle,
                "Mosses on Roofs. The U.S. Case; a Review",
            ),
            (
                "Ptitsyn, R.K. (ed.) (2012), Mkhi na kryshakh [Mosses on Roofs. The U.S. Case; a Review], Luch Publ., Tver, Russia. (In Russian)",
                Label::PublisherPlace,
                "Tver, Russia",
            ),
            (
                "Berg, A. (2012), “’Roofs’ and Moss in Old Towns”, Journal of Ecology, no. 4 (7), pp. 41–49.",
                Label::Title,
                "’Roofs’ and Moss in Old Towns",
            ),
            (
                "Berg, A. (2012). Moss. https://doi.org/10.1000/182.",
                Label::Doi,
                "https://doi.org/10.1000/182",
            ),
        ] {
            let found = tagger.label(text);
            let span = found.spans.iter().find(|span| span.label == label);
            let printed = span.map(|span| span.span.of(text).trim_end_matches('.'));
            assert_eq!(printed, Some(expected.trim_end_matches('.')), "{text}");
        }
    }

    #[test]
    fn any_text_is_labelled_in_order_and_within_bounds() {
        let long = "a(«".repeat(5000);
        for text in [
            "",
            "…",
            "—— ((( »»» [",
            "\u{301}ё\u{ad}",
            "10.1000/",
            long.as_str(),
        ] {
            let found = Tagger::embedded().label(text);
            let mut end = 0;
            for span in &found.spans {
                assert!(
                    span.span.start >= end && text.get(span.span.start..span.span.end).is_some()
                );
                assert!((0.0..=1.0).contains(&span.confidence));
                end = span.span.end;
            }
            assert!((0.0..=1.0).contains(&found.confidence));
        }
    }
}

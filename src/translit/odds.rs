//! What speaks for a word's being romanised Russian, and against it, before its neighbours are asked.
//!
//! The numbers were fitted, as those of a linear chain of two states, to texts in which Latin and Cyrillic
//! words stand together (`data/lexicon/SOURCE.md`), romanised; they are in bits.

use super::reading::{Reading, is_latin_word};
use super::token::Token;
use crate::text::span::Span;

/// What is known of a word.
pub(super) struct Traits {
    form: Form,
    /// The Russian lexicon has one of its readings.
    known: bool,
    /// The Latin lexicon has the word.
    latin: bool,
    /// The system may have written it.
    explained: bool,
    /// An initial stands beside it.
    by_initial: bool,
    /// It has a vowel, as what is spoken in Russian has.
    spoken: bool,
}

const VOWELS: [char; 10] = ['а', 'е', 'ё', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я'];

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    SmallLetter,
    CapitalLetter,
    Small,
    /// A capital and small letters.
    Name,
    Capitals,
    /// Capitals elsewhere than in front.
    Mixed,
}

impl Traits {
    /// Those of a word with what it may be, cheapest first; `explained`: the system may have written it.
    pub fn new(token: &Token, readings: &[Reading], explained: bool, by_initial: bool) -> Traits {
        Traits {
            form: Form::of(token),
            known: readings.first().is_some_and(|best| best.known),
            latin: is_latin_word(token),
            explained,
            by_initial,
            spoken: readings
                .first()
                .is_some_and(|best| best.cyrillic.contains(VOWELS)),
        }
    }

    /// Whether the word is a Latin one as far as can be seen, so that others beside it may be, too.
    pub fn is_plainly_latin(&self) -> bool {
        let is_small = matches!(self.form, Form::Small | Form::Mixed);
        self.latin && (!self.explained || is_small && !self.known)
    }

    /// How much likelier the word is Russian than not, in bits; `cheaper`: by how many bits its best reading costs
    /// less than the word in Latin letters.
    pub fn odds(&self, text: &str, span: Span, cheaper: f32) -> f32 {
        /// Costs tell no more than this.
        const MOST: f32 = 20.0;
        /// Names are spelt in all ways; but what costs so much more in Russian than in Latin letters is none of a
        /// Russian, and each bit says so.
        const FOREIGN: f32 = -8.0;
        const FOREIGN_SHARE: f32 = 0.6;
        /// The system cannot have written it.
        const UNEXPLAINED: f32 = -8.7;
        const UNEXPLAINED_KNOWN: f32 = -4.7;
        /// It runs into a number, as the capitals of machines and steels do in Russian, too.
        const NUMBERED: f32 = -5.0;
        const NUMBERED_CAPITALS: f32 = -2.0;
        /// It is neither known nor spoken nor cut short.
        const UNSPOKEN: f32 = -6.0;
        /// An unknown name with an initial beside it is one of a person; that the Latin lexicon has it then says
        /// little.
        const OF_PERSON: f32 = 1.8;
        const OF_KNOWN_PERSON: f32 = 4.0;
        /// A letter with a stop is an initial or a word cut short.
        const INITIAL: f32 = 3.3;
        const CUT_SHORT: f32 = 1.8;
        let (base, share) = self.form.weights(self.known, self.latin);
        let cheaper = cheaper.clamp(-MOST, MOST);
        let mut odds = base + share * cheaper;
        if self.form == Form::Name && !self.known {
            odds += FOREIGN_SHARE * (cheaper - FOREIGN).min(0.0);
        }
        if !self.explained {
            odds += if self.known {
                UNEXPLAINED_KNOWN
            } else {
                UNEXPLAINED
            };
        }
        let (before, behind) = (&text[..span.start], &text[span.end..]);
        let is_digit = |c: char| c.is_ascii_digit();
        if before.ends_with(is_digit) || behind.starts_with(is_digit) {
            odds += match self.form {
                Form::CapitalLetter | Form::Capitals => NUMBERED_CAPITALS,
                _ => NUMBERED,
            };
        }
        odds + match self.form {
            Form::CapitalLetter if behind.starts_with('.') => INITIAL,
            Form::SmallLetter if behind.starts_with('.') => CUT_SHORT,
            Form::Small if !self.known && !self.spoken && !behind.starts_with('.') => UNSPOKEN,
            Form::Name if self.by_initial && !self.known && self.latin => OF_KNOWN_PERSON,
            Form::Name if self.by_initial && !self.known => OF_PERSON,
            _ => 0.0,
        }
    }
}

impl Form {
    fn of(token: &Token) -> Form {
        let mut letters = token.units.iter().filter(|unit| unit.c.is_alphabetic());
        let first = letters.next().is_some_and(|unit| unit.capital);
        let rest: Vec<bool> = letters.map(|unit| unit.capital).collect();
        match (first, rest.contains(&true), rest.contains(&false)) {
            (false, false, false) => Form::SmallLetter,
            (true, false, false) => Form::CapitalLetter,
            (false, false, true) => Form::Small,
            (true, false, true) => Form::Name,
            (true, true, false) => Form::Capitals,
            _ => Form::Mixed,
        }
    }

    /// What the form says by itself, and which share of what the costs say counts.
    fn weights(self, known: bool, latin: bool) -> (f32, f32) {
        match (self, known, latin) {
            (Form::SmallLetter, ..) => (3.9, 0.44),
            (Form::CapitalLetter, ..) => (0.7, 0.44),
            (Form::Small, false, false) => (0.9, 0.35),
            (Form::Small, false, true) => (-1.0, 0.35),
            (Form::Small, true, false) => (3.0, 0.40),
            (Form::Small, true, true) => (2.4, 0.40),
            (Form::Name, false, false) => (2.0, 0.15),
            (Form::Name, false, true) => (-2.3, 0.15),
            (Form::Name, true, _) => (2.2, 0.33),
            (Form::Capitals, false, false) => (1.0, 0.34),
            (Form::Capitals, false, true) => (-2.5, 0.34),
            (Form::Capitals, true, _) => (2.4, 0.50),
            (Form::Mixed, false, _) => (1.6, 0.34),
            (Form::Mixed, true, _) => (2.3, 0.50),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::translit::{find, restore};

    #[test]
    fn latin_words_stay_among_russian_ones() {
        for (latin, cyrillic) in [
            (
                "biblioteka libfoo i paket pkgtool",
                "библиотека libfoo и пакет pkgtool",
            ),
            ("menyu Insert i knopka Save", "меню Insert и кнопка Save"),
            ("sistema Oracle v bankakh", "система Oracle в банках"),
            ("redaktor Microsoft Word", "редактор Microsoft Word"),
            // What may be a name by its form is one, above all beside an initial.
            (
                "Ivanov A., Kubtsov B., Tsaryuk V.",
                "Иванов А., Кубцов Б., Царюк В.",
            ),
            ("raboty NIIGRA i MTPK", "работы НИИГРА и МТПК"),
            ("po doroge v les", "по дороге в лес"),
            ("protokol HTTP i yazyk XML", "протокол HTTP и язык XML"),
            (
                "Abhandlungen und Sitzungsberichte v biblioteke",
                "Abhandlungen und Sitzungsberichte в библиотеке",
            ),
            ("predan'ya i sny", "преданья и сны"),
        ] {
            assert_eq!(restore(latin, find("bsi-journals")).text, cyrillic);
        }
    }
}

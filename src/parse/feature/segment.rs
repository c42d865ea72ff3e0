//! The parts between marks of punctuation: what kind of thing a whole part looks like.

use super::cue::CueSet;
use super::word::Word;
use crate::parse::gap::{Gap, Separator};

/// A run of tokens without a dividing mark inside.
#[derive(Clone, Copy, Debug, Default)]
pub struct Segment {
    /// Number of its first token.
    pub start: usize,
    /// Number of the token after its last.
    pub end: usize,
    /// All classes of its words.
    pub cues: CueSet,
    /// Initials in it.
    pub initials: usize,
    /// Words that begin with a capital letter, initials apart.
    pub capitalized: usize,
    /// Numbers in it.
    pub numbers: usize,
    /// Numbers that may be years.
    pub years: usize,
    /// Words with a full stop right after them, initials apart.
    pub abbreviations: usize,
}

impl Segment {
    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// What the part looks like, in a few hundred kinds.
    pub fn signature(&self) -> u32 {
        let words = self.len() - self.numbers - self.initials;
        let share = |part: usize, of: usize| {
            if part == 0 {
                0
            } else if part < of {
                1
            } else {
                2
            }
        };
        let length = match self.len() {
            n @ 0..=3 => n as u32,
            4..=6 => 4,
            7..=12 => 5,
            _ => 6,
        };
        length
            | share(self.initials, self.len()) << 3
            | share(self.capitalized, words) << 5
            | share(self.numbers, self.len()) << 7
            | u32::from(self.years > 0) << 9
            | u32::from(self.abbreviations > 0) << 10
    }
}

/// The parts of a text at three levels, and for every token the number of its part.
#[derive(Debug, Default)]
pub struct Segments {
    /// Parts between any dividing marks.
    pub minor: Vec<Segment>,
    /// Parts between full stops, slashes, quotation marks and the like.
    pub major: Vec<Segment>,
    /// Parts as the major ones, but what a closed quotation or bracket holds is one part.
    pub areas: Vec<Segment>,
    /// For every token: number of its minor part, of its major part, of its area.
    pub of_token: Vec<[usize; 3]>,
}

/// Finds the parts.
pub fn segments(words: &[Word], gaps: &[Gap]) -> Segments {
    let mut out = Segments::default();
    for (i, word) in words.iter().enumerate() {
        let gap = gaps[i];
        let after_initial = i > 0 && words[i - 1].initial;
        let strongly = i == 0 || divides_strongly(gap, words, i);
        let levels = [
            (
                &mut out.minor,
                i == 0 || (gap.divides() && !(gap.separator == Separator::Period && after_initial)),
            ),
            (&mut out.major, strongly),
            (&mut out.areas, strongly && (gap.within == 0 || i == 0)),
        ];
        for (list, begins) in levels {
            if begins {
                list.push(Segment {
                    start: i,
                    end: i,
                    ..Segment::default()
                });
            }
        }
        out.of_token.push([
            out.minor.len() - 1,
            out.major.len() - 1,
            out.areas.len() - 1,
        ]);
        let period_after = matches!(
            gaps[i + 1].separator,
            Separator::Period | Separator::TightPeriod | Separator::PeriodDash
        );
        let lists = [&mut out.minor, &mut out.major, &mut out.areas];
        for segment in lists.into_iter().filter_map(|list| list.last_mut()) {
            segment.end = i + 1;
            segment.cues |= word.cues;
            segment.initials += usize::from(word.initial);
            segment.capitalized += usize::from(word.capitalized && !word.initial);
            segment.numbers += usize::from(word.number);
            segment.years += usize::from(word.year);
            segment.abbreviations +=
                usize::from(period_after && !word.initial && !word.number && word.len < 7);
        }
    }
    out
}

fn divides_strongly(gap: Gap, words: &[Word], i: usize) -> bool {
    match gap.separator {
        // After an initial or a short word a full stop most often ends an abbreviation.
        Separator::Period => {
            !words[i - 1].initial && (words[i - 1].len > 3 || gap.opens != 0 || gap.closes != 0)
        }
        Separator::Slash
        | Separator::DoubleSlash
        | Separator::PeriodDash
        | Separator::Semicolon
        | Separator::Exclamation => true,
        _ => gap.opens != 0 || gap.closes != 0,
    }
}

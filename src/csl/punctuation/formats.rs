//! Formats in force where something is written, and which a branch of the output tree opens.

use crate::csl::output::Branch;
use crate::text::rich::Format;

/// Formats and what turns them over.
const OPPOSITES: &[(Format, Format)] = &[
    (Format::Italic, Format::Upright),
    (Format::Bold, Format::Regular),
    (Format::SmallCaps, Format::NoSmallCaps),
    (Format::Underline, Format::NoUnderline),
    (Format::Superscript, Format::Baseline),
    (Format::Subscript, Format::Baseline),
];

/// What turns a format over.
fn opposite(format: Format) -> Option<Format> {
    let found = OPPOSITES.iter().find(|(known, _)| *known == format);
    found.map(|(_, against)| *against)
}

/// Formats in force, outermost first.
#[derive(Default)]
pub(super) struct Formats(Vec<Format>);

impl Formats {
    /// Opens the formats of a branch and gives them, outermost first.
    pub fn open(&mut self, branch: &Branch<'_>) -> Vec<Format> {
        let wanted = self.wanted(branch);
        self.0.extend(&wanted);
        wanted
    }

    /// Closes as many as [`Formats::open`] gave.
    pub fn close(&mut self, count: usize) {
        self.0.truncate(self.0.len().saturating_sub(count));
    }

    fn wanted(&self, branch: &Branch<'_>) -> Vec<Format> {
        let mut wanted: Vec<Format> = Vec::new();
        if branch.formatting.is_plain() && branch.markup.is_none() && !branch.undecorated {
            return wanted;
        }
        if branch.undecorated {
            for (format, against) in OPPOSITES {
                if self.in_force(*format) {
                    wanted.push(*against);
                }
            }
        }
        // The first of the formats stands innermost.
        let own = branch.formatting.formats().rev();
        wanted.extend(own.filter(|format| !self.is_idle(*format)));
        if let Some(format) = branch.markup {
            match opposite(format) {
                Some(against) if self.in_force(format) => wanted.push(against),
                _ => wanted.push(format),
            }
        }
        wanted
    }

    /// Whether a format is in force: the last word on its matter is for it.
    fn in_force(&self, format: Format) -> bool {
        let against = opposite(format);
        self.0
            .iter()
            .rev()
            .find(|f| **f == format || Some(**f) == against)
            == Some(&format)
    }

    /// Whether opening a format of the style would change nothing.
    fn is_idle(&self, format: Format) -> bool {
        match OPPOSITES.iter().find(|(_, against)| *against == format) {
            Some((opposed, _)) => !self.in_force(*opposed),
            None => self.in_force(format) && opposite(format).is_some(),
        }
    }
}

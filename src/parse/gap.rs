//! What stands between two tokens: what closes, what separates, what opens.

use super::hash::Hasher;
use crate::text::unicode::is_dash;

/// The separating mark of a gap, the strongest one if there are several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Separator {
    /// Nothing at all.
    Adjacent,
    /// White space.
    Space,
    /// A dash without spaces.
    Hyphen,
    /// A full stop without a space after it: `А.И.`.
    TightPeriod,
    /// Any mark not named here.
    Mark,
    Comma,
    /// A dash with a space.
    Dash,
    Colon,
    Semicolon,
    /// One slash.
    Slash,
    /// `?` or `!`.
    Exclamation,
    /// A full stop before white space or the end.
    Period,
    /// A full stop and a dash: the border of two areas of a GOST description.
    PeriodDash,
    /// `//`.
    DoubleSlash,
    /// Before the first token or after the last.
    Edge,
}

/// Number of separators.
pub const SEPARATORS: usize = 15;
/// Number of things that may close or open in a gap: nothing, a quotation, a parenthesis, a
/// bracket.
pub const ENCLOSURES: usize = 4;

/// What stands between two tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The separating mark.
    pub separator: Separator,
    /// What closes here: 0 nothing, 1 a quotation, 2 a parenthesis, 3 a bracket.
    pub closes: u8,
    /// What opens here, likewise.
    pub opens: u8,
    /// Whether the next token stands inside a quotation, a parenthesis, a bracket (bits 0 to 2).
    pub inside: u8,
    /// Hash of all marks of the gap in their order.
    pub marks: u32,
    /// Whether one quotation or bracket, opened and closed, holds the tokens on both sides: one of
    /// [`Within`] as a number.
    pub within: u8,
}

/// The kind of the widest closed group that holds the tokens on both sides of a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Within {
    /// `“…”`, `«…»`, `"…"`.
    Quotation = 1,
    /// `(…)`.
    Parentheses,
    /// `[…]`.
    Brackets,
    /// `‘…’`, whose marks are apostrophes too.
    SingleQuotation,
}

/// Number of values of [`Gap::within`]; 0 is none.
pub const WITHIN: usize = 5;

/// Words at most that one quotation holds; more are two marks that do not belong together.
const LONGEST_QUOTATION: usize = 80;

impl Gap {
    /// Whether two parts of a reference may meet here.
    pub fn divides(self) -> bool {
        self.separator >= Separator::Comma || self.closes != 0 || self.opens != 0
    }
}

/// The quotations and brackets open at a place of the text.
#[derive(Default)]
pub struct Quotes {
    quote: Option<char>,
    parens: u32,
    brackets: u32,
    /// Number of the gap being read.
    number: usize,
    /// Opened and not yet closed: kind and gap.
    open: Vec<(Within, usize)>,
    closed: Vec<Group>,
}

/// A quotation or bracket that opens in one gap and closes in a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it is.
    pub kind: Within,
    /// Number of its first token.
    pub first: usize,
    /// Number of the token after its last.
    pub end: usize,
}

impl Quotes {
    /// Reads the gap `start..end` of `text`.
    pub fn gap(&mut self, text: &str, start: usize, end: usize) -> Gap {
        let between = text.get(start..end).unwrap_or("");
        let mut hasher = Hasher::new(0x67);
        let mut separator = if between.is_empty() {
            Separator::Adjacent
        } else {
            Separator::Space
        };
        let (mut closes, mut opens) = (0, 0);
        let mut before = text.get(..start).and_then(|head| head.chars().next_back());
        let mut chars = between.chars().peekable();
        let mut last_mark = None;
        while let Some(c) = chars.next() {
            let after = chars
                .peek()
                .copied()
                .or_else(|| text.get(end..)?.chars().next());
            let spaced_after = after.is_none_or(char::is_whitespace);
            if !c.is_whitespace() {
                hasher.add(c as u32);
            } else if before.is_none_or(|b| !b.is_whitespace()) {
                hasher.add(' ' as u32);
            }
            let mark = match c {
                ',' | '，' | '、' => Separator::Comma,
                '.' | '。' | '．' | '…' if spaced_after || c != '.' => Separator::Period,
                '.' => match after {
                    Some(a) if a.is_alphanumeric() || is_dash(a) => Separator::TightPeriod,
                    _ => Separator::Period,
                },
                ':' | '：' => Separator::Colon,
                ';' | '；' => Separator::Semicolon,
                '?' | '!' | '？' | '！' => Separator::Exclamation,
                '/' if last_mark == Some('/') => Separator::DoubleSlash,
                '/' => Separator::Slash,
                c if is_dash(c) => {
                    if separator >= Separator::TightPeriod && last_mark == Some('.') {
                        Separator::PeriodDash
                    } else if before.is_none_or(char::is_whitespace) || spaced_after {
                        Separator::Dash
                    } else {
                        Separator::Hyphen
                    }
                }
                c if c.is_whitespace() => Separator::Space,
                c => {
                    match self.enclosure(c, before, after) {
                        Some((true, kind)) => opens = kind,
                        Some((false, kind)) if opens == kind => opens = 0,
                        Some((false, kind)) => closes = kind,
                        None => {}
                    }
                    if is_enclosure(c) {
                        Separator::Adjacent
                    } else {
                        Separator::Mark
                    }
                }
            };
            separator = separator.max(mark);
            if !c.is_whitespace() {
                last_mark = Some(c);
            }
            before = Some(c);
        }
        if start == 0 || end == text.len() {
            separator = separator.max(Separator::Edge);
        }
        let gap = Gap {
            separator,
            closes,
            opens,
            inside: u8::from(self.quote.is_some())
                | u8::from(self.parens > 0) << 1
                | u8::from(self.brackets > 0) << 2,
            marks: hasher.finish(),
            within: 0,
        };
        self.number += 1;
        gap
    }

    /// The closed groups, none of which crosses another: a quotation that would is left out, since
    /// an apostrophe was taken for its mark.
    pub fn groups(self) -> Vec<Group> {
        let (quotations, mut kept): (Vec<Group>, Vec<Group>) = self
            .closed
            .into_iter()
            .partition(|group| matches!(group.kind, Within::Quotation | Within::SingleQuotation));
        for group in quotations {
            let crosses = |other: &Group| {
                let overlap = group.first.max(other.first) < group.end.min(other.end);
                let nested = group.first <= other.first && other.end <= group.end
                    || other.first <= group.first && group.end <= other.end;
                overlap && !nested
            };
            if group.end - group.first <= LONGEST_QUOTATION && !kept.iter().any(crosses) {
                kept.push(group);
            }
        }
        kept
    }

    fn open_group(&mut self, kind: Within) {
        // Deeper nesting than any reference has is not followed.
        if self.open.len() < 32 {
            self.open.push((kind, self.number));
        }
    }

    fn close_group(&mut self, kind: Within) {
        let Some(at) = self.open.iter().rposition(|(open, _)| *open == kind) else {
            return;
        };
        let (_, first) = self.open.remove(at);
        if kind == Within::Parentheses || kind == Within::Brackets {
            // What was opened inside and not closed had no partner.
            self.open.retain(|(open, gap)| {
                *gap < first || matches!(open, Within::Quotation | Within::SingleQuotation)
            });
        }
        if first < self.number {
            self.closed.push(Group {
                kind,
                first,
                end: self.number,
            });
        }
    }

    /// Whether `c` opens (true) or closes (false), and what (as in [`Gap::closes`]).
    fn enclosure(
        &mut self,
        c: char,
        before: Option<char>,
        after: Option<char>,
    ) -> Option<(bool, u8)> {
        match c {
            '(' | '（' => {
                self.parens += 1;
                self.open_group(Within::Parentheses);
                return Some((true, 2));
            }
            ')' | '）' => {
                self.parens = self.parens.saturating_sub(1);
                self.close_group(Within::Parentheses);
                return Some((false, 2));
            }
            '[' | '【' | '［' => {
                self.brackets += 1;
                self.open_group(Within::Brackets);
                return Some((true, 3));
            }
            ']' | '】' | '］' => {
                self.brackets = self.brackets.saturating_sub(1);
                self.close_group(Within::Brackets);
                return Some((false, 3));
            }
            _ => {}
        }
        if let Some(open) = self.quote
            && is_pair(open, c)
        {
            self.quote = None;
            self.close_group(quotation(open));
            return Some((false, 1));
        }
        let at_word = after.is_some_and(|a| !a.is_whitespace());
        let begins = match c {
            '«' | '„' | '“' | '《' | '「' | '『' | '‹' => true,
            // What may as well be an apostrophe or a closing mark opens only before a word.
            '"' | '\'' | '`' | '‘' | '‚' | '’' | '”' => {
                at_word && before.is_none_or(|b| !b.is_alphanumeric())
            }
            _ => false,
        };
        if begins {
            if self.quote.is_none() {
                self.quote = Some(c);
                self.open_group(quotation(c));
            }
            return Some((true, 1));
        }
        matches!(c, '»' | '”').then_some((false, 1))
    }
}

fn quotation(open: char) -> Within {
    match open {
        '\'' | '`' | '‘' | '‚' | '’' => Within::SingleQuotation,
        _ => Within::Quotation,
    }
}

fn is_pair(open: char, close: char) -> bool {
    matches!(
        (open, close),
        ('«', '»')
            | ('„', '“' | '”' | '"')
            | ('“' | '”', '”' | '"')
            | ('"', '"' | '”')
            | ('‘' | '‚' | '`' | '’', '’' | '\'' | '‘')
            | ('\'', '\'' | '’')
            | ('《', '》')
            | ('「', '」')
            | ('『', '』')
            | ('‹', '›')
    )
}

fn is_enclosure(c: char) -> bool {
    matches!(
        c,
        '(' | ')' | '[' | ']' | '（' | '）' | '【' | '】' | '［' | '］'
    ) || crate::text::unicode::is_quote(c)
        || matches!(c, '《' | '》')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_say_what_separates_closes_and_opens() {
        use Separator::*;
        for (between, expected) in [
            ("", (Adjacent, 0, 0)),
            (" ", (Space, 0, 0)),
            (". – ", (PeriodDash, 0, 0)),
            (" — ", (Dash, 0, 0)),
            ("–", (Hyphen, 0, 0)),
            (" // ", (DoubleSlash, 0, 0)),
            (" / ", (Slash, 0, 0)),
            (". ", (Period, 0, 0)),
            (".", (TightPeriod, 0, 0)),
            (", “", (Comma, 0, 1)),
            ("»: ", (Colon, 1, 0)),
            ("), [", (Comma, 2, 3)),
            ("_, ", (Comma, 0, 0)),
        ] {
            let text = format!("a{between}b");
            let gap = Quotes::default().gap(&text, 1, 1 + between.len());
            assert_eq!(
                (gap.separator, gap.closes, gap.opens),
                expected,
                "{between:?}"
            );
        }
    }

    #[test]
    fn an_open_quotation_is_remembered() {
        let text = "a “b c” d";
        let mut quotes = Quotes::default();
        let first = quotes.gap(text, 1, 5);
        let second = quotes.gap(text, 6, 7);
        let third = quotes.gap(text, 8, 12);
        assert_eq!(
            (first.inside & 1, second.inside & 1, third.inside & 1),
            (1, 1, 0)
        );
    }

    #[test]
    fn groups_are_closed_and_do_not_cross() {
        let tokens = |text| crate::parse::token::tokenize(text);
        for (text, expected) in [
            ("a [b c; d] e", vec![(Within::Brackets, 1, 4)]),
            ("“A. ‘b’ c” d", vec![(Within::Quotation, 0, 3)]),
            ("‘A b’s c’ d", vec![(Within::SingleQuotation, 0, 3)]),
            ("(a [b) c]", vec![(Within::Parentheses, 0, 2)]),
            ("(a b", vec![]),
            ("“a (b” c) d", vec![(Within::Parentheses, 1, 3)]),
        ] {
            let found: Vec<_> = tokens(text)
                .groups
                .iter()
                .map(|group| (group.kind, group.first, group.end))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
        let within: Vec<u8> = tokens("a [b “c d”; e] f (g h)")
            .gaps
            .iter()
            .map(|gap| gap.within)
            .collect();
        let [parentheses, brackets] = [Within::Parentheses as u8, Within::Brackets as u8];
        assert_eq!(
            within,
            [0, 0, brackets, brackets, brackets, 0, 0, parentheses, 0]
        );
    }
}

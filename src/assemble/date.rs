//! Printed dates to dates: years, months and days in many languages, ranges, doubt, and words that
//! stand for a date (`n.d.`, `в печати`).
//!
//! Several printed pieces make one date: `2009` and `1 июля`, `2017` and `13.02`.

use super::month::{month, season};
use crate::record::date::{Bound, Date, DatePart, DatePoint, Season};
use crate::text::unicode::is_dash;

/// What the printed pieces say, before they are one date.
#[derive(Clone, Debug, Default)]
struct Found {
    years: Vec<i32>,
    months: Vec<u8>,
    days: Vec<u8>,
    season: Option<Season>,
    approximate: bool,
    uncertain: bool,
}

/// One piece of a printed date.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'a> {
    Number { value: u32, digits: usize },
    Word(&'a str),
    Mark(char),
}

/// Reads the pieces of one date. `None` when nothing is there to read; words that are no date are
/// kept as they are.
pub fn read(pieces: &[&str]) -> Option<Date> {
    let mut found = Found::default();
    for piece in pieces {
        let more = find(piece);
        // A second, different year is another date (a reprint); the first stands.
        if found.years.is_empty() {
            found.years = more.years;
        }
        if found.months.is_empty() {
            found.months = more.months;
            found.days = more.days;
        }
        found.season = found.season.or(more.season);
        found.approximate |= more.approximate;
        found.uncertain |= more.uncertain;
    }
    found.into_date().or_else(|| literal(pieces))
}

/// Whether the text holds a year.
pub fn has_year(text: &str) -> bool {
    !find(text).years.is_empty()
}

/// Whether the text names a day of a month.
pub fn has_day(text: &str) -> bool {
    !find(text).days.is_empty()
}

/// The words, when no date could be read.
fn literal(pieces: &[&str]) -> Option<Date> {
    let text = pieces.join(" ");
    let text = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | ';' | ':')
    });
    text.chars()
        .any(char::is_alphanumeric)
        .then(|| Date::Literal(text.to_string()))
}

impl Found {
    fn into_date(self) -> Option<Date> {
        let first_year = *self.years.first()?;
        let last_year = self.years.last().copied().unwrap_or(first_year);
        let point = |year: i32, month: Option<u8>, day: Option<u8>| {
            let point = match (month, day) {
                (Some(month), Some(day)) => {
                    DatePoint::day(year, month, day).or_else(|| DatePoint::month(year, month))
                }
                (Some(month), None) => DatePoint::month(year, month),
                _ => None,
            }
            .unwrap_or(DatePoint::year(year));
            DatePoint {
                part: match (self.season, point.part) {
                    (Some(season), DatePart::Year) => DatePart::Season(season),
                    (_, part) => part,
                },
                approximate: self.approximate,
                uncertain: self.uncertain,
                ..point
            }
        };
        let start = point(
            first_year,
            self.months.first().copied(),
            self.days.first().copied(),
        );
        let end = point(
            last_year,
            self.months.last().copied(),
            self.days.last().copied(),
        );
        let is_range = self.years.len() > 1 || self.months.len() > 1 || self.days.len() > 1;
        Some(if is_range && start != end {
            Date::Range(Bound::Point(start), Bound::Point(end))
        } else {
            Date::Point(start)
        })
    }
}

fn find(text: &str) -> Found {
    let mut found = Found {
        uncertain: text.contains('?'),
        ..Found::default()
    };
    let tokens = tokens(text);
    let mut i = 0;
    while let Some(token) = tokens.get(i) {
        let rest = &tokens[i..];
        let read = numeric_date(rest, &mut found)
            .or_else(|| east_asian(rest, &mut found))
            .or_else(|| years(rest, &mut found));
        if let Some(length) = read {
            i += length;
            continue;
        }
        match *token {
            Token::Word(word) => read_word(word, &mut found),
            Token::Number { value, digits }
                if digits <= 2
                    && (1..=31).contains(&value)
                    && found.days.len() < 2
                    && beside_month(&tokens, i) =>
            {
                found.days.push(value as u8);
            }
            _ => {}
        }
        i += 1;
    }
    // `13.02` beside a year elsewhere.
    if found.years.is_empty()
        && found.months.is_empty()
        && found.days.is_empty()
        && let [
            Token::Number {
                value: day,
                digits: 1..=2,
            },
            Token::Mark('.'),
            Token::Number {
                value: month,
                digits: 2,
            },
            ..,
        ] = tokens.as_slice()
        && (1..=31).contains(day)
        && (1..=12).contains(month)
    {
        found.days.push(*day as u8);
        found.months.push(*month as u8);
    }
    found
}

fn read_word(word: &str, found: &mut Found) {
    if let Some(month) = month(word) {
        if found.months.len() < 2 {
            found.months.push(month);
        }
    } else if let Some(season) = season(word) {
        found.season.get_or_insert(season);
    } else {
        let lower = word.to_lowercase();
        let circa = [
            "ca",
            "c",
            "circa",
            "ок",
            "около",
            "um",
            "vers",
            "hacia",
            "environ",
            "approximately",
            "cca",
            "приблизительно",
            "бл",
        ];
        found.approximate |= circa.contains(&lower.as_str());
    }
}

/// Whether a small number stands next to the name of a month, maybe with another day, a comma or
/// `de` between them.
fn beside_month(tokens: &[Token<'_>], at: usize) -> bool {
    /// How many words away a month is still near: `16 and 23 of January`.
    const NEAR: usize = 6;
    let is_month = |t: &Token<'_>| matches!(t, Token::Word(word) if month(word).is_some());
    let skipped = |t: &&Token<'_>| match t {
        Token::Mark(_) => true,
        Token::Number { digits, .. } => *digits <= 2,
        Token::Word(word) => matches!(
            word.to_lowercase().as_str(),
            "de" | "of" | "st" | "nd" | "rd" | "th" | "do" | "er"
        ),
    };
    tokens[at + 1..]
        .iter()
        .take(NEAR)
        .find(|t| !skipped(t))
        .is_some_and(is_month)
        || tokens[..at]
            .iter()
            .rev()
            .take(NEAR)
            .find(|t| !skipped(t))
            .is_some_and(is_month)
}

/// `15.05.2018`, `5/15/2018`, `2018-05-15`, `01.11. 2018`, `18.12.00`; the number of tokens read.
fn numeric_date(tokens: &[Token<'_>], found: &mut Found) -> Option<usize> {
    let (
        &Token::Number {
            value: a,
            digits: a_digits,
        },
        Token::Mark(first),
        &Token::Number {
            value: b,
            digits: b_digits,
        },
        Token::Mark(second),
        &Token::Number {
            value: c,
            digits: c_digits,
        },
    ) = (
        tokens.first()?,
        tokens.get(1)?,
        tokens.get(2)?,
        tokens.get(3)?,
        tokens.get(4)?,
    )
    else {
        return None;
    };
    let same_mark = first == second || is_dash(*first) && is_dash(*second);
    if !same_mark || !(is_dash(*first) || matches!(first, '.' | '/')) || b_digits > 2 {
        return None;
    }
    let (year, month, day) = if a_digits == 4 && c_digits <= 2 {
        (a, b, c)
    } else if a_digits <= 2 && c_digits == 4 {
        // Day first, unless it can only be the American order.
        if b > 12 && a <= 12 {
            (c, a, b)
        } else {
            (c, b, a)
        }
    } else if a_digits <= 2 && c_digits == 2 && *first == '.' {
        (if c < 40 { 2000 + c } else { 1900 + c }, b, a)
    } else {
        return None;
    };
    let valid = DatePoint::day(
        year as i32,
        u8::try_from(month).ok()?,
        u8::try_from(day).ok()?,
    )?;
    found.years = vec![valid.year];
    found.months = valid.month_number().into_iter().collect();
    found.days = valid.day_number().into_iter().collect();
    Some(5)
}

/// `2018年5月15日`, `2018년 5월`.
fn east_asian(tokens: &[Token<'_>], found: &mut Found) -> Option<usize> {
    let part = |i: usize, signs: &[&str]| match (tokens.get(i), tokens.get(i + 1)) {
        (Some(&Token::Number { value, .. }), Some(Token::Word(word))) if signs.contains(word) => {
            Some(value)
        }
        _ => None,
    };
    let year = part(0, &["年", "년"])?;
    found.years = vec![i32::try_from(year).ok()?];
    let Some(month) = part(2, &["月", "월"]).filter(|m| (1..=12).contains(m)) else {
        return Some(2);
    };
    found.months = vec![month as u8];
    let Some(day) = part(4, &["日", "일", "号"]).filter(|d| (1..=31).contains(d)) else {
        return Some(4);
    };
    found.days = vec![day as u8];
    Some(6)
}

/// `2003`, `2003a`, `1998–2001`, `1998/99`.
fn years(tokens: &[Token<'_>], found: &mut Found) -> Option<usize> {
    let Token::Number {
        value: start,
        digits: 4,
    } = *tokens.first()?
    else {
        return None;
    };
    let start = i32::try_from(start)
        .ok()
        .filter(|year| (1000..=2199).contains(year))?;
    let end = match (tokens.get(1), tokens.get(2)) {
        (Some(Token::Mark(mark)), Some(&Token::Number { value, digits }))
            if (is_dash(*mark) || *mark == '/') && !is_day_before(tokens.get(3)) =>
        {
            let value = i32::try_from(value).ok()?;
            match digits {
                4 => Some(value),
                2 => Some(start - start % 100 + value),
                1 if is_dash(*mark) => Some(start - start % 10 + value),
                _ => None,
            }
            .filter(|end| *end > start && *end <= 2199)
        }
        _ => None,
    };
    if found.years.is_empty() {
        found.years = std::iter::once(start).chain(end).collect();
    } else if found.years.len() == 1
        && found.years[0] < start
        && end.is_none()
        && !found.months.is_empty()
    {
        // `December 2003 – January 2004`
        found.years.push(start);
    }
    Some(if end.is_some() { 3 } else { 1 })
}

/// Whether a word makes the number before it a day: `26th Aug 2019 – 30th Aug 2019`.
fn is_day_before(word: Option<&Token<'_>>) -> bool {
    matches!(word, Some(Token::Word(word))
        if matches!(*word, "st" | "nd" | "rd" | "th") || month(word).is_some())
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let kind = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
        let length = if c.is_ascii_digit() || c.is_alphabetic() {
            rest.find(|next| kind(next) != kind(c))
                .unwrap_or(rest.len())
        } else {
            c.len_utf8()
        };
        let (token, tail) = rest.split_at(length);
        if c.is_ascii_digit() {
            // A row of digits too long for a number is none of a date.
            let value = token.parse().unwrap_or(0);
            out.push(Token::Number {
                value,
                digits: token.len(),
            });
        } else if c.is_alphabetic() {
            out.push(Token::Word(token));
        } else if !c.is_whitespace() {
            out.push(Token::Mark(c));
        }
        rest = tail;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_many_forms() {
        for (pieces, expected) in [
            (vec!["2003"], "2003"),
            (vec!["(2003a),"], "2003"),
            (vec!["1963а"], "1963"),
            (vec!["1998–2001"], "1998/2001"),
            (vec!["1998/99"], "1998/1999"),
            (vec!["[1905?]"], "1905?"),
            (vec!["ca. 1900"], "1900~"),
            (vec!["n.d."], "n.d."),
            (vec!["б. г."], "б. г."),
            (vec!["в печати"], "в печати"),
            (vec!["(in press)"], "in press"),
            (vec!["12 марта 2018"], "2018-03-12"),
            (vec!["2009", "1 июля"], "2009-07-01"),
            (vec!["2017", "13.02"], "2017-02-13"),
            (vec!["Noviembre 2011"], "2011-11"),
            (
                vec!["26th Aug 2019 – 30th Aug 2019"],
                "2019-08-26/2019-08-30",
            ),
            (vec!["March–April 2004"], "2004-03/2004-04"),
            (vec!["2013", "enero-abril"], "2013-01/2013-04"),
            (vec!["December 17, 2015"], "2015-12-17"),
            (vec!["2 Aug. 2006"], "2006-08-02"),
            (vec!["Jan. 16-23, 1993"], "1993-01-16/1993-01-23"),
            (vec!["(2012, October 8)"], "2012-10-08"),
            (vec!["Summer 2003"], "2003-22"),
            (vec!["Весна 1999"], "1999-21"),
            (vec!["2012.", "(May 2012)"], "2012-05"),
            (vec!["10 abr. 2021"], "2021-04-10"),
            (vec!["14 de outubro de 2010"], "2010-10-14"),
            (vec!["14/11/2019"], "2019-11-14"),
            (vec!["5/15/2018"], "2018-05-15"),
            (vec!["2018-05-15"], "2018-05-15"),
            (vec!["2018年5月15日"], "2018-05-15"),
            (vec!["01.11. 2018"], "2018-11-01"),
            (vec!["18.12.00"], "2000-12-18"),
            (vec!["3. Mai 1999"], "1999-05-03"),
            (vec!["1er juin 2001"], "2001-06-01"),
            (vec!["12 czerwca 2001 r."], "2001-06-12"),
            (vec!["December 2003 – January 2004"], "2003-12/2004-01"),
            (vec!["2016 г."], "2016"),
            (vec!["99999999999"], "99999999999"),
            (vec!["31.02.2018"], "2018"),
        ] {
            assert_eq!(
                read(&pieces).map(|d| d.to_string()).as_deref(),
                Some(expected),
                "{pieces:?}"
            );
        }
        assert_eq!(read(&["—"]), None);
    }
}

//! Dates: points and ranges, seasons, circa, doubt and open ends (EDTF, ISO 8601-2:2019, level 1;
//! CSL-JSON's date objects).

use std::fmt;

/// A date as a record holds it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Date {
    /// One day, month, season or year.
    Point(DatePoint),
    /// From one to another.
    Range(Bound, Bound),
    /// Words that are no date the program understands: `forthcoming`, `n.d.`.
    Literal(String),
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// A date.
    Point(DatePoint),
    /// No end: `2015/..`.
    Open,
    /// Not known: `2015/`.
    Unknown,
}

/// A date of whatever precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DatePoint {
    /// Astronomical year: 0 is 1 BC, −1 is 2 BC.
    pub year: i32,
    /// How much of the year is known.
    pub year_precision: YearPrecision,
    /// What is known below the year.
    pub part: DatePart,
    /// Circa; EDTF `~`.
    pub approximate: bool,
    /// In doubt; EDTF `?`.
    pub uncertain: bool,
}

/// How exact the year is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum YearPrecision {
    /// The very year.
    #[default]
    Year,
    /// A decade, `199X`; the year is its first.
    Decade,
    /// A century, `19XX`; the year is its first.
    Century,
}

/// What is known of a date below its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum DatePart {
    /// Nothing.
    #[default]
    Year,
    /// The month, 1 to 12.
    Month(u8),
    /// Month and day.
    Day(u8, u8),
    /// The season.
    Season(Season),
}

/// A day: year, month, day of the month.
pub type DayOfYear = (i32, u8, u8);

/// A season of the year, numbered as in CSL (1 to 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    Spring = 1,
    Summer = 2,
    Autumn = 3,
    Winter = 4,
}

impl Season {
    /// The season of CSL's number (1 to 4) or EDTF's (21 to 24).
    pub fn from_number(number: u8) -> Option<Season> {
        match number {
            1 | 21 => Some(Season::Spring),
            2 | 22 => Some(Season::Summer),
            3 | 23 => Some(Season::Autumn),
            4 | 24 => Some(Season::Winter),
            _ => None,
        }
    }
}

impl DatePoint {
    /// A year.
    pub fn year(year: i32) -> DatePoint {
        DatePoint {
            year,
            year_precision: YearPrecision::Year,
            part: DatePart::Year,
            approximate: false,
            uncertain: false,
        }
    }

    /// A month of a year; `None` when there is no such month.
    pub fn month(year: i32, month: u8) -> Option<DatePoint> {
        (1..=12).contains(&month).then(|| DatePoint {
            part: DatePart::Month(month),
            ..DatePoint::year(year)
        })
    }

    /// A day; `None` when the calendar has no such day.
    pub fn day(year: i32, month: u8, day: u8) -> Option<DatePoint> {
        let valid = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        valid.then(|| DatePoint {
            part: DatePart::Day(month, day),
            ..DatePoint::year(year)
        })
    }

    /// A season of a year.
    pub fn season(year: i32, season: Season) -> DatePoint {
        DatePoint {
            part: DatePart::Season(season),
            ..DatePoint::year(year)
        }
    }

    /// Its first and its last day.
    fn days(self) -> (DayOfYear, DayOfYear) {
        let years = match self.year_precision {
            YearPrecision::Year => 0,
            YearPrecision::Decade => 9,
            YearPrecision::Century => 99,
        };
        let last = self.year.saturating_add(years);
        match self.part {
            DatePart::Year | DatePart::Season(_) => ((self.year, 1, 1), (last, 12, 31)),
            DatePart::Month(month) => {
                let end = days_in(last, month);
                ((self.year, month, 1), (last, month, end))
            }
            DatePart::Day(month, day) => ((self.year, month, day), (last, month, day)),
        }
    }

    /// The month, 1 to 12, when it is known.
    pub fn month_number(self) -> Option<u8> {
        match self.part {
            DatePart::Month(month) | DatePart::Day(month, _) => Some(month),
            DatePart::Year | DatePart::Season(_) => None,
        }
    }

    /// The day of the month, when it is known.
    pub fn day_number(self) -> Option<u8> {
        match self.part {
            DatePart::Day(_, day) => Some(day),
            _ => None,
        }
    }

    /// Reads one EDTF date (level 1): `2004`, `-0044`, `Y17000`, `2004-06-11`, `2004-21`, `199X`,
    /// `2004-XX`, with `?`, `~` or `%` behind it.
    pub fn from_edtf(text: &str) -> Option<DatePoint> {
        let (text, approximate, uncertain) = match text.char_indices().next_back()? {
            (at, '?') => (&text[..at], false, true),
            (at, '~') => (&text[..at], true, false),
            (at, '%') => (&text[..at], true, true),
            _ => (text, false, false),
        };
        let (negative, body) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        if let Some(long) = body.strip_prefix('Y') {
            let year: i32 = long.parse().ok()?;
            return Some(DatePoint {
                approximate,
                uncertain,
                ..DatePoint::year(if negative { -year } else { year })
            });
        }
        let mut parts = body.split('-');
        let digits = parts.next().filter(|y| y.len() == 4)?;
        let (known, precision, factor) = if let Some(known) = digits.strip_suffix("XX") {
            (known, YearPrecision::Century, 100)
        } else if let Some(known) = digits.strip_suffix('X') {
            (known, YearPrecision::Decade, 10)
        } else {
            (digits, YearPrecision::Year, 1)
        };
        let year = i32::from(number(known, known.len())?) * factor;
        let year = if negative { -year } else { year };
        let month = parts.next().map(|m| {
            if m == "XX" {
                Some(None)
            } else {
                number(m, 2).map(|n| Some(n as u8))
            }
        });
        let day = parts.next().map(|d| {
            if d == "XX" {
                Some(None)
            } else {
                number(d, 2).map(|n| Some(n as u8))
            }
        });
        if parts.next().is_some() {
            return None;
        }
        let point = match (month, day) {
            (None, None) | (Some(Some(None)), None | Some(Some(None))) => DatePoint::year(year),
            (Some(Some(Some(season @ 21..=24))), None) => {
                DatePoint::season(year, Season::from_number(season)?)
            }
            (Some(Some(Some(month))), None | Some(Some(None))) => DatePoint::month(year, month)?,
            (Some(Some(Some(month))), Some(Some(Some(day)))) => DatePoint::day(year, month, day)?,
            _ => return None,
        };
        Some(DatePoint {
            year_precision: precision,
            approximate,
            uncertain,
            ..point
        })
    }
}

impl fmt::Display for DatePoint {
    /// Writes EDTF (level 1).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        let year = self.year.unsigned_abs();
        match self.year_precision {
            _ if year > 9999 => write!(f, "{sign}Y{year}")?,
            YearPrecision::Year => write!(f, "{sign}{year:04}")?,
            YearPrecision::Decade => write!(f, "{sign}{:03}X", year / 10)?,
            YearPrecision::Century => write!(f, "{sign}{:02}XX", year / 100)?,
        }
        match self.part {
            DatePart::Year => {}
            DatePart::Month(month) => write!(f, "-{month:02}")?,
            DatePart::Day(month, day) => write!(f, "-{month:02}-{day:02}")?,
            DatePart::Season(season) => write!(f, "-{}", 20 + season as u8)?,
        }
        f.write_str(match (self.approximate, self.uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        })
    }
}

impl Date {
    /// A year.
    pub fn year(year: i32) -> Date {
        Date::Point(DatePoint::year(year))
    }

    /// Reads EDTF, level 1, ranges included: `1964/2008`, `2004-02-01/2005`, `1985/..`, `../1985`,
    /// `/1985`. `None` for what is none (a caller may then keep it as [`Date::Literal`]).
    pub fn from_edtf(text: &str) -> Option<Date> {
        let text = text.trim();
        let Some((start, end)) = text.split_once('/') else {
            return DatePoint::from_edtf(text).map(Date::Point);
        };
        let bound = |text: &str| match text {
            ".." => Some(Bound::Open),
            "" => Some(Bound::Unknown),
            _ => DatePoint::from_edtf(text).map(Bound::Point),
        };
        match (bound(start)?, bound(end)?) {
            (Bound::Open | Bound::Unknown, Bound::Open | Bound::Unknown) => None,
            (start, end) => Some(Date::Range(start, end)),
        }
    }

    /// Its first and its last day, each as year, month and day; an open end lies before or behind
    /// all. Of a season only the year counts. `None`: it is not known.
    pub fn days(&self) -> Option<(DayOfYear, DayOfYear)> {
        let bound = |bound: &Bound, open: DayOfYear| match bound {
            Bound::Point(point) => Some(point.days()),
            Bound::Open => Some((open, open)),
            Bound::Unknown => None,
        };
        match self {
            Date::Point(point) => Some(point.days()),
            Date::Range(from, to) => {
                let (first, _) = bound(from, (i32::MIN, 1, 1))?;
                let (_, last) = bound(to, (i32::MAX, 12, 31))?;
                Some((first, last))
            }
            Date::Literal(_) => None,
        }
    }

    /// The first date known: the point, or the range's start, else its end.
    pub fn first(&self) -> Option<DatePoint> {
        match self {
            Date::Point(point) => Some(*point),
            Date::Range(Bound::Point(point), _) | Date::Range(_, Bound::Point(point)) => {
                Some(*point)
            }
            _ => None,
        }
    }
}

impl fmt::Display for Date {
    /// Writes EDTF (level 1); a literal as it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bound = |b: &Bound| match b {
            Bound::Point(point) => point.to_string(),
            Bound::Open => "..".to_string(),
            Bound::Unknown => String::new(),
        };
        match self {
            Date::Point(point) => point.fmt(f),
            Date::Range(start, end) => write!(f, "{}/{}", bound(start), bound(end)),
            Date::Literal(text) => f.write_str(text),
        }
    }
}

fn number(text: &str, len: usize) -> Option<u16> {
    (!text.is_empty() && text.len() == len && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// Days in a month of the proleptic Gregorian calendar; 31 December 0 is a day of the leap year 0.
fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edtf_round_trip() {
        for text in [
            "2004",
            "-0044",
            "2004-06",
            "2004-06-11",
            "2004-21",
            "199X",
            "19XX",
            "1984~",
            "1984?",
            "2004-06%",
            "1964/2008",
            "2004-02-01/2005",
            "1985-04/..",
            "../1985",
            "/1985",
            "1985/",
            "Y17000",
            "1560~/1570",
        ] {
            assert_eq!(
                Date::from_edtf(text).map(|d| d.to_string()).as_deref(),
                Some(text)
            );
        }
        assert_eq!(
            Date::from_edtf("2004-XX").map(|d| d.to_string()).as_deref(),
            Some("2004")
        );
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "n.d.",
            "2004-13",
            "2003-02-29",
            "04",
            "2004-6",
            "../..",
            "2004-06-11-01",
            "2004-XX-11",
            "é",
        ] {
            assert_eq!(Date::from_edtf(text), None, "{text}");
        }
    }
}

//! CSL-JSON's date objects (CSL-JSON schema 1.0.2, `date-variable`) to dates and back.

use crate::record::date::{Bound, Date, DatePart, DatePoint, Season, YearPrecision};
use serde_json::{Map, Value, json};

/// Reads a date: an object with `date-parts`, `season`, `circa`, `raw` or `literal`; an EDTF
/// string; a year; two objects that are a range (the draft of 1.1). `None` when it says nothing
/// (`{"date-parts": [[]]}`).
pub(super) fn read(value: &Value) -> Option<Date> {
    match value {
        Value::String(text) => from_words(text),
        Value::Number(_) => Some(Date::year(integer(value)?)),
        Value::Array(ends) => pair(ends).or_else(|| from_parts(value)),
        Value::Object(object) => from_object(object),
        Value::Null | Value::Bool(_) => None,
    }
}

/// Writes a date as well as an object can; what it cannot say (doubt, decades, open ends) the
/// caller keeps as EDTF.
pub(super) fn write(date: &Date) -> Value {
    let (parts, approximate, season) = match date {
        Date::Literal(text) => return json!({ "literal": text }),
        Date::Point(point) => (
            vec![parts_of(*point, false)],
            point.approximate,
            match point.part {
                DatePart::Season(season) => Some(season),
                _ => None,
            },
        ),
        Date::Range(start, end) => {
            let known = |b: &Bound| matches!(b, Bound::Point(p) if p.approximate);
            (
                vec![bound_parts(start), bound_parts(end)],
                known(start) || known(end),
                None,
            )
        }
    };
    let mut object = Map::new();
    object.insert("date-parts".into(), json!(parts));
    if let Some(season) = season {
        object.insert("season".into(), json!(season as u8));
    }
    if approximate {
        object.insert("circa".into(), json!(true));
    }
    Value::Object(object)
}

fn from_object(object: &Map<String, Value>) -> Option<Date> {
    let text = |key: &str| {
        let text = object.get(key)?.as_str()?.trim();
        (!text.is_empty()).then_some(text)
    };
    let date = object
        .get("date-parts")
        .and_then(from_parts)
        .or_else(|| text("raw").and_then(from_words))
        .or_else(|| text("edtf").and_then(from_words))
        .or_else(|| text("literal").map(|t| Date::Literal(t.to_string())))
        .or_else(|| loose_parts(object))?;
    let season = object.get("season").and_then(season);
    let circa = ["circa", "approximate"]
        .iter()
        .any(|key| object.get(*key).is_some_and(truthy));
    let uncertain = object.get("uncertain").is_some_and(truthy);
    Some(match date {
        Date::Point(mut point) => {
            if let (DatePart::Year, Some(season)) = (point.part, season) {
                point.part = DatePart::Season(season);
            }
            point.approximate |= circa;
            point.uncertain |= uncertain;
            Date::Point(point)
        }
        Date::Range(start, end) if circa => {
            let about = |b: Bound| match b {
                Bound::Point(p) => Bound::Point(DatePoint {
                    approximate: true,
                    ..p
                }),
                other => other,
            };
            Date::Range(about(start), about(end))
        }
        other => other,
    })
}

/// A range as the draft of CSL-JSON 1.1 writes it: two objects, an open end being
/// `{"undefined": true}` or `{}`.
fn pair(ends: &[Value]) -> Option<Date> {
    let [Value::Object(from), Value::Object(to)] = ends else {
        return None;
    };
    let bound = |end: &Map<String, Value>| match from_object(end) {
        Some(Date::Point(point)) => Bound::Point(point),
        _ => Bound::Open,
    };
    match (bound(from), bound(to)) {
        (Bound::Open, Bound::Open) => None,
        (from, to) => Some(Date::Range(from, to)),
    }
}

/// `{"year": 2001, "month": 5}`: the older form, and that of the draft of CSL-JSON 1.1.
fn loose_parts(object: &Map<String, Value>) -> Option<Date> {
    let part = |key: &str| object.get(key).cloned().unwrap_or(Value::Null);
    point(&[part("year"), part("month"), part("day")]).map(Date::Point)
}

/// `[[2001, 5, 12], [2002]]`, or a single date without the outer list.
fn from_parts(value: &Value) -> Option<Date> {
    let list = value.as_array()?;
    if list.first().is_some_and(|first| !first.is_array()) {
        return point(list).map(Date::Point);
    }
    let start = point(list.first()?.as_array()?);
    let Some(end) = list.get(1).and_then(Value::as_array) else {
        return start.map(Date::Point);
    };
    // `[0]` as an end is an open end, as pandoc writes it.
    match (start, point(end)) {
        (Some(start), Some(end)) => Some(Date::Range(Bound::Point(start), Bound::Point(end))),
        (Some(start), None) if end.first().and_then(integer) == Some(0) => {
            Some(Date::Range(Bound::Point(start), Bound::Open))
        }
        (Some(start), None) => Some(Date::Point(start)),
        (None, Some(end)) => Some(Date::Range(Bound::Open, Bound::Point(end))),
        (None, None) => None,
    }
}

/// Year, month and day; what the calendar does not have is left off. CSL-JSON counts 1 BC as −1
/// and has no year 0; months 13 to 16 and 21 to 24 are seasons.
fn point(parts: &[Value]) -> Option<DatePoint> {
    let year = integer(parts.first()?)?;
    let year = match year {
        0 => return None,
        y if y < 0 => y.checked_add(1)?,
        y => y,
    };
    let small = |i: usize| {
        let number = parts.get(i).and_then(integer)?;
        u8::try_from(number).ok().filter(|n| *n > 0)
    };
    let Some(month) = small(1) else {
        return Some(DatePoint::year(year));
    };
    let season = match month {
        13..=16 => Season::from_number(month - 12),
        21..=24 => Season::from_number(month),
        _ => None,
    };
    if let Some(season) = season {
        return Some(DatePoint::season(year, season));
    }
    small(2)
        .and_then(|day| DatePoint::day(year, month, day))
        .or_else(|| DatePoint::month(year, month))
        .or_else(|| Some(DatePoint::year(year)))
}

fn bound_parts(bound: &Bound) -> Vec<i32> {
    match bound {
        Bound::Point(point) => parts_of(*point, true),
        Bound::Open | Bound::Unknown => vec![0],
    }
}

/// In a range each end needs its own season, which only the month's place can hold.
fn parts_of(point: DatePoint, with_season: bool) -> Vec<i32> {
    let year = if point.year <= 0 {
        point.year.saturating_sub(1)
    } else {
        point.year
    };
    let mut parts = vec![year];
    match point.part {
        _ if point.year_precision != YearPrecision::Year => {}
        DatePart::Month(month) => parts.push(i32::from(month)),
        DatePart::Day(month, day) => parts.extend([i32::from(month), i32::from(day)]),
        DatePart::Season(season) if with_season => parts.push(20 + season as i32),
        DatePart::Year | DatePart::Season(_) => {}
    }
    parts
}

fn season(value: &Value) -> Option<Season> {
    if let Some(number) = integer(value) {
        return Season::from_number(u8::try_from(number).ok()?);
    }
    match value.as_str()?.trim().to_ascii_lowercase().as_str() {
        "spring" => Some(Season::Spring),
        "summer" => Some(Season::Summer),
        "autumn" | "fall" => Some(Season::Autumn),
        "winter" => Some(Season::Winter),
        _ => None,
    }
}

fn from_words(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    crate::formats::dates::read(text).or_else(|| Some(Date::Literal(text.to_string())))
}

/// A number, or a string of one.
fn integer(value: &Value) -> Option<i32> {
    match value {
        Value::Number(n) => n
            .as_i64()
            .or_else(|| n.as_f64().map(|f| f as i64))
            .and_then(|n| i32::try_from(n).ok()),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// `true`, a number but 0, or a word that is not `false` or `0`.
pub(super) fn truthy(value: &Value) -> bool {
    match value {
        Value::Bool(b) => *b,
        Value::Number(n) => n.as_f64() != Some(0.0),
        Value::String(text) => !matches!(text.trim(), "" | "0" | "false" | "no"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_all_shapes() {
        for (text, expected) in [
            (r#"{"date-parts":[[2001,5,12]]}"#, "2001-05-12"),
            (r#"{"date-parts":[["2001","5",""]]}"#, "2001-05"),
            (r#"{"date-parts":[[2001],[2002,3]]}"#, "2001/2002-03"),
            (r#"{"date-parts":[[2001],[0]]}"#, "2001/.."),
            (r#"{"date-parts":[2001,2]}"#, "2001-02"),
            (r#"{"date-parts":[[-44,3,15]]}"#, "-0043-03-15"),
            (r#"{"date-parts":[[2001,13]]}"#, "2001-21"),
            (r#"{"date-parts":[[2001,99]]}"#, "2001"),
            (r#"{"date-parts":[[2001]],"season":"3"}"#, "2001-23"),
            (r#"{"date-parts":[[2001]],"season":"Winter"}"#, "2001-24"),
            (r#"{"date-parts":[["1560"]],"circa":1}"#, "1560~"),
            (r#"{"date-parts":[["1560"]],"circa":"false"}"#, "1560"),
            (r#"{"raw":"2001-05"}"#, "2001-05"),
            (r#"{"raw":"forthcoming"}"#, "forthcoming"),
            (r#"{"literal":"n.d."}"#, "n.d."),
            (r#"{"year":"1999","month":2}"#, "1999-02"),
            (r#""2001-05?""#, "2001-05?"),
            (r#"1987"#, "1987"),
        ] {
            let value: Value = serde_json::from_str(text).unwrap();
            let date = read(&value).map(|d| d.to_string());
            assert_eq!(date.as_deref(), Some(expected), "{text}");
        }
        for text in [
            r#"{"date-parts":[[]]}"#,
            r#"{"date-parts":[[""]]}"#,
            "{}",
            "null",
            "[]",
        ] {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(read(&value), None, "{text}");
        }
    }
}

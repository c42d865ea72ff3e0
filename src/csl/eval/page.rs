//! Page ranges and locators (CSL 1.0.2, Page Ranges; Appendix V).

use std::borrow::Cow;

use crate::csl::locale::{Locale, TermForm};
use crate::csl::style::PageRangeFormat;
use crate::text::unicode::is_dash;

/// The first page: `36` of `36-40, 44`.
pub(super) fn first(pages: &str) -> &str {
    let ends = |c: char| is_dash(c) || matches!(c, ',' | '&' | ' ');
    let pages = pages.trim();
    pages.split(ends).next().unwrap_or(pages)
}

/// Pages with their ranges in the style's form and with the locale's delimiter; a range that is
/// none (`n11564-1`, of letters and signs) keeps its hyphen.
pub(super) fn format<'v>(
    pages: &Cow<'v, str>,
    format: Option<PageRangeFormat>,
    locale: &Locale,
) -> String {
    let delimiter = locale
        .term("page-range-delimiter", TermForm::Long, false)
        .unwrap_or("–");
    let ampersand = locale.term("and", TermForm::Symbol, false);
    let ampersand = ampersand.filter(|a| !a.is_empty()).unwrap_or("&");
    let mut out = String::with_capacity(pages.len() + 4);
    let mut rest: &str = pages;
    while !rest.is_empty() {
        let end = rest.find([',', '&', ';']).unwrap_or(rest.len());
        let (part, tail) = rest.split_at(end);
        range(part, format, delimiter, &mut out);
        let mut chars = tail.chars();
        match chars.next() {
            Some('&') => {
                let trimmed = out.trim_end().len();
                out.truncate(trimmed);
                out.push(' ');
                out.push_str(ampersand);
                out.push(' ');
                rest = chars.as_str().trim_start();
            }
            Some(mark) => {
                let trimmed = out.trim_end().len();
                out.truncate(trimmed);
                out.push(mark);
                rest = chars.as_str();
                if rest.starts_with(|c: char| !c.is_whitespace()) {
                    out.push(' ');
                }
            }
            None => rest = "",
        }
    }
    out
}

fn range(part: &str, format: Option<PageRangeFormat>, delimiter: &str, out: &mut String) {
    let lead = part.len() - part.trim_start().len();
    let (space, body) = part.split_at(lead);
    out.push_str(space);
    // A hyphen with a backslash before it is a hyphen.
    if body.contains("\\-") {
        out.push_str(&body.replace("\\-", "-"));
        return;
    }
    let Some((from, to)) = body.split_once(is_dash) else {
        out.push_str(body);
        return;
    };
    let to = to.trim_start_matches(is_dash);
    let (from, to, tail) = (from.trim(), to.trim(), &to[to.trim_end().len()..]);
    if from.is_empty() || to.is_empty() || to.contains(is_dash) {
        out.push_str(body);
        return;
    }
    let digit = |s: &str| s.chars().any(|c| c.is_ascii_digit());
    let roman = |s: &str| s.chars().all(|c| "ivxlcdmIVXLCDM".contains(c));
    if !(digit(from) && digit(to) || roman(from) && roman(to)) {
        out.push_str(body);
        return;
    }
    // Pages of different kinds (`N110-P5`) are no range.
    if let (Some((lead, _)), Some((to_lead, _))) = (divided(from), divided(to))
        && lead != to_lead
    {
        out.push_str(body);
        return;
    }
    out.push_str(from);
    out.push_str(delimiter);
    out.push_str(&abridged(from, to, format));
    out.push_str(tail);
}

/// The end of a range as the format has it.
fn abridged<'t>(from: &str, to: &'t str, format: Option<PageRangeFormat>) -> Cow<'t, str> {
    let Some(format) = format else {
        return Cow::Borrowed(to);
    };
    let (Some((lead, start)), Some((_, end))) = (divided(from), divided(to)) else {
        return Cow::Borrowed(to);
    };
    // `123-8` is 123 to 128.
    let end = if end.len() < start.len() {
        format!(
            "{}{end}",
            start.get(..start.len() - end.len()).unwrap_or_default()
        )
    } else {
        end.to_string()
    };
    let whole = format!("{lead}{end}");
    if end.len() != start.len() {
        return Cow::Owned(whole);
    }
    let shared = start
        .bytes()
        .zip(end.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let keep = |digits: usize| {
        let from = shared.min(end.len().saturating_sub(digits));
        Cow::Owned(end.get(from..).unwrap_or_default().to_string())
    };
    match format {
        PageRangeFormat::Expanded => Cow::Owned(whole),
        PageRangeFormat::Minimal => keep(1),
        PageRangeFormat::MinimalTwo => keep(2),
        PageRangeFormat::Chicago15 | PageRangeFormat::Chicago16 => {
            let number: u64 = start.parse().unwrap_or(0);
            if number < 100 || number.is_multiple_of(100) {
                Cow::Owned(whole)
            } else if (1..10).contains(&(number % 100)) {
                keep(1)
            } else if format == PageRangeFormat::Chicago15
                && start.len() == 4
                && end.len() - shared >= 3
            {
                Cow::Owned(whole)
            } else {
                keep(2)
            }
        }
    }
}

/// What stands before a page's last digits, and these: `S`, `12`.
fn divided(page: &str) -> Option<(&str, &str)> {
    let at = page.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (lead, digits) = page.split_at(at);
    (1..19).contains(&digits.len()).then_some((lead, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_in_all_forms() {
        use PageRangeFormat::*;
        // CSL 1.0.2, Appendix V.
        for (form, pages, expected) in [
            (None, "42-5", "42–5"),
            (Some(Chicago15), "3-10", "3–10"),
            (Some(Chicago15), "71-72", "71–72"),
            (Some(Chicago15), "100-104", "100–104"),
            (Some(Chicago15), "107-108", "107–8"),
            (Some(Chicago15), "321-325", "321–25"),
            (Some(Chicago15), "415-532", "415–532"),
            (Some(Chicago15), "1536-1538", "1536–38"),
            (Some(Chicago15), "1496-1504", "1496–1504"),
            (Some(Chicago16), "1496-1504", "1496–504"),
            (Some(Chicago15), "13792-13803", "13792–803"),
            (Some(Minimal), "8n11564-8n1568", "8n11564–8"),
            (Some(Expanded), "N110-5", "N110-5"),
            (Some(Expanded), "42-5", "42–45"),
            (Some(Expanded), "321-28", "321–328"),
            (Some(Minimal), "2787-2816", "2787–816"),
            (Some(MinimalTwo), "101-103", "101–03"),
            (Some(Minimal), "n11564-n11568", "n11564–8"),
            (None, "110-5, 125, 200-202", "110–5, 125, 200–202"),
            (None, "a-b", "a-b"),
            (None, "xi-xiv", "xi–xiv"),
            (None, "3&5", "3 & 5"),
        ] {
            let pages = Cow::Borrowed(pages);
            assert_eq!(
                super::format(&pages, form, &Locale::default()),
                expected,
                "{form:?} {pages}"
            );
        }
    }

    #[test]
    fn first_pages() {
        for (pages, expected) in [("36-40", "36"), ("36", "36"), ("S1, S5", "S1")] {
            assert_eq!(first(pages), expected);
        }
    }
}

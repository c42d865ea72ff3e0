//! DOI, ISBN, ISSN, arXiv, PMID and addresses.

use super::draft::Draft;
use super::spans::Spans;
use crate::record::identifier::{Identifier, Validity};
use crate::record::label::{Label, LabelledSpan};
use crate::record::{IdentifierVariable, TextVariable};

/// Reads the spans of identifiers and addresses.
pub fn fill(spans: &Spans<'_>, draft: &mut Draft) {
    for part in spans.all() {
        let printed = bare(part.span.of(spans.text));
        let kind = match part.label {
            // `ISBN` by itself, its number in a span of its own.
            Label::Isbn | Label::Issn if !printed.contains(|c: char| c.is_ascii_digit()) => {
                draft.understand(part.span);
                continue;
            }
            Label::Doi => IdentifierVariable::Doi,
            Label::Isbn => IdentifierVariable::Isbn,
            Label::Issn => IdentifierVariable::Issn,
            Label::Url => {
                address(printed, *part, draft);
                continue;
            }
            _ => continue,
        };
        if !draft.identifier(Identifier::new(kind, &without_blanks(printed, kind)), *part) {
            // A second ISBN or DOI: both are kept, as the field may hold several.
            add_to_known(kind, printed, *part, draft);
        }
    }
}

/// An identifier that announces itself or has an unmistakable shape, in an unlabelled piece:
/// `PMID: 18183754`, `arXiv:2105.01234`, `PMC2276363`, `EDN ABCDEF`.
pub fn announced(printed: &str) -> Option<Identifier> {
    let printed = bare(printed);
    let lower = printed.to_lowercase();
    let kind = if lower.starts_with("pmid") {
        IdentifierVariable::Pmid
    } else if lower.starts_with("pmc") {
        IdentifierVariable::Pmcid
    } else if lower.starts_with("arxiv") || lower.contains("arxiv.org/abs/") {
        IdentifierVariable::Arxiv
    } else if lower.starts_with("edn") {
        IdentifierVariable::Edn
    } else if lower.starts_with("doi") || lower.starts_with("10.") {
        IdentifierVariable::Doi
    } else if lower.starts_with("isbn") {
        IdentifierVariable::Isbn
    } else if lower.starts_with("issn") {
        IdentifierVariable::Issn
    } else {
        return None;
    };
    let identifier = Identifier::new(kind, printed);
    (identifier.validity() != Validity::Malformed).then_some(identifier)
}

fn address(printed: &str, part: LabelledSpan, draft: &mut Draft) {
    let lower = printed.to_lowercase();
    // An address at the resolver is a DOI (Crossref display guidelines).
    if lower.contains("doi.org/10.") {
        let doi = Identifier::new(
            IdentifierVariable::Doi,
            &without_blanks(printed, IdentifierVariable::Doi),
        );
        if doi.validity() == Validity::Valid && draft.identifier(doi, part) {
            return;
        }
    }
    if let Some(arxiv) = announced(printed).filter(|id| id.kind() == IdentifierVariable::Arxiv) {
        draft.identifier(arxiv, part);
    }
    draft.text(TextVariable::Url, joined_address(printed), " ", part);
}

/// Blanks that a line break left in an address are taken out where a slash, a stop or a hyphen
/// shows that it goes on.
fn joined_address(printed: &str) -> String {
    let mut out = String::with_capacity(printed.len());
    let mut words = printed.split_whitespace().peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        if let Some(next) = words.peek() {
            let goes_on = word.ends_with(['/', '-', '_', '?', '=', '&', '.', '%'])
                || next.starts_with([':', '/', '-', '_', '?', '=', '&', '.', '%']);
            if !goes_on || next.contains("://") {
                out.push(' ');
            }
        }
    }
    out
}

fn without_blanks(printed: &str, kind: IdentifierVariable) -> String {
    match kind {
        // A broken line left a blank behind the slash or a stop.
        IdentifierVariable::Doi => joined_address(printed),
        _ => printed.to_string(),
    }
}

fn add_to_known(kind: IdentifierVariable, printed: &str, part: LabelledSpan, draft: &mut Draft) {
    let Some(known) = draft.reference.identifiers.get(&kind) else {
        return;
    };
    if matches!(kind, IdentifierVariable::Isbn | IdentifierVariable::Issn) {
        let both = format!(
            "{}, {}",
            known.value(),
            Identifier::new(kind, printed).value()
        );
        draft
            .reference
            .identifiers
            .insert(kind, Identifier::new(kind, &both));
        draft.place(crate::record::Variable::Identifier(kind), part);
    }
}

/// Without brackets and punctuation around it.
fn bare(printed: &str) -> &str {
    let text = printed.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '<' | '>' | ',' | ';' | '[' | ']' | '“' | '”' | '"' | '«' | '»'
            )
    });
    let text = text.trim_end_matches('.');
    // A closing bracket belongs to an address only if it opened there.
    match text.strip_suffix(')') {
        Some(rest) if !rest.contains('(') => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_announce_themselves() {
        for (printed, expected) in [
            ("PMID: 18183754", Some("18183754")),
            ("arXiv:2105.01234v2.", Some("2105.01234v2")),
            ("PMC2276363", Some("PMC2276363")),
            ("A61P 37/02", None),
            ("PMID", None),
        ] {
            assert_eq!(
                announced(printed).as_ref().map(Identifier::value),
                expected,
                "{printed}"
            );
        }
    }

    #[test]
    fn broken_addresses_are_joined_where_it_is_clear() {
        for (printed, expected) in [
            ("http://a.ru/ b/c", "http://a.ru/b/c"),
            ("http://a.ru/b %20c", "http://a.ru/b%20c"),
            ("http://a.ru/b see there", "http://a.ru/b see there"),
        ] {
            assert_eq!(joined_address(printed), expected);
        }
    }
}

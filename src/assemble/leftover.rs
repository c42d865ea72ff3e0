//! What of the text is in no field: nothing is dropped without being named.

use super::draft::Draft;
use super::names::roles;
use super::spans::Spans;
use crate::text::span::Span;
use crate::text::word::is_one_of;

/// Words that only announce a field or join two, in lower case.
const ANNOUNCING: &[&str] = &[
    "a",
    "abgerufen",
    "acceso",
    "accessed",
    "acesso",
    "acessado",
    "addr",
    "and",
    "apud",
    "article",
    "at",
    "available",
    "aus",
    "bd",
    "b",
    "by",
    "c",
    "chap",
    "chapter",
    "cited",
    "consultado",
    "dans",
    "de",
    "del",
    "der",
    "disponible",
    "disponível",
    "disponivel",
    "doi",
    "download",
    "downloaded",
    "e",
    "ed",
    "edn",
    "eds",
    "edition",
    "em",
    "en",
    "et",
    "from",
    "h",
    "heft",
    "hrsg",
    "http",
    "https",
    "i",
    "ibid",
    "im",
    "in",
    "is",
    "isbn",
    "issn",
    "iss",
    "issue",
    "it",
    "jg",
    "last",
    "le",
    "n",
    "no",
    "nr",
    "nos",
    "núm",
    "num",
    "o",
    "of",
    "on",
    "online",
    "org",
    "p",
    "pag",
    "pages",
    "page",
    "part",
    "pmid",
    "pp",
    "pt",
    "publ",
    "published",
    "retrieved",
    "s",
    "see",
    "ser",
    "series",
    "site",
    "t",
    "the",
    "tom",
    "to",
    "u",
    "und",
    "unter",
    "url",
    "v",
    "verfügbar",
    "viewed",
    "visited",
    "vol",
    "vols",
    "volume",
    "with",
    "y",
    "z",
    "zugriff",
    "al",
    "alii",
    "dx",
    "www",
    "p",
    "cм",
    "бюл",
    "в",
    "вып",
    "выпуск",
    "опубл",
    "публикации",
    "год",
    "г",
    "гг",
    "дата",
    "до",
    "доступа",
    "доступ",
    "доступно",
    "и",
    "изд",
    "из",
    "кн",
    "на",
    "номер",
    "обращения",
    "др",
    "от",
    "обр",
    "осн",
    "режим",
    "сб",
    "с",
    "см",
    "ст",
    "стр",
    "та",
    "ін",
    "т",
    "тт",
    "том",
    "ч",
    "часть",
    "у",
    "з",
    "url",
    "звернення",
    "доступу",
    "джерело",
    "під",
    "серия",
    "сер",
    "электронный",
    "яз",
    "№",
    "№№",
];

/// The pieces of the text with letters or digits that neither a field nor an understood word
/// covers, in order.
pub fn find(spans: &Spans<'_>, draft: &Draft) -> Vec<Span> {
    let mut covered: Vec<Span> = draft
        .fields
        .iter()
        .map(|field| field.span)
        .chain(draft.understood.iter().copied())
        .collect();
    covered.sort();
    let mut out = Vec::new();
    let mut at = 0;
    for span in covered
        .into_iter()
        .chain(std::iter::once(Span::at(spans.text.len())))
    {
        if span.start > at {
            out.extend(unknown(spans.text, Span::new(at, span.start)));
        }
        at = at.max(span.end);
    }
    out
}

/// The part of a gap from its first word that announces nothing to its last.
fn unknown(text: &str, gap: Span) -> Option<Span> {
    let mut found: Option<Span> = None;
    let mut start = None;
    let gap_text = gap.of(text);
    if roles::only_roles(gap_text) {
        return None;
    }
    for (at, c) in gap_text
        .char_indices()
        .chain(std::iter::once((gap_text.len(), ' ')))
    {
        match (c.is_alphanumeric() || c == '№', start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                let word = gap_text.get(from..at).unwrap_or("");
                if !is_one_of(word, ANNOUNCING) && !roles::only_roles(word) {
                    let span = Span::new(gap.start + from, gap.start + at);
                    found = Some(found.map_or(span, |known: Span| known.cover(span)));
                }
            }
            _ => {}
        }
    }
    found
}

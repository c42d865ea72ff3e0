//! HTML: what a reader of the page sees, line by line. Blocks end lines, list items are marked,
//! scripts, styles and navigation are left out, entities become characters.

use super::kind::{Content, DocumentKind, Mending};
use super::page::{Mark, MetaTag, Page};
use crate::text::span::{LineUnit, Span};
use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};

/// A web page.
pub(super) static HTML: DocumentKind = DocumentKind {
    name: "html",
    aliases: &["htm", "xhtml"],
    title: "HTML page",
    extensions: &["html", "htm", "xhtml"],
    content: Content::Text { recognise, extract },
    lines: LineUnit::Line,
    mending: Mending::ByHand("correct the page where the places point"),
};

fn recognise(text: &str) -> bool {
    let end = text.char_indices().nth(4000).map_or(text.len(), |(i, _)| i);
    let head = text.get(..end).unwrap_or(text).to_ascii_lowercase();
    let start = head.trim_start();
    start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || [
            "<html", "<body", "<head>", "<meta ", "<p>", "<p ", "<li>", "<li ", "<ol>", "<ul>",
            "<div ", "<div>", "<br>", "<br/>", "<br />",
        ]
        .iter()
        .map(|tag| head.matches(tag).count())
        .sum::<usize>()
            >= 3
}

pub(super) fn extract(source: &str) -> Page {
    let mut reader = Reader::new(source);
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for Ok(token) in Tokenizer::new_with_emitter(source, emitter) {
        match token {
            Token::StartTag(tag) => reader.open(&tag),
            Token::EndTag(tag) => reader.close(&tag),
            Token::String(text) => reader.text(Span::new(text.span.start, text.span.end)),
            _ => {}
        }
    }
    reader.page
}

struct Reader<'a> {
    source: &'a str,
    page: Page,
    /// An element whose content is left out, and how many of its name are open in it.
    skipped: Option<(Vec<u8>, usize)>,
    /// What is left out is a description of the page as JSON-LD.
    in_linked_data: bool,
    /// An element that holds notes, and how many of its name are open in it.
    notes: Option<(Vec<u8>, usize)>,
    /// How many `pre` are open.
    preformatted: usize,
    /// White space to be put before the next text.
    pending: Gap,
    /// Marks for the next line.
    mark: Option<Mark>,
}

/// What stands between two texts, the stronger the greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    Nothing,
    Space(Span),
    Line,
    Paragraph,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Reader {
            source,
            page: Page::default(),
            skipped: None,
            in_linked_data: false,
            notes: None,
            preformatted: 0,
            pending: Gap::Paragraph,
            mark: None,
        }
    }

    fn open(&mut self, tag: &StartTag<usize>) {
        let name: &[u8] = &tag.name;
        if let Some((skipped, depth)) = &mut self.skipped {
            if skipped == name {
                *depth += 1;
            }
            return;
        }
        if name == b"meta" {
            self.meta(tag);
        }
        if is_left_out(name) || is_backlink(tag) {
            if !tag.self_closing {
                self.skipped = Some((name.to_vec(), 1));
                self.in_linked_data = name == b"script" && is_linked_data(tag);
            }
            return;
        }
        if let Some((container, depth)) = &mut self.notes {
            if container == name {
                *depth += 1;
            }
        } else if is_block(name) && says(tag, NOTES) {
            self.notes = Some((name.to_vec(), 1));
        }
        if (is_block(name) || name == b"li") && says(tag, NOTE) {
            self.gap(Gap::Paragraph);
            self.mark = Some(Mark::Note);
            return;
        }
        match name {
            b"br" => self.gap(Gap::Line),
            b"li" => {
                self.gap(Gap::Paragraph);
                self.mark = Some(match self.notes {
                    Some(_) => Mark::Note,
                    None => Mark::Item,
                });
            }
            b"dt" | b"dd" | b"tr" => self.gap(Gap::Line),
            b"td" | b"th" => self.gap(Gap::Space(Span::new(tag.span.start, tag.span.end))),
            b"pre" => {
                self.preformatted += 1;
                self.page.may_wrap = true;
                self.gap(Gap::Paragraph);
            }
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"summary" | b"caption" | b"legend" => {
                self.gap(Gap::Paragraph);
                self.mark = Some(Mark::Heading);
            }
            _ if is_block(name) => self.gap(Gap::Paragraph),
            _ => {}
        }
    }

    fn close(&mut self, tag: &EndTag<usize>) {
        let name: &[u8] = &tag.name;
        if let Some((skipped, depth)) = &mut self.skipped {
            if skipped == name {
                *depth -= 1;
                if *depth == 0 {
                    self.skipped = None;
                }
            }
            return;
        }
        if let Some((container, depth)) = &mut self.notes
            && container == name
        {
            *depth -= 1;
            if *depth == 0 {
                self.notes = None;
            }
        }
        match name {
            b"ol" | b"ul" => {
                self.gap(Gap::Paragraph);
                self.mark = Some(Mark::ListEnd);
            }
            b"pre" => {
                self.preformatted = self.preformatted.saturating_sub(1);
                self.gap(Gap::Paragraph);
            }
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => {
                // An empty heading marks nothing.
                self.mark = self.mark.filter(|m| *m != Mark::Heading);
                self.gap(Gap::Paragraph);
            }
            b"li" => self.gap(Gap::Line),
            _ if is_block(name) => self.gap(Gap::Paragraph),
            _ => {}
        }
    }

    /// `<meta name="citation_title" content="…">`
    fn meta(&mut self, tag: &StartTag<usize>) {
        let get = |name: &[u8]| {
            tag.attributes
                .iter()
                .find(|(key, _)| key.as_slice() == name)
                .map(|(_, value)| String::from_utf8_lossy(&value.value).trim().to_string())
        };
        let name = get(b"name").or_else(|| get(b"property"));
        if let (Some(name), Some(content)) = (name, get(b"content"))
            && !name.is_empty()
            && !content.is_empty()
        {
            let language = get(b"xml:lang").or_else(|| get(b"lang"));
            self.page.meta.push(MetaTag {
                name,
                content,
                language,
            });
        }
    }

    fn gap(&mut self, gap: Gap) {
        self.pending = self.pending.max(gap);
    }

    fn text(&mut self, span: Span) {
        if self.skipped.is_some() {
            if self.in_linked_data && self.page.linked_data.len() < MOST_DESCRIPTIONS {
                let data = span.of(self.source).to_string();
                self.page.linked_data.push(data);
            }
            return;
        }
        let text = span.of(self.source);
        let mut at = 0;
        while let Some(rest) = text.get(at..)
            && let Some(c) = rest.chars().next()
        {
            let place = span.start + at;
            if c.is_whitespace() && c != '\u{a0}' {
                let blank = rest.len()
                    - rest
                        .trim_start_matches(|c: char| c.is_whitespace() && c != '\u{a0}')
                        .len();
                self.blank(
                    rest.get(..blank).unwrap_or(""),
                    Span::new(place, place + blank),
                );
                at += blank;
            } else if c == '&' {
                let len = entity_len(rest);
                let resolved = resolve(rest.get(..len).unwrap_or("&"));
                self.flush();
                self.page
                    .text
                    .push(&resolved, Span::new(place, place + len));
                at += len;
            } else {
                let len = rest
                    .find(|c: char| c == '&' || (c.is_whitespace() && c != '\u{a0}'))
                    .unwrap_or(rest.len());
                self.flush();
                self.page
                    .text
                    .push_verbatim(self.source, Span::new(place, place + len));
                at += len;
            }
        }
    }

    fn blank(&mut self, blank: &str, span: Span) {
        if self.preformatted > 0 && blank.contains('\n') {
            self.flush();
            self.page.text.push_verbatim(self.source, span);
        } else {
            self.gap(Gap::Space(span));
        }
    }

    /// Writes what must stand before the next text.
    fn flush(&mut self) {
        let out = &mut self.page.text;
        match std::mem::replace(&mut self.pending, Gap::Nothing) {
            Gap::Nothing => {}
            Gap::Space(span) => out.push(" ", span),
            Gap::Line => out.push_foreign("\n"),
            Gap::Paragraph if out.text.is_empty() => {}
            Gap::Paragraph => out.push_foreign("\n\n"),
        }
        if let Some(mark) = self.mark.take() {
            self.page.marks.push((out.text.len(), mark));
        }
    }
}

fn is_left_out(name: &[u8]) -> bool {
    matches!(
        name,
        b"script"
            | b"style"
            | b"nav"
            | b"noscript"
            | b"template"
            | b"svg"
            | b"button"
            | b"select"
            | b"textarea"
            | b"title"
            | b"iframe"
            | b"object"
            | b"audio"
            | b"video"
            | b"canvas"
    )
}

/// A page describes itself so many times, no more.
const MOST_DESCRIPTIONS: usize = 20;

fn is_linked_data(tag: &StartTag<usize>) -> bool {
    tag.attributes.iter().any(|(key, value)| {
        key.as_slice() == b"type" && value.value.eq_ignore_ascii_case(b"application/ld+json")
    })
}

/// Links from a note back to the text (Wikipedia's `↑ a b`).
fn is_backlink(tag: &StartTag<usize>) -> bool {
    says(
        tag,
        &[
            "mw-cite-backlink",
            "footnote-backref",
            "data-footnote-backref",
            "footnote-back",
            "reversefootnote",
            "mw-editsection",
            "doc-backlink",
        ],
    )
}

/// Words of an element that holds the notes of a page (DPUB-ARIA 1.0, EPUB 3 Structural Semantics,
/// and what Pandoc, Markdown processors and journal sites write).
const NOTES: &[&str] = &[
    "footnotes",
    "endnotes",
    "rearnotes",
    "doc-endnotes",
    "footnote-list",
    "fn-group",
];

/// Words of an element that is a note.
const NOTE: &[&str] = &[
    "footnote",
    "endnote",
    "rearnote",
    "doc-footnote",
    "doc-endnote",
];

/// Whether the class, role or EPUB type of an element is one of the words.
fn says(tag: &StartTag<usize>, words: &[&str]) -> bool {
    tag.attributes.iter().any(|(key, value)| {
        matches!(key.as_slice(), b"class" | b"role" | b"epub:type")
            && value.value.split(|b| b.is_ascii_whitespace()).any(|word| {
                words
                    .iter()
                    .any(|known| word.eq_ignore_ascii_case(known.as_bytes()))
            })
    })
}

fn is_block(name: &[u8]) -> bool {
    matches!(
        name,
        b"p" | b"div"
            | b"section"
            | b"article"
            | b"main"
            | b"header"
            | b"footer"
            | b"aside"
            | b"address"
            | b"blockquote"
            | b"ul"
            | b"ol"
            | b"dl"
            | b"table"
            | b"tbody"
            | b"thead"
            | b"form"
            | b"fieldset"
            | b"figure"
            | b"figcaption"
            | b"hr"
            | b"body"
            | b"html"
            | b"head"
            | b"details"
            | b"center"
    )
}

/// The length of the character reference at the beginning of `text`, `1` if there is none.
fn entity_len(text: &str) -> usize {
    const LONGEST: usize = 40;
    let body = text
        .bytes()
        .skip(1)
        .take(LONGEST)
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b'#')
        .count();
    match text.as_bytes().get(1 + body) {
        _ if body == 0 => 1,
        Some(b';') => body + 2,
        _ => body + 1,
    }
}

/// The characters a reference stands for; the tokenizer knows them all.
fn resolve(entity: &str) -> String {
    let mut out = String::new();
    for Ok(token) in Tokenizer::new(entity) {
        if let Token::String(text) = token {
            out.push_str(&String::from_utf8_lossy(&text));
        }
    }
    if out.is_empty() {
        entity.to_string()
    } else {
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_becomes_lines_that_know_their_place() {
        let source = "<html><head><title>T</title><meta name=\"citation_title\" content=\"Maps\" xml:lang=\"en\"><style>p{}</style></head>\n<body><nav>Home</nav><h2>References</h2><ol><li>Smith&nbsp;J. <i>Maps</i> &amp;\n seas.</li><li>Лебедев А.<br>Реки &lt;1&gt;</li></ol><p>End</p>";
        let page = extract(source);
        assert_eq!(
            page.text.text,
            "References\n\nSmith\u{a0}J. Maps & seas.\n\nЛебедев А.\nРеки <1>\n\nEnd"
        );
        let marks: Vec<Mark> = page.marks.iter().map(|m| m.1).collect();
        assert_eq!(
            marks,
            [Mark::Heading, Mark::Item, Mark::Item, Mark::ListEnd]
        );
        assert_eq!(
            page.meta,
            [MetaTag {
                name: "citation_title".to_string(),
                content: "Maps".to_string(),
                language: Some("en".to_string())
            }]
        );
        for (piece, expected) in [
            ("Maps & seas", "Maps</i> &amp;\n seas"),
            ("Реки", "Реки"),
            ("<1>", "&lt;1&gt;"),
        ] {
            let at = page.text.text.find(piece).unwrap();
            assert_eq!(
                page.text
                    .source_span(Span::new(at, at + piece.len()))
                    .of(source),
                expected
            );
        }
    }

    #[test]
    fn notes_are_marked() {
        for source in [
            "<p>A<sup>1</sup></p><section class=\"footnotes\" role=\"doc-endnotes\"><ol><li id=\"fn1\"><p>See Roe.<a class=\"footnote-back\">x</a></p></li><li>So.</li></ol></section><ul><li>B</li></ul>",
            "<p>A<sup>1</sup></p><aside class=\"footnote\"><p>See Roe.</p></aside><aside epub:type=\"footnote\">So.</aside><ul><li>B</li></ul>",
        ] {
            let page = extract(source);
            assert_eq!(page.text.text, "A1\n\nSee Roe.\n\nSo.\n\nB", "{source}");
            let marks: Vec<Mark> = page.marks.iter().map(|m| m.1).collect();
            assert_eq!(marks[..2], [Mark::Note, Mark::Note], "{source}");
            assert!(!marks[2..].contains(&Mark::Note), "{source}");
        }
    }

    #[test]
    fn pages_are_recognised() {
        for (text, expected) in [
            ("<!DOCTYPE html><p>", true),
            ("<p>a</p><p>b</p><br>", true),
            ("Smith J. <i>Maps</i>", false),
            ("a < b", false),
        ] {
            assert_eq!(recognise(text), expected, "{text}");
        }
    }
}

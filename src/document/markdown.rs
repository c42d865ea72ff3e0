//! Markdown (CommonMark with YAML front matter): marks of emphasis go, links keep their text and
//! their address, headings and list items are marked, printed numbers stay.

use super::kind::{Content, DocumentKind, Mending};
use super::page::{Mark, Page};
use crate::text::span::{LineUnit, Span};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// A Markdown text.
pub(super) static MARKDOWN: DocumentKind = DocumentKind {
    name: "markdown",
    aliases: &["md", "gfm", "commonmark"],
    title: "Markdown",
    extensions: &["md", "markdown", "mkd", "rmd", "qmd"],
    content: Content::Text { recognise, extract },
    lines: LineUnit::Line,
    mending: Mending::InPlace,
};

fn recognise(text: &str) -> bool {
    let end = text
        .char_indices()
        .nth(20_000)
        .map_or(text.len(), |(i, _)| i);
    let head = text.get(..end).unwrap_or(text);
    let front =
        head.starts_with("---\n") && head.get(4..).is_some_and(|rest| rest.contains("\n---"));
    let headings = head
        .lines()
        .filter(|l| {
            let signs = l.bytes().take_while(|b| *b == b'#').count();
            (1..=6).contains(&signs) && l.get(signs..).is_some_and(|t| t.starts_with(' '))
        })
        .count();
    let links = head.matches("](http").count();
    front || headings >= 1 || links >= 2
}

fn extract(source: &str) -> Page {
    let mut reader = Reader {
        source,
        page: Page {
            may_wrap: true,
            ..Page::default()
        },
        links: Vec::new(),
        skip_to: 0,
        skipped: 0,
        paragraph: false,
        mark: None,
    };
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        reader.event(event, Span::new(range.start, range.end));
    }
    reader.page
}

struct Reader<'a> {
    source: &'a str,
    page: Page,
    /// Addresses of the links that are open, with where their text begins.
    links: Vec<Option<(String, usize, Span)>>,
    /// Text before this byte of the source is left out.
    skip_to: usize,
    /// How many elements that are left out are open.
    skipped: usize,
    paragraph: bool,
    mark: Option<Mark>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.open(tag, span),
            Event::End(tag) => self.close(tag),
            _ if self.skipped > 0 => {}
            Event::Text(text) | Event::Code(text) => self.text(&text, span),
            Event::SoftBreak | Event::HardBreak => {
                let line_end = span
                    .of(self.source)
                    .rfind('\n')
                    .map_or(span.start, |i| span.start + i);
                self.page.text.push("\n", Span::new(line_end, line_end + 1));
            }
            Event::InlineHtml(html) if html.starts_with("<br") => self.page.text.push("\n", span),
            Event::FootnoteReference(_) | Event::InlineHtml(_) | Event::Html(_) | Event::Rule => {}
            _ => self.text(span.of(self.source), span),
        }
    }

    fn open(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::MetadataBlock(_) => self.skipped += 1,
            Tag::Heading { .. } => {
                self.paragraph = true;
                self.mark = Some(Mark::Heading);
            }
            Tag::Item => {
                self.paragraph = true;
                self.mark = Some(Mark::Item);
                self.number(span);
            }
            Tag::FootnoteDefinition(_) => {
                self.paragraph = true;
                self.mark = Some(Mark::Note);
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let address = (!matches!(link_type, LinkType::Autolink | LinkType::Email))
                    .then(|| dest_url.trim().to_string());
                self.links
                    .push(address.map(|a| (a, self.page.text.text.len(), span)));
            }
            Tag::Paragraph
            | Tag::CodeBlock(_)
            | Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::TableRow
            | Tag::HtmlBlock => {
                self.paragraph |= self.mark != Some(Mark::Item) || self.paragraph;
            }
            _ => {}
        }
    }

    /// The number of an item, as printed.
    fn number(&mut self, item: Span) {
        let text = item.of(self.source);
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            self.flush();
            let sign = Span::new(item.start, item.start + digits + 1);
            self.page.text.push_verbatim(self.source, sign);
            self.page.text.push_foreign(" ");
            self.paragraph = false;
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) => self.skipped = self.skipped.saturating_sub(1),
            TagEnd::List(_) => {
                self.paragraph = true;
                self.mark = Some(Mark::ListEnd);
            }
            TagEnd::Link => self.link(),
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::CodeBlock
            | TagEnd::BlockQuote(_)
            | TagEnd::TableRow
            | TagEnd::TableHead
            | TagEnd::HtmlBlock => self.paragraph = true,
            TagEnd::TableCell => self.page.text.push_foreign(" "),
            _ => {}
        }
    }

    /// Writes the address of a link after its text, unless the text says it already.
    fn link(&mut self) {
        let Some(Some((address, from, span))) = self.links.pop() else {
            return;
        };
        // `{:target="_blank"}` after a link, as Kramdown has it, is no text.
        let after = self.source.get(span.end..).unwrap_or("");
        self.skip_to = span.end + attribute_list(after);
        let shown = self.page.text.text.get(from..).unwrap_or("").trim();
        let bare = address
            .trim_start_matches("https://")
            .trim_start_matches("http://");
        if address.is_empty()
            || bare.ends_with(shown) && !shown.is_empty()
            || shown.contains(bare) && !bare.is_empty()
        {
            return;
        }
        let inner = span.of(self.source);
        let Some(at) = inner.rfind(address.as_str()) else {
            return;
        };
        let place = Span::new(span.start + at, span.start + at + address.len());
        self.page.text.push_foreign(" (");
        self.page.text.push_verbatim(self.source, place);
        self.page.text.push_foreign(")");
    }

    fn text(&mut self, text: &str, span: Span) {
        self.flush();
        let span_left = Span::new(span.start.max(self.skip_to), span.end);
        if span_left.is_empty() {
            return;
        }
        if span_left != span || span.of(self.source) == text {
            self.page.text.push_verbatim(self.source, span_left);
        } else {
            self.page.text.push(text, span);
        }
    }

    fn flush(&mut self) {
        let out = &mut self.page.text;
        if std::mem::take(&mut self.paragraph) && !out.text.is_empty() {
            out.push_foreign("\n\n");
        }
        if let Some(mark) = self.mark.take() {
            self.page.marks.push((out.text.len(), mark));
        }
    }
}

/// The length of a Kramdown attribute list at the beginning of the text.
fn attribute_list(text: &str) -> usize {
    if !(text.starts_with("{:") || text.starts_with("{.") || text.starts_with("{#")) {
        return 0;
    }
    const LONGEST: usize = 200;
    text.bytes()
        .take(LONGEST)
        .position(|b| b == b'}')
        .map_or(0, |i| i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_places_stay() {
        let source = "---\ntitle: x\n---\n\n### References\n\n1. Smith, J. *Maps* of_the_sea [PDF](https://a.org/b){:target=\"_blank\"}.\n2. Lee, C. _Seas_ &\n   lands [1].\n\nEnd";
        let page = extract(source);
        assert_eq!(
            page.text.text,
            "References\n\n1. Smith, J. Maps of_the_sea PDF (https://a.org/b).\n\n2. Lee, C. Seas &\nlands [1].\n\nEnd"
        );
        let marks: Vec<Mark> = page.marks.iter().map(|m| m.1).collect();
        assert_eq!(
            marks,
            [Mark::Heading, Mark::Item, Mark::Item, Mark::ListEnd]
        );
        let at = page.text.text.find("Seas &").unwrap();
        assert_eq!(
            page.text.source_span(Span::new(at, at + 6)).of(source),
            "Seas_ &"
        );
    }

    #[test]
    fn markdown_is_recognised() {
        for (text, expected) in [
            ("### Ссылки\n\n1. A", true),
            ("---\ntitle: a\n---\n", true),
            ("#1 Smith", false),
            ("1. Smith", false),
        ] {
            assert_eq!(recognise(text), expected, "{text}");
        }
    }
}

//! What a page says of the article it holds: metadata for machines, the line "how to cite", key
//! words, title and abstract at its head. Nothing is parsed here: these are places and texts.

use super::heading::{Heading, Section, heading};
use super::join::{Words, join};
use super::line::{Line, is_blank};
use super::page::{MetaTag, Page};
use crate::text::span::{Mapped, Span};

/// What a page says of its own article.
#[derive(Clone, Debug, Default)]
pub struct ArticleClues {
    /// `citation_*`, `DC.*`, `prism.*` and `og:*` metadata.
    pub meta: Vec<MetaTag>,
    /// Descriptions as JSON-LD.
    pub linked_data: Vec<String>,
    /// The references to the article itself, as its page prints them: one, or one a language.
    pub how_to_cite: Vec<Mapped>,
    /// The first line of the page, if it can be a title.
    pub title: Option<Mapped>,
    /// The key words, without the words "Key words".
    pub keywords: Option<Mapped>,
    /// The abstract under its heading.
    pub summary: Option<Mapped>,
}

/// Looks for the clues; `list` is the byte of the page's text at which the first list begins.
pub(super) fn clues(page: &Page, lines: &[Line], list: Option<usize>) -> ArticleClues {
    let text = &page.text.text;
    let section = |wanted: Section| sections(page, lines, wanted).next();
    ArticleClues {
        meta: page
            .meta
            .iter()
            .filter(|tag| {
                let name = tag.name.to_lowercase();
                [
                    "citation_",
                    "dc.",
                    "dcterms.",
                    "prism.",
                    "og:",
                    "bepress_citation",
                    "eprints.",
                ]
                .iter()
                .any(|prefix| name.starts_with(prefix))
            })
            .cloned()
            .collect(),
        linked_data: page.linked_data.clone(),
        how_to_cite: sections(page, lines, Section::HowToCite)
            .take(MOST_LANGUAGES)
            .collect(),
        title: title(text, lines, list).map(|span| mapped(page, &[span])),
        keywords: section(Section::Keywords),
        summary: section(Section::Abstract),
    }
}

/// In so many languages an article says how to cite it, no more.
const MOST_LANGUAGES: usize = 4;

/// The texts of the sections of a kind.
fn sections<'p>(
    page: &'p Page,
    lines: &'p [Line],
    wanted: Section,
) -> impl Iterator<Item = Mapped> + 'p {
    let text = &page.text.text;
    (0..lines.len())
        .filter(move |at| {
            lines
                .get(*at)
                .is_some_and(|line| heading(line.of(text)) == Some(Heading::Other(wanted)))
        })
        .filter_map(move |at| section(page, lines, wanted, at))
}

/// The text of a section whose words stand in line `at`: what follows them in the same line, else
/// the next paragraph.
fn section(page: &Page, lines: &[Line], wanted: Section, at: usize) -> Option<Mapped> {
    let text = &page.text.text;
    let line = lines.get(at)?;
    let content = line.of(text);
    let mut pieces = Vec::new();
    if let Some(colon) = content.find([':', '：']).filter(|i| *i < 200) {
        let rest = content.get(colon..)?;
        let rest = rest.trim_start_matches(|c| is_blank(c) || matches!(c, ':' | '：'));
        if !rest.is_empty() {
            pieces.push(Span::new(line.span.end - rest.len(), line.span.end));
        }
    }
    if pieces.is_empty() && content.chars().count() > 80 {
        pieces.push(line.span);
    }
    const LONGEST: usize = 80;
    for (i, next) in lines.iter().enumerate().skip(at + 1).take(LONGEST) {
        let starts_paragraph = next.blank_before && !(pieces.is_empty() && i == at + 1);
        let lone = !page.may_wrap && !pieces.is_empty();
        if starts_paragraph || lone || next.mark.is_some() || heading(next.of(text)).is_some() {
            break;
        }
        pieces.push(next.span);
        // A line of its own below a short one: OJS prints the journal's section there.
        if page.may_wrap && wanted == Section::HowToCite && ends_citation(next.of(text)) {
            break;
        }
    }
    (!pieces.is_empty()).then(|| mapped(page, &pieces))
}

fn ends_citation(line: &str) -> bool {
    super::entry_shape::end(line) == super::entry_shape::End::Full
}

/// A short first line that is no sentence and stands before the list.
fn title(text: &str, lines: &[Line], list: Option<usize>) -> Option<Span> {
    let line = lines.first()?;
    let content = line.of(text);
    let length = content.chars().count();
    let before_list = list.is_some_and(|at| line.span.end < at);
    (before_list
        && (8..300).contains(&length)
        && content.contains(char::is_whitespace)
        && !content.ends_with(['.', ':', ','])
        && heading(content).is_none()
        && lines.get(1).is_none_or(|next| next.blank_before))
    .then_some(line.span)
}

fn mapped(page: &Page, pieces: &[Span]) -> Mapped {
    let text = &page.text.text;
    join(text, pieces, &Words::of("")).over(&page.text)
}

//! HTML, in the dialect that CSL processors share (classes `csl-bib-body`, `csl-entry`,
//! `csl-left-margin`, …), so that existing style sheets fit.

use super::block::{Event, Look, Position, Slant, Tag, Weight, events, printable};
use super::{Output, RenderOptions, links};
use crate::text::rich::{Format, Rich, RichList};

pub(super) const OUTPUT: Output = Output {
    name: "html",
    aliases: &["htm", "xhtml"],
    title: "HTML",
    extension: "html",
    binary: false,
    document: false,
    bibliography,
    inline,
};

fn bibliography(list: &RichList, options: &RenderOptions) -> Vec<u8> {
    let list = links::applied(list, options);
    let mut out = String::new();
    if options.standalone {
        out.push_str("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>Bibliography</title>\n<style>\n");
        out.push_str(&style_sheet(&list));
        out.push_str("</style>\n</head>\n<body>\n");
    }
    out.push_str("<div class=\"csl-bib-body\">\n");
    for entry in &list.entries {
        out.push_str("  <div class=\"csl-entry\">");
        write(&entry.content, true, &mut out);
        out.push_str("</div>\n");
    }
    out.push_str("</div>\n");
    if options.standalone {
        out.push_str("</body>\n</html>\n");
    }
    out.into_bytes()
}

fn inline(rich: &Rich) -> String {
    let mut out = String::new();
    write(rich, false, &mut out);
    out
}

/// The layout that the style asks for, which the fragment leaves to the page around it.
fn style_sheet(list: &RichList) -> String {
    let mut css = format!(
        ".csl-bib-body {{ line-height: {}; }}\n.csl-entry {{ clear: both; margin-bottom: {}em; }}\n",
        f32::from(list.line_spacing.max(1)) * 1.35,
        list.entry_spacing
    );
    if list.hanging_indent {
        css.push_str(".csl-entry { padding-left: 2em; text-indent: -2em; }\n");
    }
    css.push_str(".csl-indent { margin-left: 2em; }\n");
    if list.second_field_align {
        let widest = (list.entries.iter())
            .filter_map(|entry| super::block::blocks(&entry.content).into_iter().next())
            .map(|block| super::wrap::runs_width(&block.label))
            .max()
            .unwrap_or(0);
        css.push_str(&format!(
            ".csl-left-margin {{ float: left; }}\n.csl-right-inline {{ margin-left: {}em; }}\n",
            (widest + 1) as f32 * 0.6
        ));
    }
    css
}

fn write(rich: &Rich, display: bool, out: &mut String) {
    // For every open tag: what closes it, and the look around it.
    let mut open: Vec<(&str, Look)> = Vec::new();
    let mut look = Look::default();
    let mut linked = false;
    for event in events(rich) {
        match event {
            Event::Text(text) => escape(text, out),
            Event::Open(Tag::Link(url)) => {
                // A link inside a link is no HTML.
                let close = match links::safe(url).filter(|_| !linked) {
                    Some(url) => {
                        out.push_str("<a href=\"");
                        escape(&url, out);
                        out.push_str("\">");
                        linked = true;
                        "</a>"
                    }
                    None => "",
                };
                open.push((close, look));
            }
            Event::Open(Tag::Format(format)) => {
                let close = open_tag(format, look, display, out);
                open.push((close, look));
                look = look.within(format);
            }
            Event::Close(_) => {
                if let Some((close, around)) = open.pop() {
                    out.push_str(close);
                    linked &= close != "</a>";
                    look = around;
                }
            }
        }
    }
}

/// Writes the opening tag of a format, gives the closing one.
fn open_tag(format: Format, around: Look, display: bool, out: &mut String) -> &'static str {
    let (tag, close) = match format {
        Format::Italic => ("<i>", "</i>"),
        Format::Oblique => ("<em>", "</em>"),
        Format::Upright => ("<span style=\"font-style:normal;\">", "</span>"),
        Format::Bold => ("<b>", "</b>"),
        Format::Light => ("<span style=\"font-weight:lighter;\">", "</span>"),
        Format::Regular => ("<span style=\"font-weight:normal;\">", "</span>"),
        Format::SmallCaps => ("<span style=\"font-variant:small-caps;\">", "</span>"),
        Format::NoSmallCaps => ("<span style=\"font-variant:normal;\">", "</span>"),
        Format::Underline => ("<span style=\"text-decoration:underline;\">", "</span>"),
        Format::NoUnderline => (
            "<span style=\"display:inline-block;text-decoration:none;\">",
            "</span>",
        ),
        Format::Superscript => ("<sup>", "</sup>"),
        Format::Subscript => ("<sub>", "</sub>"),
        // As CSL processors write it, and the CSL test suite expects it.
        Format::Baseline => ("<span style=\"baseline\">", "</span>"),
        Format::NoDecor => {
            let resets = resets(around);
            if resets.is_empty() {
                return "";
            }
            out.push_str("<span style=\"");
            out.push_str(&resets);
            out.push_str("\">");
            return "</span>";
        }
        Format::Block if display => ("\n    <div class=\"csl-block\">", "</div>\n  "),
        Format::LeftMargin if display => ("\n    <div class=\"csl-left-margin\">", "</div>"),
        Format::RightInline if display => ("<div class=\"csl-right-inline\">", "</div>\n  "),
        Format::Indent if display => ("\n    <div class=\"csl-indent\">", "</div>\n  "),
        Format::NoCase
        | Format::Block
        | Format::LeftMargin
        | Format::RightInline
        | Format::Indent => ("", ""),
    };
    out.push_str(tag);
    close
}

/// The declarations that undo a look.
fn resets(look: Look) -> String {
    [
        (look.slant != Slant::Upright, "font-style:normal;"),
        (look.weight != Weight::Regular, "font-weight:normal;"),
        (look.small_caps, "font-variant:normal;"),
        (look.underline, "display:inline-block;text-decoration:none;"),
        (
            look.position != Position::Baseline,
            "vertical-align:baseline;",
        ),
    ]
    .into_iter()
    .filter_map(|(set, reset)| set.then_some(reset))
    .collect()
}

/// Text as it may stand between tags, and a safe address in quotation marks (it has none itself).
fn escape(text: &str, out: &mut String) {
    let mut rest = printable(text).peekable();
    while let Some(c) = rest.next() {
        match c {
            // Of two spaces a browser would show one.
            ' ' if rest.next_if_eq(&' ').is_some() => out.push_str("\u{a0} "),
            '&' => out.push_str("&#38;"),
            '<' => out.push_str("&#60;"),
            '>' => out.push_str("&#62;"),
            c => out.push(c),
        }
    }
}

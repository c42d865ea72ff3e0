//! LaTeX, for any engine: one list environment of the kernel, no macros of ours. With links the
//! document needs `hyperref`.
//!
//! Non-ASCII letters stay as they are (UTF-8).

use super::block::{Block, Look, Position, Run, Slant, Weight, blocks, printable, runs};
use super::{Output, RenderOptions, links, wrap};
use crate::text::rich::{Rich, RichList};

pub(super) const OUTPUT: Output = Output {
    name: "latex",
    aliases: &["tex"],
    title: "LaTeX",
    extension: "tex",
    binary: false,
    document: false,
    bibliography,
    inline,
};

/// A document for LuaLaTeX or XeLaTeX, in the first font at hand that has Cyrillic and Greek, and
/// in which a straight quotation mark is printed as one.
const PREAMBLE: &str = r"\documentclass{article}
\usepackage{fontspec}
\defaultfontfeatures[\rmfamily]{Ligatures=TeXOff}
\IfFontExistsTF{CMU Serif}{\setmainfont{CMU Serif}}{%
\IfFontExistsTF{Libertinus Serif}{\setmainfont{Libertinus Serif}}{%
\IfFontExistsTF{Times New Roman}{\setmainfont{Times New Roman}}{%
\IfFontExistsTF{Noto Serif}{\setmainfont{Noto Serif}}{%
\IfFontExistsTF{DejaVu Serif}{\setmainfont{DejaVu Serif}}{}}}}}
";

/// What only links need: with XeLaTeX it asks for a font that small installations lack.
const LINK_PACKAGE: &str = "\\usepackage[hidelinks]{hyperref}\n";

const BEGIN: &str = "\\begin{document}\n\\sloppy\n";

fn bibliography(list: &RichList, options: &RenderOptions) -> Vec<u8> {
    let list = links::applied(list, options);
    let entries: Vec<Vec<Block<'_>>> = (list.entries.iter())
        .map(|entry| blocks(&entry.content))
        .filter(|entry| !entry.is_empty())
        .collect();
    let mut out = String::new();
    if options.standalone {
        out.push_str(PREAMBLE);
        if options.links {
            out.push_str(LINK_PACKAGE);
        }
        out.push_str(BEGIN);
    }
    // A list without items is an error in LaTeX.
    if !entries.is_empty() {
        write_list(&list, &entries, &mut out);
    }
    if options.standalone {
        out.push_str("\\end{document}\n");
    }
    out.into_bytes()
}

fn write_list(list: &RichList, entries: &[Vec<Block<'_>>], out: &mut String) {
    let widest_label = (entries.iter().flatten())
        .map(|block| &block.label)
        .max_by_key(|label| wrap::runs_width(label))
        .filter(|label| !label.is_empty());
    out.push_str("\\begin{list}{}{%\n");
    match widest_label {
        Some(label) => {
            out.push_str("  \\settowidth{\\labelwidth}{");
            write_runs(label, out);
            out.push_str("}%\n  \\setlength{\\leftmargin}{\\labelwidth}%\n");
            out.push_str("  \\addtolength{\\leftmargin}{\\labelsep}%\n");
        }
        None if list.hanging_indent => out.push_str(
            "  \\setlength{\\leftmargin}{2em}%\n  \\setlength{\\itemindent}{-2em}%\n  \\setlength{\\labelwidth}{0pt}%\n  \\setlength{\\labelsep}{0pt}%\n",
        ),
        None => out.push_str("  \\setlength{\\leftmargin}{0pt}%\n  \\setlength{\\labelwidth}{0pt}%\n  \\setlength{\\labelsep}{0pt}%\n"),
    }
    out.push_str(&format!(
        "  \\setlength{{\\parsep}}{{0pt}}%\n  \\setlength{{\\itemsep}}{{{}\\baselineskip}}}}\n",
        list.entry_spacing
    ));
    if list.line_spacing > 1 {
        out.push_str(&format!(
            "\\linespread{{{}}}\\selectfont\n",
            list.line_spacing
        ));
    }
    for entry in entries {
        for (i, block) in entry.iter().enumerate() {
            if i == 0 || !block.label.is_empty() {
                out.push_str("\\item[");
                if !block.label.is_empty() {
                    out.push('{');
                    write_runs(&block.label, out);
                    out.push_str("}\\hfill");
                }
                out.push_str("] ");
            } else {
                out.push_str("\\par ");
            }
            if block.indented {
                out.push_str("\\begin{quote}");
            }
            write_runs(&block.runs, out);
            if block.indented {
                out.push_str("\\end{quote}");
            }
            out.push('\n');
        }
    }
    out.push_str("\\end{list}\n");
}

fn inline(rich: &Rich) -> String {
    let mut out = String::new();
    write_runs(&runs(rich), &mut out);
    out
}

fn write_runs(runs: &[Run<'_>], out: &mut String) {
    let open = |url: &str, out: &mut String| {
        out.push_str("\\href{");
        write_url(url, out);
        out.push_str("}{");
    };
    links::write_runs(runs, out, open, "}", |run, out| {
        let commands = commands(run.look);
        out.extend(commands.clone());
        escape(&run.text, out);
        out.extend(commands.map(|_| '}'));
    });
}

fn commands(look: Look) -> impl Iterator<Item = &'static str> + Clone {
    [
        (look.position == Position::Superscript, "\\textsuperscript{"),
        (look.position == Position::Subscript, "\\textsubscript{"),
        (look.underline, "\\underline{"),
        (look.weight == Weight::Bold, "\\textbf{"),
        (look.slant == Slant::Italic, "\\textit{"),
        (look.slant == Slant::Oblique, "\\textsl{"),
        (look.small_caps, "\\textsc{"),
    ]
    .into_iter()
    .filter_map(|(set, command)| set.then_some(command))
}

/// Writes a safe address as the first argument of `\href`, which hyperref reads alike in a
/// paragraph and in the argument of another command.
fn write_url(url: &str, out: &mut String) {
    for c in url.chars() {
        match c {
            '%' | '#' | '&' | '_' => {
                out.push('\\');
                out.push(c);
            }
            '$' | '~' => out.push_str(&links::percent(c as u8).replace('%', "\\%")),
            c => out.push(c),
        }
    }
}

/// Writes a text in which LaTeX sees nothing but letters.
fn escape(text: &str, out: &mut String) {
    for c in printable(text) {
        match c {
            '{' | '}' | '$' | '&' | '#' | '%' | '_' => {
                out.push('\\');
                out.push(c);
            }
            '\\' => out.push_str("\\textbackslash{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            // `\textquotedbl` is unknown to the default encoding of pdfLaTeX, and a bare mark is a
            // command in some languages of babel.
            '"' => out.push_str("\\string\""),
            '`' => out.push_str("\\textasciigrave{}"),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '|' => out.push_str("\\textbar{}"),
            // An optional argument would begin or end with them.
            '[' => out.push_str("{[}"),
            ']' => out.push_str("{]}"),
            // Two of them are a ligature: a dash, a quotation mark.
            '-' | '\'' | ',' if out.ends_with(c) => {
                out.push_str("\\/");
                out.push(c);
            }
            '\u{a0}' => out.push('~'),
            c => out.push(c),
        }
    }
}

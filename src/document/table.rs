//! Paragraphs in the order of a document, tables among them: a row of short cells (`1.` beside a
//! reference) is one paragraph, cells of several paragraphs (two lists side by side) follow each
//! other.

use super::page::{Extracted, Mark};

type Paragraph = (String, Option<Mark>);

/// Takes paragraphs, rows and notes, and gives the text.
#[derive(Default)]
pub(super) struct Paragraphs {
    out: Extracted,
    notes: Vec<String>,
    /// The rows that are open, the innermost last: their cells, and the paragraphs of each.
    rows: Vec<Vec<Vec<Paragraph>>>,
}

impl Paragraphs {
    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: String, mark: Option<Mark>) {
        if text.trim().is_empty() {
            return;
        }
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => cell.push((text, mark)),
            None => self.out.push_paragraph(&text, mark),
        }
    }

    /// Adds a footnote or endnote; all of them stand behind the text.
    pub fn note(&mut self, text: String) {
        self.notes.push(text);
    }

    /// A table's row begins.
    pub fn open_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// A cell of the row begins.
    pub fn open_cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.push(Vec::new());
        }
    }

    /// The row ends.
    pub fn close_row(&mut self) {
        let Some(cells) = self.rows.pop() else { return };
        if cells.iter().all(|cell| cell.len() <= 1) {
            let mark = cells.iter().flatten().find_map(|(_, mark)| *mark);
            let texts: Vec<&str> = cells
                .iter()
                .flatten()
                .map(|(text, _)| text.trim())
                .collect();
            self.paragraph(texts.join(" "), mark);
        } else {
            for (text, mark) in cells.into_iter().flatten() {
                self.paragraph(text, mark);
            }
        }
    }

    /// The text and its page.
    pub fn finish(mut self) -> Extracted {
        while !self.rows.is_empty() {
            self.close_row();
        }
        for note in self.notes {
            self.out.push_paragraph(&note, Some(Mark::Note));
        }
        self.out
    }
}

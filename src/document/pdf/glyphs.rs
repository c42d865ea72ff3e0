//! The glyphs of a file with their places; what is drawn apart from text is passed over.

use super::super::kind::ExtractError;
use super::KIND;
use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, TransformExt, interpret_page,
};

/// A glyph on an upright page; coordinates in points, from the upper left.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    /// The characters it stands for; U+FFFD when the font does not say.
    pub text: String,
    /// Left end.
    pub x0: f64,
    /// Right end, from the advance width.
    pub x1: f64,
    /// Baseline.
    pub y: f64,
    /// Font size.
    pub size: f64,
}

/// Pages of a document, no more than this.
const MOST_PAGES: usize = 5_000;
/// Glyphs of a document, no more than this: a page of small print has five thousand.
const MOST_GLYPHS: usize = 10_000_000;

/// The glyphs of each page, in the order in which they are drawn.
pub(super) fn pages(bytes: &[u8]) -> Result<Vec<Vec<Glyph>>, ExtractError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ExtractError::Encrypted {
            kind: KIND,
            advice: "save it without one, e.g. `qpdf --decrypt --password=… FILE new.pdf`",
        },
        LoadPdfError::Decryption(_) => damaged("its encryption is of no known kind"),
        LoadPdfError::Invalid => damaged("it is cut off or no whole PDF file"),
    })?;
    let cache = InterpreterCache::new();
    let mut out = Vec::new();
    let mut left = MOST_GLYPHS;
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let area = Rect::new(0.0, 0.0, width.into(), height.into());
        let mut context = Context::new(
            page.initial_transform(true).to_kurbo(),
            area,
            &cache,
            pdf.xref(),
            InterpreterSettings::default(),
        );
        let mut reader = Reader {
            area,
            glyphs: Vec::new(),
            left,
        };
        interpret_page(page, &mut context, &mut reader);
        left = reader.left;
        out.push(reader.glyphs);
        if out.len() > MOST_PAGES || left == 0 {
            return Err(ExtractError::TooLarge {
                kind: KIND,
                why: format!("more than {MOST_PAGES} pages or {MOST_GLYPHS} characters"),
            });
        }
    }
    if out.is_empty() {
        return Err(damaged("it has no pages"));
    }
    Ok(out)
}

/// The error for a broken file.
pub(super) fn damaged(why: &str) -> ExtractError {
    ExtractError::Damaged {
        kind: KIND,
        why: why.to_string(),
        advice: "get the whole file, or repair it, e.g. `qpdf FILE new.pdf`",
    }
}

struct Reader {
    area: Rect,
    glyphs: Vec<Glyph>,
    left: usize,
}

impl Device<'_> for Reader {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            if self.left == 0 {
                return;
            }
            let advance = match &**glyph {
                Drawn::Outline(outline) => outline.advance_width(),
                Drawn::Type3(drawing) => drawing.advance_width(),
            };
            let transform = props.transform * glyph.transform();
            let from = transform * Point::ZERO;
            let to = transform * Point::new(advance.unwrap_or(0.0).into(), 0.0);
            let top = transform * Point::new(0.0, 1000.0);
            let size = (top - from).hypot();
            let upright = (to.y - from.y).abs() <= (to.x - from.x).abs() * 0.1 && to.x >= from.x;
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(text)) => text,
                None => "\u{fffd}".to_string(),
            };
            // Text along the margin, off the page or too small to see is none of the text.
            if !upright || !size.is_finite() || size < 1.0 || !self.area.contains(from) {
                continue;
            }
            self.left -= 1;
            self.glyphs.push(Glyph {
                text: unligated(text),
                x0: from.x,
                x1: to.x,
                y: from.y,
                size,
            });
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// The letters of Latin ligatures (U+FB00 to U+FB06).
fn unligated(text: String) -> String {
    let has = |c: char| matches!(c, '\u{fb00}'..='\u{fb06}');
    if !text.contains(has) {
        return text;
    }
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().collect()
}

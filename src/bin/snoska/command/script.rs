//! Records put into another script, as `format` and `bilingual` print them.

use snoska::csl::Style;
use snoska::record::Reference;
use snoska::romanize::{self, Options};
use snoska::text::lang::LangTag;
use snoska::text::rich::{Format, Inline, RichList};
use snoska::translit::System;

use crate::Context;
use crate::args::Latin;

/// The references written by a system of romanisation, for an international index.
pub fn romanized(references: &[Reference], system: &System, args: &Latin) -> Vec<Reference> {
    let mark = args.translation_mark.trim();
    let options = Options {
        translate_words: true,
        missing_translation: (!mark.is_empty()).then(|| mark.to_string()),
    };
    let each = references.iter();
    each.map(|reference| romanize::reference(reference, system, &options))
        .collect()
}

/// Says on standard error which authors' names are likely no Russian ones.
pub fn note_foreign_names(references: &[Reference], context: &Context) {
    for (index, reference) in references.iter().enumerate() {
        for remark in romanize::foreign_names(reference) {
            context.note(&format!("entry {}: {remark}", index + 1));
        }
    }
}

/// The references with the Cyrillic given back where they are romanised. What is not sure is said
/// on standard error.
pub fn restored(references: &[Reference], mark: bool, context: &Context) -> Vec<Reference> {
    /// Below this somebody should look.
    const SURE: f32 = 0.9;
    let mut out = Vec::new();
    for (index, mut found) in romanize::restore_references(references)
        .into_iter()
        .enumerate()
    {
        if found.confidence < SURE {
            context.note(&format!(
                "entry {}: restored, {:.0} % sure",
                index + 1,
                100.0 * found.confidence
            ));
        }
        if mark {
            romanize::mark_restored(&mut found.reference);
        }
        out.push(found.reference);
    }
    out
}

/// Closes the romanised entries of a list with the note that tells their language, unless the style
/// does so itself.
pub fn note_language(list: &mut RichList, style: &Style, args: &Latin) {
    if args.language_note.is_none() && style.prints_translations() {
        return;
    }
    for entry in &mut list.entries {
        let Some(language) = entry.language.as_ref().filter(|l| l.is_romanized()) else {
            continue;
        };
        let note = match args.language_note.as_deref() {
            Some(note) => note.trim(),
            None => usual_note(language),
        };
        if !note.is_empty() {
            append(&mut entry.content.0, &format!(" {note}"));
        }
    }
}

fn usual_note(language: &LangTag) -> &'static str {
    match language.language() {
        "be" => "(In Belarus.)",
        "bg" => "(In Bulg.)",
        "kk" => "(In Kazakh)",
        "mk" => "(In Maced.)",
        "sr" => "(In Serb.)",
        "uk" => "(In Ukr.)",
        _ => "(In Russ.)",
    }
}

/// Appends to the last block of an entry, not behind it.
fn append(content: &mut Vec<Inline>, text: &str) {
    if let Some(Inline::Formatted(Format::Block | Format::RightInline | Format::Indent, inside)) =
        content.last_mut()
    {
        return append(inside, text);
    }
    content.push(Inline::Text(text.to_string()));
}

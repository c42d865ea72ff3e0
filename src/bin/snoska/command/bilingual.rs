//! `snoska bilingual`: both lists of a Russian journal from one manuscript, numbered alike, and what
//! is to be looked after.

use anyhow::{Result, anyhow, bail};
use snoska::compare::{self, Pairing};
use snoska::csl::{self, Style};
use snoska::pipeline::{self, Lists, ReadError, ReadOptions, Source};
use snoska::record::Reference;
use snoska::render::{self, RenderOptions};
use snoska::romanize::{self, Restoration};
use snoska::text::lang::LangTag;
use snoska::text::rich::{Format, Inline, Rich, RichEntry, RichList};
use snoska::text::span::Span;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::check::Checker;
use super::findings::Reporting;
use super::records::{self, Named};
use super::{format, script, styles, systems};
use crate::args::{self, Bilingual};
use crate::exit::Outcome;
use crate::{Context, output};

/// The system where neither a flag nor the style names one.
const USUAL_SYSTEM: &str = "bsi-journals";

/// Makes both lists, and writes them.
pub fn run(args: &Bilingual, context: &Context) -> Result<Outcome> {
    let reporting = Reporting::new(&args.findings, context)?;
    let styles = (
        styles::load(&args.cyrillic, &args.style_options, context)?,
        styles::load(&args.latin, &[], context)?,
    );
    let system = args
        .romanize
        .as_deref()
        .or(context.config.romanize.as_deref())
        .or(styles.1.romanization())
        .unwrap_or(USUAL_SYSTEM);
    let system = systems::find_or_read(system)?;
    let target = args.output.output.as_deref();
    let printer = format::printer(args.to.as_deref(), target, context)?;
    if printer.binary && output::is_terminal(target) {
        bail!(
            "`{}` is nothing for a terminal; name a file with `-o`",
            printer.name
        );
    }

    let manuscript = read(args, context)?;
    let references = manuscript.references();
    let restored = romanize::restore_references(&references);
    let cyrillic = in_cyrillic(&restored, args.mark_restored);
    let latin = script::romanized(&references, &system, &args.references);

    let first = print(&styles.0, &cyrillic, false);
    // The order of the Cyrillic list is that of both.
    let order: Vec<&str> = first
        .entries
        .iter()
        .map(|entry| entry.id.as_str())
        .collect();
    let mut second = print(&styles.1, &in_order(latin, &order), true);
    script::note_language(&mut second, &styles.1, &args.references);
    let lists = [bodies(&first, &order), bodies(&second, &order)];

    let whole = RenderOptions {
        standalone: target.is_some(),
        language: LangTag::new("ru-RU"),
        ..RenderOptions::default()
    };
    let content = (printer.bibliography)(&document(&lists), &whole);
    let checker = Checker::new(&reporting, None);
    let mut findings = manuscript.findings(&checker, &reporting, &references);
    findings += &numbered(restored.iter().map(romanize::restoration_remarks));
    let Some(target) = target else {
        output::write_trusted(None, &content)?;
        if !context.quiet {
            output::say(&findings);
        }
        return Ok(Outcome::Clean);
    };
    output::write_trusted(Some(target), &content)?;
    let beside = |ending: &str| -> PathBuf { target.with_extension(ending) };
    output::write_trusted(Some(&beside("findings.txt")), findings.as_bytes())?;
    for (list, ending) in lists.iter().zip(["ru.txt", "en.txt"]) {
        output::write_trusted(Some(&beside(ending)), lines(list).as_bytes())?;
    }
    context.note(&format!(
        "{} references; what is to be looked after is in {}",
        order.len(),
        shown(&beside("findings.txt"))
    ));
    Ok(Outcome::Clean)
}

fn shown(path: &Path) -> String {
    output::printable(&path.display().to_string()).into_owned()
}

/// What was read: the list both are made of, and, where the manuscript has both, the Latin one.
struct Manuscript {
    list: Named,
    latin: Option<Named>,
}

fn read(args: &Bilingual, context: &Context) -> Result<Manuscript> {
    let input = args::Input {
        files: args.input.files.clone(),
        from: args.input.from.clone(),
        list: Some(args.input.list.unwrap_or(Lists::All)),
    };
    let mut inputs = records::read(&input, &args.model, context)?;
    let (Some(list), None) = (inputs.pop(), inputs.pop()) else {
        bail!("name one manuscript");
    };
    // One of the lists was asked for, or there can be but one.
    if args.input.list.is_some() || !matches!(list.input.source, Source::Document(_)) {
        return Ok(Manuscript { list, latin: None });
    }
    let model = records::tagger(
        args.model
            .model
            .as_deref()
            .or(context.config.model.as_deref()),
    )?;
    let path = list.path.as_deref().map(Path::to_string_lossy);
    let again = |lists: Lists| -> Result<Option<Named>> {
        let options = ReadOptions {
            path: path.as_deref(),
            from: args.input.from.as_deref(),
            lists,
        };
        let input = match pipeline::read(&list.bytes, options, &|| model.get()) {
            Ok(input) => input,
            Err(ReadError::NoSuchList(_)) => return Ok(None),
            Err(error) => return Err(anyhow!("{}: {error}", list.name)),
        };
        let mut named = [Named {
            name: list.name.clone(),
            path: list.path.clone(),
            bytes: Vec::new(),
            input,
        }];
        records::assign_keys(&mut named, context)?;
        Ok(named.into_iter().next())
    };
    Ok(match (again(Lists::Cyrillic)?, again(Lists::Latin)?) {
        (Some(cyrillic), latin) => Manuscript {
            list: cyrillic,
            latin,
        },
        (None, Some(latin)) => Manuscript {
            list: latin,
            latin: None,
        },
        (None, None) => Manuscript { list, latin: None },
    })
}

impl Manuscript {
    /// The references of the list, with the translations that the other list has.
    fn references(&self) -> Vec<Reference> {
        let entries = &self.list.input.entries;
        let mut references: Vec<Reference> = entries.iter().map(|e| e.reference.clone()).collect();
        if let Some(latin) = &self.latin {
            let others = &latin.input.entries;
            for pair in &Pairing::new(entries, others).pairs {
                if let (Some(ours), Some(theirs)) =
                    (references.get_mut(pair.cyrillic), others.get(pair.latin))
                {
                    romanize::borrow_translations(ours, &theirs.reference);
                }
            }
        }
        references
    }

    /// What the rules find in the manuscript's lists, and what must be looked after in the new
    /// ones.
    fn findings(
        &self,
        checker: &Checker,
        reporting: &Reporting,
        references: &[Reference],
    ) -> String {
        let mut inputs = vec![&self.list];
        let mut found = vec![checker.find(&self.list.input)];
        if let Some(latin) = &self.latin {
            let pairing = Pairing::new(&self.list.input.entries, &latin.input.entries);
            let between = compare::run(&pairing, &reporting.selection);
            found[0].extend(between.cyrillic);
            let mut of_latin = checker.find(&latin.input);
            // Capitals of digraphs are found by both commands.
            let known: Vec<Span> = of_latin.iter().map(|d| d.span).collect();
            let new = between.latin.into_iter();
            of_latin.extend(new.filter(|d| d.code != "PAR014" || !known.contains(&d.span)));
            found.push(of_latin);
            inputs.push(latin);
        }
        for list in &mut found {
            list.sort_by_key(|d| (d.span.start, d.span.end, d.code));
        }
        let mut out = reporting.print(&inputs, &found, false);
        out += &numbered(references.iter().map(romanize::remarks));
        out
    }
}

/// Remarks on each entry, a line each.
fn numbered(remarks: impl Iterator<Item = Vec<String>>) -> String {
    let each = remarks.enumerate().flat_map(|(index, remarks)| {
        let remarks = remarks.into_iter();
        remarks.map(move |remark| format!("entry {}: {}\n", index + 1, output::printable(&remark)))
    });
    each.collect()
}

/// The references given back, their titles marked as such if asked.
fn in_cyrillic(restored: &[Restoration], mark: bool) -> Vec<Reference> {
    let mut references: Vec<Reference> = restored.iter().map(|r| r.reference.clone()).collect();
    if mark {
        references.iter_mut().for_each(romanize::mark_restored);
    }
    references
}

fn print(style: &Style, references: &[Reference], translations: bool) -> RichList {
    let options = csl::Options {
        item_language: style.item_language(),
        translations,
        ..csl::Options::default()
    };
    csl::bibliography(style, references, &options)
}

/// The references in the order of these ids.
fn in_order(references: Vec<Reference>, order: &[&str]) -> Vec<Reference> {
    let place: HashMap<&str, usize> = order.iter().enumerate().map(|(i, id)| (*id, i)).collect();
    let mut references = references;
    references.sort_by_key(|reference| place.get(reference.id.as_str()).copied());
    references
}

/// The entries of a list without their numbers, in the order of these ids.
fn bodies(list: &RichList, order: &[&str]) -> Vec<RichEntry> {
    let by_id: HashMap<&str, &RichEntry> = list
        .entries
        .iter()
        .map(|entry| (entry.id.as_str(), entry))
        .collect();
    let entries = order.iter().filter_map(|id| by_id.get(id));
    entries
        .map(|entry| {
            let mut body: Vec<Inline> = Vec::new();
            for piece in &entry.content.0 {
                match piece {
                    Inline::Formatted(Format::LeftMargin, _) => {}
                    Inline::Formatted(Format::RightInline, inside) => body.extend(inside.clone()),
                    piece => body.push(piece.clone()),
                }
            }
            RichEntry {
                content: Rich(body),
                ..(*entry).clone()
            }
        })
        .collect()
}

/// Both lists under their headings, numbered alike.
fn document(lists: &[Vec<RichEntry>; 2]) -> RichList {
    let mut entries = Vec::new();
    for (list, heading) in lists.iter().zip(["Список литературы", "References"]) {
        if !entries.is_empty() {
            // A blank line between the lists.
            entries.push(RichEntry::default());
        }
        let heading = vec![Inline::Text(heading.to_string())];
        entries.push(RichEntry {
            content: Rich(vec![Inline::Formatted(Format::Bold, heading)]),
            ..RichEntry::default()
        });
        for (index, entry) in list.iter().enumerate() {
            let number = vec![Inline::Text(format!("{}. ", index + 1))];
            entries.push(RichEntry {
                content: Rich(vec![
                    Inline::Formatted(Format::LeftMargin, number),
                    Inline::Formatted(Format::RightInline, entry.content.0.clone()),
                ]),
                ..entry.clone()
            });
        }
    }
    RichList {
        entries,
        second_field_align: true,
        line_spacing: 1,
        ..RichList::default()
    }
}

/// A plain line for each entry, as deposit forms take them.
fn lines(list: &[RichEntry]) -> String {
    let plain = render::find("text").map(|output| output.inline);
    let each = list
        .iter()
        .filter_map(|entry| plain.map(|plain| plain(&entry.content)));
    each.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n")
        .collect()
}

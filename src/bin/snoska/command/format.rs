//! `snoska format`: records to a bibliography, or to in-text citations, in a citation style.

use anyhow::{Result, anyhow, bail};
use snoska::csl::{self, Citation, Cite, Style};
use snoska::record::Reference;
use snoska::render::{self, Output, RenderOptions};
use snoska::text::lang::LangTag;
use snoska::text::rich::RichList;
use std::path::Path;

use super::{records, script, styles, systems};
use crate::args::Format;
use crate::exit::Outcome;
use crate::{Context, output};

/// Formats, and prints.
pub fn run(args: &Format, context: &Context) -> Result<Outcome> {
    let name = args.style.as_deref().or(context.config.style.as_deref());
    let Some(name) = name else {
        bail!("name a style with `--style` (`snoska styles` lists them)")
    };
    let style = styles::load(name, &args.style_options, context)?;
    let target = args.output.output.as_deref();
    let printer = printer(args.to.as_deref(), target, context)?;
    if printer.binary && output::is_terminal(target) {
        bail!(
            "`{}` is nothing for a terminal; name a file with `-o`",
            printer.name
        );
    }
    let locale = args.locale.as_deref().or(context.config.locale.as_deref());
    let locale = locale
        .map(|tag| {
            LangTag::new(tag).ok_or_else(|| {
                anyhow!(
                    "`{}` is no language tag such as `ru-RU`",
                    output::printable(tag)
                )
            })
        })
        .transpose()?;
    let inputs = records::read(&args.input, &args.model, context)?;
    records::show_complaints(&inputs, context);
    let references = inputs
        .into_iter()
        .flat_map(|named| named.input.entries)
        .map(|entry| entry.reference)
        .collect();
    let (references, romanized) = in_script(references, args, context)?;
    let options = csl::Options {
        locale: locale.as_ref(),
        item_language: (args.item_language || style.item_language()) && !args.no_item_language,
        translations: args.translations || romanized,
        script_order: args.script_order,
        ..csl::Options::default()
    };
    let width = (printer.name == "ansi").then(output::width);
    let render = RenderOptions {
        links: args.links,
        standalone: args.standalone,
        width,
        language: locale
            .clone()
            .or_else(|| LangTag::new(style.default_locale()?)),
        ..RenderOptions::default()
    };
    let content = if args.citations {
        citations(&style, &references, &options, printer, &render)
    } else {
        if !style.has_bibliography() {
            bail!("the style `{name}` prints no bibliography; `--citations` prints its citations");
        }
        let mut list = csl::bibliography(&style, &references, &options);
        if romanized {
            script::note_language(&mut list, &style, &args.latin);
        }
        (printer.bibliography)(&list, &render)
    };
    if printer.name == "ansi" {
        // Its control sequences are our own; those of the input it has dropped.
        output::write_trusted(target, &content)?;
    } else {
        output::write(target, &content)?;
    }
    Ok(Outcome::Clean)
}

/// The citation of each reference by itself, in the order given: a document where the output has
/// no other form or one is asked for, else a line each.
fn citations(
    style: &Style,
    references: &[Reference],
    options: &csl::Options,
    printer: &Output,
    render: &RenderOptions,
) -> Vec<u8> {
    let citations: Vec<Citation> = references
        .iter()
        .map(|reference| Citation {
            id: reference.id.clone(),
            cites: vec![Cite::new(&reference.id)],
            ..Citation::default()
        })
        .collect();
    let printed = csl::citations(style, references, &citations, options);
    if printer.document || render.standalone {
        let list = RichList {
            entries: printed,
            ..RichList::default()
        };
        return (printer.bibliography)(&list, render);
    }
    printed
        .iter()
        .map(|entry| match render.links {
            true => (printer.inline)(&render::linked(&entry.content)) + "\n",
            false => (printer.inline)(&entry.content) + "\n",
        })
        .collect::<String>()
        .into_bytes()
}

/// The references romanised or restored, as asked, and whether they were romanised.
fn in_script(
    references: Vec<Reference>,
    args: &Format,
    context: &Context,
) -> Result<(Vec<Reference>, bool)> {
    if args.restore {
        let restored = script::restored(&references, args.mark_restored, context);
        return Ok((restored, false));
    }
    let system = args.romanize.as_deref();
    match system.or(context.config.romanize.as_deref()) {
        None => Ok((references, false)),
        Some(name) => {
            let system = systems::find_or_read(name)?;
            script::note_foreign_names(&references, context);
            Ok((script::romanized(&references, &system, &args.latin), true))
        }
    }
}

/// The output by its name, by the file's extension, or the one for a terminal or a pipe.
pub fn printer(
    to: Option<&str>,
    target: Option<&Path>,
    context: &Context,
) -> Result<&'static Output> {
    let by_extension = || {
        let extension = target?.extension()?.to_str()?;
        render::ALL
            .iter()
            .find(|output| output.extension == extension)
    };
    let name = match to {
        Some(name) => name,
        None if context.color && output::is_terminal(target) => "ansi",
        None => by_extension().map_or("text", |output| output.name),
    };
    render::find(name).ok_or_else(|| {
        let hint = render::nearest(name)
            .map(|near| format!("; did you mean `{near}`?"))
            .unwrap_or_default();
        anyhow!(
            "unknown output `{}`{hint} (`snoska formats` lists them)",
            output::printable(name)
        )
    })
}

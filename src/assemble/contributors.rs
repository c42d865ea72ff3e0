//! Who did what: runs of names to authors, editors, translators and authors of the host.

use super::draft::Draft;
use super::names::{self, roles};
use super::spans::Spans;
use super::title;
use crate::record::label::{Label, LabelledSpan};
use crate::record::{NameVariable, Variable};
use crate::text::span::Span;

/// Reads all names of the reference.
pub fn fill(spans: &Spans<'_>, draft: &mut Draft) {
    for part in spans.all() {
        if matches!(
            part.label,
            Label::Author | Label::Editor | Label::Translator
        ) {
            read(*part, spans, draft);
        }
    }
}

fn read(part: LabelledSpan, spans: &Spans<'_>, draft: &mut Draft) {
    let (core, own) = roles::strip(part.span.of(spans.text));
    let before = spans.before(part.span);
    let around = roles::roles(before.of(spans.text));
    // `ed. by`, its second word taken for the name's.
    let core = match around.editor || around.translator {
        true => core.strip_prefix("by ").unwrap_or(core),
        false => core,
    };
    let behind = role_behind(spans, part.span);
    if let Some(span) = behind {
        draft.understand(span);
    }
    let behind = behind
        .map(|span| roles::roles(span.of(spans.text)))
        .unwrap_or_default();
    let variable = match part.label {
        Label::Editor => NameVariable::Editor,
        Label::Translator => NameVariable::Translator,
        _ if own.editor || behind.editor => NameVariable::Editor,
        _ if own.translator || behind.translator => NameVariable::Translator,
        _ if announced(before.of(spans.text)) && around.editor => NameVariable::Editor,
        _ if announced(before.of(spans.text)) && around.translator => NameVariable::Translator,
        _ if title::is_reviewed(spans, part.span) => NameVariable::ReviewedAuthor,
        _ if is_container_author(part, before, spans) => NameVariable::ContainerAuthor,
        _ => NameVariable::Author,
    };
    let genitive = (own.genitive || around.genitive)
        && (variable == NameVariable::Editor || variable == NameVariable::Translator)
        && (own.editor || own.translator || around.editor || around.translator);
    let names = names::read(core, genitive);
    if names.list.is_empty() && !names.others {
        return;
    }
    draft.place(Variable::Names(variable), part);
    let all = &mut draft.reference.names;
    let merged = match all.remove(&variable) {
        Some(known) => names::merge(known, names),
        None => names,
    };
    all.insert(variable, merged);
}

/// Whether a slash or semicolon and nothing but role words stand before names: `/ под ред.`
fn announced(before: &str) -> bool {
    before
        .rfind(['/', ';'])
        .and_then(|at| before.get(at + 1..))
        .is_some_and(roles::only_roles)
}

/// `(ed.)`, `, Eds.`, `(Hrsg.)` right behind the names.
fn role_behind(spans: &Spans<'_>, names: Span) -> Option<Span> {
    let gap = spans.after(names);
    let text = gap.of(spans.text);
    let from = text.find(char::is_alphanumeric)?;
    let lead = text.get(..from)?;
    if !lead.contains(['(', '[', ',']) || lead.contains(['/', '.', ':']) {
        return None;
    }
    let tail = text.get(from..)?;
    let end = tail.find([')', ']', ',', ';']).unwrap_or(tail.len());
    let words = tail.get(..end)?;
    let roles = roles::roles(words);
    (roles::only_roles(words) && (roles.editor || roles.translator))
        .then(|| Span::new(gap.start + from, gap.start + from + end))
}

/// `// Топоров В. Н. Мировое дерево`: names behind the title that stand before the host's title.
fn is_container_author(part: LabelledSpan, before: Span, spans: &Spans<'_>) -> bool {
    let announced = before.of(spans.text);
    let in_host = announced.contains("//")
        || announced
            .split(|c: char| !c.is_alphabetic())
            .any(|word| matches!(word, "In" | "in" | "Dans" | "En" | "В" | "кн" | "U" | "W"));
    in_host
        && spans
            .previous(part.span)
            .is_some_and(|l| l.label != Label::CitationNumber)
        && spans
            .next(part.span)
            .is_some_and(|l| l.label == Label::ContainerTitle)
}

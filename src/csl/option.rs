//! Options of a style: what journals and universities vary within one standard (an extension of
//! ours to CSL 1.0.2).
//!
//! A style declares them in `cs:info`:
//!
//! ```xml
//! <option name="areas" default="point" title="what divides the areas">
//!   <value name="point" text=". "/>
//!   <value name="dash" text=". — "/>
//! </option>
//! ```
//!
//! and uses them in two ways: `{areas}` within any attribute stands for the text of the value
//! chosen, and an element with `option="areas:dash"` is there only with that value (several words:
//! with any of them; `!areas:dash`: with every other). A dependent style chooses for its parent by
//! `<choose-option name="areas" value="dash"/>` in its own `cs:info`.
//!
//! All this is settled on the style's text before it is read, line by line as it stands, so that
//! nothing later knows of options and errors keep their lines.

use std::collections::BTreeMap;
use std::ops::Range;

use roxmltree::{Document, Node};

use super::read::{Result, error_at};

/// An option that a style declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleOption {
    /// Its name: `areas`.
    pub name: String,
    /// What it is about, for people.
    pub title: String,
    /// The name of the value that holds when nobody chooses.
    pub default: String,
    /// Its values, in the style's order.
    pub values: Vec<OptionValue>,
}

/// A value of a [`StyleOption`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionValue {
    /// Its name: `dash`.
    pub name: String,
    /// What stands for the option in the style's attributes.
    pub text: String,
    /// What it means, for people.
    pub title: String,
}

/// Values chosen, by option.
pub type Choices = BTreeMap<String, String>;

/// The options that a style declares.
///
/// # Errors
/// An option or a value without a name, a default that is no value.
pub(super) fn declared(root: Node<'_, '_>) -> Result<Vec<StyleOption>> {
    let mut options = Vec::new();
    for node in info(root, "option") {
        let values: Vec<OptionValue> = node
            .children()
            .filter(|child| child.tag_name().name() == "value")
            .map(|value| OptionValue {
                name: string(value, "name"),
                text: string(value, "text"),
                title: string(value, "title"),
            })
            .collect();
        let option = StyleOption {
            name: string(node, "name"),
            title: string(node, "title"),
            default: string(node, "default"),
            values,
        };
        if option.name.is_empty() || !option.values.iter().any(|v| v.name == option.default) {
            let message = "an option needs a name, and a default that is one of its values";
            return Err(error_at(node, message));
        }
        options.push(option);
    }
    Ok(options)
}

/// What a dependent style chooses for its parent.
pub(super) fn chosen(root: Node<'_, '_>) -> Choices {
    info(root, "choose-option")
        .map(|node| (string(node, "name"), string(node, "value")))
        .collect()
}

/// The style's text with its options settled by `choices`, defaults where they are silent; `None`
/// when there is nothing to settle.
///
/// # Errors
/// A choice that the style does not offer; the message names those it does.
pub(super) fn settled(
    document: &Document<'_>,
    options: &[StyleOption],
    choices: &Choices,
) -> Result<Option<String>> {
    let root = document.root_element();
    check(root, options, choices)?;
    if options.is_empty() {
        return Ok(None);
    }
    let values: Vec<(&str, &OptionValue)> = options
        .iter()
        .filter_map(|option| {
            let wanted = choices.get(&option.name).unwrap_or(&option.default);
            let value = option.values.iter().find(|value| value.name == *wanted)?;
            Some((option.name.as_str(), value))
        })
        .collect();
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let source = document.input_text();
    let mut left_out = 0..0;
    for node in root.descendants().filter(Node::is_element) {
        // Descendants come in the order of the text.
        if node.range().start < left_out.end {
            continue;
        }
        if let Some(condition) = node.attribute("option")
            && !holds(condition, &values)
        {
            left_out = node.range();
            let lines = source.get(left_out.clone()).unwrap_or_default();
            edits.push((left_out.clone(), "\n".repeat(lines.matches('\n').count())));
            continue;
        }
        for attribute in node.attributes() {
            let range = attribute.range_value();
            let Some(written) = source.get(range.clone()).filter(|text| text.contains('{')) else {
                continue;
            };
            let mut text = written.to_string();
            for (name, value) in &values {
                text = text.replace(&format!("{{{name}}}"), &escaped(&value.text));
            }
            if text != written {
                edits.push((range, text));
            }
        }
    }
    let mut out = source.to_string();
    for (range, text) in edits.into_iter().rev() {
        out.replace_range(range, &text);
    }
    Ok(Some(out))
}

fn check(root: Node<'_, '_>, options: &[StyleOption], choices: &Choices) -> Result<()> {
    for (name, value) in choices {
        let Some(option) = options.iter().find(|option| option.name == *name) else {
            let names: Vec<&str> = options.iter().map(|o| o.name.as_str()).collect();
            let message = match names.is_empty() {
                true => format!("the style has no option `{name}`, nor any other"),
                false => format!(
                    "the style has no option `{name}`; it has: {}",
                    names.join(", ")
                ),
            };
            return Err(error_at(root, message));
        };
        if !option.values.iter().any(|known| known.name == *value) {
            let values: Vec<&str> = option.values.iter().map(|v| v.name.as_str()).collect();
            let message = format!(
                "`{value}` is no value of the option `{name}`; it takes: {}",
                values.join(", ")
            );
            return Err(error_at(root, message));
        }
    }
    Ok(())
}

/// Whether any word of a condition holds: `areas:dash`, `!areas:dash`.
fn holds(condition: &str, values: &[(&str, &OptionValue)]) -> bool {
    condition.split_whitespace().any(|word| {
        let (word, wanted) = match word.strip_prefix('!') {
            Some(word) => (word, false),
            None => (word, true),
        };
        let (option, chosen) = word.split_once(':').unwrap_or((word, ""));
        values
            .iter()
            .any(|(name, value)| *name == option && (value.name == chosen) == wanted)
    })
}

fn info<'a, 'i>(root: Node<'a, 'i>, wanted: &str) -> impl Iterator<Item = Node<'a, 'i>> {
    root.children()
        .filter(|node| node.tag_name().name() == "info")
        .flat_map(|info| info.children())
        .filter(move |node| node.tag_name().name() == wanted)
}

fn string(node: Node<'_, '_>, attribute: &str) -> String {
    node.attribute(attribute).unwrap_or_default().to_string()
}

/// A text as it stands within an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
        .replace('\'', "&apos;")
}

#[cfg(test)]
mod tests {
    use super::Choices;
    use crate::csl::{Options, Style, bibliography};
    use crate::record::{ItemType, Reference, Text, TextVariable};

    const STYLE: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">
  <info>
    <title>t</title><id>i</id>
    <option name="areas" default="point" title="between areas">
      <value name="point" text=". "/>
      <value name="dash" text=". — " title="point and dash"/>
    </option>
    <option name="medium" default="no"><value name="no"/><value name="yes"/></option>
  </info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography>
    <layout suffix=".">
      <group delimiter="{areas}">
        <text variable="title" prefix="{areas-not}"/>
        <text variable="publisher"/>
        <text option="medium:yes"
              value="Text"/>
        <text option="!areas:point" value="dashed"/>
      </group>
    </layout>
  </bibliography>
</style>"#;

    fn printed(choices: &[(&str, &str)]) -> std::result::Result<String, String> {
        let choices: Choices = choices
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_string()))
            .collect();
        let style = Style::parse_with(STYLE, &choices).map_err(|error| error.to_string())?;
        let mut reference = Reference::new(ItemType::Book);
        let texts = [(TextVariable::Title, "A"), (TextVariable::Publisher, "B")];
        for (variable, value) in texts {
            reference.texts.insert(variable, Text::new(value));
        }
        let list = bibliography(&style, &[reference], &Options::default());
        Ok(list.entries[0].content.to_plain())
    }

    #[test]
    fn options_are_settled_by_choice_or_default() {
        for (choices, expected) in [
            (&[][..], "{areas-not}A. B."),
            (&[("areas", "dash")], "{areas-not}A. — B. — dashed."),
            (&[("medium", "yes")], "{areas-not}A. B. Text."),
        ] {
            assert_eq!(printed(choices), Ok(expected.to_string()));
        }
    }

    #[test]
    fn what_a_style_does_not_offer_is_an_error() {
        for (choice, message) in [
            (("area", "dash"), "it has: areas, medium"),
            (("areas", "comma"), "it takes: point, dash"),
        ] {
            let error = printed(&[choice]).expect_err("not offered");
            assert!(error.contains(message), "{error}");
        }
        let broken = STYLE.replace("default=\"no\"", "default=\"maybe\"");
        let error = Style::parse(&broken).expect_err("no such value");
        assert_eq!(error.line, 8);
    }

    #[test]
    fn errors_keep_their_lines() {
        let broken = STYLE.replace("<text variable=\"publisher\"/>", "<text/>");
        let error = Style::parse(&broken).expect_err("a text without a source");
        assert_eq!(error.line, 15);
    }
}

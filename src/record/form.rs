//! The other forms in which a text or a name is known: romanised, restored, translated.

use crate::text::lang::LangTag;

/// How a form came to be.
#[derive(Clone, Debug, PartialEq)]
pub enum FormKind {
    /// As it was printed, where the record holds a normalised form (a name put into the
    /// nominative).
    Printed,
    /// Romanised by a system of `data/translit`.
    Romanized {
        /// The system's id; empty when it is not known.
        system: String,
    },
    /// Given back in its original script from a romanised form.
    Restored {
        /// The system it was read by; empty when it is not known.
        system: String,
        /// 0 to 1.
        confidence: f32,
    },
    /// Translated.
    Translated {
        /// Into which language, if known.
        language: Option<LangTag>,
    },
}

/// A value in another form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form<T> {
    /// How it came to be.
    pub kind: FormKind,
    /// The value.
    pub value: T,
}

/// The form that a language tag names, of a value in the language `own` (`None`: unknown): a
/// translation into the tag's language; the romanised form for a tag that says so (`ru-Latn`,
/// `ru-alalc97`), and for one that does not the restored form. The systems of romanisation are
/// not told apart.
pub fn form_in<'f, T>(forms: &'f [Form<T>], tag: &LangTag, own: Option<&LangTag>) -> Option<&'f T> {
    let same = own.is_none_or(|own| own.language() == tag.language());
    let fits = |form: &&Form<T>| match &form.kind {
        FormKind::Translated {
            language: Some(language),
        } => language.language() == tag.language(),
        FormKind::Romanized { .. } => same && tag.is_latin_form(),
        FormKind::Restored { .. } => same && !tag.is_latin_form(),
        FormKind::Translated { language: None } | FormKind::Printed => false,
    };
    forms.iter().find(fits).map(|form| &form.value)
}

/// A text with its language and its other forms. The value may hold CSL-JSON's inline markup
/// (see [`crate::text::rich`]).
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Text {
    /// The text as the record gives it.
    pub value: String,
    /// Its language, where it is not the record's.
    pub language: Option<LangTag>,
    /// The same text in other forms.
    pub forms: Vec<Form<String>>,
}

impl Text {
    /// A text with no other forms.
    pub fn new(value: impl Into<String>) -> Text {
        Text {
            value: value.into(),
            ..Text::default()
        }
    }

    /// The same text with a translation.
    pub fn with_translation(mut self, value: impl Into<String>, language: Option<LangTag>) -> Text {
        self.forms.push(Form {
            kind: FormKind::Translated { language },
            value: value.into(),
        });
        self
    }

    /// The first translation.
    pub fn translated(&self) -> Option<&str> {
        self.form(|kind| matches!(kind, FormKind::Translated { .. }))
    }

    /// The first romanised form.
    pub fn romanized(&self) -> Option<&str> {
        self.form(|kind| matches!(kind, FormKind::Romanized { .. }))
    }

    /// The first form restored to the original script.
    pub fn restored(&self) -> Option<&str> {
        self.form(|kind| matches!(kind, FormKind::Restored { .. }))
    }

    fn form(&self, wanted: impl Fn(&FormKind) -> bool) -> Option<&str> {
        self.forms
            .iter()
            .find(|form| wanted(&form.kind))
            .map(|form| form.value.as_str())
    }
}

impl From<&str> for Text {
    fn from(value: &str) -> Text {
        Text::new(value)
    }
}

impl From<String> for Text {
    fn from(value: String) -> Text {
        Text::new(value)
    }
}

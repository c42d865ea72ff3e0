//! Styles built into the program: those of the CSL project that are used most, and our own.
//!
//! Which styles exist is fixed when the program is built (`build.rs`); nothing is decompressed
//! until it is asked for. Styles in the user's files are no matter of this module.

use super::option::Choices;
use super::read::StyleError;
use super::style::Style;

/// A style built into the program.
#[derive(Debug)]
pub struct EmbeddedStyle {
    /// Its name in the CSL project's repository: `apa`, `gost-r-7-0-5-2008-numeric`.
    pub name: &'static str,
    /// Its title, for people.
    pub title: &'static str,
    /// Its CSL id, a URI.
    pub id: &'static str,
    /// Other names by which [`find`] knows it, apart from the common ones (`mla`, `gost`).
    pub aliases: &'static [&'static str],
    /// Its XML, compressed.
    packed: &'static [u8],
}

static STYLES: &[EmbeddedStyle] = include!(concat!(env!("OUT_DIR"), "/styles.rs"));

/// What people call a style, and the name of the style. Goes before the styles' own aliases.
const COMMON_NAMES: &[(&str, &str)] = &[
    ("ama", "american-medical-association"),
    ("abnt", "associacao-brasileira-de-normas-tecnicas"),
    ("acm", "association-for-computing-machinery"),
    ("acs", "american-chemical-society"),
    ("chicago", "chicago-author-date"),
    ("gost", "gost-r-7-0-5-2008-numeric"),
    ("harvard", "harvard-cite-them-right"),
    ("iso690", "iso690-author-date-en"),
    ("lncs", "springer-lecture-notes-in-computer-science"),
    ("mhra", "mhra-notes"),
    ("mla", "modern-language-association"),
    ("vancouver", "nlm-citation-sequence"),
    ("gost-7.0.5", "gost-r-7-0-5-2008-numeric"),
    ("gost-7.0.100", "gost-r-7-0-100-2018"),
    ("gost-7.0.108", "gost-r-7-0-108-2022"),
    ("vestnik-spbu", "vestnik-spbu-harvard"),
];

/// All built-in styles, by name.
pub fn all() -> &'static [EmbeddedStyle] {
    STYLES
}

/// The style of a name, an alias or a CSL id, letter case aside.
pub fn find(name: &str) -> Option<&'static EmbeddedStyle> {
    let common = COMMON_NAMES
        .iter()
        .find(|(common, _)| common.eq_ignore_ascii_case(name));
    let name = common.map_or(name, |(_, name)| name);
    let is = |known: &&str| known.eq_ignore_ascii_case(name);
    STYLES
        .iter()
        .find(|style| is(&style.name) || is(&style.id))
        .or_else(|| STYLES.iter().find(|style| style.aliases.iter().any(is)))
}

/// Reads the style of a name, an alias or a CSL id (see [`find`]); None if there is none.
///
/// # Errors
/// Those of [`Style::parse`]; a test sees to it that no built-in style has any.
pub fn read(name: &str) -> Option<Result<Style, StyleError>> {
    read_with(name, &Choices::new())
}

/// Reads a style with values chosen for its options. A dependent style is its parent with what it
/// chooses itself; its own title and id stay.
///
/// # Errors
/// Those of [`Style::parse_with`].
pub fn read_with(name: &str, choices: &Choices) -> Option<Result<Style, StyleError>> {
    let xml = xml(name)?;
    let style = match Style::parse(&xml) {
        Ok(style) => style,
        Err(error) => return Some(Err(error)),
    };
    let Some(parent) = style.parent() else {
        return Some(if choices.is_empty() {
            Ok(style)
        } else {
            Style::parse_with(&xml, choices)
        });
    };
    let parent = self::xml(parent)?;
    Some(style.resolved(&parent, choices))
}

/// The text of the style of a name, an alias or a CSL id.
pub fn xml(name: &str) -> Option<String> {
    unpack(find(name)?.packed)
}

/// The names by which [`find`] knows the style of this name, other than that.
pub fn aliases(name: &str) -> Vec<&'static str> {
    let own = STYLES.iter().find(|style| style.name == name);
    let own = own.map_or(&[][..], |style| style.aliases);
    let common = COMMON_NAMES.iter().filter(|(_, style)| *style == name);
    let mut out: Vec<&str> = common.map(|(alias, _)| *alias).collect();
    out.extend(
        own.iter()
            .filter(|alias| find(alias).is_some_and(|s| s.name == name)),
    );
    out.sort_unstable();
    out.dedup();
    out
}

/// The names nearest to a mistyped one, nearest first: three at most, and only near ones. They are
/// the built-in styles', the common ones and `others`.
pub fn nearest<'a>(name: &str, others: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    /// Below this Jaro–Winkler likeness a name is no misspelling but another name.
    const LIKENESS: f64 = 0.85;
    // A longer text is no name; comparing takes the product of the lengths.
    if name.len() > 200 {
        return Vec::new();
    }
    let name = name.to_ascii_lowercase();
    let names = STYLES.iter().map(|style| style.name);
    let mut near: Vec<(f64, &'a str)> = names
        .chain(COMMON_NAMES.iter().map(|(common, _)| *common))
        .chain(others)
        .map(|known| (strsim::jaro_winkler(&name, known), known))
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.dedup_by_key(|(_, known)| *known);
    near.into_iter().take(3).map(|(_, known)| known).collect()
}

/// The text that `build.rs` compressed.
pub(super) fn unpack(packed: &[u8]) -> Option<String> {
    let bytes = miniz_oxide::inflate::decompress_to_vec(packed).ok()?;
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csl::{Options, bibliography};
    use crate::record::{
        Date, DateVariable, ItemType, Name, NameVariable, Number, NumberVariable, Reference, Text,
        TextVariable, Variable,
    };
    use crate::text::lang::LangTag;

    #[test]
    fn every_style_can_be_read() {
        for style in all() {
            let read = read(style.name).unwrap_or_else(|| panic!("{}", style.name));
            let read = read.unwrap_or_else(|error| panic!("{}: {error}", style.name));
            assert_eq!((read.id(), read.title()), (style.id, style.title));
        }
    }

    #[test]
    fn a_style_goes_by_name_alias_and_id() {
        for (name, found) in [
            ("apa", Some("apa")),
            ("APA", Some("apa")),
            ("MLA", Some("modern-language-association")),
            ("chicago", Some("chicago-author-date")),
            ("Harvard", Some("harvard-cite-them-right")),
            ("gost", Some("gost-r-7-0-5-2008-numeric")),
            ("http://www.zotero.org/styles/ieee", Some("ieee")),
            ("nature", Some("nature")),
            ("vancouver", Some("nlm-citation-sequence")),
            ("american-psychological-association", Some("apa")),
            ("vestnik-spbu-harvard", Some("vestnik-spbu-harvard")),
            ("", None),
            ("ap", None),
        ] {
            assert_eq!(find(name).map(|style| style.name), found, "{name}");
        }
        for (common, name) in COMMON_NAMES {
            assert_eq!(
                find(common).map(|style| style.name),
                Some(*name),
                "{common}"
            );
        }
    }

    #[test]
    fn aliases_lead_to_their_style() {
        assert!(aliases("chicago-author-date").contains(&"chicago"));
        assert!(aliases("apa").contains(&"american-psychological-association"));
        assert_eq!(aliases("no-such-style"), [""; 0]);
        for style in all() {
            for alias in aliases(style.name) {
                assert_eq!(
                    find(alias).map(|found| found.name),
                    Some(style.name),
                    "{alias}"
                );
            }
        }
    }

    #[test]
    fn near_names() {
        assert_eq!(nearest("vancuver", []).first(), Some(&"vancouver"));
        assert_eq!(nearest("Havard", []).first(), Some(&"harvard"));
        assert!(nearest("springer", []).len() <= 3);
        assert_eq!(nearest("zzzzqqqq", []), [""; 0]);
        assert_eq!(nearest("", []), [""; 0]);
        assert_eq!(
            nearest("tidal-studes", ["tidal-studies"]),
            ["tidal-studies"]
        );
        assert_eq!(nearest(&"я".repeat(1000), []), [""; 0]);
    }

    /// Prints one reference in the Harvard style of Vestnik SPbU.
    fn vestnik(reference: &Reference) -> String {
        let style = read("vestnik-spbu-harvard")
            .expect("built in")
            .expect("sound");
        let list = bibliography(&style, std::slice::from_ref(reference), &Options::default());
        list.entries[0].content.to_plain()
    }

    fn record(
        item_type: ItemType,
        language: &str,
        names: &[(NameVariable, &str, &str)],
        texts: &[(TextVariable, &str)],
        rest: &[(Variable, &str)],
    ) -> Reference {
        let mut reference = Reference::new(item_type);
        reference.language = LangTag::new(language);
        for (role, family, given) in names {
            let people = reference.names.entry(*role).or_default();
            people.list.push(Name::person(*family, *given));
        }
        for (variable, text) in texts {
            let (value, translation) = text.split_once(" = ").unwrap_or((text, ""));
            let mut text = Text::new(value);
            if !translation.is_empty() {
                text = text.with_translation(translation, None);
            }
            reference.texts.insert(*variable, text);
        }
        for (variable, text) in rest {
            match variable {
                Variable::Number(v) => drop(reference.numbers.insert(*v, Number((*text).into()))),
                Variable::Date(v) => {
                    let date = Date::from_edtf(text).expect("a date");
                    reference.dates.insert(*v, date);
                }
                _ => unreachable!("no test has {variable:?}"),
            }
        }
        reference
    }

    #[test]
    fn vestnik_prints_its_own_lines() {
        use NameVariable::{Author, Editor};
        use TextVariable::{ContainerTitle, Genre, Publisher, PublisherPlace, Title, Url};
        const ISSUED: Variable = Variable::Date(DateVariable::Issued);
        const ACCESSED: Variable = Variable::Date(DateVariable::Accessed);
        const ISSUE: Variable = Variable::Number(NumberVariable::Issue);
        const VOLUME: Variable = Variable::Number(NumberVariable::Volume);
        const PAGE: Variable = Variable::Number(NumberVariable::Page);
        for (reference, line) in [
            (
                record(
                    ItemType::ArticleJournal,
                    "en",
                    &[(Author, "Harding", "Ph.C.")],
                    &[
                        (Title, "The \"Calvo\" Doctrine"),
                        (ContainerTitle, "The Law Journal"),
                    ],
                    &[
                        (ISSUED, "1931"),
                        (ISSUE, "4"),
                        (VOLUME, "25"),
                        (PAGE, "719-723"),
                    ],
                ),
                "Harding, Ph.C. (1931), “The ‘Calvo’ Doctrine”, The Law Journal, no. 4 (25), \
                 pp. 719–723.",
            ),
            (
                record(
                    ItemType::ArticleJournal,
                    "es",
                    &[(Author, "Ruiz", "L.")],
                    &[
                        (Title, "¿Qué hacer? = What to Do?"),
                        (ContainerTitle, "Foro"),
                    ],
                    &[(ISSUED, "2017"), (ISSUE, "especial"), (PAGE, "5")],
                ),
                "Ruiz, L. (2017), “¿Qué hacer?” [What to Do?], Foro, no. especial, p. 5.",
            ),
            (
                record(
                    ItemType::Book,
                    "ru-Latn",
                    &[(Author, "Orlov", "I.N.")],
                    &[
                        (
                            Title,
                            "Istoriia goroda (1877–1919 gg.) = A City’s History, 1877–1919",
                        ),
                        (Publisher, "Nauka Publ."),
                        (PublisherPlace, "Moscow, Russia"),
                    ],
                    &[(ISSUED, "2002")],
                ),
                "Orlov, I.N. (2002), Istoriia goroda (1877–1919 gg.) [A City’s History, \
                 1877–1919], Nauka Publ., Moscow, Russia. (In Russian)",
            ),
            (
                record(
                    ItemType::Book,
                    "es",
                    &[
                        (Author, "Campos", "M.A."),
                        (Author, "Torres Ríos", "M."),
                        (Author, "Vega", "M."),
                    ],
                    &[
                        (Title, "El istmo = The Isthmus"),
                        (Publisher, "Acervo"),
                        (PublisherPlace, "México"),
                    ],
                    &[(ISSUED, "2011")],
                ),
                "Campos, M.A., Torres Ríos, M. and Vega, M. (2011), El istmo [The Isthmus], \
                 Acervo, México.",
            ),
            (
                record(
                    ItemType::Book,
                    "ru-Latn",
                    &[(Editor, "Danilov", "V.M.")],
                    &[
                        (Title, "Paradoksy = Paradoxes"),
                        (Publisher, "ILA RAS Publ."),
                    ],
                    &[(ISSUED, "2013")],
                ),
                "Danilov, V.M. (ed.) (2013), Paradoksy [Paradoxes], ILA RAS Publ. (In Russian)",
            ),
            (
                record(
                    ItemType::Book,
                    "ru-Latn",
                    &[],
                    &[
                        (Title, "Kratkaia istoriia = A Brief History"),
                        (Publisher, "ILA RAS Publ."),
                        (PublisherPlace, "Moscow, Russia"),
                    ],
                    &[(ISSUED, "2008")],
                ),
                "Kratkaia istoriia [A Brief History] (2008), ILA RAS Publ., Moscow, Russia. \
                 (In Russian)",
            ),
            (
                record(
                    ItemType::Chapter,
                    "ru-Latn",
                    &[
                        (Author, "Petrova", "S.K."),
                        (Editor, "Kedrov", "G.E."),
                        (Editor, "Popov", "V.V."),
                    ],
                    &[
                        (Title, "Orfoepiia = Orthoepy"),
                        (ContainerTitle, "Iazyk i rech’ = Language and Speech"),
                        (Publisher, "MAKS Press Publ."),
                        (PublisherPlace, "Moscow, Russia"),
                    ],
                    &[(ISSUED, "2004"), (PAGE, "1–9")],
                ),
                "Petrova, S.K. (2004), “Orfoepiia” [Orthoepy], in Kedrov, G.E. and Popov, V.V. \
                 (eds), Iazyk i rech’ [Language and Speech], MAKS Press Publ., Moscow, Russia, \
                 pp. 1–9. (In Russian)",
            ),
            (
                record(
                    ItemType::Thesis,
                    "ru-Latn",
                    &[(Author, "Kuzina", "E.B.")],
                    &[
                        (Title, "Tendentsii = Trends"),
                        (Genre, "PhD thesis"),
                        (Publisher, "Moscow State University"),
                    ],
                    &[(ISSUED, "2011")],
                ),
                "Kuzina, E.B. (2011), Tendentsii [Trends], PhD thesis, Moscow State University. \
                 (In Russian)",
            ),
            (
                record(
                    ItemType::ArticleNewspaper,
                    "en",
                    &[],
                    &[
                        (Title, "Fleeing towards U.S."),
                        (ContainerTitle, "The Times"),
                        (Url, "https://example.org/a"),
                    ],
                    &[(ISSUED, "2016-11-02"), (ACCESSED, "2018-09-17")],
                ),
                "“Fleeing towards U.S.” (2016), The Times, 02.11, available at: \
                 https://example.org/a (accessed: 17.09.2018).",
            ),
            (
                record(
                    ItemType::Webpage,
                    "en",
                    &[],
                    &[(Title, "Command Strategy"), (Url, "https://example.org/b")],
                    &[(ACCESSED, "2018-09-07")],
                ),
                "Command Strategy, available at: https://example.org/b (accessed: 07.09.2018).",
            ),
        ] {
            assert_eq!(vestnik(&reference), line);
        }
    }
}

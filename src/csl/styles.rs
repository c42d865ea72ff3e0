//! Styles built into the program: those of the CSL project that are used most, and our own.
//!
//! Which styles exist is fixed when the program is built (`build.rs`); nothing is decompressed
//! until it is asked for. Styles in the user's files are no matter of this module.

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
    /// Other names by which [`find`] knows it, apart from [`COMMON_NAMES`].
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
        .or_else(|| {
            STYLES
                .iter()
                .find(|style| style.aliases.iter().any(|alias| is(alias)))
        })
}

/// Reads the style of a name, an alias or a CSL id (see [`find`]); None if there is none.
///
/// # Errors
/// Those of [`Style::parse`]; a test sees to it that no built-in style has any.
pub fn read(name: &str) -> Option<Result<Style, StyleError>> {
    let xml = unpack(find(name)?.packed)?;
    Some(Style::parse(&xml))
}

/// The names nearest to a mistyped one, nearest first: three at most, and only near ones.
pub fn nearest(name: &str) -> Vec<&'static str> {
    /// Below this Jaro–Winkler likeness a name is no misspelling but another name.
    const LIKENESS: f64 = 0.85;
    // A longer text is no name; comparing takes the product of the lengths.
    if name.len() > 200 {
        return Vec::new();
    }
    let name = name.to_ascii_lowercase();
    let names = STYLES.iter().map(|style| style.name);
    let mut near: Vec<(f64, &str)> = names
        .chain(COMMON_NAMES.iter().map(|(common, _)| *common))
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
    fn near_names() {
        assert_eq!(nearest("vancuver").first(), Some(&"vancouver"));
        assert_eq!(nearest("Havard").first(), Some(&"harvard"));
        assert!(nearest("springer").len() <= 3);
        assert_eq!(nearest("zzzzqqqq"), [""; 0]);
        assert_eq!(nearest(""), [""; 0]);
        assert_eq!(nearest(&"я".repeat(1000)), [""; 0]);
    }
}

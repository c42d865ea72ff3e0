//! `snoska.toml`: settings of a folder, and of the user. Flags win over files, the folder's file
//! over the user's. An unknown key is an error that names the file, the line and the nearest key.

use anyhow::{Context, Result, anyhow, bail};
use serde::Deserialize;
use std::path::{Path, PathBuf};

use crate::args::Level;

/// What a configuration file may say.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Config {
    /// The style of `format`.
    pub style: Option<String>,
    /// The locale of `format`.
    pub locale: Option<String>,
    /// The romanisation system of `format` and `convert`.
    pub romanize: Option<String>,
    /// The pattern of cite keys.
    pub keys: Option<String>,
    /// The parser's model; a path, relative to the file that names it.
    pub model: Option<PathBuf>,
    /// Folders with `.csl` files; paths, relative to the file that names them.
    pub style_folders: Vec<PathBuf>,
    /// The address of the archive that `styles update` fetches.
    pub styles_url: Option<String>,
    /// Settings of `check`.
    pub check: CheckConfig,
}

/// The `[check]` section.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct CheckConfig {
    /// Only these rules.
    pub select: Vec<String>,
    /// All but these rules.
    pub ignore: Vec<String>,
    /// The least severity that makes the exit status 1.
    pub fail_on: Option<Level>,
    /// How findings are printed.
    pub output_format: Option<String>,
}

const KEYS: &[&str] = &[
    "style",
    "locale",
    "romanize",
    "keys",
    "model",
    "style-folders",
    "styles-url",
    "check",
];
const CHECK_KEYS: &[&str] = &["select", "ignore", "fail-on", "output-format"];

/// The name of the file.
pub const FILE: &str = "snoska.toml";

impl Config {
    /// Reads the nearest `snoska.toml` of the working folder and its parents over the user's
    /// `snoska/config.toml`.
    pub fn load() -> Result<Config> {
        let user = user_file()
            .filter(|path| path.is_file())
            .map(|path| read(&path))
            .transpose()?;
        let folder = std::env::current_dir()
            .ok()
            .and_then(|dir| {
                dir.ancestors()
                    .map(|dir| dir.join(FILE))
                    .find(|path| path.is_file())
            })
            .map(|path| read(&path))
            .transpose()?;
        Ok(match (folder, user) {
            (Some(folder), Some(user)) => folder.over(user),
            (Some(config), None) | (None, Some(config)) => config,
            (None, None) => Config::default(),
        })
    }

    fn over(self, below: Config) -> Config {
        let lists = |mine: Vec<String>, theirs| if mine.is_empty() { theirs } else { mine };
        Config {
            style: self.style.or(below.style),
            locale: self.locale.or(below.locale),
            romanize: self.romanize.or(below.romanize),
            keys: self.keys.or(below.keys),
            model: self.model.or(below.model),
            styles_url: self.styles_url.or(below.styles_url),
            style_folders: [self.style_folders, below.style_folders].concat(),
            check: CheckConfig {
                select: lists(self.check.select, below.check.select),
                ignore: lists(self.check.ignore, below.check.ignore),
                fail_on: self.check.fail_on.or(below.check.fail_on),
                output_format: self.check.output_format.or(below.check.output_format),
            },
        }
    }
}

/// The user's configuration file, in the platform's configuration folder.
pub fn user_file() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    Some(
        etcetera::choose_base_strategy()
            .ok()?
            .config_dir()
            .join("snoska")
            .join("config.toml"),
    )
}

fn read(path: &Path) -> Result<Config> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut config = parse(&text).map_err(|error| anyhow!("{}:{error}", path.display()))?;
    let folder = path.parent().unwrap_or(Path::new("."));
    for place in config.style_folders.iter_mut().chain(config.model.as_mut()) {
        *place = folder.join(&*place);
    }
    Ok(config)
}

/// Reads a configuration; an error begins with the line's number.
fn parse(text: &str) -> Result<Config> {
    let table = toml::de::DeTable::parse(text)
        .map_err(|error| at_line(text, error.span(), error.message()))?;
    for (key, value) in table.get_ref() {
        known(text, key, KEYS)?;
        if key.get_ref() == "check"
            && let Some(section) = value.get_ref().as_table()
        {
            for key in section.keys() {
                known(text, key, CHECK_KEYS)?;
            }
        }
    }
    toml::from_str(text).map_err(|error| at_line(text, error.span(), error.message()))
}

fn known(text: &str, key: &toml::Spanned<std::borrow::Cow<'_, str>>, keys: &[&str]) -> Result<()> {
    let name = key.get_ref().as_ref();
    if keys.contains(&name) {
        return Ok(());
    }
    let nearest = keys
        .iter()
        .max_by(|a, b| strsim::jaro(name, a).total_cmp(&strsim::jaro(name, b)));
    let hint = nearest
        .map(|key| format!("; did you mean `{key}`?"))
        .unwrap_or_default();
    bail!(at_line(
        text,
        Some(key.span()),
        &format!("unknown key `{name}`{hint}")
    ))
}

fn at_line(text: &str, span: Option<std::ops::Range<usize>>, message: &str) -> anyhow::Error {
    let before = span
        .and_then(|span| text.get(..span.start))
        .unwrap_or_default();
    anyhow!("{}: {message}", before.matches('\n').count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_line_and_nearest_key() {
        for (text, expected) in [
            (
                "style = \"apa\"\nlocal = \"ru-RU\"\n",
                "2: unknown key `local`; did you mean `locale`?",
            ),
            (
                "[check]\nselct = []\n",
                "2: unknown key `selct`; did you mean `select`?",
            ),
            ("style = \n", "1: "),
            ("\n[check]\nfail-on = \"never\"\n", "3: "),
        ] {
            let error = parse(text).unwrap_err().to_string();
            assert!(error.starts_with(expected), "{error}");
        }
    }

    #[test]
    fn the_folder_wins_over_the_user() {
        let folder = parse("style = \"apa\"\n[check]\nignore = [\"SYN\"]").unwrap();
        let user =
            parse("style = \"ieee\"\nlocale = \"ru-RU\"\n[check]\nignore = [\"ID\"]").unwrap();
        let config = folder.over(user);
        assert_eq!(config.style.as_deref(), Some("apa"));
        assert_eq!(config.locale.as_deref(), Some("ru-RU"));
        assert_eq!(config.check.ignore, ["SYN"]);
    }
}

//! The command line, as clap reads it.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use snoska::csl::ScriptOrder;
use snoska::pipeline::Lists;
use std::path::PathBuf;

/// Reference manager for the command line: parses reference lists in any language, formats them in
/// any CSL style, romanises, converts and checks them.
#[derive(Debug, Parser)]
#[command(
    name = "snoska",
    version,
    propagate_version = true,
    arg_required_else_help = true,
    after_help = "Examples:\n  \
        snoska format article.html --style apa          the article's references in APA\n  \
        snoska convert list.txt --to bibtex             a free-text list as BibTeX\n  \
        snoska check list.txt                           what is wrong with a list\n  \
        snoska translit --system bgn-pcgn names.txt     romanise Russian\n\n\
        Files may be records (BibTeX, RIS, CSL-JSON, …) or free text (text, HTML, Word, …);\n\
        without a file, or with `-`, standard input is read."
)]
pub struct Cli {
    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, hide_possible_values = true,
          value_name = "auto|always|never")]
    pub color: Color,
    /// Say nothing but errors on standard error
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Free text to records
    Parse(Parse),
    /// Records to a bibliography in a citation style
    Format(Format),
    /// One record format to another
    Convert(Convert),
    /// Find what is wrong in a list, and mend what is safe
    Check(Check),
    /// Find where the two lists of a Russian journal disagree: the Cyrillic and the romanised one
    Compare(Compare),
    /// Make both lists of a Russian journal from a manuscript: the Cyrillic and the romanised one
    Bilingual(Bilingual),
    /// Romanise Russian, tell which system was used, give the Cyrillic back
    Translit(Translit),
    /// Train the parser's model on `labels` files
    Train(Train),
    /// How well the parser finds what labelled references hold
    Evaluate(Evaluate),
    /// List citation styles, show, add and update them
    Styles(Styles),
    /// List record formats, document kinds and outputs
    Formats(Search),
    /// List romanisation systems
    Systems(Systems),
    /// List the rules of `check`, or explain one
    Rules(Search),
    /// Print a completion script for a shell
    Completions(Completions),
    /// Print the manual page
    Man,
}

/// What to read.
#[derive(Clone, Debug, Args)]
pub struct Input {
    /// Files to read; standard input when none is given or it is `-`
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Format of the input; found from name and content if not given
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<String>,
    /// Which reference list of a document: its number, latin, cyrillic, notes (footnotes), or all
    /// [default: every list; notes where there is none]
    #[arg(long, value_name = "LIST")]
    pub list: Option<Lists>,
}

/// Where to write.
#[derive(Debug, Args)]
pub struct Output {
    /// Write to this file (whole or not at all) in place of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Which parser reads free text.
#[derive(Debug, Args)]
pub struct ParserModel {
    /// Use this model (see `snoska train`) in place of the built-in one
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
}

/// Which findings are reported, and how.
#[derive(Debug, Args)]
pub struct Findings {
    /// Only these rules: codes or their beginnings, divided by commas (`SYN,ID003`)
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub select: Vec<String>,
    /// All but these rules
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// How to print findings (`snoska formats` lists all)
    #[arg(long, value_name = "FORMAT")]
    pub output_format: Option<String>,
    /// The least severity that makes the exit status 1
    #[arg(
        long,
        value_enum,
        value_name = "info|warning|error",
        hide_possible_values = true
    )]
    pub fail_on: Option<Level>,
}

/// How Cyrillic records become a list in Latin letters.
#[derive(Debug, Args)]
pub struct Latin {
    /// What stands in brackets for the translation of a romanised title that has none; nothing if
    /// empty
    #[arg(long, value_name = "TEXT", default_value = "translation needed")]
    pub translation_mark: String,
    /// What closes romanised entries, as `(in Russian)`; nothing if empty [default: (In Russ.),
    /// where the style does not say it itself]
    #[arg(long, value_name = "TEXT")]
    pub language_note: Option<String>,
}

/// `snoska parse`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    snoska parse article.html                 a table on a terminal, CSL-JSON in a pipe\n  \
    snoska parse --to labels list.txt         the labelled parts of each reference\n  \
    snoska parse --article article.html       the article's own record")]
pub struct Parse {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub model: ParserModel,
    /// `table`, `labels`, or a record format [default: table on a terminal, else csl-json]
    #[arg(long, value_name = "FORMAT")]
    pub to: Option<String>,
    /// Give the article's own record in place of its references
    #[arg(long)]
    pub article: bool,
}

/// `snoska format`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    snoska format article.html --style apa\n  \
    snoska format refs.bib --style gost-r-7-0-5-2008-numeric --to markdown\n  \
    snoska format list.txt --style vancouver --romanize bgn-pcgn")]
pub struct Format {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub model: ParserModel,
    /// A style's name (`snoska styles` lists them) or a path to a `.csl` file
    #[arg(long, short, value_name = "STYLE")]
    pub style: Option<String>,
    /// Choose what the style leaves open, as `areas=dash` (`snoska styles show STYLE` lists it);
    /// may be given several times
    #[arg(long = "style-option", value_name = "NAME=VALUE")]
    pub style_options: Vec<String>,
    /// text, html, markdown, latex, typst, rtf, docx, ansi, json [default: by the output file's name,
    /// ansi on a terminal, else text]
    #[arg(long, value_name = "OUTPUT")]
    pub to: Option<String>,
    /// Language of the terms, as `ru-RU` [default: the style's, else en-US]
    #[arg(long, value_name = "TAG")]
    pub locale: Option<String>,
    /// Take terms, dates and quotation marks of each entry from its own language
    #[arg(long, overrides_with = "no_item_language")]
    pub item_language: bool,
    /// Take all terms from one locale, also in styles that follow each entry's language
    #[arg(long)]
    pub no_item_language: bool,
    /// Which script comes first where the style sorts by names and titles: native (the order of
    /// the list's language), cyrillic-first, latin-first [default: the style's]
    #[arg(long, value_name = "ORDER", value_parser = script_order())]
    pub script_order: Option<ScriptOrder>,
    /// Romanise Cyrillic records by this system (`snoska systems` lists them), or by one of your own
    #[arg(long, value_name = "SYSTEM|FILE.toml")]
    pub romanize: Option<String>,
    #[command(flatten)]
    pub latin: Latin,
    /// Print the translation of a title in brackets behind it, in any style (romanised records
    /// always have it)
    #[arg(long)]
    pub translations: bool,
    /// Give the Cyrillic back where a record is romanised Russian
    #[arg(long, conflicts_with = "romanize")]
    pub restore: bool,
    /// With --restore, mark restored titles with how sure they are
    #[arg(long, requires = "restore")]
    pub mark_restored: bool,
    /// Print the in-text citation of each record in place of the bibliography
    #[arg(long)]
    pub citations: bool,
    /// Write a whole document, where the output has such a form (latex, html)
    #[arg(long)]
    pub standalone: bool,
    /// Make addresses and DOIs links, where the output has links
    #[arg(long)]
    pub links: bool,
}

fn script_order() -> impl TypedValueParser<Value = ScriptOrder> {
    let names = ScriptOrder::NAMES.map(|(name, _)| name);
    PossibleValuesParser::new(names).try_map(|name| {
        let unknown = || format!("`{name}` is no order of scripts");
        name.parse().map_err(|()| unknown())
    })
}

/// `snoska convert`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    snoska convert list.txt --to bibtex\n  \
    snoska convert refs.bib --to ris -o refs.ris\n  \
    snoska convert refs.ris --to biblatex --keys '{author}{year}'")]
pub struct Convert {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub model: ParserModel,
    /// The format to write [default: by the output file's name]
    #[arg(long, value_name = "FORMAT")]
    pub to: Option<String>,
    /// Make new cite keys for all records by this pattern
    #[arg(long, value_name = "PATTERN")]
    pub keys: Option<String>,
    /// Write LaTeX commands for what is not ASCII (BibTeX, BibLaTeX)
    #[arg(long)]
    pub ascii: bool,
    /// Romanise Cyrillic records by this system
    #[arg(long, value_name = "SYSTEM")]
    pub romanize: Option<String>,
    /// Fail when the format cannot hold everything
    #[arg(long)]
    pub strict: bool,
}

/// `snoska check`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    snoska check article.html\n  \
    snoska check --fix --diff list.txt        show what would be mended\n  \
    snoska check --style apa list.txt         also what APA would print otherwise\n  \
    snoska check --select SYN,ID003 --output-format json refs.bib")]
pub struct Check {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub model: ParserModel,
    /// Mend what is safe to mend, in the files themselves
    #[arg(long)]
    pub fix: bool,
    /// With --fix, mend also what is only a guess
    #[arg(long, requires = "fix")]
    pub unsafe_fixes: bool,
    /// Show what --fix would do, and do nothing
    #[arg(long)]
    pub diff: bool,
    #[command(flatten)]
    pub findings: Findings,
    /// Compare each reference with what this citation style prints
    #[arg(long, value_name = "STYLE")]
    pub style: Option<String>,
}

/// `snoska compare`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    snoska compare literatura.txt references.txt\n  \
    snoska compare article.docx               both lists of one document\n  \
    snoska compare ru.txt lat.txt --ignore PAR013 --output-format json")]
pub struct Compare {
    /// The Cyrillic list and the Latin one (or the reverse), or a document that holds both
    #[arg(value_name = "LIST", required = true, num_args = 1..=2)]
    pub files: Vec<PathBuf>,
    /// Format of the files; found from name and content if not given
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<String>,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub model: ParserModel,
    #[command(flatten)]
    pub findings: Findings,
}

/// `snoska bilingual`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    snoska bilingual article.docx -o lists.docx\n  \
    snoska bilingual article.docx --cyrillic gost-r-7-0-100-2018 --latin apa --romanize bgn-pcgn -o lists.html\n\n\
    Beside lists.docx stand lists.findings.txt, what is to be looked after, and lists.ru.txt and\n\
    lists.en.txt, a plain line for each reference, for deposit forms.")]
pub struct Bilingual {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub model: ParserModel,
    /// Style of the Cyrillic list
    #[arg(
        long,
        value_name = "STYLE",
        default_value = "gost-r-7-0-5-2008-numeric"
    )]
    pub cyrillic: String,
    /// An option of the Cyrillic style: `areas=dash`; `snoska styles show STYLE` lists them
    #[arg(long = "style-option", value_name = "NAME=VALUE")]
    pub style_options: Vec<String>,
    /// Style of the Latin list
    #[arg(long, value_name = "STYLE", default_value = "vestnik-spbu-harvard")]
    pub latin: String,
    /// System of romanisation (`snoska systems` lists them) [default: the Latin style's, else
    /// bsi-journals]; or a file of your own
    #[arg(long, value_name = "SYSTEM|FILE.toml")]
    pub romanize: Option<String>,
    #[command(flatten)]
    pub references: Latin,
    /// Mark titles that are given back in Cyrillic with how sure they are
    #[arg(long)]
    pub mark_restored: bool,
    /// text, html, markdown, latex, typst, rtf, docx [default: by the output file's name, else text]
    #[arg(long, value_name = "OUTPUT")]
    pub to: Option<String>,
    #[command(flatten)]
    pub findings: Findings,
}

/// A severity, as a word of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Info,
    Warning,
    Error,
}

/// `snoska translit`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    echo 'Щербаков Ю. Я.' | snoska translit --system ala-lc-simple\n  \
    snoska translit --restore references.txt\n  \
    snoska translit --detect references.txt\n  \
    snoska translit --detect --together references.txt\n  \
    snoska translit --homoglyphs list.txt")]
pub struct Translit {
    /// Files to read, line by line; standard input when none is given or it is `-`
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub output: Output,
    /// Romanise by this system, or by the one of a file of your own (`mine.toml`, made like those
    /// in data/translit); with --restore, the system the text uses. Addresses stay as they are; names
    /// that are likely foreign (Биркгоф) are warned of, unless --quiet
    #[arg(long, value_name = "SYSTEM|FILE.toml")]
    pub system: Option<String>,
    /// Give the Cyrillic back
    #[arg(long, conflicts_with_all = ["detect", "homoglyphs"])]
    pub restore: bool,
    /// Name the system of each line, as a JSON object
    #[arg(long, conflicts_with_all = ["homoglyphs", "system"])]
    pub detect: bool,
    /// Put letters of the wrong script right
    #[arg(long, conflicts_with = "system")]
    pub homoglyphs: bool,
    /// With --detect: all lines are of one hand; one answer, for which their evidence adds up. Translations beside
    /// what is romanised do no harm
    #[arg(long, requires = "detect")]
    pub together: bool,
    /// Leave soft and hard signs out
    #[arg(long, conflicts_with = "soft_sign")]
    pub drop_soft_sign: bool,
    /// What to write for the soft sign where the system writes a mark: `ʹ`, `'`, `’` …
    #[arg(long, value_name = "GLYPH")]
    pub soft_sign: Option<String>,
    /// Write ё as е
    #[arg(long)]
    pub yo_as_ye: bool,
    /// A capital that becomes several letters: `first` (Shch), or `word` (SHCH in words of capitals)
    #[arg(long, value_name = "first|word", value_parser = ["first", "word"])]
    pub capitals: Option<String>,
    /// With --restore or --detect: one JSON object a line with confidence and alternatives
    #[arg(long)]
    pub json: bool,
}

/// `snoska train`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  \
    snoska parse --to labels list.txt > list.jsonl    (correct it by hand)\n  \
    snoska train --continue corrected.jsonl --output my.model\n  \
    snoska parse --model my.model other.txt")]
pub struct Train {
    /// `labels` files (JSON lines); or AnyStyle's training XML, GROBID's TEI, JATS
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Where to write the model
    #[arg(long, short, value_name = "MODEL")]
    pub output: PathBuf,
    /// Learn on top of the built-in model, or of another: ten corrected references of a list are
    /// enough to mend their like
    #[arg(
        long = "continue",
        value_name = "MODEL",
        num_args = 0..=1,
        require_equals = true,
        conflicts_with = "synthesize"
    )]
    pub continued: Option<Option<PathBuf>>,
    /// Number of passes over the data
    #[arg(long, value_name = "N")]
    pub iterations: Option<usize>,
    /// Add references made up and printed by styles in the layouts that real data lack, and take the mean
    /// of four runs, as for the built-in model
    #[arg(long)]
    pub synthesize: bool,
}

/// `snoska evaluate`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  \
    snoska evaluate --model my.model corrected.jsonl")]
pub struct Evaluate {
    /// `labels` files (JSON lines), labelled by hand; each is one list
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub model: ParserModel,
    /// Take volume and issue for one field, for sources that label them so
    #[arg(long)]
    pub merge_volume_issue: bool,
    /// Give a word, from one blank to the next, the label of most of it, for sources that label whole words (AnyStyle)
    #[arg(long)]
    pub whole_words: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// A listing that can be searched.
#[derive(Debug, Args)]
pub struct Search {
    /// Show only what has all these words
    #[arg(value_name = "WORD")]
    pub words: Vec<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `snoska styles`.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  \
    snoska styles gost                        styles with this word in name, title, field or alias\n  \
    snoska styles show apa\n  \
    snoska styles add https://www.zotero.org/styles/cell\n  \
    snoska styles update                      all styles of the official repository"
)]
pub struct Styles {
    /// What to do other than list
    #[command(subcommand)]
    pub command: Option<StylesCommand>,
    #[command(flatten)]
    pub search: Search,
}

/// What `snoska styles` does besides listing.
#[derive(Debug, Subcommand)]
pub enum StylesCommand {
    /// Show title, authors, licence, fields, parent and options of a style
    Show {
        /// A style's name or a path to a `.csl` file
        #[arg(value_name = "STYLE")]
        style: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Store styles, and the parents of dependent ones, among the user's
    Add {
        /// Files or addresses
        #[arg(value_name = "FILE|URL", required = true)]
        styles: Vec<String>,
    },
    /// Fetch all styles of the official repository
    Update {
        /// Take the zip archive at this address in place of the official one
        #[arg(long, value_name = "URL")]
        url: Option<String>,
    },
    /// Remove styles that `add` stored
    Remove {
        /// Their names
        #[arg(value_name = "STYLE", required = true)]
        styles: Vec<String>,
    },
}

/// `snoska systems`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  snoska systems gost\n  snoska systems --compare 'Щербаков Юрий'"
)]
pub struct Systems {
    #[command(flatten)]
    pub search: Search,
    /// Print this text in every system for its language
    #[arg(long, value_name = "TEXT")]
    pub compare: Option<String>,
}

/// `snoska completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

//! The command `snoska`: reads arguments, files and configuration, calls the library, prints.

mod args;
mod command;
mod config;
mod exit;
mod input;
mod output;
mod style;

use clap::Parser;
use std::io::IsTerminal;
use std::process::ExitCode;

use args::{Cli, Color, Command};
use config::Config;

/// Memory: a reference takes and gives back some hundred small pieces of it, which the system's own
/// allocator is slower at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What every command may need to know.
pub struct Context {
    /// Settings of the configuration files.
    pub config: Config,
    /// Say nothing but errors on standard error.
    pub quiet: bool,
    /// Colour on standard output.
    pub color: bool,
}

impl Context {
    /// Prints a remark on standard error.
    pub fn note(&self, text: &str) {
        if !self.quiet {
            output::say(format_args!("note: {}\n", output::printable(text)));
        }
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            let text = format!("error: {error:#}\n");
            output::say(output::printable(&text));
            ExitCode::from(exit::FAILED)
        }
    }
}

fn run(cli: &Cli) -> anyhow::Result<exit::Outcome> {
    let context = Context {
        config: Config::load()?,
        quiet: cli.quiet,
        color: match cli.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                std::io::stdout().is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
            }
        },
    };
    match &cli.command {
        Command::Parse(args) => command::parse::run(args, &context),
        Command::Format(args) => command::format::run(args, &context),
        Command::Convert(args) => command::convert::run(args, &context),
        Command::Check(args) => command::check::run(args, &context),
        Command::Compare(args) => command::compare::run(args, &context),
        Command::Bilingual(args) => command::bilingual::run(args, &context),
        Command::Translit(args) => command::translit::run(args, &context),
        Command::Train(args) => command::train::run(args, &context),
        Command::Evaluate(args) => command::evaluate::run(args, &context),
        Command::Styles(args) => command::styles::run(args, &context),
        Command::Formats(args) => command::formats::run(args),
        Command::Systems(args) => command::systems::run(args),
        Command::Rules(args) => command::rules::run(args),
        Command::Completions(args) => command::completions::run(args),
        Command::Man => command::completions::man(),
    }
}

//! `snoska completions SHELL` and `snoska man`, for packagers.

use anyhow::Result;
use clap::{Command, CommandFactory};

use crate::args::{Cli, Completions};
use crate::exit::Outcome;
use crate::output;

/// Prints a completion script.
pub fn run(args: &Completions) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "snoska", &mut script);
    output::write(None, &script)?;
    Ok(Outcome::Clean)
}

/// Prints the manual page, with every command on it.
pub fn man() -> Result<Outcome> {
    let mut command = Cli::command();
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    sections(&command, "snoska", &mut page)?;
    output::write(None, &page)?;
    Ok(Outcome::Clean)
}

/// A section for every command below this one, which is called `name`.
fn sections(command: &Command, name: &str, page: &mut Vec<u8>) -> Result<()> {
    let commands = command.get_subcommands();
    for command in commands.filter(|command| command.get_name() != "help") {
        let name = format!("{name}-{}", command.get_name());
        let man = clap_mangen::Man::new(command.clone().display_name(name.clone()));
        man.render_title(page)?;
        man.render_synopsis_section(page)?;
        man.render_options_section(page)?;
        man.render_extra_section(page)?;
        sections(command, &name, page)?;
    }
    Ok(())
}

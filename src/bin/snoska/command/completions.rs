//! `snoska completions SHELL` and `snoska man`, for packagers.

use anyhow::Result;
use clap::CommandFactory;

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
    for sub in command
        .get_subcommands()
        .filter(|sub| sub.get_name() != "help")
    {
        let sub = sub
            .clone()
            .display_name(format!("snoska-{}", sub.get_name()));
        let man = clap_mangen::Man::new(sub);
        man.render_title(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_options_section(&mut page)?;
        man.render_extra_section(&mut page)?;
    }
    output::write(None, &page)?;
    Ok(Outcome::Clean)
}

//! Exit statuses, named in one place.

use std::process::ExitCode;

/// It worked; `check` found nothing at `--fail-on` or above.
pub const OK: u8 = 0;
/// `check` found something.
pub const FOUND: u8 = 1;
/// It could not be done.
pub const FAILED: u8 = 2;

/// How a command ended when it did its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to complain about.
    Clean,
    /// `check` found something.
    Found,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Clean => OK,
            Outcome::Found => FOUND,
        })
    }
}

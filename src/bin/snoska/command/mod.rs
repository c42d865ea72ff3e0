//! The commands, one a file.

pub mod bilingual;
pub mod check;
pub mod compare;
pub mod completions;
pub mod convert;
pub mod evaluate;
mod findings;
pub mod format;
pub mod formats;
mod listing;
mod mend;
pub mod parse;
mod records;
pub mod rules;
mod script;
pub mod styles;
pub mod systems;
pub mod train;
pub mod translit;

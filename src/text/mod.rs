//! Letters, not references: spans and places, scripts, Unicode forms, inline markup, languages.

pub mod above;
pub mod lang;
pub mod language;
pub mod rich;
pub mod roman;
pub mod script;
pub mod slavic;
pub mod span;
pub mod tags;
pub mod tex;
pub mod town;
pub mod unicode;
pub mod word;

//! Entries to labelled spans: tokens, features, a linear-chain CRF, its training, `labels` files.
//!
//! [`Tagger`] is the whole of it in use. What the spans mean (names, dates, item types) is not
//! decided here: `assemble` does that.

mod above;
mod calibration;
mod day_month;
pub mod evaluate;
mod exact;
pub mod example;
mod feature;
mod gap;
mod habits;
mod hash;
mod index;
pub mod labelled;
mod latin;
mod lattice;
mod model;
pub mod random;
mod repair;
pub mod sources;
mod spans;
mod state;
pub mod synthesize;
mod tagger;
mod token;
mod train;
mod translation;
pub mod unify;

pub use labelled::{LabelledError, LabelledReference};
pub use model::{Model, ModelError};
pub use tagger::{Labelled, Tagger};
pub use train::{Progress, TrainOptions, train};

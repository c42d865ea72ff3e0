//! Styles built into the program.

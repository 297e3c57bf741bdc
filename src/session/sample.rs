//! The sample fleet, embedded so that the button works anywhere.

use std::path::PathBuf;

use crate::import::Input;

/// Name and bytes of the files in `examples/brennhold`.
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/sample.rs"));

/// The organization of the sample, which titles its plan.
pub const TITLE: &str = "Brennhold";

/// The sample inventories, as if they had been read from disk.
pub fn inputs() -> Vec<Input> {
    FILES.iter().map(|(name, bytes)| Input { path: PathBuf::from(name), bytes: Ok(bytes.to_vec()) }).collect()
}

//! Reports and files for others; every format only translates what the plan and the charts have made.

pub mod csv;
mod error;
pub mod ics;
mod input;
pub mod logo;
pub mod pdf;
pub mod png;
pub mod report;
pub mod svg;
pub mod xlsx;

pub use error::ExportError;
pub use input::Input;

//! Cells to typed values.

pub(crate) mod agent;
pub(crate) mod date;
pub(crate) mod mac;
pub(crate) mod place;
pub(crate) mod price;
pub(crate) mod text;

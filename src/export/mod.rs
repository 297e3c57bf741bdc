//! Reports and files for others; every format only translates what the plan and the charts have made.

pub mod pdf;

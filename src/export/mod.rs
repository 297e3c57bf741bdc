//! See ARCHITECTURE in the crate docs.

//! The rooms under test, without the window: `import` uses nothing but `model`, so a fuzz build takes a minute.

#[path = "../../../src/import/mod.rs"]
pub mod import;
#[path = "../../../src/model/mod.rs"]
pub mod model;

//! Switchover plans the way out of an ageing desk-phone fleet.
//!
//! # Architecture
//!
//! ```text
//! files ─▶ import ─▶ Fleet ─▶ catalog (match) ─▶ plan::Cohorts ─▶ plan::outlook ─▶ Outlook ─▶ chart ─▶ Scene ─▶ screen
//!            │                    │                                   ▲                                  ├──▶ PDF
//!         findings             sources                      Plan (decisions) + today                     └──▶ SVG, PNG
//! ```
//!
//! | room | may use | what it is |
//! |---|---|---|
//! | [`model`] | – | the vocabulary: device, fleet, class, day, fiscal year, money |
//! | [`import`] | model | bytes to devices and findings |
//! | [`catalog`] | model | what is known, and which device is which product |
//! | [`plan`] | model, catalog | what is decided, and everything that follows from it |
//! | [`document`] | plan, model, catalog | the plan file on disk |
//! | [`chart`] | plan, model, catalog, i18n | `Outlook` to `Scene` |
//! | [`export`] | chart, plan, i18n, model, catalog | PDF, XLSX, CSV, ICS, SVG, PNG |
//! | [`session`] | all above | the application without a window |
//! | [`cli`] | session and all above | the same work from a shell |
//! | [`ui`] | session, chart, i18n, plan, model, catalog, import | egui screens |
//! | [`app`] | ui, session, chart, i18n, model | eframe and rfd glue |
//! | [`i18n`] | model, import, plan, catalog | sentences, numbers, money, dates in English and German |
//!
//! Invariants of absence: `plan` and the rooms it uses know no window, no clock, no locale and no file; views compute nothing;
//! `import` never fails as a whole; no room opens the network. `tests/layering.rs` holds the arrows.

pub mod app;
pub mod catalog;
pub mod chart;
pub mod cli;
pub mod document;
pub mod export;
pub mod i18n;
pub mod import;
pub mod model;
pub mod plan;
pub mod session;
pub mod ui;

//! What is decided, and everything that follows from it.
//!
//! [`Plan`] is the small, plain data that the user decides; [`outlook`] is all that follows. It is a pure function: no clock,
//! no files, no locale, no window. Devices are grouped once into [`Cohorts`]; after that nothing depends on their number.

pub mod budget;
pub mod cohort;
pub mod compare;
pub mod decision;
pub mod explain;
pub mod outlook;
pub mod proposal;
pub mod summary;
pub mod support;
pub mod waves;

pub use budget::{Budget, BudgetLine, Category};
pub use cohort::{Cohort, Cohorts};
pub use decision::*;
pub use explain::{Origin, RuleId, Step};
pub use outlook::{Outlook, outlook};
pub use support::State;

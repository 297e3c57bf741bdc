//! What is decided, and everything that follows from it.
//!
//! [`Plan`] is the small, plain data that the user decides; [`outlook`] is all that follows. It is a pure function: no clock,
//! no files, no locale, no window. Devices are grouped once into [`Cohorts`]; after that nothing depends on their number.

mod assemble;
mod behind;
pub mod bridge;
pub mod budget;
pub mod cadence;
pub mod calendar;
pub mod certificates;
pub mod change;
pub mod cohort;
pub mod compare;
mod crews;
pub mod curve;
pub mod decision;
mod events;
pub mod explain;
pub mod exposure;
mod factors;
pub mod finance;
pub mod firmware_list;
mod fixed_waves;
mod ground;
pub mod groups;
mod kept;
pub mod life;
pub mod outlook;
pub mod presets;
mod price;
pub mod proposal;
mod questions;
pub mod range;
pub mod report;
pub mod rollout;
pub mod rows;
mod sample;
mod schedule;
pub mod simulate;
mod split;
pub mod statement;
pub mod stranded;
mod strategy;
pub mod summary;
pub mod support;
mod timetable;
pub mod trust;
mod units;
pub mod waves;
mod work;

pub use assemble::{outlook, outlook_after, outlook_on};
pub use behind::devices_behind;
pub use budget::{Budget, BudgetLine, Category};
pub use certificates::*;
pub use cohort::{Cohort, Cohorts};
pub use crews::{DEFAULT_PER_DAY, Pace};
pub use decision::*;
pub use explain::{Origin, RuleId, Step};
pub use exposure::Exposure;
pub use finance::Finance;
pub use kept::{Kept, Sources};
pub use outlook::Outlook;
pub use price::{Discount, Price, PriceKey, PriceTier, TierMode};
pub use report::{Logo, OwnPage, Paper, ReportSettings, Section};
pub use rollout::{Blackout, TechnicianPeriod, Wave, WaveSite, WaveWork, Waves, WeekDevices};
pub use support::State;

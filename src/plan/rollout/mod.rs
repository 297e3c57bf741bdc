//! The rollout week by week: what is decided, what technicians can do, where it does not fit, and what helps.

mod board;
mod capacity;
mod decided;
mod fix;
mod level;
mod load;
mod pack;
mod transfer;
pub mod weeks;

pub use board::{Board, Cell};
pub use capacity::{Capacity, DAY, Effort};
pub use decided::{Blackout, TechnicianPeriod, Wave, WaveSite, WaveWork, Waves, WeekDevices};
pub use fix::{Fix, FixKind, Late, fixes, late, late_fixes, leveled};
pub use load::{Part, Rollout, WeekLoad};
pub(super) use pack::{Task, default_crews, pack};
pub use transfer::sources;

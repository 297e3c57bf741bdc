//! The pace of suggested waves while the plan does not say who does the work.

/// Devices one crew works on a day while technicians, hours or minutes are not known. It gives suggested waves a length; money
/// never depends on it.
pub const DEFAULT_PER_DAY: u64 = 20;

/// The pace of suggested waves while the plan does not say who does the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Devices of one crew a working day.
    pub devices_a_day: u64,
    /// Crews, each at one site at a time.
    pub crews: u64,
}

impl Pace {
    /// The default pace with so many crews.
    #[must_use]
    pub const fn of(crews: u64) -> Self {
        Self { devices_a_day: DEFAULT_PER_DAY, crews }
    }
}

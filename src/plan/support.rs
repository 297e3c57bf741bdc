//! Support state of a device over time, from four clocks that are never mixed.

use serde::{Deserialize, Serialize};

use crate::model::Day;

/// Support state on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Supported by Microsoft on its way into Teams.
    Supported,
    /// Certification has ended; support is best effort.
    BestEffort,
    /// No support.
    Unsupported,
    /// Replaced or retired by the plan.
    Replaced,
    /// Not known.
    Unknown,
}

impl State {
    /// All states, in the order of [`Counts`].
    pub const ALL: [Self; 5] = [Self::Supported, Self::BestEffort, Self::Unsupported, Self::Replaced, Self::Unknown];

    /// The stable key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::BestEffort => "best_effort",
            Self::Unsupported => "unsupported",
            Self::Replaced => "replaced",
            Self::Unknown => "unknown",
        }
    }

    /// Its position in [`Counts`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// Devices by state, in the order of [`State::ALL`].
pub type Counts = [u64; 5];

/// The states of some devices from a day on. Between two points counts change evenly; two points on one day are a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CurvePoint {
    /// The day.
    pub day: Day,
    /// Devices by state.
    pub counts: Counts,
}

/// A stretch of time in which the typical device of a lane is in one state, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// The state.
    pub state: State,
    /// First day.
    pub from: Day,
    /// First day after it; `None` if no end is known.
    pub until: Option<Day>,
    /// Why.
    pub reason: PhaseReason,
}

/// Why a phase begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhaseReason {
    /// Certified until this last day.
    CertifiedUntil(Day),
    /// Best effort until this last day.
    BestEffortUntil(Day),
    /// Best effort, end not known.
    BestEffort,
    /// No support since the day after this last day.
    UnsupportedSince(Day),
    /// Supported until this last day, the end of the software it runs.
    SupportedUntil(Day),
    /// Certified for Skype for Business until this last day.
    SkypeCertifiedUntil(Day),
    /// On SIP Gateway, no end published.
    OnGateway,
    /// On SIP Gateway with at least this firmware.
    OnGatewayFirmware(String),
    /// On the gateway's list, but the firmware is below this minimum.
    FirmwareBelow(String),
    /// A certified product whose firmware is older than this certified version. Microsoft certifies firmware versions; that older
    /// ones are best effort is the program's reading, not a sentence of a source.
    BelowCertified(String),
    /// Cisco enterprise firmware; multiplatform firmware is needed.
    NeedsMultiplatform,
    /// Behind an SBC or ATA, no end published.
    BehindSbc,
    /// Firmware updated; certified until this last day.
    UpdatedCertifiedUntil(Day),
    /// Replaced by this product key.
    ReplacedBy(String),
    /// Retired to a softphone.
    RetiredToSoftphone,
    /// No dates in the catalog.
    NoDates,
    /// The product was not identified.
    NotIdentified,
}

//! What the program recommends for a lane, and why.

use super::decision::{Action, Decision};
use crate::model::Day;

/// A recommendation with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The decision recommended.
    pub decision: Decision,
    /// Why.
    pub reason: ProposalReason,
    /// Actions that are not possible, with the reason.
    pub impossible: Vec<(Action, Impossible)>,
}

/// Why a decision is recommended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProposalReason {
    /// No TLS 1.2, cannot sign in.
    NoTls12,
    /// On the SIP Gateway list; this firmware is the minimum.
    OnGatewayList {
        /// Lowest firmware that can be onboarded.
        minimum: Option<String>,
    },
    /// Not on the SIP Gateway list, and its own service has ended.
    NoWayIntoTeams,
    /// Support ends on this last day.
    SupportEnds(Day),
    /// No end date is published.
    NoEndPublished,
    /// A firmware with a longer life exists.
    FirmwareLivesLonger {
        /// That firmware.
        firmware: String,
    },
    /// Works behind the SBC or ATA.
    BehindSbc,
    /// The product has to be identified first.
    Identify,
    /// No dates in the catalog.
    NoDates,
}

/// Why an action is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Impossible {
    /// Not on the SIP Gateway list.
    NotOnGatewayList,
    /// No analog or DECT device.
    NotBehindSbc,
    /// No newer firmware is known.
    NoNewerFirmware,
    /// Its support has already ended.
    SupportEnded,
    /// The product is not identified.
    NotIdentified,
}

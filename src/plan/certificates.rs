//! What the user has and decides about certificates: own chains, dates and trust entries, and what logs have shown. Plain data
//! for `plan.ron`.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::model::{ChainRole, Day, Money, TlsProblem, X509};

/// Everything in a plan that is about certificates.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CertificatePlan {
    /// Certificates of the user's own servers and authorities, as imported.
    pub chains: Vec<OwnChain>,
    /// Dates and tasks the user added.
    pub dates: Vec<OwnDate>,
    /// What the user knows of trust stores.
    pub trust: Vec<OwnTrust>,
    /// Missing roots the user accepts.
    pub accepted: Vec<AcceptedRisk>,
    /// What logs have shown.
    pub logs: Vec<LogRead>,
    /// One-off cost of automating renewals; `None` while not asked about.
    pub automation: Option<Money>,
}

/// A chain of certificates from one file: the leaf first, as far as the file held it. Only public facts; no keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnChain {
    /// Name of the file.
    pub file: String,
    /// The day it was imported.
    pub imported_on: Day,
    /// The certificates; never empty in a chain that the program made.
    pub certificates: Vec<X509>,
    /// Whether renewals of the leaf are planned.
    pub tracked: bool,
    /// Whether a public authority issues it, so that the limits of the Baseline Requirements hold; `None` lets the program tell.
    #[serde(default)]
    pub public: Option<bool>,
}

impl OwnChain {
    /// The certificate the chain is about.
    #[must_use]
    pub fn leaf(&self) -> Option<&X509> {
        self.certificates.first()
    }

    /// The root, if the chain holds it.
    #[must_use]
    pub fn root(&self) -> Option<&X509> {
        self.certificates.last().filter(|last| last.self_signed() && last.role() == ChainRole::Root)
    }

    /// True if it is the certificate of a server.
    #[must_use]
    pub fn is_server(&self) -> bool {
        self.leaf().is_some_and(|leaf| leaf.role() == ChainRole::Leaf && leaf.serves())
    }
}

/// A date or task of the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDate {
    /// The day.
    pub day: Day,
    /// What it is, in the user's words.
    pub title: String,
    /// Lane key of the devices it is about; `None` for all.
    #[serde(default)]
    pub lane: Option<String>,
    /// True for something to do, false for something that happens.
    #[serde(default)]
    pub task: bool,
    /// Notes.
    #[serde(default)]
    pub note: String,
}

/// What the user knows of the trust store of some devices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTrust {
    /// Lane key.
    pub lane: String,
    /// Root: key of a catalog certificate, or SHA-256 of an own one.
    pub root: String,
    /// Whether they trust it.
    pub trusted: bool,
    /// The day it was found out.
    pub on: Day,
    /// File of the trust store it was read from; empty if the user tested it.
    #[serde(default)]
    pub store: String,
}

/// A missing root that the user accepts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedRisk {
    /// Lane key.
    pub lane: String,
    /// Root, as in [`OwnTrust`].
    pub root: String,
    /// The day it was accepted.
    pub on: Day,
}

/// What a log has shown. None of its text is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogRead {
    /// Name of the file.
    pub file: String,
    /// The day it was read.
    pub read_on: Day,
    /// Lines read.
    pub lines: u64,
    /// Lines whose head could not be read.
    #[serde(default)]
    pub malformed: u64,
    /// Devices that wrote.
    #[serde(default)]
    pub hosts: u64,
    /// The latest time in it.
    #[serde(default)]
    pub until: Option<NaiveDateTime>,
    /// Devices with problems.
    pub devices: Vec<LogDevice>,
    /// Root the user says is missing where the log names no server; key as in [`OwnTrust`].
    #[serde(default)]
    pub root: Option<String>,
}

/// A device with TLS problems.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogDevice {
    /// Name or address it signs with; empty if it names none.
    pub host: String,
    /// MAC address, if the log names it.
    #[serde(default)]
    pub mac: Option<String>,
    /// Account or extension it registered with.
    #[serde(default)]
    pub account: String,
    /// Server it spoke to; empty if not named.
    #[serde(default)]
    pub peer: String,
    /// Its problems.
    pub problems: Vec<LogProblem>,
    /// When it came through afterwards.
    #[serde(default)]
    pub solved: Option<NaiveDateTime>,
    /// True if it came through afterwards, with or without a time.
    #[serde(default)]
    pub connected_after: bool,
    /// First and last line with a problem.
    #[serde(default)]
    pub at_lines: (u64, u64),
    /// The device of the fleet it is.
    #[serde(default)]
    pub matched: Option<MatchedDevice>,
}

/// A problem with how often and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogProblem {
    /// The problem.
    pub problem: TlsProblem,
    /// Lines that report it.
    pub count: u64,
    /// The earliest time.
    #[serde(default)]
    pub first: Option<NaiveDateTime>,
    /// The latest time.
    #[serde(default)]
    pub last: Option<NaiveDateTime>,
}

/// The device of the fleet that a log speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchedDevice {
    /// Its name, or what else identifies it.
    pub name: String,
    /// Lane key.
    pub lane: String,
    /// Firmware as written.
    pub firmware: String,
    /// What it was found by.
    pub by: MatchedBy,
}

/// What a device of a log was found in the fleet by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchedBy {
    /// MAC address.
    Mac,
    /// Name.
    Name,
    /// IP address.
    Ip,
    /// Extension or account.
    Extension,
}

impl LogDevice {
    /// True if it lacks a root and has not come through since.
    #[must_use]
    pub fn rejects(&self) -> bool {
        !self.connected_after && self.lacks_root()
    }

    /// True if it lacked a root at any time.
    #[must_use]
    pub fn lacks_root(&self) -> bool {
        self.problems.iter().any(|log| log.problem.missing_root())
    }

    /// The latest time of any of its problems.
    #[must_use]
    pub fn last(&self) -> Option<NaiveDateTime> {
        self.problems.iter().filter_map(|log| log.last).max()
    }

    /// The earliest time of any of its problems.
    #[must_use]
    pub fn first(&self) -> Option<NaiveDateTime> {
        self.problems.iter().filter_map(|log| log.first).min()
    }

    /// Lines that report a failure.
    #[must_use]
    pub fn failures(&self) -> u64 {
        self.problems.iter().filter(|log| log.problem.fails()).map(|log| log.count).sum()
    }
}

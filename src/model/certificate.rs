//! X.509 certificates as the program keeps them: what is public in them, and nothing else.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::Day;

/// The public facts of one X.509 certificate.
///
/// The bytes of the certificate are not kept: the fingerprints identify it. Times are UTC, to the second.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct X509 {
    /// Common name of the subject; organizational unit or organization where there is none.
    pub subject: String,
    /// The whole subject (`C=DE, O=Example, CN=sbc.example.com`).
    pub subject_name: String,
    /// Common name of the issuer, as for the subject.
    pub issuer: String,
    /// The whole issuer.
    pub issuer_name: String,
    /// Serial number in lower-case hex without separators.
    pub serial: String,
    /// First second of validity.
    pub not_before: NaiveDateTime,
    /// Last second of validity.
    pub not_after: NaiveDateTime,
    /// Key (`RSA 2048`, `ECC P-384`).
    pub key: String,
    /// Signature algorithm by its usual name (`SHA-256 with RSA`); the object identifier where it has none here.
    #[serde(default)]
    pub signature: String,
    /// True if it may sign other certificates.
    #[serde(default)]
    pub authority: bool,
    /// What its extended key usage allows; empty if the extension is absent, and then nothing is excluded.
    #[serde(default)]
    pub usages: Vec<Usage>,
    /// DNS names and addresses it is valid for.
    #[serde(default)]
    pub names: Vec<String>,
    /// SHA-256 fingerprint in lower-case hex.
    pub sha256: String,
    /// SHA-1 fingerprint in lower-case hex.
    #[serde(default)]
    pub sha1: String,
    /// Identifier of its own key in hex; empty if absent.
    #[serde(default)]
    pub subject_key: String,
    /// Identifier of the issuer's key in hex; empty if absent.
    #[serde(default)]
    pub authority_key: String,
}

/// A purpose in the extended key usage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Usage {
    /// TLS server.
    Server,
    /// TLS client.
    Client,
    /// Any.
    Any,
    /// Anything else.
    Other,
}

/// Where a certificate stands in a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChainRole {
    /// Of a server or device.
    Leaf,
    /// Signs others and is signed by another.
    Issuing,
    /// Signs itself.
    Root,
}

/// Whether a certificate is valid on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    /// It begins later.
    NotYetValid,
    /// It is valid, its last day included.
    Valid,
    /// It has ended.
    Expired,
}

impl X509 {
    /// The first day of validity, UTC.
    #[must_use]
    pub fn first_day(&self) -> Day {
        Day::from_date(self.not_before.date())
    }

    /// The last day of validity, UTC, inclusive.
    #[must_use]
    pub fn last_day(&self) -> Day {
        Day::from_date(self.not_after.date())
    }

    /// True if the end is 9999-12-31, which by RFC 5280 (4.1.2.5) says that there is no end.
    #[must_use]
    pub fn endless(&self) -> bool {
        NaiveDate::from_ymd_opt(9999, 12, 31).is_some_and(|end| self.not_after.date() >= end)
    }

    /// Length of the validity in begun days of 86,400 seconds. A validity from midnight to midnight is counted without its last
    /// second, as authorities name their products, although the Baseline Requirements (6.3.2) begin another day with it.
    #[must_use]
    pub fn days(&self) -> u32 {
        let seconds = self.not_after.signed_duration_since(self.not_before).num_seconds().max(0);
        u32::try_from(seconds.saturating_add(86_399) / 86_400).unwrap_or(u32::MAX)
    }

    /// Whether it is valid on a day.
    #[must_use]
    pub fn on(&self, day: Day) -> Validity {
        if day < self.first_day() {
            Validity::NotYetValid
        } else if day > self.last_day() {
            Validity::Expired
        } else {
            Validity::Valid
        }
    }

    /// True if subject and issuer are one, and their keys as far as they are named.
    #[must_use]
    pub fn self_signed(&self) -> bool {
        self.subject_name == self.issuer_name
            && (self.authority_key.is_empty() || self.subject_key.is_empty() || self.authority_key == self.subject_key)
    }

    /// Where it stands in a chain.
    #[must_use]
    pub fn role(&self) -> ChainRole {
        match (self.authority, self.self_signed()) {
            (true, true) => ChainRole::Root,
            (true, false) => ChainRole::Issuing,
            // Certificates of version 1 have no extensions; one that signs itself is taken for a root.
            (false, true) if self.subject_key.is_empty() && self.names.is_empty() => ChainRole::Root,
            (false, _) => ChainRole::Leaf,
        }
    }

    /// True if `other` can have signed it: names and key identifiers agree. The signature itself is not computed.
    #[must_use]
    pub fn issued_by(&self, other: &Self) -> bool {
        self.issuer_name == other.subject_name
            && (self.authority_key.is_empty()
                || other.subject_key.is_empty()
                || self.authority_key == other.subject_key)
    }

    /// True if it may stand for a TLS server.
    #[must_use]
    pub fn serves(&self) -> bool {
        self.usages.is_empty() || self.usages.iter().any(|usage| matches!(usage, Usage::Server | Usage::Any))
    }

    /// True if it names a host; `*.example.com` names every host one level below.
    #[must_use]
    pub fn names_host(&self, host: &str) -> bool {
        let named = |name: &str| {
            name.eq_ignore_ascii_case(host)
                || name
                    .strip_prefix("*.")
                    .is_some_and(|zone| host.split_once('.').is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(zone)))
        };
        named(&self.subject) || self.names.iter().any(|name| named(name))
    }
}

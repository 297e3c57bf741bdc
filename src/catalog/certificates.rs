//! Certificates, the days on which their world changes, and what firmware trusts.

use serde::{Deserialize, Serialize};

use super::fact::SourceId;
use super::firmware;
use crate::model::{Class, Day, Precision};

/// A certificate of the chains that phones meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Its key.
    pub id: String,
    /// Common name of the subject.
    pub subject: String,
    /// `root`, `issuing`, `cross` … as in the source table.
    pub kind: String,
    /// Organization.
    pub organization: String,
    /// SHA-256 fingerprint in lower-case hex; `None` where it is not known.
    #[serde(default)]
    pub sha256: Option<String>,
    /// First day of validity.
    #[serde(default)]
    pub not_before: Option<Day>,
    /// Last day of validity.
    #[serde(default)]
    pub not_after: Option<Day>,
    /// Day from which it is distrusted.
    #[serde(default)]
    pub distrust: Option<Day>,
    /// Services that use it.
    #[serde(default)]
    pub used_by: Vec<String>,
    /// Notes.
    #[serde(default)]
    pub note: String,
    /// Where it comes from.
    #[serde(default)]
    pub sources: Vec<SourceId>,
}

/// What happens on the day of a certificate event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// A root expires.
    RootExpiry,
    /// A root is distrusted.
    Distrust,
    /// A service changes to another root.
    RootRotation,
    /// An issuing CA expires.
    IssuerExpiry,
    /// A service changes to another issuing CA.
    IssuerRotation,
    /// Extended key usage rules change.
    EkuChange,
    /// Certificates may live shorter.
    ValidityCap,
    /// A TLS version ends.
    TlsVersion,
    /// Manufacturer-installed certificates expire.
    MicExpiry,
}

/// Whom a certificate event touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Affected {
    /// Everything.
    All,
    /// Lync Phone Edition.
    Lpe,
    /// 3PIP phones.
    #[serde(rename = "3pip")]
    ThreePip,
    /// Phones on SIP Gateway.
    SipGateway,
    /// Teams Android devices.
    TeamsAndroid,
    /// Analog devices.
    Analog,
    /// Session border controllers.
    Sbc,
}

impl Affected {
    /// Whether devices of a class are among those it touches.
    ///
    /// SIP Gateway phones are one group with DECT systems and adapters behind the gateway; analog devices behind an SBC are
    /// touched by what touches the SBC. A device that was not identified is touched by what touches everything.
    #[must_use]
    pub const fn covers(self, class: Class) -> bool {
        match self {
            Self::All => true,
            Self::Lpe => matches!(class, Class::Lpe),
            Self::ThreePip => matches!(class, Class::ThreePip | Class::LyncQualified),
            Self::SipGateway => matches!(class, Class::SipGateway | Class::DectSipGateway | Class::AnalogAta),
            Self::TeamsAndroid => matches!(class, Class::TeamsNative | Class::TeamsDisplay | Class::TeamsPanel),
            Self::Analog => matches!(class, Class::AnalogAta | Class::AnalogSbc),
            Self::Sbc => matches!(class, Class::AnalogSbc),
        }
    }
}

/// A dated change in the world of certificates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateEvent {
    /// The day.
    pub date: Day,
    /// How exactly it is known.
    #[serde(default)]
    pub precision: Precision,
    /// Its kind.
    pub kind: EventKind,
    /// English title.
    pub title_en: String,
    /// German title.
    pub title_de: String,
    /// The title in a few words for charts, in English; the date and the mark beside it say the rest.
    pub short_en: String,
    /// The same in German.
    pub short_de: String,
    /// Whom it touches.
    pub affects: Vec<Affected>,
    /// What a phone needs to get through it, in English.
    #[serde(default)]
    pub needs: String,
    /// The same in German.
    #[serde(default)]
    pub needs_de: String,
    /// Roots (keys) of which a phone has to trust at least one to get through it; empty where the event asks for none, or
    /// where no source says which.
    #[serde(default)]
    pub requires: Vec<String>,
    /// True if from this day on nothing older than TLS 1.2 is accepted.
    #[serde(default)]
    pub tls12: bool,
    /// Days a public TLS certificate may be valid at most if it is issued from this day on (Baseline Requirements, 6.3.2).
    #[serde(default)]
    pub cap: Option<u16>,
    /// Certificates it is about, by key.
    #[serde(default)]
    pub certificates: Vec<String>,
    /// Where it comes from.
    #[serde(default)]
    pub sources: Vec<SourceId>,
}

impl Certificate {
    /// True if Microsoft's voice services are known to use it.
    #[must_use]
    pub fn of_microsoft_voice(&self) -> bool {
        self.used_by
            .iter()
            .any(|service| matches!(service.as_str(), "teams_sip_gateway" | "teams_direct_routing" | "skype_online"))
    }

    /// True if makers sign the certificates of their devices with it, or it is such a certificate.
    #[must_use]
    pub fn of_devices(&self) -> bool {
        self.kind == "device_mic"
    }
}

impl FirmwareTrust {
    /// Whether it speaks of an installed firmware; `None` if that cannot be told, because versions are not comparable or the
    /// source names none. `android` is the Android version of the product.
    #[must_use]
    pub fn covers(&self, maker: &str, installed: &str, android: Option<&str>) -> Option<bool> {
        let version = self.version.as_deref();
        let before = |including: bool| {
            let version = version?;
            if !firmware::same_first_number(maker, installed, version)? {
                return None;
            }
            let order = firmware::compare(maker, installed, version)?;
            Some(order.is_lt() || (including && order.is_eq()))
        };
        match self.reach {
            Reach::Unknown => None,
            Reach::All => Some(true),
            Reach::From => firmware::at_least(maker, installed, version?),
            Reach::UpTo => before(true),
            Reach::Below => before(false),
            Reach::Android => firmware::at_least("Android", android?, version?),
        }
    }

    /// True if a product or its class is meant.
    #[must_use]
    pub fn means(&self, product: Option<&str>, class: Class) -> bool {
        self.applies.iter().any(|one| match one.strip_prefix("class:") {
            Some(key) => key == class.key(),
            None => product == Some(one),
        })
    }
}

impl CertificateEvent {
    /// Whether devices of a class are touched.
    #[must_use]
    pub fn covers(&self, class: Class) -> bool {
        self.affects.iter().any(|affected| affected.covers(class))
    }
}

/// The installed versions for which a statement about firmware holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// No source ties it to versions: nothing follows for an installed one.
    #[default]
    Unknown,
    /// All versions.
    All,
    /// The version named and later ones.
    From,
    /// The version named and earlier ones of the same first number; other lines are other firmware.
    UpTo,
    /// Versions before the one named, of the same first number.
    Below,
    /// Android from this version on.
    Android,
}

/// What a firmware holds in its trust store, as the source says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirmwareTrust {
    /// Vendor.
    pub vendor: String,
    /// Model or family, as written.
    pub family: String,
    /// Firmware, as written.
    pub firmware: String,
    /// Products (keys) and classes (`class:lpe`) that are meant; empty where no phone of the catalog is.
    #[serde(default)]
    pub applies: Vec<String>,
    /// For which installed versions it holds.
    #[serde(default)]
    pub reach: Reach,
    /// The version [`Reach`] counts from.
    #[serde(default)]
    pub version: Option<String>,
    /// What it says, in English, in one sentence.
    pub says_en: String,
    /// The same in German.
    pub says_de: String,
    /// Certificates (keys) it ships.
    #[serde(default)]
    pub ships: Vec<String>,
    /// Certificates (keys) or abilities it lacks.
    #[serde(default)]
    pub missing: Vec<String>,
    /// The source's own statement.
    pub text: String,
    /// What was concluded, and other remarks.
    #[serde(default)]
    pub note: String,
    /// Where it comes from.
    #[serde(default)]
    pub sources: Vec<SourceId>,
}

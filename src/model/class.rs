//! Device classes: which road to Teams a device has.

use serde::{Deserialize, Serialize};

/// The class of a device: its way into Teams and the clocks that end it (`assets/catalog/classes.ron`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Lync Phone Edition: no TLS 1.2, no way into Teams.
    Lpe,
    /// Third-party IP phone qualified for Lync only.
    LyncQualified,
    /// Third-party IP phone certified for Skype for Business (3PIP).
    #[serde(rename = "3pip")]
    ThreePip,
    /// SIP phone that Teams SIP Gateway supports.
    SipGateway,
    /// DECT or wireless system that Teams SIP Gateway supports.
    DectSipGateway,
    /// Analog line on an ATA that Teams SIP Gateway supports.
    AnalogAta,
    /// Analog device behind an SBC (Direct Routing).
    AnalogSbc,
    /// Native Teams phone (Android).
    TeamsNative,
    /// Teams display.
    TeamsDisplay,
    /// Teams panel (room scheduling).
    TeamsPanel,
    /// Not identified, or identified without a class in the catalog.
    Unknown,
}

impl Class {
    /// All classes in the order of the lanes.
    pub const ALL: [Self; 11] = [
        Self::Lpe,
        Self::LyncQualified,
        Self::ThreePip,
        Self::SipGateway,
        Self::DectSipGateway,
        Self::AnalogAta,
        Self::AnalogSbc,
        Self::TeamsNative,
        Self::TeamsDisplay,
        Self::TeamsPanel,
        Self::Unknown,
    ];

    /// The stable key, as in catalog files and JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Lpe => "lpe",
            Self::LyncQualified => "lync_qualified",
            Self::ThreePip => "3pip",
            Self::SipGateway => "sip_gateway",
            Self::DectSipGateway => "dect_sip_gateway",
            Self::AnalogAta => "analog_ata",
            Self::AnalogSbc => "analog_sbc",
            Self::TeamsNative => "teams_native",
            Self::TeamsDisplay => "teams_display",
            Self::TeamsPanel => "teams_panel",
            Self::Unknown => "unknown",
        }
    }

    /// The class with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.key() == key)
    }

    /// The group this class is shown in.
    #[must_use]
    pub const fn group(self) -> ClassGroup {
        match self {
            Self::Lpe => ClassGroup::Lpe,
            Self::LyncQualified | Self::ThreePip => ClassGroup::ThreePip,
            Self::SipGateway => ClassGroup::SipGateway,
            Self::DectSipGateway | Self::AnalogAta | Self::AnalogSbc => ClassGroup::AnalogDect,
            Self::TeamsNative | Self::TeamsDisplay | Self::TeamsPanel => ClassGroup::TeamsAndroid,
            Self::Unknown => ClassGroup::Unknown,
        }
    }
}

/// The six groups shown on screen and on paper, each with one color.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClassGroup {
    /// Lync Phone Edition.
    Lpe,
    /// 3PIP and Lync-qualified phones.
    ThreePip,
    /// SIP Gateway phones.
    SipGateway,
    /// Native Teams devices.
    TeamsAndroid,
    /// Analog and DECT.
    AnalogDect,
    /// Not identified.
    Unknown,
}

impl ClassGroup {
    /// All groups in the order of the lanes.
    pub const ALL: [Self; 6] =
        [Self::Lpe, Self::ThreePip, Self::SipGateway, Self::TeamsAndroid, Self::AnalogDect, Self::Unknown];
}

//! The tables of the catalog.

use serde::{Deserialize, Serialize};

use super::fact::{Fact, SourceId};
use crate::model::{Class, Currency, Day, Precision};

/// A place a fact was read in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its key.
    pub id: SourceId,
    /// Who published it, in short (`Microsoft`, `MSXFAQ`).
    pub publisher: String,
    /// Address, or repository with path and commit.
    pub address: String,
    /// The day it was read.
    pub read_on: Day,
}

/// What is known of a whole class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassFacts {
    /// The class.
    pub class: Class,
    /// English name.
    pub name_en: String,
    /// German name.
    pub name_de: String,
    /// Firmware family.
    pub operating_system: String,
    /// Way into Teams.
    pub teams_path: TeamsPath,
    /// Whether it speaks TLS 1.2; `None` where no source says.
    #[serde(default)]
    pub tls12: Option<bool>,
    /// Where the class is managed.
    pub management: String,
    /// End date of the whole class; for Teams displays the end of certification.
    pub end: Fact<Day>,
    /// End of the support period after certification.
    pub best_effort_end: Fact<Day>,
    /// A short note.
    pub note: String,
    /// Where the entry comes from.
    pub sources: Vec<SourceId>,
}

/// A way into Teams.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TeamsPath {
    /// Signs in to Teams itself.
    Native,
    /// Through Teams SIP Gateway.
    SipGateway,
    /// Through an SBC with Direct Routing.
    Sbc,
    /// None.
    None,
}

/// What a product looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormFactor {
    /// Desk phone.
    Desk,
    /// Conference phone.
    Conference,
    /// DECT or Wi-Fi base or handset.
    Dect,
    /// Display.
    Display,
    /// Analog adapter.
    Ata,
    /// Room panel.
    Panel,
    /// Expansion module.
    Expansion,
}

/// Whether a product is on the list of SIP Gateway devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnGateway {
    /// On the list.
    Yes,
    /// Not on the list that was read (mid 2025).
    No,
    /// No source.
    #[default]
    Unknown,
}

/// A maker and the names its products are sold and inventoried under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vendor {
    /// Current brand, as in [`Product::vendor`].
    pub name: String,
    /// Brands and company names that mean this maker, the current one included.
    pub brands: Vec<String>,
}

/// A product of the catalog, by position in [`super::Catalog::products`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProductId(pub u16);

/// A product: one vendor's model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// Stable key, `vendor-model` in lower case (`yealink-t46s`).
    pub key: String,
    /// Current brand.
    pub vendor: String,
    /// Model.
    pub model: String,
    /// Spellings found in inventories.
    pub aliases: Vec<String>,
    /// Its class.
    pub class: Class,
    /// What it looks like.
    pub form: FormFactor,
    /// Android version of the certified firmware; native devices only.
    pub android: Option<String>,
    /// Last day of Microsoft certification.
    #[serde(default)]
    pub certification_end: Fact<Day>,
    /// Last day of Microsoft support after certification.
    #[serde(default)]
    pub best_effort_end: Fact<Day>,
    /// Vendor's last day of sale.
    #[serde(default)]
    pub end_of_sale: Fact<Day>,
    /// Vendor's last day of support.
    #[serde(default)]
    pub end_of_support: Fact<Day>,
    /// Whether SIP Gateway takes it.
    #[serde(default)]
    pub on_gateway: OnGateway,
    /// Lowest firmware SIP Gateway onboards.
    #[serde(default)]
    pub gateway_min_firmware: Fact<String>,
    /// Firmware Microsoft approves for SIP Gateway.
    #[serde(default)]
    pub gateway_approved_firmware: Fact<String>,
    /// Firmware in Microsoft's table of certified phones.
    #[serde(default)]
    pub teams_min_firmware: Fact<String>,
    /// Newest firmware known.
    #[serde(default)]
    pub latest_firmware: Fact<String>,
    /// The day of that firmware.
    #[serde(default)]
    pub latest_firmware_on: Option<Day>,
    /// Notes.
    #[serde(default)]
    pub note: String,
    /// Where the entry comes from.
    pub sources: Vec<SourceId>,
}

impl Product {
    /// Vendor and model in one line.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.vendor, self.model)
    }
}

/// What a dated event in the catalog is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneKind {
    /// Support ends.
    EndOfSupport,
    /// A service is switched off.
    ServiceRetirement,
    /// A TLS version becomes mandatory.
    TlsRequirement,
    /// Firmware.
    Firmware,
    /// A rule or license changes.
    Policy,
}

/// A dated event of the life cycle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// The day.
    pub date: Day,
    /// How exactly it is known.
    #[serde(default)]
    pub precision: Precision,
    /// The class it is filed under; `None` for all.
    #[serde(default)]
    pub class: Option<Class>,
    /// Its kind.
    pub kind: MilestoneKind,
    /// English title.
    pub title_en: String,
    /// German title.
    pub title_de: String,
    /// Details in English.
    #[serde(default)]
    pub detail: String,
    /// Details in German.
    #[serde(default)]
    pub detail_de: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// A disagreement between sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Class, product, model or Android version, as in the source table.
    pub scope: String,
    /// The fact.
    pub field: String,
    /// What it is about: a product or class key with a field (`3pip.end`, `yealink-mp56.best_effort_end`), all products of
    /// an Android version (`android-10.certification_end`) or of a class (`class-teams_display.certification_end`), or a
    /// milestone by its date (`milestone.2023-07-31`).
    #[serde(default)]
    pub facts: Vec<String>,
    /// All readings.
    pub readings: Vec<super::fact::Reading>,
}

/// What a price is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceKind {
    /// A phone.
    Device,
    /// A license, per month.
    License,
    /// A headset.
    Headset,
    /// An analog adapter.
    Ata,
    /// A service.
    Service,
}

/// A price somebody published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceFact {
    /// What it is, in the source's words.
    pub item: String,
    /// Its kind.
    pub kind: PriceKind,
    /// Vendor.
    pub vendor: String,
    /// Model.
    pub model: String,
    /// Currency; `None` where the source shows only a sign.
    #[serde(default)]
    pub currency: Option<Currency>,
    /// The amount as the source writes it, with a decimal point.
    pub amount: String,
    /// The day of the price; `None` where it is not dated.
    #[serde(default)]
    pub priced_on: Option<Day>,
    /// Where it comes from.
    #[serde(default)]
    pub sources: Vec<SourceId>,
}

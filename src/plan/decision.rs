//! The plan: what the user decides. Plain data for `plan.ron`.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::budget::Category;
use super::certificates::CertificatePlan;
use super::finance::Finance;
use super::price::{Price, PriceKey};
use super::range::Ranges;
use super::report::ReportSettings;
use super::rollout::{Blackout, TechnicianPeriod, Waves};
use super::support::State;
use crate::catalog::OwnProduct;
use crate::catalog::matching::Assignment;
use crate::model::{Class, Currency, Day, FiscalCalendar, FiscalYear, Money};

/// Everything the user decides about one fleet.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// Settings for the whole plan.
    pub settings: Settings,
    /// Scenarios in the order of their tabs; never empty in a plan made by [`Plan::proposed`].
    pub scenarios: Vec<Scenario>,
    /// Prices, by key (see [`PriceKey`]).
    pub prices: BTreeMap<PriceKey, Price>,
    /// Products, by key, whose price was taken out again. They are recommended as replacements as if they had one: what is missing
    /// is the price, and clearing it moves no device to another product.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub unpriced: BTreeSet<String>,
    /// Spellings the user assigned to products or classes, by `catalog::matching::assignment_key`.
    pub assignments: BTreeMap<String, Assignment>,
    /// Dates for which the user chose another source's reading, by fact key (`3pip.end`).
    pub chosen_dates: BTreeMap<String, Day>,
    /// What finance decides.
    pub finance: Finance,
    /// Spellings of sites that mean another one, by what is written: `Gdansk` is `Gdańsk`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub site_names: BTreeMap<String, String>,
    /// Products the user described. They are facts, not decisions: the plan file keeps them in `catalog.ron`.
    #[serde(skip)]
    pub own_products: Vec<OwnProduct>,
    /// What the report contains.
    pub report: ReportSettings,
    /// Periods in which nobody works on devices; every scenario keeps them free.
    pub blackouts: Vec<Blackout>,
    /// Views of the inventory the user keeps.
    pub views: Vec<SavedView>,
    /// Own certificates, dates, trust entries and what logs have shown.
    pub certificates: CertificatePlan,
}

/// A filter of the inventory under a name.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedView {
    /// Its name.
    pub name: String,
    /// The filter as typed.
    pub filter: String,
}

/// Settings for a whole plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Title of the plan and the report.
    pub title: String,
    /// Organization.
    pub organization: String,
    /// Department or author, printed on the cover.
    pub author: String,
    /// The plan's currency; amounts in others have no total until converted.
    pub currency: Currency,
    /// When fiscal years start.
    pub fiscal: FiscalCalendar,
    /// Number of fiscal years shown, from the one that holds the as-of day.
    pub horizon_years: u8,
    /// VAT rate, as a fraction; `None` leaves VAT out.
    pub vat_rate: Option<Decimal>,
    /// Share of VAT that is recovered, 0 to 1.
    pub vat_recoverable: Decimal,
    /// What VAT is reckoned on and rounded for (rule R06).
    pub vat_mode: VatMode,
    /// Rounding at the minor unit (rule R02).
    pub rounding: Rounding,
    /// Keep the imported files inside the plan file.
    pub keep_sources: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            title: String::new(),
            organization: String::new(),
            author: String::new(),
            currency: Currency::EUR,
            fiscal: FiscalCalendar::default(),
            horizon_years: 5,
            vat_rate: None,
            vat_recoverable: Decimal::ONE,
            vat_mode: VatMode::default(),
            rounding: Rounding::default(),
            keep_sources: true,
        }
    }
}

impl Settings {
    /// Fiscal years of the horizon: at least one.
    #[must_use]
    pub fn horizon(&self) -> u32 {
        u32::from(self.horizon_years.max(1))
    }
}

/// What VAT is reckoned on: the two ways may differ by cents, so the plan says which one it means (rule R06).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VatMode {
    /// The net sum of a fiscal year.
    #[default]
    Total,
    /// Every line, rounded one by one.
    Line,
}

/// How an exact result becomes minor units (rule R02).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Rounding {
    /// Half away from zero.
    #[default]
    HalfAwayFromZero,
    /// Half to even.
    HalfEven,
}

/// A named set of strategy, waves and assumptions over the same fleet.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Scenario {
    /// Name on its tab.
    pub name: String,
    /// What happens to devices no rule speaks of.
    pub base: Base,
    /// The user's rules; the first that matches a device wins. Where its action is not possible the device stays undecided.
    pub rules: Vec<StrategyRule>,
    /// Waves: suggested anew after every change, or fixed by the user.
    pub waves: Waves,
    /// Assumptions.
    pub assumptions: Assumptions,
    /// Cells of the budget that the user fixed.
    pub fixed: Vec<FixedAmount>,
}

/// An amount the user typed into a cell of the budget, in place of the calculated one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixedAmount {
    /// The fiscal year.
    pub year: FiscalYear,
    /// The category.
    pub category: Category,
    /// What it costs, in the plan's currency.
    pub amount: Money,
}

/// What a scenario does with devices no rule speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Base {
    /// Follow the program's recommendation.
    #[default]
    Recommended,
    /// Replace every device before its deadline.
    ReplaceAll,
    /// Leave everything as it is.
    DoNothing,
}

/// "Devices that match … get this decision".
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StrategyRule {
    /// Which devices.
    pub when: Selector,
    /// What to do with them.
    pub decision: Decision,
    /// Why, in the user's words; printed in the report.
    pub note: String,
}

/// Which devices a rule or wave means; every condition given must hold.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Selector {
    /// Product key, or the lane key of devices without product.
    pub lane: Option<String>,
    /// Class.
    pub class: Option<Class>,
    /// Site, as imported.
    pub site: Option<String>,
    /// Installed firmware against a version.
    pub firmware: Option<FirmwareRule>,
    /// Support state on the day the plan is made, if nobody touches the device.
    pub state: Option<State>,
    /// Of a rule: so many of these devices and no more, of those that no rule before it decides. They are taken by site in the
    /// order of names, then by model in the order of the lanes and by cost center in the order of names, so that the same
    /// devices are taken again after an import. Waves and trade-in programs mean all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<u64>,
}

/// Installed firmware against a version, compared by the vendor's own scheme; what cannot be compared is neither below nor at
/// least.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirmwareRule {
    /// Older than this version.
    Below(String),
    /// This version or a newer one.
    AtLeast(String),
    /// No version is known.
    Missing,
}

/// What is done with some devices.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Decision {
    /// The action.
    pub action: Action,
    /// Product key of the replacement, for actions that buy one now or later.
    pub target: Option<String>,
    /// For [`Action::SipGateway`]: the last day of the bridge; `None` keeps them there for good.
    pub until: Option<Day>,
}

/// The actions a strategy can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Nothing decided yet.
    #[default]
    Undecided,
    /// Keep as it is.
    Keep,
    /// Update the firmware, keep until support ends, then replace.
    UpdateFirmware,
    /// Move to (or stay on) Teams SIP Gateway.
    SipGateway,
    /// Keep behind the SBC or ATA.
    KeepOnSbc,
    /// Replace with another product.
    Replace,
    /// Retire to softphone and headset.
    Softphone,
}

impl Action {
    /// All actions in the order they are offered.
    pub const ALL: [Self; 7] = [
        Self::Keep,
        Self::UpdateFirmware,
        Self::SipGateway,
        Self::KeepOnSbc,
        Self::Replace,
        Self::Softphone,
        Self::Undecided,
    ];

    /// The stable key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Undecided => "undecided",
            Self::Keep => "keep",
            Self::UpdateFirmware => "update_firmware",
            Self::SipGateway => "sip_gateway",
            Self::KeepOnSbc => "keep_on_sbc",
            Self::Replace => "replace",
            Self::Softphone => "softphone",
        }
    }
}

/// The assumptions of a scenario. Nothing is assumed silently: `None` is an open question.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Assumptions {
    /// Price increase per fiscal year, as a fraction (rule R07).
    pub price_escalation: Decimal,
    /// Contingency on flagged lines, as a fraction (rule R14); `None` leaves it out and says so.
    pub contingency: Option<Decimal>,
    /// Minutes of work on one device, by kind of work (rule R15).
    pub minutes: BTreeMap<WorkKind, Decimal>,
    /// Technicians at work at the same time.
    pub technicians: Option<u16>,
    /// Productive hours of a technician a day.
    pub hours_per_day: Option<Decimal>,
    /// Contingency as a fixed amount, in place of the share.
    pub contingency_amount: Option<FixedContingency>,
    /// Months in which the old service is still paid after devices have moved (rule R16).
    pub overlap_months: Option<u16>,
    /// Share of the phones without support that fail in a year, as a fraction.
    pub failures_per_year: Option<Decimal>,
    /// Extra minutes of support for one phone without support, a month.
    pub support_minutes: Option<Decimal>,
    /// Share of the users of a softphone who need a headset, as a fraction of at most 1; `None` is the default, all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headset_share: Option<Decimal>,
    /// Optimistic and pessimistic values beside the likely ones.
    pub ranges: Ranges,
    /// Times with another number of technicians; of several that hold a day the last one counts.
    pub technician_periods: Vec<TechnicianPeriod>,
}

/// A contingency that was taken over from a simulation, or agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixedContingency {
    /// The amount over all years.
    pub amount: Money,
    /// Where it comes from, in words (`P80 minus base, seed 7, 10000 runs`).
    #[serde(default)]
    pub source: String,
}

/// A kind of work on one device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkKind {
    /// Swap for a new phone, sign-in included.
    Swap,
    /// Move to SIP Gateway: firmware, reset, onboarding.
    GatewayMove,
    /// Firmware update.
    FirmwareUpdate,
    /// Take away and set up a softphone.
    SoftphoneSetup,
    /// Renew a server certificate; the unit is a certificate, not a device.
    CertificateRenewal,
}

impl WorkKind {
    /// All kinds in the order they are shown.
    pub const ALL: [Self; 5] =
        [Self::Swap, Self::GatewayMove, Self::FirmwareUpdate, Self::SoftphoneSetup, Self::CertificateRenewal];
}

impl Plan {
    /// Writes the amounts that are always in the plan's currency in another one, numbers as they were typed: fixed cells, fixed
    /// contingency and ceilings; plan rates go. Left in the old one they would count for nothing, and nobody would be told. Prices
    /// and credits have a currency of their own and are converted at plan rates.
    pub fn write_totals_in(&mut self, currency: Currency) {
        let before = self.settings.currency;
        let scenarios = self.scenarios.iter_mut().flat_map(|scenario| {
            let contingency = scenario.assumptions.contingency_amount.iter_mut().map(|fixed| &mut fixed.amount);
            scenario.fixed.iter_mut().map(|cell| &mut cell.amount).chain(contingency)
        });
        for amount in scenarios.chain(self.finance.ceilings.values_mut()).filter(|amount| amount.currency == before) {
            *amount = amount.written_in(currency);
        }
        if currency != before {
            // A rate says what one unit of the old currency is: it is asked for anew.
            self.finance.rates.clear();
        }
    }

    /// Writes a price in another currency, with the ranges that scenarios have for it, so that both stay together.
    pub fn write_price_in(&mut self, key: &PriceKey, currency: Currency) {
        let Some(price) = self.prices.get_mut(key) else { return };
        let before = price.amount.currency;
        price.write_in(currency);
        for scenario in &mut self.scenarios {
            let Some(range) = scenario.assumptions.ranges.prices.get_mut(key) else { continue };
            // A range that was left in another currency before stays as it is, and is asked for.
            if [range.optimistic, range.pessimistic].iter().all(|end| end.currency == before) {
                range.optimistic = range.optimistic.written_in(currency);
                range.pessimistic = range.pessimistic.written_in(currency);
            }
        }
    }

    /// The plan the program proposes for a new fleet: the recommendation, replacing everything, and doing nothing.
    ///
    /// Names are given by the caller, in the user's language.
    #[must_use]
    pub fn proposed(settings: Settings, names: [String; 3]) -> Self {
        let [recommended, replace_all, nothing] = names;
        let scenario = |name, base| Scenario { name, base, ..Scenario::default() };
        Self {
            settings,
            scenarios: vec![
                scenario(recommended, Base::Recommended),
                scenario(replace_all, Base::ReplaceAll),
                scenario(nothing, Base::DoNothing),
            ],
            ..Self::default()
        }
    }
}

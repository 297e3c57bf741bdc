//! What a device goes through if nobody touches it, and after it was touched: support phases from the four clocks.

use std::collections::BTreeMap;

use super::outlook::{Deadline, DeadlineKind};
use super::support::{Phase, PhaseReason, State};
use crate::catalog::{Catalog, Fact, OnGateway, Product, firmware};
use crate::model::{Class, Day, Precision};

/// Support phases without gap from [`Day::MIN`] on, and the last day of support.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life {
    /// Phases in order; the first begins at [`Day::MIN`], the last has no end.
    pub phases: Vec<Phase>,
    /// The last day of support, if known.
    pub deadline: Option<Deadline>,
    /// What the installed firmware means for it.
    pub firmware: FirmwareState,
}

/// What is known about installed firmware against the minimum of the way into Teams.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FirmwareState {
    /// No minimum applies.
    NotNeeded,
    /// At or above the minimum.
    Enough,
    /// Below the minimum, or of the wrong line.
    Below,
    /// Not known, or not comparable.
    Unknown,
}

impl Life {
    /// The state on a day.
    #[must_use]
    pub fn state_on(&self, day: Day) -> State {
        self.phase_on(day).map_or(State::Unknown, |phase| phase.state)
    }

    /// The phase on a day.
    #[must_use]
    pub fn phase_on(&self, day: Day) -> Option<&Phase> {
        let after = self.phases.partition_point(|phase| phase.from <= day);
        self.phases.get(after.saturating_sub(1))
    }

    /// A life of one phase without end.
    #[must_use]
    pub fn forever(state: State, reason: PhaseReason) -> Self {
        Self::from_ends(Vec::new(), (state, reason), None, FirmwareState::NotNeeded)
    }

    /// A life of phases that end on inclusive last days, and one that never ends. An end that is not after the one
    /// before it leaves its phase out.
    fn from_ends(
        ends: Vec<(State, PhaseReason, Day)>,
        last: (State, PhaseReason),
        deadline: Option<Deadline>,
        firmware: FirmwareState,
    ) -> Self {
        let mut phases: Vec<Phase> = Vec::with_capacity(ends.len() + 1);
        let mut from = Day::MIN;
        for (state, reason, last_day) in ends {
            let until = last_day.plus_days(1);
            if until > from {
                phases.push(Phase { state, from, until: Some(until), reason });
                from = until;
            }
        }
        phases.push(Phase { state: last.0, from, until: None, reason: last.1 });
        Self { phases, deadline, firmware }
    }
}

/// The catalog's dates with the user's choices over them.
#[derive(Clone, Copy, Debug)]
pub struct Clocks<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// Dates the user chose, by fact key.
    pub chosen: &'a BTreeMap<String, Day>,
}

impl Clocks<'_> {
    /// The last day a fact names, in use and inclusive: the user's choice before the catalog's. Of a month or year the last
    /// day counts.
    #[must_use]
    pub fn date(&self, owner: &str, field: &str, fact: &Fact<Day>) -> Option<Day> {
        let chosen = if self.chosen.is_empty() { None } else { self.chosen.get(&format!("{owner}.{field}")).copied() };
        let day = fact.get().copied();
        chosen.or_else(|| {
            day.map(|day| match fact.precision {
                Precision::Day => day,
                Precision::Month => day.month_end(),
                Precision::Year => Day::from_ymd(day.year(), 12, 31).unwrap_or(day),
            })
        })
    }

    fn class_date(&self, class: Class, field: &str) -> Option<(Day, String)> {
        let facts = self.catalog.class(class)?;
        let fact = if field == "end" { &facts.end } else { &facts.best_effort_end };
        self.date(class.key(), field, fact).map(|day| (day, format!("{}.{field}", class.key())))
    }

    fn product_date(&self, product: &Product, field: &str) -> Option<(Day, String)> {
        let fact = match field {
            "certification_end" => &product.certification_end,
            "best_effort_end" => &product.best_effort_end,
            _ => &product.end_of_support,
        };
        self.date(&product.key, field, fact).map(|day| (day, format!("{}.{field}", product.key)))
    }

    /// The life of a device that nobody touches.
    #[must_use]
    pub fn life(&self, class: Class, product: Option<&Product>, installed: &str) -> Life {
        let life = match class {
            Class::Lpe | Class::ThreePip | Class::LyncQualified => self.retired_service(class),
            Class::SipGateway => Self::on_gateway(product, installed),
            Class::DectSipGateway | Class::AnalogAta => match product {
                Some(product) if product.on_gateway == OnGateway::Yes => Self::on_gateway(Some(product), installed),
                _ => Life::forever(State::Supported, PhaseReason::BehindSbc),
            },
            Class::AnalogSbc => Life::forever(State::Supported, PhaseReason::BehindSbc),
            Class::TeamsNative | Class::TeamsDisplay | Class::TeamsPanel => self.certified(class, product, installed),
            Class::Unknown => Life::forever(State::Unknown, PhaseReason::NotIdentified),
        };
        self.until_vendor_end(product, life)
    }

    /// Certified for a service that ends for the whole class.
    fn retired_service(&self, class: Class) -> Life {
        let Some((end, fact)) = self.class_date(class, "end") else {
            return Life::forever(State::Unknown, PhaseReason::NoDates);
        };
        // Lync Phone Edition is Microsoft's own software: it was supported, not certified.
        let before = match class {
            Class::Lpe => PhaseReason::SupportedUntil(end),
            _ => PhaseReason::SkypeCertifiedUntil(end),
        };
        Life::from_ends(
            vec![(State::Supported, before, end)],
            (State::Unsupported, PhaseReason::UnsupportedSince(end)),
            Some(Deadline { day: end, kind: DeadlineKind::ClassEnd, fact }),
            FirmwareState::NotNeeded,
        )
    }

    /// On the list of SIP Gateway; firmware below the minimum cannot be onboarded.
    fn on_gateway(product: Option<&Product>, installed: &str) -> Life {
        let (state, phase) = match product {
            None => (FirmwareState::NotNeeded, (State::Supported, PhaseReason::OnGateway)),
            Some(product) if product.on_gateway == OnGateway::Yes => {
                let minimum = product.gateway_min_firmware.get().map(String::as_str);
                let state = gateway_firmware(product, installed);
                (state, gateway_phase(product, installed, minimum, state))
            }
            Some(_) => (FirmwareState::NotNeeded, (State::Unknown, PhaseReason::NoDates)),
        };
        Life { firmware: state, ..Life::forever(phase.0, phase.1) }
    }

    /// Certified, then best effort, then unsupported.
    fn certified(&self, class: Class, product: Option<&Product>, installed: &str) -> Life {
        let of_product = |field: &str| product.and_then(|product| self.product_date(product, field));
        let certified = of_product("certification_end").or_else(|| self.class_date(class, "end"));
        let best = of_product("best_effort_end").or_else(|| self.class_date(class, "best_effort_end"));
        let state = product.map_or(FirmwareState::NotNeeded, |product| certified_firmware(product, installed));
        let below = if state == FirmwareState::Below {
            product.and_then(|product| product.teams_min_firmware.get()).cloned()
        } else {
            None
        };
        let mut ends = Vec::new();
        let mut deadline = None;
        let last = match (certified, best) {
            (None, None) => (State::Unknown, PhaseReason::NoDates),
            (certified, Some((best, fact))) => {
                if let Some(minimum) = below {
                    // The dates belong to the certified firmware; older firmware of the same hardware is best effort.
                    ends.push((State::BestEffort, PhaseReason::BelowCertified(minimum), best));
                } else {
                    if let Some((day, _)) = certified {
                        let day = day.min(best);
                        ends.push((State::Supported, PhaseReason::CertifiedUntil(day), day));
                    }
                    ends.push((State::BestEffort, PhaseReason::BestEffortUntil(best), best));
                }
                deadline = Some(Deadline { day: best, kind: DeadlineKind::BestEffortEnd, fact });
                (State::Unsupported, PhaseReason::UnsupportedSince(best))
            }
            (Some((certified, fact)), None) => {
                if below.is_none() {
                    ends.push((State::Supported, PhaseReason::CertifiedUntil(certified), certified));
                }
                deadline = Some(Deadline { day: certified, kind: DeadlineKind::CertificationEnd, fact });
                (State::BestEffort, below.map_or(PhaseReason::BestEffort, PhaseReason::BelowCertified))
            }
        };
        Life::from_ends(ends, last, deadline, state)
    }

    /// Cuts a life at the vendor's end of support, where that comes first.
    fn until_vendor_end(&self, product: Option<&Product>, mut life: Life) -> Life {
        let Some((day, fact)) = product.and_then(|product| self.product_date(product, "end_of_support")) else {
            return life;
        };
        let from = day.plus_days(1);
        let already = life.deadline.as_ref().is_some_and(|deadline| deadline.day <= day);
        if already || matches!(life.state_on(from), State::Unsupported | State::Unknown) {
            return life;
        }
        life.phases.retain(|phase| phase.from < from);
        if let Some(phase) = life.phases.last_mut() {
            phase.until = Some(from);
        }
        life.phases.push(Phase {
            state: State::Unsupported,
            from,
            until: None,
            reason: PhaseReason::UnsupportedSince(day),
        });
        life.deadline = Some(Deadline { day, kind: DeadlineKind::VendorEnd, fact });
        life
    }

    /// The life of a device that the plan has moved to SIP Gateway, with the firmware it needs.
    #[must_use]
    pub fn moved_to_gateway(&self, product: &Product) -> Life {
        let reason = match product.gateway_min_firmware.get() {
            Some(minimum) => PhaseReason::OnGatewayFirmware(minimum.to_owned()),
            None => PhaseReason::OnGateway,
        };
        self.until_vendor_end(Some(product), Life::forever(State::Supported, reason))
    }

    /// The life of a device whose firmware the plan has updated to the certified one.
    #[must_use]
    pub fn updated(&self, class: Class, product: &Product) -> Life {
        let mut life = self.certified(class, Some(product), "");
        for phase in &mut life.phases {
            if let PhaseReason::CertifiedUntil(day) = phase.reason {
                phase.reason = PhaseReason::UpdatedCertifiedUntil(day);
            }
        }
        life.firmware = FirmwareState::Enough;
        self.until_vendor_end(Some(product), life)
    }
}

/// Installed firmware against the minimum of SIP Gateway.
#[must_use]
pub fn gateway_firmware(product: &Product, installed: &str) -> FirmwareState {
    let Some(minimum) = product.gateway_min_firmware.get() else { return FirmwareState::NotNeeded };
    if needs_multiplatform(product, installed) {
        return FirmwareState::Below;
    }
    compare(&product.vendor, installed, minimum)
}

/// Installed firmware against the one Microsoft certified.
#[must_use]
pub fn certified_firmware(product: &Product, installed: &str) -> FirmwareState {
    product
        .teams_min_firmware
        .get()
        .map_or(FirmwareState::NotNeeded, |minimum| compare(&product.vendor, installed, minimum))
}

fn compare(vendor: &str, installed: &str, minimum: &str) -> FirmwareState {
    match firmware::at_least(vendor, installed, minimum) {
        Some(true) => FirmwareState::Enough,
        Some(false) => FirmwareState::Below,
        None => FirmwareState::Unknown,
    }
}

fn needs_multiplatform(product: &Product, installed: &str) -> bool {
    product.vendor.eq_ignore_ascii_case("cisco") && firmware::is_multiplatform(installed) == Some(false)
}

fn gateway_phase(
    product: &Product,
    installed: &str,
    minimum: Option<&str>,
    state: FirmwareState,
) -> (State, PhaseReason) {
    match (state, minimum) {
        (FirmwareState::Below, _) if needs_multiplatform(product, installed) => {
            (State::Unsupported, PhaseReason::NeedsMultiplatform)
        }
        (FirmwareState::Below, Some(minimum)) => (State::Unsupported, PhaseReason::FirmwareBelow(minimum.to_owned())),
        (FirmwareState::Enough, Some(minimum)) => {
            (State::Supported, PhaseReason::OnGatewayFirmware(minimum.to_owned()))
        }
        _ => (State::Supported, PhaseReason::OnGateway),
    }
}

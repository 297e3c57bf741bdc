//! Which phones trust which root, what breaks when, renewals with their cost, and firmware to install.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a bad literal is a failed test")]

mod plan_support;

use plan_support::{Row, day, fleet_of, outlook_of, plan};
use rust_decimal::Decimal;
use switchover::import::certificate::read;
use switchover::model::{Currency, Money, TlsProblem};
use switchover::plan::budget::Missing;
use switchover::plan::cadence::is_public;
use switchover::plan::exposure::CertificateBreak;
use switchover::plan::firmware_list::Standing;
use switchover::plan::outlook::{EventRef, Outlook};
use switchover::plan::trust::{Basis, BreakKind, Remedy, RootGroup, TrustState, missing_root};
use switchover::plan::{
    Base, Category, LogDevice, LogProblem, LogRead, MatchedBy, MatchedDevice, OwnChain, OwnDate, OwnTrust, Plan, Price,
    PriceKey, WorkKind,
};

const G2: &str = "digicert-global-root-g2";
const G3: &str = "digicert-global-root-g3";

fn audiocodes(firmware: &'static str, devices: u32) -> Row {
    Row { firmware, ..Row::of("AudioCodes", "430HD", "Köln", devices) }
}

fn rows() -> Vec<Row> {
    vec![
        audiocodes("3.2.1.580", 4),
        audiocodes("3.4.6.600", 10),
        Row::of("Polycom", "CX600", "Köln", 7),
        Row { firmware: "122.15.0.234", ..Row::of("Yealink", "MP56", "Köln", 20) },
        Row { firmware: "12-0-3MPP", ..Row::of("Cisco", "7841", "Köln", 5) },
    ]
}

fn today() -> switchover::model::Day {
    day("2026-11-23")
}

fn chains(file: &str) -> Vec<OwnChain> {
    let bytes = std::fs::read(format!("tests/data/certificates/{file}")).unwrap();
    let own = |certificates| OwnChain {
        file: file.to_owned(),
        imported_on: today(),
        certificates,
        tracked: true,
        public: None,
    };
    read(&bytes, today()).chains().into_iter().map(|chain| own(chain.certificates)).collect()
}

fn cell<'a>(outlook: &'a Outlook, lane: &str, root: &str) -> &'a switchover::plan::trust::TrustCell {
    outlook.trust.cell(outlook.lane(lane).unwrap().0, root).unwrap()
}

#[test]
fn firmware_facts_count_the_phones_that_lack_a_root() {
    let outlook = outlook_of(&fleet_of(&rows()), &plan(Base::DoNothing), today());
    let found = cell(&outlook, "audiocodes-430hd", G2);
    assert_eq!((found.state, found.missing, found.trusted, found.undocumented), (TrustState::Missing, 4, 10, 0));
    assert!(matches!(found.parts[0].basis, Basis::Firmware(_)));
    assert_eq!(found.parts[0].firmware, "3.2.1.580");
    // Without TLS 1.2 no root helps; nobody documented G3 for the AudioCodes phone.
    assert_eq!(cell(&outlook, "poly-cx600", G3).state, TrustState::Missing);
    assert_eq!(cell(&outlook, "audiocodes-430hd", G3).state, TrustState::Undocumented);
}

#[test]
fn certification_after_a_move_implies_the_root_and_no_other() {
    let outlook = outlook_of(&fleet_of(&rows()), &plan(Base::DoNothing), today());
    let found = cell(&outlook, "yealink-mp56", G2);
    assert!(matches!((found.state, found.parts[0].basis), (TrustState::Trusted, Basis::Certified(_))));
    assert_eq!(cell(&outlook, "yealink-mp56", G3).state, TrustState::Undocumented);
    // Firmware below the minimum of SIP Gateway was never approved for it.
    let old = [Row { firmware: "10.1.1MPP", ..Row::of("Cisco", "7841", "Köln", 5) }];
    let outlook = outlook_of(&fleet_of(&old), &plan(Base::DoNothing), today());
    assert_eq!(cell(&outlook, "cisco-7841", G2).state, TrustState::Undocumented);
}

#[test]
fn device_identity_is_a_column_of_its_maker_only() {
    let outlook = outlook_of(&fleet_of(&rows()), &plan(Base::DoNothing), today());
    let device =
        outlook.trust.roots.iter().find(|root| root.group == RootGroup::Device && root.id == "cisco-manufacturing-ca");
    assert!(device.is_some());
    assert_eq!(cell(&outlook, "yealink-mp56", "cisco-manufacturing-ca").state, TrustState::NotUsed);
    assert_eq!(cell(&outlook, "cisco-7841", "cisco-manufacturing-ca").state, TrustState::Undocumented);
}

#[test]
fn an_own_test_wins_over_what_is_documented() {
    let mut plan = plan(Base::DoNothing);
    plan.certificates.trust = vec![OwnTrust {
        lane: "audiocodes-430hd".to_owned(),
        root: G2.to_owned(),
        trusted: true,
        on: today(),
        store: String::new(),
    }];
    let outlook = outlook_of(&fleet_of(&rows()), &plan, today());
    let found = cell(&outlook, "audiocodes-430hd", G2);
    assert_eq!((found.state, found.own, found.trusted), (TrustState::Trusted, true, 14));
}

fn log(peer: &str, connected_after: bool) -> LogRead {
    LogRead {
        file: "phones.log".to_owned(),
        read_on: today(),
        lines: 100,
        malformed: 0,
        hosts: 1,
        until: Some(today().date().and_hms_opt(9, 0, 0).unwrap()),
        devices: vec![LogDevice {
            host: "ac-1".to_owned(),
            mac: None,
            account: String::new(),
            peer: peer.to_owned(),
            problems: vec![LogProblem { problem: TlsProblem::Verify(20), count: 3, first: None, last: None }],
            solved: None,
            connected_after,
            at_lines: (1, 9),
            matched: Some(MatchedDevice {
                name: "ac-1".to_owned(),
                lane: "audiocodes-430hd".to_owned(),
                firmware: "3.4.6.600".to_owned(),
                by: MatchedBy::Name,
            }),
        }],
        root: None,
    }
}

fn with_log(log: LogRead) -> (Plan, Outlook) {
    let mut plan = plan(Base::DoNothing);
    plan.certificates.logs = vec![log];
    let outlook = outlook_of(&fleet_of(&rows()), &plan, today());
    (plan, outlook)
}

#[test]
fn a_log_is_evidence_against_the_root_of_the_server_it_names() {
    let (plan, outlook) = with_log(log("emea.ipp.sdg.teams.microsoft.com", false));
    let found = cell(&outlook, "audiocodes-430hd", G2);
    assert_eq!((found.missing, found.trusted), (5, 9));
    assert_eq!(outlook.trust.rejecting, 1);
    let catalog = switchover::catalog::Catalog::builtin();
    let read = &plan.certificates.logs[0];
    assert_eq!(missing_root(&catalog, &plan, read, &read.devices[0]).as_deref(), Some(G2));

    // Once it came through, it trusts the root, and nobody rejects anything.
    let (_, outlook) = with_log(log("emea.ipp.sdg.teams.microsoft.com", true));
    let found = cell(&outlook, "audiocodes-430hd", G2);
    assert_eq!((found.missing, found.trusted, outlook.trust.rejecting), (4, 10, 0));
}

#[test]
fn a_log_that_names_no_server_counts_only_after_the_user_named_the_root() {
    let (_, open) = with_log(log("", false));
    assert_eq!(cell(&open, "audiocodes-430hd", G2).missing, 4);
    let (_, named) = with_log(LogRead { root: Some(G2.to_owned()), ..log("", false) });
    assert_eq!(cell(&named, "audiocodes-430hd", G2).missing, 5);
}

#[test]
fn the_end_of_g2_names_who_drops_off_who_is_unknown_and_who_lacks_tls() {
    let outlook = outlook_of(&fleet_of(&rows()), &plan(Base::DoNothing), today());
    let catalog = switchover::catalog::Catalog::builtin();
    let on = |date: &str, kind: BreakKind| {
        outlook.breaks.iter().find(|one| one.day == day(date) && one.kind == kind).cloned().unwrap()
    };
    let end = on("2029-04-15", BreakKind::Root);
    assert!(end.requires.iter().any(|root| root == "microsoft-rsa-root-2017"));
    // The phones without TLS 1.2 lack every root; of the others nobody documented a successor of G2.
    assert_eq!((end.drops, end.undocumented, end.safe), (7, 14 + 20 + 5, 0));
    let moved = on("2022-10-31", BreakKind::Root);
    let lane = moved.lanes.iter().find(|lane| lane.drops == 4).unwrap();
    assert!(matches!(lane.fixes[0].remedy, Remedy::Ships(at) if catalog.firmware_trust[at].vendor == "AudioCodes"));
    assert_eq!(lane.fixes[0].firmware, "3.4.6.537");
    assert_eq!(on("2020-10-15", BreakKind::Tls).drops, 7);
    let identity = on("2029-05-14", BreakKind::Identity);
    assert_eq!((identity.drops, identity.undocumented), (0, 5));
}

#[test]
fn waves_before_a_break_take_their_phones_out_of_it() {
    let outlook = outlook_of(&fleet_of(&rows()), &plan(Base::ReplaceAll), today());
    let end = outlook.breaks.iter().find(|one| one.day == day("2029-04-15")).unwrap();
    let lpe = end.lanes.iter().find(|lane| lane.drops == 7).unwrap();
    assert_eq!((lpe.removed_before, lpe.left()), (7, 0));
    assert!(lpe.waves.iter().any(|(_, before)| *before));
}

fn with_chain(minutes: Option<i64>) -> Plan {
    let mut plan = plan(Base::DoNothing);
    plan.certificates.chains = chains("own-leaf-server-only.pem");
    if let Some(minutes) = minutes {
        plan.scenarios[0].assumptions.minutes.insert(WorkKind::CertificateRenewal, Decimal::from(minutes));
    }
    plan.prices.insert(PriceKey::TechnicianHour, Price::of(Money::new(6000, Currency::EUR)));
    plan
}

#[test]
fn renewals_follow_the_limits_and_become_labor() {
    let outlook = outlook_of(&fleet_of(&rows()), &with_chain(Some(90)), today());
    let own = &outlook.cadence.certificates[0];
    // 200 days to 2027-03-20: renewed thirty days before; then 200 days, then 100.
    assert_eq!(own.days[..3], [day("2027-02-18"), day("2027-08-06"), day("2027-10-14")]);
    assert_eq!(outlook.cadence.renewals_in(2027), 4);
    assert_eq!(outlook.cadence.minutes_in(2027), Some(Decimal::from(360)));
    let labor = outlook.budget.category_total(Category::Labor);
    let inside = own.days.iter().filter(|day| **day <= outlook.span.unwrap().1).count();
    let inside = i64::try_from(inside).unwrap();
    assert!(labor > 0 && labor % 9000 == 0 && labor <= inside * 9000, "90 minutes at 60.00 an hour each: {labor}");
}

#[test]
fn minutes_are_asked_and_not_assumed() {
    let outlook = outlook_of(&fleet_of(&rows()), &with_chain(None), today());
    let asked =
        outlook.budget.missing.iter().find(|missing| missing.what == Missing::Minutes(WorkKind::CertificateRenewal));
    assert!(asked.is_some_and(|missing| missing.quantity > 10));
    assert_eq!(outlook.budget.category_total(Category::Labor), 0);
    assert_eq!(outlook.cadence.automation, None);
}

#[test]
fn automation_pays_on_the_day_of_the_renewal_that_costs_as_much() {
    let mut plan = with_chain(Some(90));
    plan.certificates.automation = Some(Money::new(25_000, Currency::EUR));
    let outlook = outlook_of(&fleet_of(&rows()), &plan, today());
    let pays = outlook.cadence.automation.unwrap();
    assert_eq!((pays.each.minor, pays.renewals), (9000, 3));
    assert_eq!(pays.day, Some(outlook.cadence.certificates[0].days[2]));
}

#[test]
fn private_authorities_are_not_bound_by_public_limits() {
    let catalog = switchover::catalog::Catalog::builtin();
    let own = chains("own-chain-full.pem").remove(0);
    assert!(!is_public(&catalog, &own));
    assert!(is_public(&catalog, &chains("own-leaf-server-only.pem")[0]), "its root is not known");
    assert!(is_public(&catalog, &OwnChain { public: Some(true), ..own.clone() }));
    let mut plan = plan(Base::DoNothing);
    plan.certificates.chains = vec![own];
    let outlook = outlook_of(&fleet_of(&rows()), &plan, today());
    let gaps: Vec<i32> =
        outlook.cadence.certificates[0].days.windows(2).map(|pair| pair[1].days_since(pair[0])).collect();
    assert!(gaps.iter().all(|gap| *gap == gaps[0]) && gaps[0] > 150, "{gaps:?}");
    assert!(outlook.trust.roots.iter().any(|root| root.group == RootGroup::Own));
}

#[test]
fn own_dates_and_ends_of_certificates_are_events() {
    let mut plan = with_chain(None);
    plan.certificates.dates = vec![OwnDate {
        day: day("2027-01-15"),
        title: "Provider changes its root".to_owned(),
        lane: Some("yealink-mp56".to_owned()),
        task: false,
        note: String::new(),
    }];
    let outlook = outlook_of(&fleet_of(&rows()), &plan, today());
    let own: Vec<_> = outlook.events.iter().filter(|event| matches!(event.event, EventRef::Own(_))).collect();
    assert_eq!(own.iter().map(|event| event.day).collect::<Vec<_>>(), [day("2027-01-15"), day("2027-03-20")]);
    assert_eq!(own[0].devices, 20);
    assert!(outlook.events.is_sorted_by_key(|event| event.day));
}

#[test]
fn firmware_is_compared_by_the_scheme_of_its_maker_and_says_when_it_cannot_be() {
    let outlook = outlook_of(&fleet_of(&rows()), &plan(Base::DoNothing), today());
    let row = |lane: &str| {
        let (index, _) = outlook.lane(lane).unwrap();
        outlook.firmware.iter().find(|row| row.lane == index).unwrap()
    };
    let audiocodes = row("audiocodes-430hd");
    let old = audiocodes.installed.iter().find(|one| one.firmware == "3.2.1.580").unwrap();
    assert_eq!((old.root, audiocodes.behind), (Standing::Behind, 4));
    assert_eq!(row("cisco-7841").installed[0].gateway, Standing::Enough);
    let other = [Row { firmware: "some build", ..Row::of("Cisco", "7841", "Köln", 5) }];
    let outlook = outlook_of(&fleet_of(&other), &plan(Base::DoNothing), today());
    assert_eq!(outlook.firmware[0].installed[0].gateway, Standing::Incomparable);
    assert_eq!(outlook.firmware[0].unclear, 5);
}

#[test]
fn devices_of_a_log_are_found_by_mac_name_address_and_extension_and_never_guessed() {
    use std::collections::BTreeMap;
    use switchover::catalog::{Catalog, Matches};
    use switchover::model::{DeviceRecord, Field, FleetBuilder, Mac};
    use switchover::plan::Cohorts;

    let mut builder = FleetBuilder::default();
    let mut add = |name: &str, ip: &str, mac: Option<u64>, extension: &str| {
        let texts = [
            (Field::Vendor, "AudioCodes"),
            (Field::Model, "430HD"),
            (Field::Name, name),
            (Field::Ip, ip),
            (Field::Extension, extension),
        ];
        builder.push(&DeviceRecord {
            mac: mac.and_then(Mac::from_bits),
            texts: texts.into_iter().map(|(field, text)| (field, text.to_owned())).collect(),
            ..DeviceRecord::default()
        });
    };
    add("Empfang", "10.0.0.1", Some(0x0090_8F12_3456), "214");
    add("Lager", "10.0.0.2", None, "215");
    add("Flur 1", "10.0.0.9", None, "216");
    add("Flur 2", "10.0.0.9", None, "217");
    let fleet = builder.build();
    let catalog = Catalog::builtin();
    let cohorts = Cohorts::of(&fleet, &Matches::of(&fleet, &catalog, &BTreeMap::new()), &catalog);
    let device = |host: &str, mac: Option<&str>, account: &str| LogDevice {
        host: host.to_owned(),
        mac: mac.map(str::to_owned),
        account: account.to_owned(),
        ..log("", false).devices.remove(0)
    };
    let mut devices = vec![
        device("ac-00908f123456", Some("00:90:8F:12:34:56"), ""),
        device("LAGER.example.com", None, ""),
        device("10.0.0.2", None, ""),
        device("unknown", None, "216"),
        device("10.0.0.9", None, ""),
        device("nobody", None, ""),
    ];
    switchover::session::match_devices(&fleet, &cohorts, &mut devices);
    let found: Vec<Option<(&str, MatchedBy)>> = devices
        .iter()
        .map(|device| device.matched.as_ref().map(|matched| (matched.name.as_str(), matched.by)))
        .collect();
    assert_eq!(
        found,
        [
            Some(("Empfang", MatchedBy::Mac)),
            Some(("Lager", MatchedBy::Name)),
            Some(("Lager", MatchedBy::Ip)),
            Some(("Flur 1", MatchedBy::Extension)),
            None,
            None,
        ]
    );
}

#[test]
fn certificate_events_reach_more_phones_the_longer_they_stay() {
    let fleet = fleet_of(&rows());
    let exposure = |base| outlook_of(&fleet, &plan(base), today()).exposure;
    let (nothing, all) = (exposure(Base::DoNothing), exposure(Base::ReplaceAll));
    // Every event counts the phones that are in use then.
    let sum = |one: fn(&CertificateBreak) -> u64| nothing.breaks.iter().map(one).sum::<u64>();
    assert_eq!((nothing.phone_events(), nothing.drop_offs()), (sum(|one| one.devices), sum(|one| one.drops)));
    assert!(nothing.breaks.iter().all(|one| one.drops <= one.devices && one.devices > 0));
    assert!(nothing.phone_events() > all.phone_events());
    assert!(nothing.drop_offs() > all.drop_offs());
    assert!(nothing.dropping_events() > all.dropping_events());
}

//! Price lists are told from inventories, and read in English and German.

#![expect(clippy::expect_used, reason = "a test that cannot read its data has failed")]

use std::path::Path;

use switchover::catalog::Catalog;
use switchover::i18n::Lang;
use switchover::i18n::finding::sentence;
use switchover::import::{FindingCode, Imported, Input, Silent, import};
use switchover::model::{Currency, Day};
use switchover::plan::budget::price::{tier_of, unit_price};
use switchover::plan::{Plan, Price, PriceKey};
use switchover::session::with_prices;

fn run(name: &str, bytes: &[u8]) -> Imported {
    let input = Input { path: name.into(), bytes: Ok(bytes.to_vec()) };
    import(&[input], None, Day::from_ymd(2026, 11, 24).expect("a day"), &Silent).expect("not cancelled")
}

#[test]
fn the_sample_offer_prices_devices_licenses_and_work() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/brennhold/price-list.csv");
    let imported = run("price-list.csv", &std::fs::read(path).expect("the sample"));
    assert_eq!(imported.files[0].kind, "price_list");
    assert!(imported.fleet.is_empty(), "prices are no devices");
    assert_eq!(imported.prices.len(), 27);
    let row = |kind: &str, model: &str| {
        imported.prices.iter().find(|row| row.kind == kind && row.model == model).expect("the row").clone()
    };
    let phone = row("device", "MP56 E2");
    assert_eq!((phone.vendor.as_str(), phone.currency), ("Yealink", Some(Currency::EUR)));
    assert_eq!(phone.amount.map(|amount| amount.to_string()).as_deref(), Some("184.00"));
    assert_eq!(phone.priced_on, Day::from_ymd(2026, 10, 12));
    assert_eq!(phone.valid_until, Day::from_ymd(2027, 3, 31));
    assert_eq!(row("labor", "Technician hour").amount.map(|amount| amount.to_string()).as_deref(), Some("62.00"));
    for (task, minutes) in [("swap", 36), ("gateway_move", 15), ("firmware_update", 6), ("softphone_setup", 18)] {
        assert_eq!(row("work", task).minutes, Some(minutes.into()), "{task}");
    }
    for kind in ["license", "headset", "accessories", "shipping"] {
        assert!(imported.prices.iter().any(|row| row.kind == kind && row.amount.is_some()), "{kind}");
    }
}

#[test]
fn german_headers_and_words_are_understood() {
    let text = "Artikel;Art;Hersteller;Modell;Preis (CHF);Preisdatum;Minuten;Gültig bis\n\
                Tischtelefon;Gerät;Yealink;MP56 E2;1'184,50;12.10.2026;;31.03.2027\n\
                Telefon tauschen;Arbeitszeit;;Austausch;;;36;\n\
                Techniker je Stunde;Arbeit;;;62,00;;;\n\
                Anfahrt je Standort;Anfahrt;;;120,00;;;\n\
                Reparatur je Telefon;Reparatur;;;90,00;;;\n";
    let imported = run("preise.csv", text.as_bytes());
    let kinds: Vec<_> = imported.prices.iter().skip(3).map(|row| row.kind.as_str()).collect();
    assert_eq!(kinds, ["travel", "failure"]);
    let rows: Vec<_> = imported.prices.iter().take(3).map(|row| (row.kind.as_str(), row.model.as_str())).collect();
    assert_eq!(rows, [("device", "MP56 E2"), ("work", "swap"), ("labor", "Techniker je Stunde")]);
    assert_eq!(imported.prices[0].currency.map(|currency| currency.code().to_owned()).as_deref(), Some("CHF"));
    assert_eq!(imported.prices[0].amount.map(|amount| amount.to_string()).as_deref(), Some("1184.50"));
}

#[test]
fn an_inventory_with_prices_stays_an_inventory() {
    let text = "Hersteller;Modell;Seriennummer;Preis;Währung;Art\nPoly;CCX500;482567000001;149,00;EUR;Telefon\n";
    let imported = run("bestand.csv", text.as_bytes());
    assert!(imported.prices.is_empty());
    assert_eq!(imported.fleet.len(), 1);
}

/// Reads a price list and takes it into a plan, as accepting it in the workbench does.
fn priced(name: &str, text: &str) -> (Imported, Plan) {
    let imported = run(name, text.as_bytes());
    let catalog = Catalog::builtin();
    let plan = with_prices(&Plan::default(), &imported.prices, &catalog);
    (imported, plan)
}

fn tiers(price: &Price) -> Vec<(u64, i64)> {
    price.tiers.iter().map(|tier| (tier.from, tier.amount.minor)).collect()
}

#[test]
fn rows_of_one_product_with_rising_quantities_are_its_tiers() {
    let text = "Artikel;Art;Hersteller;Modell;ab Menge;Preis (EUR);Preisdatum;Gültig bis\n\
                Tischtelefon;Gerät;Yealink;MP56 E2;250,00;168,50;12.10.2026;31.03.2027\n\
                Tischtelefon;Gerät;Yealink;MP56 E2;;184,00;12.10.2026;31.03.2027\n\
                Tischtelefon;Gerät;Yealink;MP56 E2;ab 50 Stk.;176,00;12.10.2026;28.02.2027\n\
                Tischtelefon;Gerät;Yealink;MP56 E2;1.000;159,90;12.10.2026;31.03.2027\n\
                Versand je Telefon;Versand;;;;6,50;;\n";
    let (imported, plan) = priced("staffel.csv", text);
    assert_eq!(imported.files[0].kind, "price_list");
    assert!(imported.files[0].findings.is_empty(), "{:?}", imported.files[0].findings);
    let phone = &plan.prices[&PriceKey::Product("yealink-mp56-e2".to_owned())];
    assert_eq!(phone.amount.minor, 18_400);
    assert_eq!(tiers(phone), [(50, 17_600), (250, 16_850), (1_000, 15_990)]);
    assert_eq!(phone.valid_until, Day::from_ymd(2027, 2, 28), "a quote is valid as long as all of its rows are");
    assert_eq!(phone.source, "staffel.csv:3; staffel.csv:5");
    assert!(plan.prices[&PriceKey::Shipping].tiers.is_empty());
    // An order of 300 takes the price from 250 on.
    let price = unit_price(&plan, &PriceKey::Product("yealink-mp56-e2".to_owned()), tier_of(phone, 300), 0.into(), 0);
    assert_eq!(price.expect("a price").unit.minor, 16_850);
}

#[test]
fn english_headers_name_quantities_too_and_a_list_without_small_orders_says_so() {
    let text = "Item,Vendor,Model,Min Qty,Unit price,Currency\n\
                Desk phone,Yealink,MP56 E2,10+,184.00,USD\n\
                Desk phone,Yealink,MP56 E2,100-499,172.00,USD\n\
                Headset,,Evolve2 40,1,89.00,USD\n\
                Headset,,Evolve2 40,25,79.00,USD\n";
    let (imported, plan) = priced("offer.csv", text);
    assert!(imported.fleet.is_empty(), "quantities of an offer are no devices");
    let phone = &plan.prices[&PriceKey::Product("yealink-mp56-e2".to_owned())];
    assert_eq!((phone.amount.minor, tiers(phone)), (18_400, vec![(10, 18_400), (100, 17_200)]));
    let headset = &plan.prices[&PriceKey::Headset];
    assert_eq!((headset.amount.minor, tiers(headset)), (8_900, vec![(25, 7_900)]));
    let [finding] = imported.files[0].findings.as_slice() else { panic!("{:?}", imported.files[0].findings) };
    assert_eq!((finding.code, finding.row, finding.detail.as_str()), (FindingCode::NoSmallerPrice, Some(2), "10"));
    assert!(sentence(Lang::En, finding).contains("10 units"), "{}", sentence(Lang::En, finding));
}

#[test]
fn without_quantities_the_last_row_of_a_product_counts_as_before() {
    let text = "Item,Kind,Vendor,Model,Price,Currency\n\
                Desk phone,device,Yealink,MP56 E2,184.00,EUR\n\
                Desk phone,device,Yealink,MP56 E2,172.00,EUR\n";
    let (_, plan) = priced("offer.csv", text);
    let phone = &plan.prices[&PriceKey::Product("yealink-mp56-e2".to_owned())];
    assert_eq!((phone.amount.minor, phone.tiers.len()), (17_200, 0));
}

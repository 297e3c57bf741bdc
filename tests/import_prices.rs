//! Price lists are told from inventories, and read in English and German.

#![expect(clippy::expect_used, reason = "a test that cannot read its data has failed")]

use std::path::Path;

use switchover::import::{Imported, Input, Silent, import};
use switchover::model::{Currency, Day};

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

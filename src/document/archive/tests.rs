use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::model::{
    Currency, DeviceKind, DeviceRecord, Field, FileId, Fleet, FleetBuilder, Mac, Money, Origin, SourceFile,
};
use crate::plan::{Price, PriceKey, Settings};

/// Every record of a fleet, with owned values.
fn records(fleet: &Fleet) -> Vec<DeviceRecord> {
    let texts = |device: crate::model::Device<'_>| {
        let fields = Field::ALL.into_iter().filter(|field| !device.text(*field).is_empty());
        fields.map(|field| (field, device.text(field).to_owned())).collect()
    };
    fleet
        .iter()
        .map(|device| DeviceRecord {
            mac: device.mac(),
            texts: texts(device),
            purchase_date: device.purchase_date(),
            purchase_price: device.purchase_price(),
            warranty_end: device.warranty_end(),
            last_seen: device.last_seen(),
            quantity: device.quantity(),
            kind: device.kind(),
            origins: device.origins().to_vec(),
            said: device.said().to_vec(),
            others: device
                .alternatives()
                .iter()
                .map(|other| (other.field, device.written(*other).to_owned(), other.origin))
                .collect(),
        })
        .collect()
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,12}",
        "['=+@\t\r\n,;\"-]{0,4}[a-z]{0,3}",
        "[äöüß€→\u{feff}\u{a0}\u{1F4DE}]{0,5}",
        Just("=HYPERLINK(\"x\")".to_owned()),
    ]
}

fn any_record() -> impl Strategy<Value = DeviceRecord> {
    let day = || prop::option::of((-20_000_i32..60_000).prop_map(Day::from_number));
    let price = prop::option::of((any::<i64>(), 0_usize..4).prop_map(|(minor, index)| {
        let code = ["EUR", "JPY", "KWD", "CLF"][index];
        Money::new(minor, Currency::from_code(code).unwrap())
    }));
    let texts = prop::collection::btree_map(0_usize..20, any_text(), 0..20);
    let kind = prop_oneof![Just(DeviceKind::Phone), Just(DeviceKind::SoftClient), Just(DeviceKind::NotPhone)];
    let origins = prop::collection::vec((0_u16..2, any::<u32>()), 0..4);
    (any::<u64>(), texts, (day(), day(), day()), price, 1_u32..1000, kind, origins).prop_map(
        |(mac, texts, (purchase_date, warranty_end, last_seen), purchase_price, quantity, kind, origins)| {
            let texts = texts.into_iter().filter(|(index, text)| Field::ALL[*index] != Field::Mac && !text.is_empty());
            DeviceRecord {
                mac: Mac::from_bits(mac >> 16),
                texts: texts.map(|(index, text)| (Field::ALL[index], text)).collect(),
                purchase_date,
                purchase_price,
                warranty_end,
                last_seen,
                quantity,
                kind,
                said: if origins.len() > 1 { vec![(Field::Mac, mac), (Field::Site, 1)] } else { Vec::new() },
                others: origins
                    .iter()
                    .skip(1)
                    .map(|(file, row)| {
                        (Field::Site, "\"Ulm\",\n; =1".to_owned(), Origin { file: FileId(*file), row: *row })
                    })
                    .collect(),
                origins: origins.into_iter().map(|(file, row)| Origin { file: FileId(file), row }).collect(),
            }
        },
    )
}

fn document(list: &[DeviceRecord], title: &str) -> Document {
    let mut fleet = FleetBuilder::default();
    for name in ["a.csv", "ä b.xlsx"] {
        let sheet = (name != "a.csv").then(|| "Tabelle 1".to_owned());
        fleet.add_file(SourceFile {
            name: name.to_owned(),
            sheet,
            sha256: "00".to_owned(),
            imported_on: Some(Day::MIN),
        });
    }
    for record in list {
        fleet.push(record);
    }
    let settings = Settings { title: title.to_owned(), vat_rate: Some(Decimal::new(19, 2)), ..Settings::default() };
    let mut plan = Plan::proposed(settings, ["A".to_owned(), "B".to_owned(), "C".to_owned()]);
    let price = Price {
        discounts: vec![crate::plan::Discount::Percent(Decimal::new(125, 3))],
        tax_included: true,
        priced_on: Some(Day::MAX),
        source: title.to_owned(),
        contingency: false,
        ..Price::of(Money::new(19_900, Currency::EUR))
    };
    plan.prices.insert(PriceKey::Product("yealink-mp56".to_owned()), price.clone());
    plan.prices.insert(PriceKey::TechnicianHour, price);
    let source = SourceBytes { name: "../a.csv".to_owned(), sha256: "00".to_owned(), bytes: Arc::new(b"x;y".to_vec()) };
    Document {
        plan: Arc::new(plan),
        fleet: Arc::new(fleet.build()),
        sources: Arc::new(vec![source]),
        created: Some(Day::MIN),
        scenario: 2,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_is_saved_is_what_is_opened(list in prop::collection::vec(any_record(), 0..12), title in any_text()) {
        let document = document(&list, &title);
        let bytes = write(&document).unwrap();
        prop_assert_eq!(&bytes, &write(&document).unwrap(), "the same plan gives the same bytes");
        let opened = read(&bytes).unwrap();
        prop_assert_eq!(records(&opened.fleet), records(&document.fleet));
        prop_assert_eq!(opened.fleet.files(), document.fleet.files());
        prop_assert_eq!(&opened.plan, &document.plan);
        prop_assert_eq!(&opened.sources, &document.sources);
        prop_assert_eq!((opened.created, opened.scenario), (document.created, document.scenario));
    }

    #[test]
    fn damaged_bytes_never_panic(at in 0.0_f64..1.0, value in any::<u8>(), cut in 0.0_f64..1.0) {
        let bytes = write(&document(&[DeviceRecord::default()], "x")).unwrap();
        let place = |share: f64| (share * bytes.len() as f64) as usize;
        let mut changed = bytes.clone();
        changed[place(at)] = value;
        let _ = read(&changed);
        let _ = read(&bytes[..place(cut)]);
    }
}

/// The document's members with some replaced, zipped anew.
fn repacked(bytes: &[u8], change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut file = old.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if let Some(content) = change(&name, content) {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(&content).unwrap();
        }
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_changed_or_missing_member_is_named() {
    let bytes = write(&document(&[], "x")).unwrap();
    for member in [PLAN, FLEET, CATALOG, "sources/001-_a.csv"] {
        for gone in [false, true] {
            let damaged = repacked(&bytes, |name, mut content| {
                if name == member {
                    content.push(b' ');
                }
                (name != member || !gone).then_some(content)
            });
            let error = read(&damaged).unwrap_err();
            assert!(matches!(&error, DocumentError::Damaged { member: named, .. } if named == member), "{error}");
        }
    }
}

#[test]
fn a_newer_format_is_refused_even_if_its_manifest_has_another_shape() {
    let bytes = write(&document(&[], "x")).unwrap();
    let newer = repacked(&bytes, |name, content| {
        Some(if name == MANIFEST { b"(format: 7, whatever: [1, 2])".to_vec() } else { content })
    });
    assert!(matches!(read(&newer), Err(DocumentError::Newer(7))));
}

#[test]
fn other_files_are_no_plans() {
    assert!(matches!(read(b""), Err(DocumentError::Foreign)));
    assert!(matches!(read(b"name;mac\n"), Err(DocumentError::Foreign)));
    let other = repacked(&write(&document(&[], "x")).unwrap(), |name, content| (name != MANIFEST).then_some(content));
    assert!(matches!(read(&other), Err(DocumentError::Foreign)));
    let cut = write(&document(&[], "x")).unwrap();
    assert!(matches!(read(&cut[..cut.len() / 2]), Err(DocumentError::Damaged { .. })));
}

#[test]
fn sources_stay_out_when_the_plan_says_so_and_cells_are_no_formulas() {
    let mut document =
        document(&[DeviceRecord { texts: vec![(Field::Name, "=1+1".to_owned())], ..DeviceRecord::default() }], "x");
    Arc::make_mut(&mut document.plan).settings.keep_sources = false;
    let bytes = write(&document).unwrap();
    let mut zip = ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
    assert!(zip.file_names().all(|name| !name.unwrap().starts_with("sources")));
    let mut csv = String::new();
    zip.by_name(FLEET).unwrap().read_to_string(&mut csv).unwrap();
    assert!(csv.contains("'=1+1"), "{csv}");
}

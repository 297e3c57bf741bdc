//! What holds for every import, whatever the files say.

#![expect(clippy::expect_used, reason = "an import that was not cancelled has a result")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use proptest::prelude::*;
use switchover::import::{Imported, Input, Silent, import};
use switchover::model::{Day, Field, Fleet};

fn run(inputs: &[Input], base: Option<&Fleet>) -> Imported {
    import(inputs, base, Day::from_ymd(2026, 11, 24).expect("a day"), &Silent).expect("not cancelled")
}

/// Every device in words, without where it came from.
fn described(fleet: &Fleet) -> Vec<String> {
    let mut all: Vec<String> = fleet
        .iter()
        .map(|device| {
            let texts: Vec<&str> = Field::ALL.iter().map(|field| device.text(*field)).collect();
            let others: Vec<_> =
                device.alternatives().iter().map(|other| (other.field, device.written(*other), other.origin)).collect();
            format!(
                "{:?} {texts:?} {:?} {:?} {:?} {:?} {} {:?} {} {:?} {others:?}",
                device.mac(),
                device.purchase_date(),
                device.purchase_price(),
                device.warranty_end(),
                device.last_seen(),
                device.quantity(),
                device.kind(),
                device.origins().len(),
                device.said(),
            )
        })
        .collect();
    all.sort();
    all
}

/// The devices by what identifies them.
fn identities(fleet: &Fleet) -> BTreeSet<String> {
    fleet
        .iter()
        .map(|device| {
            let key = |field| device.text(field).to_uppercase();
            format!("{:?} {} {}", device.mac(), key(Field::Serial), key(Field::AssetTag))
        })
        .collect()
}

/// A device list: small numbers, so that devices meet in several files.
fn list() -> impl Strategy<Value = String> {
    let row = (0_u32..12, 0_u32..12, 0_u32..12, 0_usize..4, prop::option::of(1_u32..28));
    prop::collection::vec(row, 1..25).prop_map(|rows| {
        let mut text = String::from("MAC address;Serial number;Asset tag;Model;Last seen;Room\n");
        for (mac, serial, tag, model, seen) in rows {
            let mac = if mac == 0 { String::new() } else { format!("0004F20000{mac:02X}") };
            let serial = if serial < 6 { String::new() } else { format!("FCH{serial:04}AB") };
            let tag = if tag < 8 { String::from("n/a") } else { format!("brw-{tag:04}") };
            let model = ["CX600", "VVX 411", "", "MP56"][model];
            let seen = seen.map_or(String::new(), |day| format!("2026-10-{day:02}"));
            let _ = writeln!(text, "{mac};{serial};{tag};{model};{seen};R{tag}");
        }
        text
    })
}

fn input(name: &str, text: &str) -> Input {
    Input { path: name.into(), bytes: Ok(text.as_bytes().to_vec()) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn importing_again_changes_nothing(a in list(), b in list()) {
        let files = [input("a.csv", &a), input("b.csv", &b)];
        let once = run(&files, None);
        let twice = run(&files, Some(&once.fleet));
        prop_assert_eq!(described(&once.fleet), described(&twice.fleet));
        let second = run(&files[1..], Some(&once.fleet));
        prop_assert_eq!(described(&once.fleet), described(&second.fleet));
        prop_assert_eq!(once.fleet.files(), second.fleet.files());
    }

    #[test]
    fn the_order_of_files_does_not_change_which_devices_there_are(a in list(), b in list(), c in list()) {
        let (a, b, c) = (input("a.csv", &a), input("b.csv", &b), input("c.csv", &c));
        let one = run(&[a.clone(), b.clone(), c.clone()], None);
        let other = run(&[c, a, b], None);
        prop_assert_eq!(one.fleet.len(), other.fleet.len());
        prop_assert_eq!(one.fleet.devices(), other.fleet.devices());
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let imported = run(&[Input { path: "x".into(), bytes: Ok(bytes) }], None);
        prop_assert_eq!(imported.files.len(), 1);
    }

    #[test]
    fn any_text_in_every_field_is_survived(cells in prop::collection::vec("\\PC{0,30}", 8..80)) {
        let mut text = String::from(
            "MAC address;Serial number;Model;Vendor;Site;Purchase date;Purchase price;Warranty end;Last seen;Quantity;Notes;Phone number\n",
        );
        for row in cells.chunks(12) {
            let quoted: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            text.push_str(&quoted.join(";"));
            text.push('\n');
        }
        let imported = run(&[input("x.csv", &text)], None);
        prop_assert!(imported.fleet.len() as u64 <= imported.files[0].records);
    }

    #[test]
    fn cut_and_flipped_samples_are_survived(file in 0_usize..14, cut in 0.0_f64..1.0, at in 0.0_f64..1.0, byte in any::<u8>()) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/brennhold");
        let mut paths: Vec<_> = std::fs::read_dir(folder).expect("the samples").filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.sort();
        let path = &paths[file % paths.len()];
        let mut bytes = std::fs::read(path).expect("a sample");
        bytes.truncate((bytes.len() as f64 * cut) as usize);
        let place = (bytes.len() as f64 * at) as usize;
        if let Some(found) = bytes.get_mut(place) {
            *found = byte;
        }
        let imported = run(&[Input { path: path.clone(), bytes: Ok(bytes) }], None);
        prop_assert_eq!(imported.files.len(), 1);
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    // Several parts of two megabytes: notes over many lines across their ends, headings that reach into them, devices seen twice,
    // and a date that only the end of the file decides.
    let mut text = String::from("MAC address;Serial number;Model;Site;Building;Purchase date;Notes\n");
    for number in 0..24_000_u32 {
        if number % 5000 == 4999 {
            let _ = writeln!(text, "Werk {};;;;;;", number / 5000);
        }
        let (mac, seen) = (number % 23_000, if number == 23_999 { "28/02/2020" } else { "03/04/2019" });
        let note = "a line\n".repeat(number as usize % 40);
        let _ = writeln!(text, "0004F2{mac:06X};SN{mac:07};CX600;Ulm;;{seen};\"{note}é\"");
    }
    assert!(text.len() > 3 << 20);
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| run(&[input("x.csv", &text)], None))
    };
    let (one, four) = (with(1), with(4));
    assert_eq!(described(&one.fleet), described(&four.fleet));
    assert_eq!(one.files[0].findings, four.files[0].findings);
    assert_eq!((one.fleet.len(), one.files[0].merged, one.files[0].records), (23_000, 1000, 24_000));
    let device = one.fleet.iter().find(|device| device.text(Field::Serial) == "SN0022000").expect("the device");
    assert_eq!(device.text(Field::Building), "Werk 3");
    assert_eq!(device.purchase_date(), Day::from_ymd(2019, 4, 3), "day first, as the last row says");
    let rows: BTreeSet<u32> =
        one.fleet.iter().flat_map(|device| device.origins().iter().map(|origin| origin.row)).collect();
    assert_eq!(rows.len(), 24_000);
}

#[test]
fn every_value_of_a_merged_device_has_its_source() {
    let a = "MAC;Serial;Site;Last seen\n0004F2AB0001;S1001;Ulm;2026-10-01\n";
    let b = "MAC;Serial;Site;User;Last seen\n0004F2AB0001;s1001;Graz;Vogt;2026-11-01\n";
    let imported = run(&[input("a.csv", a), input("b.csv", b)], None);
    let device = imported.fleet.iter().next().expect("one device");
    let files = |field| device.sources(field).iter().map(|origin| origin.file.0).collect::<Vec<_>>();
    assert_eq!((device.text(Field::Site), files(Field::Site), files(Field::User)), ("Graz", vec![1], vec![1]));
    assert_eq!((files(Field::Mac), files(Field::Serial)), (vec![0, 1], vec![0, 1]));
    let others: Vec<_> =
        device.alternatives().iter().map(|other| (other.field, device.written(*other), other.origin.file.0)).collect();
    assert_eq!(others, [(Field::Site, "Ulm", 0)]);
    // A newer edition that agrees with what had lost.
    let c = "MAC;Site;Last seen\n0004F2AB0001;Ulm;2026-11-20\n";
    let later = run(&[input("c.csv", c)], Some(&imported.fleet));
    let device = later.fleet.iter().next().expect("one device");
    let others: Vec<_> =
        device.alternatives().iter().map(|other| (device.written(*other), other.origin.file.0)).collect();
    assert_eq!((device.text(Field::Site), others), ("Ulm", vec![("Graz", 1)]));
    assert_eq!(device.sources(Field::Site).len(), 2);
}

#[test]
fn the_samples_in_any_order_are_the_same_devices() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/brennhold");
    let mut inputs: Vec<Input> = std::fs::read_dir(folder)
        .expect("the samples")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .map(|path| Input { bytes: std::fs::read(&path).map_err(|error| error.to_string()), path })
        .collect();
    inputs.sort_by(|a, b| a.path.cmp(&b.path));
    let forward = run(&inputs, None);
    let again = run(&inputs, Some(&forward.fleet));
    assert_eq!(described(&forward.fleet), described(&again.fleet));
    inputs.reverse();
    let backward = run(&inputs, None);
    assert_eq!(forward.fleet.len(), backward.fleet.len());
    let (a, b) = (identities(&forward.fleet), identities(&backward.fleet));
    // Where two files disagree about a serial number or tag, the order decides which is shown; the devices are the same.
    assert!(a.symmetric_difference(&b).count() * 50 < a.len(), "{:?}", a.symmetric_difference(&b).collect::<Vec<_>>());
}

/// A file that a dry run reads.
struct Unread(Input);

impl switchover::import::Unread for Unread {
    fn path(&self) -> &Path {
        &self.0.path
    }

    fn length(&self) -> u64 {
        self.0.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)
    }

    fn open(&self) -> std::io::Result<Box<dyn std::io::Read + Send + '_>> {
        Ok(Box::new(self.0.bytes.as_deref().map_err(|error| std::io::Error::other(error.as_str()))?))
    }

    fn whole(&self) -> Result<Vec<u8>, String> {
        self.0.bytes.clone()
    }
}

#[test]
fn a_dry_run_finds_what_the_import_finds() {
    let fleet = |site: &str| format!("MAC address;Model;Site\n0004F2ABCDEF;CX600;{site}\n0004F2ABCDE0;CX700;{site}\n");
    let gone = Input { path: "gone.csv".into(), bytes: Err("it is gone".to_owned()) };
    // A file given twice, another one of its name, the same bytes under another name, and a file that cannot be read.
    let inputs = [
        input("a/fleet.csv", &fleet("Ulm")),
        input("b/fleet.csv", &fleet("Graz")),
        gone,
        input("a/fleet.csv", &fleet("Ulm")),
        input("copy.csv", &fleet("Ulm")),
    ];
    let kept = run(&inputs, None);
    let files = inputs.map(Unread);
    let day = Day::from_ymd(2026, 11, 24).expect("a day");
    let found = switchover::import::dry_run(&files, day, &Silent).expect("not cancelled");
    assert_eq!(described(found.fleet()), described(&kept.fleet));
    for (dry, report) in found.files().iter().zip(&kept.files) {
        assert_eq!((&dry.path, &dry.findings), (&report.path, &report.findings));
        assert_eq!((dry.devices, dry.merged), (report.devices, report.merged));
    }
    let names = |fleet: &Fleet| fleet.files().iter().map(|file| file.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(found.fleet()), names(&kept.fleet));
    let reports: Vec<_> = (0..4).map(|file| found.report_of(switchover::model::FileId(file))).collect();
    assert_eq!(reports, [Some(0), Some(1), Some(4), None]);
}

#[test]
fn an_import_stops_when_it_is_told_to() {
    struct Stop;
    impl switchover::import::Progress for Stop {
        fn report(&self, _done: u64, _total: u64) -> bool {
            false
        }
    }
    let mut text = String::from("MAC address;Model\n");
    for number in 1..10_000 {
        let _ = writeln!(text, "0004F2{number:06X};CX600");
    }
    let day = Day::from_ymd(2026, 11, 24).expect("a day");
    assert!(import(&[input("a.csv", &text)], None, day, &Stop).is_none());
}

//! What an import costs: one big export, read, detected, normalized, merged. Bound at a million rows: not slower than polars reading
//! the same file into memory, and the fleet smaller than the file.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark that cannot be set up has no result")]

use std::fmt::Write as _;

use std::io::Read;
use std::path::Path;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use switchover::import::{Input, Silent, Unread, dry_run, import};
use switchover::model::Day;

/// An inventory of 14 columns: quoted sites with commas and umlauts, addresses in two notations, dates and prices.
fn inventory(rows: usize) -> Input {
    const MODELS: [(&str, &str, &str); 5] = [
        ("Polycom", "CX600", "4.0.7577.4512"),
        ("Polycom", "VVX 411", "UA/5.9.5.0614"),
        ("Yealink", "SIP-T48G", "35.83.0.130"),
        ("AudioCodes", "430HD", "3.2.1.580"),
        ("Cisco", "CP-7841", "sip78xx.12-8-1"),
    ];
    let mut text = String::from(
        "MAC Address,Serial Number,Manufacturer,Model,Firmware Version,Site,Building,Room,User,Extension,Purchase Date,Purchase Price,Status,Last Seen\n",
    );
    for row in 0..rows {
        // A number that jumps about, the same in every run.
        let draw = row.wrapping_mul(0x9E37_79B9) >> 7;
        let (vendor, model, firmware) = MODELS[draw % MODELS.len()];
        let mac = 0x0004_F200_0000 + row as u64;
        if row % 3 == 0 {
            let _ = write!(text, "{mac:012X}");
        } else {
            let pairs: Vec<String> = (0..6).map(|pair| format!("{:02X}", mac >> (40 - 8 * pair) & 0xFF)).collect();
            text += &pairs.join(":");
        }
        let _ = writeln!(
            text,
            ",SN{row:010},{vendor},{model},{firmware},\"Site {:04}, Straße {}\",B{},R{:03},user{row}@contoso.example,{},{}-{:02}-{:02},{}.{:02},{},2026-11-{:02}",
            draw % 800,
            draw % 97,
            draw % 9,
            draw % 999,
            4000 + row % 6000,
            2012 + draw % 13,
            1 + draw % 12,
            1 + draw % 28,
            80 + draw % 500,
            draw % 100,
            if draw % 10 == 0 { "Spare" } else { "In use" },
            1 + draw % 23,
        );
    }
    Input { path: "fleet.csv".into(), bytes: Ok(text.into_bytes()) }
}

#[divan::bench(args = [10_000, 1_000_000], sample_count = 5)]
fn read_and_merge(bencher: Bencher<'_, '_>, rows: usize) {
    let input = inventory(rows);
    let size = input.bytes.as_ref().map_or(0, Vec::len);
    let day = Day::from_ymd(2026, 11, 24).unwrap();
    bencher.counter(ItemsCount::new(rows)).counter(BytesCount::new(size)).bench(|| {
        let imported = import(std::slice::from_ref(&input), None, day, &Silent).unwrap();
        assert_eq!(imported.fleet.len(), rows);
        assert!(rows < 1_000_000 || imported.fleet.heap_size() < size, "the fleet is larger than its file");
        imported
    });
}

/// A file that is read while it is imported, from memory: the import without the disk.
struct File(Input);

impl Unread for File {
    fn path(&self) -> &Path {
        &self.0.path
    }

    fn length(&self) -> u64 {
        self.0.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)
    }

    fn open(&self) -> std::io::Result<Box<dyn Read + Send + '_>> {
        Ok(Box::new(self.0.bytes.as_deref().unwrap()))
    }

    fn whole(&self) -> Result<Vec<u8>, String> {
        self.0.bytes.clone()
    }
}

#[divan::bench(args = [1_000_000], sample_count = 5)]
fn check(bencher: Bencher<'_, '_>, rows: usize) {
    let files = [File(inventory(rows))];
    let size = usize::try_from(files[0].length()).unwrap();
    let day = Day::from_ymd(2026, 11, 24).unwrap();
    bencher.counter(ItemsCount::new(rows)).counter(BytesCount::new(size)).bench(|| {
        let found = dry_run(&files, day, &Silent).unwrap();
        assert_eq!(found.fleet().len(), rows);
        found
    });
}

fn main() {
    divan::main();
}

//! An export that the user stops leaves nothing behind, whenever it is stopped; one that runs on tells how far it is.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod report_support;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use report_support::{Sample, sample, today};
use switchover::export::{ExportError, Input};
use switchover::i18n::Lang;
use switchover::session::ExportKind;
use switchover::session::export::to_file;

fn export(
    sample: &Sample,
    kind: ExportKind,
    progress: &(dyn Fn(u64, u64) -> bool + Sync),
) -> Result<Vec<u8>, ExportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    let input = Input {
        plan: &sample.plan,
        fleet: &sample.fleet,
        catalog: &sample.catalog,
        cohorts: &sample.derived.cohorts,
        outlook: &sample.derived.outlooks[0],
        outlooks: &sample.derived.outlooks,
        lang: Lang::En,
        today: today(),
        attached: None,
        progress,
    };
    let made = to_file(kind, &input, &path);
    let left = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, usize::from(made.is_ok()), "{kind:?} leaves {left} files");
    made.map(|()| std::fs::read(&path).unwrap())
}

#[test]
fn an_export_that_is_stopped_leaves_no_file() {
    for kind in [ExportKind::Pdf, ExportKind::Xlsx, ExportKind::Csv, ExportKind::Ics, ExportKind::Png] {
        let asked = AtomicUsize::new(0);
        let count = |_: u64, _: u64| asked.fetch_add(1, Ordering::Relaxed) < usize::MAX;
        assert!(!export(sample(), kind, &count).unwrap().is_empty());
        let times = asked.into_inner();
        assert!(times >= 1, "{kind:?} never asks");
        // While it is begun, made, written and finished.
        for stop in [0, times / 3, times / 2, times - 1] {
            let asked = AtomicUsize::new(0);
            let until = |_: u64, _: u64| asked.fetch_add(1, Ordering::Relaxed) < stop;
            let ended = export(sample(), kind, &until);
            assert!(matches!(ended, Err(ExportError::Cancelled)), "{kind:?} stopped after {stop} of {times}");
        }
    }
}

#[test]
fn what_is_done_only_grows() {
    for kind in [ExportKind::Pdf, ExportKind::Xlsx, ExportKind::Csv] {
        let told = Mutex::new(Vec::new());
        let listen = |done: u64, total: u64| {
            told.lock().unwrap().push((done, total));
            true
        };
        export(sample(), kind, &listen).unwrap();
        let told = told.into_inner().unwrap();
        let shares: Vec<f64> = told.iter().map(|(done, total)| *done as f64 / *total as f64).collect();
        assert!(shares.windows(2).all(|pair| pair[0] <= pair[1] + 1e-9), "{kind:?}: {told:?}");
        assert!(shares.len() > 1 && *shares.last().unwrap() > 0.99, "{kind:?}: {told:?}");
    }
}

#[test]
fn the_workbook_lists_what_the_inventories_left_open() {
    use calamine::Reader as _;
    let bytes = export(sample(), ExportKind::Xlsx, &|_, _| true).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range("Findings").unwrap();
    let rows: Vec<Vec<String>> =
        sheet.rows().skip(1).map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let fleet = &sample().fleet;
    let conflicts: usize = fleet.iter().map(|device| device.alternatives().len()).sum();
    let of = |text: &str| rows.iter().filter(|row| row[0] == text).count();
    assert_eq!(of("Another source says otherwise"), conflicts);
    assert!(conflicts > 0 && of("Model not identified") > 0);
    for row in &rows {
        assert!(!row[6].is_empty() && row[7].parse::<f64>().is_ok_and(|line| line >= 1.0), "{row:?} says where");
        assert!(row[0] != "Another source says otherwise" || row[4] != row[5], "{row:?} disagrees");
    }
}

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

//! Reads the rows of a table, a long text by several threads. What comes out is the same as with one.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;

use super::batch::{Batch, Findings, Tally};
use super::delimited::{Delimited, Part};
use super::evidence::Evidence;
use super::file::Step;
use super::rows::{Reading, RowReader};
use super::sheet::Rows;
use super::staging::{Staging, Times};

/// Bytes of text read by one thread at a time.
const PART: usize = 2 << 20;
/// Rows of a workbook put together at a time.
const ROWS: u32 = 16_384;

/// What a table gave besides its records.
pub(crate) struct TableRead {
    pub(crate) findings: Findings,
    pub(crate) tally: Tally,
    pub(crate) evidence: Evidence,
}

impl TableRead {
    fn new(reading: &Reading<'_>) -> Self {
        let Batch { findings, tally, evidence, .. } = Batch::new(reading.columns.len());
        Self { findings, tally, evidence }
    }

    fn add(&mut self, batch: Batch, times: &mut Times, staging: &mut Staging) {
        staging.append(&batch, times);
        self.findings.append(batch.findings);
        self.tally.records += batch.tally.records;
        self.tally.rejected += batch.tally.rejected;
        self.evidence.append(batch.evidence);
    }
}

/// Reads the rows of a container; `None` if the import was cancelled.
pub(crate) fn read_rows(
    rows: &dyn Rows,
    reading: &Reading<'_>,
    step: &Step<'_>,
    staging: &mut Staging,
) -> Option<TableRead> {
    let (mut out, mut times) = (TableRead::new(reading), Times::default());
    let mut reader = RowReader::new(reading, None, false);
    let (mut count, mut cancelled) = (0_u32, false);
    rows.visit(&mut |row| {
        count = count.wrapping_add(1);
        if count.is_multiple_of(ROWS) {
            let full = std::mem::replace(&mut reader, RowReader::new(reading, None, false));
            let (batch, heading, _) = full.finish();
            out.add(batch, &mut times, staging);
            reader = RowReader::new(reading, heading, false);
            cancelled = !step.report(0);
        }
        reader.read(row);
        if cancelled { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    out.add(reader.finish().0, &mut times, staging);
    (!cancelled && step.report(0)).then_some(out)
}

/// What a part of a text gave.
struct PartRead {
    part: Part,
    batch: Batch,
    heading: Option<String>,
    headless: bool,
    /// Where the row after its last one starts.
    next: Part,
}

fn read_part(
    text: &Delimited<'_>,
    part: Part,
    heading: Option<String>,
    gathers: bool,
    reading: &Reading<'_>,
) -> PartRead {
    let mut reader = RowReader::new(reading, heading, gathers);
    let next = text.visit_part(part, &mut |row| {
        reader.read(row);
        ControlFlow::Continue(())
    });
    let (batch, heading, headless) = reader.finish();
    PartRead { part, batch, heading, headless, next }
}

/// Reads a text; `None` if the import was cancelled. `gathers` says to gather evidence on the way.
///
/// Parts start at line ends and are read as if no quote and no heading reached into them. Where one does, the part is read again.
pub(crate) fn read_text(
    text: &Delimited<'_>,
    reading: &Reading<'_>,
    gathers: bool,
    step: &Step<'_>,
    staging: &mut Staging,
) -> Option<TableRead> {
    let parts = text.parts(PART);
    let (mut out, mut times) = (TableRead::new(reading), Times::default());
    let (mut next, mut heading): (Option<Part>, Option<String>) = (None, None);
    let mut take = |read: PartRead, staging: &mut Staging| {
        let start = next.map_or(read.part, |next| Part { stop: read.part.stop, ..next });
        let again = start != read.part || (heading.is_some() && read.headless);
        let read = if again { read_part(text, start, heading.take(), gathers, reading) } else { read };
        out.add(read.batch, &mut times, staging);
        next = Some(read.next);
        heading = read.heading.or(heading.take());
        step.report(read.next.start)
    };
    let threads = rayon::current_num_threads().min(parts.len());
    let mut going_on = true;
    if threads < 2 {
        for part in parts {
            going_on = going_on && take(read_part(text, part, None, gathers, reading), staging);
        }
    } else {
        let (turn, cancelled) = (AtomicUsize::new(0), AtomicBool::new(false));
        std::thread::scope(|scope| {
            let (send, receive) = sync_channel::<(usize, PartRead)>(threads);
            for _ in 0..threads {
                let (send, parts, turn, cancelled) = (send.clone(), &parts, &turn, &cancelled);
                scope.spawn(move || {
                    while !cancelled.load(Ordering::Relaxed) {
                        let index = turn.fetch_add(1, Ordering::Relaxed);
                        let Some(part) = parts.get(index) else { break };
                        if send.send((index, read_part(text, *part, None, gathers, reading))).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(send);
            let (mut early, mut wanted): (BTreeMap<usize, PartRead>, usize) = (BTreeMap::new(), 0);
            for (index, read) in receive {
                early.insert(index, read);
                while let Some(read) = early.remove(&wanted) {
                    wanted += 1;
                    if going_on && !take(read, staging) {
                        going_on = false;
                        cancelled.store(true, Ordering::Relaxed);
                    }
                }
            }
        });
    }
    going_on.then_some(out)
}

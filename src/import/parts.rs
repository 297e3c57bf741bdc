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
use crate::model::PartTexts;

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
        let Batch { findings, tally, evidence, .. } = Batch::of(reading);
        Self { findings, tally, evidence }
    }

    fn add(&mut self, batch: Batch, texts: &mut PartTexts, times: &mut Times, staging: &mut Staging) {
        staging.append(&batch, texts, times);
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
    let (mut out, mut texts, mut times) = (TableRead::new(reading), PartTexts::default(), Times::default());
    let mut reader = RowReader::new(reading, false);
    let (mut count, mut cancelled) = (0_u32, false);
    rows.visit(&mut |row| {
        count = count.wrapping_add(1);
        if count.is_multiple_of(ROWS) {
            let (batch, heading, _) = reader.take();
            out.add(batch, &mut texts, &mut times, staging);
            reader.enter(heading);
            cancelled = !step.report(0);
        }
        reader.read(row);
        if cancelled { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    out.add(reader.take().0, &mut texts, &mut times, staging);
    (!cancelled && step.report(0)).then_some(out)
}

/// What a part of a text gave.
struct PartRead {
    part: Part,
    /// Which of the readers read it.
    reader: usize,
    batch: Batch,
    heading: Option<String>,
    headless: bool,
    /// Where the row after its last one starts.
    next: Part,
}

/// Reads a part as if nothing reached into it but what the reader was told.
fn read_part(text: &Delimited<'_>, part: Part, number: usize, reader: &mut RowReader<'_>) -> PartRead {
    let next = text.visit_part(part, &mut |row| {
        reader.read(row);
        ControlFlow::Continue(())
    });
    let (batch, heading, headless) = reader.take();
    PartRead { part, reader: number, batch, heading, headless, next }
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
    let threads = rayon::current_num_threads().min(parts.len()).max(1);
    let (mut out, mut times) = (TableRead::new(reading), Times::default());
    // One for each reader, and one for what is read again.
    let mut texts: Vec<PartTexts> = std::iter::repeat_with(PartTexts::default).take(threads + 1).collect();
    let mut again = RowReader::new(reading, gathers);
    let (mut next, mut heading): (Option<Part>, Option<String>) = (None, None);
    let mut take = |read: PartRead, staging: &mut Staging| {
        let start = next.map_or(read.part, |next| Part { stop: read.part.stop, ..next });
        let read = if start != read.part || (heading.is_some() && read.headless) {
            if let Some(texts) = texts.get_mut(read.reader) {
                texts.learn(&read.batch.records);
            }
            again.enter(heading.take());
            read_part(text, start, threads, &mut again)
        } else {
            read
        };
        if let Some(texts) = texts.get_mut(read.reader) {
            out.add(read.batch, texts, &mut times, staging);
        }
        next = Some(read.next);
        heading = read.heading.or(heading.take());
        step.report(read.next.start)
    };
    let mut going_on = true;
    if threads < 2 {
        let mut reader = RowReader::new(reading, gathers);
        for part in parts {
            going_on = going_on && take(read_part(text, part, 0, &mut reader), staging);
        }
    } else {
        let (turn, cancelled) = (AtomicUsize::new(0), AtomicBool::new(false));
        std::thread::scope(|scope| {
            let (send, receive) = sync_channel::<(usize, PartRead)>(threads);
            for number in 0..threads {
                let (send, parts, turn, cancelled) = (send.clone(), &parts, &turn, &cancelled);
                scope.spawn(move || {
                    let mut reader = RowReader::new(reading, gathers);
                    while !cancelled.load(Ordering::Relaxed) {
                        let index = turn.fetch_add(1, Ordering::Relaxed);
                        let Some(part) = parts.get(index) else { break };
                        if send.send((index, read_part(text, *part, number, &mut reader))).is_err() {
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

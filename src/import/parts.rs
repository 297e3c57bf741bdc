//! Reads the rows of a table, a long text by several threads. What comes out is the same as with one.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;

use super::batch::{Batch, Findings, Tally};
use super::delimited::{Delimited, Next, Part};
use super::evidence::Evidence;
use super::file::Step;
use super::rows::{Reading, RowReader};
use super::sheet::Rows;
use super::staging::{Staging, Times};
use crate::model::PartTexts;

/// Bytes of text read by one thread at a time.
const PART: usize = 1 << 20;
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
pub(super) struct PartRead {
    /// Which of the readers read it.
    pub(super) reader: usize,
    pub(super) batch: Batch,
    pub(super) heading: Option<String>,
    pub(super) headless: bool,
    /// Where the row after its last one starts.
    pub(super) next: Next,
}

/// Reads a part as if nothing reached into it but what the reader was told.
pub(super) fn read_part(text: &Delimited<'_>, part: Part, number: usize, reader: &mut RowReader<'_>) -> PartRead {
    let next = text.visit_part(part, &mut |row| {
        reader.read(row);
        ControlFlow::Continue(())
    });
    let (batch, heading, headless) = reader.take();
    PartRead { reader: number, batch, heading, headless, next }
}

/// What the parts so far gave, in their order.
pub(super) struct Joined<'r> {
    out: TableRead,
    times: Times,
    /// One for each reader, and one for what is read again.
    texts: Vec<PartTexts>,
    again: RowReader<'r>,
    /// The heading that the next row stands below.
    heading: Option<String>,
    /// About how many parts are still to come; 0 once there is room for them.
    to_come: usize,
}

impl<'r> Joined<'r> {
    /// `parts` is about how many there will be.
    pub(super) fn new(reading: &'r Reading<'r>, gathers: bool, readers: usize, parts: usize) -> Self {
        Self {
            to_come: parts,
            out: TableRead::new(reading),
            times: Times::default(),
            texts: std::iter::repeat_with(PartTexts::default).take(readers + 1).collect(),
            again: RowReader::new(reading, gathers),
            heading: None,
        }
    }

    /// The heading that the next row stands below.
    pub(super) const fn heading(&self) -> Option<&String> {
        self.heading.as_ref()
    }

    /// Leaves out what a part gave: it is read again.
    pub(super) fn leave_out(&mut self, read: &PartRead) {
        if let Some(texts) = self.texts.get_mut(read.reader) {
            texts.learn(&read.batch.records);
        }
    }

    /// Reads a part below the heading that its first row stands below.
    pub(super) fn read_again(&mut self, text: &Delimited<'_>, part: Part) -> PartRead {
        self.again.enter(self.heading.clone());
        read_part(text, part, self.texts.len() - 1, &mut self.again)
    }

    /// Adds what a part gave.
    pub(super) fn add(&mut self, read: PartRead, staging: &mut Staging) {
        staging.reserve(&read.batch, std::mem::take(&mut self.to_come));
        if let Some(texts) = self.texts.get_mut(read.reader) {
            self.out.add(read.batch, texts, &mut self.times, staging);
        }
        self.heading = read.heading.or(self.heading.take());
    }

    pub(super) fn finish(self) -> TableRead {
        self.out
    }
}

/// Has parts read by some threads and taken in their order. `reader` makes what reads in a thread, given its number: it gives
/// parts with their positions until there are no more. `take` returns `false` to stop, and so does this.
pub(super) fn in_order<R: Send, F: FnMut() -> Option<(usize, R)>>(
    threads: usize,
    reader: impl Fn(usize) -> F + Sync,
    mut take: impl FnMut(R) -> bool,
) -> bool {
    if threads < 2 {
        let mut next = reader(0);
        while let Some((_, read)) = next() {
            if !take(read) {
                return false;
            }
        }
        return true;
    }
    let stopped = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let (send, receive) = sync_channel::<(usize, R)>(threads);
        for number in 0..threads {
            let (send, stopped, reader) = (send.clone(), &stopped, &reader);
            scope.spawn(move || {
                let mut next = reader(number);
                while !stopped.load(Ordering::Relaxed)
                    && let Some(read) = next()
                    && send.send(read).is_ok()
                {}
            });
        }
        drop(send);
        let (mut early, mut wanted): (BTreeMap<usize, R>, usize) = (BTreeMap::new(), 0);
        for (index, read) in receive {
            early.insert(index, read);
            while let Some(read) = early.remove(&wanted) {
                wanted += 1;
                if !stopped.load(Ordering::Relaxed) && !take(read) {
                    stopped.store(true, Ordering::Relaxed);
                }
            }
        }
    });
    !stopped.into_inner()
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
    let mut joined = Joined::new(reading, gathers, threads, parts.len());
    let mut next: Option<Next> = None;
    let turn = AtomicUsize::new(0);
    let reader = |number| {
        let (parts, turn) = (&parts, &turn);
        let mut reader = RowReader::new(reading, gathers);
        move || {
            let index = turn.fetch_add(1, Ordering::Relaxed);
            let part = *parts.get(index)?;
            Some((index, (part, read_part(text, part, number, &mut reader))))
        }
    };
    let going_on = in_order(threads, reader, |(part, read): (Part, PartRead)| {
        let start = next.map_or(part, |next| Part { start: next.start, line: next.line, ..part });
        let read = if start != part || (joined.heading().is_some() && read.headless) {
            joined.leave_out(&read);
            joined.read_again(text, start)
        } else {
            read
        };
        next = Some(read.next);
        let done = read.next.start;
        joined.add(read, staging);
        step.report(done)
    });
    going_on.then(|| joined.finish())
}

//! Logs of phones and SBCs to what went wrong with TLS: lines, heads, texts, and one summary a device.
//!
//! A log is read as a stream: what is kept is one buffer, one line and one entry for each device with a problem, so that memory
//! does not grow with the file. Texts of the log are not kept, only what was understood of them.

mod head;
mod lines;
mod text;
mod time;
mod triage;

pub use triage::{DeviceLog, Glimpse, ProblemLog, Triage};

use std::io::Read;

use super::Progress;
use super::encoding;
use super::finding::{Finding, FindingCode, Severity};
use crate::model::Day;
use lines::Lines;
use triage::Builder;

/// Lines looked at to tell whether a text is a log.
const LOOKED_AT: usize = 60;

/// True if the first bytes of a file are those of a log: at least a third of its first lines have a head that is known.
#[must_use]
pub fn recognize(name: &str, head: &[u8]) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    if head.is_empty() {
        return matches!(extension.as_str(), "log" | "syslog");
    }
    if encoding::is_binary(head) {
        return false;
    }
    let text = encoding::decode(head, None).text;
    let (mut known, mut all) = (0, 0);
    // The last line of a head may be cut anywhere.
    for line in text.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        all += 1;
        known += usize::from(head::parse(&lines::plain(line), Day::MAX).is_some());
    }
    known > 0 && known * 3 >= all
}

/// Reads a log. `total` is its size in bytes for the progress; `today` gives times without year their year: the newest one that
/// does not put the line after it. `None` if it was cancelled.
///
/// # Errors
/// What the reader says.
pub fn read(reader: impl Read, total: u64, today: Day, progress: &dyn Progress) -> std::io::Result<Option<Triage>> {
    read_watched(reader, total, today, progress, &mut |_| {})
}

/// The same, and tells `watch` from time to time what is known so far.
///
/// # Errors
/// What the reader says.
pub fn read_watched(
    reader: impl Read,
    total: u64,
    today: Day,
    progress: &dyn Progress,
    watch: &mut dyn FnMut(Glimpse),
) -> std::io::Result<Option<Triage>> {
    let mut lines = Lines::new(reader);
    let mut builder = Builder::new(today);
    let mut reported = 0;
    while let Some(line) = lines.next()? {
        builder.line(&line);
        let done = lines.bytes();
        if done - reported >= STEP {
            reported = done;
            watch(builder.glimpse(done.min(total)));
            if !progress.report(done.min(total), total) {
                return Ok(None);
            }
        }
    }
    let done = progress.report(total, total);
    let mut triage = builder.finish();
    triage.bytes = lines.bytes();
    lines.encoding().clone_into(&mut triage.encoding);
    judge(&mut triage, lines.cut(), lines.foreign());
    Ok(done.then_some(triage))
}

/// Bytes read between two reports of progress.
const STEP: u64 = 1 << 20;

/// What is to be said about a log as a whole.
fn judge(triage: &mut Triage, cut_lines: u64, foreign: u64) {
    let whole =
        |code, severity, count: u64| Finding { detail: count.to_string(), ..Finding::of(code).severe(severity) };
    let findings = &mut triage.findings;
    if triage.bytes == 0 || triage.lines == triage.blank {
        findings.push(whole(FindingCode::Empty, Severity::Error, 0));
        return;
    }
    if triage.records == 0 && triage.malformed == triage.unread {
        findings.push(whole(FindingCode::NotSyslog, Severity::Error, triage.lines));
        return;
    }
    if triage.malformed > 0 {
        findings.push(whole(FindingCode::LinesMalformed, Severity::Warning, triage.malformed));
    }
    if cut_lines > 0 {
        findings.push(whole(FindingCode::LinesCut, Severity::Info, cut_lines));
    }
    if foreign > 0 {
        findings.push(whole(FindingCode::LinesForeign, Severity::Info, foreign));
    }
    if triage.last_cut {
        let row = u32::try_from(triage.lines).ok();
        findings.push(Finding { row, ..whole(FindingCode::LastLineCut, Severity::Info, 0) });
    }
}

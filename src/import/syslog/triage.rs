//! One summary a device from the lines of a log.

use std::hash::{BuildHasher as _, Hasher as _};

use chrono::NaiveDateTime;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::super::finding::Finding;
use super::lines::Line;
use super::{head, text};
use crate::model::{Day, Mac, TlsProblem};

/// What a log says about TLS.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Triage {
    /// Encoding by content.
    pub encoding: String,
    /// Bytes read.
    pub bytes: u64,
    /// Lines as an editor counts them.
    pub lines: u64,
    /// Lines with nothing in them.
    pub blank: u64,
    /// Lines with a sound head.
    pub records: u64,
    /// Lines with a broken head, or none where one should be.
    pub malformed: u64,
    /// Lines of these without any head.
    pub unread: u64,
    /// True if the last line has no end.
    pub last_cut: bool,
    /// Distinct devices that wrote, up to a million.
    pub hosts: u64,
    /// The earliest and the latest time.
    pub span: Option<(NaiveDateTime, NaiveDateTime)>,
    /// Devices with problems, in the order of their first.
    pub devices: Vec<DeviceLog>,
    /// Devices with problems beyond the number that is kept.
    pub more_devices: u64,
    /// What is to be said about the file.
    pub findings: Vec<Finding>,
}

/// What one device had to say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeviceLog {
    /// Name or address it signs with; empty if its lines name none.
    pub host: String,
    /// MAC address, if name or text hold one.
    pub mac: Option<Mac>,
    /// Account or extension it registered with, if it did.
    pub account: String,
    /// The host it spoke to when TLS failed; empty if not named.
    pub peer: String,
    /// Its problems, in the order of their first.
    pub problems: Vec<ProblemLog>,
    /// When it reached its service after the last line about a missing root; `None` if it did not.
    pub solved: Option<NaiveDateTime>,
    /// True if it reached its service after that line, with or without a time.
    pub connected_after: bool,
    /// First and last line with a problem, counted from 1.
    pub lines: (u64, u64),
}

/// A problem with how often and when.
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemLog {
    /// The problem.
    pub problem: TlsProblem,
    /// Lines that report it.
    pub count: u64,
    /// The earliest time; `None` if no line has one.
    pub first: Option<NaiveDateTime>,
    /// The latest time.
    pub last: Option<NaiveDateTime>,
}

impl DeviceLog {
    /// True if it lacks a root and has not come through since.
    #[must_use]
    pub fn rejects(&self) -> bool {
        !self.connected_after && self.problems.iter().any(|log| log.problem.missing_root())
    }
}

/// What is known of a log that is not read to its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glimpse {
    /// Bytes read.
    pub bytes: u64,
    /// Lines read.
    pub lines: u64,
    /// Devices that lack a root and have not come through so far.
    pub rejecting: u64,
    /// The last few of them, the latest first, with their problem.
    pub newest: Vec<(String, TlsProblem)>,
}

/// Devices of a [`Glimpse`] that are named.
const NEWEST: usize = 4;
/// Devices looked at for them.
const LOOKED_BACK: usize = 200;

/// Devices kept at most; a log of more than that has other problems.
const DEVICES: usize = 100_000;
/// Distinct devices counted at most.
const HOSTS: usize = 1_000_000;
/// Most of a name that is kept.
const NAME: usize = 120;

/// Takes lines and makes a [`Triage`].
pub(super) struct Builder {
    today: Day,
    triage: Triage,
    index: FxHashMap<String, usize>,
    hosts: FxHashSet<u64>,
    /// Devices that lack a root and have not come through so far.
    rejecting: u64,
    /// Host and time of the last head, for continuation lines.
    last: Option<(String, Option<NaiveDateTime>)>,
}

impl Builder {
    pub fn new(today: Day) -> Self {
        Self {
            today,
            triage: Triage::default(),
            index: FxHashMap::default(),
            hosts: FxHashSet::default(),
            rejecting: 0,
            last: None,
        }
    }

    pub fn finish(self) -> Triage {
        Triage { hosts: self.hosts.len() as u64, ..self.triage }
    }

    /// What is known so far.
    pub fn glimpse(&self, bytes: u64) -> Glimpse {
        let devices = self.triage.devices.iter().rev().take(LOOKED_BACK).filter(|device| device.rejects());
        let newest = devices.take(NEWEST).filter_map(|device| {
            let problem = device.problems.iter().find(|log| log.problem.missing_root())?;
            Some((device.host.clone(), problem.problem))
        });
        Glimpse { bytes, lines: self.triage.lines, rejecting: self.rejecting, newest: newest.collect() }
    }

    pub fn line(&mut self, line: &Line) {
        self.triage.lines += 1;
        self.triage.last_cut = !line.ended;
        if line.text.trim().is_empty() {
            self.triage.blank += 1;
            return;
        }
        if line.text.starts_with([' ', '\t']) && self.last.is_some() {
            if text::interesting(&line.text)
                && let Some((host, time)) = self.last.take()
            {
                self.message(&host, time, &line.text, line.ended);
                self.last = Some((host, time));
            }
            return;
        }
        let Some(head) = head::parse(&line.text, self.today) else {
            // The end of a file that was cut is told as such.
            if line.ended {
                self.triage.malformed += 1;
                self.triage.unread += 1;
            }
            self.last = None;
            return;
        };
        if head.sound {
            self.triage.records += 1;
        } else {
            self.triage.malformed += 1;
        }
        if let Some(time) = head.time {
            let span = self.triage.span.get_or_insert((time, time));
            *span = (span.0.min(time), span.1.max(time));
        }
        let host: &str = head.host.get(..head.host.len().min(NAME)).unwrap_or(head.host);
        if !host.is_empty() && self.hosts.len() < HOSTS {
            let mut hasher = FxBuildHasher.build_hasher();
            hasher.write(host.as_bytes());
            self.hosts.insert(hasher.finish());
        }
        if text::interesting(head.text) {
            self.message(host, head.time, head.text, line.ended);
        }
        match &mut self.last {
            Some((known, at)) => {
                known.clear();
                known.push_str(host);
                *at = head.time;
            }
            None => self.last = Some((host.to_owned(), head.time)),
        }
    }

    fn message(&mut self, host: &str, time: Option<NaiveDateTime>, message: &str, ended: bool) {
        let lower = message.to_ascii_lowercase();
        let problem = text::problem(&lower, ended);
        let known = self.index.get(host).copied();
        let Some(at) = known.or_else(|| problem.and_then(|_| self.device(host))) else { return };
        let number = self.triage.lines;
        let Some(device) = self.triage.devices.get_mut(at) else { return };
        let before = device.rejects();
        if let Some(problem) = problem {
            device.lines.1 = number;
            if device.lines.0 == 0 {
                device.lines.0 = number;
            }
            if problem.missing_root() {
                device.connected_after = false;
                device.solved = None;
            }
            match device.problems.iter_mut().find(|log| log.problem == problem) {
                Some(log) => {
                    log.count += 1;
                    log.first = earlier(log.first, time);
                    log.last = later(log.last, time);
                }
                None => device.problems.push(ProblemLog { problem, count: 1, first: time, last: time }),
            }
        } else if text::connected(&lower) {
            if device.solved.is_none() && device.problems.iter().any(|log| log.problem.missing_root()) {
                device.solved = time;
            }
            device.connected_after = true;
            if device.account.is_empty()
                && let Some(account) = text::account(message)
            {
                device.account = account.chars().take(NAME).collect();
            }
        }
        if device.peer.is_empty()
            && let Some(peer) = text::peer(message)
        {
            peer.clone_into(&mut device.peer);
        }
        if device.mac.is_none() {
            device.mac = text::mac(message);
        }
        match (before, device.rejects()) {
            (false, true) => self.rejecting += 1,
            (true, false) => self.rejecting -= 1,
            _ => {}
        }
    }

    /// A new entry for a device; `None` if there is no room for more.
    fn device(&mut self, host: &str) -> Option<usize> {
        if self.triage.devices.len() >= DEVICES {
            self.triage.more_devices += 1;
            return None;
        }
        let at = self.triage.devices.len();
        self.triage.devices.push(DeviceLog { host: host.to_owned(), mac: text::mac(host), ..DeviceLog::default() });
        self.index.insert(host.to_owned(), at);
        Some(at)
    }
}

fn earlier(a: Option<NaiveDateTime>, b: Option<NaiveDateTime>) -> Option<NaiveDateTime> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

fn later(a: Option<NaiveDateTime>, b: Option<NaiveDateTime>) -> Option<NaiveDateTime> {
    a.max(b)
}

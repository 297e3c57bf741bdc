//! Every sample log gives the findings written down in `expected.csv`.

#![expect(clippy::expect_used, reason = "a test that cannot read its data has failed")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use switchover::import::syslog::{Triage, read, read_watched, recognize};
use switchover::import::{FindingCode, Progress, Silent};
use switchover::model::{Day, TlsProblem};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/syslog")
}

fn today() -> Day {
    Day::from_ymd(2026, 11, 23).expect("a day")
}

fn triage(bytes: &[u8]) -> Triage {
    read(bytes, bytes.len() as u64, today(), &Silent).expect("memory can be read").expect("nobody cancels")
}

fn load(name: &str) -> Triage {
    triage(&std::fs::read(folder().join(name)).expect("the sample is there"))
}

/// The name of a host as `expected.csv` writes it.
fn host(name: &str) -> &str {
    if name.starts_with("(no host") { "" } else { name.trim_end_matches(" (Latin-1 bytes)") }
}

#[test]
fn every_sample_gives_its_expected_findings() {
    let mut reader = csv::Reader::from_path(folder().join("expected.csv")).expect("expected.csv");
    let mut files: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for row in reader.records() {
        let row: Vec<String> = row.expect("a row").iter().map(str::to_owned).collect();
        files.entry(row[0].clone()).or_default().push(row);
    }
    assert_eq!(files.len(), 13, "all samples are listed");
    let mut wrong = Vec::new();
    for (file, rows) in &files {
        let found = load(file);
        if found.lines.to_string() != rows[0][1] {
            wrong.push(format!("{file}: {} lines instead of {}", found.lines, rows[0][1]));
        }
        let mut got: Vec<[String; 5]> = Vec::new();
        for device in &found.devices {
            for log in &device.problems {
                let time = |time: Option<chrono::NaiveDateTime>| {
                    time.map(|time| time.format("%Y-%m-%dT%H:%M:%S").to_string()).unwrap_or_default()
                };
                let row = [
                    device.host.clone(),
                    log.problem.to_string(),
                    log.count.to_string(),
                    time(log.first),
                    time(log.last),
                ];
                got.push(row);
            }
        }
        let mut want: Vec<[String; 5]> = rows
            .iter()
            .filter(|row| row[3] != "none")
            .map(|row| [host(&row[2]).to_owned(), row[3].clone(), row[4].clone(), row[5].clone(), row[6].clone()])
            .collect();
        got.sort();
        want.sort();
        if got != want {
            wrong.push(format!("{file}:\n  got  {got:?}\n  want {want:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_later_registration_solves_a_missing_root() {
    let solved = |file: &str, host: &str| {
        let found = load(file);
        let device = found.devices.iter().find(|device| device.host == host).expect("the device").clone();
        (device.rejects(), device.solved.map(|time| time.to_string()).unwrap_or_default())
    };
    assert_eq!(solved("single-phone-issuer-missing.log", "430HD-EG-014"), (false, "2026-11-12 09:42:20".to_owned()));
    assert_eq!(solved("fleet-mixed.log", "420HD-OG-003"), (false, "2026-11-20 06:36:40".to_owned()));
    assert_eq!(solved("fleet-mixed.log", "430HD-EG-014"), (true, String::new()));
    assert_eq!(solved("sbc-trunk.log", "sbc1-koeln"), (false, "2026-04-02 06:11:00".to_owned()));
    assert_eq!(solved("utf16le.log", "440HD-EG-002"), (false, "2026-11-18 06:09:00".to_owned()));
    // Registering over UDP shows nothing about certificates.
    assert!(load("polycom-style.log").devices[0].rejects());
}

#[test]
fn peers_and_lines_are_kept_and_bad_heads_counted() {
    let found = load("single-phone-issuer-missing.log");
    assert_eq!(found.devices[0].peer, "sip-edge.example.com");
    assert_eq!(found.devices[0].account, "empfang@example.com");
    assert_eq!(found.devices[0].lines, (2, 11));
    assert_eq!(load("rfc5424-mixed.log").malformed, 2);
    assert_eq!((load("wrapped-lines.log").lines, load("wrapped-lines.log").records), (7, 5));
    let broken = load("broken-encoding.log");
    assert_eq!(broken.encoding, "UTF-8 + Windows-1252");
    let foreign = broken.findings.iter().find(|finding| finding.code == FindingCode::LinesForeign);
    assert_eq!(foreign.map(|finding| finding.detail.as_str()), Some("2"), "{:?}", broken.findings);
    assert_eq!(load("utf16le.log").encoding, "UTF-16LE");
    assert!(load("truncated-last-line.log").last_cut);
}

#[test]
fn what_is_no_log_says_so() {
    let codes = |name: &str| load(name).findings.iter().map(|finding| finding.code).collect::<Vec<_>>();
    assert_eq!(codes("empty.log"), [FindingCode::Empty]);
    assert_eq!(codes("not-a-syslog.txt"), [FindingCode::NotSyslog]);
    assert_eq!(codes("healthy.log"), []);
    for entry in std::fs::read_dir(folder()).expect("the folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        let log = !["not-a-syslog.txt", "expected.csv"].contains(&name.as_str());
        assert_eq!(recognize(&name, &std::fs::read(&path).expect("a file")), log, "{name}");
    }
    assert!(!recognize("phones.csv", b"Name;Modell\nA;430HD\n"));
}

/// Counts what is reported, and cancels after some of it.
struct Counting {
    reports: AtomicU64,
    until: u64,
}

impl Progress for Counting {
    fn report(&self, _done: u64, _total: u64) -> bool {
        self.reports.fetch_add(1, Ordering::Relaxed) + 1 < self.until
    }
}

/// A log of any length that is made while it is read.
struct Endless {
    line: Vec<u8>,
    left: u64,
    at: usize,
}

impl std::io::Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        for byte in &mut buffer[..count] {
            *byte = self.line[self.at];
            self.at = (self.at + 1) % self.line.len();
        }
        self.left -= count as u64;
        Ok(count)
    }
}

fn endless(bytes: u64) -> Endless {
    let line =
        b"Nov 20 06:30:05 430HD-EG-014 user.err syslog[462]: 61 [Voip] server cert is invalid. ctx->error=20 x\n";
    Endless { line: line.to_vec(), left: bytes, at: 0 }
}

#[test]
fn a_long_log_reports_progress_and_can_be_cancelled() {
    let size = 24 << 20;
    let all = Counting { reports: AtomicU64::new(0), until: u64::MAX };
    let found = read(endless(size), size, today(), &all).expect("read").expect("not cancelled");
    assert_eq!(found.bytes, size);
    assert_eq!(found.devices.len(), 1);
    assert!(all.reports.load(Ordering::Relaxed) >= 20);
    let few = Counting { reports: AtomicU64::new(0), until: 3 };
    assert!(read(endless(size), size, today(), &few).expect("read").is_none());
    assert_eq!(few.reports.load(Ordering::Relaxed), 3);
}

#[test]
fn problems_have_the_names_they_are_stored_under() {
    for text in ["20", "renew_root", "protocol_version", "alert_unknown_ca", "untrusted", "unknown"] {
        assert_eq!(text.parse::<TlsProblem>().expect("a problem").to_string(), text);
    }
    assert!("twenty".parse::<TlsProblem>().is_err());
}

/// A log of so many phones that reject a certificate, one after the other, larger than what is read between two reports.
fn long_log(phones: usize) -> String {
    use std::fmt::Write as _;
    let mut log = String::new();
    for phone in 0..phones {
        let _ = writeln!(
            log,
            "<131>Nov 18 09:{:02}:{:02} phone-{phone:04} app: SSL alert write:fatal:unknown CA, peer sip.example.com",
            phone / 60 % 60,
            phone % 60
        );
        for line in 0..200 {
            let _ = writeln!(log, "<134>Nov 18 09:{:02}:00 phone-{phone:04} app: keepalive {line}", phone / 60 % 60);
        }
    }
    log
}

#[test]
fn a_log_says_what_it_found_while_it_is_read() {
    let log = long_log(400);
    let mut seen = Vec::new();
    let bytes = log.len() as u64;
    let found = read_watched(log.as_bytes(), bytes, today(), &Silent, &mut |glimpse| seen.push(glimpse))
        .expect("memory can be read")
        .expect("nobody cancels");
    assert!(seen.len() >= 3, "{} reports of {bytes} bytes", seen.len());
    assert!(seen.windows(2).all(|pair| pair[0].bytes < pair[1].bytes && pair[0].rejecting < pair[1].rejecting));
    let rejecting = found.devices.iter().filter(|device| device.rejects()).count() as u64;
    assert_eq!(rejecting, 400);
    let last = seen.last().expect("a report");
    assert!(last.rejecting <= rejecting && last.rejecting * 2 > rejecting);
    // The newest phone is the one whose lines were read last.
    assert_eq!(last.newest.first().map(|(host, _)| host.clone()), Some(format!("phone-{:04}", last.rejecting - 1)));
}

#[test]
fn the_window_sees_a_log_while_it_is_read_and_a_cancel_keeps_nothing() {
    use switchover::session::{Readings, Watched, read_log};
    struct Cancel<'a>(&'a Watched, AtomicU64);
    impl Progress for Cancel<'_> {
        fn report(&self, _done: u64, _total: u64) -> bool {
            let log = self.0.now().expect("it is being read");
            self.1.store(log.so_far.rejecting, Ordering::Relaxed);
            log.so_far.rejecting == 0
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.log");
    std::fs::write(&path, long_log(200)).expect("the log is written");
    let watched = Watched::default();
    let mut readings = Readings::default();
    let cancel = Cancel(&watched, AtomicU64::new(0));
    {
        let _forget = watched.until_dropped();
        let lang = switchover::i18n::Lang::En;
        assert!(read_log(&path, lang, today(), (&cancel, &watched), &mut readings).is_none());
        assert_eq!(watched.now().map(|log| log.file), Some("long.log".to_owned()));
    }
    assert!(cancel.1.load(Ordering::Relaxed) > 0);
    assert!(watched.now().is_none(), "nothing is shown any more");
    assert!(readings.logs.is_empty() && readings.noticed.is_empty(), "nothing of it is kept");
}

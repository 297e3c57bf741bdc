//! The program from a shell: what it prints, what it writes, how it ends.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn switchover(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_switchover")).args(arguments).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the output is UTF-8")
}

fn inventories() -> Vec<PathBuf> {
    let folder = Path::new("examples/brennhold");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// Imports the sample fleet and returns the plan file.
fn sample_plan(folder: &Path) -> String {
    let plan = folder.join("brennhold.switchover").display().to_string();
    let files: Vec<String> = inventories().iter().map(|path| path.display().to_string()).collect();
    let mut arguments = vec!["import", "-o", &plan, "--as-of", "2026-11-23", "--lang", "en"];
    arguments.extend(files.iter().map(String::as_str));
    let output = switchover(&arguments);
    assert_ne!(output.status.code(), Some(2), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("phones"), "{}", text(&output.stdout));
    plan
}

fn json(arguments: &[&str]) -> Value {
    let output = switchover(arguments);
    assert_ne!(output.status.code(), Some(2), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("the output is JSON")
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().map(|object| object.keys().map(String::as_str).collect()).unwrap_or_default()
}

#[test]
fn check_reports_every_file_and_writes_nothing() {
    let file = "examples/brennhold/teams-admin-center-ip-phones.csv";
    let found = json(&["check", file, "--json"]);
    assert_eq!(keys(&found), ["files", "fleet"]);
    let report = &found["files"][0];
    let mut known = keys(report);
    known.sort_unstable();
    let mut documented = vec![
        "path",
        "kind",
        "encoding",
        "delimiter",
        "header_row",
        "columns",
        "records",
        "devices",
        "merged",
        "rejected",
        "not_phones",
        "unknown_model",
        "findings",
    ];
    documented.sort_unstable();
    assert_eq!(known, documented);
    assert_eq!((report["records"].as_u64(), report["devices"].as_u64()), (Some(123), Some(120)));
    assert_eq!((report["kind"].as_str(), report["delimiter"].as_str()), (Some("csv"), Some(",")));
    let products = found["fleet"]["by_product"].as_object().unwrap();
    let classes = found["fleet"]["by_class"].as_object().unwrap();
    let sum: u64 = classes.values().filter_map(Value::as_u64).sum();
    assert_eq!(Some(sum), found["fleet"]["devices"].as_u64());
    assert!(products.keys().all(|name| name.contains(' ')), "products are named by vendor and model");
}

#[test]
fn errors_in_the_input_are_listed_and_end_with_status_one() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("gone.csv").display().to_string();
    let output = switchover(&["check", &missing, "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("gone.csv"), "{}", text(&output.stdout));

    let plan = folder.path().join("x.switchover");
    let output = switchover(&["import", &missing, "-o", &plan.display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!plan.exists(), "nothing was read, so nothing is written");
}

#[test]
fn what_cannot_run_ends_with_status_two_and_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let no_plan = folder.path().join("no.switchover").display().to_string();
    std::fs::write(&no_plan, "name;mac\n").unwrap();
    for arguments in
        [&["budget", &no_plan][..], &["timeline", "gone.switchover"], &["export", &no_plan, "-o", "x.docx"]]
    {
        let output = switchover(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(text(&output.stderr).trim().lines().count(), 1, "{}", text(&output.stderr));
    }
    assert_eq!(switchover(&["check"]).status.code(), Some(2));
    assert_eq!(switchover(&["--help"]).status.code(), Some(0));
}

#[test]
fn the_sample_fleet_becomes_a_plan_with_timeline_and_budget() {
    let folder = tempfile::tempdir().unwrap();
    let plan = sample_plan(folder.path());
    let timeline = json(&["timeline", &plan, "--json", "--as-of", "2026-11-23"]);
    let devices = timeline["devices"].as_u64().unwrap();
    let cohorts: u64 = timeline["cohorts"].as_array().unwrap().iter().filter_map(|lane| lane["devices"].as_u64()).sum();
    assert_eq!(cohorts, devices);
    for row in timeline["states"].as_array().unwrap() {
        let sum: u64 = ["supported", "best_effort", "unsupported", "replaced", "unknown"]
            .iter()
            .filter_map(|key| row[key].as_u64())
            .sum();
        assert_eq!(sum, devices, "every device is in one state on {}", row["date"]);
    }

    let budget = json(&["budget", &plan, "--json", "--as-of", "2026-11-23", "--scenario", "replace all"]);
    assert_eq!(budget["scenario"].as_str(), Some("Replace all"));
    let lines: i64 = budget["lines"].as_array().unwrap().iter().filter_map(|line| line["amount_minor"].as_i64()).sum();
    let total = budget["totals"]["total_minor"].as_i64().unwrap();
    let sum =
        |key: &str| -> i64 { budget["totals"][key].as_object().unwrap().values().filter_map(Value::as_i64).sum() };
    assert_eq!((lines, sum("by_fiscal_year"), sum("by_category")), (total, total, total));
    assert!(total > 0);

    // The sum is a lower bound; what is missing comes with what hangs on it.
    let arguments = ["budget", &plan, "--as-of", "2026-11-23", "--scenario", "do nothing", "--lang", "en"];
    let shown = text(&switchover(&arguments).stdout);
    let nothing = json(&[&arguments[..], &["--json"]].concat());
    let missing = nothing["missing"].as_array().unwrap();
    assert!(!missing.is_empty());
    for missing in missing {
        let (what, quantity) = (missing["text"].as_str().unwrap(), missing["quantity"].as_u64().unwrap());
        let units = if quantity == 1 { "1 unit".to_owned() } else { format!("{quantity} units") };
        let line = shown.lines().find(|line| line.contains(what)).unwrap_or_else(|| panic!("{what}: {shown}"));
        assert!(line.replace(',', "").contains(&format!("({units} from")), "{line}");
    }

    let unknown = switchover(&["budget", &plan, "--scenario", "no such", "--lang", "en"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("Replace all"), "the names there are, are listed");
}

#[test]
fn exports_are_whole_files_and_the_same_every_time() {
    let folder = tempfile::tempdir().unwrap();
    let plan = sample_plan(folder.path());
    for (kind, begins) in [("csv", &b"\xef\xbb\xbf"[..]), ("xlsx", b"PK\x03\x04"), ("ics", b"BEGIN:VCALENDAR\r\n")] {
        let files = ["a", "b"].map(|name| folder.path().join(format!("{name}.{kind}")));
        for file in &files {
            let output = switchover(&["export", &plan, "-o", &file.display().to_string(), "--as-of", "2026-11-23"]);
            assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        }
        let [first, second] = files.map(|file| std::fs::read(file).unwrap());
        assert!(first.starts_with(begins), "{kind}");
        assert!(first == second, "{kind} differs between two runs");
    }
    let calendar = text(&std::fs::read(folder.path().join("a.ics")).unwrap());
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), calendar.matches("BEGIN:VALARM").count());
    assert!(calendar.contains("BEGIN:VEVENT"));
}

#[test]
fn a_changed_price_shows_in_the_difference() {
    let folder = tempfile::tempdir().unwrap();
    let plan = sample_plan(folder.path());
    let same = switchover(&["diff", &plan, &plan, "--lang", "en"]);
    assert_eq!(text(&same.stdout).trim(), "Nothing has changed");
    let later = folder.path().join("later.switchover");
    let mut document = switchover::document::open(Path::new(&plan)).unwrap();
    std::sync::Arc::make_mut(&mut document.plan).prices.clear();
    switchover::document::save(&later, &document).unwrap();
    let changed = json(&["diff", &plan, &later.display().to_string(), "--json", "--lang", "en"]);
    assert!(changed["changes"].as_array().unwrap().iter().any(|line| line.as_str().unwrap().starts_with("Price of ")));
    assert!(changed["total_before_minor"].as_i64() > changed["total_after_minor"].as_i64());
}

#[test]
fn check_says_what_certificates_and_logs_hold() {
    let found = json(&[
        "check",
        "tests/data/certificates/own-chain-full.pem",
        "examples/brennhold/price-list.csv",
        "tests/data/syslog/fleet-mixed.log",
        "--json",
        "--as-of",
        "2026-11-23",
    ]);
    let kinds: Vec<&str> =
        found["files"].as_array().unwrap().iter().map(|file| file["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["certificate", "price_list", "syslog"], "in the order they were given");
    assert_eq!((found["files"][0]["records"].as_u64(), found["files"][2]["devices"].as_u64()), (Some(3), Some(7)));

    let output = switchover(&["check", "tests/data/syslog/fleet-mixed.log", "--as-of", "2026-11-23", "--lang", "en"]);
    let printed = text(&output.stdout).replace('\u{a0}', " ");
    assert!(printed.contains("430HD-EG-014: 5 × issuer not in the store"), "{printed}");
    assert_eq!(output.status.code(), Some(0));

    let output = switchover(&["check", "tests/data/certificates/bad-private-key.pem", "--lang", "de"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("privater Schlüssel"), "{}", text(&output.stdout));
}

#[test]
fn certificates_and_logs_are_imported_into_the_plan_with_the_inventories() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.switchover").display().to_string();
    let files = [
        "examples/brennhold/teams-admin-center-ip-phones.csv",
        "tests/data/certificates/own-leaf-server-only.pem",
        "tests/data/certificates/bad-private-key.pem",
        "tests/data/syslog/fleet-mixed.log",
    ];
    let mut arguments = vec!["import", "-o", &plan, "--as-of", "2026-11-23", "--lang", "en"];
    arguments.extend(files);
    let output = switchover(&arguments);
    assert_ne!(output.status.code(), Some(2), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    assert!(said.contains("bad-private-key.pem") && !said.contains("No column of devices"), "{said}");
    let timeline = json(&["timeline", &plan, "--json", "--as-of", "2026-11-23"]);
    let own: Vec<&Value> =
        timeline["events"].as_array().unwrap().iter().filter(|event| event["kind"] == "own_certificate").collect();
    assert_eq!(own.len(), 1, "the certificate of the server is tracked: {own:?}");
    let inside = std::fs::read(&plan).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(inside)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("plan.ron").unwrap(), &mut text).unwrap();
    assert!(text.contains("fleet-mixed.log") && !text.contains("PRIVATE KEY"));
}

//! The arrows between the rooms, as `src/lib.rs` shows them, and what must never be in a room.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// Which rooms a room may use, in the words of `src/lib.rs`.
const ROOMS: [(&str, &[&str]); 12] = [
    ("model", &[]),
    ("import", &["model"]),
    ("catalog", &["model"]),
    ("plan", &["model", "catalog"]),
    ("document", &["plan", "model", "catalog"]),
    ("i18n", &["model", "import", "plan", "catalog"]),
    ("chart", &["plan", "model", "catalog", "i18n"]),
    ("export", &["chart", "plan", "i18n", "model", "catalog"]),
    ("session", &["model", "import", "catalog", "plan", "document", "i18n", "chart", "export"]),
    ("cli", &["session", "model", "import", "catalog", "plan", "document", "i18n", "chart", "export"]),
    ("ui", &["session", "chart", "i18n", "plan", "model", "catalog", "import"]),
    ("app", &["ui", "session", "chart", "i18n", "model"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            files.push(path);
        }
    }
    files
}

/// The code of a file without its comments and its test module.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let production = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    production.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

fn is_test(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem == "tests") || path.components().any(|part| part.as_os_str() == "tests")
}

/// The rooms named after `crate::` in some code, also in `use crate::{a, b::c}`.
fn used(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut begin = true;
            for (index, letter) in group.char_indices() {
                match letter {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => begin = true,
                    _ if begin && depth == 0 && !letter.is_whitespace() => {
                        rooms.push(name(&group[index..]));
                        begin = false;
                    }
                    _ => {}
                }
            }
        } else {
            rooms.push(name(rest));
        }
    }
    rooms
}

#[test]
fn rooms_use_only_what_the_table_allows() {
    let mut wrong = Vec::new();
    for (room, allowed) in ROOMS {
        for path in sources(&Path::new("src").join(room)).into_iter().filter(|path| !is_test(path)) {
            for other in used(&code(&path)) {
                let is_room = ROOMS.iter().any(|(name, _)| *name == other);
                if is_room && other != room && !allowed.contains(&other.as_str()) {
                    wrong.push(format!("{}: {room} must not use {other}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_is_in_the_table() {
    for entry in fs::read_dir("src").unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            assert!(ROOMS.iter().any(|(room, _)| *room == name), "src/{name} is in no row of the table");
        }
    }
}

#[test]
fn imports_in_braces_are_seen() {
    assert_eq!(used("use crate::{app, ui::{a, b}, i18n::Lang};"), ["app", "ui", "i18n"]);
    assert_eq!(used("let x = crate::export::pdf(); mycrate::y();"), ["export"]);
}

#[test]
fn plan_and_below_know_no_window_clock_or_file() {
    let banned =
        ["egui", "eframe", "rfd::", "SystemTime", "Local::now", "Utc::now", "Instant::now", "std::fs", "File::open"];
    let mut wrong = Vec::new();
    for room in ["model", "import", "catalog", "plan"] {
        for path in sources(&Path::new("src").join(room)).into_iter().filter(|path| !is_test(path)) {
            let code = code(&path);
            wrong.extend(
                banned.iter().filter(|word| code.contains(**word)).map(|word| format!("{}: {word}", path.display())),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_session_has_no_window_and_the_window_reads_no_files() {
    for (room, banned) in [
        ("session", &["egui", "eframe", "rfd::"][..]),
        ("document", &["egui", "eframe", "rfd::", "SystemTime::now"]),
        ("chart", &["egui", "eframe", "std::fs", "SystemTime"]),
        ("ui", &["rfd::", "std::fs", "File::open", "SystemTime::now"]),
    ] {
        for path in sources(&Path::new("src").join(room)).into_iter().filter(|path| !is_test(path)) {
            let code = code(&path);
            for word in banned {
                assert!(!code.contains(word), "{}: {word}", path.display());
            }
        }
    }
}

#[test]
fn no_crate_can_open_the_network() {
    let lock = fs::read_to_string("Cargo.lock").unwrap();
    let names: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.contains(&"switchover"), "the lock file is read");
    for client in [
        "reqwest",
        "hyper",
        "ureq",
        "curl",
        "isahc",
        "attohttpc",
        "minreq",
        "surf",
        "awc",
        "h2",
        "quinn",
        "tungstenite",
        "openssl",
        "native-tls",
        "rustls",
    ] {
        assert!(!names.contains(&client), "{client} is in Cargo.lock");
    }
}

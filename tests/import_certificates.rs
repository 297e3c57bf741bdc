//! Every sample certificate is read as written down in `expected.csv`, and what is no certificate is refused with its reason.

#![expect(clippy::expect_used, reason = "a test that cannot read its data has failed")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use switchover::i18n::{Lang, finding};
use switchover::import::certificate::{Certificates, read, recognize};
use switchover::import::{FindingCode, Severity};
use switchover::model::{ChainRole, Day, Usage, Validity};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/certificates")
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).expect("the sample is there")
}

fn today() -> Day {
    Day::from_ymd(2026, 11, 23).expect("a day")
}

fn load(name: &str) -> Certificates {
    read(&bytes(name), today())
}

/// One row of `expected.csv`: file, expected, index, CN, from, to, SHA-256, id, state.
fn expected() -> BTreeMap<String, Vec<Vec<String>>> {
    let mut reader = csv::Reader::from_path(folder().join("expected.csv")).expect("expected.csv");
    let mut files: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for row in reader.records() {
        let row: Vec<String> = row.expect("a row").iter().map(str::to_owned).collect();
        files.entry(row[0].clone()).or_default().push(row);
    }
    files
}

#[test]
fn every_sample_gives_its_expected_certificates() {
    let expected = expected();
    assert!(expected.len() > 40, "all samples are listed");
    let mut wrong = Vec::new();
    for (file, rows) in &expected {
        let found = load(file);
        let errors = found.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        match rows[0][1].as_str() {
            "error" if found.any() || errors == 0 => wrong.push(format!("{file}: must be refused")),
            "ok" if errors > 0 => wrong.push(format!("{file}: {:?}", found.findings)),
            "partial" if errors != 1 => wrong.push(format!("{file}: one block is broken, not {errors}")),
            "error_or_ok" if found.found.len() != 3 => wrong.push(format!("{file}: holds three certificates")),
            _ => {}
        }
        for row in rows.iter().filter(|row| row[2] != "0") {
            let index: usize = row[2].parse().expect("an index");
            let Some((_, certificate)) = found.found.get(index - 1) else {
                wrong.push(format!("{file}: certificate {index} is missing"));
                continue;
            };
            let state = match certificate.on(today()) {
                Validity::Expired => "expired",
                Validity::NotYetValid => "not_yet_valid",
                Validity::Valid => "valid",
            };
            let time = |time: chrono::NaiveDateTime| time.format("%Y-%m-%dT%H:%M:%SZ").to_string();
            let got = [
                certificate.subject.clone(),
                time(certificate.not_before),
                time(certificate.not_after),
                certificate.sha256.clone(),
            ];
            if got.as_slice() != &row[3..7] || state != row[8] {
                wrong.push(format!("{file}, {index}: {got:?} {state} instead of {row:?}"));
            }
        }
        let listed = rows.iter().filter(|row| row[2] != "0").count();
        if rows[0][1] != "error_or_ok" && found.found.len() != listed {
            wrong.push(format!("{file}: {} certificates instead of {listed}", found.found.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_catalog_knows_the_samples_by_their_fingerprint() {
    let catalog = switchover::catalog::Catalog::builtin();
    for row in expected().values().flatten().filter(|row| !row[7].is_empty()) {
        let known = catalog.certificates.iter().find(|certificate| certificate.sha256.as_deref() == Some(&row[6]));
        assert_eq!(known.map(|certificate| certificate.id.as_str()), Some(row[7].as_str()));
    }
}

#[test]
fn bad_files_are_refused_with_their_reason_in_both_languages() {
    for (file, code) in [
        ("bad-empty.pem", FindingCode::Empty),
        ("bad-whitespace.pem", FindingCode::Empty),
        ("bad-truncated.pem", FindingCode::PemEndMissing),
        ("bad-missing-end-line.pem", FindingCode::PemEndMissing),
        ("bad-truncated.der", FindingCode::CertificateCut),
        ("bad-garbage-base64.pem", FindingCode::NotBase64),
        ("bad-valid-base64-no-asn1.pem", FindingCode::NoCertificateInside),
        ("bad-wrong-label.pem", FindingCode::NoCertificateBlock),
        ("bad-private-key.pem", FindingCode::PrivateKey),
        ("bad-certificate-request.pem", FindingCode::CertificateRequest),
        ("bad-html-page.crt", FindingCode::HtmlPage),
    ] {
        let found = load(file);
        assert_eq!(found.findings.len(), 1, "{file}: {:?}", found.findings);
        assert_eq!(found.findings[0].code, code, "{file}");
        let sentences: Vec<String> = Lang::ALL.map(|lang| finding::advice(lang, &found.findings[0])).to_vec();
        assert_ne!(sentences[0], sentences[1], "{file}");
        assert!(recognize(file, &bytes(file)), "{file} is taken for a certificate file");
    }
}

#[test]
fn nothing_of_a_private_key_is_kept_or_shown() {
    let key = bytes("bad-private-key.pem");
    let mut both = bytes("digicert-global-root-g2.pem");
    both.extend(&key);
    for (text, certificates) in [(key, 0), (both, 1)] {
        let found = read(&text, today());
        assert_eq!(found.found.len(), certificates);
        let shown = format!("{found:?}");
        let secret = String::from_utf8(text).expect("PEM is ASCII");
        let key = secret.split("PRIVATE KEY-----").nth(1).expect("the body of the key");
        for line in key.lines().filter(|line| line.len() > 20) {
            assert!(!shown.contains(line), "a line of the key is in the result");
        }
    }
    // PKCS #8 and PKCS #1 in DER: a sequence that begins with version 0.
    let der = [&[0x30, 0x82, 0x04, 0xBF, 0x02, 0x01, 0x00, 0x30, 0x0D][..], &[0xF7; 300]].concat();
    assert_eq!(read(&der, today()).findings[0].code, FindingCode::PrivateKey);
    assert!(recognize("sbc.bin", &der));
}

#[test]
fn a_broken_block_is_named_with_its_line_and_the_rest_is_read() {
    let found = load("bundle-one-broken.pem");
    let broken: Vec<_> = found.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert_eq!(broken.iter().filter_map(|finding| finding.row).collect::<Vec<_>>(), [23]);
    let star = load("bad-garbage-base64.pem");
    assert_eq!((star.findings[0].row, star.findings[0].column), (Some(2), Some(1)));
}

#[test]
fn chains_are_put_in_order_and_end_where_the_file_ends() {
    let full = load("own-chain-full.pem").chains();
    let names = |index: usize| full[index].certificates.iter().map(|one| one.subject.as_str()).collect::<Vec<_>>();
    assert_eq!(full.len(), 1);
    assert_eq!(names(0), ["sip-edge.example.com", "Example Voice Issuing CA 7", "Example Voice Root R1"]);
    assert_eq!(full[0].missing(), None);
    let roles: Vec<ChainRole> = full[0].certificates.iter().map(switchover::model::X509::role).collect();
    assert_eq!(roles, [ChainRole::Leaf, ChainRole::Issuing, ChainRole::Root]);

    let part = load("own-chain-leaf-issuer.pem");
    assert_eq!(part.chains()[0].missing(), Some("Example Voice Root R1"));
    assert!(part.findings.iter().any(|finding| finding.code == FindingCode::ChainIncomplete));

    // The same three the wrong way round, and a stranger between them.
    let mut mixed = Vec::new();
    for name in ["own-root-r1.pem", "isrg-root-x1.pem", "own-issuing-ca-7.pem", "own-leaf-server-only.pem"] {
        mixed.extend(bytes(name));
    }
    let chains = read(&mixed, today()).chains();
    assert_eq!(chains.iter().map(|chain| chain.certificates.len()).collect::<Vec<_>>(), [1, 3]);
}

#[test]
fn usages_keys_and_odd_dates_are_told() {
    let codes = |name: &str| load(name).findings.iter().map(|finding| finding.code).collect::<Vec<_>>();
    let leaf = load("own-leaf-server-and-client.pem").found[0].1.clone();
    assert_eq!(leaf.usages, [Usage::Server, Usage::Client]);
    assert_eq!((leaf.key.as_str(), leaf.role()), ("RSA 2048", ChainRole::Leaf));
    assert!(leaf.names_host("SBC-dual.example.com"));
    assert!(codes("own-leaf-server-and-client.pem").contains(&FindingCode::ClientUsage));
    assert!(codes("no-expiry-9999.pem").contains(&FindingCode::CertificateEndless));
    assert!(codes("expired-self-signed.pem").contains(&FindingCode::CertificateExpired));
    assert!(codes("not-yet-valid-self-signed.pem").contains(&FindingCode::CertificateNotYetValid));
    assert!(codes("bundle-duplicate.pem").contains(&FindingCode::CertificateRepeated));
    assert_eq!(load("microsoft-ecc-root-2017.cer").found[0].1.key, "ECC P-384");
    assert_eq!(load("bundle-duplicate.pem").chains().len(), 2);
}

#[test]
fn other_files_are_not_taken_for_certificates() {
    for (name, text) in [
        ("phones.csv", "Name;Model\nA;430HD\n"),
        ("notes.txt", "MIND the gap between certificates\n"),
        ("phones.xlsx", "PK\u{3}\u{4}"),
    ] {
        assert!(!recognize(name, text.as_bytes()), "{name}");
    }
    assert!(recognize("noname", &bytes("digicert-global-root-g2.der")));
    assert!(recognize("noname", &bytes("digicert-global-root-g2-with-text.pem")));
    assert!(recognize("noname", &bytes("bundle-3-roots.p7b")));
}

#[test]
fn no_cut_of_any_sample_panics() {
    for entry in std::fs::read_dir(folder()).expect("the folder") {
        let path = entry.expect("an entry").path();
        let bytes = std::fs::read(&path).expect("a file");
        let step = (bytes.len() / 97).max(1);
        for end in (0..bytes.len()).step_by(step) {
            let found = read(&bytes[..end], today());
            assert!(found.any() || !found.findings.is_empty(), "{} cut at {end} says nothing", path.display());
        }
    }
}

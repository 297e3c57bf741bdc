//! The certificates screen as a user works with it: import, read a log, set a cell by hand, undo.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by panicking")]

mod common;

use std::path::PathBuf;

use common::{Window, sample_files};
use egui_kittest::kittest::Queryable as _;
use switchover::plan::trust::TrustState;
use switchover::session::{CertificateEdit, Command, Edit, Screen, Selection};

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

fn window() -> Window {
    let mut window = Window::new();
    window.send(Command::OpenPaths(sample_files()));
    window.send(Command::AcceptImport);
    window.send(Command::Show(Screen::Certificates));
    window
}

#[test]
fn a_certificate_is_imported_by_the_button_and_taken_back_by_undo() {
    let mut window = window();
    window.answer(&[data("certificates/own-chain-full.pem")]);
    window.harness.get_all_by_label("Import certificate").next().expect("the button").click();
    window.settle();
    assert_eq!(window.session().plan().certificates.chains.len(), 1);
    assert!(window.harness.query_all_by_label_contains("sip-edge.example.com").next().is_some());
    assert_eq!(window.session().undo_label().as_deref(), Some("Import certificates"));
    assert_eq!(window.session().outlook().cadence.certificates.len(), 1);
    window.send(Command::Undo);
    assert!(window.session().plan().certificates.chains.is_empty());
}

#[test]
fn dropped_files_go_where_they_belong() {
    let mut window = window();
    window.send(Command::OpenPaths(vec![
        data("certificates/digicert-global-root-g2.der"),
        data("syslog/fleet-mixed.log"),
    ]));
    let plan = &window.session().plan().certificates;
    assert_eq!((plan.chains.len(), plan.logs.len()), (1, 1));
    assert_eq!(window.session().screen(), Screen::Certificates);
    assert!(window.session().workbench().is_none(), "nothing of it is an inventory");
}

#[test]
fn a_log_shows_who_rejects_and_a_named_root_reaches_the_matrix() {
    let mut window = window();
    window.answer(&[data("syslog/single-phone-issuer-missing.log"), data("syslog/fleet-mixed.log")]);
    window.send(Command::ChooseLogs);
    assert_eq!(window.session().plan().certificates.logs.len(), 2);
    let rejecting = window.session().outlook().trust.rejecting;
    assert_eq!(rejecting, 1, "430HD-EG-014 was solved on 12 November and fails again on the 20th");
    window.send(Command::Select(Selection::Log(1)));
    assert!(window.harness.query_by_label_contains("1 phone rejects a certificate").is_some());
    assert!(window.harness.query_all_by_label_contains("OpenSSL error 20").next().is_some());
}

#[test]
fn a_private_key_is_refused_and_nothing_of_it_is_in_the_plan() {
    let mut window = window();
    window.send(Command::OpenPaths(vec![data("certificates/bad-private-key.pem")]));
    let message = window.session().message().expect("a message").text.clone();
    assert!(message.contains("private key"), "{message}");
    assert!(window.session().plan().certificates.chains.is_empty());
    assert!(window.session().undo_label().is_none_or(|label| !label.contains("certificate")));
}

#[test]
fn a_cell_is_chosen_set_with_the_space_bar_and_undone() {
    let mut window = window();
    let outlook = window.session().outlook().clone();
    let row = outlook
        .trust
        .rows
        .iter()
        .find(|row| row.cells.iter().any(|cell| cell.state == TrustState::Undocumented))
        .unwrap();
    let column = row.cells.iter().position(|cell| cell.state == TrustState::Undocumented).unwrap();
    let (lane, root) = (&outlook.lanes[row.lane], &outlook.trust.roots[column]);
    let label = format!("{}, {}: not documented", lane.name, root.subject);
    window.harness.get_by_label(&label).click();
    window.harness.run_steps(3);
    assert_eq!(window.session().selection(), &Selection::Trust(lane.key.clone(), root.id.clone()));
    window.harness.key_press(egui::Key::Space);
    window.settle();
    assert_eq!(window.session().plan().certificates.trust.len(), 1);
    let cell = window.session().outlook().trust.cell(row.lane, &root.id).unwrap().clone();
    assert_eq!((cell.state, cell.own), (TrustState::Trusted, true));
    window.send(Command::Undo);
    assert!(window.session().plan().certificates.trust.is_empty());
}

#[test]
fn the_other_views_of_the_upper_half_open_and_name_their_rows() {
    let mut window = window();
    for name in ["What breaks when", "Firmware to install"] {
        window.harness.get_all_by_label(name).last().expect("the choice").click();
        window.harness.run_steps(3);
    }
    assert!(
        window.harness.query_all_by_label_contains("phones to update").next().is_some()
            || !window.session().outlook().firmware.is_empty()
    );
}

#[test]
fn own_dates_are_added_changed_and_removed() {
    let mut window = window();
    let date = |title: &str| switchover::plan::OwnDate {
        day: common::today().plus_days(40),
        title: title.to_owned(),
        lane: None,
        task: true,
        note: String::new(),
    };
    window.send(Command::Edit(Edit::Certificates(CertificateEdit::Date(None, date("Renew the trunk")))));
    assert!(window.harness.query_all_by_label_contains("Renew the trunk").next().is_some());
    window.send(Command::Edit(Edit::Certificates(CertificateEdit::Date(Some(0), date("Renew the SIP trunk")))));
    assert!(window.harness.query_all_by_label_contains("Renew the SIP trunk").next().is_some());
    window.send(Command::Edit(Edit::Certificates(CertificateEdit::RemoveDate(0))));
    assert!(window.harness.query_all_by_label_contains("Renew the SIP trunk").next().is_none());
    window.send(Command::Undo);
    assert!(window.harness.query_all_by_label_contains("Renew the SIP trunk").next().is_some());
}

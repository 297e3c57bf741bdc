//! Planning in the real window: explore the sample, change the strategy, zoom, ask why, export.
#![allow(clippy::expect_used, reason = "a test that does not find what it needs fails with the reason")]

mod common;

use common::Window;
use egui::accesskit::Toggled;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use switchover::i18n::Lang;
use switchover::plan::{Action, PriceKey, WorkKind};
use switchover::session::{Command, Edit, ExportKind, Screen, Selection, Theme};

/// The window with the sample fleet in a plan.
fn sample(lang: Lang) -> Window {
    let mut window = Window::with(lang, Theme::Light);
    window.send(Command::SetLang(lang));
    window.send(Command::ExploreSample);
    if window.session().workbench().is_some() {
        window.send(Command::AcceptImport);
    }
    assert!(window.session().outlook().devices > 0, "the sample has phones");
    window
}

fn show(window: &mut Window, screen: Screen) {
    window.send(Command::Show(screen));
    window.harness.run_steps(3);
}

/// A lane that is recommended for replacement and could be retired to a softphone as well.
fn replaceable(window: &Window) -> String {
    let outlook = window.session().outlook();
    let lane =
        outlook.lanes.iter().filter(|lane| lane.decision.action == Action::Replace).max_by_key(|lane| lane.total);
    lane.expect("the sample has phones to replace").key.clone()
}

#[test]
fn a_changed_strategy_moves_timeline_and_budget_and_undo_takes_it_back() {
    let mut window = sample(Lang::En);
    show(&mut window, Screen::Strategy);
    let key = replaceable(&window);
    window.send(Command::Select(Selection::Lane(key.clone())));
    let before = window.session().outlook().budget.total();
    let curve = window.session().outlook().curve.clone();

    // The inspector offers every action with its cost: choose another one there.
    window.harness.get_by_label_contains("Keep, ").click();
    window.settle();
    let outlook = window.session().outlook();
    let (_, lane) = outlook.lane(&key).expect("the lane is still there");
    assert_eq!((lane.decision.action, lane.own), (Action::Keep, true));
    assert!(outlook.budget.total() < before, "nothing is bought for these phones");
    assert_ne!(outlook.curve, curve, "they stay unsupported on the timeline");

    show(&mut window, Screen::Budget);
    let total = window.session().outlook().budget.total();
    let shown = format!("Total, all years: €{}", switchover::i18n::fmt::number(Lang::En, (total + 50) / 100));
    window.harness.get_by_label_contains(&shown);

    window.send(Command::Undo);
    let outlook = window.session().outlook();
    assert_eq!((outlook.budget.total(), outlook.curve == curve), (before, true));
}

#[test]
fn zooming_keys_and_rows_work_without_the_pointer() {
    let mut window = sample(Lang::En);
    show(&mut window, Screen::Timeline);
    let year = |window: &Window| window.harness.query_all_by_label("1 FY").count();
    assert_eq!(year(&window), 1);
    window.harness.get_by_label("1 FY").click();
    window.settle();
    let chosen = window.harness.get_by_label("1 FY").accesskit_node().toggled();
    assert_eq!(chosen, Some(Toggled::True), "one fiscal year is in view");
    window.harness.get_by_label("Zoom out").click();
    window.settle();
    let chosen = window.harness.get_by_label("1 FY").accesskit_node().toggled();
    assert_eq!(chosen, Some(Toggled::False), "more than a year is in view");

    window.send(Command::Select(Selection::None));
    window.harness.key_press(egui::Key::ArrowDown);
    window.settle();
    assert!(matches!(window.session().selection(), Selection::Group(_)), "the first row is a group");
    window.harness.key_press(egui::Key::ArrowDown);
    window.settle();
    assert_ne!(window.session().selection(), &Selection::None);
}

#[test]
fn the_inspector_says_why_a_lane_gets_its_action() {
    let mut window = sample(Lang::En);
    show(&mut window, Screen::Timeline);
    let key = replaceable(&window);
    window.send(Command::Select(Selection::Lane(key)));
    window.harness.get_by_label_contains("Why is “Replace” recommended?");
    let reasons = window.harness.query_all_by_label_contains("Not possible: ").count();
    assert!(reasons > 0, "actions that are not possible are listed with the reason");
    let mut german = sample(Lang::De);
    show(&mut german, Screen::Timeline);
    let key = replaceable(&german);
    german.send(Command::Select(Selection::Lane(key)));
    german.harness.get_by_label_contains("Warum wird „Ersetzen“ empfohlen?");
}

#[test]
fn an_amount_typed_in_german_changes_the_budget_and_a_wrong_one_stays_and_says_why() {
    let mut window = sample(Lang::De);
    show(&mut window, Screen::Budget);
    let before = window.session().outlook().budget.total();
    let field = "Technikerstunde";
    let kind = |window: &mut Window, text: &str| {
        window.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, field).focus();
        window.harness.run_steps(2);
        window.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        window.harness.run_steps(1);
        window.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, field).type_text(text);
        window.harness.run_steps(1);
        window.harness.key_press(egui::Key::Enter);
        window.settle();
    };
    kind(&mut window, "124,50");
    let price = window.session().plan().prices.get(&PriceKey::TechnicianHour).map(|price| price.amount.minor);
    assert_eq!(price, Some(12_450));
    assert!(window.session().outlook().budget.total() > before);

    kind(&mut window, "teuer");
    let price = window.session().plan().prices.get(&PriceKey::TechnicianHour).map(|price| price.amount.minor);
    assert_eq!(price, Some(12_450), "what cannot be read changes nothing");
    let value = window.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, field).value();
    assert_eq!(value.as_deref(), Some("teuer"), "and it is kept");
    window.harness.get_by_label_contains("gehört nicht in eine Zahl");
}

#[test]
fn a_drag_of_an_assumption_is_one_undo_step() {
    let mut window = sample(Lang::En);
    show(&mut window, Screen::Budget);
    let before = window.session().plan().clone();
    for rate in 1..20_i64 {
        window.send(Command::Edit(Edit::SetEscalation(rust_decimal::Decimal::new(rate, 3))));
    }
    window.send(Command::EndGesture);
    window.send(Command::Undo);
    assert_eq!(window.session().plan(), &before);
}

#[test]
fn missing_minutes_are_named_and_make_the_total_a_lower_bound() {
    let mut window = sample(Lang::En);
    for work in WorkKind::ALL {
        window.send(Command::Edit(Edit::SetMinutes(work, None)));
    }
    show(&mut window, Screen::Budget);
    assert!(!window.session().outlook().budget.missing.is_empty());
    window.harness.get_by_label_contains("missing, totals are lower bounds");
}

/// Lets the change of a click be drawn: the window asks for it a frame later.
fn drawn(window: &mut Window) {
    window.settle();
    window.settle();
    assert!(window.session().report_fresh());
}

#[test]
fn the_report_is_written_where_the_dialog_says() {
    let mut window = sample(Lang::En);
    show(&mut window, Screen::Report);
    let pages = window.session().report().map_or(0, |report| report.pages.len());
    let path = window.home.path().join("plan.pdf");
    window.answer(std::slice::from_ref(&path));
    window.harness.get_by_label_contains("Export PDF, ").click();
    window.settle();
    let pdf = lopdf::Document::load(&path).expect("a PDF");
    assert_eq!(pdf.get_pages().len(), pages);

    // The report has a language of its own: the preview and the file change, the window does not.
    window.harness.get_by_label("Deutsch").click();
    drawn(&mut window);
    let path = window.home.path().join("bericht.pdf");
    window.answer(std::slice::from_ref(&path));
    window.send(Command::Export(ExportKind::Pdf));
    let german = lopdf::Document::load(&path).expect("a PDF");
    let language = german.catalog().and_then(|catalog| catalog.get(b"Lang")).and_then(lopdf::Object::as_str);
    assert!(language.as_ref().is_ok_and(|language| language.starts_with(b"de")), "{language:?}");
    assert_eq!(window.session().lang(), Lang::En);

    // A section that is switched off is missing in the next one.
    let pages = window.session().report().map_or(0, |report| report.pages.len());
    window.harness.get_by_label("Show Sources").click();
    drawn(&mut window);
    let after = window.session().report().map_or(0, |report| report.pages.len());
    assert!(after < pages, "{after} of {pages} pages");
    let path = window.home.path().join("plan.xlsx");
    window.answer(std::slice::from_ref(&path));
    window.send(Command::Export(ExportKind::Xlsx));
    assert!(std::fs::read(&path).expect("a workbook").starts_with(b"PK"));
}

#[test]
fn every_planning_screen_shows_without_devices_and_leads_to_the_import() {
    let mut window = Window::new();
    window.send(Command::NewPlan);
    for screen in Screen::RAIL.into_iter().skip(1) {
        show(&mut window, screen);
        assert_eq!(window.session().screen(), screen);
    }
    show(&mut window, Screen::Strategy);
    window.harness.get_by_label_contains("Import an inventory to decide");
}

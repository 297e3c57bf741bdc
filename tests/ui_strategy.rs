//! Strategy in the real window: rules in order, rows by class and site, changes looked at before they are made, prices in place.
#![allow(clippy::expect_used, reason = "a test that does not find what it needs fails with the reason")]

mod common;

use common::Window;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use switchover::i18n::Lang;
use switchover::plan::{Action, Decision, FirmwareRule, PriceKey, Selector, State, StrategyRule};
use switchover::session::{Command, Edit, RuleEdit, Screen, Selection, Theme};

/// The window with the sample fleet on the strategy screen.
fn strategy(lang: Lang) -> Window {
    let mut window = Window::with(lang, Theme::Light);
    window.send(Command::SetLang(lang));
    window.send(Command::ExploreSample);
    if window.session().workbench().is_some() {
        window.send(Command::AcceptImport);
    }
    window.send(Command::Show(Screen::Strategy));
    window.harness.run_steps(3);
    window
}

fn mode(window: &mut Window, name: &str) {
    window.harness.get_by_label_contains("Rows: ").click();
    window.settle();
    window.harness.get_by_label(name).click();
    window.settle();
}

fn rule(when: Selector, action: Action) -> Command {
    let rule = StrategyRule { when, decision: Decision { action, ..Decision::default() }, note: String::new() };
    Command::Edit(Edit::Rules(RuleEdit::Insert(usize::MAX, rule)))
}

fn lane(key: &str) -> Selector {
    Selector { lane: Some(key.to_owned()), ..Selector::default() }
}

#[test]
fn alt_and_an_arrow_reorder_rules_and_the_first_that_matches_wins() {
    let mut window = strategy(Lang::En);
    let key = "poly-vvx411";
    window.send(rule(lane(key), Action::Softphone));
    window.send(rule(lane(key), Action::Keep));
    let rules = window.session().outlook().rules.clone();
    assert_eq!((rules[0].decides, rules[1].decides), (rules[0].matches, 0), "the second rule gets nothing");
    assert_eq!(rules[1].taken_by, [(0, rules[0].matches)]);
    mode(&mut window, "By rule");
    window.harness.get_by_label_contains("Rule 2: ").click();
    window.settle();
    window.harness.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    window.settle();
    let first = &window.session().plan().scenarios[0].rules[0];
    assert_eq!(first.decision.action, Action::Keep);
    let (_, lane) = window.session().outlook().lane(key).expect("the sample has it");
    assert_eq!(lane.decision.action, Action::Keep, "now this one wins");
    window.send(Command::Undo);
    assert_eq!(window.session().plan().scenarios[0].rules[0].decision.action, Action::Softphone);
}

#[test]
fn a_rule_can_mean_firmware_and_status() {
    let mut window = strategy(Lang::En);
    let outlook = window.session().outlook();
    let (_, vvx) = outlook.lane("poly-vvx411").expect("the sample has it");
    let all = vvx.devices;
    let versions: Vec<String> = vvx.by_firmware.iter().map(|(version, _)| version.clone()).collect();
    let newer = |a: &str, b: &str| switchover::catalog::firmware::at_least("Poly", a, b);
    let middle = versions
        .iter()
        .find(|version| versions.iter().any(|other| newer(other, version) == Some(false)))
        .expect("the sample has phones with different firmware")
        .clone();
    let below = FirmwareRule::Below(middle.clone());
    let at_least = FirmwareRule::AtLeast(middle);
    let none = FirmwareRule::Missing;
    for firmware in [below, at_least, none] {
        window.send(rule(Selector { firmware: Some(firmware), ..lane("poly-vvx411") }, Action::Keep));
    }
    let counts: Vec<u64> = window.session().outlook().rules.iter().map(|rule| rule.matches).collect();
    assert!(counts[0] > 0 && counts[1] > 0, "both kinds of firmware are in the sample: {counts:?}");
    assert!(counts.iter().sum::<u64>() <= all);
    window.send(rule(Selector { state: Some(State::Unsupported), ..Selector::default() }, Action::Softphone));
    let today = window.session().outlook().today(State::Unsupported);
    assert_eq!(window.session().outlook().rules[3].matches, today);
}

#[test]
fn all_recommendations_are_shown_with_what_they_change_before_they_are_used() {
    let mut window = strategy(Lang::En);
    window.send(rule(lane("poly-vvx411"), Action::Softphone));
    let before = window.session().outlook().budget.total();
    window.harness.get_by_label("Use all recommendations").click();
    window.settle();
    window.harness.get_by_label_contains("devices change");
    assert_eq!(window.session().outlook().budget.total(), before, "nothing has happened yet");
    window.harness.get_by_label("Discard").click();
    window.settle();
    assert_eq!(window.session().plan().scenarios[0].rules.len(), 1);
    window.harness.get_by_label("Use all recommendations").click();
    window.settle();
    window.harness.get_by_label("Apply").click();
    window.settle();
    assert!(window.session().plan().scenarios[0].rules.is_empty());
}

#[test]
fn a_class_gets_one_action_after_a_look_and_single_models_follow() {
    let mut window = strategy(Lang::En);
    mode(&mut window, "By class");
    window.harness.get_by_label_contains("Action for 3rd-party IP phone").click();
    window.settle();
    window.harness.get_by_label("Retire to softphone").click();
    window.settle();
    assert!(window.session().plan().scenarios[0].rules.is_empty(), "first it is shown");
    window.harness.get_by_label("Apply").click();
    window.settle();
    let outlook = window.session().outlook();
    let class = outlook.lane("poly-vvx411").expect("the sample has it").1.class;
    for lane in outlook.lanes.iter().filter(|lane| lane.class == class) {
        assert_eq!(lane.decision.action, Action::Softphone, "{}", lane.key);
    }
    window.send(Command::Undo);
    assert!(window.session().plan().scenarios[0].rules.is_empty(), "one step takes it back");
}

#[test]
fn a_price_typed_in_the_row_changes_the_plan() {
    let mut window = strategy(Lang::De);
    let outlook = window.session().outlook();
    let lane = outlook.lanes.iter().find(|lane| lane.unit.is_some()).expect("something has a price");
    let target = lane.decision.target.clone().expect("it is bought");
    let name = window.session().catalog().product_by_key(&target).expect("known").1.name();
    let before = outlook.budget.total();
    window.harness.get_all_by_label(&format!("Preis: {name}")).next().expect("the price of the row").click();
    window.settle();
    let field = window.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, &name);
    field.click();
    window.harness.run_steps(2);
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.harness.run_steps(1);
    window.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, &name).type_text("1.234,50");
    window.harness.run_steps(1);
    window.harness.key_press(Key::Enter);
    window.settle();
    let price = window.session().plan().prices.get(&PriceKey::Product(target)).expect("it has a price");
    assert_eq!(price.amount.minor, 123_450);
    assert!(window.session().outlook().budget.total() > before);
}

#[test]
fn f2_opens_the_actions_of_the_selected_row_and_r_goes_back_to_the_recommendation() {
    let mut window = strategy(Lang::En);
    window.send(rule(lane("poly-vvx411"), Action::Softphone));
    window.send(Command::Select(Selection::Lane("poly-vvx411".to_owned())));
    window.harness.run_steps(2);
    window.harness.key_press(Key::F2);
    window.settle();
    let softphone = window.harness.query_all_by_label("Retire to softphone").count();
    assert!(softphone > 0, "the list of actions is open");
    window.harness.key_press(Key::Escape);
    window.settle();
    window.send(Command::Select(Selection::Lane("poly-vvx411".to_owned())));
    window.harness.key_press(Key::R);
    window.settle();
    assert!(window.session().plan().scenarios[0].rules.is_empty());
}

#[test]
fn the_inspector_lists_work_and_losses_of_the_move_to_sip_gateway() {
    let mut window = strategy(Lang::De);
    window.send(Command::Select(Selection::Lane("poly-vvx411".to_owned())));
    window.harness.run_steps(3);
    window.harness.get_by_label_contains("15 Minuten");
    window.harness.get_by_label_contains("Paketen von 100 Telefonen");
    window.harness.get_by_label_contains("keine Präsenz");
    assert!(window.harness.query_all_by_label_contains("Auf der Liste von SIP Gateway").count() > 0);
}

#[test]
fn a_scenario_is_deleted_after_one_question_and_undo_brings_it_back() {
    let mut window = strategy(Lang::En);
    window.harness.get_by_label("Do nothing").click_secondary();
    window.settle();
    window.harness.get_by_label("Delete").click();
    window.settle();
    window.harness.get_by_label("Delete the scenario “Do nothing”?");
    assert_eq!(window.session().plan().scenarios.len(), 3, "the question comes first");
    window.harness.get_by_label("Delete").click();
    window.settle();
    assert_eq!(window.session().plan().scenarios.len(), 2);
    window.send(Command::Undo);
    assert_eq!(window.session().plan().scenarios[2].name, "Do nothing");
}

#[test]
fn replacements_are_those_of_today_whatever_day_is_looked_at() {
    let mut window = strategy(Lang::En);
    let offered = |window: &mut Window| {
        window.harness.get_all_by_label_contains("Target for ").next().expect("something is replaced").click();
        window.settle();
        let models: Vec<String> = window.session().catalog().products.iter().map(|known| known.model.clone()).collect();
        let shown = models.into_iter().filter(|model| window.harness.query_all_by_label(model).count() > 0);
        let shown: Vec<String> = shown.collect();
        window.harness.key_press(Key::Escape);
        window.settle();
        shown
    };
    let today = offered(&mut window);
    assert!(today.len() > 1, "{today:?}");
    // No product of the catalog is certified so late.
    window.send(Command::SetAsOf(switchover::model::Day::from_ymd(2040, 1, 1)));
    window.settle();
    assert_eq!(offered(&mut window), today);
}

#[test]
fn a_row_is_split_by_number_after_a_look_at_what_changes() {
    let mut window = strategy(Lang::En);
    let outlook = window.session().outlook();
    let lane = outlook.lanes.iter().find(|lane| lane.decision.action == Action::SipGateway && lane.devices > 3);
    let (key, name, devices) = {
        let lane = lane.expect("the sample moves phones to SIP Gateway");
        (lane.key.clone(), lane.name.clone(), lane.devices)
    };
    let row = |window: &Window, label: &str| {
        let mut found = window.harness.get_all_by_label_contains(label);
        found.next().expect("the row is there").click_secondary();
    };
    row(&window, &format!("{name}, {devices} devices, Keep via SIP Gateway"));
    window.settle();
    window.harness.get_by_label("Split by number…").click();
    window.settle();
    window.harness.get_by_label(&format!("Split {name} by number"));
    window.harness.get_by_label("What changes");
    assert!(window.session().plan().scenarios[0].rules.is_empty(), "nothing is applied yet");
    window.harness.get_by_label("Add rule").click();
    window.settle();
    let rule = window.session().plan().scenarios[0].rules[0].clone();
    assert_eq!(rule.when, Selector { first: Some(devices / 2), ..self::lane(&key) });
    let (_, split) = window.session().outlook().lane(&key).expect("it is there");
    assert_eq!(split.devices_with(rule.decision.action), devices / 2);
    assert_eq!(split.devices_with(Action::SipGateway), devices - devices / 2);
    // The inspector says which they are.
    window.send(Command::Select(Selection::Lane(key.clone())));
    window.settle();
    window.harness.get_by_label_contains("sites from A to Z");
    // Half of what is left is offered next, behind the first number.
    let rest = devices - devices / 2;
    row(&window, &format!("{name}, {devices} devices, "));
    window.settle();
    window.harness.get_by_label("Split by number…").click();
    window.settle();
    window.harness.get_by_label("Add rule").click();
    window.settle();
    let numbers: Vec<_> = window.session().plan().scenarios[0].rules.iter().map(|rule| rule.when.first).collect();
    assert_eq!(numbers, [Some(devices / 2), Some(rest / 2)]);
    let decides: Vec<u64> = window.session().outlook().rules.iter().map(|rule| rule.decides).collect();
    assert_eq!(decides, [devices / 2, rest / 2]);
}

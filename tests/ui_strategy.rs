//! Strategy in the real window: rules in order, rows by class and site, changes looked at before they are made, prices in place.
#![allow(clippy::expect_used, reason = "a test that does not find what it needs fails with the reason")]

mod common;

use common::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use switchover::i18n::Lang;
use switchover::plan::{Action, Decision, FirmwareRule, PriceKey, Selector, State, StrategyRule};
use switchover::session::{Command, Edit, RuleEdit, Screen, Selection, Theme};

/// The window with the sample fleet on the strategy screen.
fn strategy(lang: Lang) -> Window {
    let mut window = Window::with(lang, Theme::Light);
    window.explore(lang, Screen::Strategy);
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
    let sums = window.harness.get_by_label("Total").rect();
    assert!(sums.bottom() < common::WINDOW[1] - 24.0, "the sums stay in view below it: {sums:?}");
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
    let field = window.harness.get_by_role_and_label(Role::TextInput, &name);
    field.click();
    window.harness.run_steps(2);
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.harness.run_steps(1);
    window.harness.get_by_role_and_label(Role::TextInput, &name).type_text("1.234,50");
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
    press_row(&window, &format!("{name}, {devices} devices, Keep via SIP Gateway"), PointerButton::Secondary);
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
    press_row(&window, &format!("{name}, {devices} devices, "), PointerButton::Secondary);
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

/// A row of the table.
fn row_named<'a>(window: &'a Window, name: &str) -> egui_kittest::Node<'a> {
    let mut rows = window.harness.query_all_by_role(Role::Row);
    let named =
        |row: &egui_kittest::Node<'_>| row.accesskit_node().label().is_some_and(|label| label.starts_with(name));
    rows.find(named).expect("the row is there")
}

/// Presses the beginning of a row; in its middle may stand what has a menu of its own.
fn press_row(window: &Window, name: &str, button: PointerButton) {
    let pos = row_named(window, name).rect().left_center() + egui::vec2(40.0, 0.0);
    window.harness.event(egui::Event::PointerMoved(pos));
    for pressed in [true, false] {
        window.harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
    }
}

/// Chooses an entry of a list in the editor of rules.
fn pick(window: &mut Window, list: &str, entry: &str) {
    window.harness.get_by_label_contains(&format!("{list}: ")).click();
    window.settle();
    window.harness.get_by_role_and_label(Role::MenuItem, entry).click();
    window.settle();
}

#[test]
fn enter_on_a_row_lists_exactly_the_devices_of_the_model() {
    let mut window = strategy(Lang::En);
    let rows: Vec<(String, String, u64)> = {
        let lanes = window.session().outlook().lanes.iter();
        lanes
            .filter(|lane| !lane.name.is_empty())
            .map(|lane| (lane.key.clone(), lane.name.clone(), lane.devices))
            .collect()
    };
    let shown = |window: &Window| -> u64 {
        let session = window.session();
        let device = |row: &u32| session.fleet().device(switchover::model::DeviceId(*row)).expect("a device");
        session.inventory().rows.iter().map(|row| u64::from(device(row).quantity())).sum()
    };
    for (key, name, devices) in rows.iter().filter(|(key, ..)| key.starts_with("poly-cx")) {
        window.send(Command::Show(Screen::Strategy));
        press_row(&window, &format!("{name}, {devices} devices"), PointerButton::Primary);
        window.settle();
        window.harness.key_press(Key::Enter);
        window.settle();
        assert_eq!(window.session().screen(), Screen::Inventory, "{key}");
        assert_eq!(shown(&window), *devices, "{key}");
    }
    // As the budget asks for them.
    for (key, name, devices) in rows {
        window.send(Command::Filter(format!("model: \"{name}\"")));
        assert_eq!(shown(&window), devices, "{key}");
    }
}

#[test]
fn a_rule_says_for_how_many_devices_its_action_is_not_possible_and_leaves_them_undecided() {
    let mut window = strategy(Lang::En);
    let (devices, undecided) = {
        let outlook = window.session().outlook();
        let undecided: u64 = outlook.lanes.iter().map(|lane| lane.devices_with(Action::Undecided)).sum();
        (outlook.lane("poly-cx600").expect("the sample has it").1.devices, undecided)
    };
    mode(&mut window, "By rule");
    window.harness.get_by_label("New rule").click();
    window.settle();
    pick(&mut window, "Model", "Poly CX600");
    pick(&mut window, "Action", "Keep via SIP Gateway");
    assert_eq!(window.harness.query_all_by_label_contains("Target: ").count(), 0, "nothing is bought");
    let warning = format!("Not possible for {devices} devices: not on the SIP Gateway list");
    window.harness.get_by_label_contains(&warning);
    window.harness.get_by_label("Add rule").click();
    window.settle();
    let rule = window.session().plan().scenarios[0].rules[0].clone();
    assert_eq!(rule.decision, Decision { action: Action::SipGateway, ..Decision::default() }, "no target is left over");
    let (_, lane) = window.session().outlook().lane("poly-cx600").expect("it is there");
    assert_eq!(lane.by_action, [(Action::Undecided, devices)], "the bar and the row read this");
    window.harness.get_by_label(&format!("Not decided {}", undecided + devices));
    // The inspector and the row say the same.
    window.send(Command::Select(Selection::Lane("poly-cx600".to_owned())));
    window.settle();
    window.harness.get_by_label_contains("Rule 1, Keep via SIP Gateway: not possible");
    mode(&mut window, "By model");
    row_named(&window, &format!("Poly CX600, {devices} devices, Not decided"));
}

#[test]
fn a_firmware_condition_without_its_version_is_never_left_out() {
    let mut window = strategy(Lang::En);
    mode(&mut window, "By rule");
    window.harness.get_by_label("New rule").click();
    window.settle();
    let can_be_added = |window: &Window| !window.harness.get_by_label("Add rule").accesskit_node().is_disabled();
    assert!(can_be_added(&window));
    pick(&mut window, "Firmware", "older than");
    assert!(!can_be_added(&window), "the version is not there yet");
    assert!(window.harness.query_all_by_label_contains("Write a version").count() > 0);
    window.harness.get_by_label("Add rule").click();
    window.settle();
    assert!(window.session().plan().scenarios[0].rules.is_empty());
    window.harness.get_by_role_and_label(Role::TextInput, "Version").click();
    window.harness.run_steps(2);
    window.harness.get_by_role_and_label(Role::TextInput, "Version").type_text("5.9.5");
    window.settle();
    assert!(can_be_added(&window));
    assert_eq!(window.harness.query_all_by_label_contains("Write a version").count(), 0);
    window.harness.get_by_label("Add rule").click();
    window.settle();
    let rule = window.session().plan().scenarios[0].rules[0].clone();
    assert_eq!(rule.when.firmware, Some(FirmwareRule::Below("5.9.5".to_owned())));
}

#[test]
fn the_inspector_of_a_model_with_two_actions_shows_both_and_a_choice_sets_all() {
    let mut window = strategy(Lang::En);
    let key = "poly-vvx411";
    let (all, site, here) = {
        let (_, lane) = window.session().outlook().lane(key).expect("the sample has it");
        let (site, here) = lane.by_site.iter().find(|(site, _)| !site.is_empty()).expect("it has a site").clone();
        (lane.devices, site, here)
    };
    window.send(rule(Selector { site: Some(site), ..lane(key) }, Action::Replace));
    window.send(Command::Select(Selection::Lane(key.to_owned())));
    window.settle();
    let chosen = |window: &Window| {
        let cards = window.harness.query_all_by_role(Role::RadioButton);
        let on = |node: &egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.toggled() == Some(egui::accesskit::Toggled::True) || node.is_selected() == Some(true)
        };
        let name = |node: egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
        cards.filter(on).map(name).collect::<Vec<_>>()
    };
    assert!(chosen(&window).is_empty(), "no card holds for all: {:?}", chosen(&window));
    window.harness.get_by_label_contains(&format!("A choice sets all {all} of them"));
    window.harness.get_by_label_contains(&format!("{here} of {all}, choosing it changes {} devices", all - here));
    window.harness.get_by_label_contains(&format!("{} of {all}, choosing it changes {here} devices", all - here));
    window.harness.get_by_label("Replace: work and consequences");
    window.harness.get_by_label("Keep via SIP Gateway: work and consequences");
    // On another screen the plan of the model has both.
    window.send(Command::Show(Screen::Timeline));
    window.settle();
    assert!(window.harness.query_all_by_label(&format!("{here} of {all}")).count() > 0);
    window.send(Command::Show(Screen::Strategy));
    window.settle();
    // A click changes what the heading speaks of: all devices.
    window.harness.get_by_label_contains("Retire to softphone, €").click();
    window.settle();
    let (_, lane) = window.session().outlook().lane(key).expect("it is there");
    assert_eq!(lane.by_action, [(Action::Softphone, all)]);
    assert_eq!(window.session().plan().scenarios[0].rules.len(), 1, "the rule for the site is gone with it");
    assert_eq!(chosen(&window).len(), 1);
    window.send(Command::Undo);
    let (_, lane) = window.session().outlook().lane(key).expect("it is there");
    assert_eq!(lane.devices_with(Action::Replace), here, "one step takes it back");
    // So does the recommendation.
    window.harness.get_by_label("Use recommendation").click();
    window.settle();
    let (_, lane) = window.session().outlook().lane(key).expect("it is there");
    assert_eq!(lane.by_action, [(Action::SipGateway, all)]);
}

#[test]
fn arrows_and_enter_choose_in_the_menu_that_f2_opens_and_leave_the_table_alone() {
    let mut window = strategy(Lang::En);
    let key = "poly-vvx411";
    let devices = window.session().outlook().lane(key).expect("the sample has it").1.devices;
    let row = format!("Poly VVX411, {devices} devices");
    row_named(&window, &row).click();
    window.settle();
    window.harness.key_press(Key::F2);
    window.settle();
    let press = |window: &mut Window, key| {
        window.harness.key_press(key);
        window.settle();
    };
    press(&mut window, Key::ArrowDown);
    assert_eq!(*window.session().selection(), Selection::Lane(key.to_owned()), "the table stays where it is");
    press(&mut window, Key::Enter);
    assert_eq!(window.session().screen(), Screen::Strategy, "Enter chooses and lists no devices");
    let first = window.session().plan().scenarios[0].rules.first().map(|rule| rule.decision.action);
    assert_eq!(first, Some(Action::Keep), "the first entry");
    // The table has the keyboard again.
    press(&mut window, Key::ArrowDown);
    assert_ne!(*window.session().selection(), Selection::Lane(key.to_owned()));
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::F2);
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::Escape);
    assert_eq!(window.harness.query_all_by_role(Role::MenuItem).count(), 0, "Escape closes");
    assert_eq!(window.session().plan().scenarios[0].rules.len(), 1, "and chooses nothing");
    // The same in the context menu of a row.
    press_row(&window, &row, PointerButton::Secondary);
    window.settle();
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    assert!(window.session().plan().scenarios[0].rules.is_empty(), "“Use recommendation” is the second entry");
    assert_eq!(*window.session().selection(), Selection::Lane(key.to_owned()));
}

#[test]
fn a_list_of_the_budget_is_chosen_from_with_the_keyboard() {
    let mut window = strategy(Lang::De);
    window.send(Command::Show(Screen::Budget));
    window.settle();
    window.harness.get_by_role_and_label(Role::RadioButton, "Finanzen").click();
    window.settle();
    window.harness.get_by_label_contains("Methode: ").scroll_to_me();
    window.settle();
    window.harness.get_by_label_contains("Methode: ").click();
    window.settle();
    for key in [Key::ArrowDown, Key::ArrowDown, Key::Enter] {
        window.harness.key_press(key);
        window.settle();
    }
    assert!(window.session().plan().finance.depreciation.is_some(), "the second entry is a method");
    assert_eq!(window.harness.query_all_by_role(Role::MenuItem).count(), 0, "and the list is closed");
    // The list has the keyboard still: Enter opens it again.
    window.harness.key_press(Key::Enter);
    window.settle();
    assert!(window.harness.query_all_by_role(Role::MenuItem).count() > 1);
}

#[test]
fn all_entries_of_a_menu_are_as_wide_as_the_widest() {
    let mut window = strategy(Lang::De);
    window.harness.get_by_label("Maßnahme für Poly CX600").click();
    window.settle();
    let entries = window.harness.query_all_by_role(Role::MenuItem);
    let widths: Vec<f32> = entries.map(|entry| entry.rect().width()).collect();
    assert!(widths.len() > 4, "{widths:?}");
    assert!(widths.iter().all(|width| (width - widths[0]).abs() < 0.5), "{widths:?}");
}

#[test]
fn no_column_and_no_entry_of_the_legend_is_cut_however_many_actions_there_are() {
    for (lang, size) in
        [Lang::En, Lang::De].into_iter().flat_map(|lang| [(lang, [1440.0, 900.0]), (lang, [1280.0, 720.0])])
    {
        let mut window = Window::sized(lang, Theme::Light, size);
        window.send(Command::SetLang(lang));
        window.send(Command::ExploreSample);
        if window.session().workbench().is_some() {
            window.send(Command::AcceptImport);
        }
        window.send(Command::Show(Screen::Strategy));
        window.send(rule(lane("poly-cx500"), Action::Softphone));
        window.send(rule(lane("poly-cx700"), Action::Keep));
        // The left edge of the inspector, by the title of its first section; beyond the window if there is none.
        let title = if lang == Lang::De { "Maßnahme, Kosten über alle Jahre" } else { "Action, cost over all years" };
        let edge = |window: &Window| {
            let found = window.harness.query_all_by_label(title).next();
            found.map_or(size[0], |title| title.rect().left() - 14.0)
        };
        window.send(Command::Select(Selection::Lane("poly-cx600".to_owned())));
        window.settle();
        let before = edge(&window);
        window.send(Command::Select(Selection::Lane("poly-vvx411".to_owned())));
        window.settle();
        assert_eq!(edge(&window), before, "{lang:?} {size:?}: the inspector keeps its width");
        let right = before + 0.5;
        let table = window.harness.get_by_role(Role::Table).rect();
        assert!(table.right() <= right, "{lang:?} {size:?}: the table ends at {}, the pane at {right}", table.right());
        let actions = window.session().outlook().by_action();
        assert!(actions.len() > 5);
        for (action, devices) in actions {
            let name = switchover::i18n::reason::action(lang, action);
            let number = switchover::i18n::fmt::number(lang, devices);
            let entry = window.harness.get_by_label(&format!("{name} {number}")).rect();
            assert!(entry.right() <= right, "{lang:?} {size:?}: {name} ends at {}", entry.right());
        }
    }
}

#[test]
fn a_sum_without_the_price_it_needs_is_marked_as_a_lower_bound() {
    let mut window = strategy(Lang::En);
    let (key, target) = {
        let lanes = &window.session().outlook().lanes;
        let lane = lanes.iter().find(|lane| lane.decision.action == Action::Replace && lane.unit.is_some());
        let lane = lane.expect("something is bought");
        (lane.key.clone(), lane.decision.target.clone().expect("a target"))
    };
    window.send(Command::Select(Selection::Lane(key.clone())));
    window.settle();
    let total = |window: &Window| {
        let (_, lane) = window.session().outlook().lane(&key).expect("it is there");
        let money = switchover::model::Money::new(lane.total, window.session().plan().settings.currency);
        switchover::i18n::fmt::money_whole(Lang::En, money)
    };
    window.harness.get_by_label(&format!("Replace, {}", total(&window)));
    window.send(Command::Edit(Edit::SetPrice(PriceKey::Product(target.clone()), None)));
    window.settle();
    let (_, lane) = window.session().outlook().lane(&key).expect("it is there");
    assert_eq!(lane.decision.target.as_deref(), Some(target.as_str()), "clearing a price moves no device");
    let bound = format!("{}\u{a0}+", total(&window));
    window.harness.get_by_label(&format!("Replace, {bound}"));
    assert!(window.harness.query_all_by_label(&bound).count() > 0, "the row and the inspector say it, too");
}

//! Fields of the budget in the real window: what typing, leaving, cancelling and pointing do, and what wrong input says.
#![allow(clippy::expect_used, reason = "a test that does not find what it needs fails with the reason")]

mod common;

use common::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rust_decimal::Decimal;
use switchover::chart::{Face, metrics::text_width};
use switchover::i18n::Lang;
use switchover::model::{Currency, Day, Money};
use switchover::plan::{Assumptions, Discount, FixedContingency, PriceKey, WorkKind};
use switchover::session::{Command, Edit, Screen, Theme};

/// The window with the sample fleet on the budget screen.
fn budget(lang: Lang) -> Window {
    budget_in(lang, common::WINDOW)
}

fn budget_in(lang: Lang, size: [f32; 2]) -> Window {
    let mut window = Window::sized(lang, Theme::Light, size);
    window.explore(lang, Screen::Budget);
    window
}

fn tab(window: &mut Window, name: &str) {
    window.harness.get_by_role_and_label(Role::RadioButton, name).click();
    window.settle();
}

fn press(window: &mut Window, key: Key) {
    window.harness.key_press(key);
    window.settle();
}

/// Enters a field as the Tab key does, and types.
fn enter(window: &mut Window, label: &str, text: &str) {
    window.harness.get_by_role_and_label(Role::TextInput, label).focus();
    window.harness.run_steps(2);
    write(window, text);
}

/// Types into the field that has the keyboard.
fn write(window: &mut Window, text: &str) {
    window.harness.event(egui::Event::Text(text.to_owned()));
    window.harness.run_steps(1);
}

/// Empties a field that has been entered.
fn clear(window: &mut Window, label: &str) {
    window.harness.get_by_role_and_label(Role::TextInput, label).focus();
    window.harness.run_steps(2);
    press(window, Key::Backspace);
    press(window, Key::Enter);
}

fn shown(window: &Window, label: &str) -> String {
    window.harness.get_by_role_and_label(Role::TextInput, label).value().unwrap_or_default()
}

fn assumed(window: &Window) -> &Assumptions {
    &window.session().plan().scenarios[0].assumptions
}

fn minutes(window: &Window, work: WorkKind) -> Option<Decimal> {
    assumed(window).minutes.get(&work).copied()
}

#[test]
fn escape_brings_back_what_was_there_even_after_wrong_text() {
    let mut window = budget(Lang::En);
    let before = window.session().plan().clone();
    let written = shown(&window, "Headset");
    enter(&mut window, "Headset", "777");
    assert_eq!(shown(&window, "Headset"), "777");
    press(&mut window, Key::Escape);
    assert_eq!(shown(&window, "Headset"), written);
    assert_eq!(window.session().plan(), &before, "amount, source and dates are untouched");

    enter(&mut window, "Headset", "abc");
    press(&mut window, Key::Enter);
    window.harness.get_by_label_contains("does not belong into a number");
    assert_eq!(shown(&window, "Headset"), "abc", "it is kept");
    enter(&mut window, "Headset", "d");
    press(&mut window, Key::Escape);
    assert_eq!(shown(&window, "Headset"), written);
    assert_eq!(window.harness.query_all_by_label_contains("does not belong").count(), 0);
    assert_eq!(window.session().plan(), &before);

    tab(&mut window, "Prices");
    for field in ["Valid until", "Source"] {
        let written = shown(&window, field);
        enter(&mut window, field, "1 Jan 2030");
        press(&mut window, Key::Escape);
        assert_eq!(shown(&window, field), written, "{field}");
    }
    assert_eq!(window.session().plan(), &before);
}

#[test]
fn a_field_that_is_entered_is_selected_so_that_typing_replaces_it() {
    let mut window = budget(Lang::En);
    window.send(Command::Edit(Edit::SetMinutes(WorkKind::Swap, Some(Decimal::from(15)))));
    window.send(Command::Edit(Edit::SetMinutes(WorkKind::GatewayMove, Some(Decimal::from(15)))));
    enter(&mut window, "Phone swap", "10");
    press(&mut window, Key::Tab);
    write(&mut window, "20");
    press(&mut window, Key::Enter);
    assert_eq!(minutes(&window, WorkKind::Swap), Some(Decimal::from(10)));
    assert_eq!(minutes(&window, WorkKind::GatewayMove), Some(Decimal::from(20)), "not 1,520");
    // A click selects as well; the next one puts the cursor.
    window.harness.get_by_role_and_label(Role::TextInput, "Phone swap").click();
    window.harness.run_steps(3);
    write(&mut window, "30");
    press(&mut window, Key::Enter);
    assert_eq!(minutes(&window, WorkKind::Swap), Some(Decimal::from(30)));
}

#[test]
fn the_other_end_of_a_range_is_replaced_as_well() {
    let mut window = budget(Lang::En);
    window.send(Command::Edit(Edit::SetMinutes(WorkKind::Swap, Some(Decimal::from(15)))));
    tab(&mut window, "Uncertainty");
    enter(&mut window, "Phone swap: optimistic", "10");
    press(&mut window, Key::Tab);
    write(&mut window, "20");
    press(&mut window, Key::Enter);
    let range = assumed(&window).ranges.minutes[&WorkKind::Swap];
    assert_eq!((range.optimistic, range.pessimistic), (Decimal::from(10), Decimal::from(20)));
}

#[test]
fn both_ends_of_a_range_say_what_is_wrong_without_covering_each_other() {
    let mut window = budget(Lang::En);
    window.send(Command::Edit(Edit::SetMinutes(WorkKind::Swap, Some(Decimal::from(25)))));
    tab(&mut window, "Uncertainty");
    enter(&mut window, "Phone swap: optimistic", "30");
    press(&mut window, Key::Enter);
    enter(&mut window, "Phone swap: pessimistic", "20");
    press(&mut window, Key::Enter);
    let low = window.harness.get_by_label_contains("not above the likely value 25\u{a0}min").rect();
    let high = window.harness.get_by_label_contains("not below the likely value 25\u{a0}min").rect();
    assert!(!low.intersects(high), "{low:?} {high:?}");
    assert!(assumed(&window).ranges.minutes.is_empty());
    // Of several wrong lines one speaks, the one that was left last.
    enter(&mut window, "Quantities: optimistic", "120");
    press(&mut window, Key::Enter);
    window.harness.get_by_label_contains("not above the likely value 100\u{a0}%");
    assert_eq!(window.harness.query_all_by_label_contains("25\u{a0}min").count(), 0);
}

#[test]
fn a_fixed_contingency_is_typed_over_and_removed() {
    let mut window = budget(Lang::En);
    let source = "P80 - base, seed 1, 10000 runs".to_owned();
    let fixed = FixedContingency { amount: Money::new(668_510, Currency::EUR), source };
    let new = Assumptions { contingency_amount: Some(fixed), ..assumed(&window).clone() };
    window.send(Command::Edit(Edit::SetAssumptions(Box::new(new))));
    assert_eq!(shown(&window, "Contingency"), "6,685.10");
    enter(&mut window, "Contingency", "5000");
    press(&mut window, Key::Enter);
    let fixed = assumed(&window).contingency_amount.clone().expect("it is still an amount");
    assert_eq!(fixed.amount, Money::new(500_000, Currency::EUR));
    assert_eq!(fixed.source, "Entered on 24\u{a0}Nov\u{a0}2026", "not from a simulation any more");
    clear(&mut window, "Contingency");
    assert_eq!(assumed(&window).contingency_amount, None);
}

#[test]
fn amounts_are_never_guessed_and_say_what_is_wrong_in_either_language() {
    let wrong = [
        (Lang::En, "12,5", "Commas group thousands"),
        (Lang::En, "1 2 3", "Commas group thousands"),
        (Lang::En, "$100", "Enter the amount in EUR"),
        (Lang::En, "5%", "“%” does not belong into a number"),
        (Lang::De, "12.5", "Punkte gliedern Tausender"),
        (Lang::De, "100 USD", "Geben Sie den Betrag in EUR ein"),
        (Lang::De, "5 %", "„%“ gehört nicht in eine Zahl"),
    ];
    for lang in Lang::ALL {
        let mut window = budget(lang);
        let before = window.session().plan().clone();
        for (_, text, sentence) in wrong.iter().filter(|(of, ..)| *of == lang) {
            enter(&mut window, "Headset", text);
            press(&mut window, Key::Enter);
            window.harness.get_by_label_contains(sentence);
            assert_eq!(shown(&window, "Headset"), *text);
        }
        assert_eq!(window.session().plan(), &before);
    }
    let mut window = budget(Lang::En);
    enter(&mut window, "Technicians", "1,0");
    press(&mut window, Key::Enter);
    window.harness.get_by_label_contains("Commas group thousands");
}

#[test]
fn a_mistyped_year_is_no_date() {
    let mut window = budget(Lang::De);
    tab(&mut window, "Preise");
    let before = window.session().plan().clone();
    for text in ["31.12.202", "31.3.202", "26-12-31", "31.12.20266"] {
        enter(&mut window, "Gültig bis", text);
        press(&mut window, Key::Enter);
        window.harness.get_by_label_contains("Jahr mit vier Ziffern ein, von 1980 bis 2199");
        assert_eq!(shown(&window, "Gültig bis"), text);
    }
    assert_eq!(window.session().plan(), &before);
    enter(&mut window, "Gültig bis", "31.12.26");
    press(&mut window, Key::Enter);
    let valid = window.session().plan().prices.values().find_map(|price| price.valid_until);
    assert_eq!(valid, Day::from_ymd(2026, 12, 31));
}

#[test]
fn percentages_show_what_was_typed_and_prices_may_fall() {
    let mut window = budget(Lang::En);
    enter(&mut window, "Price increase a year", "2.25");
    press(&mut window, Key::Enter);
    assert_eq!(assumed(&window).price_escalation, Decimal::new(225, 4));
    assert_eq!(shown(&window, "Price increase a year"), "2.25\u{a0}%");
    enter(&mut window, "Price increase a year", "-3");
    press(&mut window, Key::Enter);
    assert_eq!(assumed(&window).price_escalation, Decimal::new(-3, 2), "rule R07");
    enter(&mut window, "Price increase a year", "-51");
    press(&mut window, Key::Enter);
    window.harness.get_by_label_contains("from −50\u{a0}% to 200\u{a0}%");
    press(&mut window, Key::Escape);
    enter(&mut window, "Failures a year", "33.33333");
    press(&mut window, Key::Enter);
    window.harness.get_by_label_contains("At most 4 decimals");
}

#[test]
fn pointing_at_an_assumption_says_unit_default_and_where_its_value_comes_from() {
    let mut window = budget(Lang::En);
    window.send(Command::Edit(Edit::SetMinutes(WorkKind::Swap, Some(Decimal::from(25)))));
    window.harness.get_by_role_and_label(Role::TextInput, "Phone swap").hover();
    window.harness.run_steps(12);
    let about = window.harness.get_by_label_contains("Unit: min").value().unwrap_or_default();
    for part in ["No credible figure is published", "Default: Not set", "This value: entered in this plan"] {
        assert!(about.contains(part), "{about}");
    }
    let name = window.harness.get_by_role_and_label(Role::TextInput, "Need a headset");
    name.hover();
    window.harness.run_steps(12);
    let about = window.harness.get_by_label_contains("Unit: %").value().unwrap_or_default();
    assert!(about.contains("Default: 100\u{a0}%") && about.contains("the default of the program"), "{about}");
    // The menu says what it goes back to.
    window.send(Command::Edit(Edit::SetEscalation(Decimal::new(2, 2))));
    window.harness.get_by_role_and_label(Role::Label, "Price increase a year").click_secondary();
    window.settle();
    window.harness.get_by_label("Reset to default: 0\u{a0}%").click();
    window.settle();
    assert_eq!(assumed(&window).price_escalation, Decimal::ZERO);
}

/// The price that is open in the editor: the first one in the list.
fn open_price(window: &Window) -> PriceKey {
    let prices = &window.session().plan().prices;
    prices.keys().find(|key| matches!(key, PriceKey::Product(_))).expect("the sample has prices").clone()
}

#[test]
fn a_discount_counts_once_it_has_a_value_and_too_much_of_it_is_said() {
    let mut window = budget(Lang::En);
    tab(&mut window, "Prices");
    let key = open_price(&window);
    let before = window.session().plan().clone();
    window.harness.get_by_label("Percent").scroll_to_me();
    window.harness.run_steps(3);
    window.harness.get_by_label("Percent").click();
    window.settle();
    assert_eq!(window.session().plan(), &before, "nothing is invented");
    assert_eq!(shown(&window, "Discount 1"), "");
    enter(&mut window, "Discount 1", "5");
    press(&mut window, Key::Enter);
    let discounts = |window: &Window| window.session().plan().prices[&key].discounts.clone();
    assert_eq!(discounts(&window), [Discount::Percent(Decimal::new(5, 2))]);
    window.harness.get_by_label("Fixed amount").click();
    window.settle();
    enter(&mut window, "Discount 2", "99999");
    press(&mut window, Key::Enter);
    assert_eq!(discounts(&window).len(), 2);
    window.harness.get_by_role_and_label(Role::TextInput, "Discount 2").hover();
    window.harness.run_steps(12);
    window.harness.get_by_label_contains("More than is left of the price");
    clear(&mut window, "Discount 1");
    assert_eq!(discounts(&window).len(), 1);
}

#[test]
fn a_trade_in_begins_without_terms_and_keeps_its_days() {
    let mut window = budget(Lang::En);
    tab(&mut window, "Finance");
    window.harness.get_by_label("Program").click();
    window.settle();
    let program = |window: &Window| window.session().plan().finance.trade_ins[0].clone();
    assert_eq!((program(&window).claim_days, program(&window).pay_days), (0, 0));
    assert_eq!(program(&window).per_unit.minor, 0);
    let from = program(&window).from;
    clear(&mut window, "Orders from");
    window.harness.get_by_label_contains("A day is needed, such as");
    assert_eq!(shown(&window, "Orders from"), "", "it stays as it was left");
    assert_eq!(program(&window).from, from);
    enter(&mut window, "Orders from", "1 Jan 2027");
    press(&mut window, Key::Enter);
    assert_eq!(Some(program(&window).from), Day::from_ymd(2027, 1, 1));

    let product = match open_price(&window) {
        PriceKey::Product(key) => key,
        other => panic!("{other:?} is no product"),
    };
    let name = window.session().catalog().product_by_key(&product).expect("known").1.name();
    window.harness.get_by_label("For: all new products").click();
    window.settle();
    window.harness.get_by_role_and_label(Role::MenuItem, &name).click();
    window.settle();
    assert_eq!(program(&window).products, [product]);
    window.harness.get_by_label("Currency: EUR").click();
    window.settle();
    window.harness.get_by_role_and_label(Role::MenuItem, "USD").click();
    window.settle();
    assert_eq!(program(&window).per_unit.currency, Currency::USD);
}

#[test]
fn selecting_all_by_hand_still_works() {
    let mut window = budget(Lang::En);
    window.harness.get_by_role_and_label(Role::TextInput, "Phone swap").click();
    window.harness.run_steps(2);
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.harness.run_steps(1);
    write(&mut window, "3");
    press(&mut window, Key::Enter);
    assert_eq!(minutes(&window, WorkKind::Swap), Some(Decimal::from(3)));
}

#[test]
fn amounts_of_seven_digits_with_cents_are_shown_whole_and_an_error_has_room_of_its_own() {
    let mut window = budget(Lang::En);
    let franc = Currency::from_code("CHF").expect("a currency");
    let amounts = [("Headset", PriceKey::Headset, Currency::EUR), ("Shipping", PriceKey::Shipping, franc)];
    for (_, key, currency) in &amounts {
        let price = window.session().plan().prices[key].clone();
        let price = switchover::plan::Price { amount: Money::new(123_456_789, *currency), ..price };
        window.send(Command::Edit(Edit::SetPrice(key.clone(), Some(price))));
    }
    // Beside the text stand 8 points on either side.
    let room = |window: &Window, field: &str| {
        let node = window.harness.get_by_role_and_label(Role::TextInput, field);
        node.rect().width() - 16.0 - text_width(Face::Regular, 13.0, &node.value().unwrap_or_default())
    };
    for field in ["Headset", "Shipping", "Need a headset"] {
        assert!(room(&window, field) >= 0.0, "{field} lacks {}", room(&window, field));
    }
    let left = |window: &Window| window.harness.get_by_role_and_label(Role::TextInput, "Headset").rect().left();
    let before = left(&window);
    enter(&mut window, "Headset", "abc");
    press(&mut window, Key::Enter);
    assert!(left(&window) >= before + 16.0, "the icon stands beside the sign of the currency");
    press(&mut window, Key::Escape);
    tab(&mut window, "Uncertainty");
    enter(&mut window, "Headset: pessimistic", "9,999,999.00");
    press(&mut window, Key::Enter);
    assert!(room(&window, "Headset: pessimistic") >= 0.0);
}

#[test]
fn no_name_of_a_field_is_cut_in_a_small_window() {
    for (lang, finance, program) in [(Lang::En, "Finance", "Program"), (Lang::De, "Finanzen", "Programm")] {
        let mut window = budget_in(lang, [1280.0, 720.0]);
        let check = |window: &Window, least: usize| {
            let fields = window.harness.query_all_by_role(Role::TextInput);
            let names: Vec<String> = fields.filter_map(|node| node.accesskit_node().label()).collect();
            let labels: Vec<_> = window.harness.query_all_by_role(Role::Label).collect();
            let mut found = 0;
            for label in labels.iter().filter(|label| label.value().is_some_and(|text| names.contains(&text))) {
                let text = label.value().unwrap_or_default();
                let whole = text_width(Face::Regular, 13.0, &text);
                assert!(label.rect().width() + 1.0 >= whole, "“{text}” has {} of {whole}", label.rect().width());
                found += 1;
            }
            assert!(found >= least, "{found} of {names:?}");
        };
        check(&window, 15);
        tab(&mut window, finance);
        window.harness.get_by_label(program).click();
        window.settle();
        check(&window, 10);
    }
}

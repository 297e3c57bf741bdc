//! Budget in the real window: cells, overrides, scenarios, bridge, assumptions, simulation.
#![allow(clippy::expect_used, reason = "a test that does not find what it needs fails with the reason")]

mod common;

use common::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rust_decimal::Decimal;
use switchover::i18n::Lang;
use switchover::model::{Currency, Money};
use switchover::plan::budget::{Grouping, RowKey};
use switchover::plan::finance::{Depreciation, Method, ServiceStart};
use switchover::plan::range::{FactorRange, PriceRange, Ranges};
use switchover::plan::simulate::Driver;
use switchover::plan::statement::{StatementRow, statement};
use switchover::plan::{Assumptions, Category, Discount, Finance, Price, PriceKey, PriceTier};
use switchover::session::{Command, Edit, Figure, Screen, Selection, Theme};

/// The window with the sample fleet on the budget screen.
fn budget(lang: Lang) -> Window {
    let mut window = Window::with(lang, Theme::Light);
    window.explore(lang, Screen::Budget);
    window
}

fn view(window: &mut Window, name: &str) {
    window.harness.get_by_label_contains("View: ").click();
    window.settle();
    window.harness.get_by_role_and_label(Role::MenuItem, name).click();
    window.settle();
}

/// Opens a tab of the assumptions.
fn tab(window: &mut Window, name: &str) {
    window.harness.get_by_role_and_label(Role::RadioButton, name).click();
    window.settle();
}

/// The first cell of the devices that is not empty.
fn devices_cell(window: &Window) -> usize {
    let budget = &window.session().outlook().budget;
    let bought = |year| budget.cell(year, Category::Devices) > 0;
    budget.years.iter().position(|year| bought(*year)).expect("the sample buys devices")
}

fn type_over(window: &mut Window, label: &str, text: &str) {
    window.harness.get_by_role_and_label(Role::TextInput, label).click();
    window.harness.run_steps(2);
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.harness.run_steps(1);
    window.harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
    window.harness.run_steps(1);
    window.harness.key_press(Key::Enter);
    window.settle();
}

#[test]
fn the_chart_is_stacked_from_the_rows_of_the_table_and_selects_the_same_cell() {
    let mut window = budget(Lang::En);
    window.harness.get_by_label("By site").click();
    window.settle();
    let outlook = window.session().outlook();
    let rows = outlook.budget.rows(Grouping::Site);
    let largest = rows.first().expect("there are sites");
    let RowKey::Site(site) = &largest.key else { panic!("rows are sites") };
    let year = largest.amounts.iter().position(|amount| *amount > 0).expect("it costs something");
    let site = site.clone();
    let part = window
        .harness
        .query_all_by_role(Role::GraphicsSymbol)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.contains(&site)))
        .expect("the site has a part of a bar");
    part.click();
    window.settle();
    let wanted = Selection::Cell(Some(year), Some(RowKey::Site(site)));
    assert_eq!(window.session().selection(), &wanted);
}

#[test]
fn exactly_the_devices_behind_a_cell_are_selected_in_the_inventory() {
    let mut window = budget(Lang::En);
    window.harness.get_by_label("By site").click();
    window.settle();
    let rows = window.session().outlook().budget.rows(Grouping::Site);
    let RowKey::Site(site) = rows[0].key.clone() else { panic!("rows are sites") };
    let cells: Vec<_> = window.harness.query_all_by_role(Role::Cell).collect();
    let of_site = |node: &&egui_kittest::Node<'_>| {
        node.accesskit_node()
            .label()
            .is_some_and(|label| label.starts_with(&format!("{site}, ")) && !label.contains('–'))
    };
    cells.iter().find(of_site).expect("a cell of the site").click_secondary();
    drop(cells);
    window.settle();
    window.harness.get_by_label("Show devices").click();
    window.settle();
    let session = window.session();
    assert_eq!(session.screen(), Screen::Inventory);
    let Selection::Devices(picked) = session.selection() else {
        panic!("several devices are selected, not {:?}", session.selection())
    };
    assert!(!picked.rows.is_empty());
    for row in &picked.rows {
        let device = session.fleet().device(switchover::model::DeviceId(*row)).expect("a device");
        assert_eq!(device.text(switchover::model::Field::Site), site);
    }
}

#[test]
fn a_typed_amount_fixes_a_cell_and_the_menu_goes_back_to_the_calculated_one() {
    let mut window = budget(Lang::En);
    let column = devices_cell(&window);
    let (year, before) = {
        let budget = &window.session().outlook().budget;
        (budget.years[column], budget.total())
    };
    let calculated = window.session().outlook().budget.cell(year, Category::Devices);
    let text = switchover::i18n::fmt::money_whole(Lang::En, Money::new(calculated, Currency::EUR));
    let fiscal = window.session().plan().settings.fiscal;
    let name = switchover::i18n::fmt::fiscal_year(Lang::En, fiscal, year);
    window.harness.get_by_role_and_label(Role::Cell, &format!("Devices, {name}: {text}")).click();
    window.settle();
    window.harness.event(egui::Event::Text("1".to_owned()));
    window.harness.run_steps(2);
    let field = format!("Amount for Devices, {name}");
    window.harness.get_by_role_and_label(Role::TextInput, &field).type_text("2000.50");
    window.harness.run_steps(1);
    window.harness.key_press(Key::Enter);
    window.settle();
    let fixed = &window.session().plan().scenarios[0].fixed;
    assert_eq!(fixed.len(), 1);
    assert_eq!((fixed[0].category, fixed[0].amount.minor), (Category::Devices, 1_200_050));
    let budget = &window.session().outlook().budget;
    assert_eq!(budget.cell(year, Category::Devices), 1_200_050);
    assert_eq!(budget.total() - before, 1_200_050 - calculated);
    window.send(Command::Edit(Edit::FixCell(year, Category::Devices, None)));
    assert_eq!(window.session().outlook().budget.total(), before);
}

#[test]
fn digits_that_follow_quicker_than_the_field_opens_are_not_lost() {
    let text = |text: &str| egui::Event::Text(text.to_owned());
    let enter = |pressed| egui::Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    // All in one frame, a key a frame, and something of both.
    for frames in [
        vec![vec!["5", "0", "0", "0", "0"]],
        vec![vec!["5"], vec!["0"], vec!["0"], vec!["0"], vec!["0"]],
        vec![vec!["5", "0"], vec!["0", "0"], vec!["0"]],
    ] {
        let mut window = budget(Lang::En);
        let column = devices_cell(&window);
        let year = window.session().outlook().budget.years[column];
        let cell = Selection::Cell(Some(column), Some(RowKey::Category(Category::Devices)));
        window.send(Command::Select(cell));
        window.settle();
        for keys in &frames {
            for key in keys {
                window.harness.event(text(key));
            }
            window.harness.run_steps(1);
        }
        window.harness.event(enter(true));
        window.harness.event(enter(false));
        window.settle();
        assert_eq!(window.session().outlook().budget.cell(year, Category::Devices), 5_000_000, "{frames:?}");
    }
}

#[test]
fn a_drag_of_a_slider_is_one_undo_step() {
    let mut window = budget(Lang::En);
    let before = window.session().plan().clone();
    let rect = window.harness.get_by_role_and_label(Role::Slider, "Price increase a year").rect();
    let at = rect.left_center() + vec2(8.0, 0.0);
    window.harness.drag_at(at);
    window.harness.run_steps(1);
    for step in 1..8_u8 {
        window.harness.hover_at(at + vec2(6.0 * f32::from(step), 0.0));
        window.settle();
    }
    let rate = window.session().plan().scenarios[0].assumptions.price_escalation;
    assert!(rate > Decimal::ZERO, "it changes while dragging");
    window.harness.drop_at(at + vec2(48.0, 0.0));
    window.settle();
    assert!(window.session().plan().scenarios[0].assumptions.price_escalation >= rate);
    window.send(Command::Undo);
    assert_eq!(window.session().plan(), &before, "one step takes the whole drag back");
}

#[test]
fn scenarios_stand_side_by_side_and_the_bridge_ends_at_the_other_total() {
    let mut window = budget(Lang::En);
    view(&mut window, "Scenarios");
    window.harness.get_by_label("Scenarios side by side");
    let outlooks = window.session().outlooks();
    let bridge = switchover::plan::bridge::bridge(&outlooks[0].budget, &outlooks[1].budget);
    let sum: i64 = bridge.bars.iter().map(|bar| bar.amount).sum();
    assert_eq!(bridge.from + sum, bridge.to, "to the cent");
    let bar = window
        .harness
        .query_all_by_role(Role::GraphicsSymbol)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Scope")))
        .expect("the scenarios differ in what they replace");
    bar.click();
    window.settle();
    assert!(window.harness.query_all_by_label_contains("items").count() > 0, "the bar opens its items");
}

#[test]
fn a_price_gets_a_tier_and_a_source_in_the_editor() {
    let mut window = budget(Lang::En);
    tab(&mut window, "Prices");
    let key = window
        .session()
        .plan()
        .prices
        .keys()
        .find(|key| matches!(key, PriceKey::Product(_)))
        .expect("the sample has prices")
        .clone();
    let PriceKey::Product(product) = &key else { panic!("a product") };
    let name = window.session().catalog().product_by_key(product).expect("known").1.name();
    window.harness.get_by_label(&format!("Price of {name}")).click();
    window.settle();
    type_over(&mut window, "Source", "Offer 4711");
    assert_eq!(window.session().plan().prices[&key].source, "Offer 4711");
    window.harness.get_by_label("Tier").scroll_to_me();
    window.harness.run_steps(3);
    window.harness.get_by_label("Tier").click();
    window.settle();
    assert_eq!(window.session().plan().prices[&key].tiers.len(), 1);
    window.send(Command::Undo);
    assert!(window.session().plan().prices[&key].tiers.is_empty());
}

#[test]
fn a_simulation_gives_percentiles_and_sets_the_contingency() {
    let mut window = budget(Lang::En);
    let quantity = Some(FactorRange { optimistic: Decimal::new(9, 1), pessimistic: Decimal::new(15, 1) });
    let assumed = window.session().plan().scenarios[0].assumptions.clone();
    let ranges = Ranges { quantity, ..Ranges::default() };
    window.send(Command::Edit(Edit::SetAssumptions(Box::new(Assumptions { ranges, ..assumed }))));
    view(&mut window, "Uncertainty");
    window.harness.get_by_label("Simulate").click();
    window.settle();
    let made = window.session().simulated().expect("it has run").clone();
    assert!(made.total.p50 <= made.total.p80 && made.total.p80 <= made.total.p95);
    window.harness.get_by_label_contains("Set contingency to P80").click();
    window.settle();
    let fixed = window.session().plan().scenarios[0].assumptions.contingency_amount.clone().expect("it is set");
    assert_eq!(fixed.amount, made.contingency(&window.session().plan().settings).amount);
    assert_eq!(fixed.source, "P80 minus base, seed 1, 10,000 runs");
    assert_eq!(window.session().simulated(), Some(&made), "contingency is no part of what was simulated");
    assert!(window.session().simulation_holds());
    window.harness.get_by_label_contains("Percentiles of the years do not add up");
    window.harness.get_by_label_contains("Taken over");
    // What it was made from has changed: it stays in view and says so.
    window.send(Command::Edit(Edit::SetEscalation(Decimal::new(3, 2))));
    assert!(window.session().simulated().is_some() && !window.session().simulation_holds());
    window.harness.get_by_label_contains("Made before the plan was changed");
    window.send(Command::Undo);
    assert!(window.session().simulation_holds());
    window.send(Command::SelectScenario(1));
    assert!(window.session().simulated().is_none(), "another scenario has none");
}

#[test]
fn typed_ranges_of_prices_minutes_and_quantities_reach_the_simulation() {
    let mut window = budget(Lang::En);
    tab(&mut window, "Uncertainty");
    let nodes = window.harness.get_all_by_label_contains(": optimistic");
    let labels: Vec<String> = nodes.filter_map(|node| node.accesskit_node().label()).collect();
    // Quantities stand first, then minutes by kind of work, then prices.
    let minutes = window.session().plan().scenarios[0].assumptions.minutes.len();
    assert!(minutes > 0 && labels.len() > minutes + 1, "{labels:?}");
    for (place, low) in [(0, "90"), (1, "1"), (minutes + 1, "0.50")] {
        type_over(&mut window, &labels[place], low);
    }
    // A range that leaves out what is counted is none: 100 % stays inside.
    type_over(&mut window, &labels[0].replace("optimistic", "pessimistic"), "95");
    let ranges = window.session().plan().scenarios[0].assumptions.ranges.clone();
    let quantity = FactorRange { optimistic: Decimal::new(9, 1), pessimistic: Decimal::ONE };
    assert_eq!(ranges.quantity, Some(quantity));
    assert_eq!((ranges.minutes.len(), ranges.prices.len()), (1, 1));
    view(&mut window, "Uncertainty");
    window.harness.get_by_label("Simulate").click();
    window.settle();
    let made = window.session().simulated().expect("it has run");
    let has = |is: fn(&Driver) -> bool| made.drivers.iter().filter(|swing| is(&swing.driver)).count();
    let counts = [
        has(|driver| matches!(driver, Driver::Quantity)),
        has(|driver| matches!(driver, Driver::Minutes(_))),
        has(|driver| matches!(driver, Driver::Price(_))),
    ];
    assert_eq!(counts, [1, 1, 1]);
    let quantities = made.drivers.iter().find(|swing| swing.driver == Driver::Quantity).expect("it is there");
    assert!(quantities.low < quantities.high, "fewer devices cost less");
}

#[test]
fn a_wrong_date_stays_and_says_why() {
    let mut window = budget(Lang::De);
    tab(&mut window, "Preise");
    type_over(&mut window, "Gültig bis", "bald");
    window.harness.get_by_label_contains("Einen Tag eingeben");
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Gültig bis");
    assert_eq!(field.value().as_deref(), Some("bald"), "and it is kept");
    type_over(&mut window, "Gültig bis", "31.3.2027");
    let valid = window.session().plan().prices.values().find_map(|price| price.valid_until);
    assert_eq!(valid, switchover::model::Day::from_ymd(2027, 3, 31));
}

#[test]
fn a_price_in_another_currency_takes_its_range_along_and_an_imported_one_asks_for_it() {
    let mut window = budget(Lang::En);
    let prices = &window.session().plan().prices;
    let (key, price) = prices.iter().next().map(|(key, price)| (key.clone(), price.clone())).expect("there are prices");
    let range = PriceRange { optimistic: price.amount, pessimistic: Money::new(price.amount.minor * 2, Currency::EUR) };
    let assumed = window.session().plan().scenarios[0].assumptions.clone();
    let ranges = Ranges { prices: [(key.clone(), range)].into(), ..Ranges::default() };
    window.send(Command::Edit(Edit::SetAssumptions(Box::new(Assumptions { ranges, ..assumed }))));
    let open = |window: &Window| window.session().outlook().unused_ranges().count();
    window.send(Command::Edit(Edit::SetPriceCurrency(key.clone(), Currency::USD)));
    let moved = window.session().plan().scenarios[0].assumptions.ranges.prices[&key];
    assert_eq!(moved.pessimistic, Money::new(price.amount.minor * 2, Currency::USD));
    assert_eq!(open(&window), 0);
    window.send(Command::Undo);
    let dollars = Price { amount: Money::new(price.amount.minor, Currency::USD), ..price };
    window.send(Command::Edit(Edit::SetPrice(key, Some(dollars))));
    assert_eq!(open(&window), 1);
    view(&mut window, "Uncertainty");
    window.harness.get_by_label_contains("is in EUR, its price in USD");
}

#[test]
fn an_amount_that_is_typed_anew_keeps_tiers_and_discounts() {
    let mut window = budget(Lang::En);
    let (key, price) = window
        .session()
        .plan()
        .prices
        .iter()
        .find(|(key, _)| **key == PriceKey::Headset)
        .map(|(key, price)| (key.clone(), price.clone()))
        .expect("the sample has it");
    let tiers = vec![PriceTier { from: 50, amount: price.amount }];
    let discounts = vec![Discount::Percent(Decimal::new(5, 2))];
    let terms = Price { tiers, discounts, ..price };
    window.send(Command::Edit(Edit::SetPrice(key.clone(), Some(terms.clone()))));
    type_over(&mut window, "Headset", "61.50");
    let now = &window.session().plan().prices[&key];
    assert_eq!(now.amount.minor, 6_150);
    assert_eq!((&now.tiers, &now.discounts), (&terms.tiers, &terms.discounts));
}

#[test]
fn the_share_of_headsets_is_dragged_in_one_step_and_cannot_be_more_than_all() {
    let mut window = budget(Lang::En);
    let before = window.session().plan().clone();
    let rect = window.harness.get_by_role_and_label(Role::Slider, "Need a headset").rect();
    let at = rect.right_center() - vec2(8.0, 0.0);
    window.harness.drag_at(at);
    window.harness.run_steps(1);
    for step in 1..6_u8 {
        window.harness.hover_at(at - vec2(6.0 * f32::from(step), 0.0));
        window.settle();
    }
    window.harness.drop_at(at - vec2(30.0, 0.0));
    window.settle();
    let share = window.session().plan().scenarios[0].assumptions.headset_share.expect("it has moved");
    assert!(share < Decimal::ONE && share > Decimal::ZERO);
    assert_eq!(share, share.round_dp(2), "in whole percent");
    window.send(Command::Undo);
    assert_eq!(window.session().plan(), &before);
    type_over(&mut window, "Need a headset", "130");
    window.harness.get_by_label_contains("Enter a number from");
    assert_eq!(window.session().plan().scenarios[0].assumptions.headset_share, None);
}

#[test]
fn the_present_value_says_its_day_whatever_day_is_looked_at() {
    let mut window = budget(Lang::En);
    let finance = Finance { discount_rate: Some(Decimal::new(5, 2)), ..window.session().plan().finance.clone() };
    window.send(Command::Edit(Edit::SetFinance(Box::new(finance))));
    let worth = |window: &Window| window.session().outlook().present_value(window.session().plan());
    let before = worth(&window).expect("there is a rate");
    assert_eq!(before.base, window.session().today());
    window.send(Command::SetAsOf(Some(before.base.plus_days(700))));
    assert_eq!(worth(&window), Some(before), "looking at another day changes no amount");
    view(&mut window, "Scenarios");
    let day = switchover::i18n::fmt::date(Lang::En, before.base);
    window.harness.get_by_label(&format!("Present value on {day}"));
}

#[test]
fn a_cell_of_profit_and_loss_leads_to_what_is_depreciated_and_by_which_rule() {
    let mut window = budget(Lang::En);
    let chosen = Depreciation {
        method: Method::StraightLine,
        months: 36,
        start: ServiceStart::MonthOfService,
        residual: Decimal::ZERO,
        preset: None,
    };
    let finance = Finance { depreciation: Some(chosen), ..window.session().plan().finance.clone() };
    window.send(Command::Edit(Edit::SetFinance(Box::new(finance))));
    view(&mut window, "Cash, profit and loss");
    let session = window.session();
    let made = statement(session.plan(), session.outlook()).expect("the amounts can be added up");
    let year = made.years.iter().copied().find(|year| made.amount(StatementRow::Depreciation, Some(*year)) > 0);
    let year = year.expect("something is depreciated");
    let fiscal = session.plan().settings.fiscal;
    let when = switchover::i18n::fmt::fiscal_year(Lang::En, fiscal, year);
    let sum = window
        .harness
        .query_all_by_role(Role::Cell)
        .find(|node| {
            let label = node.accesskit_node().label().unwrap_or_default();
            label.starts_with(&format!("Profit and loss, {when}"))
        })
        .expect("a cell of the sum");
    sum.click();
    window.settle();
    assert_eq!(window.session().selection(), &Selection::Statement(Some(year), StatementRow::ProfitAndLoss));
    window.harness.get_by_role_and_label(Role::Link, "Depreciation").click();
    window.settle();
    assert_eq!(window.session().selection(), &Selection::Statement(Some(year), StatementRow::Depreciation));
    let (asset, _) = made.charges(StatementRow::Depreciation, Some(year))[0];
    let cost = switchover::i18n::fmt::money(Lang::En, Money::new(asset.cost, Currency::EUR));
    window.harness.get_by_label_contains(&cost);
    window.harness.get_by_label_contains("Straight line over 36 months from");
    window.harness.get_by_label("If it costs 10\u{A0}% more");
}

#[test]
fn figures_beside_the_table_lead_to_what_they_count() {
    let mut window = budget(Lang::En);
    view(&mut window, "Scenarios");
    let nothing = window.session().plan().scenarios.iter().position(|own| own.name == "Do nothing");
    let nothing = nothing.expect("the sample has such a scenario");
    let unsupported = window.session().outlooks()[nothing].headline().at_end;
    assert!(unsupported > 0);
    let number = switchover::i18n::fmt::number(Lang::En, unsupported);
    let cell = format!("Unsupported then, Do nothing: {number}");
    window.harness.get_by_role_and_label(Role::Cell, &cell).click();
    window.settle();
    assert_eq!(window.session().selection(), &Selection::Figure(Figure::Unsupported));
    assert_eq!(window.session().scenario(), nothing);
    let outlook = window.session().outlook();
    let end = outlook.span.expect("there is a plan").1;
    let left =
        |lane: &switchover::plan::outlook::Lane| lane.counts_on(end)[switchover::plan::State::Unsupported.index()];
    let largest = outlook.lanes.iter().max_by_key(|lane| left(lane)).expect("there are lanes").name.clone();
    window.harness.get_by_role_and_label(Role::Link, &largest);
    // Names of events are long; none reaches beyond the pane.
    window.send(Command::Select(Selection::Figure(Figure::DropOffs)));
    window.settle();
    let ends: Vec<f32> = window.harness.query_all_by_role(Role::Link).map(|link| link.rect().right()).collect();
    assert!(ends.len() > 3 && ends.iter().all(|end| *end <= common::WINDOW[0]), "{ends:?}");
    view(&mut window, "Years");
    window.send(Command::SelectScenario(0));
    window.settle();
    let budget = &window.session().outlook().budget;
    let last = *budget.years.last().expect("there are years");
    let fiscal = window.session().plan().settings.fiscal;
    let name = switchover::i18n::fmt::fiscal_year(Lang::En, fiscal, last);
    let total = budget.total();
    let whole = switchover::i18n::fmt::money_whole(Lang::En, Money::new(total, Currency::EUR));
    window.harness.get_by_role_and_label(Role::Cell, &format!("Cumulative, {name}: {whole}")).click();
    window.settle();
    assert_eq!(window.session().selection(), &Selection::Figure(Figure::Cumulative(last)));
    window.harness.get_by_label("The sums of all fiscal years up to this one");
}

#[test]
fn what_the_totals_leave_out_is_listed_beside_the_chart() {
    let mut window = budget(Lang::En);
    let open = window.session().outlook().budget.not_priced.clone();
    let visits = open.iter().find(|own| own.key == PriceKey::SiteVisit).expect("the sample has no price for travel");
    window.harness.get_by_label_contains("open point").click();
    window.settle();
    window.harness.get_by_label("Without a price and not in the totals");
    window.harness.get_by_label(&format!("{} units", visits.quantity));
    window.harness.get_by_role_and_label(Role::Link, "Open prices").click();
    window.settle();
    window.harness.get_by_role_and_label(Role::RadioButton, "Prices");
}

#[test]
fn a_year_over_its_ceiling_says_so_in_its_sum() {
    let mut window = budget(Lang::En);
    let column = devices_cell(&window);
    let (year, total) = {
        let budget = &window.session().outlook().budget;
        (budget.years[column], budget.year_total(budget.years[column]))
    };
    let mut finance = window.session().plan().finance.clone();
    finance.ceilings.insert(year, Money::new(total - 123_400, Currency::EUR));
    window.send(Command::Edit(Edit::SetFinance(Box::new(finance))));
    window.settle();
    window.harness.get_by_label_contains("Budget ceiling: €1,234.00 over");
}

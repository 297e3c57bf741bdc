//! What finance decides for the plan: exchange rates, trade-in programs, depreciation, discount rate, ceilings.

use egui::Ui;
use lucide_icons::Icon;
use rust_decimal::Decimal;

use super::assumptions::{columns, title};
use super::prices::{add, currencies};
use crate::chart::Ink;
use crate::i18n::{finance as words, fmt, tr::budget as tr};
use crate::model::{Currency, Money};
use crate::plan::finance::{
    Depreciation, Finance, LowValueChoice, LowValueTreatment, Method, PlanRate, ServiceStart, TradeIn,
};
use crate::plan::presets::Presets;
use crate::plan::{PriceKey, Selector};
use crate::session::{Command, Edit};
use crate::ui::planning::Planning;
use crate::ui::planning::entry::Entry;
use crate::ui::planning::fields::{self, Kind};
use crate::ui::theme::Type;
use crate::ui::widgets::{MenuItem, UiExt as _};

/// What is open in the finance tab.
#[derive(Debug, Default)]
pub(super) struct FinanceView {
    /// The trade-in program whose terms are shown.
    open: Option<usize>,
    /// A currency that waits for its rate: none is assumed.
    asked: Option<Currency>,
}

pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, state: &mut FinanceView) {
    let mut new = view.plan.finance.clone();
    columns(ui, "finance", 3, |ui, column| match column {
        0 => {
            depreciation(ui, view, &mut new);
            worth(ui, view, &mut new);
        }
        1 => {
            rates(ui, view, &mut new, state);
            ceilings(ui, view, &mut new);
        }
        _ => trade_ins(ui, view, &mut new, state),
    });
    if new != view.plan.finance {
        view.edit(Edit::SetFinance(Box::new(new)));
        view.send(Command::EndGesture);
    }
}

fn whole(value: Option<Decimal>) -> Option<u16> {
    value.and_then(|value| u16::try_from(value.trunc().mantissa()).ok())
}

fn plain(months: u16) -> Depreciation {
    Depreciation {
        method: Method::StraightLine,
        months,
        start: ServiceStart::default(),
        residual: Decimal::ZERO,
        preset: None,
    }
}

fn depreciation(ui: &mut Ui, view: &Planning<'_>, finance: &mut Finance) {
    let lang = view.lang;
    let presets = Presets::builtin();
    title(ui, &tr::group_depreciation(lang));
    let now = finance.depreciation.clone();
    let method = now.as_ref().map(|depreciation| depreciation.method.clone());
    let months = now.as_ref().map_or(60, |depreciation| depreciation.months);
    let declining = presets.declining.iter().map(|rule| Method::Declining { rule: rule.key.clone(), switch: true });
    let tables = presets.tables.iter().map(|table| Method::Table(table.key.clone()));
    let methods = std::iter::once(Method::StraightLine).chain(declining).chain(tables);
    let mut list = vec![(tr::method_none(lang), None)];
    list.extend(methods.map(|method| (words::method(lang, &method), Some(method))));
    let entries: Vec<(String, bool)> = list.iter().map(|(text, own)| (text.clone(), *own == method)).collect();
    let text = entries.iter().find(|(_, on)| *on).map_or_else(|| tr::method_none(lang), |(text, _)| text.clone());
    let name = tr::method(lang);
    let entry = Entry { changed: now.is_some(), ..Entry::new(&name) };
    if let Some((_, chosen)) = entry.choice(ui, view, &text, 170.0, &entries).and_then(|at| list.get(at)) {
        finance.depreciation =
            chosen.clone().map(|method| Depreciation { method, ..now.clone().unwrap_or_else(|| plain(months)) });
    }
    if let Some(depreciation) = &mut finance.depreciation {
        terms(ui, view, depreciation);
    } else {
        ui.txt_wrapped(Type::Caption, Ink::TextTertiary, tr::method_open(lang));
    }
    low_value(ui, view, finance);
    let (name, note) = (tr::old_life(lang), tr::old_life_note(lang));
    let (unset, changed) = (tr::not_set(lang), finance.old_life_months.is_some());
    let entry = Entry { note: &note, changed, default: &unset, ..Entry::new(&name) };
    let value = finance.old_life_months.map(Decimal::from);
    let months = tr::unit_months(lang);
    if let Some(value) = entry.number(ui, view, Kind::Whole, value, Decimal::ONE..=Decimal::from(600), &months) {
        finance.old_life_months = whole(value);
    }
}

fn terms(ui: &mut Ui, view: &Planning<'_>, depreciation: &mut Depreciation) {
    let lang = view.lang;
    let presets = Presets::builtin();
    if !matches!(depreciation.method, Method::Table(_)) {
        let (name, custom) = (tr::life_preset(lang), tr::life_own(lang));
        let mut entries: Vec<(String, bool)> = presets
            .lives
            .iter()
            .map(|life| (words::life(lang, life), depreciation.preset.as_ref() == Some(&life.key)))
            .collect();
        entries.push((custom.clone(), depreciation.preset.is_none()));
        let text = entries.iter().find(|(_, on)| *on).map_or(custom, |(text, _)| text.clone());
        let source = presets.lives.iter().find(|life| depreciation.preset.as_ref() == Some(&life.key));
        let note = source.map(|life| life.source.as_str()).unwrap_or_default();
        let entry = Entry { note, ..Entry::new(&name) };
        if let Some(at) = entry.choice(ui, view, &text, 170.0, &entries) {
            let life = presets.lives.get(at);
            depreciation.preset = life.map(|life| life.key.clone());
            depreciation.months = life.map_or(depreciation.months, |life| life.months);
        }
        let name = tr::life_months(lang);
        let value = Some(Decimal::from(depreciation.months));
        let range = Decimal::ONE..=Decimal::from(600);
        let months = tr::unit_months(lang);
        if let Some(Some(value)) = Entry::new(&name).number(ui, view, Kind::Whole, value, range, &months) {
            depreciation.months = whole(Some(value)).unwrap_or(depreciation.months);
            depreciation.preset = None;
        }
        let name = tr::residual(lang);
        let range = Decimal::ZERO..=Decimal::ONE;
        let value = Some(depreciation.residual);
        if let Some(value) = Entry::new(&name).number(ui, view, Kind::Percent, value, range, "") {
            depreciation.residual = value.unwrap_or_default();
        }
        let list = [
            (tr::start_month(lang), depreciation.start == ServiceStart::MonthOfService),
            (tr::start_next(lang), depreciation.start == ServiceStart::NextMonth),
        ];
        let text = list.iter().find(|(_, on)| *on).map(|(text, _)| text.clone()).unwrap_or_default();
        let name = tr::start(lang);
        if let Some(chosen) = Entry::new(&name).choice(ui, view, &text, 170.0, &list) {
            depreciation.start = if chosen == 0 { ServiceStart::MonthOfService } else { ServiceStart::NextMonth };
        }
    }
}

fn low_value(ui: &mut Ui, view: &Planning<'_>, finance: &mut Finance) {
    let lang = view.lang;
    let mut list = vec![(tr::low_value_none(lang), None)];
    for rule in &Presets::builtin().low_value {
        let pool = rule.pool_above.map(|_| LowValueTreatment::Pool);
        for treatment in std::iter::once(LowValueTreatment::Immediate).chain(pool) {
            let choice = LowValueChoice { rule: rule.key.clone(), treatment };
            list.push((words::low_value(lang, &choice), Some(choice)));
        }
    }
    let entries: Vec<(String, bool)> =
        list.iter().map(|(text, choice)| (text.clone(), *choice == finance.low_value)).collect();
    let text = entries.iter().find(|(_, on)| *on).map(|(text, _)| text.clone()).unwrap_or_default();
    let name = tr::low_value(lang);
    let entry = Entry { changed: finance.low_value.is_some(), ..Entry::new(&name) };
    if let Some((_, choice)) = entry.choice(ui, view, &text, 170.0, &entries).and_then(|at| list.get(at)) {
        finance.low_value.clone_from(choice);
    }
}

fn worth(ui: &mut Ui, view: &Planning<'_>, finance: &mut Finance) {
    let lang = view.lang;
    ui.add_space(8.0);
    title(ui, &tr::group_worth(lang));
    let (name, note) = (tr::discount_rate(lang), tr::discount_rate_note(lang));
    let (unset, changed) = (tr::not_set(lang), finance.discount_rate.is_some());
    let entry = Entry { note: &note, changed, default: &unset, ..Entry::new(&name) };
    let range = Decimal::ZERO..=Decimal::ONE;
    if let Some(value) = entry.number(ui, view, Kind::Percent, finance.discount_rate, range, "") {
        finance.discount_rate = value;
    }
}

fn rates(ui: &mut Ui, view: &Planning<'_>, finance: &mut Finance, state: &mut FinanceView) {
    let lang = view.lang;
    let plan = view.currency();
    title(ui, &tr::group_rates_fx(lang));
    let mut gone = None;
    for (currency, rate) in &mut finance.rates {
        ui.push_id(currency, |ui| {
            let name = tr::rate_of(lang, currency.code(), plan.code());
            let range = Decimal::new(1, 6)..=Decimal::from(1_000_000);
            match Entry::new(&name).number(ui, view, Kind::Number, Some(rate.quote), range, "") {
                Some(Some(value)) if !value.is_zero() => rate.quote = value,
                Some(None) => gone = Some(*currency),
                _ => {}
            }
            let name = tr::rate_on(lang);
            if let Some(day) = Entry::new(&name).day(ui, view, rate.on) {
                rate.on = day;
            }
            let name = tr::price_source(lang);
            if let Some(source) = Entry::new(&name).words(ui, view, &rate.source, 150.0) {
                rate.source = source;
            }
        });
    }
    if let Some(currency) = gone {
        finance.rates.remove(&currency);
    }
    state.asked = state.asked.filter(|code| *code != plan && !finance.rates.contains_key(code));
    if let Some(code) = state.asked {
        let (name, open) = (tr::rate_of(lang, code.code(), plan.code()), tr::not_set(lang));
        let entry = Entry { warning: &open, ..Entry::new(&name) };
        let range = Decimal::new(1, 6)..=Decimal::from(1_000_000);
        if let Some(Some(quote)) = entry.number(ui, view, Kind::Number, None, range, "") {
            let rate = PlanRate { quote, on: Some(view.session.today()), source: String::new() };
            finance.rates.insert(code, rate);
            state.asked = None;
        }
    }
    let used = view.plan.prices.values().map(|price| price.amount.currency);
    let mut codes: Vec<Currency> =
        used.chain(super::CURRENCIES.iter().filter_map(|code| Currency::from_code(code))).collect();
    codes.retain(|code| *code != plan && !finance.rates.contains_key(code));
    codes.sort_unstable();
    codes.dedup();
    let text = tr::rate_add(lang);
    let button = crate::ui::widgets::Button::new(Some(Icon::Plus), &text);
    let button = button.size(crate::ui::widgets::ButtonSize::Small).kind(crate::ui::widgets::ButtonKind::Dashed);
    ui.dropdown(button, |ui| {
        for code in codes {
            if ui.add(MenuItem::new(None, code.code())).clicked() {
                state.asked = Some(code);
                ui.close();
            }
        }
    });
}

fn ceilings(ui: &mut Ui, view: &Planning<'_>, finance: &mut Finance) {
    let lang = view.lang;
    let currency = view.currency();
    ui.add_space(8.0);
    title(ui, &tr::group_ceilings(lang));
    for year in &view.outlook.budget.years {
        let known = finance.ceilings.get(year).copied();
        let planned = view.outlook.budget.year_total(*year);
        let over = known.is_some_and(|ceiling| planned > ceiling.minor);
        let warning = match known {
            Some(ceiling) if over => tr::ceiling_over(lang, &view.whole(planned.saturating_sub(ceiling.minor))),
            _ => String::new(),
        };
        let (name, note) = (view.year(*year), tr::ceiling_planned(lang, &view.whole(planned)));
        let (none, changed) = (tr::ceiling_none(lang), known.is_some());
        let entry = Entry { warning: &warning, note: &note, changed, default: &none, ..Entry::new(&name) };
        let value =
            known.map(|ceiling| Decimal::from_i128_with_scale(i128::from(ceiling.minor), ceiling.currency.exponent()));
        let range = Decimal::ZERO..=Decimal::from(1_000_000_000_u64);
        let unit = fmt::currency_sign(&currency);
        match entry.number(ui, view, Kind::Money(currency), value, range, unit) {
            Some(Some(value)) => {
                if let Some(minor) = fields::minor(value, currency) {
                    finance.ceilings.insert(*year, Money::new(minor, currency));
                }
            }
            Some(None) => drop(finance.ceilings.remove(year)),
            None => {}
        }
    }
}

fn trade_ins(ui: &mut Ui, view: &Planning<'_>, finance: &mut Finance, state: &mut FinanceView) {
    let lang = view.lang;
    title(ui, &tr::group_trade_in(lang));
    let mut gone = None;
    for (index, program) in finance.trade_ins.iter_mut().enumerate() {
        ui.push_id(("trade-in", index), |ui| {
            let open = state.open == Some(index);
            let icon = if open { Icon::ChevronDown } else { Icon::ChevronRight };
            ui.horizontal(|ui| {
                if ui.icon_button_small(icon, &program.name).clicked() {
                    state.open = (!open).then_some(index);
                }
                ui.txt_cut(Type::Body, Ink::TextPrimary, &program.name);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if ui.icon_button_small(Icon::Trash, &tr::trade_in_remove(lang)).clicked() {
                        gone = Some(index);
                    }
                });
            });
            if open {
                trade_in(ui, view, program);
            }
        });
    }
    if let Some(index) = gone {
        finance.trade_ins.remove(index);
        state.open = None;
    }
    if add(ui, &tr::trade_in_add(lang)) {
        let today = view.session.today();
        finance.trade_ins.push(TradeIn {
            name: tr::trade_in_new(lang),
            from: today,
            to: today.plus_months(12),
            minimum: 1,
            per_unit: Money::zero(view.currency()),
            cap: None,
            claim_days: 0,
            pay_days: 0,
            products: Vec::new(),
            old: Selector::default(),
            source: String::new(),
        });
        state.open = Some(finance.trade_ins.len() - 1);
    }
}

fn trade_in(ui: &mut Ui, view: &Planning<'_>, program: &mut TradeIn) {
    let lang = view.lang;
    let name = tr::trade_in_name(lang);
    if let Some(text) = Entry::new(&name).words(ui, view, &program.name, 160.0) {
        program.name = text;
    }
    let currency = program.per_unit.currency;
    let unit = fmt::currency_sign(&currency);
    let value = Some(Decimal::from_i128_with_scale(i128::from(program.per_unit.minor), currency.exponent()));
    let name = tr::trade_in_credit(lang);
    let range = Decimal::ZERO..=Decimal::from(1_000_000);
    if let Some(Some(value)) = Entry::new(&name).number(ui, view, Kind::Money(currency), value, range, unit) {
        program.per_unit = Money::new(fields::minor(value, currency).unwrap_or(0), currency);
    }
    let codes = currencies(view, currency);
    let list: Vec<(String, bool)> = codes.iter().map(|code| (code.to_string(), *code == currency)).collect();
    let (text, name) = (currency.to_string(), tr::price_currency(lang));
    if let Some(code) = Entry::new(&name).choice(ui, view, &text, 112.0, &list).and_then(|at| codes.get(at)) {
        program.per_unit = program.per_unit.written_in(*code);
    }
    let name = tr::trade_in_from(lang);
    if let Some(day) = Entry::new(&name).day_needed(ui, view, program.from) {
        program.from = day;
    }
    let name = tr::trade_in_to(lang);
    let warning = if program.to < program.from { tr::ends_before(lang) } else { String::new() };
    if let Some(day) = (Entry { warning: &warning, ..Entry::new(&name) }).day_needed(ui, view, program.to) {
        program.to = day;
    }
    new_products(ui, view, program);
    let many = Decimal::ZERO..=Decimal::from(10_000_000);
    let count = |value: Decimal| u64::try_from(value.trunc().mantissa()).unwrap_or(0);
    let name = tr::trade_in_minimum(lang);
    let value = Some(Decimal::from(program.minimum));
    if let Some(value) = Entry::new(&name).number(ui, view, Kind::Whole, value, many.clone(), "") {
        program.minimum = value.map_or(0, count);
    }
    let name = tr::trade_in_cap(lang);
    let value = program.cap.map(Decimal::from);
    if let Some(value) = Entry::new(&name).number(ui, view, Kind::Whole, value, many, "") {
        program.cap = value.map(count);
    }
    let days = Decimal::ZERO..=Decimal::from(3650);
    let name = tr::trade_in_claim(lang);
    let value = Some(Decimal::from(program.claim_days));
    if let Some(value) = Entry::new(&name).number(ui, view, Kind::Whole, value, days.clone(), "") {
        program.claim_days = whole(value).unwrap_or(0);
    }
    let name = tr::trade_in_pay(lang);
    let value = Some(Decimal::from(program.pay_days));
    if let Some(value) = Entry::new(&name).number(ui, view, Kind::Whole, value, days, "") {
        program.pay_days = whole(value).unwrap_or(0);
    }
    let any = tr::trade_in_any(lang);
    let mut list = vec![(any.clone(), program.old == Selector::default(), Selector::default())];
    for lane in &view.outlook.lanes {
        let when = Selector { lane: Some(lane.key.clone()), ..Selector::default() };
        list.push((view.lane_name(lane), program.old == when, when));
    }
    let entries: Vec<(String, bool)> = list.iter().map(|(text, on, _)| (text.clone(), *on)).collect();
    let text = entries.iter().find(|(_, on)| *on).map_or(any, |(text, _)| text.clone());
    let name = tr::trade_in_old(lang);
    if let Some((.., when)) = Entry::new(&name).choice(ui, view, &text, 160.0, &entries).and_then(|at| list.get(at)) {
        program.old = when.clone();
    }
    let name = tr::price_source(lang);
    if let Some(text) = Entry::new(&name).words(ui, view, &program.source, 160.0) {
        program.source = text;
    }
    ui.add_space(6.0);
}

/// The new products a program asks for: all, or some of those the plan buys or has prices of.
fn new_products(ui: &mut Ui, view: &Planning<'_>, program: &mut TradeIn) {
    let lang = view.lang;
    let asked = view.outlook.price_keys().into_iter().chain(view.plan.prices.keys().cloned());
    let targets = asked.filter_map(|key| match key {
        PriceKey::Product(key) => Some(key),
        _ => None,
    });
    let mut keys: Vec<String> = targets.chain(program.products.iter().cloned()).collect();
    keys.sort();
    keys.dedup();
    let all = tr::trade_in_all(lang);
    let mut list = vec![(all.clone(), program.products.is_empty())];
    list.extend(keys.iter().map(|key| (view.product_name(key), program.products.contains(key))));
    let text = match program.products.as_slice() {
        [] => all,
        [only] => view.product_name(only),
        several => tr::trade_in_products(lang, several.len() as u64),
    };
    let (name, note) = (tr::trade_in_for(lang), tr::trade_in_for_note(lang));
    let entry = Entry { note: &note, ..Entry::new(&name) };
    match entry.choice(ui, view, &text, 160.0, &list) {
        Some(0) => program.products.clear(),
        Some(at) => {
            let Some(key) = keys.get(at - 1) else { return };
            if program.products.contains(key) {
                program.products.retain(|known| known != key);
            } else {
                program.products.push(key.clone());
            }
        }
        None => {}
    }
}

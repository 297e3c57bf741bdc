//! The pane of the assumptions: basics, prices, finance, ranges. Every change shows at once in chart and table.

use std::ops::RangeInclusive;

use egui::{Align, Layout, ScrollArea, Ui, UiBuilder, vec2};
use lucide_icons::Icon;
use rust_decimal::Decimal;

use super::{finance, open, prices, ranges};
use crate::chart::Ink;
use crate::i18n::{explain, fmt, tr::budget as tr};
use crate::model::Money;
use crate::plan::budget::Missing;
use crate::plan::{Assumptions, FixedContingency, PriceKey, State, WorkKind};
use crate::session::{Command, Edit};
use crate::ui::planning::entry::Entry;
use crate::ui::planning::fields::{self, Kind, NumberField, price_field, slider};
use crate::ui::planning::{Planning, words};
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Button, ButtonSize, Pane, UiExt as _};

const SLIDER: f32 = 78.0;

/// A tab of the pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Tab {
    #[default]
    Basics,
    Prices,
    Finance,
    Ranges,
}

const TABS: [Tab; 4] = [Tab::Basics, Tab::Prices, Tab::Finance, Tab::Ranges];

/// What is open in the pane.
#[derive(Debug, Default)]
pub(super) struct AssumptionsView {
    pub tab: Tab,
    /// The pane takes most of the screen.
    pub tall: bool,
    pub prices: prices::PricesView,
    pub finance: finance::FinanceView,
}

/// Shows the pane.
pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, state: &mut AssumptionsView) {
    let lang = view.lang;
    let Some(scenario) = view.scenario() else { return };
    let assumed = &scenario.assumptions;
    let missing = view.outlook.budget.missing.len();
    let changed = changed(assumed);
    let note = if missing == 0 { tr::assumptions_changed(lang, changed) } else { String::new() };
    Pane::header(&tr::assumptions(lang), &note).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let (icon, name) = if state.tall {
            (Icon::ChevronDown, tr::assumptions_low(lang))
        } else {
            (Icon::ChevronUp, tr::assumptions_tall(lang))
        };
        if ui.icon_button_small(icon, &name).clicked() {
            state.tall = !state.tall;
        }
        let text = tr::defaults(lang);
        let button = Button::new(Some(Icon::Undo2), &text).size(ButtonSize::Small);
        if ui.add_enabled(changed > 0, button).on_hover_text(tr::defaults_hint(lang)).clicked() {
            view.edit(Edit::SetAssumptions(Box::default()));
        }
        let names = [tr::tab_basics(lang), tr::tab_prices(lang), tr::tab_finance(lang), tr::tab_ranges(lang)];
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let at = TABS.iter().position(|tab| *tab == state.tab).unwrap_or(0);
        if let Some(chosen) = ui.segmented(&tr::assumptions(lang), &names, at) {
            state.tab = TABS.get(chosen).copied().unwrap_or_default();
            state.tall |= state.tab != Tab::Basics;
        }
        if missing > 0 {
            ui.state_word(State::BestEffort, &tr::assumptions_missing(lang, missing as u64))
                .on_hover_ui(|ui| missing_list(ui, view));
        }
    });
    match state.tab {
        Tab::Basics => columns(ui, "basics", 3, |ui, column| match column {
            0 => rates(ui, view, assumed),
            1 => work(ui, view, assumed),
            _ => {
                title(ui, &tr::group_prices(lang));
                view.outlook.price_keys().iter().for_each(|key| price(ui, view, key));
            }
        }),
        Tab::Prices => prices::show(ui, view, &mut state.prices),
        Tab::Finance => finance::show(ui, view, &mut state.finance),
        Tab::Ranges => ranges::show(ui, view, assumed),
    }
}

/// How many assumptions are not the default.
fn changed(assumed: &Assumptions) -> u64 {
    let own = [
        !assumed.price_escalation.is_zero(),
        assumed.contingency.is_some(),
        assumed.contingency_amount.is_some(),
        assumed.technicians.is_some(),
        assumed.hours_per_day.is_some(),
        assumed.overlap_months.is_some(),
        assumed.failures_per_year.is_some(),
        assumed.support_minutes.is_some(),
        assumed.headset_share.is_some(),
        !assumed.ranges.is_empty(),
    ];
    (own.into_iter().filter(|changed| *changed).count() + assumed.minutes.len()) as u64
}

/// Columns of equal width side by side; what does not fit scrolls.
pub(super) fn columns(ui: &mut Ui, salt: &str, count: u8, mut contents: impl FnMut(&mut Ui, u8)) {
    ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
        let room = ui.available_rect_before_wrap();
        let gap = 28.0;
        let width = (room.width() - size::PANE_LEFT - size::PANE_RIGHT - gap * f32::from(count - 1)) / f32::from(count);
        let mut bottom = room.top();
        for column in 0..count {
            let left = room.left() + size::PANE_LEFT + (width + gap) * f32::from(column);
            let place = egui::Rect::from_min_size(egui::pos2(left, room.top()), vec2(width, room.height()));
            let layout = Layout::top_down(Align::Min);
            let mut child = ui.new_child(UiBuilder::new().id_salt(column).max_rect(place).layout(layout));
            child.set_width(width);
            child.spacing_mut().item_spacing.y = 0.0;
            contents(&mut child, column);
            bottom = bottom.max(child.min_rect().bottom());
        }
        let used = vec2(room.width(), bottom - room.top() + 12.0);
        ui.advance_cursor_after_rect(egui::Rect::from_min_size(room.min, used));
    });
}

/// The title of a group of entries.
pub(super) fn title(ui: &mut Ui, text: &str) {
    ui.txt(Type::Caption, Ink::TextTertiary, text);
    ui.add_space(4.0);
}

fn rates(ui: &mut Ui, view: &Planning<'_>, assumed: &Assumptions) {
    let lang = view.lang;
    title(ui, &tr::group_rates(lang));
    let (name, note) = (tr::assume_escalation(lang), tr::assume_escalation_note(lang));
    let nothing = fmt::percent(lang, Decimal::ZERO);
    let changed = !assumed.price_escalation.is_zero();
    let entry = Entry { changed, note: &note, default: &nothing, ..Entry::new(&name) };
    let limit = Decimal::new(-5, 1)..=Decimal::TWO;
    let value = Some(assumed.price_escalation);
    let rate = Share { value, steps: -100..=200, step: 1, limit, optional: false };
    share(ui, view, entry, &rate, &|value| Edit::SetEscalation(value.unwrap_or_default()));
    contingency(ui, view, assumed);
    let unset = tr::not_set(lang);
    let running = missing(view, &|what| *what == Missing::Running).unwrap_or_default();
    let open = |unset: bool| if unset { running.as_str() } else { "" };
    let (name, warning) = (tr::assume_failures(lang), open(assumed.failures_per_year.is_none()));
    let (note, changed) = (tr::assume_failures_note(lang), assumed.failures_per_year.is_some());
    let entry = Entry { changed, warning, note: &note, default: &unset, ..Entry::new(&name) };
    let (value, limit) = (assumed.failures_per_year, Decimal::ZERO..=Decimal::TWO);
    let rate = Share { value, steps: 0..=200, step: 1, limit, optional: true };
    share(ui, view, entry, &rate, &|value| {
        Edit::SetAssumptions(Box::new(Assumptions { failures_per_year: value, ..assumed.clone() }))
    });
    let whole = Decimal::ZERO..=Decimal::from(9999);
    let (name, warning) = (tr::assume_support(lang), open(assumed.support_minutes.is_none()));
    let (note, changed) = (tr::assume_support_note(lang), assumed.support_minutes.is_some());
    let entry = Entry { changed, warning, note: &note, default: &unset, ..Entry::new(&name) };
    let minutes = assumed.support_minutes;
    if let Some(value) = entry.number(ui, view, Kind::Number, minutes, whole, &tr::unit_minutes(lang)) {
        set(view, assumed, |new| new.support_minutes = value);
    }
    let (name, note) = (tr::assume_headsets(lang), tr::assume_headsets_note(lang));
    let (everybody, changed) = (fmt::percent(lang, Decimal::ONE), assumed.headset_share.is_some());
    let entry = Entry { note: &note, changed, default: &everybody, ..Entry::new(&name) };
    let all = Share {
        value: Some(assumed.headset_share.unwrap_or(Decimal::ONE)),
        steps: 0..=1000,
        step: 10,
        limit: Decimal::ZERO..=Decimal::ONE,
        optional: false,
    };
    share(ui, view, entry, &all, &|value| {
        let headset_share = value.filter(|value| *value < Decimal::ONE);
        Edit::SetAssumptions(Box::new(Assumptions { headset_share, ..assumed.clone() }))
    });
    let (name, warning) = (tr::assume_overlap(lang), missing(view, &|what| *what == Missing::Overlap));
    let (warning, note) = (warning.unwrap_or_default(), tr::assume_overlap_note(lang));
    let changed = assumed.overlap_months.is_some();
    let entry = Entry { changed, warning: &warning, note: &note, default: &unset, ..Entry::new(&name) };
    let months = assumed.overlap_months.map(Decimal::from);
    if let Some(value) = entry.number(ui, view, Kind::Whole, months, Decimal::ZERO..=Decimal::from(120), "") {
        set(view, assumed, |new| {
            new.overlap_months = value.and_then(|value| u16::try_from(value.trunc().mantissa()).ok());
        });
    }
}

/// Changes the assumptions in one step.
fn set(view: &Planning<'_>, assumed: &Assumptions, change: impl FnOnce(&mut Assumptions)) {
    let mut new = assumed.clone();
    change(&mut new);
    view.edit(Edit::SetAssumptions(Box::new(new)));
    view.send(Command::EndGesture);
}

/// The contingency: a share, or the amount that was taken over or typed in its place.
fn contingency(ui: &mut Ui, view: &Planning<'_>, assumed: &Assumptions) {
    let lang = view.lang;
    let (name, note) = (tr::assume_contingency(lang), tr::assume_contingency_note(lang));
    let unset = tr::not_set(lang);
    let Some(fixed) = &assumed.contingency_amount else {
        let open = if assumed.contingency.is_none() { unset.as_str() } else { "" };
        let changed = assumed.contingency.is_some();
        let entry = Entry { changed, warning: open, note: &note, default: &unset, ..Entry::new(&name) };
        let (value, limit) = (assumed.contingency, Decimal::ZERO..=Decimal::TWO);
        let rate = Share { value, steps: 0..=300, step: 1, limit, optional: true };
        share(ui, view, entry, &rate, &Edit::SetContingency);
        return;
    };
    let back = assumed.contingency.map_or(unset, |share| fmt::percent(lang, share));
    let entry = Entry { changed: true, note: &note, default: &back, origin: &fixed.source, ..Entry::new(&name) };
    let currency = fixed.amount.currency;
    let value = Decimal::from_i128_with_scale(i128::from(fixed.amount.minor), currency.exponent());
    let range = Decimal::ZERO..=Decimal::from(1_000_000_000_u64);
    let unit = fmt::currency_sign(&currency);
    if let Some(entered) = entry.number(ui, view, Kind::Money(currency), Some(value), range, unit) {
        let minor = entered.and_then(|value| fields::minor(value, currency));
        let amount = minor.map(|minor| Money::new(minor, currency));
        let fixed = amount.map(|amount| FixedContingency { amount, source: fields::typed_today(view) });
        set(view, assumed, |new| new.contingency_amount = fixed);
    }
}

fn work(ui: &mut Ui, view: &Planning<'_>, assumed: &Assumptions) {
    let lang = view.lang;
    title(ui, &tr::group_minutes(lang));
    let (unset, note) = (tr::not_set(lang), tr::assume_minutes_note(lang));
    for work in WorkKind::ALL {
        let value = assumed.minutes.get(&work).copied();
        let name = words::work(lang, work);
        let warning = missing(view, &|what| *what == Missing::Minutes(work)).unwrap_or_default();
        let changed = value.is_some();
        let entry = Entry { changed, warning: &warning, note: &note, default: &unset, ..Entry::new(&name) };
        let range = Decimal::ZERO..=Decimal::from(9999);
        if let Some(value) = entry.number(ui, view, Kind::Number, value, range, &tr::unit_minutes(lang)) {
            view.edit(Edit::SetMinutes(work, value));
            view.send(Command::EndGesture);
        }
    }
    ui.add_space(6.0);
    title(ui, &tr::group_work_force(lang));
    price(ui, view, &PriceKey::TechnicianHour);
    let note = tr::assume_technicians_note(lang);
    let open = |open: bool| if open { unset.as_str() } else { "" };
    let (name, warning) = (tr::assume_technicians(lang), open(assumed.technicians.is_none()));
    let changed = assumed.technicians.is_some();
    let entry = Entry { changed, warning, note: &note, default: &unset, ..Entry::new(&name) };
    let value = assumed.technicians.map(Decimal::from);
    if let Some(value) = entry.number(ui, view, Kind::Whole, value, Decimal::ONE..=Decimal::from(999), "") {
        let technicians = value.and_then(|value| u16::try_from(value.trunc().mantissa()).ok());
        view.edit(Edit::SetTechnicians(technicians, assumed.hours_per_day));
    }
    let (name, warning) = (tr::assume_hours(lang), open(assumed.hours_per_day.is_none()));
    let changed = assumed.hours_per_day.is_some();
    let entry = Entry { changed, warning, note: &note, default: &unset, ..Entry::new(&name) };
    let range = Decimal::new(1, 1)..=Decimal::from(24);
    if let Some(value) = entry.number(ui, view, Kind::Number, assumed.hours_per_day, range, &tr::unit_hours(lang)) {
        view.edit(Edit::SetTechnicians(assumed.technicians, value));
    }
}

/// A share that is chosen with slider and field.
struct Share {
    value: Option<Decimal>,
    /// Tenths of a percent that the slider reaches.
    steps: RangeInclusive<i32>,
    /// Tenths of a percent that the slider moves at least.
    step: i32,
    /// What may be typed.
    limit: RangeInclusive<Decimal>,
    /// True if the field may be emptied.
    optional: bool,
}

/// A share with slider and field.
fn share(ui: &mut Ui, view: &Planning<'_>, entry: Entry<'_>, of: &Share, edit: &dyn Fn(Option<Decimal>) -> Edit) {
    let Share { value, step, optional, .. } = *of;
    let (low, high) = (*of.steps.start(), *of.steps.end());
    let (name, changed) = (entry.name, entry.changed);
    let reset = Entry { unit: "%", ..entry }.show(ui, view, |ui| {
        let range = of.limit.clone();
        let field = NumberField { name, kind: Kind::Percent, value, unit: "", changed, range, optional, width: 84.0 };
        if let Some(entered) = field.show(ui, view.lang, name) {
            view.edit(edit(entered));
            view.send(Command::EndGesture);
        }
        let room = ui.available_width();
        if room < SLIDER + 90.0 {
            return;
        }
        // Where columns are narrow the slider gives way to the name.
        let width = SLIDER.min(room * 0.28);
        let tenths = value
            .and_then(|value| value.checked_mul(Decimal::ONE_THOUSAND))
            .map_or(0, |value| i32::try_from(value.round().mantissa()).unwrap_or(high));
        let slid = slider(ui, name, tenths / step, low / step..=high / step, width);
        if let Some(steps) = slid.value {
            view.edit(edit(Some(Decimal::new(i64::from(steps * step), 3).normalize())));
        }
        if slid.ended {
            view.send(Command::EndGesture);
        }
    });
    if reset {
        view.edit(edit(None));
        view.send(Command::EndGesture);
    }
}

fn price(ui: &mut Ui, view: &Planning<'_>, key: &PriceKey) {
    let lang = view.lang;
    let name = words::price(lang, view.catalog, key);
    let is = |what: &Missing| matches!(what, Missing::Price(other) | Missing::Rate(other, _) | Missing::Tax(other) if other == key);
    let warning = missing(view, &is).unwrap_or_default();
    let known = view.plan.prices.get(key);
    let origin = known.map(|price| price.source.as_str()).unwrap_or_default();
    let unit = known.map_or(view.currency(), |price| price.amount.currency).to_string();
    let (default, changed) = (tr::price_none(lang), known.is_some());
    let entry = Entry { warning: &warning, origin, changed, default: &default, unit: &unit, ..Entry::new(&name) };
    if entry.show(ui, view, |ui| price_field(ui, view, key, 0.0)) {
        view.edit(Edit::SetPrice(key.clone(), None));
    }
}

/// Everything that is missing, with what hangs on it.
pub(super) fn missing_list(ui: &mut Ui, view: &Planning<'_>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    for (what, weight) in open::missing(view) {
        ui.txt(Type::Dense, Ink::TextPrimary, what);
        ui.txt(Type::Caption, Ink::TextTertiary, weight);
    }
}

/// What hangs on something that is missing.
pub(super) fn missing(view: &Planning<'_>, is: &dyn Fn(&Missing) -> bool) -> Option<String> {
    let missing = view.outlook.budget.missing.iter().find(|missing| is(&missing.what))?;
    if let Missing::Rate(_, currency) = &missing.what {
        return Some(tr::missing_rate(view.lang, &currency.to_string()));
    }
    if let Missing::Tax(_) = &missing.what {
        return Some(explain::missing(view.lang, view.catalog, &missing.what));
    }
    Some(tr::missing(view.lang, &view.number(missing.quantity), &view.year(missing.fiscal_year)))
}

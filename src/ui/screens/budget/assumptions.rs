//! The assumptions behind the budget: every change shows at once in chart and table.

use egui::{Align, Layout, Ui, UiBuilder, vec2};
use lucide_icons::Icon;
use rust_decimal::Decimal;

use crate::chart::Ink;
use crate::i18n::{explain, tr::budget as tr};
use crate::plan::budget::Missing;
use crate::plan::{Assumptions, PriceKey, State, WorkKind};
use crate::session::{Command, Edit};
use crate::ui::planning::fields::{Kind, NumberField, price_field, slider};
use crate::ui::planning::{Planning, words};
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Pane, UiExt as _};

const FIELD: f32 = 92.0;
const SLIDER: f32 = 78.0;
const LINE: f32 = 29.0;

pub(super) fn show(ui: &mut Ui, view: &Planning<'_>) {
    let lang = view.lang;
    let missing = view.outlook.budget.missing.len();
    let note = if missing == 0 { tr::assumptions_complete(lang) } else { String::new() };
    Pane::header(&tr::assumptions(lang), &note).show(ui, |ui| {
        if missing > 0 {
            ui.state_word(State::BestEffort, &tr::assumptions_missing(lang, missing as u64));
        }
    });
    let Some(scenario) = view.scenario() else { return };
    let assumed = &scenario.assumptions;
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let room = ui.available_rect_before_wrap();
        let gap = 28.0;
        let width = (room.width() - size::PANE_LEFT - size::PANE_RIGHT - 2.0 * gap) / 3.0;
        let keys = view.outlook.price_keys();
        let lines = keys.len().max(5) as f32;
        let height = LINE * lines + 30.0;
        let (rect, _) = ui.allocate_exact_size(vec2(room.width(), height), egui::Sense::hover());
        for column in 0..3_u8 {
            let left = rect.left() + size::PANE_LEFT + (width + gap) * f32::from(column);
            let place = egui::Rect::from_min_size(egui::pos2(left, rect.top()), vec2(width, height));
            let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Min)));
            child.push_id(column, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let title = [tr::group_rates(lang), tr::group_minutes(lang), tr::group_prices(lang)];
                ui.txt(Type::Caption, Ink::TextTertiary, title.get(usize::from(column)).cloned().unwrap_or_default());
                ui.add_space(4.0);
                match column {
                    0 => rates(ui, view, assumed),
                    1 => WorkKind::ALL.into_iter().for_each(|work| minutes(ui, view, assumed, work)),
                    _ => keys.iter().for_each(|key| price(ui, view, key)),
                }
            });
        }
    });
}

/// A name at the left, controls at the right; a warning sign where something is missing.
fn line(ui: &mut Ui, name: &str, warning: Option<&str>, controls: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(ui.available_width(), LINE), Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_height(LINE);
        ui.spacing_mut().item_spacing.x = 8.0;
        controls(ui);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 5.0;
            if let Some(warning) = warning {
                ui.icon_sized(Icon::TriangleAlert, 14.0, Ink::StateLine(State::BestEffort)).on_hover_text(warning);
            }
            let response = ui.txt_cut(Type::Body, Ink::TextSecondary, name);
            if let Some(warning) = warning {
                response.on_hover_text(warning);
            }
        });
    });
}

fn rates(ui: &mut Ui, view: &Planning<'_>, assumed: &Assumptions) {
    let lang = view.lang;
    let escalation = Some(assumed.price_escalation);
    let name = tr::assume_escalation(lang);
    share(ui, view, &name, escalation, 200, false, None, &|value| Edit::SetEscalation(value.unwrap_or_default()));
    let name = tr::assume_contingency(lang);
    let open = assumed.contingency.is_none().then(|| tr::not_set(lang));
    share(ui, view, &name, assumed.contingency, 300, true, open.as_deref(), &Edit::SetContingency);
    price(ui, view, &PriceKey::TechnicianHour);
    let missing_labor = |value: bool| value.then(|| tr::not_set(lang));
    let name = tr::assume_technicians(lang);
    line(ui, &name, missing_labor(assumed.technicians.is_none()).as_deref(), |ui| {
        let field = NumberField {
            name: &name,
            kind: Kind::Whole,
            value: assumed.technicians.map(Decimal::from),
            unit: "",
            changed: assumed.technicians.is_some(),
            range: Decimal::ONE..=Decimal::from(999),
            optional: true,
            width: FIELD,
        };
        if let Some(value) = field.show(ui, lang, "technicians") {
            let technicians = value.and_then(|value| u16::try_from(value.trunc().mantissa()).ok());
            view.edit(Edit::SetTechnicians(technicians, assumed.hours_per_day));
        }
    });
    let name = tr::assume_hours(lang);
    line(ui, &name, missing_labor(assumed.hours_per_day.is_none()).as_deref(), |ui| {
        let unit = tr::unit_hours(lang);
        let field = NumberField {
            name: &name,
            kind: Kind::Number,
            value: assumed.hours_per_day,
            unit: &unit,
            changed: assumed.hours_per_day.is_some(),
            range: Decimal::new(1, 1)..=Decimal::from(24),
            optional: true,
            width: FIELD,
        };
        if let Some(value) = field.show(ui, lang, "hours") {
            view.edit(Edit::SetTechnicians(assumed.technicians, value));
        }
    });
}

/// A share with slider and field. The slider moves in tenths of a percent up to `most`.
#[expect(clippy::too_many_arguments, reason = "a form line is what it is: name, value, range and what it changes")]
fn share(
    ui: &mut Ui,
    view: &Planning<'_>,
    name: &str,
    value: Option<Decimal>,
    most: i32,
    optional: bool,
    warning: Option<&str>,
    edit: &dyn Fn(Option<Decimal>) -> Edit,
) {
    line(ui, name, warning, |ui| {
        let field = NumberField {
            name,
            kind: Kind::Percent,
            value,
            unit: "",
            changed: value.is_some_and(|value| !value.is_zero()),
            range: Decimal::ZERO..=Decimal::TWO,
            optional,
            width: 62.0,
        };
        if let Some(entered) = field.show(ui, view.lang, name) {
            view.edit(edit(entered));
            view.send(Command::EndGesture);
        }
        if ui.available_width() < SLIDER + 90.0 {
            return;
        }
        let tenths = value
            .and_then(|value| value.checked_mul(Decimal::ONE_THOUSAND))
            .map_or(0, |value| i32::try_from(value.round().mantissa()).unwrap_or(most));
        let slid = slider(ui, name, tenths, 0..=most, SLIDER);
        if let Some(tenths) = slid.value {
            view.edit(edit(Some(Decimal::new(i64::from(tenths), 3).normalize())));
        }
        if slid.ended {
            view.send(Command::EndGesture);
        }
    });
}

fn minutes(ui: &mut Ui, view: &Planning<'_>, assumed: &Assumptions, work: WorkKind) {
    let lang = view.lang;
    let value = assumed.minutes.get(&work).copied();
    let name = words::work(lang, work);
    let warning = missing(view, &|what| *what == Missing::Minutes(work));
    line(ui, &name, warning.as_deref(), |ui| {
        let unit = tr::unit_minutes(lang);
        let field = NumberField {
            name: &name,
            kind: Kind::Number,
            value,
            unit: &unit,
            changed: value.is_some(),
            range: Decimal::ZERO..=Decimal::from(9999),
            optional: true,
            width: FIELD,
        };
        if let Some(value) = field.show(ui, lang, ("minutes", work)) {
            view.edit(Edit::SetMinutes(work, value));
            view.send(Command::EndGesture);
        }
    });
}

fn price(ui: &mut Ui, view: &Planning<'_>, key: &PriceKey) {
    let lang = view.lang;
    let name = words::price(lang, view.catalog, key);
    let warning =
        missing(view, &|what| matches!(what, Missing::Price(other) | Missing::Rate(other, _) if other == key));
    line(ui, &name, warning.as_deref(), |ui| price_field(ui, view, key, FIELD + 12.0));
}

/// Everything that is missing, with what hangs on it.
pub(super) fn missing_list(ui: &mut Ui, view: &Planning<'_>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    for missing in &view.outlook.budget.missing {
        let what = explain::missing(view.lang, view.catalog, &missing.what);
        let weight = tr::missing(view.lang, &view.number(missing.quantity), &view.year(missing.fiscal_year));
        ui.txt(Type::Dense, Ink::TextPrimary, what);
        ui.txt(Type::Caption, Ink::TextTertiary, weight);
    }
}

/// What hangs on something that is missing.
fn missing(view: &Planning<'_>, is: &dyn Fn(&Missing) -> bool) -> Option<String> {
    let missing = view.outlook.budget.missing.iter().find(|missing| is(&missing.what))?;
    if let Missing::Rate(_, currency) = &missing.what {
        return Some(tr::missing_rate(view.lang, &currency.to_string()));
    }
    Some(tr::missing(view.lang, &view.number(missing.quantity), &view.year(missing.fiscal_year)))
}

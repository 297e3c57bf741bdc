//! Renewals per certificate and year, what they cost, and where automation pays.

use egui::{Align2, CornerRadius, Frame, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use rust_decimal::Decimal;

use super::padding;
use super::renewals_layout::chart;
use crate::chart::Ink;
use crate::i18n::{fmt, tr::certificates as tr};
use crate::model::Money;
use crate::plan::cadence::Cadence;
use crate::plan::{Category, WorkKind};
use crate::session::{CertificateEdit, Command, Edit};
use crate::ui::planning::Planning;
use crate::ui::planning::fields::{Kind, NumberField, minor};
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Pane, UiExt as _, paint_text};

/// Height of the chart with its axis.
const CHART: f32 = 172.0;

pub(super) fn show(ui: &mut Ui, view: &Planning<'_>) {
    let lang = view.lang;
    let cadence = &view.outlook.cadence;
    Pane::header(&tr::renewals(lang), "").show(ui, |_| {});
    ScrollArea::vertical().id_salt("renewals").auto_shrink([false, false]).show(ui, |ui| {
        Frame::new().inner_margin(padding()).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.spacing_mut().interact_size.y = 18.0;
            paint_chart(ui, view, cadence);
            ui.add_space(2.0);
            ui.separator();
            let count = cadence.certificates.len() as u64;
            ui.key_number(&tr::tracked(lang), &view.number(count));
            let year = view.session.as_of().year();
            let last = cadence.years.last().map_or(year, |year| year.year);
            if count > 0 {
                for year in [year, last] {
                    let renewals = cadence.renewals_in(year);
                    let hours = cadence.minutes_in(year).map(|minutes| hours(view, minutes));
                    let text = hours
                        .map_or_else(|| view.number(renewals), |hours| format!("{} · {hours}", view.number(renewals)));
                    ui.key_number(&tr::renewals_in(lang, &year.to_string()), &text);
                }
            }
            inputs(ui, view, cadence);
            ui.add_space(2.0);
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, advice(view, cadence));
        });
    });
}

/// Minutes as hours with one decimal.
fn hours(view: &Planning<'_>, minutes: Decimal) -> String {
    let hours = minutes.checked_div(Decimal::from(60)).unwrap_or_default().round_dp(1);
    tr::hours(view.lang, &fmt::decimal(view.lang, hours))
}

fn paint_chart(ui: &mut Ui, view: &Planning<'_>, cadence: &Cadence) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), CHART), Sense::hover());
    let axis = 18.0;
    let base = rect.bottom() - 40.0;
    let plot = chart(&cadence.years, rect.width() - axis, base - rect.top());
    let left = rect.left() + axis;
    let one = |rate: f64| fmt::decimal(view.lang, Decimal::try_from(rate).unwrap_or_default().round_dp(1));
    let spoken: Vec<String> = plot.bars.iter().map(|bar| format!("{}: {}", bar.year, one(bar.rate))).collect();
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Image, true, format!("{}. {}", tr::renewals(view.lang), spoken.join(", ")))
    });
    for (value, height) in &plot.ticks {
        let y = (base - height).round();
        let ink = if *value == 0 { Ink::StrokeStrong } else { Ink::StrokeSubtle };
        ui.painter().hline(left..=rect.right(), y, Stroke::new(1.0, ui.ink(ink)));
        let place = Rect::from_min_max(pos2(rect.left(), y - 7.0), pos2(left - 5.0, y + 7.0));
        paint_text(ui, place, Align2::RIGHT_CENTER, Type::Caption, Ink::TextTertiary, &view.number(u64::from(*value)));
    }
    let now = view.session.as_of().year();
    for bar in &plot.bars {
        let body = Rect::from_min_max(pos2(left + bar.x.0, base - bar.height), pos2(left + bar.x.0 + bar.x.1, base));
        let ink = if bar.year < now { Ink::StrokeStrong } else { Ink::Cost(Category::Devices) };
        let corners = CornerRadius { nw: 2, ne: 2, sw: 0, se: 0 };
        ui.painter().rect_filled(body, corners, ui.ink(ink));
        let above =
            Rect::from_min_max(pos2(body.left() - 8.0, body.top() - 16.0), pos2(body.right() + 8.0, body.top()));
        paint_text(ui, above, Align2::CENTER_CENTER, Type::DenseBold, Ink::TextPrimary, &one(bar.rate));
        let below = Rect::from_min_max(pos2(body.left() - 8.0, base + 3.0), pos2(body.right() + 8.0, base + 18.0));
        let (role, ink) =
            if bar.year == now { (Type::CaptionBold, Ink::AccentText) } else { (Type::Caption, Ink::TextTertiary) };
        paint_text(ui, below, Align2::CENTER_CENTER, role, ink, &bar.year.to_string());
    }
    for band in &plot.bands {
        let (from, to) = (left + band.x.0 + 3.0, left + band.x.1 - 3.0);
        ui.painter().hline(from..=to, base + 20.5, Stroke::new(1.0, ui.ink(Ink::StrokeStrong)));
        let place = Rect::from_min_max(pos2(from - 3.0, base + 22.0), pos2(to + 3.0, base + 38.0));
        let long = tr::cap_days(view.lang, u64::from(band.days));
        let text = if place.width() < 52.0 { view.number(u64::from(band.days)) } else { long };
        paint_text(ui, place, Align2::CENTER_CENTER, Type::Caption, Ink::TextTertiary, &text);
    }
    response.on_hover_text(tr::chart_tip(view.lang));
}

/// Minutes of a renewal and the cost of automation: asked, not assumed.
fn inputs(ui: &mut Ui, view: &Planning<'_>, cadence: &Cadence) {
    let lang = view.lang;
    line(ui, &tr::minutes(lang), |ui| {
        let field = NumberField {
            name: &tr::minutes(lang),
            kind: Kind::Number,
            value: cadence.minutes,
            unit: "",
            changed: cadence.minutes.is_some(),
            range: Decimal::ZERO..=Decimal::from(9999),
            optional: true,
            width: 74.0,
        };
        if let Some(value) = field.show(ui, lang, "renewal minutes") {
            view.edit(Edit::SetMinutes(WorkKind::CertificateRenewal, value));
            view.send(Command::EndGesture);
        }
    });
    line(ui, &tr::automation_cost(lang), |ui| {
        let currency = view.currency();
        let known = view.plan.certificates.automation;
        let field = NumberField {
            name: &tr::automation_cost(lang),
            kind: Kind::Money(currency),
            value: known.map(|cost| Decimal::from_i128_with_scale(i128::from(cost.minor), currency.exponent())),
            unit: fmt::currency_sign(&currency),
            changed: known.is_some(),
            range: Decimal::ZERO..=Decimal::from(10_000_000),
            optional: true,
            width: 92.0,
        };
        if let Some(value) = field.show(ui, lang, "automation cost") {
            let cost = value.and_then(|value| minor(value, currency)).map(|minor| Money::new(minor, currency));
            view.edit(Edit::Certificates(CertificateEdit::Automation(cost)));
        }
    });
}

fn line(ui: &mut Ui, name: &str, field: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL_SMALL);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            field(ui);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.txt_cut(Type::Dense, Ink::TextSecondary, name)
            });
        });
    });
}

/// What follows: the next step of the limits, and whether automation pays.
fn advice(view: &Planning<'_>, cadence: &Cadence) -> String {
    let lang = view.lang;
    if cadence.certificates.is_empty() {
        return tr::advice_none(lang);
    }
    if let Some(pays) = cadence.automation {
        let cost = fmt::money_whole(lang, pays.cost);
        return match pays.day {
            Some(day) => tr::advice_pays(lang, &cost, &view.date(day), &fmt::money(lang, pays.each), pays.renewals),
            None => tr::advice_never(lang, &cost, &fmt::money(lang, pays.each), pays.renewals),
        };
    }
    let last = cadence.caps.last();
    let text = last.map_or_else(String::new, |cap| tr::advice_cap(lang, &view.date(cap.from), u64::from(cap.days)));
    let open = if cadence.minutes.is_none() { tr::advice_minutes(lang) } else { tr::advice_cost(lang) };
    format!("{text} {open}")
}

//! The bar at the bottom: devices, coverage, fiscal year, saved state, and the running task.

use egui::{Align, Layout, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::{Lang, fmt, tr};
use crate::model::FiscalCalendar;
use crate::plan::State;
use crate::session::{Command, Screen};
use crate::ui::cx::Cx;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>) {
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, ui.ink(Ink::StrokeDefault)));
    let inner =
        Rect::from_min_max(pos2(rect.left() + 12.0, rect.top() + 1.0), pos2(rect.right() - 12.0, rect.bottom()));
    let mut end = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    end.spacing_mut().item_spacing.x = 8.0;
    task(&mut end, cx);
    let room = Rect::from_min_max(inner.min, pos2(end.min_rect().left() - 12.0, inner.bottom()));
    let mut start = ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center)));
    start.shrink_clip_rect(room);
    start.spacing_mut().item_spacing.x = 8.0;
    if cx.session.screen() == Screen::Start || !cx.session.has_plan() && cx.session.workbench().is_none() {
        catalog(&mut start, cx);
    } else {
        plan(&mut start, cx);
    }
}

fn text(ui: &mut Ui, text: String) {
    ui.txt(Type::Dense, Ink::TextSecondary, text);
}

fn line(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, 12.0), Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), Stroke::new(1.0, ui.ink(Ink::StrokeDefault)));
}

fn catalog(ui: &mut Ui, cx: &Cx<'_>) {
    let catalog = cx.session.catalog();
    let models = catalog.products.len() as u64;
    text(
        ui,
        match catalog.checked_on {
            Some(day) => tr::ui::status_catalog(cx.lang, &fmt::date(cx.lang, day), &catalog.edition, models),
            None => tr::ui::status_catalog_undated(cx.lang, &catalog.edition, models),
        },
    );
}

fn plan(ui: &mut Ui, cx: &Cx<'_>) {
    let (lang, session) = (cx.lang, cx.session);
    let outlook = session.outlook();
    if outlook.devices == 0 {
        text(ui, tr::ui::status_devices_none(lang));
    } else {
        text(ui, tr::ui::status_devices(lang, outlook.devices));
        line(ui);
        let share = fmt::share(lang, outlook.matched, outlook.devices);
        text(ui, tr::ui::status_coverage(lang, &share));
        coverage(ui, outlook.matched, outlook.devices);
    }
    line(ui);
    text(ui, tr::ui::status_fiscal(lang, &fiscal_start(lang, session.plan().settings.fiscal)));
    line(ui);
    let saved = if session.dirty() {
        if session.path().is_none() { tr::ui::status_unsaved(lang) } else { tr::ui::status_changed(lang) }
    } else if session.path().is_none() {
        tr::ui::status_unsaved(lang)
    } else {
        tr::ui::status_saved(lang)
    };
    text(ui, saved);
    if session.as_of() != session.today() {
        line(ui);
        let day = fmt::date(lang, session.as_of());
        let unsupported = outlook.today(State::Unsupported);
        text(ui, tr::ui::status_as_of(lang, unsupported, &day));
    }
}

fn coverage(ui: &mut Ui, part: u64, whole: u64) {
    let (rect, _) = ui.allocate_exact_size(vec2(56.0, 6.0), Sense::hover());
    ui.painter().rect_filled(rect, 2, ui.ink(Ink::StrokeDefault));
    let width = rect.width() * (part as f32 / whole.max(1) as f32).min(1.0);
    let done = Rect::from_min_size(rect.min, vec2(width, rect.height()));
    ui.painter().rect_filled(done, 2, ui.ink(Ink::StateLine(State::Supported)));
}

/// The first day of the fiscal year, without a year: `1 April`, `1. April`.
#[must_use]
pub(in crate::ui) fn fiscal_start(lang: Lang, calendar: FiscalCalendar) -> String {
    fmt::day_and_month(lang, calendar.start_day.into(), calendar.start_month.into())
}

fn task(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(task) = cx.session.task() else {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.txt(Type::Dense, Ink::TextSecondary, tr::ui::status_ready(cx.lang));
        ui.icon_sized(Icon::Check, 13.0, Ink::StateLine(State::Supported));
        return;
    };
    if task.cancellable && ui.icon_button_small(Icon::X, &tr::ui::task_cancel(cx.lang, &task.name)).clicked() {
        cx.send(Command::CancelTask);
    }
    if let Some(fraction) = task.fraction {
        let percent = fmt::number(cx.lang, (fraction.clamp(0.0, 1.0) * 100.0) as i64);
        ui.txt(Type::Dense, Ink::TextSecondary, tr::ui::task_percent(cx.lang, &percent));
    }
    ui.progress(task.fraction, 120.0, &task.name);
    // A log counts its lines and says what it found so far.
    let log = cx.session.log_watch();
    let text = log
        .map_or(task.name.clone(), |log| tr::ui::task_log(cx.lang, log.so_far.lines, log.so_far.rejecting, &task.name));
    ui.txt(Type::Dense, Ink::TextSecondary, text);
}

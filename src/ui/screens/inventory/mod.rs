//! The inventory: facets, filter, coverage, and a table of any length.

mod device;
mod facets;
mod filter;
mod picker;
mod table;

use egui::{Align, CentralPanel, Frame, Layout, Panel, Rect, Sense, Ui, UiBuilder, pos2, vec2};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::reason;
use crate::i18n::{fmt, tr};
use crate::model::{Class, ClassGroup};
use crate::session::filter::Dimension;
use crate::session::{Command, Edit, ExportKind, Screen};
use crate::ui::cx::Cx;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Button, MenuItem, Pane, UiExt as _, pane_line};

pub use device::{inspector, reason};
pub use picker::{Picker, show as show_picker};

/// What is typed, opened and shown in the inventory.
#[derive(Debug, Default)]
pub struct InventoryScreen {
    filter: filter::FilterState,
    columns: table::Columns,
    found: table::Found,
    /// Facets shown whole.
    whole: Vec<Dimension>,
    picker: Option<Picker>,
}

/// Shows the screen.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, view: &mut InventoryScreen, focus_filter: bool) {
    let lang = cx.lang;
    ui.spacing_mut().item_spacing.y = 0.0;
    let fleet = cx.session.fleet();
    let note = if fleet.is_empty() { String::new() } else { note(cx) };
    Pane::screen(&tr::session::command_inventory(lang), &note).show(ui, |ui| head(ui, cx, view));
    if fleet.is_empty() {
        if ui.empty_state(Icon::Table, &tr::inventory::empty(lang), Some(&tr::inventory::empty_button(lang))) {
            cx.send(Command::ChooseImport);
        }
        return;
    }
    Panel::left("facets")
        .exact_size(172.0)
        .resizable(false)
        .frame(Frame::new())
        .show(ui, |ui| facets::show(ui, cx, view));
    CentralPanel::no_frame().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
        pane_line(ui, row);
        let inner = row.shrink2(vec2(12.0, 8.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
        filter::show(&mut child, cx, &mut view.filter, focus_filter);
        coverage(ui, cx, view);
        table::show(ui, cx, view);
    });
    if let Some((key, assignment)) = picker::show(ui, cx, cx.session.catalog(), &mut view.picker) {
        cx.send(Command::Edit(Edit::Assign(key, assignment)));
    }
}

/// How many devices there are, and how many of them are shown.
fn note(cx: &Cx<'_>) -> String {
    let lang = cx.lang;
    let shown = cx.session.inventory();
    let all = cx.session.fleet().devices();
    let phones = cx.session.outlook().devices;
    if shown.devices < all {
        return tr::inventory::count_some(lang, &fmt::number(lang, all), &fmt::number(lang, shown.devices));
    }
    let words = tr::inventory::count_phones(lang, phones);
    match all.saturating_sub(phones) {
        0 => words,
        others => tr::inventory::count_others(lang, others, &words),
    }
}

fn head(ui: &mut Ui, cx: &Cx<'_>, view: &mut InventoryScreen) {
    let lang = cx.lang;
    if cx.session.fleet().is_empty() {
        return;
    }
    if ui.secondary_button(Some(Icon::FileSpreadsheet), &tr::inventory::export(lang)).clicked() {
        cx.send(Command::Export(ExportKind::Csv));
    }
    let text = tr::inventory::columns(lang);
    let button = ui.add(Button::new(Some(Icon::SlidersHorizontal), &text));
    egui::Popup::menu(&button).gap(4.0).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        for column in table::Choice::all() {
            let name = column.title(lang);
            let checked = view.columns.has(column);
            if ui.add(MenuItem { checked, ..MenuItem::new(None, &name) }).clicked() {
                view.columns.toggle(column);
            }
        }
    });
    if ui.secondary_button(Some(Icon::Import), &tr::inventory::import(lang)).clicked() {
        cx.send(Command::ChooseImport);
    }
}

/// Devices by class as a bar, and how many are matched.
fn coverage(ui: &mut Ui, cx: &Cx<'_>, view: &mut InventoryScreen) {
    let lang = cx.lang;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::hover());
    ui.painter().rect_filled(rect, 0, ui.ink(Ink::Inset));
    pane_line(ui, rect);
    let facets = &cx.session.inventory().facets;
    let Some(facet) = facets.iter().find(|facet| facet.dimension == Dimension::Class) else { return };
    let count = |group: ClassGroup| -> u64 {
        let in_group = |value: &str| Class::from_key(value).is_some_and(|class| class.group() == group);
        facet.values.iter().filter(|value| in_group(&value.value)).map(|value| value.devices).sum()
    };
    let parts: Vec<(Ink, u64, String)> = ClassGroup::ALL
        .into_iter()
        .map(|group| {
            let devices = count(group);
            let words = format!("{}: {}", reason::class_group(lang, group), fmt::number(lang, devices));
            (Ink::Class(group), devices, words)
        })
        .collect();
    let unknown = count(ClassGroup::Unknown);
    let inner = rect.shrink2(vec2(12.0, 0.0));
    let mut end = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    end.spacing_mut().item_spacing.x = 12.0;
    if unknown > 0 {
        let text = tr::inventory::unknown(lang, unknown);
        if end.link_text(&text).clicked() {
            view.filter.set(cx, &Dimension::Class.term(Class::Unknown.key(), false));
        }
    }
    let models = cx.session.models();
    let open = models.unknown.len() + models.likely.len() + cx.session.sites_alike().len();
    if open > 0 && end.link_text(&tr::bench::command_models(lang)).clicked() {
        cx.send(Command::Show(Screen::Models));
    }
    let shown = cx.session.inventory();
    if shown.class_only > 0 {
        end.txt(Type::Dense, Ink::TextSecondary, tr::inventory::class_only(lang, shown.class_only));
    }
    if shown.phones > 0 {
        let share = fmt::share(lang, shown.matched, shown.phones);
        end.txt(Type::Dense, Ink::TextSecondary, tr::inventory::matched(lang, shown.matched, &share));
    }
    let room = Rect::from_min_max(inner.min, pos2(end.min_rect().left() - 16.0, inner.bottom()));
    let mut start = ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center)));
    start.txt(Type::Dense, Ink::TextSecondary, tr::inventory::by_class(lang));
    let hit = start.stacked_bar(&tr::inventory::by_class(lang), f32::from(size::RADIUS_CHIP) * 2.0, &parts);
    if let Some((index, true)) = hit
        && let Some(group) = ClassGroup::ALL.get(index)
    {
        let classes = Class::ALL.into_iter().filter(|class| class.group() == *group);
        let terms: Vec<String> = classes.map(|class| Dimension::Class.term(class.key(), false)).collect();
        view.filter.set(cx, &terms.join(" "));
    }
}

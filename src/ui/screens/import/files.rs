//! The files of an import: as cards over the columns, and as a list of their own.

use egui::scroll_area::ScrollBarVisibility;
use egui::{
    Align, Align2, Layout, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use lucide_icons::Icon;

use super::chips::Chips;
use super::{ImportView, Step};
use crate::chart::Ink;
use crate::i18n::{finding, fmt, tr};
use crate::import::{FileReport, Finding, Severity};
use crate::plan::State;
use crate::session::{BenchEdit, Command, Workbench};
use crate::ui::cx::Cx;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Button, Pane, UiExt as _, drop_frame, galley, paint_icon, paint_text, pane_line};

const CARD: egui::Vec2 = vec2(304.0, 64.0);
const ADD: f32 = 96.0;
const GAP: f32 = 8.0;

/// The cards in a row; more of them than fit scroll, with a button at either end.
pub(super) fn cards(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 84.0), Sense::hover());
    ui.painter().rect_filled(rect, 0, ui.ink(Ink::Inset));
    pane_line(ui, rect);
    let inner = rect.shrink2(vec2(12.0, 10.0));
    let count = bench.reports().len();
    let total = count as f32 * (CARD.x + GAP);
    let fits = total + ADD <= inner.width();
    let room = if fits { total } else { inner.width() - ADD - GAP };
    let place = Rect::from_min_size(inner.min, vec2(room, CARD.y));
    let mut row = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Min)));
    row.style_mut().always_scroll_the_only_direction = true;
    let mut area =
        ScrollArea::horizontal().auto_shrink([false, false]).scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
    if let Some(to) = view.cards_at.take() {
        area = area.horizontal_scroll_offset(to);
    }
    let area = area.show(&mut row, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for (index, file) in bench.reports().iter().enumerate() {
                card(ui, cx, bench, view, index, file);
            }
        });
    });
    if !fits {
        let offset = area.state.clamped_offset().x;
        let most = (total - GAP - room).max(0.0);
        if offset > 1.0 && end(ui, place, true, &tr::importing::earlier_files(cx.lang)) {
            view.cards_at = Some((offset - CARD.x - GAP).max(0.0));
        }
        if offset < most - 1.0 && end(ui, place, false, &tr::importing::later_files(cx.lang)) {
            view.cards_at = Some((offset + CARD.x + GAP).min(most));
        }
    }
    let add = Rect::from_min_size(
        pos2(place.right() + if fits { 0.0 } else { GAP }, inner.top()),
        vec2(ADD.min(inner.right() - place.right()), CARD.y),
    );
    if add_tile(ui, cx, add) {
        cx.send(Command::ChooseImport);
    }
}

/// A button over the first or last card that brings the next one into view.
fn end(ui: &mut Ui, place: Rect, left: bool, name: &str) -> bool {
    let x = if left { place.left() + 12.0 } else { place.right() - 12.0 };
    let rect = Rect::from_center_size(pos2(x, place.center().y), vec2(24.0, 28.0));
    let icon = if left { Icon::ChevronLeft } else { Icon::ChevronRight };
    let stroke = Stroke::new(1.0, ui.ink(Ink::StrokeDefault));
    ui.painter().rect(rect, size::RADIUS, ui.ink(Ink::Panel), stroke, StrokeKind::Inside);
    let mut child =
        ui.new_child(UiBuilder::new().max_rect(rect.shrink(1.0)).layout(Layout::left_to_right(Align::Center)));
    child.add(Button::icon(icon, name)).clicked()
}

fn add_tile(ui: &Ui, cx: &Cx<'_>, rect: Rect) -> bool {
    let text = tr::importing::add_file(cx.lang);
    let response = ui.interact(rect, ui.scope_id().with("add file"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
    let ink = if response.hovered() || response.has_focus() { Ink::Accent } else { Ink::StrokeStrong };
    drop_frame(ui, rect, ink, true);
    paint_icon(ui, pos2(rect.center().x, rect.top() + 22.0), Icon::Plus, 15.0, ui.ink(Ink::TextSecondary));
    let words =
        Rect::from_min_max(pos2(rect.left() + 4.0, rect.top() + 34.0), pos2(rect.right() - 4.0, rect.bottom() - 6.0));
    let galley = galley(ui, Type::Dense, ui.ink(Ink::TextSecondary), &text, f32::INFINITY);
    if galley.size().x <= words.width() {
        paint_text(ui, words, Align2::CENTER_CENTER, Type::Dense, Ink::TextSecondary, &text);
    } else {
        let font = Type::Caption.font();
        let color = ui.ink(Ink::TextSecondary);
        let mut job = egui::text::LayoutJob::simple(text, font, color, words.width());
        job.halign = Align::Center;
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.painter().galley(pos2(words.center().x, words.top() - 2.0), galley, color);
    }
    response.clicked()
}

/// The error that kept a file from being read, if one did.
pub(super) fn failure(file: &FileReport) -> Option<&Finding> {
    let failed = file.devices == 0 && file.records == 0;
    file.findings.iter().find(|finding| failed && finding.severity == Severity::Error)
}

fn icon(file: &FileReport) -> Icon {
    match file.kind.as_str() {
        "json" => Icon::FileJson,
        "nmap_xml" | "xml" | "html" => Icon::FileCode,
        "csv" | "text" | "blocks" => Icon::FileText,
        _ => Icon::FileSpreadsheet,
    }
}

fn card(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView, index: usize, file: &FileReport) {
    let lang = cx.lang;
    let (rect, response) = ui.allocate_exact_size(CARD, Sense::click());
    let chosen = view.file == index;
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, &file.name));
    let failed = failure(file);
    let (width, stroke) = match (failed, chosen) {
        (Some(_), _) => (1.0, Ink::StateLine(State::Unsupported)),
        (None, true) => (2.0, Ink::Accent),
        (None, false) if response.hovered() => (1.0, Ink::StrokeStrong),
        (None, false) => (1.0, Ink::StrokeDefault),
    };
    let fill = if failed.is_some() { Ink::StateFill(State::Unsupported) } else { Ink::Panel };
    let stroke = Stroke::new(width, ui.ink(stroke));
    ui.painter().rect(rect, size::RADIUS_POPUP, ui.ink(fill), stroke, StrokeKind::Inside);
    if response.clicked() {
        view.file = index;
    }
    if response.has_focus() {
        response.scroll_to_me(None);
    }
    let line =
        |top: f32, height: f32| Rect::from_min_size(rect.min + vec2(10.0, top), vec2(rect.width() - 16.0, height));
    let mut head =
        ui.new_child(UiBuilder::new().max_rect(line(6.0, 24.0)).layout(Layout::right_to_left(Align::Center)));
    head.spacing_mut().item_spacing.x = 6.0;
    if head.icon_button_small(Icon::X, &tr::importing::remove_file(lang, &file.name)).clicked() {
        cx.send(Command::Bench(BenchEdit::RemoveFile(index)));
    }
    if failed.is_none() {
        head.txt(Type::Dense, Ink::TextTertiary, tr::importing::rows(lang, file.records));
    }
    head.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.icon_sized(icon(file), 15.0, Ink::AccentText);
        let role = if chosen { Type::BodyBold } else { Type::Body };
        ui.txt_cut(role, Ink::TextPrimary, &file.name);
    });
    let mut low =
        ui.new_child(UiBuilder::new().max_rect(line(33.0, 24.0)).layout(Layout::left_to_right(Align::Center)));
    low.spacing_mut().item_spacing.x = 4.0;
    low.shrink_clip_rect(line(33.0, 24.0));
    if let Some(finding) = failed {
        low.txt_cut(Type::Dense, Ink::StateText(State::Unsupported), finding::sentence(lang, finding));
        return;
    }
    let Some(chips) = Chips::of(cx, bench, index, &view.sheet) else { return };
    chips.encoding(&mut low);
    chips.delimiter(&mut low);
    chips.sheet(&mut low);
    chips.header(&mut low);
    let mapped = bench.options(index).is_some_and(|choice| choice.mapping.is_some());
    if mapped && low.available_width() > 60.0 {
        chips.mapping(&mut low);
    }
    chips.more(&mut low);
}

/// The step of the files: each with everything that can be chosen about it.
pub(super) fn page(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView) {
    let lang = cx.lang;
    let note = tr::importing::files_note(
        lang,
        &tr::importing::result_files(lang, bench.reports().len() as u64),
        &tr::importing::rows(lang, bench.counts().records),
    );
    Pane::header(&tr::importing::step_files(lang), &note).line(true).show(ui, |ui| {
        if ui.small_secondary_button(Some(Icon::Plus), &tr::importing::add_file(lang)).clicked() {
            cx.send(Command::ChooseImport);
        }
    });
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, file) in bench.reports().iter().enumerate() {
            ui.push_id(("file", index), |ui| row(ui, cx, bench, view, index, file));
        }
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            ui.add_space(size::PANE_LEFT);
            ui.txt(Type::Dense, Ink::TextTertiary, tr::importing::drop_hint(lang));
        });
    });
}

const ROW: f32 = 92.0;

fn row(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView, index: usize, file: &FileReport) {
    let lang = cx.lang;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(rect, 0, ui.ink(Ink::Hover));
    }
    pane_line(ui, rect);
    let open = |view: &mut ImportView| {
        view.file = index;
        view.step = Step::Columns;
    };
    if response.clicked() {
        open(view);
    }
    let inner = Rect::from_min_max(rect.min + vec2(size::PANE_LEFT, 8.0), rect.max - vec2(size::PANE_RIGHT, 8.0));
    let line = |top: f32| {
        Rect::from_min_max(pos2(inner.left(), inner.top() + top), pos2(inner.right(), inner.top() + top + 24.0))
    };
    let mut head = ui.new_child(UiBuilder::new().max_rect(line(0.0)).layout(Layout::right_to_left(Align::Center)));
    if head.icon_button_small(Icon::Trash2, &tr::importing::remove_file(lang, &file.name)).clicked() {
        cx.send(Command::Bench(BenchEdit::RemoveFile(index)));
    }
    if head.link_text(&tr::importing::show_columns(lang)).clicked() {
        open(view);
    }
    head.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.icon_sized(icon(file), 16.0, Ink::AccentText);
        ui.txt(Type::BodyBold, Ink::TextPrimary, &file.name);
        ui.txt_cut(Type::Dense, Ink::TextTertiary, &file.path);
    });
    let mut middle = ui.new_child(UiBuilder::new().max_rect(line(27.0)).layout(Layout::left_to_right(Align::Center)));
    middle.spacing_mut().item_spacing.x = 6.0;
    if let Some(finding) = failure(file) {
        middle.icon_sized(Icon::OctagonAlert, 14.0, Ink::StateLine(State::Unsupported));
        middle.txt_cut(Type::Dense, Ink::StateText(State::Unsupported), finding::advice(lang, finding));
    }
    if let Some(chips) = Chips::of(cx, bench, index, &view.sheet) {
        chips.encoding(&mut middle);
        chips.delimiter(&mut middle);
        chips.sheet(&mut middle);
        chips.header(&mut middle);
        chips.dates(&mut middle);
        chips.currency(&mut middle);
        chips.mapping(&mut middle);
    }
    let columns = || file.tables.iter().flat_map(|table| &table.columns);
    let used = columns().filter(|column| column.field.is_some()).count() as u64;
    let number = |value: u64| fmt::number(lang, value);
    let words = [
        tr::importing::rows(lang, file.records),
        tr::importing::file_columns(lang, &number(columns().count() as u64), &number(used)),
        tr::importing::file_devices(lang, file.devices),
        tr::importing::file_merged(lang, &number(file.merged)),
        tr::importing::file_rejected(lang, &number(file.rejected)),
        tr::importing::file_others(lang, &number(file.not_phones + file.soft_clients)),
    ];
    let mut low = ui.new_child(UiBuilder::new().max_rect(line(53.0)).layout(Layout::left_to_right(Align::Center)));
    low.txt_cut(Type::Dense, Ink::TextSecondary, words.join("   ·   "));
}

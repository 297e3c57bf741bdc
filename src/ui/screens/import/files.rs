//! The cards of the files: name, rows, and how the file was read.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Align, Layout, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};
use lucide_icons::Icon;

use super::ImportView;
use crate::chart::Ink;
use crate::i18n::{Lang, fmt, tr};
use crate::import::{FileReport, Severity};
use crate::plan::State;
use crate::session::{Command, Workbench};
use crate::ui::cx::Cx;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Button, ButtonKind, ButtonSize, UiExt as _, pane_line};

const CARD: egui::Vec2 = vec2(272.0, 64.0);

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, bench: &Workbench, view: &mut ImportView) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 84.0), Sense::hover());
    ui.painter().rect_filled(rect, 0, ui.ink(Ink::Inset));
    pane_line(ui, rect);
    let inner = rect.shrink2(vec2(12.0, 10.0));
    let mut row = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Min)));
    let visibility = ScrollBarVisibility::VisibleWhenNeeded;
    ScrollArea::horizontal().auto_shrink([false, false]).scroll_bar_visibility(visibility).show(&mut row, |ui| {
        ui.horizontal_top(|ui| {
            for (index, file) in bench.reports().iter().enumerate() {
                card(ui, cx, view, index, file);
            }
            let text = tr::importing::add_file(cx.lang);
            let add = Button::new(Some(Icon::Plus), &text).kind(ButtonKind::Dashed).size(ButtonSize::Large);
            if ui.add(add).clicked() {
                cx.send(Command::ChooseImport);
            }
        });
    });
}

/// The error that kept a file from being read, if one did.
fn failure(file: &FileReport) -> Option<&crate::import::Finding> {
    let failed = file.devices == 0 && file.records == 0;
    file.findings.iter().find(|finding| failed && finding.severity == Severity::Error)
}

fn card(ui: &mut Ui, cx: &Cx<'_>, view: &mut ImportView, index: usize, file: &FileReport) {
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
    let line =
        |top: f32, height: f32| Rect::from_min_size(rect.min + vec2(10.0, top), vec2(rect.width() - 16.0, height));
    let mut head =
        ui.new_child(UiBuilder::new().max_rect(line(6.0, 24.0)).layout(Layout::right_to_left(Align::Center)));
    head.spacing_mut().item_spacing.x = 6.0;
    if head.icon_button_small(Icon::X, &tr::importing::remove_file(lang, &file.name)).clicked() {
        cx.send(Command::RemoveInput(index));
    }
    head.txt(Type::Dense, Ink::TextTertiary, tr::importing::rows(lang, file.records));
    head.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.icon_sized(Icon::FileSpreadsheet, 15.0, Ink::TextTertiary);
        ui.txt_cut(Type::Body, Ink::TextPrimary, &file.name);
    });
    let mut low =
        ui.new_child(UiBuilder::new().max_rect(line(34.0, 22.0)).layout(Layout::left_to_right(Align::Center)));
    low.spacing_mut().item_spacing.x = 4.0;
    if let Some(finding) = failed {
        low.txt_cut(Type::Dense, Ink::StateText(State::Unsupported), crate::i18n::finding::sentence(lang, finding));
        return;
    }
    for text in readings(lang, file) {
        low.chip(&text);
    }
}

/// How a file was read, as chips: kind or encoding, delimiter, sheets, header row.
fn readings(lang: Lang, file: &FileReport) -> Vec<String> {
    let mut chips = Vec::with_capacity(4);
    if file.encoding.is_empty() {
        chips.push(file.kind.replace('_', " ").to_uppercase());
    } else {
        chips.push(file.encoding.clone());
    }
    match file.delimiter.as_str() {
        "" => {}
        "," => chips.push(tr::importing::delimiter_comma(lang)),
        ";" => chips.push(tr::importing::delimiter_semicolon(lang)),
        "\t" => chips.push(tr::importing::delimiter_tab(lang)),
        "|" => chips.push(tr::importing::delimiter_pipe(lang)),
        other => chips.push(tr::importing::delimiter_other(lang, other)),
    }
    if let Some(first) = file.sheets.first() {
        let short: String = first.chars().take(16).collect();
        chips.push(tr::importing::chip_sheets(lang, file.sheets.len() as u64, &short));
    }
    if let Some(row) = file.header_row {
        chips.push(tr::importing::chip_header(lang, &fmt::number(lang, row)));
    }
    chips
}

//! The import workbench: what the files hold, before anything is taken.

mod files;
mod preview;
mod problems;
mod result;

use std::cmp::Ordering;

use egui::{Align, CentralPanel, Frame, Layout, Panel, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::tr;
use crate::plan::State;
use crate::session::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Button, ButtonKind, UiExt as _, paint_icon, pane_line};

pub use result::show as result_panel;

/// Which file and which problems are shown.
#[derive(Debug, Default)]
pub struct ImportView {
    file: usize,
    tab: problems::Tab,
    /// The problem chosen: file and finding.
    problem: Option<(usize, usize)>,
    /// The row of the preview to bring into view.
    scroll_to: Option<u32>,
    listed: problems::Listed,
}

/// Shows the screen.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, view: &mut ImportView) {
    let lang = cx.lang;
    ui.spacing_mut().item_spacing.y = 0.0;
    let Some(bench) = cx.session.workbench() else {
        head(ui, cx, 0);
        if let Some(task) = cx.session.task() {
            ui.empty_state(Icon::Import, &task.name, None);
        } else if ui.empty_state(Icon::Import, &tr::importing::empty(lang), Some(&tr::importing::empty_button(lang))) {
            cx.send(Command::ChooseImport);
        }
        return;
    };
    head(ui, cx, 1);
    view.file = view.file.min(bench.reports().len().saturating_sub(1));
    files::show(ui, cx, bench, view);
    let problems = Panel::bottom("problems").frame(Frame::new()).default_size(290.0).size_range(120.0..=520.0);
    problems.show(ui, |ui| problems::show(ui, cx, bench, view));
    CentralPanel::no_frame().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        preview::show(ui, cx, bench, view);
    });
}

/// The head with the steps of an import; `step` is the one at work.
fn head(ui: &mut Ui, cx: &Cx<'_>, step: usize) {
    let lang = cx.lang;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::SCREEN_HEADER), Sense::hover());
    pane_line(ui, rect);
    let inner = Rect::from_min_max(
        pos2(rect.left() + size::PANE_LEFT, rect.top()),
        pos2(rect.right() - size::PANE_RIGHT, rect.bottom()),
    );
    let mut end = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    let cancel = tr::importing::cancel(lang);
    if cx.session.workbench().is_some() && end.add(Button::new(None, &cancel).kind(ButtonKind::Ghost)).clicked() {
        cx.send(Command::DiscardImport);
    }
    let mut start = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    start.txt(Type::Title, Ink::TextPrimary, tr::ui::screen_import(lang));
    start.add_space(32.0);
    let steps = [tr::importing::step_files(lang), tr::importing::step_columns(lang), tr::importing::step_result(lang)];
    for (index, text) in steps.iter().enumerate() {
        if index > 0 {
            let (line, _) = start.allocate_exact_size(vec2(20.0, 2.0), Sense::hover());
            start.painter().hline(line.x_range(), line.center().y, Stroke::new(1.0, start.ink(Ink::StrokeDefault)));
        }
        self::step(&mut start, index, step, text);
    }
}

fn step(ui: &mut Ui, index: usize, current: usize, text: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
    let center = rect.center();
    let number = |ui: &Ui, ink| {
        let font = Type::CaptionBold.font();
        ui.painter().text(center, egui::Align2::CENTER_CENTER, (index + 1).to_string(), font, ui.ink(ink));
    };
    match index.cmp(&current) {
        Ordering::Less => {
            ui.painter().circle_filled(center, 10.0, ui.ink(Ink::StateFill(State::Supported)));
            paint_icon(ui, center, Icon::Check, 13.0, ui.ink(Ink::StateText(State::Supported)));
        }
        Ordering::Equal => {
            ui.painter().circle_filled(center, 10.0, ui.ink(Ink::AccentFill));
            number(ui, Ink::AccentOn);
        }
        Ordering::Greater => {
            ui.painter().circle_stroke(center, 9.5, Stroke::new(1.0, ui.ink(Ink::StrokeStrong)));
            number(ui, Ink::TextTertiary);
        }
    }
    let role = if index == current { Type::BodyBold } else { Type::Body };
    ui.txt(role, if index == current { Ink::TextPrimary } else { Ink::TextSecondary }, text);
}

//! The head of the workbench with the steps of an import, each of which can be gone to.

use egui::{Align, Align2, Layout, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::ImportView;
use crate::chart::Ink;
use crate::i18n::{Lang, tr};
use crate::plan::State;
use crate::session::{Command, Workbench};
use crate::ui::cx::Cx;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Button, ButtonKind, UiExt as _, galley, paint_icon, pane_line};

/// A step of an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// Which files, and how each of them is read.
    Files,
    /// Columns, rows and problems of a file.
    #[default]
    Columns,
    /// What would change of the fleet that is there.
    Changes,
    /// Models that are not certain.
    Models,
}

impl Step {
    /// The steps of an import, in order.
    fn all(bench: Option<&Workbench>) -> Vec<Self> {
        let compares = bench.is_some_and(|bench| bench.reading.diff.is_some());
        let mut steps = vec![Self::Files, Self::Columns];
        steps.extend(compares.then_some(Self::Changes));
        steps.push(Self::Models);
        steps
    }

    /// The step itself, or the second one if the import does not have it.
    pub(super) fn among(self, bench: &Workbench) -> Self {
        if Self::all(Some(bench)).contains(&self) { self } else { Self::Columns }
    }

    fn name(self, lang: Lang) -> String {
        match self {
            Self::Files => tr::importing::step_files(lang),
            Self::Columns => tr::importing::step_columns(lang),
            Self::Changes => tr::importing::step_changes(lang),
            Self::Models => tr::importing::step_models(lang),
        }
    }
}

/// Room between two steps, with a line in it.
const BETWEEN: f32 = 24.0;

pub(super) fn head(ui: &mut Ui, cx: &Cx<'_>, bench: Option<&Workbench>, view: &mut ImportView) {
    let lang = cx.lang;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::SCREEN_HEADER), Sense::hover());
    pane_line(ui, rect);
    let inner = Rect::from_min_max(
        pos2(rect.left() + size::PANE_LEFT, rect.top()),
        pos2(rect.right() - size::PANE_RIGHT, rect.bottom()),
    );
    let mut end = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    let cancel = tr::importing::cancel(lang);
    if bench.is_some() && end.add(Button::new(None, &cancel).kind(ButtonKind::Ghost)).clicked() {
        cx.send(Command::DiscardImport);
    }
    let right = end.min_rect().left();
    let mut start = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    let title = start.txt(Type::Title, Ink::TextPrimary, tr::ui::screen_import(lang));
    let steps = Step::all(bench);
    let words: Vec<String> = steps.iter().map(|step| step.name(lang)).collect();
    let wide =
        |text: &String| 28.0 + galley(ui, Type::BodyBold, ui.ink(Ink::TextPrimary), text, f32::INFINITY).size().x;
    let total =
        words.iter().map(wide).sum::<f32>() + BETWEEN * (steps.len() - 1) as f32 + 12.0 * (steps.len() - 1) as f32;
    // In the middle of the head where there is room, else as far left as the title allows.
    let left = (inner.center().x - total / 2.0).min(right - 12.0 - total).max(title.rect.right() + 20.0);
    let place = Rect::from_min_max(pos2(left, inner.top()), pos2(right - 4.0, inner.bottom()));
    let mut row = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
    row.spacing_mut().item_spacing.x = 6.0;
    row.shrink_clip_rect(place);
    let current = if bench.is_some() { steps.iter().position(|step| *step == view.step).unwrap_or(1) } else { 0 };
    for (index, (step, text)) in steps.iter().zip(&words).enumerate() {
        if index > 0 {
            let (line, _) = row.allocate_exact_size(vec2(BETWEEN, 2.0), Sense::hover());
            row.painter().hline(line.x_range(), line.center().y, Stroke::new(1.0, row.ink(Ink::StrokeDefault)));
        }
        if mark(&mut row, index, current, text, bench.is_some()) {
            view.step = *step;
        }
    }
}

/// A numbered step; true when it was clicked.
fn mark(ui: &mut Ui, index: usize, current: usize, text: &str, enabled: bool) -> bool {
    let role = if index == current { Type::BodyBold } else { Type::Body };
    let words = galley(ui, role, ui.ink(Ink::TextPrimary), text, f32::INFINITY);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(28.0 + words.size().x, 28.0), sense);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, enabled, index == current, text));
    let center = pos2(rect.left() + 10.0, rect.center().y);
    let number = |ink| {
        let font = Type::CaptionBold.font();
        ui.painter().text(center, Align2::CENTER_CENTER, (index + 1).to_string(), font, ui.ink(ink));
    };
    match index.cmp(&current) {
        std::cmp::Ordering::Less => {
            ui.painter().circle_filled(center, 10.0, ui.ink(Ink::StateFill(State::Supported)));
            paint_icon(ui, center, Icon::Check, 13.0, ui.ink(Ink::StateText(State::Supported)));
        }
        std::cmp::Ordering::Equal => {
            ui.painter().circle_filled(center, 10.0, ui.ink(Ink::AccentFill));
            number(Ink::AccentOn);
        }
        std::cmp::Ordering::Greater => {
            ui.painter().circle_stroke(center, 9.5, Stroke::new(1.0, ui.ink(Ink::StrokeStrong)));
            number(Ink::TextTertiary);
        }
    }
    let ink = if index == current || response.hovered() && enabled { Ink::TextPrimary } else { Ink::TextSecondary };
    let place = Rect::from_min_max(pos2(rect.left() + 28.0, rect.top()), rect.max);
    let place = Align2::LEFT_CENTER.align_size_within_rect(words.size(), place);
    ui.painter().galley_with_override_text_color(place.min, words, ui.ink(ink));
    if response.has_focus() {
        let stroke = Stroke::new(2.0, ui.ink(Ink::Accent));
        ui.painter().rect_stroke(rect.expand(1.0), size::RADIUS, stroke, egui::StrokeKind::Outside);
    }
    response.clicked()
}

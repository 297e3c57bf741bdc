//! The head of the matrix, with groups and roots, and the legend below it.

use egui::{Align2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::Matrix;
use super::layout::{HEAD, short_name};
use crate::chart::Ink;
use crate::i18n::{fmt, tr::certificates as tr};
use crate::plan::State;
use crate::plan::trust::{Root, RootGroup};
use crate::session::Selection;
use crate::ui::planning::Planning;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{UiExt as _, paint_text, pane_line};

impl Matrix<'_, '_> {
    pub(super) fn head(&self, ui: &mut Ui) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
        let left = rect.left() + size::PANE_LEFT;
        let lang = self.view.lang;
        for (group, from, to) in &self.plan.groups {
            let name = match group {
                RootGroup::Microsoft => tr::group_microsoft(lang),
                RootGroup::Own => tr::group_own(lang),
                RootGroup::Device => tr::group_device(lang),
            };
            // A narrow group's name may stand over the edges of its column.
            let place = Rect::from_min_max(pos2(left + from, rect.top()), pos2(left + to, rect.top() + 16.0))
                .expand2(vec2(8.0, 0.0));
            let words = paint_text(ui, place, Align2::CENTER_CENTER, Type::Caption, Ink::TextTertiary, &name);
            let line = Stroke::new(1.0, ui.ink(Ink::StrokeSubtle));
            if words.width() + 24.0 < to - from {
                ui.painter().hline(left + from + 4.0..=words.left() - 6.0, place.center().y, line);
                ui.painter().hline(words.right() + 6.0..=left + to - 4.0, place.center().y, line);
            }
        }
        let lowest = |x: f32, right: f32| {
            Rect::from_min_max(pos2(left + x, rect.bottom() - 20.0), pos2(left + right, rect.bottom() - 4.0))
        };
        paint_text(
            ui,
            lowest(0.0, self.plan.names),
            Align2::LEFT_CENTER,
            Type::Caption,
            Ink::TextTertiary,
            &tr::col_model(lang),
        );
        paint_text(
            ui,
            lowest(self.plan.names, self.plan.numbers),
            Align2::RIGHT_CENTER,
            Type::Caption,
            Ink::TextTertiary,
            &tr::col_devices(lang),
        );
        let selected = match self.view.session.selection() {
            Selection::Trust(_, root) | Selection::Root(root) => Some(root.as_str()),
            _ => None,
        };
        for (column, (root, x)) in self.trust.roots.iter().zip(&self.plan.roots).enumerate() {
            let place = Rect::from_min_size(pos2(left + x, rect.top() + 17.0), vec2(self.plan.cell, HEAD - 20.0));
            self.root_head(ui, place, column, root, selected == Some(root.id.as_str()));
        }
        pane_line(ui, rect.with_min_x(left).with_max_x(left + self.plan.width));
    }

    fn root_head(&self, ui: &Ui, place: Rect, column: usize, root: &Root, selected: bool) {
        let view = self.view;
        let response = ui.interact(place, self.id.with(("root", column)), Sense::click());
        let end = end_of(view, root);
        let name = format!("{}, {}", root.subject, end.0);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
        let line =
            |at: f32| Rect::from_min_size(place.min + vec2(0.0, at), vec2(place.width(), 16.0)).shrink2(vec2(1.0, 0.0));
        let (owner, short) = short_name(&root.subject, &root.organization);
        let hovered = response.hovered();
        let quiet = if hovered { Ink::TextPrimary } else { Ink::TextTertiary };
        let name_ink = if selected { Ink::AccentText } else { Ink::TextPrimary };
        paint_text(ui, line(0.0), Align2::CENTER_CENTER, Type::Caption, quiet, &owner);
        paint_text(ui, line(16.0), Align2::CENTER_CENTER, Type::CaptionBold, name_ink, &short);
        paint_text(ui, line(32.0), Align2::CENTER_CENTER, Type::Caption, end.1, &end.0);
        if response.clicked() {
            view.select(Selection::Root(root.id.clone()));
        }
        response.on_hover_text(name);
    }
}

/// The end of a root in words, and its ink.
fn end_of(view: &Planning<'_>, root: &Root) -> (String, Ink) {
    match root.not_after {
        Some(end) if end < view.session.as_of() => {
            (tr::root_expired(view.lang, &end.year().to_string()), Ink::StateText(State::Unsupported))
        }
        Some(end) => (view.date(end), Ink::TextTertiary),
        None => (fmt::DASH.to_owned(), Ink::TextTertiary),
    }
}

pub(super) fn legend(ui: &mut Ui, view: &Planning<'_>, rect: Rect) {
    let lang = view.lang;
    let inner =
        Rect::from_min_max(pos2(rect.left() + size::PANE_LEFT, rect.top()), rect.max - vec2(size::PANE_RIGHT, 0.0));
    let mut row =
        ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(egui::Layout::left_to_right(egui::Align::Center)));
    row.spacing_mut().item_spacing.x = 5.0;
    for (icon, ink, text) in [
        (Icon::Check, Ink::StateLine(State::Supported), tr::legend_trusted(lang)),
        (Icon::X, Ink::StateLine(State::Unsupported), tr::legend_missing(lang)),
        (Icon::CircleQuestionMark, Ink::TextTertiary, tr::legend_undocumented(lang)),
        (Icon::Minus, Ink::TextTertiary, tr::legend_not_used(lang)),
    ] {
        row.icon_sized(icon, 13.0, ink);
        row.txt(Type::Dense, Ink::TextSecondary, text);
        row.add_space(10.0);
    }
    let trust = &view.outlook.trust;
    row.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let text = tr::unknown_cells(lang, trust.cells, &view.number(trust.undocumented));
        ui.txt_cut(Type::Dense, Ink::TextTertiary, text);
    });
}

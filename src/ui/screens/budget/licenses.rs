//! Licenses over time: how many are paid in every month, and where old and new service are paid at once.

use std::sync::Arc;

use egui::{Rect, ScrollArea, Sense, Stroke, Tooltip, Ui, pos2, vec2};
use lucide_icons::Icon;

use crate::chart::{Ink, licenses};
use crate::i18n::{fmt, tr::budget as tr};
use crate::model::Day;
use crate::plan::Category;
use crate::plan::budget::{LicenseMonth, RowKey};
use crate::session::Selection;
use crate::ui::planning::Planning;
use crate::ui::scene;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Pane, UiExt as _};

pub(super) fn show(ui: &mut Ui, view: &Planning<'_>) {
    let lang = view.lang;
    let months =
        view.kept(ui, "licenses", (), || Arc::new(view.outlook.budget.licenses().into_iter().collect::<Vec<_>>()));
    ui.spacing_mut().item_spacing.y = 0.0;
    if months.is_empty() {
        Pane::header(&tr::mode_licenses(lang), "").show(ui, |_| {});
        ui.empty_state(Icon::KeyRound, &tr::licenses_empty(lang), None);
        return;
    }
    Pane::header(&tr::mode_licenses(lang), &tr::licenses_note(lang)).show(ui, |ui| legend(ui, view));
    let room = ui.available_rect_before_wrap();
    let foot = 30.0 + 24.0 * view.outlook.budget.years.len() as f32;
    let height = (room.height() - foot).clamp(120.0, 320.0);
    let drawn = licenses::scene(lang, &months, (room.width() - size::PANE_LEFT - size::PANE_RIGHT, height));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(size::PANE_LEFT);
        let output = scene::show(ui, &tr::mode_licenses(lang), &drawn);
        if let Some(pointer) = output.response.hover_pos() {
            let at = pointer.x - output.response.rect.left();
            if let Some((day, month)) = licenses::month_at(&months, drawn.width, at) {
                Tooltip::always_open(
                    ui.ctx().clone(),
                    ui.layer_id(),
                    ui.scope_id().with("license-tip"),
                    egui::PopupAnchor::Pointer,
                )
                .gap(12.0)
                .show(|ui| {
                    ui.txt(Type::DenseBold, Ink::TextPrimary, fmt::month(lang, *day));
                    ui.txt(Type::Dense, Ink::TextSecondary, tr::licenses_new(lang, &view.number(month.new)));
                    ui.txt(Type::Dense, Ink::TextSecondary, tr::licenses_dual(lang, &view.number(month.dual)));
                });
            }
        }
    });
    ScrollArea::vertical().id_salt("license-years").auto_shrink([false, false]).show(ui, |ui| {
        years(ui, view, &months);
    });
}

fn legend(ui: &mut Ui, view: &Planning<'_>) {
    let lang = view.lang;
    ui.spacing_mut().item_spacing.x = 6.0;
    for (ink, text) in
        [(Ink::Cost(Category::Labor), tr::legend_dual(lang)), (Ink::Cost(Category::Licenses), tr::legend_new(lang))]
    {
        ui.txt(Type::Dense, Ink::TextSecondary, text);
        ui.swatch_ink(ink);
        ui.add_space(6.0);
    }
}

/// Licenses at the end of every year, the most devices paid twice, and what licenses cost.
fn years(ui: &mut Ui, view: &Planning<'_>, months: &[(Day, LicenseMonth)]) {
    let lang = view.lang;
    let calendar = view.calendar();
    let names = [tr::col_year(lang), tr::col_new(lang), tr::col_dual(lang), tr::col_cost(lang)];
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    ui.painter().hline(head.x_range(), head.top(), Stroke::new(1.0, ui.ink(Ink::StrokeDefault)));
    let column = (head.width() - 28.0) / 4.0;
    let cell = |place: Rect, index: usize| {
        let left = place.left() + size::PANE_LEFT + column * index as f32;
        Rect::from_min_max(pos2(left, place.top()), pos2(left + column - 6.0, place.bottom()))
    };
    let paint = |ui: &Ui, place: Rect, index: usize, role: Type, ink: Ink, text: &str| {
        let align = if index == 0 { egui::Align2::LEFT_CENTER } else { egui::Align2::RIGHT_CENTER };
        crate::ui::widgets::paint_text(ui, cell(place, index), align, role, ink, text);
    };
    for (index, name) in names.iter().enumerate() {
        paint(ui, head, index, Type::Dense, Ink::TextTertiary, name);
    }
    crate::ui::widgets::pane_line(ui, head);
    for (column, year) in view.outlook.budget.years.iter().enumerate() {
        let own = || months.iter().filter(|(day, _)| calendar.year_of(*day) == *year);
        let new = own().next_back().map_or(0, |(_, month)| month.new);
        let dual = own().map(|(_, month)| month.dual).max().unwrap_or(0);
        let cost = view.outlook.budget.cell(*year, Category::Licenses);
        let (place, click) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::CLICK);
        crate::ui::widgets::pane_line(ui, place);
        let here = Selection::Cell(Some(column), Some(RowKey::Category(Category::Licenses)));
        let selected = *view.session.selection() == here;
        let name = tr::cell(lang, &view.exact(cost), &tr::mode_licenses(lang), &view.year(*year));
        click.widget_info(|| egui::WidgetInfo::selected(egui::Role::Row, true, selected, &name));
        if selected || click.hovered() {
            let ink = if selected { Ink::Selected } else { Ink::Hover };
            ui.painter().rect_filled(place.shrink2(vec2(8.0, 1.5)), 3, ui.ink(ink));
        }
        if click.clicked() {
            view.select(here);
        }
        let cells = [view.year(*year), view.number(new), view.number(dual), view.exact(cost)];
        for (index, text) in cells.iter().enumerate() {
            let role = if index == 3 { Type::DenseBold } else { Type::Dense };
            paint(ui, place, index, role, Ink::TextPrimary, text);
        }
    }
}

//! The chart of the years: the same cells as the table below it.

use egui::{PopupAnchor, Tooltip, Ui};

use super::{At, table};
use crate::chart::budget::{self as charts, BarsView};
use crate::chart::{Ink, Target, stacks};
use crate::i18n::tr::budget as tr;
use crate::plan::budget::Grouping;
use crate::session::Selection;
use crate::ui::planning::Planning;
use crate::ui::scene;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::UiExt as _;

/// Shows it; returns the cell under the pointer.
pub(super) fn show(
    ui: &mut Ui,
    view: &Planning<'_>,
    grouping: Grouping,
    hovered: Option<&At>,
    (width, height): (f32, f32),
) -> Option<At> {
    let selected = match view.session.selection() {
        Selection::Cell(Some(year), Some(row)) => Some((*year, row.clone())),
        _ => None,
    };
    let bars =
        BarsView { grouping, selected, hovered: hovered.cloned(), legend: width > 460.0, years: true, add_up: true };
    let stacks = stacks::stacks(&view.outlook.budget, view.lang, grouping);
    let cell = |target: &Target| match target {
        Target::Cell(year, stack) => {
            stacks.get(*stack).and_then(|stack| stack.rows.first()).map(|row| (*year, row.clone()))
        }
        _ => None,
    };
    let mut under = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(size::PANE_LEFT);
        let inner = (width - size::PANE_LEFT - size::PANE_RIGHT, height);
        let drawn = charts::bars(view.outlook, view.plan, view.lang, &bars, inner);
        let output = scene::show(ui, &tr::chart_name(view.lang), &drawn);
        if let Some(hit) = output.hit(&drawn) {
            under = cell(&hit.target);
            Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), ui.scope_id().with("bar-tip"), PopupAnchor::Pointer)
                .gap(12.0)
                .show(|ui| match &under {
                    Some((year, row)) => table::tip(ui, view, Some(*year), Some(row)),
                    None => drop(ui.txt(Type::Dense, Ink::TextPrimary, &hit.label)),
                });
        }
        if let Some(target) = output.opened
            && let Some((year, row)) = cell(&target)
        {
            table::open(view, Some(year), Some(&row));
        } else if let Some(target) = output.clicked {
            match (&target, cell(&target)) {
                (_, Some((year, row))) => view.select(Selection::Cell(Some(year), Some(row))),
                (Target::Year(year), _) => view.select(Selection::Cell(Some(*year), None)),
                _ => {}
            }
        }
    });
    under
}

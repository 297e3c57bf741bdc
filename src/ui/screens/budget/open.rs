//! What the totals do not hold, and what could be had better: a button in the head of the chart.

use egui::{ScrollArea, Ui};
use lucide_icons::Icon;

use super::assumptions::{AssumptionsView, Tab};
use crate::chart::Ink;
use crate::i18n::{explain, tr::budget as tr};
use crate::plan::budget::MissingPrice;
use crate::ui::planning::{Planning, words};
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, ButtonSize, UiExt as _};

/// Points of a kind shown before the rest is counted.
const SHOWN: usize = 12;

/// A kind of points: its title, and each point with what hangs on it.
type Kind = (String, Vec<(String, String)>);

/// What is missing, each with what hangs on it.
pub(super) fn missing(view: &Planning<'_>) -> Vec<(String, String)> {
    let words = |missing: &MissingPrice| {
        let weight = tr::missing(view.lang, &view.number(missing.quantity), &view.year(missing.fiscal_year));
        (explain::missing(view.lang, view.catalog, &missing.what), weight)
    };
    view.outlook.budget.missing.iter().map(words).collect()
}

fn kinds(view: &Planning<'_>) -> Vec<Kind> {
    let (lang, budget) = (view.lang, &view.outlook.budget);
    let not_priced = budget
        .not_priced
        .iter()
        .map(|open| (words::price(lang, view.catalog, &open.key), tr::open_weight(lang, open.quantity)));
    let hints = budget.hints.iter().map(|hint| (explain::hint(lang, view.catalog, budget, hint), String::new()));
    let kinds = [
        (tr::open_missing(lang), missing(view)),
        (tr::open_not_priced(lang), not_priced.collect()),
        (tr::open_hints(lang), hints.collect()),
    ];
    kinds.into_iter().filter(|(_, points)| !points.is_empty()).collect()
}

pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, assumptions: &mut AssumptionsView) {
    let lang = view.lang;
    let kinds = kinds(view);
    let count: usize = kinds.iter().map(|(_, points)| points.len()).sum();
    if count == 0 {
        return;
    }
    let icon = if view.outlook.budget.missing.is_empty() { Icon::Info } else { Icon::TriangleAlert };
    let text = tr::open_points(lang, count as u64);
    ui.dropdown(Button::new(Some(icon), &text).size(ButtonSize::Small), |ui| {
        ui.set_width(380.0);
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (title, points) in &kinds {
                ui.txt_wrapped(Type::DenseBold, Ink::TextPrimary, title);
                for (what, weight) in points.iter().take(SHOWN) {
                    ui.txt_wrapped(Type::Dense, Ink::TextPrimary, what);
                    if !weight.is_empty() {
                        ui.txt(Type::Caption, Ink::TextTertiary, weight);
                    }
                }
                if points.len() > SHOWN {
                    let rest = (points.len() - SHOWN) as u64;
                    ui.txt(Type::Dense, Ink::TextTertiary, crate::i18n::tr::inspector::more(lang, rest));
                }
                ui.add_space(6.0);
            }
            if ui.link_text(&tr::open_prices(lang)).clicked() {
                assumptions.tab = Tab::Prices;
                assumptions.tall = true;
                ui.close();
            }
        });
    });
}

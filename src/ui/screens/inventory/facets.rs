//! Facets at the left: what devices are counted by, and what a click would show.

use egui::{ScrollArea, Stroke, Ui};

use super::InventoryScreen;
use crate::chart::Ink;
use crate::i18n::reason;
use crate::i18n::{Lang, fmt, tr};
use crate::model::{Class, DeviceKind};
use crate::plan::State;
use crate::session::Facet;
use crate::session::filter::{Dimension, OTHERS};
use crate::ui::cx::{Cx, class_name};
use crate::ui::widgets::{UiExt as _, pane_line};

/// Values of a facet that are shown before "more".
const FEW: usize = 8;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &mut InventoryScreen) {
    let rect = ui.max_rect();
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), Stroke::new(1.0, ui.ink(Ink::StrokeSubtle)));
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        for facet in &cx.session.inventory().facets {
            one(ui, cx, view, facet);
        }
    });
}

fn one(ui: &mut Ui, cx: &Cx<'_>, view: &mut InventoryScreen, facet: &Facet) {
    let lang = cx.lang;
    let frame = egui::Frame::new().inner_margin(egui::Margin { left: 12, right: 10, top: 10, bottom: 10 });
    let inner = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.section_title(None, &title(lang, facet.dimension));
        ui.add_space(4.0);
        let whole = view.whole.contains(&facet.dimension);
        let closed = matches!(facet.dimension, Dimension::Class | Dimension::State);
        let shown = if whole || closed { facet.values.len() } else { FEW };
        for value in facet.values.iter().take(shown) {
            let (words, ink) = words(lang, facet.dimension, &value.value);
            let words = if value.excluded { format!("− {words}") } else { words };
            let number = fmt::number(lang, value.devices);
            let row = ui.check_row(value.chosen, ink, &words, Some(&number));
            if row.clicked() {
                let exclude = ui.input(|input| input.modifiers.command) || value.excluded;
                view.filter.toggle(cx, facet.dimension, &value.value, exclude);
            }
        }
        let rest = if closed { 0 } else { facet.values.len().saturating_sub(FEW) };
        if rest > 0 {
            let text =
                if whole { tr::inventory::facet_fewer(lang) } else { tr::inventory::facet_more(lang, rest as u64) };
            ui.add_space(4.0);
            if ui.link_text(&text).clicked() {
                if whole {
                    view.whole.retain(|known| *known != facet.dimension);
                } else {
                    view.whole.push(facet.dimension);
                }
            }
        }
    });
    pane_line(ui, inner.response.rect);
}

fn title(lang: Lang, dimension: Dimension) -> String {
    match dimension {
        Dimension::Class => tr::inventory::facet_class(lang),
        Dimension::Site => tr::inventory::facet_site(lang),
        Dimension::Vendor => tr::inventory::facet_vendor(lang),
        Dimension::State => tr::inventory::facet_state(lang),
    }
}

/// The words of a record that is no phone, by the key a filter has for it.
pub(super) fn other_name(lang: Lang, key: &str) -> String {
    match OTHERS.into_iter().find(|(_, known)| *known == key) {
        Some((DeviceKind::SoftClient, _)) => tr::inventory::soft_client(lang),
        Some(_) => tr::inventory::no_phone(lang),
        None => key.to_owned(),
    }
}

/// The words of a value and the ink of its swatch.
pub(super) fn words(lang: Lang, dimension: Dimension, value: &str) -> (String, Option<Ink>) {
    match dimension {
        Dimension::Class => match Class::from_key(value) {
            Some(class) => (class_name(lang, class), Some(Ink::Class(class.group()))),
            None => (other_name(lang, value), None),
        },
        Dimension::State => match State::ALL.into_iter().find(|state| state.key() == value) {
            Some(state) => (reason::state(lang, state), Some(Ink::StateLine(state))),
            None => (value.to_owned(), None),
        },
        Dimension::Site | Dimension::Vendor if value.is_empty() => (tr::inventory::facet_none(lang), None),
        Dimension::Site | Dimension::Vendor => (value.to_owned(), None),
    }
}

//! Sites that differ in accents, case, signs or lost characters only.

use egui::{ScrollArea, Ui, vec2};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::{fmt, tr};
use crate::session::{Command, Edit, SiteSpellings};
use crate::ui::cx::Cx;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{UiExt as _, pane_line};

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, sites: &[SiteSpellings]) {
    let lang = cx.lang;
    if sites.is_empty() {
        ui.empty_state(Icon::MapPin, &tr::models::no_sites(lang), None);
        return;
    }
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for group in sites {
            row(ui, cx, group);
        }
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            ui.add_space(size::PANE_LEFT);
            ui.txt(Type::Dense, Ink::TextTertiary, tr::models::sites_note(lang));
        });
    });
}

/// One group: the spellings with their devices, each of which can be the name for all.
fn row(ui: &mut Ui, cx: &Cx<'_>, group: &SiteSpellings) {
    let lang = cx.lang;
    let inner = ui.allocate_ui(vec2(ui.available_width(), 44.0), |ui| {
        ui.set_min_height(44.0);
        ui.horizontal_centered(|ui| {
            ui.add_space(size::PANE_LEFT);
            ui.spacing_mut().item_spacing.x = 10.0;
            ui.icon_sized(Icon::MapPin, 14.0, Ink::TextTertiary);
            for (site, devices) in &group.spellings {
                let text = tr::models::site_devices(lang, &fmt::number(lang, *devices), site);
                ui.chip(&text);
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_space(size::PANE_RIGHT);
                for (site, _) in group.spellings.iter().rev() {
                    let text = tr::models::merge_into(lang, site);
                    let first = *site == group.name;
                    let response = if first {
                        ui.small_secondary_button(Some(Icon::GitMerge), &text)
                    } else {
                        ui.link_text(&text)
                    };
                    if response.clicked() {
                        let others = group.spellings.iter().filter(|(other, _)| other != site);
                        let names = others.map(|(other, _)| (other.clone(), site.clone())).collect();
                        cx.send(Command::Edit(Edit::MergeSites(names)));
                    }
                }
            });
        });
    });
    pane_line(ui, inner.response.rect);
}

//! The inspector of a site or vendor: states on the as-of day, models, waves.

use egui::Ui;

use super::common;
use crate::chart::Ink;
use crate::i18n::tr::inspector as tr;
use crate::plan::curve::counts_on;
use crate::plan::waves::WaveOutlook;
use crate::session::Selection;
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::screens::inspector_head;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// A site, by position in the outlook.
pub(super) fn site(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, index: usize) {
    let (lang, outlook) = (view.lang, view.outlook);
    let Some((name, devices)) = outlook.sites.get(index) else { return };
    let title = if name.is_empty() { tr::no_site(lang) } else { name.clone() };
    inspector_head(ui, cx, &title, &tr::devices(lang, *devices), |_| {});
    let day = view.session.as_of();
    common::states(ui, view, day, counts_on(&outlook.curve_at(index, None), day));
    let part_of = |wave: &WaveOutlook| wave.parts.iter().position(|part| part.site == *name);
    let waves: Vec<_> = outlook.waves.iter().filter_map(|wave| Some((wave, wave.parts.get(part_of(wave)?)?))).collect();
    if !waves.is_empty() {
        ui.section(|ui| {
            ui.section_title(None, &tr::waves(lang));
            for (wave, part) in waves {
                ui.horizontal(|ui| {
                    if ui.link_text(&wave.name).clicked() {
                        view.select(Selection::Wave(wave.name.clone()));
                    }
                    let span = tr::wave_line(lang, &view.date(part.start), &view.date(part.end));
                    ui.txt_cut(Type::Dense, Ink::TextSecondary, span);
                });
            }
        });
    }
    let mut lanes: Vec<(usize, u64)> = Vec::new();
    for course in outlook.courses_at(index, None) {
        match lanes.last_mut().filter(|(lane, _)| *lane == course.lane) {
            Some((_, sum)) => *sum += course.devices,
            None => lanes.push((course.lane, course.devices)),
        }
    }
    common::lanes(ui, view, &lanes);
}

/// A vendor, by name.
pub(super) fn vendor(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, name: &str) {
    let (lang, outlook) = (view.lang, view.outlook);
    let vendor_of = |index: usize| {
        let product = outlook.lanes.get(index).and_then(|lane| view.catalog.product(lane.product?));
        product.map_or("", |product| product.vendor.as_str())
    };
    let lanes: Vec<usize> = (0..outlook.lanes.len()).filter(|index| vendor_of(*index) == name).collect();
    let of = |lane: &usize| outlook.lanes.get(*lane).map_or(0, |lane| lane.devices);
    let devices = lanes.iter().map(of).sum();
    let title = if name.is_empty() { crate::i18n::tr::chart::group_no_vendor(lang) } else { name.to_owned() };
    inspector_head(ui, cx, &title, &tr::devices(lang, devices), |_| {});
    let day = view.session.as_of();
    common::states(ui, view, day, outlook.counts_of(&lanes, day));
    common::lanes(ui, view, &lanes.iter().map(|lane| (*lane, of(lane))).collect::<Vec<_>>());
    common::bars(ui, view, &tr::by_site(lang), &tr::no_site(lang), Ink::Accent, &outlook.sites_of(&lanes));
}

//! The conditions of a rule that is written: which devices it speaks of.

use egui::{Align, Layout, Ui, vec2};
use lucide_icons::Icon;

use super::editor::{Draft, choice, item};
use crate::chart::Ink;
use crate::i18n::tr::strategy as tr;
use crate::model::Class;
use crate::plan::{FirmwareRule, Selector, State};
use crate::ui::planning::{Planning, words};
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// Which devices the rule speaks of.
pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, draft: &mut Draft) {
    let lang = view.lang;
    ui.txt(Type::DenseBold, Ink::TextPrimary, tr::rule_devices(lang));
    let when = &mut draft.rule.when;
    let any = tr::rule_any(lang);
    let lanes = &view.outlook.lanes;

    let text = when.class.map_or_else(|| any.clone(), |class| view.class_name(class));
    choice(ui, &tr::rule_class(lang), &text, |ui| {
        if item(ui, when.class.is_none(), &any) {
            when.class = None;
        }
        let mut classes: Vec<Class> = lanes.iter().map(|lane| lane.class).collect();
        classes.dedup();
        for class in classes {
            if item(ui, when.class == Some(class), &view.class_name(class)) {
                when.class = Some(class);
            }
        }
    });
    let text = when.lane.as_ref().map_or_else(
        || any.clone(),
        |key| view.outlook.lane(key).map_or_else(|| view.product_name(key), |(_, lane)| view.lane_name(lane)),
    );
    choice(ui, &tr::rule_model(lang), &text, |ui| {
        if item(ui, when.lane.is_none(), &any) {
            when.lane = None;
        }
        for lane in lanes.iter().filter(|lane| when.class.is_none_or(|class| class == lane.class)) {
            if item(ui, when.lane.as_ref() == Some(&lane.key), &view.lane_name(lane)) {
                when.lane = Some(lane.key.clone());
            }
        }
    });
    let text = when.site.as_ref().map_or_else(|| any.clone(), |site| super::cells::site_name(view, site));
    choice(ui, &tr::rule_site(lang), &text, |ui| {
        if item(ui, when.site.is_none(), &any) {
            when.site = None;
        }
        for (site, _) in view.outlook.sites.iter() {
            if item(ui, when.site.as_ref() == Some(site), &super::cells::site_name(view, site)) {
                when.site = Some(site.clone());
            }
        }
    });
    firmware(ui, view, when, &mut draft.version);
    if draft.lacks_version() {
        ui.txt_wrapped(Type::Caption, Ink::StateText(State::Unsupported), tr::rule_version_missing(lang));
    }
    number(ui, view, draft);
    let when = &mut draft.rule.when;
    let text = when.state.map_or_else(|| any.clone(), |state| words::state(lang, state));
    choice(ui, &tr::rule_state(lang), &text, |ui| {
        if item(ui, when.state.is_none(), &any) {
            when.state = None;
        }
        for state in [State::Supported, State::BestEffort, State::Unsupported, State::Unknown] {
            if item(ui, when.state == Some(state), &words::state(lang, state)) {
                when.state = Some(state);
            }
        }
    });
}

/// How many of the devices the rule means, with how they are picked.
fn number(ui: &mut Ui, view: &Planning<'_>, draft: &mut Draft) {
    let lang = view.lang;
    let name = tr::rule_first(lang);
    ui.horizontal(|ui| {
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(92.0, 24.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(92.0);
            ui.txt_cut(Type::Dense, Ink::TextTertiary, &name);
        });
        ui.text_field(&mut draft.first, &name, &tr::rule_first_all(lang), (width - 104.0).max(60.0));
    });
    match draft.number(lang) {
        Err(()) => drop(ui.txt_wrapped(Type::Caption, Ink::StateText(State::Unsupported), tr::rule_first_wrong(lang))),
        Ok(Some(_)) => drop(ui.txt_wrapped(Type::Caption, Ink::TextTertiary, tr::rule_first_how(lang))),
        Ok(None) => {}
    }
}

/// A comparison and the version it is made with; versions of the chosen model are offered.
fn firmware(ui: &mut Ui, view: &Planning<'_>, when: &mut Selector, version: &mut String) {
    let lang = view.lang;
    let any = tr::rule_any(lang);
    let (below, at_least) = (tr::rule_below(lang), tr::rule_at_least(lang));
    let none = tr::rule_no_firmware(lang);
    let text = match &when.firmware {
        None => &any,
        Some(FirmwareRule::Below(_)) => &below,
        Some(FirmwareRule::AtLeast(_)) => &at_least,
        Some(FirmwareRule::Missing) => &none,
    };
    let text = text.clone();
    choice(ui, &tr::rule_firmware(lang), &text, |ui| {
        let at = version.clone();
        let list = [
            (None, &any),
            (Some(FirmwareRule::Below(at.clone())), &below),
            (Some(FirmwareRule::AtLeast(at)), &at_least),
            (Some(FirmwareRule::Missing), &none),
        ];
        for (rule, text) in list {
            if item(ui, when.firmware == rule, text) {
                when.firmware = rule;
            }
        }
    });
    if !matches!(when.firmware, Some(FirmwareRule::Below(_) | FirmwareRule::AtLeast(_))) {
        return;
    }
    ui.horizontal(|ui| {
        let width = ui.available_width();
        ui.add_space(100.0);
        ui.text_field(version, &tr::rule_version(lang), &tr::rule_version(lang), width - 132.0);
        let lane = when.lane.as_ref().and_then(|key| view.outlook.lane(key));
        let known = lane.map(|(_, lane)| &*lane.by_firmware).unwrap_or_default();
        let name = tr::rule_versions(lang);
        let button = ui.icon_button_small(Icon::ChevronDown, &name);
        egui::Popup::menu(&button).show(|ui| {
            let minimum = lane.and_then(|(_, lane)| view.catalog.product(lane.product?));
            let minimum = minimum
                .and_then(|product| product.gateway_min_firmware.get().or(product.teams_min_firmware.get()).cloned());
            if let Some(minimum) = minimum
                && item(ui, *version == minimum, &tr::rule_minimum(lang, &minimum))
            {
                *version = minimum;
            }
            for (own, devices) in known.iter().filter(|(own, _)| !own.is_empty()).take(14) {
                if item(ui, version == own, &format!("{own} ({})", view.number(*devices))) {
                    version.clone_from(own);
                }
            }
            if known.is_empty() {
                ui.txt(Type::Dense, Ink::TextTertiary, tr::rule_versions_none(lang));
            }
        });
    });
}

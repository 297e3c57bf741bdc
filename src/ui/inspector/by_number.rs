//! Which devices of a lane rules with a number take, and in which order.

use egui::Ui;
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::tr::inspector as tr;
use crate::plan::outlook::Lane;
use crate::ui::planning::{Planning, words};
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// Shows it; nothing where no rule with a number decides about a device of the lane.
pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, lane: &Lane) {
    let lang = view.lang;
    let rules = view.scenario().map(|scenario| scenario.rules.as_slice()).unwrap_or_default();
    let numbered = rules.iter().enumerate().filter(|(_, rule)| rule.when.first.is_some());
    let taken = numbered.filter_map(|(index, rule)| {
        let parts = lane.parts.iter().filter(|part| part.decision == index);
        let devices: u64 = parts.map(|part| part.devices).sum();
        (devices > 0).then_some((index, rule, devices))
    });
    let taken: Vec<_> = taken.collect();
    if taken.is_empty() {
        return;
    }
    ui.section(|ui| {
        ui.section_title(Some(Icon::Hash), &tr::by_number(lang));
        for (index, rule, devices) in taken {
            let action = words::action(lang, rule.decision.action);
            let name = tr::by_number_rule(lang, &action, &view.number(index as u64 + 1));
            ui.key_number(&name, &tr::by_number_devices(lang, &view.number(lane.devices), &view.number(devices)));
        }
        ui.txt_wrapped(Type::Dense, Ink::TextSecondary, tr::by_number_how(lang));
    });
}

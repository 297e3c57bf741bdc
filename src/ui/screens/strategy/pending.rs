//! A change of many devices at once: shown with all it does, applied only then.

use egui::{Align, Frame, Layout, Margin, Ui, vec2};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::tr::strategy as tr;
use crate::plan::State;
use crate::plan::outlook::RuleOutlook;
use crate::session::Edit;
use crate::ui::planning::Planning;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::UiExt as _;

/// A change that waits for a decision.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pending {
    /// What it is, in words.
    pub title: String,
    /// What it changes.
    pub edit: Edit,
}

/// What to do with a pending change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Wait,
    Apply,
    Discard,
}

/// The height of the bar.
pub(super) const HEIGHT: f32 = 58.0;

/// Shows a pending change with its effects.
pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, pending: &Pending) -> Verdict {
    let lang = view.lang;
    let seen = view.preview(ui, std::slice::from_ref(&pending.edit));
    let mut verdict = Verdict::Wait;
    let frame =
        Frame::new().fill(ui.ink(Ink::AccentTint)).inner_margin(Margin { left: 16, right: 12, top: 8, bottom: 8 });
    frame.show(ui, |ui| {
        // No higher than its place: the sums below it stay in view.
        let size = vec2(ui.available_width(), HEIGHT - 16.0);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            ui.set_min_size(size);
            ui.spacing_mut().item_spacing.x = 8.0;
            if ui.secondary_button(None, &tr::discard(lang)).clicked() {
                verdict = Verdict::Discard;
            }
            if ui.primary_button(Some(Icon::Check), &tr::apply(lang)).clicked() {
                verdict = Verdict::Apply;
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                ui.add_space((HEIGHT - 16.0 - 38.0) / 2.0);
                ui.txt_cut(Type::BodyBold, Ink::TextPrimary, &pending.title);
                let mut text =
                    if seen.change.is_empty() { tr::change_none(lang) } else { view.change_line(&seen.change) };
                let prevented = |rules: &[RuleOutlook]| rules.iter().map(RuleOutlook::prevented).sum::<u64>();
                let more = prevented(&seen.after.rules).saturating_sub(prevented(&view.outlook.rules));
                if more > 0 {
                    text = format!("{} · {text}", tr::change_impossible(lang, more));
                }
                let response = ui.txt_cut(Type::Dense, Ink::TextSecondary, text);
                response.on_hover_ui(|ui| rows(ui, &view.change_rows(&seen.change)));
            });
        });
    });
    verdict
}

/// Keys and values of a change in a tooltip or a pane.
pub(super) fn rows(ui: &mut Ui, rows: &[(String, String)]) {
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.spacing_mut().interact_size.y = 18.0;
    for (key, value) in rows {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(170.0, size::FACET - 4.0), egui::Sense::hover());
            let paint = crate::ui::widgets::paint_text;
            paint(ui, rect, egui::Align2::LEFT_CENTER, Type::Dense, Ink::TextSecondary, key);
            ui.txt(Type::DenseBold, Ink::TextPrimary, value);
        });
    }
}

/// The sign that something a preview counts is a lower bound.
pub(super) fn lower_bound(ui: &mut Ui, view: &Planning<'_>) {
    ui.icon_sized(Icon::TriangleAlert, 14.0, Ink::StateLine(State::BestEffort))
        .on_hover_text(tr::change_incomplete(view.lang));
}

//! The line that tells what went wrong or is done.

use egui::{Align, Frame, Layout, Margin, Panel, Ui};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::tr;
use crate::import::Severity;
use crate::plan::State;
use crate::session::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(message) = cx.session.message() else { return };
    let (state, icon) = match message.severity {
        Severity::Error => (State::Unsupported, Icon::OctagonAlert),
        Severity::Warning => (State::BestEffort, Icon::TriangleAlert),
        Severity::Info => (State::Supported, Icon::CircleCheck),
    };
    let frame =
        Frame::new().fill(ui.ink(Ink::StateFill(state))).inner_margin(Margin { left: 14, right: 8, top: 3, bottom: 3 });
    Panel::bottom("message").frame(frame).resizable(false).show_separator_line(false).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.icon_button_small(Icon::X, &tr::ui::message_close(cx.lang)).clicked() {
                cx.send(Command::DismissMessage);
            }
            if let Some(details) = &message.details
                && ui.small_secondary_button(Some(Icon::Copy), &tr::ui::message_details(cx.lang)).clicked()
            {
                cx.send(Command::CopyText(details.clone()));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.icon_sized(icon, 15.0, Ink::StateLine(state));
                ui.txt_cut(Type::Body, Ink::StateText(state), &message.text).on_hover_text(&message.text);
            });
        });
    });
}

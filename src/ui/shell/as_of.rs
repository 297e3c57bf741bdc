//! The line below the top bar that says that everything is read on another day than today.

use egui::{Align, Frame, Layout, Margin, Panel, Ui};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::{fmt, tr};
use crate::session::{Command, Screen};
use crate::ui::cx::Cx;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>) {
    let session = cx.session;
    let elsewhere = matches!(session.screen(), Screen::Start | Screen::Import | Screen::Settings | Screen::Catalog);
    if session.as_of() == session.today() || !session.has_plan() || elsewhere {
        return;
    }
    let frame =
        Frame::new().fill(ui.ink(Ink::AccentTint)).inner_margin(Margin { left: 14, right: 8, top: 2, bottom: 2 });
    Panel::top("as-of").frame(frame).resizable(false).show_separator_line(false).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let back = tr::ui::as_of_back(cx.lang);
            if ui.small_secondary_button(Some(Icon::Undo2), &back).clicked() {
                cx.send(Command::SetAsOf(None));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.icon_sized(Icon::CalendarDays, 15.0, Ink::AccentText);
                let day = fmt::date(cx.lang, session.as_of());
                ui.txt(Type::BodyBold, Ink::AccentText, tr::ui::as_of(cx.lang, &day));
                ui.txt_cut(Type::Body, Ink::TextSecondary, tr::ui::as_of_note(cx.lang));
            });
        });
    });
}

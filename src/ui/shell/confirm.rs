//! The question before unsaved changes are lost: the only modal there is.

use egui::{Id, Modal, Ui};

use crate::chart::Ink;
use crate::i18n::tr;
use crate::session::{Answer, Command};
use crate::ui::cx::Cx;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, ButtonKind, UiExt as _};

pub(super) fn show(ui: &Ui, cx: &Cx<'_>) {
    let Some(confirm) = cx.session.confirm() else { return };
    let lang = cx.lang;
    let modal = Modal::new(Id::unique("confirm")).show(ui.ctx(), |ui| {
        ui.set_width(380.0);
        ui.spacing_mut().item_spacing.y = 10.0;
        ui.txt(Type::Title, Ink::TextPrimary, tr::ui::confirm_title(lang));
        ui.txt_wrapped(Type::Body, Ink::TextSecondary, &confirm.text);
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            if ui.primary_button(None, &tr::ui::confirm_save(lang)).clicked() {
                cx.send(Command::Answer(Answer::Save));
            }
            let discard = tr::ui::confirm_discard(lang);
            if ui.add(Button::new(None, &discard).ink(Ink::Danger)).clicked() {
                cx.send(Command::Answer(Answer::Discard));
            }
            let cancel = tr::ui::confirm_cancel(lang);
            if ui.add(Button::new(None, &cancel).kind(ButtonKind::Ghost)).clicked() {
                cx.send(Command::Answer(Answer::Cancel));
            }
        });
    });
    if modal.should_close() {
        cx.send(Command::Answer(Answer::Cancel));
    }
}

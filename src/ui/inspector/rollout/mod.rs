//! What the inspector says about weeks, waves, bars and blackouts of the rollout.

mod blackout;
mod fixes;
mod wave;
mod week;

use egui::{CursorIcon, Sense, Ui};

use crate::chart::Ink;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

pub(super) use blackout::show as blackout;
pub(super) use wave::{bar, wave};
pub(super) use week::show as week;

/// A link that is cut where the pane is too narrow for it; true when it was clicked.
fn link_cut(ui: &mut Ui, text: &str) -> bool {
    let response = ui.txt_cut(Type::Dense, Ink::AccentText, text).interact(Sense::click());
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

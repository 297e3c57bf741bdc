//! Keys to commands, in one place.

use egui::{Key, Modifiers, Popup, Ui};

use crate::session::Selection;
use crate::ui::commands::{shortcut, specs};
use crate::ui::cx::Cx;

/// Consumes the keys of every command that can be used now.
pub(super) fn consume(ui: &Ui, cx: &Cx<'_>) {
    if cx.session.confirm().is_some() {
        return;
    }
    let typing = ui.ctx().text_edit_focused();
    let mut known: Vec<_> = specs(cx.session)
        .into_iter()
        .filter(|spec| spec.enabled)
        .flat_map(|spec| spec.shortcuts.iter().map(move |keys| (*keys, spec.command.clone())))
        .filter(|(keys, _)| !(typing && keys.edits_text()))
        .collect();
    // Chords with more modifiers first: Ctrl+Shift+Z must not be taken for Ctrl+Z.
    known.sort_by_key(|(keys, _)| std::cmp::Reverse(u8::from(keys.shift) + u8::from(keys.alt)));
    for (keys, command) in known {
        if let Some(keys) = shortcut(keys)
            && ui.input_mut(|input| input.consume_shortcut(&keys))
        {
            cx.send(command);
        }
    }
}

/// What Esc belongs to before it clears the selection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before(bool);

impl Before {
    /// Looks at the beginning of a frame; `typed` says whether a field had the cursor at the end of the last one, because Esc takes
    /// it away before anybody can ask.
    pub(super) fn look(ui: &Ui, cx: &Cx<'_>, typed: bool) -> Self {
        let asked = cx.session.palette_open() || cx.session.confirm().is_some();
        Self(typed || asked || Popup::is_any_open(ui.ctx()))
    }
}

/// Esc clears the selection, which closes the inspector, unless a menu, a field or a dialog had use for it.
pub(super) fn escape(ui: &Ui, cx: &Cx<'_>, before: Before) {
    if !before.0 && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        cx.select(Selection::None);
    }
}

//! Keys to commands, in one place.

use egui::{Key, Modifiers, Ui};

use crate::session::{Command, Selection};
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
    if !typing && !cx.session.palette_open() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        escape(cx);
    }
}

/// Esc clears the selection, then closes the inspector.
fn escape(cx: &Cx<'_>) {
    if *cx.session.selection() != Selection::None {
        cx.select(Selection::None);
    } else if cx.session.inspector_open() {
        cx.send(Command::ToggleInspector);
    }
}

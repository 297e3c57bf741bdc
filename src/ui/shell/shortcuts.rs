//! Keys to commands, in one place.

use egui::{Key, Modifiers, Ui};

use crate::session::{Command, Selection};
use crate::ui::commands::{Spec, specs};
use crate::ui::cx::Cx;

/// Consumes the keys of every command that can be used now.
pub(super) fn consume(ui: &Ui, cx: &Cx<'_>) {
    if cx.session.confirm().is_some() {
        return;
    }
    let mut specs: Vec<Spec> = specs(cx.session).into_iter().filter(|spec| spec.enabled).collect();
    // Chords with more modifiers first: Ctrl+Shift+Z must not be taken for Ctrl+Z.
    let weight =
        |spec: &Spec| spec.keys.map_or(0, |keys| u8::from(keys.modifiers.shift) + u8::from(keys.modifiers.alt));
    specs.sort_by_key(|spec| std::cmp::Reverse(weight(spec)));
    let typing = ui.ctx().text_edit_focused();
    for spec in specs {
        // Undo and redo of a text being typed belong to its field.
        if typing && matches!(spec.command, Command::Undo | Command::Redo | Command::Back | Command::Forward) {
            continue;
        }
        if let Some(keys) = spec.keys
            && ui.input_mut(|input| input.consume_shortcut(&keys))
        {
            cx.send(spec.command);
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use std::sync::Arc;

    use crate::i18n::Lang;
    use crate::model::Day;
    use crate::session::dialogs::Scripted;
    use crate::session::{Session, SessionConfig};
    use crate::ui::commands::{keys_text, specs};

    #[test]
    fn no_two_commands_share_their_keys() {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::new(SessionConfig {
            today: Day::from_ymd(2026, 11, 23).unwrap(),
            lang: Lang::En,
            data_dir: Some(folder.path().to_owned()),
            dialogs: Arc::new(Scripted::default()),
            waker: Arc::new(|| {}),
        });
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        for spec in specs(&session) {
            let keys = keys_text(session.lang(), spec.keys);
            if keys.is_empty() {
                continue;
            }
            let other = known.insert(keys.clone(), spec.text.clone());
            assert_eq!(other, None, "{keys} belongs to `{}` too", spec.text);
        }
        assert!(known.len() > 15, "only {} commands have keys", known.len());
    }
}

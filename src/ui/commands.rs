//! The commands of the session as the window offers them: with words, keys of egui, and whether they can be used now.

use egui::{Key, KeyboardShortcut, Modifiers};
use lucide_icons::Icon;

use crate::i18n::tr;
use crate::session::spec::{self, Shortcut};
use crate::session::{Command, Screen, Session};

/// A command as it is offered.
#[derive(Clone, Debug)]
pub struct Spec {
    /// What it does.
    pub command: Command,
    /// Its words; undo and redo name what they take back.
    pub text: String,
    /// Its icon.
    pub icon: Icon,
    /// Its first shortcut as people write it; empty for none.
    pub keys: String,
    /// Its shortcuts.
    pub shortcuts: &'static [Shortcut],
    /// Whether it can be used now.
    pub enabled: bool,
}

/// The icon of a screen.
#[must_use]
pub const fn screen_icon(screen: Screen) -> Icon {
    match screen {
        Screen::Start => Icon::House,
        Screen::Import => Icon::Import,
        Screen::Inventory => Icon::Table,
        Screen::Timeline => Icon::ChartNoAxesGantt,
        Screen::Certificates => Icon::FileBadge,
        Screen::Strategy => Icon::Signpost,
        Screen::Rollout => Icon::Truck,
        Screen::Budget => Icon::Coins,
        Screen::Report => Icon::FileText,
        Screen::Models => Icon::ListChecks,
        Screen::Catalog => Icon::Library,
        Screen::Settings => Icon::Settings,
    }
}

/// All commands, in the order of the palette.
#[must_use]
pub fn specs(session: &Session) -> Vec<Spec> {
    spec::all().into_iter().map(|known| offer(session, &known)).collect()
}

/// One command.
#[must_use]
pub fn spec_of(session: &Session, command: &Command) -> Option<Spec> {
    spec::of(command).map(|known| offer(session, &known))
}

fn offer(session: &Session, known: &spec::Spec) -> Spec {
    let lang = session.lang();
    let mut text = (known.name)(lang);
    let mut icon = known.icon;
    let mut enabled = session.has_plan() || !known.needs_plan;
    match &known.command {
        Command::Show(screen) => {
            icon = screen_icon(*screen);
            enabled = session.has_plan() || matches!(screen, Screen::Start | Screen::Catalog | Screen::Settings);
        }
        Command::Undo => match session.undo_label() {
            Some(what) => {
                // The workbench has steps of its own, also before there is a plan.
                enabled = true;
                text = tr::ui::command_undo_what(lang, &what);
            }
            None => enabled = false,
        },
        Command::Redo => match session.redo_label() {
            Some(what) => {
                enabled = true;
                text = tr::ui::command_redo_what(lang, &what);
            }
            None => enabled = false,
        },
        Command::ExportRejected => enabled = session.workbench().is_some(),
        Command::ExportMappings(_) => enabled = !session.mappings().is_empty(),
        Command::Back => enabled = session.can_go_back(),
        Command::Forward => enabled = session.can_go_forward(),
        Command::SetLang(choice) => enabled = *choice != lang,
        Command::SetTheme(choice) => enabled = *choice != session.theme(),
        Command::CancelTask => enabled = session.task().is_some_and(|task| task.cancellable),
        _ => {}
    }
    let mac = cfg!(target_os = "macos");
    let keys = known.shortcuts.first().map_or_else(String::new, |keys| keys.text(lang, mac).replace('+', " "));
    Spec { command: known.command.clone(), text, icon, keys, shortcuts: known.shortcuts, enabled }
}

/// A shortcut as egui reads it; `None` for a key egui does not know.
#[must_use]
pub fn shortcut(keys: Shortcut) -> Option<KeyboardShortcut> {
    let key = match keys.key {
        spec::Key::Char('+') => Key::Plus,
        spec::Key::Char('-') => Key::Minus,
        spec::Key::Char(key) => Key::from_name(key.encode_utf8(&mut [0; 4]))?,
        spec::Key::F1 => Key::F1,
        spec::Key::Left => Key::ArrowLeft,
        spec::Key::Right => Key::ArrowRight,
    };
    let modifiers = Modifiers { alt: keys.alt, shift: keys.shift, command: keys.ctrl, ..Modifiers::NONE };
    Some(KeyboardShortcut::new(modifiers, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shortcut_is_a_key_of_the_keyboard() {
        for known in spec::all() {
            for keys in known.shortcuts {
                assert!(shortcut(*keys).is_some(), "{keys:?} of {:?}", known.command);
            }
        }
    }
}

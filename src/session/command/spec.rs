//! The commands without parameters with name, icon and shortcut: menu, palette, tooltips and help are made from this list.

use lucide_icons::Icon;

use super::{Command, ExportKind, Screen};
use crate::i18n::{Lang, tr::bench, tr::session as tr};

/// A key of a shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter in capitals, a digit, or one of `+` `-`.
    Char(char),
    /// F1.
    F1,
    /// Left arrow.
    Left,
    /// Right arrow.
    Right,
}

/// A shortcut. `ctrl` is the Command key on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    /// Ctrl, or Command on a Mac.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
    /// The key.
    pub key: Key,
}

impl Shortcut {
    const fn ctrl(key: char) -> Self {
        Self { ctrl: true, shift: false, alt: false, key: Key::Char(key) }
    }

    const fn ctrl_shift(key: char) -> Self {
        Self { ctrl: true, shift: true, alt: false, key: Key::Char(key) }
    }

    const fn alt(key: Key) -> Self {
        Self { ctrl: false, shift: false, alt: true, key }
    }

    /// How it is written: `Ctrl+Shift+Z`, `Strg+Umschalt+Z`; with the words of a Mac if `mac`.
    #[must_use]
    pub fn text(self, lang: Lang, mac: bool) -> String {
        let mut text = String::new();
        for (pressed, name) in [
            (self.ctrl, if mac { tr::key_command(lang) } else { tr::key_ctrl(lang) }),
            (self.alt, if mac { tr::key_option(lang) } else { tr::key_alt(lang) }),
            (self.shift, tr::key_shift(lang)),
        ] {
            if pressed {
                text.push_str(&name);
                text.push('+');
            }
        }
        match self.key {
            Key::Char('+') => text.push_str(&tr::key_plus(lang)),
            Key::Char('-') => text.push_str(&tr::key_minus(lang)),
            Key::Char(key) => text.push(key),
            Key::F1 => text.push_str("F1"),
            Key::Left => text.push_str(&tr::key_left(lang)),
            Key::Right => text.push_str(&tr::key_right(lang)),
        }
        text
    }

    /// True if a text field uses this key itself on some system; it has to be left alone while the user types.
    #[must_use]
    pub fn edits_text(self) -> bool {
        match self.key {
            Key::Left | Key::Right => true,
            Key::Char(key) => self.ctrl && matches!(key, 'Z' | 'Y' | 'X' | 'C' | 'V' | 'A'),
            Key::F1 => false,
        }
    }
}

/// A command with all that is shown of it.
#[derive(Clone, Debug)]
pub struct Spec {
    /// The command.
    pub command: Command,
    /// Its name.
    pub name: fn(Lang) -> String,
    /// Its icon.
    pub icon: Icon,
    /// Its shortcuts; the first one is shown.
    pub shortcuts: &'static [Shortcut],
    /// True if it needs a plan.
    pub needs_plan: bool,
}

impl Spec {
    /// Name and shortcut, for tooltips.
    #[must_use]
    pub fn tooltip(&self, lang: Lang, mac: bool) -> String {
        let name = (self.name)(lang);
        match self.shortcuts.first() {
            Some(shortcut) => format!("{name} ({})", shortcut.text(lang, mac)),
            None => name,
        }
    }
}

/// All commands without parameters, in the order of the palette.
#[must_use]
pub fn all() -> Vec<Spec> {
    let spec = |command, name: fn(Lang) -> String, icon, shortcuts, needs_plan| Spec {
        command,
        name,
        icon,
        shortcuts,
        needs_plan,
    };
    macro_rules! keys {
        ($($key:expr),* $(,)?) => {{ const KEYS: &[Shortcut] = &[$($key),*]; KEYS }};
    }
    let show = Command::Show;
    vec![
        spec(show(Screen::Inventory), tr::command_inventory, Icon::Table, keys![Shortcut::ctrl('1')], false),
        spec(show(Screen::Timeline), tr::command_timeline, Icon::ChartGantt, keys![Shortcut::ctrl('2')], false),
        spec(
            show(Screen::Certificates),
            tr::command_certificates,
            Icon::ShieldCheck,
            keys![Shortcut::ctrl('3')],
            false,
        ),
        spec(show(Screen::Strategy), tr::command_strategy, Icon::Signpost, keys![Shortcut::ctrl('4')], false),
        spec(show(Screen::Rollout), tr::command_rollout, Icon::Truck, keys![Shortcut::ctrl('5')], false),
        spec(show(Screen::Budget), tr::command_budget, Icon::Coins, keys![Shortcut::ctrl('6')], false),
        spec(show(Screen::Report), tr::command_report, Icon::FileText, keys![Shortcut::ctrl('7')], false),
        spec(show(Screen::Start), tr::command_start, Icon::House, keys![], false),
        spec(show(Screen::Models), bench::command_models, Icon::ListChecks, keys![], true),
        spec(show(Screen::Catalog), tr::command_catalog, Icon::BookOpen, keys![], false),
        spec(show(Screen::Settings), tr::command_settings, Icon::Settings, keys![], false),
        spec(Command::NewPlan, tr::command_new_plan, Icon::Plus, keys![Shortcut::ctrl('N')], false),
        spec(Command::OpenPlan, tr::command_open_plan, Icon::FolderOpen, keys![Shortcut::ctrl('O')], false),
        spec(Command::ChooseImport, tr::command_import, Icon::Import, keys![Shortcut::ctrl_shift('O')], false),
        spec(Command::ChooseCertificates, tr::command_import_certificates, Icon::FileBadge, keys![], false),
        spec(Command::ChooseLogs, tr::command_import_logs, Icon::SquareTerminal, keys![], false),
        spec(Command::ExploreSample, tr::command_sample, Icon::Play, keys![], false),
        spec(Command::Save, tr::command_save, Icon::Save, keys![Shortcut::ctrl('S')], true),
        spec(Command::SaveAs, tr::command_save_as, Icon::SaveAll, keys![Shortcut::ctrl_shift('S')], true),
        spec(Command::Undo, tr::command_undo, Icon::Undo2, keys![Shortcut::ctrl('Z')], true),
        spec(Command::Redo, tr::command_redo, Icon::Redo2, keys![Shortcut::ctrl_shift('Z'), Shortcut::ctrl('Y')], true),
        spec(
            Command::Export(ExportKind::Pdf),
            tr::command_export_pdf,
            Icon::FileDown,
            keys![Shortcut::ctrl('P')],
            true,
        ),
        spec(Command::Export(ExportKind::Xlsx), tr::command_export_xlsx, Icon::FileSpreadsheet, keys![], true),
        spec(Command::Export(ExportKind::Csv), tr::command_export_csv, Icon::FileSpreadsheet, keys![], true),
        spec(Command::Export(ExportKind::Ics), tr::command_export_ics, Icon::CalendarDays, keys![], true),
        spec(Command::Export(ExportKind::Svg), tr::command_export_svg, Icon::FileImage, keys![], true),
        spec(Command::Export(ExportKind::Png), tr::command_export_png, Icon::Image, keys![], true),
        spec(Command::ExportRejected, bench::command_rejected, Icon::FileSpreadsheet, keys![], false),
        spec(Command::ImportMappings, bench::command_import_mappings, Icon::FileInput, keys![], false),
        spec(Command::ExportMappings(None), bench::command_export_mappings, Icon::FileOutput, keys![], false),
        spec(Command::FocusFilter, tr::command_filter, Icon::Funnel, keys![Shortcut::ctrl('F')], true),
        spec(Command::TogglePalette, tr::command_palette, Icon::Search, keys![Shortcut::ctrl('K')], false),
        spec(Command::ToggleInspector, tr::command_inspector, Icon::PanelRight, keys![Shortcut::ctrl('I')], false),
        spec(
            Command::Explain,
            tr::command_explain,
            Icon::Search,
            keys![Shortcut { ctrl: false, shift: false, alt: false, key: Key::F1 }],
            false,
        ),
        spec(Command::Back, tr::command_back, Icon::ArrowLeft, keys![Shortcut::alt(Key::Left)], false),
        spec(Command::Forward, tr::command_forward, Icon::ArrowRight, keys![Shortcut::alt(Key::Right)], false),
        spec(Command::ZoomIn, tr::command_zoom_in, Icon::ZoomIn, keys![Shortcut::ctrl('+')], false),
        spec(Command::ZoomOut, tr::command_zoom_out, Icon::ZoomOut, keys![Shortcut::ctrl('-')], false),
        spec(Command::ZoomReset, tr::command_zoom_reset, Icon::Maximize, keys![Shortcut::ctrl('0')], false),
        spec(Command::SetLang(Lang::En), tr::command_english, Icon::Languages, keys![], false),
        spec(Command::SetLang(Lang::De), tr::command_german, Icon::Languages, keys![], false),
        spec(Command::SetTheme(super::Theme::System), tr::command_theme_system, Icon::SunMoon, keys![], false),
        spec(Command::SetTheme(super::Theme::Light), tr::command_theme_light, Icon::Sun, keys![], false),
        spec(Command::SetTheme(super::Theme::Dark), tr::command_theme_dark, Icon::Moon, keys![], false),
        spec(Command::CancelTask, tr::command_cancel_task, Icon::X, keys![], false),
        spec(Command::Quit, tr::command_quit, Icon::LogOut, keys![Shortcut::ctrl('Q')], false),
    ]
}

/// The entry of a command.
#[must_use]
pub fn of(command: &Command) -> Option<Spec> {
    all().into_iter().find(|spec| spec.command == *command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut_or_a_name() {
        let all = all();
        for (index, spec) in all.iter().enumerate() {
            for other in &all[..index] {
                assert_ne!(spec.command, other.command);
                assert!(
                    spec.shortcuts.iter().all(|shortcut| !other.shortcuts.contains(shortcut)),
                    "{:?}",
                    spec.command
                );
                for lang in Lang::ALL {
                    assert_ne!((spec.name)(lang), (other.name)(lang));
                }
            }
        }
    }

    #[test]
    fn shortcuts_leave_typing_alone() {
        for spec in all() {
            for shortcut in spec.shortcuts {
                let types = !shortcut.ctrl && !shortcut.alt && matches!(shortcut.key, Key::Char(_));
                assert!(!types, "{:?} is a plain letter", spec.command);
                // Option with a letter types a character on a Mac, AltGr (Ctrl+Alt) one on Windows.
                assert!(!(shortcut.alt && matches!(shortcut.key, Key::Char(_))), "{:?}", spec.command);
            }
        }
        assert!(of(&Command::Undo).unwrap().shortcuts[0].edits_text());
        assert!(of(&Command::Back).unwrap().shortcuts[0].edits_text());
        assert!(!of(&Command::Save).unwrap().shortcuts[0].edits_text());
    }

    #[test]
    fn shortcuts_are_written_in_the_words_of_the_keyboard() {
        let redo = of(&Command::Redo).unwrap();
        assert_eq!(redo.tooltip(Lang::En, false), "Redo (Ctrl+Shift+Z)");
        assert_eq!(redo.tooltip(Lang::De, false), "Wiederholen (Strg+Umschalt+Z)");
        assert_eq!(redo.shortcuts[0].text(Lang::En, true), "Cmd+Shift+Z");
    }
}

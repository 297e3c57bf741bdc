//! Every command with its words, icon and keys: menu, palette, tooltips and shortcuts are made from this one list.

use egui::{Key, KeyboardShortcut, Modifiers};
use lucide_icons::Icon;

use super::cx::screen_name;
use crate::i18n::{Lang, tr};
use crate::session::{Command, ExportKind, Screen, Session, Theme};

/// A command as it is offered.
#[derive(Clone, Debug)]
pub struct Spec {
    /// What it does.
    pub command: Command,
    /// Its words.
    pub text: String,
    /// Its icon.
    pub icon: Icon,
    /// Its keys.
    pub keys: Option<KeyboardShortcut>,
    /// Whether it can be used now.
    pub enabled: bool,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
const ALT: Modifiers = Modifiers::ALT;

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
        Screen::Catalog => Icon::Library,
        Screen::Settings => Icon::Settings,
    }
}

/// All commands, in the order of the palette.
#[must_use]
pub fn specs(session: &Session) -> Vec<Spec> {
    let lang = session.lang();
    let plan = session.has_plan();
    let mut list = Vec::with_capacity(48);
    let mut add = |command, text, icon, keys: Option<(Modifiers, Key)>, enabled| {
        let keys = keys.map(|(modifiers, key)| KeyboardShortcut::new(modifiers, key));
        list.push(Spec { command, text, icon, keys, enabled });
    };
    let numbers = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
    for (screen, key) in Screen::RAIL.into_iter().zip(numbers) {
        add(Command::Show(screen), screen_name(lang, screen), screen_icon(screen), Some((CTRL, key)), plan);
    }
    for screen in [Screen::Catalog, Screen::Settings, Screen::Start] {
        let enabled = plan || screen != Screen::Settings;
        add(Command::Show(screen), screen_name(lang, screen), screen_icon(screen), None, enabled);
    }
    add(Command::ChooseImport, tr::ui::command_import(lang), Icon::Import, Some((CTRL_SHIFT, Key::O)), true);
    add(Command::OpenPlan, tr::ui::command_open(lang), Icon::FolderOpen, Some((CTRL, Key::O)), true);
    add(Command::Save, tr::ui::command_save(lang), Icon::Save, Some((CTRL, Key::S)), plan);
    add(Command::SaveAs, tr::ui::command_save_as(lang), Icon::Save, Some((CTRL_SHIFT, Key::S)), plan);
    add(Command::NewPlan, tr::ui::command_new(lang), Icon::FilePlus, Some((CTRL, Key::N)), true);
    add(Command::ExploreSample, tr::ui::command_sample(lang), Icon::Phone, None, true);
    let undo = session.undo_label();
    let text = undo.as_deref().map_or_else(|| tr::ui::command_undo(lang), |what| tr::ui::command_undo_what(lang, what));
    add(Command::Undo, text, Icon::Undo2, Some((CTRL, Key::Z)), undo.is_some());
    let redo = session.redo_label();
    let text = redo.as_deref().map_or_else(|| tr::ui::command_redo(lang), |what| tr::ui::command_redo_what(lang, what));
    add(Command::Redo, text, Icon::Redo2, Some((CTRL_SHIFT, Key::Z)), redo.is_some());
    for (kind, icon, key) in [
        (ExportKind::Pdf, Icon::FileText, Some((CTRL, Key::P))),
        (ExportKind::Xlsx, Icon::FileSpreadsheet, None),
        (ExportKind::Csv, Icon::FileSpreadsheet, None),
        (ExportKind::Ics, Icon::CalendarDays, None),
        (ExportKind::Svg, Icon::Image, None),
        (ExportKind::Png, Icon::Image, None),
    ] {
        add(Command::Export(kind), export_name(lang, kind), icon, key, plan);
    }
    add(Command::FocusFilter, tr::ui::command_filter(lang), Icon::ListFilter, Some((CTRL, Key::F)), plan);
    add(Command::ToggleInspector, tr::ui::command_inspector(lang), Icon::PanelRight, Some((CTRL, Key::I)), plan);
    add(Command::Back, tr::ui::command_back(lang), Icon::ArrowLeft, Some((ALT, Key::ArrowLeft)), true);
    add(Command::Forward, tr::ui::command_forward(lang), Icon::ArrowRight, Some((ALT, Key::ArrowRight)), true);
    add(
        Command::SetAsOf(None),
        tr::ui::command_today(lang),
        Icon::CalendarDays,
        None,
        session.as_of() != session.today(),
    );
    let zoom = session.zoom();
    let zoom_in = Command::ZoomWindow(zoom.saturating_add(10).min(200));
    let zoom_out = Command::ZoomWindow(zoom.saturating_sub(10).max(80));
    add(zoom_in, tr::ui::command_zoom_in(lang), Icon::ZoomIn, Some((CTRL, Key::Plus)), zoom < 200);
    add(zoom_out, tr::ui::command_zoom_out(lang), Icon::ZoomOut, Some((CTRL, Key::Minus)), zoom > 80);
    add(Command::ZoomWindow(100), tr::ui::command_zoom_reset(lang), Icon::ScanSearch, Some((CTRL, Key::Num0)), true);
    add(Command::SetLang(Lang::En), tr::ui::command_english(lang), Icon::Languages, None, lang != Lang::En);
    add(Command::SetLang(Lang::De), tr::ui::command_german(lang), Icon::Languages, None, lang != Lang::De);
    for (theme, text, icon) in [
        (Theme::Light, tr::ui::command_light(lang), Icon::Sun),
        (Theme::Dark, tr::ui::command_dark(lang), Icon::Moon),
        (Theme::System, tr::ui::command_system(lang), Icon::Monitor),
    ] {
        add(Command::SetTheme(theme), text, icon, None, session.theme() != theme);
    }
    add(Command::TogglePalette, tr::ui::command_palette(lang), Icon::Search, Some((CTRL, Key::K)), true);
    add(Command::Quit, tr::ui::command_quit(lang), Icon::LogOut, Some((CTRL, Key::Q)), true);
    list
}

/// The words of an export.
#[must_use]
pub fn export_name(lang: Lang, kind: ExportKind) -> String {
    match kind {
        ExportKind::Pdf => tr::ui::command_export_pdf(lang),
        ExportKind::Xlsx => tr::ui::command_export_xlsx(lang),
        ExportKind::Csv => tr::ui::command_export_csv(lang),
        ExportKind::Ics => tr::ui::command_export_ics(lang),
        ExportKind::Svg => tr::ui::command_export_svg(lang),
        ExportKind::Png => tr::ui::command_export_png(lang),
    }
}

/// The keys of a command as people write them, such as `Ctrl S`; empty for none.
#[must_use]
pub fn keys_text(lang: Lang, keys: Option<KeyboardShortcut>) -> String {
    let Some(keys) = keys else { return String::new() };
    let german = egui::ModifierNames { ctrl: "Strg", shift: "Umschalt", ..egui::ModifierNames::NAMES };
    let names = if lang == Lang::De { &german } else { &egui::ModifierNames::NAMES };
    let modifiers = names.format(&keys.modifiers, cfg!(target_os = "macos")).replace('+', " ");
    let key = match keys.logical_key {
        Key::ArrowLeft => "Left",
        Key::ArrowRight => "Right",
        other => other.symbol_or_name(),
    };
    format!("{modifiers} {key}").trim().to_owned()
}

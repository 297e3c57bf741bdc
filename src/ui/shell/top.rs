//! The bar on top: plan, scenarios, undo, search, language, theme.

use egui::{Align, Layout, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};
use lucide_icons::Icon;

use super::{ShellState, tabs};
use crate::chart::Ink;
use crate::i18n::{Lang, tr};
use crate::session::{Command, ExportKind, Screen, Theme};
use crate::ui::commands::{Spec, spec_of};
use crate::ui::cx::Cx;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, ButtonKind, MenuItem, UiExt as _, command_field, menu_item, paint_icon};

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, state: &mut ShellState) {
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, ui.ink(Ink::StrokeDefault)));
    let inner = Rect::from_min_max(pos2(rect.left() + 12.0, rect.top()), pos2(rect.right() - 8.0, rect.bottom() - 1.0));
    let mut end = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    end.spacing_mut().item_spacing.x = 4.0;
    right(&mut end, cx);
    let room = Rect::from_min_max(inner.min, pos2(end.min_rect().left() - 8.0, inner.bottom()));
    let mut start = ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center)));
    start.spacing_mut().item_spacing.x = 6.0;
    left(&mut start, cx, state);
}

fn brand(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(22.0, 22.0), Sense::hover());
    ui.painter().rect_filled(rect, 5, ui.ink(Ink::AccentFill));
    paint_icon(ui, rect.center(), Icon::PhoneForwarded, 14.0, ui.ink(Ink::AccentOn));
}

fn left(ui: &mut Ui, cx: &Cx<'_>, state: &mut ShellState) {
    brand(ui);
    let lang = cx.lang;
    if cx.session.screen() == Screen::Start && !cx.session.has_plan() {
        ui.add_space(2.0);
        ui.txt(Type::BodyBold, Ink::TextPrimary, tr::ui::app_name(lang));
        return;
    }
    let title = match cx.session.plan().settings.title.trim() {
        "" => tr::ui::untitled_plan(lang),
        title => title.to_owned(),
    };
    let shown: String =
        if title.chars().count() > 40 { title.chars().take(39).chain(['…']).collect() } else { title };
    let menu = tr::ui::plan_menu(lang);
    ui.dropdown(Button::new(None, &shown).kind(ButtonKind::Ghost).bold(true).name(&menu), |ui| plan_menu(ui, cx));
    let (line, _) = ui.allocate_exact_size(vec2(9.0, 22.0), Sense::hover());
    ui.painter().vline(line.center().x, line.y_range(), Stroke::new(1.0, ui.ink(Ink::StrokeDefault)));
    tabs::show(ui, cx, &mut state.tabs);
}

fn plan_menu(ui: &mut Ui, cx: &Cx<'_>) {
    let entries = [
        Some(Command::NewPlan),
        Some(Command::OpenPlan),
        Some(Command::ChooseImport),
        None,
        Some(Command::Save),
        Some(Command::SaveAs),
        None,
        Some(Command::Export(ExportKind::Pdf)),
        Some(Command::Export(ExportKind::Xlsx)),
        Some(Command::Export(ExportKind::Csv)),
        Some(Command::Export(ExportKind::Ics)),
        Some(Command::Export(ExportKind::Svg)),
        Some(Command::Export(ExportKind::Png)),
        None,
        Some(Command::Show(Screen::Start)),
        Some(Command::Quit),
    ];
    for entry in entries {
        let Some(command) = entry else {
            ui.separator();
            continue;
        };
        if let Some(spec) = spec_of(cx.session, &command) {
            spec_item(ui, cx, &spec);
        }
    }
}

/// A command as an entry of a menu.
fn spec_item(ui: &mut Ui, cx: &Cx<'_>, spec: &Spec) {
    let item = MenuItem { keys: &spec.keys, ..MenuItem::new(Some(spec.icon), &spec.text) };
    if ui.add_enabled(spec.enabled, item).clicked() {
        cx.send(spec.command.clone());
    }
}

/// Controls at the right edge, from right to left.
fn right(ui: &mut Ui, cx: &Cx<'_>) {
    let lang = cx.lang;
    let dark = ui.visuals().dark_mode;
    let theme = tr::ui::theme(lang);
    let icon = if dark { Icon::Sun } else { Icon::Moon };
    let button = ui.add(Button::icon(icon, &theme));
    egui::Popup::menu(&button).gap(4.0).show(|ui| {
        for (theme, icon, text) in [
            (Theme::System, Icon::Monitor, tr::ui::theme_system(lang)),
            (Theme::Light, Icon::Sun, tr::ui::theme_light(lang)),
            (Theme::Dark, Icon::Moon, tr::ui::theme_dark(lang)),
        ] {
            let checked = cx.session.theme() == theme;
            if ui.add(MenuItem { checked, ..MenuItem::new(Some(icon), &text) }).clicked() {
                cx.send(Command::SetTheme(theme));
            }
        }
    });
    let language = tr::ui::language(lang);
    let code = lang.code().to_uppercase();
    let button = ui.add(Button::new(Some(Icon::Languages), &code).kind(ButtonKind::Ghost).name(&language));
    egui::Popup::menu(&button).gap(4.0).show(|ui| {
        for (choice, text) in [(Lang::En, "English"), (Lang::De, "Deutsch")] {
            if ui.add(MenuItem { checked: choice == lang, ..MenuItem::new(None, text) }).clicked() {
                cx.send(Command::SetLang(choice));
            }
        }
    });
    ui.add_space(4.0);
    let keys = spec_of(cx.session, &Command::TogglePalette).map_or_else(String::new, |spec| spec.keys);
    let width = if ui.max_rect().width() < 1200.0 { 200.0 } else { 248.0 };
    if command_field(ui, &tr::ui::search_hint(lang), &keys, width) {
        cx.send(Command::TogglePalette);
    }
    ui.add_space(4.0);
    if cx.session.screen() == Screen::Start && !cx.session.has_plan() {
        return;
    }
    for command in [Command::Redo, Command::Undo] {
        if let Some(spec) = spec_of(cx.session, &command) {
            let name = format!("{} ({})", spec.text, spec.keys);
            if ui.add_enabled(spec.enabled, Button::icon(spec.icon, &name)).clicked() {
                cx.send(command);
            }
        }
    }
}

/// The entries of a scenario's context menu; returns what was chosen.
pub(super) fn scenario_menu(ui: &mut Ui, lang: Lang, index: usize, count: usize) -> Option<ScenarioChoice> {
    let mut chosen = None;
    if menu_item(ui, Some(Icon::Pencil), &tr::ui::scenario_rename(lang)) {
        chosen = Some(ScenarioChoice::Rename);
    }
    if menu_item(ui, Some(Icon::Copy), &tr::ui::scenario_duplicate(lang)) {
        chosen = Some(ScenarioChoice::Duplicate);
    }
    for (possible, icon, text, choice) in [
        (index > 0, Icon::ArrowLeft, tr::ui::scenario_left(lang), ScenarioChoice::Left),
        (index + 1 < count, Icon::ArrowRight, tr::ui::scenario_right(lang), ScenarioChoice::Right),
    ] {
        if possible && menu_item(ui, Some(icon), &text) {
            chosen = Some(choice);
        }
    }
    let delete = tr::ui::scenario_delete(lang);
    let item = MenuItem { danger: true, ..MenuItem::new(Some(Icon::Trash), &delete) };
    if ui.add_enabled(count > 1, item).clicked() {
        chosen = Some(ScenarioChoice::Delete);
    }
    chosen
}

/// What the context menu of a scenario offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScenarioChoice {
    Rename,
    Duplicate,
    Left,
    Right,
    Delete,
}

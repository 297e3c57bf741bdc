//! The start screen: bring files, open a plan, or look at the sample fleet.

use egui::{
    Align, Align2, Id, Key, Layout, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::reason;
use crate::i18n::{Lang, fmt, tr};
use crate::model::ClassGroup;
use crate::session::{Command, Recent, SampleSummary};
use crate::ui::commands::spec_of;
use crate::ui::cx::{Cx, group_short};
use crate::ui::shell::{drop_words, hovering};
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{
    Button, ButtonKind, ButtonSize, MenuItem, UiExt as _, card, drop_frame, menu_item, paint_icon, paint_text,
    pane_line,
};

/// What is typed and chosen on the start screen.
#[derive(Debug, Default)]
pub struct StartView {
    /// The path field.
    path: String,
    /// The recent plan chosen; the newest at first.
    chosen: usize,
    /// The clipboard was asked for its text by the button.
    pasting: bool,
}

const WIDTH: f32 = 1056.0;
const KINDS: [&str; 8] = ["CSV", "TSV", "TXT", "XLSX", "XLS", "ODS", "JSON", "XML"];

/// Shows the screen.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, view: &mut StartView) {
    pasted(ui, cx, view);
    let lang = cx.lang;
    let recent = cx.session.recent();
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let width = (ui.available_width() - 48.0).min(WIDTH);
        let left = ((ui.available_width() - width) / 2.0).max(24.0);
        let height = 476.0 + if recent.is_empty() { 0.0 } else { 78.0 + 46.0 * recent.len() as f32 };
        let top = if recent.is_empty() { ((ui.available_height() - height) / 2.0).max(24.0) } else { 62.0 };
        ui.add_space(top);
        let start = pos2(ui.max_rect().left() + left, ui.cursor().top());
        let room = Rect::from_min_size(start, vec2(width, f32::INFINITY));
        let mut ui = ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::top_down(Align::Min)));
        let ui = &mut ui;
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.txt(Type::Display, Ink::TextPrimary, tr::start::title(lang));
        ui.add_space(4.0);
        ui.txt_wrapped(Type::Body, Ink::TextSecondary, tr::start::lead(lang));
        ui.add_space(24.0);
        let (row, _) = ui.allocate_exact_size(vec2(width, 332.0), Sense::hover());
        let split = row.left() + (width * 0.622).floor();
        drop_zone(ui, cx, view, row.with_max_x(split));
        let side = row.with_min_x(split + 24.0);
        let middle = side.top() + 134.0;
        open_card(ui, cx, side.with_max_y(middle));
        sample_card(ui, cx, side.with_min_y(middle + 12.0));
        if !recent.is_empty() {
            ui.add_space(28.0);
            recent_plans(ui, cx, view, recent);
        }
        ui.add_space(20.0);
        ui.horizontal(|ui| {
            ui.icon_sized(Icon::HardDrive, 14.0, Ink::TextTertiary);
            ui.txt(Type::Dense, Ink::TextTertiary, tr::start::offline(lang));
        });
        ui.add_space(24.0);
    });
}

fn drop_zone(ui: &mut Ui, cx: &Cx<'_>, view: &mut StartView, rect: Rect) {
    let lang = cx.lang;
    let zone = ui.interact(rect, ui.unique_id().with("drop zone"), Sense::CLICK);
    let hovering = hovering(ui).map(|hovering| drop_words(cx, &hovering));
    let fill = if hovering.is_some() { Ink::AccentTint } else { Ink::Inset };
    ui.painter().rect_filled(rect, size::RADIUS_POPUP, ui.ink(fill));
    match &hovering {
        Some((_, frame)) => drop_frame(ui, rect, *frame, false),
        None => drop_frame(ui, rect, if zone.hovered() { Ink::TextTertiary } else { Ink::StrokeStrong }, true),
    }
    paint_icon(ui, pos2(rect.center().x, rect.top() + 84.0), Icon::Import, 40.0, ui.ink(Ink::AccentText));
    let line = |y: f32, height: f32| {
        Rect::from_min_size(pos2(rect.left() + 16.0, rect.top() + y), vec2(rect.width() - 32.0, height))
    };
    let title = hovering.map_or_else(|| tr::start::drop_title(lang), |(words, _)| words);
    paint_text(ui, line(120.0, 28.0), Align2::CENTER_CENTER, Type::DropTitle, Ink::TextPrimary, &title);
    paint_text(
        ui,
        line(150.0, 22.0),
        Align2::CENTER_CENTER,
        Type::Body,
        Ink::TextSecondary,
        &tr::start::drop_lead(lang),
    );
    let centered = |ui: &mut Ui, y: f32, height: f32, id: &str, add: &mut dyn FnMut(&mut Ui)| {
        centered_row(ui, line(y, height), id, add);
    };
    centered(ui, 184.0, 22.0, "kinds", &mut |ui| {
        for kind in KINDS {
            ui.chip(kind);
        }
    });
    let mut paste = false;
    centered(ui, 226.0, 36.0, "buttons", &mut |ui| {
        let text = tr::start::choose_files(lang);
        let choose = Button::new(Some(Icon::Upload), &text).kind(ButtonKind::Primary).size(ButtonSize::Large);
        if ui.add(choose).clicked() {
            cx.send(Command::ChooseImport);
        }
        let text = tr::start::paste_table(lang);
        paste = ui.add(Button::new(Some(Icon::ClipboardPaste), &text).size(ButtonSize::Large)).clicked();
    });
    if paste {
        view.pasting = true;
        ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste);
    }
    centered(ui, 280.0, 30.0, "path", &mut |ui| {
        let field = ui.text_field(&mut view.path, &tr::start::path_label(lang), &tr::start::path_hint(lang), 320.0);
        if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && !view.path.trim().is_empty() {
            let path = view.path.trim().trim_matches('"').to_owned();
            cx.send(Command::OpenPaths(vec![path.into()]));
            view.path.clear();
        }
    });
    if zone.double_clicked() {
        cx.send(Command::ChooseImport);
    }
}

/// Shows widgets in the middle of a row; their width is known from the last frame.
fn centered_row(ui: &mut Ui, rect: Rect, id: &str, add: &mut dyn FnMut(&mut Ui)) {
    let key = Id::unique(("start row", id));
    let known: Option<f32> = ui.data(|data| data.get_temp(key));
    let width = known.unwrap_or(rect.width() / 2.0);
    let place = Rect::from_center_size(rect.center(), vec2(width, rect.height()));
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
    child.spacing_mut().item_spacing.x = 8.0;
    add(&mut child);
    let used = child.min_rect().width();
    if known.is_none_or(|known| (known - used).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(key, used));
        ui.ctx().request_discard("centered row");
    }
}

/// Takes a table from the clipboard: Ctrl+V anywhere on the screen but in a field.
fn pasted(ui: &Ui, cx: &Cx<'_>, view: &mut StartView) {
    if ui.ctx().text_edit_focused() && !view.pasting {
        return;
    }
    let text = ui.input_mut(|input| {
        let found = input.events.iter().position(|event| matches!(event, egui::Event::Paste(_)))?;
        match input.events.remove(found) {
            egui::Event::Paste(text) => Some(text),
            _ => None,
        }
    });
    if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
        cx.send(Command::PasteTable(text));
        view.pasting = false;
    }
}

fn card_ui(ui: &mut Ui, rect: Rect) -> Ui {
    let hovered = ui.rect_contains_pointer(rect);
    card(ui, rect, Ink::Panel, if hovered { Ink::StrokeStrong } else { Ink::StrokeDefault });
    let inner = rect.shrink2(vec2(16.0, 14.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::Min)));
    child.spacing_mut().item_spacing.y = 6.0;
    child
}

fn open_card(ui: &mut Ui, cx: &Cx<'_>, rect: Rect) {
    let lang = cx.lang;
    let mut ui = card_ui(ui, rect);
    let ui = &mut ui;
    ui.horizontal(|ui| {
        ui.icon_sized(Icon::FolderOpen, 17.0, Ink::AccentText);
        ui.txt(Type::BodyBold, Ink::TextPrimary, tr::start::open_title(lang));
        let keys = spec_of(cx.session, &Command::OpenPlan).map_or_else(String::new, |spec| spec.keys);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.key_hint(&keys));
    });
    ui.txt_wrapped(Type::Body, Ink::TextSecondary, tr::start::open_lead(lang));
    let place = Rect::from_min_size(pos2(rect.left() + 16.0, rect.bottom() - 44.0), vec2(rect.width() - 32.0, 30.0));
    let text = tr::start::open_button(lang);
    let mut low = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
    if low.add(Button::new(Some(Icon::FolderOpen), &text)).clicked() {
        cx.send(Command::OpenPlan);
    }
}

fn sample_card(ui: &mut Ui, cx: &Cx<'_>, rect: Rect) {
    let lang = cx.lang;
    let mut ui = card_ui(ui, rect);
    let ui = &mut ui;
    ui.horizontal(|ui| {
        ui.icon_sized(Icon::Phone, 17.0, Ink::AccentText);
        ui.txt(Type::BodyBold, Ink::TextPrimary, tr::start::sample_title(lang));
    });
    match cx.session.sample() {
        Some(sample) => {
            let sites = tr::start::sample_sites(lang, sample.sites);
            let lead = tr::start::sample_counted(lang, &fmt::number(lang, sample.phones), &sites);
            ui.txt_wrapped(Type::Body, Ink::TextSecondary, lead);
            classes(ui, lang, sample);
        }
        None => {
            ui.txt_wrapped(Type::Body, Ink::TextSecondary, tr::start::sample_lead(lang));
        }
    }
    let place = Rect::from_min_size(pos2(rect.left() + 16.0, rect.bottom() - 44.0), vec2(rect.width() - 32.0, 30.0));
    let text = tr::start::sample_button(lang);
    let mut low = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
    if low.add(Button::new(Some(Icon::Play), &text)).clicked() {
        cx.send(Command::ExploreSample);
    }
}

/// The classes of the sample: a bar, and the three largest in words.
fn classes(ui: &mut Ui, lang: Lang, sample: &SampleSummary) {
    let words = |group, phones| format!("{}: {}", reason::class_group(lang, group), fmt::number(lang, phones));
    let parts: Vec<(Ink, u64, String)> =
        sample.groups.iter().map(|(group, phones)| (Ink::Class(*group), *phones, words(*group, *phones))).collect();
    ui.add_space(2.0);
    ui.share_bar(&tr::start::sample_bar(lang), 8.0, &parts);
    let mut largest: Vec<&(ClassGroup, u64)> = sample.groups.iter().filter(|(_, phones)| *phones > 0).collect();
    largest.sort_by_key(|(_, phones)| std::cmp::Reverse(*phones));
    let short =
        |(group, phones): &&(ClassGroup, u64)| format!("{} {}", fmt::number(lang, *phones), group_short(lang, *group));
    let list: Vec<String> = largest.iter().take(3).map(short).collect();
    ui.txt_cut(Type::Dense, Ink::TextTertiary, list.join(", "));
}

fn recent_plans(ui: &mut Ui, cx: &Cx<'_>, view: &mut StartView, recent: &[Recent]) {
    let lang = cx.lang;
    ui.horizontal(|ui| {
        ui.txt(Type::BodyBold, Ink::TextPrimary, tr::start::recent_title(lang));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.link_text(&tr::start::recent_clear(lang)).clicked() {
                cx.send(Command::ForgetRecent(None));
            }
        });
    });
    ui.add_space(8.0);
    view.chosen = view.chosen.min(recent.len().saturating_sub(1));
    let top = ui.cursor().min;
    for (index, plan) in recent.iter().enumerate() {
        recent_row(ui, cx, view, index, plan);
    }
    let frame = Rect::from_min_max(top, pos2(top.x + ui.available_width(), ui.cursor().top()));
    let stroke = Stroke::new(1.0, ui.ink(Ink::StrokeDefault));
    ui.painter().rect_stroke(frame, size::RADIUS_POPUP, stroke, StrokeKind::Inside);
    let free =
        !ui.ctx().text_edit_focused() && !cx.session.palette_open() && ui.memory(|memory| memory.focused().is_none());
    if free
        && ui.input(|input| input.key_pressed(Key::Enter))
        && let Some(plan) = recent.get(view.chosen)
    {
        cx.send(Command::OpenPaths(vec![plan.path.clone()]));
    }
}

fn recent_row(ui: &mut Ui, cx: &Cx<'_>, view: &mut StartView, index: usize, plan: &Recent) {
    let lang = cx.lang;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), Sense::click());
    let chosen = view.chosen == index;
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, &plan.title));
    if chosen {
        ui.painter().rect_filled(rect.shrink(1.0), 0, ui.ink(Ink::Selected));
    } else if response.hovered() {
        ui.painter().rect_filled(rect.shrink(1.0), 0, ui.ink(Ink::Hover));
    }
    pane_line(ui, rect);
    let icon = if chosen { Ink::AccentText } else { Ink::TextTertiary };
    paint_icon(ui, pos2(rect.left() + 24.0, rect.center().y), Icon::FileText, 16.0, ui.ink(icon));
    let half = |y: f32| Rect::from_min_size(pos2(rect.left() + 48.0, rect.top() + y), vec2(236.0, 18.0));
    let title = if plan.title.is_empty() { tr::ui::untitled_plan(lang) } else { plan.title.clone() };
    paint_text(ui, half(5.0), Align2::LEFT_CENTER, Type::Body, Ink::TextPrimary, &title);
    let scenarios = tr::start::recent_scenarios(lang, plan.scenarios as u64);
    let note = tr::start::recent_note(lang, plan.devices, &scenarios);
    paint_text(ui, half(23.0), Align2::LEFT_CENTER, Type::Dense, Ink::TextTertiary, &note);
    let column = |from: f32, to: f32| {
        Rect::from_min_max(pos2(rect.left() + from, rect.top()), pos2(rect.left() + to, rect.bottom()))
    };
    paint_text(ui, column(300.0, 484.0), Align2::LEFT_CENTER, Type::Body, Ink::TextSecondary, &plan.scenario);
    let path = plan.path.display().to_string();
    let right = rect.width() - 140.0;
    paint_text(ui, column(492.0, right - 8.0), Align2::LEFT_CENTER, Type::Dense, Ink::TextTertiary, &path);
    let day = fmt::date(lang, plan.opened_on);
    paint_text(ui, column(right, rect.width() - 52.0), Align2::RIGHT_CENTER, Type::Body, Ink::TextSecondary, &day);
    let more = Rect::from_center_size(pos2(rect.right() - 26.0, rect.center().y), vec2(22.0, 22.0));
    let name = tr::start::recent_menu(lang, &title);
    // A child of its own: placed into the row it would move the next row up.
    let button =
        ui.new_child(UiBuilder::new().max_rect(more)).add(Button::icon(Icon::Ellipsis, &name).size(ButtonSize::Small));
    egui::Popup::menu(&button).show(|ui| recent_menu(ui, cx, plan));
    response.context_menu(|ui| recent_menu(ui, cx, plan));
    if response.clicked() {
        view.chosen = index;
    }
    if response.double_clicked() {
        cx.send(Command::OpenPaths(vec![plan.path.clone()]));
    }
    response.on_hover_text(path);
}

fn recent_menu(ui: &mut Ui, cx: &Cx<'_>, plan: &Recent) {
    let lang = cx.lang;
    if menu_item(ui, Some(Icon::FolderOpen), &tr::start::recent_open(lang)) {
        cx.send(Command::OpenPaths(vec![plan.path.clone()]));
    }
    if menu_item(ui, Some(Icon::Copy), &tr::start::recent_copy_path(lang)) {
        cx.send(Command::CopyText(plan.path.display().to_string()));
    }
    let text = tr::start::recent_forget(lang);
    if ui.add(MenuItem { danger: true, ..MenuItem::new(Some(Icon::X), &text) }).clicked() {
        cx.send(Command::ForgetRecent(Some(plan.path.clone())));
    }
}

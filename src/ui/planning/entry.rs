//! Entries of a form: a name at the left, a field at the right; dates, words, and choices beside the numbers.

use std::ops::RangeInclusive;

use egui::{Align, Layout, PopupAnchor, Response, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Tooltip, Ui, vec2};
use lucide_icons::Icon;
use rust_decimal::Decimal;

use super::Planning;
use super::fields::{Kind, NumberField};
use crate::chart::Ink;
use crate::i18n::{fmt, parse, tr::budget as tr};
use crate::model::Day;
use crate::plan::State;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Button, ButtonSize, MenuItem, UiExt as _, menu_item};

/// The height of a line of a form.
pub const LINE: f32 = 29.0;

/// A line of a form.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry<'a> {
    /// Its name.
    pub name: &'a str,
    /// Why it needs attention; empty for none.
    pub warning: &'a str,
    /// Where its value comes from; empty for nothing to say.
    pub note: &'a str,
    /// True if its value is not the default.
    pub changed: bool,
}

impl<'a> Entry<'a> {
    /// A line with a name only.
    #[must_use]
    pub const fn new(name: &'a str) -> Self {
        Self { name, warning: "", note: "", changed: false }
    }

    /// Shows it with its controls, from right to left. True when "Reset to default" was chosen.
    pub fn show(self, ui: &mut Ui, view: &Planning<'_>, controls: impl FnOnce(&mut Ui)) -> bool {
        let mut reset = false;
        ui.allocate_ui_with_layout(vec2(ui.available_width(), LINE), Layout::right_to_left(Align::Center), |ui| {
            ui.set_min_height(LINE);
            ui.spacing_mut().item_spacing.x = 8.0;
            controls(ui);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 5.0;
                if !self.warning.is_empty() {
                    let ink = Ink::StateLine(State::BestEffort);
                    ui.icon_sized(Icon::TriangleAlert, 14.0, ink).on_hover_text(self.warning);
                }
                let response = ui.txt_cut(Type::Body, Ink::TextSecondary, self.name);
                let about: Vec<&str> = [self.warning, self.note].into_iter().filter(|text| !text.is_empty()).collect();
                let response = ui.interact(response.rect, response.id.with("entry"), Sense::CLICK);
                if self.changed {
                    response.context_menu(|ui| {
                        if menu_item(ui, Some(Icon::Undo2), &tr::reset(view.lang)) {
                            reset = true;
                            ui.close();
                        }
                    });
                }
                if !about.is_empty() {
                    response.on_hover_text(about.join("\n"));
                }
            });
        });
        reset
    }

    /// A number. Returns the new value when one was entered; `Some(None)` is an emptied field.
    pub fn number(
        self,
        ui: &mut Ui,
        view: &Planning<'_>,
        kind: Kind,
        value: Option<Decimal>,
        range: RangeInclusive<Decimal>,
        unit: &str,
    ) -> Option<Option<Decimal>> {
        let mut entered = None;
        let (name, changed) = (self.name, self.changed);
        let reset = self.show(ui, view, |ui| {
            let field = NumberField { name, kind, value, unit, changed, range, optional: true, width: 96.0 };
            entered = field.show(ui, view.lang, name);
        });
        if reset { Some(None) } else { entered }
    }

    /// A day. Returns the new value when one was entered; `Some(None)` is an emptied field.
    pub fn day(self, ui: &mut Ui, view: &Planning<'_>, value: Option<Day>) -> Option<Option<Day>> {
        let mut entered = None;
        let name = self.name;
        self.show(ui, view, |ui| entered = day_field(ui, view, name, value, 112.0));
        entered
    }

    /// A line of words. Returns the new words when they were entered.
    pub fn words(self, ui: &mut Ui, view: &Planning<'_>, value: &str, width: f32) -> Option<String> {
        let mut entered = None;
        let name = self.name;
        self.show(ui, view, |ui| entered = words_field(ui, name, value, width));
        entered
    }

    /// A choice of a list. Returns the position of the new one.
    pub fn choice(
        self,
        ui: &mut Ui,
        view: &Planning<'_>,
        text: &str,
        width: f32,
        list: &[(String, bool)],
    ) -> Option<usize> {
        let mut chosen = None;
        let full = format!("{}: {text}", self.name);
        self.show(ui, view, |ui| {
            let button = Button::new(None, text).name(&full).size(ButtonSize::Small).width(width);
            ui.dropdown(button, |ui| {
                ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                    for (index, (text, checked)) in list.iter().enumerate() {
                        if ui.add(MenuItem { checked: *checked, ..MenuItem::new(None, text) }).clicked() {
                            chosen = Some(index);
                            ui.close();
                        }
                    }
                });
            });
        });
        chosen
    }

    /// A switch; true when it was flipped.
    pub fn switch(self, ui: &mut Ui, view: &Planning<'_>, on: bool) -> bool {
        let mut flipped = false;
        let name = self.name;
        self.show(ui, view, |ui| flipped = ui.toggle(on, name));
        flipped
    }
}

/// A field for words of one line that are taken over when it is left.
pub fn words_field(ui: &mut Ui, name: &str, value: &str, width: f32) -> Option<String> {
    let id = ui.make_persistent_id(("words", name));
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| value.to_owned());
    let response = small_field(ui, &mut text, name, width);
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
    }
    if !response.lost_focus() {
        return None;
    }
    ui.data_mut(|data| data.remove::<String>(id));
    let cancelled = ui.input(|input| input.key_pressed(egui::Key::Escape));
    (!cancelled && text != value).then_some(text)
}

/// A field for a day. It keeps what was typed until it can be read, and says beside it why it cannot.
pub fn day_field(ui: &mut Ui, view: &Planning<'_>, name: &str, value: Option<Day>, width: f32) -> Option<Option<Day>> {
    let lang = view.lang;
    let id = ui.make_persistent_id(("day", name));
    let written = value.map(|day| fmt::date(lang, day)).unwrap_or_default();
    let draft: Option<String> = ui.data(|data| data.get_temp(id));
    let mut text = draft.clone().unwrap_or_else(|| written.clone());
    let response = small_field(ui, &mut text, name, width);
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
    }
    let read = parse::day(lang, &text);
    let wrong = draft.is_some() && read.is_none() && !text.trim().is_empty();
    if wrong && !response.has_focus() {
        let stroke = Stroke::new(1.5, ui.ink(Ink::StateLine(State::Unsupported)));
        ui.painter().rect_stroke(response.rect, size::RADIUS, stroke, StrokeKind::Inside);
        let example = Day::from_ymd(2027, 3, 31).map(|day| fmt::date(lang, day)).unwrap_or_default();
        let anchor = PopupAnchor::ParentRect(response.rect);
        Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), response.id.with("error"), anchor).gap(4.0).show(|ui| {
            ui.txt_wrapped(Type::Dense, Ink::StateText(State::Unsupported), tr::error_day(lang, &example));
        });
    }
    if !response.lost_focus() || wrong {
        return None;
    }
    ui.data_mut(|data| data.remove::<String>(id));
    if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        return None;
    }
    let new = if text.trim().is_empty() { None } else { read };
    (new != value).then_some(new)
}

fn small_field(ui: &mut Ui, text: &mut String, name: &str, width: f32) -> Response {
    let edit = TextEdit::singleline(text)
        .desired_width(width - 16.0)
        .min_size(vec2(width, size::CONTROL_SMALL))
        .margin(egui::Margin::symmetric(8, 2))
        .align(egui::Align2::LEFT_CENTER)
        .font(Type::Dense.font());
    ui.add(edit).accessible_name(name)
}

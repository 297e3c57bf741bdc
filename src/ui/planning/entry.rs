//! Entries of a form: a name at the left, a field at the right; dates, words, and choices beside the numbers.

use std::ops::RangeInclusive;

use egui::{Align, Layout, Response, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui, vec2};
use lucide_icons::Icon;
use rust_decimal::Decimal;

use super::Planning;
use super::fields::{self, Kind, NumberField};
use crate::chart::metrics::text_width;
use crate::chart::{Face, Ink};
use crate::i18n::parse::{self, BadDay};
use crate::i18n::{Lang, fmt, tr::budget as tr};
use crate::model::Day;
use crate::plan::State;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Button, ButtonSize, MenuItem, UiExt as _, menu_item};

/// Width of a field for a day.
const DAY: f32 = 112.0;

/// The height of a line of a form.
pub const LINE: f32 = 29.0;

/// A line of a form.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry<'a> {
    /// Its name.
    pub name: &'a str,
    /// Why it needs attention; empty for none.
    pub warning: &'a str,
    /// What it means; empty for nothing to say.
    pub note: &'a str,
    /// The default in words; empty where there is none.
    pub default: &'a str,
    /// Where its value comes from, if it is not the default; empty for what the user has entered.
    pub origin: &'a str,
    /// What its value is counted in; empty for what the name says.
    pub unit: &'a str,
    /// True if its value is not the default.
    pub changed: bool,
}

impl<'a> Entry<'a> {
    /// A line with a name only.
    #[must_use]
    pub const fn new(name: &'a str) -> Self {
        Self { name, warning: "", note: "", default: "", origin: "", unit: "", changed: false }
    }

    /// Shows it with its controls, from right to left. True when "Reset to default" was chosen.
    pub fn show(self, ui: &mut Ui, view: &Planning<'_>, controls: impl FnOnce(&mut Ui)) -> bool {
        let (mut reset, mut cut) = (false, false);
        let line = vec2(ui.available_width(), LINE);
        let layout = Layout::right_to_left(Align::Center);
        let line = ui.allocate_ui_with_layout(line, layout, |ui| {
            ui.set_min_height(LINE);
            ui.spacing_mut().item_spacing.x = 8.0;
            controls(ui);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 5.0;
                if !self.warning.is_empty() {
                    ui.icon_sized(Icon::TriangleAlert, 14.0, Ink::StateLine(State::BestEffort));
                }
                let response = ui.txt_cut(Type::Body, Ink::TextSecondary, self.name);
                cut = response.rect.width() + 1.0 < text_width(Face::Regular, 13.0, self.name);
                if self.changed {
                    let response = ui.interact(response.rect, response.id.with("entry"), Sense::CLICK);
                    let text = if self.default.is_empty() {
                        tr::reset(view.lang)
                    } else {
                        tr::reset_to(view.lang, self.default)
                    };
                    response.context_menu(|ui| {
                        if menu_item(ui, Some(Icon::Undo2), &text) {
                            reset = true;
                            ui.close();
                        }
                    });
                }
            });
        });
        // Above name and controls, so that either says it.
        let mut about = self.about(view.lang);
        if cut {
            about.insert(0, self.name.to_owned());
        }
        let response = ui.interact(line.response.rect, line.response.id.with("about"), Sense::hover());
        if !about.is_empty() {
            response.on_hover_text(about.join("\n"));
        }
        reset
    }

    /// What there is to know about it, line by line.
    fn about(&self, lang: Lang) -> Vec<String> {
        let mut lines: Vec<String> =
            [self.warning, self.note].into_iter().filter(|text| !text.is_empty()).map(str::to_owned).collect();
        if !self.unit.is_empty() {
            lines.push(tr::about_unit(lang, self.unit));
        }
        if !self.default.is_empty() {
            lines.push(tr::about_default(lang, self.default));
            let unset = tr::not_set(lang);
            lines.retain(|line| *line != unset);
            let origin = match (self.changed, self.origin) {
                (true, "") => Some(tr::origin_plan(lang)),
                (true, origin) => Some(origin.to_owned()),
                // Nothing comes from nowhere.
                (false, _) if self.default == unset => None,
                (false, _) => Some(tr::origin_default(lang)),
            };
            lines.extend(origin.map(|origin| tr::about_origin(lang, &origin)));
        }
        lines
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
        let counted = match kind {
            Kind::Money(currency) => currency.to_string(),
            Kind::Percent => "%".to_owned(),
            Kind::Number | Kind::Whole => unit.to_owned(),
        };
        let width = if let Kind::Money(currency) = kind { fields::money_width(currency) } else { 96.0 };
        let reset = Entry { unit: &counted, ..self }.show(ui, view, |ui| {
            let field = NumberField { name, kind, value, unit, changed, range, optional: true, width };
            entered = field.show(ui, view.lang, name);
        });
        if reset { Some(None) } else { entered }
    }

    /// A day. Returns the new value when one was entered; `Some(None)` is an emptied field.
    pub fn day(self, ui: &mut Ui, view: &Planning<'_>, value: Option<Day>) -> Option<Option<Day>> {
        let mut entered = None;
        let name = self.name;
        self.show(ui, view, |ui| entered = day_field(ui, view, name, value, DAY));
        entered
    }

    /// A day there has to be. Returns the new one when it was entered.
    pub fn day_needed(self, ui: &mut Ui, view: &Planning<'_>, value: Day) -> Option<Day> {
        let mut entered = None;
        let name = self.name;
        self.show(ui, view, |ui| entered = day_field_of(ui, view, name, Some(value), true, DAY));
        entered.flatten()
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
    (!fields::cancelled(ui, &response) && text != value).then_some(text)
}

/// A field for a day. It keeps what was typed until it can be read, and says beside it why it cannot.
pub fn day_field(ui: &mut Ui, view: &Planning<'_>, name: &str, value: Option<Day>, width: f32) -> Option<Option<Day>> {
    day_field_of(ui, view, name, value, false, width)
}

#[expect(clippy::option_option, reason = "left alone, emptied, or given a value")]
fn day_field_of(
    ui: &mut Ui,
    view: &Planning<'_>,
    name: &str,
    value: Option<Day>,
    needed: bool,
    width: f32,
) -> Option<Option<Day>> {
    let lang = view.lang;
    let id = ui.make_persistent_id(("day", name));
    let written = value.map(|day| fmt::date(lang, day)).unwrap_or_default();
    let draft: Option<String> = ui.data(|data| data.get_temp(id));
    let mut text = draft.clone().unwrap_or_else(|| written.clone());
    let response = small_field(ui, &mut text, name, width);
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
    }
    if fields::cancelled(ui, &response) {
        ui.data_mut(|data| data.remove::<String>(id));
        return None;
    }
    let example = || Day::from_ymd(2027, 3, 31).map(|day| fmt::date(lang, day)).unwrap_or_default();
    let read = match (text.trim().is_empty(), parse::read_day(lang, &text)) {
        (true, _) if needed => Err(tr::error_day_needed(lang, &example())),
        (true, _) => Ok(None),
        (false, Ok(day)) => Ok(Some(day)),
        (false, Err(BadDay::Year)) => {
            let (first, last) = (parse::YEARS.start().to_string(), parse::YEARS.end().to_string());
            Err(tr::error_year(lang, &first, &last))
        }
        (false, Err(BadDay::Unreadable)) => Err(tr::error_day(lang, &example())),
    };
    let edited = draft.is_some() || response.changed();
    match read {
        Err(sentence) if edited && !response.has_focus() => {
            if response.lost_focus() {
                fields::speak(ui, &response);
            }
            let stroke = Stroke::new(1.5, ui.ink(Ink::StateLine(State::Unsupported)));
            ui.painter().rect_stroke(response.rect, size::RADIUS, stroke, StrokeKind::Inside);
            fields::explain(ui, &response, response.rect, &[sentence]);
            None
        }
        Ok(new) if response.lost_focus() => {
            ui.data_mut(|data| data.remove::<String>(id));
            (edited && new != value).then_some(new)
        }
        _ => None,
    }
}

fn small_field(ui: &mut Ui, text: &mut String, name: &str, width: f32) -> Response {
    let edit = TextEdit::singleline(text)
        .desired_width(width - 16.0)
        .min_size(vec2(width, size::CONTROL_SMALL))
        .margin(egui::Margin::symmetric(8, 2))
        .align(egui::Align2::LEFT_CENTER)
        .font(Type::Dense.font());
    let response = ui.add(edit).accessible_name(name);
    fields::select_on_entry(ui, &response, text, false);
    response
}

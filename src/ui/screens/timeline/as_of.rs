//! The button that says on which day everything is read, with a field for another day.

use egui::{Align, Frame, Key, Layout, Margin, Popup, PopupCloseBehavior, Stroke, StrokeKind, Ui};
use lucide_icons::Icon;

use super::TimelineScreen;
use crate::chart::Ink;
use crate::i18n::tr::timeline as tr;
use crate::i18n::{fmt, parse};
use crate::model::Day;
use crate::plan::State;
use crate::session::Command;
use crate::ui::planning::Planning;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Button, ButtonSize, MenuItem, UiExt as _};

impl TimelineScreen {
    /// Shows the button and, while it is open, what hangs below it.
    pub(super) fn as_of_button(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        let (today, as_of) = (view.session.today(), view.session.as_of());
        let text = if as_of == today { tr::as_of_today(lang) } else { tr::as_of(lang, &view.date(as_of)) };
        let button = Button::new(Some(Icon::CalendarDays), &text).size(ButtonSize::Small).selected(as_of != today);
        let response = ui.add(button.caret().name(&tr::as_of_name(lang)));
        let menu = Popup::menu(&response).gap(4.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        let shown = menu.show(|ui| {
            ui.set_width(264.0);
            let frame = Frame::new().inner_margin(Margin { left: 10, right: 10, top: 8, bottom: 4 });
            let typed = frame.show(ui, |ui| {
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.txt_wrapped(Type::Dense, Ink::TextSecondary, tr::as_of_explain(lang));
                    ui.add_space(4.0);
                    self.field(ui, view)
                })
            });
            if let Some(day) = typed.inner.inner {
                view.send(Command::SetAsOf(Some(day)));
                ui.close();
            }
            for (day, text) in presets(view, today) {
                if ui.add(MenuItem { checked: day == as_of, ..MenuItem::new(None, &text) }).clicked() {
                    view.send(Command::SetAsOf(Some(day)));
                    ui.close();
                }
            }
        });
        self.asked = shown.is_some();
    }

    /// The field; returns the day typed. What cannot be read stays, with the reason below.
    fn field(&mut self, ui: &mut Ui, view: &Planning<'_>) -> Option<Day> {
        let lang = view.lang;
        let name = tr::as_of_field(lang);
        let hint = fmt::date(lang, view.session.as_of());
        let response = ui.text_field(&mut self.typed, &name, &hint, 244.0);
        let (width, ink) = if response.has_focus() { (2.0, Ink::Accent) } else { (1.0, Ink::StrokeDefault) };
        ui.painter().rect_stroke(response.rect, size::RADIUS, Stroke::new(width, ui.ink(ink)), StrokeKind::Inside);
        if !self.asked {
            response.request_focus();
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let typed = self.typed.trim();
        if typed.is_empty() {
            return None;
        }
        match parse::day_or_period(lang, typed) {
            Some(day) if entered => {
                self.typed.clear();
                Some(day)
            }
            Some(day) => {
                ui.txt(Type::Dense, Ink::TextTertiary, tr::as_of_enter(lang, &view.date(day)));
                None
            }
            None => {
                ui.txt_wrapped(Type::Dense, Ink::StateText(State::Unsupported), tr::as_of_wrong(lang));
                None
            }
        }
    }
}

/// Days that are asked for most: today, the coming fiscal years, the end of the plan.
fn presets(view: &Planning<'_>, today: Day) -> Vec<(Day, String)> {
    let calendar = view.calendar();
    let mut list = vec![(today, tr::as_of_preset_today(view.lang, &view.date(today)))];
    let mut year = calendar.year_of(today).next();
    for _ in 0..3 {
        let first = calendar.first_day(year);
        list.push((first, tr::as_of_preset_year(view.lang, &view.date(first), &view.year(year))));
        year = year.next();
    }
    if let Some(last) = view.outlook.years.last() {
        let end = calendar.last_day(*last);
        list.push((end, tr::as_of_preset_end(view.lang, &view.date(end))));
    }
    list
}

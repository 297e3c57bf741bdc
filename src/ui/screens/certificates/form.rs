//! The form for an own date.

use egui::{Frame, Key, Ui};
use lucide_icons::Icon;

use super::padding;
use crate::chart::Ink;
use crate::i18n::{explain, parse, tr::certificates as tr};
use crate::plan::OwnDate;
use crate::session::{CertificateEdit, Edit};
use crate::ui::planning::Planning;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, ButtonSize, MenuItem, UiExt as _};

/// What is typed into the form.
#[derive(Debug, Default)]
pub struct DateForm {
    /// The date that is changed; `None` for a new one.
    index: Option<usize>,
    title: String,
    day: String,
    note: String,
    lane: Option<String>,
    task: bool,
    refused: bool,
}

impl DateForm {
    pub(super) fn new(view: &Planning<'_>) -> Self {
        Self { day: view.date(view.session.today().plus_days(30)), ..Self::default() }
    }

    /// The form filled with a date of the plan.
    pub(super) fn of(view: &Planning<'_>, index: usize) -> Option<Self> {
        let date = view.plan.certificates.dates.get(index)?.clone();
        let OwnDate { day, title, lane, task, note } = date;
        Some(Self { index: Some(index), title, day: view.date(day), note, lane, task, refused: false })
    }

    /// Shows it; true when it is done.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &Planning<'_>) -> bool {
        let lang = view.lang;
        let mut done = false;
        Frame::new().fill(ui.ink(Ink::Inset)).inner_margin(egui::Margin { top: 8, ..padding() }).show(ui, |ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
            let width = ui.available_width();
            ui.text_field(&mut self.title, &tr::form_title(lang), &tr::form_title(lang), width);
            ui.horizontal(|ui| {
                ui.text_field(&mut self.day, &tr::form_day(lang), &tr::form_day(lang), 116.0);
                let all = tr::affects_all(lang);
                let name =
                    self.lane.as_ref().map_or_else(|| all.clone(), |lane| explain::lane_name(lang, view.catalog, lane));
                ui.dropdown(Button::new(None, &name), |ui| {
                    egui::ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
                        if ui.add(MenuItem { checked: self.lane.is_none(), ..MenuItem::new(None, &all) }).clicked() {
                            self.lane = None;
                        }
                        for lane in &view.outlook.lanes {
                            let name = view.lane_name(lane);
                            if ui.add(MenuItem::new(None, &name)).clicked() {
                                self.lane = Some(lane.key.clone());
                            }
                        }
                    });
                });
            });
            ui.text_field(&mut self.note, &tr::form_note(lang), &tr::form_note(lang), width);
            if ui.check_row(self.task, None, &tr::form_task(lang), None).clicked() {
                self.task = !self.task;
            }
            let day = parse::day(lang, &self.day);
            if self.refused {
                let text = if self.title.trim().is_empty() { tr::form_no_title(lang) } else { tr::form_no_day(lang) };
                ui.warning_line(&text);
            }
            ui.horizontal(|ui| {
                let save =
                    ui.add(Button::new(Some(Icon::Check), &tr::form_save(lang)).size(ButtonSize::Small)).clicked();
                let cancel = ui.add(Button::new(None, &tr::form_cancel(lang)).size(ButtonSize::Small)).clicked();
                done = cancel || ui.input(|input| input.key_pressed(Key::Escape));
                if save {
                    match day.filter(|_| !self.title.trim().is_empty()) {
                        Some(day) => {
                            view.edit(self.edit(day));
                            done = true;
                        }
                        None => self.refused = true,
                    }
                }
            });
            ui.txt(Type::Caption, Ink::TextTertiary, tr::form_day_hint(lang));
        });
        done
    }

    fn edit(&self, day: crate::model::Day) -> Edit {
        let date = OwnDate {
            day,
            title: self.title.trim().to_owned(),
            lane: self.lane.clone(),
            task: self.task,
            note: self.note.trim().to_owned(),
        };
        Edit::Certificates(CertificateEdit::Date(self.index, date))
    }
}

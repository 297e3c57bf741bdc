//! The form of a blackout: name, first and last day, site.

use egui::{Align2, Area, Frame, Id, Key, Order, Ui, vec2};
use lucide_icons::Icon;

use super::RolloutScreen;
use crate::chart::Ink;
use crate::i18n::{fmt, parse, tr::rollout as tr};
use crate::model::Day;
use crate::plan::{Blackout, State};
use crate::session::{Command, Edit, RolloutChange, RolloutEdit, Selection};
use crate::ui::planning::Planning;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Button, MenuItem, UiExt as _};

/// A blackout while it is typed.
#[derive(Debug)]
pub(super) struct Form {
    /// Its position in the plan; `None` for a new one.
    index: Option<usize>,
    name: String,
    first: String,
    last: String,
    site: Option<String>,
    fresh: bool,
}

impl Form {
    /// A new blackout of a week.
    pub(super) fn new(view: &Planning<'_>, first: Option<Day>, site: Option<String>) -> Self {
        let first = first.unwrap_or_else(|| view.session.as_of());
        let monday = crate::plan::calendar::monday_of(first);
        Self {
            index: None,
            name: String::new(),
            first: view.date(monday),
            last: view.date(monday.plus_days(4)),
            site,
            fresh: true,
        }
    }

    /// A known blackout.
    pub(super) fn of(view: &Planning<'_>, index: usize) -> Option<Self> {
        let blackout = view.plan.blackouts.get(index)?;
        Some(Self {
            index: Some(index),
            name: blackout.name.clone(),
            first: view.date(blackout.first),
            last: view.date(blackout.last),
            site: blackout.site.clone(),
            fresh: true,
        })
    }

    /// What is typed, or what is wrong with it.
    fn read(&self, view: &Planning<'_>) -> Result<Blackout, String> {
        let lang = view.lang;
        let example = fmt::date(lang, view.session.today());
        let day = |text: &str| parse::day(lang, text).ok_or_else(|| tr::blackout_bad_date(lang, &example));
        let (first, last) = (day(&self.first)?, day(&self.last)?);
        if last < first {
            return Err(tr::blackout_bad_order(lang));
        }
        let name = self.name.trim();
        let name = if name.is_empty() { tr::blackout(lang) } else { name.to_owned() };
        Ok(Blackout { name, first, last, site: self.site.clone() })
    }
}

/// Deletes a blackout.
pub(in crate::ui) fn delete(view: &Planning<'_>, index: usize) {
    let mut blackouts = view.plan.blackouts.clone();
    if index >= blackouts.len() {
        return;
    }
    let name = blackouts.remove(index).name;
    let edit = RolloutEdit::blackouts(RolloutChange::DeleteBlackout(name), blackouts);
    view.edit(Edit::Rollout(Box::new(edit)));
    view.send(Command::Select(Selection::None));
}

impl RolloutScreen {
    /// The form at the upper right of the chart, while it is open.
    pub(super) fn blackout_form(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let Some(form) = &mut self.form else { return };
        let place = ui.max_rect();
        let mut done = false;
        let area = Area::new(Id::unique("blackout-form"))
            .order(Order::Foreground)
            .pivot(Align2::RIGHT_TOP)
            .fixed_pos(place.right_top() + vec2(-size::PANE_RIGHT, size::SCREEN_HEADER + 2.0));
        area.show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).inner_margin(14).show(ui, |ui| {
                ui.set_width(300.0);
                ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
                done = fields(ui, view, form);
            });
        });
        if done || ui.input(|input| input.key_pressed(Key::Escape)) {
            self.form = None;
        }
    }
}

/// Shows the fields; true when the form is finished.
fn fields(ui: &mut Ui, view: &Planning<'_>, form: &mut Form) -> bool {
    let lang = view.lang;
    let title = if form.index.is_some() { tr::blackout_edit(lang) } else { tr::blackout_new(lang) };
    ui.txt(Type::DenseBold, Ink::TextPrimary, title);
    let mut entered = false;
    let mut field = |ui: &mut Ui, text: &mut String, name: &str, hint: &str, width: f32, focus: bool| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.txt(Type::Caption, Ink::TextTertiary, name);
            let response = ui.text_field(text, name, hint, width);
            if focus {
                response.request_focus();
            }
            entered |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        });
    };
    let fresh = std::mem::take(&mut form.fresh);
    field(ui, &mut form.name, &tr::blackout_name(lang), &tr::blackout_name_hint(lang), 300.0, fresh);
    ui.horizontal(|ui| {
        let hint = tr::blackout_date_hint(lang);
        field(ui, &mut form.first, &tr::blackout_first(lang), &hint, 146.0, false);
        field(ui, &mut form.last, &tr::blackout_last(lang), &hint, 146.0, false);
    });
    ui.txt(Type::Caption, Ink::TextTertiary, tr::blackout_site(lang));
    let all = tr::blackout_all(lang);
    let current = form.site.clone().unwrap_or_else(|| all.clone());
    ui.dropdown(Button::new(Some(Icon::MapPin), &current).width(300.0), |ui| {
        egui::ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
            if ui.add(MenuItem { checked: form.site.is_none(), ..MenuItem::new(None, &all) }).clicked() {
                form.site = None;
            }
            for (site, _) in view.outlook.sites.iter().filter(|(site, _)| !site.is_empty()) {
                let checked = form.site.as_ref() == Some(site);
                if ui.add(MenuItem { checked, ..MenuItem::new(None, site) }).clicked() {
                    form.site = Some(site.clone());
                }
            }
        });
    });
    let read = form.read(view);
    match &read {
        Ok(blackout) => {
            let days = working_days(blackout);
            let text = format!("{}. {}", tr::blackout_days(lang, days), tr::blackout_waits(lang));
            ui.txt_wrapped(Type::Caption, Ink::TextTertiary, text);
        }
        Err(sentence) => drop(ui.state_word(State::Unsupported, sentence)),
    }
    let mut done = false;
    ui.horizontal(|ui| {
        let text = if form.index.is_some() { tr::blackout_save(lang) } else { tr::blackout_add(lang) };
        let save = ui.add_enabled_ui(read.is_ok(), |ui| ui.primary_button(None, &text).clicked()).inner;
        if let Ok(blackout) = read
            && (save || entered)
        {
            commit(view, form.index, blackout);
            done = true;
        }
        done |= ui.secondary_button(None, &tr::blackout_cancel(lang)).clicked();
        if let Some(index) = form.index
            && ui.ghost_button(Some(Icon::Trash2), &tr::blackout_delete(lang)).clicked()
        {
            delete(view, index);
            done = true;
        }
    });
    done
}

fn working_days(blackout: &Blackout) -> u64 {
    let mut monday = crate::plan::calendar::monday_of(blackout.first);
    let mut days = 0;
    // Ten years are more than a blackout can mean.
    for _ in 0..520 {
        if monday > blackout.last {
            break;
        }
        let inside =
            crate::plan::calendar::workdays(monday).filter(|day| blackout.holds(blackout.site.as_deref(), *day));
        days += inside.count() as u64;
        monday = monday.plus_days(crate::plan::calendar::WEEK);
    }
    days
}

fn commit(view: &Planning<'_>, index: Option<usize>, blackout: Blackout) {
    let mut blackouts = view.plan.blackouts.clone();
    let name = blackout.name.clone();
    let (change, place) = match index {
        Some(index) if index < blackouts.len() => {
            blackouts[index] = blackout;
            (RolloutChange::ChangeBlackout(name), index)
        }
        _ => {
            blackouts.push(blackout);
            (RolloutChange::AddBlackout(name), blackouts.len() - 1)
        }
    };
    view.edit(Edit::Rollout(Box::new(RolloutEdit::blackouts(change, blackouts))));
    view.send(Command::Select(Selection::Blackout(place)));
}

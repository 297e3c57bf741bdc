//! The context menu of the rollout.

use egui::{Popup, PopupAnchor, Ui};
use lucide_icons::Icon;

use super::{RolloutScreen, bar_words, blackout, board_of, show_site};
use crate::chart::Target;
use crate::i18n::tr::rollout as tr;
use crate::model::Day;
use crate::plan::rollout::Board;
use crate::session::{Command, Edit, ExportKind, RolloutChange, RolloutEdit, Screen, Selection};
use crate::ui::planning::Planning;
use crate::ui::widgets::menu_item;

/// Waves offered by name; more are reached by dragging.
const WAVES: usize = 8;

impl RolloutScreen {
    /// Shows the menu of what was clicked with the secondary button, as long as it is open.
    pub(super) fn context_menu(&mut self, ui: &Ui, view: &Planning<'_>) {
        let Some((target, monday, at)) = self.menu.clone() else { return };
        let mut open = true;
        let id = ui.scope_id().with("rollout-menu");
        let popup = Popup::new(id, ui.ctx().clone(), PopupAnchor::Position(at), ui.layer_id());
        popup
            .kind(egui::PopupKind::Menu)
            .layout(egui::Layout::top_down_justified(egui::Align::Min))
            .open_bool(&mut open)
            .show(|ui| self.entries(ui, view, &target, monday));
        if !open {
            self.menu = None;
        }
    }

    fn entries(&mut self, ui: &mut Ui, view: &Planning<'_>, target: &Target, monday: Option<Day>) {
        let lang = view.lang;
        let entry = |ui: &mut Ui, icon, text: String, act: &mut dyn FnMut()| {
            if menu_item(ui, Some(icon), &text) {
                act();
                ui.close();
            }
        };
        let mut site = None;
        match target {
            Target::Bar(wave, part, run) => {
                let own = view.outlook.waves.get(*wave).and_then(|wave| wave.parts.get(*part));
                site = own.map(|part| part.site.clone()).filter(|site| !site.is_empty());
                let place = own.map(|part| part.site.clone()).unwrap_or_default();
                entry(ui, Icon::List, tr::menu_devices(lang), &mut || show_site(view, &place));
                let inside = own
                    .zip(monday)
                    .is_some_and(|(part, monday)| part.weeks.iter().skip(1).any(|week| week.monday == monday));
                if let Some(monday) = monday.filter(|_| inside) {
                    entry(ui, Icon::Scissors, tr::menu_split(lang), &mut || {
                        change(view, (*wave, *part), RolloutChange::Split, |board, cell| {
                            board.split(cell, *run, monday);
                        });
                    });
                }
                for (index, other) in view.outlook.waves.iter().enumerate().take(WAVES) {
                    if index != *wave {
                        let to_wave = |what| RolloutChange::ToWave(what, other.name.clone());
                        entry(ui, Icon::ArrowRight, tr::menu_to_wave(lang, &other.name), &mut || {
                            change(view, (*wave, *part), to_wave, |board, cell| board.to_wave(cell, index));
                        });
                    }
                }
                entry(ui, Icon::Plus, tr::menu_new_wave(lang), &mut || {
                    let to_wave = |what| RolloutChange::ToWave(what, tr::menu_new_wave(lang));
                    change(view, (*wave, *part), to_wave, |board, cell| board.to_wave(cell, usize::MAX));
                });
                if let Some(wave) = view.outlook.waves.get(*wave) {
                    entry(ui, Icon::Users, tr::menu_technicians(lang), &mut || {
                        view.select(Selection::Wave(wave.name.clone()));
                    });
                }
            }
            Target::Wave(_) => {
                entry(ui, Icon::ChartGantt, tr::menu_timeline(lang), &mut || {
                    view.send(Command::Show(Screen::Timeline));
                });
            }
            Target::Blackout(index) => {
                entry(ui, Icon::Pencil, tr::blackout_edit(lang), &mut || {
                    self.form = blackout::Form::of(view, *index);
                });
                entry(ui, Icon::Trash2, tr::blackout_delete(lang), &mut || blackout::delete(view, *index));
            }
            Target::Capacity => {
                entry(ui, Icon::Users, tr::set_pace(lang), &mut || view.send(Command::Show(Screen::Budget)));
            }
            _ => {}
        }
        if let Some(monday) = monday {
            entry(ui, Icon::CalendarPlus, tr::menu_blackout(lang), &mut || {
                self.form = Some(blackout::Form::new(view, Some(monday), site.clone()));
            });
        }
        entry(ui, Icon::CalendarDays, tr::menu_calendar(lang), &mut || {
            view.send(Command::Export(ExportKind::Ics));
        });
        if !view.session.inspector_open() {
            entry(ui, Icon::Lightbulb, tr::menu_explain(lang), &mut || view.send(Command::ToggleInspector));
        }
        let words = super::tip::lines(view, target, monday).join("\n");
        entry(ui, Icon::Copy, tr::menu_copy(lang), &mut || view.send(Command::CopyText(words.clone())));
    }
}

/// Changes the cell of a part as one step.
fn change(
    view: &Planning<'_>,
    (wave, part): (usize, usize),
    name: impl FnOnce(String) -> RolloutChange,
    act: impl FnOnce(&mut Board<'_>, usize),
) {
    let Some((mut board, cell)) = board_of(view.outlook, wave, part) else { return };
    act(&mut board, cell);
    let change = name(bar_words(view.lang, view.outlook, wave, part));
    view.edit(Edit::Rollout(Box::new(RolloutEdit::waves(change, board.waves()))));
}

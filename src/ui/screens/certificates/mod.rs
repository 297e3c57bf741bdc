//! Certificates: which phones trust which root, what breaks when, own certificates with their renewals, and what logs show.

mod breaks;
mod events;
mod firmware;
mod form;
mod imported;
mod matrix;
mod renewals;
mod renewals_layout;
mod triage;
mod words;

use egui::{Rect, Stroke, Ui, UiBuilder, pos2};
use lucide_icons::Icon;

pub use matrix::task as matrix_task;
pub use words::{
    Entry, basis, countdown, entry, event_affects, event_kind, event_needs, event_title, matched_by, problem,
    root_name, state, usages,
};

use crate::chart::Ink;
use crate::i18n::tr::certificates as tr;
use crate::session::{Command, Selection};
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::theme::size;
use crate::ui::widgets::{Pane, UiExt as _};

/// What the upper half shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
enum Upper {
    /// Phones against roots.
    #[default]
    Trust,
    /// What breaks on which day.
    Breaks,
    /// Firmware to install.
    Firmware,
}

impl Upper {
    const ALL: [Self; 3] = [Self::Trust, Self::Breaks, Self::Firmware];
}

/// The certificates screen.
#[derive(Debug, Default)]
pub struct CertificatesScreen {
    upper: Upper,
    matrix: matrix::MatrixView,
    events: events::EventsView,
    breaks: breaks::BreaksView,
    chain: usize,
    log: usize,
}

/// Share of the height that the lower half gets, and its least height.
const LOWER: (f32, f32) = (0.47, 300.0);

impl CertificatesScreen {
    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let view = Planning::new(cx);
        ui.spacing_mut().item_spacing.y = 0.0;
        let lang = view.lang;
        self.follow(&view);
        let chains = view.plan.certificates.chains.len() as u64;
        let roots = view.outlook.trust.roots.len() as u64;
        let note = tr::note(
            lang,
            &tr::note_certificates(lang, chains),
            &tr::note_models(lang, view.outlook.lanes.len() as u64),
            &tr::note_roots(lang, roots),
        );
        Pane::screen(&tr::title(lang), &note).show(ui, |ui| {
            if ui.secondary_button(Some(Icon::SquareTerminal), &tr::import_log(lang)).clicked() {
                view.send(Command::ChooseLogs);
            }
            if ui.secondary_button(Some(Icon::FileBadge), &tr::import_certificate(lang)).clicked() {
                view.send(Command::ChooseCertificates);
            }
        });
        let room = ui.available_rect_before_wrap();
        let lower = (room.height() * LOWER.0).max(LOWER.1).min(room.height() * 0.6);
        let split = (room.bottom() - lower).round();
        let mut upper = ui.new_child(UiBuilder::new().id_salt("upper").max_rect(room.with_max_y(split)));
        upper.shrink_clip_rect(room.with_max_y(split));
        self.upper(&mut upper, &view);
        let line = Stroke::new(1.0, ui.ink(Ink::StrokeDefault));
        ui.painter().hline(room.x_range(), split + 0.5, line);
        self.lower(ui, &view, room.with_min_y(split + 1.0));
        ui.advance_cursor_after_rect(room);
    }

    /// Shows what was selected elsewhere.
    fn follow(&mut self, view: &Planning<'_>) {
        let plan = &view.plan.certificates;
        match view.session.selection() {
            Selection::Chain(index) => self.chain = *index,
            Selection::Log(index) => self.log = *index,
            _ => {}
        }
        self.chain = self.chain.min(plan.chains.len().saturating_sub(1));
        self.log = self.log.min(plan.logs.len().saturating_sub(1));
    }

    fn upper(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        let names = [tr::trust(lang), tr::breaks(lang), tr::firmware(lang)];
        let title = names.get(self.upper as usize).cloned().unwrap_or_default();
        Pane::header(&title, "").show(ui, |ui| {
            let shown = self.upper;
            // The views stand at the edge, so that they stay where they are when one is chosen.
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            if let Some(chosen) = ui.segmented(&tr::upper(lang), &names, self.upper as usize) {
                self.upper = Upper::ALL.get(chosen).copied().unwrap_or_default();
            }
            ui.add_space(8.0);
            match shown {
                Upper::Trust => self.matrix.filter(ui, view),
                Upper::Breaks => self.breaks.filter(ui, view),
                Upper::Firmware => {}
            }
        });
        match self.upper {
            Upper::Trust => self.matrix.show(ui, view),
            Upper::Breaks => self.breaks.show(ui, view),
            Upper::Firmware => firmware::show(ui, view),
        }
    }

    fn lower(&mut self, ui: &mut Ui, view: &Planning<'_>, room: Rect) {
        // Dates and their titles need most, a chart least.
        let widths = [0.34, 0.28, 0.38].map(|share: f32| (room.width() * share).floor());
        let line = Stroke::new(1.0, ui.ink(Ink::StrokeDefault));
        let mut left = room.left();
        for (index, width) in widths.into_iter().enumerate() {
            let right = if index == 2 { room.right() } else { left + width };
            let rect = Rect::from_min_max(pos2(left, room.top()), pos2(right, room.bottom()));
            let mut pane =
                ui.new_child(UiBuilder::new().id_salt(("lower", index)).max_rect(rect.with_max_x(right - 1.0)));
            pane.shrink_clip_rect(rect);
            pane.spacing_mut().item_spacing.y = 0.0;
            match index {
                0 => self.events.show(&mut pane, view),
                1 => renewals::show(&mut pane, view),
                _ => self.evidence(&mut pane, view, rect),
            }
            if index < 2 {
                ui.painter().vline(right - 0.5, rect.y_range(), line);
            }
            left = right;
        }
    }

    /// The imported certificate above, what the logs show below.
    fn evidence(&mut self, ui: &mut Ui, view: &Planning<'_>, rect: Rect) {
        let split = (rect.top() + rect.height() * 0.52).round();
        let mut upper = ui.new_child(UiBuilder::new().id_salt("imported").max_rect(rect.with_max_y(split)));
        upper.shrink_clip_rect(rect.with_max_y(split));
        imported::show(&mut upper, view, &mut self.chain);
        ui.painter().hline(rect.x_range(), split + 0.5, Stroke::new(1.0, ui.ink(Ink::StrokeDefault)));
        let mut lower = ui.new_child(UiBuilder::new().id_salt("triage").max_rect(rect.with_min_y(split + 1.0)));
        lower.shrink_clip_rect(rect.with_min_y(split + 1.0));
        triage::show(&mut lower, view, &mut self.log);
    }
}

/// A label that leaves room for the title beside it.
fn short(label: &str) -> String {
    const MOST: usize = 26;
    if label.chars().count() <= MOST { label.to_owned() } else { label.chars().take(MOST - 1).chain(['…']).collect() }
}

/// Padding of what stands in a pane.
const fn padding() -> egui::Margin {
    egui::Margin { left: size::PANE_LEFT as i8, right: size::PANE_RIGHT as i8, top: 0, bottom: 8 }
}

//! Report: sections, a preview that is the export, and the document's settings.

mod checks;
mod panel;
mod preview;
mod sections;

use egui::{Stroke, Ui, UiBuilder};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::tr::report_screen as tr;
use crate::session::{Command, Edit, ReportPage};
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::widgets::{Pane, UiExt as _};

/// The report screen.
#[derive(Debug, Default)]
pub struct ReportScreen {
    page: usize,
    /// Zoom of the preview; `None` fits the page.
    zoom: Option<f32>,
    pan: egui::Vec2,
    /// The section being dragged and where it would go.
    drag: Option<(usize, usize)>,
    /// The document's texts while they are typed.
    typing: panel::Texts,
}

/// Width of the list of sections.
const SECTIONS: f32 = 248.0;

impl ReportScreen {
    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let view = Planning::new(cx);
        ui.spacing_mut().item_spacing.y = 0.0;
        let lang = view.lang;
        self.refresh(&view);
        let report = &view.plan.report;
        let count = pages(&view).len();
        let note = if view.empty() || view.session.report().is_none() {
            String::new()
        } else {
            tr::note(lang, &tr::off(lang, report.off() as u64), &tr::pages(lang, count as u64))
        };
        Pane::screen(&tr::title(lang), &note).show(ui, |ui| {
            if !view.empty() && ui.secondary_button(Some(Icon::Undo2), &tr::reset(lang)).clicked() {
                view.edit(Edit::Report(Box::new(report.reset())));
            }
        });
        if view.empty() {
            if ui.empty_state(Icon::FileText, &tr::empty(lang), Some(&tr::empty_button(lang))) {
                view.send(Command::ChooseImport);
            }
            return;
        }
        let room = ui.available_rect_before_wrap();
        let left = room.with_max_x(room.left() + SECTIONS);
        let mut list = ui.new_child(UiBuilder::new().id_salt("sections").max_rect(left));
        list.spacing_mut().item_spacing.y = 0.0;
        self.sections(&mut list, &view);
        ui.painter().vline(left.right(), room.y_range(), Stroke::new(1.0, ui.ink(Ink::StrokeDefault)));
        let right = room.with_min_x(left.right() + 1.0);
        let mut rest = ui.new_child(UiBuilder::new().id_salt("preview").max_rect(right));
        rest.set_clip_rect(right.intersect(ui.clip_rect()));
        rest.spacing_mut().item_spacing.y = 0.0;
        self.preview(&mut rest, &view);
        ui.advance_cursor_after_rect(room);
    }

    /// Shows the document's settings at the right.
    pub fn side_panel(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let view = Planning::new(cx);
        if !view.empty() {
            self.refresh(&view);
            self.typing.show(ui, &view);
        }
    }

    /// Asks for the pages anew when the plan, the scenario or the language has changed; the old ones stay until they are there.
    fn refresh(&mut self, view: &Planning<'_>) {
        let session = view.session;
        if !view.empty() && !session.report_fresh() && !session.report_drawing() {
            view.send(Command::DrawReport);
        }
        self.page = self.page.min(pages(view).len().saturating_sub(1));
    }

    /// Turns to the first page of a section.
    fn turn_to(&mut self, view: &Planning<'_>, section: usize) {
        if let Some(page) = pages(view).iter().position(|page| page.section == section) {
            self.page = page;
            self.pan = egui::Vec2::ZERO;
        }
    }
}

/// The pages as they were drawn last.
fn pages<'a>(view: &Planning<'a>) -> &'a [ReportPage] {
    view.session.report().map_or(&[], |report| &report.pages)
}

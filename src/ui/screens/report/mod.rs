//! Report: sections, a preview that is the export, and the document's settings.

mod panel;
mod preview;
mod sections;

use std::sync::Arc;

use egui::{Stroke, Ui, UiBuilder};
use lucide_icons::Icon;

use crate::chart::{Fill, Ink, Mark, Rect, Scene};
use crate::i18n::Lang;
use crate::i18n::tr::report_screen as tr;
use crate::plan::Outlook;
use crate::session::{Command, Edit, ReportPage};
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::widgets::{Pane, UiExt as _};

/// The report screen with the pages of the plan as it is.
#[derive(Debug, Default)]
pub struct ReportScreen {
    made: Option<Made>,
    page: usize,
    /// Zoom of the preview; `None` fits the page.
    zoom: Option<f32>,
    pan: egui::Vec2,
    /// The section being dragged and where it would go.
    drag: Option<(usize, usize)>,
    /// The document's texts while they are typed.
    typing: panel::Texts,
}

/// Pages and what they were made from.
#[derive(Debug)]
struct Made {
    outlook: Arc<Outlook>,
    lang: Lang,
    pages: Vec<ReportPage>,
    thumbs: Vec<Scene>,
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
        let count = self.pages().len();
        let note = if view.empty() {
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
            let pages = self.pages().len();
            self.typing.show(ui, &view, pages);
        }
    }

    fn pages(&self) -> &[ReportPage] {
        self.made.as_ref().map_or(&[], |made| &made.pages)
    }

    /// Makes the pages anew when the plan, the scenario or the language has changed.
    fn refresh(&mut self, view: &Planning<'_>) {
        let lang = view.session.report_lang();
        let fresh =
            self.made.as_ref().is_some_and(|made| Arc::ptr_eq(&made.outlook, view.outlook) && made.lang == lang);
        if fresh || view.empty() {
            return;
        }
        let pages = view.session.report_pages();
        let thumbs = pages.iter().map(|page| thumbnail(&page.scene)).collect();
        self.page = self.page.min(pages.len().saturating_sub(1));
        self.made = Some(Made { outlook: Arc::clone(view.outlook), lang, pages, thumbs });
    }

    /// Turns to the first page of a section.
    fn turn_to(&mut self, section: usize) {
        if let Some(page) = self.pages().iter().position(|page| page.section == section) {
            self.page = page;
        }
    }
}

/// A page whose texts are bars: too small to read, quick to paint.
fn thumbnail(scene: &Scene) -> Scene {
    let bar = |mark: &Mark| match mark {
        Mark::Text { face: crate::chart::Face::Icon, .. } => None,
        Mark::Text { size, ink, .. } => {
            let bounds = mark.bounds()?;
            let rect = Rect::new(bounds.x, bounds.y + bounds.h * 0.2, bounds.w, (size * 0.42).max(1.0));
            let ink = if *size >= 18.0 { *ink } else { Ink::StrokeStrong };
            Some(Mark::Rect { rect, radius: 0.0, fill: Some(Fill::solid(ink)), stroke: None })
        }
        Mark::Rect { rect, radius, fill, stroke } => {
            let fill = fill.map(|fill| Fill::solid(fill.ink));
            Some(Mark::Rect { rect: *rect, radius: *radius, fill, stroke: *stroke })
        }
        Mark::Polygon { points, fill, .. } => {
            let fill = fill.map(|fill| Fill::solid(fill.ink));
            Some(Mark::Polygon { points: points.clone(), fill, stroke: None })
        }
        other => Some(other.clone()),
    };
    Scene {
        width: scene.width,
        height: scene.height,
        marks: scene.marks.iter().filter_map(bar).collect(),
        hits: Vec::new(),
    }
}

//! Text and icons.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, CursorIcon, FontId, Galley, Label, Pos2, Rect, Response, RichText, Role, Sense, Ui, WidgetInfo,
    vec2,
};
use lucide_icons::Icon;

use super::{Type, UiExt as _, focus_ring, theme};
use crate::chart::Ink;

/// What happens to text that is wider than its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextCut {
    /// It keeps its width.
    Extend,
    /// It ends in an ellipsis.
    Truncate,
    /// It breaks into lines.
    Wrap,
}

pub(super) fn label(ui: &mut Ui, role: Type, ink: Ink, text: String, cut: TextCut) -> Response {
    let label = Label::new(RichText::new(text).font(role.font()).color(ui.ink(ink)));
    let label = match cut {
        TextCut::Extend => label.extend(),
        TextCut::Truncate => label.truncate(),
        TextCut::Wrap => label.wrap(),
    };
    ui.add(label)
}

/// Lays out a line of text, cut with an ellipsis at a width.
#[must_use]
pub fn galley(ui: &Ui, role: Type, color: Color32, text: &str, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), role.font(), color);
    job.wrap = TextWrapping::truncate_at_width(width);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Paints a line of text into a rectangle, aligned and cut as needed; returns its rectangle.
#[expect(clippy::must_use_candidate, reason = "it is called for what it paints")]
pub fn paint_text(ui: &Ui, rect: Rect, align: Align2, role: Type, ink: Ink, text: &str) -> Rect {
    let color = ui.ink(ink);
    let galley = galley(ui, role, color, text, rect.width());
    let place = align.align_size_within_rect(galley.size(), rect);
    ui.painter().galley(place.min, galley, color);
    place
}

/// The first text that fits into a width, the last if none does.
#[must_use]
pub fn fitting<'a>(ui: &Ui, role: Type, width: f32, texts: &[&'a str]) -> &'a str {
    let fits = |text: &&&str| {
        let galley = ui.painter().layout_no_wrap((**text).to_owned(), role.font(), Color32::PLACEHOLDER);
        galley.size().x <= width
    };
    texts.iter().find(fits).or(texts.last()).copied().unwrap_or_default()
}

/// Paints an icon with its center at a point.
pub fn paint_icon(ui: &Ui, center: Pos2, icon: Icon, size: f32, color: Color32) {
    ui.painter().text(center, Align2::CENTER_CENTER, icon.unicode(), FontId::new(size, theme::icons()), color);
}

pub(super) fn icon(ui: &mut Ui, icon: Icon, size: f32, ink: Ink) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    paint_icon(ui, rect.center(), icon, size, ui.ink(ink));
    response
}

pub(super) fn link(ui: &mut Ui, text: &str) -> Response {
    let color = ui.ink(Ink::AccentText);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), Type::Dense.font(), color);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), text));
    if ui.is_rect_visible(rect) {
        ui.painter().galley(rect.min, galley, color);
        if response.hovered() {
            ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, egui::Stroke::new(1.0, color));
        }
        focus_ring(ui, &response, 2);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

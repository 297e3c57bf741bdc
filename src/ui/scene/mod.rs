//! Paints a [`Scene`] with egui and says what the pointer is on.

mod fill;
mod paint;

use egui::{Response, Role, Sense, Ui, WidgetInfo, vec2};

use crate::chart::{Hit, Scene, Target};

pub use paint::paint;

/// What happened in a scene during a frame.
#[derive(Debug)]
pub struct SceneOutput {
    /// The whole scene: drags, wheel, and clicks beside all hit regions.
    pub response: Response,
    /// The hit region under the pointer, by position in [`Scene::hits`].
    pub hovered: Option<usize>,
    /// What was clicked.
    pub clicked: Option<Target>,
    /// What was double clicked.
    pub opened: Option<Target>,
    /// What was clicked with the secondary button.
    pub secondary: Option<Target>,
}

impl SceneOutput {
    /// The hit region under the pointer.
    #[must_use]
    pub fn hit<'a>(&self, scene: &'a Scene) -> Option<&'a Hit> {
        self.hovered.and_then(|index| scene.hits.get(index))
    }
}

/// Shows a scene at its own size. `name` is what screen readers call it; every hit region is a node with its sentence.
pub fn show(ui: &mut Ui, name: &str, scene: &Scene) -> SceneOutput {
    show_scaled(ui, name, scene, 1.0)
}

/// Shows a scene `scale` times as large as its units.
pub fn show_scaled(ui: &mut Ui, name: &str, scene: &Scene, scale: f32) -> SceneOutput {
    let size = vec2(scene.width, scene.height) * scale;
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, ui.is_enabled(), name));
    let mut output = SceneOutput { response, hovered: None, clicked: None, opened: None, secondary: None };
    if !ui.is_rect_visible(rect) {
        return output;
    }
    paint(ui.painter(), ui.visuals().dark_mode, rect.min, scale, scene);
    for (index, hit) in scene.hits.iter().enumerate() {
        let place = egui::Rect::from_min_size(
            rect.min + vec2(hit.rect.x, hit.rect.y) * scale,
            vec2(hit.rect.w, hit.rect.h) * scale,
        );
        let id = output.response.id.with(index);
        let part = ui.interact(place, id, Sense::CLICK);
        part.widget_info(|| WidgetInfo::labeled(Role::GraphicsSymbol, ui.is_enabled(), &hit.label));
        if part.hovered() {
            output.hovered = Some(index);
        }
        if part.clicked() {
            output.clicked = Some(hit.target.clone());
        }
        if part.double_clicked() {
            output.opened = Some(hit.target.clone());
        }
        if part.secondary_clicked() {
            output.secondary = Some(hit.target.clone());
        }
    }
    output
}

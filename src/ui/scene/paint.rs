//! Marks to egui shapes.

use egui::{Color32, FontFamily, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::fill;
use crate::chart::scene::{Align, Face, Fill, Mark, Picture, Point, Stroke as Pen};
use crate::chart::{Ink, Scene};
use crate::ui::theme;

/// Paints a scene with its origin at `origin`, `scale` times as large.
pub fn paint(painter: &Painter, dark: bool, origin: Pos2, scale: f32, scene: &Scene) {
    let origin = pos2(painter.round_to_pixel_center(origin.x) - 0.5, painter.round_to_pixel_center(origin.y) - 0.5);
    let mut brush = Brush { painter: painter.clone(), clips: Vec::new(), dark, origin, scale };
    for mark in &scene.marks {
        brush.mark(mark);
    }
}

/// Where and in which theme marks are painted.
pub(super) struct Brush {
    painter: Painter,
    clips: Vec<Rect>,
    dark: bool,
    origin: Pos2,
    scale: f32,
}

impl Brush {
    pub(super) fn at(&self, point: Point) -> Pos2 {
        self.origin + vec2(point.x, point.y) * self.scale
    }

    pub(super) fn painter(&self) -> &Painter {
        &self.painter
    }

    pub(super) const fn scale(&self) -> f32 {
        self.scale
    }

    pub(super) const fn origin(&self) -> Pos2 {
        self.origin
    }

    pub(super) fn color(&self, ink: Ink) -> Color32 {
        theme::color(self.dark, ink)
    }

    fn stroke(&self, pen: Pen) -> Stroke {
        Stroke::new(pen.width * self.scale, self.color(pen.ink))
    }

    /// Moves a coordinate so that a line of this width covers whole pixels.
    fn snap(&self, value: f32, width: f32) -> f32 {
        let pixels = (width * self.painter.pixels_per_point()).round().max(1.0);
        if pixels % 2.0 == 1.0 {
            self.painter.round_to_pixel_center(value)
        } else {
            let scale = self.painter.pixels_per_point();
            (value * scale).round() / scale
        }
    }

    fn rect(&self, rect: crate::chart::scene::Rect, width: f32) -> Rect {
        let min = self.at(crate::chart::scene::pt(rect.x, rect.y));
        let max = self.at(crate::chart::scene::pt(rect.right(), rect.bottom()));
        // A rectangle without outline covers whole pixels, one with an outline has it on whole pixels.
        let snap = |value| if width > 0.0 { self.snap(value, width) } else { self.snap(value, 2.0) };
        Rect::from_min_max(pos2(snap(min.x), snap(min.y)), pos2(snap(max.x), snap(max.y)))
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Rect { rect, radius, fill, stroke } => self.rectangle(*rect, *radius, *fill, *stroke),
            Mark::Polygon { points, fill, stroke } => {
                let points: Vec<Pos2> = points.iter().map(|point| self.at(*point)).collect();
                if let Some(fill) = fill {
                    fill::polygon(self, &points, *fill);
                }
                if let Some(pen) = stroke {
                    let mut path = points;
                    path.extend(path.first().copied());
                    self.path(&path, *pen, true);
                }
            }
            Mark::Line { points, stroke } => {
                let path: Vec<Pos2> = points.iter().map(|point| self.at(*point)).collect();
                self.path(&path, *stroke, false);
            }
            Mark::Circle { center, radius, fill, stroke } => {
                let center = self.at(*center);
                let radius = radius * self.scale;
                if let Some(fill) = fill {
                    self.painter.circle_filled(center, radius, self.color(fill.ink));
                    if fill.pattern.is_some() {
                        fill::pattern(self, &circle(center, radius), *fill);
                    }
                }
                if let Some(pen) = stroke {
                    self.painter.circle_stroke(center, radius, self.stroke(*pen));
                }
            }
            Mark::Text { at, align, face, size, ink, text, knockout } => {
                self.text(self.at(*at), *align, *face, *size, *ink, text, *knockout);
            }
            Mark::Picture { rect, picture } => {
                let place = self.rect(*rect, 0.0);
                let texture = texture(&self.painter, picture, place.width() * self.painter.ctx().pixels_per_point());
                let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                self.painter.image(texture.id(), place, whole, Color32::WHITE);
            }
            Mark::Clip(rect) => {
                self.clips.push(self.painter.clip_rect());
                let clip = self.rect(*rect, 0.0).intersect(self.painter.clip_rect());
                self.painter.set_clip_rect(clip);
            }
            Mark::EndClip => {
                if let Some(clip) = self.clips.pop() {
                    self.painter.set_clip_rect(clip);
                }
            }
        }
    }

    fn rectangle(&self, rect: crate::chart::scene::Rect, radius: f32, fill: Option<Fill>, stroke: Option<Pen>) {
        let place = self.rect(rect, stroke.map_or(0.0, |pen| pen.width * self.scale));
        let radius = radius * self.scale;
        if let Some(fill) = fill {
            self.painter.rect_filled(place, radius, self.color(fill.ink));
            if fill.pattern.is_some() {
                fill::pattern(self, &corners(place), fill);
            }
        }
        let Some(pen) = stroke else { return };
        if pen.dash.is_some() {
            let mut path = corners(place).to_vec();
            path.push(place.min);
            self.path(&path, pen, true);
        } else {
            self.painter.rect_stroke(place, radius, self.stroke(pen), StrokeKind::Middle);
        }
    }

    fn path(&self, path: &[Pos2], pen: Pen, closed: bool) {
        let stroke = self.stroke(pen);
        let mut path = path.to_vec();
        if let [a, b] = path.as_mut_slice() {
            // Upright and level lines are sharp.
            if (a.x - b.x).abs() < 0.01 {
                let x = self.snap(a.x, stroke.width);
                (a.x, b.x) = (x, x);
            }
            if (a.y - b.y).abs() < 0.01 {
                let y = self.snap(a.y, stroke.width);
                (a.y, b.y) = (y, y);
            }
        }
        match pen.dash {
            Some((dash, gap)) if dash > 0.0 && gap > 0.0 => {
                self.painter.extend(Shape::dashed_line(&path, stroke, dash * self.scale, gap * self.scale));
            }
            _ if closed => {
                path.pop();
                self.painter.add(Shape::closed_line(path, stroke));
            }
            _ => {
                self.painter.line(path, stroke);
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the fields of one mark")]
    fn text(&self, at: Pos2, align: Align, face: Face, size: f32, ink: Ink, text: &str, knockout: Option<Ink>) {
        let size = size * self.scale;
        // Thumbnails: text of less than three points is not read, and costs the most.
        if text.is_empty() || size < 3.0 {
            return;
        }
        let family = match face {
            Face::Regular => FontFamily::Proportional,
            Face::Bold => theme::bold(),
            Face::Icon => theme::icons(),
        };
        let color = self.color(ink);
        let galley = self.painter.layout_no_wrap(text.to_owned(), FontId::new(size, family), color);
        let Some(row) = galley.rows.first() else { return };
        let baseline = row.pos.y + row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y);
        let width = galley.size().x;
        let left = match align {
            Align::Left => at.x,
            Align::Center => at.x - width / 2.0,
            Align::Right => at.x - width,
        };
        // Fonts are lifted in rows and buttons; marks say where the baseline is.
        let raise = if face == Face::Icon { 0.0 } else { theme::LIFT * size };
        let corner = pos2(left, at.y - baseline + raise);
        if let Some(ink) = knockout {
            let pad = 3.0 * self.scale;
            let place =
                Rect::from_min_max(pos2(left - pad, at.y - 0.86 * size), pos2(left + width + pad, at.y + 0.28 * size));
            self.painter.rect_filled(place, 0, self.color(ink));
        }
        self.painter.galley(corner, galley, color);
    }
}

fn corners(rect: Rect) -> [Pos2; 4] {
    [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()]
}

fn circle(center: Pos2, radius: f32) -> Vec<Pos2> {
    (0..24_u8)
        .map(|step| {
            let angle = f32::from(step) / 24.0 * std::f32::consts::TAU;
            center + radius * vec2(angle.cos(), angle.sin())
        })
        .collect()
}

/// The texture of a picture that is shown so many pixels wide; it is loaded once for every size that differs by a half.
fn texture(painter: &Painter, picture: &Picture, shown: f32) -> egui::TextureHandle {
    let ctx = painter.ctx();
    // A texture that is drawn much smaller than it is loses lines.
    let mut halves = 0_u32;
    while halves < 8 && (picture.width >> (halves + 1)) as f32 >= shown && (picture.height >> (halves + 1)) > 0 {
        halves += 1;
    }
    let id = egui::Id::unique(("picture", picture.id, halves));
    if let Some(texture) = ctx.data(|data| data.get_temp::<egui::TextureHandle>(id)) {
        return texture;
    }
    let size = [picture.width as usize, picture.height as usize];
    let mut image = egui::ColorImage::from_rgba_unmultiplied(size, &picture.rgba);
    for _ in 0..halves {
        image = halved(&image);
    }
    let texture = ctx.load_texture(format!("picture {} {halves}", picture.id), image, egui::TextureOptions::LINEAR);
    ctx.data_mut(|data| data.insert_temp(id, texture.clone()));
    texture
}

/// A picture of half the size: each pixel is the mean of four.
fn halved(image: &egui::ColorImage) -> egui::ColorImage {
    let [width, height] = image.size.map(|side| (side / 2).max(1));
    let pixel = |x: usize, y: usize| {
        let (x, y) = (x.min(image.size[0] - 1), y.min(image.size[1] - 1));
        image.pixels.get(y * image.size[0] + x).copied().unwrap_or_default().to_array()
    };
    let mean = |x: usize, y: usize| {
        let four = [pixel(2 * x, 2 * y), pixel(2 * x + 1, 2 * y), pixel(2 * x, 2 * y + 1), pixel(2 * x + 1, 2 * y + 1)];
        let part = |at: usize| {
            let sum: u16 = four.iter().map(|pixel| u16::from(pixel[at])).sum();
            u8::try_from(sum / 4).unwrap_or(u8::MAX)
        };
        Color32::from_rgba_premultiplied(part(0), part(1), part(2), part(3))
    };
    let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| mean(x, y)).collect();
    egui::ColorImage::new([width, height], pixels)
}

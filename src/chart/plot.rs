//! Axes, bars and lines through plotters, recorded as marks.
//!
//! plotters reckons in whole pixels; it is given a canvas of ten pixels to the unit. Colors carry the position of an ink, so
//! that the theme stays the painter's choice. Nothing else of plotters is known outside this file.

use std::convert::Infallible;

use plotters::prelude::*;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};

use super::draw::TextStyle as HouseStyle;
use super::metrics;
use super::palette::Ink;
use super::scene::{Align, Face, Fill, Mark, Point, Rect, Scene, Stroke, pt};

/// Pixels of plotters per unit of the scene.
const FINE: f32 = 10.0;

/// Records what plotters draws.
struct Recorder<'a> {
    marks: &'a mut Vec<Mark>,
    origin: Point,
    size: (u32, u32),
}

/// A color that stands for an ink.
fn code(ink: Ink) -> RGBColor {
    let position = Ink::all().position(|known| known == ink).and_then(|position| u8::try_from(position).ok());
    RGBColor(position.unwrap_or(0), 0, 0)
}

fn ink(color: BackendColor) -> Ink {
    Ink::all().nth(usize::from(color.rgb.0)).unwrap_or(Ink::TextPrimary)
}

impl Recorder<'_> {
    fn point(&self, (x, y): BackendCoord) -> Point {
        pt(self.origin.x + x as f32 / FINE, self.origin.y + y as f32 / FINE)
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        // Every shape in use is recorded as such below; no pixels remain.
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Drawn {
        let (a, b) = (self.point(a), self.point(b));
        let rect = Rect::new(a.x.min(b.x), a.y.min(b.y), (b.x - a.x).abs(), (b.y - a.y).abs());
        let (solid, line) = if fill {
            (Some(Fill::solid(ink(style.color()))), None)
        } else {
            (None, Some(Stroke::new(ink(style.color()), style.stroke_width() as f32 / FINE)))
        };
        self.marks.push(Mark::Rect { rect, radius: 0.0, fill: solid, stroke: line });
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        if style.color().alpha > 0.0 {
            let points = path.into_iter().map(|point| self.point(point)).collect();
            let stroke = Stroke::new(ink(style.color()), style.stroke_width() as f32 / FINE);
            self.marks.push(Mark::Line { points, stroke });
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let color = ink(style.color());
        let stroke = (!fill).then(|| Stroke::new(color, style.stroke_width() as f32 / FINE));
        let fill = fill.then(|| Fill::solid(color));
        let center = self.point(center);
        self.marks.push(Mark::Circle { center, radius: radius as f32 / FINE, fill, stroke });
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let points = path.into_iter().map(|point| self.point(point)).collect();
        self.marks.push(Mark::Polygon { points, fill: Some(Fill::solid(ink(style.color()))), stroke: None });
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let size = style.size() as f32 / FINE;
        let mut at = self.point(at);
        let height = metrics::cap_height(Face::Regular, size);
        at.y += match style.anchor().v_pos {
            VPos::Top => height,
            VPos::Center => height / 2.0,
            VPos::Bottom => 0.0,
        };
        let align = match style.anchor().h_pos {
            HPos::Left => Align::Left,
            HPos::Center => Align::Center,
            HPos::Right => Align::Right,
        };
        let text = text.to_owned();
        self.marks.push(Mark::Text {
            at,
            align,
            face: Face::Regular,
            size,
            ink: ink(style.color()),
            text,
            knockout: None,
        });
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = style.size() as f32;
        Ok((metrics::text_width(Face::Regular, size, text).ceil() as u32, size.ceil() as u32))
    }
}

/// A chart over columns of equal width with an axis of whole numbers.
pub(super) struct Plot<'a> {
    /// Where it is drawn, axis labels included.
    pub area: Rect,
    /// Number of columns.
    pub columns: usize,
    /// Lowest and highest value.
    pub range: (i64, i64),
    /// Turns a value of the axis into its label.
    pub label: &'a dyn Fn(i64) -> String,
    /// Width for the labels of the axis.
    pub labels: f32,
}

/// A filled part of a column.
pub(super) struct Part {
    /// Column, counted from 0.
    pub column: usize,
    /// From this value …
    pub from: i64,
    /// … to this one.
    pub to: i64,
    /// Its color; patterns are put on it afterwards.
    pub ink: Ink,
}

/// A line over the columns.
pub(super) struct Curve {
    /// Values at the left edge of the first column and at the middle of each following.
    pub values: Vec<i64>,
    /// Color and width.
    pub stroke: Stroke,
}

/// Where plotters has put things.
pub(super) struct Placed {
    /// The plotting area.
    pub plot: Rect,
    /// Height of zero.
    pub zero: f32,
    /// The rectangles of the parts, in their order.
    pub parts: Vec<Rect>,
    /// The points of the curves, in their order.
    pub curves: Vec<Vec<Point>>,
}

/// Share of a column that its bar takes.
const BAR: f64 = 0.52;

impl Plot<'_> {
    /// Draws axis, parts and curves.
    pub(super) fn draw(&self, scene: &mut Scene, parts: &[Part], curves: &[Curve]) -> Placed {
        let mut placed = Placed { plot: self.area, zero: self.area.bottom(), parts: Vec::new(), curves: Vec::new() };
        // The recorder cannot fail, and an empty area has nothing to show.
        let _ = self.record(scene, parts, curves, &mut placed);
        placed
    }

    fn record(
        &self,
        scene: &mut Scene,
        parts: &[Part],
        curves: &[Curve],
        placed: &mut Placed,
    ) -> Result<(), DrawingAreaErrorKind<Infallible>> {
        let size = ((self.area.w * FINE) as u32, (self.area.h * FINE) as u32);
        let origin = pt(self.area.x, self.area.y);
        let mut marks = Vec::new();
        {
            let root = Recorder { marks: &mut marks, origin, size }.into_drawing_area();
            // Columns are 2 wide, so that their middles are whole numbers.
            let right = 2.0 * self.columns.max(1) as f64;
            let mut chart = ChartBuilder::on(&root)
                .margin_top((8.0 * FINE) as i32)
                .margin_bottom((6.0 * FINE) as i32)
                .set_label_area_size(LabelAreaPosition::Left, (self.labels * FINE) as i32)
                .build_cartesian_2d(0.0..right, self.range.0..self.range.1)?;
            let style = HouseStyle::regular(10.5, Ink::TextTertiary);
            let font = ("sans-serif", f64::from(style.size * FINE)).into_font().color(&code(style.ink));
            let line = |ink| ShapeStyle { stroke_width: FINE as u32, ..ShapeStyle::from(code(ink)) };
            chart
                .configure_mesh()
                .disable_x_mesh()
                .disable_x_axis()
                .y_labels(6)
                .y_label_formatter(&|value| (self.label)(*value))
                .y_label_style(font)
                .bold_line_style(line(Ink::StrokeSubtle))
                .light_line_style(TRANSPARENT)
                .axis_style(TRANSPARENT)
                .set_tick_mark_size(LabelAreaPosition::Left, 0)
                .draw()?;
            let bar = |part: &Part| {
                let middle = 2.0 * part.column as f64 + 1.0;
                [(middle - BAR, part.from), (middle + BAR, part.to)]
            };
            chart.draw_series(parts.iter().map(|part| Rectangle::new(bar(part), code(part.ink).filled())))?;
            let along = |(index, value): (usize, &i64)| (right * index as f64 / self.columns.max(1) as f64, *value);
            for curve in curves {
                let width = (curve.stroke.width * FINE) as u32;
                let style = ShapeStyle { stroke_width: width, ..ShapeStyle::from(code(curve.stroke.ink)) };
                chart.draw_series(LineSeries::new(curve.values.iter().enumerate().map(along), style))?;
            }

            let at = |(x, y): (i32, i32)| pt(origin.x + x as f32 / FINE, origin.y + y as f32 / FINE);
            let (low, high) =
                (at(chart.backend_coord(&(0.0, self.range.0))), at(chart.backend_coord(&(right, self.range.1))));
            placed.plot = Rect::new(low.x, high.y, high.x - low.x, low.y - high.y);
            placed.zero = at(chart.backend_coord(&(0.0, 0))).y;
            for part in parts {
                let [a, b] = bar(part).map(|corner| at(chart.backend_coord(&corner)));
                placed.parts.push(Rect::new(a.x, a.y.min(b.y), b.x - a.x, (b.y - a.y).abs()));
            }
            for curve in curves {
                let points = curve.values.iter().enumerate().map(|point| at(chart.backend_coord(&along(point))));
                placed.curves.push(points.collect());
            }
            root.present()?;
        }
        // The dash of a curve is the painter's: its mark is the line of its color.
        for mark in &mut marks {
            if let Mark::Line { points, stroke } = mark
                && points.len() > 2
                && let Some(curve) = curves.iter().find(|curve| curve.stroke.ink == stroke.ink)
            {
                stroke.dash = curve.stroke.dash;
            }
        }
        scene.marks.extend(marks);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inks_survive_the_way_through_plotters() {
        for known in Ink::all() {
            let RGBColor(red, green, blue) = code(known);
            assert_eq!(ink(BackendColor { alpha: 1.0, rgb: (red, green, blue) }), known);
        }
    }

    #[test]
    fn parts_are_drawn_where_they_are_said_to_be() {
        let mut scene = Scene::new(400.0, 200.0);
        let label = |value: i64| value.to_string();
        let plot = Plot {
            area: Rect::new(20.0, 10.0, 380.0, 180.0),
            columns: 2,
            range: (-10, 100),
            label: &label,
            labels: 40.0,
        };
        let parts = [
            Part { column: 0, from: 0, to: 100, ink: Ink::Accent },
            Part { column: 1, from: 0, to: -10, ink: Ink::Danger },
        ];
        let placed = plot.draw(&mut scene, &parts, &[]);
        for (part, rect) in parts.iter().zip(&placed.parts) {
            let drawn = scene.marks.iter().any(|mark| match mark {
                Mark::Rect { rect: drawn, fill: Some(fill), .. } => {
                    fill.ink == part.ink && (drawn.y - rect.y).abs() < 0.2 && (drawn.h - rect.h).abs() < 0.3
                }
                _ => false,
            });
            assert!(drawn, "{rect:?} in {:?}", scene.marks);
        }
        let [up, down] = placed.parts.as_slice() else { panic!("two parts") };
        assert!((up.h / down.h - 10.0).abs() < 0.2, "heights follow values: {up:?} {down:?}");
        assert!((up.bottom() - placed.zero).abs() < 0.2 && (down.y - placed.zero).abs() < 0.2);
    }
}

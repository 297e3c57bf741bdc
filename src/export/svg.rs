//! Charts as vector drawings.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Input;
use crate::chart::budget::{BarsView, bars, cumulative, scenario_marker, scenario_stroke};
use crate::chart::draw::TextStyle;
use crate::chart::glyph::{Piece, outline};
use crate::chart::timeline::{TimelineView, label_room, layout, rows_height};
use crate::chart::{Align, Face, Fill, Ink, Mark, Palette, Point, Rect, Scene, Stroke, metrics, pt};
use crate::plan::Outlook;

/// A chart that can stand alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Chart {
    /// Life cycles, waves and certificate events over time.
    #[default]
    Timeline,
    /// Costs by fiscal year, and of all scenarios added up.
    Budget,
}

/// A chart of a plan as a scene of the width that is asked for, as tall as it has to be.
#[must_use]
pub fn chart(input: &Input<'_>, chart: Chart) -> Scene {
    match chart {
        Chart::Timeline => timeline(input),
        Chart::Budget => budget(input),
    }
}

/// The whole timeline of a plan, tall enough for all rows.
fn timeline(input: &Input<'_>) -> Scene {
    let mut view = TimelineView::of(input.outlook);
    view.interactive = false;
    view.labels = Some(label_room(input.outlook, input.catalog, input.lang, &view, width(input)));
    let rows = rows_height(input.outlook, input.catalog, &view);
    // Axis, certificates, waves and areas take about this much; rows keep their height on screen.
    let height = (rows + 340.0).max(480.0);
    layout(input.outlook, input.catalog, input.plan, input.lang, &view, (width(input), height))
}

fn width(input: &Input<'_>) -> f32 {
    f32::from(input.plan.report.picture_width.clamp(600, 8000))
}

/// Bars by year at the top, the scenarios as lines below.
fn budget(input: &Input<'_>) -> Scene {
    const PAD: f32 = 24.0;
    let (whole, each) = (width(input), (width(input) * 0.3).clamp(260.0, 620.0));
    let inner = whole - 2.0 * PAD;
    let view = BarsView { legend: true, years: true, ..BarsView::default() };
    let mut scene = Scene::new(whole, 2.0 * each + 3.0 * PAD + 30.0);
    scene.place(bars(input.outlook, input.plan, input.lang, &view, (inner, each)), PAD, PAD);
    let top = each + 2.0 * PAD;
    let style = TextStyle::regular(12.0, Ink::TextPrimary);
    let (mut x, mut y) = (PAD, top);
    for (index, scenario) in input.plan.scenarios.iter().enumerate() {
        let needed = 34.0 + style.width(&scenario.name);
        if x > PAD && x + needed > whole - PAD {
            (x, y) = (PAD, y + 20.0);
            scene.height += 20.0;
        }
        scene.line(pt(x, y), pt(x + 26.0, y), scenario_stroke(index));
        scenario_marker(&mut scene, index, pt(x + 13.0, y));
        scene.text(pt(x + 34.0, style.baseline(y)), style, scenario.name.as_str());
        x += needed + 24.0;
    }
    let outlooks: Vec<&Outlook> = input.outlooks.iter().map(AsRef::as_ref).collect();
    scene.place(cumulative(&outlooks, input.plan, input.lang, (inner, each)), PAD, y + 20.0);
    scene.hits.clear();
    scene
}

/// A chart as SVG in light colors.
#[must_use]
pub fn write(input: &Input<'_>, which: Chart) -> Vec<u8> {
    scene(&chart(input, which), Palette::light()).into_bytes()
}

/// A scene as SVG. Texts are the outlines of their glyphs, so that a drawing looks the same where the family is not installed and
/// where lengths of text are ignored; their words stand in labels for who searches or does not see it.
#[must_use]
pub fn scene(scene: &Scene, palette: &Palette) -> String {
    let mut writer = Writer { out: String::new(), palette, clips: 0, glyphs: BTreeMap::new() };
    let (width, height) = (scene.width, scene.height);
    let ground = palette.color(Ink::Panel).to_hex();
    writer.put(format_args!("<rect width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>"));
    for mark in &scene.marks {
        writer.mark(mark);
    }
    let glyphs: String = writer.glyphs.into_values().flatten().map(|(id, path)| glyph_of(id, &path)).collect();
    let body = writer.out;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{width}\" \
         height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n<defs>\n{glyphs}</defs>\n{body}</svg>\n"
    )
}

fn glyph_of(id: usize, path: &str) -> String {
    format!("<path id=\"g{id}\" d=\"{path}\"/>\n")
}

/// The size glyphs are defined in, in units of an em.
const EM: f32 = 1000.0;

struct Writer<'a> {
    out: String,
    palette: &'a Palette,
    clips: usize,
    /// The glyphs used so far, with number and outline; `None` for those that leave no mark.
    glyphs: BTreeMap<(Face, char), Option<(usize, String)>>,
}

impl Writer<'_> {
    fn put(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing into a string cannot fail.
        let _ = writeln!(self.out, "{line}");
    }

    fn color(&self, ink: Ink) -> String {
        self.palette.color(ink).to_hex()
    }

    fn stroke(&self, stroke: Stroke) -> String {
        let dash = stroke.dash.map(|(on, off)| format!(" stroke-dasharray=\"{on} {off}\"")).unwrap_or_default();
        format!("stroke=\"{}\" stroke-width=\"{}\"{dash}", self.color(stroke.ink), stroke.width)
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Rect { rect, radius, fill, stroke } => {
                let Rect { x, y, w, h } = *rect;
                let shape =
                    format!("<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{w:.2}\" height=\"{h:.2}\" rx=\"{radius}\"");
                self.area(&shape, *rect, *fill, *stroke);
            }
            Mark::Polygon { points, fill, stroke } => {
                let shape = format!("<polygon points=\"{}\"", list(points));
                self.area(&shape, mark.bounds().unwrap_or_default(), *fill, *stroke);
            }
            Mark::Circle { center, radius, fill, stroke } => {
                let shape = format!("<circle cx=\"{:.2}\" cy=\"{:.2}\" r=\"{radius}\"", center.x, center.y);
                self.area(&shape, mark.bounds().unwrap_or_default(), *fill, *stroke);
            }
            Mark::Line { points, stroke } => {
                let stroke = self.stroke(*stroke);
                self.put(format_args!("<polyline points=\"{}\" fill=\"none\" {stroke}/>", list(points)));
            }
            Mark::Text { .. } => self.text(mark),
            // Charts have no pictures; pages with a logo are written as PDF.
            Mark::Picture { .. } => {}
            Mark::Clip(rect) => {
                let id = self.clip(&format!(
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                    rect.x, rect.y, rect.w, rect.h
                ));
                self.put(format_args!("<g clip-path=\"url(#{id})\">"));
            }
            Mark::EndClip => self.put(format_args!("</g>")),
        }
    }

    fn clip(&mut self, shape: &str) -> String {
        self.clips += 1;
        let id = format!("clip{}", self.clips);
        self.put(format_args!("<clipPath id=\"{id}\">{shape}/></clipPath>"));
        id
    }

    fn area(&mut self, shape: &str, bounds: Rect, fill: Option<Fill>, stroke: Option<Stroke>) {
        if let Some(fill) = fill {
            let color = self.color(fill.ink);
            self.put(format_args!("{shape} fill=\"{color}\"/>"));
            if let Some((pattern, ink)) = fill.pattern {
                let id = self.clip(shape);
                let color = self.color(ink);
                self.put(format_args!("<g clip-path=\"url(#{id})\" stroke=\"{color}\">"));
                for line in pattern.lines(bounds) {
                    let dash =
                        line.dash.map(|(on, off)| format!(" stroke-dasharray=\"{on} {off}\"")).unwrap_or_default();
                    let cap = if line.round { " stroke-linecap=\"round\"" } else { "" };
                    self.put(format_args!(
                        "<path d=\"M{:.2} {:.2}L{:.2} {:.2}\" stroke-width=\"{}\"{dash}{cap}/>",
                        line.from.x, line.from.y, line.to.x, line.to.y, line.width
                    ));
                }
                self.put(format_args!("</g>"));
            }
        }
        if let Some(stroke) = stroke {
            let stroke = self.stroke(stroke);
            self.put(format_args!("{shape} fill=\"none\" {stroke}/>"));
        }
    }

    fn text(&mut self, mark: &Mark) {
        let Mark::Text { at, align, face, size, ink, text, knockout } = mark else { return };
        if let (Some(ground), Some(bounds)) = (knockout, mark.bounds()) {
            let rect = Rect::new(bounds.x - 3.0, bounds.y - 1.0, bounds.w + 6.0, bounds.h + 1.0);
            self.mark(&Mark::Rect { rect, radius: 0.0, fill: Some(Fill::solid(*ground)), stroke: None });
        }
        let color = self.color(*ink);
        let width = metrics::text_width(*face, *size, text);
        if *face == Face::Icon {
            let left = if *align == Align::Center { at.x - width / 2.0 } else { at.x };
            let path = path(&outline(*face, *size, pt(left, at.y), text));
            self.put(format_args!("<path d=\"{path}\" fill=\"{color}\"/>"));
            return;
        }
        let left = match align {
            Align::Left => at.x,
            Align::Center => at.x - width / 2.0,
            Align::Right => at.x - width,
        };
        let mut shapes = String::new();
        let (mut x, mut before) = (0.0, None);
        for character in text.chars().filter(|character| !character.is_control()) {
            x += before.map_or(0.0, |before| metrics::kern(*face, before, character)) * EM;
            before = Some(character);
            if let Some(id) = self.glyph(*face, character) {
                // Writing into a string cannot fail.
                let _ = write!(shapes, "<use xlink:href=\"#g{id}\" x=\"{x:.0}\"/>");
            }
            x += metrics::advance(*face, character) * EM;
        }
        let (y, scale, label) = (at.y, size / EM, escaped(text).replace('"', "&quot;"));
        self.put(format_args!(
            "<g role=\"img\" aria-label=\"{label}\" fill=\"{color}\" transform=\"translate({left:.2} {y:.2}) scale({scale})\">\
             {shapes}</g>"
        ));
    }

    /// The number of a glyph; `None` if it leaves no mark.
    fn glyph(&mut self, face: Face, character: char) -> Option<usize> {
        let next = self.glyphs.len();
        let glyph = self.glyphs.entry((face, character)).or_insert_with(|| {
            let outline = path(&outline(face, EM, pt(0.0, 0.0), character.encode_utf8(&mut [0; 4])));
            (!outline.is_empty()).then_some((next, outline))
        });
        glyph.as_ref().map(|(id, _)| *id)
    }
}

fn list(points: &[Point]) -> String {
    points.iter().map(|point| format!("{:.2},{:.2}", point.x, point.y)).collect::<Vec<_>>().join(" ")
}

fn path(pieces: &[Piece]) -> String {
    let mut path = String::new();
    for piece in pieces {
        // Writing into a string cannot fail.
        let _ = match piece {
            Piece::Move(to) => write!(path, "M{:.2} {:.2}", to.x, to.y),
            Piece::Line(to) => write!(path, "L{:.2} {:.2}", to.x, to.y),
            Piece::Curve(a, b, to) => {
                write!(path, "C{:.2} {:.2} {:.2} {:.2} {:.2} {:.2}", a.x, a.y, b.x, b.y, to.x, to.y)
            }
            Piece::Close => write!(path, "Z"),
        };
    }
    path
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // XML 1.0 has no other control characters, not even escaped.
            control if control.is_control() && !matches!(control, '\t' | '\n' | '\r') => {}
            other => escaped.push(other),
        }
    }
    escaped
}

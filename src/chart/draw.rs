//! Short ways to put marks into a scene.

use super::metrics;
use super::palette::Ink;
use super::scene::{Align, Face, Fill, Mark, Pattern, Point, Rect, Scene, Stroke, pt};
use crate::plan::{Category, State};

/// The step of an axis on which whole things are counted: round, with at most five steps up to the highest value.
#[must_use]
pub fn counting_step(most: u64) -> u64 {
    let mut base = 1_u64;
    loop {
        for factor in [1, 2, 5] {
            let step = base.saturating_mul(factor);
            if most / step.max(1) <= 5 {
                return step;
            }
        }
        base = base.saturating_mul(10);
    }
}

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Face.
    pub face: Face,
    /// Size in units.
    pub size: f32,
    /// Color.
    pub ink: Ink,
    /// Which end its position means.
    pub align: Align,
    /// A solid rectangle behind it.
    pub knockout: Option<Ink>,
}

impl TextStyle {
    /// Regular weight, to the right of its position.
    #[must_use]
    pub const fn regular(size: f32, ink: Ink) -> Self {
        Self { face: Face::Regular, size, ink, align: Align::Left, knockout: None }
    }

    /// Bold weight, to the right of its position.
    #[must_use]
    pub const fn bold(size: f32, ink: Ink) -> Self {
        Self { face: Face::Bold, ..Self::regular(size, ink) }
    }

    /// The same, ending at its position.
    #[must_use]
    pub const fn right(self) -> Self {
        Self { align: Align::Right, ..self }
    }

    /// The same, centered on its position.
    #[must_use]
    pub const fn center(self) -> Self {
        Self { align: Align::Center, ..self }
    }

    /// The same, on a solid rectangle.
    #[must_use]
    pub const fn on(self, ink: Ink) -> Self {
        Self { knockout: Some(ink), ..self }
    }

    /// The width of a line of text in this style.
    #[must_use]
    pub fn width(&self, text: &str) -> f32 {
        metrics::text_width(self.face, self.size, text)
    }

    /// The baseline that centers its capitals on `middle`.
    #[must_use]
    pub fn baseline(&self, middle: f32) -> f32 {
        metrics::centered_baseline(self.face, self.size, middle)
    }
}

impl Scene {
    /// Adds a line of text; `at.y` is the baseline.
    pub fn text(&mut self, at: Point, style: TextStyle, text: impl Into<String>) {
        let text = text.into();
        if text.is_empty() {
            return;
        }
        let TextStyle { face, size, ink, align, knockout } = style;
        self.marks.push(Mark::Text { at, align, face, size, ink, text, knockout });
    }

    /// Adds an icon centered on a point.
    pub fn icon(&mut self, center: Point, size: f32, ink: Ink, icon: lucide_icons::Icon) {
        // Lucide glyphs fill the em square, which starts at the descender.
        let baseline = center.y + size / 2.0 - metrics::descent(Face::Icon, size);
        self.marks.push(Mark::Text {
            at: pt(center.x, baseline),
            align: Align::Center,
            face: Face::Icon,
            size,
            ink,
            text: icon.unicode().to_string(),
            knockout: None,
        });
    }

    /// Adds a filled rectangle with square corners.
    pub fn fill(&mut self, rect: Rect, ink: Ink) {
        if rect.w > 0.0 && rect.h > 0.0 {
            self.marks.push(Mark::Rect { rect, radius: 0.0, fill: Some(Fill::solid(ink)), stroke: None });
        }
    }

    /// Adds a rounded box.
    pub fn boxed(&mut self, rect: Rect, radius: f32, fill: Option<Fill>, stroke: Option<Stroke>) {
        self.marks.push(Mark::Rect { rect, radius, fill, stroke });
    }

    /// Adds a straight line.
    pub fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        self.marks.push(Mark::Line { points: vec![from, to], stroke });
    }

    /// Adds a horizontal hairline.
    pub fn rule(&mut self, left: f32, right: f32, y: f32, ink: Ink) {
        self.line(pt(left, y), pt(right, y), Stroke::new(ink, 1.0));
    }

    /// Adds a small box that shows how a state is drawn.
    pub fn state_swatch(&mut self, rect: Rect, state: State) {
        let stroke = Stroke::new(Ink::StateLine(state), 1.0);
        self.boxed(rect, 2.0, Some(state_fill(state, false)), Some(stroke));
    }

    /// Adds a small box that shows how a budget category is drawn.
    pub fn cost_swatch(&mut self, rect: Rect, category: Category) {
        self.boxed(rect, 2.0, Some(cost_fill(category)), cost_stroke(category));
    }

    /// Takes over the marks and hits of another scene, moved by an offset.
    pub fn place(&mut self, other: Self, dx: f32, dy: f32) {
        self.marks.extend(other.marks.into_iter().map(|mark| mark.moved(dx, dy)));
        self.hits.extend(other.hits.into_iter().map(|mut hit| {
            hit.rect.x += dx;
            hit.rect.y += dy;
            hit
        }));
    }
}

/// The fill of a support state; `wide` for large areas.
#[must_use]
pub const fn state_fill(state: State, wide: bool) -> Fill {
    let pattern = match state {
        State::Supported | State::Replaced => None,
        State::BestEffort => Some((Pattern::Dots, Ink::StateLine(state))),
        State::Unsupported if wide => Some((Pattern::WideHatch, Ink::StateHatch(state))),
        State::Unsupported => Some((Pattern::Hatch, Ink::StateHatch(state))),
        State::Unknown => Some((Pattern::Plus, Ink::StateLine(state))),
    };
    Fill { ink: Ink::StateFill(state), pattern }
}

/// The fill of a budget category.
#[must_use]
pub const fn cost_fill(category: Category) -> Fill {
    match category {
        Category::Contingency => {
            Fill { ink: Ink::Panel, pattern: Some((Pattern::ThickHatch, Ink::Cost(Category::Contingency))) }
        }
        Category::TradeIn => {
            Fill { ink: Ink::Panel, pattern: Some((Pattern::BackHatch, Ink::Cost(Category::TradeIn))) }
        }
        category => Fill::solid(Ink::Cost(category)),
    }
}

/// The outline of a budget category: only patterned ones have one.
#[must_use]
pub const fn cost_stroke(category: Category) -> Option<Stroke> {
    match category {
        Category::Contingency | Category::TradeIn => Some(Stroke::new(Ink::Cost(category), 1.0)),
        _ => None,
    }
}

impl Scene {
    /// The same scene, larger or smaller with everything in it; hit regions are dropped.
    #[must_use]
    pub fn scaled(self, factor: f32) -> Self {
        Self {
            width: self.width * factor,
            height: self.height * factor,
            marks: self.marks.into_iter().map(|mark| mark.scaled(factor)).collect(),
            hits: Vec::new(),
        }
    }
}

impl Mark {
    /// The same mark in a scene `factor` times as large. Patterns keep their distances.
    fn scaled(mut self, factor: f32) -> Self {
        let grow = |point: &mut Point| {
            point.x *= factor;
            point.y *= factor;
        };
        let thicker = |stroke: &mut Option<Stroke>| {
            if let Some(stroke) = stroke {
                stroke.width *= factor;
                stroke.dash = stroke.dash.map(|(on, off)| (on * factor, off * factor));
            }
        };
        let larger = |rect: &mut Rect| {
            *rect = Rect::new(rect.x * factor, rect.y * factor, rect.w * factor, rect.h * factor);
        };
        match &mut self {
            Self::Rect { rect, radius, stroke, .. } => {
                larger(rect);
                *radius *= factor;
                thicker(stroke);
            }
            Self::Picture { rect, .. } | Self::Clip(rect) => larger(rect),
            Self::Polygon { points, stroke, .. } => {
                points.iter_mut().for_each(grow);
                thicker(stroke);
            }
            Self::Line { points, stroke } => {
                points.iter_mut().for_each(grow);
                let mut pen = Some(*stroke);
                thicker(&mut pen);
                *stroke = pen.unwrap_or(*stroke);
            }
            Self::Circle { center, radius, stroke, .. } => {
                grow(center);
                *radius *= factor;
                thicker(stroke);
            }
            Self::Text { at, size, .. } => {
                grow(at);
                *size *= factor;
            }
            Self::EndClip => {}
        }
        self
    }

    /// The same mark, moved.
    #[must_use]
    pub fn moved(mut self, dx: f32, dy: f32) -> Self {
        let shift = |point: &mut Point| {
            point.x += dx;
            point.y += dy;
        };
        match &mut self {
            Self::Rect { rect, .. } | Self::Picture { rect, .. } | Self::Clip(rect) => {
                rect.x += dx;
                rect.y += dy;
            }
            Self::Polygon { points, .. } | Self::Line { points, .. } => points.iter_mut().for_each(shift),
            Self::Circle { center, .. } => shift(center),
            Self::Text { at, .. } => shift(at),
            Self::EndClip => {}
        }
        self
    }

    /// The rectangle the mark needs; for texts that of their glyphs as the metrics give them. Clips have none.
    #[must_use]
    pub fn bounds(&self) -> Option<Rect> {
        match self {
            Self::Rect { rect, .. } | Self::Picture { rect, .. } => Some(*rect),
            Self::Polygon { points, .. } | Self::Line { points, .. } => {
                let first = points.first()?;
                let (mut low, mut high) = (*first, *first);
                for point in points {
                    low = pt(low.x.min(point.x), low.y.min(point.y));
                    high = pt(high.x.max(point.x), high.y.max(point.y));
                }
                Some(Rect::new(low.x, low.y, high.x - low.x, high.y - low.y))
            }
            Self::Circle { center, radius, .. } => {
                Some(Rect::new(center.x - radius, center.y - radius, 2.0 * radius, 2.0 * radius))
            }
            Self::Text { at, align, face, size, text, .. } => {
                let width = metrics::text_width(*face, *size, text);
                let left = match align {
                    Align::Left => at.x,
                    Align::Center => at.x - width / 2.0,
                    Align::Right => at.x - width,
                };
                // From the top of capitals to the depth of a `g`.
                let above = metrics::cap_height(*face, *size);
                Some(Rect::new(left, at.y - above, width, above + 0.22 * size))
            }
            Self::Clip(_) | Self::EndClip => None,
        }
    }
}

impl Rect {
    /// True if the rectangles share more than an edge.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

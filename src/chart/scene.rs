//! Positioned marks, and where the pointer hits what.

use std::sync::Arc;

use super::palette::Ink;
use crate::model::Day;

/// A point; x grows to the right, y downwards.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

/// Makes a point.
#[must_use]
pub const fn pt(x: f32, y: f32) -> Point {
    Point { x, y }
}

impl Rect {
    /// Makes a rectangle from its left top corner and size.
    #[must_use]
    pub const fn new(x: f32, y: f32, w: f32, h: f32) -> Self {
        Self { x, y, w, h }
    }

    /// The right edge.
    #[must_use]
    pub const fn right(self) -> f32 {
        self.x + self.w
    }

    /// The bottom edge.
    #[must_use]
    pub const fn bottom(self) -> f32 {
        self.y + self.h
    }

    /// True if the point lies in it; right and bottom edge excluded.
    #[must_use]
    pub fn contains(self, point: Point) -> bool {
        point.x >= self.x && point.x < self.right() && point.y >= self.y && point.y < self.bottom()
    }
}

/// A fill pattern over the fill color. Its origin is the scene's origin, so that it does not swim while panning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pattern {
    /// Dots of radius 0.8 on a grid of 5.
    Dots,
    /// Lines at 45°, 1.3 wide, 6 apart.
    Hatch,
    /// Lines at 45°, 1.3 wide, 8 apart, for large areas.
    WideHatch,
    /// Lines at −45°, 2 wide, 5 apart.
    BackHatch,
    /// Lines at 45°, 2 wide, 5 apart.
    ThickHatch,
    /// Plus signs of 2 × 2 on a grid of 6.
    Plus,
}

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fill {
    /// The color.
    pub ink: Ink,
    /// A pattern over it, with its color.
    pub pattern: Option<(Pattern, Ink)>,
}

impl Fill {
    /// A plain color.
    #[must_use]
    pub const fn solid(ink: Ink) -> Self {
        Self { ink, pattern: None }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// The color.
    pub ink: Ink,
    /// Width in units.
    pub width: f32,
    /// Lengths of dash and gap; `None` for a full line.
    pub dash: Option<(f32, f32)>,
}

impl Stroke {
    /// A full line.
    #[must_use]
    pub const fn new(ink: Ink, width: f32) -> Self {
        Self { ink, width, dash: None }
    }
}

/// A face of the one type family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Noto Sans Regular.
    Regular,
    /// Noto Sans Bold.
    Bold,
    /// Lucide icons.
    Icon,
}

/// Which point of a text its position means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Align {
    /// The left end.
    Left,
    /// The middle.
    Center,
    /// The right end.
    Right,
}

/// One thing to paint.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A rectangle with rounded corners.
    Rect {
        /// Where.
        rect: Rect,
        /// Corner radius.
        radius: f32,
        /// Inside.
        fill: Option<Fill>,
        /// Outline, centered on the edge.
        stroke: Option<Stroke>,
    },
    /// A closed polygon, not necessarily convex.
    Polygon {
        /// Corners.
        points: Vec<Point>,
        /// Inside.
        fill: Option<Fill>,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// An open line.
    Line {
        /// Its points.
        points: Vec<Point>,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A circle.
    Circle {
        /// Center.
        center: Point,
        /// Radius.
        radius: f32,
        /// Inside.
        fill: Option<Fill>,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// One line of text.
    Text {
        /// Where: x as `align` says, y is the baseline.
        at: Point,
        /// Which end `at.x` means.
        align: Align,
        /// Face.
        face: Face,
        /// Size in units.
        size: f32,
        /// Color.
        ink: Ink,
        /// The text; for [`Face::Icon`] the icon's character.
        text: String,
        /// A solid rectangle behind the text, 3 units wider left and right.
        knockout: Option<Ink>,
    },
    /// A picture of pixels, such as a logo.
    Picture {
        /// Where; the picture is stretched to it.
        rect: Rect,
        /// The picture.
        picture: Arc<Picture>,
    },
    /// Everything up to the matching [`Mark::EndClip`] is cut to this rectangle.
    Clip(Rect),
    /// Ends the last [`Mark::Clip`].
    EndClip,
}

/// Pixels with their colors, row by row from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Names the picture: the same pixels have the same number.
    pub id: u64,
    /// Width in pixels, not 0.
    pub width: u32,
    /// Height in pixels, not 0.
    pub height: u32,
    /// Red, green, blue, opacity of each pixel; colors are not multiplied with the opacity.
    pub rgba: Vec<u8>,
}

impl Picture {
    /// Width by height.
    #[must_use]
    pub fn aspect(&self) -> f32 {
        self.width.max(1) as f32 / self.height.max(1) as f32
    }
}

/// What a hit region stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A class group's row (index into `ClassGroup::ALL`).
    Group(usize),
    /// A lane, by index in the outlook.
    Lane(usize),
    /// An event, by index in the outlook.
    Event(usize),
    /// The devices of a lane at one site, by index in the outlook.
    Piece(usize, usize),
    /// Events drawn as one mark, by index in the outlook.
    Events(Vec<usize>),
    /// A wave, by index in the outlook.
    Wave(usize),
    /// A bar of the rollout: wave, part of the wave, and bar of the part, by index.
    Bar(usize, usize, usize),
    /// A week of the rollout, by its Monday.
    Week(Day),
    /// A blackout, by index in the plan.
    Blackout(usize),
    /// The capacity line of the rollout.
    Capacity,
    /// Waves drawn as one mark, by index in the outlook.
    Waves(Vec<usize>),
    /// A support state, by index into `State::ALL`.
    State(usize),
    /// The cursor of the as-of day.
    AsOf,
    /// The whole span with the part that is in view.
    Overview,
    /// A budget cell: fiscal year index and category index.
    Cell(usize, usize),
    /// A fiscal year, by index in the outlook.
    Year(usize),
    /// A section of the report, by index.
    Section(usize),
}

/// A region the pointer can hit.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Where.
    pub rect: Rect,
    /// What it stands for.
    pub target: Target,
    /// A sentence for screen readers and tooltips.
    pub label: String,
}

/// Marks in painting order with their hit regions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Marks, painted first to last.
    pub marks: Vec<Mark>,
    /// Hit regions; the last one that contains a point wins.
    pub hits: Vec<Hit>,
}

impl Scene {
    /// An empty scene.
    #[must_use]
    pub fn new(width: f32, height: f32) -> Self {
        Self { width, height, ..Self::default() }
    }

    /// The topmost hit region at a point.
    #[must_use]
    pub fn hit(&self, at: Point) -> Option<&Hit> {
        self.hits.iter().rev().find(|hit| hit.rect.contains(at))
    }
}

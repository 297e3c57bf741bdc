//! Blocks of a report from top to bottom, page after page.

use super::text::wrap;
use crate::chart::draw::TextStyle;
use crate::chart::{Align, Ink, Rect, Scene, Stroke, pt};
use crate::export::pdf::{Link, LinkTo, Page};

/// Sizes of the texts on a page, in units of 1/96 inch.
pub(super) mod style {
    use super::{Ink, TextStyle};

    pub(in super::super) const TITLE: TextStyle = TextStyle::bold(22.0, Ink::TextPrimary);
    pub(in super::super) const LEAD: TextStyle = TextStyle::regular(13.5, Ink::TextSecondary);
    pub(in super::super) const HEADING: TextStyle = TextStyle::bold(13.5, Ink::TextPrimary);
    pub(in super::super) const BODY: TextStyle = TextStyle::regular(12.0, Ink::TextSecondary);
    pub(in super::super) const STRONG: TextStyle = TextStyle::bold(12.0, Ink::TextPrimary);
    pub(in super::super) const CELL: TextStyle = TextStyle::regular(11.0, Ink::TextPrimary);
    pub(in super::super) const HEAD: TextStyle = TextStyle::regular(11.0, Ink::TextTertiary);
    pub(in super::super) const NOTE: TextStyle = TextStyle::regular(10.0, Ink::TextTertiary);
}

/// Measures of a kind of page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sheet {
    pub width: f32,
    pub height: f32,
    pub margin: f32,
}

impl Sheet {
    pub(super) const fn turned(self) -> Self {
        if self.height > self.width { Self { width: self.height, height: self.width, margin: 44.0 } } else { self }
    }
}

/// Room at the bottom of a page for its footer.
const FOOT: f32 = 54.0;

/// Pages while they are filled.
pub(super) struct Flow {
    pub pages: Vec<Page>,
    pub sheet: Sheet,
    /// Where the next block begins.
    pub y: f32,
    /// Index of the section in the report.
    section: usize,
    /// Title for the pages after the first of a section.
    running: String,
}

impl Flow {
    pub(super) const fn new(sheet: Sheet) -> Self {
        Self { pages: Vec::new(), sheet, y: 0.0, section: 0, running: String::new() }
    }

    /// Begins a section on a new page.
    pub(super) fn section(&mut self, index: usize, sheet: Sheet, outline: &str) {
        self.section = index;
        self.sheet = sheet;
        self.running = String::new();
        self.page();
        self.outline(0, outline);
        outline.clone_into(&mut self.running);
    }

    /// An entry of the outline for this page.
    pub(super) fn outline(&mut self, level: u8, title: &str) {
        if let Some(page) = self.pages.last_mut() {
            page.outline.push((level, title.to_owned()));
        }
    }

    /// Begins a new page of the same section.
    pub(super) fn page(&mut self) {
        let scene = Scene::new(self.sheet.width, self.sheet.height);
        self.pages.push(Page { scene, links: Vec::new(), outline: Vec::new(), section: self.section });
        self.y = self.sheet.margin;
        if !self.running.is_empty() {
            let running = std::mem::take(&mut self.running);
            self.line(style::HEAD, &running, Align::Left);
            self.running = running;
            self.y += 10.0;
        }
    }

    pub(super) const fn left(&self) -> f32 {
        self.sheet.margin
    }

    pub(super) fn width(&self) -> f32 {
        self.sheet.width - 2.0 * self.sheet.margin
    }

    pub(super) fn bottom(&self) -> f32 {
        self.sheet.height - FOOT
    }

    /// Room left on the page.
    pub(super) fn room(&self) -> f32 {
        self.bottom() - self.y
    }

    /// Begins a new page unless there is this much room, or the page is still empty.
    pub(super) fn ensure(&mut self, height: f32) {
        if self.room() < height && self.y > self.sheet.margin + 40.0 {
            self.page();
        }
    }

    pub(super) fn space(&mut self, height: f32) {
        self.y += height;
    }

    /// The scene of the page.
    pub(super) fn scene(&mut self) -> &mut Scene {
        if self.pages.is_empty() {
            self.page();
        }
        // The line above has made one.
        let last = self.pages.len() - 1;
        &mut self.pages[last].scene
    }

    /// One line that is known to fit.
    pub(super) fn line(&mut self, style: TextStyle, text: &str, align: Align) {
        let (left, right) = (self.left(), self.left() + self.width());
        let x = match align {
            Align::Left => left,
            Align::Center => f32::midpoint(left, right),
            Align::Right => right,
        };
        let y = self.y + style.size;
        let style = TextStyle { align, ..style };
        self.scene().text(pt(x, y), style, text);
        self.y += leading(style);
    }

    /// Text over the whole width.
    pub(super) fn paragraph(&mut self, style: TextStyle, text: &str) {
        let width = self.width();
        self.block(style, text, 0.0, width);
    }

    /// Text in a column of the page.
    pub(super) fn block(&mut self, style: TextStyle, text: &str, indent: f32, width: f32) {
        for line in wrap(style, text, width) {
            self.ensure(leading(style));
            let at = pt(self.left() + indent, self.y + style.size);
            self.scene().text(at, style, line);
            self.y += leading(style);
        }
    }

    /// A heading inside a section, kept with `keep` of what follows.
    pub(super) fn heading(&mut self, text: &str, keep: f32) {
        self.space(18.0);
        self.ensure(leading(style::HEADING) + keep);
        self.paragraph(style::HEADING, text);
        self.space(5.0);
    }

    /// A scene as a block.
    pub(super) fn place(&mut self, scene: Scene) {
        let height = scene.height;
        self.ensure(height);
        let (x, y) = (self.left(), self.y);
        self.scene().place(Scene { hits: Vec::new(), ..scene }, x, y);
        self.y += height;
    }

    /// A line over the whole width.
    pub(super) fn rule(&mut self, ink: Ink, width: f32) {
        let (left, right, y) = (self.left(), self.left() + self.width(), self.y);
        self.scene().line(pt(left, y), pt(right, y), Stroke::new(ink, width));
    }

    /// A link from a part of the page.
    pub(super) fn link(&mut self, rect: Rect, to: LinkTo) {
        if let Some(page) = self.pages.last_mut() {
            page.links.push(Link { rect, to });
        }
    }
}

/// The distance of lines of a style.
pub(super) fn leading(style: TextStyle) -> f32 {
    (style.size * 1.38).round()
}

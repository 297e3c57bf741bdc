//! Blocks of a report from top to bottom, page after page.

use super::text::wrap;
use crate::chart::draw::TextStyle;
use crate::chart::{Align, Ink, Rect, Scene, Stroke, pt};
use crate::export::pdf::{Entry, Link, LinkTo, Page, Role, Tag};
use crate::i18n::Lang;

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
    /// Language of the words, for hyphenation.
    pub lang: Lang,
    /// Where the next block begins.
    pub y: f32,
    /// Index of the section in the report.
    section: usize,
    /// Title for the pages after the first of a section.
    running: String,
    /// Tables and lists so far.
    groups: u32,
    /// How far the column that is filled stands inside the margins, left and right.
    inset: (f32, f32),
}

/// Where marks with one meaning begin.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Begun {
    page: usize,
    mark: usize,
}

impl Flow {
    pub(super) const fn new(sheet: Sheet, lang: Lang) -> Self {
        Self {
            pages: Vec::new(),
            sheet,
            lang,
            y: 0.0,
            section: 0,
            running: String::new(),
            groups: 0,
            inset: (0.0, 0.0),
        }
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

    /// Following pages of the section carry no title.
    pub(super) fn untitled(&mut self) {
        self.running.clear();
    }

    /// An entry of the outline for this place.
    pub(super) fn outline(&mut self, level: u8, title: &str) {
        let y = if level == 0 { 0.0 } else { (self.y - 24.0).max(0.0) };
        if let Some(page) = self.pages.last_mut() {
            page.outline.push(Entry { level, title: title.to_owned(), y });
        }
    }

    /// Begins a new page of the same section.
    pub(super) fn page(&mut self) {
        let scene = Scene::new(self.sheet.width, self.sheet.height);
        let section = self.section;
        self.pages.push(Page { scene, links: Vec::new(), outline: Vec::new(), tags: Vec::new(), section });
        self.y = self.sheet.margin;
        if !self.running.is_empty() {
            let running = std::mem::take(&mut self.running);
            self.line(style::HEAD, &running, Align::Left);
            self.running = running;
            self.y += 10.0;
        }
    }

    pub(super) fn left(&self) -> f32 {
        self.sheet.margin + self.inset.0
    }

    pub(super) fn width(&self) -> f32 {
        self.sheet.width - 2.0 * self.sheet.margin - self.inset.0 - self.inset.1
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

    /// The number of a new table or list.
    pub(super) fn group(&mut self) -> u32 {
        self.groups += 1;
        self.groups
    }

    /// Marks from here on have one meaning, until [`Flow::end`].
    pub(super) fn begin(&mut self) -> Begun {
        let mark = self.scene().marks.len();
        Begun { page: self.pages.len(), mark }
    }

    /// Says what the marks since then mean. What was begun on another page has no meaning.
    pub(super) fn end(&mut self, begun: Begun, role: Role) {
        let on = self.pages.len();
        if let Some(page) = self.pages.last_mut().filter(|_| on == begun.page) {
            let marks = begun.mark..page.scene.marks.len();
            page.tags.push(Tag { marks, role });
        }
    }

    /// Lines of a style.
    pub(super) fn wrapped(&self, style: TextStyle, text: &str, width: f32) -> Vec<String> {
        wrap(self.lang, style, text, width)
    }

    /// The height of a text in a column.
    pub(super) fn height(&self, style: TextStyle, text: &str, width: f32) -> f32 {
        self.wrapped(style, text, width).len() as f32 * leading(style)
    }

    /// One line that is known to fit; it has no meaning of its own.
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
        self.block(style, text, (0.0, width), &Role::Paragraph);
    }

    /// Text in a column of the page, given by its distance from the left and its width.
    pub(super) fn block(&mut self, style: TextStyle, text: &str, (indent, width): (f32, f32), role: &Role) {
        let lines = self.wrapped(style, text, width);
        let count = lines.len();
        let mut begun = None;
        for (index, line) in lines.into_iter().enumerate() {
            // No line stands alone at the top or the bottom of a page.
            let together = if index == 0 || index + 2 == count { count.saturating_sub(index).min(2) } else { 1 };
            let page = self.pages.len();
            let (room, empty) = (self.room(), self.y <= self.sheet.margin + 40.0);
            if room < leading(style) * together as f32 && !empty {
                if let Some(begun) = begun.take() {
                    self.end(begun, role.clone());
                }
                self.page();
            }
            if begun.is_none() || page != self.pages.len() {
                begun = Some(self.begin());
            }
            let at = pt(self.left() + indent, self.y + style.size);
            self.scene().text(at, style, line);
            self.y += leading(style);
        }
        if let Some(begun) = begun {
            self.end(begun, role.clone());
        }
    }

    /// A heading inside a section, kept with `keep` of what follows.
    pub(super) fn heading(&mut self, text: &str, keep: f32) {
        let width = self.width();
        self.space(18.0);
        self.ensure(self.height(style::HEADING, text, width) + keep);
        self.block(style::HEADING, text, (0.0, width), &Role::Heading(2));
        self.space(5.0);
    }

    /// A scene as a block; `text` stands for it where it is not seen.
    pub(super) fn figure(&mut self, scene: Scene, text: impl Into<String>) {
        let height = scene.height;
        self.ensure(height);
        let (x, y) = (self.left(), self.y);
        self.figure_at(scene, (x, y), text);
        self.y += height;
    }

    /// A scene at a place of the page.
    pub(super) fn figure_at(&mut self, scene: Scene, (x, y): (f32, f32), text: impl Into<String>) {
        let begun = self.begin();
        self.scene().place(Scene { hits: Vec::new(), ..scene }, x, y);
        self.end(begun, Role::Figure(text.into()));
    }

    /// Blocks in a column of the page, given by its distance from the left and its width; they are known to fit.
    pub(super) fn column(&mut self, indent: f32, width: f32, draw: impl FnOnce(&mut Self)) {
        let (sheet, before) = (self.sheet, self.inset);
        self.inset = (indent, sheet.width - 2.0 * sheet.margin - indent - width);
        draw(self);
        self.inset = before;
    }

    /// A line over the whole width.
    pub(super) fn rule(&mut self, ink: Ink, width: f32) {
        let (left, right, y) = (self.left(), self.left() + self.width(), self.y);
        self.scene().line(pt(left, y), pt(right, y), Stroke::new(ink, width));
    }

    /// A link from a part of the page, inside the tag that is begun and not ended.
    pub(super) fn link(&mut self, rect: Rect, to: LinkTo, text: &str) {
        if let Some(page) = self.pages.last_mut() {
            let tag = Some(page.tags.len());
            page.links.push(Link { rect, to, text: text.to_owned(), tag });
        }
    }
}

/// The distance of lines of a style.
pub(super) fn leading(style: TextStyle) -> f32 {
    (style.size * 1.38).round()
}

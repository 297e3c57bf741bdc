//! The report as a PDF: pages of scenes, one by one translated.

mod attach;
mod finish;
mod marks;
mod objects;
mod structure;

use printpdf::{
    Op, ParsedFont, PdfDocument, PdfFont, PdfPage, PdfSaveOptions, Pt, RawImage, RawImageData, RawImageFormat, XObject,
};

pub use marks::POINTS;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::chart::fallback::{self, Fallback};
use crate::chart::{Face, Mark, Palette, Picture, Rect, Scene, metrics};
use crate::i18n::Lang;
use crate::model::Day;
use crate::plan::Section;

/// A page of the report.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its marks; a unit is 1/96 inch.
    pub scene: Scene,
    /// Links to addresses and other pages.
    pub links: Vec<Link>,
    /// Entries of the outline that begin on this page.
    pub outline: Vec<Entry>,
    /// What the marks mean, in reading order; marks in none of them are decoration.
    pub tags: Vec<Tag>,
    /// Index of the report section the page belongs to.
    pub section: usize,
}

/// An entry of the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// 0 is the top.
    pub level: u8,
    /// Its text.
    pub title: String,
    /// Where on the page it leads, from the top.
    pub y: f32,
}

/// What a run of marks means to a reader who does not see the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// The marks, by position in the scene.
    pub marks: Range<usize>,
    /// What they are.
    pub role: Role,
}

/// What marks are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list, by number of the list in the document.
    Item(u32),
    /// A cell of a table.
    Cell(CellAt),
    /// A figure, with the text that stands for it.
    Figure(String),
}

/// Where a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellAt {
    /// Number of the table in the document.
    pub table: u32,
    /// Row, the head is 0.
    pub row: u32,
    /// True if it names what is below or beside it.
    pub head: bool,
}

/// A part of a page that leads somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Where it is.
    pub rect: Rect,
    /// Where it leads.
    pub to: LinkTo,
    /// Its text, for readers who do not see it.
    pub text: String,
    /// The tag it stands in, by position in the page's tags.
    pub tag: Option<usize>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTo {
    /// A web address.
    Address(String),
    /// A page, counted from 0.
    Page(usize),
    /// The first page of a section of the report, if it has one.
    Section(Section),
}

/// What is known about a document besides its pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// Title.
    pub title: String,
    /// Author: the organization or department.
    pub author: String,
    /// Subject: the scenario.
    pub subject: String,
    /// Language of its text.
    pub lang: Lang,
    /// The day it is made of; the file carries no other date.
    pub as_of: Option<Day>,
    /// A file to carry inside.
    pub attachment: Option<Attachment>,
}

/// A file inside a PDF: what the document was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, with extension.
    pub name: String,
    /// What it is, in a few words.
    pub description: String,
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
}

/// Why a PDF could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The embedded fonts cannot be read.
    #[error("the font of the report cannot be read")]
    Font,
    /// The document cannot be put together.
    #[error("the PDF cannot be put together: {0}")]
    Write(String),
    /// The user stopped it.
    #[error("stopped")]
    Stopped,
}

/// Writes pages as a PDF. The same pages give the same bytes.
///
/// # Errors
/// [`PdfError`] if the embedded fonts cannot be read or the document cannot be put together.
pub fn write(pages: &[Page], meta: &Meta) -> Result<Vec<u8>, PdfError> {
    write_while(pages, meta, &|_, _| true)
}

/// The same, as long as `go_on`, which is told how much is done and of how much, says yes.
///
/// # Errors
/// [`PdfError::Stopped`] if it says no; else as [`write`].
pub fn write_while(pages: &[Page], meta: &Meta, go_on: &dyn Fn(u64, u64) -> bool) -> Result<Vec<u8>, PdfError> {
    let going = |done: usize| {
        // Putting the file together takes as long as half its pages.
        let total = pages.len() + pages.len().div_ceil(2) + 1;
        if go_on(done as u64, total as u64) { Ok(()) } else { Err(PdfError::Stopped) }
    };
    let mut document = PdfDocument::new(&meta.title);
    let mut warnings = Vec::new();
    for face in [Face::Regular, Face::Bold] {
        let font = ParsedFont::from_bytes(metrics::font_bytes(face), 0, &mut Vec::new()).ok_or(PdfError::Font)?;
        document.resources.fonts.map.insert(marks::font_id(face), PdfFont::new(font));
    }
    for font in foreign(pages).into_values() {
        // A font of the system that cannot be embedded leaves boxes; the check before export has named the characters.
        if let Some(parsed) = ParsedFont::from_bytes(&font.bytes, font.index as usize, &mut Vec::new()) {
            document.resources.fonts.map.insert(marks::foreign_id(font.number), PdfFont::new(parsed));
        }
    }
    for picture in pages.iter().flat_map(|page| &page.scene.marks) {
        let Mark::Picture { picture, .. } = picture else { continue };
        let id = marks::picture_id(picture.id);
        document.resources.xobjects.map.entry(id).or_insert_with(|| XObject::Image(image(picture)));
    }
    for (index, drawn) in pages.iter().enumerate() {
        going(index)?;
        document.pages.push(page(drawn));
    }
    going(pages.len())?;
    let options = PdfSaveOptions { optimize: false, ..PdfSaveOptions::default() };
    let raw = document.to_lopdf_document(&options, &mut warnings);
    going(pages.len() + 1)?;
    let bytes = finish::finish(raw, pages, meta)?;
    going(pages.len() + pages.len().div_ceil(2) + 1)?;
    Ok(bytes)
}

/// Fonts of the system that some page needs, by number.
fn foreign(pages: &[Page]) -> BTreeMap<usize, Fallback> {
    let marks = pages.iter().flat_map(|page| &page.scene.marks);
    let texts = marks.filter_map(|mark| match mark {
        Mark::Text { text, face, .. } if *face != Face::Icon && !text.is_ascii() => Some(text.as_str()),
        _ => None,
    });
    let fonts = texts.flat_map(str::chars).filter(|character| *character > '\u{17f}').filter_map(fallback::font);
    fonts.map(|font| (font.number, font)).collect()
}

fn image(picture: &Picture) -> RawImage {
    RawImage {
        pixels: RawImageData::U8(picture.rgba.clone()),
        width: picture.width as usize,
        height: picture.height as usize,
        data_format: RawImageFormat::RGBA8,
        tag: Vec::new(),
    }
}

fn page(page: &Page) -> PdfPage {
    let size = |units: f32| Pt(units * POINTS);
    let mut ops: Vec<Op> = vec![Op::SaveGraphicsState];
    ops.extend(marks::operators(&page.scene, &page.tags, Palette::light()));
    ops.push(Op::RestoreGraphicsState);
    PdfPage::new(size(page.scene.width).into(), size(page.scene.height).into(), ops)
}

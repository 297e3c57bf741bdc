//! The report as a PDF: pages of scenes, one by one translated.

mod finish;
mod marks;

use printpdf::{Op, ParsedFont, PdfDocument, PdfFont, PdfPage, PdfSaveOptions, Pt};

pub use marks::POINTS;

use crate::chart::{Face, Palette, Rect, Scene, metrics};
use crate::i18n::Lang;
use crate::model::Day;

/// A page of the report.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its marks; a unit is 1/96 inch.
    pub scene: Scene,
    /// Links to addresses and other pages.
    pub links: Vec<Link>,
    /// Entries of the outline that begin on this page, with their level (0 is the top).
    pub outline: Vec<(u8, String)>,
    /// Index of the report section the page belongs to.
    pub section: usize,
}

/// A part of a page that leads somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Where it is.
    pub rect: Rect,
    /// Where it leads.
    pub to: LinkTo,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTo {
    /// A web address.
    Address(String),
    /// A page, counted from 0.
    Page(usize),
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
}

/// Writes pages as a PDF. The same pages give the same bytes.
///
/// # Errors
/// [`PdfError`] if the embedded fonts cannot be read or the document cannot be put together.
pub fn write(pages: &[Page], meta: &Meta) -> Result<Vec<u8>, PdfError> {
    let mut document = PdfDocument::new(&meta.title);
    let mut warnings = Vec::new();
    for face in [Face::Regular, Face::Bold] {
        let font = ParsedFont::from_bytes(metrics::font_bytes(face), 0, &mut Vec::new()).ok_or(PdfError::Font)?;
        document.resources.fonts.map.insert(marks::font_id(face), PdfFont::new(font));
    }
    document.pages = pages.iter().map(page).collect();
    let options = PdfSaveOptions { optimize: false, ..PdfSaveOptions::default() };
    let raw = document.to_lopdf_document(&options, &mut warnings);
    finish::finish(raw, pages, meta)
}

fn page(page: &Page) -> PdfPage {
    let size = |units: f32| Pt(units * POINTS);
    let mut ops: Vec<Op> = vec![Op::SaveGraphicsState];
    ops.extend(marks::operators(&page.scene, Palette::light()));
    ops.push(Op::RestoreGraphicsState);
    PdfPage::new(size(page.scene.width).into(), size(page.scene.height).into(), ops)
}

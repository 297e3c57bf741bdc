//! The report of the sample fleet, from its files to the bytes of the PDF.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, OnceLock};

use lopdf::{Document, Object};
use switchover::catalog::Catalog;
use switchover::chart::{Face, Mark};
use switchover::export::pdf::{POINTS, Page};
use switchover::export::report::{self, ReportInput};
use switchover::i18n::Lang;
use switchover::import::{self, Input};
use switchover::model::{Day, Fleet};
use switchover::plan::{Paper, Plan, Section};
use switchover::session::{Derived, proposed};

struct Sample {
    catalog: Arc<Catalog>,
    fleet: Arc<Fleet>,
    plan: Plan,
    derived: Derived,
}

fn sample() -> &'static Sample {
    static SAMPLE: OnceLock<Sample> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/brennhold");
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension != "md"));
        paths.sort();
        let read = |path: &PathBuf| Input {
            path: path.clone(),
            bytes: std::fs::read(path).map_err(|error| error.to_string()),
        };
        let inputs: Vec<Input> = paths.iter().map(read).collect();
        let today: Day = "2026-11-23".parse().unwrap();
        let imported = import::import(&inputs, None, today, &import::Silent).unwrap();
        let catalog = Catalog::builtin();
        let mut plan = proposed(Lang::En, "Brennhold", &imported, &catalog);
        plan.settings.organization = "Brennhold Maschinenbau GmbH & Co. KG".into();
        plan.settings.author = "IT Arbeitsplatzdienste Überlingen".into();
        let derived = Derived::of(&imported.fleet, &catalog, &plan, today);
        Sample { catalog, fleet: Arc::new(imported.fleet), plan, derived }
    })
}

fn with_input<T>(sample: &Sample, lang: Lang, paper: Paper, run: impl FnOnce(&ReportInput<'_>) -> T) -> T {
    run(&ReportInput {
        fleet: &sample.fleet,
        cohorts: &sample.derived.cohorts,
        catalog: &sample.catalog,
        plan: &sample.plan,
        outlooks: &sample.derived.outlooks,
        current: 0,
        lang,
        paper,
    })
}

fn pdf(lang: Lang, paper: Paper) -> Vec<u8> {
    with_input(sample(), lang, paper, |input| report::pdf(input).unwrap())
}

fn pages(lang: Lang, paper: Paper) -> Vec<Page> {
    with_input(sample(), lang, paper, report::pages)
}

fn texts(page: &Page) -> impl Iterator<Item = (&str, switchover::chart::Rect, f32)> {
    page.scene.marks.iter().filter_map(|mark| match mark {
        Mark::Text { text, face, size, .. } if *face != Face::Icon => Some((text.as_str(), mark.bounds()?, *size)),
        _ => None,
    })
}

#[test]
fn every_mark_is_on_its_page_and_no_text_covers_another() {
    for paper in [Paper::A4, Paper::Letter, Paper::Slides] {
        for lang in Lang::ALL {
            for (number, page) in pages(lang, paper).iter().enumerate() {
                let place = format!("{paper:?}, {lang:?}, page {}", number + 1);
                for mark in &page.scene.marks {
                    let Some(bounds) = mark.bounds() else { continue };
                    let inside = bounds.x >= -1.0
                        && bounds.y >= -1.0
                        && bounds.right() <= page.scene.width + 1.0
                        && bounds.bottom() <= page.scene.height + 1.0;
                    assert!(inside, "{place}: {mark:?} leaves the page");
                }
                let texts: Vec<_> = texts(page).collect();
                for (index, (text, rect, size)) in texts.iter().enumerate() {
                    assert!(size * POINTS >= 7.0, "{place}: {text:?} is smaller than 7 points");
                    for (other, other_rect, _) in texts.iter().skip(index + 1) {
                        assert!(!rect.overlaps(*other_rect), "{place}: {text:?} covers {other:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes_in_one_process() {
    assert!(pdf(Lang::De, Paper::A4) == pdf(Lang::De, Paper::A4), "two exports differ");
}

#[test]
fn fonts_are_embedded_as_subsets_and_viewers_find_language_and_outline() {
    let bytes = pdf(Lang::De, Paper::A4);
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let document = Document::load_mem(&bytes).unwrap();
    assert_eq!(document.get_pages().len(), pages(Lang::De, Paper::A4).len());
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"de");
    assert_eq!(catalog.get(b"PageMode").unwrap().as_name().unwrap(), b"UseOutlines");
    assert_eq!(document.trailer.get(b"ID").unwrap().as_array().unwrap().len(), 2);

    let descriptors: Vec<_> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dictionary| dictionary.has_type(b"FontDescriptor"))
        .collect();
    assert_eq!(descriptors.len(), 2, "regular and bold");
    let sizes: Vec<usize> = descriptors
        .iter()
        .map(|descriptor| {
            let file = descriptor.get(b"FontFile2").or_else(|_| descriptor.get(b"FontFile3")).unwrap();
            let stream = document.get_object(file.as_reference().unwrap()).unwrap().as_stream().unwrap();
            stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()).len()
        })
        .collect();
    let whole = switchover::chart::metrics::font_bytes(Face::Regular).len();
    assert!(sizes.iter().all(|size| *size * 2 < whole), "subsets of {sizes:?} bytes of a font of {whole}");

    // One entry of the outline a section, classes below the strategy.
    let outlines = document.get_dictionary(catalog.get(b"Outlines").unwrap().as_reference().unwrap()).unwrap();
    let on = sample().plan.report.sections.iter().filter(|(_, on)| *on).count();
    assert_eq!(outlines.get(b"Count").unwrap().as_i64().unwrap(), i64::try_from(on).unwrap());
    let nested = document.objects.values().filter_map(|object| object.as_dict().ok());
    assert!(nested.filter(|entry| entry.has(b"Dest") && entry.has(b"First")).count() >= 1, "no entry has children");
}

#[test]
fn long_tables_repeat_their_heads() {
    let pages = pages(Lang::En, Paper::A4);
    let section = Section::ALL.iter().position(|section| *section == Section::Sources).unwrap();
    let sources: Vec<&Page> = pages.iter().filter(|page| page.section == section).collect();
    assert!(sources.len() >= 2, "the sample has more sources than one page holds");
    let with_address = sources.iter().filter(|page| texts(page).any(|(text, ..)| text == "Address")).count();
    assert!(with_address + 1 >= sources.len(), "{with_address} of {} pages have the head", sources.len());
    assert!(sources.iter().any(|page| !page.links.is_empty()), "addresses are links");
}

#[test]
fn switched_off_sections_leave_no_page() {
    let sample = sample();
    let mut plan = sample.plan.clone();
    for (section, on) in &mut plan.report.sections {
        *on = *section == Section::Budget;
    }
    let changed =
        Sample { catalog: sample.catalog.clone(), fleet: sample.fleet.clone(), plan, derived: sample.derived.clone() };
    let pages = with_input(&changed, Lang::En, Paper::Letter, report::pages);
    let budget = Section::ALL.iter().position(|section| *section == Section::Budget).unwrap();
    assert!(!pages.is_empty() && pages.iter().all(|page| page.section == budget));
}

#[test]
fn an_empty_fleet_has_a_report_too() {
    let catalog = Catalog::builtin();
    let fleet = Fleet::default();
    let plan = sample().plan.clone();
    let derived = Derived::of(&fleet, &catalog, &plan, "2026-11-23".parse().unwrap());
    let empty = Sample { catalog, fleet: Arc::new(fleet), plan, derived };
    for lang in Lang::ALL {
        let bytes = with_input(&empty, lang, Paper::A4, |input| report::pdf(input).unwrap());
        assert!(Document::load_mem(&bytes).unwrap().get_pages().len() >= 5);
    }
}

#[test]
fn readers_find_umlauts_and_the_euro_sign_as_text() {
    let file = tempfile::Builder::new().suffix(".pdf").tempfile().unwrap();
    let bytes = pdf(Lang::De, Paper::A4);
    std::fs::write(file.path(), &bytes).unwrap();
    let output = match Command::new("pdftotext").args(["-layout"]).arg(file.path()).arg("-").output() {
        Ok(output) => output,
        Err(error) => {
            assert!(std::env::var_os("SWITCHOVER_REQUIRE_PIXELS").is_none(), "pdftotext is needed: {error}");
            println!("skipped: pdftotext is not installed (package poppler-utils)");
            return;
        }
    };
    let text = String::from_utf8(output.stdout).unwrap();
    for wanted in ["Brennhold Maschinenbau GmbH", "Geräte nach Support-Status", "Geschäftsjahr", "Überlingen", "€"]
    {
        assert!(text.contains(wanted), "{wanted:?} is not in the text of the PDF");
    }
    let pages = Document::load_mem(&bytes).unwrap().get_pages().len();
    assert!(text.contains(&format!("Seite {pages} von {pages}")), "the last page does not say so");
    assert!(!text.contains('\u{fffd}'));
}

#[test]
fn pages_have_the_size_of_the_paper() {
    for (paper, width, height) in [(Paper::A4, 595.28, 841.89), (Paper::Letter, 612.0, 792.0)] {
        let document = Document::load_mem(&pdf(Lang::En, paper)).unwrap();
        let first = document.get_pages().into_values().next().unwrap();
        let media = document.get_dictionary(first).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
        let number = |object: &Object| object.as_float().unwrap();
        let (got_width, got_height) = (number(&media[2]) - number(&media[0]), number(&media[3]) - number(&media[1]));
        assert!((got_width - width).abs() < 0.5 && (got_height - height).abs() < 0.5, "{got_width} × {got_height}");
    }
}

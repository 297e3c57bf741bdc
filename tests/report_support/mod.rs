//! Plans with everything a report is made from, and what has to be true of every page.
#![allow(
    dead_code,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "every test file uses its own part; helpers print and fail by panicking"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, OnceLock};

use switchover::catalog::Catalog;
use switchover::chart::{Face, Mark, Rect};
use switchover::export::pdf::{POINTS, Page};
use switchover::export::report::{self, ReportInput};
use switchover::i18n::Lang;
use switchover::import::{self, Input};
use switchover::model::{Day, Fleet};
use switchover::plan::{Paper, Plan};
use switchover::session::{Derived, proposed};

/// What a report is made from.
pub struct Sample {
    pub catalog: Arc<Catalog>,
    pub fleet: Arc<Fleet>,
    pub plan: Plan,
    pub derived: Derived,
}

pub fn today() -> Day {
    "2026-11-23".parse().unwrap()
}

impl Sample {
    pub fn of(fleet: Fleet, plan: Plan) -> Self {
        let catalog = Catalog::builtin();
        let derived = Derived::of(&fleet, &catalog, &plan, today());
        Self { catalog, fleet: Arc::new(fleet), plan, derived }
    }

    /// The same with another plan.
    pub fn with(&self, change: impl FnOnce(&mut Plan)) -> Self {
        let mut plan = self.plan.clone();
        change(&mut plan);
        let derived = Derived::of(&self.fleet, &self.catalog, &plan, today());
        Self { catalog: Arc::clone(&self.catalog), fleet: Arc::clone(&self.fleet), plan, derived }
    }

    pub fn pages(&self, lang: Lang, paper: Paper) -> Vec<Page> {
        with_input(self, lang, paper, report::pages)
    }

    pub fn pdf(&self, lang: Lang, paper: Paper) -> Vec<u8> {
        with_input(self, lang, paper, |input| report::pdf(input, None).unwrap())
    }
}

/// The fleet of the example, from its files.
pub fn sample() -> &'static Sample {
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
        let imported = import::import(&inputs, None, today(), &import::Silent).unwrap();
        let catalog = Catalog::builtin();
        let mut plan = proposed(Lang::En, "Brennhold", &imported, &catalog);
        plan.settings.organization = "Brennhold Maschinenbau GmbH & Co. KG".into();
        plan.settings.author = "IT Arbeitsplatzdienste Überlingen".into();
        Sample::of(imported.fleet, plan)
    })
}

pub fn with_input<T>(sample: &Sample, lang: Lang, paper: Paper, run: impl FnOnce(&ReportInput<'_>) -> T) -> T {
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

pub fn texts(page: &Page) -> impl Iterator<Item = (&str, Rect, f32)> {
    page.scene.marks.iter().filter_map(|mark| match mark {
        Mark::Text { text, face, size, .. } if *face != Face::Icon => Some((text.as_str(), mark.bounds()?, *size)),
        _ => None,
    })
}

/// All texts of a page in the order of its marks.
pub fn words(page: &Page) -> String {
    texts(page).map(|(text, ..)| text.replace('\u{a0}', " ")).collect::<Vec<_>>().join("\n")
}

/// Every mark is on its page, no text covers another, and none is smaller than 7 points or cut.
pub fn nothing_collides(sample: &Sample, what: &str) {
    for paper in [Paper::A4, Paper::Letter, Paper::Slides] {
        for lang in Lang::ALL {
            if let Ok(folder) = std::env::var("SWITCHOVER_SHOW") {
                std::fs::write(format!("{folder}/{what}-{paper:?}-{}.pdf", lang.code()), sample.pdf(lang, paper))
                    .unwrap();
            }
            for (number, page) in sample.pages(lang, paper).iter().enumerate() {
                let place = format!("{what}, {paper:?}, {lang:?}, page {}", number + 1);
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
                    assert!(!text.ends_with('…'), "{place}: {text:?} is cut");
                    for (other, other_rect, _) in texts.iter().skip(index + 1) {
                        assert!(!rect.overlaps(*other_rect), "{place}: {text:?} covers {other:?}");
                    }
                }
            }
        }
    }
}

/// The text of a PDF as poppler reads it; `None` where poppler is not installed.
pub fn extracted(pdf: &[u8]) -> Option<String> {
    let file = tempfile::Builder::new().suffix(".pdf").tempfile().unwrap();
    std::fs::write(file.path(), pdf).unwrap();
    match Command::new("pdftotext").args(["-layout"]).arg(file.path()).arg("-").output() {
        Ok(output) => Some(String::from_utf8(output.stdout).unwrap().replace('\u{a0}', " ")),
        Err(error) => {
            assert!(std::env::var_os("SWITCHOVER_REQUIRE_PIXELS").is_none(), "pdftotext is needed: {error}");
            println!("skipped: pdftotext is not installed (package poppler-utils)");
            None
        }
    }
}

//! Charts, pages and tables for the clipboard, as spreadsheets and presentations take them.

use std::fmt::Write as _;

use super::files::Outcome;
use super::task::Job;
use super::{Effect, Session};
use crate::chart::{Palette, Scene};
use crate::export::png;
use crate::export::svg::{self, Chart};
use crate::i18n::tr::export as tr;
use crate::i18n::{explain, fmt, tr::session};
use crate::import::Severity;
use crate::model::Money;
use crate::plan::Category;

impl Session {
    pub(super) fn copy_chart(&mut self, chart: Chart) {
        if !self.state.has_plan {
            return;
        }
        let input = crate::export::Input {
            plan: &self.state.plan,
            fleet: &self.state.fleet,
            catalog: &self.catalog,
            cohorts: &self.state.cohorts,
            outlook: self.outlook(),
            outlooks: &self.outlooks,
            lang: self.lang(),
            today: self.today,
            attached: None,
            progress: &|_, _| true,
        };
        let scene = svg::chart(&input, chart);
        self.copy_scene(scene, false);
    }

    pub(super) fn copy_page(&mut self, page: usize) {
        let scene = self.report.as_ref().and_then(|report| report.pages.get(page)).map(|page| page.scene.clone());
        if let Some(scene) = scene {
            self.copy_scene(scene, false);
        }
    }

    pub(super) fn copy_scene(&mut self, scene: Scene, dark: bool) {
        let name = session::task_copy(self.lang());
        let lang = self.lang();
        let work = move |_: &super::task::Ticket| {
            let palette = if dark { Palette::dark() } else { Palette::light() };
            Some(match png::pixels(&scene, palette, png::SCALE) {
                Ok((width, height, pixels)) => Outcome::Picture(width, height, pixels),
                Err(reason) => {
                    let text = session::copy_failed(lang, &reason);
                    Outcome::Trouble { text, details: None, then: None }
                }
            })
        };
        self.tasks.start(Job { name, cancellable: false, shown: true, work: Box::new(work) });
    }

    pub(super) fn take_picture(&mut self, width: usize, height: usize, pixels: Vec<u8>) {
        self.copied.push(Effect::CopyPicture(width, height, pixels));
        self.tell(Severity::Info, session::picture_copied(self.lang()), None);
    }

    /// The budget by category and fiscal year, cells parted by tabs; amounts as plain numbers of the language.
    pub(super) fn budget_table(&self) -> String {
        let (lang, plan, budget) = (self.lang(), &self.state.plan, &self.outlook().budget);
        let mut text = tr::category(lang);
        for year in &budget.years {
            let _ = write!(text, "\t{}", fmt::fiscal_year(lang, plan.settings.fiscal, *year));
        }
        let _ = writeln!(text, "\t{}", tr::total(lang));
        let amount = |minor: i64| fmt::plain(lang, Money::new(minor, plan.settings.currency));
        let used = Category::ALL
            .into_iter()
            .filter(|category| budget.years.iter().any(|year| budget.cell(*year, *category) != 0));
        for category in used {
            text.push_str(&explain::category(lang, category));
            for year in &budget.years {
                let _ = write!(text, "\t{}", amount(budget.cell(*year, category)));
            }
            let _ = writeln!(text, "\t{}", amount(budget.category_total(category)));
        }
        text.push_str(&tr::total(lang));
        for year in &budget.years {
            let _ = write!(text, "\t{}", amount(budget.year_total(*year)));
        }
        let _ = writeln!(text, "\t{}", amount(budget.total()));
        text
    }
}

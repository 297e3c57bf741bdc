//! What the window reads of a session.

use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use super::settings::Recent;
use super::task::TaskStatus;
use super::{
    Basis, Confirm, Edit, InventoryView, Mapping, Message, ModelList, SampleSummary, Screen, Selection, Session,
    SiteSpellings, Theme, Workbench, apply, sample,
};
use crate::catalog::{Catalog, Matches};
use crate::i18n::Lang;
use crate::model::{Day, Fleet};
use crate::plan::{Cohorts, Outlook, Plan, Sources, outlook_after};

impl Session {
    /// What the start screen says of the sample fleet; `None` until it has been counted.
    #[must_use]
    pub fn sample(&self) -> Option<&'static SampleSummary> {
        sample::summary()
    }

    /// The plan; an empty one while there is none.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.state.plan
    }

    /// True once there is a plan.
    #[must_use]
    pub const fn has_plan(&self) -> bool {
        self.state.has_plan
    }

    /// The fleet.
    #[must_use]
    pub const fn fleet(&self) -> &Arc<Fleet> {
        &self.state.fleet
    }

    /// The catalog.
    #[must_use]
    pub const fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }

    /// Which spelling is which product.
    #[must_use]
    pub fn matches(&self) -> &Matches {
        &self.state.matches
    }

    /// Devices grouped.
    #[must_use]
    pub fn cohorts(&self) -> &Cohorts {
        &self.state.cohorts
    }

    /// The outlook of the current scenario, seen from [`Session::as_of`].
    #[must_use]
    pub fn outlook(&self) -> &Arc<Outlook> {
        self.outlooks.get(self.state.scenario).unwrap_or(&self.nothing)
    }

    /// The outlooks of all scenarios, in the order of their tabs.
    #[must_use]
    pub fn outlooks(&self) -> &[Arc<Outlook>] {
        &self.outlooks
    }

    /// What the current scenario would look like after some edits, one after the other; nothing is changed.
    #[must_use]
    pub fn preview(&self, edits: &[Edit]) -> Arc<Outlook> {
        let start = (Plan::clone(&self.state.plan), self.state.scenario);
        let (plan, scenario) = edits.iter().fold(start, |(plan, scenario), edit| apply(&plan, scenario, edit));
        let sources = Sources { plan: Arc::new(plan), ..self.sources() };
        outlook_after(self.outlook(), &sources, scenario, self.days())
    }

    /// The current scenario, by position.
    #[must_use]
    pub const fn scenario(&self) -> usize {
        self.state.scenario
    }

    /// Today.
    #[must_use]
    pub const fn today(&self) -> Day {
        self.today
    }

    /// The day whose counts, states and countdowns are shown; today unless the user looks at another day.
    #[must_use]
    pub fn as_of(&self) -> Day {
        self.as_of.unwrap_or(self.today)
    }

    /// The language of the window.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang_of_run.or(self.remembered.lang).unwrap_or(self.default_lang)
    }

    /// The theme.
    #[must_use]
    pub const fn theme(&self) -> Theme {
        self.remembered.theme
    }

    /// Zoom of the window in percent, 80 to 200.
    #[must_use]
    pub const fn zoom(&self) -> u16 {
        self.remembered.zoom
    }

    /// The screen shown.
    #[must_use]
    pub const fn screen(&self) -> Screen {
        self.screen
    }

    /// True if there is a screen to go back to.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// True if there is a screen to go forward to.
    #[must_use]
    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }

    /// What the inspector explains.
    #[must_use]
    pub const fn selection(&self) -> &Selection {
        &self.selection
    }

    /// What undo takes back; `None` if there is nothing.
    #[must_use]
    pub fn undo_label(&self) -> Option<String> {
        if let Some(bench) = self.workbench.as_ref().filter(|_| self.at_workbench()) {
            return bench.undoes().map(|edit| edit.label(self.lang()));
        }
        self.history.undoes().map(|step| self.step_label(step))
    }

    /// What redo makes again; `None` if there is nothing.
    #[must_use]
    pub fn redo_label(&self) -> Option<String> {
        if let Some(bench) = self.workbench.as_ref().filter(|_| self.at_workbench()) {
            return bench.redoes().map(|edit| edit.label(self.lang()));
        }
        self.history.redoes().map(|step| self.step_label(step))
    }

    /// True if the plan has changes that are not on disk.
    #[must_use]
    pub fn dirty(&self) -> bool {
        self.state.has_plan && self.history.dirty()
    }

    /// The file of the plan.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// When the file of the plan was written last.
    #[must_use]
    pub const fn saved_at(&self) -> Option<SystemTime> {
        self.saved_at
    }

    /// Recent plans, the newest first.
    #[must_use]
    pub fn recent(&self) -> &[Recent] {
        &self.remembered.recent
    }

    /// A copy of unsaved work that an earlier run left behind; see [`Command::OpenRecovery`].
    #[must_use]
    pub fn recovered(&self) -> Option<&Path> {
        self.recovery.left_behind()
    }

    /// The running task.
    #[must_use]
    pub fn task(&self) -> Option<TaskStatus> {
        self.tasks.status()
    }

    /// The message line.
    #[must_use]
    pub const fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    /// The question whether to save, while it is open; answered by [`Command::Answer`].
    #[must_use]
    pub const fn confirm(&self) -> Option<&Confirm> {
        self.confirm.as_ref()
    }

    /// The import workbench, while it is open.
    #[must_use]
    pub const fn workbench(&self) -> Option<&Workbench> {
        self.workbench.as_ref()
    }

    /// True while the workbench is shown: undo and redo are its own then.
    #[must_use]
    pub fn at_workbench(&self) -> bool {
        self.screen == Screen::Import && self.workbench.is_some()
    }

    /// Mappings for files of known kinds.
    #[must_use]
    pub fn mappings(&self) -> &[Mapping] {
        self.mappings.list()
    }

    /// Models of the fleet that are not certain.
    #[must_use]
    pub fn models(&self) -> &ModelList {
        &self.state.models
    }

    /// Sites of the fleet that may be one.
    #[must_use]
    pub fn sites_alike(&self) -> &[SiteSpellings] {
        &self.state.sites
    }

    /// The inventory as filtered and sorted.
    #[must_use]
    pub const fn inventory(&self) -> &InventoryView {
        &self.inventory
    }

    /// What facets, classes and states of single records are read from.
    #[must_use]
    pub fn basis(&self) -> Basis<'_> {
        Basis {
            fleet: &self.state.fleet,
            catalog: &self.catalog,
            cohorts: &self.state.cohorts,
            outlook: self.outlook(),
        }
    }

    /// Whether the command palette is shown.
    #[must_use]
    pub const fn palette_open(&self) -> bool {
        self.palette
    }

    /// Whether the inspector is shown.
    #[must_use]
    pub const fn inspector_open(&self) -> bool {
        self.remembered.inspector
    }

    /// True while a task runs, a dialog is open or commands wait: the next [`Session::update`] may change something.
    #[must_use]
    pub fn busy(&self) -> bool {
        self.tasks.busy() || self.asking.is_some() || !self.queue.is_empty()
    }
}

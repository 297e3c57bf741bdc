//! The whole application without a window: commands, edits, undo, background tasks, settings.
//!
//! Screens read a [`Session`] and send [`Command`]s; commands run once a frame in one place.
//!
//! ```no_run
//! # use std::sync::Arc;
//! # use switchover::{i18n::Lang, model::Day, session::*};
//! # fn frame(ctx: &dyn Fn()) {}
//! let mut session = Session::new(SessionConfig {
//!     today: Day::from_ymd(2026, 11, 23).unwrap(),    // only `app` and `cli` read the clock
//!     lang: Lang::En,                                 // used until the user chooses one
//!     data_dir: None,                                 // None: SWITCHOVER_HOME or the system's folder
//!     dialogs: Arc::new(dialogs::Scripted::default()),
//!     waker: Arc::new(|| { /* ctx.request_repaint() */ }),
//! });
//! session.send(Command::OpenPaths(vec!["phones.csv".into()]));
//! loop {
//!     // Once a frame, in `App::logic`: runs what was sent, takes results of tasks and dialogs.
//!     for effect in session.update() {
//!         match effect {
//!             Effect::CloseWindow => return,
//!             Effect::CopyText(text) => { /* ctx.copy_text(text) */ }
//!             Effect::CopyPicture(..) => { /* ctx.copy_image(…) */ }
//!             Effect::FocusFilter => {}
//!         }
//!     }
//!     // Screens take `&Session` and return commands.
//!     let budget = session.outlook().budget.total();
//!     if session.workbench().is_some_and(Workbench::acceptable) {
//!         session.send(Command::AcceptImport);
//!     }
//!     # let _ = budget; break;
//! }
//! ```

mod accept;
mod bench;
mod certificates;
mod command;
mod copy;
mod derived;
pub mod dialogs;
mod edit;
pub mod export;
mod files;
pub mod filter;
pub mod history;
mod inventory;
mod mappings;
mod message;
mod models;
mod picked;
mod recovery;
mod regroup;
mod report;
mod rollout;
mod rules;
mod run;
mod sample;
mod settings;
mod simulate;
mod sites;
pub mod suggest;
mod task;
mod workbench;

pub use crate::export::svg::Chart;
pub use crate::i18n::explain::{class_name, lane_name, price};
pub use accept::{proposed, sources_of, title_of, with_prices};
pub use certificates::{
    CertificateEdit, Kind as EvidenceKind, LogWatch, Noticed, Readings, Watched, match_devices, read_certificates,
    read_log, show_devices, sniff,
};
pub use command::spec;
pub use command::{Answer, Command, ExportKind, Screen, Selection, SortColumn, Theme};
pub use derived::Derived;
pub use edit::{Edit, apply, selected};
pub use files::document_sentence;
pub use inventory::{Basis, Facet, FacetValue, InventoryView};
pub use mappings::{Mapping, Mappings};
pub use message::{Confirm, Message};
pub use models::{ModelList, ModelRow, Standing};
pub use picked::Picked;
pub use report::{Report, ReportPage, section_name};
pub use rollout::{RolloutChange, RolloutEdit};
pub use rules::{Choice, RuleEdit};
pub use sample::SampleSummary;
pub use settings::{Recent, home};
pub use sites::SiteSpellings;
pub use task::{TaskStatus, Waker};
pub use workbench::diff;
pub use workbench::{
    BenchEdit, Choices, Counts, FileChoice, KeptFinding, Problem, Problems, Reading, Tab, Workbench, expand, place,
    read_file, rejected_rows, repair_of, unreadable,
};

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::catalog::{Catalog, Matches};
use crate::document::SourceBytes;
use crate::i18n::{Lang, tr::session as tr};
use crate::import::Severity;
use crate::model::{Day, Fleet};
use crate::plan::{Cohorts, Outlook, Plan, outlook_on};
use files::{Asking, Outcome};
use history::{Change, History};
use recovery::Recovery;
use settings::Remembered;
use task::Tasks;

/// What a session needs from outside.
pub struct SessionConfig {
    /// Today.
    pub today: Day,
    /// Language until the user chooses one.
    pub lang: Lang,
    /// Folder for settings and recovery copies; `None` takes [`home`].
    pub data_dir: Option<PathBuf>,
    /// File dialogs.
    pub dialogs: Arc<dyn dialogs::FileDialogs>,
    /// Called from other threads when [`Session::update`] has something to do.
    pub waker: Waker,
}

/// What the window has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Close.
    CloseWindow,
    /// Put this text on the clipboard.
    CopyText(String),
    /// Put a picture on the clipboard: width, height, and red, green and blue of every pixel.
    CopyPicture(usize, usize, Vec<u8>),
    /// Put the cursor into the filter of the screen.
    FocusFilter,
}

/// What undo goes back to.
#[derive(Clone, Default)]
struct State {
    has_plan: bool,
    plan: Arc<Plan>,
    fleet: Arc<Fleet>,
    sources: Arc<Vec<SourceBytes>>,
    scenario: usize,
    matches: Arc<Matches>,
    cohorts: Arc<Cohorts>,
    models: Arc<ModelList>,
    sites: Arc<Vec<SiteSpellings>>,
}

/// What an undo step did.
#[derive(Clone, Debug)]
enum Step {
    Edit(Edit),
    Import(usize),
}

impl Change for Step {
    fn merge_key(&self) -> Option<String> {
        match self {
            Self::Edit(edit) => edit.merge_key(),
            Self::Import(_) => None,
        }
    }
}

/// The application without a window.
pub struct Session {
    today: Day,
    as_of: Option<Day>,
    default_lang: Lang,
    home: Option<PathBuf>,
    dialogs: Arc<dyn dialogs::FileDialogs>,
    waker: Waker,
    catalog: Arc<Catalog>,
    state: State,
    created: Option<Day>,
    history: History<State, Step>,
    outlooks: Vec<Arc<Outlook>>,
    simulation: Option<simulate::Simulation>,
    nothing: Arc<Outlook>,
    path: Option<PathBuf>,
    saved_at: Option<SystemTime>,
    remembered: Remembered,
    remembered_changed: bool,
    screen: Screen,
    back: Vec<Screen>,
    forward: Vec<Screen>,
    selection: Selection,
    palette: bool,
    message: Option<Message>,
    confirm: Option<Confirm>,
    workbench: Option<Workbench>,
    mappings: Arc<Mappings>,
    /// Files are being read for the workbench.
    reading: bool,
    /// The number of the newest reading; older ones are dropped.
    readings: u64,
    inventory: InventoryView,
    inventory_stale: bool,
    queue: VecDeque<Command>,
    tasks: Tasks<Outcome>,
    asking: Option<Asking>,
    recovery: Recovery,
    quitting: bool,
    /// What was noticed in certificate files and logs read last.
    noticed: Vec<Noticed>,
    /// The log that is being read.
    watched: Watched,
    /// The sample was counted, or is being counted.
    sampled: bool,
    /// The report as it was drawn last.
    report: Option<Arc<Report>>,
    report_drawing: bool,
    /// Pictures made for the clipboard, for the next update.
    copied: Vec<Effect>,
}

impl Session {
    /// A session without plan, with the settings of earlier runs.
    #[must_use]
    pub fn new(config: SessionConfig) -> Self {
        let SessionConfig { today, lang, data_dir, dialogs, waker } = config;
        let home = data_dir.or_else(home);
        let (remembered, damaged) = home.as_deref().map(Remembered::load).unwrap_or_default();
        let (mappings, damaged_mappings) = home.as_deref().map(Mappings::load).unwrap_or_default();
        let recovery = Recovery::in_folder(home.as_deref());
        let mut session = Self {
            today,
            as_of: None,
            default_lang: lang,
            home,
            dialogs,
            tasks: Tasks::new(Arc::clone(&waker)),
            waker,
            catalog: Catalog::builtin(),
            state: State::default(),
            created: None,
            history: History::default(),
            outlooks: Vec::new(),
            simulation: None,
            nothing: Arc::new(Outlook { today: Some(today), as_of: Some(today), ..Outlook::default() }),
            path: None,
            saved_at: None,
            remembered,
            remembered_changed: false,
            screen: Screen::Start,
            back: Vec::new(),
            forward: Vec::new(),
            selection: Selection::None,
            palette: false,
            message: None,
            confirm: None,
            workbench: None,
            mappings: Arc::new(mappings),
            reading: false,
            readings: 0,
            inventory: InventoryView::default(),
            inventory_stale: true,
            queue: VecDeque::new(),
            asking: None,
            recovery,
            quitting: false,
            noticed: Vec::new(),
            watched: Watched::default(),
            sampled: false,
            report: None,
            report_drawing: false,
            copied: Vec::new(),
        };
        if let Some(aside) = damaged.or(damaged_mappings) {
            let text = tr::settings_damaged(session.lang(), &aside.display().to_string());
            session.tell(Severity::Warning, text, None);
        }
        session
    }

    /// What the start screen says of the sample fleet; `None` until it has been counted.
    #[must_use]
    pub fn sample(&self) -> Option<&'static SampleSummary> {
        sample::summary()
    }

    /// Queues a command for the next [`Session::update`].
    pub fn send(&mut self, command: Command) {
        self.queue.push_back(command);
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
    pub fn preview(&self, edits: &[Edit]) -> Outlook {
        let start = (Plan::clone(&self.state.plan), self.state.scenario);
        let (plan, scenario) = edits.iter().fold(start, |(plan, scenario), edit| apply(&plan, scenario, edit));
        let State { fleet, cohorts, .. } = &self.state;
        outlook_on(fleet, cohorts, &self.catalog, &plan, scenario, self.days())
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

    /// The day the plan is made on and the day it is read on.
    fn days(&self) -> (Day, Day) {
        (self.today, self.as_of())
    }

    /// The language of the window.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.remembered.lang.unwrap_or(self.default_lang)
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

    fn step_label(&self, step: &Step) -> String {
        match step {
            Step::Edit(edit) => edit.label(self.lang(), &self.catalog),
            Step::Import(files) => tr::edit_import(self.lang(), u64::try_from(*files).unwrap_or(u64::MAX)),
        }
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

    fn tell(&mut self, severity: Severity, text: String, details: Option<String>) {
        self.message = Some(Message { severity, text, details });
    }
}

#[cfg(test)]
mod tests;

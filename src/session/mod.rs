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
mod asking;
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
mod view;
mod workbench;

pub use crate::export::svg::Chart;
pub use crate::i18n::explain::{class_name, lane_name, price};
pub use accept::{proposed, sources_of, title_of, with_prices};
pub use certificates::{
    CertificateEdit, Kind as EvidenceKind, LogWatch, Noticed, Readings, Watched, match_devices, read_certificates,
    read_log, show_devices, sniff,
};
pub use command::spec;
pub use command::{Answer, Command, ExportKind, Figure, Screen, Selection, SortColumn, Theme};
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
pub use rules::{Choice, RuleEdit, place_of_number};
pub use run::scenario_named;
pub use sample::SampleSummary;
pub use settings::{Recent, home};
pub use sites::SiteSpellings;
pub use task::{TaskStatus, Waker};
pub use workbench::diff;
pub use workbench::{
    BenchEdit, Choices, Counts, FileChoice, FileOnDisk, KeptFinding, Problem, Problems, Reading, Tab, Workbench,
    expand, place, read_file, rejected_rows, repair_of, unreadable,
};

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use crate::catalog::{Catalog, Matches};
use crate::document::SourceBytes;
use crate::i18n::{Lang, tr::session as tr};
use crate::import::Severity;
use crate::model::{Day, Fleet};
use crate::plan::{Cohorts, Outlook, Plan};
use asking::Asking;
use files::Outcome;
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
    /// How many plans were begun: tells work for one from work for the next.
    begun: u64,
    today: Day,
    as_of: Option<Day>,
    default_lang: Lang,
    /// The language asked for from the shell, for this run.
    lang_of_run: Option<Lang>,
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
    /// Held by every edit that is still being made in a task.
    edits: Arc<()>,
    /// What leaves the plan once those edits are made.
    leaving: Option<Command>,
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
            lang_of_run: None,
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
            begun: 0,
            report: None,
            report_drawing: false,
            copied: Vec::new(),
            edits: Arc::default(),
            leaving: None,
        };
        if let Some(aside) = damaged.or(damaged_mappings) {
            let text = tr::settings_damaged(session.lang(), &aside.display().to_string());
            session.tell(Severity::Warning, text, None);
        }
        session
    }

    /// Queues a command for the next [`Session::update`].
    pub fn send(&mut self, command: Command) {
        self.queue.push_back(command);
    }

    /// The day the plan is made on and the day it is read on.
    fn days(&self) -> (Day, Day) {
        (self.today, self.as_of())
    }

    fn step_label(&self, step: &Step) -> String {
        match step {
            Step::Edit(edit) => edit.label(self.lang(), &self.catalog),
            Step::Import(files) => tr::edit_import(self.lang(), u64::try_from(*files).unwrap_or(u64::MAX)),
        }
    }

    fn tell(&mut self, severity: Severity, text: String, details: Option<String>) {
        self.message = Some(Message { severity, text, details });
    }
}

#[cfg(test)]
mod tests;

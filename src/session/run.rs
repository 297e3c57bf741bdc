//! Running commands: once a frame, in one place.

use std::sync::Arc;

use super::command::{Answer, Command, Screen, Selection, SortColumn};
use super::derived::{Derived, outlooks_after};
use super::edit::{self, Edit};
use super::files::Load;
use super::history::History;
use super::inventory::InventoryView;
use super::message::Confirm;
use super::picked::Picked;
use super::task::{Job, Ticket};
use super::{Effect, Session, State, Step, accept, sample};
use crate::catalog::Catalog;
use crate::i18n::{Lang, tr::session as tr};
use crate::import::Severity;
use crate::plan::{Plan, Settings, Sources};

/// The scenario with a name, however its letters are cased where none is written just so.
///
/// # Errors
/// A sentence that names those there are.
pub fn scenario_named(lang: Lang, plan: &Plan, name: &str) -> Result<usize, String> {
    let names = || plan.scenarios.iter().map(|scenario| scenario.name.as_str());
    let exact = names().position(|known| known == name);
    let found = exact.or_else(|| names().position(|known| known.to_lowercase() == name.to_lowercase()));
    found.ok_or_else(|| tr::no_such_scenario(lang, name, &names().collect::<Vec<_>>().join(", ")))
}

impl Session {
    /// Runs the queued commands, and takes the results of tasks and dialogs. Call it once a frame.
    pub fn update(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.poll_dialog();
        self.poll_task();
        effects.append(&mut self.copied);
        while let Some(command) = self.queue.pop_front() {
            self.run(command, &mut effects);
        }
        if !self.regrouping()
            && let Some(then) = self.leaving.take()
        {
            self.run(then, &mut effects);
        }
        self.count_sample();
        self.refresh_inventory();
        self.keep_recovery_copy();
        self.store_settings();
        if self.quitting && !self.tasks.busy() {
            self.quitting = false;
            self.remove_recovery_copy();
            effects.push(Effect::CloseWindow);
        }
        effects
    }

    /// Runs until nothing is left to do: for tests and for runs without a window. Gives up after five minutes.
    pub fn settle(&mut self) -> Vec<Effect> {
        let begun = std::time::Instant::now();
        let mut effects = self.update();
        while self.busy() && begun.elapsed().as_secs() < 300 {
            std::thread::sleep(std::time::Duration::from_millis(1));
            effects.extend(self.update());
        }
        effects
    }

    fn run(&mut self, command: Command, effects: &mut Vec<Effect>) {
        match command {
            Command::Show(screen) => self.show(screen),
            Command::Back => {
                if let Some(screen) = self.back.pop() {
                    self.forward.push(std::mem::replace(&mut self.screen, screen));
                }
            }
            Command::Forward => {
                if let Some(screen) = self.forward.pop() {
                    self.back.push(std::mem::replace(&mut self.screen, screen));
                }
            }
            Command::Select(selection) => self.selection = selection,
            Command::SelectDevices(rows) => self.select_devices(rows),
            Command::SelectBehind(year, row) => self.select_behind(year, row.as_ref()),
            Command::NewPlan => {
                if self.may_leave(Command::NewPlan) {
                    self.begin_empty();
                }
            }
            Command::OpenPlan => self.ask_for_plan(),
            Command::OpenPaths(paths) => self.open_paths(paths),
            Command::ChooseImport => self.ask_for_inventories(),
            Command::ChooseCertificates => self.ask_for_certificates(),
            Command::ChooseLogs => self.ask_for_logs(),
            Command::PasteTable(text) => {
                self.read_pasted(text);
            }
            Command::AcceptImport => self.accept(None, false),
            Command::AcceptClean => self.accept(None, true),
            Command::Bench(edit) => self.edit_bench(edit),
            Command::ExportRejected => self.ask_for_rejected(),
            Command::SaveMapping(file, name) => self.save_mapping(file, name),
            command @ (Command::RenameMapping(..) | Command::DeleteMapping(_)) => self.change_mappings(command),
            Command::ExportMappings(name) => self.ask_for_mappings_file(name),
            Command::ImportMappings => self.ask_for_mappings(),
            Command::DiscardImport => self.discard_import(),
            Command::ExploreSample => {
                if self.may_leave(Command::ExploreSample) {
                    self.read_and_take(sample::inputs(), sample::TITLE.to_owned());
                }
            }
            Command::OpenRecovery => {
                if self.may_leave(Command::OpenRecovery) {
                    self.open_recovery_copy();
                }
            }
            Command::DiscardRecovery => self.recovery.discard(),
            Command::Save => self.save(),
            Command::SaveAs => self.ask_where_to_save(None),
            Command::Undo if self.at_workbench() => self.undo_bench(),
            Command::Redo if self.at_workbench() => self.redo_bench(),
            Command::Undo => {
                if let Some(state) = self.history.undo(self.state.clone()) {
                    self.adopt(state);
                }
            }
            Command::Redo => {
                if let Some(state) = self.history.redo(self.state.clone()) {
                    self.adopt(state);
                }
            }
            Command::Edit(edit) => self.edit(edit),
            Command::EndGesture => self.history.end_gesture(),
            Command::CancelGesture => {
                if let Some(state) = self.history.cancel_gesture() {
                    self.adopt(state);
                }
            }
            Command::Simulate(seed) => self.simulate(seed),
            Command::SelectScenario(index) => self.select_scenario(index),
            Command::SelectScenarioNamed(name) => self.select_scenario_named(&name),
            Command::SetAsOf(day) => {
                let day = day.filter(|day| *day != self.today);
                if day != self.as_of {
                    self.as_of = day;
                    self.see_anew();
                }
            }
            Command::SetLang(lang) => {
                self.lang_of_run = None;
                self.remembered.lang = Some(lang);
                self.remembered_changed = true;
            }
            Command::SetLangOfRun(lang) => self.lang_of_run = Some(lang),
            Command::SetTheme(theme) => {
                self.remembered.theme = theme;
                self.remembered_changed = true;
            }
            Command::ZoomWindow(percent) => self.zoom_to(percent),
            Command::ZoomIn => self.zoom_to(self.remembered.zoom.saturating_add(10)),
            Command::ZoomOut => self.zoom_to(self.remembered.zoom.saturating_sub(10)),
            Command::ZoomReset => self.zoom_to(100),
            Command::Explain => {
                self.remembered_changed |= !self.remembered.inspector;
                self.remembered.inspector = true;
            }
            Command::ToggleInspector => {
                self.remembered.inspector = !self.remembered.inspector;
                self.remembered_changed = true;
            }
            Command::Export(kind) => self.ask_where_to_export(kind),
            Command::DrawReport => self.draw_report(),
            Command::ChooseLogo => self.ask_for_logo(),
            Command::CopyChart(chart) => self.copy_chart(chart),
            Command::CopyPage(page) => self.copy_page(page),
            Command::CopyBudget => effects.push(Effect::CopyText(self.budget_table())),
            Command::CancelTask => {
                if self.tasks.status().is_some_and(|task| task.cancellable) {
                    self.tasks.cancel();
                    self.stop_reading();
                    // Whoever keeps the plan as it was stays with it.
                    self.leaving = None;
                }
            }
            Command::TogglePalette => self.palette = !self.palette,
            Command::FocusFilter => effects.push(Effect::FocusFilter),
            Command::Filter(text) => {
                self.inventory_stale |= text != self.inventory.text;
                self.inventory.text = text;
            }
            Command::SortInventory(column) => self.sort(column),
            Command::ForgetRecent(path) => {
                match path {
                    Some(path) => self.remembered.recent.retain(|plan| plan.path != path),
                    None => self.remembered.recent.clear(),
                }
                self.remembered_changed = true;
            }
            Command::CopyText(text) => effects.push(Effect::CopyText(text)),
            Command::CopyPicture(scene, dark) => self.copy_scene(crate::chart::Scene::clone(&scene), dark),
            Command::DismissMessage => self.message = None,
            Command::Answer(answer) => self.answer(answer),
            Command::Quit => {
                if self.may_leave(Command::Quit) {
                    self.tasks.cancel();
                    self.quitting = true;
                }
            }
        }
    }

    fn select_scenario(&mut self, index: usize) {
        if index < self.state.plan.scenarios.len() && index != self.state.scenario {
            self.state.scenario = index;
            self.look_anew();
        }
    }

    fn select_scenario_named(&mut self, name: &str) {
        match scenario_named(self.lang(), &self.state.plan, name) {
            Ok(index) => self.select_scenario(index),
            Err(text) => self.tell(Severity::Warning, text, None),
        }
    }

    fn zoom_to(&mut self, percent: u16) {
        self.remembered.zoom = percent.clamp(80, 200);
        self.remembered_changed = true;
    }

    pub(super) fn show(&mut self, screen: Screen) {
        if screen != self.screen {
            self.back.push(std::mem::replace(&mut self.screen, screen));
            self.forward.clear();
        }
    }

    /// True if nothing would be lost; else asks first, or waits for an edit that is still being made.
    pub(super) fn may_leave(&mut self, then: Command) -> bool {
        if self.regrouping() {
            self.leaving = Some(then);
            return false;
        }
        if !self.dirty() {
            return true;
        }
        let text = tr::confirm_save(self.lang(), &self.state.plan.settings.title);
        self.confirm = Some(Confirm { text, then });
        false
    }

    fn answer(&mut self, answer: Answer) {
        let Some(Confirm { then, .. }) = self.confirm.take() else { return };
        match answer {
            Answer::Cancel => {}
            Answer::Discard => {
                self.history.mark_saved(self.history.revision());
                self.queue.push_front(then);
            }
            Answer::Save => self.save_then(Some(then)),
        }
    }

    pub(super) fn edit(&mut self, edit: Edit) {
        let (plan, scenario) = edit::apply(&self.state.plan, self.state.scenario, &edit);
        if plan == *self.state.plan && scenario == self.state.scenario {
            return;
        }
        let known = &self.state.plan;
        if plan.assignments != known.assignments
            || plan.own_products != known.own_products
            || plan.site_names != known.site_names
        {
            self.regroup(edit, plan, scenario);
            return;
        }
        let before = self.state.clone();
        self.state.plan = Arc::new(plan);
        self.state.scenario = scenario;
        self.history.record(Step::Edit(edit), before);
        self.see_anew();
    }

    /// Takes a state of the history. Its matches and cohorts belong to it; only the outlooks are made anew.
    fn adopt(&mut self, state: State) {
        let other_fleet = !Arc::ptr_eq(&state.fleet, &self.state.fleet);
        let before = std::mem::replace(&mut self.state, state).plan;
        self.settle_catalog(&before.own_products);
        if other_fleet && matches!(self.selection, Selection::Device(_) | Selection::Devices(_)) {
            // Positions mean other devices now.
            self.selection = Selection::None;
        }
        if !self.state.has_plan {
            self.show(Screen::Start);
        }
        self.see_anew();
    }

    fn derive(&mut self) {
        let derived = Derived::on(&self.state.fleet, &self.catalog, &self.state.plan, self.days());
        self.take(derived);
    }

    pub(super) fn take(&mut self, derived: Derived) {
        self.state.matches = derived.matches;
        self.state.cohorts = derived.cohorts;
        self.state.models = derived.models;
        self.state.sites = derived.sites;
        self.outlooks = derived.outlooks;
        self.look_anew();
    }

    /// Makes the outlooks anew, as far as something has changed for them.
    pub(super) fn see_anew(&mut self) {
        self.outlooks = outlooks_after(&self.outlooks, &self.sources(), self.days());
        self.look_anew();
    }

    /// What the current outlook is made from.
    #[must_use]
    pub fn sources(&self) -> Sources {
        let State { fleet, cohorts, plan, .. } = self.state.clone();
        Sources { fleet, cohorts, catalog: Arc::clone(&self.catalog), plan }
    }

    /// Shows the inventory and the selected records by another outlook.
    fn look_anew(&mut self) {
        self.inventory_stale = true;
        if let Selection::Devices(picked) = &self.selection {
            self.select_devices(picked.rows.clone());
        }
    }

    /// Selects records; one alone is the plain selection of a device.
    fn select_devices(&mut self, rows: Vec<u32>) {
        self.selection = match rows.as_slice() {
            [] => Selection::None,
            [one] => Selection::Device(*one),
            _ => Selection::Devices(Arc::new(Picked::of(self.basis(), rows))),
        };
    }

    fn select_behind(&mut self, year: Option<crate::model::FiscalYear>, row: Option<&crate::plan::budget::RowKey>) {
        let Some(outlook) = self.outlooks.get(self.state.scenario) else { return };
        let lines = match row {
            Some(row) => outlook.budget.lines_in(year, row),
            None => outlook.budget.lines_of(year, None),
        };
        let found = crate::plan::devices_behind(&self.state.fleet, &self.state.cohorts, &outlook.budget, &lines);
        self.select_devices(found.into_iter().map(|device| device.0).collect());
    }

    fn sort(&mut self, column: SortColumn) {
        self.inventory.sort = match self.inventory.sort {
            Some((known, false)) if known == column => Some((column, true)),
            Some((known, true)) if known == column => None,
            _ => Some((column, false)),
        };
        self.inventory_stale = true;
    }

    /// Counts the sample fleet for the start screen, when nothing else is to do.
    fn count_sample(&mut self) {
        if self.sampled || self.screen != Screen::Start || self.tasks.busy() {
            return;
        }
        self.sampled = true;
        if sample::summary().is_none() {
            let (catalog, today) = (Arc::clone(&self.catalog), self.today);
            let work = move |ticket: &Ticket| {
                sample::count(&catalog, today, ticket);
                None
            };
            self.tasks.start(Job { name: String::new(), cancellable: false, shown: false, work: Box::new(work) });
        }
    }

    /// Filters, sorts and counts every record, once somebody looks at them: an edit made elsewhere does not wait for it.
    fn refresh_inventory(&mut self) {
        if self.screen == Screen::Inventory && std::mem::take(&mut self.inventory_stale) {
            let text = std::mem::take(&mut self.inventory.text);
            self.inventory = InventoryView::of(self.basis(), &text, self.inventory.sort);
        }
    }

    /// Forgets the plan: what follows is a new one.
    pub(super) fn begin_nothing(&mut self) {
        self.begun += 1;
        self.state = State::default();
        self.catalog = Catalog::builtin();
        self.history = History::default();
        self.outlooks = Vec::new();
        self.simulation = None;
        self.path = None;
        self.saved_at = None;
        self.created = None;
        self.workbench = None;
        self.selection = Selection::None;
        self.inventory = InventoryView::default();
        self.inventory_stale = true;
        self.recovery.reset();
    }

    pub(super) fn begin_empty(&mut self) {
        self.begin_nothing();
        let imported = crate::import::Imported::default();
        let plan = accept::proposed(self.lang(), "", &imported, &self.catalog);
        self.state = State { has_plan: true, plan: Arc::new(plan), ..State::default() };
        self.created = Some(self.today);
        self.derive();
        self.show(Screen::Inventory);
    }

    /// Takes an opened plan.
    pub(super) fn take_opened(&mut self, load: Load) {
        self.begin_nothing();
        let document = load.document;
        self.state = State {
            has_plan: true,
            plan: document.plan,
            fleet: document.fleet,
            sources: document.sources,
            scenario: document.scenario,
            ..State::default()
        };
        if self.state.plan.scenarios.is_empty() {
            let settings: Settings = self.state.plan.settings.clone();
            let names = accept::proposed(self.lang(), "", &crate::import::Imported::default(), &self.catalog);
            let plan = Plan { settings, scenarios: names.scenarios, ..Plan::clone(&self.state.plan) };
            self.state.plan = Arc::new(plan);
        }
        self.created = document.created;
        self.settle_catalog(&[]);
        self.take(load.derived);
        if self.outlooks.len() != self.state.plan.scenarios.len() {
            self.see_anew();
        }
        if load.recovered {
            self.history.mark_unsaved();
        } else {
            self.path = Some(load.path);
            self.saved_at = load.modified;
            self.remember_plan();
        }
        self.show(Screen::Inventory);
        if !load.others.is_empty() {
            self.send(Command::OpenPaths(load.others));
        }
    }
}

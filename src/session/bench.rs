//! The session at the workbench: reading files, choosing, undoing, accepting, and the mappings.

use std::path::PathBuf;
use std::sync::Arc;

use super::command::{Command, Screen, Selection};
use super::derived::Derived;
use super::files::Outcome;
use super::mappings::{self, Mapping};
use super::task::{Job, Ticket};
use super::workbench::{self, BenchEdit, Choices, From, Pending, Read, Request, Workbench};
use super::{Session, State, Step, accept};
use crate::catalog::Catalog;
use crate::i18n::tr::{bench, session as tr};
use crate::import::{Imported, Input, Severity};
use crate::model::Fleet;

/// The fleet an import leaves, made in a task.
pub(super) struct Accepted {
    fleet: Fleet,
    derived: Derived,
}

impl Session {
    /// Reads files for the workbench, beside those that are in it.
    pub(super) fn read_files(&mut self, paths: Vec<PathBuf>) {
        let choices = self.choices();
        self.start_reading(From::Paths(choices, paths), None);
    }

    /// The same with a table that was pasted.
    pub(super) fn read_pasted(&mut self, text: String) {
        let input = Input { path: tr::pasted_table(self.lang()).into(), bytes: Ok(text.into_bytes()) };
        let choices = self.choices().with(vec![input]);
        self.start_reading(From::Choices(choices), None);
    }

    /// Reads these files and accepts them at once as a new plan with this title.
    pub(super) fn read_and_take(&mut self, inputs: Vec<Input>, title: String) {
        self.workbench = None;
        self.start_reading(From::Choices(Choices::of(Arc::new(inputs), false)), Some(title));
    }

    fn choices(&self) -> Choices {
        match &self.workbench {
            Some(bench) => bench.latest().clone(),
            None => Choices { adds: self.state.has_plan, ..Choices::default() },
        }
    }

    fn start_reading(&mut self, from: From, take: Option<String>) {
        let (plan, base) = if take.is_some() {
            (Arc::default(), None)
        } else {
            (Arc::clone(&self.state.plan), Some(Arc::clone(&self.state.fleet)))
        };
        let request = Request {
            from,
            base,
            plan,
            mappings: Arc::clone(&self.mappings),
            before: self.workbench.as_ref().map(|bench| (bench.choices.clone(), Arc::clone(&bench.reading))),
            today: self.today,
            as_of: self.as_of(),
            lang: self.lang(),
        };
        if self.reading {
            // What is being read is out of date.
            self.tasks.cancel();
        }
        self.reading = true;
        self.readings += 1;
        let number = self.readings;
        let work =
            move |ticket: &Ticket| request.run(ticket).map(|read| Outcome::Read { read: Box::new(read), take, number });
        let name = tr::task_import(self.lang());
        self.tasks.start(Job { name, cancellable: true, shown: true, work: Box::new(work) });
    }

    /// Forgets what is being read: nothing of it is left.
    pub(super) fn stop_reading(&mut self) {
        self.reading = false;
        self.readings += 1;
        if let Some(bench) = &mut self.workbench {
            bench.pending = None;
        }
    }

    /// Takes what was read, unless something newer is being read.
    pub(super) fn take_read(&mut self, read: Read, take: Option<String>, number: u64) {
        if number != self.readings {
            return;
        }
        self.reading = false;
        let mut bench = Workbench::new(read);
        if take.is_some() {
            self.begin_nothing();
            self.workbench = Some(bench);
            self.accept(take, false);
            return;
        }
        if let Some(before) = self.workbench.take() {
            bench.history = before.pending.map_or(before.history, |pending| pending.history);
        }
        self.workbench = Some(bench);
        self.show(Screen::Import);
    }

    /// Carries out a step of the workbench.
    pub(super) fn edit_bench(&mut self, edit: BenchEdit) {
        let Some(bench) = &self.workbench else { return };
        let before = bench.latest().clone();
        let next = before.apply(&edit);
        if next.files.is_empty() {
            self.discard_import();
            return;
        }
        let mut history =
            bench.pending.as_ref().map_or_else(|| bench.history.clone(), |pending| pending.history.clone());
        history.record(edit, before);
        self.go_to(next, history.clone());
    }

    /// Goes one step back in the workbench.
    pub(super) fn undo_bench(&mut self) {
        self.step_bench(true);
    }

    /// Goes one step forward again in the workbench.
    pub(super) fn redo_bench(&mut self) {
        self.step_bench(false);
    }

    fn step_bench(&mut self, back: bool) {
        let Some(bench) = &self.workbench else { return };
        let mut history =
            bench.pending.as_ref().map_or_else(|| bench.history.clone(), |pending| pending.history.clone());
        let present = bench.latest().clone();
        let found = if back { history.undo(present) } else { history.redo(present) };
        if let Some(choices) = found {
            self.go_to(choices, history);
        }
    }

    fn go_to(&mut self, choices: Choices, history: super::history::History<Choices, BenchEdit>) {
        let Some(bench) = &mut self.workbench else { return };
        if choices.reads_as(&bench.choices) {
            if bench.pending.take().is_some() {
                self.tasks.cancel();
                self.reading = false;
                self.readings += 1;
            }
            bench.history = history;
            bench.choices = choices;
            bench.problems = Arc::new(workbench::Problems::of(&bench.reading, &bench.choices));
            return;
        }
        bench.pending = Some(Pending { choices: choices.clone(), history });
        self.start_reading(From::Choices(choices), None);
    }

    /// Leaves the workbench without taking anything.
    pub(super) fn discard_import(&mut self) {
        if self.reading {
            self.tasks.cancel();
        }
        self.stop_reading();
        self.workbench = None;
        self.show(if self.state.has_plan { Screen::Inventory } else { Screen::Start });
    }

    /// Takes the workbench into the plan, as one undo step; `clean` leaves out what needs attention.
    pub(super) fn accept(&mut self, title: Option<String>, clean: bool) {
        let Some(bench) = &self.workbench else { return };
        if !bench.acceptable() {
            self.tell(Severity::Warning, tr::nothing_to_import(self.lang()), None);
            return;
        }
        if bench.rereading() {
            return;
        }
        if bench.reading.diff.is_none() && !clean {
            self.take_import(title, None);
            return;
        }
        if !clean && bench.changes_nothing() {
            self.workbench = None;
            self.tell(Severity::Info, bench::nothing_new(self.lang()), None);
            self.show(Screen::Inventory);
            return;
        }
        let (bench, days, number) = (bench.clone(), self.days(), self.readings);
        let work = move |ticket: &Ticket| {
            let accepted = bench.resolve(clean).map(|fleet| {
                let reading = &bench.reading;
                let derived = Derived::on(&fleet, &reading.catalog, &reading.plan, days);
                Box::new(Accepted { fleet, derived })
            });
            (!ticket.cancelled()).then_some(Outcome::Accepted { accepted, title, number })
        };
        let name = bench::task_accept(self.lang());
        self.tasks.start(Job { name, cancellable: true, shown: true, work: Box::new(work) });
    }

    /// Takes the fleet that was made of the workbench, unless the workbench has changed since.
    pub(super) fn take_accepted(&mut self, accepted: Option<Box<Accepted>>, title: Option<String>, number: u64) {
        if number == self.readings {
            self.take_import(title, accepted.map(|accepted| *accepted));
        }
    }

    fn take_import(&mut self, title: Option<String>, accepted: Option<Accepted>) {
        let Some(bench) = self.workbench.take() else { return };
        let before = self.state.clone();
        let Workbench { choices, reading, .. } = bench;
        let imported = Arc::clone(&reading.imported);
        let derived = reading.derived.clone();
        let catalog = Arc::clone(&reading.catalog);
        // The previews hold the whole files; they end here.
        drop(reading);
        let plan = if self.state.has_plan {
            accept::with_prices(&self.state.plan, &imported.prices, &catalog)
        } else {
            let title = title.unwrap_or_else(|| accept::title_of(&choices.inputs));
            accept::proposed(self.lang(), &title, &imported, &catalog)
        };
        let plan = workbench::with_choices(&plan, &choices);
        let mut sources = if choices.adds { self.state.sources.to_vec() } else { Vec::new() };
        for source in accept::sources_of(&choices.inputs, &imported) {
            if sources.iter().all(|known| known.sha256 != source.sha256) {
                sources.push(source);
            }
        }
        let (fleet, derived) = match accepted {
            Some(Accepted { fleet, derived }) => (fleet, derived),
            None => (
                Arc::try_unwrap(imported).map_or_else(|shared| shared.fleet.clone(), |own: Imported| own.fleet),
                derived,
            ),
        };
        self.state = State {
            has_plan: true,
            scenario: self.state.scenario.min(plan.scenarios.len().saturating_sub(1)),
            plan: Arc::new(plan),
            fleet: Arc::new(fleet),
            sources: Arc::new(sources),
            ..State::default()
        };
        self.catalog = catalog;
        self.created = self.created.or(Some(self.today));
        self.take(derived);
        self.match_logs();
        self.see_anew();
        self.history.record(Step::Import(choices.inputs.len()), before);
        self.selection = Selection::None;
        self.show(Screen::Inventory);
    }

    /// Makes the catalog that of the plan, if the user's own products differ from those before.
    pub(super) fn settle_catalog(&mut self, before: &[crate::catalog::OwnProduct]) {
        if self.state.plan.own_products != before {
            self.catalog = Catalog::with_own(&self.state.plan.own_products);
        }
    }

    /// Remembers how a file of the workbench is read.
    pub(super) fn save_mapping(&mut self, file: usize, name: String) {
        let Some(bench) = &mut self.workbench else { return };
        let (Some(report), Some(choice)) = (bench.reading.imported.files.get(file), bench.choices.files.get_mut(file))
        else {
            return;
        };
        let mapping = Mapping::of(name.clone(), report, &choice.options);
        choice.mapping = Some(name);
        Arc::make_mut(&mut self.mappings).put(mapping);
        self.store_mappings();
    }

    /// Changes the list of mappings and writes it.
    pub(super) fn change_mappings(&mut self, command: Command) {
        let mappings = Arc::make_mut(&mut self.mappings);
        match command {
            Command::RenameMapping(name, new) => {
                if !mappings.rename(&name, &new) {
                    self.tell(Severity::Warning, bench::mapping_name_taken(self.lang(), new.trim()), None);
                    return;
                }
            }
            Command::DeleteMapping(name) => mappings.remove(&name),
            _ => return,
        }
        self.store_mappings();
    }

    fn store_mappings(&mut self) {
        let Some(home) = &self.home else { return };
        if let Err(error) = self.mappings.store(home) {
            let text = tr::settings_not_saved(self.lang(), &super::unreadable(self.lang(), &error));
            self.tell(Severity::Warning, text, Some(error.to_string()));
        }
    }

    /// Reads mappings from files of others.
    pub(super) fn import_mappings(&mut self, paths: &[PathBuf]) {
        let lang = self.lang();
        let mut taken = 0;
        for path in paths {
            let read = super::read_file(lang, path)
                .and_then(|bytes| String::from_utf8(bytes).map_err(|error| error.to_string()))
                .and_then(|text| mappings::parse(&text));
            match read {
                Ok(list) => {
                    taken += list.len() as u64;
                    let mappings = Arc::make_mut(&mut self.mappings);
                    for mapping in list {
                        mappings.put(mapping);
                    }
                }
                Err(reason) => {
                    let text = bench::mappings_unreadable(lang, &path.display().to_string());
                    self.tell(Severity::Error, text, Some(reason));
                    return;
                }
            }
        }
        self.store_mappings();
        self.tell(Severity::Info, bench::mappings_imported(lang, taken), None);
    }

    /// Writes mappings, or the rejected rows of the workbench, to a file.
    pub(super) fn write_text(&mut self, path: PathBuf, bytes: Result<Vec<u8>, String>) {
        let lang = self.lang();
        let name = tr::task_export(lang, &path.display().to_string());
        let work = move |_: &Ticket| {
            let written = bytes
                .and_then(|bytes| super::export::store(&path, &bytes).map_err(|error| super::unreadable(lang, &error)));
            Some(match written {
                Ok(()) => Outcome::Exported(path),
                Err(reason) => {
                    let text = tr::export_failed(lang, &path.display().to_string(), &reason);
                    Outcome::Trouble { text, details: None, then: None }
                }
            })
        };
        self.tasks.start(Job { name, cancellable: false, shown: true, work: Box::new(work) });
    }
}

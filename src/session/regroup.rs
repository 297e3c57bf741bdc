//! Edits after which all devices are matched and grouped anew: spellings named, products described, sites renamed.

use std::sync::Arc;

use super::derived::Derived;
use super::edit::Edit;
use super::files::Outcome;
use super::task::{Job, Ticket};
use super::{Command, Session, Step};
use crate::catalog::Catalog;
use crate::i18n::tr::session as tr;
use crate::model::{Day, Field, Fleet};
use crate::plan::Plan;

/// Devices from which on grouping takes longer than a frame.
const LARGE: usize = 20_000;

/// The plan and the fleet an edit is made on.
type Base = (Arc<Plan>, Arc<Fleet>);

/// An edit with everything that follows from it.
pub(super) struct Regrouped {
    edit: Edit,
    /// What it was made on.
    base: Base,
    /// Which of the plans of this session it is for.
    begun: u64,
    days: (Day, Day),
    plan: Arc<Plan>,
    scenario: usize,
    fleet: Arc<Fleet>,
    derived: Derived,
    /// As long as it is there, the edit is still being made.
    _being_made: Arc<()>,
}

impl Regrouped {
    fn of(
        edit: Edit,
        (base, begun, being_made): (Base, u64, Arc<()>),
        days: (Day, Day),
        plan: Plan,
        scenario: usize,
    ) -> Self {
        let fleet = if plan.site_names == base.0.site_names {
            Arc::clone(&base.1)
        } else {
            Arc::new(base.1.renamed(Field::Site, &plan.site_names))
        };
        let derived = Derived::on(&fleet, &Catalog::with_own(&plan.own_products), &plan, days);
        Self { edit, base, begun, days, plan: Arc::new(plan), scenario, fleet, derived, _being_made: being_made }
    }
}

impl Session {
    /// Makes an edit that changes matches or groups: at once, or in a task where that would hold up the window.
    pub(super) fn regroup(&mut self, edit: Edit, plan: Plan, scenario: usize) {
        let base = (Arc::clone(&self.state.plan), Arc::clone(&self.state.fleet));
        let base = (base, self.begun, Arc::clone(&self.edits));
        let days = self.days();
        if self.state.fleet.len() < LARGE {
            self.take_regrouped(Regrouped::of(edit, base, days, plan, scenario));
            return;
        }
        let work = move |ticket: &Ticket| {
            let regrouped = Regrouped::of(edit, base, days, plan, scenario);
            (!ticket.cancelled()).then(|| Outcome::Regrouped(Box::new(regrouped)))
        };
        let name = tr::task_regroup(self.lang());
        self.tasks.start(Job { name, cancellable: true, shown: true, work: Box::new(work) });
    }

    /// True while an edit is being made in a task.
    pub(super) fn regrouping(&self) -> bool {
        Arc::strong_count(&self.edits) > 1
    }

    /// Takes the edit; if the plan has changed meanwhile, the edit is made once more on what it is now.
    pub(super) fn take_regrouped(&mut self, regrouped: Regrouped) {
        let Regrouped { edit, base: (plan, fleet), .. } = regrouped;
        let unchanged = Arc::ptr_eq(&plan, &self.state.plan) && Arc::ptr_eq(&fleet, &self.state.fleet);
        if !unchanged || regrouped.days != self.days() {
            // Another plan is none of its business.
            if regrouped.begun == self.begun && self.state.has_plan {
                self.queue.push_front(Command::Edit(edit));
            }
            return;
        }
        let before = self.state.clone();
        self.state.fleet = regrouped.fleet;
        self.state.plan = regrouped.plan;
        self.state.scenario = regrouped.scenario;
        self.settle_catalog(&plan.own_products);
        self.history.record(Step::Edit(edit), before);
        self.take(regrouped.derived);
    }
}

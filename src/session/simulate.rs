//! The simulation of a scenario: a background task whose result belongs to one outlook.

use std::sync::Arc;

use super::Session;
use super::files::Outcome;
use super::task::{Job, Ticket};
use crate::i18n::tr::session as tr;
use crate::import::Progress as _;
use crate::plan::Outlook;
use crate::plan::simulate::{Request, Simulated, simulate};

/// A simulation and the outlook it was made from.
pub(super) struct Simulation {
    pub outlook: Arc<Outlook>,
    pub result: Simulated,
}

impl Session {
    /// The simulation of the outlook on screen; `None` until one was made, and again once the plan has changed.
    #[must_use]
    pub fn simulated(&self) -> Option<&Simulated> {
        let known = self.simulation.as_ref()?;
        Arc::ptr_eq(&known.outlook, self.outlook()).then_some(&known.result)
    }

    /// Simulates the current scenario from a seed.
    pub(super) fn simulate(&mut self, seed: u64) {
        let scenario = self.state.scenario;
        let (plan, outlook) = (Arc::clone(&self.state.plan), Arc::clone(self.outlook()));
        let request = Request { seed, ..Request::default() };
        let work = move |ticket: &Ticket| {
            let own = plan.scenarios.get(scenario)?;
            let runs = u64::from(request.runs);
            let go_on = |run: u32| ticket.report(u64::from(run), runs);
            let result = simulate(&plan, own, &outlook.budget, request, &go_on)?;
            Some(Outcome::Simulated(Box::new(Simulation { outlook: Arc::clone(&outlook), result })))
        };
        let name = tr::task_simulate(self.lang());
        self.tasks.start(Job { name, cancellable: true, shown: true, work: Box::new(work) });
    }
}

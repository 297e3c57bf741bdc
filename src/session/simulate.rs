//! The simulation of a scenario: a background task whose result belongs to one outlook.

use std::sync::Arc;

use super::Session;
use super::files::Outcome;
use super::task::{Job, Ticket};
use crate::i18n::tr::session as tr;
use crate::import::Progress as _;
use crate::model::{FiscalYear, Money};
use crate::plan::budget::{Budget, Category};
use crate::plan::simulate::{Request, Simulated, simulate};
use crate::plan::{Outlook, Plan, Scenario};

/// A simulation and what it was made from.
pub(super) struct Simulation {
    pub plan: Arc<Plan>,
    /// Place of the scenario in the plan.
    pub scenario: usize,
    pub outlook: Arc<Outlook>,
    pub result: Simulated,
}

impl Simulation {
    fn own(&self) -> Option<&Scenario> {
        self.plan.scenarios.get(self.scenario)
    }
}

impl Session {
    /// The last simulation of the scenario on screen; `None` until one was made. It may have been made before the plan was changed:
    /// [`Session::simulation_holds`] tells.
    #[must_use]
    pub fn simulated(&self) -> Option<&Simulated> {
        let known = self.simulation.as_ref()?;
        let (own, now) = (known.own()?, self.state.plan.scenarios.get(self.state.scenario)?);
        (known.scenario == self.state.scenario && own.name == now.name).then_some(&known.result)
    }

    /// True if a simulation of the plan as it is now would give the same: what it is made from has not changed. Contingency is none
    /// of it, so that taking one over leaves the result standing.
    #[must_use]
    pub fn simulation_holds(&self) -> bool {
        let Some(known) = &self.simulation else { return false };
        if Arc::ptr_eq(&known.outlook, self.outlook()) {
            return true;
        }
        let (old, new) = (known.plan.as_ref(), self.state.plan.as_ref());
        let (Some(was), Some(now)) = (known.own(), new.scenarios.get(self.state.scenario)) else { return false };
        let tax = |plan: &Plan| {
            let settings = &plan.settings;
            (settings.currency, settings.vat_rate, settings.vat_recoverable, settings.vat_mode, settings.rounding)
        };
        let (was, now) = (&was.assumptions, &now.assumptions);
        tax(old) == tax(new)
            && old.prices == new.prices
            && (&was.ranges, &was.minutes) == (&now.ranges, &now.minutes)
            && same_costs(&known.outlook.budget, &self.outlook().budget)
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
            let (plan, outlook) = (Arc::clone(&plan), Arc::clone(&outlook));
            Some(Outcome::Simulated(Box::new(Simulation { plan, scenario, outlook, result })))
        };
        let name = tr::task_simulate(self.lang());
        self.tasks.start(Job { name, cancellable: true, shown: true, work: Box::new(work) });
    }
}

/// True if two budgets cost the same line by line, but for what a simulation leaves out.
fn same_costs(a: &Budget, b: &Budget) -> bool {
    a.years == b.years && costs(a).eq(costs(b))
}

fn costs(budget: &Budget) -> impl Iterator<Item = (FiscalYear, Category, Option<usize>, u64, Money)> + '_ {
    let lines = budget.lines.iter().filter(|line| !matches!(line.category, Category::Contingency | Category::Vat));
    lines.map(|line| (line.fiscal_year, line.category, line.lane, line.quantity, line.amount))
}

//! What the planning screens share: one look at the session, and words for what they show.

pub mod entry;
pub mod fields;
pub mod kept;
pub mod preview;
pub mod statement;
pub mod words;

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::i18n::{Lang, explain, fmt};
use crate::model::{Class, Currency, Day, FiscalCalendar, FiscalYear, Money};
use crate::plan::outlook::Lane;
use crate::plan::{Outlook, Plan, Scenario};
use crate::session::{Command, Edit, Selection, Session};
use crate::ui::cx::Cx;

/// What a planning screen reads, and where it sends commands.
#[derive(Clone, Copy)]
pub struct Planning<'a> {
    cx: &'a Cx<'a>,
    /// The session.
    pub session: &'a Session,
    /// Language of the window.
    pub lang: Lang,
    /// The plan.
    pub plan: &'a Plan,
    /// The catalog.
    pub catalog: &'a Catalog,
    /// The outlook of the current scenario.
    pub outlook: &'a Arc<Outlook>,
}

impl<'a> Planning<'a> {
    /// Looks at the session of a frame.
    #[must_use]
    pub fn new(cx: &'a Cx<'a>) -> Self {
        let session = cx.session;
        Self {
            cx,
            session,
            lang: cx.lang,
            plan: session.plan(),
            catalog: session.catalog(),
            outlook: session.outlook(),
        }
    }

    /// Sends a command.
    pub fn send(&self, command: Command) {
        self.cx.send(command);
    }

    /// Changes the plan.
    pub fn edit(&self, edit: Edit) {
        self.cx.send(Command::Edit(edit));
    }

    /// Selects something else.
    pub fn select(&self, selection: Selection) {
        if self.session.selection() != &selection {
            self.cx.send(Command::Select(selection));
        }
    }

    /// The current scenario.
    #[must_use]
    pub fn scenario(&self) -> Option<&'a Scenario> {
        self.plan.scenarios.get(self.session.scenario())
    }

    /// The fiscal calendar of the plan.
    #[must_use]
    pub fn calendar(&self) -> FiscalCalendar {
        self.plan.settings.fiscal
    }

    /// The currency of the plan.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.plan.settings.currency
    }

    /// An amount of minor units in whole units of the plan's currency.
    #[must_use]
    pub fn whole(&self, minor: i64) -> String {
        fmt::money_whole(self.lang, Money::new(minor, self.currency()))
    }

    /// An amount with its minor units, where amounts of the budget have any; for what explains one of them.
    #[must_use]
    pub fn exact(&self, minor: i64) -> String {
        let unit = 10_i64.pow(self.currency().exponent());
        let mut amounts = self.outlook.budget.cells.values().chain([&minor]);
        if amounts.any(|amount| amount % unit != 0) {
            return fmt::money(self.lang, Money::new(minor, self.currency()));
        }
        self.whole(minor)
    }

    /// The same with a trailing plus where it is a lower bound.
    #[must_use]
    pub fn exact_or_more(&self, minor: i64, incomplete: bool) -> String {
        let text = self.exact(minor);
        if incomplete { format!("{text}\u{a0}+") } else { text }
    }

    /// An amount in whole units, with a trailing plus where it is a lower bound.
    #[must_use]
    pub fn whole_or_more(&self, minor: i64, incomplete: bool) -> String {
        let mut text = self.whole(minor);
        if incomplete {
            text.push_str("\u{a0}+");
        }
        text
    }

    /// A day.
    #[must_use]
    pub fn date(&self, day: Day) -> String {
        fmt::date(self.lang, day)
    }

    /// A number.
    #[must_use]
    pub fn number(&self, value: u64) -> String {
        fmt::number(self.lang, value)
    }

    /// A fiscal year.
    #[must_use]
    pub fn year(&self, year: FiscalYear) -> String {
        fmt::fiscal_year(self.lang, self.calendar(), year)
    }

    /// The name of a lane; unidentified devices are called after their class.
    #[must_use]
    pub fn lane_name(&self, lane: &Lane) -> String {
        if lane.name.is_empty() { self.class_name(lane.class) } else { lane.name.clone() }
    }

    /// Class and Android version of a lane.
    #[must_use]
    pub fn lane_note(&self, lane: &Lane) -> String {
        let class = words::group(self.lang, lane.class.group());
        match &lane.android {
            Some(android) => format!("{class}, Android {android}"),
            None => class,
        }
    }

    /// The name of a class, from the catalog.
    #[must_use]
    pub fn class_name(&self, class: Class) -> String {
        if class == Class::Unknown {
            return crate::i18n::tr::strategy::not_in_catalog(self.lang);
        }
        explain::class_or_group(self.lang, self.catalog, class)
    }

    /// The name of a product key.
    #[must_use]
    pub fn product_name(&self, key: &str) -> String {
        explain::lane_name(self.lang, self.catalog, key)
    }

    /// True if the plan has no phones yet.
    #[must_use]
    pub fn empty(&self) -> bool {
        self.outlook.devices == 0
    }
}

//! Cash, profit and loss of the outlook on screen.

use std::sync::Arc;

use egui::{Id, Ui};

use super::Planning;
use crate::i18n::tr::inspector as tr;
use crate::plan::Outlook;
use crate::plan::statement::{Asset, Statement, statement};

/// A statement, kept until the outlook changes.
#[derive(Clone)]
struct Kept {
    outlook: Arc<Outlook>,
    made: Option<Arc<Statement>>,
}

impl Planning<'_> {
    /// Both views of the outlook; `None` if the amounts are too large to be added up.
    #[must_use]
    pub fn statement(&self, ui: &Ui) -> Option<Arc<Statement>> {
        let id = Id::unique("statement-kept");
        if let Some(known) = ui.data(|data| data.get_temp::<Kept>(id))
            && Arc::ptr_eq(&known.outlook, self.outlook)
        {
            return known.made;
        }
        let made = statement(self.plan, self.outlook).ok().map(Arc::new);
        let kept = Kept { outlook: Arc::clone(self.outlook), made: made.clone() };
        ui.data_mut(|data| data.insert_temp(id, kept));
        made
    }

    /// What an asset is: the model it replaces and its wave.
    #[must_use]
    pub fn asset_name(&self, asset: &Asset) -> String {
        let lane = asset.lane.and_then(|lane| self.outlook.lanes.get(lane)).map(|lane| self.lane_name(lane));
        let wave = asset.wave.position().and_then(|at| self.outlook.budget.names.waves.get(at)).cloned();
        let parts: Vec<String> = [lane, wave].into_iter().flatten().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { tr::no_model(self.lang) } else { parts.join(", ") }
    }
}

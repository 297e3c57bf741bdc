//! Cash, profit and loss of the outlook on screen.

use std::sync::Arc;

use egui::Ui;

use super::Planning;
use crate::i18n::tr::inspector as tr;
use crate::plan::statement::{Asset, Statement, statement};

impl Planning<'_> {
    /// Both views of the outlook; `None` if the amounts are too large to be added up.
    #[must_use]
    pub fn statement(&self, ui: &Ui) -> Option<Arc<Statement>> {
        self.kept(ui, "statement", (), || statement(self.plan, self.outlook).ok().map(Arc::new))
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

//! What lives as long as the window and belongs to no plan: texts being typed, open menus, scroll positions.

use super::screens;
use super::shell::ShellState;

/// The state of all views.
#[derive(Debug, Default)]
pub struct View {
    /// The cursor goes into the filter of the screen in this frame.
    pub focus_filter: bool,
    /// Bars and palette.
    pub shell: ShellState,
    /// Start screen.
    pub start: screens::start::StartView,
    /// Timeline.
    pub timeline: screens::timeline::TimelineScreen,
    /// Certificates.
    pub certificates: screens::certificates::CertificatesScreen,
    /// Strategy.
    pub strategy: screens::strategy::StrategyScreen,
    /// Rollout.
    pub rollout: screens::rollout::RolloutScreen,
    /// Models that are not certain.
    pub models: screens::models::ModelsView,
    /// Catalog.
    pub catalog: screens::catalog::CatalogView,
    /// Settings.
    pub settings: screens::settings::SettingsView,
    /// Import workbench.
    pub import: screens::import::ImportView,
    /// Inventory.
    pub inventory: screens::inventory::InventoryScreen,
    /// Budget.
    pub budget: screens::budget::BudgetScreen,
    /// Report.
    pub report: screens::report::ReportScreen,
}

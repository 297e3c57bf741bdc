//! Everything the user can make the program do.

pub mod spec;

use std::path::PathBuf;
use std::sync::Arc;

use super::edit::Edit;
use super::picked::Picked;
use super::workbench::BenchEdit;
use crate::chart::Scene;
use crate::i18n::Lang;
use crate::model::{Day, Field, FiscalYear};

/// A screen, in the order of the rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum Screen {
    /// Start.
    #[default]
    Start,
    /// Import workbench.
    Import,
    /// Inventory.
    Inventory,
    /// Timeline.
    Timeline,
    /// Certificates.
    Certificates,
    /// Strategy.
    Strategy,
    /// Rollout.
    Rollout,
    /// Budget.
    Budget,
    /// Report.
    Report,
    /// Models that are not certain, and sites that may be one.
    Models,
    /// Catalog.
    Catalog,
    /// Settings.
    Settings,
}

impl Screen {
    /// The seven screens of the rail, in the order of the work (Ctrl+1 to Ctrl+7).
    pub const RAIL: [Self; 7] = [
        Self::Inventory,
        Self::Timeline,
        Self::Certificates,
        Self::Strategy,
        Self::Rollout,
        Self::Budget,
        Self::Report,
    ];
}

/// The one selection that the inspector explains.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub enum Selection {
    /// Nothing.
    #[default]
    None,
    /// A device record, by position in the fleet.
    Device(u32),
    /// Several device records.
    Devices(Arc<Picked>),
    /// A product of the catalog, by key.
    Product(String),
    /// A lane, by key.
    Lane(String),
    /// A class group, by index into `ClassGroup::ALL`.
    Group(usize),
    /// A site, as imported; empty for devices without.
    Site(String),
    /// A vendor, as the catalog names it; empty for devices without.
    Vendor(String),
    /// An event, by index in the outlook.
    Event(usize),
    /// A wave, by name.
    Wave(String),
    /// A bar of the rollout: a wave by name, a site, and the bar's first Monday; with the Monday of one of its weeks.
    Bar(String, String, Day, Option<Day>),
    /// A week of the rollout, by its Monday.
    Week(Day),
    /// A blackout, by its position in the plan.
    Blackout(usize),
    /// A budget cell: index of the year in the outlook (`None`: all years) and row of the table (`None`: all).
    Cell(Option<usize>, Option<crate::plan::budget::RowKey>),
    /// A cell of cash, profit and loss: the fiscal year (`None`: all) and the row.
    Statement(Option<FiscalYear>, crate::plan::statement::StatementRow),
    /// A cell of the trust matrix: lane key and root.
    Trust(String, String),
    /// A root, by its key.
    Root(String),
    /// An own chain of certificates, by position in the plan.
    Chain(usize),
    /// A log, by position in the plan.
    Log(usize),
    /// A figure of the budget screen that is no cell of a table.
    Figure(Figure),
    /// A column of an import preview: file and column.
    ImportColumn(usize, usize),
    /// A finding of an import: file and finding.
    Finding(usize, usize),
}

/// What a scenario comes to, beside its budget by year and category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Figure {
    /// All that is spent up to the end of a fiscal year.
    Cumulative(FiscalYear),
    /// Phones that are replaced or taken away by the end of the plan.
    Replaced,
    /// Phones without support on the last day of the plan.
    Unsupported,
    /// Months of a phone without support.
    DeviceMonths,
    /// Certificate events that reach phones.
    CertificateEvents,
    /// Phones that certificate events reach, over all events.
    PhonesReached,
    /// Phones that certificate events make drop off, over all events.
    DropOffs,
    /// The present value.
    PresentValue,
    /// The equivalent annual cost.
    AnnualCost,
}

/// Theme of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What an export writes; the type follows the extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExportKind {
    /// PDF report.
    Pdf,
    /// Workbook.
    Xlsx,
    /// CSV of devices.
    Csv,
    /// Calendar.
    Ics,
    /// Timeline as vector drawing.
    Svg,
    /// Timeline as picture.
    Png,
    /// Charts of the budget as vector drawing.
    BudgetSvg,
    /// Charts of the budget as picture.
    BudgetPng,
}

/// What the inventory is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SortColumn {
    /// A field of the record.
    Field(Field),
    /// The product it was matched to.
    Product,
    /// Class.
    Class,
    /// Support state on the as-of day.
    State,
}

/// The answer to "Save changes?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Stay.
    Cancel,
}

/// A command. Menu, palette, shortcuts, tooltips and help are made from this one enum.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Show a screen.
    Show(Screen),
    /// Back to the last screen.
    Back,
    /// Forward again.
    Forward,
    /// Select something.
    Select(Selection),
    /// Select these device records, by position in the fleet.
    SelectDevices(Vec<u32>),
    /// Select the records behind a cell of the budget: of a fiscal year or all, of a row or all.
    SelectBehind(Option<FiscalYear>, Option<crate::plan::budget::RowKey>),
    /// Begin an empty plan.
    NewPlan,
    /// Ask for a plan and open it.
    OpenPlan,
    /// Open this plan or import these files, whichever they are.
    OpenPaths(Vec<PathBuf>),
    /// Ask for inventories and read them for the workbench.
    ChooseImport,
    /// Ask for files of certificates and take them.
    ChooseCertificates,
    /// Ask for logs of phones or SBCs and take what they show.
    ChooseLogs,
    /// Read this text (pasted table) for the workbench.
    PasteTable(String),
    /// Take what the workbench shows into the plan.
    AcceptImport,
    /// Leave the workbench without taking anything.
    DiscardImport,
    /// Read the sample fleet for the workbench and take it.
    ExploreSample,
    /// Open the copy of unsaved work that an earlier run left behind.
    OpenRecovery,
    /// Delete that copy.
    DiscardRecovery,
    /// Save under the known name, or ask for one.
    Save,
    /// Ask for a name and save.
    SaveAs,
    /// Undo the last edit.
    Undo,
    /// Redo the last undone edit.
    Redo,
    /// Change the plan.
    Edit(Edit),
    /// Make a scenario current.
    SelectScenario(usize),
    /// Make the scenario with this name current.
    SelectScenarioNamed(String),
    /// Read every count, state and list on another day; `None` is today. The plan stays as it is made today.
    SetAsOf(Option<Day>),
    /// Change the language of the window.
    SetLang(Lang),
    /// Use another language in this run; the next one begins in that of the settings again.
    SetLangOfRun(Lang),
    /// Change the theme.
    SetTheme(Theme),
    /// Ask for a name and export.
    Export(ExportKind),
    /// Draw the report of the plan as it is, for the preview.
    DrawReport,
    /// Ask for a picture and make it the logo of the report.
    ChooseLogo,
    /// Put a chart on the clipboard, as a picture.
    CopyChart(crate::export::svg::Chart),
    /// Put a page of the report on the clipboard as a picture, by position.
    CopyPage(usize),
    /// Put the budget of the current scenario on the clipboard as a table.
    CopyBudget,
    /// Cancel the running task.
    CancelTask,
    /// Show or hide the command palette.
    TogglePalette,
    /// Show or hide the inspector.
    ToggleInspector,
    /// Put the cursor into the filter of the screen.
    FocusFilter,
    /// Set the filter of the inventory.
    Filter(String),
    /// Zoom the window by a factor in percent (80 to 200).
    ZoomWindow(u16),
    /// Zoom the window in by a step.
    ZoomIn,
    /// Zoom the window out by a step.
    ZoomOut,
    /// Zoom the window to 100 %.
    ZoomReset,
    /// Show the inspector with the explanation of the selection.
    Explain,
    /// Remove a plan from the list of recent plans; `None` clears the list.
    ForgetRecent(Option<PathBuf>),
    /// Sort the inventory by a column; again for the other direction.
    SortInventory(SortColumn),
    /// Choose something in the workbench.
    Bench(BenchEdit),
    /// Take what the workbench shows into the plan, but for what needs attention.
    AcceptClean,
    /// Ask for a name and write the rows of the workbench that could not be used, with the reasons.
    ExportRejected,
    /// Remember how a file of the workbench is read, under a name.
    SaveMapping(usize, String),
    /// Give a mapping another name.
    RenameMapping(String, String),
    /// Forget a mapping.
    DeleteMapping(String),
    /// Ask for a name and write one mapping, or all.
    ExportMappings(Option<String>),
    /// Ask for files of mappings and take them over.
    ImportMappings,
    /// The slider was released: the next change of it is a new undo step.
    EndGesture,
    /// The running change of a drag or slider is taken back as if it had never been.
    CancelGesture,
    /// Simulate the current scenario over its ranges, from this seed.
    Simulate(u64),
    /// Answer the question of [x].
    Answer(Answer),
    /// Put this text on the clipboard.
    CopyText(String),
    /// Put this drawing on the clipboard as a picture, in the colors of the window (dark if `true`).
    CopyPicture(Arc<Scene>, bool),
    /// Close the message line.
    DismissMessage,
    /// Close the window.
    Quit,
}

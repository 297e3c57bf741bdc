//! The table of devices.

use std::sync::Arc;

use egui::{Align2, Layout, Rect, Sense, Ui, UiBuilder, vec2};
use lucide_icons::Icon;

use super::{InventoryScreen, picker};
use crate::catalog::Match;
use crate::chart::Ink;
use crate::i18n::reason;
use crate::i18n::{Lang, finding::field_name, fmt, tr};
use crate::model::{Device, DeviceId, DeviceKind, Field};
use crate::plan::State;
use crate::plan::outlook::Lane;
use crate::session::{Command, Picked, Screen, Selection, SortColumn};
use crate::ui::cx::{Cx, class_name};
use crate::ui::theme::Type;
use crate::ui::widgets::{
    Cell, Column, Joins, Table, TableOutput, UiExt as _, menu_item, paint_text, visible_range_text,
};

/// A column that can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A field as imported.
    Field(Field),
    /// The product.
    Model,
    /// Class.
    Class,
    /// State on the as-of day.
    State,
    /// Last day of support.
    Deadline,
    /// How sure the product is.
    Match,
}

impl Choice {
    /// All, in the order they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        let first = [Self::Field(Field::Name), Self::Model, Self::Class];
        let fields = [
            Field::Site,
            Field::Building,
            Field::Room,
            Field::User,
            Field::Department,
            Field::CostCenter,
            Field::Firmware,
            Field::Mac,
            Field::Serial,
            Field::AssetTag,
            Field::Ip,
            Field::Extension,
            Field::PhoneNumber,
            Field::Status,
            Field::PurchaseDate,
            Field::WarrantyEnd,
            Field::LastSeen,
            Field::Quantity,
        ];
        first.into_iter().chain(fields.map(Self::Field)).chain([Self::State, Self::Deadline, Self::Match])
    }

    /// The title of the column.
    #[must_use]
    pub fn title(self, lang: Lang) -> String {
        match self {
            Self::Field(Field::Name) => tr::inventory::column_name(lang),
            Self::Field(field) => field_name(lang, field),
            Self::Model => tr::inventory::column_model(lang),
            Self::Class => tr::inventory::column_class(lang),
            Self::State => tr::inventory::column_state(lang),
            Self::Deadline => tr::inventory::column_deadline(lang),
            Self::Match => tr::inventory::column_match(lang),
        }
    }

    const fn sort(self) -> Option<SortColumn> {
        Some(match self {
            Self::Field(field) => SortColumn::Field(field),
            Self::Model => SortColumn::Product,
            Self::Class => SortColumn::Class,
            Self::State => SortColumn::State,
            Self::Deadline | Self::Match => return None,
        })
    }

    fn column(self, lang: Lang) -> Column {
        let title = self.title(lang);
        let column = match self {
            Self::Field(Field::Name) => Column::new(title, 152.0).grow(1.0),
            Self::Model => Column::new(title, 190.0).grow(1.0),
            Self::Class | Self::State => Column::new(title, 118.0),
            Self::Deadline => Column::number(title, 88.0),
            Self::Match => Column::number(title, 56.0),
            Self::Field(Field::Room) => Column::new(title, 50.0),
            Self::Field(Field::Mac) => Column::new(title, 132.0),
            Self::Field(Field::Quantity) => Column::number(title, 64.0),
            Self::Field(Field::Firmware) => Column::new(title, 116.0),
            Self::Field(_) => Column::new(title, 96.0),
        };
        if self.sort().is_some() { column.sortable() } else { column }
    }
}

/// The columns shown, in order.
#[derive(Debug)]
pub struct Columns(Vec<Choice>);

impl Default for Columns {
    fn default() -> Self {
        Self(vec![
            Choice::Field(Field::Name),
            Choice::Model,
            Choice::Class,
            Choice::Field(Field::Room),
            Choice::Field(Field::Firmware),
            Choice::State,
            Choice::Deadline,
            Choice::Match,
        ])
    }
}

impl Columns {
    /// True if a column is shown.
    #[must_use]
    pub fn has(&self, choice: Choice) -> bool {
        self.0.contains(&choice)
    }

    /// Shows or hides a column; one always stays. Columns keep the order in which they are offered.
    pub fn toggle(&mut self, choice: Choice) {
        if self.has(choice) {
            if self.0.len() > 1 {
                self.0.retain(|known| *known != choice);
            }
        } else {
            self.0 = Choice::all().filter(|known| *known == choice || self.has(*known)).collect();
        }
    }
}

/// Where the selected device stands, kept until rows or selection change: rows can be a million.
#[derive(Debug, Default)]
pub struct Found {
    rows: usize,
    device: Option<u32>,
    row: Option<usize>,
    /// Where a range of rows begins.
    anchor: usize,
}

impl Found {
    fn row(&mut self, rows: &Arc<Vec<u32>>, device: Option<u32>) -> Option<usize> {
        let known = Arc::as_ptr(rows) as usize;
        if known != self.rows || device != self.device {
            let row = device.and_then(|device| rows.iter().position(|row| *row == device));
            *self = Self { rows: known, device, row, ..*self };
        }
        self.row
    }

    /// Selects a row as it joins the rows already selected.
    fn choose(&mut self, cx: &Cx<'_>, rows: &[u32], row: usize, joins: Joins) {
        let Some(index) = rows.get(row).copied() else { return };
        let selected = match cx.session.selection() {
            Selection::Device(known) => vec![*known],
            Selection::Devices(picked) => picked.rows.clone(),
            _ => Vec::new(),
        };
        match joins {
            Joins::Alone => {
                self.anchor = row;
                cx.select(Selection::Device(index));
            }
            Joins::Toggles => {
                self.anchor = row;
                let mut rows = selected;
                match rows.iter().position(|known| *known == index) {
                    Some(known) => drop(rows.remove(known)),
                    None => rows.push(index),
                }
                cx.send(Command::SelectDevices(rows));
            }
            Joins::Extends => {
                let anchor = self.anchor.min(rows.len() - 1);
                let range = anchor.min(row)..=anchor.max(row);
                cx.send(Command::SelectDevices(rows.get(range).map(<[u32]>::to_vec).unwrap_or_default()));
            }
        }
    }
}

/// A record with all that is shown of it.
pub(super) struct Shown<'a> {
    pub device: Device<'a>,
    pub lane: Option<&'a Lane>,
    pub found: &'a Match,
}

impl<'a> Shown<'a> {
    pub fn of(cx: &Cx<'a>, index: u32) -> Option<Self> {
        let session = cx.session;
        let id = DeviceId(index);
        let device = session.fleet().device(id)?;
        let lane = session.basis().place(id).0.and_then(|lane| {
            let key = &session.cohorts().lanes.get(lane)?.key;
            let lanes = &session.outlook().lanes;
            lanes.get(lane).filter(|found| found.key == *key).or_else(|| lanes.iter().find(|found| found.key == *key))
        });
        Some(Self { device, lane, found: session.matches().get(device.spelling()) })
    }

    /// The name, or what else identifies it.
    pub fn name(&self) -> String {
        for field in [Field::Name, Field::Serial, Field::AssetTag, Field::Extension] {
            let text = self.device.text(field);
            if !text.is_empty() {
                return text.to_owned();
            }
        }
        self.device.mac().map_or_else(String::new, |mac| mac.to_string())
    }

    /// Vendor and model as written.
    pub fn written(&self) -> String {
        let vendor = self.device.text(Field::Vendor);
        let model = self.device.text(Field::Model);
        let repeated = model.to_lowercase().starts_with(&vendor.to_lowercase());
        if repeated { model.to_owned() } else { format!("{vendor} {model}").trim().to_owned() }
    }

    /// What it is instead of a phone.
    pub fn instead(&self, lang: Lang) -> String {
        if self.device.kind() == DeviceKind::SoftClient {
            tr::inventory::soft_client(lang)
        } else {
            tr::inventory::no_phone(lang)
        }
    }

    /// Name of the product, or what is written.
    pub fn model(&self, lang: Lang) -> String {
        match self.lane.filter(|lane| !lane.name.is_empty()) {
            Some(lane) => lane.name.clone(),
            None if self.written().is_empty() => tr::inventory::not_in_catalog(lang),
            None => self.written(),
        }
    }
}

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &mut InventoryScreen) {
    let lang = cx.lang;
    let shown = cx.session.inventory();
    let rows = Arc::clone(&shown.rows);
    let rect = ui.available_rect_before_wrap();
    let footer = rect.with_min_y(rect.bottom() - 26.0);
    let body = rect.with_max_y(footer.top());
    ui.allocate_rect(rect, Sense::hover());
    let mut area = ui.new_child(UiBuilder::new().max_rect(body).layout(Layout::top_down(egui::Align::Min)));
    if rows.is_empty() {
        let button = tr::inventory::clear_filter(lang);
        if area.empty_state(Icon::ListFilter, &tr::inventory::no_match(lang), Some(&button)) {
            view.filter.set(cx, "");
        }
        return;
    }
    let selected = match cx.session.selection() {
        Selection::Device(index) => Some(*index),
        _ => None,
    };
    let selected_row = view.found.row(&rows, selected);
    let picked = match cx.session.selection() {
        Selection::Devices(picked) => Some(picked),
        _ => None,
    };
    let marked = |row: usize| picked.zip(rows.get(row)).is_some_and(|(picked, row)| picked.has(*row));
    let choices = view.columns.0.clone();
    let columns: Vec<Column> = choices.iter().map(|choice| choice.column(lang)).collect();
    let sort = shown.sort.and_then(|(column, falling)| {
        choices.iter().position(|choice| choice.sort() == Some(column)).map(|index| (index, falling))
    });
    let name =
        |row: usize| rows.get(row).and_then(|row| Shown::of(cx, *row)).map_or_else(String::new, |shown| shown.name());
    let mut pick = None;
    let mut menu = |ui: &mut Ui, row: usize| {
        if let Some(index) = rows.get(row).copied() {
            match picked.filter(|picked| picked.has(index)) {
                Some(picked) => rows_menu(ui, cx, picked),
                None => row_menu(ui, cx, index, &mut pick),
            }
        }
    };
    let output = Table::new("inventory", &columns, rows.len())
        .sort(sort)
        .selected(selected_row)
        .marked(&marked)
        .name(&name)
        .menu(&mut menu)
        .show(&mut area, |ui, Cell { row, column }| {
            let shown = rows.get(row).and_then(|index| Shown::of(cx, *index));
            if let (Some(shown), Some(choice)) = (shown, choices.get(column)) {
                cell(ui, cx, &shown, *choice);
            }
        });
    if output.all {
        cx.send(Command::SelectDevices(rows.to_vec()));
    } else if let Some(row) = output.chosen {
        view.found.choose(cx, &rows, row, output.joins);
    }
    if let Some(index) = output.opened.and_then(|row| rows.get(row)) {
        pick = Some(*index);
    }
    if let Some(column) = output.sort.and_then(|index| choices.get(index)?.sort()) {
        cx.send(Command::SortInventory(column));
    }
    if let Some(index) = pick {
        view.picker = picker::Picker::open(cx, index);
    }
    foot(
        ui,
        cx,
        footer,
        &output,
        rows.len(),
        sort.and_then(|(index, _)| choices.get(index)).copied(),
        picked.map_or(usize::from(selected_row.is_some()), |picked| picked.rows.len()),
    );
}

fn foot(ui: &Ui, cx: &Cx<'_>, rect: Rect, output: &TableOutput, rows: usize, sort: Option<Choice>, selected: usize) {
    let lang = cx.lang;
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, egui::Stroke::new(1.0, ui.ink(Ink::StrokeSubtle)));
    let inner = rect.shrink2(vec2(12.0, 0.0));
    let range = visible_range_text(lang, &output.visible, rows);
    let range = match sort {
        Some(column) => tr::inventory::footer_sorted(lang, &column.title(lang), &range),
        None => range,
    };
    paint_text(ui, inner, Align2::LEFT_CENTER, Type::Dense, Ink::TextTertiary, &range);
    if selected > 0 {
        let text = tr::inventory::footer_selected(lang, selected as u64);
        paint_text(ui, inner, Align2::RIGHT_CENTER, Type::Dense, Ink::TextTertiary, &text);
    }
}

/// The menu of several rows.
fn rows_menu(ui: &mut Ui, cx: &Cx<'_>, picked: &Picked) {
    let text_of = tr::inventory::menu_copy_many(cx.lang, picked.rows.len() as u64);
    if menu_item(ui, Some(Icon::Copy), &text_of) {
        let line = |shown: Shown<'_>| {
            let cells: Vec<String> = Choice::all().map(|choice| text(cx, &shown, choice)).collect();
            cells.join("\t")
        };
        let titles: Vec<String> = Choice::all().map(|choice| choice.title(cx.lang)).collect();
        let rows = picked.rows.iter().filter_map(|row| Shown::of(cx, *row)).map(line);
        let lines: Vec<String> = std::iter::once(titles.join("\t")).chain(rows).collect();
        cx.send(Command::CopyText(lines.join("\n")));
    }
}

fn row_menu(ui: &mut Ui, cx: &Cx<'_>, index: u32, pick: &mut Option<u32>) {
    let lang = cx.lang;
    if menu_item(ui, Some(Icon::Pencil), &tr::inventory::menu_model(lang)) {
        *pick = Some(index);
    }
    if menu_item(ui, Some(Icon::Lightbulb), &tr::inventory::menu_explain(lang)) {
        cx.select(Selection::Device(index));
        cx.send(Command::Explain);
    }
    let Some(shown) = Shown::of(cx, index) else { return };
    if let Some(lane) = shown.lane {
        for (screen, icon, text) in [
            (Screen::Strategy, Icon::Signpost, tr::inventory::menu_strategy(lang)),
            (Screen::Timeline, Icon::ChartNoAxesGantt, tr::inventory::menu_timeline(lang)),
        ] {
            if menu_item(ui, Some(icon), &text) {
                cx.send(Command::Show(screen));
                cx.select(Selection::Lane(lane.key.clone()));
            }
        }
    }
    if menu_item(ui, Some(Icon::Copy), &tr::inventory::menu_copy(lang)) {
        let texts: Vec<String> = Choice::all().map(|choice| text(cx, &shown, choice)).collect();
        cx.send(Command::CopyText(texts.join("\t")));
    }
}

/// The text of a cell, for copying and for plain columns.
fn text(cx: &Cx<'_>, shown: &Shown<'_>, choice: Choice) -> String {
    let lang = cx.lang;
    let day = |day: Option<crate::model::Day>| day.map_or_else(String::new, |day| fmt::date(lang, day));
    match choice {
        Choice::Field(Field::Name) => shown.name(),
        Choice::Field(Field::Mac) => shown.device.mac().map_or_else(String::new, |mac| mac.to_string()),
        Choice::Field(Field::PurchaseDate) => day(shown.device.purchase_date()),
        Choice::Field(Field::WarrantyEnd) => day(shown.device.warranty_end()),
        Choice::Field(Field::LastSeen) => day(shown.device.last_seen()),
        Choice::Field(Field::Quantity) => fmt::number(lang, shown.device.quantity()),
        Choice::Field(field) => shown.device.text(field).to_owned(),
        Choice::Model => shown.model(lang),
        Choice::Class => match shown.lane {
            Some(lane) => class_name(lang, lane.class),
            None => shown.instead(lang),
        },
        Choice::State => {
            cx.session.basis().state(shown.device.id()).map_or_else(String::new, |state| reason::state(lang, state))
        }
        Choice::Deadline => match shown.lane {
            Some(lane) => match &lane.deadline {
                Some(deadline) => fmt::date(lang, deadline.day),
                None if lane.product.is_some() => tr::inventory::no_deadline(lang),
                None => "–".to_owned(),
            },
            None => String::new(),
        },
        Choice::Match => match_text(lang, shown.found),
    }
}

/// How sure the product is, in a word.
pub(super) fn match_text(lang: Lang, found: &Match) -> String {
    match found {
        Match::Certain { .. } => fmt::share(lang, 100, 100),
        Match::Likely { percent, .. } => fmt::share(lang, u64::from(*percent), 100),
        Match::Ambiguous { .. } => tr::inventory::match_several(lang),
        Match::ClassOnly { .. } => tr::inventory::match_class(lang),
        Match::Unknown => tr::inventory::match_none(lang),
    }
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>, choice: Choice) {
    let lang = cx.lang;
    match choice {
        Choice::Field(Field::Name) => {
            let selected = *cx.session.selection() == Selection::Device(shown.device.id().0);
            let role = if selected { Type::BodyBold } else { Type::Body };
            ui.txt_cut(role, Ink::TextPrimary, shown.name());
        }
        Choice::Model => {
            let known = shown.lane.is_some_and(|lane| !lane.name.is_empty());
            ui.txt_cut(Type::Body, if known { Ink::TextPrimary } else { Ink::TextSecondary }, shown.model(lang));
            // A word of three letters and dots says nothing.
            if ui.available_width() > 44.0
                && let Some(android) = shown.lane.and_then(|lane| lane.android.as_ref())
            {
                ui.txt_cut(Type::Dense, Ink::TextTertiary, tr::inventory::android(lang, android));
            }
        }
        Choice::Class => match shown.lane {
            Some(lane) => {
                ui.swatch(lane.class.group());
                ui.txt_cut(Type::Body, Ink::TextPrimary, class_name(lang, lane.class));
            }
            None => {
                ui.txt_cut(Type::Body, Ink::TextTertiary, shown.instead(lang));
            }
        },
        Choice::State => {
            if let Some(state) = cx.session.basis().state(shown.device.id()) {
                ui.state_word(state, &reason::state(lang, state));
            }
        }
        Choice::Match => {
            let sure = matches!(shown.found, Match::Certain { .. });
            let ink = if sure { Ink::TextTertiary } else { Ink::StateText(State::BestEffort) };
            ui.txt_cut(Type::Dense, ink, match_text(lang, shown.found));
        }
        Choice::Deadline => {
            ui.txt_cut(Type::Body, Ink::TextPrimary, text(cx, shown, choice));
        }
        Choice::Field(_) => {
            ui.txt_cut(Type::Body, Ink::TextSecondary, text(cx, shown, choice));
        }
    }
}

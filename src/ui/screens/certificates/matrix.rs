//! The trust matrix: phones against roots.

use egui::{
    Align2, EventFilter, Id, Key, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use lucide_icons::Icon;

use super::matrix_layout::{CELL, HEAD, Layout, MARK, layout, short_name};
use super::words;
use crate::chart::Ink;
use crate::i18n::{fmt, tr::certificates as tr};
use crate::plan::OwnDate;
use crate::plan::State;
use crate::plan::trust::{Root, RootGroup, Trust, TrustCell, TrustRow, TrustState};
use crate::session::{CertificateEdit, Command, Edit, Screen, Selection};
use crate::ui::planning::Planning;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{UiExt as _, menu_item, menu_title, paint_icon, paint_text, pane_line};

/// Which rows are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
enum Rows {
    /// All.
    #[default]
    All,
    /// Those that lack a root.
    Missing,
    /// Those of which something is unknown.
    Unknown,
}

/// What the matrix remembers.
#[derive(Debug, Default)]
pub struct MatrixView {
    rows: Rows,
    shown: Option<usize>,
}

/// Height of the legend.
const LEGEND: f32 = 30.0;

impl MatrixView {
    pub(super) fn filter(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        const ALL: [Rows; 3] = [Rows::All, Rows::Missing, Rows::Unknown];
        let names = [tr::rows_all(view.lang), tr::rows_missing(view.lang), tr::rows_unknown(view.lang)];
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if let Some(chosen) = ui.segmented(&tr::rows_filter(view.lang), &names, self.rows as usize) {
            self.rows = ALL.get(chosen).copied().unwrap_or_default();
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let trust = &view.outlook.trust;
        if trust.rows.is_empty() || trust.roots.is_empty() {
            if ui.empty_state(Icon::ShieldQuestionMark, &tr::trust_none(view.lang), Some(&tr::trust_import(view.lang)))
            {
                view.send(Command::ChooseImport);
            }
            return;
        }
        let has = |row: &&TrustRow, state| row.cells.iter().any(|cell| cell.state == state);
        let rows: Vec<&TrustRow> = trust
            .rows
            .iter()
            .filter(|row| match self.rows {
                Rows::All => true,
                Rows::Missing => has(row, TrustState::Missing),
                Rows::Unknown => has(row, TrustState::Undocumented),
            })
            .collect();
        let room = ui.available_rect_before_wrap();
        let groups: Vec<RootGroup> = trust.roots.iter().map(|root| root.group).collect();
        let plan = layout(room.width() - size::PANE_LEFT - size::PANE_RIGHT, &groups);
        let body = room.with_max_y(room.bottom() - LEGEND);
        let mut upper = ui.new_child(egui::UiBuilder::new().id_salt("matrix").max_rect(body));
        upper.shrink_clip_rect(body);
        let matrix = Matrix { view, trust, rows: &rows, plan: &plan, id: ui.scope_id().with("matrix") };
        let scroll_to = matrix.keys(&upper).or_else(|| self.follow(&matrix));
        ScrollArea::horizontal().id_salt("across").auto_shrink([false, false]).show(&mut upper, |ui| {
            ui.set_min_width(plan.width + size::PANE_LEFT);
            matrix.head(ui);
            if rows.is_empty() {
                ui.add_space(12.0);
                ui.horizontal(|ui| {
                    ui.add_space(size::PANE_LEFT);
                    ui.txt(Type::Dense, Ink::TextSecondary, tr::rows_none(view.lang));
                });
                return;
            }
            let mut area = ScrollArea::vertical().id_salt("rows").auto_shrink([false, false]);
            if let Some(row) = scroll_to {
                let offset = (row as f32 + 1.0) * CELL.1 - ui.available_height() / 2.0;
                area = area.vertical_scroll_offset(offset.max(0.0));
            }
            area.show_rows(ui, CELL.1, rows.len(), |ui, range| {
                for row in range {
                    matrix.row(ui, row);
                }
            });
        });
        legend(ui, view, room.with_min_y(room.bottom() - LEGEND));
        ui.advance_cursor_after_rect(room);
    }

    /// The row of a selection that came from elsewhere.
    fn follow(&mut self, matrix: &Matrix<'_, '_>) -> Option<usize> {
        let selected = matrix.selected().map(|(row, _)| row);
        let changed = selected != self.shown;
        self.shown = selected;
        selected.filter(|_| changed && matrix.rows.len() > 12)
    }
}

struct Matrix<'a, 'b> {
    view: &'a Planning<'b>,
    trust: &'a Trust,
    rows: &'a [&'a TrustRow],
    plan: &'a Layout,
    id: Id,
}

impl Matrix<'_, '_> {
    fn lane_key(&self, row: &TrustRow) -> &str {
        self.view.outlook.lanes.get(row.lane).map_or("", |lane| lane.key.as_str())
    }

    fn lane_name(&self, row: &TrustRow) -> String {
        self.view.outlook.lanes.get(row.lane).map(|lane| self.view.lane_name(lane)).unwrap_or_default()
    }

    /// Row and column of the selection.
    fn selected(&self) -> Option<(usize, Option<usize>)> {
        let row = |lane: &str| self.rows.iter().position(|row| self.lane_key(row) == lane);
        match self.view.session.selection() {
            Selection::Trust(lane, root) => {
                let column = self.trust.roots.iter().position(|known| known.id == *root);
                row(lane).map(|row| (row, column))
            }
            Selection::Lane(lane) => row(lane).map(|row| (row, None)),
            _ => None,
        }
    }

    fn select(&self, row: usize, column: usize) {
        if let (Some(row), Some(root)) = (self.rows.get(row), self.trust.roots.get(column)) {
            self.view.select(Selection::Trust(self.lane_key(row).to_owned(), root.id.clone()));
        }
    }

    /// Arrows move, Space sets by hand, Enter explains, F8 goes to the next missing root. Returns the row moved to.
    fn keys(&self, ui: &Ui) -> Option<usize> {
        let focus = ui.memory(|memory| memory.has_focus(self.id));
        if ui.input(|input| input.key_pressed(Key::F8)) {
            return self.next_missing();
        }
        let (row, column) = self.selected().filter(|_| focus)?;
        let column = column.unwrap_or(0);
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, filter));
        let pressed = |key| ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
        let (last_row, last_column) = (self.rows.len().saturating_sub(1), self.trust.roots.len().saturating_sub(1));
        let to = if pressed(Key::ArrowUp) {
            Some((row.saturating_sub(1), column))
        } else if pressed(Key::ArrowDown) {
            Some(((row + 1).min(last_row), column))
        } else if pressed(Key::ArrowLeft) {
            Some((row, column.saturating_sub(1)))
        } else if pressed(Key::ArrowRight) {
            Some((row, (column + 1).min(last_column)))
        } else {
            None
        };
        if let Some((row, column)) = to {
            self.select(row, column);
            return Some(row).filter(|_| self.rows.len() > 12);
        }
        if pressed(Key::Space) {
            self.cycle(row, column);
        }
        if pressed(Key::Enter) {
            self.view.send(Command::Explain);
        }
        None
    }

    fn next_missing(&self) -> Option<usize> {
        let columns = self.trust.roots.len();
        let from = self.selected().map_or(0, |(row, column)| row * columns + column.unwrap_or(0) + 1);
        let all = self.rows.len() * columns;
        let missing = |at: &usize| {
            let cell = self.rows.get(at / columns).and_then(|row| row.cells.get(at % columns));
            cell.is_some_and(|cell| cell.state == TrustState::Missing)
        };
        let at = (from..all).chain(0..from.min(all)).find(missing)?;
        self.select(at / columns, at % columns);
        Some(at / columns)
    }

    /// Nothing, trusted, missing, and back to what is documented.
    fn cycle(&self, row: usize, column: usize) {
        let Some(cell) = self.rows.get(row).and_then(|row| row.cells.get(column)) else { return };
        let next = match (cell.own, cell.state) {
            (_, TrustState::NotUsed) => return,
            (false, _) => Some(true),
            (true, TrustState::Trusted) => Some(false),
            (true, _) => None,
        };
        self.set(row, column, next);
    }

    fn set(&self, row: usize, column: usize, trusted: Option<bool>) {
        let (Some(row), Some(root)) = (self.rows.get(row), self.trust.roots.get(column)) else { return };
        self.view.edit(Edit::Certificates(CertificateEdit::Trust {
            lane: self.lane_key(row).to_owned(),
            root: root.id.clone(),
            trusted,
            on: self.view.session.today(),
        }));
    }

    fn head(&self, ui: &mut Ui) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
        let left = rect.left() + size::PANE_LEFT;
        let lang = self.view.lang;
        for (group, from, to) in &self.plan.groups {
            let name = match group {
                RootGroup::Microsoft => tr::group_microsoft(lang),
                RootGroup::Own => tr::group_own(lang),
                RootGroup::Device => tr::group_device(lang),
            };
            // A narrow group's name may stand over the edges of its column.
            let place = Rect::from_min_max(pos2(left + from, rect.top()), pos2(left + to, rect.top() + 16.0))
                .expand2(vec2(8.0, 0.0));
            let words = paint_text(ui, place, Align2::CENTER_CENTER, Type::Caption, Ink::TextTertiary, &name);
            let line = Stroke::new(1.0, ui.ink(Ink::StrokeSubtle));
            if words.width() + 24.0 < to - from {
                ui.painter().hline(left + from + 4.0..=words.left() - 6.0, place.center().y, line);
                ui.painter().hline(words.right() + 6.0..=left + to - 4.0, place.center().y, line);
            }
        }
        let lowest = |x: f32, right: f32| {
            Rect::from_min_max(pos2(left + x, rect.bottom() - 20.0), pos2(left + right, rect.bottom() - 4.0))
        };
        paint_text(
            ui,
            lowest(0.0, self.plan.names),
            Align2::LEFT_CENTER,
            Type::Caption,
            Ink::TextTertiary,
            &tr::col_model(lang),
        );
        paint_text(
            ui,
            lowest(self.plan.names, self.plan.numbers),
            Align2::RIGHT_CENTER,
            Type::Caption,
            Ink::TextTertiary,
            &tr::col_devices(lang),
        );
        let selected = match self.view.session.selection() {
            Selection::Trust(_, root) | Selection::Root(root) => Some(root.as_str()),
            _ => None,
        };
        for (column, (root, x)) in self.trust.roots.iter().zip(&self.plan.roots).enumerate() {
            let place = Rect::from_min_size(pos2(left + x, rect.top() + 17.0), vec2(self.plan.cell, HEAD - 20.0));
            self.root_head(ui, place, column, root, selected == Some(root.id.as_str()));
        }
        pane_line(ui, rect.with_min_x(left).with_max_x(left + self.plan.width));
    }

    fn root_head(&self, ui: &Ui, place: Rect, column: usize, root: &Root, selected: bool) {
        let view = self.view;
        let response = ui.interact(place, self.id.with(("root", column)), Sense::click());
        let end = end_of(view, root);
        let name = format!("{}, {}", root.subject, end.0);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
        let line =
            |at: f32| Rect::from_min_size(place.min + vec2(0.0, at), vec2(place.width(), 16.0)).shrink2(vec2(1.0, 0.0));
        let (owner, short) = short_name(&root.subject, &root.organization);
        let hovered = response.hovered();
        let quiet = if hovered { Ink::TextPrimary } else { Ink::TextTertiary };
        let name_ink = if selected { Ink::AccentText } else { Ink::TextPrimary };
        paint_text(ui, line(0.0), Align2::CENTER_CENTER, Type::Caption, quiet, &owner);
        paint_text(ui, line(16.0), Align2::CENTER_CENTER, Type::CaptionBold, name_ink, &short);
        paint_text(ui, line(32.0), Align2::CENTER_CENTER, Type::Caption, end.1, &end.0);
        if response.clicked() {
            view.select(Selection::Root(root.id.clone()));
        }
        response.on_hover_text(name);
    }

    fn row(&self, ui: &mut Ui, index: usize) {
        let Some(row) = self.rows.get(index) else { return };
        let view = self.view;
        let Some(lane) = view.outlook.lanes.get(row.lane) else { return };
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), CELL.1), Sense::hover());
        let left = rect.left() + size::PANE_LEFT;
        let selected = self.selected();
        let here = selected.is_some_and(|(row, _)| row == index);
        let whole = Rect::from_min_max(pos2(left - 4.0, rect.top()), pos2(left + self.plan.width, rect.bottom()));
        if here {
            ui.painter().rect_filled(whole, 0, ui.ink(Ink::Selected));
        } else if ui.rect_contains_pointer(whole) {
            ui.painter().rect_filled(whole, 0, ui.ink(Ink::Hover));
        }
        pane_line(ui, whole.with_min_x(left));
        let name = view.lane_name(lane);
        let names = Rect::from_min_max(pos2(left, rect.top()), pos2(left + self.plan.names, rect.bottom()));
        let label = ui.interact(names, self.id.with(("row", index)), Sense::click());
        label.widget_info(|| WidgetInfo::selected(Role::RowHeader, true, here, &name));
        let swatch = Rect::from_center_size(pos2(left + 4.0, rect.center().y), vec2(8.0, 8.0));
        ui.painter().rect_filled(swatch, size::RADIUS_SWATCH, ui.ink(Ink::Class(lane.class.group())));
        let role = if here { Type::DenseBold } else { Type::Dense };
        let words = names.with_min_x(left + 14.0);
        paint_text(ui, words, Align2::LEFT_CENTER, role, Ink::TextPrimary, &name);
        let numbers =
            Rect::from_min_max(pos2(left + self.plan.names, rect.top()), pos2(left + self.plan.numbers, rect.bottom()));
        paint_text(ui, numbers, Align2::RIGHT_CENTER, Type::Dense, Ink::TextPrimary, &view.number(lane.devices));
        if label.clicked() {
            view.select(Selection::Lane(lane.key.clone()));
        }
        label.on_hover_text(format!("{name}\n{}", view.lane_note(lane)));
        for (column, ((root, cell), x)) in self.trust.roots.iter().zip(&row.cells).zip(&self.plan.roots).enumerate() {
            let place = Rect::from_min_size(pos2(left + x, rect.top()), vec2(self.plan.cell, CELL.1));
            let chosen = selected == Some((index, Some(column)));
            self.cell(ui, place, (index, column), root, cell, chosen, &name);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a cell is where it is, what it says, and whether it is chosen")]
    fn cell(&self, ui: &Ui, place: Rect, at: (usize, usize), root: &Root, cell: &TrustCell, chosen: bool, lane: &str) {
        let view = self.view;
        let id = self.id.with(at);
        let response = ui.interact(place, id, Sense::click());
        let sentence = words::cell(view, lane, root, cell);
        response.widget_info(|| WidgetInfo::selected(Role::Cell, true, chosen, &sentence));
        let mark = Rect::from_center_size(place.center(), vec2(MARK.0.min(place.width() - 6.0), MARK.1));
        paint(ui, view, mark, root, cell);
        if chosen {
            let stroke = Stroke::new(2.0, ui.ink(Ink::Accent));
            ui.painter().rect_stroke(mark, size::RADIUS_CHIP, stroke, StrokeKind::Inside);
        }
        if response.clicked() || response.secondary_clicked() {
            self.select(at.0, at.1);
            ui.memory_mut(|memory| memory.request_focus(self.id));
        }
        if response.double_clicked() {
            view.send(Command::Explain);
        }
        // The one place that takes the keys of the whole matrix.
        if chosen {
            ui.interact(Rect::NOTHING, self.id, Sense::focusable_noninteractive());
        }
        response.context_menu(|ui| self.menu(ui, at, root, cell));
        response.on_hover_ui(|ui| self.tip(ui, &sentence, cell));
    }

    fn tip(&self, ui: &mut Ui, sentence: &str, cell: &TrustCell) {
        ui.set_max_width(320.0);
        ui.txt_wrapped(Type::DenseBold, Ink::TextPrimary, sentence);
        for part in cell.parts.iter().take(3) {
            let basis = words::basis(self.view, part);
            let firmware = match part.firmware.as_str() {
                // One part for all versions.
                "" if cell.parts.len() == 1 => String::new(),
                "" => format!(" × {}", tr::no_firmware(self.view.lang)),
                firmware => format!(" × {firmware}"),
            };
            let text = format!("{}{firmware}: {basis}", self.view.number(part.devices));
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, text);
        }
    }

    fn menu(&self, ui: &mut Ui, at: (usize, usize), root: &Root, cell: &TrustCell) {
        let (view, lang) = (self.view, self.view.lang);
        let Some(row) = self.rows.get(at.0) else { return };
        let lane = self.lane_key(row).to_owned();
        if menu_item(ui, Some(Icon::Lightbulb), &tr::menu_explain(lang)) {
            self.select(at.0, at.1);
            view.send(Command::Explain);
        }
        if cell.state != TrustState::NotUsed {
            menu_title(ui, &tr::menu_by_hand(lang));
            if menu_item(ui, Some(Icon::Check), &tr::menu_trusted(lang)) {
                self.set(at.0, at.1, Some(true));
            }
            if menu_item(ui, Some(Icon::X), &tr::menu_missing(lang)) {
                self.set(at.0, at.1, Some(false));
            }
            if cell.own && menu_item(ui, Some(Icon::Undo2), &tr::menu_documented(lang)) {
                self.set(at.0, at.1, None);
            }
        }
        if cell.state == TrustState::Missing {
            let (text, on) =
                if cell.accepted { (tr::unaccept(lang), None) } else { (tr::accept(lang), Some(view.session.today())) };
            if menu_item(ui, Some(Icon::ThumbsUp), &text) {
                view.edit(Edit::Certificates(CertificateEdit::Accept {
                    lane: lane.clone(),
                    root: root.id.clone(),
                    on,
                }));
            }
        }
        if menu_item(ui, Some(Icon::ListTodo), &tr::create_task(lang)) {
            view.edit(task(view, &lane, &self.lane_name(row), root));
        }
        let sha = root
            .known
            .and_then(|at| view.catalog.certificates.get(at)?.sha256.clone())
            .unwrap_or_else(|| root.id.clone());
        if menu_item(ui, Some(Icon::Copy), &tr::copy_fingerprint(lang)) {
            view.send(Command::CopyText(sha));
        }
        if menu_item(ui, Some(Icon::Phone), &tr::show_phones(lang)) {
            show_phones(view, &self.lane_name(row));
        }
    }
}

/// A task to give devices a root, by the next day on which its lack breaks something; in 30 days if there is none.
#[must_use]
pub fn task(view: &Planning<'_>, lane: &str, name: &str, root: &Root) -> Edit {
    let today = view.session.today();
    let index = view.outlook.lane(lane).map(|(index, _)| index);
    let coming = view.outlook.breaks.iter().filter(|one| one.day >= today && one.requires.contains(&root.id));
    let day = coming
        .filter(|one| one.lanes.iter().any(|own| Some(own.lane) == index))
        .map(|one| one.day)
        .next()
        .unwrap_or_else(|| today.plus_days(30));
    Edit::Certificates(CertificateEdit::Date(
        None,
        OwnDate {
            day,
            title: tr::task_title(view.lang, name, &root.subject),
            lane: Some(lane.to_owned()),
            task: true,
            note: String::new(),
        },
    ))
}

/// Shows the devices of a lane in the inventory.
pub(super) fn show_phones(view: &Planning<'_>, name: &str) {
    view.send(Command::Filter(format!("product: \"{name}\"")));
    view.send(Command::Show(Screen::Inventory));
}

/// The end of a root in words, and its ink.
fn end_of(view: &Planning<'_>, root: &Root) -> (String, Ink) {
    match root.not_after {
        Some(end) if end < view.session.as_of() => {
            (tr::root_expired(view.lang, &end.year().to_string()), Ink::StateText(State::Unsupported))
        }
        Some(end) => (view.date(end), Ink::TextTertiary),
        None => (fmt::DASH.to_owned(), Ink::TextTertiary),
    }
}

fn paint(ui: &Ui, view: &Planning<'_>, mark: Rect, root: &Root, cell: &TrustCell) {
    let center = mark.center();
    let past = root.not_after.is_some_and(|end| end < view.session.as_of());
    match cell.state {
        TrustState::Trusted => {
            let ink = if past { Ink::TextTertiary } else { Ink::StateLine(State::Supported) };
            paint_icon(ui, center, Icon::Check, 14.0, ui.ink(ink));
        }
        TrustState::Missing => {
            if cell.accepted || past {
                let stroke = Stroke::new(1.0, ui.ink(Ink::StateLine(State::Unsupported)));
                ui.painter().rect_stroke(mark, size::RADIUS_CHIP, stroke, StrokeKind::Inside);
            } else {
                ui.painter().rect_filled(mark, size::RADIUS_CHIP, ui.ink(Ink::StateFill(State::Unsupported)));
            }
            let of = cell.missing + cell.trusted + cell.undocumented;
            let color = ui.ink(Ink::StateLine(State::Unsupported));
            if cell.missing < of {
                paint_icon(ui, pos2(center.x - 10.0, center.y), Icon::X, 13.0, color);
                let words = Rect::from_min_max(pos2(center.x, mark.top()), mark.max);
                paint_text(
                    ui,
                    words,
                    Align2::LEFT_CENTER,
                    Type::Dense,
                    Ink::StateText(State::Unsupported),
                    &view.number(cell.missing),
                );
            } else {
                paint_icon(ui, center, Icon::X, 13.0, color);
            }
        }
        TrustState::Undocumented if cell.trusted > 0 => {
            paint_icon(ui, pos2(center.x - 10.0, center.y), Icon::CircleQuestionMark, 13.0, ui.ink(Ink::TextTertiary));
            let words = Rect::from_min_max(pos2(center.x, mark.top()), mark.max);
            let count = view.number(cell.undocumented);
            paint_text(ui, words, Align2::LEFT_CENTER, Type::Dense, Ink::TextTertiary, &count);
        }
        TrustState::Undocumented => paint_icon(ui, center, Icon::CircleQuestionMark, 13.0, ui.ink(Ink::TextTertiary)),
        TrustState::NotUsed => {
            paint_text(ui, mark, Align2::CENTER_CENTER, Type::Dense, Ink::TextTertiary, fmt::DASH);
        }
    }
    if cell.own {
        ui.painter().circle_filled(pos2(mark.right() - 5.0, mark.top() + 5.0), 2.5, ui.ink(Ink::Accent));
    }
}

fn legend(ui: &mut Ui, view: &Planning<'_>, rect: Rect) {
    let lang = view.lang;
    let inner =
        Rect::from_min_max(pos2(rect.left() + size::PANE_LEFT, rect.top()), rect.max - vec2(size::PANE_RIGHT, 0.0));
    let mut row =
        ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(egui::Layout::left_to_right(egui::Align::Center)));
    row.spacing_mut().item_spacing.x = 5.0;
    for (icon, ink, text) in [
        (Icon::Check, Ink::StateLine(State::Supported), tr::legend_trusted(lang)),
        (Icon::X, Ink::StateLine(State::Unsupported), tr::legend_missing(lang)),
        (Icon::CircleQuestionMark, Ink::TextTertiary, tr::legend_undocumented(lang)),
        (Icon::Minus, Ink::TextTertiary, tr::legend_not_used(lang)),
    ] {
        row.icon_sized(icon, 13.0, ink);
        row.txt(Type::Dense, Ink::TextSecondary, text);
        row.add_space(10.0);
    }
    let trust = &view.outlook.trust;
    row.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let text = tr::unknown_cells(lang, trust.cells, &view.number(trust.undocumented));
        ui.txt_cut(Type::Dense, Ink::TextTertiary, text);
    });
}

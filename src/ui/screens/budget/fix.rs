//! Typing an amount into a cell of the table.

use egui::{Align2, Event, Key, Modifiers, PopupAnchor, Rect, Stroke, StrokeKind, TextEdit, Tooltip, Ui};

use super::table;
use crate::chart::Ink;
use crate::i18n::{explain, fmt, parse, tr::budget as tr};
use crate::model::{FiscalYear, Money};
use crate::plan::budget::RowKey;
use crate::plan::{Category, FixedAmount, State};
use crate::session::{Edit, Selection};
use crate::ui::planning::Planning;
use crate::ui::planning::fields;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::UiExt as _;

/// An amount being typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Typing {
    pub year: usize,
    pub category: Category,
    text: String,
    /// The field has not had the cursor yet.
    fresh: bool,
    /// Enter was pressed before it had.
    done: bool,
}

impl Typing {
    /// Begins with the amount that is there.
    pub fn of(view: &Planning<'_>, year: usize, category: Category) -> Option<Self> {
        let budget = &view.outlook.budget;
        let amount = Money::new(budget.cell(*budget.years.get(year)?, category), view.currency());
        Some(Self { year, category, text: fields::plain_money(view.lang, amount), fresh: true, done: false })
    }
}

/// The fixed amount of a cell.
pub(super) fn fixed<'a>(view: &Planning<'a>, year: FiscalYear, category: Category) -> Option<&'a FixedAmount> {
    view.scenario()?.fixed.iter().find(|fixed| fixed.year == year && fixed.category == category)
}

/// Begins typing when a digit or F2 is pressed on a cell that can be fixed.
pub(super) fn begin(ui: &Ui, view: &Planning<'_>) -> Option<Typing> {
    let Selection::Cell(Some(year), Some(RowKey::Category(category))) = view.session.selection() else { return None };
    let (year, category) = (*year, *category);
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F2)) {
        return Typing::of(view, year, category);
    }
    let begins = |event: &Event| {
        let Event::Text(text) = event else { return false };
        text.starts_with(|sign: char| sign.is_ascii_digit() || sign == '-')
    };
    let from = ui.input(|input| input.events.iter().position(begins))?;
    let mut typing = Typing { year, category, text: String::new(), fresh: true, done: false };
    typing.take(ui, from);
    ui.request_repaint();
    Some(typing)
}

impl Typing {
    /// Takes what was typed from a position on in a frame in which the field could not.
    fn take(&mut self, ui: &Ui, from: usize) {
        ui.input_mut(|input| {
            let mut position = 0;
            input.events.retain(|event| {
                position += 1;
                match event {
                    Event::Text(text) if position > from && !self.done => self.text.push_str(text),
                    Event::Key { key: Key::Enter, pressed: true, .. } if position > from => self.done = true,
                    Event::Key { key: Key::Backspace, pressed: true, .. } if position > from => drop(self.text.pop()),
                    _ => return true,
                }
                false
            });
        });
    }
}

/// The field over its cell. Returns what is typed while it goes on.
pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, mut typing: Typing, rect: Rect) -> Option<Typing> {
    let lang = view.lang;
    let row = explain::budget_row(lang, &RowKey::Category(typing.category));
    let name = tr::fix_cell(lang, &row, &table::year_name(view, Some(typing.year)));
    let box_ = rect.shrink2(egui::vec2(1.0, 1.5));
    ui.painter().rect_filled(box_, 3, ui.ink(Ink::Panel));
    if typing.fresh {
        // Keys that follow quickly come before the field has the cursor.
        typing.take(ui, 0);
    }
    let mut child = ui.new_child(egui::UiBuilder::new().id_salt("fix").max_rect(box_));
    let edit = TextEdit::singleline(&mut typing.text)
        .desired_width(box_.width() - 10.0)
        .min_size(box_.size())
        .align(Align2::RIGHT_CENTER)
        .frame(egui::Frame::new().inner_margin(egui::Margin::symmetric(5, 2)))
        .font(Type::Body.font());
    let response = child.add(edit).accessible_name(&name);
    if typing.fresh {
        response.request_focus();
        typing.fresh = false;
    }
    let currency = view.currency();
    let read = parse::money(lang, &typing.text, currency);
    let (enter, escape) = ui.input(|input| (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape)));
    let enter = enter || std::mem::take(&mut typing.done);
    let wrong = read.is_err() && !typing.text.trim().is_empty();
    let ink = if wrong { Ink::StateLine(State::Unsupported) } else { Ink::Accent };
    ui.painter().rect_stroke(box_, size::RADIUS, Stroke::new(2.0, ui.ink(ink)), StrokeKind::Inside);
    if escape {
        return None;
    }
    if !(enter || response.lost_focus()) {
        return Some(typing);
    }
    let year = view.outlook.budget.years.get(typing.year).copied()?;
    match read {
        Ok(amount) => {
            view.edit(Edit::FixCell(year, typing.category, Some(amount)));
            None
        }
        Err(_) if typing.text.trim().is_empty() => {
            view.edit(Edit::FixCell(year, typing.category, None));
            None
        }
        Err(error) => {
            // What was typed stays, with the reason beside it.
            let sentence = fields::sentence(lang, &error);
            Tooltip::always_open(
                ui.ctx().clone(),
                ui.layer_id(),
                response.id.with("error"),
                PopupAnchor::ParentRect(rect),
            )
            .gap(4.0)
            .show(|ui| ui.txt_wrapped(Type::Dense, Ink::StateText(State::Unsupported), sentence));
            response.request_focus();
            Some(typing)
        }
    }
}

/// The dot of a fixed cell, above the right end of its amount.
pub(super) fn dot(ui: &Ui, rect: Rect) {
    ui.painter().circle_filled(rect.right_top() + egui::vec2(-4.0, 6.0), 2.5, ui.ink(Ink::Accent));
}

/// What is fixed, for tooltips.
pub(super) fn note(view: &Planning<'_>, fixed: &FixedAmount) -> String {
    format!("{}: {}", tr::fixed_cell(view.lang), fmt::money(view.lang, fixed.amount))
}

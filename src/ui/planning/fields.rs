//! Fields for amounts and shares, and the slider beside them.
//!
//! A field keeps what was typed until it can be read, and says beside it why it cannot.

use std::ops::RangeInclusive;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    CursorIcon, Id, Key, Margin, Modifiers, PopupAnchor, Rect, Response, Sense, Stroke, StrokeKind, TextEdit, Tooltip,
    Ui, WidgetInfo, pos2, vec2,
};
use lucide_icons::Icon;
use rust_decimal::Decimal;

use crate::chart::metrics::text_width;
use crate::chart::{Face, Ink};
use crate::i18n::parse::{self, BadNumber};
use crate::i18n::{Lang, fmt, tr::budget as tr};
use crate::model::{Currency, Money};
use crate::plan::{Price, PriceKey, State};
use crate::session::{Command, Edit};
use crate::ui::planning::Planning;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{UiExt as _, paint_icon, paint_text};

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An amount of money.
    Money(Currency),
    /// A share, typed in percent and kept as a fraction.
    Percent,
    /// A plain number.
    Number,
    /// A whole number.
    Whole,
}

/// A field for one number. Nothing typed means nothing is assumed.
#[derive(Clone, Debug)]
pub struct NumberField<'a> {
    /// Accessible name.
    pub name: &'a str,
    /// What it holds.
    pub kind: Kind,
    /// The value; for money in whole units of the currency.
    pub value: Option<Decimal>,
    /// Unit shown inside, at the left; empty for none.
    pub unit: &'a str,
    /// True if the user set it: the border says so.
    pub changed: bool,
    /// What may be typed.
    pub range: RangeInclusive<Decimal>,
    /// True if the field may be emptied.
    pub optional: bool,
    /// Width in points.
    pub width: f32,
}

/// Width of a field for an amount of seven digits with cents and the sign of its currency: `€ 1,234,567.89`.
#[must_use]
pub fn money_width(currency: Currency) -> f32 {
    let digits = text_width(Face::Regular, 13.0, "1,234,567.89") + 2.0 * MARGIN;
    (unit_width(fmt::currency_sign(&currency)) + digits + 2.0).ceil()
}

/// Beside the number.
const MARGIN: f32 = 8.0;

fn unit_width(unit: &str) -> f32 {
    if unit.is_empty() { 0.0 } else { MARGIN + text_width(Face::Regular, 12.0, unit) }
}

/// What a field shows and what was entered.
#[derive(Debug)]
pub struct Shown {
    /// The new value when one was entered; `Some(None)` is an emptied field.
    pub entered: Option<Option<Decimal>>,
    /// What is wrong with what was typed, once the field is left.
    pub wrong: Option<BadNumber>,
    /// The field.
    pub response: Response,
}

/// Room for the icon of a wrong field.
const ICON: f32 = 18.0;

impl NumberField<'_> {
    /// Shows it and says beside it what is wrong; returns the new value when one was entered. `Some(None)` is an emptied field.
    pub fn show(
        self,
        ui: &mut Ui,
        lang: Lang,
        salt: impl std::hash::Hash + std::fmt::Debug,
    ) -> Option<Option<Decimal>> {
        let shown = self.shown(ui, lang, salt);
        if let Some(error) = shown.wrong {
            explain(ui, &shown.response, shown.response.rect, &[self.sentence(lang, error)]);
        }
        shown.entered
    }

    /// Shows it. What is wrong is for the caller to say.
    pub fn shown(&self, ui: &mut Ui, lang: Lang, salt: impl std::hash::Hash + std::fmt::Debug) -> Shown {
        let id = ui.make_persistent_id(salt);
        let draft_id = id.with("draft");
        let written = self.value.map(|value| self.written(lang, value)).unwrap_or_default();
        let draft: Option<String> = ui.data(|data| data.get_temp(draft_id));
        let mut text = draft.clone().unwrap_or_else(|| written.clone());
        let error = draft.as_deref().and_then(|draft| self.read(lang, draft).err());
        let error = error.filter(|_| !ui.memory(|memory| memory.has_focus(id)));
        let (rect, _) = ui.allocate_exact_size(vec2(self.width, size::CONTROL_SMALL), Sense::hover());
        // Icon, unit, number, each with room of its own.
        let icon = if error.is_some() { ICON } else { 0.0 };
        let unit = unit_width(self.unit);
        let inner = Rect::from_min_max(pos2(rect.left() + icon + unit, rect.top()), rect.max);
        ui.painter().rect_filled(rect, size::RADIUS, ui.ink(Ink::Panel));
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner));
        // A field is as high as other controls unless told otherwise; the number would stand below its unit.
        child.spacing_mut().interact_size.y = inner.height();
        let edit = TextEdit::singleline(&mut text)
            .id(id)
            .desired_width(inner.width())
            .min_size(vec2(inner.width(), inner.height() - 4.0))
            .align(egui::Align2::RIGHT_CENTER)
            .frame(egui::Frame::new().inner_margin(Margin::symmetric(8, 2)))
            .font(Type::Body.font());
        let mut response = child.add(edit).accessible_name(self.name);
        select_on_entry(ui, &response, &text, draft.is_none() && !response.changed());
        if !self.unit.is_empty() {
            let place = Rect::from_min_max(pos2(rect.left() + icon + MARGIN, rect.top()), rect.max);
            paint_text(ui, place, egui::Align2::LEFT_CENTER, Type::Dense, Ink::TextTertiary, self.unit);
        }
        let (width, ink) = match (&error, response.has_focus(), self.changed) {
            (_, true, _) => (2.0, Ink::Accent),
            (Some(_), false, _) => (1.5, Ink::StateLine(State::Unsupported)),
            (_, false, true) => (1.0, Ink::Accent),
            (_, false, false) => (1.0, Ink::StrokeDefault),
        };
        ui.painter().rect_stroke(rect, size::RADIUS, Stroke::new(width, ui.ink(ink)), StrokeKind::Inside);
        if error.is_some() {
            let color = ui.ink(Ink::StateLine(State::Unsupported));
            paint_icon(ui, pos2(rect.left() + 13.0, rect.center().y), Icon::OctagonAlert, 13.0, color);
        }
        if response.changed() {
            ui.data_mut(|data| data.insert_temp(draft_id, text.clone()));
        }
        let (lost, cancelled) = (response.lost_focus(), cancelled(ui, &response));
        response.rect = rect;
        let mut shown = Shown { entered: None, wrong: error, response };
        if cancelled {
            ui.data_mut(|data| data.remove::<String>(draft_id));
            shown.wrong = None;
        } else if lost && (draft.is_some() || text != written) {
            match self.read(lang, &text) {
                Ok(value) => {
                    ui.data_mut(|data| data.remove::<String>(draft_id));
                    shown.entered = (value != self.value).then_some(value);
                }
                Err(_) => speak(ui, &shown.response),
            }
        }
        shown
    }

    /// What is wrong, in words.
    #[must_use]
    pub fn sentence(&self, lang: Lang, error: BadNumber) -> String {
        if error == BadNumber::Range {
            let (low, high) = (self.written(lang, *self.range.start()), self.written(lang, *self.range.end()));
            tr::error_range(lang, &high, &low)
        } else {
            sentence(lang, &error)
        }
    }

    fn written(&self, lang: Lang, value: Decimal) -> String {
        match self.kind {
            // Without the sign of the currency, which stands in the field already.
            Kind::Money(currency) => plain_money(lang, Money::new(minor(value, currency).unwrap_or(0), currency)),
            Kind::Percent => fmt::percent(lang, value),
            Kind::Number | Kind::Whole => fmt::decimal(lang, value),
        }
    }

    fn read(&self, lang: Lang, text: &str) -> Result<Option<Decimal>, BadNumber> {
        if text.trim().is_empty() {
            return if self.optional { Ok(None) } else { Err(BadNumber::Empty) };
        }
        let value = match self.kind {
            Kind::Money(currency) => {
                let money = parse::money(lang, text, currency)?;
                Decimal::from_i128_with_scale(i128::from(money.minor), currency.exponent())
            }
            Kind::Percent => parse::percent(lang, text)?,
            Kind::Number => parse::decimal(lang, text)?,
            Kind::Whole => {
                let value = parse::decimal(lang, text)?;
                if !value.fract().is_zero() {
                    return Err(BadNumber::Decimals(0));
                }
                value
            }
        };
        if self.range.contains(&value) { Ok(Some(value.normalize())) } else { Err(BadNumber::Range) }
    }
}

/// Selects everything in a field that is entered: what is typed next takes the place of what is there, as in a spreadsheet. A
/// click does so too unless it selects a part itself; the next one puts the cursor where it points. What another field puts into
/// an `untouched` one is selected as well.
pub fn select_on_entry(ui: &Ui, response: &Response, text: &str, untouched: bool) {
    let (fresh, known) = (response.id.with("fresh"), response.id.with("entered"));
    let down = ui.input(|input| input.pointer.any_down());
    let entered = response.gained_focus();
    let clicked = !down && ui.data_mut(|data| data.remove_temp::<bool>(fresh)).is_some() && response.clicked();
    if entered && down {
        ui.data_mut(|data| data.insert_temp(fresh, true));
    }
    let filled = response.has_focus()
        && untouched
        && ui.data(|data| data.get_temp::<String>(known)).is_some_and(|known| known != text);
    if entered || filled {
        ui.data_mut(|data| data.insert_temp(known, text.to_owned()));
    }
    if ((entered && !down) || clicked || filled)
        && let Some(mut state) = TextEditState::load(ui.ctx(), response.id)
    {
        let everything = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
        state.cursor.set_char_range(Some(everything));
        state.store(ui.ctx(), response.id);
    }
}

/// True when a field was left with Escape: what was typed is dropped. The window takes the focus away before the field is shown.
#[must_use]
pub fn cancelled(ui: &Ui, response: &Response) -> bool {
    let escape = ui.input(|input| input.key_pressed(Key::Escape));
    escape && (response.has_focus() || response.lost_focus())
}

fn spoken() -> Id {
    Id::unique("the wrong field that is explained")
}

/// From now on this field is the one that says what is wrong with it.
pub fn speak(ui: &Ui, response: &Response) {
    let now = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(spoken(), (response.id, now)));
}

/// Says beside a field what is wrong with it. Of several wrong ones the one that was left last or is pointed at does; their sentences
/// would cover each other.
pub fn explain(ui: &Ui, response: &Response, rect: Rect, sentences: &[String]) {
    let pointed = ui.rect_contains_pointer(rect);
    let now = ui.ctx().cumulative_pass_nr();
    let speaks = ui.data_mut(|data| {
        let (who, last) = data.get_temp_mut_or(spoken(), (response.id, now));
        // One that is right again, or out of sight, has nothing to say.
        let silent = *last + 1 < now;
        if pointed || silent || *who == response.id {
            (*who, *last) = (response.id, now);
        }
        *who == response.id
    });
    if !speaks {
        return;
    }
    Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), response.id.with("error"), PopupAnchor::ParentRect(rect))
        .gap(4.0)
        .show(|ui| {
            for sentence in sentences {
                ui.txt_wrapped(Type::Dense, Ink::StateText(State::Unsupported), sentence);
            }
        });
}

/// An amount as it is typed: without the sign of its currency.
#[must_use]
pub fn plain_money(lang: Lang, amount: Money) -> String {
    let sign = fmt::currency_sign(&amount.currency);
    fmt::money(lang, amount).replace(sign, "").trim_matches([fmt::NBSP, ' ']).to_owned()
}

/// What is wrong with a number.
#[must_use]
pub fn sentence(lang: Lang, error: &BadNumber) -> String {
    match error {
        BadNumber::Empty => tr::error_empty(lang),
        BadNumber::Sign(sign) => tr::error_sign(lang, &sign.to_string()),
        BadNumber::Separators => tr::error_separators(lang),
        BadNumber::Grouping => tr::error_grouping(lang),
        BadNumber::Currency(currency) => tr::error_currency(lang, currency.code()),
        BadNumber::Decimals(places) => tr::error_decimals(lang, u64::from(*places)),
        BadNumber::Range => tr::error_large(lang),
    }
}

/// A field for the amount of a price of the plan, in its currency or the plan's; as wide as an amount takes, or wider.
pub fn price_field(ui: &mut Ui, view: &Planning<'_>, key: &PriceKey, width: f32) {
    let known = view.plan.prices.get(key);
    let currency = known.map_or(view.currency(), |price| price.amount.currency);
    let width = width.max(money_width(currency));
    let scale = currency.exponent();
    let field = NumberField {
        name: &super::words::price(view.lang, view.catalog, key),
        kind: Kind::Money(currency),
        value: known.map(|price| Decimal::from_i128_with_scale(i128::from(price.amount.minor), scale)),
        unit: fmt::currency_sign(&currency),
        changed: known.is_some(),
        range: Decimal::ZERO..=Decimal::from(10_000_000),
        optional: true,
        width,
    };
    if let Some(value) = field.show(ui, view.lang, ("price", key)) {
        let amount = value.and_then(|value| minor(value, currency)).map(|minor| Money::new(minor, currency));
        view.edit(Edit::SetPrice(key.clone(), amount.map(|amount| entered(view, known, amount))));
        view.send(Command::EndGesture);
    }
}

/// A price the user typed: it replaces the amount, and says that it was typed and when. Discounts and tiers stay; a quote that was
/// typed over is no longer valid until some day.
fn entered(view: &Planning<'_>, known: Option<&Price>, amount: Money) -> Price {
    let today = view.session.today();
    Price {
        amount,
        priced_on: Some(today),
        valid_until: None,
        source: typed_today(view),
        ..known.cloned().unwrap_or_else(|| Price::of(amount))
    }
}

/// Where an amount comes from that is typed now.
#[must_use]
pub fn typed_today(view: &Planning<'_>) -> String {
    tr::source_typed(view.lang, &view.date(view.session.today()))
}

/// Minor units of an amount in whole units; `None` beyond 64 bits.
#[must_use]
pub fn minor(value: Decimal, currency: Currency) -> Option<i64> {
    let scale = Decimal::from(10_u64.checked_pow(currency.exponent())?);
    let minor = value.checked_mul(scale)?.round();
    i64::try_from(minor.mantissa() / 10_i128.checked_pow(minor.scale())?).ok()
}

/// What happened to a slider.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slid {
    /// The new value.
    pub value: Option<i32>,
    /// The drag is over.
    pub ended: bool,
}

/// A slider over whole steps. Arrow keys move it by one, with Shift by ten.
pub fn slider(ui: &mut Ui, name: &str, value: i32, range: RangeInclusive<i32>, width: f32) -> Slid {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 20.0), Sense::click_and_drag());
    let (low, high) = (*range.start(), (*range.end()).max(range.start() + 1));
    let length = f64::from(high - low);
    response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), f64::from(value), name));
    let mut slid = Slid { value: None, ended: response.drag_stopped() };
    let (left, right) = (rect.left() + 6.0, rect.right() - 6.0);
    if (response.dragged() || response.clicked())
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let share = f64::from(((pointer.x - left) / (right - left)).clamp(0.0, 1.0));
        slid.value = Some(low + (share * length).round() as i32);
        slid.ended |= response.clicked();
        response.request_focus();
    }
    if response.has_focus() {
        let filter = egui::EventFilter { horizontal_arrows: true, ..egui::EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let step = ui.input_mut(|input| {
            let mut step = 0;
            for (modifiers, size) in [(Modifiers::SHIFT, 10), (Modifiers::NONE, 1)] {
                step += size * i32::try_from(input.count_and_consume_key(modifiers, Key::ArrowRight)).unwrap_or(0);
                step -= size * i32::try_from(input.count_and_consume_key(modifiers, Key::ArrowLeft)).unwrap_or(0);
            }
            step
        });
        if step != 0 {
            slid.value = Some(value.saturating_add(step).clamp(low, high));
            slid.ended = true;
        }
    }
    slid.value = slid.value.filter(|new| *new != value);
    let shown = slid.value.unwrap_or(value).clamp(low, high);
    let x = left + (right - left) * (f64::from(shown - low) / length) as f32;
    let rail =
        |from: f32, to: f32| Rect::from_min_max(pos2(from, rect.center().y - 1.5), pos2(to, rect.center().y + 1.5));
    ui.painter().rect_filled(rail(left - 2.0, right + 2.0), 2, ui.ink(Ink::StrokeDefault));
    // From nothing to the value, to either side.
    let zero = left + (right - left) * (f64::from(0.clamp(low, high) - low) / length) as f32;
    let zero = if low < 0 { zero } else { left - 2.0 };
    ui.painter().rect_filled(rail(x.min(zero), x.max(zero)), 2, ui.ink(Ink::Accent));
    let stroke = Stroke::new(1.5, ui.ink(Ink::Accent));
    ui.painter().circle(pos2(x, rect.center().y), 5.5, ui.ink(Ink::Panel), stroke);
    if response.has_focus() {
        ui.painter().circle_stroke(pos2(x, rect.center().y), 8.0, Stroke::new(2.0, ui.ink(Ink::Accent)));
    }
    response.on_hover_cursor(CursorIcon::ResizeHorizontal);
    slid
}

/// A note of several lines that is committed when the field is left. Returns the new text.
pub fn note_field(ui: &mut Ui, name: &str, hint: &str, value: &str, salt: Id) -> Option<String> {
    let draft_id = salt.with("note");
    let mut text = ui.data(|data| data.get_temp::<String>(draft_id)).unwrap_or_else(|| value.to_owned());
    let edit = TextEdit::multiline(&mut text)
        .desired_width(f32::INFINITY)
        .desired_rows(3)
        .margin(Margin::symmetric(8, 6))
        .font(Type::Dense.font())
        .hint_text(hint.to_owned());
    let response = ui.add(edit).accessible_name(name);
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(draft_id, text.clone()));
    }
    if response.lost_focus() {
        ui.data_mut(|data| data.remove::<String>(draft_id));
        return (text != value && !cancelled(ui, &response)).then_some(text);
    }
    None
}

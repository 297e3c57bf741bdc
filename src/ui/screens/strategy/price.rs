//! The price of one unit in a row: shown in the year of purchase, typed in place.

use egui::{Frame, Margin, Popup, PopupCloseBehavior, Role, Ui, WidgetInfo};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::{fmt, tr::strategy as tr};
use crate::plan::rows::StrategyRow;
use crate::plan::{Action, PriceKey, State};
use crate::ui::planning::{Planning, fields, words};
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// What a row buys.
fn key(row: &StrategyRow) -> Option<PriceKey> {
    let decision = row.decision.as_ref()?;
    match decision.action {
        Action::Softphone => Some(PriceKey::Headset),
        Action::Keep | Action::KeepOnSbc | Action::Undecided => None,
        _ => decision.target.clone().map(PriceKey::Product),
    }
}

pub(super) fn cell(ui: &mut Ui, view: &Planning<'_>, row: &StrategyRow) {
    let lang = view.lang;
    let shown = row.unit.map(|unit| fmt::money_whole(lang, unit));
    let Some(key) = key(row) else {
        ui.txt(Type::Body, Ink::TextPrimary, shown.unwrap_or_else(|| fmt::DASH.to_owned()));
        return;
    };
    let name = words::price(lang, view.catalog, &key);
    let price = view.plan.prices.get(&key);
    let text = shown.or_else(|| price.map(|price| fmt::money_whole(lang, price.amount)));
    let missing = text.is_none();
    ui.spacing_mut().item_spacing.x = 4.0;
    let response = ui.link_text(&text.unwrap_or_else(|| tr::enter_price(lang)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr::price_of(lang, &name)));
    if missing {
        ui.icon_sized(Icon::TriangleAlert, 13.0, Ink::StateLine(State::BestEffort));
    }
    if let (Some(unit), Some(price)) = (row.unit, price)
        && !Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response))
    {
        let text = tr::unit_hover(lang, &fmt::money(lang, price.amount), &price.source, &fmt::money(lang, unit));
        response.clone().on_hover_text(text);
    }
    Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        let frame = Frame::new().inner_margin(Margin::same(6));
        frame.show(ui, |ui| editor(ui, view, &key, &name, row));
    });
}

/// The amount with where it comes from.
fn editor(ui: &mut Ui, view: &Planning<'_>, key: &PriceKey, name: &str, row: &StrategyRow) {
    let lang = view.lang;
    ui.set_width(250.0);
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.txt_wrapped(Type::DenseBold, Ink::TextPrimary, tr::price_of(lang, name));
    fields::price_field(ui, view, key, 120.0);
    if let Some(price) = view.plan.prices.get(key)
        && !price.source.is_empty()
    {
        ui.txt_wrapped(Type::Caption, Ink::TextTertiary, &price.source);
    }
    if let Some(unit) = row.unit {
        ui.txt_wrapped(Type::Caption, Ink::TextTertiary, tr::unit_bought(lang, &fmt::money(lang, unit)));
    }
    ui.txt_wrapped(Type::Caption, Ink::TextTertiary, tr::price_shared(lang));
}

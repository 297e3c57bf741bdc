//! The inspector of a device: where it comes from, and why it is taken for this model.

use egui::{Sense, Stroke, Ui, pos2, vec2};
use lucide_icons::Icon;

use super::table::{Shown, match_text};
use super::{InventoryScreen, picker};
use crate::catalog::Match;
use crate::catalog::matching::MatchReason;
use crate::chart::draw::state_fill;
use crate::chart::scene::{self, Mark};
use crate::chart::{Ink, Scene};
use crate::i18n::reason;
use crate::i18n::{Lang, finding::field_name, fmt, tr};
use crate::model::{Day, Device, Field, FileId, Origin};
use crate::plan::outlook::Lane;
use crate::session::{Command, Screen, Selection};
use crate::ui::cx::{Cx, class_name};
use crate::ui::scene::paint;
use crate::ui::screens::{inspector_gone, inspector_head};
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// Text fields in the order they are listed.
const FIELDS: [Field; 14] = [
    Field::Serial,
    Field::AssetTag,
    Field::Firmware,
    Field::Site,
    Field::Building,
    Field::Room,
    Field::User,
    Field::Department,
    Field::CostCenter,
    Field::Extension,
    Field::PhoneNumber,
    Field::Ip,
    Field::Status,
    Field::Notes,
];
/// Source rows that are listed before "more".
const ROWS: usize = 6;

/// Shows the inspector of the device at this position.
pub fn inspector(ui: &mut Ui, cx: &Cx<'_>, index: u32, view: &mut InventoryScreen) {
    let Some(shown) = Shown::of(cx, index) else {
        inspector_gone(ui, cx);
        return;
    };
    let lang = cx.lang;
    let title = match shown.name() {
        name if name.is_empty() => tr::inventory::unnamed(lang),
        name => name,
    };
    let mut note = shown.model(lang);
    for field in [Field::Site, Field::Room] {
        let text = shown.device.text(field);
        if !text.is_empty() {
            note.push_str(", ");
            note.push_str(text);
        }
    }
    inspector_head(ui, cx, &title, &note, |ui| state(ui, cx, &shown));
    fields(ui, cx, &shown);
    if let Some(lane) = shown.lane {
        life(ui, cx, lane);
    }
    provenance(ui, cx, &shown);
    model(ui, cx, &shown, view);
}

fn state(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>) {
    let lang = cx.lang;
    let Some(state) = cx.session.basis().state(shown.device.id()) else {
        ui.add_space(4.0);
        ui.chip(&tr::inventory::no_phone(lang));
        return;
    };
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.state_badge(state, &reason::state(lang, state));
        if let Some(lane) = shown.lane {
            ui.swatch(lane.class.group());
            ui.txt(Type::Dense, Ink::TextSecondary, class_name(lang, lane.class));
        }
    });
    if let Some(lane) = shown.lane {
        ui.add_space(6.0);
        phases(ui, cx, lane);
    }
}

/// The life of the typical device of its model as a bar, with today marked.
fn phases(ui: &mut Ui, cx: &Cx<'_>, lane: &Lane) {
    let Some((first, last)) = cx.session.outlook().span else { return };
    let days = last.days_since(first).max(1) as f32;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let bar = rect.with_max_y(rect.top() + 12.0);
    let x = |day: Day| bar.left() + bar.width() * (day.days_since(first) as f32 / days).clamp(0.0, 1.0);
    let mut scene = Scene::new(rect.width(), bar.height());
    let mut words = Vec::new();
    for phase in &lane.phases {
        let from = x(phase.from) - bar.left();
        let width = phase.until.map_or(bar.right(), x) - bar.left() - from;
        if width < 0.5 {
            continue;
        }
        scene.marks.push(Mark::Rect {
            rect: scene::Rect::new(from, 0.0, width, bar.height()),
            radius: 0.0,
            fill: Some(state_fill(phase.state, false)),
            stroke: Some(scene::Stroke::new(Ink::StateLine(phase.state), 1.0)),
        });
        if let Some(text) = reason::phase(cx.lang, cx.session.catalog(), phase).first() {
            words.push(format!("{}: {text}", fmt::date(cx.lang, phase.from)));
        }
    }
    paint(ui.painter(), ui.visuals().dark_mode, bar.min, 1.0, &scene);
    let today = x(cx.session.as_of());
    let mark = Stroke::new(2.0, ui.ink(Ink::Accent));
    ui.painter().vline(today, bar.top() - 3.0..=bar.bottom() + 3.0, mark);
    let caption = |at: f32, align, text: String, ink| {
        ui.painter().text(pos2(at, rect.bottom()), align, text, Type::Caption.font(), ui.ink(ink));
    };
    caption(bar.left(), egui::Align2::LEFT_BOTTOM, first.year().to_string(), Ink::TextTertiary);
    caption(bar.right(), egui::Align2::RIGHT_BOTTOM, last.year().to_string(), Ink::TextTertiary);
    words.truncate(6);
    response.on_hover_text(words.join("\n"));
}

fn fields(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>) {
    let lang = cx.lang;
    let device = shown.device;
    ui.section(|ui| {
        ui.section_title(None, &tr::inventory::device(lang));
        if let Some(mac) = device.mac() {
            ui.key_value(&field_name(lang, Field::Mac), &mac.to_string());
        }
        for field in FIELDS {
            let text = device.text(field);
            if !text.is_empty() {
                ui.key_value(&field_name(lang, field), text);
            }
        }
        for (field, day) in [
            (Field::PurchaseDate, device.purchase_date()),
            (Field::WarrantyEnd, device.warranty_end()),
            (Field::LastSeen, device.last_seen()),
        ] {
            if let Some(day) = day {
                ui.key_value(&field_name(lang, field), &fmt::date(lang, day));
            }
        }
        if let Some(price) = device.purchase_price() {
            ui.key_value(&field_name(lang, Field::PurchasePrice), &fmt::money(lang, price));
        }
        if device.quantity() > 1 {
            ui.key_value(&field_name(lang, Field::Quantity), &fmt::number(lang, device.quantity()));
        }
    });
}

fn life(ui: &mut Ui, cx: &Cx<'_>, lane: &Lane) {
    let lang = cx.lang;
    ui.section(|ui| {
        ui.section_title(None, &tr::inventory::life(lang));
        if let Some(deadline) = &lane.deadline {
            let days = deadline.day.days_since(cx.session.as_of());
            let count = fmt::number(lang, days.unsigned_abs());
            let when = if days < 0 { tr::inventory::passed(lang, &count) } else { tr::inventory::ahead(lang, &count) };
            let text = format!("{}, {when}", fmt::date(lang, deadline.day));
            ui.key_value(&tr::inventory::deadline(lang), &text);
        } else {
            ui.key_value(&tr::inventory::deadline(lang), &tr::inventory::no_deadline(lang));
        }
        let phase = lane.phases.iter().rev().find(|phase| phase.from <= cx.session.as_of());
        if let Some(text) = phase.and_then(|phase| reason::phase(lang, cx.session.catalog(), phase).into_iter().next())
        {
            ui.txt_wrapped(Type::Dense, Ink::TextSecondary, text);
        }
        ui.add_space(4.0);
        if ui.link_text(&tr::inventory::menu_strategy(lang)).clicked() {
            cx.send(Command::Show(Screen::Strategy));
            cx.select(Selection::Lane(lane.key.clone()));
        }
    });
}

fn provenance(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>) {
    let lang = cx.lang;
    let origins = shown.device.origins();
    if origins.is_empty() {
        return;
    }
    let files = cx.session.fleet().files();
    ui.section(|ui| {
        ui.section_title(None, &tr::inventory::provenance(lang));
        for origin in origins.iter().take(ROWS) {
            let FileId(file) = origin.file;
            let Some(file) = files.get(usize::from(file)) else { continue };
            ui.add_space(2.0);
            ui.horizontal(|ui| {
                ui.icon_sized(Icon::FileSpreadsheet, 14.0, Ink::TextTertiary);
                let row = tr::inventory::origin_row(lang, &fmt::number(lang, origin.row));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.txt(Type::Dense, Ink::TextSecondary, row);
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.txt_cut(Type::Dense, Ink::TextPrimary, &file.name);
                    });
                });
            });
            let note = [
                file.sheet.clone(),
                file.imported_on.map(|day| tr::inventory::imported_on(lang, &fmt::date(lang, day))),
            ];
            let note: Vec<String> = note.into_iter().flatten().collect();
            if !note.is_empty() {
                ui.horizontal(|ui| {
                    ui.add_space(22.0);
                    ui.txt_cut(Type::Caption, Ink::TextTertiary, note.join(", "));
                });
            }
            said(ui, lang, shown.device, *origin);
        }
        if origins.len() > ROWS {
            let rest = (origins.len() - ROWS) as u64;
            ui.txt(Type::Dense, Ink::TextTertiary, tr::inventory::origin_more(lang, rest));
        }
        if origins.len() > 1 {
            ui.txt(Type::Caption, Ink::TextTertiary, tr::inventory::merged(lang, origins.len() as u64));
        }
    });
}

/// Which values of a merged device a row gave, and what it says instead of others.
fn said(ui: &mut Ui, lang: Lang, device: Device<'_>, origin: Origin) {
    let fields = device.said().iter().map(|(field, _)| *field);
    let gave: Vec<String> =
        fields.filter(|field| device.sources(*field).contains(&origin)).map(|field| field_name(lang, field)).collect();
    let mut line = |ink, text: String| {
        ui.horizontal_wrapped(|ui| {
            ui.add_space(22.0);
            ui.txt_wrapped(Type::Caption, ink, text);
        });
    };
    if !gave.is_empty() {
        line(Ink::TextTertiary, gave.join(", "));
    }
    for other in device.alternatives().iter().filter(|other| other.origin == origin) {
        let field = field_name(lang, other.field);
        line(Ink::TextSecondary, tr::inventory::said_instead(lang, &field, device.written(*other)));
    }
}

fn model(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>, view: &mut InventoryScreen) {
    let lang = cx.lang;
    ui.section(|ui| {
        ui.section_title(Some(Icon::Lightbulb), &tr::inventory::why_model(lang));
        let written = [shown.written(), shown.device.text(Field::DeviceType).to_owned()];
        let written: Vec<String> = written.into_iter().filter(|text| !text.is_empty()).collect();
        let source = if written.is_empty() { tr::inventory::nothing_written(lang) } else { written.join(", ") };
        ui.key_value(&tr::inventory::source_text(lang), &source);
        ui.key_value(&tr::inventory::rule(lang), &rule(lang, shown.found));
        ui.key_value(&tr::inventory::match_score(lang), &match_text(lang, shown.found));
        if let Match::Ambiguous { candidates } = shown.found {
            let names =
                candidates.iter().filter_map(|id| cx.session.catalog().product(*id)).map(crate::catalog::Product::name);
            let names: Vec<String> = names.take(6).collect();
            ui.key_value(&tr::inventory::candidates(lang), &names.join(", "));
        }
        ui.add_space(4.0);
        if ui.small_secondary_button(Some(Icon::Pencil), &tr::inventory::change_model(lang)).clicked() {
            view.picker = picker::Picker::open(cx, shown.device.id().0);
        }
    });
}

fn rule(lang: Lang, found: &Match) -> String {
    let (Match::Certain { why, .. } | Match::Likely { why, .. } | Match::ClassOnly { why, .. }) = found else {
        return match found {
            Match::Ambiguous { .. } => tr::inventory::reason_several(lang),
            _ => tr::inventory::reason_unknown(lang),
        };
    };
    reason(lang, *why)
}

/// Why a spelling was matched, in words.
#[must_use]
pub fn reason(lang: Lang, why: MatchReason) -> String {
    match why {
        MatchReason::ExactName => tr::inventory::reason_exact(lang),
        MatchReason::Alias => tr::inventory::reason_alias(lang),
        MatchReason::Normalized => tr::inventory::reason_normalized(lang),
        MatchReason::WithVendor => tr::inventory::reason_with_vendor(lang),
        MatchReason::LookAlike => tr::inventory::reason_look_alike(lang),
        MatchReason::Typo => tr::inventory::reason_typo(lang),
        MatchReason::ExtraWords => tr::inventory::reason_extra_words(lang),
        MatchReason::Family => tr::inventory::reason_family(lang),
        MatchReason::DeviceType => tr::inventory::reason_device_type(lang),
        MatchReason::ShortName => tr::inventory::reason_short_name(lang),
        MatchReason::OtherVendor => tr::inventory::reason_other_vendor(lang),
        MatchReason::User => tr::inventory::reason_user(lang),
    }
}

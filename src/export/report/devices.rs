//! Every device, by site and model, folded into columns.

use std::collections::BTreeMap;

use super::flow::{Flow, leading, style};
use super::{Ctx, head, words};
use crate::chart::draw::TextStyle;
use crate::chart::{Ink, pt};
use crate::export::pdf::Role;
use crate::i18n::fmt;
use crate::i18n::tr::report as tr;
use crate::model::{Device, DeviceId, Field};

/// More devices than this are no reading for paper: the workbook and the device list as CSV hold any number.
pub(super) const MOST: u64 = 20_000;
const SIZE: f32 = 9.6;
const ROW: f32 = 13.0;
const GAP: f32 = 12.0;

/// A device in the list: the text it is known by.
fn known_by(device: Device<'_>) -> String {
    let mac = device.mac().map(|mac| mac.to_string());
    let named = [Field::Name, Field::Serial, Field::AssetTag, Field::Extension, Field::User, Field::Ip];
    let name = named.into_iter().map(|field| device.text(field)).find(|text| !text.is_empty());
    let text = match (mac, name) {
        (Some(mac), Some(name)) => format!("{mac}\u{a0}\u{a0}{name}"),
        (Some(mac), None) => mac,
        (None, Some(name)) => name.to_owned(),
        (None, None) => "–".to_owned(),
    };
    if device.quantity() > 1 { format!("{} × {text}", device.quantity()) } else { text }
}

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    let lang = ctx.lang;
    // Site, then lane, in the order of the strategy.
    let mut sites: BTreeMap<&str, BTreeMap<u32, Vec<DeviceId>>> = BTreeMap::new();
    let phones = ctx.outlook.devices;
    if phones <= MOST {
        for device in ctx.input.fleet.iter() {
            let lane = ctx.input.cohorts.lane_of.get(device.id().0 as usize).copied();
            if let Some(lane) = lane.filter(|lane| ctx.input.cohorts.lanes.get(*lane as usize).is_some()) {
                sites.entry(device.text(Field::Site)).or_default().entry(lane).or_default().push(device.id());
            }
        }
    }
    let lead = if phones > MOST { tr::devices_too_many(lang, &ctx.number(MOST)) } else { tr::devices_lead(lang) };
    head(ctx, flow, &tr::devices_title(lang, phones), &lead);
    for (site, lanes) in sites {
        let count: u64 = lanes.values().flatten().map(|id| quantity(ctx, *id)).sum();
        let site = if site.is_empty() { crate::i18n::tr::export::no_site(lang) } else { site.to_owned() };
        let heading = tr::devices_site(lang, count, &site);
        flow.heading(&heading, 60.0);
        flow.outline(1, &heading);
        for (lane, devices) in lanes {
            block(ctx, flow, lane, &devices);
        }
    }
}

fn quantity(ctx: &Ctx, id: DeviceId) -> u64 {
    ctx.input.fleet.device(id).map_or(0, |device| u64::from(device.quantity()))
}

/// The devices of one model at one site.
fn block(ctx: &Ctx, flow: &mut Flow, lane: u32, devices: &[DeviceId]) {
    let count: u64 = devices.iter().map(|id| quantity(ctx, *id)).sum();
    let key = ctx.input.cohorts.lanes.get(lane as usize).map_or("", |lane| lane.key.as_str());
    let mut text = format!("{} ", fmt::number(ctx.lang, count));
    if let Some((_, lane)) = ctx.outlook.lane(key) {
        text.push_str(&words::lane_name(ctx, lane));
        text.push_str(": ");
        text.push_str(&words::action(ctx, lane));
    }
    flow.space(5.0);
    flow.ensure(leading(style::BODY) + 2.0 * ROW);
    let width = flow.width();
    flow.block(TextStyle { size: 11.0, ..style::STRONG }, &text, (0.0, width), &Role::Heading(3));
    let style = TextStyle::regular(SIZE, Ink::TextSecondary);
    let mut names: Vec<String> = devices.iter().filter_map(|id| ctx.input.fleet.device(*id)).map(known_by).collect();
    names.sort();
    // As many columns as the longest name allows.
    let longest = names.iter().map(|name| style.width(name)).fold(40.0, f32::max).min(width);
    let columns = (((width + GAP) / (longest + GAP)) as usize).clamp(1, 6);
    let step = (width + GAP) / columns as f32;
    if longest >= width {
        // Names that fill a line are folded.
        for name in &names {
            flow.block(style, name, (0.0, width), &Role::Paragraph);
        }
        return;
    }
    for row in names.chunks(columns) {
        flow.ensure(ROW);
        let begun = flow.begin();
        for (column, name) in row.iter().enumerate() {
            let at = pt(flow.left() + step * column as f32, flow.y + SIZE);
            flow.scene().text(at, style, name.as_str());
        }
        flow.end(begun, Role::Paragraph);
        flow.space(ROW);
    }
}

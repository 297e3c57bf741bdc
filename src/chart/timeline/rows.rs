//! Which rows the timeline has, and where.

use std::collections::BTreeSet;

use super::{GroupBy, TimelineView};
use crate::catalog::Catalog;
use crate::i18n::Lang;
use crate::i18n::reason;
use crate::i18n::tr::chart as tr;
use crate::model::ClassGroup;
use crate::plan::Outlook;

/// Lanes shown together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What [`TimelineView::expanded`] and hit targets call it: the position in `ClassGroup::ALL`, of the site in the
    /// outlook, or of the vendor.
    pub id: usize,
    /// Site or vendor as the inventory has it; empty for classes, and for devices without.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Whose swatch it carries.
    pub class: Option<ClassGroup>,
    /// The site it stands for, by index in the outlook: only the devices there are in its rows.
    pub site: Option<usize>,
    /// Indices of its lanes.
    pub lanes: Vec<usize>,
    /// Indices into the outlook's new phones.
    pub new: Vec<usize>,
    /// Devices in it.
    pub devices: u64,
}

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A group, by position.
    Group(usize),
    /// A lane, by index in the outlook.
    Lane(usize),
    /// New phones, by index in the outlook.
    New(usize),
}

/// A row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// What it shows.
    pub kind: RowKind,
    /// The group it belongs to, by position.
    pub group: usize,
    /// Distance from the top of the first row.
    pub y: f32,
    /// Height.
    pub h: f32,
}

const GROUP_ROW: f32 = 27.0;
const LANE_ROW: f32 = 23.0;

/// The groups of an outlook that have lanes, in order.
#[must_use]
pub fn groups(outlook: &Outlook, catalog: &Catalog, by: GroupBy, lang: Lang) -> Vec<Group> {
    match by {
        GroupBy::Class => by_class(outlook, catalog, lang),
        GroupBy::Site => by_site(outlook, lang),
        GroupBy::Vendor => by_vendor(outlook, catalog, lang),
    }
}

fn by_class(outlook: &Outlook, catalog: &Catalog, lang: Lang) -> Vec<Group> {
    let product_group = |key: &str| catalog.product_by_key(key).map(|(_, product)| product.class.group());
    ClassGroup::ALL
        .into_iter()
        .enumerate()
        .map(|(id, class)| {
            let lanes = indices(outlook.lanes.iter().map(|lane| lane.class.group() == class));
            // New phones nobody knows are Teams phones: nothing else is bought.
            let new = indices(
                outlook
                    .new_phones
                    .iter()
                    .map(|new| product_group(&new.product).unwrap_or(ClassGroup::TeamsAndroid) == class),
            );
            let devices = lanes.iter().filter_map(|lane| outlook.lanes.get(*lane)).map(|lane| lane.devices).sum();
            Group {
                id,
                key: String::new(),
                name: reason::class_group(lang, class),
                class: Some(class),
                site: None,
                lanes,
                new,
                devices,
            }
        })
        .filter(|group| !group.lanes.is_empty() || !group.new.is_empty())
        .collect()
}

/// New phones have no site of their own: they are in none of these groups.
fn by_site(outlook: &Outlook, lang: Lang) -> Vec<Group> {
    let mut groups: Vec<Group> = outlook
        .sites
        .iter()
        .enumerate()
        .map(|(id, (site, devices))| Group {
            id,
            key: site.clone(),
            name: if site.is_empty() { tr::group_no_site(lang) } else { site.clone() },
            class: None,
            site: Some(id),
            lanes: Vec::new(),
            new: Vec::new(),
            devices: *devices,
        })
        .collect();
    // Courses are in the order of the lanes.
    for course in outlook.courses.iter() {
        if let Some(group) = groups.get_mut(course.site)
            && group.lanes.last() != Some(&course.lane)
        {
            group.lanes.push(course.lane);
        }
    }
    groups.retain(|group| !group.lanes.is_empty());
    groups
}

fn by_vendor(outlook: &Outlook, catalog: &Catalog, lang: Lang) -> Vec<Group> {
    let vendor_of = |lane: &crate::plan::outlook::Lane| {
        lane.product.and_then(|id| catalog.product(id)).map_or("", |product| product.vendor.as_str())
    };
    let new_vendor = |key: &str| catalog.product_by_key(key).map_or("", |(_, product)| product.vendor.as_str());
    let mut names: BTreeSet<&str> = outlook.lanes.iter().map(vendor_of).collect();
    names.extend(outlook.new_phones.iter().map(|new| new_vendor(&new.product)));
    let mut groups: Vec<Group> = names
        .into_iter()
        .map(|vendor| {
            let lanes = indices(outlook.lanes.iter().map(|lane| vendor_of(lane) == vendor));
            let new = indices(outlook.new_phones.iter().map(|new| new_vendor(&new.product) == vendor));
            let devices = lanes.iter().filter_map(|lane| outlook.lanes.get(*lane)).map(|lane| lane.devices).sum();
            let name = if vendor.is_empty() { tr::group_no_vendor(lang) } else { vendor.to_owned() };
            Group { id: 0, key: vendor.to_owned(), name, class: None, site: None, lanes, new, devices }
        })
        .collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.devices));
    for (id, group) in groups.iter_mut().enumerate() {
        group.id = id;
    }
    groups
}

fn indices(wanted: impl Iterator<Item = bool>) -> Vec<usize> {
    wanted.enumerate().filter_map(|(index, wanted)| wanted.then_some(index)).collect()
}

/// The rows of some groups; `density` 1 is the height on screen.
#[must_use]
pub fn rows(groups: &[Group], view: &TimelineView, density: f32) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut y = 0.0;
    let mut push = |group, kind, height: f32| {
        let h = height * density;
        rows.push(Row { kind, group, y, h });
        y += h;
    };
    for (position, group) in groups.iter().enumerate() {
        push(position, RowKind::Group(position), GROUP_ROW);
        if view.expanded.contains(&group.id) {
            group.lanes.iter().for_each(|lane| push(position, RowKind::Lane(*lane), LANE_ROW));
            group.new.iter().for_each(|new| push(position, RowKind::New(*new), LANE_ROW));
        }
    }
    rows
}

/// The height of all rows.
#[must_use]
pub fn height(rows: &[Row]) -> f32 {
    rows.last().map_or(0.0, |row| row.y + row.h)
}

//! Says which model a spelling means.

use egui::{Align2, Area, Frame, Id, Key, Modifiers, Order, ScrollArea, Ui, vec2};
use lucide_icons::Icon;

use super::table::Shown;
use crate::catalog::Catalog;
use crate::catalog::matching::{Assignment, assignment_key};
use crate::chart::Ink;
use crate::i18n::tr;
use crate::model::{Class, DeviceId, Field, SpellingId};
use crate::ui::cx::{Cx, class_name};
use crate::ui::theme::Type;
use crate::ui::widgets::{MenuItem, SearchField, UiExt as _, menu_title};

/// An open picker.
#[derive(Debug)]
pub struct Picker {
    key: String,
    written: String,
    devices: u64,
    text: String,
    fresh: bool,
}

/// Models listed at most; the user types on.
const MOST: usize = 80;
const WIDTH: f32 = 460.0;

impl Picker {
    /// Opens it for the spelling of a device.
    pub(super) fn open(cx: &Cx<'_>, index: u32) -> Option<Self> {
        let fleet = cx.session.fleet();
        let device = fleet.device(DeviceId(index))?;
        let SpellingId(spelling) = device.spelling();
        let same = fleet.iter().filter(|other| other.spelling() == SpellingId(spelling));
        let devices = same.map(|other| u64::from(other.quantity())).sum();
        let key = assignment_key(device.text(Field::Vendor), device.text(Field::Model), device.text(Field::DeviceType));
        let shown = Shown::of(cx, index)?;
        let written = match shown.written() {
            text if text.is_empty() => device.text(Field::DeviceType).to_owned(),
            text => text,
        };
        Some(Self::of(key, written, devices))
    }

    /// Opens it for a spelling.
    #[must_use]
    pub fn of(key: String, written: String, devices: u64) -> Self {
        Self { key, written, devices, text: String::new(), fresh: true }
    }
}

/// What was picked: the key of the spelling, and what it means.
type Picked = (String, Option<Assignment>);

/// Shows the picker while it is open.
pub fn show(ui: &Ui, cx: &Cx<'_>, catalog: &Catalog, open: &mut Option<Picker>) -> Option<Picked> {
    let picker = open.as_mut()?;
    let mut picked = None;
    let fresh = std::mem::take(&mut picker.fresh);
    let mut done = false;
    let area = Area::new(Id::unique("model picker"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, 90.0))
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style())
                .inner_margin(12)
                .show(ui, |ui| done = contents(ui, cx, catalog, picker, fresh, &mut picked));
        });
    let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if done || escape || !fresh && area.response.clicked_elsewhere() {
        *open = None;
    }
    picked
}

fn contents(
    ui: &mut Ui,
    cx: &Cx<'_>,
    catalog: &Catalog,
    picker: &mut Picker,
    fresh: bool,
    picked: &mut Option<Picked>,
) -> bool {
    let lang = cx.lang;
    ui.set_width(WIDTH);
    ui.txt_wrapped(Type::Title, Ink::TextPrimary, tr::inventory::pick_title(lang, &picker.written));
    ui.txt_wrapped(Type::Dense, Ink::TextTertiary, tr::inventory::pick_devices(lang, picker.devices));
    let hint = tr::inventory::pick_hint(lang);
    let field = SearchField {
        text: &mut picker.text,
        name: &hint,
        hint: &hint,
        keys: "Esc",
        icon: Icon::Search,
        id: Id::unique("model picker text"),
        width: WIDTH,
    }
    .show(ui, |_| {});
    if fresh {
        field.request_focus();
    }
    let mut chosen = None;
    ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        chosen = list(ui, cx, catalog, picker);
    });
    if chosen.is_some() {
        *picked = chosen;
        return true;
    }
    ui.add_space(4.0);
    ui.ghost_button(None, &tr::inventory::pick_cancel(lang)).clicked()
}

fn list(ui: &mut Ui, cx: &Cx<'_>, catalog: &Catalog, picker: &Picker) -> Option<Picked> {
    let lang = cx.lang;
    let words: Vec<String> = picker.text.split_whitespace().map(str::to_lowercase).collect();
    let fits = |text: &str| {
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let mut chosen = None;
    let current = cx.session.plan().assignments.get(&picker.key);
    if current.is_some() && words.is_empty() {
        let text = tr::inventory::pick_back(lang);
        if ui.add(MenuItem::new(Some(Icon::Undo2), &text)).clicked() {
            chosen = Some((picker.key.clone(), None));
        }
    }
    let mut shown = 0;
    for product in &catalog.products {
        let name = product.name();
        if shown == MOST {
            break;
        }
        if !fits(&name) && !product.aliases.iter().any(|alias| fits(alias)) {
            continue;
        }
        shown += 1;
        let assignment = Assignment::Product(product.key.clone());
        let checked = current == Some(&assignment);
        let keys = class_name(lang, product.class);
        if ui.add(MenuItem { checked, keys: &keys, ..MenuItem::new(Some(Icon::Phone), &name) }).clicked() {
            chosen = Some((picker.key.clone(), Some(assignment)));
        }
    }
    let classes: Vec<Class> = Class::ALL.into_iter().filter(|class| fits(&class_name(lang, *class))).collect();
    if shown == 0 && classes.is_empty() {
        ui.txt(Type::Body, Ink::TextSecondary, tr::inventory::pick_none(lang, picker.text.trim()));
    } else if !classes.is_empty() {
        menu_title(ui, &tr::inventory::pick_class(lang));
        for class in classes {
            let name = class_name(lang, class);
            let assignment = Assignment::Class(class);
            let checked = current == Some(&assignment);
            if ui.add(MenuItem { checked, ..MenuItem::new(Some(Icon::Tag), &name) }).clicked() {
                chosen = Some((picker.key.clone(), Some(assignment)));
            }
        }
    }
    chosen
}

//! The form that describes a product the catalog does not have.

use egui::{Align2, Area, Frame, Id, Key, Modifiers, Order, Ui, vec2};

use crate::catalog::{Catalog, FormFactor, OnGateway, OwnProduct, Vendor};
use crate::chart::Ink;
use crate::i18n::{Lang, parse, tr};
use crate::model::{Class, Day};
use crate::session::ModelRow;
use crate::ui::cx::{Cx, class_name};
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, MenuItem, UiExt as _, form_row};

/// What is typed about a product.
#[derive(Debug)]
pub(super) struct Form {
    keys: Vec<String>,
    written: String,
    vendor: String,
    model: String,
    class: Class,
    shape: FormFactor,
    gateway: OnGateway,
    dates: [String; 4],
    source: String,
    today: Day,
    refused: bool,
    fresh: bool,
}

const WIDTH: f32 = 580.0;
const LABEL: f32 = 236.0;
const FORMS: [FormFactor; 7] = [
    FormFactor::Desk,
    FormFactor::Conference,
    FormFactor::Dect,
    FormFactor::Display,
    FormFactor::Ata,
    FormFactor::Panel,
    FormFactor::Expansion,
];

impl Form {
    /// Filled in as far as the spelling tells.
    pub(super) fn of(cx: &Cx<'_>, catalog: &Catalog, row: &ModelRow) -> Self {
        let named = |vendor: &&Vendor| {
            let known = |brand: &String| {
                brand.eq_ignore_ascii_case(row.vendor.trim())
                    || (row.vendor.is_empty() && row.model.to_lowercase().starts_with(&brand.to_lowercase()))
            };
            vendor.brands.iter().any(known)
        };
        let known = catalog.vendors.iter().find(named);
        let vendor = known.map_or_else(|| row.vendor.trim().to_owned(), |vendor| vendor.name.clone());
        let brand = known.and_then(|vendor| {
            let starts = |brand: &&String| row.model.to_lowercase().starts_with(&brand.to_lowercase());
            vendor.brands.iter().filter(starts).max_by_key(|brand| brand.len())
        });
        let model = brand.and_then(|brand| row.model.get(brand.len()..)).unwrap_or(&row.model).trim();
        Self {
            keys: vec![row.key.clone()],
            written: row.written.clone(),
            vendor,
            model: model.to_owned(),
            class: Class::SipGateway,
            shape: FormFactor::Desk,
            gateway: OnGateway::Unknown,
            dates: std::array::from_fn(|_| String::new()),
            source: String::new(),
            today: cx.session.today(),
            refused: false,
            fresh: true,
        }
    }

    /// The product, if everything that was typed can be read.
    fn product(&self, lang: Lang) -> Option<OwnProduct> {
        let day = |text: &String| {
            if text.trim().is_empty() { Some(None) } else { parse::day(lang, text).map(Some) }
        };
        let [certification, best_effort, sale, support] = &self.dates;
        (!self.vendor.trim().is_empty() && !self.model.trim().is_empty()).then_some(OwnProduct {
            vendor: self.vendor.trim().to_owned(),
            model: self.model.trim().to_owned(),
            class: self.class,
            form: self.shape,
            certification_end: day(certification)?,
            best_effort_end: day(best_effort)?,
            end_of_sale: day(sale)?,
            end_of_support: day(support)?,
            on_gateway: self.gateway,
            source: self.source.trim().to_owned(),
            read_on: self.today,
        })
    }
}

/// Shows the form while it is open; what was described, and the spellings that mean it.
pub(super) fn show(ui: &Ui, cx: &Cx<'_>, open: &mut Option<Form>) -> Option<(OwnProduct, Vec<String>)> {
    let form = open.as_mut()?;
    let mut done = false;
    let mut result = None;
    Area::new(Id::unique("own product")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, 80.0)).show(
        ui.ctx(),
        |ui| {
            Frame::popup(ui.style()).inner_margin(16).show(ui, |ui| {
                ui.set_width(WIDTH);
                done = fields(ui, cx, form, &mut result);
            });
        },
    );
    form.fresh = false;
    let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if done || escape {
        *open = None;
    }
    result
}

fn fields(ui: &mut Ui, cx: &Cx<'_>, form: &mut Form, result: &mut Option<(OwnProduct, Vec<String>)>) -> bool {
    let lang = cx.lang;
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.txt_wrapped(Type::Title, Ink::TextPrimary, tr::models::own_title(lang));
    ui.txt_wrapped(Type::Dense, Ink::TextTertiary, tr::models::own_note(lang, &form.written));
    ui.add_space(4.0);
    let label = tr::models::own_vendor(lang);
    let vendor = row(ui, &label, |ui| ui.text_field(&mut form.vendor, &label, "", WIDTH - LABEL));
    if form.fresh {
        vendor.request_focus();
    }
    let label = tr::models::own_model(lang);
    row(ui, &label, |ui| ui.text_field(&mut form.model, &label, "", WIDTH - LABEL));
    choice(
        ui,
        &tr::models::own_class(lang),
        &Class::ALL.map(|class| (class, class_name(lang, class))),
        &mut form.class,
    );
    choice(ui, &tr::models::own_form(lang), &FORMS.map(|form| (form, form_name(lang, form))), &mut form.shape);
    let gateway = [
        (OnGateway::Unknown, tr::models::not_known(lang)),
        (OnGateway::Yes, tr::models::yes(lang)),
        (OnGateway::No, tr::models::no(lang)),
    ];
    choice(ui, &tr::models::own_gateway(lang), &gateway, &mut form.gateway);
    let labels = [
        tr::models::own_certification(lang),
        tr::models::own_best_effort(lang),
        tr::models::own_sale(lang),
        tr::models::own_support(lang),
    ];
    let hint = tr::models::own_date_hint(lang);
    for (label, text) in labels.iter().zip(&mut form.dates) {
        row(ui, label, |ui| ui.text_field(text, label, &hint, 210.0));
    }
    let label = tr::models::own_source(lang);
    row(ui, &label, |ui| ui.text_field(&mut form.source, &label, &tr::models::own_source_hint(lang), WIDTH - LABEL));
    if form.refused {
        ui.warning_line(&tr::models::own_refused(lang));
    }
    ui.add_space(6.0);
    let mut done = false;
    ui.horizontal(|ui| {
        if ui.primary_button(None, &tr::models::own_save(lang)).clicked() {
            match form.product(lang) {
                Some(product) => {
                    *result = Some((product, form.keys.clone()));
                    done = true;
                }
                None => form.refused = true,
            }
        }
        done |= ui.ghost_button(None, &tr::inventory::pick_cancel(lang)).clicked();
    });
    done
}

fn row<R>(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    form_row(ui, label, LABEL, add)
}

fn choice<T: Copy + PartialEq>(ui: &mut Ui, label: &str, entries: &[(T, String)], value: &mut T) {
    row(ui, label, |ui| {
        let text = entries.iter().find(|(known, _)| known == value).map_or("", |(_, text)| text.as_str());
        let name = format!("{label}: {text}");
        ui.dropdown(Button::new(None, text).name(&name), |ui| {
            for (known, text) in entries {
                if ui.add(MenuItem { checked: known == value, ..MenuItem::new(None, text) }).clicked() {
                    *value = *known;
                }
            }
        });
    });
}

fn form_name(lang: Lang, form: FormFactor) -> String {
    match form {
        FormFactor::Desk => tr::models::form_desk(lang),
        FormFactor::Conference => tr::models::form_conference(lang),
        FormFactor::Dect => tr::models::form_dect(lang),
        FormFactor::Display => tr::models::form_display(lang),
        FormFactor::Ata => tr::models::form_ata(lang),
        FormFactor::Panel => tr::models::form_panel(lang),
        FormFactor::Expansion => tr::models::form_expansion(lang),
    }
}

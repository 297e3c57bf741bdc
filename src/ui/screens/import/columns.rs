//! The heads of the columns: header as written, confidence, and the field it is read as, which can be changed.

use egui::{Align2, Popup, PopupCloseBehavior, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::chips::date_order;
use crate::chart::Ink;
use crate::i18n::{Lang, finding::field_name, tr};
use crate::import::{ColumnReport, DateOrder, ReadOptions, TableReport};
use crate::model::Field;
use crate::plan::State;
use crate::session::{BenchEdit, Command, Workbench};
use crate::ui::cx::Cx;
use crate::ui::theme::Type;
use crate::ui::widgets::{ChipButton, MenuItem, UiExt as _, menu_title, paint_text};

/// A column is named with this confidence or more without a second look.
pub(super) const SURE: u8 = 90;

/// What is typed to find a field.
#[derive(Debug, Default)]
pub(super) struct FieldMenu {
    text: String,
    open: Option<u32>,
    fresh: bool,
}

/// What is chosen about a column by now: by the user, or by the program.
struct Chosen {
    field: Option<Field>,
    confidence: u8,
    by_user: bool,
    /// Another column is read as the same field.
    shared: bool,
}

fn chosen(table: &TableReport, options: &ReadOptions, column: &ColumnReport) -> Chosen {
    let by_user = |index: u32| options.columns.iter().find(|(known, _)| *known == index).map(|(_, field)| *field);
    let of = |column: &ColumnReport| by_user(column.index).unwrap_or(column.field);
    let field = of(column);
    // The months of a warranty and the currency of prices stand in columns of their own.
    let pairs = matches!(field, Some(Field::WarrantyEnd | Field::PurchasePrice | Field::Mac | Field::Notes));
    let same = table.columns.iter().filter(|other| !other.secret && of(other) == field).count();
    Chosen {
        field,
        confidence: if by_user(column.index).is_some() { 100 } else { column.confidence },
        by_user: by_user(column.index).is_some(),
        shared: field.is_some() && same > 1 && !pairs,
    }
}

/// The head of one column.
pub(super) fn head(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (bench, at, table): (&Workbench, usize, &TableReport),
    menu: &mut FieldMenu,
    column: &ColumnReport,
    cell: Rect,
    samples: &[String],
) {
    let lang = cx.lang;
    let none = ReadOptions::default();
    let whole = bench.options(at).map_or(&none, |choice| &choice.options);
    let options = whole.for_sheet(&table.sheet);
    let chosen = chosen(table, &options, column);
    let read = |own: &ReadOptions| {
        cx.send(Command::Bench(BenchEdit::Read(at, Box::new(whole.with_sheet(&table.sheet, own)))));
    };
    let sure = chosen.confidence >= SURE && !chosen.shared;
    let line = Rect::from_min_size(cell.min + vec2(6.0, 6.0), vec2(cell.width() - 12.0, 16.0));
    let mut right = line.right();
    if chosen.field.is_some() && !column.secret {
        let percent = tr::importing::percent(lang, &chosen.confidence.to_string());
        let ink = Ink::StateText(if sure { State::Supported } else { State::BestEffort });
        right = paint_text(ui, line, Align2::RIGHT_CENTER, Type::Caption, ink, &percent).left() - 4.0;
    }
    let written = Rect::from_min_max(line.min, pos2(right.max(line.left()), line.bottom()));
    paint_text(ui, written, Align2::LEFT_CENTER, Type::Caption, Ink::TextTertiary, &column.header);
    let text = words(lang, column, chosen.field);
    let hover = ui.interact(line, ui.scope_id().with(("column", column.index)), Sense::hover());
    let name = format!("{}: {text}", column.header);
    hover.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
    hover.on_hover_text(reason(lang, column, &chosen, &text, samples));
    let place = Rect::from_min_size(cell.min + vec2(3.0, 26.0), vec2(cell.width() - 6.0, 22.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("chip", column.index)));
    let (fill, stroke, ink) = match chosen.field {
        _ if column.secret => (Ink::Inset, Ink::StateLine(State::Unsupported), Ink::StateText(State::Unsupported)),
        Some(_) if sure => (Ink::Panel, Ink::StrokeDefault, Ink::TextPrimary),
        Some(_) => {
            (Ink::StateFill(State::BestEffort), Ink::StateLine(State::BestEffort), Ink::StateText(State::BestEffort))
        }
        None => (Ink::Inset, Ink::StrokeSubtle, Ink::TextTertiary),
    };
    let response = child.add(ChipButton::new(&text).name(&name).look(fill, stroke, ink).width(place.width()));
    if column.secret {
        response.on_hover_text(tr::importing::secret_why(lang));
        return;
    }
    Popup::menu(&response).gap(2.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        if menu.open != Some(column.index) {
            *menu = FieldMenu { text: String::new(), open: Some(column.index), fresh: true };
        }
        fields(ui, cx.lang, menu, (column, &chosen), (&options, &read));
    });
    if menu.open == Some(column.index) && !Popup::is_id_open(child.ctx(), Popup::default_response_id(&response)) {
        menu.open = None;
    }
}

/// What a column is read as.
fn words(lang: Lang, column: &ColumnReport, field: Option<Field>) -> String {
    match field {
        _ if column.secret => tr::importing::secret(lang),
        Some(Field::Notes) => tr::importing::kept_as_note(lang),
        Some(field) => field_name(lang, field),
        None => tr::importing::not_used(lang),
    }
}

fn reason(lang: Lang, column: &ColumnReport, chosen: &Chosen, text: &str, samples: &[String]) -> String {
    let mut lines = vec![format!("{}: {text}", column.header)];
    lines.push(match chosen {
        _ if column.secret => tr::importing::secret_why(lang),
        Chosen { shared: true, .. } => tr::importing::shared_field(lang, text),
        Chosen { by_user: true, .. } => tr::importing::chosen_by_you(lang),
        Chosen { field: None, .. } => tr::importing::not_used_why(lang),
        Chosen { confidence, .. } => tr::importing::chosen_by_program(lang, &confidence.to_string()),
    });
    if !samples.is_empty() && !column.secret {
        lines.push(tr::importing::samples(lang, &samples.join(", ")));
    }
    lines.join("\n")
}

/// The list of fields, with search.
fn fields(
    ui: &mut Ui,
    lang: Lang,
    menu: &mut FieldMenu,
    (column, chosen): (&ColumnReport, &Chosen),
    (options, read): (&ReadOptions, &dyn Fn(&ReadOptions)),
) {
    ui.set_width(214.0);
    let name = tr::importing::find_field(lang);
    let search = ui.text_field(&mut menu.text, &name, &name, 206.0);
    if std::mem::take(&mut menu.fresh) {
        search.request_focus();
    }
    let wanted = menu.text.trim().to_lowercase();
    let fits = |text: &str| wanted.is_empty() || text.to_lowercase().contains(&wanted);
    let mut choice = None;
    let none = tr::importing::not_used(lang);
    ScrollArea::vertical().max_height(340.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if fits(&none) {
            let item = MenuItem { checked: chosen.field.is_none(), ..MenuItem::new(Some(Icon::EyeOff), &none) };
            if ui.add(item).clicked() {
                choice = Some(Some(None));
            }
        }
        for field in Field::ALL {
            let text = if field == Field::Notes { tr::importing::kept_as_note(lang) } else { field_name(lang, field) };
            if fits(&text) {
                let checked = chosen.field == Some(field);
                if ui.add(MenuItem { checked, ..MenuItem::new(None, &text) }).clicked() {
                    choice = Some(Some(Some(field)));
                }
            }
        }
    });
    if chosen.by_user {
        ui.separator();
        let auto = tr::importing::automatic(lang);
        if ui.add(MenuItem::new(Some(Icon::WandSparkles), &auto)).clicked() {
            choice = Some(None);
        }
    }
    if let Some(choice) = choice {
        let mut options = options.clone();
        options.columns.retain(|(index, _)| *index != column.index);
        if let Some(field) = choice {
            options.columns.push((column.index, field));
            options.columns.sort_by_key(|(index, _)| *index);
        }
        read(&options);
        ui.close();
        return;
    }
    if matches!(chosen.field, Some(Field::PurchaseDate | Field::WarrantyEnd | Field::LastSeen)) {
        orders(ui, lang, column, (options, read));
    }
}

/// The order of day and month of a column of dates.
fn orders(ui: &mut Ui, lang: Lang, column: &ColumnReport, (options, read): (&ReadOptions, &dyn Fn(&ReadOptions))) {
    menu_title(ui, &tr::importing::date_order(lang));
    let current = options.date_orders.iter().find(|(index, _)| *index == column.index).map(|(_, order)| *order);
    for order in [None, Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst)] {
        let text = order.map_or_else(|| tr::importing::automatic(lang), |order| date_order(lang, order));
        if ui.add(MenuItem { checked: current == order, ..MenuItem::new(None, &text) }).clicked() {
            read(&with_order(options, column.index, order));
            ui.close();
        }
    }
}

/// The options with the order of dates of a column.
pub(super) fn with_order(options: &ReadOptions, column: u32, order: Option<DateOrder>) -> ReadOptions {
    let mut options = options.clone();
    options.date_orders.retain(|(index, _)| *index != column);
    options.date_orders.extend(order.map(|order| (column, order)));
    options
}

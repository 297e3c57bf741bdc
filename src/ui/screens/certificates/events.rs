//! Rotation events and own dates, with countdown.

use egui::{Align2, Rect, Role, ScrollArea, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::form::DateForm;
use super::words;
use crate::catalog::EventKind;
use crate::chart::Ink;
use crate::i18n::tr::certificates as tr;
use crate::plan::outlook::{EventOutlook, EventRef, OwnEventKind};
use crate::session::{CertificateEdit, Command, Edit, Screen, Selection};
use crate::ui::planning::Planning;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Button, MenuItem, Pane, UiExt as _, fitting, menu_item, paint_icon, paint_text, pane_line};

/// Which events are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
enum Filter {
    /// Those to come, and the last past ones.
    #[default]
    Near,
    /// Those that touch devices of this fleet, or own certificates.
    Fleet,
    /// All.
    All,
    /// The user's own.
    Own,
}

impl Filter {
    const ALL: [Self; 4] = [Self::Near, Self::Fleet, Self::All, Self::Own];

    fn name(self, view: &Planning<'_>) -> String {
        match self {
            Self::Near => tr::events_near(view.lang),
            Self::Fleet => tr::events_fleet(view.lang),
            Self::All => tr::events_all(view.lang),
            Self::Own => tr::events_own(view.lang),
        }
    }
}

/// What the list remembers.
#[derive(Debug, Default)]
pub struct EventsView {
    filter: Filter,
    shown: Option<usize>,
    form: Option<DateForm>,
}

/// Height of an event.
const ROW: f32 = 42.0;
/// Past events that are still listed with those to come.
const NEAR: usize = 3;

impl EventsView {
    pub(super) fn show(&mut self, ui: &mut Ui, view: &Planning<'_>) {
        let lang = view.lang;
        Pane::header(&tr::events(lang), "").show(ui, |ui| {
            if ui.icon_button_small(Icon::Plus, &tr::add_date(lang)).clicked() {
                self.form = Some(DateForm::new(view));
            }
            let button = self.filter.name(view);
            ui.dropdown(Button::new(None, &button).size(crate::ui::widgets::ButtonSize::Small), |ui| {
                for filter in Filter::ALL {
                    let name = filter.name(view);
                    if ui.add(MenuItem { checked: filter == self.filter, ..MenuItem::new(None, &name) }).clicked() {
                        self.filter = filter;
                    }
                }
            });
        });
        if let Some(form) = &mut self.form
            && form.show(ui, view)
        {
            self.form = None;
        }
        let today = view.session.as_of();
        let listed = |event: &EventOutlook| !matches!(event.event, EventRef::Milestone(_));
        let past = view.outlook.events.iter().filter(|event| listed(event) && event.day < today);
        let near = past.rev().nth(NEAR - 1).map_or(today, |event| event.day);
        let events: Vec<(usize, &EventOutlook)> = view
            .outlook
            .events
            .iter()
            .enumerate()
            .filter(|(_, event)| listed(event))
            .filter(|(index, event)| match self.filter {
                Filter::All => true,
                Filter::Near => event.day >= near,
                Filter::Own => matches!(event.event, EventRef::Own(_)),
                Filter::Fleet => {
                    event.devices > 0
                        || matches!(event.event, EventRef::Own(_))
                        || view.outlook.breaks.iter().any(|one| one.event == *index && !one.chains.is_empty())
                }
            })
            .collect();
        if events.is_empty() {
            ui.empty_state(Icon::CalendarClock, &tr::events_none(lang), None);
            return;
        }
        let selected = match view.session.selection() {
            Selection::Event(event) => events.iter().position(|(index, _)| index == event),
            _ => None,
        };
        let mut area = ScrollArea::vertical().id_salt("events").auto_shrink([false, false]);
        if selected != self.shown {
            self.shown = selected;
            if let Some(row) = selected {
                area = area.vertical_scroll_offset((row as f32 * ROW - ui.available_height() / 2.0).max(0.0));
            }
        }
        area.show_rows(ui, ROW, events.len(), |ui, range| {
            for row in range {
                if let Some((index, event)) = events.get(row) {
                    self.row(ui, view, *index, event, selected == Some(row));
                }
            }
        });
    }

    fn row(&mut self, ui: &mut Ui, view: &Planning<'_>, index: usize, event: &EventOutlook, selected: bool) {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        let title = words::event_title(view, event.event);
        let (when, date) = (words::countdown(view, event.day), view.date(event.day));
        let below = below(view, index, event);
        response.widget_info(|| {
            WidgetInfo::selected(Role::ListItem, true, selected, format!("{date}, {when}: {title}. {below}"))
        });
        let past = event.day < view.session.as_of();
        if selected {
            ui.painter().rect_filled(rect, 0, ui.ink(Ink::Selected));
            ui.painter().rect_filled(rect.with_max_x(rect.left() + 2.0), 0, ui.ink(Ink::Accent));
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0, ui.ink(Ink::Hover));
        }
        pane_line(ui, rect);
        marker(ui, view, event, pos2(rect.left() + size::PANE_LEFT + 6.0, rect.top() + 15.0), past);
        let inner = Rect::from_min_max(
            pos2(rect.left() + size::PANE_LEFT + 20.0, rect.top() + 5.0),
            pos2(rect.right() - size::PANE_RIGHT, rect.bottom() - 5.0),
        );
        let upper = inner.with_max_y(inner.center().y);
        let lower = inner.with_min_y(inner.center().y);
        let (role, ink) = if past { (Type::Dense, Ink::TextSecondary) } else { (Type::DenseBold, Ink::TextPrimary) };
        let right =
            paint_text(ui, upper, Align2::RIGHT_CENTER, role, if past { Ink::TextTertiary } else { ink }, &when);
        let room = upper.with_max_x(right.left() - 8.0);
        let short = words::event_short(view, event.event);
        let shown = fitting(ui, role, room.width(), &[&title, &short]);
        paint_text(ui, room, Align2::LEFT_CENTER, role, ink, shown);
        let right = paint_text(ui, lower, Align2::RIGHT_CENTER, Type::Caption, Ink::TextTertiary, &date);
        let room = lower.with_max_x(right.left() - 8.0);
        let count = tr::below_affected(view.lang, event.devices);
        let shown =
            fitting(ui, Type::Caption, room.width(), &[&below, if event.devices > 0 { &count } else { &below }]);
        paint_text(ui, room, Align2::LEFT_CENTER, Type::Caption, Ink::TextTertiary, shown);
        if response.clicked() {
            view.select(Selection::Event(index));
        }
        if response.double_clicked() {
            view.send(Command::Show(Screen::Timeline));
        }
        response.context_menu(|ui| self.menu(ui, view, index, event));
        response.on_hover_text(format!("{title}\n{below}"));
    }

    fn menu(&mut self, ui: &mut Ui, view: &Planning<'_>, index: usize, event: &EventOutlook) {
        let lang = view.lang;
        if menu_item(ui, Some(Icon::ChartNoAxesGantt), &tr::menu_timeline(lang)) {
            view.select(Selection::Event(index));
            view.send(Command::Show(Screen::Timeline));
        }
        if menu_item(ui, Some(Icon::Lightbulb), &tr::menu_explain(lang)) {
            view.select(Selection::Event(index));
            view.send(Command::Explain);
        }
        let EventRef::Own(own) = event.event else { return };
        let Some(OwnEventKind::Date(date)) = view.outlook.own_events.get(own).map(|own| own.what.clone()) else {
            return;
        };
        if menu_item(ui, Some(Icon::Pencil), &tr::edit_date(lang)) {
            self.form = DateForm::of(view, date);
        }
        let text = tr::remove_date(lang);
        if ui.add(MenuItem { danger: true, ..MenuItem::new(Some(Icon::Trash2), &text) }).clicked() {
            view.edit(Edit::Certificates(CertificateEdit::RemoveDate(date)));
        }
    }
}

/// The line below a title: phones that drop off or are touched, or own certificates.
fn below(view: &Planning<'_>, index: usize, event: &EventOutlook) -> String {
    let lang = view.lang;
    if let EventRef::Own(_) = event.event {
        let needs = words::event_needs(view, event.event);
        return if needs.is_empty() { words::event_affects(view, event.event) } else { needs };
    }
    if let Some(one) = view.outlook.breaks.iter().find(|one| one.event == index) {
        if one.drops > 0 {
            return tr::below_drops(lang, one.drops);
        }
        if one.undocumented > 0 {
            return tr::below_unknown(lang, one.undocumented);
        }
        if !one.chains.is_empty() {
            return tr::below_chains(lang, one.chains.len() as u64);
        }
        if one.safe > 0 {
            return tr::below_safe(lang, one.safe);
        }
        if one.elsewhere {
            return tr::below_elsewhere(lang);
        }
    }
    words::event_affects(view, event.event)
}

/// A diamond for an end, a ring for a rule, an icon for own dates. Past ones are hollow and grey.
fn marker(ui: &Ui, view: &Planning<'_>, event: &EventOutlook, center: egui::Pos2, past: bool) {
    let color = ui.ink(if past { Ink::TextTertiary } else { Ink::TextPrimary });
    let stroke = Stroke::new(1.4, color);
    let Some(super::Entry::Certificate(entry)) = words::entry(view, event.event) else {
        let (icon, _) = words::event_kind(view, event.event);
        paint_icon(ui, center, icon, 13.0, color);
        return;
    };
    match entry.kind {
        EventKind::ValidityCap | EventKind::EkuChange | EventKind::TlsVersion => {
            ui.painter().circle_stroke(center, 4.0, Stroke::new(if past { 1.4 } else { 2.0 }, color));
        }
        _ => {
            let points = vec![
                center - vec2(0.0, 5.5),
                center + vec2(5.5, 0.0),
                center + vec2(0.0, 5.5),
                center - vec2(5.5, 0.0),
            ];
            if past {
                ui.painter().add(Shape::closed_line(points, stroke));
            } else {
                ui.painter().add(Shape::convex_polygon(points, color, Stroke::NONE));
            }
        }
    }
}

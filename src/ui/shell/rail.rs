//! The rail at the left: screens in the order of the work.

use egui::{Align2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use crate::chart::Ink;
use crate::i18n::tr;
use crate::plan::State;
use crate::plan::outlook::QuestionKind;
use crate::session::{Command, Screen};
use crate::ui::commands::screen_icon;
use crate::ui::cx::{Cx, screen_name};
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{UiExt as _, galley, paint_icon};

/// A number of a screen that needs attention.
struct Badge {
    text: String,
    ink: Ink,
}

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, narrow: bool) {
    let rect = ui.max_rect();
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), Stroke::new(1.0, ui.ink(Ink::StrokeDefault)));
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.add_space(8.0);
    let plan = cx.session.has_plan();
    for screen in Screen::RAIL {
        let badge = badge(cx, screen);
        let unknown = screen == Screen::Inventory && badge.is_some();
        let current = shown(cx, screen) || screen == Screen::Inventory && shown(cx, Screen::Models);
        match item(ui, screen_icon(screen), &screen_name(cx.lang, screen), badge, current, narrow, plan) {
            Clicked::Nothing => {}
            // The badge counts what waits to be named: it leads there.
            Clicked::Badge if unknown => cx.send(Command::Show(Screen::Models)),
            Clicked::Badge | Clicked::Item => cx.send(Command::Show(screen)),
        }
    }
    let lower = 3.0 * 34.0 + 8.0;
    ui.add_space((rect.bottom() - ui.cursor().top() - lower).max(8.0));
    let import = tr::ui::rail_import(cx.lang);
    let importing = shown(cx, Screen::Import);
    if item(ui, Icon::Import, &import, None, importing, narrow, true) != Clicked::Nothing {
        let workbench = cx.session.workbench().is_some();
        cx.send(if workbench { Command::Show(Screen::Import) } else { Command::ChooseImport });
    }
    let edition = cx.session.catalog().edition.clone();
    let edition = (!edition.is_empty()).then_some(Badge { text: edition, ink: Ink::TextTertiary });
    for (screen, badge) in [(Screen::Catalog, edition), (Screen::Settings, None)] {
        if item(ui, screen_icon(screen), &screen_name(cx.lang, screen), badge, shown(cx, screen), narrow, true)
            != Clicked::Nothing
        {
            cx.send(Command::Show(screen));
        }
    }
}

fn shown(cx: &Cx<'_>, screen: Screen) -> bool {
    cx.session.screen() == screen
}

/// What needs attention on a screen, from the open questions of the outlook.
fn badge(cx: &Cx<'_>, screen: Screen) -> Option<Badge> {
    let outlook = cx.session.outlook();
    let count = |wanted: fn(&QuestionKind) -> bool| -> u64 {
        outlook.questions.iter().filter(|question| wanted(&question.kind)).map(|question| question.devices).sum()
    };
    let lang = cx.lang;
    match screen {
        Screen::Inventory => {
            let unknown = count(|kind| matches!(kind, QuestionKind::UnknownProduct));
            (unknown > 0)
                .then(|| Badge { text: tr::ui::badge_unknown(lang, unknown), ink: Ink::StateText(State::Unsupported) })
        }
        Screen::Strategy => {
            let open = count(|kind| matches!(kind, QuestionKind::Undecided));
            (open > 0).then(|| Badge { text: tr::ui::badge_open(lang, open), ink: Ink::TextTertiary })
        }
        Screen::Certificates => {
            let rejecting = outlook.trust.rejecting;
            if rejecting > 0 {
                let text = tr::ui::badge_reject(lang, rejecting);
                return Some(Badge { text, ink: Ink::StateText(State::Unsupported) });
            }
            let today = cx.session.as_of();
            let ahead = outlook.events.iter().filter(|event| event.day > today && event.devices > 0).count() as u64;
            (ahead > 0).then(|| Badge { text: tr::ui::badge_events(lang, ahead), ink: Ink::TextTertiary })
        }
        Screen::Rollout => {
            let over = outlook.rollout.over().count() as u64;
            (over > 0)
                .then(|| Badge { text: tr::rollout::badge_over(lang, over), ink: Ink::StateText(State::Unsupported) })
        }
        _ => None,
    }
}

/// Where an item was clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clicked {
    Nothing,
    Item,
    Badge,
}

fn item(
    ui: &mut Ui,
    icon: Icon,
    text: &str,
    badge: Option<Badge>,
    current: bool,
    narrow: bool,
    enabled: bool,
) -> Clicked {
    let width = ui.available_width();
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (row, response) = ui.allocate_exact_size(vec2(width, 32.0), sense);
    response.widget_info(|| WidgetInfo::selected(Role::Link, enabled, current, text));
    let rect = Rect::from_min_max(pos2(row.left() + 8.0, row.top()), pos2(row.right() - 9.0, row.bottom()));
    if current {
        let stroke = Stroke::new(1.0, ui.ink(Ink::StrokeDefault));
        ui.painter().rect(rect, size::RADIUS, ui.ink(Ink::Panel), stroke, StrokeKind::Inside);
    } else if response.hovered() && enabled {
        ui.painter().rect_filled(rect, size::RADIUS, ui.ink(Ink::Hover));
    }
    let ink = if !enabled {
        Ink::StrokeStrong
    } else if current {
        Ink::TextPrimary
    } else {
        Ink::TextSecondary
    };
    let icon_ink = if current { Ink::AccentText } else { ink };
    let mut badge_from = f32::INFINITY;
    let x = if narrow { rect.center().x } else { rect.left() + 14.0 };
    paint_icon(ui, pos2(x, rect.center().y), icon, 17.0, ui.ink(icon_ink));
    if narrow {
        if let Some(badge) = &badge {
            ui.painter().circle_filled(pos2(rect.right() - 7.0, rect.top() + 8.0), 3.0, ui.ink(badge.ink));
        }
    } else {
        let role = if current { Type::BodyBold } else { Type::Body };
        let words = galley(ui, role, ui.ink(ink), text, rect.width() - 34.0);
        let left = rect.left() + 29.0;
        let right = left + words.size().x;
        let place = Rect::from_min_max(pos2(left, rect.top()), rect.max);
        let place = Align2::LEFT_CENTER.align_size_within_rect(words.size(), place);
        ui.painter().galley(place.min, words, ui.ink(ink));
        if let Some(badge) = &badge {
            let color = ui.ink(badge.ink);
            let galley = galley(ui, Type::Caption, color, &badge.text, f32::INFINITY);
            let start = rect.right() - 4.0 - galley.size().x;
            if start > right + 4.0 {
                badge_from = start - 4.0;
                ui.painter().galley(pos2(start, rect.center().y - galley.size().y / 2.0), galley, color);
            } else {
                ui.painter().circle_filled(pos2(rect.right() - 9.0, rect.center().y), 3.0, color);
            }
        }
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, ui.ink(Ink::Accent));
        ui.painter().rect_stroke(rect, size::RADIUS, stroke, StrokeKind::Inside);
    }
    let on_badge = response.interact_pointer_pos().is_some_and(|point| point.x >= badge_from);
    let clicked = match enabled && response.clicked() {
        false => Clicked::Nothing,
        true if on_badge => Clicked::Badge,
        true => Clicked::Item,
    };
    match (narrow, badge) {
        (true, Some(badge)) => drop(response.on_hover_text(format!("{text}: {}", badge.text))),
        (true, None) => drop(response.on_hover_text(text)),
        (false, Some(badge)) => drop(response.on_hover_text(badge.text)),
        (false, None) => {}
    }
    clicked
}

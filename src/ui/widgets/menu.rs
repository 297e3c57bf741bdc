//! Menus under a button.

use egui::{Align2, Id, Key, Modifiers, Order, Popup, Rect, Response, Role, Sense, Ui, Widget, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::{Button, Type, UiExt as _, galley, paint_icon, paint_text, theme::size};
use crate::chart::Ink;

pub(super) fn dropdown<R>(ui: &mut Ui, button: Button<'_>, contents: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let response = ui.add(button.caret());
    menu_under(ui, &response, false, contents)
}

/// A menu under a widget that opens it: by a click, or now if `open` is set.
///
/// While it is open the widget has the keyboard, so that the arrows go into the menu and not to what lies behind it. When the menu
/// is left by a key the widget keeps it, or what had it before if the menu was opened for it by a key of its own.
pub fn menu_under<R>(ui: &Ui, response: &Response, open: bool, contents: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let id = Popup::default_response_id(response);
    let before = id.with("keyboard");
    let was_open = Popup::is_id_open(ui.ctx(), id);
    if open {
        Popup::open_id(ui.ctx(), id);
    }
    if !was_open && (open || response.clicked()) {
        let focused = ui.memory(egui::Memory::focused).filter(|_| open).unwrap_or(response.id);
        ui.data_mut(|data| data.insert_temp(before, Some(focused)));
        response.request_focus();
    }
    let shown = Popup::menu(response).gap(4.0).show(contents).map(|inner| inner.inner);
    if was_open && !Popup::is_id_open(ui.ctx(), id) {
        // Taken away, so that what gets the keyboard does not act on the same key.
        let keys = [Key::Enter, Key::Space, Key::Escape];
        let by_key =
            ui.input_mut(|input| keys.into_iter().filter(|key| input.consume_key(Modifiers::NONE, *key)).count() > 0);
        let known = ui.data_mut(|data| data.remove_temp::<Option<Id>>(before)).flatten();
        if by_key && let Some(known) = known {
            ui.memory_mut(|memory| memory.request_focus(known));
        }
    }
    shown
}

/// The widths of the entries of a menu, so that all are as wide as the widest.
#[derive(Clone, Copy, Default)]
struct Widths {
    pass: u64,
    /// The widest of this pass so far, and of the one before.
    now: f32,
    before: f32,
}

impl Widths {
    /// The width of the widest entry known; an entry of a pane that is no menu keeps its own.
    fn widest(ui: &Ui, own: f32) -> f32 {
        if ui.layer_id().order != Order::Foreground {
            return own;
        }
        let id = ui.layer_id().id.with("menu-widths");
        let pass = ui.ctx().cumulative_pass_nr();
        ui.data_mut(|data| {
            let known: &mut Self = data.get_temp_mut_or_default(id);
            if known.pass != pass {
                // A menu that was closed in between begins anew.
                let before = if pass - known.pass == 1 { known.now } else { 0.0 };
                *known = Self { pass, now: 0.0, before };
            }
            known.now = known.now.max(own);
            known.now.max(known.before)
        })
    }
}

/// An entry of a menu: icon, words, shortcut.
#[derive(Clone, Copy, Debug)]
pub struct MenuItem<'a> {
    /// Icon; entries without one are indented like those with one.
    pub icon: Option<Icon>,
    /// Words.
    pub text: &'a str,
    /// Keys, such as `Ctrl S`; empty for none.
    pub keys: &'a str,
    /// True for the entry in force.
    pub checked: bool,
    /// True for an entry that deletes something.
    pub danger: bool,
}

impl<'a> MenuItem<'a> {
    /// An entry with words only.
    #[must_use]
    pub const fn new(icon: Option<Icon>, text: &'a str) -> Self {
        Self { icon, text, keys: "", checked: false, danger: false }
    }
}

impl Widget for MenuItem<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let words = galley(ui, Type::Body, ui.ink(Ink::TextPrimary), self.text, 360.0).size().x;
        let keys = galley(ui, Type::Dense, ui.ink(Ink::TextTertiary), self.keys, 120.0).size().x;
        let keys = if self.keys.is_empty() { 0.0 } else { keys + 24.0 };
        let own = (words + 34.0 + keys + 24.0).max(180.0);
        let width = Widths::widest(ui, own).max(ui.available_width().min(ui.min_size().x));
        let (rect, response) = ui.allocate_exact_size(vec2(width, 26.0), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::MenuItem, ui.is_enabled(), self.checked, self.text));
        if ui.is_rect_visible(rect) {
            if (response.hovered() || response.has_focus()) && ui.is_enabled() {
                ui.painter().rect_filled(rect, size::RADIUS_CHIP, ui.ink(Ink::Hover));
            }
            let ink = if self.danger { Ink::Danger } else { Ink::TextPrimary };
            if let Some(icon) = self.icon {
                let color = ui.ink(if self.danger { Ink::Danger } else { Ink::TextSecondary });
                paint_icon(ui, pos2(rect.left() + 16.0, rect.center().y), icon, 14.0, color);
            }
            let inner = Rect::from_min_max(pos2(rect.left() + 32.0, rect.top()), rect.max - vec2(8.0, 0.0));
            paint_text(ui, inner, Align2::LEFT_CENTER, Type::Body, ink, self.text);
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            if self.checked {
                paint_icon(ui, pos2(rect.right() - 14.0, rect.center().y), Icon::Check, 14.0, ui.ink(Ink::Accent));
            } else if !self.keys.is_empty() {
                paint_text(ui, inner, Align2::RIGHT_CENTER, Type::Dense, Ink::TextTertiary, self.keys);
            }
        }
        response
    }
}

/// An entry of a menu; true when it was clicked.
pub fn menu_item(ui: &mut Ui, icon: Option<Icon>, text: &str) -> bool {
    ui.add(MenuItem::new(icon, text)).clicked()
}

/// A caption inside a menu.
pub fn menu_title(ui: &mut Ui, text: &str) {
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        ui.txt(Type::Caption, Ink::TextTertiary, text);
    });
}

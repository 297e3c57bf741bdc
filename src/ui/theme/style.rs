//! Tokens to egui's style.

use egui::style::{ScrollFadeStyle, ScrollStyle, Selection, WidgetVisuals};
use egui::{Color32, CornerRadius, FontId, Margin, Shadow, Stroke, Style, TextStyle, Visuals, vec2};

use super::{Type, color, size};
use crate::chart::Ink;

/// The style of the light or dark theme.
pub(super) fn style(dark: bool) -> Style {
    let mut style = Style { visuals: visuals(dark), ..Style::default() };
    let fonts = |role: Type| -> FontId { role.font() };
    style.text_styles = [
        (TextStyle::Heading, fonts(Type::Title)),
        (TextStyle::Body, fonts(Type::Body)),
        (TextStyle::Button, fonts(Type::Body)),
        (TextStyle::Monospace, fonts(Type::Dense)),
        (TextStyle::Small, fonts(Type::Caption)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 6.0);
    spacing.button_padding = vec2(10.0, 4.0);
    spacing.interact_size = vec2(size::CONTROL, size::CONTROL);
    spacing.menu_margin = Margin::same(4);
    spacing.window_margin = Margin::same(12);
    spacing.icon_width = 14.0;
    spacing.icon_width_inner = 8.0;
    spacing.icon_spacing = 6.0;
    spacing.tooltip_width = 320.0;
    spacing.menu_width = 320.0;
    spacing.combo_height = 320.0;
    spacing.scroll = ScrollStyle {
        bar_width: 6.0,
        bar_inner_margin: 2.0,
        bar_outer_margin: 2.0,
        floating_width: 4.0,
        foreground_color: false,
        dormant_handle_opacity: 0.6,
        fade: ScrollFadeStyle { strength: 0.0, ..ScrollFadeStyle::default() },
        ..ScrollStyle::floating()
    };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.15;
    style.animation_time = 0.08;
    style.explanation_tooltips = false;
    style
}

fn visuals(dark: bool) -> Visuals {
    let ink = |ink| color(dark, ink);
    let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
    let radius = CornerRadius::same(size::RADIUS);
    let state = |fill: Ink, stroke: Ink, text: Ink| WidgetVisuals {
        bg_fill: ink(fill),
        weak_bg_fill: ink(fill),
        bg_stroke: Stroke::new(1.0, ink(stroke)),
        corner_radius: radius,
        fg_stroke: Stroke::new(1.0, ink(text)),
        expansion: 0.0,
    };
    let widgets = &mut visuals.widgets;
    widgets.noninteractive = state(Ink::Panel, Ink::StrokeSubtle, Ink::TextPrimary);
    widgets.inactive = state(Ink::Panel, Ink::StrokeDefault, Ink::TextPrimary);
    widgets.hovered = state(Ink::Hover, Ink::StrokeStrong, Ink::TextPrimary);
    widgets.active = state(Ink::Selected, Ink::Accent, Ink::TextPrimary);
    widgets.active.bg_stroke.width = 2.0;
    widgets.open = state(Ink::Hover, Ink::StrokeStrong, Ink::TextPrimary);
    // The thumb of a scroll bar and a slider's rail take their color from here.
    widgets.inactive.bg_fill = ink(Ink::StrokeStrong);
    widgets.hovered.bg_fill = ink(Ink::TextTertiary);
    widgets.active.bg_fill = ink(Ink::Accent);
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(ink(Ink::TextTertiary));
    visuals.selection = Selection { bg_fill: ink(Ink::Selected), stroke: Stroke::new(1.0, ink(Ink::AccentText)) };
    visuals.hyperlink_color = ink(Ink::AccentText);
    visuals.faint_bg_color = ink(Ink::Inset);
    visuals.extreme_bg_color = ink(Ink::Panel);
    visuals.text_edit_bg_color = Some(ink(Ink::Panel));
    visuals.code_bg_color = ink(Ink::Inset);
    visuals.warn_fg_color = ink(Ink::StateText(crate::plan::State::BestEffort));
    visuals.error_fg_color = ink(Ink::Danger);
    visuals.window_corner_radius = CornerRadius::same(size::RADIUS_POPUP);
    visuals.menu_corner_radius = CornerRadius::same(size::RADIUS_POPUP);
    visuals.window_fill = ink(Ink::Popup);
    visuals.window_stroke = Stroke::new(1.0, ink(Ink::StrokeDefault));
    visuals.window_highlight_topmost = false;
    visuals.panel_fill = ink(Ink::Panel);
    visuals.window_shadow = shadow(dark);
    visuals.popup_shadow = shadow(dark);
    visuals.indent_has_left_vline = false;
    visuals.slider_trailing_fill = true;
    visuals
}

/// The one shadow there is: under popups.
fn shadow(dark: bool) -> Shadow {
    let alpha = if dark { 102 } else { 31 };
    Shadow { offset: [0, 4], blur: if dark { 12 } else { 10 }, spread: 0, color: Color32::from_black_alpha(alpha) }
}

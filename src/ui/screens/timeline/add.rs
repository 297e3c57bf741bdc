//! The list of waves that the work on some devices can be added to.

use egui::{Popup, PopupAnchor, ScrollArea, Ui};
use lucide_icons::Icon;

use super::TimelineScreen;
use crate::chart::Target;
use crate::chart::timeline::{self, GroupBy, TimelineView};
use crate::i18n::tr::timeline as tr;
use crate::plan::rollout::{Board, sources};
use crate::session::{Command, Edit, RolloutChange, RolloutEdit, Screen};
use crate::ui::planning::Planning;
use crate::ui::widgets::{menu_item, menu_title};

impl TimelineScreen {
    /// Shows the waves to add devices to, as long as the list is open.
    pub(super) fn wave_list(&mut self, ui: &Ui, view: &Planning<'_>, chart: &TimelineView) {
        let Some((target, at)) = self.adding.clone() else { return };
        let mut open = true;
        let id = ui.scope_id().with("timeline-add");
        Popup::new(id, ui.ctx().clone(), PopupAnchor::Position(at), ui.layer_id())
            .kind(egui::PopupKind::Menu)
            .layout(egui::Layout::top_down_justified(egui::Align::Min))
            .open_bool(&mut open)
            .show(|ui| {
                ScrollArea::vertical()
                    .max_height(320.0)
                    .min_scrolled_height(320.0)
                    .show(ui, |ui| entries(ui, view, chart, &target));
            });
        if !open {
            self.adding = None;
        }
    }
}

fn entries(ui: &mut Ui, view: &Planning<'_>, chart: &TimelineView, target: &Target) {
    let (lang, waves) = (view.lang, &view.outlook.waves);
    let (lanes, site) = lanes_of(view, chart, target);
    let movable = |wave: usize| lanes.iter().any(|lane| !sources(view.outlook, *lane, site, wave).is_empty());
    menu_title(ui, &tr::menu_add(lang));
    let mut any = false;
    for (index, wave) in waves.iter().enumerate().filter(|(index, _)| movable(*index)) {
        any = true;
        let span = tr::tip_span(lang, &view.date(wave.start), &view.date(wave.end));
        if menu_item(ui, Some(Icon::Truck), &format!("{}  {span}", wave.name)) {
            add(view, &lanes, site, index, wave.name.clone());
            ui.close();
        }
    }
    if movable(waves.len()) {
        any = true;
        let name = crate::i18n::tr::rollout::menu_new_wave(lang);
        if menu_item(ui, Some(Icon::Plus), &name) {
            add(view, &lanes, site, waves.len(), name);
            ui.close();
        }
    }
    // What is kept as it is has no work that a wave could do.
    if !any && menu_item(ui, Some(Icon::Signpost), &tr::menu_add_nothing(lang)) {
        view.send(Command::Show(Screen::Strategy));
        ui.close();
    }
}

/// The lanes a row stands for, and the site they are meant at.
fn lanes_of<'a>(view: &Planning<'a>, chart: &TimelineView, target: &Target) -> (Vec<usize>, Option<&'a str>) {
    let site_name = |site: usize| view.outlook.sites.get(site).map(|(name, _)| name.as_str());
    match target {
        Target::Lane(lane) => (vec![*lane], None),
        Target::Piece(lane, site) => (vec![*lane], site_name(*site)),
        Target::Group(id) => {
            let groups = timeline::groups(view.outlook, view.catalog, chart.group_by, view.lang);
            let lanes = groups.into_iter().find(|group| group.id == *id).map(|group| group.lanes).unwrap_or_default();
            (lanes, if chart.group_by == GroupBy::Site { site_name(*id) } else { None })
        }
        _ => (Vec::new(), None),
    }
}

/// Adds the work on some lanes to a wave, as one step.
fn add(view: &Planning<'_>, lanes: &[usize], site: Option<&str>, wave: usize, name: String) {
    let mut board = Board::of(view.outlook);
    let mut moved = 0_u64;
    for lane in lanes {
        moved = moved.saturating_add(board.lane_to_wave(view.outlook, *lane, site, wave));
    }
    if moved == 0 {
        return;
    }
    let what = match lanes {
        [lane] => view.outlook.lanes.get(*lane).map(|lane| view.lane_name(lane)).unwrap_or_default(),
        _ => tr::tip_devices(view.lang, moved),
    };
    let change = RolloutChange::ToWave(what, name);
    view.edit(Edit::Rollout(Box::new(RolloutEdit::waves(change, board.waves()))));
}

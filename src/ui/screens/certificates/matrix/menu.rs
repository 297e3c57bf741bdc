//! What can be done about a cell.

use egui::Ui;
use lucide_icons::Icon;

use super::Matrix;
use crate::i18n::tr::certificates as tr;
use crate::plan::OwnDate;
use crate::plan::trust::{Root, TrustCell, TrustState};
use crate::session::{CertificateEdit, Command, Edit, Screen};
use crate::ui::planning::Planning;
use crate::ui::widgets::{menu_item, menu_title};

impl Matrix<'_, '_> {
    pub(super) fn menu(&self, ui: &mut Ui, at: (usize, usize), root: &Root, cell: &TrustCell) {
        let (view, lang) = (self.view, self.view.lang);
        let Some(row) = self.rows.get(at.0) else { return };
        let lane = self.lane_key(row).to_owned();
        if menu_item(ui, Some(Icon::Lightbulb), &tr::menu_explain(lang)) {
            self.select(at.0, at.1);
            view.send(Command::Explain);
        }
        if cell.state != TrustState::NotUsed {
            menu_title(ui, &tr::menu_by_hand(lang));
            if menu_item(ui, Some(Icon::Check), &tr::menu_trusted(lang)) {
                self.set(at.0, at.1, Some(true));
            }
            if menu_item(ui, Some(Icon::X), &tr::menu_missing(lang)) {
                self.set(at.0, at.1, Some(false));
            }
            if cell.own && menu_item(ui, Some(Icon::Undo2), &tr::menu_documented(lang)) {
                self.set(at.0, at.1, None);
            }
        }
        if cell.state == TrustState::Missing {
            let (text, on) =
                if cell.accepted { (tr::unaccept(lang), None) } else { (tr::accept(lang), Some(view.session.today())) };
            if menu_item(ui, Some(Icon::ThumbsUp), &text) {
                view.edit(Edit::Certificates(CertificateEdit::Accept {
                    lane: lane.clone(),
                    root: root.id.clone(),
                    on,
                }));
            }
        }
        if menu_item(ui, Some(Icon::ListTodo), &tr::create_task(lang)) {
            view.edit(task(view, &lane, &self.lane_name(row), root));
        }
        let sha = root
            .known
            .and_then(|at| view.catalog.certificates.get(at)?.sha256.clone())
            .unwrap_or_else(|| root.id.clone());
        if menu_item(ui, Some(Icon::Copy), &tr::copy_fingerprint(lang)) {
            view.send(Command::CopyText(sha));
        }
        if menu_item(ui, Some(Icon::Phone), &tr::show_phones(lang)) {
            show_phones(view, &self.lane_name(row));
        }
    }
}

/// A task to give devices a root, by the next day on which its lack breaks something; in 30 days if there is none.
#[must_use]
pub fn task(view: &Planning<'_>, lane: &str, name: &str, root: &Root) -> Edit {
    let today = view.session.today();
    let index = view.outlook.lane(lane).map(|(index, _)| index);
    let coming = view.outlook.breaks.iter().filter(|one| one.day >= today && one.requires.contains(&root.id));
    let day = coming
        .filter(|one| one.lanes.iter().any(|own| Some(own.lane) == index))
        .map(|one| one.day)
        .next()
        .unwrap_or_else(|| today.plus_days(30));
    Edit::Certificates(CertificateEdit::Date(
        None,
        OwnDate {
            day,
            title: tr::task_title(view.lang, name, &root.subject),
            lane: Some(lane.to_owned()),
            task: true,
            note: String::new(),
        },
    ))
}

/// Shows the devices of a lane in the inventory.
fn show_phones(view: &Planning<'_>, name: &str) {
    view.send(Command::Filter(format!("product: \"{name}\"")));
    view.send(Command::Show(Screen::Inventory));
}

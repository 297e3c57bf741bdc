//! What an edit would change, before it is made.

use std::sync::Arc;

use egui::{Id, Ui};

use super::Planning;
use super::words;
use crate::i18n::{fmt, tr::strategy as tr};
use crate::model::Money;
use crate::plan::Outlook;
use crate::plan::change::Change;
use crate::session::Edit;

/// Previews kept until the outlook changes; a menu asks for one for each of its entries.
const KEPT: usize = 24;

/// An outlook after some edits, and how it differs from the one on screen.
#[derive(Clone)]
pub struct Preview {
    before: Arc<Outlook>,
    edits: Vec<Edit>,
    /// The outlook after the edits.
    pub after: Arc<Outlook>,
    /// The difference.
    pub change: Arc<Change>,
}

impl Planning<'_> {
    /// What some edits would change.
    #[must_use]
    pub fn preview(&self, ui: &Ui, edits: &[Edit]) -> Preview {
        let id = Id::unique("previewed-edits");
        let mut kept: Vec<Preview> = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        let fits = |known: &Preview| Arc::ptr_eq(&known.before, self.outlook) && known.edits == edits;
        if let Some(known) = kept.iter().find(|known| fits(known)) {
            return known.clone();
        }
        let after = self.session.preview(edits);
        let change = Arc::new(Change::between(self.outlook, &after));
        let seen = Preview { before: Arc::clone(self.outlook), edits: edits.to_vec(), after, change };
        kept.retain(|known| Arc::ptr_eq(&known.before, self.outlook));
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push(seen.clone());
        ui.data_mut(|data| data.insert_temp(id, kept));
        seen
    }

    /// A difference of amounts with its sign, with minor units where amounts of the budget have any.
    #[must_use]
    pub fn signed_exact(&self, minor: i64) -> String {
        let text = self.exact(minor);
        if minor > 0 { format!("+{text}") } else { text }
    }

    /// A difference of amounts in whole units, with its sign.
    #[must_use]
    pub fn signed(&self, minor: i64) -> String {
        let text = fmt::money_whole(self.lang, Money::new(minor, self.currency()));
        if minor > 0 { format!("+{text}") } else { text }
    }

    /// A change in one line: devices, money, deadlines.
    #[must_use]
    pub fn change_line(&self, change: &Change) -> String {
        let lang = self.lang;
        let mut parts = vec![tr::change_devices(lang, change.devices), self.signed(change.cost)];
        if change.unsupported.0 != change.unsupported.1 {
            parts.push(tr::change_unsupported(
                lang,
                &self.number(change.unsupported.1),
                &self.number(change.unsupported.0),
            ));
        }
        if change.late.0 != change.late.1 {
            parts.push(tr::change_late(lang, &self.number(change.late.1), &self.number(change.late.0)));
        }
        parts.join(" · ")
    }

    /// A change as rows of key and value: devices by action, money by year, deadlines.
    #[must_use]
    pub fn change_rows(&self, change: &Change) -> Vec<(String, String)> {
        let lang = self.lang;
        let arrow = |before: u64, after: u64| format!("{} → {}", self.number(before), self.number(after));
        let mut rows = vec![(tr::change_total(lang), self.signed(change.cost))];
        rows.extend(change.years.iter().map(|(year, cost)| (self.year(*year), self.signed(*cost))));
        let actions = change.actions.iter();
        rows.extend(actions.map(|(action, before, after)| (words::action(lang, *action), arrow(*before, *after))));
        if change.unsupported.0 != change.unsupported.1 {
            rows.push((tr::change_row_unsupported(lang), arrow(change.unsupported.0, change.unsupported.1)));
        }
        if change.late.0 != change.late.1 {
            rows.push((tr::change_row_late(lang), arrow(change.late.0, change.late.1)));
        }
        rows
    }
}

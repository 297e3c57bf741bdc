//! What a view asks for in every frame and is dear to make.

use std::fmt::Debug;
use std::hash::Hash;
use std::sync::Arc;

use egui::{Id, Ui};

use super::Planning;
use crate::plan::Outlook;

#[derive(Clone)]
struct Kept<T> {
    outlook: Arc<Outlook>,
    of: Id,
    made: T,
}

impl Planning<'_> {
    /// What follows from the plan and its outlook, and from nothing else but `of`: made anew only when one of them changes. One is
    /// kept for each `name`.
    pub fn kept<T>(&self, ui: &Ui, name: &'static str, of: impl Hash + Debug, make: impl FnOnce() -> T) -> T
    where
        T: Clone + Send + Sync + 'static,
    {
        let (id, of) = (Id::unique(("kept", name)), Id::unique(of));
        if let Some(known) = ui.data(|data| data.get_temp::<Kept<T>>(id))
            && known.of == of
            && Arc::ptr_eq(&known.outlook, self.outlook)
        {
            return known.made;
        }
        let made = make();
        let kept = Kept { outlook: Arc::clone(self.outlook), of, made: made.clone() };
        ui.data_mut(|data| data.insert_temp(id, kept));
        made
    }
}

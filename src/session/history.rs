//! Undo and redo: a list of earlier states. A state is a handful of `Arc`s, so keeping one is cheap and going back cannot be wrong.

/// What one undo step changed; the label is made from it in the language of the moment.
pub trait Change {
    /// Changes with the same key that follow each other are one step, as while a slider is dragged; `None` never merges.
    fn merge_key(&self) -> Option<String>;
}

#[derive(Clone, Debug)]
struct Entry<S, C> {
    change: C,
    state: S,
    revision: u64,
}

/// Earlier and later states around the present one.
#[derive(Clone, Debug)]
pub struct History<S, C> {
    past: Vec<Entry<S, C>>,
    future: Vec<Entry<S, C>>,
    merging: Option<String>,
    /// Later states that the running gesture has made unreachable; they come back if it is cancelled.
    dropped: Vec<Entry<S, C>>,
    revision: u64,
    newest: u64,
    saved: Option<u64>,
}

/// Steps kept; a plan is small, and nobody goes back further.
const STEPS: usize = 1000;

impl<S, C> Default for History<S, C> {
    fn default() -> Self {
        Self {
            past: Vec::new(),
            future: Vec::new(),
            merging: None,
            dropped: Vec::new(),
            revision: 0,
            newest: 0,
            saved: Some(0),
        }
    }
}

impl<S, C: Change> History<S, C> {
    /// Remembers the state before a change.
    pub fn record(&mut self, change: C, before: S) {
        let key = change.merge_key();
        let merges = key.is_some() && key == self.merging && self.saved != Some(self.revision);
        let revision = self.revision;
        self.newest += 1;
        self.revision = self.newest;
        let future = std::mem::take(&mut self.future);
        if merges && let Some(last) = self.past.last_mut() {
            last.change = change;
            return;
        }
        self.dropped = if key.is_some() { future } else { Vec::new() };
        self.merging = key;
        self.past.push(Entry { change, state: before, revision });
        if self.past.len() > STEPS {
            self.past.remove(0);
        }
    }

    /// The next change is a step of its own, even of the same slider.
    pub fn end_gesture(&mut self) {
        self.merging = None;
        self.dropped.clear();
    }

    /// Takes the running gesture back as if it had never been; returns the state to show.
    pub fn cancel_gesture(&mut self) -> Option<S> {
        self.merging.take()?;
        let Entry { state, revision, .. } = self.past.pop()?;
        self.future = std::mem::take(&mut self.dropped);
        self.revision = revision;
        Some(state)
    }

    /// Goes back one step; returns the state to show.
    pub fn undo(&mut self, present: S) -> Option<S> {
        let Entry { change, state, revision } = self.past.pop()?;
        self.end_gesture();
        self.future.push(Entry { change, state: present, revision: self.revision });
        self.revision = revision;
        Some(state)
    }

    /// Goes forward one step; returns the state to show.
    pub fn redo(&mut self, present: S) -> Option<S> {
        let Entry { change, state, revision } = self.future.pop()?;
        self.end_gesture();
        self.past.push(Entry { change, state: present, revision: self.revision });
        self.revision = revision;
        Some(state)
    }

    /// The change that undo would take back.
    #[must_use]
    pub fn undoes(&self) -> Option<&C> {
        self.past.last().map(|entry| &entry.change)
    }

    /// The change that redo would make again.
    #[must_use]
    pub fn redoes(&self) -> Option<&C> {
        self.future.last().map(|entry| &entry.change)
    }

    /// The number of the present state; no other state ever has it.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The state with this number is on disk.
    pub fn mark_saved(&mut self, revision: u64) {
        self.saved = Some(revision);
    }

    /// No state is on disk.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    /// True if the present state is not the saved one.
    #[must_use]
    pub fn dirty(&self) -> bool {
        self.saved != Some(self.revision)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Clone, Debug)]
    struct Set(Option<&'static str>);

    impl Change for Set {
        fn merge_key(&self) -> Option<String> {
            self.0.map(str::to_owned)
        }
    }

    #[test]
    fn a_cancelled_gesture_leaves_neither_undo_nor_redo_behind_and_what_could_be_redone_before_can_be_still() {
        let mut history: History<u32, Set> = History::default();
        history.record(Set(None), 1);
        let mut now = history.undo(2).unwrap();
        assert_eq!(now, 1);
        let revision = history.revision();
        for value in 10..14 {
            history.record(Set(Some("wave")), now);
            now = value;
        }
        assert_eq!(history.cancel_gesture(), Some(1));
        assert!(history.undoes().is_none());
        assert_eq!(history.revision(), revision);
        assert_eq!(history.redo(1), Some(2));
        // Without a running gesture there is nothing to cancel.
        assert_eq!(history.cancel_gesture(), None);
        assert!(history.undoes().is_some());
    }

    proptest! {
        #[test]
        fn all_undos_are_the_start_and_all_redos_the_end(values in prop::collection::vec((0_u8..3, 0_u32..100), 1..60)) {
            let mut history = History::default();
            let mut present = 1000;
            for (key, value) in values {
                let key = [None, Some("a"), Some("b")][usize::from(key)];
                history.record(Set(key), present);
                present = value;
            }
            let end = present;
            while let Some(state) = history.undo(present) {
                present = state;
            }
            prop_assert_eq!(present, 1000);
            prop_assert!(!history.dirty());
            while let Some(state) = history.redo(present) {
                present = state;
            }
            prop_assert_eq!(present, end);
        }
    }

    #[test]
    fn a_drag_is_one_step_and_the_next_drag_another() {
        let mut history = History::default();
        for before in 0..10 {
            history.record(Set(Some("slider")), before);
        }
        history.end_gesture();
        history.record(Set(Some("slider")), 10);
        assert_eq!(history.undo(11), Some(10));
        assert_eq!(history.undo(10), Some(0));
        assert_eq!(history.undo(0), None);
    }

    #[test]
    fn a_change_during_saving_stays_unsaved() {
        let mut history = History::default();
        history.record(Set(None), 0);
        let saving = history.revision();
        history.record(Set(None), 1);
        history.mark_saved(saving);
        assert!(history.dirty());
        history.undo(2);
        assert!(!history.dirty());
        history.record(Set(None), 1);
        history.undo(3);
        history.undo(1);
        history.record(Set(None), 0);
        assert!(history.dirty(), "the saved state was dropped with the redo list");
    }
}

//! What the inspector says about weeks, waves, bars and blackouts of the rollout.

mod blackout;
mod fixes;
mod wave;
mod week;

pub(super) use blackout::show as blackout;
pub(super) use wave::{bar, wave};
pub(super) use week::show as week;

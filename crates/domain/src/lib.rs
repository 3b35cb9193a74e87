//! Facts, packs, rules and outcomes as pure functions.
//!
//! Nothing here reads a file or a clock, and nothing here knows SQL, JSON or a window. The same
//! facts and the same pack always give the same answer, and the answer carries its reasons.
//! `facts` is what the rules look at, `pack` the content that a municipality may replace,
//! `analysis` what the rules answer, and `Evaluation` the same answer kept alive while facts are
//! edited.

mod analysis;
mod because;
pub mod check;
mod compiled;
pub mod continuity;
mod cycles;
pub mod day;
mod evaluation;
pub mod facts;
pub mod flag;
pub mod floor;
mod index;
pub mod likeness;
mod links;
mod load;
pub mod measures;
mod names;
pub mod pack;
mod pack_diff;
mod raise;
pub mod rationale;
pub mod reorganise;
pub mod risk;
mod rows;
pub mod source;
pub mod stage;
mod standing;
pub mod suitability;
pub mod talk;
pub mod thresholds;
pub mod why;
pub mod workshop;

/// Calculated levels and their reasons.
pub mod levels {
    pub use crate::analysis::{Because, Calculated, Link, calculate};
}

pub use analysis::{
    Analysis, Because, Calculated, FlowAnswer, Link, SetAnswer, SystemAnswer, analyse, calculate,
};
pub use check::{Problem, ProblemKind, check};
pub use evaluation::{Edit, Evaluation, Refused, Touched};
pub use facts::Facts;
pub use flag::{Flag, Flags, RaisedOn};
pub use pack::Pack;
pub use pack_diff::{LevelChange, LevelFate, ListChange, PackDiff, pack_diff};
pub use thresholds::Thresholds;

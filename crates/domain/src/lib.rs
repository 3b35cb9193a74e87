//! Facts, packs, rules and outcomes as pure functions.
//!
//! Nothing here reads a file, a clock or a random number, and nothing here knows SQL, JSON or a
//! window. The same facts and the same pack always give the same answer, and the answer carries
//! its reasons. `facts` is what the rules look at, `pack` the content that a municipality may
//! replace, `levels` what a system carries, `floor` the suggested minimum of a set.

pub mod check;
pub mod facts;
pub mod floor;
mod graph;
pub mod levels;
pub mod pack;
pub mod rationale;

pub use check::{Problem, ProblemKind, check};
pub use facts::Facts;
pub use levels::{Because, Calculated, Link, calculate};
pub use pack::Pack;

//! Measures: what a system's levels, flags and kind ask for, and where each measure stands.
//!
//! The measures are pack data ([`Catalogue`]); this module says what they mean. [`suggest`] takes
//! the levels that hold for a system and what it is, and gives every measure that something asks
//! for, with everything that asks. More protection never follows from a lower level: whatever asks
//! for a measure asks from a level upwards.

mod catalogue;
mod standing;
mod suggest;

pub use catalogue::{Ask, Catalogue, Category, Cost, Measure, Provision, Role, When, is_iso27002};
pub use standing::{Answered, Standing, Status};
pub use suggest::{Situation, Suggestion, suggest};

//! When a level needs a written reason before it can be adopted.

use crate::pack::Pack;

/// Why a reason is mandatory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReasonNeed {
    /// The level is at or above the pack's limit.
    HighLevel,
    /// The level is below the suggested minimum.
    BelowFloor,
    /// An aggregate's level is below the highest of its parts.
    BelowParts,
}

/// Whether the level of a set needs a reason; `None` when it may stand alone. A missing level
/// needs no reason: it needs a level.
///
/// `parts` is the highest level of the parts of an aggregate.
pub fn reason_need(
    pack: &Pack,
    level: Option<u8>,
    floor: Option<u8>,
    parts: Option<u8>,
) -> Option<ReasonNeed> {
    let level = level?;
    if floor.is_some_and(|floor| level < floor) {
        Some(ReasonNeed::BelowFloor)
    } else if parts.is_some_and(|parts| level < parts) {
        Some(ReasonNeed::BelowParts)
    } else if level >= pack.reason_from {
        Some(ReasonNeed::HighLevel)
    } else {
        None
    }
}

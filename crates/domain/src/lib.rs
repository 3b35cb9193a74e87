//! Facts, packs, rules and outcomes as pure functions.

//! Reorganisation: what refers to a system, a set or an authority follows when it is merged into
//! another. Everything goes by the list in `references`, so that no table is left behind.

mod dispose;
mod draft;
mod inside;
mod merge;
pub(crate) mod references;
#[cfg(test)]
pub(crate) mod tests;

pub use dispose::Disposal;
pub use merge::Kind;

//! What the window and the use cases say to each other. Every type here has a TypeScript twin in
//! `ui/src/generated`, written by `make types` and held by a test.

mod assets;
mod assignment;
mod classify;
mod common;
mod dpia;
mod error;
mod export;
mod gate;
mod import;
mod links;
mod map;
mod pack;
mod questions;
mod records;
mod register;
mod review;
mod start;
mod suitability;
mod tasks;
mod together;

pub use assets::*;
pub use assignment::*;
pub use classify::*;
pub use common::*;
pub use dpia::*;
pub use error::*;
pub use export::*;
pub use gate::*;
pub use import::*;
pub use links::*;
pub use map::*;
pub use pack::*;
pub use questions::*;
pub use records::*;
pub use register::*;
pub use review::*;
pub use start::*;
pub use suitability::*;
pub use tasks::*;
pub use together::*;

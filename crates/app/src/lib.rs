//! Use cases: what a person can do with Varsam, without a window.
//!
//! Every function here takes the application and a request and answers with a view or an error
//! that has a code. Nothing here knows Tauri: what needs a window, a clock or a random number
//! comes in through [`Host`]. `ARCHITECTURE.md` follows a click through these layers.

pub mod assets;
pub mod assignment;
pub mod backups;
pub mod bulk;
pub mod centre;
pub mod classify;
pub mod continuity;
pub mod copy;
pub mod dpia;
pub mod dto;
pub mod effective;
mod error;
pub mod export;
pub mod find;
mod folder;
mod form;
pub mod gate;
pub mod handover;
pub mod history;
pub mod holding;
mod host;
pub mod identity;
pub mod import;
pub mod incidents;
pub mod links;
pub mod map;
pub mod measures;
mod names;
mod pack;
pub mod pack_change;
pub mod plan;
pub mod questions;
pub mod records;
pub mod register;
pub mod reorganise;
mod report;
pub mod responses;
mod result;
pub mod review;
pub mod revisions;
pub mod risk;
pub mod sample;
pub mod secrecy;
mod session;
mod settings;
pub mod sign;
mod signed;
mod snapshot;
pub mod start;
pub mod strength;
pub mod suitability;
pub mod tasks;
mod temp;
mod texts;
pub mod together;
mod trust;
mod why;
pub mod workshop;

pub use error::AppError;
pub use host::{Host, SaveKind};
pub use pack::pack;
pub use session::{App, redo, undo};

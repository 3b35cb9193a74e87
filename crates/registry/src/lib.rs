//! The central registry: what leaves the laptops is verified, kept and receipted here.
//!
//! [`cli::run`] is the whole command `varsam-registry`; the functions behind it stand in one
//! module per command. The time and the randomness are passed in.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod adoption;
pub mod analyse;
mod arguments;
pub mod catalogue;
pub mod city;
mod city_facts;
mod city_sheets;
mod city_words;
pub mod cli;
pub mod db;
pub mod enrol;
mod error;
mod examine;
mod files;
mod given;
pub mod import;
pub mod incoming;
pub mod init;
mod judge;
mod known;
pub mod overview;
pub mod pack;
mod parallel;
mod print;
mod progress;
pub mod purge;
pub mod receipt;
pub mod receipts;
pub mod report;
pub mod translate;
pub mod trust_list;
pub mod verify_files;
mod withdrawal;

pub use error::{Exit, RegistryError};
pub use given::Given;

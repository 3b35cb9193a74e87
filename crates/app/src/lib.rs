//! Use cases: what a person can do with Varsam, without a window.

pub mod dto;

//! Signed documents and bundles: bytes in, bytes out.
//!
//! The format is written down in `FORMAT.md` beside this code. This crate
//! touches no file, clock or source of randomness: all of it is passed in.

pub mod digest;
pub mod error;
pub mod keys;
pub mod limits;
pub mod payload;

pub use error::{BundleError, ErrorCode};

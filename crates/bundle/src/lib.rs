//! Signed documents and bundles: bytes in, bytes out.
//!
//! The format is written down in `FORMAT.md` beside this code. This crate
//! touches no file, clock or source of randomness: all of it is passed in.
//!
//! [`seal`] makes a document, [`write_bundle`] puts documents into a bundle,
//! [`open_bundle`] takes them out, and [`verify_document`] says of each one
//! whether it is good, signed by a key nobody vouches for, or bad.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod assignment;
mod bundle_file;
pub mod digest;
mod envelope;
pub mod error;
pub mod identity_file;
pub mod json_strict;
pub mod keys;
pub mod limits;
mod object;
pub mod one_time_code;
mod parse;
pub mod payload;
mod response;
#[cfg(test)]
mod schema;
mod seal;
mod trust;
mod verify;

pub use ed25519_dalek::SigningKey;

pub use assignment::{Asked, read_assignment};
pub use bundle_file::{BUNDLE_VERSION, EXTENSION, RawDocument, open_bundle, write_bundle};
pub use envelope::{Envelope, claimed_typ};
pub use error::{BundleError, ErrorCode};
pub use response::{Good, Receiver, ResponseOutcome, UsedKey, verify_response};
pub use seal::{Sealed, seal};
pub use trust::{GRACE_DAYS, KeyStanding, Need, SetAsideReason, TrustStore, verify_trust_list};
pub use verify::{Content, Identified, Outcome, Verified, read_kept, verify_document, verify_self_contained};

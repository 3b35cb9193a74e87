//! What the register file and the registry share: open, key, migrate, copy, check.
//!
//! A database is opened with the same settings everywhere: write-ahead log, `synchronous=FULL`
//! (a commit is on the disk before it is acknowledged), foreign keys, secure deletion, temporary
//! data in memory. Encryption is SQLCipher 4 with its defaults, so that any SQLCipher 4 tool opens
//! the file with the passphrase.

mod copy;
mod error;
mod migrate;
mod open;

pub use copy::{check, copy};
pub use error::SqliteError;
pub use migrate::{Migration, applied, digest_of, migrate};
pub use open::{Access, open, open_to_read};

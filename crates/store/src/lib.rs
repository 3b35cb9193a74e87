//! The register file: tables, named operations, change log.
//!
//! Everything is written through [`Store::transact`]: one named operation, one transaction, one
//! row in the change log with what was there before and after. Undo and history come from that
//! place and no other. All SQL of the application is in this crate.

mod backup;
mod belonging;
mod content;
mod custody;
mod error;
mod facts;
mod files;
mod handover;
mod history;
mod open;
mod purge;
mod record;
mod reorganise;
pub mod tables;
mod transact;
mod votes;

pub use backup::{Backup, BackupKind, Copier, Restore, backup_folder, backups};
pub use content::Content;
pub use error::StoreError;
pub use facts::receiver_levels_to_json;
pub use files::write_whole;
pub use handover::{Change, Parcel, Thing};
pub use history::{Entry, HistoryReport, Operation};
pub use open::{NewRegister, Store, ending};
pub use purge::{Mention, Purge, Purged};
pub use record::Record;
pub use reorganise::{Disposal, Kind};
pub use transact::{Op, Rehearsal, Stamp, Transaction};

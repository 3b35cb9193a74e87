//! CSV tables in: what municipalities keep in spreadsheets becomes typed content, or a list of
//! everything that stands in the way, each with file, row and column.
//!
//! Nothing is guessed in silence. The preview names the encoding, the delimiter, the kind of
//! table and which column means what, and the caller may ask again with another kind or mapping.

mod cells;
mod content;
mod cross;
mod decode;
mod fields;
mod incidents;
mod led;
mod problem;
mod read;
mod rows;
mod to_facts;
mod words;

pub use content::{
    ImportedAdopted, ImportedAuthority, ImportedClassification, ImportedContent, ImportedDependency,
    ImportedFlow, ImportedHolding, ImportedLevel, ImportedSet, ImportedSystem,
};
pub use decode::{Encoding, MAX_TABLE_BYTES};
pub use fields::{Field, Mapping, TableKind, fields, guess_mapping, guess_table};
pub use incidents::{INCIDENT_KINDS, ImportedIncident, read_incidents};
pub use led::{Lead, Led};
pub use problem::{Severity, TableProblem, TableProblemKind};
pub use read::{Existing, TableInput, TablePreview, TablesPreview, read_tables};
pub use to_facts::to_facts;

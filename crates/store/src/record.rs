//! One way to read and write any row.

use rusqlite::Row;
use rusqlite::types::Value;

/// A row of a table: a struct with a field per column.
pub trait Record: Sized {
    /// The table.
    const TABLE: &'static str;
    /// The columns that identify a row.
    const KEY: &'static [&'static str];
    /// Every column.
    const COLUMNS: &'static [&'static str];

    /// Reads a row that was selected with [`Record::COLUMNS`].
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self>;

    /// The values of [`Record::COLUMNS`], in their order.
    fn values(&self) -> Vec<Value>;
}

/// Declares a struct and how it stands in its table.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident in $table:literal key($($key:literal),+) {
            $($(#[$fmeta:meta])* $field:ident: $type:ty),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name { $($(#[$fmeta])* pub $field: $type),+ }

        impl $crate::Record for $name {
            const TABLE: &'static str = $table;
            const KEY: &'static [&'static str] = &[$($key),+];
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),+];

            fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                Ok(Self { $($field: row.get(stringify!($field))?),+ })
            }

            fn values(&self) -> Vec<rusqlite::types::Value> {
                vec![$(self.$field.clone().into()),+]
            }
        }
    };
}
pub(crate) use record;

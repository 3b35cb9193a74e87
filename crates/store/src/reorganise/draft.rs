//! Deleting what was never signed, adopted or exported: it goes with everything about it, and undo
//! brings all of it back but named votes, which are remembered nowhere.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Kind;
use super::dispose::own_rows;
use super::merge::{Row, key_of, naming, risen};
use super::references::{Names, REFERENCES};
use crate::purge::{About, Words, document_tells, flows};
use crate::tables::{codes_from_json, codes_to_json};
use crate::transact::key_columns;
use crate::{Content, Store, StoreError, Transaction};

impl Store {
    /// Whether a signed document names a system or a set, by whatever id it has had, or was made about
    /// it; or something of it has left the register.
    ///
    /// # Errors
    /// Those of the database.
    pub fn has_left(&self, kind: Kind, id: &str) -> Result<bool, StoreError> {
        let content = self.content()?;
        let ids = content.with_aliases(kind, BTreeSet::from([id.to_owned()]));
        let none = BTreeSet::new();
        let (systems, sets) = match kind {
            Kind::System => (&ids, &none),
            Kind::Set => (&none, &ids),
            Kind::Authority => (&none, &none),
        };
        let about = About { systems, sets, flows: &none };
        let words = Words::default();
        let told = |row: &crate::tables::Document| {
            systems.contains(&row.system) || document_tells(row, &about, &words)
        };
        let asked = crate::purge::assignments(&content, systems, sets);
        Ok(!asked.is_empty()
            || self.all_documents()?.iter().any(told)
            || self.all_exports()?.iter().any(|row| systems.contains(&row.system)))
    }

    /// How many rows name a thing, beside its own.
    ///
    /// # Errors
    /// Those of the database.
    pub fn named_by(&self, kind: Kind, id: &str) -> Result<usize, StoreError> {
        let references = REFERENCES.iter().filter(|reference| reference.can_name(kind));
        let counts = references.map(|row| naming(&self.connection, row, kind, id).map(|rows| rows.len()));
        counts.sum()
    }
}

impl Transaction<'_> {
    /// Takes a thing away with everything about it, and out of the lists that others have. Whoever
    /// asks sees to it that it was never signed, adopted or exported.
    ///
    /// # Errors
    /// Those of the database.
    pub fn delete_draft(&mut self, kind: Kind, id: &str) -> Result<(), StoreError> {
        self.connection().pragma_update(None, "defer_foreign_keys", true)?;
        let content = Content::read(self.connection())?;
        let (one, none) = (BTreeSet::from([id.to_owned()]), BTreeSet::new());
        let (systems, sets) = match kind {
            Kind::System => (&one, &none),
            Kind::Set => (&none, &one),
            Kind::Authority => return self.write(kind.table(), &["id"], vec![id.into()], None),
        };
        let flows = flows(&content, systems, sets);
        let rows = own_rows(&content, &About { systems, sets, flows: &flows });
        // What rests on another row goes before it.
        for row in rows.iter().rev() {
            let (table, keys, key) = row.identity();
            self.write(table, keys, key, None)?;
        }
        for alias in content.aliases.iter().filter(|row| row.kind == kind.code() && row.new_id == id) {
            self.delete(alias)?;
        }
        if kind == Kind::Set {
            self.forget_votes_on(id)?;
        }
        self.take_out_of_lists(kind, id)
    }

    fn take_out_of_lists(&mut self, kind: Kind, id: &str) -> Result<(), StoreError> {
        for reference in REFERENCES.iter().filter(|reference| reference.can_name(kind)) {
            let is_question = (reference.table, reference.column) == ("workshop", "question_set");
            if !is_question && !matches!(reference.names, Names::Many(_)) {
                continue;
            }
            for mut row in naming(self.connection(), reference, kind, id)? {
                let cell = if is_question { Value::Null } else { without(&row, reference.column, id)? };
                row.insert(reference.column.to_owned(), cell);
                if is_question {
                    row.insert("question_aspect".to_owned(), Value::Null);
                }
                let (keys, key) = (key_columns(reference.table)?, key_of(reference.table, &row)?);
                self.write(reference.table, keys, key, Some(risen(reference.table, row)))?;
            }
        }
        Ok(())
    }
}

/// A JSON array of ids without one of them.
fn without(row: &Row, column: &str, id: &str) -> Result<Value, StoreError> {
    let ids = row[column].as_str().map(codes_from_json).transpose()?.unwrap_or_default();
    Ok(codes_to_json(ids.iter().filter(|one| *one != id)).into())
}

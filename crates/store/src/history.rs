//! The change log: a hash chain over named operations, with their bodies beside it.

mod operations;

use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

use crate::{Op, Stamp, Store, StoreError};

pub use operations::Operation;

/// What the chain starts from.
const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A row of the change log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// 1, 2, 3 … without gaps.
    pub seq: i64,
    /// Code of the operation.
    pub op: String,
    /// What it was about. For undo and redo: the number of the operation.
    pub object: String,
    /// When, RFC 3339.
    pub at: String,
    /// Who.
    pub actor: String,
    /// SHA-256 over salt and body, in hexadecimal.
    body_commitment: String,
    /// Hash of the row before this.
    prev_hash: String,
    /// The hash that the row had before its object was blanked by a purge.
    kept_hash: Option<String>,
}

impl Entry {
    pub(crate) fn hash(&self) -> String {
        if let Some(kept) = &self.kept_hash {
            return kept.clone();
        }
        digest([
            self.seq.to_string().as_str(),
            &self.op,
            &self.object,
            &self.at,
            &self.actor,
            &self.body_commitment,
            &self.prev_hash,
        ])
    }

    fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get("seq")?,
            op: row.get("op")?,
            object: row.get("object")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
            body_commitment: row.get("body_commitment")?,
            prev_hash: row.get("prev_hash")?,
            kept_hash: row.get("kept_hash")?,
        })
    }
}

/// SHA-256 over parts, each preceded by its length so that no two lists of parts collide.
fn digest<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hex(&hash.finalize())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes an operation into the log, within its transaction.
pub(crate) fn append(
    connection: &Connection,
    op: Op,
    object: &str,
    stamp: &Stamp,
    before: &str,
    after: &str,
) -> Result<Entry, StoreError> {
    let last = newest(connection, 1)?.pop();
    let salt = hex(&stamp.salt);
    let entry = Entry {
        seq: last.as_ref().map_or(1, |entry| entry.seq + 1),
        op: op.code().to_owned(),
        object: object.to_owned(),
        at: stamp.at.clone(),
        actor: stamp.actor.clone(),
        body_commitment: digest([salt.as_str(), before, after]),
        prev_hash: last.map_or_else(|| GENESIS.to_owned(), |entry| entry.hash()),
        kept_hash: None,
    };
    connection
        .prepare_cached(
            "INSERT INTO change_log (seq, op, object, at, actor, body_commitment, prev_hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            entry.seq,
            entry.op,
            entry.object,
            entry.at,
            entry.actor,
            entry.body_commitment,
            entry.prev_hash
        ])?;
    connection
        .prepare_cached("INSERT INTO change_body (seq, salt, before, after) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![entry.seq, salt, before, after])?;
    Ok(entry)
}

/// Rows of the log with the hash that a purged one had.
const ENTRIES: &str =
    "SELECT change_log.*, hash AS kept_hash FROM change_log LEFT JOIN purged_entry USING (seq)";

/// Every row of the log, oldest first.
pub(crate) fn entries(connection: &Connection) -> Result<Vec<Entry>, StoreError> {
    let mut statement = connection.prepare(&format!("{ENTRIES} ORDER BY seq"))?;
    let entries = statement.query_map([], Entry::from_row)?.collect::<Result<_, _>>()?;
    Ok(entries)
}

/// The newest rows of the log, oldest first.
fn newest(connection: &Connection, count: u32) -> Result<Vec<Entry>, StoreError> {
    let sql = format!("{ENTRIES} ORDER BY seq DESC LIMIT ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut entries = statement.query_map([count], Entry::from_row)?.collect::<Result<Vec<_>, _>>()?;
    entries.reverse();
    Ok(entries)
}

/// What can be undone and redone, and when the register was last changed.
#[derive(Debug, Default)]
pub(crate) struct History {
    undo: Vec<Entry>,
    redo: Vec<Entry>,
    last: Option<Entry>,
}

/// Moves the operation that an undo or redo names from one stack to the other.
fn shift(from: &mut Vec<Entry>, to: &mut Vec<Entry>, seq: &str) {
    if let Some(place) = from.iter().rposition(|entry| entry.seq.to_string() == seq) {
        to.push(from.remove(place));
    }
}

/// How many operations can be undone after a register is opened.
const REMEMBERED: u32 = 1_000;

impl History {
    pub fn read(connection: &Connection) -> Result<Self, StoreError> {
        let mut history = Self::default();
        for entry in newest(connection, REMEMBERED)? {
            history.push(entry);
        }
        Ok(history)
    }

    pub fn push(&mut self, entry: Entry) {
        match entry.op.as_str() {
            "undo" => shift(&mut self.undo, &mut self.redo, &entry.object),
            "redo" => shift(&mut self.redo, &mut self.undo, &entry.object),
            code if Op::is_ground(code) => {
                self.undo.clear();
                self.redo.clear();
            }
            code if Op::is_undoable(code) => {
                self.undo.push(entry.clone());
                self.redo.clear();
            }
            _ => {}
        }
        self.last = Some(entry);
    }

    pub fn to_undo(&self) -> Option<&Entry> {
        self.undo.last()
    }

    pub fn to_redo(&self) -> Option<&Entry> {
        self.redo.last()
    }
}

/// What a check of the whole history found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryReport {
    /// How many operations the log has.
    pub entries: u64,
    /// Operations whose content has been purged; the chain still holds.
    pub purged: Vec<i64>,
    /// Operations where the chain or the content does not fit.
    pub broken: Vec<i64>,
}

impl Store {
    /// The operation that undo would take back.
    pub fn to_undo(&self) -> Option<&Entry> {
        self.history.to_undo()
    }

    /// The operation that redo would do again.
    pub fn to_redo(&self) -> Option<&Entry> {
        self.history.to_redo()
    }

    /// The newest operation.
    pub fn last_entry(&self) -> Option<&Entry> {
        self.history.last.as_ref()
    }

    /// The operation with a number, if there is one.
    ///
    /// # Errors
    /// Those of the database.
    pub fn entry(&self, seq: i64) -> Result<Option<Entry>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!("{ENTRIES} WHERE seq = ?1"))?;
        let entry = statement.query_map([seq], Entry::from_row)?.next().transpose()?;
        Ok(entry)
    }

    /// Checks every link of the chain, and every body that is still there against its commitment.
    ///
    /// # Errors
    /// Those of the database; a broken chain is an answer, not an error.
    pub fn check_history(&self) -> Result<HistoryReport, StoreError> {
        let mut report = HistoryReport { entries: 0, purged: Vec::new(), broken: Vec::new() };
        let mut statement = self.connection.prepare(
            "SELECT change_log.*, salt, before, after, hash AS kept_hash
             FROM change_log LEFT JOIN change_body USING (seq) LEFT JOIN purged_entry USING (seq)
             ORDER BY seq",
        )?;
        let mut rows = statement.query([])?;
        let (mut expected_seq, mut expected_hash) = (1, GENESIS.to_owned());
        while let Some(row) = rows.next()? {
            let entry = Entry::from_row(row)?;
            let salt: Option<String> = row.get("salt")?;
            let fits = match salt {
                None => {
                    report.purged.push(entry.seq);
                    true
                }
                Some(salt) => {
                    let (before, after): (String, String) = (row.get("before")?, row.get("after")?);
                    entry.body_commitment == digest([salt.as_str(), &before, &after])
                }
            };
            if !fits || entry.seq != expected_seq || entry.prev_hash != expected_hash {
                report.broken.push(entry.seq);
            }
            report.entries += 1;
            (expected_seq, expected_hash) = (entry.seq + 1, entry.hash());
        }
        Ok(report)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{Authority, Pack, Register};
    use crate::{NewRegister, StoreError};

    fn store(folder: &std::path::Path) -> Store {
        let new = NewRegister {
            register: Register {
                id: 1,
                uuid: "u".into(),
                device: "d".into(),
                name: "n".into(),
                org: None,
                sample: false,
                pack_id: "p".into(),
                pack_version: "1".into(),
                created_at: "t".into(),
            },
            pack: Pack { id: "p".into(), version: "1".into(), sha256: "s".into(), content: "{}".into() },
        };
        Store::create(&folder.join("a.varsam"), "lösen", &new, &stamp()).expect("created")
    }

    fn stamp() -> Stamp {
        Stamp { at: "t".into(), actor: "a".into(), salt: [9; 16] }
    }

    fn add_authority(store: &mut Store, id: &str) -> Result<(), StoreError> {
        let row = Authority { id: id.into(), name: "x".repeat(2_000), kind: "namnd".into(), parent: None };
        store.transact(Op::ImportTables, id, &stamp(), |t| t.put(&row))
    }

    #[test]
    fn a_purged_body_leaves_the_chain_whole_and_a_changed_one_is_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = store(folder.path());
        for id in ["A", "B", "C"] {
            add_authority(&mut store, id).expect("added");
        }
        store.connection.execute("DELETE FROM change_body WHERE seq = 2", []).expect("purged");
        let report = store.check_history().expect("checked");
        assert_eq!((report.entries, report.purged, report.broken), (4, vec![2], vec![]));

        store.connection.execute("UPDATE change_body SET after = '[]' WHERE seq = 3", []).expect("forged");
        assert_eq!(store.check_history().expect("checked").broken, vec![3]);
        store.connection.execute("UPDATE change_log SET actor = 'b' WHERE seq = 2", []).expect("forged");
        assert_eq!(store.check_history().expect("checked").broken, vec![3], "row 3 no longer follows row 2");
        store.connection.execute("UPDATE change_log SET actor = 'a' WHERE seq = 2", []).expect("mended");
        store.connection.execute("UPDATE change_log SET op = 'add_set' WHERE seq = 1", []).expect("forged");
        assert_eq!(store.check_history().expect("checked").broken, vec![2, 3]);
    }

    #[test]
    fn a_full_disk_is_said_and_loses_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = store(folder.path());
        let pages: i64 =
            store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).expect("pages");
        store.connection.pragma_update(None, "max_page_count", pages + 4).expect("limited");
        let mut kept = Vec::new();
        let full = (0..100).find_map(|n| match add_authority(&mut store, &format!("A{n:03}")) {
            Ok(()) => {
                kept.push(format!("A{n:03}"));
                None
            }
            Err(error) => Some(error),
        });
        assert_eq!(full.expect("full").code(), "disk_full");
        let there: Vec<String> =
            store.content().expect("content").authorities.into_iter().map(|row| row.id).collect();
        assert_eq!(there, kept);
        assert!(store.check_history().expect("checked").broken.is_empty());
        store.connection.pragma_update(None, "max_page_count", pages + 400).expect("room again");
        add_authority(&mut store, "sedan").expect("works again without reopening");
    }
}

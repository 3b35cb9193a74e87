//! Named votes: written, read and forgotten apart from everything else in a register.
//!
//! They are in one table and nowhere else: not in [`crate::Content`], which every view is made of,
//! and not in the change log, whose bodies undo and history read. The row in the log says that
//! somebody voted; it commits to an empty body.

use crate::tables::{Workshop, WorkshopVote};
use crate::{Record, Store, StoreError, Transaction};

impl Transaction<'_> {
    /// Writes a vote, or another in its place, without remembering what it was.
    ///
    /// # Errors
    /// Those of the database; [`StoreError::HandedOver`] and [`StoreError::KeptElsewhere`] for a
    /// system or a set that is locked.
    pub fn cast(&self, vote: &WorkshopVote) -> Result<(), StoreError> {
        self.refuse_vote(&vote.system, &vote.info_set)?;
        let places: Vec<String> =
            (1..=WorkshopVote::COLUMNS.len()).map(|place| format!("?{place}")).collect();
        let sql = format!(
            "INSERT OR REPLACE INTO {} ({}) VALUES ({})",
            WorkshopVote::TABLE,
            WorkshopVote::COLUMNS.join(", "),
            places.join(", ")
        );
        self.connection().prepare_cached(&sql)?.execute(rusqlite::params_from_iter(vote.values()))?;
        Ok(())
    }

    /// Forgets the votes of the round that is under way in a workshop: of the first round, or of the
    /// second on one question (set and aspect).
    ///
    /// # Errors
    /// Those of the database.
    pub fn forget_round(&self, workshop: &Workshop, second: Option<(&str, &str)>) -> Result<(), StoreError> {
        let round = if second.is_some() { 2 } else { 1 };
        let (set, aspect) = second.unzip();
        self.connection()
            .prepare_cached(
                "DELETE FROM workshop_vote WHERE system = ?1 AND workshop = ?2 AND round = ?3
                 AND info_set = coalesce(?4, info_set) AND aspect = coalesce(?5, aspect)",
            )?
            .execute(rusqlite::params![workshop.system, workshop.number, round, set, aspect])?;
        Ok(())
    }

    /// Forgets who voted for what in every workshop of a system. Spread, decisions and dissent
    /// stay. The database overwrites what it deletes.
    ///
    /// # Errors
    /// Those of the database.
    pub fn forget_votes(&self, system: &str) -> Result<(), StoreError> {
        self.connection().execute("DELETE FROM workshop_vote WHERE system = ?1", [system])?;
        Ok(())
    }

    /// Forgets votes about a set, whichever workshop they were given in.
    pub(crate) fn forget_votes_on(&self, set: &str) -> Result<(), StoreError> {
        self.connection().execute("DELETE FROM workshop_vote WHERE info_set = ?1", [set])?;
        Ok(())
    }
}

impl Store {
    /// The named votes of a workshop. Whoever asks sees to it that they have been revealed, or
    /// counts them only.
    ///
    /// # Errors
    /// Those of the database.
    pub fn votes(&self, system: &str, workshop: i64) -> Result<Vec<WorkshopVote>, StoreError> {
        let sql = format!(
            "SELECT {} FROM workshop_vote WHERE system = ?1 AND workshop = ?2
             ORDER BY round, info_set, aspect, participant",
            WorkshopVote::COLUMNS.join(", ")
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(rusqlite::params![system, workshop], WorkshopVote::from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Empties the write-ahead log, where deleted votes may still lie in older pages.
    ///
    /// # Errors
    /// Those of the disk; in use when somebody reads the register just now.
    pub fn settle(&mut self) -> Result<(), StoreError> {
        self.empty_log()
    }
}

//! What is locked: nothing is edited in two places. This holds for every operation, whoever asks.

use std::collections::HashMap;

use crate::belonging::{Object, Owners, by_key};
use crate::transact::Row;
use crate::{Op, StoreError, Transaction};

/// A system or set that is locked, and why.
#[derive(Debug, Clone)]
struct Lock {
    guest: bool,
    whom: String,
    register: String,
    at: String,
}

/// Everything that is locked in a register.
pub(crate) struct Locks(HashMap<Object, Lock>);

impl Locks {
    pub fn read(connection: &rusqlite::Connection) -> Result<Self, StoreError> {
        Self::read_but(connection, "")
    }

    /// What would be locked if a hand-over were not there.
    pub fn read_but(connection: &rusqlite::Connection, ended: &str) -> Result<Self, StoreError> {
        // What left is told rather than what is only kept here for another register.
        let mut statement = connection.prepare_cached(
            "SELECT kind, object, held = 'guest', to_whom, from_name, at
             FROM custody JOIN handover ON handover.id = custody.handover
             WHERE held <> 'lent' AND custody.handover <> ?1 ORDER BY held DESC, at",
        )?;
        let rows = statement.query_map([ended], |row| {
            let (kind, object): (String, String) = (row.get(0)?, row.get(1)?);
            let lock = Lock { guest: row.get(2)?, whom: row.get(3)?, register: row.get(4)?, at: row.get(5)? };
            Ok((Object::of(&kind, &object), lock))
        })?;
        Ok(Self(rows.collect::<Result<_, _>>()?))
    }

    pub fn holds(&self, object: &Object) -> bool {
        self.0.contains_key(object)
    }

    /// Whether an object was handed over from here and has not come back.
    pub fn is_away(&self, object: &Object) -> bool {
        self.0.get(object).is_some_and(|lock| !lock.guest)
    }

    /// # Errors
    /// [`StoreError::HandedOver`] or [`StoreError::KeptElsewhere`] when the object is locked.
    pub fn refuse(&self, object: &Object) -> Result<(), StoreError> {
        let id = object.id().to_owned();
        match self.0.get(object).cloned() {
            None => Ok(()),
            Some(lock) if lock.guest => {
                Err(StoreError::KeptElsewhere { object: id, register: lock.register })
            }
            Some(lock) => Err(StoreError::HandedOver { object: id, whom: lock.whom, at: lock.at }),
        }
    }
}

impl Op {
    /// Whether an operation may touch what is locked. Those of handing over put the locks and take
    /// them away; a stop and what follows from it wait for nobody; that a file left, or that an
    /// assignment no longer holds, changes nothing of what is worked on elsewhere.
    const fn passes_locks(self) -> bool {
        matches!(
            self,
            Self::HandOver
                | Self::TakeIn
                | Self::TakeBack
                | Self::Stop
                | Self::LiftStop
                | Self::Purge
                | Self::SignWithdrawal
                | Self::RecordExport
                | Self::WithdrawAssignment
        )
    }
}

impl Transaction<'_> {
    /// Refuses an operation that has written a row of something that is locked.
    pub(crate) fn refuse_locked(&self, op: Op) -> Result<(), StoreError> {
        if op.passes_locks() {
            return Ok(());
        }
        let locks = Locks::read(self.connection())?;
        let images = self.before.iter().chain(&self.after);
        let rows = images.filter_map(|image| Some((image.table.as_str(), image.row.as_ref()?)));
        self.each_owner(&locks, rows, |owner| locks.refuse(owner))
    }

    /// Refuses to take rows away without remembering them, by which [`Self::refuse_locked`] would see
    /// them: when one of the things that go is locked, or a row belongs to what is away. What a
    /// guest exchanges with them is here as a copy, and goes.
    pub(crate) fn refuse_to_forget(
        &self,
        mut things: impl Iterator<Item = Object>,
        rows: &[(&str, Row)],
    ) -> Result<(), StoreError> {
        let locks = Locks::read(self.connection())?;
        things.try_for_each(|thing| locks.refuse(&thing))?;
        let rows = rows.iter().map(|(table, row)| (*table, row));
        self.each_owner(&locks, rows, |owner| if locks.is_away(owner) { locks.refuse(owner) } else { Ok(()) })
    }

    /// Asks about everything that rows belong to, where something is locked at all.
    fn each_owner<'r>(
        &self,
        locks: &Locks,
        rows: impl Iterator<Item = (&'r str, &'r Row)>,
        ask: impl Fn(&Object) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        if locks.0.is_empty() {
            return Ok(());
        }
        // A child may be asked about after its parent is gone.
        let find = |table: &str, key: &str| {
            let gone = || self.before.iter().find(|image| image.table == table && image.key == [key]);
            Ok(by_key(self.connection(), table, key)?.or_else(|| gone()?.row.clone()))
        };
        let owners = Owners { find: &find };
        for (table, row) in rows {
            owners.of(table, row)?.iter().try_for_each(&ask)?;
        }
        Ok(())
    }

    /// Refuses a vote in a workshop about a system that is locked, or on a set that is.
    pub(crate) fn refuse_vote(&self, system: &str, set: &str) -> Result<(), StoreError> {
        let locks = Locks::read(self.connection())?;
        locks.refuse(&Object::System(system.to_owned()))?;
        locks.refuse(&Object::Set(set.to_owned()))
    }
}

#[cfg(test)]
pub(crate) mod tests;

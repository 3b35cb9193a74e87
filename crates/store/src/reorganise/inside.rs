//! What was between two systems becomes something inside one when they are merged.

use rusqlite::params;

use crate::tables::{Dependency, FlagAnswer, Flow, FlowException, Holding};
use crate::{Record, StoreError, Transaction};

impl Transaction<'_> {
    /// Makes ready for the merge of two systems: a flow between them is no flow any more, but what it
    /// carried is still handled by the receiver; a dependency between them is none.
    ///
    /// # Errors
    /// Those of the database.
    pub fn take_inside(&mut self, from: &str, into: &str, today: &str) -> Result<(), StoreError> {
        self.connection().pragma_update(None, "defer_foreign_keys", true)?;
        let between = |a: &str, b: &str| format!("({a} = ?1 AND {b} = ?2) OR ({a} = ?2 AND {b} = ?1)");
        let flows: Vec<Flow> = self.find(&between("from_party", "to_party"), &[from, into])?;
        for flow in &flows {
            let held: bool = self.connection().query_row(
                "SELECT EXISTS (SELECT 1 FROM holding WHERE info_set = ?1 AND system IN (?2, ?3))",
                params![flow.info_set, from, into],
                |row| row.get(0),
            )?;
            if !held {
                let id = self.next_id::<Holding>()?;
                self.put(&carried(id, into, flow, today))?;
            }
            let exceptions: Vec<FlowException> = self.find("flow = ?1", &[&flow.id])?;
            exceptions.iter().try_for_each(|row| self.delete(row))?;
            let answers: Vec<FlagAnswer> =
                self.find("subject_kind = 'flow' AND subject = ?1", &[&flow.id])?;
            answers.iter().try_for_each(|row| self.delete(row))?;
            self.delete(flow)?;
        }
        let needs: Vec<Dependency> = self.find(&between("consumer", "provider"), &[from, into])?;
        needs.iter().try_for_each(|row| self.delete(row))
    }

    /// Makes one row of those holdings and dependencies that say the same since something was merged.
    /// `column` is `system` or `info_set`.
    ///
    /// # Errors
    /// Those of the database.
    pub fn tidy(&mut self, column: &'static str, id: &str) -> Result<(), StoreError> {
        let mut holdings: Vec<Holding> = self.find(&format!("{column} = ?1"), &[id])?;
        while let Some(row) = holdings.pop() {
            let same = |other: &Holding| {
                (&other.system, &other.info_set, &other.handling, &other.environment)
                    == (&row.system, &row.info_set, &row.handling, &row.environment)
            };
            if let Some(kept) = holdings.iter_mut().find(|other| same(other)) {
                kept.master |= row.master;
                kept.since = [kept.since.take(), row.since.clone()].into_iter().flatten().min();
                self.put(&kept.clone())?;
                self.delete(&row)?;
            }
        }
        if column == "info_set" {
            return Ok(());
        }
        let mut needs: Vec<Dependency> = self.find("consumer = ?1 OR provider = ?1", &[id])?;
        while let Some(row) = needs.pop() {
            if needs.iter().any(|other| Dependency { id: row.id, ..other.clone() } == row) {
                self.delete(&row)?;
            }
        }
        Ok(())
    }

    /// Says that what a system holds came to it today, for what was merged into it after something
    /// was adopted for it: the decision was not about that.
    ///
    /// # Errors
    /// Those of the database.
    pub fn arrived(&mut self, from: &str, today: &str) -> Result<(), StoreError> {
        let holdings: Vec<Holding> = self.find("system = ?1", &[from])?;
        holdings.into_iter().try_for_each(|row| self.put(&Holding { since: Some(today.to_owned()), ..row }))
    }

    /// The rows that fit a condition.
    fn find<R: Record>(&self, condition: &str, parameters: &[&str]) -> Result<Vec<R>, StoreError> {
        let sql = format!(
            "SELECT {} FROM {} WHERE {condition} ORDER BY {}",
            R::COLUMNS.join(", "),
            R::TABLE,
            R::KEY.join(", ")
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows = statement.query_map(rusqlite::params_from_iter(parameters), R::from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn carried(id: i64, system: &str, flow: &Flow, today: &str) -> Holding {
    Holding {
        id,
        system: system.to_owned(),
        info_set: flow.info_set.clone(),
        handling: "processes".to_owned(),
        master: false,
        environment: "production".to_owned(),
        since: Some(today.to_owned()),
    }
}

//! One named operation, one transaction, one row in the change log.

use rusqlite::TransactionBehavior;
use serde::{Deserialize, Serialize};

use crate::history::{self, Entry};
use crate::tables::to_json;
use crate::{Record, Store, StoreError};

mod columns;
mod rehearsal;
pub(crate) mod rows;
mod undo;

pub use rehearsal::Rehearsal;

pub(crate) use columns::{all_columns, key_columns};
pub(crate) use rows::Row;
use rows::{json, read_row, write_row};

/// Declares the operations and their codes.
macro_rules! ops {
    ($($(#[$meta:meta])* $name:ident = $code:literal $undo:literal),+ $(,)?) => {
        /// A named operation. Every write of the register is one of these.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Op { $($(#[$meta])* $name),+ }

        impl Op {
            /// The code in the change log.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// Whether what was done before the operation with this code stands for good: what has
            /// been signed rests on it, and approvals name the revisions that it had; and nothing
            /// brings back what was stopped or disposed of, or works on what is locked elsewhere.
            pub fn is_ground(code: &str) -> bool {
                [Self::SignResult, Self::Stop, Self::Purge, Self::Dispose, Self::HandOver, Self::TakeIn]
                    .iter()
                    .any(|op| op.code() == code)
            }

            /// Whether the operation with this code can be undone. What has been signed or has
            /// left the register cannot.
            pub fn is_undoable(code: &str) -> bool {
                match code { $($code => $undo,)+ _ => false }
            }
        }
    };
}

ops! {
    /// The register was made.
    CreateRegister = "create_register" false,
    /// A new register was filled with the sample municipality.
    FillSample = "fill_sample" false,
    /// The municipality's organisation number was given.
    SetOrganisation = "set_organisation" true,
    /// Tables were read in.
    ImportTables = "import_tables" true,
    /// A system was added by hand.
    AddSystem = "add_system" true,
    /// An information set was added by hand.
    AddSet = "add_set" true,
    /// A set or a system got another owner.
    SetOwner = "set_owner" true,
    /// A set got a level.
    SetLevel = "set_level" true,
    /// A level got a reason.
    SetReason = "set_reason" true,
    /// The register moved to another edition of its model.
    MovePack = "move_pack" true,
    /// A conversation about what comes together was answered.
    AnswerTalk = "answer_talk" true,
    /// A system's level was decided.
    SetEffective = "set_effective" true,
    /// A dated exception for a flow was decided or taken back.
    SetFlowException = "set_flow_exception" true,
    /// A flow was added or changed.
    PutFlow = "put_flow" true,
    /// A flow was taken away.
    DeleteFlow = "delete_flow" true,
    /// A dependency was added or changed.
    PutDependency = "put_dependency" true,
    /// A dependency was taken away.
    DeleteDependency = "delete_dependency" true,
    /// An owner answered a question.
    AnswerQuestion = "answer_question" true,
    /// A suitability assessment was begun.
    StartAssessment = "start_assessment" true,
    /// A question of an assessment was answered, or an answer taken back.
    AnswerAssessment = "answer_assessment" true,
    /// Somebody took on a condition, or met it.
    SetCondition = "set_condition" true,
    /// An assessment was finished.
    FinishAssessment = "finish_assessment" true,
    /// A finished assessment was opened again.
    ReopenAssessment = "reopen_assessment" true,
    /// An assessment was thrown away.
    DiscardAssessment = "discard_assessment" true,
    /// A data protection impact assessment was written in, finished or opened again.
    SetDpia = "set_dpia" true,
    /// Who answers for an authority's personal data was written.
    SetDataProtection = "set_data_protection" true,
    /// A workshop was planned, or its plan changed.
    PlanWorkshop = "plan_workshop" false,
    /// A private round began.
    BeginRound = "begin_round" false,
    /// Somebody voted. What they voted is not in the log.
    CastVote = "cast_vote" false,
    /// Votes were revealed.
    RevealVotes = "reveal_votes" false,
    /// The workshop went on to another question.
    ShowQuestion = "show_question" false,
    /// A question was decided in a workshop.
    DecideQuestion = "decide_question" true,
    /// Something was noted or parked in a workshop.
    NoteWorkshop = "note_workshop" false,
    /// A workshop was closed.
    CloseWorkshop = "close_workshop" false,
    /// Several sets got levels at once.
    SetLevels = "set_levels" true,
    /// Levels and reasons were copied from one set to another.
    CopyLevels = "copy_levels" true,
    /// An owner was asked to answer before a workshop.
    SendAssignment = "send_assignment" false,
    /// An assignment was withdrawn.
    WithdrawAssignment = "withdraw_assignment" false,
    /// Answers to assignments were taken in.
    TakeResponses = "take_responses" true,
    /// Levels were taken over from answers.
    MergeAnswers = "merge_answers" true,
    /// An assignment was opened to be answered in a file of its own.
    OpenAssignment = "open_assignment" false,
    /// An assignment was answered.
    HandIn = "hand_in" false,
    /// Somebody asked for adopted levels to be looked at again, or took that back.
    Reconsider = "reconsider" true,
    /// A measure of a system was answered.
    SetMeasure = "set_measure" true,
    /// It was decided to go without a measure for a time, or no longer to.
    SetMeasureException = "set_measure_exception" true,
    /// The continuity of a system was written.
    SetContinuity = "set_continuity" true,
    /// An incident was written or changed.
    SetIncident = "set_incident" true,
    /// An incident was taken away.
    DeleteIncident = "delete_incident" true,
    /// A system was reconsidered because of an incident.
    ReviewIncident = "review_incident" true,
    /// A list of incidents was read in.
    ImportIncidents = "import_incidents" true,
    /// A risk was written or changed.
    SetRisk = "set_risk" true,
    /// A risk was taken away.
    DeleteRisk = "delete_risk" true,
    /// An authority said what it is ready to bear.
    SetAppetite = "set_appetite" true,
    /// A system, a set or an authority got another name.
    Rename = "rename" true,
    /// Owners or managers got another function.
    ChangeOwner = "change_owner" true,
    /// A system or a set moved to another authority.
    MoveAuthority = "move_authority" true,
    /// A system or a set was decommissioned.
    Decommission = "decommission" true,
    /// A decommissioning was taken back.
    Reinstate = "reinstate" true,
    /// Something that was never signed, adopted or exported was deleted.
    DeleteDraft = "delete_draft" true,
    /// A system, a set or an authority was merged into another.
    Merge = "merge" true,
    /// A system or a set was split.
    Split = "split" true,
    /// What was decommissioned was disposed of under the records schedule.
    Dispose = "dispose" false,
    /// A system was handed over.
    HandOver = "hand_over" false,
    /// A system that was handed over came in, or came back.
    TakeIn = "take_in" false,
    /// A hand-over was taken back: the file was lost.
    TakeBack = "take_back" false,
    /// A set that existed came into use in a system.
    HoldSet = "hold_set" true,
    /// A system let go of a set.
    ReleaseSet = "release_set" true,
    /// A facilitator signed a result.
    SignResult = "sign_result" false,
    /// Somebody signed a statement on a result.
    SignStatement = "sign_statement" false,
    /// A trust list was taken. Taking it back would bring an older one, and give a revoked key its
    /// rights again.
    TakeTrustList = "take_trust_list" false,
    /// A pack came from the centre. Taking it back would let an older one in.
    TakePack = "take_pack" false,
    /// A catalogue came from the centre. Taking it back would let an older one in.
    NoteCatalogue = "note_catalogue" false,
    /// What a catalogue from the centre brings was taken.
    TakeCatalogue = "take_catalogue" true,
    /// Something left the register.
    RecordExport = "record_export" false,
    /// The stop-gate of a system was answered with no to every question.
    AnswerGate = "answer_gate" true,
    /// Something was stopped.
    Stop = "stop" false,
    /// A stop that was a slip was lifted.
    LiftStop = "lift_stop" false,
    /// What was stopped was purged.
    Purge = "purge" false,
    /// Somebody signed a withdrawal of what was purged.
    SignWithdrawal = "sign_withdrawal" false,
    /// The register was made again from a backup.
    Restore = "restore" false,
    /// The register was saved in another place and goes on there.
    SaveElsewhere = "save_elsewhere" false,
    /// The register got another passphrase. Neither of them is in the log.
    ChangePassphrase = "change_passphrase" false,
    /// An operation was taken back.
    Undo = "undo" false,
    /// An operation that was taken back was done again.
    Redo = "redo" false,
}

/// When and by whom, given from outside.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// RFC 3339 in UTC.
    pub at: String,
    /// Who: a function, or the name of the account.
    pub actor: String,
    /// Fresh random bytes for the commitment to the body.
    pub salt: [u8; 16],
}

/// What a row was and became.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct RowImage {
    pub table: String,
    pub key: Vec<serde_json::Value>,
    pub row: Option<Row>,
}

/// An operation under way. Every write goes through it and is remembered.
pub struct Transaction<'a> {
    inner: rusqlite::Transaction<'a>,
    pub(crate) before: Vec<RowImage>,
    pub(crate) after: Vec<RowImage>,
}

impl Store {
    /// Carries out `work` as the operation `op` on `object`. Either everything is on the disk when
    /// this returns, or nothing has happened.
    ///
    /// # Errors
    /// Whatever `work` answers, and those of the disk; [`StoreError::HandedOver`] and
    /// [`StoreError::KeptElsewhere`] when it touches what is locked; [`StoreError::Gone`].
    pub fn transact<T, E: From<StoreError>>(
        &mut self,
        op: Op,
        object: &str,
        stamp: &Stamp,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.newer {
            return Err(StoreError::NewerRead.into());
        }
        self.still_there()?;
        let inner = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let mut transaction = Transaction { inner, before: Vec::new(), after: Vec::new() };
        let answer = work(&mut transaction)?;
        let entry = transaction.commit(op, object, stamp)?;
        self.history.push(entry);
        Ok(answer)
    }
}

impl Transaction<'_> {
    /// Writes a row, new or changed.
    ///
    /// # Errors
    /// Those of the database.
    pub fn put<R: Record>(&mut self, record: &R) -> Result<(), StoreError> {
        let values = record.values();
        let key = key_of(record);
        let row = R::COLUMNS.iter().zip(&values).map(|(&column, value)| (column.to_owned(), json(value)));
        self.write(R::TABLE, R::KEY, key, Some(row.collect()))
    }

    /// Takes the row with the key of `record` away. Nothing happens when it is not there.
    ///
    /// # Errors
    /// Those of the database.
    pub fn delete<R: Record>(&mut self, record: &R) -> Result<(), StoreError> {
        self.write(R::TABLE, R::KEY, key_of(record), None)
    }

    /// A number for a new row of a table that counts its rows.
    ///
    /// # Errors
    /// Those of the database.
    pub fn next_id<R: Record>(&self) -> Result<i64, StoreError> {
        let sql = format!("SELECT coalesce(max(id), 0) + 1 FROM {}", R::TABLE);
        Ok(self.inner.query_row(&sql, [], |row| row.get(0))?)
    }

    pub(crate) fn connection(&self) -> &rusqlite::Connection {
        &self.inner
    }

    pub(crate) fn write(
        &mut self,
        table: &str,
        key_columns: &[&str],
        key: Vec<serde_json::Value>,
        row: Option<Row>,
    ) -> Result<(), StoreError> {
        let before = read_row(&self.inner, table, key_columns, &key)?;
        if before == row {
            return Ok(());
        }
        write_row(&self.inner, table, key_columns, &key, row.as_ref())?;
        self.before.push(RowImage { table: table.to_owned(), key: key.clone(), row: before });
        self.after.push(RowImage { table: table.to_owned(), key, row });
        Ok(())
    }

    fn commit(self, op: Op, object: &str, stamp: &Stamp) -> Result<Entry, StoreError> {
        self.refuse_locked(op)?;
        let (before, after) = (to_json(&self.before), to_json(&self.after));
        let entry = history::append(&self.inner, op, object, stamp, &before, &after)?;
        self.inner.commit()?;
        Ok(entry)
    }
}

/// The values of a record's key.
fn key_of<R: Record>(record: &R) -> Vec<serde_json::Value> {
    let values = record.values();
    let places = R::KEY.iter().filter_map(|key| R::COLUMNS.iter().position(|column| column == key));
    places.map(|place| json(&values[place])).collect()
}

//! Everything in a register that the screens and the rules look at, read at once.

use crate::tables::{
    Adopted, AdoptedLevel, Assessment, AssessmentAnswer, AssessmentCondition, AssessmentSubject, Authority,
    Consequence, DataProtection, Dependency, Document, Dpia, DpiaRisk, EffectiveLevel, Export, FlagAnswer,
    Flow, FlowException, Holding, InfoSet, Pack, Register, SetApproval, SetLevel, System, UnknownLevel,
};
use crate::{Record, Store, StoreError, Transaction};

/// The rows of a register, each list by its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The register itself.
    pub register: Register,
    /// Authorities.
    pub authorities: Vec<Authority>,
    /// Systems.
    pub systems: Vec<System>,
    /// Information sets.
    pub sets: Vec<InfoSet>,
    /// Their levels.
    pub levels: Vec<SetLevel>,
    /// Which system holds which set.
    pub holdings: Vec<Holding>,
    /// Transfers.
    pub flows: Vec<Flow>,
    /// Which system needs which.
    pub dependencies: Vec<Dependency>,
    /// Decisions that stand.
    pub adopted: Vec<Adopted>,
    /// Their levels.
    pub adopted_levels: Vec<AdoptedLevel>,
    /// Answers to flags.
    pub flag_answers: Vec<FlagAnswer>,
    /// Dated exceptions for flows.
    pub flow_exceptions: Vec<FlowException>,
    /// Systems' levels that are not the calculated ones.
    pub effective_levels: Vec<EffectiveLevel>,
    /// Consequences by category, as owners see them.
    pub consequences: Vec<Consequence>,
    /// Levels answered with "vet inte".
    pub unknown_levels: Vec<UnknownLevel>,
    /// Suitability assessments.
    pub assessments: Vec<Assessment>,
    /// What they cover.
    pub assessment_subjects: Vec<AssessmentSubject>,
    /// Answers to their questions.
    pub assessment_answers: Vec<AssessmentAnswer>,
    /// Their conditions that somebody has taken on.
    pub assessment_conditions: Vec<AssessmentCondition>,
    /// Data protection impact assessments.
    pub dpias: Vec<Dpia>,
    /// Their risks to individuals.
    pub dpia_risks: Vec<DpiaRisk>,
    /// Who answers for personal data.
    pub data_protection: Vec<DataProtection>,
}

impl Store {
    /// Reads the register.
    ///
    /// # Errors
    /// Those of the database; [`StoreError::Unreadable`] without a register row.
    pub fn content(&self) -> Result<Content, StoreError> {
        let connection = &self.connection;
        Ok(Content {
            register: all::<Register>(connection)?
                .pop()
                .ok_or_else(|| StoreError::Unreadable("no register row".to_owned()))?,
            authorities: all(connection)?,
            systems: all(connection)?,
            sets: all(connection)?,
            levels: all(connection)?,
            holdings: all(connection)?,
            flows: all(connection)?,
            dependencies: all(connection)?,
            adopted: all(connection)?,
            adopted_levels: all(connection)?,
            flag_answers: all(connection)?,
            flow_exceptions: all(connection)?,
            effective_levels: all(connection)?,
            consequences: all(connection)?,
            unknown_levels: all(connection)?,
            assessments: all(connection)?,
            assessment_subjects: all(connection)?,
            assessment_answers: all(connection)?,
            assessment_conditions: all(connection)?,
            dpias: all(connection)?,
            dpia_risks: all(connection)?,
            data_protection: all(connection)?,
        })
    }

    /// A pack that the register holds.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] when it does not hold it.
    pub fn pack(&self, id: &str, version: &str) -> Result<Pack, StoreError> {
        self.select::<Pack>("WHERE id = ?1 AND version = ?2", &[id, version])?
            .pop()
            .ok_or_else(|| StoreError::Unknown { kind: "pack", id: format!("{id} {version}") })
    }

    /// The documents about a system, in the order in which they were signed here.
    ///
    /// # Errors
    /// Those of the database.
    pub fn documents(&self, system: &str) -> Result<Vec<Document>, StoreError> {
        self.select("WHERE system = ?1 ORDER BY revision, seq", &[system])
    }

    /// The number and envelope digest of this device's newest document.
    ///
    /// # Errors
    /// Those of the database.
    pub fn last_document(&self) -> Result<Option<Document>, StoreError> {
        Ok(self.select::<Document>("WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1", &[])?.pop())
    }

    /// Approvals of sets.
    ///
    /// # Errors
    /// Those of the database.
    pub fn set_approvals(&self) -> Result<Vec<SetApproval>, StoreError> {
        all(&self.connection)
    }

    /// What has left the register about a system.
    ///
    /// # Errors
    /// Those of the database.
    pub fn exports(&self, system: &str) -> Result<Vec<Export>, StoreError> {
        self.select("WHERE system = ?1 ORDER BY id", &[system])
    }

    fn select<R: Record>(&self, rest: &str, parameters: &[&str]) -> Result<Vec<R>, StoreError> {
        let sql = format!("SELECT {} FROM {} {rest}", R::COLUMNS.join(", "), R::TABLE);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(rusqlite::params_from_iter(parameters), R::from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Transaction<'_> {
    /// The row with this key, as it is within the operation.
    ///
    /// # Errors
    /// Those of the database.
    pub fn get<R: Record>(&self, key: &[&str]) -> Result<Option<R>, StoreError> {
        let conditions: Vec<String> =
            R::KEY.iter().enumerate().map(|(n, column)| format!("{column} = ?{}", n + 1)).collect();
        let sql =
            format!("SELECT {} FROM {} WHERE {}", R::COLUMNS.join(", "), R::TABLE, conditions.join(" AND "));
        let mut statement = self.connection().prepare_cached(&sql)?;
        let mut rows = statement.query_map(rusqlite::params_from_iter(key), R::from_row)?;
        Ok(rows.next().transpose()?)
    }
}

fn all<R: Record>(connection: &rusqlite::Connection) -> Result<Vec<R>, StoreError> {
    let sql = format!("SELECT {} FROM {} ORDER BY {}", R::COLUMNS.join(", "), R::TABLE, R::KEY.join(", "));
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([], R::from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

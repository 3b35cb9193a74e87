//! Everything in a register that the screens and the rules look at, read at once.

use std::collections::BTreeSet;

use crate::tables::{
    Adopted, AdoptedLevel, Alias, Answering, Assessment, AssessmentAnswer, AssessmentCondition,
    AssessmentSubject, Assignment, Authority, Central, CentreCatalogue, CentrePack, Consequence, Continuity,
    Custody, DataProtection, Decommissioned, Dependency, Disposed, Document, Dpia, DpiaRisk, EffectiveLevel,
    Export, FlagAnswer, Flow, FlowException, FormerName, GateAnswer, Handover, Holding, Incident,
    IncidentReview, IncidentSubject, InfoSet, Judgement, LevelOrigin, MeasureException, MeasureStatus,
    Origin, Pack, Recall, Reconsideration, Register, Response, ResponseAnswer, Risk, RiskAppetite,
    SetApproval, SetLevel, Stopped, StoppedObject, System, TrustList, UnknownLevel, Workshop, WorkshopAgenda,
    WorkshopDecision, WorkshopParked, WorkshopParticipant, WorkshopSpread,
};
use crate::{Kind, Record, Store, StoreError, Transaction};

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
    /// Systems whose stop-gate was answered with no.
    pub gate_answers: Vec<GateAnswer>,
    /// What was stopped, without what it is.
    pub stopped: Vec<Stopped>,
    /// What the stops cover.
    pub stopped_objects: Vec<StoppedObject>,
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
    /// Workshops.
    pub workshops: Vec<Workshop>,
    /// Who takes part in them.
    pub workshop_participants: Vec<WorkshopParticipant>,
    /// Their agendas.
    pub workshop_agendas: Vec<WorkshopAgenda>,
    /// How votes lay when they were revealed.
    pub workshop_spreads: Vec<WorkshopSpread>,
    /// What was decided in them.
    pub workshop_decisions: Vec<WorkshopDecision>,
    /// What is to be dealt with elsewhere.
    pub workshop_parked: Vec<WorkshopParked>,
    /// What owners were asked before a workshop.
    pub assignments: Vec<Assignment>,
    /// What came back.
    pub responses: Vec<Response>,
    /// The answers in it.
    pub response_answers: Vec<ResponseAnswer>,
    /// Levels that were taken over from answers.
    pub level_origins: Vec<LevelOrigin>,
    /// Adopted levels that somebody wants looked at again.
    pub reconsiderations: Vec<Reconsideration>,
    /// The assignment that the file is made to answer: at most one.
    pub answering: Vec<Answering>,
    /// What was answered about measures.
    pub measure_statuses: Vec<MeasureStatus>,
    /// Decisions to go without a measure for a time.
    pub measure_exceptions: Vec<MeasureException>,
    /// How long systems may be away.
    pub continuities: Vec<Continuity>,
    /// Risks.
    pub risks: Vec<Risk>,
    /// What authorities are ready to bear.
    pub risk_appetites: Vec<RiskAppetite>,
    /// Incidents.
    pub incidents: Vec<Incident>,
    /// What they touch.
    pub incident_subjects: Vec<IncidentSubject>,
    /// Systems that were reconsidered because of them.
    pub incident_reviews: Vec<IncidentReview>,
    /// Systems that were handed over or came in.
    pub handovers: Vec<Handover>,
    /// What is locked because of them.
    pub custody: Vec<Custody>,
    /// Where the ids of what was merged lead.
    pub aliases: Vec<Alias>,
    /// Names that things had before.
    pub former_names: Vec<FormerName>,
    /// What was split from what.
    pub origins: Vec<Origin>,
    /// What counts in nothing from a day on.
    pub decommissioned: Vec<Decommissioned>,
    /// What was disposed of.
    pub disposed: Vec<Disposed>,
    /// The trust list that the register goes by: at most one.
    pub trust_lists: Vec<TrustList>,
    /// What trust lists made of signatures.
    pub judgements: Vec<Judgement>,
    /// The newest editions of packs that came from the centre.
    pub centre_packs: Vec<CentrePack>,
    /// The newest catalogues that came from there.
    pub centre_catalogues: Vec<CentreCatalogue>,
    /// What came with them.
    pub central: Vec<Central>,
}

impl Content {
    pub(crate) fn read(connection: &rusqlite::Connection) -> Result<Self, StoreError> {
        Ok(Self {
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
            gate_answers: all(connection)?,
            stopped: all(connection)?,
            stopped_objects: all(connection)?,
            assessments: all(connection)?,
            assessment_subjects: all(connection)?,
            assessment_answers: all(connection)?,
            assessment_conditions: all(connection)?,
            dpias: all(connection)?,
            dpia_risks: all(connection)?,
            data_protection: all(connection)?,
            workshops: all(connection)?,
            workshop_participants: all(connection)?,
            workshop_agendas: all(connection)?,
            workshop_spreads: all(connection)?,
            workshop_decisions: all(connection)?,
            workshop_parked: all(connection)?,
            assignments: all(connection)?,
            responses: all(connection)?,
            response_answers: all(connection)?,
            level_origins: all(connection)?,
            reconsiderations: all(connection)?,
            answering: all(connection)?,
            measure_statuses: all(connection)?,
            measure_exceptions: all(connection)?,
            continuities: all(connection)?,
            risks: all(connection)?,
            risk_appetites: all(connection)?,
            incidents: all(connection)?,
            incident_subjects: all(connection)?,
            incident_reviews: all(connection)?,
            handovers: all(connection)?,
            custody: all(connection)?,
            aliases: all(connection)?,
            former_names: all(connection)?,
            origins: all(connection)?,
            decommissioned: all(connection)?,
            disposed: all(connection)?,
            trust_lists: all(connection)?,
            judgements: all(connection)?,
            centre_packs: all(connection)?,
            centre_catalogues: all(connection)?,
            central: all(connection)?,
        })
    }
}

impl Content {
    /// Where an id leads: to itself, or along the aliases of what was merged. It always ends, even if
    /// somebody has put a circle into the file.
    pub fn resolved<'a>(&'a self, kind: Kind, id: &'a str) -> &'a str {
        let mut at = id;
        for _ in 0..=self.aliases.len() {
            let next = self.aliases.iter().find(|row| row.kind == kind.code() && row.old_id == at);
            match next {
                Some(row) => at = &row.new_id,
                None => return at,
            }
        }
        id
    }

    /// The ids with every old id that leads to one of them.
    pub(crate) fn with_aliases(&self, kind: Kind, mut ids: BTreeSet<String>) -> BTreeSet<String> {
        let old = self.aliases.iter().filter(|row| row.kind == kind.code()).map(|row| &row.old_id);
        let more: Vec<String> = old.filter(|old| ids.contains(self.resolved(kind, old))).cloned().collect();
        ids.extend(more);
        ids
    }
}

impl Store {
    /// Reads the register.
    ///
    /// # Errors
    /// Those of the database; [`StoreError::Unreadable`] without a register row.
    pub fn content(&self) -> Result<Content, StoreError> {
        Content::read(&self.connection)
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

    /// Every pack that the register holds.
    ///
    /// # Errors
    /// Those of the database.
    pub fn packs(&self) -> Result<Vec<Pack>, StoreError> {
        all(&self.connection)
    }

    /// The documents about a system, in the order in which they were signed here.
    ///
    /// # Errors
    /// Those of the database.
    pub fn documents(&self, system: &str) -> Result<Vec<Document>, StoreError> {
        self.select("WHERE system = ?1 ORDER BY revision, seq", &[system])
    }

    /// The number and digest of this device's newest document, be it purged or not: a number is
    /// never given twice. What was made before a restore has no number here, or 0: another device
    /// made it.
    ///
    /// # Errors
    /// Those of the database.
    pub fn last_document(&self) -> Result<Option<(i64, String)>, StoreError> {
        self.newest(
            "SELECT seq, sha256 FROM document WHERE seq IS NOT NULL
             UNION ALL SELECT seq, document FROM assignment WHERE seq > 0
             UNION ALL SELECT seq, sha256 FROM disposed_document WHERE seq > 0
             UNION ALL SELECT seq, sha256 FROM recall WHERE seq > 0 ORDER BY seq DESC LIMIT 1",
            &[],
        )
    }

    /// The revision and digest of the newest result of a system, be it purged or not: what follows
    /// it is a later revision.
    ///
    /// # Errors
    /// Those of the database.
    pub fn last_revision(&self, system: &str, typ: &str) -> Result<Option<(i64, String)>, StoreError> {
        self.newest(
            "SELECT revision, sha256 FROM document WHERE system = ?1 AND typ = ?2
             UNION ALL SELECT revision, sha256 FROM recall WHERE system = ?1 AND revision IS NOT NULL
             UNION ALL SELECT revision, sha256 FROM disposed_document WHERE system = ?1 AND revision IS NOT NULL
             ORDER BY revision DESC LIMIT 1",
            &[system, typ],
        )
    }

    fn newest(&self, sql: &str, parameters: &[&str]) -> Result<Option<(i64, String)>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(rusqlite::params_from_iter(parameters))?;
        Ok(match rows.next()? {
            Some(row) => Some((row.get(0)?, row.get(1)?)),
            None => None,
        })
    }

    /// Every signed document.
    ///
    /// # Errors
    /// Those of the database.
    pub fn all_documents(&self) -> Result<Vec<Document>, StoreError> {
        self.select("ORDER BY system, revision, seq", &[])
    }

    /// Everything that has left the register, in the order in which it did.
    ///
    /// # Errors
    /// Those of the database.
    pub fn all_exports(&self) -> Result<Vec<Export>, StoreError> {
        self.select("ORDER BY id", &[])
    }

    /// What was signed or written to a file about what has been purged, in the order of time.
    ///
    /// # Errors
    /// Those of the database.
    pub fn recalls(&self) -> Result<Vec<Recall>, StoreError> {
        self.select("ORDER BY at, sha256", &[])
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
    /// The register as it is within the operation.
    ///
    /// # Errors
    /// As [`Store::content`].
    pub fn content(&self) -> Result<Content, StoreError> {
        Content::read(self.connection())
    }

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

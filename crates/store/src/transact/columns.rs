//! The columns of tables that are named where the compiler does not see it: in the change log and in
//! files with a system on its way.

use crate::{Record, StoreError};

/// The columns of a key, or of a whole row.
type Columns = &'static [&'static str];

/// The key of a table named in a change body.
pub fn key_columns(table: &str) -> Result<Columns, StoreError> {
    Ok(key_and_columns(table)?.0)
}

/// Every column of a table that is named from outside.
pub fn all_columns(table: &str) -> Result<Columns, StoreError> {
    Ok(key_and_columns(table)?.1)
}

fn key_and_columns(table: &str) -> Result<(Columns, Columns), StoreError> {
    use crate::tables::*;
    macro_rules! find {
        ($($record:ident),+) => {
            match table { $(t if t == $record::TABLE => Ok(($record::KEY, $record::COLUMNS)),)+
                other => Err(StoreError::Unreadable(format!("unknown table {other}"))) }
        };
    }
    find!(
        Register,
        Pack,
        Authority,
        System,
        InfoSet,
        SetLevel,
        Holding,
        Flow,
        Dependency,
        Adopted,
        AdoptedLevel,
        Document,
        SetApproval,
        Export,
        FlagAnswer,
        FlowException,
        EffectiveLevel,
        Consequence,
        UnknownLevel,
        GateAnswer,
        Stopped,
        StoppedObject,
        Recall,
        Assessment,
        AssessmentSubject,
        AssessmentAnswer,
        AssessmentCondition,
        Dpia,
        DpiaRisk,
        DataProtection,
        Workshop,
        WorkshopParticipant,
        WorkshopAgenda,
        WorkshopSpread,
        WorkshopDecision,
        WorkshopParked,
        Assignment,
        Response,
        ResponseAnswer,
        LevelOrigin,
        Answering,
        Reconsideration,
        MeasureStatus,
        MeasureException,
        Continuity,
        Risk,
        RiskAppetite,
        Incident,
        IncidentSubject,
        IncidentReview,
        Alias,
        FormerName,
        Origin,
        Decommissioned,
        Handover,
        Custody,
        TrustList,
        Judgement,
        CentrePack,
        CentreCatalogue,
        Central
    )
}

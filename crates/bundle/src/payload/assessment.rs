//! The suitability assessments of a result, since `result/2`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::check::{digest, not_empty, unique};
use super::{PackRef, ResultBody, ScopeKind, nullable};
use crate::error::BundleError;

/// One suitability assessment (*lämplighetsbedömning*): what it is about, what was answered, and
/// what it came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// Its id, the same in every result that carries it.
    pub id: Uuid,
    /// Why it was made.
    pub about: AssessmentAbout,
    /// What of this result it is about; at least one thing.
    pub subjects: Vec<AssessmentSubject>,
    /// The assessment pack whose questions were asked.
    pub pack: PackRef,
    /// How far it has come.
    pub state: AssessmentState,
    /// The day it was finished; `null` for a draft.
    #[serde(deserialize_with = "nullable")]
    pub finished_at: Option<NaiveDate>,
    /// What it comes to.
    pub outcome: AssessmentOutcome,
    /// Whether what it is about may start.
    pub may_start: bool,
    /// The ids of the rules that hit, sorted.
    pub rules: Vec<String>,
    /// The conditions that it sets.
    pub conditions: Vec<AssessmentCondition>,
    /// The answers that count, by question id.
    pub answers: BTreeMap<String, AssessmentAnswer>,
    /// The data protection impact assessment; `null` when there is no finished one.
    #[serde(deserialize_with = "nullable")]
    pub dpia: Option<Dpia>,
}

/// Why an assessment is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AssessmentAbout {
    /// Information is to be stored.
    Storage,
    /// It is to be transferred.
    Transfer,
    /// It is to be used for something new.
    NewUse,
    /// Another supplier, or another country.
    Supplier,
    /// New technology.
    Technology,
    /// What came together became an asset of its own.
    Aggregate,
    /// It is to be moved to another system.
    Migration,
}

/// One thing that an assessment is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AssessmentSubject {
    /// What kind of thing.
    pub kind: AssessmentSubjectKind,
    /// Its id.
    pub id: String,
}

/// A kind of thing that an assessment can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AssessmentSubjectKind {
    /// The system under review.
    System,
    /// A set of the result.
    Set,
    /// A flow of the result.
    Flow,
}

/// How far an assessment has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AssessmentState {
    /// Still being answered.
    Draft,
    /// Finished.
    Finished,
}

/// What an assessment comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AssessmentOutcome {
    /// It may touch national security.
    Stop,
    /// It may not be done as it stands.
    NotSuitable,
    /// The supervisory authority must be consulted first (GDPR Art. 36).
    ConsultImy,
    /// A data protection impact assessment must be made first (GDPR Art. 35).
    DpiaRequired,
    /// Answers are missing.
    Incomplete,
    /// It may be done under conditions.
    SuitableWithConditions,
    /// It may be done.
    Suitable,
}

/// A condition that an assessment sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AssessmentCondition {
    /// The rule that sets it.
    pub rule: String,
    /// The function of who sees to it; `null` when nobody does yet.
    #[serde(deserialize_with = "nullable")]
    pub owner: Option<String>,
    /// The day by which it is to be met; `null` when none is set.
    #[serde(deserialize_with = "nullable")]
    pub due: Option<NaiveDate>,
    /// The day it was met; `null` while it is open.
    #[serde(deserialize_with = "nullable")]
    pub met: Option<NaiveDate>,
}

/// The answer to one question of an assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AssessmentAnswer {
    /// The codes of the options that were chosen.
    pub chosen: Vec<String>,
    /// Words; may be empty.
    pub words: String,
    /// A day; `null` when none was asked for.
    #[serde(deserialize_with = "nullable")]
    pub date: Option<NaiveDate>,
}

/// A finished data protection impact assessment (*konsekvensbedömning*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Dpia {
    /// The day it was finished.
    pub finished_at: NaiveDate,
    /// Whether a high risk remains.
    pub high_residual_risk: bool,
    /// Whether the supervisory authority has answered a consultation.
    pub imy_answered: bool,
    /// Whether the data protection officer's advice was followed; `null` when none was given.
    #[serde(deserialize_with = "nullable")]
    pub advice_followed: Option<bool>,
    /// The day it is looked at again; `null` when none is set.
    #[serde(deserialize_with = "nullable")]
    pub review_at: Option<NaiveDate>,
}

/// The rules of the assessments of a result.
pub(super) fn check(body: &ResultBody) -> Result<(), BundleError> {
    let mut ids = BTreeSet::new();
    for one in &body.assessments {
        if !ids.insert(one.id) {
            return Err(BundleError::schema("assessments.id", "an assessment stands there twice"));
        }
        subjects(one, body)?;
        not_empty("assessments.pack.id", &one.pack.id)?;
        digest("assessments.pack.sha256", &one.pack.sha256)?;
        outcome(one)?;
        rules(one)?;
        answers(one)?;
    }
    Ok(())
}

fn subjects(one: &Assessment, body: &ResultBody) -> Result<(), BundleError> {
    let here = |subject: &&AssessmentSubject| match subject.kind {
        AssessmentSubjectKind::System => body.scope.kind == ScopeKind::System && subject.id == body.scope.id,
        AssessmentSubjectKind::Set => body.sets.iter().any(|set| set.id == subject.id),
        AssessmentSubjectKind::Flow => body.flows.iter().any(|flow| flow.id == subject.id),
    };
    if let Some(other) = one.subjects.iter().find(|subject| !here(subject)) {
        let why = format!("{:?} is not the scope, a set or a flow of this result", other.id);
        return Err(BundleError::schema("assessments.subjects", &why));
    }
    let different: BTreeSet<&AssessmentSubject> = one.subjects.iter().collect();
    if one.subjects.is_empty() || different.len() < one.subjects.len() {
        return Err(BundleError::schema("assessments.subjects", "names at least one thing, and none twice"));
    }
    Ok(())
}

fn outcome(one: &Assessment) -> Result<(), BundleError> {
    let finished = one.state == AssessmentState::Finished;
    if finished != one.finished_at.is_some() {
        return Err(BundleError::schema(
            "assessments.finished_at",
            "is there for a finished one and no other",
        ));
    }
    if finished && one.outcome == AssessmentOutcome::Incomplete {
        return Err(BundleError::schema("assessments.outcome", "a finished assessment lacks no answer"));
    }
    let suitable =
        matches!(one.outcome, AssessmentOutcome::Suitable | AssessmentOutcome::SuitableWithConditions);
    if one.may_start && !suitable {
        return Err(BundleError::schema("assessments.may_start", "nothing starts with this outcome"));
    }
    Ok(())
}

fn rules(one: &Assessment) -> Result<(), BundleError> {
    one.rules.iter().try_for_each(|rule| not_empty("assessments.rules", rule))?;
    if !one.rules.is_sorted_by(|before, after| before < after) {
        return Err(BundleError::schema("assessments.rules", "are sorted, and none stands there twice"));
    }
    unique("assessments.conditions.rule", one.conditions.iter().map(|condition| condition.rule.as_str()))?;
    for condition in &one.conditions {
        if !one.rules.contains(&condition.rule) {
            let why = format!("{:?} is not among the rules", condition.rule);
            return Err(BundleError::schema("assessments.conditions.rule", &why));
        }
        if let Some(owner) = &condition.owner {
            not_empty("assessments.conditions.owner", owner)?;
        }
    }
    Ok(())
}

fn answers(one: &Assessment) -> Result<(), BundleError> {
    for (question, answer) in &one.answers {
        not_empty("assessments.answers", question)?;
        unique("assessments.answers.chosen", answer.chosen.iter().map(String::as_str))?;
    }
    Ok(())
}

//! One small result with something of everything, for every test that needs one.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use uuid::Uuid;
use varsam_bundle::payload::{
    Assessment, AssessmentAbout, AssessmentAnswer, AssessmentCondition, AssessmentOutcome, AssessmentState,
    AssessmentSubject, AssessmentSubjectKind, Dependency, Dpia, Flow, Holding, LevelRef, PackRef,
    Participant, Protection, ReasonCode, Requirement, ResultBody, ResultState, Role, Scope, ScopeKind,
    SetCopy, SetLevel, SystemTraits, lineage,
};

use super::ORG;

pub fn result_body() -> ResultBody {
    let level = LevelRef { level: "K2".into(), number: 2 };
    ResultBody {
        scope: Scope {
            kind: ScopeKind::System,
            id: "SYS-1".into(),
            name: "Elevregister".into(),
            authority: "BUN".into(),
            authority_name: "Utbildningsnämnden".into(),
            owner: Some("Förvaltningschef".into()),
            system: Some(SystemTraits {
                kind: "it".into(),
                overview: false,
                redundant: false,
                purposes: Vec::new(),
            }),
        },
        lineage: lineage(ORG, "SYS-1"),
        revision: 1,
        prev: Vec::new(),
        pack: PackRef { id: "standard".into(), version: "1.0.0".into(), sha256: "ab".repeat(32) },
        requires: vec![Requirement {
            role: Role::SystemOwner,
            authority: "BUN".into(),
            function: "Förvaltningschef".into(),
            sets: Vec::new(),
        }],
        holdings: vec![Holding {
            set: "INF-1".into(),
            handling: "stores".into(),
            master: true,
            environment: "production".into(),
            since: NaiveDate::from_ymd_opt(2024, 3, 1),
        }],
        sets: vec![set()],
        flows: vec![Flow {
            id: "FL-1".into(),
            from: "SYS-1".into(),
            to: "SYS-2".into(),
            set: "INF-1".into(),
            mode: "api".into(),
            volume: "continuous".into(),
            third_country: false,
            encrypted: true,
            receiver_levels: None,
        }],
        dependencies: vec![Dependency { provider: "SYS-3".into(), tolerates: None }],
        protection: BTreeMap::from([(
            "K".to_owned(),
            Protection {
                calculated: Some(level.clone()),
                complete: true,
                because: vec!["SYS-1".into(), "carries: INF-1".into()],
                effective: Some(level),
                reason_code: ReasonCode::Equal,
                reason: String::new(),
                owner_decision: String::new(),
                coordinator_statement: String::new(),
            },
        )]),
        flag_answers: Vec::new(),
        exceptions: Vec::new(),
        assessments: vec![assessment()],
        participants: vec![Participant { function: "Rektor".into(), role: "information_owner".into() }],
        state: ResultState::Completed,
        classified_at: NaiveDate::from_ymd_opt(2026, 11, 20),
        not_done: vec!["stop_gate".into()],
    }
}

fn set() -> SetCopy {
    let level =
        SetLevel { level: "K2".into(), number: 2, category: None, reason: "Skada för elever".into() };
    SetCopy {
        id: "INF-1".into(),
        name: "Elevuppgifter".into(),
        authority: "BUN".into(),
        owner: None,
        set_revision: 1,
        subjects: Some("1000-9999".into()),
        records: None,
        identifiers: vec!["personnummer".into()],
        personal_data: vec!["ordinary".into()],
        secrecy: vec!["OSL 23:1".into()],
        time_depth: Some("1-5y".into()),
        topics: Vec::new(),
        time_bound: None,
        parts: None,
        reaches: Vec::new(),
        levels: BTreeMap::from([("K".to_owned(), Some(level)), ("S".to_owned(), None)]),
    }
}

/// A finished assessment of the system and its flow, with a condition that is not met.
pub fn assessment() -> Assessment {
    let subject = |kind, id: &str| AssessmentSubject { kind, id: id.into() };
    let chosen = |option: &str| AssessmentAnswer {
        chosen: vec![option.into()],
        words: "Enligt avtalet".into(),
        date: NaiveDate::from_ymd_opt(2026, 10, 1),
    };
    Assessment {
        id: Uuid::from_u128(0x019b_7612_1800_7000_8000_0000_0000_00bb),
        about: AssessmentAbout::NewUse,
        subjects: vec![
            subject(AssessmentSubjectKind::System, "SYS-1"),
            subject(AssessmentSubjectKind::Flow, "FL-1"),
        ],
        pack: PackRef { id: "lamplighet".into(), version: "1".into(), sha256: "cd".repeat(32) },
        state: AssessmentState::Finished,
        finished_at: NaiveDate::from_ymd_opt(2026, 11, 19),
        outcome: AssessmentOutcome::SuitableWithConditions,
        may_start: false,
        rules: vec!["OR-6.LB-37".into(), "OR-6.LB-52".into()],
        conditions: vec![AssessmentCondition {
            rule: "OR-6.LB-37".into(),
            owner: Some("Förvaltningschef".into()),
            due: NaiveDate::from_ymd_opt(2027, 1, 15),
            met: None,
        }],
        answers: BTreeMap::from([("LB-10".to_owned(), chosen("ja")), ("LB-37".to_owned(), chosen("nej"))]),
        dpia: Some(Dpia {
            finished_at: NaiveDate::from_ymd_opt(2026, 11, 1).unwrap(),
            high_residual_risk: false,
            imy_answered: false,
            advice_followed: Some(true),
            review_at: NaiveDate::from_ymd_opt(2027, 11, 1),
        }),
    }
}

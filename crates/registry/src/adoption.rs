//! When a result is adopted: every approval it says it needs is there, verified.

use chrono::{DateTime, Utc};
use varsam_bundle::TrustStore;
use varsam_bundle::payload::{ResultBody, ResultState, Role, ScopeKind, StatementBody, Verdict};

use crate::db::{NewResult, NewStatement, RequirementRow, Tx};
use crate::error::RegistryError;

/// How a statement fits the results that are here.
pub(crate) enum Fit {
    /// It is about a result that is here; it answers these of its requirements (none for advice).
    Answers(Vec<u32>),
    /// Its result may still come.
    NoResultYet,
    /// It is about another revision or another digest.
    WrongRevision,
    /// Its key may not say this of that result.
    WrongRole,
}

/// Stores a result whose document is stored.
pub(crate) fn store_result(tx: &Tx<'_>, document: &str, body: &ResultBody) -> Result<(), RegistryError> {
    let need = |need: &varsam_bundle::payload::Requirement| RequirementRow {
        role: need.role.as_str().to_owned(),
        authority: need.authority.clone(),
        function: need.function.clone(),
        sets: need.sets.clone(),
        verdict: None,
    };
    tx.insert_result(&NewResult {
        document,
        lineage: &body.lineage,
        revision: body.revision,
        kind: match body.scope.kind {
            ScopeKind::System => "system",
            ScopeKind::Process => "process",
        },
        scope: &body.scope.id,
        name: &body.scope.name,
        authority: &body.scope.authority,
        authority_name: &body.scope.authority_name,
        state: match body.state {
            ResultState::Draft => "draft",
            ResultState::Completed => "pending",
        },
        prev: &body.prev,
        requires: body.requires.iter().map(need).collect(),
    })
}

/// Stores a statement whose document is stored.
pub(crate) fn store_statement(
    tx: &Tx<'_>,
    document: &str,
    function: &str,
    body: &StatementBody,
    answers: &[u32],
) -> Result<(), RegistryError> {
    tx.insert_statement(&NewStatement {
        document,
        result: &body.subject.sha256,
        role: body.role.as_str(),
        verdict: body.verdict.as_str(),
        function,
        text: &body.text,
        answers,
    })
}

/// Looks up what a statement is about, and whether its key may say it.
pub(crate) fn fit(
    tx: &Tx<'_>,
    trust: &TrustStore,
    kid: &str,
    body: &StatementBody,
) -> Result<Fit, RegistryError> {
    let subject = &body.subject;
    let Some(result) = tx.result(&subject.sha256)? else {
        let head = tx.lineage(&subject.lineage)?.into_iter().next();
        let overtaken = head.is_some_and(|head| subject.revision <= head.revision);
        return Ok(if overtaken { Fit::WrongRevision } else { Fit::NoResultYet });
    };
    if result.lineage != subject.lineage || result.revision != subject.revision {
        return Ok(Fit::WrongRevision);
    }
    let needs = tx.requirements(&subject.sha256)?;
    let answers: Vec<u32> = (0_u32..)
        .zip(&needs)
        .filter(|(_, need)| {
            need.role == body.role.as_str()
                && trust.grants_function(kid, body.role, &need.authority, &need.function)
        })
        .map(|(position, _)| position)
        .collect();
    let decides = matches!(body.role, Role::InformationOwner | Role::SystemOwner);
    let may = if decides { !answers.is_empty() } else { trust.grants(kid, body.role, &result.authority) };
    Ok(if may { Fit::Answers(answers) } else { Fit::WrongRole })
}

/// Sets a result's state by the newest verdict on each of its requirements.
pub(crate) fn settle(tx: &Tx<'_>, document: &str, now: DateTime<Utc>) -> Result<(), RegistryError> {
    let Some(result) = tx.result(document)? else { return Ok(()) };
    if result.state == "draft" {
        return Ok(());
    }
    let needs = tx.requirements(document)?;
    let verdicts: Vec<Option<&str>> = needs.iter().map(|need| need.verdict.as_deref()).collect();
    let state = state_of(&verdicts);
    if state != result.state {
        tx.set_state(document, state, (state == "adopted").then_some(now))?;
    }
    Ok(())
}

/// A result that needs nobody's approval is never adopted by itself.
fn state_of(verdicts: &[Option<&str>]) -> &'static str {
    let rejects = |verdict: &Option<&str>| *verdict == Some(Verdict::Reject.as_str());
    if verdicts.iter().any(rejects) {
        "rejected"
    } else if verdicts.is_empty() || verdicts.contains(&None) {
        "pending"
    } else {
        "adopted"
    }
}

#[cfg(test)]
mod tests {
    use super::state_of;

    #[test]
    fn states() {
        let yes = Some("approve");
        let reserved = Some("approve_with_reservation");
        assert_eq!(state_of(&[]), "pending");
        assert_eq!(state_of(&[yes, None]), "pending");
        assert_eq!(state_of(&[yes, reserved]), "adopted");
        assert_eq!(state_of(&[yes, Some("reject")]), "rejected");
        assert_eq!(state_of(&[None, Some("reject")]), "rejected");
    }
}

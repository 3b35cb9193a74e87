//! When a result is adopted: every approval it says it needs is there, verified.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use varsam_bundle::digest::sha256_hex;
use varsam_bundle::payload::{
    Body, Requirement, ResultBody, ResultState, ScopeKind, SetCopy, StatementBody, Verdict,
};
use varsam_bundle::{Need, RawDocument, TrustStore, read_kept};

use crate::db::{Db, NewRequirement, NewResult, NewStatement, RequirementRow, Tx};
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

/// A digest of what an information owner approves of a set: its levels at its revision, for its
/// authority, under a pack. Two results that say the same of a set have the same.
fn content(pack: &str, set: &SetCopy) -> String {
    let levels: Vec<_> = set
        .levels
        .iter()
        .map(|(aspect, level)| (aspect, level.as_ref().map(|level| (&level.level, level.number))))
        .collect();
    let what = ("varsam set/1", pack, &set.id, &set.authority, set.set_revision, levels);
    sha256_hex(&serde_json::to_vec(&what).unwrap_or_default())
}

/// The digests of every set that a result carries, by the set's id.
pub(crate) type Contents = BTreeMap<String, String>;

/// The digests of every set that a result carries.
pub(crate) fn contents(body: &ResultBody) -> Contents {
    body.sets.iter().map(|set| (set.id.clone(), content(&body.pack.id, set))).collect()
}

/// A verified result as it is stored.
pub(crate) fn new_result(document: &str, body: &ResultBody) -> NewResult {
    let contents = contents(body);
    let requires: Vec<NewRequirement> =
        body.requires.iter().map(|need| asked(body, &contents, need)).collect();
    let asked: BTreeSet<&String> = requires.iter().flat_map(|need| &need.contents).collect();
    let relied_on = contents.iter().filter(|(_, content)| !asked.contains(content));
    let relied_on = relied_on.map(|(set, content)| (set.clone(), content.clone())).collect();
    NewResult {
        document: document.to_owned(),
        lineage: body.lineage.clone(),
        revision: body.revision,
        kind: match body.scope.kind {
            ScopeKind::System => "system",
            ScopeKind::Process => "process",
        },
        scope: body.scope.id.clone(),
        name: body.scope.name.clone(),
        authority: body.scope.authority.clone(),
        authority_name: body.scope.authority_name.clone(),
        state: match body.state {
            ResultState::Draft => "draft",
            ResultState::Completed => "pending",
        },
        prev: body.prev.clone(),
        requires,
        relied_on,
    }
}

/// An approval that a result needs. Whoever owns a set approves it, so another authority's set in a
/// requirement is not approved by the answer to it.
fn asked(body: &ResultBody, contents: &Contents, need: &Requirement) -> NewRequirement {
    let own = |set: &&SetCopy| set.authority == need.authority && need.sets.contains(&set.id);
    NewRequirement {
        role: need.role.as_str(),
        authority: need.authority.clone(),
        function: need.function.clone(),
        sets: need.sets.clone(),
        contents: body.sets.iter().filter(own).filter_map(|set| contents.get(&set.id)).cloned().collect(),
    }
}

/// Stores a statement whose document is stored, with what it approves.
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
    })?;
    if body.verdict.approves() {
        for position in answers {
            store_approved(tx, document, &body.subject.sha256, *position)?;
        }
    }
    Ok(())
}

fn store_approved(tx: &Tx<'_>, statement: &str, result: &str, position: u32) -> Result<(), RegistryError> {
    let place = usize::try_from(position).unwrap_or(usize::MAX);
    let approved = match tx.requirements(result)?.get(place) {
        Some(RequirementRow { contents: Some(contents), .. }) => contents.clone(),
        // A result from before its digests were kept: they are in its document.
        Some(_) => match stored_result(tx, result)? {
            Some(body) => {
                let asked = |need| asked(&body, &contents(&body), need).contents;
                body.requires.get(place).map(asked).unwrap_or_default()
            }
            None => Vec::new(),
        },
        None => Vec::new(),
    };
    approved.iter().try_for_each(|content| tx.insert_approved(statement, position, content))
}

/// What a stored result says. It was verified when it was taken.
pub(crate) fn stored_result(tx: &Tx<'_>, document: &str) -> Result<Option<ResultBody>, RegistryError> {
    let Some(json) = tx.document_json(document)? else { return Ok(None) };
    Ok(Some(kept(document, &json)?))
}

fn kept<B: Body>(document: &str, json: &str) -> Result<B, RegistryError> {
    let (_, body) = read_kept(&RawDocument { index: 0, json: json.as_bytes() })
        .map_err(|error| RegistryError::bundle(document, error))?;
    Ok(body)
}

/// The last day on which the decision on a result holds: the first of those that its approvals name.
/// `None` when none of them names one.
pub(crate) fn valid_until(tx: &Tx<'_>, document: &str) -> Result<Option<NaiveDate>, RegistryError> {
    let mut first = None;
    for (statement, json) in tx.deciding(document)? {
        let body: StatementBody = kept(&statement, &json)?;
        let until = body.decision.and_then(|decision| decision.valid_until);
        first = [first, until].into_iter().flatten().min();
    }
    Ok(first)
}

/// Does what the schema's step could not: notes what the approvals that are here are about.
///
/// # Errors
/// Those of the database.
pub(crate) fn finish_upgrade(db: &mut Db) -> Result<(), RegistryError> {
    const TASK: &str = "approved_sets";
    if !db.read()?.unfinished()?.iter().any(|task| task == TASK) {
        return Ok(());
    }
    let tx = db.begin()?;
    for (statement, position, result) in tx.approvals_without_contents()? {
        store_approved(&tx, &statement, &result, position)?;
    }
    tx.finished(TASK)?;
    tx.commit()
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
    let needs = needs.iter().map(|need| Need {
        role: &need.role,
        authority: &need.authority,
        function: &need.function,
    });
    let answers = trust.answers(kid, body.role, &result.authority, needs);
    Ok(answers.map_or(Fit::WrongRole, Fit::Answers))
}

/// Sets a result's state, and that of every result that relies on what was approved there. Answers
/// with the digests of those that it looked at.
pub(crate) fn settle_with_relying(
    tx: &Tx<'_>,
    document: &str,
    now: DateTime<Utc>,
) -> Result<Vec<String>, RegistryError> {
    let approved = tx.contents_approved_by(document)?;
    let approved: Vec<&str> = approved.iter().map(String::as_str).collect();
    let mut all = vec![document.to_owned()];
    if !approved.is_empty() {
        all.extend(tx.relying_on(&approved)?.into_iter().filter(|one| one != document));
    }
    all.iter().try_for_each(|one| settle(tx, one, now))?;
    Ok(all)
}

/// Sets a result's state by the newest verdict on each of its requirements, and by whether the
/// approvals have come that it says there are.
fn settle(tx: &Tx<'_>, document: &str, now: DateTime<Utc>) -> Result<(), RegistryError> {
    let Some(result) = tx.result(document)? else { return Ok(()) };
    if result.state == "draft" {
        return Ok(());
    }
    let needs = tx.requirements(document)?;
    let verdicts: Vec<Option<&str>> = needs.iter().map(|need| need.verdict.as_deref()).collect();
    let mut state = state_of(&verdicts);
    if state == "adopted" && !tx.not_seen_approved(document)?.is_empty() {
        state = "pending";
    }
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

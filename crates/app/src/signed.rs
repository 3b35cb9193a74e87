//! The signed results of a system, and where each of them stands.

use chrono::Months;
use varsam_bundle::payload::{Decision, Requirement, ResultBody, ResultState, Role, StatementBody, Typ};
use varsam_domain::stage::{Known, Stage};
use varsam_store::tables::Document;

use crate::dto::{ApprovalView, DecisionWords, OpinionView, ResultView, StageId};
use crate::session::Session;
use crate::sign::{decides, earliest, result_of, statement_of};
use crate::snapshot::Snapshot;
use crate::{AppError, result, revisions};

/// For how many months levels hold that were adopted without a last day: they are looked at again
/// every year (`domain.md` §3.6, MSB's method).
const MONTHS: u32 = 12;

/// A signed result of a system and the answers to it.
pub(crate) struct Signed {
    pub document: Document,
    pub body: ResultBody,
    pub statements: Vec<Document>,
}

/// The newest signed result of a system.
pub(crate) fn newest_signed(session: &Session, system: &str) -> Result<Option<Signed>, AppError> {
    let documents = session.store.documents(system)?;
    let newest = documents.iter().filter(|row| is_result(row)).max_by_key(|row| row.revision).cloned();
    newest.map(|document| signed(document, &documents)).transpose()
}

/// Every signed result of a system, newest first.
pub(crate) fn all_signed(session: &Session, system: &str) -> Result<Vec<Signed>, AppError> {
    let documents = session.store.documents(system)?;
    let mut results: Vec<&Document> = documents.iter().filter(|row| is_result(row)).collect();
    results.sort_by_key(|row| std::cmp::Reverse(row.revision));
    results.into_iter().map(|document| signed(document.clone(), &documents)).collect()
}

fn is_result(row: &Document) -> bool {
    row.typ == Typ::Result.as_str()
}

fn signed(document: Document, all: &[Document]) -> Result<Signed, AppError> {
    let about = |row: &&Document| row.typ == Typ::Statement.as_str() && row.revision == document.revision;
    let statements = all.iter().filter(about).cloned().collect();
    Ok(Signed { body: result_of(&document)?, statements, document })
}

/// The newest signed result as it is shown.
pub(crate) fn newest_result(
    session: &Session,
    snapshot: &Snapshot,
    ix: usize,
) -> Result<Option<ResultView>, AppError> {
    let id = &snapshot.content.systems[ix].id;
    let Some(signed) = newest_signed(session, id)? else { return Ok(None) };
    let now = result::build(session, snapshot, ix, signed.body.revision, signed.body.prev.clone())?;
    let now = result::with_measures_as_in(now, &signed.body);
    let stale = signed.document.content_sha256.as_deref() != Some(&result::content_digest(&now)?);
    let causes = revisions::causes(session, snapshot, ix, stale);
    shown(snapshot, &signed, stale, !causes.is_empty(), false).map(Some)
}

/// A signed result as it is shown. `overtaken` says that a later one has been adopted.
pub(crate) fn shown(
    snapshot: &Snapshot,
    signed: &Signed,
    stale: bool,
    reconsider: bool,
    overtaken: bool,
) -> Result<ResultView, AppError> {
    let said = signed.statements.iter().map(|row| Ok((row, statement_of(row)?)));
    let said = said.collect::<Result<Vec<_>, AppError>>()?;
    let approvals: Vec<ApprovalView> =
        signed.body.requires.iter().map(|need| approval_view(snapshot, signed, need, &said)).collect();
    let completed = signed.body.state == ResultState::Completed;
    let approved = approvals.iter().all(approved);
    let opinions: Vec<OpinionView> =
        said.iter().filter(|(_, body)| !decides(body.role)).map(opinion_view).collect();
    let stage =
        Stage::of(Known { completed, advised: !opinions.is_empty(), approved, reconsider, overtaken });
    let given = signed.body.requires.iter().filter_map(|need| answer(snapshot, need, &said));
    let decisions: Vec<&Decision> = given.filter_map(|(_, body)| body.decision.as_ref()).collect();
    Ok(ResultView {
        revision: signed.body.revision,
        digest: signed.document.sha256.clone(),
        signed_at: signed.document.issued_at.clone(),
        signed_by: signed.document.function.clone(),
        signed_name: signed.body.scope.name.clone(),
        stale,
        adopted: completed && approved,
        stage: stage_id(stage),
        opinions,
        valid_until: earliest(decisions.into_iter()),
        approvals,
    })
}

fn stage_id(stage: Stage) -> StageId {
    match stage {
        Stage::Draft => StageId::Draft,
        Stage::Completed => StageId::Completed,
        Stage::Opinion => StageId::Opinion,
        Stage::Adopted => StageId::Adopted,
        Stage::Reconsidered => StageId::Reconsidered,
        Stage::Superseded => StageId::Superseded,
    }
}

/// Whether an approval that a result needs has been given.
pub(crate) fn approved(approval: &ApprovalView) -> bool {
    matches!(approval.verdict.as_deref(), Some("approve" | "approve_with_reservation"))
}

/// Whether a statement answers a requirement: the role is right, and the person's function is the
/// one that is asked for. In the sample municipality one key answers for every function.
pub(crate) fn answers(sample: bool, need: &Requirement, role: Role, function: &str) -> bool {
    need.role == role && (sample || need.function == function)
}

/// The newest statement that answers a requirement.
fn answer<'s, 'd>(
    snapshot: &Snapshot,
    need: &Requirement,
    said: &'s [(&'d Document, StatementBody)],
) -> Option<&'s (&'d Document, StatementBody)> {
    let sample = snapshot.content.register.sample;
    let given = said.iter().filter(|(row, body)| answers(sample, need, body.role, &row.function));
    given.max_by_key(|(row, _)| (&row.issued_at, row.seq))
}

/// Sets are named as they were when the result was signed.
fn approval_view(
    snapshot: &Snapshot,
    signed: &Signed,
    need: &Requirement,
    said: &[(&Document, StatementBody)],
) -> ApprovalView {
    let given = answer(snapshot, need, said);
    let then = |id: &String| signed.body.sets.iter().find(|set| &set.id == id).map(|set| set.name.clone());
    ApprovalView {
        role: need.role.as_str().to_owned(),
        authority_name: snapshot.authority_name(&need.authority),
        function: need.function.clone(),
        sets: need.sets.iter().map(|set| then(set).unwrap_or_else(|| snapshot.set_name(set))).collect(),
        verdict: given.map(|(_, body)| body.verdict.as_str().to_owned()),
        answered_by: given.map(|(row, _)| row.function.clone()),
        answered_at: given.map(|(row, _)| row.issued_at.clone()),
        text: given.map(|(_, body)| body.text.clone()).unwrap_or_default(),
        decision: given.and_then(|(_, body)| body.decision.as_ref()).map(words),
    }
}

fn words(decision: &Decision) -> DecisionWords {
    DecisionWords {
        delegation: decision.delegation.clone(),
        case_number: decision.case_number.clone(),
        valid_until: decision.valid_until.map(|day| day.to_string()),
    }
}

fn opinion_view((row, body): &(&Document, StatementBody)) -> OpinionView {
    OpinionView {
        role: body.role.as_str().to_owned(),
        function: row.function.clone(),
        text: body.text.clone(),
        at: row.issued_at.clone(),
    }
}

/// The last day on which adopted levels hold without being looked at again.
pub(crate) fn holds_until(adopted: &varsam_store::tables::Adopted) -> String {
    if let Some(day) = &adopted.valid_until {
        return day.clone();
    }
    let at = adopted.at.parse::<chrono::NaiveDate>().ok();
    let later = at.and_then(|day| day.checked_add_months(Months::new(MONTHS)));
    later.map_or_else(|| adopted.at.clone(), |day| day.to_string())
}

//! The signed results of a system, and where each of them stands.

use chrono::Months;
use varsam_bundle::payload::{Decision, ResultBody, ResultState, StatementBody, Typ};
use varsam_domain::stage::{Known, Stage};
use varsam_store::tables::Document;

use crate::dto::{ApprovalView, DecisionWords, OpinionView, ResultView, StageId};
use crate::session::Session;
use crate::sign::{earliest, result_of, statement_of};
use crate::snapshot::Snapshot;
use crate::trust::{Answers, Judging};
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
    let stale = is_stale(session, snapshot, ix, &signed)?;
    let causes = revisions::causes(session, snapshot, ix, stale);
    let judging = Judging::of(session, snapshot)?;
    shown((snapshot, &judging), &signed, stale, !causes.is_empty(), false).map(Some)
}

/// Whether the register has changed since a result was signed in a way that it does not show.
pub(crate) fn is_stale(
    session: &Session,
    snapshot: &Snapshot,
    ix: usize,
    signed: &Signed,
) -> Result<bool, AppError> {
    let now = result::build(session, snapshot, ix, signed.body.revision, signed.body.prev.clone())?;
    let now = result::with_measures_as_in(now, &signed.body);
    Ok(signed.document.content_sha256.as_deref() != Some(&result::content_digest(&now)?))
}

/// A signed result as it is shown. `overtaken` says that a later one has been adopted.
pub(crate) fn shown(
    (snapshot, judging): (&Snapshot, &Judging),
    signed: &Signed,
    stale: bool,
    reconsider: bool,
    overtaken: bool,
) -> Result<ResultView, AppError> {
    let said = signed.statements.iter().map(|row| Ok((row, statement_of(row)?)));
    let said = said.collect::<Result<Vec<_>, AppError>>()?;
    let given: Vec<Option<Given<'_, '_>>> =
        (0..signed.body.requires.len()).map(|place| answer(judging, signed, place, &said)).collect();
    let approvals: Vec<ApprovalView> = given
        .iter()
        .enumerate()
        .map(|(place, given)| approval_view((snapshot, judging), signed, place, *given))
        .collect();
    let completed = signed.body.state == ResultState::Completed;
    let approved = approvals.iter().all(approved) && judging.holds(&signed.document);
    let advice = said.iter().filter(|(_, body)| !body.role.decides());
    let opinions: Vec<OpinionView> = advice.map(|said| opinion_view(judging, said)).collect();
    let stage =
        Stage::of(Known { completed, advised: !opinions.is_empty(), approved, reconsider, overtaken });
    let counting = given.iter().flatten().filter(|given| given.counts);
    let decisions: Vec<&Decision> = counting.filter_map(|given| given.body.decision.as_ref()).collect();
    Ok(ResultView {
        revision: signed.body.revision,
        digest: signed.document.sha256.clone(),
        signed_at: signed.document.issued_at.clone(),
        signed_by: signed.document.function.clone(),
        signer: judging.trust.standing(&signed.document.kid),
        waits: !judging.holds(&signed.document),
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
    approval.counts && matches!(approval.verdict.as_deref(), Some("approve" | "approve_with_reservation"))
}

/// What was said on a requirement.
#[derive(Clone, Copy)]
struct Given<'s, 'd> {
    row: &'d Document,
    body: &'s StatementBody,
    /// Whether it counts, or waits for a list that knows its key.
    counts: bool,
}

/// The newest statement that answers a requirement; where none counts, the newest that waits.
fn answer<'s, 'd>(
    judging: &Judging,
    signed: &Signed,
    place: usize,
    said: &'s [(&'d Document, StatementBody)],
) -> Option<Given<'s, 'd>> {
    let newest = |wanted: Answers| {
        let of_kind =
            said.iter().filter(|(row, _)| judging.answers(&signed.body.requires, place, row) == wanted);
        let (row, body) = of_kind.max_by_key(|(row, _)| (&row.issued_at, row.seq))?;
        Some(Given { row, body, counts: wanted == Answers::Counts })
    };
    newest(Answers::Counts).or_else(|| newest(Answers::Waits))
}

/// Sets are named as they were when the result was signed.
fn approval_view(
    (snapshot, judging): (&Snapshot, &Judging),
    signed: &Signed,
    place: usize,
    given: Option<Given<'_, '_>>,
) -> ApprovalView {
    let need = &signed.body.requires[place];
    let then = |id: &String| signed.body.sets.iter().find(|set| &set.id == id).map(|set| set.name.clone());
    ApprovalView {
        role: need.role.as_str().to_owned(),
        authority_name: snapshot.authority_name(&need.authority),
        function: need.function.clone(),
        sets: need.sets.iter().map(|set| then(set).unwrap_or_else(|| snapshot.set_name(set))).collect(),
        verdict: given.map(|given| given.body.verdict.as_str().to_owned()),
        answered_by: given.map(|given| given.row.function.clone()),
        answered_at: given.map(|given| given.row.issued_at.clone()),
        standing: given.map(|given| judging.trust.standing(&given.row.kid)),
        counts: given.is_some_and(|given| given.counts),
        text: given.map(|given| given.body.text.clone()).unwrap_or_default(),
        decision: given.and_then(|given| given.body.decision.as_ref()).map(words),
    }
}

fn words(decision: &Decision) -> DecisionWords {
    DecisionWords {
        delegation: decision.delegation.clone(),
        case_number: decision.case_number.clone(),
        valid_until: decision.valid_until.map(|day| day.to_string()),
    }
}

fn opinion_view(judging: &Judging, (row, body): &(&Document, StatementBody)) -> OpinionView {
    OpinionView {
        role: body.role.as_str().to_owned(),
        function: row.function.clone(),
        text: body.text.clone(),
        at: row.issued_at.clone(),
        standing: judging.trust.standing(&row.kid),
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

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Args, KeyStandingId, StepId, SystemHead};

/// Review and sign: everything on one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReviewView {
    /// The system.
    pub system: SystemHead,
    /// Whether the register is the sample municipality.
    pub sample: bool,
    /// Every point of the checklist, in order.
    pub checks: Vec<ReviewCheck>,
    /// Whether the facilitator can sign now.
    pub can_sign: bool,
    /// Steps that were not done, because this version does not have them; the result says so.
    pub not_done: Vec<StepId>,
    /// What is new since the levels that were adopted before.
    pub differences: Vec<Difference>,
    /// The newest signed result, if any.
    pub result: Option<ResultView>,
}

/// A point of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReviewCheck {
    /// The code of its sentence: `review-CODE`.
    pub code: String,
    /// Values for the sentence.
    pub args: Args,
    /// `ok`, `note` or `missing`; a missing one hinders signing.
    pub state: CheckState,
    /// Where to mend it.
    pub links: Vec<ReviewLink>,
}

/// How a point of the checklist stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CheckState {
    /// In order.
    Ok,
    /// Worth knowing; does not hinder.
    Note,
    /// Missing; hinders signing.
    Missing,
}

/// A link from a point of the checklist to where it is mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReviewLink {
    /// The step that holds it; `None` for the register's own settings.
    pub step: Option<StepId>,
    /// The set, if it is one.
    pub set: Option<String>,
    /// The aspect, if it is one.
    pub aspect: Option<String>,
    /// What the link says: a name.
    pub label: String,
}

/// A level that differs from what was adopted before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Difference {
    /// The aspect.
    pub aspect: String,
    /// Level number then.
    pub before: Option<u8>,
    /// Level number now.
    pub now: Option<u8>,
    /// The name of what the level comes from now, and the reason written there.
    pub because: Option<String>,
}

/// A signed result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ResultView {
    /// Its revision, from 1.
    pub revision: u32,
    /// SHA-256 of its payload, in hexadecimal.
    pub digest: String,
    /// When it was signed, RFC 3339 in UTC.
    pub signed_at: String,
    /// The function of who signed.
    pub signed_by: String,
    /// How the key of who signed stands.
    pub signer: KeyStandingId,
    /// Whether it waits for a trust list that knows that key, and cannot be adopted before.
    pub waits: bool,
    /// The name that the system had then.
    pub signed_name: String,
    /// Whether the register has changed since in a way that the result does not show.
    pub stale: bool,
    /// The approvals that it needs.
    pub approvals: Vec<ApprovalView>,
    /// Whether all approvals are in.
    pub adopted: bool,
    /// How far it has come.
    pub stage: StageId,
    /// What those who advise have said about it, oldest first.
    pub opinions: Vec<OpinionView>,
    /// The last day on which its approvals hold (`YYYY-MM-DD`), when one was set.
    pub valid_until: Option<String>,
}

/// An approval that a result needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ApprovalView {
    /// `information_owner` or `system_owner`.
    pub role: String,
    /// The authority's name.
    pub authority_name: String,
    /// The function of who must approve.
    pub function: String,
    /// Names of the sets that it covers; empty for the system owner.
    pub sets: Vec<String>,
    /// What was answered: `approve`, `approve_with_reservation`, `reject`; `None` is waiting.
    pub verdict: Option<String>,
    /// The function of who answered.
    pub answered_by: Option<String>,
    /// When, RFC 3339 in UTC.
    pub answered_at: Option<String>,
    /// How the key of who answered stands.
    pub standing: Option<KeyStandingId>,
    /// Whether the answer counts; otherwise it waits for a trust list that knows the key.
    pub counts: bool,
    /// The reservation or the reason.
    pub text: String,
    /// What the approval is as a decision, when it is known.
    pub decision: Option<DecisionWords>,
}

/// What an approval is as a decision.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DecisionWords {
    /// What gives the right to decide, as the delegation says it: `B 4.2`; may be empty.
    pub delegation: String,
    /// The case number; may be empty.
    pub case_number: String,
    /// The last day on which it holds (`YYYY-MM-DD`); `None` when none is set.
    pub valid_until: Option<String>,
}

/// What somebody who advises said about a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OpinionView {
    /// `coordinator` or `data_protection_officer`.
    pub role: String,
    /// The function of who said it.
    pub function: String,
    /// What was said.
    pub text: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// How the key of who said it stands.
    pub standing: KeyStandingId,
}

/// How far a result has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum StageId {
    /// Utkast.
    Draft,
    /// Genomförd.
    Completed,
    /// Yttrande.
    Opinion,
    /// Fastställd.
    Adopted,
    /// Omprövas.
    Reconsidered,
    /// Ersatt.
    Superseded,
}

/// A key that can sign here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct IdentityView {
    /// The key's thumbprint.
    pub id: String,
    /// The person's function.
    pub function: String,
    /// Roles that the sample identities hold, and those that the trust list gives; empty while no list
    /// knows the key.
    pub roles: Vec<String>,
    /// How the key stands.
    pub standing: KeyStandingId,
    /// Where the key file is.
    pub path: String,
    /// For a sample identity: its passphrase, which is no secret.
    pub sample_passphrase: Option<String>,
}

/// A key to make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NewIdentity {
    /// The person's function: "Enhetschef grundskola".
    pub function: String,
    /// The passphrase that encrypts the key.
    pub passphrase: String,
    /// The passphrase once more.
    pub passphrase_again: String,
}

/// Sign a system's result as facilitator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SignResult {
    /// The system.
    pub system: String,
    /// The key's thumbprint.
    pub identity: String,
    /// The key's passphrase.
    pub passphrase: String,
}

/// Answer for a role on a system's newest result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SignStatement {
    /// The system.
    pub system: String,
    /// `information_owner` or `system_owner`, who decide; `coordinator` or
    /// `data_protection_officer`, who advise.
    pub role: String,
    /// `approve`, `approve_with_reservation` or `reject` of who decides; `advice` of who advises.
    pub verdict: String,
    /// A text; mandatory unless the verdict is `approve`.
    pub text: String,
    /// What the approval is as a decision; counts for nothing with another verdict.
    pub decision: DecisionWords,
    /// The key's thumbprint.
    pub identity: String,
    /// The key's passphrase.
    pub passphrase: String,
}

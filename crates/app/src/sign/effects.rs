//! What a statement brings about in the register: approvals of sets, and adopted levels.

use varsam_bundle::payload::{Decision, ResultState, Role};
use varsam_store::{Transaction, tables};

use super::{earliest, statement_of};
use crate::AppError;
use crate::signed::Signed;
use crate::snapshot::Snapshot;
use crate::trust::{Answers, Judging};

/// What a statement brings about in the register, beside itself.
pub(crate) struct Effects {
    /// Approvals of sets that an owner has taken back by a later answer.
    taken_back: Vec<tables::SetApproval>,
    /// The adoption that rested on them.
    no_longer_adopted: Option<tables::Adopted>,
    set_approvals: Vec<tables::SetApproval>,
    pub adopted: Option<(tables::Adopted, Vec<tables::AdoptedLevel>)>,
    /// That somebody wanted the levels before them looked at again.
    settled: Option<tables::Reconsideration>,
}

impl Effects {
    /// What the statements on a result come to, the newest among them.
    pub fn of(
        snapshot: &Snapshot,
        ix: usize,
        signed: &Signed,
        judging: &Judging,
        before: &[tables::SetApproval],
        now: &str,
    ) -> Result<Self, AppError> {
        let answered = |place: usize| {
            let counts = |row: &&tables::Document| {
                judging.answers(&signed.body.requires, place, row) == Answers::Counts
            };
            signed.statements.iter().filter(counts).max_by_key(|row| (&row.issued_at, row.seq))
        };
        let mut approved = Vec::new();
        let mut decisions = Vec::new();
        for (place, need) in signed.body.requires.iter().enumerate() {
            let Some(answer) = answered(place) else { continue };
            let body = statement_of(answer)?;
            if body.verdict.approves() {
                approved.push(need);
                decisions.push((need.role, body.decision));
            }
        }
        let approvals: Vec<tables::SetApproval> = approved
            .iter()
            .flat_map(|need| &need.sets)
            .filter_map(|id| signed.body.sets.iter().find(|set| &set.id == id))
            .map(|set| tables::SetApproval {
                info_set: set.id.clone(),
                set_revision: i64::from(set.set_revision),
                document: signed.document.sha256.clone(),
            })
            .collect();
        // A draft is approved as a draft: nobody who may decide took part, so nothing is adopted.
        // Nor is anything while the result itself waits for a list that knows who signed it.
        let all = approved.len() == signed.body.requires.len()
            && signed.body.state == ResultState::Completed
            && judging.holds(&signed.document);
        let adopted = all.then(|| adopted_rows(snapshot, ix, signed, &decisions, now));
        let of_this = |row: &&tables::SetApproval| row.document == signed.document.sha256;
        let kept = |row: &tables::SetApproval| approvals.iter().any(|new: &tables::SetApproval| new == row);
        let taken_back = before.iter().filter(of_this).filter(|row| !kept(row)).cloned().collect();
        let rested = |row: &&tables::Adopted| row.document.as_deref() == Some(&signed.document.sha256);
        let no_longer_adopted = snapshot.content.adopted.iter().find(rested).filter(|_| !all).cloned();
        let asked = snapshot.content.reconsiderations.iter();
        let settled = asked.into_iter().find(|row| all && row.system == snapshot.content.systems[ix].id);
        Ok(Self {
            taken_back,
            no_longer_adopted,
            set_approvals: approvals,
            adopted,
            settled: settled.cloned(),
        })
    }

    pub fn put(&self, t: &mut Transaction<'_>) -> Result<(), AppError> {
        self.taken_back.iter().try_for_each(|row| t.delete(row))?;
        if let Some(adopted) = &self.no_longer_adopted {
            t.delete(adopted)?;
        }
        self.set_approvals.iter().try_for_each(|row| t.put(row))?;
        if let Some((adopted, levels)) = &self.adopted {
            t.put(adopted)?;
            levels.iter().try_for_each(|row| t.put(row))?;
            self.settled.iter().try_for_each(|row| t.delete(row))?;
            // Who voted for what has served its end. Spread, decisions and dissent stay.
            t.forget_votes(&adopted.system)?;
        }
        Ok(())
    }
}

fn adopted_rows(
    snapshot: &Snapshot,
    ix: usize,
    signed: &Signed,
    decisions: &[(Role, Option<Decision>)],
    now: &str,
) -> (tables::Adopted, Vec<tables::AdoptedLevel>) {
    let system = &snapshot.content.systems[ix];
    let of_system = decisions.iter().rev().find(|(role, _)| *role == Role::SystemOwner);
    let decision = of_system.and_then(|(_, decision)| decision.clone());
    let (delegation, case_number) =
        decision.map(|decision| (decision.delegation, decision.case_number)).unwrap_or_default();
    let adopted = tables::Adopted {
        system: system.id.clone(),
        at: now.chars().take(10).collect(),
        decided_by: system.owner.clone().unwrap_or_default(),
        pack: signed.body.pack.id.clone(),
        pack_version: signed.body.pack.version.clone(),
        document: Some(signed.document.sha256.clone()),
        valid_until: earliest(decisions.iter().filter_map(|(_, decision)| decision.as_ref())),
        delegation,
        case_number,
    };
    let levels = signed
        .body
        .protection
        .iter()
        .map(|(aspect, protection)| tables::AdoptedLevel {
            system: system.id.clone(),
            aspect: aspect.clone(),
            level: protection.effective.as_ref().map(|level| level.level.clone()),
        })
        .collect();
    (adopted, levels)
}

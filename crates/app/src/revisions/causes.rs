//! Why adopted levels are to be looked at again: the day has come, what they rest on has changed,
//! or somebody has asked for it (`domain.md` §3.6).

use chrono::{Days, NaiveDate};
use varsam_domain::flag::Flag;

use super::{adopted_row, holds_until};
use crate::dto::{Args, ReconsiderCause, ReviewDue};
use crate::incidents;
use crate::session::Session;
use crate::snapshot::Snapshot;

/// How many days before the last one people are reminded.
const SOON: u64 = 60;

/// Why the adopted levels of a system are to be looked at again; nothing without any. `stale` says
/// that the register no longer says what the newest signed result does.
pub(crate) fn causes(session: &Session, snapshot: &Snapshot, ix: usize, stale: bool) -> Vec<ReconsiderCause> {
    let id = &snapshot.content.systems[ix].id;
    let Some(adopted) = adopted_row(snapshot, id) else { return Vec::new() };
    let until = holds_until(adopted);
    let mut causes = Vec::new();
    let mut because = |code: &str, args: &[(&str, &str)]| {
        let args: Args = args.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        causes.push(ReconsiderCause { code: code.to_owned(), args });
    };
    if let Some(asked) = snapshot.content.reconsiderations.iter().find(|row| &row.system == id) {
        let day: String = asked.asked_at.chars().take(10).collect();
        because("asked", &[("reason", &asked.reason), ("by", &asked.asked_by), ("date", &day)]);
    }
    if until < session.today {
        because("overdue", &[("date", &until)]);
    }
    for row in incidents::to_reconsider(snapshot, ix) {
        because("incident", &[("title", &row.title), ("date", &row.occurred_at)]);
    }
    if has_new_set(snapshot, id) {
        because("new_set", &[("date", &adopted.at)]);
    }
    if stale && adopted.document.is_some() {
        because("moved_on", &[]);
    }
    causes
}

/// AGG-20: the system holds something since its levels were adopted.
fn has_new_set(snapshot: &Snapshot, system: &str) -> bool {
    snapshot.evaluation.system(system).is_some_and(|answer| answer.flags.contains(Flag::Reassess))
}

/// Every system whose adopted levels are to be looked at again, or soon: the longest overdue first.
pub(crate) fn due(session: &Session, snapshot: &Snapshot) -> Vec<ReviewDue> {
    let today = session.today.parse::<NaiveDate>().ok();
    let soon = today.and_then(|day| day.checked_add_days(Days::new(SOON)));
    let soon = soon.map(|day| day.to_string()).unwrap_or_default();
    let mut found: Vec<ReviewDue> = snapshot
        .content
        .adopted
        .iter()
        .filter_map(|row| {
            let ix = snapshot.place_of(&row.system)?;
            let name = snapshot.content.systems[ix].name.clone();
            let holds_until = holds_until(row);
            let asked = snapshot.content.reconsiderations.iter().any(|asked| asked.system == row.system);
            let code = if asked {
                "asked"
            } else if holds_until < session.today {
                "overdue"
            } else if !incidents::to_reconsider(snapshot, ix).is_empty() {
                "incident"
            } else if has_new_set(snapshot, &row.system) {
                "new_set"
            } else if holds_until <= soon {
                "soon"
            } else {
                return None;
            };
            Some(ReviewDue { system: row.system.clone(), name, code: code.to_owned(), holds_until })
        })
        .collect();
    found.sort_by(|a, b| {
        (a.code == "soon", &a.holds_until, &a.name).cmp(&(b.code == "soon", &b.holds_until, &b.name))
    });
    found
}

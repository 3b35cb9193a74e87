//! What is missing before anybody can rely on a system's continuity.

use chrono::{Days, NaiveDate};
use varsam_domain::continuity::is_slower;

use super::{is_needed, providers, row, rto};
use crate::dto::{Args, ContinuityGap};
use crate::session::Session;
use crate::snapshot::Snapshot;

/// How long an exercise is good for, in days.
const EXERCISE_GOOD_FOR: u64 = 366;

/// Everything that is missing in a system that must have a plan, and what does not hang together in
/// any that has one.
pub(crate) fn gaps(session: &Session, snapshot: &Snapshot, ix: usize) -> Vec<ContinuityGap> {
    let system = &snapshot.content.systems[ix];
    let needed = is_needed(session, snapshot, ix);
    let Some(written) = row(snapshot, &system.id) else {
        return if needed { vec![gap("unwritten", "tolerated", &[])] } else { Vec::new() };
    };
    let mut found = Vec::new();
    let mut want = |there: bool, code: &str, field: &str| {
        if !there {
            found.push(gap(code, field, &[]));
        }
    };
    if needed {
        want(written.tolerated.is_some(), "tolerated", "tolerated");
        want(written.rto.is_some(), "rto", "rto");
        want(written.rpo.is_some(), "rpo", "rpo");
        want(!written.fallback.is_empty(), "fallback", "fallback");
        want(!written.catch_up.is_empty(), "catch-up", "catch_up");
        want(is_fresh(written.exercised_at.as_deref(), &session.today), "exercise", "exercised_at");
    }
    // Written and approved service levels before the system is taken into use.
    let outside = !system.supplier.trim().is_empty();
    let wanted = written.live_at.is_some() || (needed && outside);
    want(!wanted || written.service_levels_at.is_some(), "service-levels", "service_levels_at");
    for provider in providers(snapshot, &system.id) {
        if is_slower(provider.rto, rto(snapshot, &system.id)) {
            found.push(gap("provider-slower", "", &[("name", &provider.name)]));
        }
    }
    found
}

fn gap(code: &str, field: &str, args: &[(&str, &str)]) -> ContinuityGap {
    let args: Args = args.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    ContinuityGap { code: code.to_owned(), args, field: field.to_owned() }
}

/// Whether a day is not longer ago than an exercise is good for.
fn is_fresh(day: Option<&str>, today: &str) -> bool {
    let parsed = |text: &str| text.parse::<NaiveDate>().ok();
    let oldest = parsed(today).and_then(|today| today.checked_sub_days(Days::new(EXERCISE_GOOD_FOR)));
    day.and_then(parsed).zip(oldest).is_some_and(|(day, oldest)| day >= oldest)
}

//! Which backups are kept: many of the last hours, fewer of the last weeks.

use std::collections::BTreeSet;

use super::{Backup, BackupKind};

/// The newest ones, whenever they were made.
const NEWEST: usize = 5;
/// The newest one of each of the last days that have any.
const DAYS: usize = 7;
/// The newest one of each of the last weeks that have any.
const WEEKS: usize = 4;
/// The newest ones from before the schema changed.
const OUTDATED: usize = 3;

/// What is thinned out of the backups of a register, given newest first. What was put aside when a
/// backup took its place stays until a person takes it away.
pub(super) fn surplus(backups: &[Backup]) -> Vec<&Backup> {
    let of = |kind: BackupKind| -> Vec<&Backup> { backups.iter().filter(|b| b.kind == kind).collect() };
    let regular = of(BackupKind::Regular);
    let mut kept: BTreeSet<&str> = regular.iter().take(NEWEST).map(|backup| backup.at.as_str()).collect();
    kept.extend(newest_of_each(&regular, DAYS, |day| day));
    // Weeks begin on a Monday; 1 January 1970 was a Thursday.
    kept.extend(newest_of_each(&regular, WEEKS, |day| (day + 3).div_euclid(7)));
    let thinned = regular.into_iter().filter(|backup| !kept.contains(backup.at.as_str()));
    thinned.chain(of(BackupKind::Outdated).into_iter().skip(OUTDATED)).collect()
}

fn newest_of_each<'a>(backups: &[&'a Backup], most: usize, span: impl Fn(i64) -> i64) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    let mut newest = Vec::new();
    for backup in backups {
        if seen.len() < most && seen.insert(span(day_number(&backup.at))) {
            newest.push(backup.at.as_str());
        }
    }
    newest
}

/// The days from 1 January 1970 to the day of a moment that is written as RFC 3339; days that do not
/// exist follow the ones that do.
fn day_number(at: &str) -> i64 {
    let part = |range| at.get(range).and_then(|text: &str| text.parse::<i64>().ok()).unwrap_or_default();
    let (year, month, day) = (part(0..4), part(5..7), part(8..10));
    // Years that begin in March, so that the day in February that is there at times comes last.
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backup(at: &str, kind: BackupKind) -> Backup {
        Backup { path: at.into(), kind, at: at.to_owned(), bytes: 0 }
    }

    #[test]
    fn days_are_counted_across_months_and_leap_years() {
        for (at, days) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1970-01-02T00:00:00Z", 1),
            ("1969-12-31T23:59:59Z", -1),
            ("2000-02-29T00:00:00Z", 11_016),
            ("2000-03-01T00:00:00Z", 11_017),
            ("2026-11-25T12:00:00Z", 20_782),
        ] {
            assert_eq!(day_number(at), days, "{at}");
        }
    }

    #[test]
    fn the_last_five_are_kept_and_one_of_each_of_seven_days_and_four_weeks() {
        // Three a day for sixty days up to a Wednesday.
        let mut all = Vec::new();
        for ago in 0..60 {
            for hour in [17, 12, 8] {
                let (month, day) = if ago < 25 {
                    (11, 25 - ago)
                } else if ago < 56 {
                    (10, 56 - ago)
                } else {
                    (9, 86 - ago)
                };
                all.push(backup(&format!("2026-{month:02}-{day:02}T{hour:02}:00:00Z"), BackupKind::Regular));
            }
        }
        let gone: BTreeSet<&str> = surplus(&all).into_iter().map(|backup| backup.at.as_str()).collect();
        let kept: Vec<&str> = all.iter().map(|b| b.at.as_str()).filter(|at| !gone.contains(at)).collect();
        assert_eq!(
            kept,
            [
                "2026-11-25T17:00:00Z",
                "2026-11-25T12:00:00Z",
                "2026-11-25T08:00:00Z",
                "2026-11-24T17:00:00Z",
                "2026-11-24T12:00:00Z",
                "2026-11-23T17:00:00Z",
                "2026-11-22T17:00:00Z",
                "2026-11-21T17:00:00Z",
                "2026-11-20T17:00:00Z",
                "2026-11-19T17:00:00Z",
                // The Sundays before, as this week and the last have theirs already.
                "2026-11-15T17:00:00Z",
                "2026-11-08T17:00:00Z",
            ]
        );
        // What is kept today is enough to go on with: thinning out again takes nothing.
        let left: Vec<Backup> = all.iter().filter(|b| !gone.contains(b.at.as_str())).cloned().collect();
        assert!(surplus(&left).is_empty());
    }

    #[test]
    fn what_was_put_aside_is_never_thinned_out() {
        let kinds = [BackupKind::Replaced, BackupKind::Damaged];
        let all: Vec<Backup> = (1..=28)
            .rev()
            .flat_map(|day| kinds.map(|kind| backup(&format!("2026-02-{day:02}T00:00:00Z"), kind)))
            .collect();
        assert!(surplus(&all).is_empty());
        let outdated: Vec<Backup> = (1..=5)
            .rev()
            .map(|day| backup(&format!("2026-02-{day:02}T00:00:00Z"), BackupKind::Outdated))
            .collect();
        let gone: Vec<&str> = surplus(&outdated).into_iter().map(|backup| backup.at.as_str()).collect();
        assert_eq!(gone, ["2026-02-02T00:00:00Z", "2026-02-01T00:00:00Z"]);
    }
}

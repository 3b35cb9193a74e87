//! What an approval is as a decision: by which right, in which case, and for how long.

use chrono::{DateTime, NaiveDate, Utc};
use varsam_bundle::payload::Decision;

use crate::AppError;
use crate::dto::DecisionWords;
use crate::register::optional_text;

/// The decision that somebody wrote down.
pub(super) fn read(words: &DecisionWords, now: DateTime<Utc>) -> Result<Decision, AppError> {
    let day = |text: &String| text.parse::<NaiveDate>().map_err(|_| AppError::new("date_invalid"));
    let valid_until = words.valid_until.as_ref().map(day).transpose()?;
    if valid_until.is_some_and(|day| day < now.date_naive()) {
        return Err(AppError::new("valid_until_past"));
    }
    Ok(Decision {
        delegation: optional_text(&words.delegation)?.unwrap_or_default(),
        case_number: optional_text(&words.case_number)?.unwrap_or_default(),
        valid_until,
    })
}

/// The day on which the first of several decisions ends: what rests on all of them ends with it.
pub(crate) fn earliest<'d>(decisions: impl Iterator<Item = &'d Decision>) -> Option<String> {
    decisions.filter_map(|decision| decision.valid_until).min().map(|day| day.to_string())
}

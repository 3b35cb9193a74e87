//! Which measures something asks for.

use super::catalogue::{Catalogue, Measure, When};
use crate::facts::SystemKind;
use crate::flag::Flags;
use crate::pack::Pack;

/// What is known of a system when measures are suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Situation {
    /// The level that holds per aspect, in the model's order; `None` is *ej bedömd* and asks for
    /// nothing beyond the baseline.
    pub levels: Vec<Option<u8>>,
    /// Flags that are raised on it.
    pub flags: Flags,
    /// What kind of thing it is.
    pub kind: SystemKind,
    /// Whether an outside supplier has a part in it.
    pub external_supplier: bool,
    /// Whether it carries personal data.
    pub personal_data: bool,
}

/// A measure that something asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Its place in the catalogue.
    pub measure: usize,
    /// The highest grade that is asked for.
    pub grade: u8,
    /// Everything that asks for it, by place in [`Measure::asks`].
    pub reasons: Vec<usize>,
}

/// Every measure that something asks for, in the catalogue's order, with every reason.
pub fn suggest(catalogue: &Catalogue, pack: &Pack, situation: &Situation) -> Vec<Suggestion> {
    let measures = catalogue.measures.iter().enumerate();
    measures.filter_map(|(place, measure)| suggestion(place, measure, pack, situation)).collect()
}

fn suggestion(place: usize, measure: &Measure, pack: &Pack, situation: &Situation) -> Option<Suggestion> {
    let hit = |ask: &&super::Ask| holds(&ask.when, pack, situation);
    let grade = measure.asks.iter().filter(hit).map(|ask| ask.grade).max()?;
    let asks = measure.asks.iter().enumerate();
    let reasons = asks.filter(|(_, ask)| hit(ask)).map(|(reason, _)| reason).collect();
    Some(Suggestion { measure: place, grade, reasons })
}

/// Whether everything that is given holds. Levels count from a number upwards, never exactly: that
/// is why a raised level never takes a measure away.
fn holds(when: &When, pack: &Pack, situation: &Situation) -> bool {
    let level = |aspect: &str| pack.aspect_index(aspect).and_then(|ix| *situation.levels.get(ix)?);
    let device = matches!(situation.kind, SystemKind::Iot | SystemKind::Ot);
    when.levels.iter().all(|(aspect, from)| level(aspect).is_some_and(|level| level >= *from))
        && (!when.device || device)
        && (!when.external_supplier || situation.external_supplier)
        && (!when.personal_data || situation.personal_data)
        && when.flag.is_none_or(|flag| situation.flags.contains(flag))
}

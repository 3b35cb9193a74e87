//! Whether a catalogue hangs together and fits its model. Every problem is reported with its place.

use std::collections::BTreeMap;

use varsam_domain::Pack;
use varsam_domain::continuity::{Times, is_too_late};
use varsam_domain::day::is_day;
use varsam_domain::measures::{Ask, Catalogue, Measure, is_iso27002};
use varsam_domain::risk::VERY_LIKELY;

use crate::pack::{Findings, PackProblem, PackProblemKind};

/// Everything that is wrong.
pub(super) fn check(catalogue: &Catalogue, model: Option<&Pack>) -> Vec<PackProblem> {
    let mut found = Findings::default();
    whole(catalogue, model, &mut found);
    continuity(catalogue, model, &mut found);
    risk(catalogue, model, &mut found);
    for (ix, measure) in catalogue.measures.iter().enumerate() {
        texts(&format!("measures[{ix}]"), measure, catalogue, &mut found);
        asks(&format!("measures[{ix}]"), measure, model, &mut found);
    }
    found.0
}

fn whole(all: &Catalogue, model: Option<&Pack>, found: &mut Findings) {
    found.filled("id", &all.id);
    found.filled("version", &all.version);
    found.both_languages("name", &all.name);
    if let Some(model) = model.filter(|model| model.id != all.model) {
        found.add("model", PackProblemKind::OutOfRange { value: all.model.clone(), range: model.id.clone() });
    }
    if all.measures.is_empty() {
        found.add("measures", PackProblemKind::Empty);
    }
    found.unique("roles", all.roles.iter().map(|role| role.id.as_str()));
    found.unique("law", all.law.iter().map(|law| law.id.as_str()));
    found.unique("measures", all.measures.iter().map(|measure| measure.id.as_str()));
    for (ix, role) in all.roles.iter().enumerate() {
        found.both_languages(&format!("roles[{ix}].name"), &role.name);
    }
    for (ix, law) in all.law.iter().enumerate() {
        found.filled(&format!("law[{ix}].ref"), &law.reference);
        found.both_languages(&format!("law[{ix}].title"), &law.title);
        if law.checked.is_some() != law.against.is_some() {
            let detail = "checked and against belong together".to_owned();
            found.add(format!("law[{ix}].checked"), PackProblemKind::BadCondition { detail });
        }
        if let Some(month) = law.checked.as_ref().filter(|month| !is_day(&format!("{month}-01"))) {
            let kind = PackProblemKind::OutOfRange { value: month.clone(), range: "YYYY-MM".to_owned() };
            found.add(format!("law[{ix}].checked"), kind);
        }
    }
}

fn continuity(all: &Catalogue, model: Option<&Pack>, found: &mut Findings) {
    let rules = &all.continuity;
    if let Some(model) = model {
        found.levels("continuity_from", &rules.needed_from, model);
    }
    for (ix, row) in rules.recovery.iter().enumerate() {
        let place = format!("recovery[{ix}]");
        if let Some(model) = model {
            found.levels(&format!("{place}.levels"), &row.levels, model);
        }
        if row.levels.is_empty() || (row.tolerated.is_none() && row.rto.is_none() && row.rpo.is_none()) {
            found.add(&place, PackProblemKind::Empty);
        }
        let times = Times { tolerated: row.tolerated, rto: row.rto, rpo: row.rpo };
        if is_too_late(times) {
            let detail = "the outage that is tolerated is shorter".to_owned();
            found.add(format!("{place}.rto"), PackProblemKind::BadCondition { detail });
        }
    }
}

fn risk(all: &Catalogue, model: Option<&Pack>, found: &mut Findings) {
    if all.likelihoods.len() != usize::from(VERY_LIKELY) + 1 {
        let value = all.likelihoods.len().to_string();
        let range = (u32::from(VERY_LIKELY) + 1).to_string();
        found.add("likelihoods", PackProblemKind::OutOfRange { value, range });
    }
    for (ix, words) in all.likelihoods.iter().enumerate() {
        found.both_languages(&format!("likelihoods[{ix}]"), words);
    }
    for (ix, (level, likelihood)) in all.appetite.0.iter().enumerate() {
        let there =
            |model: &Pack| (0..model.aspects.len()).any(|aspect| model.level(aspect, *level).is_some());
        if model.is_some_and(|model| !there(model)) {
            found.add(format!("appetite[{ix}].level"), PackProblemKind::UnknownNumber { number: *level });
        }
        if *likelihood > VERY_LIKELY {
            let kind = PackProblemKind::OutOfRange {
                value: likelihood.to_string(),
                range: format!("0–{VERY_LIKELY}"),
            };
            found.add(format!("appetite[{ix}].likelihood"), kind);
        }
    }
    // Without the model nobody knows where its scale begins.
    let lowest =
        model.map_or_else(|| all.appetite.0.keys().next().copied(), Pack::lowest).unwrap_or_default();
    if let Some(level) = all.appetite.rises_at(lowest) {
        let detail = format!("more is accepted at {level} than below it");
        found.add("appetite", PackProblemKind::BadCondition { detail });
    }
    found.unique("threats", all.threats.iter().map(|threat| threat.id.as_str()));
    for (ix, threat) in all.threats.iter().enumerate() {
        found.both_languages(&format!("threats[{ix}].cause"), &threat.cause);
        found.filled(&format!("threats[{ix}].group"), &threat.group);
    }
}

fn texts(place: &str, measure: &Measure, all: &Catalogue, found: &mut Findings) {
    for (member, text) in [
        ("title", &measure.title),
        ("is", &measure.is_text),
        ("must", &measure.must_text),
        ("evidence", &measure.evidence),
    ] {
        found.both_languages(&format!("{place}.{member}"), text);
    }
    for (ix, grade) in measure.grades.iter().enumerate() {
        found.both_languages(&format!("{place}.grades[{ix}]"), grade);
    }
    if all.role(&measure.owner_role).is_none() {
        let kind = PackProblemKind::UnknownRole { role: measure.owner_role.clone() };
        found.add(format!("{place}.owner_role"), kind);
    }
    for (ix, law) in measure.law.iter().enumerate().filter(|(_, law)| all.provision(law).is_none()) {
        found.add(format!("{place}.law[{ix}]"), PackProblemKind::UnknownLaw { law: law.clone() });
    }
    for (ix, number) in measure.iso27002.iter().enumerate().filter(|(_, number)| !is_iso27002(number)) {
        let range = "ISO/IEC 27002:2022".to_owned();
        let kind = PackProblemKind::OutOfRange { value: number.clone(), range };
        found.add(format!("{place}.iso27002[{ix}]"), kind);
    }
}

fn asks(place: &str, measure: &Measure, model: Option<&Pack>, found: &mut Findings) {
    if measure.asks.is_empty() {
        found.add(format!("{place}.asks"), PackProblemKind::Empty);
    }
    for (ix, ask) in measure.asks.iter().enumerate() {
        let place = format!("{place}.asks[{ix}]");
        if !(1..=measure.highest_grade()).contains(&ask.grade) {
            let range = format!("1–{}", measure.highest_grade());
            let kind = PackProblemKind::OutOfRange { value: ask.grade.to_string(), range };
            found.add(format!("{place}.grade"), kind);
        }
        if let Some(model) = model {
            found.levels(&format!("{place}.levels"), &ask.when.levels, model);
        }
    }
    for grade in 1..=measure.highest_grade() {
        if !measure.asks.iter().any(|ask| ask.grade == grade) {
            let detail = format!("nothing asks for grade {grade}");
            found.add(format!("{place}.grades"), PackProblemKind::BadCondition { detail });
        }
    }
    rising(place, &measure.asks, found);
}

/// A higher level of the same aspect, and nothing else, asks for a higher grade.
fn rising(place: &str, asks: &[Ask], found: &mut Findings) {
    let mut by_aspect: BTreeMap<&str, Vec<(u8, u8, usize)>> = BTreeMap::new();
    for (ix, ask) in asks.iter().enumerate() {
        let when = &ask.when;
        let plain = !when.device && !when.external_supplier && !when.personal_data && when.flag.is_none();
        if let (true, 1, Some((aspect, level))) = (plain, when.levels.len(), when.levels.iter().next()) {
            by_aspect.entry(aspect).or_default().push((*level, ask.grade, ix));
        }
    }
    for mut rows in by_aspect.into_values() {
        rows.sort_unstable();
        for pair in rows.windows(2) {
            if pair[1].1 <= pair[0].1 {
                let place = format!("{place}.asks[{}].grade", pair[1].2);
                found.add(place, PackProblemKind::NumberNotRising { number: pair[1].1 });
            }
        }
    }
}

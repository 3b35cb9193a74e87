//! Going to anything by its name: systems, sets, flows, and what the window has itself. What is
//! stopped is never found.

mod earlier;

use std::cmp::Reverse;
use std::collections::HashSet;

use varsam_store::tables::Flow;

use crate::dto::{Find, Found, FoundKind, OwnName};
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host};

/// How many answers there are at most.
const SHOWN: usize = 12;
/// What a thing of the system in view counts for above its like.
const HERE: u32 = 15;

/// What fits a query, the best first; nothing for an empty one. Letters may be left out, and å, ä
/// and ö may be written a and o. Without an open register only what the window has itself is found.
///
/// # Errors
/// Those of the disk.
pub fn find<H: Host>(app: &App<H>, request: &Find) -> Result<Vec<Found>, AppError> {
    let query = fold(&request.query);
    let mut found: Vec<(u32, Found)> =
        request.own.iter().filter_map(|own| Some((own_score(&query, own)?, own_found(own)))).collect();
    let mut state = app.state();
    if state.is_open() {
        let snapshot = state.session()?.snapshot()?;
        systems(&snapshot, &query, &mut found);
        sets(&snapshot, &query, request.system.as_deref(), &mut found);
        flows(&snapshot, &query, request.system.as_deref(), &mut found);
        earlier::led(&snapshot, &query, &mut found);
        earlier::gone(&snapshot, &query, &mut found);
    }
    found.sort_by(|(a, one), (b, other)| Reverse(a).cmp(&Reverse(b)).then_with(|| one.name.cmp(&other.name)));
    Ok(found.into_iter().take(SHOWN).map(|(_, found)| found).collect())
}

fn own_score(query: &str, own: &OwnName) -> Option<u32> {
    own.names.iter().filter_map(|name| score(query, &fold(name))).max()
}

fn own_found(own: &OwnName) -> Found {
    let (name, place) = (String::new(), String::new());
    Found { kind: FoundKind::Own, id: own.id.clone(), name, place, system: None, was: None }
}

fn systems(snapshot: &Snapshot, query: &str, found: &mut Vec<(u32, Found)>) {
    for row in &snapshot.content.systems {
        if snapshot.stopped.systems.contains_key(&row.id) {
            continue;
        }
        if let Some(score) = score(query, &fold(&row.name)) {
            let system = Some(row.id.clone());
            let place = snapshot.authority_name(&row.authority);
            let (kind, id, name) = (FoundKind::System, row.id.clone(), row.name.clone());
            // A system is where most work begins: before its sets, when both fit as well.
            found.push((score + 5, Found { kind, id, name, place, system, was: None }));
        }
    }
}

fn sets(snapshot: &Snapshot, query: &str, here: Option<&str>, found: &mut Vec<(u32, Found)>) {
    let carried = carried(snapshot, here);
    for (ix, row) in snapshot.content.sets.iter().enumerate() {
        if snapshot.stopped.sets.contains_key(&row.id) {
            continue;
        }
        let Some(score) = score(query, &fold(&row.name)) else { continue };
        let mut holders = snapshot.holders(ix);
        holders.retain(|id| !snapshot.stopped.systems.contains_key(*id));
        let near = here.filter(|_| carried.contains(&ix));
        // A set that nothing holds has no screen to be shown on.
        let Some(system) = near.or(holders.first().copied()) else { continue };
        let (kind, id, name) = (FoundKind::Set, row.id.clone(), row.name.clone());
        let place = snapshot.party_name(system);
        let system = Some(system.to_owned());
        let score = score + if near.is_some() { HERE } else { 0 };
        found.push((score, Found { kind, id, name, place, system, was: None }));
    }
}

/// The places of the sets that the system in view holds or gets.
fn carried(snapshot: &Snapshot, here: Option<&str>) -> HashSet<usize> {
    let here = here.and_then(|id| snapshot.system(id).ok());
    here.map(|ix| snapshot.carried(ix).into_iter().map(|carried| carried.set).collect()).unwrap_or_default()
}

fn flows(snapshot: &Snapshot, query: &str, here: Option<&str>, found: &mut Vec<(u32, Found)>) {
    for row in &snapshot.content.flows {
        if snapshot.stopped.of_flow(row).is_some() {
            continue;
        }
        let name = snapshot.set_name(&row.info_set);
        let place =
            format!("{} → {}", snapshot.party_name(&row.from_party), snapshot.party_name(&row.to_party));
        let Some(score) = flow_score(query, &name, &place) else { continue };
        let Some(system) = flow_system(snapshot, row, here) else { continue };
        let near = here == Some(system.as_str());
        let score = score + if near { HERE } else { 0 };
        found.push((
            score,
            Found { kind: FoundKind::Flow, id: row.id.clone(), name, place, system: Some(system), was: None },
        ));
    }
}

/// A flow comes after the set that it carries, and far after when only its ends have the name.
fn flow_score(query: &str, name: &str, place: &str) -> Option<u32> {
    let whole = || score(query, &fold(&format!("{name} {place}"))).map(|score| score.saturating_sub(50));
    score(query, &fold(name)).map(|score| score.saturating_sub(20)).or_else(whole)
}

/// The system that a flow is shown at: the one in view if it is one of the two, or the receiver.
fn flow_system(snapshot: &Snapshot, row: &Flow, here: Option<&str>) -> Option<String> {
    let ends = [&row.to_party, &row.from_party];
    let near = ends.into_iter().find(|id| here == Some(id.as_str()));
    near.or_else(|| ends.into_iter().find(|id| snapshot.is_system(id))).cloned()
}

/// Small letters without marks: who writes fast writes *losning*.
fn fold(text: &str) -> String {
    let plain = |letter: char| match letter {
        'å' | 'ä' | 'à' | 'á' | 'æ' => 'a',
        'ö' | 'ø' | 'ó' => 'o',
        'é' | 'è' | 'ë' => 'e',
        'ü' => 'u',
        other => other,
    };
    text.chars().flat_map(char::to_lowercase).map(plain).collect()
}

/// How well a name fits a query, both folded: every word of the query must be in it somewhere.
fn score(query: &str, name: &str) -> Option<u32> {
    let mut sum = 0;
    let mut words = 0;
    for word in query.split_whitespace() {
        sum += word_score(word, name)?;
        words += 1;
    }
    // Of two that fit as well, the shorter name is meant.
    let long = u32::try_from(name.chars().count() / 8).unwrap_or(u32::MAX).min(9);
    (words > 0).then(|| (sum / words).saturating_sub(long))
}

fn word_score(word: &str, name: &str) -> Option<u32> {
    if name.starts_with(word) {
        return Some(100);
    }
    if name.split(|letter: char| !letter.is_alphanumeric()).any(|part| part.starts_with(word)) {
        return Some(80);
    }
    if name.contains(word) {
        return Some(60);
    }
    scattered(word, name)
}

/// The score when the letters are there in order with others between; none for a single letter.
fn scattered(word: &str, name: &str) -> Option<u32> {
    let mut rest = name.chars().enumerate();
    let mut places = Vec::new();
    for letter in word.chars() {
        places.push(rest.find(|(_, other)| *other == letter)?.0);
    }
    let (first, last) = (*places.first()?, *places.last()?);
    let between = u32::try_from(last + 1 - first - places.len()).unwrap_or(u32::MAX);
    // Letters strewn over a whole sentence are chance.
    (places.len() > 2 && between <= 12).then(|| 40_u32.saturating_sub(between * 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(query: &str, name: &str) -> Option<u32> {
        score(&fold(query), &fold(name))
    }

    #[test]
    fn a_beginning_is_better_than_a_middle_and_that_than_letters() {
        let ranked =
            ["Lönesystemet", "Ekonomi och löner", "Avlöning", "Lagöversyn e"].map(|name| fits("lön", name));
        assert!(ranked.windows(2).all(|pair| pair[0] > pair[1]), "{ranked:?}");
    }

    #[test]
    fn marks_capitals_and_left_out_letters_do_not_matter() {
        assert!(fits("ELEVHALSA", "Elevhälsan").is_some());
        assert!(fits("lvrntr", "Leverantörsreskontra").is_some());
        assert!(fits("reskontra lev", "Leverantörsreskontra").is_some());
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        assert_eq!(fits("bygglov", "Leverantörsreskontra"), None);
        assert_eq!(fits("lev bygglov", "Leverantörsreskontra"), None);
        assert_eq!(fits("  ", "Leverantörsreskontra"), None);
    }
}

//! The values of the sentences about operations: what was changed, from what and to what.

use serde_json::Value;
use varsam_domain::Pack;
use varsam_store::{Entry, Store};

use crate::dto::{ActionLabel, Args};
use crate::snapshot::Snapshot;

/// An operation as the status line names it.
pub(crate) fn action(entry: &Entry, store: &Store, snapshot: &Snapshot, pack: &Pack) -> ActionLabel {
    let mut args = Args::new();
    let (object, aspect) = entry.object.split_once('/').unwrap_or((&entry.object, ""));
    let name = match entry.op.as_str() {
        "set_level" | "set_reason" | "add_set" | "hold_set" | "release_set" | "answer_question"
        | "decide_question" => snapshot.set_name(object),
        "set_owner" if snapshot.set(object).is_ok() => snapshot.set_name(object),
        "set_data_protection" | "note_catalogue" | "take_catalogue" => snapshot.authority_name(object),
        "review_incident" => snapshot.party_name(object),
        "set_risk" | "delete_risk" => snapshot.party_name(object),
        "set_appetite" => snapshot.authority_name(object),
        "set_measure" | "set_measure_exception" => {
            args.insert("measure".to_owned(), aspect.to_owned());
            snapshot.party_name(object)
        }
        "add_system" | "set_owner" | "answer_talk" | "set_effective" | "answer_gate" | "take_responses"
        | "merge_answers" | "set_continuity" | "reconsider" => snapshot.party_name(object),
        "set_levels" => snapshot.party_name(object),
        "copy_levels" => object.split_once(" → ").map_or_else(String::new, |(from, to)| {
            args.insert("from".to_owned(), snapshot.set_name(from));
            snapshot.set_name(to)
        }),
        "begin_round" | "cast_vote" | "close_workshop" | "note_workshop" | "plan_workshop"
        | "reveal_votes" | "show_question" | "hand_over" | "take_back" | "take_in" | "sign_result"
        | "sign_statement" => snapshot.party_name(object),
        "rename" | "change_owner" | "move_authority" | "decommission" | "reinstate" | "delete_draft"
        | "split" => any_name(snapshot, object),
        "merge" => object.split_once(" → ").map_or_else(String::new, |(from, to)| {
            args.insert("from".to_owned(), any_name(snapshot, from));
            any_name(snapshot, to)
        }),
        _ => object.to_owned(),
    };
    args.insert("name".to_owned(), name);
    if entry.op == "set_levels"
        && let Ok(Some((_, after))) = store.body(entry.seq)
    {
        args.insert("count".to_owned(), levels_in(&after).to_string());
    }
    if let Some(row) = snapshot.content.incidents.iter().find(|row| row.id == object) {
        args.insert("title".to_owned(), row.title.clone());
    }
    if let Some(row) = snapshot.content.assessments.iter().find(|row| row.id == object) {
        args.insert("title".to_owned(), row.title.clone());
        args.insert("question".to_owned(), aspect.to_owned());
    }
    if !aspect.is_empty() {
        args.insert("aspect".to_owned(), aspect.to_owned());
    }
    if matches!(entry.op.as_str(), "set_level" | "answer_question" | "decide_question")
        && let Ok(Some((before, after))) = store.body(entry.seq)
    {
        args.insert("from".to_owned(), level_in(&before, aspect, pack));
        args.insert("to".to_owned(), level_in(&after, aspect, pack));
    }
    ActionLabel { op: entry.op.clone(), args }
}

/// The name of a system, a set or an authority.
fn any_name(snapshot: &Snapshot, id: &str) -> String {
    let name = snapshot.party_name(id);
    if name == id { snapshot.set_name(id) } else { name }
}

/// How many cells a change body holds.
fn levels_in(body: &str) -> usize {
    let images: Vec<Value> = serde_json::from_str(body).unwrap_or_default();
    images.iter().filter(|image| image["table"] == "set_level").count()
}

/// The number of the level that a change body holds; a dash for ej bedömd.
fn level_in(body: &str, aspect: &str, pack: &Pack) -> String {
    let images: Vec<Value> = serde_json::from_str(body).unwrap_or_default();
    let id = images
        .iter()
        .find(|image| image["table"] == "set_level")
        .and_then(|image| image["row"]["level"].as_str());
    let level = pack.aspect_index(aspect).zip(id).and_then(|(ix, id)| pack.level_by_id(ix, id));
    level.map_or_else(|| "–".to_owned(), |level| level.number.to_string())
}

//! An assignment as the rows of the file that it is answered in.

use varsam_bundle::payload::{AssignedSet, AssignmentBody};
use varsam_domain::facts::{AuthorityKind, Environment, Handling, SystemKind};
use varsam_store::{StoreError, Transaction, tables};

/// The rows that an assignment comes to: an authority or two, a system, and its sets.
pub(super) fn put(t: &mut Transaction<'_>, body: &AssignmentBody) -> Result<(), StoreError> {
    let kind = AuthorityKind::Committee.code();
    let authority = |id: &str, name: &str| tables::Authority {
        id: id.to_owned(),
        name: name.to_owned(),
        kind: kind.to_owned(),
        parent: None,
    };
    t.put(&authority(&body.scope.authority, &body.scope.authority_name))?;
    if body.owner.authority != body.scope.authority {
        t.put(&authority(&body.owner.authority, &body.owner.authority))?;
    }
    t.put(&tables::System {
        id: body.scope.id.clone(),
        name: body.scope.name.clone(),
        authority: body.scope.authority.clone(),
        kind: SystemKind::It.code().to_owned(),
        owner: None,
        manager: None,
        overview: false,
        redundant: false,
        purposes: tables::codes_to_json::<&str>([]),
        supplier: String::new(),
        hosting: String::new(),
        description: String::new(),
    })?;
    for (id, set) in (1..).zip(&body.sets) {
        t.put(&info_set(set))?;
        t.put(&tables::Holding {
            id,
            system: body.scope.id.clone(),
            info_set: set.id.clone(),
            handling: Handling::Stores.code().to_owned(),
            master: false,
            environment: Environment::Production.code().to_owned(),
            since: None,
        })?;
    }
    Ok(())
}

/// A set as it was described. What it is made of and what it reaches is not there to be seen.
fn info_set(set: &AssignedSet) -> tables::InfoSet {
    tables::InfoSet {
        id: set.id.clone(),
        name: set.name.clone(),
        authority: set.authority.clone(),
        owner: set.owner.clone(),
        subjects: set.subjects.clone(),
        records: set.records.clone(),
        identifiers: tables::codes_to_json(&set.identifiers),
        personal_data: tables::codes_to_json(&set.personal_data),
        secrecy: tables::codes_to_json(&set.secrecy),
        time_depth: set.time_depth.clone(),
        topics: tables::codes_to_json(&set.topics),
        time_bound: set.time_bound.clone(),
        parts: None,
        reaches: tables::codes_to_json::<&str>([]),
        description: String::new(),
        classified_at: None,
        classified_by: String::new(),
        revision: i64::from(set.set_revision),
    }
}

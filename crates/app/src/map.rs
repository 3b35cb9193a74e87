//! Karta: the surroundings of a system, laid out here so that the picture is the same wherever it
//! is drawn. What the picture has no room for is in the table beside it.

mod layout;
mod surroundings;

use varsam_domain::Link;

use crate::dto::{MapChainLink, MapView};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, tasks};

use layout::lay_out;
use surroundings::Surroundings;

/// The map around a system, for one aspect.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn map<H: Host>(app: &App<H>, system: &str, aspect: &str) -> Result<MapView, AppError> {
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(system)?;
    let place =
        session.pack.aspect_index(aspect).ok_or_else(|| AppError::new("unknown_thing").with("id", aspect))?;
    let chain = chain(session, &snapshot, ix, place);
    let surroundings = Surroundings::of(session, &snapshot, ix, place, &chain);
    let picture = lay_out(&surroundings);
    Ok(MapView {
        system: tasks::head(session, &snapshot, ix)?,
        aspect: aspect.to_owned(),
        width: picture.width,
        height: picture.height,
        nodes: picture.nodes,
        edges: picture.edges,
        chain,
        hidden: picture.hidden,
    })
}

/// The chain that decides the level, from the system to where the level starts.
fn chain(session: &Session, snapshot: &Snapshot, ix: usize, aspect: usize) -> Vec<MapChainLink> {
    let because = &snapshot.calculated[ix][aspect].because;
    let Some(system) = &because.system else { return Vec::new() };
    let of_system = |id: &String| MapChainLink {
        id: id.clone(),
        name: snapshot.party_name(id),
        kind: "system".to_owned(),
        level: snapshot.system(id).ok().and_then(|ix| snapshot.calculated[ix][aspect].level),
        reason: None,
    };
    let links = because.links.iter().map(|link| match link {
        Link::Reaches(id) | Link::Depends(id) => of_system(id),
        Link::Carries(id) => MapChainLink {
            id: id.clone(),
            name: snapshot.set_name(id),
            kind: "set".to_owned(),
            level: snapshot.set(id).ok().and_then(|set| snapshot.facts.sets[set].levels[aspect]),
            reason: tasks::reason(snapshot, id, &session.pack.aspects[aspect].id),
        },
    });
    std::iter::once(of_system(system)).chain(links).collect()
}

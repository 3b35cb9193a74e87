use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Args, CentreFile, CentreView, LevelShift};

/// A catalogue that holds in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CatalogueHere {
    /// The authority's name.
    pub authority: String,
    /// Its version.
    pub version: u32,
    /// The highest version that came: higher when taking it was undone.
    pub newest: u32,
    /// When the newest came, RFC 3339 in UTC.
    pub seen_at: String,
    /// How many things it has.
    pub things: u32,
    /// How many things an earlier one had and it has not.
    pub gone: u32,
}

/// Ask what a catalogue of the chosen file would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CatalogueAsked {
    /// Its place in the file, from 1.
    pub place: u32,
    /// Where the centre's is to be taken in the place of what was written here.
    pub take: Vec<CentralChoice>,
}

/// A field of which the centre's is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CentralChoice {
    /// `system`, `set` or `authority`.
    pub kind: String,
    /// The thing's identity.
    pub id: String,
    /// The field, as the difference names it.
    pub field: String,
}

/// What taking a catalogue would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CatalogueView {
    /// The newest operation that this was made from, to be given when it is taken.
    pub seen: u32,
    /// The authority's name.
    pub authority: String,
    /// The catalogue's version.
    pub version: u32,
    /// The version of the one that holds; `None` before the first.
    pub before: Option<u32>,
    /// The pack that its levels belong to.
    pub pack: String,
    /// Whether levels are taken: only those of the register's own edition of the model are.
    pub levels_taken: bool,
    /// Things that are not here yet.
    pub new: Vec<CentralThing>,
    /// Fields that become what the centre says: nobody here has changed them.
    pub follows: Vec<CentralDifference>,
    /// Fields that stand as they are written here, unless a person takes the centre's.
    pub differs: Vec<CentralDifference>,
    /// Things that the centre no longer has. They stay, and are no longer central.
    pub gone: Vec<CentralThing>,
    /// Links that the centre no longer has. They stay.
    pub links_gone: Vec<CentralDifference>,
    /// Things that it speaks of and does not change.
    pub left_out: Vec<CentralLeftOut>,
    /// Results that the centre has and this register has not seen.
    pub heads: Vec<NewerHead>,
    /// Things that the centre has replaced by others.
    pub aliases: Vec<CentralAlias>,
    /// Calculated levels that become others.
    pub levels: Vec<LevelShift>,
    /// Names of systems whose signed results would no longer say what the register says.
    pub stale: Vec<String>,
}

/// A thing of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CentralThing {
    /// `system`, `set` or `authority`.
    pub kind: String,
    /// Its name.
    pub name: String,
}

/// A field that is not the same here and at the centre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CentralDifference {
    /// `system`, `set` or `authority`.
    pub kind: String,
    /// The thing's identity.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The field, to be given with a choice.
    pub field: String,
    /// What field it is: a member of `facts/1`, `level`, `holding`, `flow` or `needs`.
    pub what: String,
    /// What a level or a link is about.
    pub args: Args,
    /// What is here; `None` for a link that is not.
    pub here: Option<Vec<CentralWord>>,
    /// What the centre says; `None` for a link that it does not have.
    pub centre: Option<Vec<CentralWord>>,
}

/// A part of a value: a code, or a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CentralWord {
    /// Which codes it is one of; `text` for none.
    pub kind: String,
    /// The code or the text.
    pub text: String,
}

/// A thing that a catalogue speaks of and does not change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CentralLeftOut {
    /// `system`, `set` or `authority`.
    pub kind: String,
    /// `stopped`, `away`, `decommissioned`, `disposed` or `merged`.
    pub why: String,
    /// What the centre calls it; empty for what is stopped.
    pub name: String,
}

/// A result that the centre has and this register has not seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NewerHead {
    /// The system's name.
    pub name: String,
    /// The result's revision.
    pub revision: u32,
    /// The revision of the newest result here; `None` for none.
    pub here: Option<u32>,
}

/// A thing here that the centre has replaced by another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CentralAlias {
    /// `system`, `set` or `authority`.
    pub kind: String,
    /// Its identity.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The name of what it is now.
    pub into: String,
    /// Since when (`YYYY-MM-DD`).
    pub since: String,
}

/// Take a catalogue of the chosen file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TakeCatalogue {
    /// Its place in the file, from 1.
    pub place: u32,
    /// The operation that it was shown from.
    pub seen: u32,
    /// Where the centre's is taken in the place of what was written here.
    pub take: Vec<CentralChoice>,
}

/// What the register has when a catalogue was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CatalogueTaken {
    /// What it has from the centre.
    pub centre: CentreView,
    /// What is in the file, judged anew.
    pub file: CentreFile,
}

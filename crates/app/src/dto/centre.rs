use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CatalogueHere, ErrorDto};

/// How a key stands by the register's trust list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum KeyStandingId {
    /// The register has no list: what it signs is valid and not yet trusted.
    NoList,
    /// Trusted.
    Trusted,
    /// Its last day has passed; what it signs is still taken for a time.
    ExpiredInGrace,
    /// Its holder has left; what it signs is still taken for a time.
    LeftInGrace,
    /// The list does not know it: valid and not yet trusted.
    Unknown,
    /// Its first day has not come.
    NotYetValid,
    /// Its last day has passed.
    Expired,
    /// Its holder has left.
    Left,
    /// Somebody else may have it.
    Revoked,
}

/// What the register has from the centre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CentreView {
    /// Whether the municipality's organisation number is given: nothing can be taken before.
    pub org: bool,
    /// The trust list that it goes by; `None` before the first.
    pub list: Option<TrustListHere>,
    /// The catalogues that hold, by the authority's name.
    pub catalogues: Vec<CatalogueHere>,
}

/// The trust list that a register goes by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TrustListHere {
    /// Its version.
    pub version: u32,
    /// The thumbprint of the root, in groups.
    pub root: String,
    /// The day by which a newer list should be fetched (`YYYY-MM-DD`).
    pub next_update: String,
    /// Whether that day has passed.
    pub overdue: bool,
    /// When it was taken, RFC 3339 in UTC.
    pub taken_at: String,
    /// Its keys, by function.
    pub keys: Vec<KeyRow>,
}

/// A key of a trust list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct KeyRow {
    /// Its thumbprint, in groups.
    pub thumbprint: String,
    /// The holder's function.
    pub function: String,
    /// The holder's name; empty when the list leaves it out.
    pub name: String,
    /// In which roles it may sign; empty for the root.
    pub grants: Vec<GrantRow>,
    /// The last day of its validity (`YYYY-MM-DD`).
    pub valid_until: String,
    /// How it stands.
    pub standing: KeyStandingId,
    /// What a list that is not taken yet does to it.
    pub change: KeyChange,
}

/// What a newer list does to a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum KeyChange {
    /// It is revoked.
    Revoked,
    /// It is gone from the list.
    Gone,
    /// It comes.
    New,
    /// Its roles, its holder or its validity differ.
    Changed,
    /// Nothing.
    Same,
}

/// A role that a key may sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct GrantRow {
    /// The role's code.
    pub role: String,
    /// The authority's name; `None` for every authority.
    pub authority: Option<String>,
    /// The function; `None` for any.
    pub function: Option<String>,
}

/// A file from the centre, read and not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CentreFile {
    /// The file's name.
    pub name: String,
    /// A trust list in it that can be taken; it is taken before anything else.
    pub list: Option<TrustListComing>,
    /// What is to be said of each document in it, in order.
    pub documents: Vec<CentreDocument>,
}

/// A document of a file from the centre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CentreDocument {
    /// Its place in the file, from 1.
    pub place: u32,
    /// What it says it is: `trust`, `catalogue`, `pack`, or `other`.
    pub kind: String,
    /// What becomes of it.
    pub state: CentreState,
    /// Why, when it is refused.
    pub error: Option<ErrorDto>,
}

/// What becomes of a document from the centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CentreState {
    /// It can be taken.
    Ready,
    /// It can be looked at when the trust list in the same file is taken.
    AfterList,
    /// It is here already.
    Already,
    /// It is refused.
    Refused,
}

/// A trust list that can be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TrustListComing {
    /// Its version.
    pub version: u32,
    /// The version of the list that it replaces; `None` for the first.
    pub before: Option<u32>,
    /// The thumbprint of the root, in groups. Of the first list the end is left out: the centre reads
    /// it out, and it is typed.
    pub root: String,
    /// How many characters are left out.
    pub root_left_out: u32,
    /// The day by which a newer list should be fetched (`YYYY-MM-DD`).
    pub next_update: String,
    /// Whether that day has passed.
    pub overdue: bool,
    /// What happens to each key, the worst first.
    pub keys: Vec<KeyRow>,
}

/// Take the trust list of the chosen file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TakeTrustList {
    /// The end of the root's thumbprint as the centre read it out; empty when a root is pinned.
    pub root_end: String,
}

/// What taking a trust list brought about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TrustListTaken {
    /// What the register has now.
    pub centre: CentreView,
    /// What else there is in the file, judged by the new list; `None` when there is nothing else.
    pub file: Option<CentreFile>,
    /// How many signatures that waited count now.
    pub settled: u32,
}

/// Ask the centre to trust a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EnrolKey {
    /// The key's thumbprint.
    pub identity: String,
    /// The key's passphrase.
    pub passphrase: String,
    /// The holder's name; it goes to the centre and is not kept here.
    pub name: String,
    /// The invitation code; empty when there was none.
    pub code: String,
}

/// A key that the centre is asked to trust.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct KeyEnrolled {
    /// Where the file is.
    pub path: String,
    /// The holder's function.
    pub function: String,
    /// The key's thumbprint in groups, to be read out.
    pub thumbprint: String,
}

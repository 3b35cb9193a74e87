use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SystemHead;

/// The surroundings of a system, laid out: where things stand and how they hang together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MapView {
    /// The system.
    pub system: SystemHead,
    /// The aspect whose levels are shown.
    pub aspect: String,
    /// Width of the picture, in its own units.
    pub width: u32,
    /// Height of the picture.
    pub height: u32,
    /// Systems, outside parties, and the set where the level starts.
    pub nodes: Vec<MapNode>,
    /// Flows and dependencies between them.
    pub edges: Vec<MapEdge>,
    /// The chain that decides the level, from the system to where the level starts.
    pub chain: Vec<MapChainLink>,
    /// How many neighbours there are that the picture has no room for; all are in the table.
    pub hidden: u32,
}

/// A box of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MapNode {
    /// Identity of the system, party or set.
    pub id: String,
    /// Its name, broken into lines that fit.
    pub lines: Vec<String>,
    /// Its whole name.
    pub name: String,
    /// `system`, `party` or `set`.
    pub kind: String,
    /// Its level number for the aspect; for a set its own.
    pub level: Option<u8>,
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Whether it is on the chain that decides.
    pub lit: bool,
    /// Whether it is the system in view.
    pub centre: bool,
}

/// A line of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MapEdge {
    /// The box that it comes from: the sender, or the consumer.
    pub from: String,
    /// The box that it goes to: the receiver, or the provider.
    pub to: String,
    /// `flow`, `dependency` or `both`.
    pub kind: String,
    /// An SVG path.
    pub path: String,
    /// How many flows and dependencies it stands for.
    pub count: u32,
    /// The highest level number that it carries or requires for the aspect.
    pub level: Option<u8>,
    /// Whether it is on the chain that decides.
    pub lit: bool,
    /// What it stands for, a line each: names of sets, or the note of a dependency.
    pub labels: Vec<String>,
}

/// A link of the chain beside the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MapChainLink {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// `system` or `set`.
    pub kind: String,
    /// The level number.
    pub level: Option<u8>,
    /// Why, when somebody wrote it.
    pub reason: Option<String>,
}

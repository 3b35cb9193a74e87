//! What the layout pass leaves to the writer: pages of placed marks, and the structure that
//! they belong to.

use crate::fonts::Face;
use crate::model::Colour;

/// A node of the document's structure, by its place in [`Document::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NodeId(pub usize);

/// What kind of structure a node is, as PDF names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    Title,
    Heading(u8),
    Paragraph,
    Note,
    List,
    ListItem,
    Table,
    Caption,
    Row,
    ColumnHeading,
    RowHeading,
    Data,
}

impl Tag {
    /// The standard structure type.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Title => "H1",
            Self::Heading(1) => "H2",
            Self::Heading(2) => "H3",
            Self::Heading(_) => "H4",
            Self::Paragraph => "P",
            Self::Note => "Note",
            Self::List => "L",
            Self::ListItem => "LI",
            Self::Table => "Table",
            Self::Caption => "Caption",
            Self::Row => "TR",
            Self::ColumnHeading | Self::RowHeading => "TH",
            Self::Data => "TD",
        }
    }
}

/// A node and where it hangs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub tag: Tag,
    pub parent: Option<NodeId>,
}

/// Whom a mark belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    /// Content of a node.
    Node(NodeId),
    /// The frame of the page: headers, footers, repeated table headings.
    Frame,
    /// Lines and fills.
    Decoration,
}

/// How the outline of a box is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stroke {
    pub colour: Colour,
    pub width: f32,
    pub dashed: bool,
}

/// What is put on the page; `y` runs down from the top.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Ink {
    Text { x: f32, baseline: f32, face: Face, size: f32, colour: Colour, text: String },
    Box { x: f32, y: f32, width: f32, height: f32, radius: f32, fill: Option<Colour>, stroke: Option<Stroke> },
    Rule { x: f32, y: f32, width: f32, thickness: f32, colour: Colour },
}

/// Ink and its owner.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mark {
    pub owner: Owner,
    pub ink: Ink,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Page {
    pub marks: Vec<Mark>,
}

/// All pages and the structure of what is on them.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Document {
    pub pages: Vec<Page>,
    pub nodes: Vec<Node>,
}

//! Which rows belong to which node, as lists that run through the rows themselves: two numbers a
//! row, nothing allocated per node, and a row can come and go.

use crate::names::{Ix, NONE};

/// Rows by node. A row is in at most one node's list.
#[derive(Default)]
pub(crate) struct Links {
    heads: Vec<Ix>,
    next: Vec<Ix>,
}

impl Links {
    pub fn with_capacity(nodes: usize, rows: usize) -> Self {
        Self { heads: Vec::with_capacity(nodes), next: Vec::with_capacity(rows) }
    }

    /// Puts a row first in the list of a node.
    pub fn add(&mut self, node: Ix, row: Ix) {
        if node == NONE {
            return;
        }
        let (at, place) = (node as usize, row as usize);
        if self.heads.len() <= at {
            self.heads.resize(at + 1, NONE);
        }
        if self.next.len() <= place {
            self.next.resize(place + 1, NONE);
        }
        self.next[place] = self.heads[at];
        self.heads[at] = row;
    }

    /// Takes a row out of the list of a node.
    pub fn remove(&mut self, node: Ix, row: Ix) {
        let after = self.next.get(row as usize).copied().unwrap_or(NONE);
        let Some(head) = self.heads.get_mut(node as usize) else { return };
        if *head == row {
            *head = after;
            return;
        }
        let mut at = *head;
        while at != NONE {
            let following = self.next[at as usize];
            if following == row {
                self.next[at as usize] = after;
                return;
            }
            at = following;
        }
    }

    /// Whether a node has no row.
    pub fn is_empty(&self, node: Ix) -> bool {
        self.heads.get(node as usize).is_none_or(|&head| head == NONE)
    }

    /// The rows of a node, newest first.
    pub fn rows(&self, node: Ix) -> impl Iterator<Item = Ix> + '_ {
        let first = self.heads.get(node as usize).copied().unwrap_or(NONE);
        std::iter::successors((first != NONE).then_some(first), |&row| {
            let next = self.next[row as usize];
            (next != NONE).then_some(next)
        })
    }
}

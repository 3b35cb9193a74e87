//! Which nodes lie on a circle.

use std::collections::HashMap;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use crate::names::Ix;

/// The nodes that can reach themselves along the edges, in no order.
///
/// Kosaraju's walk keeps its own stack: a hostile file may chain a hundred thousand nodes.
pub(crate) fn cyclic(edges: impl Iterator<Item = (Ix, Ix)>) -> Vec<Ix> {
    let mut graph = DiGraph::<Ix, ()>::new();
    let mut nodes = HashMap::new();
    let mut themselves = Vec::new();
    for (from, to) in edges {
        if from == to {
            themselves.push(from);
            continue;
        }
        let from = *nodes.entry(from).or_insert_with(|| graph.add_node(from));
        let to = *nodes.entry(to).or_insert_with(|| graph.add_node(to));
        graph.add_edge(from, to, ());
    }
    let circles = kosaraju_scc(&graph).into_iter().filter(|component| component.len() > 1);
    let mut found: Vec<Ix> = circles.flatten().map(|node| graph[node]).chain(themselves).collect();
    found.sort_unstable();
    found.dedup();
    found
}

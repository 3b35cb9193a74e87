//! Where everything stands: who sends or is needed to the left, the system in the middle, who
//! receives or needs to the right. The rest of the chain that decides stands below the system, or
//! beyond the neighbour that it comes through, so that its line crosses nothing.

use crate::dto::{MapChainLink, MapEdge, MapNode};

use super::surroundings::{Bundle, Neighbour, Surroundings};

const MARGIN: u32 = 24;
const WIDTH: u32 = 208;
const LINE: u32 = 18;
const PADDING: u32 = 22;
const GAP_BETWEEN_ROWS: u32 = 12;
const GAP_BETWEEN_COLUMNS: u32 = 84;
const GAP_IN_CHAIN: u32 = 44;
/// How many boxes a column has room for.
const ROWS: usize = 11;
/// How many letters a line of a box has room for, and how many lines.
const LETTERS: usize = 20;
const LINES: usize = 2;

/// The map as it is drawn.
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub nodes: Vec<MapNode>,
    pub edges: Vec<MapEdge>,
    pub hidden: u32,
}

/// Lays a system's surroundings out. The same surroundings always give the same picture.
pub fn lay_out(around: &Surroundings) -> Picture {
    // Whoever asks something of the system stands to the right, whoever it asks of to the left.
    let (left, right): (Vec<&Neighbour>, Vec<&Neighbour>) =
        around.neighbours.iter().partition(|n| stands_left(n));
    let hidden = left.len().saturating_sub(ROWS) + right.len().saturating_sub(ROWS);
    let left: Vec<MapNode> = left.into_iter().take(ROWS).map(neighbour_box).collect();
    let right: Vec<MapNode> = right.into_iter().take(ROWS).map(neighbour_box).collect();
    let (below, beyond) = rest_of_chain(around, &right);
    let inner = column_height(&left, GAP_BETWEEN_ROWS).max(column_height(&right, GAP_BETWEEN_ROWS));
    let mut middle = new_box(&around.id, &around.name, "system", around.level);
    (middle.centre, middle.lit) = (true, !around.chain.is_empty());
    let middle: Vec<MapNode> = std::iter::once(middle).chain(below).collect();
    let inner = inner.max(column_height(&middle, GAP_IN_CHAIN));

    let mut nodes = Vec::new();
    place(left, 0, GAP_BETWEEN_ROWS, inner, &mut nodes);
    place(middle, 1, GAP_IN_CHAIN, inner, &mut nodes);
    place(right, 2, GAP_BETWEEN_ROWS, inner, &mut nodes);
    let columns = 3 + place_beyond(beyond, inner, &mut nodes);

    let edges = edges(around, &nodes);
    Picture {
        width: 2 * MARGIN + columns * WIDTH + (columns - 1) * GAP_BETWEEN_COLUMNS,
        height: 2 * MARGIN + inner,
        nodes,
        edges,
        hidden: u32::try_from(hidden).unwrap_or(u32::MAX),
    }
}

/// To the left: what the system depends on, and what only sends to it.
fn stands_left(neighbour: &Neighbour) -> bool {
    if neighbour.inward.dependencies > 0 {
        return false;
    }
    neighbour.outward.dependencies > 0 || neighbour.outward.flows == 0
}

fn neighbour_box(neighbour: &Neighbour) -> MapNode {
    let kind = if neighbour.is_system { "system" } else { "party" };
    let mut node = new_box(&neighbour.id, &neighbour.name, kind, neighbour.level);
    node.lit = neighbour.lit;
    node
}

fn new_box(id: &str, name: &str, kind: &str, level: Option<u8>) -> MapNode {
    let lines = break_lines(name);
    MapNode {
        id: id.to_owned(),
        name: name.to_owned(),
        kind: kind.to_owned(),
        level,
        x: 0,
        y: 0,
        width: WIDTH,
        height: box_height(lines.len()),
        lines,
        lit: false,
        centre: false,
    }
}

fn box_height(lines: usize) -> u32 {
    PADDING + LINE * u32::try_from(lines).unwrap_or(1)
}

/// The name in lines that fit; what does not fit ends in an ellipsis.
fn break_lines(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LETTERS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let cut = lines.len() > LINES;
    lines.truncate(LINES);
    let last = lines.len().saturating_sub(1);
    for (ix, line) in lines.iter_mut().enumerate() {
        if line.chars().count() > LETTERS || (cut && ix == last) {
            *line = line.chars().take(LETTERS - 1).chain(['…']).collect();
        }
    }
    lines
}

fn column_height(column: &[MapNode], gap: u32) -> u32 {
    let gaps = u32::try_from(column.len().saturating_sub(1)).unwrap_or(0) * gap;
    column.iter().map(|node| node.height).sum::<u32>() + gaps
}

/// The left edge of a column, counted from 0.
fn column_x(column: u32) -> u32 {
    MARGIN + column * (WIDTH + GAP_BETWEEN_COLUMNS)
}

/// Puts a column's boxes under each other, centred in the height.
fn place(column: Vec<MapNode>, number: u32, gap: u32, inner: u32, nodes: &mut Vec<MapNode>) {
    let mut y = MARGIN + (inner - column_height(&column, gap)) / 2;
    for mut node in column {
        (node.x, node.y) = (column_x(number), y);
        y += node.height + gap;
        nodes.push(node);
    }
}

/// What the chain has beside the system and its neighbours: what stands below the system, and what
/// stands beyond the column to the right because the chain comes through it.
fn rest_of_chain(around: &Surroundings, right: &[MapNode]) -> (Vec<MapNode>, Vec<MapNode>) {
    let (mut below, mut beyond) = (Vec::new(), Vec::new());
    let mut through_right = false;
    for link in &around.chain {
        if right.iter().any(|node| is_link(node, link)) {
            through_right = true;
        } else if link.kind == "set" || around.neighbours.iter().all(|n| n.id != link.id) {
            let mut node = new_box(&link.id, &link.name, &link.kind, link.level);
            node.lit = true;
            if through_right { beyond.push(node) } else { below.push(node) }
        }
    }
    (below, beyond)
}

/// Puts the rest of the chain in columns further right, at the height of the neighbour that it
/// comes through. Answers with how many columns it takes.
fn place_beyond(beyond: Vec<MapNode>, inner: u32, nodes: &mut Vec<MapNode>) -> u32 {
    let through = nodes.iter().filter(|node| node.lit && !node.centre && node.x == column_x(2));
    let middle = through.map(|node| node.y + node.height / 2).next_back().unwrap_or(MARGIN + inner / 2);
    let mut columns = 0;
    for mut node in beyond {
        (node.x, node.y) = (column_x(3 + columns), middle.saturating_sub(node.height / 2).max(MARGIN));
        nodes.push(node);
        columns += 1;
    }
    columns
}

fn is_link(node: &MapNode, link: &MapChainLink) -> bool {
    node.id == link.id && (node.kind == "set") == (link.kind == "set")
}

fn edges(around: &Surroundings, nodes: &[MapNode]) -> Vec<MapEdge> {
    let find = |id: &str| nodes.iter().find(|node| node.id == id && node.kind != "set");
    let mut edges = Vec::new();
    let Some(centre) = find(&around.id) else { return edges };
    for neighbour in &around.neighbours {
        let Some(other) = find(&neighbour.id) else { continue };
        let both = !neighbour.inward.is_empty() && !neighbour.outward.is_empty();
        for (bundle, from, to) in [(&neighbour.inward, other, centre), (&neighbour.outward, centre, other)] {
            if !bundle.is_empty() {
                edges.push(edge(bundle, from, to, both));
            }
        }
    }
    light_chain(around, nodes, &mut edges);
    // What is lit is drawn last, above the rest.
    edges.sort_by_key(|edge| edge.lit);
    edges
}

fn edge(bundle: &Bundle, from: &MapNode, to: &MapNode, both_ways: bool) -> MapEdge {
    MapEdge {
        from: from.id.clone(),
        to: to.id.clone(),
        kind: bundle.kind().to_owned(),
        path: path(from, to, both_ways),
        count: bundle.flows + bundle.dependencies,
        level: bundle.level,
        lit: false,
        labels: bundle.labels.clone(),
    }
}

/// Lights the lines from each link of the chain to the one before it, and draws those missing.
fn light_chain(around: &Surroundings, nodes: &[MapNode], edges: &mut Vec<MapEdge>) {
    let mut before = nodes.iter().find(|node| node.centre);
    for link in &around.chain {
        let node = nodes.iter().find(|node| is_link(node, link));
        if let (Some(node), Some(before)) = (node, before) {
            match edges.iter_mut().find(|edge| edge.from == node.id && edge.to == before.id) {
                Some(edge) => edge.lit = true,
                None => edges.push(MapEdge {
                    lit: true,
                    ..edge(&Bundle { level: link.level, ..Bundle::default() }, node, before, false)
                }),
            }
        }
        before = node;
    }
}

/// A curve between the facing sides of two boxes, straight when they stand below each other. Two
/// that run both ways are drawn beside each
/// other.
fn path(from: &MapNode, to: &MapNode, both_ways: bool) -> String {
    const APART: u32 = 7;
    if from.x == to.x {
        let x = from.x + from.width / 2;
        let (y1, y2) = if from.y < to.y { (from.y + from.height, to.y) } else { (from.y, to.y + to.height) };
        return format!("M{x} {y1} L{x} {y2}");
    }
    let rightward = from.x < to.x;
    let offset = |y: u32| match (both_ways, rightward) {
        (false, _) => y,
        (true, true) => y.saturating_sub(APART),
        (true, false) => y + APART,
    };
    let (x1, x2) = if rightward { (from.x + from.width, to.x) } else { (from.x, to.x + to.width) };
    let (y1, y2) = (offset(from.y + from.height / 2), offset(to.y + to.height / 2));
    let middle = u32::midpoint(x1, x2);
    format!("M{x1} {y1} C{middle} {y1} {middle} {y2} {x2} {y2}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn neighbour(n: usize, inward: u32, outward: u32) -> Neighbour {
        let bundle = |flows| Bundle { flows, ..Bundle::default() };
        Neighbour {
            id: format!("S{n:02}"),
            name: format!("System nummer {n} med ett ganska långt namn"),
            is_system: true,
            level: Some(1),
            inward: bundle(inward),
            outward: bundle(outward),
            lit: n == 3,
        }
    }

    /// Points along the lit lines never lie in a box that is not an end of the line.
    #[test]
    fn the_chain_crosses_no_box() {
        for chain in [vec!["I1"], vec!["S03", "I1"], vec!["I1", "S70", "I2"]] {
            let mut around = around(24);
            let links = chain.iter().map(|id| link(id, if id.starts_with('I') { "set" } else { "system" }));
            around.chain = links.collect();
            let picture = lay_out(&around);
            for edge in picture.edges.iter().filter(|edge| edge.lit) {
                let [x1, y1, x2, y2] = ends(&edge.path);
                for node in picture.nodes.iter().filter(|n| n.id != edge.from && n.id != edge.to) {
                    for step in 1..20 {
                        let at = |a: u32, b: u32| (a * (20 - step) + b * step) / 20;
                        let (x, y) = (at(x1, x2), at(y1, y2));
                        let inside =
                            x > node.x && x < node.x + node.width && y > node.y && y < node.y + node.height;
                        assert!(!inside, "{chain:?}: {} → {} crosses {}", edge.from, edge.to, node.id);
                    }
                }
            }
        }
    }

    /// Where a path starts and ends.
    fn ends(path: &str) -> [u32; 4] {
        let numbers: Vec<u32> =
            path.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect();
        [numbers[0], numbers[1], numbers[numbers.len() - 2], numbers[numbers.len() - 1]]
    }

    fn link(id: &str, kind: &str) -> MapChainLink {
        MapChainLink {
            id: id.to_owned(),
            name: id.to_owned(),
            kind: kind.to_owned(),
            level: Some(2),
            reason: None,
        }
    }

    fn around(count: usize) -> Surroundings {
        Surroundings {
            id: "C".to_owned(),
            name: "Mitten".to_owned(),
            level: Some(2),
            neighbours: (0..count)
                .map(|n| neighbour(n, u32::from(n % 2 == 0), u32::from(n % 3 > 0)))
                .collect(),
            chain: vec![link("S03", "system"), link("I1", "set")],
        }
    }

    #[test]
    fn no_box_stands_on_another_or_outside() {
        for count in [0, 1, 4, 60] {
            let picture = lay_out(&around(count));
            for (ix, a) in picture.nodes.iter().enumerate() {
                assert!(a.x + a.width <= picture.width && a.y + a.height <= picture.height, "{a:?}");
                for b in &picture.nodes[ix + 1..] {
                    let apart = a.x + a.width <= b.x
                        || b.x + b.width <= a.x
                        || a.y + a.height <= b.y
                        || b.y + b.height <= a.y;
                    assert!(apart, "{a:?} stands on {b:?}");
                }
            }
        }
    }

    #[test]
    fn the_chain_is_lit_from_its_start_to_the_system() {
        let picture = lay_out(&around(6));
        let lit: Vec<(&str, &str)> =
            picture.edges.iter().filter(|e| e.lit).map(|e| (e.from.as_str(), e.to.as_str())).collect();
        assert_eq!(lit.len(), 2);
        assert!(lit.contains(&("S03", "C")) && lit.contains(&("I1", "S03")), "{lit:?}");
    }

    #[test]
    fn what_has_no_room_is_counted() {
        let picture = lay_out(&around(60));
        let shown = picture.nodes.iter().filter(|node| node.id.starts_with('S')).count();
        assert_eq!(shown + picture.hidden as usize, 60);
    }

    #[test]
    fn long_names_are_broken_and_cut() {
        assert_eq!(break_lines("Katalogtjänst och identitet"), ["Katalogtjänst och", "identitet"]);
        let lines = break_lines(&"mycket lång ".repeat(900));
        assert_eq!(lines.len(), LINES);
        assert!(lines.iter().all(|line| line.chars().count() <= LETTERS));
        assert!(break_lines("Donaudampfschifffahrtsgesellschaft")[0].ends_with('…'));
    }
}

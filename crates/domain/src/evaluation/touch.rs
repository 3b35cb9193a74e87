//! What an edit reaches, and answering it again.

use super::{Evaluation, SetState, Touched};
use crate::load::SetLoad;
use crate::names::Ix;
use crate::raise::Raise;

/// What an edit touches directly.
#[derive(Default)]
pub(super) struct Reach {
    /// Systems whose own sets, or requirements on them, have changed.
    pub counted: Vec<Ix>,
    /// The only aspect that has changed, when there is only one.
    pub aspect: Option<usize>,
    /// Systems whose flags may follow from other facts.
    pub flagged: Vec<Ix>,
    /// Sets and flows whose flags may have changed.
    pub sets: Vec<Ix>,
    pub flows: Vec<Ix>,
}

impl Evaluation {
    /// Answers again what the edit reaches.
    pub(super) fn answer(&mut self, mut reach: Reach) -> Touched {
        for list in [&mut reach.counted, &mut reach.flagged, &mut reach.sets, &mut reach.flows] {
            list.sort_unstable();
            list.dedup();
        }
        for ix in reach.counted.iter().chain(&reach.flagged) {
            self.load_system(*ix);
        }
        let mut systems = self.resettle(&reach);
        systems.extend(reach.flagged);
        systems.iter().for_each(|ix| self.raise_system(*ix));
        let raise = Raise { rows: &self.rows, rules: &self.rules };
        for &ix in &reach.sets {
            let load = SetLoad::of(ix, &self.rows, &self.rules);
            self.sets[ix as usize] = SetState { load, flags: raise.set(ix, &load) };
        }
        for &ix in &reach.flows {
            self.flow_flags[ix as usize] = raise.flow(ix);
        }
        let rows = &self.rows;
        Touched {
            systems: names(systems, |ix| rows.party_names.name(ix)),
            sets: names(reach.sets, |ix| rows.set_names.name(ix)),
            flows: names(reach.flows, |ix| rows.flow_names.name(ix)),
        }
    }

    /// Settles the levels that the edit reaches; answers with every system that may stand elsewhere.
    fn resettle(&mut self, reach: &Reach) -> Vec<Ix> {
        let mut touched = Vec::new();
        if reach.counted.is_empty() {
            return touched;
        }
        let aspects = match reach.aspect {
            Some(aspect) => aspect..aspect + 1,
            None => 0..self.rules.aspects.len(),
        };
        for aspect in aspects {
            let mut standings = std::mem::take(&mut self.standings[aspect]);
            let view = self.view(aspect);
            let own = |ix: Ix| view.own(self.systems[ix as usize].starts[aspect]);
            touched.extend(view.resettle(&mut standings, &reach.counted, own));
            self.standings[aspect] = standings;
        }
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    /// The systems on circles of dependencies through this edge, or through one system when both
    /// ends are the same. Ask while the edge is there.
    pub(crate) fn circle_of(&self, consumer: Ix, provider: Ix) -> Vec<Ix> {
        let rows = &self.rows;
        let ahead = reachable(provider, |ix, visit| {
            rows.needs.rows(ix).for_each(|row| visit(rows.dependencies[row as usize].provider));
        });
        if !ahead.contains(&consumer) {
            return Vec::new();
        }
        let behind = reachable(consumer, |ix, visit| {
            rows.needed.rows(ix).for_each(|row| visit(rows.dependencies[row as usize].consumer));
        });
        ahead.into_iter().filter(|ix| behind.contains(ix)).collect()
    }

    /// Marks which of the systems lie on a circle now, looking only at them.
    pub(super) fn mark_circles(&mut self, among: &[Ix]) {
        let within: std::collections::HashSet<Ix> = among.iter().copied().collect();
        let rows = &self.rows;
        let edges = among.iter().flat_map(|ix| {
            rows.needs.rows(*ix).map(move |row| (*ix, rows.dependencies[row as usize].provider))
        });
        let circles = crate::cycles::cyclic(edges.filter(|(_, to)| within.contains(to)));
        for ix in among {
            self.systems[*ix as usize].on_cycle = circles.binary_search(ix).is_ok();
        }
    }
}

fn reachable(from: Ix, each_next: impl Fn(Ix, &mut dyn FnMut(Ix))) -> std::collections::HashSet<Ix> {
    let mut seen = std::collections::HashSet::from([from]);
    let mut open = vec![from];
    while let Some(ix) = open.pop() {
        each_next(ix, &mut |next| {
            if seen.insert(next) {
                open.push(next);
            }
        });
    }
    seen
}

fn names<'a>(of: Vec<Ix>, name: impl Fn(Ix) -> &'a str) -> Vec<String> {
    let mut names: Vec<&str> = of.into_iter().map(name).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(str::to_owned).collect()
}

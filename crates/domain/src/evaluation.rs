//! What the rules answer about facts, kept so that an edit costs only what it reaches.

use crate::analysis::{Calculated, FlowAnswer, SetAnswer, SystemAnswer};
use crate::check::Problem;
use crate::compiled::Compiled;
use crate::flag::Flags;
use crate::floor::SetFloor;
use crate::index::index;
use crate::load::{Load, SetLoad};
use crate::names::{Ix, NONE, short};
use crate::pack::Pack;
use crate::raise::Raise;
use crate::rows::Rows;
use crate::source::{LevelRow, MOST_ASPECTS, Source};
use crate::standing::{AspectView, Standing};

mod edit;
mod refuse;
mod touch;

pub use edit::{Edit, Touched};
pub use refuse::Refused;

/// Facts as the rules hold them, with everything that the rules answer.
///
/// It keeps what decides and nothing else: names for people, descriptions and reasons stay with
/// the caller, who knows every thing by the id of the facts.
pub struct Evaluation {
    pub(crate) rows: Rows,
    pub(crate) rules: Compiled,
    /// Per aspect, where each party stands.
    pub(crate) standings: Vec<Vec<Standing>>,
    pub(crate) systems: Vec<SystemState>,
    pub(crate) sets: Vec<SetState>,
    /// Flags of flows.
    pub(crate) flow_flags: Vec<Flags>,
}

/// What is kept of a system besides its standings.
#[derive(Clone, Copy)]
pub(crate) struct SystemState {
    pub on_cycle: bool,
    /// Which aspects are incompletely assessed, as bits.
    incomplete: u8,
    /// Per aspect, the set that a chain could start in.
    starts: [Ix; MOST_ASPECTS],
    /// Flags from facts alone.
    by_facts: Flags,
    /// All flags, and those of them that are noted.
    pub flags: Flags,
    pub noted: Flags,
}

impl Default for SystemState {
    fn default() -> Self {
        let (by_facts, flags, noted) = (Flags::NONE, Flags::NONE, Flags::NONE);
        Self { on_cycle: false, incomplete: 0, starts: [NONE; MOST_ASPECTS], by_facts, flags, noted }
    }
}

/// What is kept of a set.
#[derive(Clone, Copy, Default)]
pub(crate) struct SetState {
    load: SetLoad,
    pub flags: Flags,
}

impl Evaluation {
    /// Evaluates facts. What refers to nothing is ignored.
    pub fn new(facts: &impl Source, pack: &Pack) -> Self {
        let rules = Compiled::new(pack);
        let (rows, _) = index(facts, &rules);
        Self::of(rows, rules)
    }

    /// Evaluates facts that hang together.
    ///
    /// # Errors
    /// Everything that is wrong with them, as [`crate::check()`] says it.
    pub fn checked(facts: &impl Source, pack: &Pack) -> Result<Self, Vec<Problem>> {
        let rules = Compiled::new(pack);
        let (rows, found) = index(facts, &rules);
        if found.0.is_empty() { Ok(Self::of(rows, rules)) } else { Err(found.0) }
    }

    fn of(rows: Rows, rules: Compiled) -> Self {
        let mut evaluation = Self {
            standings: Vec::new(),
            systems: vec![SystemState::default(); rows.parties.len()],
            sets: Vec::new(),
            flow_flags: Vec::new(),
            rows,
            rules,
        };
        evaluation.answer_all();
        evaluation
    }

    /// Answers everything from the start, going through the rows in their order.
    fn answer_all(&mut self) {
        self.mark_all_circles();
        let (rows, rules) = (&self.rows, &self.rules);
        let raise = Raise { rows, rules };
        for ((ix, state), load) in (0..).zip(&mut self.systems).zip(Load::of_all(rows, rules)) {
            state.take(ix, &load, rows, rules);
        }
        self.sets = (0..)
            .zip(SetLoad::of_all(rows, rules))
            .map(|(ix, load)| SetState { load, flags: raise.set(ix, &load) })
            .collect();
        self.flow_flags = (0..short(rows.flows.len())).map(|ix| raise.flow(ix)).collect();
        for aspect in 0..rules.aspects.len() {
            let view = self.view(aspect);
            let own = self.systems.iter().map(|state| view.own(state.starts[aspect])).collect();
            let standings = view.settle(own);
            self.standings.push(standings);
        }
        (0..short(self.rows.parties.len())).for_each(|ix| self.raise_system(ix));
    }

    fn mark_all_circles(&mut self) {
        let rows = &self.rows;
        let edges = (0..short(rows.parties.len())).flat_map(|ix| {
            rows.needs.rows(ix).map(move |row| (ix, rows.dependencies[row as usize].provider))
        });
        for ix in crate::cycles::cyclic(edges) {
            self.systems[ix as usize].on_cycle = true;
        }
    }

    /// Goes through a system's own rows again; its standings are settled apart.
    fn load_system(&mut self, ix: Ix) {
        let load = Load::of(ix, &self.rows, &self.rules);
        self.systems[ix as usize].take(ix, &load, &self.rows, &self.rules);
    }

    /// Raises the flags of a system again that follow from levels.
    fn raise_system(&mut self, ix: Ix) {
        if self.rows.system(ix).is_none() {
            self.systems[ix as usize] = SystemState::default();
            return;
        }
        let raise = Raise { rows: &self.rows, rules: &self.rules };
        let level = |aspect: usize| self.standings[aspect][ix as usize].level();
        let by_facts = self.systems[ix as usize].by_facts;
        let (flags, noted) = raise.by_level(ix, by_facts, level);
        let state = &mut self.systems[ix as usize];
        (state.flags, state.noted) = (flags, noted);
    }

    fn view(&self, aspect: usize) -> AspectView<'_> {
        aspect_view(&self.rows, &self.rules, aspect)
    }

    /// The answer about a system.
    pub fn system(&self, id: &str) -> Option<SystemAnswer<'_>> {
        Some(self.system_answer(self.rows.find_system(id)?))
    }

    /// The answer about a set.
    pub fn set(&self, id: &str) -> Option<SetAnswer<'_>> {
        Some(self.set_answer(self.rows.find_set(id)?))
    }

    /// The answer about a flow.
    pub fn flow(&self, id: &str) -> Option<FlowAnswer<'_>> {
        Some(self.flow_answer(self.rows.find_flow(id)?))
    }

    /// The calculated level of a system in an aspect of the pack, without the reason.
    pub fn level(&self, system: &str, aspect: usize) -> Option<u8> {
        let ix = self.rows.find_system(system)?;
        self.standings.get(aspect)?[ix as usize].level()
    }

    /// Answers about every system, in the order in which they came.
    pub fn systems(&self) -> impl Iterator<Item = SystemAnswer<'_>> {
        (0..short(self.rows.parties.len()))
            .filter(|ix| self.rows.system(*ix).is_some())
            .map(|ix| self.system_answer(ix))
    }

    /// Answers about every set, in the order in which they came.
    pub fn sets(&self) -> impl Iterator<Item = SetAnswer<'_>> {
        (0..short(self.rows.sets.len()))
            .filter(|ix| self.rows.sets[*ix as usize].here)
            .map(|ix| self.set_answer(ix))
    }

    /// Answers about every flow, in the order in which they came.
    pub fn flows(&self) -> impl Iterator<Item = FlowAnswer<'_>> {
        (0..short(self.rows.flows.len()))
            .filter(|ix| self.rows.flows[*ix as usize].here)
            .map(|ix| self.flow_answer(ix))
    }

    fn system_answer(&self, ix: Ix) -> SystemAnswer<'_> {
        let state = &self.systems[ix as usize];
        let calculated = |(aspect, standings): (usize, &Vec<Standing>)| Calculated {
            level: standings[ix as usize].level(),
            complete: state.incomplete & (1 << aspect) == 0,
            because: self.view(aspect).because(ix, standings, |of| self.systems[of as usize].starts[aspect]),
        };
        SystemAnswer {
            id: self.rows.party_names.name(ix),
            calculated: self.standings.iter().enumerate().map(calculated).collect(),
            flags: state.flags,
            noted: state.noted,
        }
    }

    fn set_answer(&self, ix: Ix) -> SetAnswer<'_> {
        let mut floor = SetFloor { levels: LevelRow::default(), applied: Vec::new() };
        self.raise().each_floor(ix, &self.sets[ix as usize].load, |place, levels| {
            floor.applied.push(place);
            floor.levels.iter_mut().zip(levels).for_each(|(level, least)| *level = (*level).max(*least));
        });
        SetAnswer { id: self.rows.set_names.name(ix), floor, flags: self.sets[ix as usize].flags }
    }

    fn flow_answer(&self, ix: Ix) -> FlowAnswer<'_> {
        FlowAnswer { id: self.rows.flow_names.name(ix), flags: self.flow_flags[ix as usize] }
    }

    pub(crate) fn raise(&self) -> Raise<'_> {
        Raise { rows: &self.rows, rules: &self.rules }
    }
}

impl SystemState {
    fn take(&mut self, ix: Ix, load: &Load, rows: &Rows, rules: &Compiled) {
        self.starts = load.starts;
        self.incomplete = load.incomplete;
        self.by_facts = load.flags(ix, self.on_cycle, rows, rules);
    }
}

fn aspect_view<'a>(rows: &'a Rows, rules: &Compiled, aspect: usize) -> AspectView<'a> {
    AspectView { rows, aspect, role: rules.aspects[aspect].role }
}

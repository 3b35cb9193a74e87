//! Edits of facts, each answered at the cost of what it reaches.

use super::touch::Reach;
use super::{Evaluation, Refused, SetState, SystemState};
use crate::check::ProblemKind;
use crate::facts::{Adopted, Authority, Dependency, Flow, Holding, InfoSet, System};
use crate::flag::Flags;
use crate::index::flow_row;
use crate::names::Ix;
use crate::rows::{AdoptedRow, DependencyRow, HoldingRow, Party, ReachRow, SystemRow, day};
use crate::source::{FlowView, SetView, SystemView, level_row};
use crate::standing::Standing;

/// A change of facts. `Put` adds a thing or replaces the one with its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Adds or replaces an authority.
    PutAuthority(Authority),
    /// Takes away an authority that nothing refers to.
    RemoveAuthority(String),
    /// Adds or replaces a system; what was adopted for it stays.
    PutSystem(System),
    /// Takes away a system that nothing refers to.
    RemoveSystem(String),
    /// Adds or replaces a set.
    PutSet(InfoSet),
    /// Takes away a set that nothing refers to.
    RemoveSet(String),
    /// Gives a set another level in one aspect.
    SetLevel {
        /// The set.
        set: String,
        /// The aspect's place in the pack.
        aspect: usize,
        /// The level number; `None` takes the level away.
        level: Option<u8>,
    },
    /// Adds a holding. Equal ones may be there already.
    AddHolding(Holding),
    /// Takes away one holding that is equal to this.
    RemoveHolding(Holding),
    /// Adds or replaces a flow.
    PutFlow(Flow),
    /// Takes away a flow.
    RemoveFlow(String),
    /// Adds a dependency. Equal ones may be there already.
    AddDependency(Dependency),
    /// Takes away one dependency that is equal to this.
    RemoveDependency(Dependency),
    /// Adds or replaces what was adopted for a system.
    PutAdopted(Adopted),
    /// Takes away what was adopted for a system.
    RemoveAdopted(String),
}

/// Ids of everything whose answer may be another after an edit, in byte order. What is not here
/// is answered as before; what is here may be, too. A thing that was taken away is here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Touched {
    /// Systems.
    pub systems: Vec<String>,
    /// Sets.
    pub sets: Vec<String>,
    /// Flows.
    pub flows: Vec<String>,
}

impl Evaluation {
    /// Takes an edit and answers again what it reaches.
    ///
    /// # Errors
    /// When the facts would not hang together afterwards. Nothing has changed then.
    pub fn apply(&mut self, edit: &Edit) -> Result<Touched, Refused> {
        let reach = match edit {
            Edit::PutAuthority(authority) => self.put_authority(authority),
            Edit::RemoveAuthority(id) => self.remove_party(id, self.rows.find_authority(id)),
            Edit::PutSystem(system) => self.put_system(system),
            Edit::RemoveSystem(id) => self.remove_party(id, self.rows.find_system(id)),
            Edit::PutSet(set) => self.put_set(set),
            Edit::RemoveSet(id) => self.remove_set(id),
            Edit::SetLevel { set, aspect, level } => self.set_level(set, *aspect, *level),
            Edit::AddHolding(holding) => self.add_holding(holding),
            Edit::RemoveHolding(holding) => self.remove_holding(holding),
            Edit::PutFlow(flow) => self.put_flow(flow),
            Edit::RemoveFlow(id) => self.remove_flow(id),
            Edit::AddDependency(dependency) => self.add_dependency(dependency),
            Edit::RemoveDependency(dependency) => self.remove_dependency(dependency),
            Edit::PutAdopted(adopted) => self.put_adopted(adopted),
            Edit::RemoveAdopted(system) => self.remove_adopted(system),
        }?;
        Ok(self.answer(reach))
    }

    /// The number of a party's name; a new one gets room everywhere.
    fn name_party(&mut self, id: &str) -> Ix {
        let (ix, new) = self.rows.party_names.add(id);
        if new {
            self.rows.parties.push(Party::Gone);
            self.systems.push(SystemState::default());
            self.standings.iter_mut().for_each(|standings| standings.push(Standing::NONE));
        }
        ix
    }

    fn flows_of_party(&self, ix: Ix) -> Vec<Ix> {
        self.rows.into.rows(ix).chain(self.rows.out_of.rows(ix)).collect()
    }

    fn put_authority(&mut self, authority: &Authority) -> Result<Reach, Refused> {
        Self::want_id(&authority.id)?;
        if self.rows.find_system(&authority.id).is_some() {
            return Err(Refused::Problem(ProblemKind::DuplicateId(authority.id.clone())));
        }
        let ix = self.name_party(&authority.id);
        self.rows.parties[ix as usize] = Party::Authority(authority.kind);
        let mut reach = Reach { flows: self.flows_of_party(ix), ..Reach::default() };
        for row in self.rows.into.rows(ix) {
            let flow = &self.rows.flows[row as usize];
            reach.flagged.push(flow.from);
            reach.sets.push(flow.set);
        }
        Ok(reach)
    }

    fn remove_party(&mut self, id: &str, known: Option<Ix>) -> Result<Reach, Refused> {
        let ix = known.ok_or_else(|| Refused::NotThere(id.to_owned()))?;
        self.want_unused_party(ix, id)?;
        let flagged = self.rows.system(ix).map(|_| ix).into_iter().collect();
        self.rows.parties[ix as usize] = Party::Gone;
        Ok(Reach { flagged, ..Reach::default() })
    }

    fn put_system(&mut self, system: &System) -> Result<Reach, Refused> {
        Self::want_id(&system.id)?;
        let authority = self.want_authority(&system.authority)?;
        if self.rows.find_authority(&system.id).is_some() {
            return Err(Refused::Problem(ProblemKind::DuplicateId(system.id.clone())));
        }
        let ix = self.name_party(&system.id);
        let adopted = self.rows.system_mut(ix).and_then(|row| row.adopted.take());
        let row = SystemRow { adopted, ..SystemRow::of(&SystemView::from(system), authority) };
        self.rows.parties[ix as usize] = Party::System(row);
        let mut reach = Reach { flagged: vec![ix], flows: self.flows_of_party(ix), ..Reach::default() };
        reach.flagged.extend(self.rows.out_of.rows(ix).map(|row| self.rows.flows[row as usize].to));
        self.rows.each_held(ix, |set| reach.sets.push(set));
        Ok(reach)
    }

    fn put_set(&mut self, set: &InfoSet) -> Result<Reach, Refused> {
        self.want_whole_set(set)?;
        let authority = self.want_authority(&set.authority)?;
        let (ix, new) = self.rows.name_set(&set.id);
        if new {
            self.sets.push(SetState::default());
        }
        self.rows.remove_reaches_of(ix);
        self.rows.fill_set(ix, &SetView::from(set), authority, &self.rules);
        for system in set.reaches.iter().filter_map(|id| self.rows.find_system(id)).collect::<Vec<_>>() {
            self.rows.add_reach(ReachRow { set: ix, system });
        }
        match &set.parts {
            Some(parts) => {
                let parts = parts.iter().filter_map(|id| self.rows.find_set(id)).collect();
                self.rows.parts.insert(ix, parts);
            }
            None => {
                self.rows.parts.remove(&ix);
            }
        }
        let mut reach =
            Reach { sets: vec![ix], flows: self.rows.carries.rows(ix).collect(), ..Reach::default() };
        self.rows.each_carrier(ix, |system| reach.counted.push(system));
        reach.flagged.clone_from(&reach.counted);
        Ok(reach)
    }

    fn remove_set(&mut self, id: &str) -> Result<Reach, Refused> {
        let ix = self.rows.find_set(id).ok_or_else(|| Refused::NotThere(id.to_owned()))?;
        self.want_unused_set(ix, id)?;
        self.rows.remove_reaches_of(ix);
        self.rows.parts.remove(&ix);
        self.rows.sets[ix as usize].here = false;
        Ok(Reach { sets: vec![ix], ..Reach::default() })
    }

    fn set_level(&mut self, id: &str, aspect: usize, level: Option<u8>) -> Result<Reach, Refused> {
        let ix = self.rows.find_set(id).ok_or_else(|| Refused::NotThere(id.to_owned()))?;
        if aspect >= self.rules.aspects.len() {
            return Err(Refused::NotThere(aspect.to_string()));
        }
        self.want_level(aspect, level)?;
        self.rows.sets[ix as usize].levels[aspect] = level;
        let mut reach = Reach { aspect: Some(aspect), ..Reach::default() };
        reach.flows.extend(self.rows.carries.rows(ix));
        self.view(aspect).each_counted(ix, |system| reach.counted.push(system));
        Ok(reach)
    }

    fn holding_row(&self, holding: &Holding) -> Result<HoldingRow, Refused> {
        Ok(HoldingRow {
            system: self.want_system(&holding.system)?,
            set: self.want_set(&holding.set)?,
            handling: holding.handling,
            master: holding.master,
            environment: holding.environment,
            since: day(holding.since.as_deref()),
        })
    }

    fn add_holding(&mut self, holding: &Holding) -> Result<Reach, Refused> {
        let row = self.holding_row(holding)?;
        self.rows.add_holding(row);
        Ok(Self::holding_reach(row))
    }

    fn remove_holding(&mut self, holding: &Holding) -> Result<Reach, Refused> {
        let row = self.holding_row(holding)?;
        let mut equal = self.rows.held.rows(row.set).filter(|ix| self.rows.holdings[*ix as usize] == row);
        let ix = equal.next();
        drop(equal);
        self.rows.remove_holding(ix.ok_or_else(|| Refused::NotThere(holding.set.clone()))?);
        Ok(Self::holding_reach(row))
    }

    fn holding_reach(row: HoldingRow) -> Reach {
        let (counted, flagged) = (vec![row.system], vec![row.system]);
        Reach { counted, flagged, sets: vec![row.set], ..Reach::default() }
    }

    fn put_flow(&mut self, flow: &Flow) -> Result<Reach, Refused> {
        Self::want_id(&flow.id)?;
        let (from, to) = self.want_ends(&flow.from, &flow.to)?;
        let set = self.want_set(&flow.set)?;
        flow.receiver_levels.as_ref().map_or(Ok(()), |levels| self.want_levels(levels))?;
        let mut reach = match self.rows.find_flow(&flow.id) {
            Some(old) => self.unlink_flow(old),
            None => Reach::default(),
        };
        let row = flow_row(&FlowView::from(flow), from, to, set);
        let (ix, new) = self.rows.flow_names.add(&flow.id);
        if new {
            self.rows.flows.push(row);
            self.flow_flags.push(Flags::NONE);
        } else {
            self.rows.flows[ix as usize] = row;
        }
        self.rows.link_flow(ix);
        self.reach_of_flow(ix, &mut reach);
        Ok(reach)
    }

    fn remove_flow(&mut self, id: &str) -> Result<Reach, Refused> {
        let ix = self.rows.find_flow(id).ok_or_else(|| Refused::NotThere(id.to_owned()))?;
        Ok(self.unlink_flow(ix))
    }

    fn unlink_flow(&mut self, ix: Ix) -> Reach {
        let mut reach = Reach::default();
        self.reach_of_flow(ix, &mut reach);
        self.rows.unlink_flow(ix);
        reach
    }

    fn reach_of_flow(&self, ix: Ix, reach: &mut Reach) {
        let flow = &self.rows.flows[ix as usize];
        let systems = [flow.from, flow.to].into_iter().filter(|end| self.rows.system(*end).is_some());
        reach.flagged.extend(systems);
        reach.counted.extend(self.rows.system(flow.to).map(|_| flow.to));
        reach.sets.push(flow.set);
        reach.flows.push(ix);
    }

    fn dependency_row(&self, dependency: &Dependency) -> Result<DependencyRow, Refused> {
        if let Some(aspect) = self.rules.availability {
            self.want_level(aspect, dependency.tolerates)?;
        }
        Ok(DependencyRow {
            consumer: self.want_system(&dependency.consumer)?,
            provider: self.want_system(&dependency.provider)?,
            tolerates: dependency.tolerates,
        })
    }

    fn add_dependency(&mut self, dependency: &Dependency) -> Result<Reach, Refused> {
        let row = self.dependency_row(dependency)?;
        self.rows.add_dependency(row);
        let circle = self.circle_of(row.consumer, row.provider);
        Ok(self.dependency_reach(row, circle))
    }

    fn remove_dependency(&mut self, dependency: &Dependency) -> Result<Reach, Refused> {
        let row = self.dependency_row(dependency)?;
        let mut equal =
            self.rows.needs.rows(row.consumer).filter(|ix| self.rows.dependencies[*ix as usize] == row);
        let ix = equal.next();
        drop(equal);
        let ix = ix.ok_or_else(|| Refused::NotThere(dependency.provider.clone()))?;
        let circle = self.circle_of(row.consumer, row.provider);
        self.rows.remove_dependency(ix);
        Ok(self.dependency_reach(row, circle))
    }

    fn dependency_reach(&mut self, row: DependencyRow, circle: Vec<Ix>) -> Reach {
        self.mark_circles(&circle);
        let mut flagged = circle;
        flagged.extend([row.consumer, row.provider]);
        let aspect = self.rules.availability;
        let counted = if aspect.is_some() { vec![row.provider] } else { Vec::new() };
        Reach { counted, aspect, flagged, ..Reach::default() }
    }

    fn put_adopted(&mut self, adopted: &Adopted) -> Result<Reach, Refused> {
        let ix = self.want_system(&adopted.system)?;
        self.want_levels(&adopted.levels)?;
        let row = AdoptedRow { levels: level_row(&adopted.levels), at: day(Some(&adopted.at)) };
        Ok(self.adopt(ix, Some(row)))
    }

    fn remove_adopted(&mut self, system: &str) -> Result<Reach, Refused> {
        let ix = self.want_system(system)?;
        if self.rows.system(ix).is_none_or(|row| row.adopted.is_none()) {
            return Err(Refused::NotThere(system.to_owned()));
        }
        Ok(self.adopt(ix, None))
    }

    fn adopt(&mut self, ix: Ix, row: Option<AdoptedRow>) -> Reach {
        if let Some(system) = self.rows.system_mut(ix) {
            system.adopted = row;
        }
        Reach { flagged: vec![ix], flows: self.rows.into.rows(ix).collect(), ..Reach::default() }
    }
}

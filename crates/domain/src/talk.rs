//! Which flags are talked about where, and which flows hinder adoption.

use crate::evaluation::Evaluation;
use crate::facts::Levels;
use crate::flag::{Flag, Flags};
use crate::names::Ix;
use crate::pack::Pack;
use crate::why::{Gap, Subject};

/// Who answers a flag. The answer is used wherever the thing appears.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answerer {
    /// This system's owner.
    ThisSystem,
    /// The owner of the system with this id, which sends.
    System(String),
    /// The information owner of the set.
    SetOwner,
}

/// A flag that is asked about, with everything here that it is raised on and the same people
/// answer for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The flag.
    pub flag: Flag,
    /// Whether nobody has to answer.
    pub noted: bool,
    /// Who answers.
    pub answerer: Answerer,
    /// What it is raised on, in ID order.
    pub on: Vec<Subject>,
}

/// A conversation that a system's people have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// The id of the conversation in the pack.
    pub conversation: String,
    /// What is asked: what this system answers first, then by flag; noted ones last.
    pub asked: Vec<Asked>,
}

/// On which side of a flow a system is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// It sends.
    Sender,
    /// It receives.
    Receiver,
}

/// A flow that hinders the adoption of levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The flow.
    pub flow: String,
    /// Where the system is.
    pub side: Side,
    /// The aspects in which the receiver is below the set.
    pub gaps: Vec<Gap>,
}

impl Evaluation {
    /// What the people of a system talk about: every flag that appears there, in conversations in
    /// the order of the pack. Empty for a system that is not there.
    pub fn talks(&self, pack: &Pack, system: &str) -> Vec<Talk> {
        let Some(ix) = self.rows.find_system(system) else { return Vec::new() };
        let asked = self.asked(ix);
        let of = |conversation: &str| -> Vec<Asked> {
            let here =
                |asked: &&Asked| pack.flag(asked.flag).is_some_and(|text| text.conversation == conversation);
            asked.iter().filter(here).cloned().collect()
        };
        let talks = pack.conversations.iter();
        let talks = talks.map(|talk| Talk { conversation: talk.id.clone(), asked: of(&talk.id) });
        talks.filter(|talk| !talk.asked.is_empty()).collect()
    }

    /// Everything that is asked about a system, noted flags last.
    fn asked(&self, ix: Ix) -> Vec<Asked> {
        let mut found = Found::default();
        let state = &self.systems[ix as usize];
        let id = self.rows.party_names.name(ix);
        for flag in state.flags.iter() {
            let noted = state.noted.contains(flag);
            found.add(flag, noted, Answerer::ThisSystem, Subject::System(id.to_owned()));
        }
        self.rows.each_carried(ix, |set| {
            let name = self.rows.set_names.name(set);
            found.all(self.sets[set as usize].flags, &Answerer::SetOwner, &Subject::Set(name.to_owned()));
        });
        for row in self.rows.into.rows(ix).chain(self.rows.out_of.rows(ix)) {
            let from = self.rows.flows[row as usize].from;
            // What an outside party sends is answered by the system that receives it.
            let answerer = if from == ix || self.rows.system(from).is_none() {
                Answerer::ThisSystem
            } else {
                Answerer::System(self.rows.party_names.name(from).to_owned())
            };
            let name = self.rows.flow_names.name(row);
            found.all(self.flow_flags[row as usize], &answerer, &Subject::Flow(name.to_owned()));
        }
        found.sorted()
    }

    /// The flows that hinder that `levels` are adopted for a system (AGG-09, in the aspects that
    /// the pack says), in ID order. A dated exception of the sending system's owner lifts one;
    /// the caller knows which there are.
    pub fn blocking(&self, system: &str, levels: &Levels) -> Vec<Block> {
        let Some(ix) = self.rows.find_system(system) else { return Vec::new() };
        let mut blocks: Vec<Block> = Vec::new();
        for row in self.rows.into.rows(ix) {
            self.block(row, Some(levels), Side::Receiver, &mut blocks);
        }
        for row in self.rows.out_of.rows(ix) {
            let own = self.rows.flows[row as usize].to == ix;
            self.block(row, own.then_some(levels), Side::Sender, &mut blocks);
        }
        blocks.sort_by(|a, b| (&a.flow, a.side).cmp(&(&b.flow, b.side)));
        blocks
    }

    fn block(&self, row: Ix, receiver: Option<&Levels>, side: Side, blocks: &mut Vec<Block>) {
        let raise = self.raise();
        let gaps = raise.downhill(&self.rows.flows[row as usize]).filter_map(|(aspect, level, adopted)| {
            let has = match receiver {
                Some(levels) => levels.get(aspect).copied().flatten(),
                None => adopted,
            };
            let known = &self.rules.aspects[aspect];
            let below = known.blocking && has.is_some_and(|has| has < level);
            below.then(|| Gap { aspect: known.id.clone(), level: Some(level), has })
        });
        let gaps: Vec<Gap> = gaps.collect();
        if !gaps.is_empty() {
            blocks.push(Block { flow: self.rows.flow_names.name(row).to_owned(), side, gaps });
        }
    }
}

/// What is asked, as it is found.
#[derive(Default)]
struct Found(Vec<Asked>);

impl Found {
    fn all(&mut self, flags: Flags, answerer: &Answerer, on: &Subject) {
        for flag in flags.iter() {
            self.add(flag, false, answerer.clone(), on.clone());
        }
    }

    fn add(&mut self, flag: Flag, noted: bool, answerer: Answerer, on: Subject) {
        match self.0.iter_mut().find(|asked| asked.flag == flag && asked.answerer == answerer) {
            Some(asked) => asked.on.push(on),
            None => self.0.push(Asked { flag, noted, answerer, on: vec![on] }),
        }
    }

    fn sorted(mut self) -> Vec<Asked> {
        for asked in &mut self.0 {
            asked.on.sort();
            asked.on.dedup();
        }
        self.0.sort_by(|a, b| (a.noted, &a.answerer, a.flag).cmp(&(b.noted, &b.answerer, b.flag)));
        self.0
    }
}

//! A parsed document as the rules look at it, without turning it into the domain's lists first.

use std::cell::RefCell;

use varsam_domain::facts::AuthorityKind;
use varsam_domain::source::{
    AdoptedView, DependencyView, FlowView, HoldingView, Ids, LevelRow, SetView, Source, SystemView,
};
use varsam_domain::{Evaluation, Pack};

use super::{FactsDocument, FactsProblem, FactsProblemKind, dto};
use varsam_domain::day::is_day;

use crate::json::{Code, Object};

/// A document under a pack, with what the document's types cannot say noted as it is met.
struct View<'a> {
    document: &'a dto::Facts,
    pack: &'a Pack,
    found: RefCell<Vec<FactsProblem>>,
}

impl FactsDocument {
    /// Answers the document, resolving its references once.
    ///
    /// # Errors
    /// Every wrong aspect, date, reference, identity and level.
    pub fn evaluate(&self, pack: &Pack) -> Result<Evaluation, Vec<FactsProblem>> {
        let view = View { document: &self.0, pack, found: RefCell::default() };
        let evaluation = Evaluation::checked(&view, pack);
        let mut found = view.found.into_inner();
        match evaluation {
            Ok(evaluation) if found.is_empty() => Ok(evaluation),
            Ok(_) => Err(found),
            Err(problems) => {
                found.extend(problems.into_iter().map(FactsProblem::from));
                Err(found)
            }
        }
    }
}

macro_rules! bits {
    ($codes:expr) => {
        $codes.iter().fold(0u16, |bits, Code(value)| bits | value.bit())
    };
}

/// Whether two aspects are the same. Nearly all have one letter.
fn same(one: &str, other: &str) -> bool {
    match (one.as_bytes(), other.as_bytes()) {
        ([one], [other]) => one == other,
        (one, other) => one == other,
    }
}

impl View<'_> {
    fn add(&self, place: String, kind: FactsProblemKind) {
        self.found.borrow_mut().push(FactsProblem { place, position: None, kind });
    }

    fn date(&self, place: impl FnOnce() -> String, date: &str) {
        if !is_day(date) {
            self.add(place(), FactsProblemKind::NotADate { value: date.to_owned() });
        }
    }

    fn levels(&self, place: impl Fn() -> String, levels: &dto::LevelsDto) -> LevelRow {
        let mut row = LevelRow::default();
        let (given, aspects) = (&levels.0, &self.pack.aspects);
        let known = aspects.len().min(row.len());
        // Written in the order of the pack is the rule.
        if given.len() == known && given.iter().zip(aspects).all(|((id, _), aspect)| same(id, &aspect.id)) {
            row.iter_mut().zip(given).for_each(|(place, (_, level))| *place = *level);
            return row;
        }
        for (aspect, level) in given {
            match self.pack.aspect_index(aspect).filter(|ix| *ix < known) {
                Some(ix) => row[ix] = *level,
                None => {
                    let aspect = aspect.clone();
                    self.add(format!("{}.{aspect}", place()), FactsProblemKind::UnknownAspect { aspect });
                }
            }
        }
        for aspect in aspects {
            if !given.iter().any(|(id, _)| *id == aspect.id) {
                self.add(place(), FactsProblemKind::MissingAspect { aspect: aspect.id.clone() });
            }
        }
        row
    }
}

impl Source for View<'_> {
    fn authorities(&self) -> impl ExactSizeIterator<Item = (&str, AuthorityKind)> {
        self.document.authorities.iter().map(|Object(authority)| (authority.id.as_str(), authority.kind.0))
    }

    fn systems(&self) -> impl ExactSizeIterator<Item = SystemView<'_>> {
        self.document.systems.iter().map(|Object(system)| SystemView {
            id: &system.id,
            authority: &system.authority,
            kind: system.kind.0,
            overview: system.overview,
            redundant: system.redundant,
            purposes: bits!(system.purposes),
        })
    }

    fn sets(&self) -> impl ExactSizeIterator<Item = SetView<'_>> {
        self.document.sets.iter().enumerate().map(|(ix, Object(set))| SetView {
            id: &set.id,
            authority: &set.authority,
            owner: set.owner.as_deref(),
            subjects: set.subjects.map(|code| code.0),
            records: set.records.map(|code| code.0),
            identifiers: bits!(set.identifiers),
            personal_data: bits!(set.personal_data),
            time_depth: set.time_depth.map(|code| code.0),
            topics: bits!(set.topics),
            time_bound: set.time_bound.as_deref(),
            parts: set.parts.as_deref().map(Ids::List),
            reaches: Ids::List(&set.reaches),
            levels: self.levels(|| format!("sets[{ix}].levels"), &set.levels),
        })
    }

    fn holdings(&self) -> impl ExactSizeIterator<Item = HoldingView<'_>> {
        self.document.holdings.iter().enumerate().map(|(ix, Object(holding))| {
            if let Some(since) = &holding.since {
                self.date(|| format!("holdings[{ix}].since"), since);
            }
            HoldingView {
                system: &holding.system,
                set: &holding.set,
                handling: holding.handling.0,
                master: holding.master,
                environment: holding.environment.0,
                since: holding.since.as_deref(),
            }
        })
    }

    fn flows(&self) -> impl ExactSizeIterator<Item = FlowView<'_>> {
        self.document.flows.iter().enumerate().map(|(ix, Object(flow))| FlowView {
            id: &flow.id,
            from: &flow.from,
            to: &flow.to,
            set: &flow.set,
            volume: flow.volume.0,
            receiver_levels: flow
                .receiver_levels
                .as_ref()
                .map(|levels| self.levels(|| format!("flows[{ix}].receiver_levels"), levels)),
        })
    }

    fn dependencies(&self) -> impl ExactSizeIterator<Item = DependencyView<'_>> {
        self.document.dependencies.iter().map(|Object(dependency)| DependencyView {
            consumer: &dependency.consumer,
            provider: &dependency.provider,
            tolerates: dependency.tolerates,
        })
    }

    fn adopted(&self) -> impl ExactSizeIterator<Item = AdoptedView<'_>> {
        self.document.adopted.iter().enumerate().map(|(ix, Object(entry))| {
            self.date(|| format!("adopted[{ix}].at"), &entry.at);
            let levels = self.levels(|| format!("adopted[{ix}].levels"), &entry.levels);
            AdoptedView { system: &entry.system, levels, at: &entry.at }
        })
    }
}

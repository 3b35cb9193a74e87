//! How far a result has come (`domain.md` §3.6).

/// A result goes through these in order; a later one may be reached without those between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// *Utkast*: not signed, or nobody who may decide took part.
    Draft,
    /// *Genomförd*: signed by the facilitator.
    Completed,
    /// *Yttrande*: the coordinator or the data protection officer has said something about it.
    Opinion,
    /// *Fastställd*: every owner has approved it.
    Adopted,
    /// *Omprövas*: adopted, and to be looked at again.
    Reconsidered,
    /// *Ersatt*: a later one has been adopted.
    Superseded,
}

/// What is known of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// Whether it is signed as more than a draft.
    pub completed: bool,
    /// Whether somebody who advises has said something about it.
    pub advised: bool,
    /// Whether every approval that it needs is in.
    pub approved: bool,
    /// Whether there is a reason to look at it again.
    pub reconsider: bool,
    /// Whether a later result of the same system has been adopted.
    pub overtaken: bool,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::Completed, Self::Opinion, Self::Adopted, Self::Reconsidered, Self::Superseded];

    /// Where a result stands. What was never adopted is not reconsidered, but it is superseded when
    /// a later one was adopted instead: nobody has to decide on it any more.
    pub fn of(known: Known) -> Self {
        match known {
            Known { overtaken: true, .. } => Self::Superseded,
            Known { completed: false, .. } => Self::Draft,
            Known { approved: true, reconsider: true, .. } => Self::Reconsidered,
            Known { approved: true, .. } => Self::Adopted,
            Known { advised: true, .. } => Self::Opinion,
            _ => Self::Completed,
        }
    }

    /// The code in data and messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Completed => "completed",
            Self::Opinion => "opinion",
            Self::Adopted => "adopted",
            Self::Reconsidered => "reconsidered",
            Self::Superseded => "superseded",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, Stage};

    fn known(facts: [bool; 5]) -> Known {
        let [completed, advised, approved, reconsider, overtaken] = facts;
        Known { completed, advised, approved, reconsider, overtaken }
    }

    #[test]
    fn the_stages_of_a_result() {
        let (no, yes) = (false, true);
        let table = [
            ([no, no, no, no, no], Stage::Draft),
            ([no, yes, yes, yes, no], Stage::Draft),
            ([yes, no, no, no, no], Stage::Completed),
            ([yes, no, no, yes, no], Stage::Completed),
            ([yes, yes, no, no, no], Stage::Opinion),
            ([yes, no, yes, no, no], Stage::Adopted),
            ([yes, yes, yes, no, no], Stage::Adopted),
            ([yes, yes, yes, yes, no], Stage::Reconsidered),
            ([yes, yes, yes, yes, yes], Stage::Superseded),
            ([no, no, no, no, yes], Stage::Superseded),
        ];
        for (facts, stage) in table {
            assert_eq!(Stage::of(known(facts)), stage, "{facts:?}");
        }
    }

    /// One thing more never takes a result back to an earlier stage.
    #[test]
    fn nothing_that_comes_to_be_known_leads_back() {
        for bits in 0..32_u8 {
            let facts: [bool; 5] = std::array::from_fn(|place| bits & (1 << place) != 0);
            for place in 0..5 {
                let mut more = facts;
                more[place] = true;
                assert!(Stage::of(known(more)) >= Stage::of(known(facts)), "{facts:?} and {place}");
            }
        }
    }
}

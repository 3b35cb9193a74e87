//! A content pack: the aspects, levels, words, categories, criteria and floors that a
//! municipality has decided to classify by. Packs are data; this is their shape in memory.

use std::collections::BTreeMap;

use crate::facts::{Band, Identifier, PersonalData, Topic};
use crate::flag::Flag;
use crate::thresholds::Thresholds;

/// A text in each language of the pack, by language code (`sv`, `en`).
pub type Text = BTreeMap<String, String>;

/// The fill, border and text colour of a level in one theme, as `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colours {
    /// Fill.
    pub fill: String,
    /// Border, at least 3:1 against every ground it stands on.
    pub border: String,
    /// Text on the fill, at least 4.5:1.
    pub text: String,
}

/// One step of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Stable identity within the pack; what the register stores.
    pub id: String,
    /// The number that people say and type.
    pub number: u8,
    /// Whether it is a way out to a separate analysis rather than more of the same.
    pub exit: bool,
    /// The word.
    pub word: Text,
    /// Colours by theme: `light`, `dark`, `contrast`.
    pub colours: BTreeMap<String, Colours>,
}

/// A scale of levels, lowest first. Every aspect may have its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Identity within the pack.
    pub id: String,
    /// Its levels, by rising number.
    pub levels: Vec<Level>,
}

/// What an aspect means for the rules, whatever a pack calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AspectRole {
    /// Information reaches only those who may have it.
    Confidentiality,
    /// Information is right and complete.
    Integrity,
    /// Information is there when needed.
    Availability,
    /// It can be shown who did what, and when.
    Traceability,
}

/// An aspect of protection, such as confidentiality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aspect {
    /// Identity within the pack and in facts: `K`, `R`, `T`, `S`.
    pub id: String,
    /// What it means for the rules.
    pub role: AspectRole,
    /// Its name.
    pub name: Text,
    /// The question asked for it.
    pub question: Text,
    /// The scale that its levels come from.
    pub scale: String,
    /// A short definition beside each level, by level id.
    pub anchors: BTreeMap<String, Text>,
}

/// A kind of consequence, with a criterion for each level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Identity within the pack.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Whether a user may leave it out.
    pub optional: bool,
    /// What each level means for it, by level id.
    pub criteria: BTreeMap<String, Text>,
}

/// What must be true of a set for a floor to apply; all parts that are given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FloorCondition {
    /// The set has this identifier.
    pub identifier: Option<Identifier>,
    /// The set has this kind of personal data.
    pub personal_data: Option<PersonalData>,
    /// The set is about at least this many.
    pub subjects_from: Option<Band>,
    /// A system of kind IoT or OT holds the set.
    pub held_by_device: bool,
    /// The set flows to the public.
    pub flows_to_public: bool,
}

/// A suggested minimum; going below wants a written reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Floor {
    /// Identity within the pack.
    pub id: String,
    /// When it applies.
    pub when: FloorCondition,
    /// The minimum level number per aspect id.
    pub levels: BTreeMap<String, u8>,
    /// Why, as a short clause ("here is …").
    pub why: Text,
    /// Where the rule comes from.
    pub source: String,
}

/// A question that a raised flag makes mandatory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Identity within the pack.
    pub id: String,
    /// The question.
    pub text: Text,
}

/// What people talk about together: flags that ask about the same thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversation {
    /// Identity within the pack.
    pub id: String,
    /// Its heading, as a question.
    pub title: Text,
    /// What it is about, in a sentence or two.
    pub introduction: Text,
}

/// What people meet when a flag is raised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlagText {
    /// The flag.
    pub flag: Flag,
    /// The question that a person is asked.
    pub title: Text,
    /// Why the flag was raised, with the placeholders of [`crate::why::PLACEHOLDERS`].
    pub why: Text,
    /// The id of the conversation that it belongs to.
    pub conversation: String,
    /// Ids of the questions to answer.
    pub questions: Vec<String>,
    /// Ids of the aspects that it can raise. When all of them are as high as they go, the flag
    /// is noted. Empty for a flag that is never noted.
    pub noted_aspects: Vec<String>,
    /// Where the rule comes from.
    pub source: String,
}

/// An information type of the whole organisation: a set that many have, classified once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InfoType {
    /// Identity within the pack.
    pub id: String,
    /// The field that it belongs to, as `school`.
    pub area: String,
    /// Its name.
    pub name: Text,
    /// What it covers.
    pub description: Text,
    /// The preset level number per aspect id.
    pub profile: BTreeMap<String, u8>,
    /// Whether a unit may lower the preset by itself. Raising is always free.
    pub may_lower: bool,
    /// Why the levels are what they are.
    pub why: Text,
    /// Which identifiers a set of this type has.
    pub identifiers: Vec<Identifier>,
    /// Which kinds of personal data a set of this type has.
    pub personal_data: Vec<PersonalData>,
    /// Which sensitive subjects a set of this type has.
    pub topics: Vec<Topic>,
    /// Which secrecy provisions it usually falls under.
    pub secrecy: Vec<String>,
}

/// A content pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Identity: `standard-0-3-krts`.
    pub id: String,
    /// Version: `2026-1`.
    pub version: String,
    /// Name.
    pub name: Text,
    /// What it was built on.
    pub sources: Vec<String>,
    /// The scales.
    pub scales: Vec<Scale>,
    /// The aspects, in the order in which they are shown.
    pub aspects: Vec<Aspect>,
    /// The consequence categories.
    pub categories: Vec<Category>,
    /// From which level number a written reason is mandatory.
    pub reason_from: u8,
    /// Suggested minimums.
    pub floors: Vec<Floor>,
    /// Ids of the aspects for which a downhill flow hinders adoption.
    pub blocking_aspects: Vec<String>,
    /// The limits of the rules.
    pub thresholds: Thresholds,
    /// The questions that flags ask.
    pub questions: Vec<Question>,
    /// What flags are talked about in, in the order of the talk.
    pub conversations: Vec<Conversation>,
    /// What people meet for each flag, in ID order.
    pub flags: Vec<FlagText>,
    /// Information types of the whole organisation.
    pub information_types: Vec<InfoType>,
}

impl Pack {
    /// The place of an aspect in [`crate::facts::Levels`].
    pub fn aspect_index(&self, id: &str) -> Option<usize> {
        self.aspects.iter().position(|aspect| aspect.id == id)
    }

    /// The place of the aspect with this role, if the pack has one.
    pub fn role_index(&self, role: AspectRole) -> Option<usize> {
        self.aspects.iter().position(|aspect| aspect.role == role)
    }

    /// The levels of an aspect, lowest first; empty for an aspect that the pack lacks.
    pub fn levels(&self, aspect: usize) -> &[Level] {
        self.aspects
            .get(aspect)
            .and_then(|aspect| self.scales.iter().find(|scale| scale.id == aspect.scale))
            .map_or(&[], |scale| &scale.levels)
    }

    /// The level of an aspect with this number.
    pub fn level(&self, aspect: usize, number: u8) -> Option<&Level> {
        self.levels(aspect).iter().find(|level| level.number == number)
    }

    /// The lowest level number that any aspect has.
    pub fn lowest(&self) -> Option<u8> {
        self.scales.iter().flat_map(|scale| &scale.levels).map(|level| level.number).min()
    }

    /// The highest level number of an aspect.
    pub fn highest(&self, aspect: usize) -> Option<u8> {
        self.levels(aspect).iter().map(|level| level.number).max()
    }

    /// What people meet for a flag.
    pub fn flag(&self, flag: Flag) -> Option<&FlagText> {
        self.flags.iter().find(|text| text.flag == flag)
    }

    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The level of an aspect with this id.
    pub fn level_by_id(&self, aspect: usize, id: &str) -> Option<&Level> {
        self.levels(aspect).iter().find(|level| level.id == id)
    }
}

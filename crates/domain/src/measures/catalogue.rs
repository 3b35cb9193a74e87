//! The content of a measure catalogue as data.

use std::collections::BTreeMap;

use crate::continuity::ContinuityRules;
use crate::flag::Flag;
use crate::pack::Text;
use crate::risk::{Appetite, Threat};

/// What a measure works through: the seeds say people, processes and technology; ISO/IEC 27002:2022
/// has the physical ones by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    /// People: training, duties, background.
    People,
    /// Process: decisions, routines, agreements.
    Process,
    /// Technology.
    Technology,
    /// Buildings, rooms, power.
    Physical,
}

impl Category {
    /// Every category.
    pub const ALL: [Self; 4] = [Self::People, Self::Process, Self::Technology, Self::Physical];

    /// The code in packs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Process => "process",
            Self::Technology => "technology",
            Self::Physical => "physical",
        }
    }
}

/// How much a measure costs, roughly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// Hours of work.
    Low,
    /// Days of work, or some money.
    Medium,
    /// A project, or much money.
    High,
}

impl Cost {
    /// Every class.
    pub const ALL: [Self; 3] = [Self::Low, Self::Medium, Self::High];

    /// The code in packs and registers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// Whose task a measure usually is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Identity.
    pub id: String,
    /// The function.
    pub name: Text,
}

/// A provision that measures answer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision {
    /// Identity.
    pub id: String,
    /// As people cite it.
    pub reference: String,
    /// What it is about, in our own words.
    pub title: Text,
    /// The month in which it was read against its text (`YYYY-MM`); `None` when nobody has.
    pub checked: Option<String>,
    /// The text it was read against.
    pub against: Option<String>,
}

/// When something asks for a measure: everything that is given must hold. Nothing given is the
/// baseline, which every system has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct When {
    /// The system's level is at least this number, per aspect id.
    pub levels: BTreeMap<String, u8>,
    /// The system is of kind IoT or OT.
    pub device: bool,
    /// An outside supplier has a part in it.
    pub external_supplier: bool,
    /// It carries personal data.
    pub personal_data: bool,
    /// This flag is raised on it.
    pub flag: Option<Flag>,
}

/// One thing that asks for a measure, and how far it wants the measure to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The grade that it asks for, from 1.
    pub grade: u8,
    /// When.
    pub when: When,
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// `M01` and so on.
    pub id: String,
    /// Name.
    pub title: Text,
    /// How it is when the measure is in place, for self-assessment (ÄR).
    pub is_text: Text,
    /// What is demanded in procurement (SKA).
    pub must_text: Text,
    /// What it works through.
    pub category: Category,
    /// Controls of ISO/IEC 27002:2022, by number only.
    pub iso27002: Vec<String>,
    /// Ids of provisions that it answers to.
    pub law: Vec<String>,
    /// What it usually costs.
    pub cost: Cost,
    /// What shows that it is in place.
    pub evidence: Text,
    /// Whose task it usually is.
    pub owner_role: String,
    /// What each grade means, lowest first; empty for a measure with one grade.
    pub grades: Vec<Text>,
    /// Everything that asks for it.
    pub asks: Vec<Ask>,
    /// What the measure rests on.
    pub sources: Vec<String>,
}

impl Measure {
    /// How many grades it has.
    pub fn highest_grade(&self) -> u8 {
        u8::try_from(self.grades.len()).unwrap_or(u8::MAX).max(1)
    }

    /// What a grade means; `None` for a measure with one grade.
    pub fn grade(&self, grade: u8) -> Option<&Text> {
        self.grades.get(usize::from(grade).checked_sub(1)?)
    }
}

/// A catalogue of measures for the levels of one model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// Identity, the same over editions.
    pub id: String,
    /// Edition.
    pub version: String,
    /// Name.
    pub name: Text,
    /// The model whose aspects and levels it names.
    pub model: String,
    /// What it rests on.
    pub sources: Vec<String>,
    /// Whose task measures are.
    pub roles: Vec<Role>,
    /// Law that measures refer to.
    pub law: Vec<Provision>,
    /// The measures, in the order in which they are shown.
    pub measures: Vec<Measure>,
    /// How long systems may be away.
    pub continuity: ContinuityRules,
    /// Words for how likely something is, from 0 upwards.
    pub likelihoods: Vec<Text>,
    /// What a unit is ready to bear until it says otherwise.
    pub appetite: Appetite,
    /// Causes that risks often have.
    pub threats: Vec<Threat>,
}

impl Catalogue {
    /// The measure with this id.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == id)
    }

    /// The provision with this id.
    pub fn provision(&self, id: &str) -> Option<&Provision> {
        self.law.iter().find(|law| law.id == id)
    }

    /// The role with this id.
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == id)
    }
}

/// Whether ISO/IEC 27002:2022 has a control with this number: 5.1–5.37, 6.1–6.8, 7.1–7.14,
/// 8.1–8.34.
pub fn is_iso27002(number: &str) -> bool {
    let Some((theme, control)) = number.split_once('.') else { return false };
    let last = match theme {
        "5" => 37,
        "6" => 8,
        "7" => 14,
        "8" => 34,
        _ => return false,
    };
    let plain = control.bytes().all(|byte| byte.is_ascii_digit()) && !control.starts_with('0');
    plain && control.parse::<u8>().is_ok_and(|control| (1..=last).contains(&control))
}

//! The content of an assessment as data: questions, rules, law.

use super::condition::Condition;
use crate::pack::Text;

/// Everything that an assessment asks and knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire {
    /// Identity, the same over editions.
    pub id: String,
    /// Edition.
    pub version: String,
    /// Name.
    pub name: Text,
    /// What it rests on.
    pub sources: Vec<String>,
    /// How many of the nine criteria ask for a data protection impact assessment. IMY: two.
    pub criteria_needed: u8,
    /// Harm to individuals, lowest first. Never the scale of the organisation's consequences.
    pub harm_levels: Vec<HarmLevel>,
    /// From which sum of likelihood (0 to 3) and place of the harm level a risk is high.
    pub high_risk_from: u8,
    /// The stop-gate for national security.
    pub gate: Vec<GateQuestion>,
    /// Groups of questions, in order.
    pub parts: Vec<Part>,
    /// Questions, in the order in which they are asked.
    pub questions: Vec<Question>,
    /// What the answers lead to.
    pub rules: Vec<Rule>,
    /// What is known without asking.
    pub prefills: Vec<Prefill>,
    /// Answers that cannot both be true.
    pub contradictions: Vec<Contradiction>,
    /// Law that questions, options and rules refer to.
    pub law: Vec<Law>,
}

impl Questionnaire {
    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// Whether a risk to individuals is high, from its likelihood (0 to 3) and its harm level.
    pub fn is_high_risk(&self, likelihood: u8, harm: &str) -> bool {
        let place = self.harm_levels.iter().position(|level| level.id == harm).unwrap_or_default();
        usize::from(likelihood) + place >= usize::from(self.high_risk_from)
    }

    /// The legal provision with this id.
    pub fn law(&self, id: &str) -> Option<&Law> {
        self.law.iter().find(|law| law.id == id)
    }
}

/// A level of harm to individuals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HarmLevel {
    /// Identity.
    pub id: String,
    /// The word.
    pub text: Text,
    /// What it means.
    pub means: Text,
}

/// A question of the stop-gate: yes, no or don't know, and never a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateQuestion {
    /// `SG-1` and so on.
    pub id: String,
    /// The question.
    pub text: Text,
    /// What it means, without asking for content.
    pub help: Text,
    /// Where it comes from.
    pub source: String,
}

/// A group of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Identity.
    pub id: String,
    /// Heading.
    pub title: Text,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionKind {
    /// By one of its options.
    One,
    /// By any of its options.
    Many,
    /// In words.
    Words,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// `LB-13`.
    pub id: String,
    /// The part it belongs to.
    pub part: String,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The question.
    pub text: Text,
    /// What it means, in plain words.
    pub help: Text,
    /// Where it comes from.
    pub source: String,
    /// Law to show beside it.
    pub law: Vec<String>,
    /// Whether it may be left.
    pub optional: bool,
    /// Whether "don't know" must be settled before the assessment can be finished.
    pub settle: bool,
    /// When it is asked; always without a condition. Names earlier questions only.
    pub when: Option<Condition>,
    /// Its options; an ordered scale from low to high where rules compare.
    pub options: Vec<Choice>,
    /// Words beside the choice.
    pub words: Option<Extra>,
    /// A day beside the choice.
    pub date: Option<Extra>,
}

impl Question {
    /// The option with this id.
    pub fn option(&self, id: &str) -> Option<&Choice> {
        self.options.iter().find(|choice| choice.id == id)
    }
}

/// An option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Identity within its question.
    pub id: String,
    /// What it says.
    pub text: Text,
    /// What it means, where the text is not enough.
    pub help: Option<Text>,
    /// "Don't know": excludes every other choice, and is never a no.
    pub unknown: bool,
    /// "None of these": excludes every other choice.
    pub exclusive: bool,
    /// The provision that it is.
    pub law: Option<String>,
}

/// Something that is asked beside the choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extra {
    /// Its label.
    pub label: Text,
    /// When it is asked; then it must be given.
    pub when: ExtraWhen,
}

/// When an [`Extra`] is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExtraWhen {
    /// Always.
    Always,
    /// When one of these options is chosen.
    Chosen(Vec<String>),
}

/// What a rule does when it hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Hand over to the säkerhetsskyddschef.
    Stop,
    /// It may not be done as it stands.
    NotSuitable,
    /// IMY must be consulted before anything starts.
    ConsultImy,
    /// A data protection impact assessment must be made first.
    DpiaRequired,
    /// One of the nine criteria, 1 to 9, is met.
    Criterion(u8),
    /// Something must be mended, by somebody, at some day.
    Condition {
        /// Whether nothing may start before it is.
        blocks_start: bool,
    },
    /// Worth knowing.
    Note,
}

impl Effect {
    /// The code in packs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::NotSuitable => "not_suitable",
            Self::ConsultImy => "consult_imy",
            Self::DpiaRequired => "dpia_required",
            Self::Criterion(_) => "criterion",
            Self::Condition { .. } => "condition",
            Self::Note => "note",
        }
    }
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// `OR-2.LB-05`.
    pub id: String,
    /// What it does.
    pub effect: Effect,
    /// When it hits.
    pub when: Condition,
    /// For a criterion: when it may be met.
    pub possible: Option<Condition>,
    /// When it is still shown and counts no more.
    pub lifted_when: Option<Condition>,
    /// What it is, in words.
    pub title: Text,
    /// What to do.
    pub next: Option<Text>,
    /// Where it comes from, short.
    pub article: Text,
    /// Law to show with it.
    pub law: Vec<String>,
}

/// An answer that is known without asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prefill {
    /// The question.
    pub question: String,
    /// What it is known from.
    pub from: PrefillFrom,
    /// The options it gives.
    pub choose: Vec<String>,
}

/// What an answer is known from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrefillFrom {
    /// A fact of the register, `personal_data:special`; see [`super::is_fact`].
    Register(String),
    /// Earlier answers of the same assessment.
    Answers(Condition),
}

/// Answers that cannot both be true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// Identity.
    pub id: String,
    /// When they stand against each other.
    pub when: Condition,
    /// Which they are, and what to look at.
    pub text: Text,
}

/// What a provision is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LawGroup {
    /// Legal basis, GDPR 6.1.
    LegalBasis,
    /// Exceptions for special categories, GDPR 9.2 with Swedish rules.
    Article9,
    /// Offences, GDPR 10.
    Article10,
    /// Personal identity numbers.
    Personnummer,
    /// Secrecy.
    Secrecy,
    /// What lifts secrecy.
    SecrecyOverride,
    /// Transfer to third countries.
    ThirdCountry,
    /// Bans on searches.
    SearchBan,
    /// Who supervises.
    Supervisor,
    /// Everything else.
    Other,
}

impl LawGroup {
    /// Every group.
    pub const ALL: [Self; 10] = [
        Self::LegalBasis,
        Self::Article9,
        Self::Article10,
        Self::Personnummer,
        Self::Secrecy,
        Self::SecrecyOverride,
        Self::ThirdCountry,
        Self::SearchBan,
        Self::Supervisor,
        Self::Other,
    ];

    /// The code in packs.
    pub fn code(self) -> &'static str {
        match self {
            Self::LegalBasis => "legal_basis",
            Self::Article9 => "article_9",
            Self::Article10 => "article_10",
            Self::Personnummer => "personnummer",
            Self::Secrecy => "secrecy",
            Self::SecrecyOverride => "secrecy_override",
            Self::ThirdCountry => "third_country",
            Self::SearchBan => "search_ban",
            Self::Supervisor => "supervisor",
            Self::Other => "other",
        }
    }
}

/// How strong a secrecy is. The law itself does not use these words; it belongs to the stycke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rekvisit {
    /// Secret if harm can be assumed.
    Straight,
    /// Secret if harm can be assumed for a special reason, or must be assumed.
    StraightQualified,
    /// Secret unless it is clear that no harm follows.
    Reversed,
    /// Secret without a test of harm.
    Absolute,
}

impl Rekvisit {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Straight, Self::StraightQualified, Self::Reversed, Self::Absolute];

    /// The code in packs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Straight => "rakt",
            Self::StraightQualified => "rakt_kvalificerat",
            Self::Reversed => "omvant",
            Self::Absolute => "absolut",
        }
    }
}

/// A legal provision, dated, and whether somebody has read it against the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Law {
    /// Identity.
    pub id: String,
    /// What it is used for.
    pub group: LawGroup,
    /// Where it stands: `OSL 23:2 st. 1`.
    pub reference: String,
    /// What it is about, in our words.
    pub title: Text,
    /// What it says, in our words.
    pub says: Text,
    /// For secrecy: how strong.
    pub rekvisit: Option<Rekvisit>,
    /// In force from (`YYYY-MM-DD`), where it matters.
    pub from: Option<String>,
    /// In force until (`YYYY-MM-DD`).
    pub until: Option<String>,
    /// When it was read against the text (`YYYY-MM`); `None`: it was not.
    pub checked: Option<String>,
    /// Which text it was read against.
    pub against: Option<String>,
    /// What to watch out for.
    pub note: Option<Text>,
}

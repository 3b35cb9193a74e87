//! The suitability assessment: whether information should be stored or transferred at all.
//!
//! The questions, their branches, the rules and the legal content are pack data
//! ([`Questionnaire`]); this module says what they mean. [`assess`] takes answers and what is known
//! already, and gives which questions are open, every rule that hits with the answers it hit on,
//! what is missing, and the outcome. Nothing here weighs purpose against risk: that is a person's
//! answer.

mod answer;
mod assess;
mod condition;
mod known;
mod questionnaire;

pub use answer::{Answer, AnswerProblem, Answers, Gap, check_answer};
pub use assess::{
    Assessment, Contradicted, Criteria, Hit, Known, Missing, OpenQuestion, Origin, Outcome, assess,
};
pub use condition::{Condition, DpiaState};
pub use known::{About, Gate, Named, Scene, is_fact, known_facts};
pub use questionnaire::{
    Choice, Contradiction, Effect, Extra, ExtraWhen, GateQuestion, HarmLevel, Law, LawGroup, Part, Prefill,
    PrefillFrom, Question, QuestionKind, Questionnaire, Rekvisit, Rule,
};

//! Suitability assessments as somebody at the desk makes them.

use std::collections::BTreeMap;

use varsam_app::dto::{
    AnswerAssessment, AssessmentAnswer, AssessmentView, SetCondition, StartAssessment, SubjectView,
};
use varsam_app::suitability;

use crate::Desk;

/// What an ordinary transfer to another committee is answered, where it is not known already; the
/// journeys in the real window answer the same.
const ANSWERS: &str = include_str!("../assessment.json");

#[derive(serde::Deserialize)]
struct Ordinary {
    chosen: Vec<String>,
    words: String,
    date: Option<String>,
}

impl Desk {
    /// Assesses everything that a system's result needs to have assessed.
    pub fn assess(&self, system: &str) {
        let due = suitability::suitability(&self.app, system).expect("the view").due;
        for due in due.into_iter().filter(|due| due.needed) {
            let begun = self.start_assessment(system, &due.about, due.subjects);
            self.answer_all(&begun.id);
            self.take_on_conditions(&begun.id);
            suitability::finish_assessment(&self.app, &begun.id).expect("finished");
        }
    }

    /// Begins an assessment.
    pub fn start_assessment(&self, system: &str, about: &str, subjects: Vec<SubjectView>) -> AssessmentView {
        let request = StartAssessment {
            system: system.to_owned(),
            about: about.to_owned(),
            title: String::new(),
            subjects,
        };
        suitability::start_assessment(&self.app, request).expect("begun").view
    }

    /// Answers every question of an assessment that lacks something, as an ordinary transfer would
    /// be; what the register knows stands.
    pub fn answer_all(&self, assessment: &str) -> AssessmentView {
        let table: BTreeMap<String, Ordinary> = serde_json::from_str(ANSWERS).expect("answers");
        loop {
            let view = suitability::assessment(&self.app, assessment).expect("the view");
            let Some(open) = view.questions.iter().find(|open| open.gap.is_some()) else { return view };
            let ordinary = table.get(&open.id).expect("an answer");
            let known = !open.answer.chosen.is_empty() && open.gap.as_deref() != Some("unsettled");
            let answer = AssessmentAnswer {
                chosen: if known { open.answer.chosen.clone() } else { ordinary.chosen.clone() },
                words: ordinary.words.clone(),
                date: ordinary.date.clone(),
            };
            self.answer_one(assessment, &open.id.clone(), answer);
        }
    }

    /// Answers one question.
    pub fn answer_one(&self, assessment: &str, question: &str, answer: AssessmentAnswer) -> AssessmentView {
        let request = AnswerAssessment {
            assessment: assessment.to_owned(),
            question: question.to_owned(),
            answer: Some(answer),
        };
        suitability::answer_assessment(&self.app, request).expect("answered").view
    }

    /// Gives every condition of an assessment an owner and a day.
    pub fn take_on_conditions(&self, assessment: &str) {
        let view = suitability::assessment(&self.app, assessment).expect("the view");
        for condition in view.conditions.into_iter().filter(|row| row.owner.is_empty()) {
            let request = SetCondition {
                assessment: assessment.to_owned(),
                rule: condition.rule,
                owner: "Enhetschef".to_owned(),
                due: Some("2027-01-31".to_owned()),
                met_at: None,
                note: String::new(),
            };
            suitability::set_condition(&self.app, request).expect("taken on");
        }
    }
}

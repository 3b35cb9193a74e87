//! Suitability assessments as somebody at the desk makes them.

use std::collections::BTreeMap;

use varsam_app::dto::{
    AnswerAssessment, AssessmentAnswer, AssessmentView, SetCondition, StartAssessment, SubjectView,
};
use varsam_app::suitability;

use crate::Desk;

/// What an ordinary transfer to another committee is answered, where it is not known already.
/// Question, options, words, day.
const ANSWERS: &[(&str, &[&str], &str, &str)] = &[
    ("LB-01", &["overforing"], "", ""),
    ("LB-02", &["ja"], "", ""),
    ("LB-04", &[], "Ge den andra nämnden det underlag som dess beslut vilar på.", ""),
    ("LB-05", &["finns"], "Reglementet, 3 §", ""),
    ("LB-06", &["nej"], "Varje uppgift är prövad mot ändamålet.", ""),
    ("LB-07", &["nej"], "", ""),
    ("LB-10", &["ja"], "", ""),
    ("LB-11", &["invanare"], "", ""),
    ("LB-12", &["100-999"], "", ""),
    ("LB-13", &["inga"], "", ""),
    ("LB-14", &["dsl-3-3"], "", ""),
    ("LB-15", &["nej"], "", ""),
    ("LB-16", &["nej"], "", ""),
    ("LB-16b", &["ja"], "Säker identifiering krävs.", ""),
    ("LB-17", &["nej"], "", ""),
    ("LB-18", &["inga"], "", ""),
    ("LB-90", &["svarat"], "Ombudet ser inga hinder.", "2026-10-05"),
    ("LB-90b", &["foljs"], "", ""),
    ("LB-20", &["gdpr-6-1-e"], "", ""),
    ("LB-21", &["finns"], "Reglementet, 3 §", ""),
    ("LB-25", &["forenligt"], "Ändamålet är detsamma.", ""),
    ("LB-30", &["ja"], "På webbplatsen.", ""),
    ("LB-31", &["ja"], "", ""),
    ("LB-32", &["ja"], "", ""),
    ("LB-33", &["ja"], "Allmänna handlingar sparas enligt planen.", ""),
    ("LB-34", &["ja"], "", ""),
    ("LB-35", &["begransning"], "", ""),
    ("LB-36", &["inga"], "", ""),
    ("LB-37", &["ja"], "", ""),
    ("LB-40", &["finns"], "Informationshanteringsplanen, två år.", ""),
    ("LB-41", &["ja_ordnat"], "", ""),
    ("LB-42", &["inga"], "", ""),
    ("LB-50", &["namnd"], "", ""),
    ("LB-51", &["osl-10-2"], "Mottagaren behöver dem för sitt eget beslut.", ""),
    ("LB-52", &["inget_bitrade"], "", ""),
    ("LB-53", &["nej"], "", ""),
    ("LB-54", &["nej"], "", ""),
    ("LB-54b", &["ja"], "Landets regler är bedömda.", ""),
    ("LB-55", &["nej"], "", ""),
    ("LB-56b", &["api"], "", ""),
    ("LB-56", &["krypterad", "mottagare", "kvittens", "radering", "kopior"], "", ""),
    ("LB-57", &["ja"], "", ""),
    ("LB-60", &["1"], "Merarbete.", ""),
    ("LB-61", &["1"], "Någon kan få ett brev som rör en annan.", ""),
    ("LB-62", &["0"], "Behörighet efter roll och logg.", ""),
    ("LB-63", &["ja"], "Nyttan är tydlig och riskerna små.", ""),
    ("LB-64", &["ja"], "Tjänsten finns också på papper.", ""),
    ("LB-70", &["nej"], "", ""),
    ("LB-71", &["nej"], "", ""),
    ("LB-72", &["nej"], "", ""),
    ("LB-73", &["nej"], "", ""),
    ("LB-74", &["nej"], "", ""),
    ("LB-75", &["nej"], "", ""),
    ("LB-76", &["nej"], "", ""),
    ("LB-77", &["nej"], "", ""),
    ("LB-78", &["nej"], "", ""),
    ("LB-79", &["inga"], "", ""),
    ("LB-80", &["nej"], "", ""),
    ("LB-81", &["nej"], "", ""),
    ("LB-82", &[], "Det är få personer och vanliga uppgifter.", ""),
    ("LB-91", &["ja"], "Företrädare har läst förslaget.", ""),
];

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
        let table: BTreeMap<&str, _> = ANSWERS.iter().map(|row| (row.0, row)).collect();
        loop {
            let view = suitability::assessment(&self.app, assessment).expect("the view");
            let Some(open) = view.questions.iter().find(|open| open.gap.is_some()) else { return view };
            let (_, chosen, words, date) = *table.get(open.id.as_str()).expect("an answer");
            let known = !open.answer.chosen.is_empty() && open.gap.as_deref() != Some("unsettled");
            let answer = AssessmentAnswer {
                chosen: match known {
                    true => open.answer.chosen.clone(),
                    false => chosen.iter().map(|&option| option.to_owned()).collect(),
                },
                words: (*words).to_owned(),
                date: (!date.is_empty()).then(|| (*date).to_owned()),
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

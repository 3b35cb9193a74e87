//! Whether a questionnaire hangs together: every branch leads somewhere, every name exists, every
//! text is there in both languages. Every problem is reported, each with its place.

use std::collections::{HashMap, HashSet};

use varsam_domain::suitability::{
    Condition, Effect, Extra, ExtraWhen, LawGroup, PrefillFrom, Question, QuestionKind, Questionnaire, Rule,
    is_fact,
};

use crate::pack::{Findings, PackProblem, PackProblemKind};
use varsam_domain::day::is_day;

/// Everything that is wrong.
pub(super) fn check(questionnaire: &Questionnaire) -> Vec<PackProblem> {
    let mut check = Check {
        places: questionnaire.questions.iter().map(|q| q.id.as_str()).zip(0..).collect(),
        law: questionnaire.law.iter().map(|law| law.id.as_str()).collect(),
        questionnaire,
        found: Findings::default(),
    };
    check.whole();
    check.questions();
    check.rules();
    check.prefills();
    check.contradictions();
    check.laws();
    check.found.0
}

struct Check<'a> {
    questionnaire: &'a Questionnaire,
    /// The place of each question.
    places: HashMap<&'a str, usize>,
    law: HashSet<&'a str>,
    found: Findings,
}

impl<'a> Check<'a> {
    fn whole(&mut self) {
        let (all, found) = (self.questionnaire, &mut self.found);
        found.filled("id", &all.id);
        found.filled("version", &all.version);
        found.both_languages("name", &all.name);
        found.unique("harm_levels", all.harm_levels.iter().map(|level| level.id.as_str()));
        found.unique("gate", all.gate.iter().map(|question| question.id.as_str()));
        found.unique("parts", all.parts.iter().map(|part| part.id.as_str()));
        found.unique("questions", all.questions.iter().map(|question| question.id.as_str()));
        found.unique("rules", all.rules.iter().map(|rule| rule.id.as_str()));
        found.unique("contradictions", all.contradictions.iter().map(|row| row.id.as_str()));
        found.unique("law", all.law.iter().map(|law| law.id.as_str()));
        for (list, empty) in [
            ("harm_levels", all.harm_levels.is_empty()),
            ("gate", all.gate.is_empty()),
            ("questions", all.questions.is_empty()),
            ("rules", all.rules.is_empty()),
        ] {
            if empty {
                found.add(list, PackProblemKind::Empty);
            }
        }
        // The highest harm that is very likely is always a high risk, and no harm never is.
        let highest = all.harm_levels.len().saturating_sub(1) + 3;
        if !(4..=highest).contains(&usize::from(all.high_risk_from)) {
            let (value, range) = (all.high_risk_from.to_string(), format!("4–{highest}"));
            found.add("high_risk_from", PackProblemKind::OutOfRange { value, range });
        }
        for (ix, level) in all.harm_levels.iter().enumerate() {
            found.both_languages(&format!("harm_levels[{ix}].text"), &level.text);
            found.both_languages(&format!("harm_levels[{ix}].means"), &level.means);
        }
        for (ix, question) in all.gate.iter().enumerate() {
            found.both_languages(&format!("gate[{ix}].text"), &question.text);
            found.both_languages(&format!("gate[{ix}].help"), &question.help);
            found.filled(&format!("gate[{ix}].source"), &question.source);
        }
        for (ix, part) in all.parts.iter().enumerate() {
            found.both_languages(&format!("parts[{ix}].title"), &part.title);
            if !all.questions.iter().any(|question| question.part == part.id) {
                let kind = PackProblemKind::UnreachablePart { part: part.id.clone() };
                found.add(format!("parts[{ix}]"), kind);
            }
        }
    }

    fn questions(&mut self) {
        let order: HashMap<&str, usize> =
            self.questionnaire.parts.iter().map(|part| part.id.as_str()).zip(0..).collect();
        let mut latest = 0;
        for (ix, question) in self.questionnaire.questions.iter().enumerate() {
            let place = format!("questions[{ix}]");
            match order.get(question.part.as_str()) {
                // Parts come one after the other, or "part 2 of 7" would be said twice.
                Some(&part) if part >= latest => latest = part,
                _ => {
                    let kind = PackProblemKind::UnknownPart { part: question.part.clone() };
                    self.found.add(format!("{place}.part"), kind);
                }
            }
            self.question(&place, question);
            if let Some(when) = &question.when {
                self.condition(&format!("{place}.when"), when, ix);
            }
        }
    }

    fn question(&mut self, place: &str, question: &Question) {
        self.found.both_languages(&format!("{place}.text"), &question.text);
        self.found.both_languages(&format!("{place}.help"), &question.help);
        self.found.filled(&format!("{place}.source"), &question.source);
        self.laws_exist(&format!("{place}.law"), &question.law);
        let options = question.options.iter().map(|choice| choice.id.as_str());
        self.found.unique(&format!("{place}.options"), options);
        let choices = question.options.iter().filter(|choice| !choice.unknown).count();
        let wrong = match question.kind {
            QuestionKind::Words => choices > 0 || question.words.is_some(),
            QuestionKind::One | QuestionKind::Many => choices == 0,
        };
        if wrong {
            let detail = "options do not fit its kind".to_owned();
            self.found.add(format!("{place}.options"), PackProblemKind::BadCondition { detail });
        }
        if question.settle && !question.options.iter().any(|choice| choice.unknown) {
            let detail = "settle needs an option that is unknown".to_owned();
            self.found.add(format!("{place}.settle"), PackProblemKind::BadCondition { detail });
        }
        for (at, choice) in question.options.iter().enumerate() {
            let place = format!("{place}.options[{at}]");
            self.found.both_languages(&format!("{place}.text"), &choice.text);
            if let Some(help) = &choice.help {
                self.found.both_languages(&format!("{place}.help"), help);
            }
            self.laws_exist(&format!("{place}.law"), choice.law.as_slice());
        }
        self.extra(&format!("{place}.words"), question, question.words.as_ref());
        self.extra(&format!("{place}.date"), question, question.date.as_ref());
    }

    fn extra(&mut self, place: &str, question: &Question, extra: Option<&Extra>) {
        let Some(extra) = extra else { return };
        self.found.both_languages(&format!("{place}.label"), &extra.label);
        if let ExtraWhen::Chosen(options) = &extra.when {
            self.options_exist(&format!("{place}.when"), question, options);
        }
    }

    fn rules(&mut self) {
        let end = self.questionnaire.questions.len();
        for (ix, rule) in self.questionnaire.rules.iter().enumerate() {
            let place = format!("rules[{ix}]");
            for (member, condition) in [
                ("when", Some(&rule.when)),
                ("possible", rule.possible.as_ref()),
                ("lifted_when", rule.lifted_when.as_ref()),
            ] {
                if let Some(condition) = condition {
                    self.condition(&format!("{place}.{member}"), condition, end);
                }
            }
            self.rule_texts(&place, rule);
        }
        let needed = Condition::CriteriaAtLeast(self.questionnaire.criteria_needed);
        let asks = |rule: &Rule| rule.effect == Effect::DpiaRequired && rule.when == needed;
        if !self.questionnaire.rules.iter().any(asks) {
            let range = "what a rule with the effect dpia_required asks for".to_owned();
            let value = self.questionnaire.criteria_needed.to_string();
            self.found.add("criteria_needed", PackProblemKind::OutOfRange { value, range });
        }
    }

    fn rule_texts(&mut self, place: &str, rule: &Rule) {
        self.found.both_languages(&format!("{place}.title"), &rule.title);
        self.found.both_languages(&format!("{place}.article"), &rule.article);
        self.laws_exist(&format!("{place}.law"), &rule.law);
        match (&rule.next, rule.effect) {
            (Some(next), _) => self.found.both_languages(&format!("{place}.next"), next),
            (None, Effect::Criterion(_) | Effect::Note) => {}
            (None, _) => {
                let kind = PackProblemKind::MissingMember { member: "next".to_owned() };
                self.found.add(place, kind);
            }
        }
    }

    fn prefills(&mut self) {
        for (ix, prefill) in self.questionnaire.prefills.iter().enumerate() {
            let place = format!("prefills[{ix}]");
            let Some(&at) = self.places.get(prefill.question.as_str()) else {
                let kind = PackProblemKind::UnknownQuestion { question: prefill.question.clone() };
                self.found.add(format!("{place}.question"), kind);
                continue;
            };
            let question = &self.questionnaire.questions[at];
            if prefill.choose.is_empty() || question.kind == QuestionKind::Words {
                self.found.add(format!("{place}.choose"), PackProblemKind::Empty);
            }
            self.options_exist(&format!("{place}.choose"), question, &prefill.choose);
            match &prefill.from {
                PrefillFrom::Answers(when) => self.condition(&format!("{place}.when"), when, at),
                PrefillFrom::Register(fact) if !is_fact(fact) => {
                    let kind = PackProblemKind::UnknownFact { fact: fact.clone() };
                    self.found.add(format!("{place}.from"), kind);
                }
                PrefillFrom::Register(_) => {}
            }
        }
    }

    fn contradictions(&mut self) {
        let end = self.questionnaire.questions.len();
        for (ix, row) in self.questionnaire.contradictions.iter().enumerate() {
            let place = format!("contradictions[{ix}]");
            self.condition(&format!("{place}.when"), &row.when, end);
            self.found.both_languages(&format!("{place}.text"), &row.text);
            if row.when.questions().len() < 2 {
                let detail = "a contradiction is between two questions".to_owned();
                self.found.add(format!("{place}.when"), PackProblemKind::BadCondition { detail });
            }
        }
    }

    fn laws(&mut self) {
        for (ix, law) in self.questionnaire.law.iter().enumerate() {
            let place = format!("law[{ix}]");
            self.found.filled(&format!("{place}.ref"), &law.reference);
            self.found.both_languages(&format!("{place}.title"), &law.title);
            self.found.both_languages(&format!("{place}.says"), &law.says);
            if let Some(note) = &law.note {
                self.found.both_languages(&format!("{place}.note"), note);
            }
            if law.rekvisit.is_some() != (law.group == LawGroup::Secrecy) {
                let detail = "a rekvisit belongs to secrecy, and secrecy has one".to_owned();
                self.found.add(format!("{place}.rekvisit"), PackProblemKind::BadCondition { detail });
            }
            if law.checked.is_some() != law.against.is_some() {
                let detail = "checked and against belong together".to_owned();
                self.found.add(format!("{place}.checked"), PackProblemKind::BadCondition { detail });
            }
            let month = law.checked.as_ref().map(|month| format!("{month}-01"));
            for (member, day) in [("from", &law.from), ("until", &law.until), ("checked", &month)] {
                if let Some(day) = day.as_ref().filter(|day| !is_day(day)) {
                    let kind =
                        PackProblemKind::OutOfRange { value: day.clone(), range: "YYYY-MM-DD".to_owned() };
                    self.found.add(format!("{place}.{member}"), kind);
                }
            }
        }
    }

    /// Every question that a condition names exists and stands before `end`; every option is one
    /// of its own.
    fn condition(&mut self, place: &str, condition: &Condition, end: usize) {
        match condition {
            Condition::Has { question, options } => {
                if let Some(question) = self.earlier(place, question, end) {
                    self.options_exist(place, question, options);
                }
            }
            Condition::AtLeast { question, option } => {
                if let Some(question) = self.earlier(place, question, end) {
                    self.options_exist(place, question, std::slice::from_ref(option));
                }
            }
            Condition::Answered { question } => {
                self.earlier(place, question, end);
            }
            Condition::CriteriaAtLeast(_) | Condition::CriteriaExactly(_) | Condition::Dpia(_) => {}
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| self.condition(place, part, end));
            }
            Condition::Not(part) => self.condition(place, part, end),
        }
    }

    fn earlier(&mut self, place: &str, id: &str, end: usize) -> Option<&'a Question> {
        let (kind, question) = match self.places.get(id) {
            Some(&at) if at < end => return Some(&self.questionnaire.questions[at]),
            Some(_) => (PackProblemKind::LaterQuestion { question: id.to_owned() }, None),
            None => (PackProblemKind::UnknownQuestion { question: id.to_owned() }, None),
        };
        self.found.add(place, kind);
        question
    }

    fn options_exist(&mut self, place: &str, question: &Question, options: &[String]) {
        for option in options.iter().filter(|id| question.option(id).is_none()) {
            let kind =
                PackProblemKind::UnknownOption { question: question.id.clone(), option: option.clone() };
            self.found.add(place, kind);
        }
    }

    fn laws_exist(&mut self, place: &str, laws: &[String]) {
        for law in laws.iter().filter(|law| !self.law.contains(law.as_str())) {
            self.found.add(place, PackProblemKind::UnknownLaw { law: law.clone() });
        }
    }
}

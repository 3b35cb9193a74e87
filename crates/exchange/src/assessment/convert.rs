//! From the document to the domain's questionnaire. What cannot be said in types alone, such as a
//! condition of two forms at once, is reported here with its place.

use varsam_domain::suitability::{
    Choice, Condition, Contradiction, DpiaState, Effect, Extra, ExtraWhen, GateQuestion, HarmLevel, Law,
    LawGroup, Part, Prefill, PrefillFrom, Question, QuestionKind, Questionnaire, Rekvisit, Rule,
};

use super::dto;
use crate::json::Object;
use crate::pack::{PackProblem, PackProblemKind};

/// The questionnaire of a document.
pub(super) fn into_domain(document: dto::Document) -> Result<Questionnaire, Vec<PackProblem>> {
    let mut conversion = Conversion::default();
    let questionnaire = Questionnaire {
        id: document.id,
        version: document.version,
        name: text(document.name),
        sources: document.sources,
        criteria_needed: document.criteria_needed,
        harm_levels: document.harm_levels.into_iter().map(|Object(level)| harm_level(level)).collect(),
        high_risk_from: document.high_risk_from,
        gate: document.gate.into_iter().map(|Object(question)| gate(question)).collect(),
        parts: document
            .parts
            .into_iter()
            .map(|Object(part)| Part { id: part.id, title: text(part.title) })
            .collect(),
        questions: conversion.each("questions", document.questions, Conversion::question),
        rules: conversion.each("rules", document.rules, Conversion::rule),
        prefills: conversion.each("prefills", document.prefills, Conversion::prefill),
        contradictions: conversion.each("contradictions", document.contradictions, Conversion::contradiction),
        law: conversion.each("law", document.law, Conversion::law),
    };
    if conversion.problems.is_empty() { Ok(questionnaire) } else { Err(conversion.problems) }
}

fn text(members: dto::Text) -> varsam_domain::pack::Text {
    members.0.into_iter().collect()
}

fn harm_level(level: dto::HarmLevel) -> HarmLevel {
    HarmLevel { id: level.id, text: text(level.text), means: text(level.means) }
}

fn gate(question: dto::GateQuestion) -> GateQuestion {
    GateQuestion {
        id: question.id,
        text: text(question.text),
        help: text(question.help),
        source: question.source,
    }
}

fn choice(choice: dto::Choice) -> Choice {
    Choice {
        id: choice.id,
        text: text(choice.text),
        help: choice.help.map(text),
        unknown: choice.unknown,
        exclusive: choice.exclusive,
        law: choice.law,
    }
}

/// What has been found to be wrong on the way.
#[derive(Default)]
struct Conversion {
    problems: Vec<PackProblem>,
}

impl Conversion {
    fn add(&mut self, place: impl Into<String>, kind: PackProblemKind) {
        self.problems.push(PackProblem { place: place.into(), position: None, kind });
    }

    fn each<D, T>(
        &mut self,
        list: &str,
        rows: Vec<Object<D>>,
        convert: impl Fn(&mut Self, &str, D) -> Option<T>,
    ) -> Vec<T> {
        let rows = rows.into_iter().enumerate();
        rows.filter_map(|(ix, Object(row))| convert(self, &format!("{list}[{ix}]"), row)).collect()
    }

    /// The value with a code, or a problem that names the codes there are.
    fn coded<T: Copy>(
        &mut self,
        place: String,
        found: &str,
        values: &[T],
        code: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let value = values.iter().copied().find(|value| code(*value) == found);
        if value.is_none() {
            let range = values.iter().map(|value| code(*value)).collect::<Vec<_>>().join(", ");
            self.add(place, PackProblemKind::OutOfRange { value: found.to_owned(), range });
        }
        value
    }

    fn question(&mut self, place: &str, dto: dto::Question<Vec<Object<dto::Choice>>>) -> Option<Question> {
        const KINDS: [(QuestionKind, &str); 3] =
            [(QuestionKind::One, "one"), (QuestionKind::Many, "many"), (QuestionKind::Words, "text")];
        let (kind, _) = self.coded(format!("{place}.kind"), &dto.kind, &KINDS, |(_, code)| code)?;
        Some(Question {
            id: dto.id,
            part: dto.part,
            kind,
            text: text(dto.text),
            help: text(dto.help),
            source: dto.source,
            law: dto.law,
            optional: dto.optional,
            settle: dto.settle,
            when: self.optional_condition(&format!("{place}.when"), dto.when),
            options: dto.options.into_iter().map(|Object(row)| choice(row)).collect(),
            words: dto.words.and_then(|Object(extra)| self.extra(&format!("{place}.words"), extra)),
            date: dto.date.and_then(|Object(extra)| self.extra(&format!("{place}.date"), extra)),
        })
    }

    fn extra(&mut self, place: &str, extra: dto::Extra) -> Option<Extra> {
        let when = match extra.when {
            dto::ExtraWhen::Word(word) if word == "always" => ExtraWhen::Always,
            dto::ExtraWhen::Chosen(options) => ExtraWhen::Chosen(options),
            dto::ExtraWhen::Word(value) => {
                let kind = PackProblemKind::OutOfRange { value, range: "always, [options]".to_owned() };
                self.add(format!("{place}.when"), kind);
                return None;
            }
        };
        Some(Extra { label: text(extra.label), when })
    }

    fn rule(&mut self, place: &str, dto: dto::Rule) -> Option<Rule> {
        let kinds = [
            Effect::Stop,
            Effect::NotSuitable,
            Effect::ConsultImy,
            Effect::DpiaRequired,
            Effect::Criterion(0),
            Effect::Condition { blocks_start: false },
            Effect::Note,
        ];
        let kind = self.coded(format!("{place}.effect"), &dto.effect, &kinds, Effect::code)?;
        let effect = match (kind, dto.criterion) {
            (Effect::Criterion(_), Some(number @ 1..=9)) => Effect::Criterion(number),
            (Effect::Criterion(_), number) => {
                let value = number.map(|number| number.to_string()).unwrap_or_default();
                let kind = PackProblemKind::OutOfRange { value, range: "1–9".to_owned() };
                self.add(format!("{place}.criterion"), kind);
                return None;
            }
            (Effect::Condition { .. }, _) => Effect::Condition { blocks_start: dto.blocks_start },
            (other, _) => other,
        };
        self.needless(place, &effect, &dto);
        Some(Rule {
            id: dto.id,
            effect,
            when: self.condition(&format!("{place}.when"), dto.when)?,
            possible: self.optional_condition(&format!("{place}.possible"), dto.possible),
            lifted_when: self.optional_condition(&format!("{place}.lifted_when"), dto.lifted_when),
            title: text(dto.title),
            next: dto.next.map(text),
            article: text(dto.article),
            law: dto.law,
        })
    }

    /// Members that say nothing with this effect.
    fn needless(&mut self, place: &str, effect: &Effect, dto: &dto::Rule) {
        let criterion = matches!(effect, Effect::Criterion(_));
        for (member, wrong) in [
            ("criterion", dto.criterion.is_some() && !criterion),
            ("possible", dto.possible.is_some() && !criterion),
            ("blocks_start", dto.blocks_start && !matches!(effect, Effect::Condition { .. })),
        ] {
            if wrong {
                let kind = PackProblemKind::BadCondition {
                    detail: format!("{member} says nothing with the effect {}", effect.code()),
                };
                self.add(format!("{place}.{member}"), kind);
            }
        }
    }

    fn prefill(&mut self, place: &str, dto: dto::Prefill) -> Option<Prefill> {
        let from = match (dto.from, dto.when) {
            (Some(fact), None) => PrefillFrom::Register(fact),
            (None, Some(when)) => PrefillFrom::Answers(self.condition(&format!("{place}.when"), when)?),
            _ => {
                let detail = "exactly one of from and when".to_owned();
                self.add(place, PackProblemKind::BadCondition { detail });
                return None;
            }
        };
        Some(Prefill { question: dto.question, from, choose: dto.choose })
    }

    fn contradiction(&mut self, place: &str, dto: dto::Contradiction) -> Option<Contradiction> {
        let when = self.condition(&format!("{place}.when"), dto.when)?;
        Some(Contradiction { id: dto.id, when, text: text(dto.text) })
    }

    fn law(&mut self, place: &str, dto: dto::Law) -> Option<Law> {
        let group = self.coded(format!("{place}.group"), &dto.group, &LawGroup::ALL, LawGroup::code)?;
        let rekvisit = match dto.rekvisit {
            None => None,
            Some(found) => {
                Some(self.coded(format!("{place}.rekvisit"), &found, &Rekvisit::ALL, Rekvisit::code)?)
            }
        };
        Some(Law {
            id: dto.id,
            group,
            reference: dto.reference,
            title: text(dto.title),
            says: text(dto.says),
            rekvisit,
            from: dto.from,
            until: dto.until,
            checked: dto.checked,
            against: dto.against,
            note: dto.note.map(text),
        })
    }

    fn optional_condition(&mut self, place: &str, dto: Option<Object<dto::Condition>>) -> Option<Condition> {
        dto.and_then(|condition| self.condition(place, condition))
    }

    fn condition(&mut self, place: &str, Object(dto): Object<dto::Condition>) -> Option<Condition> {
        let forms = [dto.question.is_some(), dto.criteria.is_some(), dto.dpia.is_some()];
        let joins = [dto.all.is_some(), dto.any.is_some(), dto.not.is_some()];
        let count = forms.iter().chain(&joins).filter(|&&there| there).count();
        let about_question = dto.has.is_some() || dto.at_least.is_some() || dto.answered.is_some();
        if count != 1 || (about_question && dto.question.is_none()) {
            let detail = "exactly one of question, criteria, dpia, all, any and not".to_owned();
            self.add(place, PackProblemKind::BadCondition { detail });
            return None;
        }
        if let Some(question) = dto.question {
            return self.about_question(place, question, (dto.has, dto.at_least, dto.answered));
        }
        if let Some(Object(criteria)) = dto.criteria {
            return match (criteria.at_least, criteria.exactly) {
                (Some(number), None) => Some(Condition::CriteriaAtLeast(number)),
                (None, Some(number)) => Some(Condition::CriteriaExactly(number)),
                _ => {
                    let detail = "exactly one of at_least and exactly".to_owned();
                    self.add(place, PackProblemKind::BadCondition { detail });
                    None
                }
            };
        }
        if let Some(state) = dto.dpia {
            let place = format!("{place}.dpia");
            return self.coded(place, &state, &DpiaState::ALL, DpiaState::code).map(Condition::Dpia);
        }
        if let Some(part) = dto.not {
            return Some(Condition::Not(Box::new(self.condition(&format!("{place}.not"), *part)?)));
        }
        let (word, parts) = match (dto.all, dto.any) {
            (Some(parts), _) => ("all", parts),
            (_, parts) => ("any", parts.unwrap_or_default()),
        };
        if parts.is_empty() {
            self.add(format!("{place}.{word}"), PackProblemKind::Empty);
        }
        let parts = self.each(&format!("{place}.{word}"), parts, |conversion, place, part| {
            conversion.condition(place, Object(part))
        });
        Some(if word == "all" { Condition::All(parts) } else { Condition::Any(parts) })
    }

    fn about_question(
        &mut self,
        place: &str,
        question: String,
        what: (Option<Vec<String>>, Option<String>, Option<bool>),
    ) -> Option<Condition> {
        match what {
            (Some(options), None, None) => Some(Condition::Has { question, options }),
            (None, Some(option), None) => Some(Condition::AtLeast { question, option }),
            (None, None, Some(true)) => Some(Condition::Answered { question }),
            _ => {
                let detail = "exactly one of has, at_least and answered = true".to_owned();
                self.add(place, PackProblemKind::BadCondition { detail });
                None
            }
        }
    }
}

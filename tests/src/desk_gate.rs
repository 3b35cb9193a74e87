use std::collections::BTreeMap;

use varsam_app::dto::{AnswerGate, FlowRow, PurgeRequest, StopRequest, StoppedView};
use varsam_app::{gate, import, links};

use crate::Desk;

/// What a person does at the stop-gate, and what tests of it need.
impl Desk {
    /// Answers every question of a system's stop-gate with no.
    pub fn pass_gate(&self, system: &str) {
        let request = AnswerGate { system: system.to_owned(), answers: self.answers("no") };
        let outcome = gate::answer_gate(&self.app, request).expect("answered").view;
        assert_eq!(outcome.stopped, None);
    }

    /// The same answer to every question of the stop-gate.
    pub fn answers(&self, answer: &str) -> BTreeMap<String, String> {
        let questions = gate::gate_questions(&self.app).expect("the questions");
        questions.into_iter().map(|question| (question.id, answer.to_owned())).collect()
    }

    /// Stops a system or a set; answers with the neutral code.
    pub fn stop(&self, kind: &str, id: &str) -> String {
        let request = StopRequest { kind: kind.to_owned(), id: id.to_owned() };
        gate::stop(&self.app, request).expect("stopped").view.rows.remove(0).code
    }

    /// Purges what is stopped.
    pub fn purge(&self, code: &str) -> StoppedView {
        let request = PurgeRequest { code: code.to_owned(), typed: code.to_owned() };
        gate::purge(&self.app, request).expect("purged").view
    }

    /// A flow between a system and another system, and that system.
    pub fn neighbour(&self, system: &str) -> (FlowRow, String) {
        let flows = links::links(&self.app, system).expect("links").flows;
        let mut pairs = flows.into_iter().map(|flow| {
            let other = if flow.from == system { flow.to.clone() } else { flow.from.clone() };
            (flow, other)
        });
        pairs.find(|(_, other)| other.starts_with("SYS-")).expect("a system beside it")
    }

    /// Reads tables in, all of them without a problem that hinders.
    pub fn read_in(&self, files: &[(&str, &str)]) {
        for (name, text) in files {
            std::fs::write(self.path(name), text).expect("written");
            self.app.host().answer(self.path(name));
        }
        let view = import::choose_import(&self.app).expect("read").expect("not cancelled");
        assert!(view.ready, "{:?}", view.problems);
        import::commit_import(&self.app).expect("written");
    }
}

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use varsam_app::dto::{
    AnswerTalk, Cell, DecisionWords, ExportReceipt, FlowException, SetFlowException, SetLevel, SetReason,
    SignResult, SignStatement, TalkAnswer, TaskState, TogetherView,
};
use varsam_app::{App, AppError, classify, export, identity, sample, sign, together};

use crate::HeadlessHost;

/// An application on a headless host with a folder of its own, and what a person does with it in
/// several steps.
pub struct Desk {
    folder: tempfile::TempDir,
    /// The application.
    pub app: App<HeadlessHost>,
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

impl Desk {
    /// A desk with nothing on it.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let app = App::new(HeadlessHost::new(folder.path()));
        Self { folder, app }
    }

    /// A path in the desk's own folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where the sample register lies.
    pub fn sample_register(&self) -> PathBuf {
        self.folder.path().join("hem/Varsam/Exempelstad.varsam")
    }

    /// Fills in every level and reason that a system's matrix lacks.
    pub fn complete(&self, system: &str) {
        for (set, aspect) in self.cells(system, |cell| cell.level.is_none()) {
            let (system, revision) = (system.to_owned(), self.revision(system, &set));
            let request = SetLevel { system, set, aspect, level: Some(2), revision };
            classify::set_level(&self.app, request).expect("a level");
        }
        for (set, aspect) in self.cells(system, |cell| cell.reason_missing) {
            let (system, revision) = (system.to_owned(), self.revision(system, &set));
            let reason = "Kännbart för den enskilde, och det tar tid att rätta till.".to_owned();
            let category = Some("individual".to_owned());
            let request = SetReason { system, set, aspect, category, reason, revision };
            classify::set_reason(&self.app, request).expect("a reason");
        }
    }

    /// Answers every conversation of a system that somebody must have: nothing is affected.
    pub fn talk(&self, system: &str) {
        let open = together::together(&self.app, system).expect("the view").talks;
        for talk in open.into_iter().filter(|talk| !talk.optional && talk.state != TaskState::Done) {
            self.answer(system, &talk.id, "no_effect").expect("an answer");
        }
    }

    /// Answers a conversation.
    ///
    /// # Errors
    /// Those of the use case.
    pub fn answer(&self, system: &str, talk: &str, outcome: &str) -> Result<TogetherView, AppError> {
        let new = outcome == "new_asset";
        let answer = TalkAnswer {
            outcome: outcome.to_owned(),
            answers: BTreeMap::new(),
            motivation: "Vi gick igenom det och ser inget nytt.".to_owned(),
            asset_name: new.then(|| "Samlad bild".to_owned()),
            asset_owner: new.then(|| "Verksamhetschef elevhälsa".to_owned()),
            answered_at: String::new(),
        };
        let request =
            AnswerTalk { system: system.to_owned(), talk: talk.to_owned(), answer, raise: BTreeMap::new() };
        together::answer_talk(&self.app, request).map(|changed| changed.view)
    }

    /// Lets every flow that hinders go for a time.
    pub fn except(&self, system: &str) {
        for block in together::together(&self.app, system).expect("the view").blocks {
            assert!(block.sends, "only a sender can let {} go", block.flow);
            let exception = FlowException {
                motivation: "Mottagaren höjs under våren.".to_owned(),
                until: "2027-06-30".to_owned(),
                decided_by: "Systemägaren".to_owned(),
            };
            let (system, flow) = (system.to_owned(), block.flow);
            let request = SetFlowException { system, flow, exception: Some(exception) };
            together::set_flow_exception(&self.app, request).expect("an exception");
        }
    }

    /// Does everything that must be done before a system's result can be signed.
    pub fn make_ready(&self, system: &str) {
        self.complete(system);
        self.talk(system);
        self.except(system);
        self.assess(system);
    }

    fn cells(&self, system: &str, which: impl Fn(&Cell) -> bool) -> Vec<(String, String)> {
        let matrix = classify::matrix(&self.app, system).expect("a matrix");
        let pairs = matrix.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row, cell)));
        let chosen = pairs.filter(|(_, cell)| which(cell));
        chosen.map(|(row, cell)| (row.set.clone(), cell.aspect.clone())).collect()
    }

    fn revision(&self, system: &str, set: &str) -> u32 {
        let matrix = classify::matrix(&self.app, system).expect("a matrix");
        matrix.rows.iter().find(|row| row.set == set).expect("the set").revision
    }

    /// The sample key that has a role.
    pub fn key(&self, role: &str) -> String {
        let all = identity::identities(&self.app).expect("identities");
        all.into_iter().find(|found| found.roles.iter().any(|r| r == role)).expect("a sample key").id
    }

    /// Signs a system's result as the sample facilitator.
    ///
    /// # Errors
    /// Those of the use case.
    pub fn sign_result(&self, system: &str) -> Result<(), AppError> {
        let request = SignResult {
            system: system.to_owned(),
            identity: self.key("facilitator"),
            passphrase: sample::PASSPHRASE.to_owned(),
        };
        sign::sign_result(&self.app, request).map(drop)
    }

    /// Approves a system's newest result in a role.
    ///
    /// # Errors
    /// Those of the use case.
    pub fn approve(&self, system: &str, role: &str) -> Result<(), AppError> {
        let request = SignStatement {
            system: system.to_owned(),
            role: role.to_owned(),
            verdict: "approve".to_owned(),
            text: String::new(),
            decision: DecisionWords::default(),
            identity: self.key(role),
            passphrase: sample::PASSPHRASE.to_owned(),
        };
        sign::sign_statement(&self.app, request).map(drop)
    }

    /// Exports a system's newest result with its approvals to `path`.
    pub fn export_bundle_to(&self, system: &str, path: &Path) -> ExportReceipt {
        self.app.host().answer(path);
        export::export_bundle(&self.app, system).expect("exported").expect("not cancelled")
    }

    /// Exports a system's newest result with its approvals.
    pub fn export_bundle(&self, system: &str) -> ExportReceipt {
        self.export_bundle_to(system, &self.path("resultat.vbundle"))
    }

    /// Exports the report on a system to `path`.
    pub fn export_pdf_to(&self, system: &str, path: &Path) -> ExportReceipt {
        self.app.host().answer(path);
        export::export_pdf(&self.app, system).expect("exported").expect("not cancelled")
    }
}

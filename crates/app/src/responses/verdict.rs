//! What is said of a file that came back. Only what holds is taken in; everything else is set
//! aside with its reason.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::SecondsFormat;
use uuid::Uuid;
use varsam_bundle::digest::sha256_hex;
use varsam_bundle::{Good, RawDocument, Receiver, ResponseOutcome, UsedKey, open_bundle, verify_response};
use varsam_exchange::questionnaire::{QuestionnaireProblem, identify};
use varsam_store::{Kind, Stamp, tables};

use crate::assignment::Form;
use crate::dto::ProblemDto;
use crate::session::{Asked, Session};
use crate::snapshot::Snapshot;
use crate::trust::Trust;
use crate::{App, AppError, Host};

/// What is said of a document or a workbook.
pub(super) struct Verdict {
    /// The code of its sentence.
    pub code: &'static str,
    pub function: Option<String>,
    pub problems: Vec<ProblemDto>,
    /// The rows to be written, when it is taken in.
    pub taken: Option<(tables::Response, Vec<tables::ResponseAnswer>)>,
}

impl Verdict {
    pub(super) fn aside(code: &'static str) -> Self {
        Self { code, function: None, problems: Vec::new(), taken: None }
    }

    fn of(self, assignment: &tables::Assignment) -> Self {
        Self { function: Some(assignment.function.clone()), ..self }
    }
}

/// What is there to hold answers against.
pub(super) struct Known<'a> {
    session: &'a Session,
    trust: Trust,
    assignments: Vec<(&'a tables::Assignment, Arc<Asked>)>,
    used: Vec<UsedKey>,
    revisions: BTreeMap<String, u32>,
    taken: Vec<String>,
    stamp: &'a Stamp,
    snapshot: &'a Snapshot,
}

impl<'a> Known<'a> {
    pub fn of(session: &'a Session, snapshot: &'a Snapshot, stamp: &'a Stamp) -> Result<Self, AppError> {
        let content = &snapshot.content;
        let assignments = content.assignments.iter().map(|row| session.asked(row).map(|asked| (row, asked)));
        let used = content.responses.iter().filter_map(|row| {
            Some(UsedKey { assignment: row.assignment.parse().ok()?, kid: row.kid.clone()? })
        });
        let revision = |row: &tables::InfoSet| u32::try_from(row.revision).unwrap_or(u32::MAX);
        let there = content.sets.iter().filter(|row| !snapshot.stopped.sets.contains_key(&row.id));
        Ok(Self {
            session,
            trust: session.trust(content)?,
            assignments: assignments.collect::<Result<_, _>>()?,
            used: used.collect(),
            revisions: there.map(|row| (row.id.clone(), revision(row))).collect(),
            taken: content.responses.iter().map(|row| row.sha256.clone()).collect(),
            stamp,
            snapshot,
        })
    }

    /// Says what a file is worth, each document in it by itself. What is taken is remembered, so
    /// that the same answer in two files is taken once.
    pub fn judge<H: Host>(
        &mut self,
        app: &App<H>,
        name: &str,
        bytes: &[u8],
    ) -> Result<Vec<Verdict>, AppError> {
        if name.to_lowercase().ends_with(".vbundle") || bytes.starts_with(b"{") {
            let Ok(documents) = open_bundle(bytes) else { return Ok(vec![Verdict::aside("not_a_bundle")]) };
            if documents.is_empty() {
                return Ok(vec![Verdict::aside("not_a_response")]);
            }
            return Ok(documents.iter().map(|document| self.document(app, document)).collect());
        }
        Ok(vec![self.workbook(bytes)?])
    }

    fn document<H: Host>(&mut self, app: &App<H>, document: &RawDocument<'_>) -> Verdict {
        let Some((place, outcome)) = self.held_against(app, document) else {
            return Verdict::aside("wrong_assignment");
        };
        let code = outcome.code();
        let (row, asked) = self.assignments[place].clone();
        let (_, body) = &*asked;
        let (good, late) = match outcome {
            ResponseOutcome::Good(good) | ResponseOutcome::StaleRevision(good) => (good, false),
            ResponseOutcome::Late { good, .. } => (good, true),
            ResponseOutcome::Bad(_) => return Verdict::aside("response_bad"),
            ResponseOutcome::NotAResponse => return Verdict::aside("not_a_response"),
            ResponseOutcome::WrongAssignment { .. } => return Verdict::aside("wrong_assignment"),
            _ => return Verdict::aside(code).of(row),
        };
        if row.withdrawn_at.is_some() {
            return Verdict::aside("withdrawn").of(row);
        }
        if self.taken.contains(&good.document_sha256) {
            return Verdict::aside("same").of(row);
        }
        if body.pack.sha256 != self.session.pack_sha256 || !self.levels_known(&good) {
            return Verdict::aside("other_pack").of(row);
        }
        let json = String::from_utf8_lossy(document.json).into_owned();
        let (response, answers) = self.signed(row, &good, late, json);
        let (answers, problems) = self.led(answers);
        let taken = (response, answers);
        self.taken.push(good.document_sha256.clone());
        if let Ok(assignment) = row.id.parse::<Uuid>() {
            self.used.push(UsedKey { assignment, kid: good.kid });
        }
        Verdict { taken: Some(taken), problems, ..Verdict::aside(code) }.of(row)
    }

    /// Answers about a set that was merged since are about what it was merged into, and that is said.
    /// Where there is an answer about that already, it stands.
    fn led(&self, answers: Vec<tables::ResponseAnswer>) -> (Vec<tables::ResponseAnswer>, Vec<ProblemDto>) {
        let content = &self.snapshot.content;
        let new = |set: &str| content.resolved(Kind::Set, set).to_owned();
        let (led, mut kept): (Vec<_>, Vec<_>) =
            answers.into_iter().partition(|row| new(&row.info_set) != row.info_set);
        let mut said = BTreeMap::new();
        for row in led {
            let info_set = new(&row.info_set);
            let args = [
                ("id".to_owned(), self.snapshot.set_name(&row.info_set)),
                ("name".to_owned(), self.snapshot.set_name(&info_set)),
            ];
            said.insert(row.info_set.clone(), BTreeMap::from(args));
            let row = tables::ResponseAnswer { info_set, ..row };
            if !kept.iter().any(|one| one.info_set == row.info_set && one.aspect == row.aspect) {
                kept.push(row);
            }
        }
        let note = |args| ProblemDto {
            code: "led_to_new".to_owned(),
            args,
            hinders: false,
            file: None,
            row: None,
            column: None,
        };
        (kept, said.into_values().map(note).collect())
    }

    /// What the document is worth as an answer to the assignment that it names. It is held against
    /// one of them first, which says which one that is.
    fn held_against<H: Host>(
        &self,
        app: &App<H>,
        document: &RawDocument<'_>,
    ) -> Option<(usize, ResponseOutcome)> {
        let against = |place: usize| {
            let receiver = Receiver {
                trust: self.trust.list.as_deref(),
                used: &self.used,
                revisions: &self.revisions,
                now: app.host.now(),
            };
            verify_response(document, &self.assignments[place].1.0, &receiver)
        };
        let first = (!self.assignments.is_empty()).then(|| against(0))?;
        let ResponseOutcome::WrongAssignment { found } = first else { return Some((0, first)) };
        let named = self.assignments.iter().position(|(_, asked)| asked.1.assignment == found);
        match named {
            Some(place) if place > 0 => Some((place, against(place))),
            _ => Some((0, first)),
        }
    }

    fn levels_known(&self, good: &Good) -> bool {
        let pack = &self.session.pack;
        good.body.answers.iter().all(|answer| {
            let Some(aspect) = pack.aspect_index(&answer.aspect) else { return false };
            let known = |id: &str| pack.level_by_id(aspect, id);
            let category = |id: &String| pack.categories.iter().any(|row| &row.id == id);
            let level = answer.level.as_ref().is_none_or(|level| {
                known(&level.level).is_some_and(|known| i64::from(known.number) == level.number)
            });
            level
                && answer.category.iter().all(category)
                && answer.consequences.iter().all(|(id, level)| category(id) && known(level).is_some())
        })
    }

    fn signed(
        &self,
        row: &tables::Assignment,
        good: &Good,
        late: bool,
        json: String,
    ) -> (tables::Response, Vec<tables::ResponseAnswer>) {
        let response = tables::Response {
            sha256: good.document_sha256.clone(),
            assignment: row.id.clone(),
            origin: "signed".to_owned(),
            kid: Some(good.kid.clone()),
            written_at: good.common.issued_at.to_rfc3339_opts(SecondsFormat::Millis, true),
            received_at: self.stamp.at.clone(),
            read_by: self.stamp.actor.clone(),
            late,
            notes: good.body.notes.clone(),
            jws: Some(json),
        };
        let answers = good.body.answers.iter().map(|answer| tables::ResponseAnswer {
            response: good.document_sha256.clone(),
            info_set: answer.set.clone(),
            aspect: answer.aspect.clone(),
            set_revision: i64::from(answer.set_revision),
            pack: self.session.pack.id.clone(),
            level: answer.level.as_ref().map(|level| level.level.clone()),
            category: answer.category.clone(),
            reason: answer.reason.clone(),
            consequences: serde_json::json!(answer.consequences).to_string(),
        });
        (response, answers.collect())
    }

    fn workbook(&mut self, bytes: &[u8]) -> Result<Verdict, AppError> {
        let mark = match identify(bytes) {
            Ok(mark) if ["sv", "en"].contains(&mark.language.as_str()) => mark,
            Ok(_) => return Ok(Verdict::aside("not_a_questionnaire")),
            Err(problem) => return Ok(Verdict::aside(problem.code())),
        };
        let found = self.assignments.iter().find(|(row, ..)| row.id == mark.assignment);
        let Some((row, asked)) = found.filter(|(row, ..)| row.document == mark.document) else {
            return Ok(Verdict::aside("wrong_assignment"));
        };
        let (row, (_, body)) = (*row, &**asked);
        if row.withdrawn_at.is_some() {
            return Ok(Verdict::aside("withdrawn").of(row));
        }
        let sha256 = sha256_hex(bytes);
        if self.taken.contains(&sha256) {
            return Ok(Verdict::aside("same").of(row));
        }
        if body.pack.sha256 != self.session.pack_sha256 {
            return Ok(Verdict::aside("other_pack").of(row));
        }
        let answers = match Form::of(row, body, &mark.language)?.read(bytes) {
            Ok(answers) => answers,
            Err(problems) => {
                let problems = problems.iter().map(problem).collect();
                return Ok(Verdict { problems, ..Verdict::aside("cells") }.of(row));
            }
        };
        let late = body.valid_until.to_string() < self.session.today;
        let stale = answers.iter().any(|answer| self.revisions.get(&answer.set) != Some(&answer.revision));
        let response = tables::Response {
            sha256: sha256.clone(),
            assignment: row.id.clone(),
            origin: "unsigned".to_owned(),
            kid: None,
            written_at: self.stamp.at.clone(),
            received_at: self.stamp.at.clone(),
            read_by: self.stamp.actor.clone(),
            late,
            notes: String::new(),
            jws: None,
        };
        let answers = answers.into_iter().map(|answer| tables::ResponseAnswer {
            response: sha256.clone(),
            info_set: answer.set,
            aspect: answer.aspect,
            set_revision: i64::from(answer.revision),
            pack: self.session.pack.id.clone(),
            level: answer.level,
            category: answer.category,
            reason: answer.reason,
            consequences: "{}".to_owned(),
        });
        let (answers, problems) = self.led(answers.collect());
        let taken = Some((response, answers));
        let code = match (late, stale) {
            (true, _) => "late",
            (false, true) => "stale_revision",
            (false, false) => "unsigned",
        };
        let verdict = Verdict { taken, problems, ..Verdict::aside(code) }.of(row);
        self.taken.push(sha256);
        Ok(verdict)
    }
}

fn problem(problem: &QuestionnaireProblem) -> ProblemDto {
    let (cell, value) = problem.place();
    let args = [("cell", cell), ("value", value)];
    let args = args.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?.to_owned())));
    ProblemDto {
        code: problem.code().to_owned(),
        args: args.collect(),
        hinders: true,
        file: None,
        row: None,
        column: None,
    }
}

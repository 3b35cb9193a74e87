//! Before a workshop, between two desks and through real files: the facilitator asks, the owner
//! answers in their own Varsam or in a workbook, and what comes back is compared and taken over.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use varsam_app::dto::{
    AnswerQuestion, AskableOwner, AssignmentState, AssignmentsView, CastVote, CompareCell, MergeAnswers,
    MergePick, ParticipantRow, PlanWorkshop, QuestionView, ResponseFile, ResponsesRead, SendAssignment,
    SentAssignment, SetLevel, SetOwner, WorkshopPlan,
};
use varsam_app::{
    AppError, assets, assignment, classify, pack_change, questions, register, responses, sample, workshop,
};
use varsam_tests::Desk;

/// Ekonomisystemet: fifteen sets from many owners.
const SYSTEM: &str = "SYS-16";

fn facilitator() -> Desk {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk
}

fn view(desk: &Desk) -> AssignmentsView {
    assignment::assignments(&desk.app, SYSTEM).expect("the view")
}

/// The owner with the most sets.
fn owner(desk: &Desk) -> AskableOwner {
    view(desk).owners.into_iter().max_by_key(|owner| owner.sets.len()).expect("an owner")
}

fn request(desk: &Desk, owner: &AskableOwner, form: &str) -> SendAssignment {
    SendAssignment {
        system: SYSTEM.into(),
        authority: owner.authority.clone(),
        function: owner.function.clone(),
        sets: owner.sets.clone(),
        form: form.into(),
        valid_until: "2027-01-31".into(),
        invitation: "Fyll i före torsdagens verkstad.".into(),
        identity: desk.key("facilitator"),
        passphrase: sample::PASSPHRASE.into(),
    }
}

fn send_as(desk: &Desk, file: &str, request: SendAssignment) -> SentAssignment {
    desk.app.host().answer(desk.path(file));
    assignment::send_assignment(&desk.app, request).expect("sent").expect("not cancelled").view
}

/// Sends to the owner with the most sets, and gives the file and the code.
fn send(desk: &Desk, function: &str) -> (PathBuf, String) {
    let owner = AskableOwner { function: function.into(), ..owner(desk) };
    let file = format!("{function}.vbundle");
    let sent = send_as(desk, &file, request(desk, &owner, "file"));
    (desk.path(&file), sent.code.expect("a code"))
}

/// A desk of the owner's own, with the assignment open.
fn open(file: &Path, code: &str) -> Desk {
    open_as(0, file, code)
}

/// As [`open`], of another owner than every other number.
fn open_as(number: u64, file: &Path, code: &str) -> Desk {
    let desk = Desk::new();
    desk.app.host().stir(1000 * number);
    reopen(&desk, file, code).expect("opened");
    desk
}

fn reopen(desk: &Desk, file: &Path, code: &str) -> Result<(), AppError> {
    desk.app.host().answer(file);
    assignment::choose_assignment(&desk.app).expect("read").expect("chosen");
    assignment::open_assignment(&desk.app, code.to_owned()).map(drop)
}

fn all_questions(desk: &Desk) -> Vec<QuestionView> {
    questions::questions(&desk.app, SYSTEM).expect("questions").questions
}

/// Answers every question with a level; the first with "vet inte" when `unsure`.
fn answer(desk: &Desk, level: u8, unsure: bool) {
    for (place, question) in all_questions(desk).into_iter().enumerate() {
        let unknown = unsure && place == 0;
        let revision =
            all_questions(desk).into_iter().find(|q| q.set == question.set).expect("the set").revision;
        let request = AnswerQuestion {
            system: SYSTEM.into(),
            set: question.set,
            aspect: question.aspect,
            consequences: Default::default(),
            level: (!unknown).then_some(level),
            unknown,
            reason: format!("Därför {level}."),
            revision,
        };
        questions::answer_question(&desk.app, request).expect("answered");
    }
}

fn hand_in(desk: &Desk, name: &str) -> PathBuf {
    let path = desk.path(name);
    desk.app.host().answer(&path);
    assignment::hand_in(&desk.app, "Se även ärendet.").expect("handed in").expect("not cancelled");
    path
}

fn take(desk: &Desk, files: &[&Path]) -> ResponsesRead {
    files.iter().for_each(|file| desk.app.host().answer(*file));
    responses::choose_responses(&desk.app, SYSTEM).expect("read").expect("not cancelled").view
}

fn outcome(desk: &Desk, file: &Path) -> ResponseFile {
    let mut files = take(desk, &[file]).files;
    assert_eq!(files.len(), 1);
    files.remove(0)
}

fn refused(desk: &Desk, file: &Path, code: &str) {
    let before = view(desk);
    let found = outcome(desk, file);
    assert_eq!((found.outcome.as_str(), found.taken), (code, false));
    assert_eq!(view(desk), before, "{code}: nothing is taken in");
}

fn pick(cell: &CompareCell, answer: usize, over: bool) -> MergeAnswers {
    let response = cell.answers[answer].response.clone();
    let pick = MergePick {
        set: cell.set.clone(),
        aspect: cell.aspect.clone(),
        response,
        revision: cell.revision,
        over,
    };
    MergeAnswers { system: SYSTEM.into(), picks: vec![pick] }
}

fn clear(desk: &Desk) {
    for row in classify::matrix(&desk.app, SYSTEM).expect("a matrix").rows {
        for cell in row.cells.iter().filter(|cell| cell.level.is_some()) {
            let rows = classify::matrix(&desk.app, SYSTEM).expect("a matrix").rows;
            let revision = rows.iter().find(|r| r.set == row.set).expect("the set").revision;
            let (set, aspect) = (row.set.clone(), cell.aspect.clone());
            let request = SetLevel { system: SYSTEM.into(), set, aspect, level: None, revision };
            classify::set_level(&desk.app, request).expect("cleared");
        }
    }
}

#[test]
fn an_owner_answers_alone_in_their_own_varsam_and_the_answers_are_taken_over() {
    let desk = facilitator();
    clear(&desk);
    let asked = owner(&desk);
    let (file, code) = send(&desk, &asked.function);
    let text = fs::read_to_string(&file).expect("the file");
    assert!(!text.contains(&code), "the code goes another way");
    assert_eq!(view(&desk).sent[0].state, AssignmentState::Sent);

    let owners = Desk::new();
    owners.app.host().answer(&file);
    let chosen = assignment::choose_assignment(&owners.app).expect("read").expect("chosen");
    assert_eq!(
        (chosen.function.as_str(), chosen.begun, chosen.expired),
        (asked.function.as_str(), false, false)
    );
    let wrong = assignment::open_assignment(&owners.app, "0000-0000-0000-0000".into()).expect_err("refused");
    assert_eq!(wrong.code, "assignment_code_wrong");
    let opened =
        assignment::open_assignment(&owners.app, code.to_lowercase().replace('-', " ")).expect("opened");
    assert!(opened.view.answering);
    assert_eq!(opened.view.systems.len(), 1);
    let shown = all_questions(&owners);
    assert_eq!(shown.len(), asked.sets.len() * 4, "the assigned sets and no other");
    assert!(shown.iter().all(|question| question.level.is_none() && question.reason.is_empty()));
    assert_eq!(assignment::hand_in(&owners.app, "").expect_err("refused").code, "nothing_answered");

    // Half of it, another day: it goes on where it was, and nothing of it can be read on the disk.
    answer(&owners, 2, true);
    varsam_app::start::close_register(&owners.app).expect("closed");
    for entry in fs::read_dir(owners.path("hem/Varsam/Uppdrag")).expect("a folder").flatten() {
        let bytes = fs::read(entry.path()).expect("a file");
        let found = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        assert!(!found("SQLite format") && !found("Därför") && !found(&code), "{:?}", entry.path());
    }
    reopen(&owners, &file, &code).expect("opened again");
    let standing = assignment::answering(&owners.app).expect("the view").expect("an assignment");
    assert_eq!(standing.answered, standing.questions);
    let answers = hand_in(&owners, "svar.vbundle");

    let read = take(&desk, &[&answers]);
    assert_eq!((read.files[0].outcome.as_str(), read.files[0].taken), ("good", true));
    let now = view(&desk);
    assert_eq!(now.sent[0].state, AssignmentState::Answered);
    assert_eq!((now.responses[0].signed, now.responses[0].notes.as_str()), (true, "Se även ärendet."));
    assert_eq!(now.cells.len(), shown.len());
    assert!(now.cells.iter().all(|cell| cell.level.is_none()), "no level changes by reading");

    let merged = responses::merge_agreed(&desk.app, SYSTEM).expect("merged").view;
    let taken: Vec<_> = merged.cells.iter().filter(|cell| cell.level == Some(2)).collect();
    assert_eq!(taken.len(), shown.len() - 1, "not what nobody knows");
    assert!(taken.iter().all(|cell| cell.origin.as_deref() == Some(asked.function.as_str())));
    assert!(merged.cells.iter().all(|cell| cell.answers.iter().all(|answer| !answer.stale)));
    varsam_app::undo(&desk.app).expect("undone");
    assert!(view(&desk).cells.iter().all(|cell| cell.level.is_none() && cell.origin.is_none()));
}

#[test]
fn the_same_response_twice_changes_nothing_and_a_later_one_takes_its_place() {
    let desk = facilitator();
    let (file, code) = send(&desk, "Ekonomichef");
    let owners = open(&file, &code);
    answer(&owners, 1, false);
    let first = hand_in(&owners, "forsta.vbundle");
    assert_eq!(outcome(&desk, &first).outcome, "good");
    refused(&desk, &first, "same");
    fs::copy(&first, desk.path("kopia.vbundle")).expect("copied");
    refused(&desk, &desk.path("kopia.vbundle"), "same");

    answer(&owners, 3, false);
    let second = hand_in(&owners, "andra.vbundle");
    let read = take(&desk, &[&second, &first]);
    let outcomes: Vec<&str> = read.files.iter().map(|file| file.outcome.as_str()).collect();
    assert_eq!(outcomes, ["good", "same"]);
    let now = view(&desk);
    assert_eq!(now.responses.len(), 1, "one answer per assignment");
    assert!(now.cells.iter().all(|cell| cell.answers.len() == 1 && cell.answers[0].level == Some(3)));
}

#[test]
fn what_is_said_is_compared_and_nothing_is_overwritten_unseen() {
    let desk = facilitator();
    clear(&desk);
    for (number, function, level) in [(1, "Ekonomichef", 1), (2, "Controller", 3), (3, "Redovisningschef", 1)]
    {
        let (file, code) = send(&desk, function);
        let owners = open_as(number, &file, &code);
        answer(&owners, level, function == "Controller");
        assert!(outcome(&desk, &hand_in(&owners, "svar.vbundle")).taken);
    }
    let cells = view(&desk).cells;
    let widest = &cells[0];
    let said: Vec<(Option<u8>, &str)> =
        widest.answers.iter().map(|answer| (answer.level, answer.function.as_str())).collect();
    assert_eq!(said, [(Some(1), "Ekonomichef"), (Some(1), "Redovisningschef"), (Some(3), "Controller")]);
    assert_eq!((widest.spread, widest.agreed), (2, false));
    let last = cells.last().expect("a cell");
    assert_eq!((last.spread, last.agreed), (0, false), "vet inte is apart from a level");
    assert_eq!(responses::merge_agreed(&desk.app, SYSTEM).expect_err("refused").code, "nothing_to_merge");

    responses::merge_answers(&desk.app, pick(widest, 2, false)).expect("taken over");
    let stale = responses::merge_answers(&desk.app, pick(widest, 0, true)).expect_err("an old sight");
    assert_eq!(stale.code, "conflict");
    let now = view(&desk).cells;
    let cell = now.iter().find(|c| c.set == widest.set && c.aspect == widest.aspect).expect("the cell");
    assert_eq!((cell.level, cell.origin.as_deref()), (Some(3), Some("Controller")));
    let unseen = responses::merge_answers(&desk.app, pick(cell, 0, false)).expect_err("unseen");
    assert_eq!(unseen.code, "merge_unseen");
    responses::merge_answers(&desk.app, pick(cell, 0, true)).expect("seen");

    // A level that somebody decides at the table is no longer anybody's answer, and is not lost.
    let now = view(&desk).cells;
    let cell = now.iter().find(|c| c.set == widest.set && c.aspect == widest.aspect).expect("the cell");
    let (set, aspect, revision) = (cell.set.clone(), cell.aspect.clone(), cell.revision);
    let request = SetLevel { system: SYSTEM.into(), set, aspect, level: Some(2), revision };
    classify::set_level(&desk.app, request).expect("decided");
    let now = view(&desk).cells;
    let cell = now.iter().find(|c| c.set == widest.set && c.aspect == widest.aspect).expect("the cell");
    assert_eq!((cell.level, &cell.origin), (Some(2), &None));
    assert!(cell.answers.iter().all(|answer| answer.stale), "decided since they were asked");
}

#[test]
fn what_does_not_hold_is_set_aside_with_its_reason() {
    let desk = facilitator();
    let (file, code) = send(&desk, "Ekonomichef");
    let owners = open(&file, &code);
    answer(&owners, 2, false);
    let good = hand_in(&owners, "svar.vbundle");
    let text = fs::read_to_string(&good).expect("the bundle");
    let put = |name: &str, text: &str| {
        fs::write(desk.path(name), text).expect("written");
        desk.path(name)
    };

    refused(&desk, &put("trasig.vbundle", "{"), "not_a_bundle");
    refused(&desk, &put("tom.vbundle", r#"{"varsam":"bundle/1","documents":[]}"#), "not_a_response");
    refused(&desk, &file, "not_a_response");

    // One letter of the payload, changed after signing.
    let edited = reworked(&text, |payload| payload.replace("Därför 2.", "Därför 3."));
    refused(&desk, &put("andrad.vbundle", &edited), "edited");

    // Another register's assignment.
    let elsewhere = facilitator();
    let _ = send(&elsewhere, "Kansliet");
    let (other, other_code) = send(&elsewhere, "Någon annan");
    let others = open(&other, &other_code);
    answer(&others, 2, false);
    refused(&desk, &hand_in(&others, "svar.vbundle"), "wrong_assignment");

    // Withdrawn: an answer to it is set aside; nothing else is.
    let id = view(&desk).sent[0].id.clone();
    assignment::withdraw_assignment(&desk.app, &id).expect("withdrawn");
    assert_eq!(view(&desk).sent[0].state, AssignmentState::Withdrawn);
    refused(&desk, &good, "withdrawn");
}

#[test]
fn a_key_answers_one_assignment_and_a_late_answer_says_so() {
    let desk = facilitator();
    let (file, code) = send(&desk, "Ekonomichef");
    let owners = open(&file, &code);
    answer(&owners, 2, false);
    desk.app.host().wait(100);
    assert_eq!(view(&desk).sent[0].state, AssignmentState::Expired);
    let found = outcome(&desk, &hand_in(&owners, "svar.vbundle"));
    assert_eq!((found.outcome.as_str(), found.taken), ("late", true));
    assert!(view(&desk).responses[0].late);
    let owner = AskableOwner { function: "Controller".into(), ..owner(&desk) };
    let again = SendAssignment { valid_until: "2027-12-31".into(), ..request(&desk, &owner, "file") };
    let sent = send_as(&desk, "tva.vbundle", again);
    // The same draw of randomness gives the same key: one that has answered another assignment.
    let second = open(&desk.path("tva.vbundle"), &sent.code.expect("a code"));
    answer(&second, 2, false);
    refused(&desk, &hand_in(&second, "svar.vbundle"), "key_of_another");
}

/// A bundle with the payload of its first document changed and nothing signed anew.
fn reworked(bundle: &str, change: impl Fn(String) -> String) -> String {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let (before, rest) = bundle.split_once("\"payload\":\"").expect("a payload");
    let (payload, after) = rest.split_once('"').expect("its end");
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(payload).expect("base64")).expect("text");
    let changed = URL_SAFE_NO_PAD.encode(change(text));
    format!("{before}\"payload\":\"{changed}\"{after}")
}

#[test]
fn a_key_that_the_code_does_not_vouch_for_is_unknown() {
    let desk = facilitator();
    let (file, code) = send(&desk, "Ekonomichef");
    let first = open(&file, &code);
    answer(&first, 2, false);
    let own = hand_in(&first, "svar.vbundle");
    assert!(outcome(&desk, &own).taken);
    // Somebody else with the file and the code makes a key of their own: the code has been used.
    let second = Desk::new();
    second.app.host().stir(50);
    reopen(&second, &file, &code).expect("opened");
    answer(&second, 3, false);
    refused(&desk, &hand_in(&second, "svar.vbundle"), "code_used");
}

#[test]
fn an_answer_about_a_set_that_has_changed_says_so() {
    let desk = facilitator();
    clear(&desk);
    let (file, code) = send(&desk, "Ekonomichef");
    let owners = open(&file, &code);
    answer(&owners, 2, false);
    let set = owner(&desk).sets[0].clone();
    let request = SetOwner { system: SYSTEM.into(), set: Some(set.clone()), owner: "Ny ägare".into() };
    assets::set_owner(&desk.app, request).expect("changed");
    let found = outcome(&desk, &hand_in(&owners, "svar.vbundle"));
    assert_eq!((found.outcome.as_str(), found.taken), ("stale_revision", true));
    let cells = view(&desk).cells;
    let stale: Vec<_> = cells.iter().filter(|cell| cell.answers[0].stale).collect();
    assert!(!stale.is_empty() && stale.iter().all(|cell| cell.set == set));
    assert_eq!(
        responses::merge_answers(&desk.app, pick(stale[0], 0, false)).expect_err("unseen").code,
        "merge_unseen"
    );
    responses::merge_agreed(&desk.app, SYSTEM).expect("the others");
    let cells = view(&desk).cells;
    assert!(cells.iter().all(|cell| (cell.set == set) == cell.level.is_none()), "what changed is left");
}

#[test]
fn levels_of_another_edition_are_not_taken_for_ours() {
    let desk = facilitator();
    let (file, code) = send(&desk, "Ekonomichef");
    let owners = open(&file, &code);
    answer(&owners, 1, false);
    let answered = hand_in(&owners, "svar.vbundle");
    let standard = include_bytes!("../../assets/packs/standard-0-3-krts/2026-1/pack.json");
    let mut pack: serde_json::Value = serde_json::from_slice(standard).expect("JSON");
    pack["version"] = "2027-1".into();
    std::fs::write(desk.path("modell.json"), pack.to_string()).expect("written");
    desk.app.host().answer(desk.path("modell.json"));
    pack_change::choose_pack(&desk.app).expect("read").expect("not cancelled");
    pack_change::move_to_pack(&desk.app).expect("moved");
    refused(&desk, &answered, "other_pack");
}

#[test]
fn an_owner_without_varsam_answers_in_a_workbook() {
    let desk = facilitator();
    clear(&desk);
    let owner = owner(&desk);
    let sent = send_as(&desk, "fragor.xlsx", request(&desk, &owner, "questionnaire"));
    assert_eq!(sent.code, None);
    let path = desk.path("fragor.xlsx");
    let empty = outcome(&desk, &path);
    assert_eq!((empty.outcome.as_str(), empty.problems[0].code.as_str()), ("cells", "questionnaire_empty"));

    let filled = desk.path("ifylld.xlsx");
    fs::write(&filled, fill(&path, "C2", "Vet inte")).expect("written");
    let found = outcome(&desk, &filled);
    assert_eq!((found.outcome.as_str(), found.taken), ("unsigned", true));
    refused(&desk, &filled, "same");
    let now = view(&desk);
    assert_eq!((now.responses[0].signed, now.responses[0].read_by.as_str()), (false, "prov"));
    assert_eq!((now.cells.len(), now.cells[0].answers[0].level), (1, None));

    let wrong = desk.path("fel.xlsx");
    fs::write(&wrong, fill(&path, "C3", "9 Apokalyptisk")).expect("written");
    let found = outcome(&desk, &wrong);
    assert_eq!((found.outcome.as_str(), found.taken), ("cells", false));
    assert_eq!(found.problems[0].code, "cell_level");
    assert_eq!(found.problems[0].args["cell"], "C3");

    let elsewhere = facilitator();
    refused(&elsewhere, &filled, "wrong_assignment");
    fs::write(desk.path("text.xlsx"), "inte en arbetsbok").expect("written");
    refused(&desk, &desk.path("text.xlsx"), "not_a_workbook");
}

/// The workbook with one answer, as a spreadsheet program writes it.
fn fill(path: &Path, cell: &str, value: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(fs::read(path).expect("a file"))).expect("a zip");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        if name == "xl/worksheets/sheet2.xml" {
            let start = text.find(&format!("<c r=\"{cell}\"")).expect("the cell");
            let end = start + text[start..].find("/>").expect("its end") + 2;
            text.replace_range(
                start..end,
                &format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{value}</t></is></c>"),
            );
        }
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("a zip").into_inner()
}

#[test]
fn an_assignment_that_cannot_be_made_or_read_says_why() {
    let desk = facilitator();
    let owner = owner(&desk);
    let good = request(&desk, &owner, "file");
    let refuse = |change: &dyn Fn(&mut SendAssignment), code: &str| {
        let mut request = good.clone();
        change(&mut request);
        desk.app.host().answer(desk.path("nej.vbundle"));
        let error = assignment::send_assignment(&desk.app, request).expect_err("refused");
        assert_eq!(error.code, code);
        // A dialog that was not opened has left its answer.
        let _ = varsam_app::Host::ask_responses(desk.app.host());
        assert!(!desk.path("nej.vbundle").exists());
    };
    refuse(&|r| r.sets.clear(), "nothing_to_ask");
    refuse(&|r| r.sets = vec!["finns inte".into()], "unknown_thing");
    refuse(&|r| r.function.clear(), "name_empty");
    refuse(&|r| r.valid_until = "2020-01-01".into(), "date_invalid");
    refuse(&|r| r.form = "brev".into(), "unknown_thing");
    refuse(&|r| r.passphrase = "fel lösenfras".into(), "wrong_key_passphrase");
    refuse(&|r| r.identity = desk.key("system_owner"), "wrong_role");
    assert!(view(&desk).sent.is_empty());
    assert_eq!(assignment::send_assignment(&desk.app, good).expect("cancelled"), None);

    let owners = Desk::new();
    let none = assignment::open_assignment(&owners.app, "x".into()).expect_err("none is chosen");
    assert_eq!(none.code, "assignment_none");
    fs::write(owners.path("annat.vbundle"), "{}").expect("written");
    owners.app.host().answer(owners.path("annat.vbundle"));
    assert_eq!(assignment::choose_assignment(&owners.app).expect_err("refused").code, "assignment_bad");
    assert!(register::register(&owners.app).is_err(), "nothing is open");
    assert_eq!(assignment::answering(&desk.app).expect("the view"), None);
    assert_eq!(assignment::hand_in(&desk.app, "").expect_err("refused").code, "assignment_none");
}

/// The seat of a function in the first round of a workshop about the system.
fn seat(desk: &Desk, function: &str) -> varsam_app::dto::SeatView {
    let seats = workshop::workshop(&desk.app, SYSTEM).expect("the workshop").seats;
    seats.into_iter().find(|seat| seat.function == function).expect("the seat")
}

#[test]
fn answers_from_before_are_the_votes_of_the_first_round_and_hidden_as_they() {
    let desk = facilitator();
    let (file, code) = send(&desk, "Ekonomichef");
    let theirs = open(&file, &code);
    answer(&theirs, 3, true);
    let answers = all_questions(&theirs).len();
    take(&desk, &[&hand_in(&theirs, "svar.vbundle")]);

    let person = |function: &str, part: &str| ParticipantRow {
        number: None,
        function: function.into(),
        part: part.into(),
        present: true,
    };
    let plan = WorkshopPlan {
        name: "Klassning".into(),
        date: None,
        place: String::new(),
        invitation: String::new(),
        participants: vec![
            person("Ekonomichef", "information_owner"),
            person("Handläggare", "business_expert"),
        ],
        agenda: Vec::new(),
        next_date: None,
    };
    workshop::plan_workshop(&desk.app, PlanWorkshop { system: SYSTEM.into(), plan }).expect("planned");
    assert!(seat(&desk, "Ekonomichef").answered_before && !seat(&desk, "Handläggare").answered_before);
    let begun = workshop::begin_round(&desk.app, SYSTEM).expect("begun").view;
    assert_eq!(seat(&desk, "Ekonomichef").voted as usize, answers);
    assert_eq!(seat(&desk, "Handläggare").voted, 0);
    let json = serde_json::to_string(&begun).expect("json");
    assert!(!json.contains("Därför 3."), "a vote is a vote, wherever it comes from");

    // Who answered before may vote otherwise.
    let key = begun.questions.iter().find(|q| !q.voted.is_empty()).expect("a vote").key.clone();
    let cast = |participant, level| CastVote {
        system: SYSTEM.into(),
        participant,
        key: key.clone(),
        level: Some(level),
        reason: "Nu vet jag mer.".into(),
    };
    workshop::cast_vote(&desk.app, cast(1, 1)).expect("voted");
    workshop::cast_vote(&desk.app, cast(2, 2)).expect("voted");
    let revealed = workshop::reveal_votes(&desk.app, SYSTEM).expect("revealed").view.disagreement;
    let row = revealed.iter().find(|row| row.key == key).expect("the question");
    assert_eq!(row.levels, [(1, 1), (2, 1)]);
    let votes: u32 =
        revealed.iter().map(|row| row.unknown + row.levels.iter().map(|(_, n)| n).sum::<u32>()).sum();
    assert_eq!(votes as usize, answers + 1, "the answers, and the one vote of who had sent none");
}

//! A system goes to another facilitator and comes back, between two registers on real files.

use std::fs;
use std::path::{Path, PathBuf};

use varsam_app::dto::{
    AnswerQuestion, AnswerTalk, Cell, DependencyRow, FlowRow, HandOver, HandedOver, NewRegister, NewSet,
    OpenRegister, ParticipantRow, PlanWorkshop, Reorganise, ReorganiseSeen, SendAssignment, SetEffective,
    SetLevel, SetLevels, SetOwner, SetReason, StartAssessment, SubjectView, TakeInView, TalkAnswer,
    ThingChange, WorkshopPlan,
};
use varsam_app::{
    App, AppError, Host, assets, assignment, bulk, classify, copy, effective, export, handover, links,
    questions, records, register, reorganise, review, sample, start, suitability, tasks, together, undo,
    workshop,
};
use varsam_store::Store;
use varsam_tests::{Desk, HeadlessHost};

/// Ekonomisystemet.
const SYSTEM: &str = "SYS-16";
const PASSPHRASE: &str = "fyra ord på rad";

fn town(stir: u64) -> Desk {
    let desk = Desk::new();
    desk.app.host().stir(stir);
    sample::open_sample(&desk.app).expect("opened");
    desk
}

/// A register of a municipality that is no sample, with nothing in it.
fn empty(stir: u64) -> Desk {
    let desk = Desk::new();
    desk.app.host().stir(stir);
    let request = NewRegister {
        name: format!("Register {stir}"),
        org: "212000-0142".into(),
        passphrase: PASSPHRASE.into(),
        passphrase_again: PASSPHRASE.into(),
    };
    start::create_register(&desk.app, request).expect("created");
    desk
}

/// As [`empty`], with the tables of the sample municipality in it.
fn filled(stir: u64) -> Desk {
    let desk = empty(stir);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/sample");
    let mut tables: Vec<(String, String)> = fs::read_dir(folder)
        .expect("the sample")
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "csv"))
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, fs::read_to_string(entry.path()).expect("a table"))
        })
        .collect();
    tables.sort();
    let tables: Vec<(&str, &str)> =
        tables.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    desk.read_in(&tables);
    desk
}

/// Hands a system over; the file and its code.
fn hand_over(desk: &Desk, system: &str, file: &str) -> (PathBuf, String) {
    let sent = try_hand_over(desk, system, file).expect("handed over");
    assert_eq!(sent.path, desk.path(file).display().to_string());
    let away = sent.system.away.expect("it is away");
    assert_eq!((away.to_whom.as_deref(), away.register), (Some("Samordnare Lisa"), None));
    (desk.path(file), sent.code)
}

fn try_hand_over(desk: &Desk, system: &str, file: &str) -> Result<HandedOver, AppError> {
    desk.app.host().answer(desk.path(file));
    let request = HandOver { system: system.into(), to_whom: "Samordnare Lisa".into() };
    handover::hand_over(&desk.app, request).map(|sent| sent.expect("not cancelled").view)
}

fn open(desk: &Desk, file: &Path, code: &str) -> Result<TakeInView, AppError> {
    desk.app.host().answer(file);
    handover::choose_handover(&desk.app)?.expect("chosen");
    handover::open_handover(&desk.app, code.into())
}

fn take_in(desk: &Desk, (file, code): &(PathBuf, String)) -> TakeInView {
    let view = open(desk, file, code).expect("opened");
    handover::take_in(&desk.app).expect("taken in");
    assert_nothing_left(desk);
    view
}

/// What was opened in Varsam's own folder is gone.
fn assert_nothing_left(desk: &Desk) {
    let temp = desk.path("profil/temp");
    let left: Vec<PathBuf> =
        fs::read_dir(temp).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    assert!(left.is_empty(), "{left:?}");
}

/// Refused, and the register is as it was.
fn refused(desk: &Desk, (file, code): &(PathBuf, String), expected: &str) -> AppError {
    let before = register::register(&desk.app).expect("a register");
    let bytes = fs::read(file).expect("the file");
    let error = open(desk, file, code).expect_err(expected);
    assert_eq!(error.code, expected, "{error:?}");
    assert_eq!(handover::take_in(&desk.app).expect_err("nothing was opened").code, "handover_none");
    assert_eq!(register::register(&desk.app).expect("a register"), before);
    assert_eq!(fs::read(file).expect("the file"), bytes, "the file is as it was");
    assert_nothing_left(desk);
    error
}

fn changed(view: &TakeInView) -> Vec<(&str, ThingChange)> {
    let things = view.things.iter().filter(|thing| thing.change != ThingChange::Same);
    things.map(|thing| (thing.name.as_str(), thing.change)).collect()
}

/// Sets a level of the first set of a system, and gives the set and its revision afterwards.
fn set_level(desk: &Desk, system: &str, level: u8) -> Result<(String, u32), AppError> {
    let rows = classify::matrix(&desk.app, system).expect("a matrix").rows;
    let row = rows.iter().find(|row| row.held).expect("a set of its own");
    let request = SetLevel {
        system: system.into(),
        set: row.set.clone(),
        aspect: row.cells[0].aspect.clone(),
        level: Some(level),
        revision: row.revision,
    };
    let view = classify::set_level(&desk.app, request)?.view;
    let now = view.rows.iter().find(|now| now.set == row.set).expect("the set");
    Ok((row.set.clone(), now.revision))
}

fn first_level(desk: &Desk, system: &str) -> Option<u8> {
    let rows = classify::matrix(&desk.app, system).expect("a matrix").rows;
    rows.iter().find(|row| row.held).expect("a set of its own").cells[0].level
}

#[test]
fn a_system_is_handed_over_worked_on_signed_there_and_handed_back() {
    let (home, other) = (town(0), town(5_000));
    // What only comes in is kept in both registers: there it has been assessed in the same way.
    other.complete(SYSTEM);
    home.make_ready(SYSTEM);
    home.sign_result(SYSTEM).expect("signed");
    let before = classify::matrix(&home.app, SYSTEM).expect("a matrix");

    let sent = hand_over(&home, SYSTEM, "ut.vhandover");
    let bytes = fs::read(&sent.0).expect("the file");
    let readable = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(!readable("Ekonomisystemet") && !readable("SQLite format") && !readable(&sent.1));
    assert!(set_level(&home, SYSTEM, 3).expect_err("locked").code == "handed_over");

    // There the same system stands in its own, older state: what gives way is said by name.
    let view = take_in(&other, &sent);
    assert_eq!(
        (view.system.as_str(), view.from.as_str(), view.left_at.clone()),
        ("Ekonomisystemet", "Exempelstad", None)
    );
    let told = changed(&view);
    assert!(told.contains(&("Ekonomisystemet", ThingChange::Replaced)), "{told:?}");
    assert!(told.iter().any(|(_, change)| *change == ThingChange::New), "the signed result: {told:?}");
    let result = review::review(&other.app, SYSTEM).expect("the view").result.expect("a result");
    assert!(!result.stale, "it says the same there");
    other.approve(SYSTEM, "information_owner").expect("approved");
    other.approve(SYSTEM, "system_owner").expect("approved");
    assert!(review::review(&other.app, SYSTEM).expect("the view").result.expect("a result").adopted);
    let (set, revision) = set_level(&other, SYSTEM, 3).expect("free there");

    let back = hand_over(&other, SYSTEM, "hem.vhandover");
    assert_eq!(set_level(&other, SYSTEM, 1).expect_err("it left").code, "handed_over");
    let view = take_in(&home, &back);
    assert!(view.left_at.is_some(), "it is one of ours");
    let told = changed(&view);
    assert!(told.iter().any(|(_, change)| *change == ThingChange::Replaced), "{told:?}");
    assert_eq!(first_level(&home, SYSTEM), Some(3));
    let now = classify::matrix(&home.app, SYSTEM).expect("a matrix");
    for (old, new) in before.rows.iter().zip(&now.rows) {
        assert!(new.revision >= old.revision, "{}", new.set);
        assert!(new.set != set || (new.revision == revision && new.revision > old.revision));
    }
    let list = tasks::task_list(&home.app, SYSTEM).expect("the list");
    assert!(list.system.away.is_none() && list.adopted_at.is_some());
    // Both statements verify here, and the result is a bundle again.
    let receipt = home.export_bundle(SYSTEM);
    assert_eq!(receipt.documents.len(), 3);
    set_level(&home, SYSTEM, 2).expect("free again");

    // Once more, from where it is now.
    let again = hand_over(&home, SYSTEM, "ut-igen.vhandover");
    let view = take_in(&other, &again);
    assert!(view.left_at.is_some(), "to them it comes back");
    assert_eq!(first_level(&other, SYSTEM), Some(2));
    assert!(tasks::task_list(&other.app, SYSTEM).expect("the list").system.away.is_none());
}

#[test]
fn nothing_about_it_can_be_changed_meanwhile() {
    let desk = town(0);
    let rows = classify::matrix(&desk.app, SYSTEM).expect("a matrix").rows;
    let row = rows.iter().find(|row| row.held).expect("a set of its own").clone();
    let (set, aspect, system) = (row.set.clone(), row.cells[0].aspect.clone(), SYSTEM.to_owned());
    let flows = links::links(&desk.app, SYSTEM).expect("links").flows;
    let sent = flows.iter().find(|flow| flow.from == SYSTEM).expect("a flow that it sends").clone();
    let talk =
        together::together(&desk.app, SYSTEM).expect("the view").talks.first().map(|talk| talk.id.clone());
    hand_over(&desk, SYSTEM, "ut.vhandover");
    let app = &desk.app;
    let ok = || (system.clone(), set.clone(), aspect.clone());
    let subject = || vec![SubjectView { kind: "system".into(), id: SYSTEM.into(), name: String::new() }];

    type Write<'a> = (&'a str, Box<dyn Fn() -> Result<(), AppError> + 'a>);
    let writes: Vec<Write<'_>> = vec![
        ("a level", Box::new(|| set_level(&desk, SYSTEM, 3).map(drop))),
        (
            "a reason",
            Box::new(|| {
                let (system, set, aspect) = ok();
                let reason = "Därför".to_owned();
                classify::set_reason(
                    app,
                    SetReason { system, set, aspect, category: None, reason, revision: row.revision },
                )
                .map(drop)
            }),
        ),
        (
            "an owner of the system",
            Box::new(|| {
                assets::set_owner(
                    app,
                    SetOwner { system: system.clone(), set: None, owner: "Någon annan".into() },
                )
                .map(drop)
            }),
        ),
        (
            "an owner of a set",
            Box::new(|| {
                assets::set_owner(
                    app,
                    SetOwner { system: system.clone(), set: Some(set.clone()), owner: "Någon annan".into() },
                )
                .map(drop)
            }),
        ),
        (
            "a set",
            Box::new(|| {
                let request = NewSet {
                    system: system.clone(),
                    name: "Ny".into(),
                    owner: String::new(),
                    description: String::new(),
                    personal_data: Vec::new(),
                    identifiers: Vec::new(),
                };
                assets::add_set(app, request).map(drop)
            }),
        ),
        (
            "an answer to a question",
            Box::new(|| {
                let (system, set, aspect) = ok();
                let (consequences, level, reason) = (Default::default(), Some(1), "Därför".into());
                let request = AnswerQuestion {
                    system,
                    set,
                    aspect,
                    consequences,
                    level,
                    unknown: false,
                    reason,
                    revision: row.revision,
                };
                questions::answer_question(app, request).map(drop)
            }),
        ),
        (
            "a flow",
            Box::new(|| {
                links::put_flow(app, SYSTEM, FlowRow { id: String::new(), ..sent.clone() }).map(drop)
            }),
        ),
        (
            "a flow that is there",
            Box::new(|| {
                links::put_flow(app, SYSTEM, FlowRow { purpose: "Ny".into(), ..sent.clone() }).map(drop)
            }),
        ),
        ("a flow that goes", Box::new(|| links::delete_flow(app, SYSTEM, &sent.id).map(drop))),
        (
            "a dependency",
            Box::new(|| {
                let request = DependencyRow {
                    id: 0,
                    consumer: SYSTEM.into(),
                    consumer_name: String::new(),
                    provider: "SYS-01".into(),
                    provider_name: String::new(),
                    tolerates: None,
                    note: String::new(),
                };
                links::put_dependency(app, SYSTEM, request).map(drop)
            }),
        ),
        (
            "a decided level",
            Box::new(|| {
                let request = SetEffective {
                    system: system.clone(),
                    aspect: aspect.clone(),
                    level: Some(3),
                    reason_code: "manual".into(),
                    reason: "Därför".into(),
                    owner_decision: String::new(),
                    coordinator_statement: String::new(),
                };
                effective::set_effective(app, request).map(drop)
            }),
        ),
        (
            "an assessment",
            Box::new(|| {
                let request = StartAssessment {
                    system: system.clone(),
                    about: "storage".into(),
                    title: "Ny".into(),
                    subjects: subject(),
                };
                suitability::start_assessment(app, request).map(drop)
            }),
        ),
        (
            "a workshop",
            Box::new(|| {
                let person = ParticipantRow {
                    number: None,
                    function: "Chef".into(),
                    part: "information_owner".into(),
                    present: true,
                };
                let plan = WorkshopPlan {
                    name: "Ny".into(),
                    date: None,
                    place: String::new(),
                    invitation: String::new(),
                    participants: vec![person],
                    agenda: Vec::new(),
                    next_date: None,
                };
                workshop::plan_workshop(app, PlanWorkshop { system: system.clone(), plan }).map(drop)
            }),
        ),
        (
            "an assignment",
            Box::new(|| {
                let view = assignment::assignments(app, SYSTEM)?;
                let owner = &view.owners[0];
                desk.app.host().answer(desk.path("uppdrag.vbundle"));
                let request = SendAssignment {
                    system: system.clone(),
                    authority: owner.authority.clone(),
                    function: "Chef".into(),
                    sets: owner.sets.clone(),
                    form: "file".into(),
                    valid_until: "2027-01-31".into(),
                    invitation: String::new(),
                    identity: desk.key("facilitator"),
                    passphrase: sample::PASSPHRASE.into(),
                };
                assignment::send_assignment(app, request).map(drop)
            }),
        ),
        (
            "an answer of a conversation",
            Box::new(|| {
                let Some(talk) = talk.clone() else { return Err(AppError::new("handed_over")) };
                let answer = TalkAnswer {
                    outcome: "no_effect".into(),
                    answers: Default::default(),
                    motivation: "Vi gick igenom det.".into(),
                    asset_name: None,
                    asset_owner: None,
                    answered_at: String::new(),
                };
                together::answer_talk(
                    app,
                    AnswerTalk { system: system.clone(), talk, answer, raise: Default::default() },
                )
                .map(drop)
            }),
        ),
        ("another hand-over", Box::new(|| try_hand_over(&desk, SYSTEM, "igen.vhandover").map(drop))),
    ];
    for (what, write) in &writes {
        let before = register::register(app).expect("a register").standing.saved_at;
        assert_eq!(write().expect_err(what).code, "handed_over", "{what}");
        assert_eq!(register::register(app).expect("a register").standing.saved_at, before, "{what}");
    }
    assert!(!desk.path("igen.vhandover").exists());
    let error = set_level(&desk, SYSTEM, 3).expect_err("locked");
    assert_eq!(error.args["whom"], "Samordnare Lisa");
    assert_eq!(error.args["at"].len(), 10);
    assert_eq!(undo(app).expect_err("nothing of before can be taken back").code, "nothing_to_undo");

    // A set that it shares is locked wherever it is; what is not its own is free.
    let other = matrix_with(&desk, &row.set);
    if let Some(other) = other {
        let rows = classify::matrix(app, &other).expect("a matrix").rows;
        let shared = rows.iter().find(|found| found.set == set).expect("the shared set");
        let request = SetLevel {
            system: other,
            set: set.clone(),
            aspect: aspect.clone(),
            level: Some(3),
            revision: shared.revision,
        };
        assert_eq!(classify::set_level(app, request).expect_err("locked").code, "handed_over");
    }
    let flow =
        flows.iter().find(|flow| flow.to == SYSTEM && flow.from.starts_with("SYS-")).expect("a flow to it");
    links::put_flow(app, &flow.from, FlowRow { purpose: "Ny".into(), ..flow.clone() })
        .expect("it is the sender's");
    // Reading, saving a report and stopping go on.
    desk.export_pdf_to(SYSTEM, &desk.path("rapport.pdf"));
    assert!(bulk::preview_bulk(app, &SetLevels { system: SYSTEM.into(), cells: Vec::new() }).is_ok());
    assert!(copy::similar_sets(app, &set).is_ok() && records::records(app).is_ok());
    let row =
        register::register(app).expect("a register").view.systems.into_iter().find(|row| row.id == SYSTEM);
    assert!(row.expect("the system").away.is_some(), "the list says it");
}

/// Another system that holds a set.
fn matrix_with(desk: &Desk, set: &str) -> Option<String> {
    let systems = register::register(&desk.app).expect("a register").view.systems;
    let holds = |id: &str| {
        classify::matrix(&desk.app, id).expect("a matrix").rows.iter().any(|row| row.set == set && row.held)
    };
    systems.into_iter().map(|row| row.id).find(|id| id != SYSTEM && holds(id))
}

#[test]
fn a_new_register_gets_the_system_and_the_names_around_it_and_no_more() {
    let (home, other) = (filled(0), empty(5_000));
    home.pass_gate(SYSTEM);
    let shown = handover::hand_over_view(&home.app, SYSTEM).expect("the view");
    assert!(!shown.round_open && !shown.sets.is_empty() && !shown.neighbours.is_empty());
    let sent = hand_over(&home, SYSTEM, "ut.vhandover");
    let view = take_in(&other, &sent);
    assert!(view.things.iter().all(|thing| matches!(thing.change, ThingChange::New | ThingChange::Guest)));
    let there = register::register(&other.app).expect("a register").view;
    assert_eq!(there.systems.len(), shown.neighbours.len() + 1);
    for row in there.systems.iter().filter(|row| row.id != SYSTEM) {
        let away = row.away.as_ref().expect("a guest");
        assert_eq!(away.register.as_deref(), Some("Register 0"));
        assert_eq!(row.owner, None, "no more than its name");
        let error = assets::set_owner(
            &other.app,
            SetOwner { system: row.id.clone(), set: None, owner: "Jag".into() },
        );
        assert!(matches!(error.expect_err("a guest").code, "kept_elsewhere" | "gate_first"));
    }
    set_level(&other, SYSTEM, 1).expect("its own");
    assert_eq!(open(&home, &sent.0, &sent.1).expect_err("its own file").code, "handover_own");
}

#[test]
fn a_round_trip_without_work_changes_nothing() {
    let home = filled(0);
    let all = register::register(&home.app).expect("a register").view.systems;
    // Systems of every kind and size, with and without adopted levels.
    let chosen: Vec<String> = all.iter().step_by(9).map(|row| row.id.clone()).collect();
    assert!(chosen.len() >= 5, "{chosen:?}");
    for (number, system) in chosen.iter().enumerate() {
        home.pass_gate(system);
        let other = empty(1_000 * (u64::try_from(number).expect("few") + 1));
        let before = (
            tasks::task_list(&home.app, system).expect("the list"),
            classify::matrix(&home.app, system).expect("a matrix"),
            links::links(&home.app, system).expect("links"),
            together::together(&home.app, system).expect("the view").talks,
            calculated(&home),
        );
        take_in(&other, &hand_over(&home, system, &format!("{system} ut.vhandover")));
        assert_eq!(cells(&other, system), cells(&home, system), "{system}: the same there");
        let view = take_in(&home, &hand_over(&other, system, &format!("{system} hem.vhandover")));
        let told = changed(&view);
        assert!(told.iter().all(|(_, change)| *change == ThingChange::Kept), "{system}: {told:?}");
        let after = (
            tasks::task_list(&home.app, system).expect("the list"),
            classify::matrix(&home.app, system).expect("a matrix"),
            links::links(&home.app, system).expect("links"),
            together::together(&home.app, system).expect("the view").talks,
            calculated(&home),
        );
        assert_eq!(after, before, "{system}");
    }
}

/// Of each set its id, its revision, and the level and reason for each aspect.
type Cells = Vec<(String, u32, Vec<(Option<u8>, String)>)>;

/// A system's sets with their revisions, levels and reasons. A suggested minimum may come from what
/// other systems do with a set, which does not go along.
fn cells(desk: &Desk, system: &str) -> Cells {
    let rows = classify::matrix(&desk.app, system).expect("a matrix").rows;
    let said = |cells: Vec<Cell>| cells.into_iter().map(|cell| (cell.level, cell.reason)).collect();
    rows.into_iter().map(|row| (row.set, row.revision, said(row.cells))).collect()
}

/// The calculated levels of every system.
fn calculated(desk: &Desk) -> Vec<(String, Vec<Option<u8>>)> {
    let systems = register::register(&desk.app).expect("a register").view.systems;
    systems.into_iter().map(|row| (row.id, row.calculated)).collect()
}

#[test]
fn what_does_not_belong_here_is_refused_and_nothing_changes() {
    let (home, other) = (town(0), town(5_000));
    let sent = hand_over(&home, SYSTEM, "ut.vhandover");
    for code in ["", "0000-0000-0000-0000", "inte en kod"] {
        refused(&other, &(sent.0.clone(), code.into()), "handover_code_wrong");
    }
    let with = |name: &str, bytes: &[u8]| {
        let path = other.path(name);
        fs::write(&path, bytes).expect("written");
        (path, sent.1.clone())
    };
    refused(&other, &with("text.vhandover", b"hej"), "handover_bad");
    refused(&other, &with("tom.vhandover", b""), "handover_bad");
    let whole = fs::read(&sent.0).expect("the file");
    refused(&other, &with("kort.vhandover", &whole[..whole.len() / 2 / 4096 * 4096]), "handover_damaged");
    let mut bent = whole.clone();
    bent[whole.len() / 2] ^= 1;
    refused(&other, &with("bytt.vhandover", &bent), "handover_damaged");
    let big = other.path("stor.vhandover");
    fs::File::create(&big).and_then(|file| file.set_len(64 * 1024 * 1024 + 4096)).expect("a large file");
    assert_eq!(open(&other, &big, &sent.1).expect_err("too large").code, "too_large");
    // A register is no parcel, and a parcel no register.
    let register = home.path("kopia.varsam");
    fs::copy(home.sample_register(), &register).expect("copied");
    refused(&other, &(register, sent.1.clone()), "handover_code_wrong");
    other.app.host().answer(&sent.0);
    let chosen = start::choose_register(&other.app).expect("asked").expect("chosen");
    let request = OpenRegister { id: chosen.id, passphrase: sent.1.clone() };
    assert_eq!(
        start::open_register(&other.app, request).expect_err("no register").code,
        "handover_not_register"
    );
    assert_eq!(fs::read(&sent.0).expect("the file"), whole, "and it is as it was");

    let stranger = empty(9_000);
    refused(&stranger, &sent, "handover_sample");
    let theirs = filled(8_000);
    theirs.pass_gate(SYSTEM);
    let from_there = hand_over(&theirs, SYSTEM, "ut.vhandover");
    register::set_organisation(&stranger.app, "212000-0001")
        .or_else(|_| register::set_organisation(&stranger.app, "556036-0793"))
        .expect("another");
    let error = refused(&stranger, &from_there, "handover_other_org");
    assert_eq!(error.args["theirs"], "212000-0142");
}

#[test]
fn a_file_counts_once_and_what_was_taken_back_stays_here() {
    let (home, other, third) = (town(0), town(5_000), town(9_000));
    let sent = hand_over(&home, SYSTEM, "ut.vhandover");
    take_in(&other, &sent);
    take_in(&third, &sent); // nobody can know
    let before = register::register(&other.app).expect("a register");
    let again = open(&other, &sent.0, &sent.1).expect("opened");
    assert!(again.already && again.things.is_empty());
    handover::take_in(&other.app).expect("nothing happens");
    assert_eq!(register::register(&other.app).expect("a register"), before);

    let (one, two) = (hand_over(&other, SYSTEM, "hem.vhandover"), hand_over(&third, SYSTEM, "hem.vhandover"));
    take_in(&home, &one);
    refused(&home, &two, "handover_ended");
    assert!(open(&home, &one.0, &one.1).expect("opened").already);

    // The file is lost: it is taken back, and what comes of it in spite of that is refused.
    let lost = hand_over(&home, SYSTEM, "borta.vhandover");
    refused(&home, &lost, "handover_own");
    let list = handover::take_back(&home.app, SYSTEM).expect("taken back").view;
    assert!(list.system.away.is_none());
    assert_eq!(handover::take_back(&home.app, SYSTEM).expect_err("it is here").code, "unknown_thing");
    set_level(&home, SYSTEM, 3).expect("free again");
    take_in(&other, &lost);
    set_level(&other, SYSTEM, 1).expect("worked on in vain");
    let late = hand_over(&other, SYSTEM, "sen.vhandover");
    refused(&home, &late, "handover_cancelled");
    assert_eq!(first_level(&home, SYSTEM), Some(3));

    // A file that does not follow from what is away.
    let _ = hand_over(&home, SYSTEM, "ut-igen.vhandover");
    let foreign = town(12_000);
    let error = refused(&home, &hand_over(&foreign, SYSTEM, "ut.vhandover"), "handover_elsewhere");
    assert_eq!(error.args["whom"], "Samordnare Lisa");
}

#[test]
fn it_may_go_on_to_a_third_and_come_home_from_there() {
    let (home, other, third) = (town(0), town(5_000), town(9_000));
    take_in(&other, &hand_over(&home, SYSTEM, "ut.vhandover"));
    take_in(&third, &hand_over(&other, SYSTEM, "vidare.vhandover"));
    set_level(&third, SYSTEM, 3).expect("free there");
    let view = take_in(&home, &hand_over(&third, SYSTEM, "hem.vhandover"));
    assert!(view.left_at.is_some());
    assert_eq!(first_level(&home, SYSTEM), Some(3));
    assert_eq!(set_level(&other, SYSTEM, 2).expect_err("it left").code, "handed_over");
}

#[test]
fn killed_between_the_file_and_the_lock_nothing_is_lost() {
    let (home, other) = (town(0), town(5_000));
    let register_file = home.sample_register();
    start::close_register(&home.app).expect("closed");
    let before = fs::read(&register_file).expect("the register");
    sample::open_sample(&home.app).expect("opened");
    let sent = hand_over(&home, SYSTEM, "ut.vhandover");
    // The register is as when the file had been written and nothing else.
    start::close_register(&home.app).expect("closed");
    fs::write(&register_file, &before).expect("as it was");
    sample::open_sample(&home.app).expect("opened");
    set_level(&home, SYSTEM, 3).expect("not locked: nobody has been told the code");
    take_in(&other, &sent);
    let back = hand_over(&other, SYSTEM, "hem.vhandover");
    let view = open(&home, &back.0, &back.1).expect("opened");
    assert_eq!(view.left_at, None, "nothing is known of it");
    assert!(
        view.things.iter().any(|thing| thing.change == ThingChange::Replaced),
        "and what gives way is said"
    );
}

#[test]
fn a_file_that_cannot_be_written_locks_nothing() {
    let desk = town(0);
    desk.app.host().answer(desk.path("finns inte/ut.vhandover"));
    let request = HandOver { system: SYSTEM.into(), to_whom: "Lisa".into() };
    assert!(handover::hand_over(&desk.app, request.clone()).is_err());
    assert!(handover::hand_over(&desk.app, request.clone()).expect("asked").is_none(), "cancelled");
    let nobody = HandOver { to_whom: " ".into(), ..request };
    assert_eq!(handover::hand_over(&desk.app, nobody).expect_err("nobody").code, "name_empty");
    assert_eq!(handover::hand_over_view(&desk.app, "SYS-37").expect_err("not asked").code, "gate_first");
    set_level(&desk, SYSTEM, 3).expect("free");
    assert_nothing_left(&desk);
}

#[test]
fn what_changed_since_it_was_shown_is_looked_at_again() {
    let (home, other) = (town(0), town(5_000));
    let sent = hand_over(&home, SYSTEM, "ut.vhandover");
    open(&other, &sent.0, &sent.1).expect("opened");
    let level = set_level(&other, SYSTEM, 3).expect("a change");
    assert_eq!(handover::take_in(&other.app).expect_err("moved").code, "handover_moved");
    assert_eq!(first_level(&other, SYSTEM), Some(3));
    open(&other, &sent.0, &sent.1).expect("opened");
    handover::cancel_handover(&other.app).expect("forgotten");
    assert_eq!(handover::take_in(&other.app).expect_err("forgotten").code, "handover_none");
    take_in(&other, &sent);
    let now = classify::matrix(&other.app, SYSTEM).expect("a matrix").rows;
    let row = now.iter().find(|row| row.set == level.0).expect("the set");
    assert!(row.revision > level.1, "two contents never have the same revision");
}

#[test]
fn nobody_is_handed_a_round_and_no_vote_leaves() {
    let (desk, other) = (town(0), town(5_000));
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
        participants: vec![person("Chef", "information_owner"), person("Handläggare", "business_expert")],
        agenda: Vec::new(),
        next_date: None,
    };
    workshop::plan_workshop(&desk.app, PlanWorkshop { system: SYSTEM.into(), plan }).expect("planned");
    let view = workshop::begin_round(&desk.app, SYSTEM).expect("begun").view;
    assert!(handover::hand_over_view(&desk.app, SYSTEM).expect("the view").round_open);
    assert_eq!(
        try_hand_over(&desk, SYSTEM, "ut.vhandover").expect_err("a round").code,
        "handover_round_open"
    );
    let question = view.questions.first().expect("a question").key.clone();
    for participant in [1, 2] {
        let vote = varsam_app::dto::CastVote {
            system: SYSTEM.into(),
            participant,
            key: question.clone(),
            level: Some(2),
            reason: "Zebraljus i källaren".into(),
        };
        workshop::cast_vote(&desk.app, vote).expect("cast");
    }
    workshop::reveal_votes(&desk.app, SYSTEM).expect("revealed");
    let sent = hand_over(&desk, SYSTEM, "ut.vhandover");
    let copy = desk.path("kopia");
    fs::copy(&sent.0, &copy).expect("copied");
    let parcel = Store::open_parcel(&copy, &sent.1, "prov", "t").expect("opened");
    assert!(parcel.votes(SYSTEM, 1).expect("votes").is_empty());
    assert!(!format!("{:?}", parcel.content().expect("content")).contains("Zebraljus"));
    drop(parcel);
    take_in(&other, &sent);
    let there = workshop::workshop(&other.app, SYSTEM).expect("the view");
    assert!(!there.questions.is_empty(), "the workshop and how the votes lay came along");
}

#[test]
fn what_was_purged_here_does_not_come_back() {
    let (home, other) = (town(0), town(5_000));
    let sent = hand_over(&home, SYSTEM, "ut.vhandover");
    take_in(&other, &sent);
    let back = hand_over(&other, SYSTEM, "hem.vhandover");
    let code = home.stop("system", SYSTEM);
    let error = refused(&home, &back, "handover_stopped");
    assert_eq!(error.args["code"], code);
    let listed = home.purge(&code);
    assert!(
        listed.left.iter().any(|row| row.kind == "file"),
        "the file must be called back: {:?}",
        listed.left
    );
    refused(&home, &back, "handover_purged");
    refused(&home, &sent, "handover_purged");
    let systems = register::register(&home.app).expect("a register").view.systems;
    assert!(systems.iter().all(|row| row.id != SYSTEM));
    assert!(export::export_pdf(&home.app, SYSTEM).is_err());
}

#[test]
fn the_file_of_an_assignment_is_no_register_to_hand_over_from_or_to() {
    let desk = town(0);
    let asked = assignment::assignments(&desk.app, SYSTEM).expect("the view").owners.remove(0);
    let file = desk.path("uppdrag.vbundle");
    desk.app.host().answer(&file);
    let request = SendAssignment {
        system: SYSTEM.into(),
        authority: asked.authority,
        function: "Chef".into(),
        sets: asked.sets,
        form: "file".into(),
        valid_until: "2027-01-31".into(),
        invitation: String::new(),
        identity: desk.key("facilitator"),
        passphrase: sample::PASSPHRASE.into(),
    };
    let code =
        assignment::send_assignment(&desk.app, request).expect("sent").expect("not cancelled").view.code;
    assert_eq!(handover::hand_over_view(&desk.app, SYSTEM).expect("the view").assignments, 1);
    let owner = Desk::new();
    owner.app.host().answer(&file);
    assignment::choose_assignment(&owner.app).expect("read").expect("chosen");
    assignment::open_assignment(&owner.app, code.expect("a code")).expect("opened");
    let away = handover::hand_over_view(&owner.app, SYSTEM).expect_err("no register");
    assert_eq!(away.code, "handover_assignment");
    owner.app.host().answer(&file);
    assert_eq!(handover::choose_handover(&owner.app).expect_err("no register").code, "handover_assignment");
}

/// It came from another register, and would come from there again.
#[test]
fn what_was_taken_in_is_no_draft_and_can_be_disposed_of() {
    let (home, other) = (filled(0), empty(5_000));
    home.pass_gate(SYSTEM);
    let sent = hand_over(&home, SYSTEM, "ut.vhandover");
    take_in(&other, &sent);
    let act = |change: Reorganise| {
        let seen = reorganise::preview_reorganise(&other.app, &change).expect("a preview");
        let request = ReorganiseSeen { change, seen: seen.seen };
        let codes: Vec<String> = seen.problems.into_iter().map(|problem| problem.code).collect();
        (codes, reorganise::reorganise(&other.app, &request))
    };
    let thing = || ("system".to_owned(), SYSTEM.to_owned());
    let (kind, id) = thing();
    let (hinders, _) = act(Reorganise::DeleteDraft { kind, id });
    assert!(hinders.iter().any(|code| code == "draft_handed_over"), "{hinders:?}");
    let (kind, id) = thing();
    act(Reorganise::Decommission {
        kind,
        id,
        at: "2026-01-01".into(),
        reason: "Avtalet har gått ut.".into(),
        goes_to: "Kommunarkivet".into(),
        sets: Vec::new(),
    })
    .1
    .expect("decommissioned");
    let (kind, id) = thing();
    let (decision, decided_at) = ("KS 2026/12".into(), "2026-02-01".into());
    act(Reorganise::Dispose { kind, id, decision, decided_at }).1.expect("disposed");
    let systems = register::register(&other.app).expect("a register").view.systems;
    assert!(systems.iter().all(|row| row.id != SYSTEM));
    assert!(open(&other, &sent.0, &sent.1).expect("opened").already, "it does not come in again");
}

/// Another window may be reading what is newer.
#[test]
fn what_a_crash_left_is_taken_away_at_the_next_start_and_nothing_else_is() {
    let desk = town(0);
    let now = std::time::SystemTime::from(desk.app.host().now());
    let left = |name: &str, days: u64| {
        let folder = desk.path("profil/temp").join(name);
        fs::create_dir_all(&folder).expect("made");
        fs::write(folder.join("parcel"), "x").expect("written");
        let at = now - std::time::Duration::from_secs(days * 86_400);
        fs::File::open(&folder).and_then(|folder| folder.set_modified(at)).expect("aged");
        folder
    };
    let (old, new) = (left("old", 2), left("new", 0));
    hand_over(&desk, SYSTEM, "ut.vhandover");
    assert!(new.exists());
    let _started_again = App::new(HeadlessHost::new(&desk.path("")));
    assert!(!old.exists() && new.exists());
}

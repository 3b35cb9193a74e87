//! The workshop through the use cases: planned, voted in private, revealed, decided, adopted.

use varsam_app::dto::{
    AgendaRow, CastVote, CloseWorkshop, DecideQuestion, NoteWorkshop, ParkedRow, ParticipantRow,
    PlanWorkshop, QuestionKey, StopRequest, WorkshopPlan, WorkshopState, WorkshopView,
};
use varsam_app::workshop::{
    begin_round, cast_vote, close_workshop, decide_question, export_minutes, note_workshop, plan_workshop,
    project, projector_view, reveal_votes, revote, show_question, workshop,
};
use varsam_app::{AppError, classify, gate, redo, register, review, sample, start, tasks, undo};
use varsam_store::Store;
use varsam_tests::Desk;

const SYSTEM: &str = "SYS-03";

/// What stands in a vote and must not be read before it is revealed.
const WHY: &str = "Zebraljus i källaren";

fn desk() -> Desk {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk
}

fn view(desk: &Desk) -> WorkshopView {
    workshop(&desk.app, SYSTEM).expect("the view")
}

fn person(function: &str, part: &str) -> ParticipantRow {
    ParticipantRow { number: None, function: function.into(), part: part.into(), present: true }
}

fn plan(participants: Vec<ParticipantRow>) -> WorkshopPlan {
    WorkshopPlan {
        name: "Klassning".into(),
        date: Some("2026-12-03".into()),
        place: "Sal 2".into(),
        invitation: "Välkomna".into(),
        participants,
        agenda: vec![AgendaRow { item: "Syfte".into(), minutes: 10 }],
        next_date: None,
    }
}

fn plan_with(desk: &Desk, people: &[(&str, &str)]) -> Result<WorkshopView, AppError> {
    let people = people.iter().map(|(function, part)| person(function, part)).collect();
    let request = PlanWorkshop { system: SYSTEM.into(), plan: plan(people) };
    plan_workshop(&desk.app, request).map(|changed| changed.view)
}

/// An owner, an expert who votes, and two who do not.
const PEOPLE: &[(&str, &str)] = &[
    ("Verksamhetschef", "information_owner"),
    ("Handläggare", "business_expert"),
    ("Samordnare", "facilitator"),
    ("Driften", "it_operations"),
];

fn begun(desk: &Desk) -> WorkshopView {
    plan_with(desk, PEOPLE).expect("planned");
    begin_round(&desk.app, SYSTEM).expect("begun").view
}

fn cast(
    desk: &Desk,
    participant: u32,
    key: &QuestionKey,
    level: Option<u8>,
) -> Result<WorkshopView, AppError> {
    let request = CastVote {
        system: SYSTEM.into(),
        participant,
        key: key.clone(),
        level,
        reason: format!("{WHY} {participant}"),
    };
    cast_vote(&desk.app, request).map(|changed| changed.view)
}

/// Both vote on everything: the first with what `level` says of the question's place.
fn vote_all(desk: &Desk, level: impl Fn(usize) -> Option<u8>) {
    let questions = begun(desk).questions;
    for (place, question) in questions.iter().enumerate() {
        cast(desk, 1, &question.key, level(place)).expect("voted");
        cast(desk, 2, &question.key, Some(1)).expect("voted");
    }
}

fn decide(desk: &Desk, key: &QuestionKey, level: u8) -> Result<WorkshopView, AppError> {
    let row = view(desk).disagreement.into_iter().find(|row| row.key == *key).expect("revealed");
    let request = DecideQuestion {
        system: SYSTEM.into(),
        key: key.clone(),
        revision: row.revision,
        level,
        reason: "Det högsta motiverade.".into(),
        dissent_by: "Handläggare".into(),
        dissent: "Uppgifterna är redan kända.".into(),
        open_question: "Hur länge sparas loggen?".into(),
    };
    decide_question(&desk.app, request).map(|changed| changed.view)
}

fn close(desk: &Desk, next_date: Option<&str>) -> Result<WorkshopView, AppError> {
    let request = CloseWorkshop { system: SYSTEM.into(), next_date: next_date.map(str::to_owned) };
    close_workshop(&desk.app, request).map(|changed| changed.view)
}

/// Everything that the application says about the system, as the window gets it.
fn everything(desk: &Desk) -> String {
    let json = |value: &dyn erased::Json| value.json();
    [
        json(&view(desk)),
        json(&register::register(&desk.app).expect("the register")),
        json(&tasks::task_list(&desk.app, SYSTEM).expect("the tasks")),
        json(&classify::matrix(&desk.app, SYSTEM).expect("the matrix")),
        json(&review::review(&desk.app, SYSTEM).expect("the review")),
        json(&varsam_app::together::together(&desk.app, SYSTEM).expect("together")),
        json(&varsam_app::questions::questions(&desk.app, SYSTEM).expect("the questions")),
        json(&gate::stopped(&desk.app).expect("the stopped")),
        json(&projector_view(&desk.app)),
    ]
    .concat()
}

mod erased {
    /// Anything that the window gets.
    pub trait Json {
        fn json(&self) -> String;
    }
    impl<T: serde::Serialize> Json for T {
        fn json(&self) -> String {
            serde_json::to_string(self).expect("serialised")
        }
    }
}

/// The register, opened by itself after the application has let it go.
fn store(desk: &Desk) -> Store {
    start::close_register(&desk.app).expect("closed");
    Store::open(&desk.sample_register(), sample::PASSPHRASE, "prov", "t").expect("opened")
}

/// Every body of the change log.
fn log(store: &Store) -> String {
    let last = store.last_entry().expect("an entry").seq;
    (1..=last).filter_map(|seq| store.body(seq).expect("a body")).map(|(a, b)| a + &b).collect()
}

#[test]
fn a_plan_starts_from_the_owners_and_says_who_is_missing() {
    let desk = desk();
    let empty = view(&desk);
    assert_eq!((empty.workshop.is_none(), empty.state), (true, WorkshopState::Planned));
    assert!(empty.suggested.iter().any(|row| row.part == "information_owner"), "{:?}", empty.suggested);
    let minutes: u32 = empty.suggested_agenda.iter().map(|row| row.minutes).sum();
    assert_eq!(minutes, 165, "two and three quarter hours");

    let planned = plan_with(&desk, &[("Driften", "it_operations")]).expect("planned");
    assert_eq!(planned.missing, ["information_owner", "business_expert", "facilitator"]);
    assert!(planned.holds_back);
    assert_eq!(begin_round(&desk.app, SYSTEM).expect_err("nobody").code, "nobody_votes");

    let mut people = planned.workshop.expect("a plan").participants;
    assert_eq!(people[0].number, Some(1));
    people.push(person("Ersättaren", "owner_delegate"));
    people.remove(0);
    let request = PlanWorkshop { system: SYSTEM.into(), plan: plan(people) };
    let changed = plan_workshop(&desk.app, request).expect("planned").view;
    let people = changed.workshop.expect("a plan").participants;
    assert_eq!((people.len(), people[0].number), (1, Some(2)), "a number is never given twice");
    assert!(!changed.holds_back, "a delegate may decide");
}

#[test]
fn a_bad_plan_is_refused_and_nothing_is_written() {
    let desk = desk();
    let bad = |change: &dyn Fn(&mut WorkshopPlan)| {
        let mut plan = plan(vec![person("Chef", "information_owner")]);
        change(&mut plan);
        plan_workshop(&desk.app, PlanWorkshop { system: SYSTEM.into(), plan }).expect_err("refused").code
    };
    assert_eq!(bad(&|plan| plan.name = "  ".into()), "name_invalid");
    assert_eq!(bad(&|plan| plan.date = Some("3 december".into())), "date_invalid");
    assert_eq!(bad(&|plan| plan.participants[0].part = "king".into()), "unknown_thing");
    assert_eq!(bad(&|plan| plan.participants[0].function = String::new()), "name_invalid");
    assert!(view(&desk).workshop.is_none());
    let unasked = PlanWorkshop { system: "SYS-37".into(), plan: plan(Vec::new()) };
    assert_eq!(plan_workshop(&desk.app, unasked).expect_err("refused").code, "gate_first");
}

#[test]
fn until_they_are_revealed_nothing_tells_how_anybody_voted() {
    let voted = |level: Option<u8>| {
        let desk = desk();
        vote_all(&desk, |_| level);
        project(&desk.app, SYSTEM).expect("projected");
        let folder = desk.path("").display().to_string();
        let said = everything(&desk).replace(folder.trim_end_matches('/'), "");
        let store = store(&desk);
        (said, log(&store), store.votes(SYSTEM, 1).expect("votes").len())
    };
    let (said, logged, votes) = voted(Some(3));
    assert!(votes > 4, "there are votes");
    assert!(!said.contains(WHY) && !logged.contains(WHY) && !logged.contains("workshop_vote"));
    for other in [Some(0), None] {
        let (same, log, _) = voted(other);
        // Not assert_eq: the texts are long.
        assert!(said == same, "what the window gets is the same whatever people voted");
        assert!(logged == log, "so is the log");
    }
}

#[test]
fn who_has_voted_is_said_and_only_voters_vote() {
    let desk = desk();
    let view = begun(&desk);
    let seats: Vec<_> = view.seats.iter().map(|seat| (seat.number, seat.voted)).collect();
    assert_eq!(seats, [(1, 0), (2, 0)], "who leads and who answers facts do not vote");
    let key = view.questions[0].key.clone();
    let after = cast(&desk, 1, &key, None).expect("voted");
    assert_eq!((after.seats[0].voted, after.seats[1].voted), (1, 0));
    assert_eq!(after.questions[0].voted, [1]);
    assert!(after.disagreement.is_empty());
    assert_eq!(cast(&desk, 3, &key, Some(1)).expect_err("refused").code, "unknown_thing");
    assert_eq!(cast(&desk, 1, &key, Some(9)).expect_err("refused").code, "unknown_thing");
    let elsewhere = QuestionKey { set: "INF-saknas".into(), ..key.clone() };
    assert_eq!(cast(&desk, 1, &elsewhere, Some(1)).expect_err("refused").code, "unknown_thing");
    assert_eq!(begin_round(&desk.app, SYSTEM).expect_err("once").code, "workshop_moved");
    assert_eq!(revote(&desk.app, SYSTEM, key.clone()).expect_err("not yet").code, "workshop_moved");
    let early = DecideQuestion {
        system: SYSTEM.into(),
        key,
        revision: 1,
        level: 1,
        reason: "x".into(),
        dissent_by: String::new(),
        dissent: String::new(),
        open_question: String::new(),
    };
    assert_eq!(decide_question(&desk.app, early).expect_err("not yet").code, "workshop_moved");
}

#[test]
fn a_round_is_where_it_was_when_the_register_is_opened_again() {
    let desk = desk();
    let questions = begun(&desk).questions;
    cast(&desk, 1, &questions[0].key, Some(3)).expect("voted");
    let before = view(&desk);
    // No farewell: the register is let go as a killed application lets it go.
    start::close_register(&desk.app).expect("closed");
    sample::open_sample(&desk.app).expect("opened");
    assert_eq!(view(&desk), before);
    cast(&desk, 2, &questions[0].key, Some(1)).expect("voting goes on");
    let revealed = reveal_votes(&desk.app, SYSTEM).expect("revealed").view;
    let row = &revealed.disagreement[0];
    assert_eq!((&row.key, row.spread), (&questions[0].key, 2), "the vote of before is counted");
    revote(&desk.app, SYSTEM, row.key.clone()).expect("again");
    let before = view(&desk);
    start::close_register(&desk.app).expect("closed");
    sample::open_sample(&desk.app).expect("opened");
    assert_eq!(view(&desk), before);
    assert_eq!(before.state, WorkshopState::SecondRound);
}

#[test]
fn revealed_votes_are_sorted_and_who_stands_out_explains() {
    let desk = desk();
    // The first stands three, one, or nowhere on every third question; the second one on all.
    vote_all(&desk, |place| [Some(3), Some(1), None][place % 3]);
    let view = reveal_votes(&desk.app, SYSTEM).expect("revealed").view;
    assert_eq!(view.state, WorkshopState::Revealed);
    let ranks: Vec<_> =
        view.disagreement.iter().map(|row| (row.spread, row.levels.len(), row.unknown)).collect();
    assert!(ranks.windows(2).all(|pair| pair[0] >= pair[1]), "{ranks:?}");
    assert!(ranks.contains(&(2, 2, 0)) && ranks.contains(&(0, 1, 1)) && ranks.contains(&(0, 1, 0)));
    let first = &view.disagreement[0];
    assert_eq!(view.question.as_ref(), Some(&first.key), "the widest is talked about first");
    assert_eq!(first.levels, [(1, 1), (3, 1)]);
    assert_eq!(first.highest[0].function, "Verksamhetschef");
    assert_eq!(first.highest[0].reason, format!("{WHY} 1"));
    assert_eq!(first.lowest[0].function, "Handläggare");
    assert_eq!(first.provisional, Some(3));
    let unsure = view.disagreement.iter().find(|row| row.unknown == 1).expect("somebody does not know");
    assert_eq!(unsure.unsure[0].function, "Verksamhetschef");
    assert_eq!(unsure.levels, [(1, 1)], "who does not know is not low");
}

#[test]
fn a_second_round_is_private_again_and_held_once() {
    let desk = desk();
    vote_all(&desk, |_| Some(3));
    let key = reveal_votes(&desk.app, SYSTEM).expect("revealed").view.disagreement[0].key.clone();
    let again = revote(&desk.app, SYSTEM, key.clone()).expect("again").view;
    assert_eq!((again.state, again.questions.len()), (WorkshopState::SecondRound, 1));
    assert!(again.seats.iter().all(|seat| (seat.voted, seat.of) == (0, 1)));
    let other = again.disagreement.iter().find(|row| row.key != key).expect("others").key.clone();
    assert_eq!(cast(&desk, 1, &other, Some(1)).expect_err("refused").code, "workshop_moved");
    assert_eq!(show_question(&desk.app, SYSTEM, other.clone()).expect_err("refused").code, "workshop_moved");
    for participant in [1, 2] {
        let during = cast(&desk, participant, &key, Some(2)).expect("voted");
        let row = during.disagreement.iter().find(|row| row.key == key).expect("the first round");
        assert_eq!((row.round, &row.levels), (1, &vec![(1, 1), (3, 1)]), "the second is hidden");
    }
    let after = reveal_votes(&desk.app, SYSTEM).expect("revealed").view;
    let row = after.disagreement.iter().find(|row| row.key == key).expect("the question");
    assert_eq!((row.round, row.spread, &row.levels), (2, 0, &vec![(2, 2)]));
    assert_eq!(revote(&desk.app, SYSTEM, key).expect_err("once").code, "workshop_moved");
    let shown = show_question(&desk.app, SYSTEM, other.clone()).expect("shown").view;
    assert_eq!(shown.question, Some(other));
}

#[test]
fn a_decision_sets_the_level_keeps_the_dissent_and_can_be_undone() {
    let desk = desk();
    vote_all(&desk, |_| Some(3));
    let key = reveal_votes(&desk.app, SYSTEM).expect("revealed").view.disagreement[0].key.clone();
    let cell = |desk: &Desk| {
        let rows = classify::matrix(&desk.app, SYSTEM).expect("the matrix").rows;
        let row = rows.into_iter().find(|row| row.set == key.set).expect("the set");
        let cell = row.cells.into_iter().find(|cell| cell.aspect == key.aspect).expect("the cell");
        (row.revision, cell.level, cell.reason)
    };
    let before = cell(&desk);
    let view = decide(&desk, &key, 3).expect("decided");
    assert_eq!(cell(&desk), (before.0 + 1, Some(3), "Det högsta motiverade.".to_owned()));
    let decision = &view.decisions[0];
    assert_eq!((decision.level, decision.dissent_by.as_str()), (Some(3), "Handläggare"));
    assert!(view.disagreement.iter().find(|row| row.key == key).expect("the question").decided);

    let label = register::register(&desk.app).expect("the register").standing.undo.expect("to undo");
    assert_eq!((label.op.as_str(), label.args["to"].as_str()), ("decide_question", "3"));
    undo(&desk.app).expect("undone");
    let (_, level, reason) = cell(&desk);
    assert_eq!((level, reason), (before.1, before.2));
    assert!(workshop(&desk.app, SYSTEM).expect("the view").decisions.is_empty());
    redo(&desk.app).expect("done again");
    assert_eq!(cell(&desk).1, Some(3));

    let stale = DecideQuestion {
        system: SYSTEM.into(),
        key: key.clone(),
        revision: before.0,
        level: 2,
        reason: "x".into(),
        dissent_by: String::new(),
        dissent: String::new(),
        open_question: String::new(),
    };
    let code = |request| decide_question(&desk.app, request).expect_err("refused").code;
    assert_eq!(code(stale.clone()), "conflict");
    assert_eq!(code(DecideQuestion { reason: " ".into(), ..stale.clone() }), "decision_needs_reason");
    assert_eq!(code(DecideQuestion { dissent: "Nej".into(), ..stale }), "dissent_incomplete");
}

#[test]
fn notes_and_the_parking_lot_are_kept_and_closing_forgets_what_was_never_revealed() {
    let desk = desk();
    let key = begun(&desk).questions[0].key.clone();
    cast(&desk, 1, &key, Some(3)).expect("voted");
    let parked = |matter: &str| ParkedRow { matter: matter.into(), owner: "Arkivet".into() };
    let note = |parked: Vec<ParkedRow>| {
        let request = NoteWorkshop { system: SYSTEM.into(), notes: "Paus 10.15".into(), parked };
        note_workshop(&desk.app, request).expect("noted").view
    };
    note(vec![parked("Gallring"), parked("Avtalet"), parked(" ")]);
    let view = note(vec![parked("Avtalet")]);
    assert_eq!((view.notes.as_str(), view.parked), ("Paus 10.15", vec![parked("Avtalet")]));
    let closed = close(&desk, None).expect("closed");
    assert_eq!(closed.state, WorkshopState::Closed);
    assert!(closed.disagreement.is_empty());
    assert_eq!(close(&desk, None).expect_err("once").code, "workshop_moved");
    let next = plan_with(&desk, PEOPLE).expect("another");
    assert_eq!((next.state, next.notes.as_str()), (WorkshopState::Planned, ""), "a new one");
    assert!(store(&desk).votes(SYSTEM, 1).expect("votes").is_empty());
}

#[test]
fn at_adoption_names_go_and_spread_and_dissent_stay() {
    let desk = desk();
    vote_all(&desk, |_| Some(3));
    let key = reveal_votes(&desk.app, SYSTEM).expect("revealed").view.disagreement[0].key.clone();
    decide(&desk, &key, 3).expect("decided");
    close(&desk, None).expect("closed");
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    assert!(serde_json::to_string(&view(&desk)).expect("json").contains(WHY), "before adoption");
    desk.approve(SYSTEM, "information_owner").expect("approved");
    desk.approve(SYSTEM, "system_owner").expect("approved");
    assert!(review::review(&desk.app, SYSTEM).expect("the review").result.expect("signed").adopted);
    let after = view(&desk);
    let row = after.disagreement.iter().find(|row| row.key == key).expect("the spread");
    assert_eq!((row.spread, &row.levels), (2, &vec![(1, 1), (3, 1)]));
    assert!(row.lowest.is_empty() && row.highest.is_empty());
    assert_eq!(after.decisions[0].dissent, "Uppgifterna är redan kända.");
    assert!(!serde_json::to_string(&after).expect("json").contains(WHY));
    let store = store(&desk);
    assert!(store.votes(SYSTEM, 1).expect("votes").is_empty());
    assert!(!log(&store).contains(WHY));
    let document = store.documents(SYSTEM).expect("documents").into_iter().next().expect("a result");
    assert!(!document.jws.contains(WHY));
}

#[test]
fn without_an_owner_the_result_is_a_draft_and_nothing_is_adopted() {
    let desk = desk();
    plan_with(&desk, &[("Handläggare", "business_expert")]).expect("planned");
    let note = |desk: &Desk| {
        let checks = review::review(&desk.app, SYSTEM).expect("the review").checks;
        checks.iter().any(|check| check.code == "workshop-no-owner")
    };
    assert!(!note(&desk), "a plan holds nothing back");
    begin_round(&desk.app, SYSTEM).expect("begun");
    assert!(note(&desk));
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    desk.approve(SYSTEM, "information_owner").expect("approved");
    desk.approve(SYSTEM, "system_owner").expect("approved");
    let view = review::review(&desk.app, SYSTEM).expect("the review");
    assert!(!view.result.expect("signed").adopted);
}

#[test]
fn a_stopped_system_has_no_workshop() {
    let desk = desk();
    let key = begun(&desk).questions[0].key.clone();
    cast(&desk, 1, &key, Some(3)).expect("voted");
    gate::stop(&desk.app, StopRequest { kind: "set".into(), id: key.set.clone() }).expect("stopped");
    let without = view(&desk);
    assert!(without.questions.iter().all(|question| question.key.set != key.set));
    assert_eq!(cast(&desk, 1, &key, Some(3)).expect_err("refused").code, "unknown_thing");
    gate::stop(&desk.app, StopRequest { kind: "system".into(), id: SYSTEM.into() }).expect("stopped");
    assert_eq!(workshop(&desk.app, SYSTEM).expect_err("stopped").code, "object_stopped");
}

#[test]
fn the_projector_shows_no_vote_before_it_is_revealed_and_nothing_of_what_is_stopped() {
    let desk = desk();
    let neutral = projector_view(&desk.app);
    assert_eq!((neutral.question, neutral.voting), (None, None));
    vote_all(&desk, |_| Some(3));
    assert_eq!(projector_view(&desk.app).voting, None, "nothing is projected yet");
    project(&desk.app, SYSTEM).expect("projected");
    let voting = projector_view(&desk.app);
    assert_eq!((voting.question, voting.voting), (None, Some((2, 2))));

    let key = reveal_votes(&desk.app, SYSTEM).expect("revealed").view.disagreement[0].key.clone();
    let notes = NoteWorkshop { system: SYSTEM.into(), notes: "Hemlig anteckning".into(), parked: Vec::new() };
    note_workshop(&desk.app, notes).expect("noted");
    let view = projector_view(&desk.app);
    let question = view.question.clone().expect("a question");
    assert_eq!((question.revealed, &question.levels), (true, &vec![(1, 1), (3, 1)]));
    let json = serde_json::to_string(&view).expect("json");
    for hidden in [WHY, "Hemlig anteckning", "Verksamhetschef", "Handläggare"] {
        assert!(!json.contains(hidden), "{hidden} is private");
    }
    revote(&desk.app, SYSTEM, key.clone()).expect("again");
    cast(&desk, 1, &key, Some(0)).expect("voted");
    let again = projector_view(&desk.app);
    assert_eq!(again.voting, Some((1, 2)));
    let question = again.question.expect("the question");
    assert_eq!((question.revealed, question.levels.len()), (false, 0));

    reveal_votes(&desk.app, SYSTEM).expect("revealed");
    decide(&desk, &key, 3).expect("decided");
    assert_eq!(projector_view(&desk.app).question.expect("the question").decided, Some(3));
    gate::stop(&desk.app, StopRequest { kind: "set".into(), id: key.set }).expect("stopped");
    let blank = projector_view(&desk.app);
    assert_eq!((blank.question, blank.voting), (None, None), "a stop blanks it at once");
    start::close_register(&desk.app).expect("closed");
    assert_eq!(projector_view(&desk.app).question, None);
    assert_eq!(project(&desk.app, SYSTEM).expect_err("closed").code, "no_register_open");
}

/// The text of the minutes.
fn minutes(desk: &Desk) -> String {
    let path = desk.path("protokoll.pdf");
    desk.app.host().answer(&path);
    export_minutes(&desk.app, SYSTEM).expect("saved").expect("not cancelled");
    varsam_tests::printed::text(&path)
}

#[test]
fn the_minutes_say_who_was_there_what_was_decided_and_why_and_when_it_goes_on() {
    let desk = desk();
    assert_eq!(export_minutes(&desk.app, SYSTEM).expect_err("nothing was held").code, "workshop_moved");
    vote_all(&desk, |place| if place == 0 { None } else { Some(3) });
    let rows = reveal_votes(&desk.app, SYSTEM).expect("revealed").view.disagreement;
    let key = rows[0].key.clone();
    decide(&desk, &key, 3).expect("decided");
    let parked = vec![ParkedRow { matter: "Gallringsfristen".into(), owner: "Arkivet".into() }];
    let request = NoteWorkshop { system: SYSTEM.into(), notes: "Hemlig anteckning".into(), parked };
    note_workshop(&desk.app, request).expect("noted");
    assert!(minutes(&desk).contains("Workshopen är inte avslutad"));

    close(&desk, Some("2027-01-14")).expect("closed");
    let text = minutes(&desk);
    for said in [
        "Protokoll: Klassning",
        "Verksamhetschef",
        "Informationsägare",
        "Det högsta motiverade.",
        "Av annan mening: Handläggare",
        "Nivå 1: 1 svar",
        "Nivå 3: 1 svar",
        "Hur länge sparas loggen?",
        "Gallringsfristen (tar hand om det: Arkivet)",
        "2027-01-14",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(!text.contains(WHY), "whose reason it was is nobody's business");
    assert!(!text.contains("Hemlig"), "notes are for who leads it");
    let exports = store(&desk).exports(SYSTEM).expect("exports");
    assert_eq!(exports.len(), 2, "what left the register is known");
}

#[test]
fn a_day_that_is_none_closes_nothing() {
    let desk = desk();
    begun(&desk);
    assert_eq!(close(&desk, Some("2027-02-30")).expect_err("no day").code, "date_invalid");
    assert_eq!(view(&desk).state, WorkshopState::FirstRound);
}

#[test]
fn what_nobody_knows_is_left_open_in_the_minutes() {
    let desk = desk();
    let questions = begun(&desk).questions;
    for participant in [1, 2] {
        cast(&desk, participant, &questions[0].key, None).expect("voted");
    }
    reveal_votes(&desk.app, SYSTEM).expect("revealed");
    close(&desk, None).expect("closed");
    let text = minutes(&desk);
    assert!(text.contains("Inte beslutat") && text.contains("Vet inte: 2 svar"), "{text}");
    assert!(text.contains("Inte bestämt"), "nobody said when it goes on");
}

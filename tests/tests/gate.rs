//! The stop-gate through the use cases: asked first, stops at once, can be lifted, and purges.

use std::path::{Path, PathBuf};

use varsam_app::dto::{
    AnswerGate, AnswerTalk, AssessmentAnswer, DpiaDraft, DpiaRiskView, FlowException, FlowRow, LiftStop,
    NewRegister, NewSystem, PurgeRequest, SetCondition, SetDpia, SetEffective, SetFlowException, SetLevel,
    SetOwner, SignStatement, SignWithdrawals, StartAssessment, StepId, StopRequest, StopState, TalkAnswer,
    TaskState,
};
use varsam_app::{
    assets, classify, dpia, effective, export, gate, import, links, map, register, review, sample, sign,
    start, suitability, tasks, together,
};
use varsam_tests::{Desk, pages, registry};

/// A system that knows others and is known by them.
const SYSTEM: &str = "SYS-03";

fn desk() -> Desk {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk
}

fn stop(desk: &Desk, kind: &str, id: &str) -> String {
    let request = StopRequest { kind: kind.into(), id: id.into() };
    gate::stop(&desk.app, request).expect("stopped").view.rows.remove(0).code
}

fn purge(desk: &Desk, code: &str) -> varsam_app::dto::StoppedView {
    let request = PurgeRequest { code: code.into(), typed: code.into() };
    gate::purge(&desk.app, request).expect("purged").view
}

fn answer(desk: &Desk, system: &str, answer: &str) -> varsam_app::dto::GateOutcome {
    let request = AnswerGate { system: system.into(), answers: desk.answers(answer) };
    gate::answer_gate(&desk.app, request).expect("answered").view
}

/// A flow between the system and another system, and that system.
fn neighbour(desk: &Desk) -> (FlowRow, String) {
    let flows = links::links(&desk.app, SYSTEM).expect("links").flows;
    let mut pairs = flows.into_iter().map(|flow| {
        let other = if flow.from == SYSTEM { flow.to.clone() } else { flow.from.clone() };
        (flow, other)
    });
    pairs.find(|(_, other)| other.starts_with("SYS-")).expect("a system beside it")
}

fn step(desk: &Desk, system: &str, id: StepId) -> (TaskState, String) {
    let list = tasks::task_list(&desk.app, system).expect("the steps");
    let step = list.steps.into_iter().find(|step| step.id == id).expect("the step");
    (step.state, step.note)
}

#[test]
fn nothing_is_written_about_a_system_before_its_gate_is_answered() {
    let desk = desk();
    let system = "SYS-37";
    assert_eq!(step(&desk, system, StepId::Gate).0, TaskState::NotStarted);
    assert_eq!(step(&desk, system, StepId::Classify), (TaskState::Blocked, "gate-first".into()));
    let row = classify::matrix(&desk.app, system).expect("shown").rows.remove(0);
    let level = || SetLevel {
        system: system.into(),
        set: row.set.clone(),
        aspect: "K".into(),
        level: Some(1),
        revision: row.revision,
    };
    assert_eq!(classify::set_level(&desk.app, level()).expect_err("too early").code, "gate_first");
    let checks = review::review(&desk.app, system).expect("the review").checks;
    assert!(checks.iter().any(|check| check.code == "gate-missing"));

    let mut few = desk.answers("no");
    few.pop_first();
    let request = AnswerGate { system: system.into(), answers: few };
    let error = gate::answer_gate(&desk.app, request).expect_err("one is missing");
    assert_eq!((error.code, error.problems.len()), ("gate_incomplete", 1));
    desk.pass_gate(system);
    assert_eq!(step(&desk, system, StepId::Gate).0, TaskState::Done);
    classify::set_level(&desk.app, level()).expect("a level");
    varsam_app::undo(&desk.app).expect("the level");
    varsam_app::undo(&desk.app).expect("the gate");
    assert_eq!(step(&desk, system, StepId::Gate).0, TaskState::NotStarted);
}

#[test]
fn a_yes_or_a_dont_know_stops_at_once_and_a_slip_is_lifted() {
    for other in ["yes", "unknown"] {
        let desk = desk();
        let name = tasks::task_list(&desk.app, "SYS-37").expect("shown").system.name;
        let code = answer(&desk, "SYS-37", other).stopped.expect("stopped");
        assert!(code.starts_with("ST-2026-"), "{code}");
        let error = tasks::task_list(&desk.app, "SYS-37").expect_err("hidden");
        assert_eq!((error.code, error.args["code"].as_str()), ("object_stopped", code.as_str()));
        let view = register::register(&desk.app).expect("the register").view;
        assert!(view.systems.iter().all(|row| row.id != "SYS-37" && row.name != name));
        assert_eq!(
            (view.stopped[0].code.as_str(), view.stopped[0].state),
            (code.as_str(), StopState::Locked)
        );
        assert!(varsam_app::undo(&desk.app).is_err(), "undo is no way around it");

        let lift = |reason: &str| LiftStop { code: code.clone(), reason: reason.into() };
        assert_eq!(gate::lift_stop(&desk.app, lift("för att")).expect_err("no words").code, "unknown_thing");
        gate::lift_stop(&desk.app, lift("answered_by_mistake")).expect("lifted");
        assert_eq!(tasks::task_list(&desk.app, "SYS-37").expect("shown").system.name, name);
        assert_eq!(step(&desk, "SYS-37", StepId::Gate).0, TaskState::NotStarted, "it is asked again");
        assert_eq!(
            gate::lift_stop(&desk.app, lift("answered_by_mistake")).expect_err("lifted").code,
            "unknown_thing"
        );
        let second = stop(&desk, "system", "SYS-37");
        assert_ne!(second, code, "a code is never used again");
    }
}

#[test]
fn what_is_stopped_is_nowhere_to_be_seen_and_comes_back_as_it_was() {
    let desk = desk();
    let everything = || {
        let mut all = String::new();
        let systems = register::register(&desk.app).expect("the register").view;
        for row in &systems.systems {
            let views = (
                tasks::task_list(&desk.app, &row.id),
                assets::assets(&desk.app, &row.id),
                classify::matrix(&desk.app, &row.id),
                together::together(&desk.app, &row.id),
                links::links(&desk.app, &row.id),
                map::map(&desk.app, &row.id, "K"),
                review::review(&desk.app, &row.id),
            );
            all.push_str(&format!("{views:?}"));
        }
        all.push_str(&format!("{systems:?} {:?}", links::all_links(&desk.app)));
        all
    };
    let before = everything();
    let system = tasks::task_list(&desk.app, SYSTEM).expect("shown").system;
    let sets = assets::assets(&desk.app, SYSTEM).expect("shown").sets;
    let own =
        sets.iter().find(|set| set.also_in.is_empty() && set.held).expect("a set of its own").name.clone();
    assert!(before.contains(&system.name) && before.contains(&own));
    let code = stop(&desk, "system", SYSTEM);
    let during = everything();
    assert!(!during.contains(&system.name), "the name is shown somewhere");
    assert!(!system.description.is_empty() && !during.contains(&system.description));
    assert!(during.contains(&code), "others see that something is there");
    gate::lift_stop(&desk.app, LiftStop { code, reason: "wrong_object".into() }).expect("lifted");
    desk.pass_gate(SYSTEM);
    let after = everything();
    // What remains of the slip is its row, and that undo begins anew.
    let body = |text: &str| text.replace(' ', "").split("stopped:[").next().unwrap_or_default().len();
    assert_eq!(body(&after), body(&before));
}

#[test]
fn what_names_something_stopped_is_not_signed_exported_or_changed() {
    let desk = desk();
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    let (flow, other) = neighbour(&desk);
    let code = stop(&desk, "system", &other);
    let checks = review::review(&desk.app, SYSTEM).expect("the review").checks;
    assert!(
        checks.iter().any(|check| check.code == "stopped-in" && check.links[0].label == code),
        "{checks:?}"
    );
    desk.app.host().answer(desk.path("ut.vbundle"));
    assert_eq!(export::export_bundle(&desk.app, SYSTEM).expect_err("it says its id").code, "object_stopped");
    let refused = |error: varsam_app::AppError| assert_eq!(error.code, "object_stopped");
    refused(
        links::put_flow(
            &desk.app,
            SYSTEM,
            FlowRow { to: SYSTEM.into(), from: "SYS-01".into(), ..flow.clone() },
        )
        .expect_err("refused"),
    );
    refused(links::delete_flow(&desk.app, SYSTEM, &flow.id).expect_err("refused"));
    refused(map::map(&desk.app, &other, "K").expect_err("refused"));
    refused(export::export_pdf(&desk.app, &other).expect_err("refused"));
}

#[test]
fn a_new_topic_of_national_security_asks_again_and_locks_nothing() {
    let desk = desk();
    let set = "Informations-id;Informationsmängd;Nämnd eller bolag;Ämnesområde;Innehåller personuppgifter\nX-9;Ny mängd;UBN;Beredskap;Nej\n";
    let holding =
        "System-id;Informations-id;Hantering;Huvuddatakälla;Miljö\nSYS-03;X-9;Lagrar;Ja;Produktion\n";
    read_in(&desk, &[("m.csv", set), ("i.csv", holding)]);
    assert_eq!(step(&desk, SYSTEM, StepId::Gate), (TaskState::Started, "gate-again".into()));
    assert_eq!(gate::gate(&desk.app, SYSTEM).expect("the gate").because_of, ["Ny mängd"]);
    let checks = review::review(&desk.app, SYSTEM).expect("the review").checks;
    assert!(checks.iter().any(|check| check.code == "gate-again"));
    assert_ne!(step(&desk, SYSTEM, StepId::Classify).0, TaskState::Blocked);
    desk.pass_gate(SYSTEM);
    assert_eq!(step(&desk, SYSTEM, StepId::Gate).0, TaskState::Done);
}

#[test]
fn a_new_system_that_is_stopped_is_never_written() {
    let desk = desk();
    let mut answers = desk.answers("no");
    answers.insert("SG-2".into(), "unknown".into());
    let new = NewSystem {
        name: "Hemlig plantering".into(),
        authority_name: "Hemlig plantering".into(),
        owner: "Hemlig plantering".into(),
        kind: "it".into(),
        gate: answers,
    };
    let view = register::add_system(&desk.app, new.clone()).expect("answered").view;
    assert_eq!((view.systems.len(), view.stopped[0].state), (50, StopState::Purged));
    let plain = pages::decrypted(&desk.sample_register(), sample::PASSPHRASE);
    assert!(!found(&plain, "Hemlig plantering"));
    let error =
        register::add_system(&desk.app, NewSystem { gate: Default::default(), ..new }).expect_err("asked");
    assert_eq!(error.code, "gate_incomplete");
}

fn read_in(desk: &Desk, files: &[(&str, &str)]) {
    for (name, text) in files {
        std::fs::write(desk.path(name), text).expect("written");
        desk.app.host().answer(desk.path(name));
    }
    let view = import::choose_import(&desk.app).expect("read").expect("not cancelled");
    assert!(view.ready, "{:?}", view.problems);
    import::commit_import(&desk.app).expect("written");
}

/// What is planted in every place where somebody can write about the system.
const PLANT: &str = "Zebrakvast";

/// Whether a text is somewhere in bytes: as it is, and as it stands in the payload of a signed
/// document, wherever in it.
fn found(bytes: &[u8], text: &str) -> bool {
    let inside = |needle: &[u8]| bytes.windows(needle.len()).any(|part| part == needle);
    inside(text.as_bytes()) || (0..3).any(|shift| inside(base64_inside(text, shift).as_bytes()))
}

/// The part of the base64url of `text`, `shift` bytes into something, that does not depend on what
/// is around it.
fn base64_inside(text: &str, shift: usize) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bytes = &text.as_bytes()[(3 - shift) % 3..];
    let whole = bytes.chunks_exact(3).flat_map(|three| {
        let bits = u32::from(three[0]) << 16 | u32::from(three[1]) << 8 | u32::from(three[2]);
        (0..4).map(move |place| char::from(ALPHABET[(bits >> (18 - 6 * place) & 63) as usize]))
    });
    whole.collect()
}

/// Everything that the application wrote of itself: the register with its log, settings, keys.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// An assessment of the planted system's transfer, with the plant wherever something can be written.
fn assessment(desk: &Desk) {
    let p = PLANT;
    let due = suitability::suitability(&desk.app, "X1").expect("the view").due;
    let due = due.into_iter().find(|due| due.needed).expect("a transfer");
    let request = StartAssessment {
        system: "X1".into(),
        about: due.about,
        title: format!("{p} bedömning"),
        subjects: due.subjects,
    };
    let id = suitability::start_assessment(&desk.app, request).expect("begun").view.id;
    desk.answer_all(&id);
    let answer = AssessmentAnswer { words: format!("{p} syfte"), ..AssessmentAnswer::default() };
    desk.answer_one(&id, "LB-04", answer);
    let unmet = AssessmentAnswer { chosen: vec!["nej".into()], ..AssessmentAnswer::default() };
    let view = desk.answer_one(&id, "LB-31", unmet);
    for condition in view.conditions {
        let request = SetCondition {
            assessment: id.clone(),
            rule: condition.rule,
            owner: format!("{p} ansvarig"),
            due: Some("2027-01-31".into()),
            met_at: None,
            note: format!("{p} anmärkning"),
        };
        suitability::set_condition(&desk.app, request).expect("taken on");
    }
    let risk = DpiaRiskView {
        risk: format!("{p} risk"),
        likelihood: 1,
        harm: "1".into(),
        measures: format!("{p} åtgärd"),
        residual_likelihood: 0,
        residual_harm: "1".into(),
        high: false,
    };
    let dpia = DpiaDraft {
        description: format!("{p} beskrivning av behandlingen"),
        advice: format!("{p} råd"),
        risks: vec![risk],
        ..DpiaDraft::default()
    };
    dpia::set_dpia(&desk.app, SetDpia { assessment: id.clone(), dpia }).expect("kept");
    suitability::finish_assessment(&desk.app, &id).expect("finished");
}

/// A system with the plant in everything that can be written about it, signed and exported.
fn planted(desk: &Desk) {
    let p = PLANT;
    let system = format!(
        "System-id;Systemnamn;Nämnd eller bolag;Typ av system;Systemägare;Förvaltningsledare;Översiktstjänst;Redundant drift;Ändamål;Leverantör;Driftform;Beskrivning\nX1;{p} system;UBN;Verksamhetssystem;{p} ägare;{p} ledare;Nej;Nej;Handläggning;{p} leverantör;{p} drift;{p} beskrivning av systemet\n"
    );
    let sets = format!(
        "Informations-id;Informationsmängd;Nämnd eller bolag;Informationsägare;Innehåller personuppgifter;Slag av personuppgifter;Ämnesområde;Tidsbunden känslighet;Beskrivning\nX2;{p} mängd;UBN;{p} infoägare;Ja;Vanliga;Beredskap;{p} dag;{p} beskrivning av mängden\n"
    );
    let levels = format!(
        "Informations-id;K;R;T;S;Motivering K;Motivering R;Motivering T;Motivering S;Klassad;Deltagare\nX2;3;2;2;2;{p} skäl K;{p} skäl R;{p} skäl T;{p} skäl S;2025-12-25;{p} deltagare\n"
    );
    let holdings = "System-id;Informations-id;Hantering;Huvuddatakälla;Miljö\nX1;X2;Lagrar;Ja;Produktion\nX1;INF-0101;Lagrar;Nej;Produktion\n";
    let flows = format!(
        "Flödes-id;Från;Till;Informations-id;Sätt;Omfattning;Tredjeland;Krypterad;Ändamål\nX3;X1;SYS-38;INF-0101;API;Löpande;Nej;Ja;{p} ändamål\n"
    );
    let needs = format!(
        "Beroende system;Levererande system;Behov vid reservrutin (T);Anmärkning\nSYS-02;X1;;{p} anmärkning\n"
    );
    let name = |kind: &str| format!("{p}-{kind}.csv");
    let files = [
        (name("system"), system.as_str()),
        (name("mangder"), &sets),
        (name("klassningar"), &levels),
        (name("innehav"), holdings),
        (name("floden"), &flows),
        (name("beroenden"), &needs),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    read_in(desk, &files);
    desk.pass_gate("X1");
    let owner = |owner: String| SetOwner { system: "X1".into(), set: None, owner };
    assets::set_owner(&desk.app, owner(format!("{p} ny ägare"))).expect("an owner");
    varsam_app::undo(&desk.app).expect("undone");
    varsam_app::redo(&desk.app).expect("redone");
    talk(desk);
    desk.complete("X1");
    let level = SetEffective {
        system: "X1".into(),
        aspect: "S".into(),
        level: Some(3),
        reason_code: "manual".into(),
        reason: format!("{p} skäl för nivån"),
        owner_decision: format!("{p} beslut"),
        coordinator_statement: format!("{p} yttrande"),
    };
    effective::set_effective(&desk.app, level).expect("a level");
    for block in together::together(&desk.app, "X1").expect("the view").blocks {
        let exception = FlowException {
            motivation: format!("{p} undantag för flödet"),
            until: "2027-06-30".into(),
            decided_by: format!("{p} beslutare"),
        };
        let request = SetFlowException { system: "X1".into(), flow: block.flow, exception: Some(exception) };
        together::set_flow_exception(&desk.app, request).expect("an exception");
    }
    // The new asset has the topic of its parts, and is new to the gate.
    desk.pass_gate("X1");
    assessment(desk);
    let checks = review::review(&desk.app, "X1").expect("the review").checks;
    assert!(checks.iter().all(|check| check.state != varsam_app::dto::CheckState::Missing), "{checks:?}");
    desk.sign_result("X1").expect("signed");
    for role in ["information_owner", "system_owner"] {
        let statement = SignStatement {
            system: "X1".into(),
            role: role.into(),
            verdict: "approve_with_reservation".into(),
            text: format!("{p} förbehåll"),
            identity: desk.key(role),
            passphrase: sample::PASSPHRASE.into(),
        };
        sign::sign_statement(&desk.app, statement).expect("a statement");
    }
    desk.export_bundle_to("X1", &desk.path(&format!("{p}.vbundle")));
    desk.export_pdf_to("X1", &desk.path(&format!("{p}.pdf")));
}

/// Has every conversation that must be had, one of them with a new asset.
fn talk(desk: &Desk) {
    let mut asset = true;
    loop {
        let talks = together::together(&desk.app, "X1").expect("the view").talks;
        let Some(talk) = talks.into_iter().find(|talk| !talk.optional && talk.state != TaskState::Done)
        else {
            return;
        };
        let text = |what: &str| format!("{PLANT} {what}");
        let answer = TalkAnswer {
            outcome: if asset { "new_asset" } else { "no_effect" }.to_owned(),
            answers: talk
                .questions
                .iter()
                .map(|question| (question.id.clone(), text("svar i samtalet")))
                .collect(),
            motivation: text("motivering i samtalet"),
            asset_name: asset.then(|| text("helhet")),
            asset_owner: asset.then(|| text("helhetsägare")),
            answered_at: String::new(),
        };
        let request = AnswerTalk { system: "X1".into(), talk: talk.id, answer, raise: Default::default() };
        together::answer_talk(&desk.app, request).expect("answered");
        asset = false;
    }
}

#[test]
fn what_was_written_about_a_purged_system_is_in_no_file_that_the_application_keeps() {
    let desk = desk();
    planted(&desk);
    let register = desk.sample_register();
    let plain = || pages::decrypted(&register, sample::PASSPHRASE);
    assert!(found(&plain(), PLANT) && found(&plain(), "CREATE TABLE change_log"), "the search finds things");
    let signed = (0..3).any(|shift| {
        let hidden = base64_inside(PLANT, shift);
        plain().windows(hidden.len()).any(|part| part == hidden.as_bytes())
    });
    assert!(signed, "it finds what stands in signed documents");

    let code = stop(&desk, "system", "X1");
    let preview = gate::purge_preview(&desk.app, &code).expect("a preview");
    assert!(
        preview.systems == 1 && preview.sets >= 2 && preview.flows == 1 && preview.documents == 3,
        "{preview:?}"
    );
    assert_eq!(preview.report.files.len(), 2);
    assert_eq!(preview.stay, ["Scheman och grupper"]);
    let typed = |typed: &str| PurgeRequest { code: code.clone(), typed: typed.into() };
    let error = gate::purge(&desk.app, typed(&code.to_lowercase())).expect_err("not what it says");
    assert_eq!(error.code, "purge_not_confirmed");
    assert!(found(&plain(), PLANT), "nothing is purged before it is confirmed");
    let view = purge(&desk, &code);
    assert_eq!(view.rows[0].state, StopState::Purged);

    assert!(!found(&plain(), PLANT), "a page still says it");
    for name in files(&desk.path("hem")).into_iter().chain(files(&desk.path("profil"))) {
        assert!(!found(&std::fs::read(&name).expect("a file"), PLANT), "{}", name.display());
        assert!(!name.display().to_string().contains(PLANT), "{}", name.display());
    }
    let log =
        std::fs::metadata(register.with_file_name("Exempelstad.varsam-wal")).map_or(0, |file| file.len());
    assert_eq!(log, 0);
    assert!(!format!("{:?}", register::register(&desk.app)).contains(PLANT));
    assert!(varsam_app::undo(&desk.app).is_err());
    start::close_register(&desk.app).expect("closed");
    assert!(!found(&plain(), PLANT));
    sample::open_sample(&desk.app).expect("opens again");
    assert!(!found(&plain(), PLANT));
    assert_eq!(gate::stopped(&desk.app).expect("stopped").rows[0].code, code);
    dump_says_nothing(&register);
}

/// Reads every table with the passphrase, in the way of any SQLCipher tool.
fn dump_says_nothing(register: &Path) {
    let copy = register.with_file_name("kopia.varsam");
    std::fs::copy(register, &copy).expect("copied");
    let connection = rusqlite::Connection::open(&copy).expect("opened");
    connection.execute_batch(&format!("PRAGMA key = '{}';", sample::PASSPHRASE)).expect("keyed");
    let plain = register.with_file_name("klartext.db");
    let attach =
        format!("ATTACH '{}' AS klartext KEY ''; SELECT sqlcipher_export('klartext');", plain.display());
    connection.execute_batch(&attach).expect("exported");
    drop(connection);
    let bytes = std::fs::read(&plain).expect("the whole register in clear text");
    assert!(found(&bytes, "CREATE TABLE change_log") && !found(&bytes, PLANT));
}

#[test]
fn others_that_said_something_of_it_are_signed_anew_and_keep_what_is_adopted() {
    let desk = desk();
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    for role in ["information_owner", "system_owner"] {
        desk.approve(SYSTEM, role).expect("approved");
    }
    desk.export_bundle(SYSTEM);
    let (_, other) = neighbour(&desk);
    let name = tasks::task_list(&desk.app, SYSTEM).expect("shown").system.name;
    let before = tasks::task_list(&desk.app, SYSTEM).expect("shown").adopted_at;
    let code = stop(&desk, "system", &other);
    let view = purge(&desk, &code);
    let report = view.purged.clone().expect("a report");
    assert_eq!(report.sign_anew, [name]);
    assert!(review::review(&desk.app, SYSTEM).expect("the review").result.is_none());
    assert_eq!(tasks::task_list(&desk.app, SYSTEM).expect("shown").adopted_at, before);
    assert_eq!(view.to_sign, 4, "the result, two statements and the bundle: {:?}", view.left);

    let by = |role: &str| SignWithdrawals { identity: desk.key(role), passphrase: sample::PASSPHRASE.into() };
    let view = gate::sign_withdrawals(&desk.app, by("system_owner")).expect("his own").view;
    assert_eq!((view.to_sign, view.signed), (3, 1));
    let view = gate::sign_withdrawals(&desk.app, by("coordinator")).expect("all").view;
    assert_eq!((view.to_sign, view.signed), (0, 4));
    assert_eq!(
        gate::sign_withdrawals(&desk.app, by("coordinator")).expect_err("done").code,
        "nothing_to_withdraw"
    );
    desk.app.host().answer(desk.path("ater.vbundle"));
    let receipt = gate::export_withdrawals(&desk.app).expect("saved").expect("not cancelled");
    assert!(receipt.documents.iter().all(|row| row.typ == "varsam-withdrawal+jws"));
    assert_eq!(receipt.documents.len(), 4);
    withdrawn_at_the_centre(&desk);

    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed anew");
    let result = review::review(&desk.app, SYSTEM).expect("the review").result.expect("a result");
    assert_eq!(result.revision, 2, "a purged revision is not used again");
}

/// The registry takes the result, and then what calls it back.
fn withdrawn_at_the_centre(desk: &Desk) {
    let db = format!("sqlite:{}", desk.path("centralt.db").display());
    let path = |name: &str| desk.path(name).display().to_string();
    assert_eq!(registry(&["init", "--sample", "--db", &db]).code, 0);
    let taken = registry(&["import", &path("resultat.vbundle"), "--db", &db]);
    assert_eq!(taken.code, 0, "{} {}", taken.out, taken.err);
    let back = registry(&["import", &path("ater.vbundle"), "--json", "--db", &db]);
    assert_eq!(back.code, 0, "{} {}", back.out, back.err);
    for expected in [r#""outcome": "imported""#, r#""outcome": "file_withdrawn""#] {
        assert!(back.out.replace("\":\"", "\": \"").contains(expected), "{expected} in {}", back.out);
    }
    let again = registry(&["import", &path("resultat.vbundle"), "--db", &db]);
    assert_eq!(again.code, 3, "what is withdrawn is not taken again: {} {}", again.out, again.err);
}

#[test]
fn a_set_that_others_hold_is_stopped_on_its_own() {
    let desk = desk();
    let sets = assets::assets(&desk.app, SYSTEM).expect("shown").sets;
    let shared = sets.iter().find(|set| !set.also_in.is_empty()).expect("a shared set");
    let code = stop(&desk, "set", &shared.id);
    let rows = classify::matrix(&desk.app, SYSTEM).expect("shown").rows;
    let row = rows.iter().find(|row| row.set == shared.id).expect("it is still there");
    assert_eq!((row.name.as_str(), row.description.as_str()), (code.as_str(), ""));
    assert!(row.cells.iter().all(|cell| cell.level.is_none() && cell.reason.is_empty()));
    let level = SetLevel {
        system: SYSTEM.into(),
        set: shared.id.clone(),
        aspect: "K".into(),
        level: Some(1),
        revision: row.revision,
    };
    assert_eq!(classify::set_level(&desk.app, level).expect_err("locked").code, "object_stopped");
    purge(&desk, &code);
    let rows = classify::matrix(&desk.app, SYSTEM).expect("shown").rows;
    assert!(rows.iter().all(|row| row.set != shared.id));
}

#[test]
fn the_window_that_was_loaded_anew_finds_the_register_open() {
    let desk = Desk::new();
    assert!(!start::start(&desk.app).expect("the first screen").open);
    let new = NewRegister {
        name: "A".into(),
        org: String::new(),
        passphrase: "fyra ord på rad".into(),
        passphrase_again: "fyra ord på rad".into(),
    };
    start::create_register(&desk.app, new).expect("made");
    assert!(start::start(&desk.app).expect("the first screen").open);
}

//! What a purge leaves: nothing of what was stopped in any file, and what others must do.

use std::path::{Path, PathBuf};

use varsam_app::dto::{
    AnswerTalk, AssessmentAnswer, ContinuityDraft, DpiaDraft, DpiaRiskView, FlowException, IncidentDraft,
    MeasureAnswer, MeasureExceptionView, PurgeRequest, ReviewIncident, RiskDraft, SetCondition,
    SetContinuity, SetDpia, SetEffective, SetFlowException, SetIncident, SetMeasure, SetMeasureException,
    SetOwner, SetRisk, SignStatement, SignWithdrawals, StartAssessment, StopState, SubjectView, TalkAnswer,
    TaskState,
};
use varsam_app::{
    assets, continuity, dpia, effective, gate, incidents, measures, register, review, risk, sample, sign,
    start, suitability, tasks, together,
};
use varsam_tests::{Desk, Pages, registry};

/// A system that knows others and is known by them.
const SYSTEM: &str = "SYS-03";

fn desk() -> Desk {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk
}

/// What is planted in every place where somebody can write about the system.
const PLANT: &str = "Zebrakvast";

/// Whether a text is somewhere in bytes: as it is, and as it stands in the payload of a signed
/// document, wherever in it.
fn found(bytes: &[u8], text: &str) -> bool {
    let readable = String::from_utf8_lossy(bytes);
    readable.contains(text) || (0..3).any(|shift| readable.contains(&base64_inside(text, shift)))
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
    desk.read_in(&files);
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
    measure(desk);
    desk.sign_result("X1").expect("signed");
    for role in ["information_owner", "system_owner"] {
        let statement = SignStatement {
            system: "X1".into(),
            role: role.into(),
            verdict: "approve_with_reservation".into(),
            text: format!("{p} förbehåll"),
            decision: varsam_app::dto::DecisionWords::default(),
            identity: desk.key(role),
            passphrase: sample::PASSPHRASE.into(),
        };
        sign::sign_statement(&desk.app, statement).expect("a statement");
    }
    desk.export_bundle_to("X1", &desk.path(&format!("{p}.vbundle")));
    desk.export_pdf_to("X1", &desk.path(&format!("{p}.pdf")));
}

/// A measure that is missing, with a decision to go without it, and the continuity.
fn measure(desk: &Desk) {
    let p = PLANT;
    let answer = MeasureAnswer {
        status: "no".into(),
        reason: format!("{p} skäl till att det saknas"),
        owner: format!("{p} åtgärdsansvarig"),
        note: format!("{p} anmärkning om åtgärden"),
        ..MeasureAnswer::default()
    };
    let request = SetMeasure { system: "X1".into(), measure: "M09".into(), answer: Some(answer) };
    measures::set_measure(&desk.app, request).expect("answered");
    let exception = MeasureExceptionView {
        decision: format!("{p} beslut om avsteg"),
        decided_by: format!("{p} beslutare av avsteg"),
        decided_at: "2026-11-01".into(),
        until: "2027-01-31".into(),
    };
    let request =
        SetMeasureException { system: "X1".into(), measure: "M09".into(), exception: Some(exception) };
    measures::set_measure_exception(&desk.app, request).expect("decided");
    let draft = ContinuityDraft {
        critical_period: format!("{p} kritisk period"),
        fallback: format!("{p} reservrutin"),
        catch_up: format!("{p} efterregistrering"),
        owner: format!("{p} kontinuitetsansvarig"),
        service_levels: format!("{p} servicenivåer i avtalet"),
        ..ContinuityDraft::default()
    };
    let request = SetContinuity { system: "X1".into(), continuity: draft };
    continuity::set_continuity(&desk.app, request).expect("written");
    let draft = RiskDraft {
        cause: format!("{p} orsak till risken"),
        event: format!("{p} händelse"),
        effect: format!("{p} följd av risken"),
        aspect: "K".into(),
        owner: format!("{p} riskägare"),
        treatment_words: format!("{p} behandling av risken"),
        participants: format!("{p} deltagare i analysen"),
        ..RiskDraft::default()
    };
    risk::set_risk(&desk.app, SetRisk { system: "X1".into(), id: None, risk: draft }).expect("written");
    let draft = IncidentDraft {
        title: format!("{p} incident"),
        occurred_at: "2026-11-01".into(),
        kind: "other".into(),
        effect: format!("{p} följd av incidenten"),
        reference: format!("{p} ärende"),
        lessons: format!("{p} lärdomar av incidenten"),
        owner: format!("{p} incidentansvarig"),
        subjects: vec![SubjectView { kind: "system".into(), id: "X1".into(), name: String::new() }],
        ..IncidentDraft::default()
    };
    let request = SetIncident { system: None, id: None, incident: draft };
    let id = incidents::set_incident(&desk.app, request).expect("written").view.incidents[0].id.clone();
    let words = format!("{p} omprövning efter incidenten");
    let request = ReviewIncident { system: None, incident: id, about: "X1".into(), words };
    incidents::review_incident(&desk.app, request).expect("reconsidered");
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
    let pages = Pages::of(&register, sample::PASSPHRASE);
    let plain = || pages.decrypted();
    assert!(found(&plain(), PLANT) && found(&plain(), "CREATE TABLE change_log"), "the search finds things");
    let before = String::from_utf8_lossy(&plain()).into_owned();
    let signed = (0..3).any(|shift| before.contains(&base64_inside(PLANT, shift)));
    assert!(signed, "it finds what stands in signed documents");

    let code = desk.stop("system", "X1");
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
    let view = desk.purge(&code);
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
    let (_, other) = desk.neighbour(SYSTEM);
    let name = tasks::task_list(&desk.app, SYSTEM).expect("shown").system.name;
    let before = tasks::task_list(&desk.app, SYSTEM).expect("shown").adopted_at;
    let code = desk.stop("system", &other);
    let view = desk.purge(&code);
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

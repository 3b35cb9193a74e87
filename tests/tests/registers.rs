//! Making, opening and losing sight of registers, through the use cases on real files.

use varsam_app::dto::{
    NewIdentity, NewRegister, NewSet, NewSystem, OpenRegister, SetLevel, SetReason, SignResult, SignStatement,
};
use varsam_app::{App, assets, classify, export, identity, import, register, review, sign, start};
use varsam_tests::{Desk, HeadlessHost, registry};

const PASSPHRASE: &str = "fyra ord på rad";

fn new(name: &str) -> NewRegister {
    NewRegister {
        name: name.into(),
        org: "212000-2411".into(),
        passphrase: PASSPHRASE.into(),
        passphrase_again: PASSPHRASE.into(),
    }
}

fn recent(app: &App<HeadlessHost>) -> Vec<varsam_app::dto::RecentRegister> {
    start::start(app).expect("the first screen").recent
}

#[test]
fn a_register_is_made_where_it_can_be_seen_and_opens_again() {
    let desk = Desk::new();
    let made = start::create_register(&desk.app, new("Skola 2026")).expect("made").view;
    assert!(made.path.ends_with("hem/Varsam/Skola 2026.varsam"), "{}", made.path);
    start::close_register(&desk.app).expect("closed");
    let known = recent(&desk.app);
    assert_eq!((known.len(), known[0].name.as_str(), known[0].exists), (1, "Skola 2026", true));
    let open = |passphrase: &str| {
        let request = OpenRegister { id: known[0].id.clone(), passphrase: passphrase.into() };
        start::open_register(&desk.app, request)
    };
    assert_eq!(open("fel lösenfras").expect_err("refused").code, "wrong_passphrase");
    assert_eq!(open(PASSPHRASE).expect("opened").view.name, "Skola 2026");

    std::fs::remove_file(&made.path).expect("the stick is pulled out");
    assert!(!recent(&desk.app)[0].exists);
    start::forget_recent(&desk.app, &known[0].id).expect("forgotten");
    assert!(recent(&desk.app).is_empty());
}

#[test]
fn what_is_wrong_with_a_new_register_is_said_and_nothing_is_made() {
    let desk = Desk::new();
    let code = |request| start::create_register(&desk.app, request).expect_err("refused").code;
    assert_eq!(code(new("  ")), "name_empty");
    for name in ["a/b", "..", "nul\0", "a:b", &"x".repeat(300)] {
        assert_eq!(code(new(name)), "name_invalid", "{name}");
    }
    assert_eq!(code(NewRegister { org: "123".into(), ..new("A") }), "org_invalid");
    assert_eq!(code(NewRegister { passphrase: "kort".into(), ..new("A") }), "passphrase_short");
    assert_eq!(
        code(NewRegister { passphrase_again: "något annat här".into(), ..new("A") }),
        "passphrases_differ"
    );
    assert!(recent(&desk.app).is_empty());
    start::create_register(&desk.app, new("A")).expect("made");
    assert_eq!(code(new("A")), "register_exists");
    assert_eq!(register::register(&desk.app).expect("still open").view.name, "A");
}

#[test]
fn a_register_in_use_elsewhere_is_refused_and_the_one_that_is_open_stays_open() {
    let desk = Desk::new();
    let made = start::create_register(&desk.app, new("A")).expect("made").view;
    let other = Desk::new();
    other.app.host().answer(&made.path);
    let chosen = start::choose_register(&other.app).expect("chosen").expect("not cancelled");
    let request = OpenRegister { id: chosen.id, passphrase: PASSPHRASE.into() };
    let error = start::open_register(&other.app, request).expect_err("refused");
    assert_eq!((error.code, error.args["by"].as_str()), ("register_in_use", "prov"));
    assert_eq!(register::register(&desk.app).expect("still open").view.name, "A");
}

#[test]
fn the_window_cannot_name_a_path() {
    let desk = Desk::new();
    let request = OpenRegister { id: "/etc/passwd".into(), passphrase: PASSPHRASE.into() };
    assert_eq!(start::open_register(&desk.app, request).expect_err("refused").code, "unknown_thing");
}

/// A real municipality: one system by hand, keys of its own, enrolled at the centre.
#[test]
fn a_real_result_goes_from_an_empty_register_to_the_registry() {
    let desk = Desk::new();
    start::create_register(&desk.app, new("Verklig")).expect("made");
    let system = NewSystem {
        name: "Ärendesystemet".into(),
        authority_name: "Kommunstyrelsen".into(),
        owner: "Kanslichef".into(),
        kind: "it".into(),
        gate: desk.answers("no"),
    };
    let system = register::add_system(&desk.app, system).expect("added").view.systems.remove(0).id;
    let set = NewSet {
        system: system.clone(),
        name: "Ärenden".into(),
        owner: "Kanslichef".into(),
        description: String::new(),
        personal_data: vec!["ordinary".into()],
        identifiers: vec!["personnummer".into()],
    };
    assets::add_set(&desk.app, set).expect("added");
    classify_all(&desk, &system);
    desk.make_ready(&system);
    let key = make_key(&desk, "Informationssäkerhetssamordnare");
    let owner = make_key(&desk, "Kanslichef");
    let by = |identity: &str| SignResult {
        system: system.clone(),
        identity: identity.into(),
        passphrase: PASSPHRASE.into(),
    };
    sign::sign_result(&desk.app, by(&key)).expect("signed");
    // The sample municipality's keys, whose passphrase everybody knows, are of no use here.
    sample_keys(&desk);
    let known = identity::identities(&desk.app).expect("identities");
    assert!(known.iter().all(|key| key.sample_passphrase.is_none()));
    let public = "X3eqF5ecdSpeO9hmQwwaJ5pFf1KFpTwtQB5VNBezE2o";
    let request = SignResult { passphrase: "demo-passphrase".into(), ..by(public) };
    assert_eq!(sign::sign_result(&desk.app, request).expect_err("refused").code, "wrong_role");
    for role in ["information_owner", "system_owner"] {
        let statement = |identity: &str| SignStatement {
            system: system.clone(),
            role: role.into(),
            verdict: "approve".into(),
            text: String::new(),
            decision: varsam_app::dto::DecisionWords::default(),
            identity: identity.into(),
            passphrase: PASSPHRASE.into(),
        };
        let error = sign::sign_statement(&desk.app, statement(&key)).expect_err("not the owner");
        assert_eq!(error.code, "wrong_function");
        sign::sign_statement(&desk.app, statement(&owner)).expect("approved");
    }
    assert!(review::review(&desk.app, &system).expect("review").result.expect("a result").adopted);
    desk.app.host().answer(desk.path("verklig.vbundle"));
    export::export_bundle(&desk.app, &system).expect("exported").expect("not cancelled");

    // A registry of the sample municipality refuses it; a real one waits for the keys.
    let path = |name: &str| desk.path(name).display().to_string();
    let sample = format!("sqlite:{}", path("exempel.db"));
    assert_eq!(registry(&["init", "--sample", "--db", &sample]).code, 0);
    assert_eq!(registry(&["import", &path("verklig.vbundle"), "--db", &sample]).code, 3);
    let real = format!("sqlite:{}", path("verklig.db"));
    let root = "X3eqF5ecdSpeO9hmQwwaJ5pFf1KFpTwtQB5VNBezE2o";
    let init = registry(&["init", "--org", "212000-2411", "--root", root, "--db", &real]);
    assert_eq!(init.code, 0, "{}", init.err);
    let waits = registry(&["import", &path("verklig.vbundle"), "--db", &real]);
    assert_eq!(waits.code, 2, "{} {}", waits.out, waits.err);
}

fn classify_all(desk: &Desk, system: &str) {
    for aspect in ["K", "R", "T", "S"] {
        let row = |desk: &Desk| classify::matrix(&desk.app, system).expect("the matrix").rows.remove(0);
        let seen = row(desk);
        let level = SetLevel {
            system: system.into(),
            set: seen.set.clone(),
            aspect: aspect.into(),
            level: Some(2),
            revision: seen.revision,
        };
        classify::set_level(&desk.app, level).expect("a level");
        let seen = row(desk);
        let reason = SetReason {
            system: system.into(),
            set: seen.set.clone(),
            aspect: aspect.into(),
            category: None,
            reason: "Prövat.".into(),
            revision: seen.revision,
        };
        classify::set_reason(&desk.app, reason).expect("a reason");
    }
}

/// Puts a sample key among the person's own.
fn sample_keys(desk: &Desk) {
    let pem = include_bytes!("../../assets/sample/identities/samordnare.pem");
    std::fs::write(desk.path("profil/identities/exempel.pem"), pem).expect("written");
}

fn make_key(desk: &Desk, function: &str) -> String {
    let request = NewIdentity {
        function: function.into(),
        passphrase: PASSPHRASE.into(),
        passphrase_again: PASSPHRASE.into(),
    };
    identity::create_identity(&desk.app, request).expect("a key").id
}

fn choose(desk: &Desk, files: &[(&str, &str)]) -> varsam_app::dto::ImportView {
    for (name, text) in files {
        std::fs::write(desk.path(name), text).expect("written");
        desk.app.host().answer(desk.path(name));
    }
    import::choose_import(&desk.app).expect("read").expect("not cancelled")
}

const ORGANISATION: (&str, &str) = ("organisation.csv", "id;namn;typ\nKS;Kommunstyrelsen;Nämnd\n");

#[test]
fn tables_are_shown_with_all_their_problems_and_nothing_is_written_before_they_are_mended() {
    let desk = Desk::new();
    start::create_register(&desk.app, new("A")).expect("made");
    let broken = "System-id;Systemnamn;Nämnd eller bolag;Typ av system\nS1;Ett;KS;Verksamhetssystem\nS1;Två;XX;Rymdskepp\n";
    let view = choose(&desk, &[ORGANISATION, ("system.csv", broken)]);
    assert!(!view.ready);
    let rows: Vec<_> = view.problems.iter().filter(|p| p.hinders).map(|p| (p.code.as_str(), p.row)).collect();
    for expected in ["duplicate_id", "unknown_id", "unknown_word"] {
        assert!(rows.contains(&(expected, Some(3))), "{expected}: {rows:?}");
    }
    let error = import::commit_import(&desk.app).expect_err("refused");
    assert_eq!((error.code, error.problems.len()), ("import_problems", view.problems.len()));
    assert!(register::register(&desk.app).expect("open").view.systems.is_empty());

    let view = choose(&desk, &[ORGANISATION, ("system.csv", "System-id;Systemnamn\nS1;Ett\n")]);
    let missing: Vec<_> = view.problems.iter().filter(|p| p.code == "missing_column").collect();
    assert!(missing.len() >= 2, "every missing column is named: {:?}", view.problems);
}

#[test]
fn tables_are_written_in_one_operation_and_again_they_change_nothing() {
    let desk = Desk::new();
    start::create_register(&desk.app, new("A")).expect("made");
    let systems = "System-id;Systemnamn;Nämnd eller bolag;Typ av system;Översiktstjänst;Redundant drift\nS1;Ett;KS;Verksamhetssystem;Nej;Nej\n";
    let files = [ORGANISATION, ("system.csv", systems)];
    let view = choose(&desk, &files);
    assert!(view.ready, "{:?}", view.problems);
    let read = import::commit_import(&desk.app).expect("written");
    assert_eq!(read.view.systems.len(), 1);
    assert_eq!(read.standing.undo.expect("undoable").op, "import_tables");
    let again = choose(&desk, &files);
    assert!(!again.ready && again.counts.iter().all(|count| count.new == 0), "{:?}", again.counts);
    import::cancel_import(&desk.app).expect("cancelled");
    varsam_app::undo(&desk.app).expect("undone");
    assert!(register::register(&desk.app).expect("open").view.systems.is_empty());
}

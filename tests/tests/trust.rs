//! Trust lists on the laptop: made by the real registry, taken, judged by, and refused.

use varsam_app::dto::{
    CentreFile, CentreState, DecisionWords, EnrolKey, KeyChange, KeyStandingId, NewIdentity, NewRegister,
    ResultView, SignResult, SignStatement, TakeTrustList, TrustListTaken,
};
use varsam_app::{AppError, centre, identity, review, sign, start, undo};
use varsam_bundle::write_bundle;
use varsam_tests::{Centre, Desk};

const ORG: &str = "212000-2411";
const PASSPHRASE: &str = "fyra ord på rad";
const SYSTEM: &str = "SYS-1";
/// The same title in two committees.
const CHIEF: &str = "Verksamhetschef";

/// A register with one system of the school committee that also holds a set of the social committee.
fn desk() -> Desk {
    let desk = Desk::new();
    let request = NewRegister {
        name: "Verklig".into(),
        org: ORG.into(),
        passphrase: PASSPHRASE.into(),
        passphrase_again: PASSPHRASE.into(),
    };
    start::create_register(&desk.app, request).expect("made");
    desk.read_in(&[
        ("organisation.csv", "id;namn;typ;överordnad\nSKOLA;Skolnämnden;Nämnd;\nSOC;Socialnämnden;Nämnd;\n"),
        (
            "system.csv",
            "System-id;Systemnamn;Nämnd eller bolag;Typ av system;Systemägare\n\
             SYS-1;Elevhälsan;SKOLA;Plattform;Kanslichef\n",
        ),
        (
            "informationsmangder.csv",
            "Informations-id;Informationsmängd;Nämnd eller bolag;Informationsägare\n\
             INF-1;Elevakter;SKOLA;Verksamhetschef\nINF-2;Insatser;SOC;Verksamhetschef\n",
        ),
        (
            "innehav.csv",
            "System-id;Informations-id;Hantering;Huvuddatakälla;Miljö\n\
             SYS-1;INF-1;Lagrar;Ja;Produktion\nSYS-1;INF-2;Lagrar;Nej;Produktion\n",
        ),
    ]);
    desk.pass_gate(SYSTEM);
    desk.make_ready(SYSTEM);
    // The centre works a day after the desk begins.
    desk.app.host().wait(1);
    desk
}

fn key(desk: &Desk, function: &str) -> String {
    let request = NewIdentity {
        function: function.into(),
        passphrase: PASSPHRASE.into(),
        passphrase_again: PASSPHRASE.into(),
    };
    identity::create_identity(&desk.app, request).expect("a key").id
}

/// Enrols a key as a person does: the file is handed over, the thumbprint read out by phone.
fn enrol(desk: &Desk, centre: &Centre, key: &str, role: &str, bounds: (&str, &str)) {
    let file = desk.path(&format!("{key}.vbundle"));
    desk.app.host().answer(&file);
    let request = EnrolKey {
        identity: key.into(),
        passphrase: PASSPHRASE.into(),
        name: "Eva Exempel".into(),
        code: "INBJ-1".into(),
    };
    let told = centre::enrol_key(&desk.app, request).expect("enrolled").expect("not cancelled");
    assert_eq!(told.thumbprint.replace(' ', ""), key);
    centre.enrol(&file.display().to_string(), &told.thumbprint, role, bounds);
}

fn choose(desk: &Desk, file: &str) -> CentreFile {
    desk.app.host().answer(file);
    centre::choose_centre_file(&desk.app).expect("read").expect("not cancelled")
}

fn take(desk: &Desk, root_end: &str) -> Result<TrustListTaken, AppError> {
    let request = TakeTrustList { root_end: root_end.into() };
    centre::take_trust_list(&desk.app, request).map(|changed| changed.view)
}

/// The first list of a centre is taken: the end of its root is read out by phone.
fn trusting(desk: &Desk, centre: &Centre, file: &str) -> TrustListTaken {
    choose(desk, file);
    take(desk, &centre.root[centre.root.len() - 11..]).expect("taken")
}

fn result(desk: &Desk) -> ResultView {
    review::review(&desk.app, SYSTEM).expect("review").result.expect("a result")
}

fn sign(desk: &Desk, key: &str) -> Result<(), AppError> {
    let request = SignResult { system: SYSTEM.into(), identity: key.into(), passphrase: PASSPHRASE.into() };
    sign::sign_result(&desk.app, request).map(drop)
}

fn approve(desk: &Desk, key: &str, role: &str) -> Result<(), AppError> {
    let request = SignStatement {
        system: SYSTEM.into(),
        role: role.into(),
        verdict: "approve".into(),
        text: String::new(),
        decision: DecisionWords::default(),
        identity: key.into(),
        passphrase: PASSPHRASE.into(),
    };
    sign::sign_statement(&desk.app, request).map(drop)
}

fn refused(file: &CentreFile) -> Vec<&str> {
    let errors = file.documents.iter().filter_map(|document| document.error.as_ref());
    errors.map(|error| error.code.as_str()).collect()
}

fn version(desk: &Desk) -> Option<u32> {
    centre::centre(&desk.app).expect("the view").list.map(|list| list.version)
}

#[test]
fn the_first_list_is_taken_when_the_root_was_read_out_and_none_older_or_of_another_root_after_it() {
    let (desk, centre) = (desk(), Centre::new(ORG, 40));
    let first = centre.issue("ett.vbundle", &[]);
    let second = centre.issue("två.vbundle", &[]);
    let shown = choose(&desk, &first);
    let list = shown.list.as_ref().expect("a list");
    let end = &centre.root[centre.root.len() - 11..];
    assert_eq!((list.version, list.before, list.root_left_out), (1, None, 11));
    assert_eq!(list.root.replace(' ', ""), centre.root[..centre.root.len() - 11]);
    let told = format!("{shown:?}").replace(' ', "");
    assert!(
        told.contains(&centre.root[..20]) && !told.contains(end),
        "the end is nowhere in what the window gets"
    );

    for slip in ["", &end[1..], &list.root, &end.to_lowercase()] {
        assert_eq!(take(&desk, slip).expect_err("not the root").code, "root_wrong", "{slip}");
        assert_eq!(version(&desk), None);
    }
    let taken = take(&desk, &format!("{} {}", &end[..4], &end[4..])).expect("taken");
    assert_eq!(taken.centre.list.expect("a list").root.replace(' ', ""), centre.root);
    assert!(taken.file.is_none());
    assert_eq!(undo(&desk.app).map(|_| version(&desk)).ok().flatten(), Some(1), "it is never undone");

    choose(&desk, &second);
    take(&desk, "").expect("a pinned root needs no typing");
    assert_eq!(version(&desk), Some(2));
    assert_eq!(refused(&choose(&desk, &first)), ["trust_older"]);
    assert_eq!(take(&desk, "").expect_err("older").code, "centre_none");
    assert_eq!(choose(&desk, &second).documents[0].state, CentreState::Already);

    // The same version with other words, another root, another municipality, another kind of file.
    let twin = Centre::new(ORG, 40);
    twin.issue("a.vbundle", &[]);
    assert_eq!(refused(&choose(&desk, &twin.issue("b.vbundle", &["--list-days", "7"]))), ["trust_forked"]);
    let other = Centre::new(ORG, 60);
    assert_eq!(refused(&choose(&desk, &other.issue("c.vbundle", &[]))), ["trust_other_root"]);
    let foreign = Centre::new("212000-1355", 40);
    foreign.issue("d.vbundle", &[]);
    foreign.issue("e.vbundle", &[]);
    assert_eq!(refused(&choose(&desk, &foreign.issue("f.vbundle", &[]))), ["centre_other_org"]);
    std::fs::write(desk.path("x.vbundle"), b"{\"varsam\"").expect("written");
    desk.app.host().answer(desk.path("x.vbundle"));
    assert_eq!(centre::choose_centre_file(&desk.app).expect_err("no bundle").code, "centre_not_bundle");
    assert_eq!(version(&desk), Some(2));
}

#[test]
fn a_forged_list_is_refused_and_of_several_in_a_file_the_newest_is_taken() {
    let (desk, centre) = (desk(), Centre::new(ORG, 40));
    let files = ["ett.vbundle", "två.vbundle"].map(|name| centre.issue(name, &[]));
    let texts = files.map(|file| std::fs::read_to_string(file).expect("read"));
    let document = |text: &str| {
        let documents = varsam_bundle::open_bundle(text.as_bytes()).expect("a bundle");
        String::from_utf8(documents[0].json.to_vec()).expect("text")
    };
    let [one, two] = [document(&texts[0]), document(&texts[1])];
    // A byte of the signature, which is the last member.
    let at = two.rfind('"').expect("a signature") - 4;
    let mut forged = two.clone();
    forged.replace_range(at..=at, if &two[at..=at] == "A" { "B" } else { "A" });
    std::fs::write(desk.path("f.vbundle"), write_bundle([forged.as_str()]).expect("a bundle"))
        .expect("written");
    let shown = choose(&desk, &desk.path("f.vbundle").display().to_string());
    assert_eq!((refused(&shown), shown.list.is_none()), (vec!["centre_damaged"], true));

    let all = write_bundle([one.as_str(), two.as_str(), forged.as_str()]).expect("a bundle");
    std::fs::write(desk.path("alla.vbundle"), all).expect("written");
    let shown = choose(&desk, &desk.path("alla.vbundle").display().to_string());
    assert_eq!(refused(&shown), ["trust_older", "centre_damaged"]);
    let taken = take(&desk, &centre.root[centre.root.len() - 11..]).expect("taken");
    assert_eq!(version(&desk), Some(2));
    assert_eq!(taken.file.expect("the rest").documents.len(), 3);
}

#[test]
fn two_owners_with_the_same_title_in_two_committees_are_two() {
    let (desk, centre) = (desk(), Centre::new(ORG, 40));
    let leader = key(&desk, "Samordnare");
    let [school, social, clerk] = [CHIEF, CHIEF, "Kanslichef"].map(|function| key(&desk, function));
    enrol(&desk, &centre, &leader, "facilitator", ("", ""));
    enrol(&desk, &centre, &school, "information_owner", ("SKOLA", CHIEF));
    enrol(&desk, &centre, &social, "information_owner", ("SOC", CHIEF));
    enrol(&desk, &centre, &clerk, "system_owner", ("SOC", ""));
    let taken = trusting(&desk, &centre, &centre.issue("lista.vbundle", &[]));
    assert_eq!(taken.centre.list.expect("a list").keys.len(), 5);

    assert_eq!(sign(&desk, &school).expect_err("no facilitator").code, "key_not_granted");
    sign(&desk, &leader).expect("signed");
    approve(&desk, &school, "information_owner").expect("approved");
    let counts: Vec<(String, bool)> =
        result(&desk).approvals.into_iter().map(|a| (a.authority_name, a.counts)).collect();
    let expected = [("Skolnämnden", true), ("Socialnämnden", false), ("Skolnämnden", false)];
    assert_eq!(counts, expected.map(|(name, counts)| (name.to_owned(), counts)));

    // The right title and the right role, for another committee.
    assert_eq!(approve(&desk, &clerk, "system_owner").expect_err("another's").code, "key_not_granted");
    assert_eq!(approve(&desk, &school, "system_owner").expect_err("no role").code, "key_not_granted");
    approve(&desk, &social, "information_owner").expect("approved");
    let shown = result(&desk);
    assert_eq!((shown.adopted, shown.signer, shown.waits), (false, KeyStandingId::Trusted, false));
    assert!(shown.approvals[..2].iter().all(|a| a.standing == Some(KeyStandingId::Trusted)));
}

#[test]
fn what_an_unknown_key_signs_waits_and_counts_when_a_list_knows_it() {
    let (desk, centre) = (desk(), Centre::new(ORG, 40));
    let [leader, clerk] = ["Samordnare", "Kanslichef"].map(|function| key(&desk, function));
    let owner = key(&desk, CHIEF);
    trusting(&desk, &centre, &centre.issue("ett.vbundle", &[]));
    sign(&desk, &leader).expect("signed");
    approve(&desk, &owner, "information_owner").expect("approved");
    assert_eq!(approve(&desk, &clerk, "information_owner").expect_err("not asked").code, "wrong_function");
    approve(&desk, &clerk, "system_owner").expect("approved");
    let shown = result(&desk);
    assert_eq!((shown.waits, shown.adopted, shown.signer), (true, false, KeyStandingId::Unknown));
    assert!(shown.approvals.iter().all(|a| !a.counts && a.verdict.is_some()), "{:?}", shown.approvals);

    enrol(&desk, &centre, &leader, "facilitator", ("", ""));
    enrol(&desk, &centre, &owner, "information_owner", ("", CHIEF));
    choose(&desk, &centre.issue("två.vbundle", &[]));
    assert_eq!(take(&desk, "").expect("taken").settled, 2);
    let shown = result(&desk);
    assert_eq!((shown.waits, shown.adopted), (false, false));

    // The last approval that waited: the levels are adopted by taking the list.
    enrol(&desk, &centre, &clerk, "system_owner", ("SKOLA", "Kanslichef"));
    choose(&desk, &centre.issue("tre.vbundle", &[]));
    assert_eq!(take(&desk, "").expect("taken").settled, 1);
    assert!(result(&desk).adopted);
    let tasks = varsam_app::tasks::task_list(&desk.app, SYSTEM).expect("tasks");
    assert!(tasks.profile.iter().all(|row| row.adopted.is_some()), "{:?}", tasks.profile);
}

#[test]
fn a_revoked_key_signs_nothing_and_one_whose_holder_left_does_with_a_warning_for_a_time() {
    let (desk, centre) = (desk(), Centre::new(ORG, 40));
    let [leader, clerk] = ["Samordnare", "Kanslichef"].map(|function| key(&desk, function));
    let owner = key(&desk, CHIEF);
    enrol(&desk, &centre, &leader, "facilitator", ("", ""));
    enrol(&desk, &centre, &owner, "information_owner", ("", ""));
    enrol(&desk, &centre, &clerk, "system_owner", ("", ""));
    trusting(&desk, &centre, &centre.issue("ett.vbundle", &[]));
    sign(&desk, &leader).expect("signed");
    approve(&desk, &owner, "information_owner").expect("approved");

    let revoking = ["--compromised", &owner, "--left", &clerk];
    let shown = choose(&desk, &centre.issue("två.vbundle", &revoking));
    let keys = shown.list.expect("a list").keys;
    let revoked: Vec<&str> =
        keys.iter().filter(|key| key.change == KeyChange::Revoked).map(|key| key.function.as_str()).collect();
    assert_eq!(revoked, ["Kanslichef", CHIEF]);
    desk.app.host().wait(2);
    take(&desk, "").expect("taken");

    // What was taken before stays taken, as at the centre, and the standing of its key is shown.
    let shown = result(&desk);
    assert!(shown.approvals[..2].iter().all(|a| a.counts && a.standing == Some(KeyStandingId::Revoked)));
    assert_eq!(approve(&desk, &owner, "information_owner").expect_err("revoked").code, "key_revoked");
    approve(&desk, &clerk, "system_owner").expect("within grace");
    let shown = result(&desk);
    assert_eq!(shown.approvals[2].standing, Some(KeyStandingId::LeftInGrace));
    assert!(shown.adopted);
    let known = identity::identities(&desk.app).expect("identities");
    let of = |id: &str| known.iter().find(|key| key.id == id).expect("a key");
    assert_eq!(of(&owner).standing, KeyStandingId::Revoked);
    assert_eq!(of(&leader).roles, ["facilitator"]);

    // After grace it waits, and what was adopted stays adopted.
    desk.app.host().wait(40);
    let shown = result(&desk);
    assert_eq!((shown.approvals[2].standing, shown.adopted), (Some(KeyStandingId::Left), true));
    approve(&desk, &clerk, "system_owner").expect("signed, and waits");
    assert!(result(&desk).adopted, "what waits takes nothing back");
}

#[test]
fn without_a_list_it_is_as_before_and_what_was_adopted_then_stays() {
    let (desk, centre) = (desk(), Centre::new(ORG, 40));
    let [leader, clerk] = ["Samordnare", "Kanslichef"].map(|function| key(&desk, function));
    let owner = key(&desk, CHIEF);
    sign(&desk, &leader).expect("signed");
    approve(&desk, &owner, "information_owner").expect("approved");
    approve(&desk, &clerk, "system_owner").expect("approved");
    let shown = result(&desk);
    assert_eq!((shown.adopted, shown.signer), (true, KeyStandingId::NoList));
    trusting(&desk, &centre, &centre.issue("ett.vbundle", &[]));
    let shown = result(&desk);
    assert_eq!((shown.adopted, shown.signer), (true, KeyStandingId::Unknown));
}

#[test]
fn a_list_is_overdue_when_its_day_has_passed_and_nothing_is_taken_without_an_organisation() {
    let (desk, centre) = (desk(), Centre::new(ORG, 40));
    trusting(&desk, &centre, &centre.issue("ett.vbundle", &["--list-days", "10"]));
    assert!(!centre::centre(&desk.app).expect("the view").list.expect("a list").overdue);
    desk.app.host().wait(12);
    assert!(centre::centre(&desk.app).expect("the view").list.expect("a list").overdue);

    let other = Desk::new();
    let request = NewRegister {
        name: "Utan".into(),
        org: String::new(),
        passphrase: PASSPHRASE.into(),
        passphrase_again: PASSPHRASE.into(),
    };
    start::create_register(&other.app, request).expect("made");
    assert!(!centre::centre(&other.app).expect("the view").org);
    assert_eq!(centre::choose_centre_file(&other.app).expect_err("no number").code, "centre_no_org");
}

#[test]
fn a_signed_pack_is_shown_and_moved_to_and_an_older_a_forged_or_an_unknown_one_is_refused() {
    let (desk, centre) = (desk(), Centre::new(ORG, 40));
    let enrolment = centre.enrolment();
    centre.enrol(&enrolment, &centre.key, "centre", ("", ""));
    let list = centre.issue("lista.vbundle", &[]);
    let edition = |version: &str| {
        let bytes = varsam_exchange::standard_pack_bytes();
        let text = String::from_utf8(bytes.to_vec()).expect("text");
        let text = text.replacen("\"2026-1\"", &format!("\"{version}\""), 1);
        std::fs::write(desk.path(&format!("{version}.json")), text).expect("written");
        centre.pack(&desk.path(&format!("{version}.json")).display().to_string(), version)
    };
    let [new, old] = ["2026-10", "2026-9"].map(edition);
    assert_eq!(refused(&choose(&desk, &new)), ["centre_unknown_key"]);
    assert_eq!(centre::open_centre_pack(&desk.app, 1).expect_err("not believed").code, "centre_unknown_key");

    // The list and the pack in one file: the list first.
    let both = desk.path("båda.vbundle").display().to_string();
    let texts = [&new, &list].map(|file| std::fs::read(file).expect("read"));
    let documents = texts.each_ref().map(|bytes| {
        let documents = varsam_bundle::open_bundle(bytes).expect("a bundle");
        std::str::from_utf8(documents[0].json).expect("text")
    });
    std::fs::write(&both, write_bundle(documents).expect("a bundle")).expect("written");
    let states = |file: &CentreFile| file.documents.iter().map(|d| d.state).collect::<Vec<_>>();
    assert_eq!(states(&choose(&desk, &both)), [CentreState::AfterList, CentreState::Ready]);
    let taken = take(&desk, &centre.root[centre.root.len() - 11..]).expect("taken");
    assert_eq!(states(&taken.file.expect("the rest")), [CentreState::Ready, CentreState::Already]);

    let change = centre::open_centre_pack(&desk.app, 1).expect("shown").view;
    assert_eq!((change.from.version.as_str(), change.to.version.as_str()), ("2026-1", "2026-10"));
    varsam_app::pack_change::move_to_pack(&desk.app).expect("moved");
    assert_eq!(varsam_app::pack(&desk.app).expect("the pack").version, "2026-10");
    assert_eq!(refused(&choose(&desk, &old)), ["pack_older"]);
    undo(&desk.app).expect("moved back");
    assert_eq!(varsam_app::pack(&desk.app).expect("the pack").version, "2026-1");
    assert_eq!(refused(&choose(&desk, &old)), ["pack_older"], "also when it was moved back");
    assert_eq!(centre::open_centre_pack(&desk.app, 1).expect_err("older").code, "pack_older");

    // The same version with other words, and one that its key may no longer sign.
    let other = std::fs::read_to_string(desk.path("2026-10.json")).expect("read");
    let other = format!("{other} ");
    std::fs::write(desk.path("annan.json"), other).expect("written");
    let forked = centre.pack(&desk.path("annan.json").display().to_string(), "annan");
    assert_eq!(refused(&choose(&desk, &forked)), ["pack_forked"]);
    choose(&desk, &centre.issue("spärr.vbundle", &["--compromised", &centre.key]));
    desk.app.host().wait(1);
    take(&desk, "").expect("taken");
    assert_eq!(refused(&choose(&desk, &new)), ["centre_key_not_granted"]);
}

//! Keys that nobody knows yet, keys that are revoked, and approvals that a result relies on.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::fs;

use chrono::TimeDelta;
use common::{
    Folder, approvals, asset, bundle, common, now, person, result, result_body, result_of, statement,
    trust_list, withdraws,
};
use serde_json::json;
use varsam_bundle::keys::{Jwk, SigningKey, thumbprint};
use varsam_bundle::payload::{
    EnrolBody, Payload, Revocation, RevocationReason, Role, StatementBody, Subject, Verdict, lineage,
};
use varsam_bundle::{Sealed, seal};
use varsam_registry::Given;
use varsam_registry::db::{Db, Location};
use varsam_registry::import::{Pace, import};
use varsam_registry::incoming::Source;
use zeroize::Zeroizing;

fn revoke(folder: &Folder, how: &str) {
    fs::copy(asset("identities/rot.pem"), folder.path("rot.pem")).unwrap();
    let kid = thumbprint(&person("samordnare"));
    let issued = folder.run(&["issue", "trust", "--key", "rot.pem", "--out", "list.vbundle", how, &kid]);
    assert_eq!((issued.code, &issued.json["version"]), (0, &json!(2)), "{issued:?}");
}

fn a_key_that_somebody_else_may_have_signs_nothing_more() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    assert_eq!(folder.import(&bundle(&[&first])).outcomes(), ["imported"]);
    revoke(&folder, "--compromised");
    let answer = folder.import(&bundle(&[&first, &result(2, 2, &[&first])]));
    assert_eq!(answer.outcomes(), ["already_imported", "key_revoked"]);
    assert_eq!(folder.run(&["list"]).json["results"][0]["revision"], 1, "what was taken before stays");
}

/// Somebody else has the registry take a list that revokes the key, after the first transaction of an
/// import that has verified more than that.
fn a_list_that_comes_during_an_import_decides_on_the_rest() {
    let folder = Folder::sample();
    let documents: Vec<Sealed> = (0..12).map(result_of).collect();
    let many = folder.write("many.vbundle", &bundle(&documents.iter().collect::<Vec<_>>()));
    let kid = thumbprint(&person("samordnare"));
    let list = bundle(&[&trust_list(2, |entry| {
        if entry.kid == kid {
            entry.revoked = Some(Revocation { at: now(), reason: RevocationReason::Compromised });
        }
    })]);
    let mut db = Db::open(&Location::parse(&folder.db).unwrap(), now()).unwrap();
    let given = Given { now: now(), random: Zeroizing::new([7; 96]), watched: false };
    let (pace, sources) = (Pace { batch: 1, threads: 2 }, [Source::File(folder.path(&many))]);
    let mut list_comes = |done, _| {
        if done == 1 {
            assert_eq!(folder.import(&list).outcomes(), ["imported"]);
        }
    };
    let report = import(&mut db, &sources, pace, None, &given, &mut list_comes).unwrap();
    let outcomes: Vec<&str> = report.documents.iter().map(|one| one.outcome).collect();
    assert_eq!(outcomes[0], "imported");
    assert_eq!(outcomes[1..], ["key_revoked"; 11]);
    assert_eq!(folder.count("SELECT count(*) FROM document"), 1);
}

fn what_somebody_who_left_signed_is_taken_for_a_while() {
    let folder = Folder::sample();
    revoke(&folder, "--left");
    folder.write("one.vbundle", &bundle(&[&result(1, 1, &[])]));
    let soon = folder.run_at(&["import", "one.vbundle"], now() + TimeDelta::days(20));
    assert_eq!(soon.outcomes(), ["imported"]);
    assert_eq!(soon.json["documents"][0]["notices"], json!(["holder_left"]));
    folder.write("two.vbundle", &bundle(&[&result_of(7)]));
    let late = folder.run_at(&["import", "two.vbundle"], now() + TimeDelta::days(40));
    assert_eq!((late.code, late.outcomes()), (2, vec!["holder_left".to_owned()]));
    let kid = thumbprint(&person("systemagare"));
    let wrong =
        folder.run(&["issue", "trust", "--key", "rot.pem", "--out", "list.vbundle", "--left", "nobody"]);
    assert_eq!(wrong.code, 1, "a key that no list has");
    let renewed =
        folder.run(&["issue", "trust", "--key", "rot.pem", "--out", "list.vbundle", "--renew", &kid]);
    assert_eq!(renewed.json["version"], 3);
}

/// Results and what is said of them wait for their keys, and come in with the list that has them.
fn everything_of_an_unknown_key_waits_for_its_list() {
    let folder = Folder::sample();
    let stranger = SigningKey::from_bytes(&[42; 32]);
    let kid = thumbprint(&stranger);
    let first = seal(&Payload::new(common(&stranger, 1), result_body(1, &[])), &stranger).unwrap();
    let other = seal(&Payload::new(common(&stranger, 2), result_body(2, &[&first])), &stranger).unwrap();
    let [information, system] = approvals(&first, 1);
    let waiting = folder.import(&bundle(&[&information, &other, &system, &first]));
    assert_eq!(waiting.outcomes(), ["result_missing", "unknown_key", "result_missing", "unknown_key"]);
    let rows = folder.rows();
    assert_eq!(folder.import(&bundle(&[&trust_list(2, |_| {})])).outcomes(), ["imported"]);
    assert_eq!(folder.rows(), rows, "a list without the key changes nothing");

    let body = EnrolBody { key: Jwk::of(&stranger), function: "Ny".into(), name: "Kim".into(), code: None };
    let enrolment = seal(&Payload::new(common(&stranger, 9), body), &stranger).unwrap();
    folder.write("enrol.vbundle", &bundle(&[&enrolment]));
    let granted =
        folder.run(&["trust", "enrol", "enrol.vbundle", "--confirm", &kid, "--role", "facilitator"]);
    assert_eq!(granted.code, 0, "{granted:?}");
    fs::copy(asset("identities/rot.pem"), folder.path("rot.pem")).unwrap();
    assert_eq!(folder.run(&["issue", "trust", "--key", "rot.pem", "--out", "list.vbundle"]).code, 0);
    let list = folder.run(&["list"]);
    assert_eq!(list.json["set_aside"], 0);
    assert_eq!(list.json["results"][0]["revision"], 2);
    assert_eq!(folder.run(&["show", &first.document_sha256]).json["head"]["state"], "adopted");
}

/// A result of another system that carries the same set and asks only its system owner.
fn relying(level: i64) -> Sealed {
    let key = person("samordnare");
    let mut body = result_body(1, &[]);
    body.scope.id = "SYS-2".into();
    body.lineage = lineage(common::ORG, "SYS-2");
    body.flows.clear();
    body.assessments.clear();
    body.requires.retain(|need| need.role == Role::SystemOwner);
    body.sets[0].levels.get_mut("K").unwrap().as_mut().unwrap().number = level;
    seal(&Payload::new(common(&key, 50), body), &key).unwrap()
}

fn system_owner_of(number: u8, about: &Sealed) -> Sealed {
    let key = person("systemagare");
    let subject = Subject {
        sha256: about.document_sha256.clone(),
        lineage: lineage(common::ORG, "SYS-2"),
        revision: 1,
    };
    let (role, verdict, text) = (Role::SystemOwner, Verdict::Approve, String::new());
    seal(
        &Payload::new(common(&key, number), StatementBody { subject, role, verdict, text, decision: None }),
        &key,
    )
    .unwrap()
}

fn state_of(folder: &Folder, about: &Sealed) -> serde_json::Value {
    folder.run(&["show", &about.document_sha256]).json["head"]["state"].clone()
}

fn an_approval_that_is_relied_on_must_have_come() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    let [information, _] = approvals(&first, 1);
    let (same, higher) = (relying(2), relying(3));
    let alone = folder.import(&bundle(&[&same, &system_owner_of(51, &same)]));
    assert_eq!(alone.json["results"][0]["state"], "pending");
    assert_eq!(folder.run(&["list"]).json["results"][0]["not_seen_approved"], json!(["INF-1"]));
    let [early, late] = [bundle(&[&first]), bundle(&[&information])];
    folder.import(&early);
    assert_eq!(state_of(&folder, &same), "pending");
    let came = folder.import(&late);
    assert_eq!(came.json["results"].as_array().unwrap().len(), 2, "it settles both");
    assert_eq!(state_of(&folder, &same), "adopted");
    // Another level is not what was approved.
    folder.import(&bundle(&[&higher, &system_owner_of(52, &higher)]));
    assert_eq!(state_of(&folder, &higher), "pending");
    // The owner thinks again, and again.
    let say =
        |number, verdict| statement(number, "informationsagare", Role::InformationOwner, verdict, &first, 1);
    folder.import(&bundle(&[&say(60, Verdict::Reject)]));
    assert_eq!(state_of(&folder, &same), "pending");
    let again = say(61, Verdict::Approve);
    folder.import(&bundle(&[&again]));
    assert_eq!(state_of(&folder, &same), "adopted");
    folder.import(&bundle(&[&withdraws(62, "informationsagare", &again)]));
    assert_eq!(state_of(&folder, &same), "pending");
}

/// What approvals are about was not kept before; it is found in the documents.
fn approvals_from_before_count() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    let [information, _] = approvals(&first, 1);
    folder.import(&bundle(&[&first, &information]));
    for sql in [
        "DELETE FROM approved_set",
        "UPDATE requirement SET contents = NULL",
        "INSERT INTO unfinished (task) VALUES ('approved_sets')",
    ] {
        folder.select(sql);
    }
    let same = relying(2);
    folder.import(&bundle(&[&same, &system_owner_of(51, &same)]));
    assert_eq!(state_of(&folder, &same), "adopted");
    assert_eq!(folder.count("SELECT count(*) FROM unfinished"), 0);
}

on_both!(
    a_key_that_somebody_else_may_have_signs_nothing_more,
    a_list_that_comes_during_an_import_decides_on_the_rest,
    what_somebody_who_left_signed_is_taken_for_a_while,
    everything_of_an_unknown_key_waits_for_its_list,
    an_approval_that_is_relied_on_must_have_come,
    approvals_from_before_count,
);

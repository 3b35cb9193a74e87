//! Import on real files: what is taken, what is not, and that it happens once.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{Folder, approvals, bundle, common, person, result, result_body, statement};
use serde_json::json;
use varsam_bundle::keys::SigningKey;
use varsam_bundle::payload::{Payload, Role, Verdict};
use varsam_bundle::{RawDocument, seal, verify_self_contained};

fn from_a_bundle_to_an_adopted_result() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    let [information, system] = approvals(&first, 1);
    // In any order: what is about a result may stand before it.
    let bytes = bundle(&[&system, &first, &information]);
    let answer = folder.import(&bytes);
    assert_eq!(answer.code, 0, "{answer:?}");
    assert_eq!(answer.outcomes(), ["imported", "imported", "imported"]);
    assert_eq!(answer.json["results"][0]["state"], "adopted");

    let list = folder.run(&["list"]);
    let head = &list.json["results"][0];
    assert_eq!(head["id"], "SYS-1");
    assert_eq!(head["state"], "adopted");
    assert_eq!(head["conflict"], false);
    assert_eq!(head["levels"], json!({"K": 2}));
    let show = folder.run(&["show", "SYS-1"]);
    assert_eq!(show.json["statements"].as_array().unwrap().len(), 2);
    assert_eq!(show.json["payload"]["scope"]["name"], "Elevregister");
    assert_eq!(folder.run(&["show", "SYS-9"]).code, 1);

    let before = folder.rows();
    let again = folder.import(&bytes);
    assert_eq!(again.code, 0);
    assert_eq!(again.outcomes(), ["already_imported"; 3]);
    assert_eq!(folder.rows(), before, "no row changes");
}

/// A result from before there were assessments is taken as ever, and a later one follows it.
fn a_result_of_the_version_before() {
    let folder = Folder::sample();
    let old = include_bytes!("../../bundle/tests/vectors/result-1.vbundle");
    let answer = folder.import(old);
    assert_eq!((answer.code, answer.outcomes()), (0, vec!["imported".to_owned()]), "{answer:?}");
    let head = |folder: &Folder| folder.run(&["list"]).json["results"][0].clone();
    assert_eq!((&head(&folder)["revision"], &head(&folder)["assessments"]), (&json!(1), &json!(0)));
    assert_eq!(folder.run(&["show", "SYS-1"]).json["payload"]["v"], "result/1");

    let key = person("samordnare");
    let mut body = result_body(2, &[]);
    body.prev = vec![answer.json["documents"][0]["document"].as_str().unwrap().to_owned()];
    let new = seal(&Payload::new(common(&key, 2), body), &key).unwrap();
    assert_eq!(folder.import(&bundle(&[&new])).outcomes(), ["imported"]);
    let head = head(&folder);
    assert_eq!((&head["revision"], &head["conflict"]), (&json!(2), &json!(false)));
    assert_eq!((&head["assessments"], &head["may_not_start"]), (&json!(1), &json!(1)));
}

fn approvals_may_come_one_by_one() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    let [information, system] = approvals(&first, 1);
    let state = |bytes: &[u8]| folder.import(bytes).json["results"][0]["state"].clone();
    assert_eq!(state(&bundle(&[&first])), "pending");
    assert_eq!(state(&bundle(&[&information])), "pending");
    assert_eq!(state(&bundle(&[&system])), "adopted");
    let reject = statement(103, "systemagare", Role::SystemOwner, Verdict::Reject, &first, 1);
    assert_eq!(state(&bundle(&[&reject])), "rejected");
}

fn a_statement_waits_for_its_result() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    let [information, system] = approvals(&first, 1);
    let early = folder.import(&bundle(&[&information, &system]));
    assert_eq!(early.code, 2);
    assert_eq!(early.outcomes(), ["result_missing", "result_missing"]);
    let late = folder.import(&bundle(&[&first]));
    assert_eq!(late.code, 0);
    assert_eq!(late.texts("/retried", "outcome"), ["imported", "imported"]);
    assert_eq!(late.json["results"][0]["state"], "adopted");
}

fn one_byte_changed() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    let good = bundle(&[&first]);
    for at in [40, good.len() / 2, good.len() - 20] {
        let mut bytes = good.clone();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let answer = folder.import(&bytes);
        assert_eq!(answer.code, 3, "byte {at}: {answer:?}");
    }
    assert!(folder.rows().is_empty());
}

fn a_bad_document_does_not_hinder_the_others() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    let [mut information, system] = approvals(&first, 1);
    let middle = information.json.len() / 2;
    let letter = if information.json.as_bytes()[middle] == b'A' { "B" } else { "A" };
    information.json.replace_range(middle..=middle, letter);
    let answer = folder.import(&bundle(&[&first, &information, &system]));
    assert_eq!(answer.code, 4);
    assert_eq!(answer.outcomes(), ["imported", "bad_signature", "imported"]);
    assert_eq!(answer.json["results"][0]["state"], "pending");
    let not_json = folder.import(b"{");
    assert_eq!(not_json.code, 3);
    assert_eq!(not_json.texts("/files", "outcome"), ["not_a_bundle"]);
}

fn statements_that_do_not_fit() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    let second = result(2, 2, &[&first]);
    folder.import(&bundle(&[&first, &second]));
    let table = [
        (statement(1, "systemagare", Role::SystemOwner, Verdict::Approve, &first, 2), "wrong_revision"),
        (
            statement(2, "systemagare", Role::SystemOwner, Verdict::Approve, &result(9, 1, &[]), 1),
            "wrong_revision",
        ),
        (
            statement(3, "systemagare", Role::SystemOwner, Verdict::Approve, &result(9, 1, &[]), 3),
            "result_missing",
        ),
        (statement(4, "systemagare", Role::InformationOwner, Verdict::Approve, &second, 2), "not_granted"),
        (statement(5, "samordnare", Role::Coordinator, Verdict::Advice, &second, 2), "imported"),
    ];
    for (document, expected) in table {
        assert_eq!(folder.import(&bundle(&[&document])).outcomes(), [expected]);
    }
    let list = folder.run(&["list"]);
    assert_eq!(list.json["results"][0]["state"], "pending");
}

fn revisions_history_and_conflict() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    let second = result(2, 2, &[&first]);
    assert_eq!(folder.import(&bundle(&[&second])).outcomes(), ["imported"]);
    let late = folder.import(&bundle(&[&first]));
    assert_eq!((late.code, late.outcomes()), (0, vec!["imported_as_history".to_owned()]));
    let head = |folder: &Folder| folder.run(&["list"]).json["results"][0].clone();
    assert_eq!(head(&folder)["revision"], 2);
    assert_eq!(head(&folder)["conflict"], false);

    let other = result(3, 2, &[&first]);
    assert_eq!(folder.import(&bundle(&[&other])).outcomes(), ["conflict"]);
    assert_eq!(head(&folder)["conflict"], true);
    let settles = result(4, 3, &[&second, &other]);
    assert_eq!(folder.import(&bundle(&[&settles])).outcomes(), ["imported"]);
    assert_eq!(head(&folder)["revision"], 3);
    assert_eq!(head(&folder)["conflict"], false);
    let shown = folder.run(&["show", &first.document_sha256]);
    assert_eq!(shown.json["head"]["revision"], 1);
}

fn a_gap_in_a_devices_sequence_is_told() {
    let folder = Folder::sample();
    let key = person("samordnare");
    let mut shared = common(&key, 1);
    shared.seq = 7;
    shared.prev_seq = Some("00".repeat(32));
    let sealed = seal(&Payload::new(shared, result_body(1, &[])), &key).unwrap();
    let answer = folder.import(&bundle(&[&sealed]));
    assert_eq!(answer.json["documents"][0]["notices"], json!(["sequence_gap"]));
}

fn sample_and_real_do_not_mix() {
    let first = result(1, 1, &[]);
    let real = Folder::new();
    let root = varsam_bundle::keys::thumbprint(&person("rot"));
    assert_eq!(real.run(&["init", "--org", common::ORG, "--root", &root]).code, 0);
    // A real registry takes neither the sample trust list nor what it vouches for.
    real.write("trust.vbundle", &std::fs::read(common::asset("trust/trust.vbundle")).unwrap());
    let trust = real.run(&["trust", "enrol", "trust.vbundle"]);
    assert_eq!((trust.code, trust.outcomes()), (3, vec!["sample_mismatch".to_owned()]));
    let refused = real.import(&bundle(&[&first]));
    assert_eq!((refused.code, refused.outcomes()), (3, vec!["sample_mismatch".to_owned()]));
    assert!(real.rows().is_empty());
    assert_eq!(real.run(&["list"]).json["results"], json!([]));

    let sample = Folder::sample();
    let key = person("samordnare");
    let mut shared = common(&key, 1);
    shared.sample = false;
    let sealed = seal(&Payload::new(shared, result_body(1, &[])), &key).unwrap();
    let answer = sample.import(&bundle(&[&sealed]));
    assert_eq!((answer.code, answer.outcomes()), (3, vec!["sample_mismatch".to_owned()]));
}

fn receipts_are_signed_and_chained() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    folder.write("one.vbundle", &bundle(&[&first]));
    let arguments = ["import", "one.vbundle", "--key", "registry.pem", "--receipt", "receipt.vbundle"];
    let one = folder.run(&arguments);
    assert_eq!(one.code, 0, "{one:?}");
    let digest = one.json["receipt"]["document"].as_str().unwrap().to_owned();
    let again = folder.run(&arguments);
    assert!(again.json["receipt"].is_null(), "nothing new, no receipt");

    // What was taken without a key is receipted when it comes again with one.
    let second = result(2, 2, &[&first]);
    folder.write("two.vbundle", &bundle(&[&second]));
    assert!(folder.run(&["import", "two.vbundle"]).json["receipt"].is_null());
    let two = folder.run(&["import", "two.vbundle", "--key", "registry.pem", "--receipt", "receipt.vbundle"]);
    assert_eq!(two.outcomes(), ["already_imported"]);

    let bytes = std::fs::read(folder.path("receipt.vbundle")).unwrap();
    let documents = varsam_bundle::open_bundle(&bytes).unwrap();
    let pem = std::fs::read_to_string(folder.path("registry.pem")).unwrap();
    let key = varsam_bundle::identity_file::read(&pem).unwrap().key;
    let raw = RawDocument { index: 0, json: documents[0].json };
    let verified = verify_self_contained(&raw, &key).unwrap();
    let varsam_bundle::Content::Receipt(body) = verified.content else { panic!("no receipt") };
    assert_eq!(body.previous, Some(digest));
    assert_eq!(body.entries[0].document, Some(second.document_sha256));
    assert_eq!(verified.common.seq, 2);
}

fn an_unknown_key_is_set_aside() {
    let folder = Folder::sample();
    let stranger = SigningKey::from_bytes(&[42; 32]);
    let sealed = seal(&Payload::new(common(&stranger, 1), result_body(1, &[])), &stranger).unwrap();
    let alone = folder.import(&bundle(&[&sealed]));
    assert_eq!((alone.code, alone.outcomes()), (2, vec!["unknown_key".to_owned()]));
    let before = folder.rows();
    assert_eq!(folder.import(&bundle(&[&sealed])).code, 2);
    assert_eq!(folder.rows(), before);
    assert_eq!(folder.import(&bundle(&[&sealed, &result(1, 1, &[])])).code, 4);
    assert_eq!(folder.run(&["list"]).json["set_aside"], 1);
}

on_both!(
    from_a_bundle_to_an_adopted_result,
    a_result_of_the_version_before,
    approvals_may_come_one_by_one,
    a_statement_waits_for_its_result,
    one_byte_changed,
    a_bad_document_does_not_hinder_the_others,
    statements_that_do_not_fit,
    revisions_history_and_conflict,
    a_gap_in_a_devices_sequence_is_told,
    sample_and_real_do_not_mix,
    receipts_are_signed_and_chained,
    an_unknown_key_is_set_aside
);

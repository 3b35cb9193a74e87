//! Withdrawals: what they hide, who may make one, and what is not let in because of one.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{
    Folder, approvals, bundle, common, person, result, result_body, statement, trust_list, withdrawal,
    withdraws,
};
use serde_json::{Value, json};
use varsam_bundle::keys::{SigningKey, thumbprint};
use varsam_bundle::payload::{Grant, Payload, Role, Verdict, WithdrawnKind};
use varsam_bundle::{Sealed, seal};

fn head(folder: &Folder) -> Value {
    folder.run(&["list"]).json["results"][0].clone()
}

/// Whether a document's bytes are anywhere in the registry.
fn stored(folder: &Folder, one: &Sealed) -> bool {
    let json = &one.json;
    let sql = format!(
        "SELECT (SELECT count(*) FROM document WHERE json = '{json}')
              + (SELECT count(*) FROM set_aside WHERE json = '{json}')"
    );
    folder.count(&sql) > 0
}

fn a_withdrawn_head_gives_way_to_the_revision_before_it() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    let [information, system] = approvals(&first, 1);
    let second = result(2, 2, &[&first]);
    let advice = statement(7, "samordnare", Role::Coordinator, Verdict::Advice, &second, 2);
    folder.import(&bundle(&[&first, &information, &system, &second, &advice]));
    assert_eq!(
        (head(&folder)["revision"].clone(), head(&folder)["state"].clone()),
        (json!(2), json!("pending"))
    );

    let answer = folder.import(&bundle(&[&withdraws(3, "samordnare", &second)]));
    assert_eq!((answer.code, answer.outcomes()), (0, vec!["imported".to_owned()]));
    let gone = answer.json["withdrawn"].as_array().unwrap();
    assert_eq!(gone.len(), 2, "the result and the statement on it: {answer:?}");
    assert_eq!(
        answer.json["results"],
        json!([{"id": "SYS-1", "name": "Elevregister", "revision": 1, "state": "adopted"}])
    );

    assert_eq!(head(&folder)["revision"], 1);
    assert_eq!(head(&folder)["conflict"], false);
    assert_eq!(folder.run(&["list"]).json["withdrawn"], 2);
    assert_eq!(folder.run(&["show", "SYS-1"]).json["revisions"].as_array().unwrap().len(), 1);
    assert_eq!(folder.run(&["show", &second.document_sha256]).code, 1, "hidden");

    // The same again, each by itself: the result is refused, the withdrawal is known.
    let before = folder.rows();
    let again = folder.import(&bundle(&[&second]));
    assert_eq!((again.code, again.outcomes()), (3, vec!["withdrawn".to_owned()]));
    assert!(again.json["documents"][0]["message"].as_str().unwrap().contains("withdrawn"));
    assert_eq!(
        folder.import(&bundle(&[&withdraws(3, "samordnare", &second)])).outcomes(),
        ["already_imported"]
    );
    assert_eq!(folder.import(&bundle(&[&advice])).outcomes(), ["withdrawn"]);
    let more = statement(8, "samordnare", Role::Coordinator, Verdict::Advice, &second, 2);
    assert_eq!(folder.import(&bundle(&[&more])).outcomes(), ["withdrawn"]);
    assert_eq!(folder.rows().len(), before.len() + 1, "only the digests of what was said afterwards");

    // What follows the withdrawn one is no fork beside the one before it.
    let third = result(4, 3, &[&second]);
    assert_eq!(folder.import(&bundle(&[&third])).outcomes(), ["imported"]);
    assert_eq!(
        (head(&folder)["revision"].clone(), head(&folder)["conflict"].clone()),
        (json!(3), json!(false))
    );
}

fn the_only_revision_withdrawn_leaves_nothing_to_list() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    folder.import(&bundle(&[&first]));
    folder.import(&bundle(&[&withdraws(2, "samordnare", &first)]));
    assert_eq!(folder.run(&["list"]).json["results"], json!([]));
    assert_eq!(folder.run(&["show", "SYS-1"]).code, 1);
    // A new first revision is not a conflict with what is gone.
    assert_eq!(folder.import(&bundle(&[&result(3, 1, &[])])).outcomes(), ["imported"]);
    assert_eq!(head(&folder)["conflict"], false);
}

fn a_statement_taken_back_no_longer_answers() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    let [information, system] = approvals(&first, 1);
    folder.import(&bundle(&[&first, &information, &system]));
    assert_eq!(head(&folder)["state"], "adopted");
    let other = folder.import(&bundle(&[&withdraws(1, "informationsagare", &system)]));
    assert_eq!((other.code, other.outcomes()), (3, vec!["withdrawal_not_granted".to_owned()]));
    assert_eq!(head(&folder)["state"], "adopted");
    let own = folder.import(&bundle(&[&withdraws(2, "systemagare", &system)]));
    assert_eq!(own.json["results"][0]["state"], "pending");
    assert_eq!(folder.run(&["show", "SYS-1"]).json["statements"].as_array().unwrap().len(), 1);
    // Another approval may take its place.
    let anew = statement(9, "systemagare", Role::SystemOwner, Verdict::Approve, &first, 1);
    assert_eq!(folder.import(&bundle(&[&anew])).json["results"][0]["state"], "adopted");
}

fn whoever_did_not_sign_it_and_coordinates_nothing_may_not() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    folder.import(&bundle(&[&first]));
    let rows = folder.rows();
    let refused = folder.import(&bundle(&[&withdraws(1, "systemagare", &first)]));
    assert_eq!((refused.code, refused.outcomes()), (3, vec!["withdrawal_not_granted".to_owned()]));
    assert!(refused.json["documents"][0]["message"].as_str().unwrap().contains("coordinator"));
    assert_eq!(folder.rows(), rows, "nothing of it is kept");
    assert_eq!(head(&folder)["revision"], 1);
    // The rest of the batch goes in.
    let batch = [&withdraws(1, "systemagare", &first), &result(2, 2, &[&first])];
    let partly = folder.import(&bundle(&batch));
    assert_eq!(
        (partly.code, partly.outcomes()),
        (4, vec!["withdrawal_not_granted".to_owned(), "imported".to_owned()])
    );
}

/// A list that makes the sample information owner coordinator of one authority.
fn coordinator_of(authority: &str) -> Sealed {
    let kid = thumbprint(&person("informationsagare"));
    trust_list(2, |entry| {
        if entry.kid == kid {
            let (authority, function) = (Some(authority.to_owned()), None);
            entry.grants.push(Grant { role: Role::Coordinator, authority, function });
        }
    })
}

fn a_coordinator_withdraws_at_their_own_authority() {
    for (authority, expected) in [("BUN", "imported"), ("SOC", "withdrawal_not_granted")] {
        let folder = Folder::sample();
        let first = result(1, 1, &[]);
        assert_eq!(folder.import(&bundle(&[&first, &coordinator_of(authority)])).code, 0);
        let answer = folder.import(&bundle(&[&withdraws(1, "informationsagare", &first)]));
        assert_eq!(answer.outcomes(), [expected], "{authority}");
    }
}

fn a_withdrawal_waits_for_what_it_names() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    let early = folder.import(&bundle(&[&withdraws(2, "samordnare", &first)]));
    assert_eq!((early.code, early.outcomes()), (0, vec!["withdrawal_waits".to_owned()]));
    let late = folder.import(&bundle(&[&first]));
    assert_eq!((late.code, late.outcomes()), (3, vec!["withdrawn".to_owned()]));
    assert!(!stored(&folder, &first));
    assert_eq!(folder.run(&["list"]).json["results"], json!([]));
    let [information, _] = approvals(&first, 1);
    assert_eq!(folder.import(&bundle(&[&information])).outcomes(), ["withdrawn"]);
    // What follows it is no fork of what it followed.
    let zero = result(8, 1, &[]);
    let between = result(9, 2, &[&zero]);
    folder.import(&bundle(&[&zero, &withdraws(3, "samordnare", &between)]));
    assert_eq!(folder.import(&bundle(&[&between])).outcomes(), ["withdrawn"]);
    folder.import(&bundle(&[&result(10, 3, &[&between])]));
    assert_eq!(head(&folder)["conflict"], false);
}

fn in_one_bundle_what_is_withdrawn_is_never_stored() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    let [information, system] = approvals(&first, 1);
    let withdrawal = withdraws(2, "samordnare", &first);
    let answer = folder.import(&bundle(&[&information, &first, &withdrawal, &system]));
    assert_eq!(answer.outcomes(), ["withdrawn", "withdrawn", "withdrawal_waits", "withdrawn"]);
    assert_eq!(answer.code, 4);
    assert!([&first, &information, &system].into_iter().all(|one| !stored(&folder, one)));
}

fn a_waiting_withdrawal_without_right_is_refused_when_its_document_comes() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    let wrong = withdraws(1, "systemagare", &first);
    assert_eq!(folder.import(&bundle(&[&wrong])).outcomes(), ["withdrawal_waits"]);
    let answer = folder.import(&bundle(&[&first]));
    assert_eq!(answer.outcomes(), ["imported"]);
    assert_eq!(answer.texts("/retried", "outcome"), ["withdrawal_not_granted"]);
    assert_eq!(answer.json["retried"][0]["document"], json!(wrong.document_sha256));
    assert_eq!(folder.import(&bundle(&[&wrong])).outcomes(), ["withdrawal_not_granted"]);
    assert_eq!(head(&folder)["revision"], 1);
}

/// It came twice while it waited, and the second receipt says that it was here.
fn receipts_hold_when_a_waiting_withdrawal_is_dropped() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    let wrong = withdraws(1, "systemagare", &first);
    for documents in [vec![&wrong], vec![&wrong, &result(2, 2, &[&first])], vec![&first]] {
        folder.write("in.vbundle", &bundle(&documents));
        let answer = folder.run(&["import", "in.vbundle", "--key", "registry.pem"]);
        assert!(!answer.json["receipt"].is_null(), "{answer:?}");
    }
    assert!(!stored(&folder, &wrong));
    let verified = folder.run(&["receipts", "verify"]);
    assert_eq!((verified.code, &verified.json["problems"]), (0, &json!([])));
}

/// The right of a withdrawal is that of the day it came.
fn a_waiting_withdrawal_outlives_its_signers_role() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    folder.import(&bundle(&[&coordinator_of("BUN")]));
    folder.import(&bundle(&[&withdraws(1, "informationsagare", &first)]));
    assert_eq!(folder.import(&bundle(&[&trust_list(3, |_| {})])).outcomes(), ["imported"]);
    assert_eq!(folder.import(&bundle(&[&first])).outcomes(), ["withdrawn"]);
}

fn copies_set_aside_go_at_once() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    let [information, _] = approvals(&first, 1);
    let stranger = SigningKey::from_bytes(&[42; 32]);
    let unknown = seal(&Payload::new(common(&stranger, 1), result_body(1, &[])), &stranger).unwrap();
    let aside = folder.import(&bundle(&[&information, &unknown]));
    assert_eq!(aside.outcomes(), ["result_missing", "unknown_key"]);
    assert!(stored(&folder, &information) && stored(&folder, &unknown));

    let both = [&withdraws(3, "samordnare", &first), &withdraws(4, "samordnare", &unknown)];
    let answer = folder.import(&bundle(&both));
    assert_eq!(answer.texts("/retried", "outcome"), ["withdrawn", "withdrawn"], "{answer:?}");
    assert!(!stored(&folder, &information) && !stored(&folder, &unknown));
    assert_eq!(folder.import(&bundle(&[&unknown])).outcomes(), ["withdrawn"]);
    assert!(!stored(&folder, &unknown));
    assert_eq!(folder.run(&["list"]).json["set_aside"], 0);
}

fn a_file_is_noted_and_nothing_more() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    folder.import(&bundle(&[&first]));
    let file = withdrawal(2, "systemagare", WithdrawnKind::File, &first.document_sha256);
    let answer = folder.import(&bundle(&[&file]));
    assert_eq!((answer.code, answer.outcomes()), (0, vec!["file_withdrawn".to_owned()]));
    assert_eq!(answer.json["withdrawn"], json!([]));
    assert_eq!(head(&folder)["revision"], 1);
    assert_eq!(folder.import(&bundle(&[&file])).outcomes(), ["already_imported"]);
}

fn a_withdrawal_is_not_taken_back() {
    let folder = Folder::sample();
    let first = result(1, 1, &[]);
    let gone = withdraws(2, "samordnare", &first);
    folder.import(&bundle(&[&first, &gone]));
    let back = folder.import(&bundle(&[&withdraws(3, "samordnare", &gone)]));
    assert_eq!((back.code, back.outcomes()), (3, vec!["names_a_withdrawal".to_owned()]));
    assert_eq!(folder.import(&bundle(&[&first])).outcomes(), ["withdrawn"]);
}

on_both!(
    a_withdrawn_head_gives_way_to_the_revision_before_it,
    the_only_revision_withdrawn_leaves_nothing_to_list,
    a_statement_taken_back_no_longer_answers,
    whoever_did_not_sign_it_and_coordinates_nothing_may_not,
    a_coordinator_withdraws_at_their_own_authority,
    a_withdrawal_waits_for_what_it_names,
    in_one_bundle_what_is_withdrawn_is_never_stored,
    a_waiting_withdrawal_without_right_is_refused_when_its_document_comes,
    receipts_hold_when_a_waiting_withdrawal_is_dropped,
    a_waiting_withdrawal_outlives_its_signers_role,
    copies_set_aside_go_at_once,
    a_file_is_noted_and_nothing_more,
    a_withdrawal_is_not_taken_back
);

//! What a registry does with documents that are good by themselves.

use varsam_bundle::payload::{
    Payload, Requirement, ResultBody, Role, StatementBody, Subject, Verdict, WithdrawalBody,
    WithdrawalReason, WithdrawalSubject, WithdrawnKind, lineage,
};
use varsam_bundle::{Sealed, seal, write_bundle};

use super::{Vector, vector};
use crate::common::{self, ORG, TRUST, kinds, result_body, sample};

/// A result that needs its information owner and its system owner.
fn result(revision: u32, prev: &[&Sealed], name: &str) -> Sealed {
    let need = |role, function: &str, sets: Vec<String>| Requirement {
        role,
        authority: "BUN".into(),
        function: function.into(),
        sets,
    };
    let mut body = ResultBody {
        revision,
        prev: prev.iter().map(|one| one.document_sha256.clone()).collect(),
        requires: vec![
            need(Role::InformationOwner, "Rektor", vec!["INF-1".into()]),
            need(Role::SystemOwner, "Förvaltningschef", Vec::new()),
        ],
        ..result_body()
    };
    body.scope.name = name.into();
    seal(&Payload::new(common::common("samordnare", 1), body), &sample::key("samordnare")).unwrap()
}

fn says(who: &str, role: Role, verdict: Verdict, about: &Sealed, revision: u32) -> Sealed {
    let body = StatementBody {
        subject: Subject { sha256: about.document_sha256.clone(), lineage: lineage(ORG, "SYS-1"), revision },
        role,
        verdict,
        text: if verdict == Verdict::Approve { String::new() } else { "Skäl".into() },
        decision: None,
    };
    seal(&Payload::new(common::common(who, 1), body), &sample::key(who)).unwrap()
}

fn approvals(about: &Sealed, revision: u32) -> [Sealed; 2] {
    [
        says("informationsagare", Role::InformationOwner, Verdict::Approve, about, revision),
        says("systemagare", Role::SystemOwner, Verdict::Approve, about, revision),
    ]
}

fn withdraws(who: &str, document: &str) -> Sealed {
    let body = WithdrawalBody {
        subject: WithdrawalSubject { kind: WithdrawnKind::Document, sha256: document.into() },
        reason: WithdrawalReason::Withdrawn,
    };
    seal(&Payload::new(common::common(who, 1), body), &sample::key(who)).unwrap()
}

/// A batch, and what becomes of each document in it.
fn batch(name: &str, about: &str, documents: &[(&Sealed, &str)]) -> Vector {
    let (texts, codes): (Vec<&str>, Vec<&str>) =
        documents.iter().map(|(one, code)| (one.json.as_str(), *code)).unzip();
    let expect = match *codes.last().unwrap() {
        "imported" | "imported_as_history" | "conflict" | "already_imported" | "withdrawal_waits" => "good",
        "result_missing" | "unknown_key" => "set_aside",
        _ => "bad",
    };
    let bytes = write_bundle(texts).unwrap();
    vector("import", expect, "", &format!("import-{name}"), about, bytes).codes(&codes)
}

pub fn vectors() -> Vec<Vector> {
    let mut all = approved();
    all.extend(revisions());
    all.extend(withdrawn());
    all.extend(elsewhere());
    all
}

fn approved() -> Vec<Vector> {
    let first = result(1, &[], "Elevregister");
    let second = result(2, &[&first], "Elevregister");
    let [information, system] = approvals(&first, 1);
    let replayed = says("systemagare", Role::SystemOwner, Verdict::Approve, &first, 2);
    let elsewhere = says("annan-nämnd", Role::InformationOwner, Verdict::Approve, &first, 1);
    let other_lineage = Sealed { document_sha256: "ab".repeat(32), ..first.clone() };
    let stale = says("systemagare", Role::SystemOwner, Verdict::Approve, &other_lineage, 1);
    let early = says("systemagare", Role::SystemOwner, Verdict::Approve, &other_lineage, 3);
    let no = says("systemagare", Role::SystemOwner, Verdict::Reject, &first, 1);
    let advice = says("dataskyddsombud", Role::DataProtectionOfficer, Verdict::Advice, &first, 1);
    let (ok, good) = ("imported", |one| (one, "imported"));
    vec![
        batch("approvals-missing", "a result whose approvals are missing", &[good(&first)]).state("pending"),
        batch(
            "approved",
            "a result with every approval, in any order",
            &[good(&system), good(&first), good(&information)],
        )
        .state("adopted"),
        batch("approval-stripped", "one of two approvals was left out", &[good(&first), good(&system)])
            .state("pending"),
        batch(
            "approval-replayed",
            "the approvals of the revision before do not count for the next",
            &[good(&first), good(&information), good(&system), good(&second)],
        )
        .state("pending"),
        batch(
            "approval-of-another-revision",
            "an approval that names another revision than its digest's",
            &[good(&first), good(&second), (&replayed, "wrong_revision")],
        )
        .state("pending"),
        batch(
            "approval-of-another-digest",
            "an approval of this revision with another digest",
            &[good(&first), (&stale, "wrong_revision")],
        )
        .state("pending"),
        batch(
            "approval-before-its-result",
            "an approval whose result has not come",
            &[good(&first), (&early, "result_missing")],
        )
        .state("pending"),
        batch(
            "approval-of-another-authority",
            "an approval by the owner of another authority's information",
            &[good(&first), (&elsewhere, "wrong_role")],
        )
        .state("pending"),
        batch(
            "approval-twice",
            "the same approval twice does not count for two",
            &[good(&first), good(&system), (&system, "already_imported")],
        )
        .state("pending"),
        batch("advice-decides-nothing", "advice is no approval", &[good(&first), (&advice, ok)])
            .state("pending"),
        batch(
            "rejected",
            "one owner approves and the other rejects",
            &[good(&first), good(&information), (&no, ok)],
        )
        .state("rejected"),
    ]
}

fn revisions() -> Vec<Vector> {
    let first = result(1, &[], "Elevregister");
    let other = result(1, &[], "Elevregistret");
    let second = result(2, &[&first], "Elevregister");
    let settled = result(2, &[&first, &other], "Elevregister");
    let broken =
        Sealed { json: first.json.replacen("\"payload\":\"eyJ", "\"payload\":\"eyK", 1), ..first.clone() };
    let nothing = Sealed { json: "{}".into(), ..first.clone() };
    let stranger = {
        let key = sample::key("ingen");
        let mut payload = Payload::new(common::common("ingen", 1), result_body());
        payload.body.scope.name = "Okänt".into();
        seal(&payload, &key).unwrap()
    };
    vec![
        batch("again", "the same document twice", &[(&first, "imported"), (&first, "already_imported")]),
        batch(
            "conflict",
            "the same lineage and revision with another digest",
            &[(&first, "imported"), (&other, "conflict")],
        ),
        batch(
            "conflict-settled",
            "a revision that follows both",
            &[(&first, "imported"), (&other, "conflict"), (&settled, "imported")],
        ),
        batch(
            "lower-revision",
            "a lower revision than the newest",
            &[(&second, "imported"), (&first, "imported_as_history")],
        )
        .state("pending"),
        batch(
            "bad-in-the-middle",
            "a bad document does not hinder the others",
            &[
                (&first, "imported"),
                (&broken, "bad_signature"),
                (&nothing, "bad_envelope"),
                (&second, "imported"),
            ],
        ),
        batch("bad-alone", "a bad document", &[(&broken, "bad_signature")]),
        batch(
            "unknown-among-known",
            "a document of an unknown key is set aside, and the others are not",
            &[(&first, "imported"), (&stranger, "unknown_key")],
        ),
    ]
}

fn withdrawn() -> Vec<Vector> {
    let first = result(1, &[], "Elevregister");
    let by_signer = withdraws("samordnare", &first.document_sha256);
    let by_owner = withdraws("systemagare", &first.document_sha256);
    let of_nothing = withdraws("systemagare", &"cd".repeat(32));
    let of_withdrawal = withdraws("samordnare", &by_signer.document_sha256);
    let approval = says("systemagare", Role::SystemOwner, Verdict::Approve, &first, 1);
    vec![
        batch(
            "withdrawn-before",
            "a result that is withdrawn before it comes, in whatever order they stand",
            &[(&by_signer, "withdrawal_waits"), (&first, "withdrawn")],
        ),
        batch(
            "withdrawal-by-another",
            "a withdrawal by somebody who did not sign it and is no coordinator",
            &[(&by_owner, "withdrawal_waits"), (&first, "imported")],
        )
        .state("pending"),
        batch(
            "withdrawal-of-nothing",
            "a withdrawal of what is not here",
            &[(&of_nothing, "withdrawal_waits")],
        ),
        batch(
            "withdrawal-of-a-withdrawal",
            "a withdrawal cannot be withdrawn",
            &[(&by_signer, "withdrawal_waits"), (&of_withdrawal, "names_a_withdrawal")],
        ),
        batch(
            "withdrawn-with-its-approval",
            "an approval of what is withdrawn",
            &[(&by_signer, "withdrawal_waits"), (&first, "withdrawn"), (&approval, "withdrawn")],
        ),
    ]
}

/// Documents that a registry has no use for, and lists that it has a newer one of.
fn elsewhere() -> Vec<Vector> {
    let kinds = kinds();
    let sealed = |name: &str| {
        let kind = kinds.iter().find(|kind| kind.name == name).unwrap();
        let json = kind.signed(&kind.payload.to_string());
        Sealed { json, envelope_sha256: String::new(), document_sha256: String::new() }
    };
    let mut all: Vec<Vector> =
        ["catalogue-1", "pack-1", "assignment-1", "response-1", "enrol-1", "receipt-1"]
            .into_iter()
            .map(|name| {
                batch(
                    &format!("{name}-not-importable"),
                    &format!("{name} does not belong in a registry"),
                    &[(&sealed(name), "not_importable")],
                )
            })
            .collect();
    let older = varsam_bundle::open_bundle(TRUST).unwrap()[0].json.to_vec();
    let older = Sealed { json: String::from_utf8(older).unwrap(), ..sealed("pack-1") };
    all.push(batch(
        "older-trust-list",
        "a trust list that is older than the newest seen",
        &[(&older, "older_trust_list")],
    ));
    all.push(batch(
        "same-version-trust-list",
        "another trust list of the newest version",
        &[(&sealed("trust-1"), "older_trust_list")],
    ));
    all
}

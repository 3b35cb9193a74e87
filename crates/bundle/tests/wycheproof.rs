//! Project Wycheproof's cases for Ed25519, through this crate's own keys and envelope.
//!
//! Its messages are any bytes and an envelope signs its own text, so the cases go to the function
//! that the envelope's signature goes to.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{b64, document, header, parts, sealed_withdrawal};
use varsam_bundle::keys::Jwk;
use varsam_bundle::{RawDocument, verify_self_contained};
use wycheproof::TestResult;
use wycheproof::eddsa::{TestName, TestSet};

#[test]
fn every_case_comes_to_what_it_must() {
    let set = TestSet::load(TestName::Ed25519).unwrap();
    let (mut valid, mut invalid) = (0, 0);
    for group in &set.test_groups {
        let key = Jwk::from_x(b64(&group.key.pk));
        for case in &group.tests {
            let holds = key.verify(&case.msg, &case.sig).is_ok();
            match case.result {
                TestResult::Valid => {
                    assert!(holds, "case {}: {}", case.tc_id, case.comment);
                    valid += 1;
                }
                TestResult::Invalid => {
                    assert!(!holds, "case {}: {}", case.tc_id, case.comment);
                    invalid += 1;
                }
                TestResult::Acceptable => panic!("case {} leaves it open", case.tc_id),
            }
        }
    }
    assert!(valid >= 80 && invalid >= 60, "{valid} valid, {invalid} invalid");
    println!("{valid} valid and {invalid} invalid cases");
}

/// The invalid signatures, put into an envelope: none is taken for the document's.
#[test]
fn no_invalid_signature_passes_in_an_envelope() {
    let set = TestSet::load(TestName::Ed25519).unwrap();
    let (_, payload, _) = parts(&sealed_withdrawal());
    for group in &set.test_groups {
        let key = Jwk::from_x(b64(&group.key.pk));
        let protected = b64(header(&key.thumbprint(), "varsam-withdrawal+jws").as_bytes());
        for case in group.tests.iter().filter(|case| case.result == TestResult::Invalid) {
            let text = document(&protected, &payload, &b64(&case.sig));
            let raw = RawDocument { index: 0, json: text.as_bytes() };
            let error = verify_self_contained(&raw, &key).unwrap_err();
            assert_eq!(error.code(), "bad_signature", "case {}: {}", case.tc_id, case.comment);
        }
    }
}

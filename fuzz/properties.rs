//! What must hold for any bytes: nothing panics, and what is refused is refused with a code. The
//! fuzz targets and an ordinary test (`crates/registry/tests/corpus.rs`) both run these.
#![allow(dead_code, clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signer, SigningKey};
use varsam_bundle::digest::sha256_hex;
use varsam_bundle::keys::thumbprint;
use varsam_bundle::payload::Typ;
use varsam_bundle::{
    Content, Outcome, RawDocument, Receiver, ResponseOutcome, TrustStore, Verified, open_bundle,
    verify_document, verify_response, write_bundle,
};
use varsam_exchange::tables::{Existing, TableInput, read_tables, to_facts};
use varsam_exchange::{read_facts, read_pack, standard_pack_bytes, write_facts, write_pack};

/// The trust list of the test vectors, and the moment they are read at.
static STORE: LazyLock<TrustStore> = LazyLock::new(|| {
    let list = include_bytes!("../tests/vectors/trust.vbundle");
    TrustStore::open(&open_bundle(list).unwrap()[0], &thumbprint(&person("rot"))).unwrap()
});
const NOW: &str = "2026-11-21T12:00:00Z";

/// An assignment for responses to be held against.
static ASSIGNMENT: LazyLock<Verified> = LazyLock::new(|| {
    let vector = include_bytes!("../tests/vectors/assignment-1-good.vector");
    let start = vector.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    match verify_document(&open_bundle(&vector[start..]).unwrap()[0], &STORE, NOW.parse().unwrap()) {
        Outcome::Good(verified) => *verified,
        other => panic!("{other:?}"),
    }
});

static PACK: LazyLock<varsam_domain::Pack> = LazyLock::new(|| read_pack(standard_pack_bytes()).unwrap());

/// The key of a sample person.
fn person(name: &str) -> SigningKey {
    let hex = sha256_hex(format!("varsam public sample key: {name}").as_bytes());
    let byte = |at: usize| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap();
    SigningKey::from_bytes(&std::array::from_fn(byte))
}

/// A bundle from a stranger: each document has an outcome, and is read the same twice.
pub fn bundle(bytes: &[u8]) {
    let documents = match open_bundle(bytes) {
        Ok(documents) => documents,
        Err(error) => return assert!(!error.code().is_empty()),
    };
    for raw in &documents {
        document(raw);
    }
    let texts: Option<Vec<&str>> = documents.iter().map(|raw| std::str::from_utf8(raw.json).ok()).collect();
    if let Some(again) = texts.and_then(|texts| write_bundle(texts).ok()) {
        let again = open_bundle(&again).expect("what was cut can be joined");
        assert_eq!(again.len(), documents.len());
        assert!(again.iter().zip(&documents).all(|(one, other)| one.json == other.json));
    }
}

/// A payload of any bytes, under any kind, signed by somebody who may sign everything.
pub fn payload(bytes: &[u8]) {
    let Some((first, payload)) = bytes.split_first() else { return };
    let typ = Typ::ALL[usize::from(*first) % Typ::ALL.len()];
    let key = person(if typ == Typ::Trust { "rot" } else { "allt" });
    let (kid, typ) = (thumbprint(&key), typ.as_str());
    let header = format!(r#"{{"alg":"Ed25519","kid":"{kid}","typ":"{typ}","cty":"application/json"}}"#);
    let (protected, payload) = (URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
    let signature = URL_SAFE_NO_PAD.encode(key.sign(format!("{protected}.{payload}").as_bytes()).to_bytes());
    let json = format!(
        r#"{{"payload":"{payload}","signatures":[{{"protected":"{protected}","signature":"{signature}"}}]}}"#
    );
    document(&RawDocument { index: 0, json: json.as_bytes() });
}

fn document(raw: &RawDocument<'_>) {
    let now = NOW.parse().unwrap();
    match verify_document(raw, &STORE, now) {
        Outcome::Good(verified) => {
            assert!(verified.common.sample && verified.common.org == STORE.org());
            assert_eq!(verified.typ == Typ::Response, matches!(verified.content, Content::Response(_)));
        }
        Outcome::UnknownKey { reason, .. } => assert!(!reason.as_str().is_empty()),
        Outcome::Bad { error, .. } => assert!(!error.code().is_empty()),
    }
    let revisions = BTreeMap::from([("INF-1".to_owned(), 1)]);
    let receiver = Receiver { trust: None, used: &[], revisions: &revisions, now };
    let outcome = verify_response(raw, &ASSIGNMENT, &receiver);
    assert!(!outcome.code().is_empty());
    if let ResponseOutcome::Good(good) = outcome {
        assert!(good.stale.is_empty());
    }
}

/// Facts: what is read is written and read again as the same.
pub fn facts(bytes: &[u8]) {
    match read_facts(bytes, &PACK) {
        Ok(facts) => {
            let written = write_facts(&facts, &PACK);
            assert!(read_facts(&written, &PACK).expect("what was written is read") == facts);
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            assert!(problems.iter().all(|problem| !problem.kind.code().is_empty()));
        }
    }
}

/// Tables, with a record separator (0x1e) between files. There is content exactly when there is no
/// error.
pub fn tables(bytes: &[u8]) {
    let parts = bytes.split(|byte| *byte == 0x1e).take(8);
    let input = |bytes| TableInput { file: "tabell.csv", bytes, kind: None, mapping: None };
    let inputs: Vec<TableInput<'_>> = parts.map(input).collect();
    let preview = read_tables(&inputs, &PACK, &Existing::default());
    assert_eq!(preview.tables.len(), inputs.len());
    assert!(preview.problems.iter().all(|problem| !problem.kind.code().is_empty()));
    let errors = preview.problems_of(varsam_exchange::tables::Severity::Error).count();
    assert_eq!(preview.content.is_some(), errors == 0);
    if let Some(content) = &preview.content {
        let facts = to_facts(content, &PACK);
        assert!(read_facts(&write_facts(&facts, &PACK), &PACK).is_ok(), "what is imported hangs together");
    }
}

/// A pack: what is read is written and read again as the same.
pub fn pack(bytes: &[u8]) {
    match read_pack(bytes) {
        Ok(pack) => {
            let written = write_pack(&pack);
            assert!(write_pack(&read_pack(&written).expect("what was written is read")) == written);
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            assert!(problems.iter().all(|problem| !problem.kind.code().is_empty()));
        }
    }
}

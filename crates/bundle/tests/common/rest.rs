//! One small document of each kind that is neither a result nor about one.

use std::collections::BTreeMap;

use serde_json::json;
use uuid::Uuid;
use varsam_bundle::digest::sha256_hex;
use varsam_bundle::keys::{Jwk, SigningKey, thumbprint};
use varsam_bundle::one_time_code;
use varsam_bundle::payload::{
    Alias, AssignedOwner, AssignedScope, AssignedSet, AssignmentBody, CatalogueBody, Head, LevelRef,
    PackBody, PackRef, Payload, ResponseAnswer, ResponseBody, Role, TrustBody, TrustEntry, lineage,
};
use varsam_bundle::{RawDocument, Sealed, TrustStore, seal, write_bundle};

use super::{ORG, common, result_body, sample, trust};

/// A pack document, as far as a document that carries one looks into it.
pub const PACK: &str = "{\"v\": \"pack/1\", \"id\": \"standard\", \"version\": \"1.0.0\"}\n";
/// The one-time code of the assignment.
pub const CODE: &str = "0123-4567-89AB-CDEF";
pub const ASSIGNMENT: Uuid = Uuid::from_u128(0x019b_7612_1800_7000_8000_0000_0000_00cc);

pub fn pack_ref() -> PackRef {
    PackRef { id: "standard".into(), version: "1.0.0".into(), sha256: sha256_hex(PACK.as_bytes()) }
}

pub fn pack_body() -> PackBody {
    PackBody { pack: pack_ref(), content: PACK.into() }
}

pub fn catalogue_body() -> CatalogueBody {
    CatalogueBody {
        authority: "BUN".into(),
        version: 1,
        pack: pack_ref(),
        facts: json!({
            "v": "facts/1",
            "authorities": [{"id": "BUN", "name": "Utbildningsnämnden", "kind": "namnd"}],
            "systems": [], "sets": [], "holdings": [], "flows": [], "dependencies": [], "adopted": [],
        }),
        heads: vec![Head {
            lineage: lineage(ORG, "SYS-1"),
            scope_id: "SYS-1".into(),
            sha256: "ef".repeat(32),
            revision: 3,
        }],
        aliases: vec![Alias {
            old: "SYS-0".into(),
            new: "SYS-1".into(),
            since: "2026-05-01".parse().unwrap(),
        }],
    }
}

pub fn assignment_body() -> AssignmentBody {
    AssignmentBody {
        assignment: ASSIGNMENT,
        code_sha256: one_time_code::digest(ASSIGNMENT, CODE),
        valid_until: "2026-11-30".parse().unwrap(),
        invitation: "Fyll i före torsdagens verkstad.".into(),
        scope: AssignedScope {
            id: "SYS-1".into(),
            name: "Elevregister".into(),
            authority: "BUN".into(),
            authority_name: "Utbildningsnämnden".into(),
        },
        pack: pack_ref(),
        pack_content: PACK.into(),
        owner: AssignedOwner { authority: "BUN".into(), function: "Rektor".into() },
        aspects: vec!["K".into(), "R".into()],
        sets: result_body().sets.into_iter().map(AssignedSet::from).collect(),
        register: Uuid::from_u128(0x019b_7612_1800_7000_8000_0000_0000_00dd),
    }
}

pub fn sealed_assignment() -> Sealed {
    seal(&Payload::new(common("samordnare", 1), assignment_body()), &sample::key("samordnare")).unwrap()
}

/// The answers to [`assignment_body`], signed by a key made for the purpose.
pub fn response_body(key: &SigningKey) -> ResponseBody {
    let answer = |aspect: &str| ResponseAnswer {
        set: "INF-1".into(),
        set_revision: 1,
        aspect: aspect.into(),
        level: None,
        unknown: true,
        category: None,
        reason: String::new(),
        consequences: BTreeMap::new(),
    };
    ResponseBody {
        assignment: ASSIGNMENT,
        assignment_sha256: sealed_assignment().document_sha256,
        code: Some(CODE.into()),
        key: Jwk::of(key),
        answers: vec![
            ResponseAnswer {
                level: Some(LevelRef { level: "K2".into(), number: 2 }),
                unknown: false,
                category: Some("person".into()),
                reason: "Skyddade personuppgifter".into(),
                consequences: BTreeMap::from([("person".to_owned(), "K2".to_owned())]),
                ..answer("K")
            },
            answer("R"),
        ],
        notes: "Fråga arkivet om R.".into(),
    }
}

/// A response of some key.
pub fn response_payload(key: &SigningKey, body: ResponseBody) -> Payload<ResponseBody> {
    let mut shared = common("samordnare", 1);
    shared.issuer.person.kid = thumbprint(key);
    shared.issuer.person.function = "Rektor".into();
    Payload::new(shared, body)
}

/// The sample list with more people: each name is a sample key's.
pub fn trust_list(more: &[(&str, Role)], change: impl Fn(&mut TrustEntry)) -> Vec<u8> {
    let mut entries: Vec<TrustEntry> = trust().entries().cloned().collect();
    for (name, role) in more {
        let key = Jwk::of(&sample::key(name));
        entries.push(TrustEntry {
            kid: key.thumbprint(),
            key,
            function: (*name).into(),
            name: None,
            grants: vec![sample::everywhere(*role)],
            valid_from: "2026-01-01".parse().unwrap(),
            valid_until: "2036-01-01".parse().unwrap(),
            revoked: None,
        });
    }
    entries.iter_mut().for_each(change);
    let body = TrustBody { version: 2, next_update: "2030-01-01".parse().unwrap(), entries };
    let sealed = seal(&Payload::new(common("rot", 1), body), &sample::key("rot")).unwrap();
    write_bundle([sealed.json.as_str()]).unwrap()
}

/// The store of such a list.
pub fn trust_with(more: &[(&str, Role)], change: impl Fn(&mut TrustEntry)) -> TrustStore {
    let bytes = trust_list(more, change);
    let documents = varsam_bundle::open_bundle(&bytes).unwrap();
    TrustStore::open(&documents[0], &thumbprint(&sample::key("rot"))).unwrap()
}

/// What is said of a document under a trust list.
pub fn check_under(json: &str, store: &TrustStore) -> varsam_bundle::Outcome {
    varsam_bundle::verify_document(&RawDocument { index: 0, json: json.as_bytes() }, store, super::now())
}

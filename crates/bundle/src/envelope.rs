//! The envelope: a JWS General JSON object of exactly one shape.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::bundle_file::RawDocument;
use crate::digest::{sha256_hex, sha256_hex_of};
use crate::error::{BundleError, ErrorCode};
use crate::json_strict;
use crate::keys::{Jwk, from_base64url, verify_strictly};
use crate::limits::{MAX_PAYLOAD, MAX_PROTECTED};
use crate::object::Object;
use crate::payload::Typ;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Jws<'a> {
    #[serde(borrow)]
    payload: Cow<'a, str>,
    signatures: Vec<Object<JwsSignature>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JwsSignature {
    protected: String,
    signature: String,
}

/// The protected header, with exactly these members in this order.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    kid: String,
    typ: String,
    cty: String,
}

const ALG: &str = "Ed25519";
const CTY: &str = "application/json";

/// A document's envelope, of the right shape but not yet believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The thumbprint of the key it says it is signed by.
    pub kid: String,
    /// The kind it says it is.
    pub typ: Typ,
    /// The exact bytes that are signed as payload.
    pub payload: Vec<u8>,
    /// SHA-256 of `protected.payload.signature`, hex.
    pub envelope_sha256: String,
    /// SHA-256 of the payload's bytes, hex.
    pub document_sha256: String,
    signing_input: String,
    signature: Vec<u8>,
}

impl Envelope {
    /// Reads a document's envelope: limits, strict JSON, exact members,
    /// canonical base64url and the header's allow-list.
    ///
    /// # Errors
    /// The first of these that does not hold.
    pub fn read(document: &RawDocument<'_>) -> Result<Envelope, BundleError> {
        json_strict::check(document.json)?;
        let Object(jws): Object<Jws<'_>> = serde_json::from_slice(document.json)
            .map_err(|error| BundleError::new(ErrorCode::BadEnvelope, error.to_string()))?;
        let [Object(one)] = jws.signatures.as_slice() else {
            return Err(BundleError::new(
                ErrorCode::BadEnvelope,
                format!("{} signatures, exactly one is allowed", jws.signatures.len()),
            ));
        };
        limit("payload", &jws.payload, MAX_PAYLOAD)?;
        limit("protected", &one.protected, MAX_PROTECTED)?;
        let (kid, typ) = read_header(&from_base64url(&one.protected)?)?;
        let signature = from_base64url(&one.signature)?;
        if signature.len() != 64 {
            return Err(BundleError::new(ErrorCode::BadSignature, "not 64 bytes"));
        }
        let payload = from_base64url(&jws.payload)?;
        let signing_input = [&one.protected, ".", &jws.payload].concat();
        Ok(Envelope {
            kid,
            typ,
            envelope_sha256: sha256_hex_of([&signing_input, ".", &one.signature]),
            document_sha256: sha256_hex(&payload),
            payload,
            signing_input,
            signature,
        })
    }

    /// Checks the signature with one key, and that the key is the one named.
    ///
    /// # Errors
    /// `bad_signature` or `weak_key`.
    pub fn verify(&self, key: &Jwk) -> Result<(), BundleError> {
        let point = key.verifying_key()?;
        if key.thumbprint() != self.kid {
            return Err(BundleError::new(ErrorCode::BadSignature, "signed by another key"));
        }
        verify_strictly(&point, self.signing_input.as_bytes(), &self.signature)
    }
}

/// The kind that a document says it is, for those who sort documents before they look at them.
/// Nothing of it is checked, so nothing else may rest on it.
pub fn claimed_typ(document: &RawDocument<'_>) -> Option<Typ> {
    #[derive(Deserialize)]
    struct Outside<'a> {
        #[serde(borrow)]
        signatures: Vec<Signature<'a>>,
    }
    #[derive(Deserialize)]
    struct Signature<'a> {
        #[serde(borrow)]
        protected: Cow<'a, str>,
    }
    #[derive(Deserialize)]
    struct Kind {
        typ: String,
    }
    let outside: Outside<'_> = serde_json::from_slice(document.json).ok()?;
    let protected = &outside.signatures.first()?.protected;
    limit("protected", protected, MAX_PROTECTED).ok()?;
    let kind: Kind = serde_json::from_slice(&from_base64url(protected).ok()?).ok()?;
    Typ::parse(&kind.typ)
}

fn limit(member: &str, text: &str, bytes: usize) -> Result<(), BundleError> {
    if text.len() > bytes.div_ceil(3) * 4 {
        return Err(BundleError::new(ErrorCode::OverLimit, format!("{member} is over {bytes} bytes")));
    }
    Ok(())
}

fn read_header(bytes: &[u8]) -> Result<(String, Typ), BundleError> {
    let bad = |why: String| BundleError::new(ErrorCode::BadHeader, why);
    json_strict::check(bytes).map_err(|error| bad(error.detail().to_owned()))?;
    let Object(header): Object<Header> =
        serde_json::from_slice(bytes).map_err(|error| bad(error.to_string()))?;
    if header.alg != ALG {
        return Err(bad(format!("alg is {:?}", header.alg)));
    }
    if header.cty != CTY {
        return Err(bad(format!("cty is {:?}", header.cty)));
    }
    if from_base64url(&header.kid).map_or(0, |kid| kid.len()) != 32 {
        return Err(bad("kid is no thumbprint".into()));
    }
    let typ = Typ::parse(&header.typ).ok_or_else(|| bad(format!("typ is {:?}", header.typ)))?;
    Ok((header.kid, typ))
}

/// The bytes of a protected header.
pub(crate) fn header_json(kid: &str, typ: Typ) -> Result<Vec<u8>, BundleError> {
    serde_json::to_vec(&Header {
        alg: ALG.into(),
        kid: kid.into(),
        typ: typ.as_str().into(),
        cty: CTY.into(),
    })
    .map_err(|error| BundleError::new(ErrorCode::BadHeader, error.to_string()))
}

/// The text of a document from its three parts.
pub(crate) fn document_json(protected: &str, payload: &str, signature: &str) -> String {
    format!(
        r#"{{"payload":"{payload}","signatures":[{{"protected":"{protected}","signature":"{signature}"}}]}}"#
    )
}

//! Sealing: a payload and a key in, a signed document out.

use ed25519_dalek::{Signer, SigningKey};

use crate::digest::sha256_hex;
use crate::envelope::{document_json, header_json};
use crate::error::{BundleError, ErrorCode};
use crate::json_strict;
use crate::keys::{thumbprint, to_base64url};
use crate::limits::MAX_PAYLOAD;
use crate::payload::{Body, Payload, check};

/// A sealed document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The document as it stands in a bundle.
    pub json: String,
    /// SHA-256 of `protected.payload.signature`, hex.
    pub envelope_sha256: String,
    /// SHA-256 of the payload's bytes, hex.
    pub document_sha256: String,
}

/// Signs a payload. The same payload and key give the same bytes.
///
/// # Errors
/// `issuer_mismatch` when the payload names another key, `over_limit`, or
/// `bad_payload` when it would not be accepted by a reader.
pub fn seal<B: Body>(payload: &Payload<B>, key: &SigningKey) -> Result<Sealed, BundleError> {
    let kid = thumbprint(key);
    if payload.common.issuer.person.kid != kid {
        return Err(BundleError::new(ErrorCode::IssuerMismatch, "issuer.person.kid is not the signing key"));
    }
    check::common(&payload.common)?;
    payload.body.check(&payload.common)?;
    let bytes = serde_json::to_vec(payload)
        .map_err(|error| BundleError::new(ErrorCode::BadPayload, error.to_string()))?;
    if bytes.len() > MAX_PAYLOAD {
        return Err(BundleError::new(
            ErrorCode::OverLimit,
            format!("payload of {} bytes, at most {MAX_PAYLOAD}", bytes.len()),
        ));
    }
    json_strict::check(&bytes)?;
    Ok(sign(&header_json(&kid, B::TYP)?, &bytes, key))
}

/// Signs exact bytes; what they say is for the caller to answer for.
fn sign(header: &[u8], payload: &[u8], key: &SigningKey) -> Sealed {
    let (protected, body) = (to_base64url(header), to_base64url(payload));
    let input = format!("{protected}.{body}");
    let signature = to_base64url(&key.sign(input.as_bytes()).to_bytes());
    Sealed {
        envelope_sha256: sha256_hex(format!("{input}.{signature}").as_bytes()),
        document_sha256: sha256_hex(payload),
        json: document_json(&protected, &body, &signature),
    }
}

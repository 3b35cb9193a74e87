//! Ed25519 keys, as JWK and by thumbprint.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use ed25519_dalek::SigningKey;

use crate::error::{BundleError, ErrorCode};

/// A public key as JWK (RFC 8037), with exactly these three members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Jwk {
    /// Always `OKP`.
    pub kty: String,
    /// Always `Ed25519`.
    pub crv: String,
    /// The 32 bytes of the key, base64url.
    pub x: String,
}

impl Jwk {
    /// The public half of a signing key.
    pub fn of(key: &SigningKey) -> Jwk {
        Jwk::from_x(to_base64url(key.verifying_key().as_bytes()))
    }

    /// A key from its `x` member; it is not checked before
    /// [`Jwk::verifying_key`].
    pub fn from_x(x: impl Into<String>) -> Jwk {
        Jwk { kty: "OKP".into(), crv: "Ed25519".into(), x: x.into() }
    }

    /// RFC 7638 SHA-256 thumbprint, base64url.
    pub fn thumbprint(&self) -> String {
        // The members in lexicographic order and without spaces, as the RFC
        // has it. x is checked base64url, so nothing needs escaping.
        let canonical = format!(r#"{{"crv":"{}","kty":"{}","x":"{}"}}"#, self.crv, self.kty, self.x);
        to_base64url(&Sha256::digest(canonical.as_bytes()))
    }

    /// The key itself.
    ///
    /// # Errors
    /// `weak_key` when it is not an Ed25519 key in canonical form, or one of
    /// the small-order points that verify anything.
    pub fn verifying_key(&self) -> Result<VerifyingKey, BundleError> {
        let weak = |why: &str| BundleError::new(ErrorCode::WeakKey, why);
        if self.kty != "OKP" || self.crv != "Ed25519" {
            return Err(weak("kty and crv must be OKP and Ed25519"));
        }
        let bytes: [u8; 32] = from_base64url(&self.x)?.try_into().map_err(|_| weak("x must be 32 bytes"))?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| weak("x is no point"))?;
        if key.is_weak() {
            return Err(weak("x is a point of small order"));
        }
        // A y at or above the field's prime names the same point twice.
        if key.to_edwards().compress().to_bytes() != bytes {
            return Err(weak("x is not in canonical form"));
        }
        Ok(key)
    }

    /// Checks a signature of some bytes, strictly: S below the group's order, R and the key not of
    /// small order, no other equation than the one without the cofactor.
    ///
    /// # Errors
    /// `weak_key`, or `bad_signature` when it does not fit.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), BundleError> {
        verify_strictly(&self.verifying_key()?, message, signature)
    }
}

/// The same with a key that [`Jwk::verifying_key`] gave.
pub(crate) fn verify_strictly(
    key: &VerifyingKey,
    message: &[u8],
    signature: &[u8],
) -> Result<(), BundleError> {
    let bad = |why: &str| BundleError::new(ErrorCode::BadSignature, why);
    let signature = Signature::from_slice(signature).map_err(|_| bad("not a signature"))?;
    key.verify_strict(message, &signature).map_err(|_| bad("the bytes differ from what was signed"))
}

/// The thumbprint of a signing key's public half: its `kid`.
pub fn thumbprint(key: &SigningKey) -> String {
    Jwk::of(key).thumbprint()
}

/// A thumbprint in groups of four, to read aloud.
pub fn grouped(kid: &str) -> String {
    let chars: Vec<char> = kid.chars().collect();
    let groups: Vec<String> = chars.chunks(4).map(|c| c.iter().collect()).collect();
    groups.join(" ")
}

pub(crate) fn to_base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Decodes canonical base64url: no padding, no other letters, no loose bits.
pub(crate) fn from_base64url(text: &str) -> Result<Vec<u8>, BundleError> {
    URL_SAFE_NO_PAD.decode(text).map_err(|error| BundleError::new(ErrorCode::BadBase64, error.to_string()))
}

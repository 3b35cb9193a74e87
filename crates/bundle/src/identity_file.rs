//! The identity file: a person's key, encrypted, with public lines above it.
//!
//! ```text
//! Varsam-Kid: …thumbprint…
//! Varsam-Public: …x of the JWK…
//! Varsam-Function: Systemägare
//! -----BEGIN ENCRYPTED PRIVATE KEY-----
//! …
//! ```
//! PKCS#8 version 1 without the public part, PBES2 with scrypt (N = 2^14,
//! r = 8, p = 5) and AES-256-CBC: what Debian's `openssl pkey` reads with the
//! passphrase. It skips the lines above the key.

use ed25519_dalek::SigningKey;
use pkcs8::der::pem::PemLabel;
use pkcs8::pkcs5::pbes2::{self, EncryptionScheme};
use pkcs8::pkcs5::scrypt;
use pkcs8::{EncryptedPrivateKeyInfoRef, LineEnding, PrivateKeyInfoRef, SecretDocument};
use zeroize::Zeroizing;

use crate::error::{BundleError, ErrorCode};
use crate::keys::Jwk;

/// scrypt as Debian's OpenSSL takes it: log2 N, r, p.
const SCRYPT: (u8, u32, u32) = (14, 8, 5);
const MAX_FILE: usize = 16 * 1024;

/// DER of a PKCS#8 version 1 Ed25519 key (RFC 8410), before its 32 bytes.
const PKCS8_PREFIX: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/// The randomness a new identity file is made of.
pub struct IdentitySeed {
    /// The secret key; wiped when it is dropped.
    pub key: Zeroizing<[u8; 32]>,
    /// Salt of the key derivation.
    pub salt: [u8; 16],
    /// Initialisation vector of the cipher.
    pub iv: [u8; 16],
}

/// What can be read without the passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The thumbprint of the key.
    pub kid: String,
    /// The public key.
    pub key: Jwk,
    /// The person's function.
    pub function: String,
    /// Whether it was made for the sample municipality.
    pub sample: bool,
}

/// Makes an identity file.
///
/// # Errors
/// `empty_passphrase`, or `not_an_identity` when the function is empty or more
/// than one line.
pub fn create(
    seed: &IdentitySeed,
    function: &str,
    sample: bool,
    passphrase: &str,
) -> Result<String, BundleError> {
    if passphrase.is_empty() {
        return Err(BundleError::new(ErrorCode::EmptyPassphrase, ""));
    }
    if function.trim().is_empty() || function.trim() != function {
        return Err(not_identity("the function is empty or has spaces around it"));
    }
    if function.chars().any(char::is_control) {
        return Err(not_identity("the function is more than one line"));
    }
    let key = SigningKey::from_bytes(&seed.key);
    let jwk = Jwk::of(&key);
    let mut text =
        format!("Varsam-Kid: {}\nVarsam-Public: {}\nVarsam-Function: {function}\n", jwk.thumbprint(), jwk.x);
    if sample {
        text.push_str("Varsam-Sample: true\n");
    }
    text.push_str(&encrypt(seed, passphrase)?);
    Ok(text)
}

fn encrypt(seed: &IdentitySeed, passphrase: &str) -> Result<Zeroizing<String>, BundleError> {
    let mut der = Zeroizing::new([0_u8; 48]);
    der[..16].copy_from_slice(&PKCS8_PREFIX);
    der[16..].copy_from_slice(seed.key.as_slice());
    let (log_n, r, p) = SCRYPT;
    let params = scrypt::Params::new(log_n, r, p)
        .map_err(|_| not_identity("the key derivation could not be set up"))?;
    let scheme = pbes2::Parameters::generate_scrypt_aes256cbc(params, &seed.salt, seed.iv)
        .map_err(|_| not_identity("the cipher could not be set up"))?;
    PrivateKeyInfoRef::try_from(der.as_slice())
        .and_then(|info| info.encrypt_with_params(scheme, passphrase))
        .map_err(|_| not_identity("the key could not be encrypted"))?
        .to_pem(EncryptedPrivateKeyInfoRef::PEM_LABEL, LineEnding::LF)
        .map_err(|_| not_identity("the key could not be written"))
}

/// Reads the public part, without the passphrase.
///
/// # Errors
/// `not_an_identity`, or `identity_mismatch` when the public lines contradict
/// each other.
pub fn read(text: &str) -> Result<Identity, BundleError> {
    let (lines, _) = split(text)?;
    let line = |name: &str| {
        let mut found = lines.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        match (found.next(), found.next()) {
            (Some(value), None) => Ok(value.trim_end().to_owned()),
            (None, _) => Err(not_identity(&format!("the line {name} is missing"))),
            (Some(_), Some(_)) => Err(not_identity(&format!("the line {name} is there twice"))),
        }
    };
    let key = Jwk::from_x(line("Varsam-Public")?);
    key.verifying_key()?;
    let kid = line("Varsam-Kid")?;
    if key.thumbprint() != kid {
        return Err(BundleError::new(
            ErrorCode::IdentityMismatch,
            "Varsam-Kid is not the thumbprint of Varsam-Public",
        ));
    }
    Ok(Identity {
        kid,
        key,
        function: line("Varsam-Function")?,
        sample: lines.lines().any(|line| line.trim_end() == "Varsam-Sample: true"),
    })
}

/// Opens the key. It wipes itself when it is dropped.
///
/// # Errors
/// `wrong_passphrase`, `not_an_identity`, or `identity_mismatch` when the key
/// is not the one the public lines name.
pub fn unlock(text: &str, passphrase: &str) -> Result<SigningKey, BundleError> {
    let identity = read(text)?;
    let (_, pem) = split(text)?;
    let (label, document) = SecretDocument::from_pem(pem).map_err(|_| not_identity("the key is not PEM"))?;
    if label != EncryptedPrivateKeyInfoRef::PEM_LABEL {
        return Err(not_identity("the key is not an encrypted private key"));
    }
    let info = EncryptedPrivateKeyInfoRef::try_from(document.as_bytes())
        .map_err(|_| not_identity("the key is not PKCS#8"))?;
    known_scheme(&info.encryption_algorithm)?;
    let wrong = || BundleError::new(ErrorCode::WrongPassphrase, "");
    let plain = info.decrypt(passphrase).map_err(|_| wrong())?;
    let secret = plain.as_bytes().strip_prefix(&PKCS8_PREFIX).ok_or_else(wrong)?;
    let mut bytes = Zeroizing::new([0_u8; 32]);
    if secret.len() != bytes.len() {
        return Err(wrong());
    }
    bytes.copy_from_slice(secret);
    let key = SigningKey::from_bytes(&bytes);
    if Jwk::of(&key) != identity.key {
        return Err(BundleError::new(
            ErrorCode::IdentityMismatch,
            "Varsam-Public is not the public half of the key",
        ));
    }
    Ok(key)
}

/// Only our own parameters are run: a file could ask for a derivation that
/// takes all memory.
fn known_scheme(scheme: &pkcs8::pkcs5::EncryptionScheme) -> Result<(), BundleError> {
    let known = scheme.pbes2().is_some_and(|pbes2| {
        matches!(pbes2.encryption, EncryptionScheme::Aes256Cbc { .. })
            && pbes2.kdf.scrypt().is_some_and(|scrypt| {
                let (log_n, r, p) = SCRYPT;
                scrypt.cost_parameter == 1 << log_n
                    && u32::from(scrypt.block_size) == r
                    && u32::from(scrypt.parallelization) == p
            })
    });
    if known { Ok(()) } else { Err(not_identity("the key is encrypted in another way")) }
}

fn split(text: &str) -> Result<(&str, &str), BundleError> {
    if text.len() > MAX_FILE {
        return Err(not_identity("it is too large"));
    }
    let start = text
        .find("-----BEGIN ENCRYPTED PRIVATE KEY-----")
        .ok_or_else(|| not_identity("there is no encrypted private key in it"))?;
    Ok(text.split_at(start))
}

fn not_identity(why: &str) -> BundleError {
    BundleError::new(ErrorCode::NotAnIdentity, why)
}

//! What can go wrong, each with a stable code and a way forward.

use std::fmt;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $what:literal, $next:literal;)*) => {
        /// Every error of this crate. The text of [`ErrorCode::as_str`] is stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ErrorCode {
            $($(#[$doc])* $name,)*
        }

        impl ErrorCode {
            /// Every code.
            pub const ALL: &'static [ErrorCode] = &[$(ErrorCode::$name,)*];

            /// The stable snake_case text.
            pub fn as_str(self) -> &'static str {
                match self { $(ErrorCode::$name => $code,)* }
            }

            /// What happened, in one English sentence without its full stop.
            pub fn what(self) -> &'static str {
                match self { $(ErrorCode::$name => $what,)* }
            }

            /// What to do next, in one English sentence.
            pub fn next(self) -> &'static str {
                match self { $(ErrorCode::$name => $next,)* }
            }
        }
    };
}

codes! {
    /// The bundle or a part of it is larger than the format allows.
    OverLimit = "over_limit", "The file is over a limit of the format",
        "Split it into smaller bundles, or ask the sender what it is.";
    /// Not JSON as RFC 7493 has it, or nested too deeply.
    NotStrictJson = "not_strict_json", "The text is not strict JSON",
        "Ask the sender to export it again; do not edit it by hand.";
    /// The outer object is not a bundle of this version.
    NotABundle = "not_a_bundle", "The file is not a bundle of version 1",
        "Check that it is the file you meant, or update this program.";
    /// A document is not a JWS of exactly the allowed shape.
    BadEnvelope = "bad_envelope", "The document's envelope is not of the allowed shape",
        "Ask the sender to export it again.";
    /// Base64url with padding, other letters or loose trailing bits.
    BadBase64 = "bad_base64", "A member is not canonical base64url",
        "Ask the sender to export it again.";
    /// The protected header has other members or values than allowed.
    BadHeader = "bad_header", "The protected header is not exactly the allowed one",
        "Do not use the document; it may be made to fool a reader.";
    /// The key may not sign this kind of document.
    NotGranted = "not_granted", "The key may not sign this kind of document",
        "Let somebody with that role sign it, or have the trust list changed.";
    /// The key was revoked as compromised.
    KeyRevoked = "key_revoked", "The key was revoked because somebody else may have it",
        "Do not use the document; ask the signer to sign it again with a new key.";
    /// The key is of small order or not a point.
    WeakKey = "weak_key", "The key is weak or not a key at all",
        "Make a new identity and enrol that.";
    /// The signature does not fit the bytes.
    BadSignature = "bad_signature", "The signature does not fit the document",
        "Do not use the document; ask the sender for it again.";
    /// The payload does not follow its schema.
    BadPayload = "bad_payload", "The payload does not follow its schema",
        "Ask the sender to update the program and export again.";
    /// A `v` or `typ` this program has no schema for.
    Unsupported = "unsupported", "This program knows no schema for the document",
        "Update this program and import the document again.";
    /// The issuer in the payload is another than the signer.
    IssuerMismatch = "issuer_mismatch", "The issuer in the document is not the one who signed it",
        "Do not use the document; ask the sender for it again.";
    /// The document belongs to another organisation.
    OrgMismatch = "org_mismatch", "The document belongs to another organisation",
        "Send it to the organisation it names.";
    /// A sample document in a real place, or the reverse.
    SampleMismatch = "sample_mismatch",
        "Sample and real documents do not mix, and this one is of the other sort",
        "Use a registry made with --sample for sample documents, and only for them.";
    /// A trust list that is not signed by the pinned root.
    NotTheRoot = "not_the_root", "The trust list is not signed by the pinned root key",
        "Compare the root's thumbprint with the centre by phone before you go on.";
    /// A trust list older than the newest seen.
    OlderTrustList = "older_trust_list", "The trust list is older than the newest one seen",
        "Ask the centre for the current list.";
    /// The passphrase does not open the identity.
    WrongPassphrase = "wrong_passphrase", "The passphrase does not open the identity file",
        "Type it again; nobody can recover it, so without it make a new identity.";
    /// The passphrase is empty.
    EmptyPassphrase = "empty_passphrase", "The passphrase is empty",
        "Choose a passphrase of several words.";
    /// The file is not an identity file.
    NotAnIdentity = "not_an_identity", "The file is not an identity file of this format",
        "Choose the .pem file that was made with the identity.";
    /// The lines above the key do not belong to it.
    IdentityMismatch = "identity_mismatch",
        "The public lines of the identity file do not belong to its key",
        "Do not use the file; take it from your backup or make a new identity.";
}

/// An error of this crate: a code, and where and why in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleError {
    code: ErrorCode,
    detail: String,
}

impl BundleError {
    /// An error with a detail that says where and why.
    pub fn new(code: ErrorCode, detail: impl Into<String>) -> Self {
        BundleError { code, detail: detail.into() }
    }

    pub(crate) fn schema(member: &str, why: &str) -> Self {
        BundleError::new(ErrorCode::BadPayload, format!("{member}: {why}"))
    }

    /// The stable code as text.
    pub fn code(&self) -> &'static str {
        self.code.as_str()
    }

    /// The stable code.
    pub fn kind(&self) -> ErrorCode {
        self.code
    }

    /// Where and why, in English.
    pub fn detail(&self) -> &str {
        &self.detail
    }
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, next) = (self.code.what(), self.code.next());
        if self.detail.is_empty() {
            write!(f, "{what}. {next}")
        } else {
            write!(f, "{what} ({}). {next}", self.detail)
        }
    }
}

impl std::error::Error for BundleError {}

//! `enrol/1`: proof of possession of a new key.

use serde::{Deserialize, Serialize};

use super::{Body, Common, Typ, check, nullable};
use crate::error::BundleError;
use crate::keys::Jwk;

/// The members of `enrol/1` beside the common ones. The document is signed by
/// the key it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EnrolBody {
    /// The new public key.
    pub key: Jwk,
    /// The person's function.
    pub function: String,
    /// The person's name; it goes into the trust list and no further.
    pub name: String,
    /// The invitation code; `null` when there was none.
    #[serde(deserialize_with = "nullable")]
    pub code: Option<String>,
}

impl Body for EnrolBody {
    const V: &'static str = "enrol/1";
    const TYP: Typ = Typ::Enrol;

    fn check(&self, common: &Common) -> Result<(), BundleError> {
        self.key.verifying_key()?;
        if self.key.thumbprint() != common.issuer.person.kid {
            return Err(BundleError::schema("key", "an enrolment is signed by the key it is about"));
        }
        check::not_empty("function", &self.function)?;
        check::not_empty("name", &self.name)
    }
}

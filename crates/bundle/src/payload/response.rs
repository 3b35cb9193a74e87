//! `response/1`: one information owner's answers to an assignment.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Body, Common, LevelRef, Typ, check, nullable};
use crate::error::BundleError;
use crate::keys::Jwk;
use crate::one_time_code;

/// The members of `response/1` beside the common ones. The document is signed by the key that it
/// carries; what that key is worth, [`crate::verify_response`] says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResponseBody {
    /// The assignment's id.
    pub assignment: Uuid,
    /// The assignment's document digest, hex: what was asked.
    pub assignment_sha256: String,
    /// The one-time code in its one form; `null` when a trust list vouches for the key.
    #[serde(deserialize_with = "nullable")]
    pub code: Option<String>,
    /// The key that signs. One made for the purpose is valid for this assignment alone.
    pub key: Jwk,
    /// The answers. What was skipped has none.
    pub answers: Vec<ResponseAnswer>,
    /// What the owner wants to add; may be empty.
    pub notes: String,
}

/// The answer for one set and aspect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResponseAnswer {
    /// The set's id.
    pub set: String,
    /// The set's revision that the owner saw.
    pub set_revision: u32,
    /// The aspect.
    pub aspect: String,
    /// The level; `null` exactly when it is not known.
    #[serde(deserialize_with = "nullable")]
    pub level: Option<LevelRef>,
    /// "Vet inte": an answer of its own, and never the lowest level.
    pub unknown: bool,
    /// The consequence category that decided; `null` when none was named.
    #[serde(deserialize_with = "nullable")]
    pub category: Option<String>,
    /// Why, in words; may be empty.
    pub reason: String,
    /// The level's id that was chosen per consequence category, where any was.
    pub consequences: BTreeMap<String, String>,
}

impl Body for ResponseBody {
    const V: &'static str = "response/1";
    const TYP: Typ = Typ::Response;

    fn check(&self, common: &Common) -> Result<(), BundleError> {
        check::digest("assignment_sha256", &self.assignment_sha256)?;
        if let Some(code) = &self.code
            && one_time_code::normal(code).as_ref() != Some(code)
        {
            return Err(BundleError::schema("code", "is not a one-time code in its one form"));
        }
        self.key.verifying_key()?;
        if self.key.thumbprint() != common.issuer.person.kid {
            return Err(BundleError::schema("key", "a response is signed by the key it carries"));
        }
        if self.answers.is_empty() {
            check::not_empty("answers and notes", &self.notes)?;
        }
        let mut seen = BTreeSet::new();
        for answer in &self.answers {
            answer.check()?;
            if !seen.insert((&answer.set, &answer.aspect)) {
                return Err(BundleError::schema("answers", "answer one set and aspect twice"));
            }
        }
        Ok(())
    }
}

impl ResponseAnswer {
    fn check(&self) -> Result<(), BundleError> {
        check::not_empty("answers.set", &self.set)?;
        check::not_empty("answers.aspect", &self.aspect)?;
        check::at_least_one("answers.set_revision", u64::from(self.set_revision))?;
        if self.unknown == self.level.is_some() {
            return Err(BundleError::schema("answers.unknown", "is true exactly when there is no level"));
        }
        if self.unknown && self.category.is_some() {
            return Err(BundleError::schema("answers.category", "decided nothing when there is no level"));
        }
        let texts = self.level.iter().map(|level| &level.level).chain(&self.category);
        for text in texts.chain(self.consequences.iter().flat_map(|(category, level)| [category, level])) {
            check::not_empty("answers", text)?;
        }
        Ok(())
    }
}

//! `catalogue/1`: what the centre knows of one authority, for every laptop to start from.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Body, Common, PackRef, Typ, check, lineage};
use crate::error::BundleError;

/// The members of `catalogue/1` beside the common ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CatalogueBody {
    /// The id of the authority it is about.
    pub authority: String,
    /// Rises with every catalogue of the authority; an older one is refused by whoever has a newer.
    pub version: u32,
    /// The pack that the facts' levels belong to.
    pub pack: PackRef,
    /// A `facts/1` document. This crate looks at its `v` alone: whoever uses it reads it strictly
    /// under the pack.
    pub facts: Value,
    /// The newest result of each system and process that has one.
    pub heads: Vec<Head>,
    /// Ids that have been replaced, because something was renamed or merged.
    pub aliases: Vec<Alias>,
}

/// The newest result of one system or process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The result's lineage.
    pub lineage: String,
    /// The id of the system or process.
    pub scope_id: String,
    /// The result's document digest, hex.
    pub sha256: String,
    /// The result's revision.
    pub revision: u32,
}

/// An id that has been replaced by another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Alias {
    /// The id that was.
    pub old: String,
    /// The id that is; never itself replaced.
    pub new: String,
    /// Since which day.
    pub since: NaiveDate,
}

impl Body for CatalogueBody {
    const V: &'static str = "catalogue/1";
    const TYP: Typ = Typ::Catalogue;

    fn check(&self, common: &Common) -> Result<(), BundleError> {
        check::not_empty("authority", &self.authority)?;
        check::at_least_one("version", u64::from(self.version))?;
        check::pack_ref("pack", &self.pack)?;
        if self.facts.get("v").and_then(Value::as_str) != Some("facts/1") {
            return Err(BundleError::schema("facts", "is not a facts/1 document"));
        }
        check::unique("heads.scope_id", self.heads.iter().map(|head| head.scope_id.as_str()))?;
        for head in &self.heads {
            if head.lineage != lineage(&common.org, &head.scope_id) {
                return Err(BundleError::schema(
                    "heads.lineage",
                    "is not that of the organisation and the id",
                ));
            }
            check::digest("heads.sha256", &head.sha256)?;
            check::at_least_one("heads.revision", u64::from(head.revision))?;
        }
        check::unique("aliases.old", self.aliases.iter().map(|alias| alias.old.as_str()))?;
        // A reader replaces an id once and is done; circles cannot be.
        let replaced: BTreeSet<&str> = self.aliases.iter().map(|alias| alias.old.as_str()).collect();
        for alias in &self.aliases {
            check::not_empty("aliases.new", &alias.new)?;
            if replaced.contains(alias.new.as_str()) {
                return Err(BundleError::schema("aliases.new", "is itself replaced"));
            }
        }
        Ok(())
    }
}

//! `pack/1`: a content pack, as the centre gives it out.

use serde::{Deserialize, Serialize};

use super::{Body, Common, PackRef, Typ, check};
use crate::error::BundleError;

/// The members of `pack/1` beside the common ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PackBody {
    /// Which pack it is.
    pub pack: PackRef,
    /// The pack document, byte for byte: the digest is of these bytes.
    pub content: String,
}

impl Body for PackBody {
    const V: &'static str = "pack/1";
    const TYP: Typ = Typ::Pack;

    fn check(&self, _common: &Common) -> Result<(), BundleError> {
        check::pack_document("content", &self.pack, &self.content)
    }
}

//! What goes back to the laptops: an authority's catalogue, and content packs.

use serde::Serialize;
use varsam_bundle::digest::sha256_hex;
use varsam_bundle::keys::thumbprint;
use varsam_bundle::payload::{Alias, Audience, CatalogueBody, Head, PackBody, PackRef, Role, ScopeKind};
use varsam_bundle::{BundleError, ErrorCode, write_bundle};
use varsam_exchange::{identify_pack, write_facts};

use crate::adoption;
use crate::city::{current_of, together};
use crate::city_facts::Current;
use crate::db::{Db, Settings, Tx};
use crate::error::RegistryError;
use crate::given::Given;
use crate::receipt::{Signer, sign};
use crate::translate::Model;
use crate::trust_list;

/// A document for the laptops that was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IssuedDocument {
    /// `issued/1`.
    pub v: &'static str,
    /// What it is, in words.
    pub what: String,
    /// Its document digest.
    pub document: String,
    /// Ids of systems whose result belongs to another pack or edition, and is not in the facts.
    pub left_out: Vec<String>,
    /// The bundle to hand out.
    #[serde(skip)]
    pub bundle: Vec<u8>,
}

/// An id that is replaced by another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    /// The id that was.
    pub old: String,
    /// The id that is.
    pub new: String,
}

/// Issues an authority's catalogue: the facts of its current results, their heads, and every id that
/// has been replaced. `renames` are noted first.
///
/// # Errors
/// `not_granted` when the key is not the centre's for that authority, [`RegistryError::NotFound`] when
/// the authority has no result, and those of the database.
pub fn issue_catalogue(
    db: &mut Db,
    authority: &str,
    model: &Model,
    renames: &[Rename],
    centre: &Signer,
    given: &Given,
) -> Result<IssuedDocument, RegistryError> {
    adoption::finish_upgrade(db)?;
    let tx = db.begin()?;
    let settings = tx.settings()?;
    granted(&tx, &settings, centre, Some(authority))?;
    for rename in renames {
        tx.put_alias(&rename.old, &rename.new, given.now.date_naive())?;
    }
    let (mut heads, mut results, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    for lineage in tx.lineages_of(authority)? {
        let Some(row) = current_of(&tx, &lineage)?.into_iter().next() else { continue };
        let Some(body) = adoption::stored_result(&tx, &row.document)? else { continue };
        heads.push(Head { lineage, scope_id: row.id.clone(), sha256: row.document, revision: row.revision });
        let (system, contents) = (body.scope.kind == ScopeKind::System, adoption::contents(&body));
        match model.bring(body) {
            Err(_) => left_out.push(row.id),
            Ok(body) if system => results.push(Current { contents, adopted_at: row.adopted_at, body }),
            Ok(_) => {}
        }
    }
    if heads.is_empty() {
        return Err(RegistryError::NotFound(authority.to_owned()));
    }
    let facts = write_facts(&together(&tx, &results, &model.pack)?.facts, &model.pack);
    let body = CatalogueBody {
        authority: authority.to_owned(),
        version: tx.catalogue_version(authority)? + 1,
        pack: model.named(),
        facts: serde_json::from_slice(&facts).unwrap_or_default(),
        heads,
        aliases: tx.aliases()?.into_iter().map(|(old, new, since)| Alias { old, new, since }).collect(),
    };
    let (version, what) = (body.version, format!("Catalogue version {} of {authority}", body.version));
    let (issued, sealed) = sign(&tx, body, Audience::Everyone, centre, given)?;
    tx.insert_catalogue(authority, version, &issued.document)?;
    tx.commit()?;
    Ok(IssuedDocument {
        v: "issued/1",
        what,
        document: issued.document,
        left_out,
        bundle: bundle(&sealed.json)?,
    })
}

/// Issues a content pack: a classification model, the questions of an assessment or a catalogue of
/// measures.
///
/// # Errors
/// [`RegistryError::Invalid`] with what is wrong with it as the kind that it says it is, `not_granted`
/// when the key is not the centre's, and those of the database.
pub fn issue_pack(
    db: &mut Db,
    name: &str,
    bytes: &[u8],
    centre: &Signer,
    given: &Given,
) -> Result<IssuedDocument, RegistryError> {
    let (id, version) = identify_pack(bytes).map_err(|problems| RegistryError::invalid(name, &problems))?;
    let tx = db.begin()?;
    let settings = tx.settings()?;
    granted(&tx, &settings, centre, None)?;
    let what = format!("Pack {id} {version}");
    let body = PackBody {
        pack: PackRef { id, version, sha256: sha256_hex(bytes) },
        // A pack that was read is UTF-8.
        content: String::from_utf8_lossy(bytes).into_owned(),
    };
    let (issued, sealed) = sign(&tx, body, Audience::Everyone, centre, given)?;
    tx.commit()?;
    let (document, left_out) = (issued.document, Vec::new());
    Ok(IssuedDocument { v: "issued/1", what, document, left_out, bundle: bundle(&sealed.json)? })
}

/// Whether the trust list grants the key the centre's role; for an authority, where one is named.
fn granted(
    tx: &Tx<'_>,
    settings: &Settings,
    centre: &Signer,
    authority: Option<&str>,
) -> Result<(), RegistryError> {
    let trust = trust_list::current(tx, settings)?;
    let kid = thumbprint(&centre.key);
    let holds = trust.entry(&kid).is_some_and(|entry| {
        entry.grants.iter().any(|grant| match authority {
            Some(authority) => grant.covers(Role::Centre, authority),
            None => grant.role == Role::Centre,
        })
    });
    let detail = "the trust list does not grant it the role centre here; enrol it and issue a new list";
    if holds {
        Ok(())
    } else {
        Err(RegistryError::bundle("the centre's key file", BundleError::new(ErrorCode::NotGranted, detail)))
    }
}

fn bundle(json: &str) -> Result<Vec<u8>, RegistryError> {
    write_bundle([json]).map_err(|error| RegistryError::bundle("the new document", error))
}

//! Making a registry.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use serde::Serialize;
use varsam_bundle::identity_file;
use varsam_bundle::payload::Role;
use varsam_bundle::{RawDocument, open_bundle};

use crate::db::{Db, Enrolment, Location, Settings};
use crate::error::RegistryError;
use crate::given::Given;
use crate::trust_list;

/// The organisation number of the sample municipality. It is nobody's.
pub const SAMPLE_ORG: &str = "212000-0000";

const SAMPLE_ROOT: &str = include_str!("../../../assets/sample/identities/rot.pem");
const SAMPLE_TRUST: &[u8] = include_bytes!("../../../assets/sample/trust/trust.vbundle");

/// What a new registry shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The sample municipality's, with the shipped trust list.
    Sample,
    /// A real one.
    Real {
        /// The organisation number.
        org: String,
        /// The thumbprint of the root that signs its trust lists.
        root: String,
    },
}

/// A signing key to be made for the registry.
pub struct NewKey<'a> {
    /// The file to write.
    pub file: &'a Path,
    /// Its passphrase.
    pub passphrase: &'a str,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InitReport {
    /// `init/1`.
    pub v: &'static str,
    /// The organisation number.
    pub org: String,
    /// Whether it takes sample documents, and only them.
    pub sample: bool,
    /// The pinned root.
    pub root: String,
    /// The version of the trust list it starts with; 0 for none.
    pub trust_version: u32,
    /// The thumbprint of its signing key, when one was made.
    pub key: Option<String>,
}

/// Makes a registry, and a signing key for its receipts when `key` is given. The key waits for the
/// next trust list with the role `registry`.
///
/// # Errors
/// When the database or the key file is there already or cannot be written.
pub fn init(
    at: &Location,
    kind: &Kind,
    key: Option<&NewKey<'_>>,
    given: &Given,
) -> Result<InitReport, RegistryError> {
    let settings = settings(kind, given)?;
    Db::refuse_existing(at)?;
    let identity = key.map(|key| make_key(key, settings.sample, given)).transpose()?;
    // The key first: a key without a registry harms nobody, a registry without its key does.
    if let (Some(key), Some((text, _))) = (key, &identity) {
        write_secret(key.file, text)?;
    }
    let mut db = Db::create(at, &settings, given.now)?;
    let tx = db.begin()?;
    if *kind == Kind::Sample {
        for raw in open_bundle(SAMPLE_TRUST).map_err(sample)? {
            let raw = RawDocument { index: 0, json: raw.json };
            trust_list::take(&tx, &settings, "the sample trust list", &raw, given.now)?;
        }
    }
    if let Some((_, own)) = &identity {
        tx.put_enrolment(own, given.now)?;
    }
    let trust_version = trust_list::current(&tx, &settings)?.version();
    tx.commit()?;
    Ok(InitReport {
        v: "init/1",
        org: settings.org,
        sample: settings.sample,
        root: settings.root,
        trust_version,
        key: identity.map(|(_, own)| own.kid),
    })
}

fn settings(kind: &Kind, given: &Given) -> Result<Settings, RegistryError> {
    let device = given.device();
    Ok(match kind {
        Kind::Sample => Settings {
            org: SAMPLE_ORG.to_owned(),
            sample: true,
            root: identity_file::read(SAMPLE_ROOT).map_err(sample)?.kid,
            device,
        },
        Kind::Real { org, root } => {
            if !varsam_bundle::payload::is_org(org) {
                return Err(RegistryError::Usage(format!(
                    "{org:?} is not an organisation number. Write it as NNNNNN-NNNN."
                )));
            }
            if root.len() != 43 {
                return Err(RegistryError::Usage(format!(
                    "{root:?} is not a thumbprint. It has 43 letters, and stands as Varsam-Kid in the \
                     root's key file."
                )));
            }
            Settings { org: org.clone(), sample: false, root: root.clone(), device }
        }
    })
}

/// The text of a new key file, and its enrolment.
fn make_key(key: &NewKey<'_>, sample: bool, given: &Given) -> Result<(String, Enrolment), RegistryError> {
    let wrong = |error| RegistryError::bundle(key.file.display().to_string(), error);
    let function = "Varsam-registret";
    let text =
        identity_file::create(&given.identity_seed(), function, sample, key.passphrase).map_err(wrong)?;
    let identity = identity_file::read(&text).map_err(wrong)?;
    let own = Enrolment {
        kid: identity.kid,
        x: identity.key.x,
        function: identity.function,
        name: None,
        grants: vec![(Role::Registry.as_str().to_owned(), None, None)],
    };
    Ok((text, own))
}

/// Writes a file that only its owner may read, and never over another.
fn write_secret(path: &Path, text: &str) -> Result<(), RegistryError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let write = || -> std::io::Result<()> {
        let mut file = options.open(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    write().map_err(|error| RegistryError::file(path, error))
}

fn sample(error: varsam_bundle::BundleError) -> RegistryError {
    RegistryError::bundle("the shipped sample", error)
}

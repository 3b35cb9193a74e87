//! Keys: encrypted files in the person's own profile folder, never in a register.

use std::path::PathBuf;

use varsam_bundle::identity_file::{self, Identity, IdentitySeed};
use zeroize::Zeroizing;

use crate::dto::{IdentityView, NewIdentity};
use crate::register::valid_text;
use crate::start::check_passphrases;
use crate::{App, AppError, Host, sample};

/// An identity and where its file is.
pub(crate) struct Found {
    pub identity: Identity,
    pub text: String,
    pub path: PathBuf,
}

/// The keys that can sign here: in the sample municipality its own, elsewhere the person's.
///
/// # Errors
/// `no_register_open`, those of the disk. Files that are no identities are passed over.
pub fn identities<H: Host>(app: &App<H>) -> Result<Vec<IdentityView>, AppError> {
    let in_sample = app.state().session()?.snapshot()?.content.register.sample;
    Ok(find(app)?
        .into_iter()
        .filter(|found| found.identity.sample == in_sample)
        .map(|found| IdentityView {
            roles: sample::roles(&found.identity).iter().map(|role| role.as_str().to_owned()).collect(),
            sample_passphrase: found.identity.sample.then(|| sample::PASSPHRASE.to_owned()),
            id: found.identity.kid,
            function: found.identity.function,
            path: found.path.display().to_string(),
        })
        .collect())
}

/// Makes a key for a function.
///
/// # Errors
/// `name_empty`, `name_invalid`, `passphrase_short`, `passphrases_differ`, those of the disk.
pub fn create_identity<H: Host>(app: &App<H>, request: NewIdentity) -> Result<IdentityView, AppError> {
    let passphrase = Zeroizing::new(request.passphrase);
    let again = Zeroizing::new(request.passphrase_again);
    let function = valid_text(&request.function)?;
    check_passphrases(&passphrase, &again)?;
    let mut seed = IdentitySeed { key: Zeroizing::new([0; 32]), salt: [0; 16], iv: [0; 16] };
    app.host.random(seed.key.as_mut());
    app.host.random(&mut seed.salt);
    app.host.random(&mut seed.iv);
    let text = identity_file::create(&seed, &function, false, &passphrase)?;
    let identity = identity_file::read(&text)?;
    let folder = folder(app);
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{}.pem", identity.kid));
    varsam_store::write_whole(&path, text.as_bytes())?;
    Ok(IdentityView {
        id: identity.kid,
        function: identity.function,
        roles: Vec::new(),
        path: path.display().to_string(),
        sample_passphrase: None,
    })
}

/// The key with this thumbprint.
pub(crate) fn by_id<H: Host>(app: &App<H>, kid: &str) -> Result<Found, AppError> {
    find(app)?
        .into_iter()
        .find(|found| found.identity.kid == kid)
        .ok_or_else(|| AppError::new("identity_missing"))
}

pub(crate) fn folder<H: Host>(app: &App<H>) -> PathBuf {
    app.host.profile().join("identities")
}

fn find<H: Host>(app: &App<H>) -> Result<Vec<Found>, AppError> {
    let entries = match std::fs::read_dir(folder(app)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_none_or(|ending| ending != "pem") {
            continue;
        }
        if let Ok(text) = std::fs::read_to_string(&path)
            && let Ok(identity) = identity_file::read(&text)
        {
            found.push(Found { identity, text, path });
        }
    }
    found.sort_by(|a, b| a.identity.function.cmp(&b.identity.function));
    Ok(found)
}

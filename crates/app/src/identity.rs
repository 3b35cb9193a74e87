//! Keys: encrypted files in the person's own profile folder, never in a register.

use std::collections::BTreeSet;
use std::path::PathBuf;

use varsam_bundle::identity_file::{self, Identity, IdentitySeed};
use zeroize::Zeroizing;

use crate::dto::{IdentityView, NewIdentity};
use crate::register::valid_text;
use crate::trust::Trust;
use crate::{App, AppError, Host, sample, strength};

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
    let (in_sample, trust) = {
        let mut state = app.state();
        let session = state.session()?;
        let snapshot = session.snapshot()?;
        (snapshot.content.register.sample, session.trust(&snapshot.content)?)
    };
    Ok(find(app)?
        .into_iter()
        .filter(|found| found.identity.sample == in_sample)
        .map(|found| IdentityView {
            roles: roles(&found.identity, &trust),
            standing: trust.standing(&found.identity.kid),
            sample_passphrase: found.identity.sample.then(|| sample::PASSPHRASE.to_owned()),
            id: found.identity.kid,
            function: found.identity.function,
            path: found.path.display().to_string(),
        })
        .collect())
}

/// The roles of a key: a sample key's own, else those that the trust list gives.
fn roles(identity: &Identity, trust: &Trust) -> Vec<String> {
    if identity.sample {
        return sample::roles(identity).iter().map(|role| role.as_str().to_owned()).collect();
    }
    let entry = trust.list.as_ref().and_then(|list| list.entry(&identity.kid));
    let roles: BTreeSet<&str> =
        entry.iter().flat_map(|entry| &entry.grants).map(|grant| grant.role.as_str()).collect();
    roles.into_iter().map(str::to_owned).collect()
}

/// Makes a key for a function.
///
/// # Errors
/// `name_empty`, `name_invalid`, `passphrase_short`, `passphrase_weak`, `passphrases_differ`, those of
/// the disk.
pub fn create_identity<H: Host>(app: &App<H>, request: NewIdentity) -> Result<IdentityView, AppError> {
    let passphrase = Zeroizing::new(request.passphrase);
    let again = Zeroizing::new(request.passphrase_again);
    let function = valid_text(&request.function)?;
    strength::check_new(&passphrase, &again, &function)?;
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
    let kid = identity.kid.clone();
    let trust = {
        let mut state = app.state();
        let session = state.session()?;
        let snapshot = session.snapshot()?;
        session.trust(&snapshot.content)?
    };
    Ok(IdentityView {
        id: identity.kid,
        function: identity.function,
        roles: Vec::new(),
        standing: trust.standing(&kid),
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

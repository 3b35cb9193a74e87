//! Exempelstad: a municipality that does not exist, to try everything on. Its keys and passphrase
//! are no secrets, and what is signed there says so: a real registry refuses it.

use include_dir::{Dir, include_dir};
use varsam_bundle::identity_file::Identity;
use varsam_bundle::payload::Role;
use varsam_store::Store;

use crate::dto::{Changed, RegisterView};
use crate::session::Session;
use crate::{App, AppError, Host, gate, identity, import, start};

/// The passphrase of the sample register and of every sample key.
pub const PASSPHRASE: &str = "demo-passphrase";

/// The sample municipality's organisation number; its check digit is wrong, so that no real
/// organisation can have it.
pub const ORG: &str = "212000-0000";

const NAME: &str = "Exempelstad";

/// Systems whose stop-gate is left to be tried: the control system of the waterworks, and who gets
/// through which door.
const UNASKED: &[&str] = &["SYS-37", "SYS-42"];

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assets/sample");

/// Opens the sample municipality, and makes it first when it is not there.
///
/// # Errors
/// `register_in_use` when it is open elsewhere, `wrong_passphrase` when another register has its
/// place, those of the disk.
pub fn open_sample<H: Host>(app: &App<H>) -> Result<Changed<RegisterView>, AppError> {
    write_identities(app)?;
    let folder = app.host.home().join("Varsam");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{NAME}.{}", varsam_store::ending()));
    let canonical = path.canonicalize().ok();
    let is_open =
        app.state().session().is_ok_and(|session| Some(session.store.path()) == canonical.as_deref());
    if is_open {
        return crate::register::register(app);
    }
    let session = if path.exists() {
        let store = Store::open(&path, PASSPHRASE, &app.host.account(), &app.now())
            .map_err(|error| AppError::from(error).with("path", path.display()))?;
        Session::new(store)?
    } else {
        let mut session = start::create(app, &path, NAME, Some(ORG.to_owned()), true, PASSPHRASE)?;
        import::fill_sample(app, &mut session, tables())?;
        gate::pass_all_but(app, &mut session, UNASKED)?;
        session
    };
    app.remember(&path)?;
    start::open_session(app, session)
}

/// The roles that a sample key has; none for a real one, whose roles the centre decides.
pub(crate) fn roles(identity: &Identity) -> &'static [Role] {
    if !identity.sample {
        return &[];
    }
    let function = identity.function.to_lowercase();
    if function.starts_with("informationsägare") {
        &[Role::InformationOwner]
    } else if function.starts_with("systemägare") {
        &[Role::SystemOwner]
    } else {
        &[Role::Facilitator, Role::Coordinator]
    }
}

/// The sample municipality's tables: file name and bytes.
fn tables() -> Vec<(String, Vec<u8>)> {
    FILES
        .files()
        .filter(|file| file.path().extension().is_some_and(|ending| ending == "csv"))
        .map(|file| (file.path().display().to_string(), file.contents().to_vec()))
        .collect()
}

/// Puts the sample keys among the person's own, so that they work and can be looked at in the
/// same way.
fn write_identities<H: Host>(app: &App<H>) -> Result<(), AppError> {
    let folder = identity::folder(app);
    std::fs::create_dir_all(&folder)?;
    for name in ["samordnare.pem", "informationsagare.pem", "systemagare.pem"] {
        let file = FILES
            .get_file(format!("identities/{name}"))
            .ok_or_else(|| AppError::new("internal").with("detail", name))?;
        varsam_store::write_whole(&folder.join(format!("exempel-{name}")), file.contents())?;
    }
    Ok(())
}

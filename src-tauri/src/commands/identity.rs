//! Keys.

use varsam_app::dto::{IdentityView, NewIdentity};
use varsam_app::identity;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn identities(app: State<'_>) -> Answer<Vec<IdentityView>> {
    answer(identity::identities(&app))
}

#[tauri::command(async)]
pub fn create_identity(app: State<'_>, request: NewIdentity) -> Answer<IdentityView> {
    answer(identity::create_identity(&app, request))
}

//! Another passphrase, and locking.

use varsam_app::dto::{ChangePassphrase, Changed, PassphraseChanged, StrengthView};
use varsam_app::{secrecy, strength};

use super::{Answer, State, answer};
use crate::projector;

#[tauri::command(async)]
pub fn change_passphrase(app: State<'_>, request: ChangePassphrase) -> Answer<Changed<PassphraseChanged>> {
    answer(secrecy::change_passphrase(&app, request))
}

#[tauri::command(async)]
pub fn passphrase_strength(passphrase: String, about: Vec<String>) -> StrengthView {
    strength::judge(passphrase, &about)
}

#[tauri::command(async)]
pub fn lock(window: tauri::AppHandle, app: State<'_>, place: String) -> Answer<()> {
    answer(secrecy::lock(&app, &place))?;
    projector::close(&window);
    Ok(())
}

#[tauri::command(async)]
pub fn was_at(app: State<'_>) -> Answer<Option<String>> {
    answer(secrecy::was_at(&app))
}

#[tauri::command(async)]
pub fn set_lock_after(app: State<'_>, minutes: u32) -> Answer<()> {
    answer(secrecy::set_lock_after(&app, minutes))
}

//! Moving to another edition of the model.

use varsam_app::dto::{Changed, PackChangeView, RegisterView};
use varsam_app::pack_change;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn choose_pack(app: State<'_>) -> Answer<Option<PackChangeView>> {
    answer(pack_change::choose_pack(&app))
}

#[tauri::command(async)]
pub fn move_to_pack(app: State<'_>) -> Answer<Changed<RegisterView>> {
    answer(pack_change::move_to_pack(&app))
}

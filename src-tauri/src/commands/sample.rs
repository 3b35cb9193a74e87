//! The sample municipality.

use varsam_app::dto::{Changed, RegisterView};
use varsam_app::sample;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn open_sample(app: State<'_>) -> Answer<Changed<RegisterView>> {
    answer(sample::open_sample(&app))
}

//! Review.

use varsam_app::dto::ReviewView;
use varsam_app::review;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn review(app: State<'_>, system: String) -> Answer<ReviewView> {
    answer(review::review(&app, &system))
}

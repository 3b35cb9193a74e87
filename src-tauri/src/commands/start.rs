//! The first screen.

use varsam_app::dto::{
    Changed, FolderView, NewRegister, OpenRegister, RecentRegister, RegisterView, StartView,
};
use varsam_app::start;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn start(app: State<'_>) -> Answer<StartView> {
    answer(start::start(&app))
}

#[tauri::command(async)]
pub fn set_language(app: State<'_>, language: String) -> Answer<()> {
    answer(start::set_language(&app, &language))
}

#[tauri::command(async)]
pub fn choose_folder(app: State<'_>) -> Answer<Option<FolderView>> {
    answer(start::choose_folder(&app))
}

#[tauri::command(async)]
pub fn create_register(app: State<'_>, request: NewRegister) -> Answer<Changed<RegisterView>> {
    answer(start::create_register(&app, request))
}

#[tauri::command(async)]
pub fn choose_register(app: State<'_>) -> Answer<Option<RecentRegister>> {
    answer(start::choose_register(&app))
}

#[tauri::command(async)]
pub fn open_register(app: State<'_>, request: OpenRegister) -> Answer<Changed<RegisterView>> {
    answer(start::open_register(&app, request))
}

#[tauri::command(async)]
pub fn close_register(app: State<'_>) -> Answer<()> {
    answer(start::close_register(&app))
}

#[tauri::command(async)]
pub fn forget_recent(app: State<'_>, id: String) -> Answer<StartView> {
    answer(start::forget_recent(&app, &id))
}

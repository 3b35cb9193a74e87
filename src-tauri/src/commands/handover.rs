//! Handing a system over, and taking one in.

use varsam_app::dto::{
    Changed, HandOver, HandOverView, HandedOver, HandoverFile, TakeInView, TakenIn, TaskListView,
};
use varsam_app::handover;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn hand_over_view(app: State<'_>, system: String) -> Answer<HandOverView> {
    answer(handover::hand_over_view(&app, &system))
}

#[tauri::command(async)]
pub fn hand_over(app: State<'_>, request: HandOver) -> Answer<Option<Changed<HandedOver>>> {
    answer(handover::hand_over(&app, request))
}

#[tauri::command(async)]
pub fn take_back(app: State<'_>, system: String) -> Answer<Changed<TaskListView>> {
    answer(handover::take_back(&app, &system))
}

#[tauri::command(async)]
pub fn choose_handover(app: State<'_>) -> Answer<Option<HandoverFile>> {
    answer(handover::choose_handover(&app))
}

#[tauri::command(async)]
pub fn open_handover(app: State<'_>, code: String) -> Answer<TakeInView> {
    answer(handover::open_handover(&app, code))
}

#[tauri::command(async)]
pub fn take_in(app: State<'_>) -> Answer<Changed<TakenIn>> {
    answer(handover::take_in(&app))
}

#[tauri::command(async)]
pub fn cancel_handover(app: State<'_>) -> Answer<()> {
    answer(handover::cancel_handover(&app))
}

//! Tillsammans: conversations, decided levels, exceptions.

use varsam_app::dto::{AnswerTalk, Changed, SetEffective, SetFlowException, TogetherView};
use varsam_app::{effective, together};

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn together(app: State<'_>, system: String) -> Answer<TogetherView> {
    answer(together::together(&app, &system))
}

#[tauri::command(async)]
pub fn answer_talk(app: State<'_>, request: AnswerTalk) -> Answer<Changed<TogetherView>> {
    answer(together::answer_talk(&app, request))
}

#[tauri::command(async)]
pub fn set_flow_exception(app: State<'_>, request: SetFlowException) -> Answer<Changed<TogetherView>> {
    answer(together::set_flow_exception(&app, request))
}

#[tauri::command(async)]
pub fn set_effective(app: State<'_>, request: SetEffective) -> Answer<Changed<TogetherView>> {
    answer(effective::set_effective(&app, request))
}

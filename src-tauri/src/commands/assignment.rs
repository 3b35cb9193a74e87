//! Before the workshop: asking owners, answering, and what came back.

use varsam_app::dto::{
    AnsweringView, AssignmentFile, AssignmentsView, Changed, MergeAnswers, RegisterView, ResponsesRead,
    SendAssignment, SentAssignment,
};
use varsam_app::{assignment, responses};

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn assignments(app: State<'_>, system: String) -> Answer<AssignmentsView> {
    answer(assignment::assignments(&app, &system))
}

#[tauri::command(async)]
pub fn send_assignment(app: State<'_>, request: SendAssignment) -> Answer<Option<Changed<SentAssignment>>> {
    answer(assignment::send_assignment(&app, request))
}

#[tauri::command(async)]
pub fn withdraw_assignment(app: State<'_>, id: String) -> Answer<Changed<AssignmentsView>> {
    answer(assignment::withdraw_assignment(&app, &id))
}

#[tauri::command(async)]
pub fn choose_responses(app: State<'_>, system: String) -> Answer<Option<Changed<ResponsesRead>>> {
    answer(responses::choose_responses(&app, &system))
}

#[tauri::command(async)]
pub fn merge_answers(app: State<'_>, request: MergeAnswers) -> Answer<Changed<AssignmentsView>> {
    answer(responses::merge_answers(&app, request))
}

#[tauri::command(async)]
pub fn merge_agreed(app: State<'_>, system: String) -> Answer<Changed<AssignmentsView>> {
    answer(responses::merge_agreed(&app, &system))
}

#[tauri::command(async)]
pub fn choose_assignment(app: State<'_>) -> Answer<Option<AssignmentFile>> {
    answer(assignment::choose_assignment(&app))
}

#[tauri::command(async)]
pub fn open_assignment(app: State<'_>, code: String) -> Answer<Changed<RegisterView>> {
    answer(assignment::open_assignment(&app, code))
}

#[tauri::command(async)]
pub fn answering(app: State<'_>) -> Answer<Option<AnsweringView>> {
    answer(assignment::answering(&app))
}

#[tauri::command(async)]
pub fn hand_in(app: State<'_>, notes: String) -> Answer<Option<Changed<AnsweringView>>> {
    answer(assignment::hand_in(&app, &notes))
}

//! The question view.

use varsam_app::dto::{AnswerQuestion, Changed, QuestionsView};
use varsam_app::questions;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn questions(app: State<'_>, system: String) -> Answer<QuestionsView> {
    answer(questions::questions(&app, &system))
}

#[tauri::command(async)]
pub fn answer_question(app: State<'_>, request: AnswerQuestion) -> Answer<Changed<QuestionsView>> {
    answer(questions::answer_question(&app, request))
}

//! The task list of a system.

use varsam_app::dto::TaskListView;
use varsam_app::tasks;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn task_list(app: State<'_>, system: String) -> Answer<TaskListView> {
    answer(tasks::task_list(&app, &system))
}

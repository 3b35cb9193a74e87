//! The action plan.

use varsam_app::dto::{ActionPlanView, ExportPlan, ExportReceipt};
use varsam_app::plan;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn action_plan(app: State<'_>, system: Option<String>) -> Answer<ActionPlanView> {
    answer(plan::action_plan(&app, system.as_deref()))
}

#[tauri::command(async)]
pub fn export_plan(app: State<'_>, request: ExportPlan) -> Answer<Option<ExportReceipt>> {
    answer(plan::export_plan(&app, &request))
}

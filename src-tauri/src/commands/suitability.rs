//! Lämplighet: assessments, their answers and conditions.

use varsam_app::dto::{
    AnswerAssessment, AssessmentView, Changed, ExportReceipt, QuestionnaireView, SetCondition,
    StartAssessment, SuitabilityView,
};
use varsam_app::suitability;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn suitability(app: State<'_>, system: String) -> Answer<SuitabilityView> {
    answer(suitability::suitability(&app, &system))
}

#[tauri::command(async)]
pub fn start_assessment(app: State<'_>, request: StartAssessment) -> Answer<Changed<AssessmentView>> {
    answer(suitability::start_assessment(&app, request))
}

#[tauri::command(async)]
pub fn assessment(app: State<'_>, id: String) -> Answer<AssessmentView> {
    answer(suitability::assessment(&app, &id))
}

#[tauri::command(async)]
pub fn questionnaire(app: State<'_>, id: String, version: String) -> Answer<QuestionnaireView> {
    answer(suitability::questionnaire(&app, &id, &version))
}

#[tauri::command(async)]
pub fn answer_assessment(app: State<'_>, request: AnswerAssessment) -> Answer<Changed<AssessmentView>> {
    answer(suitability::answer_assessment(&app, request))
}

#[tauri::command(async)]
pub fn set_condition(app: State<'_>, request: SetCondition) -> Answer<Changed<AssessmentView>> {
    answer(suitability::set_condition(&app, request))
}

#[tauri::command(async)]
pub fn finish_assessment(app: State<'_>, id: String) -> Answer<Changed<AssessmentView>> {
    answer(suitability::finish_assessment(&app, &id))
}

#[tauri::command(async)]
pub fn reopen_assessment(app: State<'_>, id: String) -> Answer<Changed<AssessmentView>> {
    answer(suitability::reopen_assessment(&app, &id))
}

#[tauri::command(async)]
pub fn discard_assessment(app: State<'_>, id: String) -> Answer<Changed<SuitabilityView>> {
    answer(suitability::discard_assessment(&app, &id))
}

#[tauri::command(async)]
pub fn export_assessment(app: State<'_>, id: String) -> Answer<Option<ExportReceipt>> {
    answer(suitability::export_assessment(&app, &id))
}

//! Grind: the stop-gate, stopping, purging, calling back.

use varsam_app::dto::{
    AnswerGate, Changed, ExportReceipt, GateOutcome, GateQuestionView, GateView, LiftStop, PurgePreview,
    PurgeRequest, SignWithdrawals, StopChoices, StopRequest, StoppedView,
};
use varsam_app::gate;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn gate(app: State<'_>, system: String) -> Answer<GateView> {
    answer(gate::gate(&app, &system))
}

#[tauri::command(async)]
pub fn gate_questions(app: State<'_>) -> Answer<Vec<GateQuestionView>> {
    answer(gate::gate_questions(&app))
}

#[tauri::command(async)]
pub fn answer_gate(app: State<'_>, request: AnswerGate) -> Answer<Changed<GateOutcome>> {
    answer(gate::answer_gate(&app, request))
}

#[tauri::command(async)]
pub fn stop_choices(app: State<'_>, system: Option<String>) -> Answer<StopChoices> {
    answer(gate::stop_choices(&app, system.as_deref()))
}

#[tauri::command(async)]
pub fn stop(app: State<'_>, request: StopRequest) -> Answer<Changed<StoppedView>> {
    answer(gate::stop(&app, request))
}

#[tauri::command(async)]
pub fn lift_stop(app: State<'_>, request: LiftStop) -> Answer<Changed<StoppedView>> {
    answer(gate::lift_stop(&app, request))
}

#[tauri::command(async)]
pub fn stopped(app: State<'_>) -> Answer<StoppedView> {
    answer(gate::stopped(&app))
}

#[tauri::command(async)]
pub fn purge_preview(app: State<'_>, code: String) -> Answer<PurgePreview> {
    answer(gate::purge_preview(&app, &code))
}

#[tauri::command(async)]
pub fn purge(app: State<'_>, request: PurgeRequest) -> Answer<Changed<StoppedView>> {
    answer(gate::purge(&app, request))
}

#[tauri::command(async)]
pub fn sign_withdrawals(app: State<'_>, request: SignWithdrawals) -> Answer<Changed<StoppedView>> {
    answer(gate::sign_withdrawals(&app, request))
}

#[tauri::command(async)]
pub fn export_withdrawals(app: State<'_>) -> Answer<Option<ExportReceipt>> {
    answer(gate::export_withdrawals(&app))
}

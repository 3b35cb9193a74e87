//! The workshop: planned, voted in, revealed, decided.

use varsam_app::dto::{
    CastVote, Changed, CloseWorkshop, DecideQuestion, ExportReceipt, NoteWorkshop, PlanWorkshop, QuestionKey,
    WorkshopView,
};
use varsam_app::workshop;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn workshop(app: State<'_>, system: String) -> Answer<WorkshopView> {
    answer(workshop::workshop(&app, &system))
}

#[tauri::command(async)]
pub fn plan_workshop(app: State<'_>, request: PlanWorkshop) -> Answer<Changed<WorkshopView>> {
    answer(workshop::plan_workshop(&app, request))
}

#[tauri::command(async)]
pub fn begin_round(app: State<'_>, system: String) -> Answer<Changed<WorkshopView>> {
    answer(workshop::begin_round(&app, &system))
}

#[tauri::command(async)]
pub fn cast_vote(app: State<'_>, request: CastVote) -> Answer<Changed<WorkshopView>> {
    answer(workshop::cast_vote(&app, request))
}

#[tauri::command(async)]
pub fn reveal_votes(app: State<'_>, system: String) -> Answer<Changed<WorkshopView>> {
    answer(workshop::reveal_votes(&app, &system))
}

#[tauri::command(async)]
pub fn show_question(app: State<'_>, system: String, key: QuestionKey) -> Answer<Changed<WorkshopView>> {
    answer(workshop::show_question(&app, &system, key))
}

#[tauri::command(async)]
pub fn revote(app: State<'_>, system: String, key: QuestionKey) -> Answer<Changed<WorkshopView>> {
    answer(workshop::revote(&app, &system, key))
}

#[tauri::command(async)]
pub fn decide_question(app: State<'_>, request: DecideQuestion) -> Answer<Changed<WorkshopView>> {
    answer(workshop::decide_question(&app, request))
}

#[tauri::command(async)]
pub fn note_workshop(app: State<'_>, request: NoteWorkshop) -> Answer<Changed<WorkshopView>> {
    answer(workshop::note_workshop(&app, request))
}

#[tauri::command(async)]
pub fn close_workshop(app: State<'_>, request: CloseWorkshop) -> Answer<Changed<WorkshopView>> {
    answer(workshop::close_workshop(&app, request))
}

#[tauri::command(async)]
pub fn export_minutes(app: State<'_>, system: String) -> Answer<Option<ExportReceipt>> {
    answer(workshop::export_minutes(&app, &system))
}

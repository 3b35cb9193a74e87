//! A command for each use case: unpack, delegate, return. They run beside the window's own thread,
//! so that it stays alive while a key is derived or a dialog is open.

mod assets;
mod assignment;
mod backups;
mod centre;
mod classify;
mod continuity;
mod dpia;
mod export;
mod fast;
mod gate;
mod handover;
mod history;
mod identity;
mod import;
mod incidents;
mod links;
mod map;
mod measures;
mod pack_change;
mod plan;
mod projector;
mod questions;
mod records;
mod register;
mod reorganise;
mod review;
mod revisions;
mod risk;
mod sample;
mod secrecy;
mod session;
mod sign;
mod start;
mod suitability;
mod tasks;
mod together;
mod workshop;

use tauri::ipc::Invoke;
use varsam_app::dto::ErrorDto;
use varsam_app::{App, AppError};

use crate::host::WindowHost;

/// The application, as Tauri hands it to a command.
type State<'a> = tauri::State<'a, App<WindowHost>>;

/// What a command gives the window.
type Answer<T> = Result<T, ErrorDto>;

fn answer<T>(result: Result<T, AppError>) -> Answer<T> {
    result.map_err(|error| ErrorDto::from(&error))
}

/// Every command. `build.rs` lists the same names, and `capabilities/main.json` allows them.
pub fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        start::start,
        start::set_language,
        start::choose_folder,
        start::create_register,
        start::choose_register,
        start::open_register,
        start::close_register,
        start::forget_recent,
        sample::open_sample,
        register::register,
        register::set_organisation,
        register::add_system,
        reorganise::organisation,
        reorganise::reorganising,
        reorganise::preview_reorganise,
        reorganise::reorganise,
        import::choose_import,
        import::map_import,
        import::commit_import,
        import::cancel_import,
        tasks::task_list,
        assets::assets,
        assets::add_set,
        assets::set_owner,
        assets::other_sets,
        assets::hold_set,
        assets::release_set,
        classify::matrix,
        classify::set_level,
        classify::set_reason,
        fast::preview_bulk,
        fast::set_levels,
        fast::similar_sets,
        fast::copy_levels,
        fast::find,
        centre::centre,
        centre::choose_centre_file,
        centre::take_trust_list,
        centre::open_centre_pack,
        centre::open_centre_catalogue,
        centre::take_catalogue,
        centre::cancel_centre_file,
        centre::enrol_key,
        handover::hand_over_view,
        handover::hand_over,
        handover::take_back,
        handover::choose_handover,
        handover::open_handover,
        handover::take_in,
        handover::cancel_handover,
        history::history,
        history::history_details,
        history::check_history,
        backups::keep_safe,
        backups::backups,
        backups::preview_restore,
        backups::restore_backup,
        backups::save_elsewhere,
        secrecy::change_passphrase,
        secrecy::passphrase_strength,
        secrecy::lock,
        secrecy::was_at,
        secrecy::set_lock_after,
        assignment::assignments,
        assignment::send_assignment,
        assignment::withdraw_assignment,
        assignment::choose_responses,
        assignment::merge_answers,
        assignment::merge_agreed,
        assignment::choose_assignment,
        assignment::open_assignment,
        assignment::answering,
        assignment::hand_in,
        review::review,
        revisions::revisions,
        revisions::compare_revisions,
        revisions::reconsider,
        identity::identities,
        identity::create_identity,
        sign::sign_result,
        sign::sign_statement,
        export::export_bundle,
        export::export_pdf,
        gate::gate,
        gate::gate_questions,
        gate::answer_gate,
        gate::stop_choices,
        gate::stop,
        gate::lift_stop,
        gate::stopped,
        gate::purge_preview,
        gate::purge,
        gate::sign_withdrawals,
        gate::export_withdrawals,
        together::together,
        together::answer_talk,
        together::set_flow_exception,
        together::set_effective,
        links::links,
        links::all_links,
        links::put_flow,
        links::delete_flow,
        links::put_dependency,
        links::delete_dependency,
        map::map,
        questions::questions,
        questions::answer_question,
        suitability::suitability,
        suitability::start_assessment,
        suitability::assessment,
        suitability::questionnaire,
        suitability::answer_assessment,
        suitability::set_condition,
        suitability::finish_assessment,
        suitability::reopen_assessment,
        suitability::discard_assessment,
        suitability::export_assessment,
        dpia::dpia,
        dpia::set_dpia,
        dpia::finish_dpia,
        dpia::reopen_dpia,
        records::records,
        records::set_data_protection,
        records::export_records,
        measures::measures,
        measures::set_measure,
        measures::set_measure_exception,
        plan::action_plan,
        plan::export_plan,
        continuity::continuity,
        continuity::set_continuity,
        continuity::continuity_plan,
        continuity::export_continuity,
        risk::risks,
        risk::set_risk,
        risk::delete_risk,
        risk::set_appetite,
        incidents::incidents,
        incidents::set_incident,
        incidents::delete_incident,
        incidents::review_incident,
        incidents::import_incidents,
        workshop::workshop,
        workshop::plan_workshop,
        workshop::begin_round,
        workshop::cast_vote,
        workshop::reveal_votes,
        workshop::show_question,
        workshop::revote,
        workshop::decide_question,
        workshop::note_workshop,
        workshop::close_workshop,
        workshop::export_minutes,
        projector::open_projector,
        projector::projector_view,
        pack_change::choose_pack,
        pack_change::move_to_pack,
        session::pack,
        session::undo,
        session::redo,
        session::ui_ready
    ]
}

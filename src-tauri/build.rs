//! Lists the commands, so that capabilities can name each of them.

/// Every command of the window, in the order of `src/commands`.
const COMMANDS: &[&str] = &[
    "start",
    "set_language",
    "choose_folder",
    "create_register",
    "choose_register",
    "open_register",
    "open_sample",
    "close_register",
    "forget_recent",
    "register",
    "set_organisation",
    "add_system",
    "pack",
    "choose_pack",
    "move_to_pack",
    "choose_import",
    "map_import",
    "commit_import",
    "cancel_import",
    "task_list",
    "assets",
    "add_set",
    "set_owner",
    "matrix",
    "set_level",
    "set_reason",
    "together",
    "answer_talk",
    "set_flow_exception",
    "set_effective",
    "links",
    "all_links",
    "put_flow",
    "delete_flow",
    "put_dependency",
    "delete_dependency",
    "map",
    "questions",
    "answer_question",
    "undo",
    "redo",
    "review",
    "identities",
    "create_identity",
    "sign_result",
    "sign_statement",
    "export_bundle",
    "export_pdf",
    "ui_ready",
];

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}

//! The window around `varsam-app`: dialogs, a clock, randomness, and a command for each use case.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod host;
mod projector;
mod smoke;

use tauri::{Manager, WebviewUrl, WebviewWindowBuilder};
use varsam_app::App;

use crate::host::WindowHost;

/// Whether an address is a page of ours: a window goes nowhere else.
fn is_own_page(url: &tauri::Url) -> bool {
    matches!(url.scheme(), "tauri") || url.host_str() == Some("tauri.localhost")
}

fn main() {
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .setup(|tauri| {
            tauri.manage(App::new(WindowHost::new(tauri.handle().clone())?));
            WebviewWindowBuilder::new(tauri, "main", WebviewUrl::default())
                .title("Varsam")
                .inner_size(1280.0, 800.0)
                .min_inner_size(640.0, 480.0)
                // Votes are given here one after another: no screen recording, where the system can
                // keep it out.
                .content_protected(true)
                .on_navigation(is_own_page)
                .build()?;
            Ok(())
        })
        .on_window_event(projector::follow)
        .invoke_handler(commands::handler())
        .run(tauri::generate_context!());
    if let Err(error) = built {
        eprintln!("Varsam could not start: {error}");
        std::process::exit(1);
    }
}

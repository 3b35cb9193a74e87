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

/// Somebody started Varsam once more: the window that is there is what they look for.
fn come_forward(tauri: &tauri::AppHandle) {
    if let Some(window) = tauri.get_webview_window("main") {
        // A window that cannot be raised is still the only one.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

fn main() {
    let built = tauri::Builder::default()
        // First, so that a second start has made nothing when it ends.
        .plugin(tauri_plugin_single_instance::init(|tauri, _, _| come_forward(tauri)))
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

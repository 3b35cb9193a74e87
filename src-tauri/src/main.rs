//! The window around `varsam-app`: dialogs, a clock, randomness, and a command for each use case.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod host;
mod smoke;

use tauri::{Manager, WebviewUrl, WebviewWindowBuilder};
use varsam_app::App;

use crate::host::WindowHost;

fn main() {
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .setup(|tauri| {
            tauri.manage(App::new(WindowHost::new(tauri.handle().clone())?));
            WebviewWindowBuilder::new(tauri, "main", WebviewUrl::default())
                .title("Varsam")
                .inner_size(1280.0, 800.0)
                .min_inner_size(640.0, 480.0)
                .on_navigation(|url| {
                    matches!(url.scheme(), "tauri") || url.host_str() == Some("tauri.localhost")
                })
                .build()?;
            Ok(())
        })
        .invoke_handler(commands::handler())
        .run(tauri::generate_context!());
    if let Err(error) = built {
        eprintln!("Varsam could not start: {error}");
        std::process::exit(1);
    }
}

//! The second window: on another screen than the first where there is one. It holds nothing private,
//! so where the system moves it when a screen is lost does not matter.

use tauri::{
    AppHandle, Manager, Monitor, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Window, WindowEvent,
};
use varsam_app::AppError;

/// What the window is called; `capabilities/projector.json` allows it one command.
const LABEL: &str = "projector";

/// Shows the second window, and opens it first when it is not there.
pub fn show(app: &AppHandle) -> Result<(), AppError> {
    let window = match app.get_webview_window(LABEL) {
        Some(window) => window,
        None => WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html#projector".into()))
            .title("Varsam")
            .inner_size(1024.0, 768.0)
            .on_navigation(crate::is_own_page)
            .build()
            .map_err(failed)?,
    };
    place(app, &window).map_err(failed)
}

/// Fills another screen than the first window's. Where there is none it lies on that, as a window:
/// its own may have been lost.
fn place(app: &AppHandle, window: &WebviewWindow) -> tauri::Result<()> {
    match other_screen(app) {
        Some(other) => {
            window.set_position(*other.position())?;
            window.set_fullscreen(true)?;
        }
        None => {
            window.set_fullscreen(false)?;
            window.center()?;
        }
    }
    window.set_focus()
}

/// Closes the second window: nothing of what it showed is left.
pub fn close(app: &AppHandle) {
    if let Some(projector) = app.get_webview_window(LABEL) {
        // It shows nothing without a register, should it stay.
        let _ = projector.destroy();
    }
}

/// Closes the second window with the first: it has nobody to follow. When its screen is lost and the
/// system moves it to the first window's, it no longer covers that; F5 brings it back.
pub fn follow(window: &Window, event: &WindowEvent) {
    let moved = matches!(event, WindowEvent::Moved(_) | WindowEvent::Resized(_));
    if window.label() == LABEL && moved && other_screen(window.app_handle()).is_none() {
        let _ = window.set_fullscreen(false);
    }
    if window.label() == "main" && matches!(event, WindowEvent::Destroyed) {
        close(window.app_handle());
    }
}

/// A screen that the first window is not on.
fn other_screen(app: &AppHandle) -> Option<Monitor> {
    let main = app.get_webview_window("main")?;
    let here = main.current_monitor().ok()??;
    let screens = main.available_monitors().ok()?;
    screens.into_iter().find(|screen| screen.position() != here.position())
}

fn failed(error: tauri::Error) -> AppError {
    AppError::new("internal").with("detail", error)
}

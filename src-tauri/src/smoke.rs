//! `VARSAM_SMOKE=1`: end with 0 as soon as the first screen can be used, for a test that the
//! application starts at all.

/// Ends the application when it was started only to see that it starts.
pub fn first_screen_is_usable(window: &tauri::AppHandle) {
    if std::env::var_os("VARSAM_SMOKE").is_some_and(|value| value == "1") {
        println!("Varsam: the first screen is usable.");
        window.exit(0);
    }
}

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use varsam_app::{Host, SaveKind};

/// The real host: the system's clock, randomness, folders and dialogs.
pub struct WindowHost {
    window: AppHandle,
    home: PathBuf,
    profile: PathBuf,
}

impl WindowHost {
    /// Finds the person's folders.
    ///
    /// # Errors
    /// When the system does not say where they are.
    pub fn new(window: AppHandle) -> tauri::Result<Self> {
        let home = window.path().home_dir()?;
        let profile = window.path().app_config_dir()?;
        Ok(Self { window, home, profile })
    }

    fn dialog(&self) -> FileDialogBuilder<tauri::Wry> {
        let dialog = self.window.dialog().file().set_directory(&self.home);
        match self.window.get_webview_window("main") {
            Some(main) => dialog.set_parent(&main),
            None => dialog,
        }
    }
}

fn path(answer: Option<FilePath>) -> Option<PathBuf> {
    answer.and_then(|path| path.into_path().ok())
}

impl Host for WindowHost {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn random(&self, bytes: &mut [u8]) {
        // Without randomness from the system no key may be made: there is nothing to go on with.
        getrandom::fill(bytes).expect("the system gives randomness");
    }

    fn account(&self) -> String {
        ["USER", "USERNAME"].iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default()
    }

    fn home(&self) -> PathBuf {
        self.home.clone()
    }

    fn profile(&self) -> PathBuf {
        self.profile.clone()
    }

    fn language(&self) -> String {
        sys_locale::get_locale().unwrap_or_else(|| "sv".to_owned())
    }

    fn ask_folder(&self) -> Option<PathBuf> {
        answered("FOLDER").unwrap_or_else(|| path(self.dialog().blocking_pick_folder()))
    }

    fn ask_register(&self) -> Option<PathBuf> {
        answered("REGISTER")
            .unwrap_or_else(|| path(self.dialog().add_filter("Varsam", &["varsam"]).blocking_pick_file()))
    }

    fn ask_tables(&self) -> Vec<PathBuf> {
        if let Some(answer) = answered("TABLES") {
            return answer
                .iter()
                .flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten().flatten())
                .map(|entry| entry.path())
                .collect();
        }
        let chosen = self.dialog().add_filter("CSV", &["csv", "txt"]).blocking_pick_files();
        chosen.unwrap_or_default().into_iter().filter_map(|path| path.into_path().ok()).collect()
    }

    fn ask_pack(&self) -> Option<PathBuf> {
        answered("PACK")
            .unwrap_or_else(|| path(self.dialog().add_filter("JSON", &["json"]).blocking_pick_file()))
    }

    fn ask_assignment(&self) -> Option<PathBuf> {
        answered("ASSIGNMENT")
            .unwrap_or_else(|| path(self.dialog().add_filter("Varsam", &["vbundle"]).blocking_pick_file()))
    }

    fn ask_centre(&self) -> Option<PathBuf> {
        answered("CENTRE")
            .unwrap_or_else(|| path(self.dialog().add_filter("Varsam", &["vbundle"]).blocking_pick_file()))
    }

    fn ask_handover(&self) -> Option<PathBuf> {
        answered("HANDOVER")
            .unwrap_or_else(|| path(self.dialog().add_filter("Varsam", &["vhandover"]).blocking_pick_file()))
    }

    fn ask_responses(&self) -> Vec<PathBuf> {
        if let Some(answer) = answered("RESPONSES") {
            return answer
                .iter()
                .flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten().flatten())
                .map(|entry| entry.path())
                .collect();
        }
        let chosen = self.dialog().add_filter("Varsam, Excel", &["vbundle", "xlsx"]).blocking_pick_files();
        chosen.unwrap_or_default().into_iter().filter_map(|path| path.into_path().ok()).collect()
    }

    fn ask_save(&self, kind: SaveKind, suggested: &str) -> Option<PathBuf> {
        let (name, ending) = match kind {
            SaveKind::Bundle => ("Varsam", "vbundle"),
            SaveKind::Report => ("PDF", "pdf"),
            SaveKind::Workbook => ("Excel", "xlsx"),
            SaveKind::Handover => ("Varsam", "vhandover"),
            SaveKind::Register => ("Varsam", "varsam"),
        };
        if let Some(folder) = answered("SAVE") {
            return folder.map(|folder| folder.join(suggested));
        }
        path(self.dialog().add_filter(name, &[ending]).set_file_name(suggested).blocking_save_file())
    }
}

/// The answer that a test gives to a dialog, from the environment.
#[cfg(feature = "answered-dialogs")]
fn answered(dialog: &str) -> Option<Option<PathBuf>> {
    std::env::var_os(format!("VARSAM_DIALOG_{dialog}")).map(|path| (!path.is_empty()).then(|| path.into()))
}

#[cfg(not(feature = "answered-dialogs"))]
fn answered(_dialog: &str) -> Option<Option<PathBuf>> {
    None
}

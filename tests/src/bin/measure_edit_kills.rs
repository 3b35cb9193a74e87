//! Kills a process of the use cases at 500 random moments while it edits, and prints as one line of
//! JSON how many were killed and how many acknowledged operations were lost: `kills` and
//! `acknowledged_lost`.
//!
//! Run it in release mode: `cargo run --release -p varsam-tests --bin measure_edit_kills [KILLS]`.
//! With a folder for an argument it is the process that is killed.

use std::path::Path;
use std::process::ExitCode;

use chrono::Utc;
use varsam_tests::kills::{edit, kill_edits};

/// How many are killed.
const KILLS: u32 = 500;

fn main() -> ExitCode {
    let wanted = match std::env::args().nth(1) {
        None => KILLS,
        Some(argument) => match argument.parse() {
            Ok(wanted) => wanted,
            Err(_) => return edit(Path::new(&argument)),
        },
    };
    let mut random = u64::from(std::process::id()) ^ Utc::now().timestamp_micros().unsigned_abs();
    let mut chance = || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        u32::try_from(random % 1_000).unwrap_or_default()
    };
    let Ok(program) = std::env::current_exe() else { return ExitCode::FAILURE };
    let kills = kill_edits(&program, wanted, &mut chance);
    eprintln!("{kills:?}");
    println!("{{\"kills\":{},\"acknowledged_lost\":{}}}", kills.killed, kills.lost);
    ExitCode::SUCCESS
}

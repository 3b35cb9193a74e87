//! Kills imports at random moments, 200 with each database, runs each once more, and prints as one
//! line of JSON how many were killed and how many documents were lost, doubled or wrongly receipted:
//! `import_kills` and `import_lost`.
//!
//! Run it in release mode: `cargo run --release -p varsam-tests --bin measure_kills [KILLS]`.

#[path = "../../../crates/registry/tests/common/mod.rs"]
mod common;

use std::process::ExitCode;

use chrono::Utc;
use common::kills::{Kills, kill_imports};
use common::{Database, on};
use varsam_registry::{Given, cli};
use zeroize::Zeroizing;

/// How many are killed with each database.
const KILLS: u32 = 200;

fn main() -> ExitCode {
    let wanted = match std::env::args().nth(1).map(|text| text.parse()) {
        None => KILLS,
        Some(Ok(wanted)) => wanted,
        // With other arguments it is the registry's own command.
        Some(Err(_)) => return command(),
    };
    let mut all = Kills::default();
    let mut random = Random(u64::from(std::process::id()) ^ Utc::now().timestamp_micros().unsigned_abs());
    for database in [Database::Sqlite, Database::Postgres] {
        on(database, || {
            let kills = kill_imports(wanted, || random.below_thousand());
            eprintln!("{database:?}: {kills:?}");
            all.killed += kills.killed;
            all.lost += kills.lost;
        });
    }
    println!("{{\"import_kills\":{},\"import_lost\":{}}}", all.killed, all.lost);
    ExitCode::SUCCESS
}

fn command() -> ExitCode {
    let random = Zeroizing::new(std::array::from_fn(|at| at as u8));
    let given = Given { now: Utc::now(), random, watched: false };
    let passphrase = Some(Zeroizing::new(common::PASSPHRASE.to_owned()));
    let exit =
        cli::run(std::env::args_os(), &given, passphrase, &mut std::io::stdout(), &mut std::io::stderr());
    ExitCode::from(exit.code())
}

/// Another moment in every run, so that many runs come to many moments.
struct Random(u64);

impl Random {
    fn below_thousand(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from(self.0 % 1_000).unwrap_or_default()
    }
}

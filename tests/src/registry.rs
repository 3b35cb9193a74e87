use std::ffi::OsString;

use chrono::{DateTime, Duration, Utc};
use varsam_registry::{Given, cli};
use zeroize::Zeroizing;

/// What a run of `varsam-registry` gave.
#[derive(Debug)]
pub struct Answer {
    /// Its exit code.
    pub code: u8,
    /// What it printed.
    pub out: String,
    /// What it complained of.
    pub err: String,
}

/// Runs `varsam-registry` in this process, with a fixed clock and fixed randomness.
pub fn registry(arguments: &[&str]) -> Answer {
    registry_on(20_778, arguments)
}

/// Runs it on a day, counted from the first of 1970.
pub fn registry_on(day: i64, arguments: &[&str]) -> Answer {
    let now: DateTime<Utc> = DateTime::UNIX_EPOCH + Duration::days(day);
    let given = Given { now, random: Zeroizing::new(std::array::from_fn(|n| n as u8)), watched: false };
    let passphrase = Zeroizing::new(varsam_app::sample::PASSPHRASE.to_owned());
    let words = std::iter::once("varsam-registry").chain(arguments.iter().copied()).map(OsString::from);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = cli::run(words, &given, Some(passphrase), &mut out, &mut err);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Answer { code: exit.code(), out: text(out), err: text(err) }
}
